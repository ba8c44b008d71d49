"""The item bank: questions of authors' sets, and those written from passages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations
from random import Random
from typing import Final

from interview_simulator.algorithms.difficulty import LEVELS, Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.words import tokens
from interview_simulator.interviewers.base import AskedBefore, Item, Passage, Question, Source
from interview_simulator.interviewers.offline.sameness import is_new, is_same

RECENT: Final = 4
"""How many questions back one that begins with the same words is still heard."""
BEGINNING: Final = 2
"""Words that tell what kind of question it is: "what is", "why does"."""
PLENTY: Final = 3
"""Items for each question wanted, from which some are different for certain, without comparing them."""


def choose(
    topic: str, difficulty: Difficulty, kind: Kind, passages: Sequence[Passage], asked: AskedBefore, rng: Random
) -> Question | None:
    """Return the first of `candidates`, as a question on `topic`; None when all was asked before."""
    item = next(candidates(difficulty, passages, asked, rng), None)
    return to_question(item, topic, kind) if item else None


def candidates(
    difficulty: Difficulty,
    passages: Sequence[Passage],
    asked: AskedBefore,
    rng: Random,
    near: Set[Source] = frozenset(),
) -> Iterator[Item]:
    """Yield the items that were not asked before, the best to ask now first.

    The difficulty comes before everything: it follows how the reader does. Of those as near to it as there are, those
    on sections `near` come first, if any are wanted, then authors' own before those written from the passage, and of
    these the ones that tell most about the reader. Among equals, sections and posts asked about least, then beginnings
    not heard just now; the rest is chance.
    """
    times = asked.times()
    heard = Counter(_beginning(question.text) for question in asked.questions[:RECENT])

    def order(item: Item) -> tuple[int, bool, bool, float, int, int, int]:
        return (
            abs(LEVELS.index(item.difficulty) - LEVELS.index(difficulty)),
            bool(near) and near.isdisjoint(item.places),
            not item.authored,
            # In steps, within which it makes no difference.
            round(item.off_target, 1),
            max(times[place] for place in item.places),
            max(times[place.post] for place in item.places),
            heard[_beginning(item.text)],
        )

    items = _all_items(passages)
    for item in sorted(rng.sample(items, len(items)), key=order):
        if is_new(item, asked):
            yield item


def to_question(item: Item, topic: str, kind: Kind) -> Question:
    authored_question_id = item.id if item.authored else None
    return Question(
        topic,
        item.difficulty,
        kind,
        item.text,
        item.key_points,
        item.answer,
        authored_question_id,
        item.item_difficulty,
    )


def count_different(passages: Iterable[Passage], most: int) -> int:
    """Return how many questions, up to `most`, can be asked on `passages` whichever come first, none of them twice."""
    items = _all_items(passages)
    if len(items) >= PLENTY * most:
        return most
    # Of items that are the same as one another, perhaps by way of others, one can be asked for certain.
    group = list(range(len(items)))

    def root(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    for one, other in combinations(range(len(items)), 2):
        if root(one) != root(other) and (is_same(items[one], items[other]) or is_same(items[other], items[one])):
            group[root(one)] = root(other)
    return min(sum(group[place] == place for place in range(len(items))), most)


def _all_items(passages: Iterable[Passage]) -> list[Item]:
    """Return the items on `passages`, each once: a post on two topics has its passages in both."""
    return list({item.id: item for passage in passages for item in passage.questions}.values())


def _beginning(text: str) -> tuple[str, ...]:
    return tuple(tokens(text)[:BEGINNING])
