"""Which pieces of an answer are about the subject."""

import numpy as np
import pytest

from interview_simulator.interviewers.offline.grader.telling import MOST_WORDS, Told, most_telling, told
from interview_simulator.interviewers.offline.grader.weights import shipped

WANTED = ("A tuple cannot be changed after its creation.", "A list can grow and shrink.")
ABOUT = ["Once you have built a tuple you can't modify it.", "You can append to lists."]
BESIDE = ["My doctor says I need rest.", "Lunch with a colleague was nice."]


def of(pieces: list[str]) -> Told:
    weights = shipped()
    return told(weights, pieces, [weights.encoder.tokens(statement) for statement in WANTED], ["tuple"])


def test_what_is_about_something_else_is_left_out() -> None:
    found = of([ABOUT[0], *BESIDE, ABOUT[1]])
    assert found.pieces == ABOUT
    assert not found.none_about


def test_where_nothing_is_about_the_subject_all_of_it_stays_and_is_known_as_that() -> None:
    found = of(BESIDE)
    assert found.pieces == BESIDE
    assert found.is_beside(3)


@pytest.mark.parametrize(("words", "beside"), [(59, False), (61, True), (40, False)])
def test_much_around_little_is_beside_the_subject(words: int, beside: bool) -> None:
    assert of(ABOUT).is_beside(words) is beside


def test_a_piece_has_the_same_vectors_whatever_is_said_beside_it() -> None:
    alone, together = of(ABOUT[:1]), of([*BESIDE, *ABOUT])
    assert np.array_equal(alone.tokens[0].last, together.tokens[0].last)
    assert np.allclose(np.linalg.norm(together.vector(range(2))), 1)


def test_of_very_many_pieces_those_that_share_most_words_with_what_is_wanted_stay_in_order() -> None:
    filler = [f"Number {i} has nothing to do with it at all, as everybody knows." for i in range(MOST_WORDS // 5)]
    found = most_telling([*filler, *ABOUT], " ".join(WANTED))
    assert found[-2:] == ABOUT
    assert sum(len(piece.split()) for piece in found) <= MOST_WORDS
    assert found == sorted(found, key=[*filler, *ABOUT].index)
    assert most_telling(ABOUT, "") == ABOUT
