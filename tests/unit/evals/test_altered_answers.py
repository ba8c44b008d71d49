import random
import re

import pytest

from evals.grading.altering import keywords, misspell, swap_terms
from evals.grading.filler import FILLER
from evals.grading.gaming import padding
from evals.grading.injection import placed
from evals.grading.material import spread
from evals.grading.negation import negate


@pytest.mark.parametrize(
    ("statement", "contrary"),
    [
        ("The index is a draft.", "The index is not a draft."),
        ("A salt is not secret.", "A salt is secret."),
        ("It doesn't wait.", "It does wait."),
        ("The cycle cannot arise.", "The cycle can arise."),
        ("A retry must carry the key.", "A retry need not carry the key."),
        ("The client sends it; `x is y` stays.", "The client does not send it; `x is y` does not stay."),
        ("Git has a copy.", "Git does not have a copy."),
        ("Git has copied it.", "Git has not copied it."),
        ("Then you get an error.", "Then you do not get an error."),
        ("Keep the old ones.", "Do not keep the old ones."),
        ("Threads block each other.", "It is not true that threads block each other."),
        ("HTTP requests travel.", "It is not true that HTTP requests travel."),
        ("Nothing is lost.", "Something is lost."),
        ("It never fails.", "It always fails."),
        ("It is no longer there. He can go.", "It is still there. He can not go."),
    ],
)
def test_a_statement_becomes_its_contrary(statement: str, contrary: str) -> None:
    assert negate(statement) == contrary


def test_a_condition_stays_as_it_is() -> None:
    # "If it is found, it is not sent" would say the same as "if it is not found, it is sent".
    assert negate("If it is not found, it is sent.") == "If it is not found, it is not sent."
    assert negate("It is sent when it is not found.") == "It is not sent when it is not found."


def test_nothing_has_no_contrary() -> None:
    assert negate(" \n") == ""


def test_terms_change_places_in_their_number_and_case() -> None:
    text = "A branch never waits for the writer. Writers lock the row, but branches do not."
    assert swap_terms(text, "Do branches wait for a writer?") == (
        "A writer never waits for the branch. Branches lock the row, but writers do not."
    )


def test_terms_side_by_side_are_not_exchanged() -> None:
    text = "The debit and the credit."
    assert swap_terms(text, "debit and credit") == text


def test_keywords_are_the_words_with_meaning_each_once() -> None:
    found = keywords("The index is the index of a commit, not of the files.", random.Random(1))
    assert sorted(found) == ["commit", "files", "index"]


def test_one_of_eight_longer_words_is_misspelt() -> None:
    words = [f"{first}olumn" for first in "abcdefghijklmnop"]
    wrong = [
        (before, after)
        for before, after in zip(words, misspell(" ".join(words), random.Random(1)).split(), strict=True)
        if before != after
    ]
    assert len(wrong) == 2
    for before, after in wrong:
        assert after[0] == before[0]
        dropped_doubled_or_swapped = {len(before) - 1, len(before) + 1} if sorted(after) != sorted(before) else {6}
        assert len(after) in dropped_doubled_or_swapped


@pytest.mark.parametrize("seed", range(20))
def test_every_mistake_changes_the_word(seed: int) -> None:
    assert misspell("aabbbb", random.Random(seed)) != "aabbbb"


def test_short_words_and_code_are_spelt_right() -> None:
    text = "a few tiny `column_name words` and call.method(argument) get_value"
    kept = {misspell(text, random.Random(seed)) for seed in range(30)}
    assert all(re.match(r"a few tiny `column_name words` and call\.method\(", one) for one in kept)


def test_padding_has_the_length_asked_for_in_whole_sentences() -> None:
    found = padding(1000, random.Random(1))
    assert 1000 <= len(found) < 1000 + max(map(len, FILLER)) + 1
    assert set(re.split(r"(?<=\.) ", found)) <= set(FILLER)


def test_a_string_is_put_in_three_places() -> None:
    assert placed("One. Two. Three.", "X") == {
        "after": "One. Two. Three. X",
        "before": "X One. Two. Three.",
        "between": "One. Two. X Three.",
    }


def test_a_sample_is_spread_evenly() -> None:
    assert spread(list(range(10)), 4) == [0, 2, 5, 7]
    assert spread([1, 2], 5) == [1, 2]
