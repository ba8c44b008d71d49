"""What can be used of a reply is used, and nothing else is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.llm.replies import EvaluationReply, QuestionReply, parse, parse_partial

VERDICTS = [
    {"key_point": 1, "verdict": "covered", "quote": 'it’s "both" 😀'},
    {"key_point": 2, "verdict": "missing", "quote": None},
    {"key_point": 3, "verdict": "partial", "quote": "C:\\new {line}\nand more"},
]
EVALUATION: dict[str, Any] = {
    "verdicts": VERDICTS,
    "feedback": "You name “both” 😀 and {one} \\ more.\nSay why.",
    "correctness": 0.75,
    "completeness": 0.5,
    "clarity": 1,
}
QUESTION: dict[str, Any] = {
    "question": "Why does a merge keep both histories?",
    "key_points": [{"text": "Nothing is rewritten.", "passage": 1}],
    "model_answer": "A merge rewrites nothing.",
}
TEXT = json.dumps(EVALUATION)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(EVALUATION)), inner, max_size=3),
    max_leaves=8,
)


def fails_with(text: str, schema: type[EvaluationReply | QuestionReply] = EvaluationReply) -> faults.Kind:
    with pytest.raises(ChatModelError) as caught:
        parse(text, schema)
    return caught.value.kind


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "\n\n  {}\n",
        "```json\n{}\n```",
        "```\n{}\n```\nI hope this helps!",
        "Here is my evaluation:\n{}",
        "{} Tell me if you want it {{longer}}.",
        "{}{}",
        '<think>The answer says {{"clarity": 0}}, but no.</think>\n{}',
        "<think>\none\n</think><THINK>two</THINK>{}",
        "\ufeff{}",
    ],
)
def test_the_object_is_found_whatever_stands_around_it(around: str) -> None:
    reply = parse(around.format(TEXT, TEXT), EvaluationReply)
    assert reply.model_dump(mode="json") == EVALUATION


@pytest.mark.parametrize("field", ["correctness", "completeness", "clarity"])
@pytest.mark.parametrize(
    "value",
    ["NaN", "Infinity", "-Infinity", "1e309", "-1", "-0.001", "1.001", "100", "9" * 5_000,
     '"full"', '"0.5"', "true", "null", "[]", "{}", "[0.5]"],
)  # fmt: skip
def test_a_dimension_that_is_no_number_in_0_to_1_makes_the_reply_unusable(field: str, value: str) -> None:
    text = json.dumps(EVALUATION | {field: "@"}).replace('"@"', value)
    assert fails_with(text) is faults.INVALID


@pytest.mark.parametrize("value", [0, 1, 0.0, 1.0, 0.3])
def test_a_dimension_may_be_anything_in_0_to_1(value: float) -> None:
    assert parse(json.dumps(EVALUATION | {"clarity": value}), EvaluationReply).clarity == value


@pytest.mark.parametrize("field", EVALUATION)
def test_every_field_of_an_evaluation_has_to_be_there(field: str) -> None:
    assert (
        fails_with(json.dumps({name: value for name, value in EVALUATION.items() if name != field})) is faults.INVALID
    )


@pytest.mark.parametrize("field", QUESTION)
@pytest.mark.parametrize("value", ["", " \n", None, [], 5, ...])
def test_every_field_of_a_question_has_to_say_something(field: str, value: object) -> None:
    given_fields = {name: said for name, said in (QUESTION | {field: value}).items() if said is not ...}
    assert fails_with(json.dumps(given_fields), QuestionReply) is faults.INVALID


def test_more_fields_than_asked_for_do_no_harm() -> None:
    verdicts = [verdict | {"reason": "because"} for verdict in VERDICTS]
    reply = parse(json.dumps(EVALUATION | {"verdicts": verdicts, "score": 100, "difficulty": "easy"}), EvaluationReply)
    assert reply.model_dump(mode="json") == EVALUATION


@pytest.mark.parametrize(
    "verdicts",
    [
        None, "covered", {}, [1], ["covered"], [[]], [None],
        [{"key_point": 1, "verdict": "great", "quote": None}],
        [{"key_point": "one", "verdict": "covered", "quote": None}],
        [{"key_point": 1.5, "verdict": "covered", "quote": None}],
        [{"key_point": 1, "verdict": "covered", "quote": ["a"]}],
        [{"key_point": 1, "verdict": "covered"}],
    ],
)  # fmt: skip
def test_verdicts_of_another_shape_make_the_reply_unusable(verdicts: object) -> None:
    assert fails_with(json.dumps(EVALUATION | {"verdicts": verdicts})) is faults.INVALID


@pytest.mark.parametrize(
    "text",
    ["", " ", "no", "null", "[]", "{", "}", '{"verdicts":', TEXT[:-1], TEXT[1:], "[" * 100_000, "{" * 100_000,
     '{"a":' * 100_000, '{"verdicts":' + "[" * 100_000, '{"a":' * 500 + "1" + "}" * 500,
     "<think>" + TEXT[:20], "<think>" + TEXT + "</think>"],
)  # fmt: skip
def test_what_is_no_object_of_that_kind_is_unusable_however_deep(text: str) -> None:
    assert fails_with(text) is faults.INVALID
    assert parse_partial(text)[1] in {"", EVALUATION["feedback"]}


@given(JSON)
def test_other_json_never_fails_otherwise(value: object) -> None:
    for text in (json.dumps(value), json.dumps(EVALUATION | {"verdicts": value})):
        try:
            parse(text, EvaluationReply)
        except ChatModelError as error:
            assert error.kind is faults.INVALID  # noqa: PT017  # either is fine, anything else is not
        parse_partial(text)


@pytest.mark.parametrize("character", ["\0", "\ud800"])
@pytest.mark.parametrize(
    ("reply", "field", "schema"),
    [(EVALUATION, "feedback", EvaluationReply), (QUESTION, "question", QuestionReply),
     (QUESTION, "model_answer", QuestionReply)],
)  # fmt: skip
def test_a_text_that_no_database_can_store_is_not_taken_as_it_is(
    reply: dict[str, Any], field: str, schema: type[EvaluationReply | QuestionReply], character: str
) -> None:
    text = json.dumps(reply | {field: f"some{character}thing"})
    try:
        # In ASCII: a failing test's report has to be encoded too.
        taken = ascii(getattr(parse(text, schema), field))
    except ChatModelError:
        return
    assert ascii(character)[1:-1] not in taken


def test_key_points_beyond_the_sixth_are_left_out() -> None:
    points = [{"text": f"Point {number}.", "passage": 1} for number in range(9)]
    assert len(parse(json.dumps(QUESTION | {"key_points": points}), QuestionReply).key_points) == 6


@pytest.mark.parametrize("before", ["", "Sure!\n```json\n", "<think>{“not this”: 1}</think>\n"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_verdicts_only_grow_while_a_reply_comes_in(before: str, ascii_only: bool) -> None:
    text = before + json.dumps(EVALUATION, ensure_ascii=ascii_only)
    seen: list[dict[str, Any]] = []
    written = ""
    for end in range(len(text) + 1):
        verdicts, feedback = parse_partial(text[:end])
        said = [verdict.model_dump(mode="json") for verdict in verdicts]
        assert said[: len(seen)] == seen
        assert said == VERDICTS[: len(said)]
        assert feedback.startswith(written)
        feedback.encode()
        seen, written = said, feedback
    assert (seen, written) == (VERDICTS, EVALUATION["feedback"])


def test_a_verdict_is_known_when_the_next_one_begins_and_the_last_when_the_feedback_does() -> None:
    assert [
        len(parse_partial(TEXT[: TEXT.index(begun) + len(begun)])[0])
        for begun in ('"key_point": 1', '"key_point": 2', '"key_point": 3', '"feedback": "Y')
    ] == [0, 1, 2, 3]


def test_verdicts_only_grow_also_where_a_server_writes_the_feedback_first() -> None:
    text = json.dumps({"feedback": "Say why.", "verdicts": VERDICTS, "correctness": 0.5})
    counts, lengths = [], []
    for end in range(len(text) + 1):
        verdicts, feedback = parse_partial(text[:end])
        assert [verdict.model_dump(mode="json") for verdict in verdicts] == VERDICTS[: len(verdicts)]
        counts.append(len(verdicts))
        lengths.append(len(feedback))
    assert counts == sorted(counts)
    assert lengths == sorted(lengths)


@pytest.mark.parametrize("feedback", ["null", "5", '["a", "b"]', '{"a": "b"}'])
def test_a_feedback_that_is_no_text_is_not_shown(feedback: str) -> None:
    assert parse_partial(f'{{"verdicts": [], "feedback": {feedback}') == ([], "")
