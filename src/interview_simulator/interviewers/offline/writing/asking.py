"""Open questions on what a section is about, with key points from what it says of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import geometric_mean
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
MOST: Final = 6
LEAST_POINT: Final = 0.45
"""How likely a key point must be good."""
LEAST_ALL: Final = 0.55
"""How likely key points must be good on average (geometric mean)."""
LEAST_TOLD: Final = 0.2
"""Share of a section's sentences that must be key points: with fewer, its main thing is probably not among them."""
MOST_EASY: Final = 3
"""Key points of an easy question."""


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
    enough = max(FEWEST, LEAST_TOLD * sum(map(len, material.paragraphs)))
    if len(chosen) >= enough and geometric_mean(candidate.likely[place] for place in chosen) >= LEAST_ALL:
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
        if len(chosen) == MOST or candidate.likely[place] < LEAST_POINT:
            break
        text = candidate.told[place].text
        words = {*content_stems(text), *NEGATIONS.intersection(tokens(text))}
        if not any(words <= other or other <= words for other in said):
            chosen.append(place)
            said.append(words)
    return chosen


def _written(candidate: Candidate, told: Sequence[Told], place: int) -> Written:
    how = bool(candidate.topic.doing or candidate.topic.question)
    difficulty = Difficulty.MEDIUM if how or len(told) > MOST_EASY else Difficulty.EASY
    points = tuple(Point(one.text, place, (one.source,)) for one in told)
    style = Style.HOW if how else Style.DEFINITION
    return Written(candidate.text, difficulty, style, points, " ".join(one.text for one in told))
