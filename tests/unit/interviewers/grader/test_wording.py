"""What says nearly the same words and means something else."""

import pytest

from interview_simulator.interviewers.offline.grader.surface import content, words
from interview_simulator.interviewers.offline.grader.wording import turned_around, wording

STATEMENTS = (
    "A list can be changed after its creation, a tuple stays as it was made.",
    "The hash of a key decides which bucket it belongs to.",
    "The interpreter lock lets one thread run bytecode at a time.",
)


def turned(said: str, statements: tuple[str, ...] = STATEMENTS) -> list[str]:
    terms = {stem for statement in statements for stem in content(words(statement))}
    return turned_around(wording(said), {text: wording(text) for text in statements}, terms)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("A list cannot be changed after its creation, a tuple stays as it was made.", 0),
        ("A tuple can be changed after its creation, a list stays as it was made.", 0),
        ("The hash of a key never decides which bucket it belongs to.", 1),
        ("The thread of a key decides which bucket it belongs to.", 1),
        ("The key of a hash decides which bucket it belongs to.", 1),
        ("The interpreter lock doesn't let one thread run bytecode at a time.", 2),
    ],
)
def test_a_not_and_another_term_turn_a_statement_around(said: str, place: int) -> None:
    assert turned(said) == [STATEMENTS[place]]


@pytest.mark.parametrize(
    "said",
    [
        *STATEMENTS,
        "",
        "A tuple stays as it was made, a list can be changed after its creation.",
        "The hash of a key determines which bucket it belongs to.",
        "One thread at a time runs bytecode, which the interpreter lock sees to.",
        "You cannot change a tuple.",
        "No, the hash of a key decides which bucket it belongs to.",
        "The hash code of keys is what decides which bucket it belongs to.",
    ],
)
def test_other_words_and_another_order_do_not(said: str) -> None:
    assert turned(said) == []


def test_what_one_statement_says_turns_none_around() -> None:
    both = ("`GET` is safe and can be repeated.", "`PUT` is not safe and can be repeated.")
    assert turned("GET is safe and can be repeated.", both) == []
