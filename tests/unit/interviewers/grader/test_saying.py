"""Which piece of an answer is asked about a statement, and that what is said of another one changes nothing."""

from collections.abc import Sequence

import numpy as np
import pytest

from interview_simulator.interviewers.offline.grader.encoder import unit
from interview_simulator.interviewers.offline.grader.saying import Said, said_of
from interview_simulator.interviewers.offline.grader.spans import windows
from interview_simulator.interviewers.offline.grader.telling import told
from interview_simulator.interviewers.offline.grader.weights import shipped

LOCKS = "A lock lets only one thread at a time change a shared counter."
QUEUES = "Queues hand work from one thread to another without sharing state."
DEADLOCK = "Two threads that wait for each other's locks never go on."
RIGHT = "Only one thread can change the shared counter while it holds the lock."
STATEMENTS = [LOCKS, QUEUES, DEADLOCK]


def said(pieces: Sequence[str], statement: str) -> Said:
    weights = shipped()
    wanted = [weights.encoder.tokens(text) for text in STATEMENTS]
    answered = told(weights, pieces, wanted, [])
    choices = windows(answered.pieces)
    vectors = np.stack([answered.vector(places) for places in choices])
    near = np.stack([(vectors * unit(tokens.last.sum(0))).sum(1) for tokens in wanted], axis=1)
    place = STATEMENTS.index(statement)
    return said_of(weights, statement, place, " ".join(pieces), answered, near, choices)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_word_for_word_is_covered_and_shown(statement: str) -> None:
    assert said(STATEMENTS, statement) == Said(1.0, 0.0, statement)


def test_in_other_words_it_is_covered_too() -> None:
    found = said([RIGHT], LOCKS)
    assert found.covers > 0.5
    assert found.contradicts < 0.5
    assert found.quote == RIGHT


def test_a_sentence_that_repeats_another_statement_says_nothing_of_this_one() -> None:
    assert said([LOCKS], DEADLOCK).covers == 0


def test_a_statement_added_word_for_word_leaves_what_is_said_of_the_others() -> None:
    for statement in (LOCKS, DEADLOCK):
        assert said([RIGHT, QUEUES], statement) == said([RIGHT], statement)


def test_what_a_sentence_contradicts_the_next_one_does_not_make_right() -> None:
    wrong = "A lock lets many threads change a shared counter at the same time."
    assert said([wrong], LOCKS).contradicts > 0.5
    assert said([RIGHT, wrong], LOCKS).covers < said([RIGHT], LOCKS).covers
