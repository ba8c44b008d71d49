"""Which item is asked next: at the difficulty asked for, authors' own first, never the same again."""

import uuid
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_simulator.algorithms.difficulty import LEVELS, Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import AskedBefore, Item, KeyPoint, Passage, Question, Source
from interview_simulator.interviewers.offline.question_bank import (
    PLENTY,
    candidates,
    choose,
    count_different,
    to_question,
)
from interview_simulator.interviewers.offline.sameness import is_same
from tests.unit.interviewers.samples import SOURCE, item, passage, sample_questions

EASY, MEDIUM, HARD = LEVELS
SUBJECTS = "tides glaciers volcanoes deserts rainbows avalanches geysers coral hurricanes".split()
ITEMS = [item(f"What are {subject}?", level) for subject, level in zip(SUBJECTS, LEVELS * 3, strict=True)]


def section(number: int, post: int = 1) -> Source:
    return Source(uuid.UUID(int=post), uuid.UUID(int=1000 * post + number))


def before(*items: Item) -> AskedBefore:
    questions = tuple(to_question(item, "python", Kind.OPENING) for item in items)
    return AskedBefore(frozenset(item.text for item in items), now=questions)


def chosen(
    difficulty: Difficulty, asked: AskedBefore, *levels: Difficulty, items: list[Item] = ITEMS, seed: int = 0
) -> Question | None:
    items = [item for item in items if item.difficulty in (levels or LEVELS)]
    half = len(items) // 2
    passages = [passage(*items[:half]), passage(), passage(*items[half:])]
    return choose("python", difficulty, Kind.OPENING, passages, asked, Random(seed))


def in_order(difficulty: Difficulty, *passages: Passage, asked: AskedBefore | None = None) -> list[str]:
    return [item.text for item in candidates(difficulty, passages, asked or AskedBefore(), Random(0))]


def test_of_one_difficulty_what_tells_most_of_the_reader_comes_first() -> None:
    far, near, easy = (
        replace(item(f"What are {subject}?", level), off_target=off)
        for subject, level, off in [("tides", MEDIUM, 0.4), ("coral", MEDIUM, 0.1), ("geysers", EASY, 0.0)]
    )
    for seed in range(5):
        ordered = [each.text for each in candidates(MEDIUM, [passage(far, near, easy)], AskedBefore(), Random(seed))]
        assert ordered == [near.text, far.text, easy.text]


def test_a_question_keeps_how_hard_its_item_proved_to_be() -> None:
    known = replace(ITEMS[0], item_difficulty=-0.4)
    assert to_question(known, "python", Kind.OPENING).item_difficulty == -0.4


@pytest.mark.parametrize(
    ("wanted", "there", "found"),
    [
        (EASY, (EASY, MEDIUM, HARD), {EASY}),
        (HARD, (EASY, MEDIUM, HARD), {HARD}),
        (EASY, (MEDIUM, HARD), {MEDIUM}),
        (HARD, (EASY, MEDIUM), {MEDIUM}),
        (EASY, (HARD,), {HARD}),
        (MEDIUM, (EASY, HARD), {EASY, HARD}),
    ],
)
def test_the_question_is_as_near_to_the_difficulty_as_there_is(
    wanted: Difficulty, there: tuple[Difficulty, ...], found: set[Difficulty]
) -> None:
    asked = [chosen(wanted, AskedBefore(), *there, seed=seed) for seed in range(30)]
    assert {question.difficulty for question in asked if question} == found


def test_among_equals_any_may_come() -> None:
    texts = {question.text for seed in range(50) if (question := chosen(MEDIUM, AskedBefore(), seed=seed))}
    assert texts == {item.text for item in ITEMS if item.difficulty is MEDIUM}


def test_authors_come_first_but_not_before_the_difficulty() -> None:
    items = [
        item("What are tides?", EASY, authored=True),
        item("How do glaciers move?", MEDIUM, authored=False),
        item("Why do volcanoes erupt?", MEDIUM, authored=True),
        item("Where do deserts lie?", EASY, authored=False),
    ]
    assert in_order(MEDIUM, passage(*items)) == [items[place].text for place in (2, 1, 0, 3)]


def test_sections_then_posts_asked_about_least_come_first() -> None:
    asked = before(
        item("What are hurricanes?", EASY, source=section(1)), item("What is coral?", EASY, source=section(2, post=2))
    )
    items = [
        item("Why are there geysers?", EASY, source=section(1)),
        item("How are rainbows made?", EASY, source=section(3, post=3)),
        item("Which glaciers grow?", EASY, source=section(4)),
    ]
    assert in_order(EASY, *map(passage, items), asked=asked) == [items[place].text for place in (1, 2, 0)]


def test_another_kind_of_question_comes_first() -> None:
    asked = before(item("What is a tide?", EASY))
    items = [item("What is a glacier?", EASY), item("Why do volcanoes erupt?", EASY)]
    assert in_order(EASY, passage(*items), asked=asked) == [items[1].text, items[0].text]


def test_sections_near_come_before_others_of_the_same_difficulty() -> None:
    items = [
        item("What are tides?", EASY, source=section(1)),
        item("How do glaciers move?", EASY, source=section(2), authored=False),
        item("Why do volcanoes erupt?", HARD, source=section(2)),
    ]
    passages = list(map(passage, items))
    found = [item.text for item in candidates(EASY, passages, AskedBefore(), Random(0), {section(2)})]
    assert found == [items[place].text for place in (1, 0, 2)]


def test_a_question_carries_what_grading_it_needs() -> None:
    only, written = ITEMS[0], item("What are geysers?", HARD, authored=False)
    question = choose("asyncio", HARD, Kind.FOLLOW_UP, [passage(only)], AskedBefore(), Random(0))
    assert question == Question(
        "asyncio", EASY, Kind.FOLLOW_UP, only.text, only.key_points, only.answer, authored_question_id=only.id
    )
    assert to_question(written, "asyncio", Kind.OPENING).authored_question_id is None


@given(st.sets(st.sampled_from(ITEMS)), st.sampled_from(LEVELS), st.integers(0, 9))
def test_what_was_asked_before_is_never_asked_while_something_is_left(
    asked: set[Item], difficulty: Difficulty, seed: int
) -> None:
    question = chosen(difficulty, before(*asked), seed=seed)
    if question is None:
        assert len(asked) == len(ITEMS)
    else:
        assert question.text not in {item.text for item in asked}


def test_asking_on_and_on_asks_everything_once() -> None:
    asked: list[Question] = []
    texts: frozenset[str] = frozenset()
    while question := chosen(MEDIUM, AskedBefore(texts, now=tuple(asked)), seed=len(asked)):
        asked.append(question)
        texts |= {question.text}
    assert sorted(question.text for question in asked) == sorted(item.text for item in ITEMS)


def test_the_same_in_other_words_is_not_asked() -> None:
    again = item("What does a fixture mean in pytest?", EASY, authored=False)
    other = item("What is a pytest marker?", HARD)
    asked = before(item("What is a pytest fixture?", EASY, source=section(9)))
    assert in_order(EASY, passage(again, other), asked=asked) == [other.text]


def test_what_stands_on_the_sentences_of_an_earlier_question_is_not_asked() -> None:
    def said(*sentences: str) -> KeyPoint:
        return KeyPoint(f"It is as said: {sentences[0]}", Source(SOURCE.post_id, SOURCE.section_id, sentences))

    asked = before(item("What turns the tides?", EASY, said("The moon pulls."), said("The earth turns.")))
    again = item("Why is there high water?", EASY, said("The moon pulls."), authored=False)
    in_part = item("What is a spring tide?", EASY, said("The moon pulls."), said("The sun helps."), authored=False)
    assert in_order(EASY, passage(again, in_part), asked=asked) == [in_part.text]


def test_without_passages_there_is_nothing_to_ask() -> None:
    assert choose("python", MEDIUM, Kind.OPENING, [], AskedBefore(), Random(0)) is None


def test_a_post_on_two_topics_counts_once() -> None:
    read = [passage(*ITEMS[:3]), passage(*ITEMS[:5])]
    assert count_different(read, 20) == 5


def test_the_same_in_other_words_counts_once_and_no_more_than_wanted() -> None:
    same = [item(text, EASY) for text in ("What is a pytest fixture?", "What does a fixture mean in pytest?")]
    assert count_different([passage(*ITEMS[:2], *same)], 20) == 3
    assert count_different([passage(*ITEMS[:2], *same)], 2) == 2
    assert count_different([passage(*ITEMS)], len(ITEMS) // PLENTY) == len(ITEMS) // PLENTY
    assert count_different([], 20) == 0


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(sample_questions()[:14]), max_size=8, unique=True), st.randoms(use_true_random=False))
def test_so_many_can_be_asked_whichever_come_first(samples: list[Question], rng: Random) -> None:
    # Some of them twice, in nearly the same words.
    items = [
        item(text, sample.difficulty, *sample.key_points)
        for sample in samples
        for text in (sample.text, f"Say, {sample.text[0].lower()}{sample.text[1:]}")
    ]
    read = [passage(*items)]
    asked: list[Question] = []
    while question := choose("python", MEDIUM, Kind.OPENING, read, AskedBefore(now=tuple(asked)), rng):
        asked.append(question)
    assert count_different(read, 20) <= len(asked)
    assert not any(is_same(one, other) for place, one in enumerate(asked) for other in asked[:place])
