import random
from dataclasses import replace

import pytest

from evals.grading.material import Part, load
from training.augmentation import cut, keywords, swapped
from training.data import INFERENCE, SETS, TRAINED, VALIDATION_ONLY, Data, Graded, Inference
from training.examples import COVERS, examples
from training.holds import BY_FOLD, BY_SET, HOLDS

ROW = Graded(
    source="beetle",
    id="1",
    question_id="q",
    question="Why is the bulb dark?",
    reference="The circuit is open.",
    alternatives=("There is a gap.",),
    answer="It has a gap.",
    score=0.5,
    label="partially_correct_incomplete",
    fold=0,
)
ROWS = [
    replace(ROW, source=source, id=f"{source} {fold}", question_id=f"{fold}", fold=fold)
    for source in SETS
    for fold in range(5)
]
DATA = Data(ROWS, [Inference("It rains.", "It is wet.", INFERENCE["entailment"])], load(Part.training, 1), "")


def test_keywords_are_in_disorder_and_without_stop_words() -> None:
    text = "The index is a draft of the commit that comes next."
    found = keywords(text, random.Random(1))
    assert found == keywords(text, random.Random(1))
    assert sorted(found.replace(",", "").split()) == ["comes", "commit", "draft", "index", "next"]


def test_nothing_is_swapped_where_there_are_no_two_terms() -> None:
    assert swapped("It is.", "") is None
    text = "A branch never waits for the writer. Writers lock the row, but branches do not."
    found = swapped(text, "Do branches wait for a writer?")
    assert found is not None
    assert found.startswith("A writer never waits for the branch.")


@pytest.mark.parametrize(("most", "expected"), [(2, "one two"), (9, "one two three")])
def test_cut_keeps_the_first_words(most: int, expected: str) -> None:
    assert cut("one two  three", most) == expected


def test_nothing_is_learned_from_the_set_that_only_validates() -> None:
    assert {one.source for one in examples(DATA)} == {*TRAINED, "own", "inference"}


def test_each_reference_is_an_answer_that_covers_itself_and_so_are_others_that_are_right() -> None:
    made = [one for one in examples(DATA) if one.source == "beetle" and one.fold == 0 and not one.person]
    assert [one.answer for one in made if one.label == COVERS] == [ROW.reference, *ROW.alternatives]
    assert {one.reference for one in made} == {ROW.reference}


def test_scores_and_weights_are_in_range() -> None:
    for one in examples(DATA):
        assert one.score is None or 0 <= one.score <= 1
        assert 0 < one.weight <= 1
        assert one.answer


def test_every_answer_is_kept_back_once_by_fold_and_once_by_set() -> None:
    for holds in (BY_FOLD, BY_SET):
        for row in ROWS:
            (hold,) = (one for one in holds if one.tests(row))
            assert hold.keeps_back(row)


def test_a_run_sees_nothing_made_of_what_it_keeps_back() -> None:
    for hold in HOLDS:
        seen = [one for one in examples(DATA) if not hold.keeps_back(one)]
        assert seen
        tested = {(row.source, row.fold) for row in ROWS if hold.tests(row)}
        assert tested.isdisjoint((one.source, one.fold) for one in seen)


def test_runs_have_names_and_seeds_of_their_own() -> None:
    assert len({hold.name for hold in HOLDS}) == len({hold.seed for hold in HOLDS}) == len(HOLDS)
    assert VALIDATION_ONLY not in " ".join(hold.name for hold in HOLDS)
