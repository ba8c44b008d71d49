"""When a grade is looked at once more, and what the second look is shown.

A chat model may obey what an answer tells it. The offline grader cannot, so a grade well above its own is a reason to
look again; so is an answer that seems to speak to its grader. Neither costs the answer anything by itself. The second
look is shown the quoted sentences alone, cleared of what reads as an instruction: the rest of the answer, and whatever
it asks for, is out of its sight.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.algorithms.words import STOP_WORDS, content_stems, sentences, tokens
from interview_simulator.interviewers import talk
from interview_simulator.interviewers.base import Evaluation, KeyPointVerdict, Question
from interview_simulator.interviewers.llm.evidence import visible

THRESHOLD: Final = 0.3
"""How far a chat model's score may lie above the offline grader's before it is looked at again."""
FEWEST_LISTED: Final = 6
"""Words from which a sentence may be a list."""
PROSE_FROM: Final = 0.12
"""Share of stop words below which words are of another language, or name things and say nothing about them."""
FOREIGN_FROM: Final = 4
"""Words from which a sentence shows what language it is."""
OF_GRADING_FROM: Final = 2
"""Words of grading from which a question with its key points is about grading, or prompts, itself."""
LONGEST_SENTENCE: Final = 50
"""Words of a sentence that are shown at most."""
SEVERAL: Final = 3
"""Key points from which a sentence that is to stand for all of them must share more than a word with each."""

_TURNED = re.compile("[\u202d\u202e][^\u202c\n]*")


def is_due(evaluation: Evaluation, offline: Evaluation, answer: str) -> bool:
    """Return whether the chat model's `evaluation` is to be looked at once more."""
    return evaluation.score > offline.score + THRESHOLD or (
        evaluation.score > offline.score and _speaks_to_grader(answer)
    )


def excerpts(verdicts: Sequence[KeyPointVerdict], question: Question, answer: str) -> list[str | None]:
    """Return for each verdict the sentences behind its quote that may be shown as evidence, if any.

    What states a key point belongs to it: it shares words with it, or stands for it alone. A sentence that is to stand
    for several and shares next to nothing with them states none of them; neither does one that speaks of grading, or of
    the interview itself, where the question does not.
    """
    pieces = _placed(_seen(answer))
    cited = [_cited(verdict, pieces, _seen(answer)) for verdict in verdicts]
    times = Counter(place for places in cited for place in places)
    several = min(SEVERAL, max(2, len(verdicts)))
    asked = set(content_stems(question.text))
    wanted = [set(content_stems(point.text)) for point in question.key_points]
    related = [
        {place for place in places if _is_related(pieces[place], words, asked, times[place] >= several)}
        for places, words in zip(cited, wanted, strict=True)
    ]
    subject = talk.GRADING & asked.union(*wanted)
    of_grading = len(subject) >= OF_GRADING_FROM
    shown: list[str | None] = []
    for verdict, places, near in zip(verdicts, cited, related, strict=True):
        kept = [
            _around(_seen(verdict.quote or ""), pieces[place])
            for place in places
            if (place in near or times[place] < several)
            and not _is_list(pieces[place])
            and (of_grading or not talk.is_of_grading(pieces[place], subject))
        ]
        text = " ".join(kept)
        shown.append((text if of_grading else talk.without_instructions(text)) or None)
    return shown


def _around(quote: str, sentence: str) -> str:
    """Return `sentence`, of one that does not end only the quote and what comes right after it."""
    if len(sentence.split()) <= LONGEST_SENTENCE:
        return sentence
    return " ".join(sentence[max(sentence.find(quote), 0) :].split()[:LONGEST_SENTENCE])


def _is_related(sentence: str, words: set[str], asked: set[str], of_many: bool) -> bool:
    # Words of the question are no sign: whoever writes about nothing at all can repeat them. One word is none where
    # the sentence is no English, and a few are none where it is to stand for many key points.
    own = words - asked
    shared = len(own.intersection(content_stems(sentence)))
    if of_many:
        return shared > max(1, len(own) / 3)
    return shared > (1 if _is_foreign(sentence) else 0)


def _seen(text: str) -> str:
    """Return what is to be seen of `text`, without what is turned around to read backwards."""
    return visible(_TURNED.sub("", text))


def _placed(answer: str) -> dict[int, str]:
    """Return the sentences of `answer` by where they begin."""
    pieces, place = {}, 0
    for sentence in sentences(answer):
        place = answer.index(sentence, place)
        pieces[place] = sentence
        place += len(sentence)
    return pieces


def _cited(verdict: KeyPointVerdict, pieces: dict[int, str], answer: str) -> list[int]:
    """Return which sentences the quote touches."""
    if verdict.verdict is Verdict.MISSING or verdict.quote is None:
        return []
    quote = _seen(verdict.quote)
    start = answer.find(quote)
    if start < 0:  # It reaches into what is turned around.
        return []
    end = start + len(quote)
    return [place for place, sentence in pieces.items() if place < end and place + len(sentence) > start]


def _speaks_to_grader(answer: str) -> bool:
    return visible(answer) != answer or talk.is_addressed(answer) or any(map(_is_foreign, sentences(answer)))


def _is_foreign(sentence: str) -> bool:
    """Return whether a sentence is another language, or a list of keywords: English has a small word in every few."""
    letters = [char for char in sentence if char.isalpha()]
    if letters and sum(not char.isascii() for char in letters) > len(letters) / 2:
        return True
    words = tokens(sentence)
    return len(words) >= FOREIGN_FROM and sum(word in STOP_WORDS for word in words) < PROSE_FROM * len(words)


def _is_list(sentence: str) -> bool:
    words = len(tokens(sentence))
    return words >= FEWEST_LISTED and sentence.count(",") > words / 2
