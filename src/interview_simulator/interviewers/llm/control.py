"""A control: one statement among the key points that the answer cannot be expected to make.

Who grades by evidence finds it missing. A chat model that says it is covered does what the answer tells it, or does not
read at all; nothing else it says is believed then.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.base import Question
from interview_simulator.interviewers.llm.replies import VerdictReply

STATEMENTS: Final = (
    "A magnetic tape is read from one end to the other, so looking for a record far along it is slow.",
    "An inkjet printer sprays drops of several colours that the eye mixes.",
    "A barcode encodes digits as bars of different widths.",
    "A mechanical relay switches a circuit by moving a contact with an electromagnet.",
    "A lens with a long focal length shows a narrow angle of the scene.",
    "A parity bit on a punched card shows that a hole was misread.",
    "A satellite receiver finds where it is from the delays of several signals.",
    "A rechargeable battery loses capacity with every charge.",
)


@dataclass(frozen=True)
class Control:
    """`place` is where `statement` stands among the key points, from 0."""

    statement: str
    place: int

    @classmethod
    def choose(cls, question: Question) -> Self:
        """Choose one that has least to do with `question`, and a place for it, so that neither can be foreseen."""
        known = set(content_stems(" ".join([question.text, *(point.text for point in question.key_points)])))
        statements = random.sample(STATEMENTS, len(STATEMENTS))
        statement = min(statements, key=lambda text: len(known.intersection(content_stems(text))))
        return cls(statement, random.randint(0, len(question.key_points)))

    def among(self, texts: Sequence[str]) -> list[str]:
        """Return the key points `texts` with the statement in its place."""
        return [*texts[: self.place], self.statement, *texts[self.place :]]

    def is_taken_for_said(self, replies: Sequence[VerdictReply]) -> bool:
        return any(
            reply.key_point == self.place + 1 and reply.verdict in {Verdict.COVERED, Verdict.PARTIAL}
            for reply in replies
        )

    def without(self, replies: Sequence[VerdictReply]) -> list[VerdictReply]:
        """Return the verdicts on the key points proper, numbered as these are."""
        return [
            reply.model_copy(update={"key_point": reply.key_point - (reply.key_point > self.place + 1)})
            for reply in replies
            if reply.key_point != self.place + 1
        ]

    def is_named(self, feedback: str, question: Question, answer: str) -> bool:
        """Return whether `feedback` speaks of the statement, which the reader must not wonder about."""
        texts = [question.text, *(point.text for point in question.key_points), answer]
        own = set(content_stems(self.statement)) - set(content_stems(" ".join(texts)))
        return len(own.intersection(content_stems(feedback))) > 1
