"""Quotes are looked up, not believed: which verdicts the answer's own words bear out, and how far a grade may go."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from interview_simulator.algorithms.rubric import Verdict, completeness, supported
from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.base import Evaluation, GradedBy, KeyPoint, KeyPointVerdict
from interview_simulator.interviewers.llm.replies import EvaluationReply, VerdictReply

_PLAIN: Final = str.maketrans("‘’“”„–—", '\'\'"""--')
_EDGES: Final = " .…'\"`*"
_RUNS: Final = re.compile(r"\s+|\S+")


def visible(text: str) -> str:
    """Return `text` without the characters nobody sees: zero-width, direction marks, tags."""
    if text.isascii():
        return text
    return "".join(char for char in text if _is_seen(char))


@lru_cache(maxsize=4096)
def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in {"Cf", "Co", "Cn"}


class Folded:
    """An answer made ready for quotes to be found in it, whitespace, case and quotation marks apart."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self._folded, self._origins = _fold(answer)

    def locate(self, quote: str) -> str | None:
        """Return the piece of the answer that `quote` repeats; None if none."""
        wanted = _fold(quote)[0].strip(_EDGES)
        start = self._folded.find(wanted) if wanted else -1
        if start < 0:
            return None
        return self.answer[self._origins[start] : self._origins[start + len(wanted) - 1] + 1]


def verified(reply: VerdictReply, point: KeyPoint, answer: Folded) -> KeyPointVerdict:
    """Return the verdict on `point` as far as `answer` bears it out: without a quote from it, the point is missing."""
    quote = answer.locate(reply.quote or "")
    if reply.verdict is Verdict.MISSING or quote is None or not content_stems(quote):
        return KeyPointVerdict(point, Verdict.MISSING, None)
    return KeyPointVerdict(point, reply.verdict, quote)


def all_verified(
    replies: Iterable[VerdictReply], points: Sequence[KeyPoint], answer: Folded
) -> tuple[KeyPointVerdict, ...]:
    """Return one verdict for each of `points`: missing where the reply has none, the lowest where it has several."""
    found: dict[int, KeyPointVerdict] = {}
    for reply in replies:
        position = reply.key_point - 1
        if 0 <= position < len(points):
            verdict = verified(reply, points[position], answer)
            found[position] = lower(found.get(position, verdict), verdict)
    return tuple(
        found.get(position, KeyPointVerdict(point, Verdict.MISSING, None)) for position, point in enumerate(points)
    )


def lower(first: KeyPointVerdict, second: KeyPointVerdict) -> KeyPointVerdict:
    """Return the verdict that earns less; the first of equals."""
    return second if second.verdict.credit < first.verdict.credit else first


def evaluation(
    reply: EvaluationReply,
    verdicts: tuple[KeyPointVerdict, ...],
    *,
    feedback: str,
    chat_model: str,
    prompt_version: str,
    note: str | None = None,
) -> Evaluation:
    """Return the evaluation that `verdicts` support; what the reply claims beyond them does not count."""
    complete = completeness(verdict.verdict for verdict in verdicts)
    limit = supported(complete)
    return Evaluation(
        correctness=min(reply.correctness, limit),
        completeness=complete,
        clarity=min(reply.clarity, limit),
        verdicts=verdicts,
        feedback=feedback,
        graded_by=GradedBy.LLM,
        chat_model=chat_model,
        prompt_version=prompt_version,
        note=note,
    )


def _fold(text: str) -> tuple[str, list[int]]:
    """Return `text` with whitespace runs as one space, case folded, and for each character where it came from."""
    folded: list[str] = []
    origins: list[int] = []
    if text.isascii():
        for run in _RUNS.finditer(text):
            start, end = run.span()
            if not text[start].isspace():
                folded.append(run.group().lower())
                origins += range(start, end)
            elif folded:
                folded.append(" ")
                origins.append(start)
        return "".join(folded), origins
    for index, char in enumerate(text):
        if char.isspace():
            if folded and folded[-1] != " ":
                folded.append(" ")
                origins.append(index)
        elif visible(char):
            for piece in char.translate(_PLAIN).casefold():
                folded.append(piece)
                origins.append(index)
    return "".join(folded), origins
