"""Quotes are looked up in the answer, and a grade goes no further than those that are found."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_simulator.algorithms.rubric import Verdict, supported
from interview_simulator.interviewers.base import KeyPoint
from interview_simulator.interviewers.llm import evidence
from interview_simulator.interviewers.llm.evidence import Folded
from interview_simulator.interviewers.llm.replies import EvaluationReply, VerdictReply
from tests.unit.interviewers.samples import SOURCE

ANSWER = "A merge keeps both histories.\n\tRebase — they say — writes “new” commits; it's slower in Straße 7."
POINTS = tuple(KeyPoint(text, SOURCE) for text in ("Merge keeps both histories.", "Rebase writes new commits."))
BOTH = [
    VerdictReply(key_point=1, verdict=Verdict.COVERED, quote="keeps both histories"),
    VerdictReply(key_point=2, verdict=Verdict.COVERED, quote="writes “new” commits"),
]
INVISIBLE = "\u200b\u200d\u2060\ufeff\u202e\u00ad"
TEXTS = st.text(
    st.one_of(st.sampled_from("aB ß\n\t“”„’'-–.…*İſﬁ" + INVISIBLE), st.characters(codec="utf-8")), max_size=60
)


def verdict(position: int, said: Verdict = Verdict.COVERED, quote: str | None = "keeps both histories") -> VerdictReply:
    return VerdictReply(key_point=position, verdict=said, quote=quote)


def reply(claimed: float = 1.0) -> EvaluationReply:
    return EvaluationReply(
        verdicts=BOTH, feedback="Good.", correctness=claimed, completeness=claimed, clarity=claimed
    )  # fmt: skip


def verdicts_of(replies: list[VerdictReply], answer: str = ANSWER) -> list[Verdict]:
    return [found.verdict for found in evidence.all_verified(replies, POINTS, Folded(answer))]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("keeps both histories", "keeps both histories"),
        ("KEEPS Both histories", "keeps both histories"),
        ("histories. rebase", "histories.\n\tRebase"),
        ("both   \n histories", "both histories"),
        ('writes "new" commits', "writes “new” commits"),
        ("Rebase - they say - writes", "Rebase — they say — writes"),
        ("it’s slower", "it's slower"),
        ("STRASSE 7", "Straße 7"),
        ('"...A merge keeps"', "A merge keeps"),
        ("… slower in Straße 7.", "slower in Straße 7"),
        ("`**A merge**`", "A merge"),
        ("A mer\u200bge keeps", "A merge keeps"),
    ],
)
def test_a_quote_is_found_whatever_its_case_whitespace_and_typography(quote: str, found: str) -> None:
    assert Folded(ANSWER).locate(quote) == found


@pytest.mark.parametrize("quote", [ANSWER, ANSWER[:1], ANSWER[-2:], f"  {ANSWER}\n"])
def test_a_quote_may_stand_at_either_end_or_be_all_of_the_answer(quote: str) -> None:
    found = Folded(ANSWER).locate(quote)
    assert found is not None
    assert found.strip(".") == quote.strip().strip(".")


def test_characters_nobody_sees_in_the_answer_do_not_hide_a_quote() -> None:
    answer = "Re\u200bbase wri\u202etes new\ufeff commits."
    assert Folded(answer).locate("rebase writes new commits") == "Re\u200bbase wri\u202etes new\ufeff commits"


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " \n",
        "...",
        "“…”",
        "*` '",
        INVISIBLE,
        "keeps no histories",
        "keepsboth histories",
        "A merge keeps ... new commits",
        ANSWER + " more",
    ],
)
def test_what_the_answer_does_not_say_is_not_found(quote: str) -> None:
    assert Folded(ANSWER).locate(quote) is None


@given(TEXTS, st.data())
@example("ßß\u200b  a", None)
def test_every_piece_of_an_answer_is_found_and_what_is_found_is_verbatim(
    answer: str, data: st.DataObject | None
) -> None:
    start = data.draw(st.integers(0, len(answer))) if data else 0
    end = data.draw(st.integers(start, len(answer))) if data else len(answer)
    piece = answer[start:end]
    found = Folded(answer).locate(piece)
    if says_something(piece):
        assert found is not None
        assert found in answer
        assert Folded(answer).locate(found) == found
    else:
        assert found is None


def says_something(piece: str) -> bool:
    plain = evidence.visible(piece).translate(str.maketrans("‘’“”„–—", '\'\'"""--'))
    return any(not char.isspace() and char not in ".…'\"`*" for char in plain)


@given(TEXTS, TEXTS)
def test_nothing_is_found_that_is_not_in_the_answer(quote: str, answer: str) -> None:
    found = Folded(answer).locate(quote)
    assert found is None or found in answer


@pytest.mark.parametrize("said", [Verdict.COVERED, Verdict.PARTIAL, Verdict.CONTRADICTED])
@pytest.mark.parametrize("quote", [None, "", "never said", "it", "they"])
def test_a_verdict_without_telling_words_of_the_answer_is_missing(said: Verdict, quote: str | None) -> None:
    found = evidence.verified(verdict(1, said, quote), POINTS[0], Folded(ANSWER))
    assert (found.verdict, found.quote) == (Verdict.MISSING, None)


def test_a_missing_key_point_has_no_quote_even_when_the_reply_gives_one() -> None:
    found = evidence.verified(verdict(1, Verdict.MISSING), POINTS[0], Folded(ANSWER))
    assert (found.verdict, found.quote) == (Verdict.MISSING, None)


def test_each_key_point_has_its_verdict_whatever_order_they_come_in() -> None:
    found = evidence.all_verified(reversed(BOTH), POINTS, Folded(ANSWER))
    assert [one.key_point for one in found] == list(POINTS)
    assert [one.quote for one in found] == ["keeps both histories", "writes “new” commits"]


def test_a_key_point_the_reply_leaves_out_is_missing() -> None:
    assert verdicts_of(BOTH[1:]) == [Verdict.MISSING, Verdict.COVERED]
    assert verdicts_of([]) == [Verdict.MISSING, Verdict.MISSING]


@pytest.mark.parametrize("position", [-1, 0, 3, 10**30])
def test_a_verdict_on_a_key_point_that_does_not_exist_counts_for_nothing(position: int) -> None:
    assert verdicts_of([verdict(position)]) == [Verdict.MISSING, Verdict.MISSING]


@pytest.mark.parametrize("last", [Verdict.PARTIAL, Verdict.CONTRADICTED, Verdict.MISSING])
def test_of_several_verdicts_on_one_key_point_the_lowest_stands(last: Verdict) -> None:
    for replies in ([BOTH[0], verdict(1, last)], [verdict(1, last), BOTH[0]]):
        assert verdicts_of(replies)[0] is last


@pytest.mark.parametrize("said", list(Verdict))
@pytest.mark.parametrize("claimed", [0.0, 0.4, 1.0])
def test_no_dimension_exceeds_what_the_verdicts_support(said: Verdict, claimed: float) -> None:
    verdicts = evidence.all_verified([BOTH[0], verdict(2, said)], POINTS, Folded(ANSWER))
    graded = evidence.evaluation(
        reply(claimed), verdicts, feedback="Good.", chat_model="a model", prompt_version="evaluation.v1"
    )
    assert graded.completeness == (1 + said.credit) / 2
    assert graded.correctness == graded.clarity == min(claimed, supported(graded.completeness))


def test_claims_without_any_evidence_score_nothing() -> None:
    verdicts = evidence.all_verified([verdict(1, quote="invented"), verdict(2, quote="too")], POINTS, Folded(ANSWER))
    graded = evidence.evaluation(
        reply(), verdicts, feedback="Perfect.", chat_model="a model", prompt_version="evaluation.v1"
    )
    assert graded.score == 0
