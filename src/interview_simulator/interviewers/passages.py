"""Which passages a question is drawn from first."""

from collections.abc import Sequence, Set
from itertools import pairwise

from interview_simulator.interviewers.base import AskedBefore, Passage, Source


def least_asked_first(passages: Sequence[Passage], asked: AskedBefore) -> list[Passage]:
    """Order `passages` by how often they were asked about, then by how often their posts were.

    Those without any question come a round later: nothing was found in them that is worth asking.
    """
    times = asked.times()

    def order(passage: Passage) -> tuple[int, int]:
        return times[passage.source.place] + (not passage.questions), times[passage.source.post]

    return sorted(passages, key=order)


def surroundings(passages: Sequence[Passage], places: Set[Source]) -> set[Source]:
    """Return `places`, and those of the passages next to them in their post; `passages` come in reading order."""
    beside = set(places)
    for before, after in pairwise(passage.source.place for passage in passages):
        if before.post == after.post:
            beside |= {before, after} if before in places or after in places else set()
    return beside


def nearest_first(passages: Sequence[Passage], places: Set[Source], asked: AskedBefore) -> list[Passage]:
    """Order `passages` by how near they are to `places`: there, next to them, elsewhere."""
    near = surroundings(passages, places)

    def order(passage: Passage) -> int:
        return (passage.source.place not in places) + (passage.source.place not in near)

    return sorted(least_asked_first(passages, asked), key=order)
