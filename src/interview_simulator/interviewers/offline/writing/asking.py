"""The question on a topic to which what is told of it is the answer."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import NEGATIONS, content_stems, tokens
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.told import Told
from interview_simulator.interviewers.offline.writing.topics import Topic
from interview_simulator.interviewers.offline.writing.verbs import is_definition
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

FEWEST: Final = 2
MOST: Final = 6
MOST_OF_DEFINITION: Final = 4
"""Key points of a question that only asks what something is."""
_RULE: Final = re.compile(r"\b(?:must|should|may|shall|required)\b", re.IGNORECASE)

_Asked = tuple[str, Difficulty, Style]


def asked(topic: Topic, told: Sequence[Told], place: int, context: Context) -> Iterator[Written]:
    """Yield the question on `topic`, if `told`, of the section at `place`, says enough of it."""
    said = _different(told)[:MOST]
    if len(said) < FEWEST:
        return
    bare, difficulty, style = _words(topic, said)
    text = context.asked(bare, topic.name or bare)
    if text is not None:
        points = tuple(Point(one.text, place, (one.source,)) for one in said)
        yield Written(text, difficulty, style, points, " ".join(one.text for one in said))


def defines(told: Told) -> bool:
    """Return whether it says what its subject is."""
    return told.subject is not None and is_definition(told.sentence, plural=told.subject.plural)


def _words(topic: Topic, said: Sequence[Told]) -> _Asked:
    if not topic.name:
        return topic.question or f"how do you {topic.doing}", Difficulty.MEDIUM, Style.HOW
    if 2 * sum(one.advises for one in said) > len(said):
        return f"what advice would you give on {topic.name}", Difficulty.MEDIUM, Style.HOW
    return _plain_words(topic, said), Difficulty.EASY, Style.DEFINITION


def _plain_words(topic: Topic, said: Sequence[Told]) -> str:
    be, them = ("are", "them") if topic.plural else ("is", "it")
    first = said[0].subject
    named = first is not None and set(content_stems(topic.name)) <= set(content_stems(first.name))
    is_defined = named and defines(said[0])
    rules = sum(bool(_RULE.search(one.text)) for one in said)
    if is_defined and rules == len(said) - 1:
        return f"what {be} {topic.name}, and which {'rules apply' if rules > 1 else 'rule applies'} to {them}"
    if rules == len(said):
        return f"which rules apply to {topic.name}"
    return (
        f"what {be} {topic.name}"
        if is_defined and len(said) <= MOST_OF_DEFINITION
        else f"what can you tell me about {topic.name}"
    )


def _different(told: Sequence[Told]) -> list[Told]:
    """Return those of `told` that say something that no other one says."""
    words = [{*content_stems(one.text), *NEGATIONS.intersection(tokens(one.text))} for one in told]
    return [
        one
        for place, one in enumerate(told)
        if not any(words[place] < other for other in words) and words[place] not in words[:place]
    ]
