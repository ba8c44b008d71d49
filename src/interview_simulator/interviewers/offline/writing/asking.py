"""Open questions on what a section is about, with key points from what it says of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import NEGATIONS, content_stems, tokens
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.fitting import traits_beside
from interview_simulator.interviewers.offline.writing.likelihood import likelihood
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.told import Told, tell
from interview_simulator.interviewers.offline.writing.topics import Topic, topic_of
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

FEWEST: Final = 2
MOST: Final = 4
LEAST: Final = 0.38
"""How likely the fewest key points must all be good."""
LEAST_MORE: Final = 0.75
"""How likely each further one must be good."""


@dataclass(frozen=True)
class Candidate:
    """A question before its key points are chosen; `traits` are those of each of `told`, `likely` how likely it is a
    good key point.
    """

    text: str
    topic: Topic
    told: list[Told]
    traits: list[dict[str, float]]
    likely: list[float]


def about_topic(material: Material, context: Context) -> Iterator[Written]:
    """Yield the question on what a section is about, if it has key points that are likely good."""
    candidate = candidate_on(material, context)
    if candidate is None:
        return
    chosen = _chosen(candidate)
    if len(chosen) >= FEWEST and prod(candidate.likely[place] for place in chosen[:FEWEST]) >= LEAST:
        yield _written(candidate, [candidate.told[place] for place in sorted(chosen)], material.place)


def candidate_on(material: Material, context: Context) -> Candidate | None:
    """Return the question on what a section is about, whether or not it is likely good; None where there is none."""
    told = tell(material)
    topic = topic_of(material, told, context)
    text = context.asked(_words(topic), topic.words) if topic is not None else None
    if topic is None or text is None or len(told) < FEWEST:
        return None
    traits = [{**one.traits, **beside} for one, beside in zip(told, traits_beside(topic, told), strict=True)]
    return Candidate(text, topic, told, traits, [likelihood(one) for one in traits])


def _words(topic: Topic) -> str:
    if topic.question:
        return topic.question
    return f"how do you {topic.doing}" if topic.doing else f"what can you tell me about {topic.name}"


def _chosen(candidate: Candidate) -> list[int]:
    """Return the places of the likeliest key points, the likeliest first, no two of which say the same."""
    chosen: list[int] = []
    said: list[set[str]] = []
    for place in sorted(range(len(candidate.told)), key=lambda place: -candidate.likely[place]):
        if len(chosen) == MOST or (len(chosen) >= FEWEST and candidate.likely[place] < LEAST_MORE):
            break
        text = candidate.told[place].text
        words = {*content_stems(text), *NEGATIONS.intersection(tokens(text))}
        if not any(words <= other or other <= words for other in said):
            chosen.append(place)
            said.append(words)
    return chosen


def _written(candidate: Candidate, told: Sequence[Told], place: int) -> Written:
    topic = candidate.topic
    how = bool(topic.doing or topic.question) and not topic.question.startswith("what")
    difficulty, style = (Difficulty.MEDIUM, Style.HOW) if how else (Difficulty.EASY, Style.DEFINITION)
    points = tuple(Point(one.text, place, (one.source,)) for one in told)
    return Written(candidate.text, difficulty, style, points, " ".join(one.text for one in told))
