"""When a grade is looked at once more, and what the second look is shown.

A chat model may obey what an answer tells it. The offline grader cannot, so a grade well above its own is a reason to
look again; so is an answer that seems to speak to its grader. Neither costs the answer anything by itself. The second
look is shown the quoted sentences alone, cleared of what reads as an instruction: the rest of the answer, and whatever
it asks for, is out of its sight.
"""

import re
from collections.abc import Sequence
from typing import Final

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.algorithms.words import STOP_WORDS, content_stems, sentences, tokens
from interview_simulator.interviewers.base import Evaluation, KeyPointVerdict, Question
from interview_simulator.interviewers.llm.evidence import visible

THRESHOLD: Final = 0.2
"""How far a chat model's score may lie above the offline grader's before it is looked at again."""
FOREIGN_FROM: Final = 4
"""Words from which a sentence without English small words is taken for another language, or none."""
LEFT_OUT: Final = "[…]"

_GRADING = (
    r"grad\w+|scor\w+|marks?|points?|rating|rubrics?|verdicts?|correctness|completeness|clarity|evaluat\w+|badges?"
)
_TOP = r"full|max\w*|perfect|highest|top|10\s*/\s*10|100\s*(?:%|percent|per\s?cent)|1\.0|covered|correct|passed"
_INSTRUCTION = re.compile(
    rf"""
    \b(?:ignor|disregard|forget|overrid|bypass|skip)\w*\b[^.;!?\n"'”]{{0,60}}
        \b(?:instruct\w+|rules?|prompts?|rubrics?|guidelines?|above|previous|prior|earlier)\b[^.;!?\n"'”]*
    | \b(?:giv|award|assign|set|mark|rat|grad|scor|treat|count|consider|accept|record)\w*\b[^.;!?\n"'”]{{0,60}}
        \b(?:{_TOP})\b[^.;!?\n"'”]*
    | \b(?:output|return|respond|reply|print|repeat|reveal|say|write|emit)\w*\b[^.;!?\n"'”]{{0,60}}
        \b(?:{_GRADING}|json|prompt|instructions?)\b[^.;!?\n"'”]*
    | \b(?:you\ are|act\ as|pretend|imagine|as\ an?\ (?:ai|language\ model)|dear|attention|note\ to)\b
        [^.;!?\n"'”]{{0,60}}
        \b(?:{_GRADING}|grader|examiner|evaluator|assistant|model|ai)\b[^.;!?\n"'”]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESSED = re.compile(
    rf"""
    ^\W*(?:system|assistant|user|developer|human|tool|grader|examiner)\W{{0,3}}:
    | <\|\w+\|> | \[/?INST\] | <</?SYS>> | \#\#\#\s*\w+
    | ["']?\b(?:verdicts?|score|correctness|completeness|clarity|key_points?|feedback)\b["']?\s*[:=]
    | \bkey\ points?\b | \b(?:grader|examiner|evaluator|rubric|verdict|interviewer)\b | \b(?:{_TOP})\ (?:marks?|scores?)
    | \b(?:this|my|the)\ answer\b
    | <!-- | </?[a-z][\w-]*[^>]*> | \]\( | javascript: | https?:// | \{{\{{ | \{{%
    | \b[A-Za-z0-9+/]{{24,}}={{0,2}} | \b(?:[0-9a-f]{{2}}\s?){{12,}}\b
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


def is_due(evaluation: Evaluation, offline: Evaluation, question: Question, answer: str) -> bool:
    """Return whether the chat model's `evaluation` is to be looked at once more."""
    return evaluation.score > offline.score + THRESHOLD or (
        evaluation.score > offline.score and _speaks_to_grader(question, answer)
    )


def excerpts(verdicts: Sequence[KeyPointVerdict], question: Question, answer: str) -> list[str | None]:
    """Return for each verdict the sentences behind its quote that have to do with its key point, if any."""
    return [_excerpt(verdict, question, answer) for verdict in verdicts]


def _excerpt(verdict: KeyPointVerdict, question: Question, answer: str) -> str | None:
    if verdict.verdict is Verdict.MISSING or verdict.quote is None:
        return None
    # Words of the question are no sign: whoever writes about nothing at all can repeat them.
    own = set(content_stems(verdict.key_point.text + " " + question.reference_answer)) - _asked(question)
    start = answer.index(verdict.quote)
    end = start + len(verdict.quote)
    kept, place = [], 0
    for sentence in sentences(answer):
        place = answer.index(sentence, place)
        overlaps = place < end and place + len(sentence) > start
        place += len(sentence)
        shown = _INSTRUCTION.sub(LEFT_OUT, visible(sentence)) if overlaps else ""
        if not own.isdisjoint(content_stems(shown)):
            kept.append(shown)
    return " ".join(kept) or None


def _speaks_to_grader(question: Question, answer: str) -> bool:
    if visible(answer) != answer or _INSTRUCTION.search(answer) or _ADDRESSED.search(answer):
        return True
    known = _asked(question).union(*(content_stems(point.text) for point in question.key_points))
    return any(_is_foreign(sentence, known) for sentence in sentences(answer))


def _is_foreign(sentence: str, known: set[str]) -> bool:
    words = tokens(sentence)
    letters = [char for char in sentence if char.isalpha()]
    if letters and sum(not char.isascii() for char in letters) > len(letters) / 2:
        return True
    return len(words) >= FOREIGN_FROM and STOP_WORDS.isdisjoint(words) and known.isdisjoint(content_stems(sentence))


def _asked(question: Question) -> set[str]:
    return set(content_stems(question.text))
