"""Drawing questions that were written, and what judgements of them come to."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.questions import __main__ as command
from evals.questions.collection import Collection, Split, Unknown, load, of_folder
from evals.questions.judging import Criterion, Judgement, Mistaken, judged, judgements
from evals.questions.reading import readable
from evals.questions.sampling import Sample, Sampled, take
from evals.questions.tabling import good_per_section, wilson
from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.written import Point, Section, Style, Written

SENTENCE = "A cache keeps the result of a slow computation so that nobody has to wait for it twice."
PROSE = " ".join([SENTENCE] * 3)
COLLECTION = Collection("caches", "", "c0ffee", "MIT", "notes", ("notes/**/*.md",), Split.judged)
ALL_MET = frozenset(Criterion)


def write(title: str, sections: Sequence[Section], setting: str) -> list[Written]:
    """Write one question a section, and one on two of them."""
    alone = [question(f"What is {title} {place}?", place) for place in range(len(sections))]
    return [*alone, question(f"How do {title} 0 and 1 differ?", 0, 1)]


def question(text: str, *sections: int) -> Written:
    points = tuple(Point(f"It is {number}.", place, (SENTENCE,)) for number in range(2) for place in sections)
    return Written(text, Difficulty.EASY, Style.DEFINITION, points, "It is what it is.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout of six posts with one worthwhile section of two, and a file that is no post."""
    notes = tmp_path / "caches" / "notes" / "deep"
    notes.mkdir(parents=True)
    for name in "abcdef":
        (notes / f"{name}.md").write_text(f"# Post {name}\n\n{PROSE}\n\n## Links\n\n- [One](one.md)\n", "utf-8")
    (notes / "empty.md").write_text("---\ntitle: Nothing\n---\n", "utf-8")
    (tmp_path / "caches" / "other.md").write_text("# Outside of the paths\n\nText.", "utf-8")
    return tmp_path / "caches"


def draw(folder: Path, *, posts: int = 6, questions: int = 5, seed: int = 1) -> Sample:
    return take(COLLECTION, folder, write, posts_drawn=posts, questions=questions, seed=seed)


def test_the_same_seed_draws_the_same(folder: Path) -> None:
    assert draw(folder).asked == draw(folder).asked
    assert {one.id for one in draw(folder).asked} != {one.id for one in draw(folder, seed=2).asked}


def test_what_was_written_is_counted(folder: Path) -> None:
    found = draw(folder, posts=100)
    # Of the three questions on a post, one stands on its list of links alone.
    expected = Sampled("caches", "c0ffee", posts=6, sections=12, worthwhile=6, covered=6, questions=12, elsewhere=6)
    assert found.sampled == expected
    assert len(found.seconds) == 12
    assert draw(folder, posts=2).sampled.posts == 2


def test_a_judge_gets_the_passage_of_each_section(folder: Path) -> None:
    both = next(one for one in draw(folder, questions=100).asked if "differ" in one.question)
    assert re.fullmatch(r"Post [a-f] \+ Links", both.section)
    assert [passage["text"] for passage in both.passages] == [PROSE, "- [One](one.md)"]
    assert [point["section"] for point in both.key_points] == [both.section.removesuffix(" + Links"), "Links"] * 2
    assert both.path.startswith("notes/deep/")
    assert readable(both).startswith(f"# {both.question}\n")
    assert f"> {PROSE}" in readable(both)


def test_a_folder_is_named_like_its_collection(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(Unknown, match="no collection 'caches'"):
        of_folder(folder)
    (tmp_path / "redis").mkdir()
    with pytest.raises(Unknown, match="none of the files"):
        draw(tmp_path / "redis")


def test_collections_say_where_they_are_from() -> None:
    found = load()
    assert sum(one.split is Split.judged for one in found.values()) >= 5
    for one in found.values():
        assert re.fullmatch("[0-9a-f]{40}", one.commit)
        assert one.repository.startswith("https://")
        assert all((one.licence, one.style, one.paths))


DRAWN = {
    "id": "1",
    "collection": "redis",
    "commit": "c0ffee",
    "path": "a.md",
    "section": "Caches",
    "style": "definition",
    "difficulty": "easy",
    "question": "What is a cache?",
    "key_points": [{"point": "It keeps results."}, {"point": "It saves time."}],
    "passages": [{"heading": "Caches", "text": PROSE}],
}


def test_a_judgement_keeps_the_question_and_not_the_document() -> None:
    [row] = judged([DRAWN], [{"id": "1", "no": ["natural"], "note": "stilted"}])
    assert row["question"] == "What is a cache?"
    assert row["note"] == "stilted"
    assert {criterion: row[criterion] for criterion in Criterion} == {one: one != "natural" for one in Criterion}
    assert PROSE not in json.dumps(row)
    [judgement] = judgements([row])
    assert judgement.met == ALL_MET - {Criterion.NATURAL}
    assert not judgement.acceptable


def test_too_few_key_points_are_never_acceptable() -> None:
    [row] = judged([{**DRAWN, "key_points": DRAWN["key_points"][:1]}], [{"id": "1", "no": []}])
    assert judgements([row])[0].met == ALL_MET - {Criterion.POINTS_STAND_ALONE}


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        ([], "not judged"),
        ([{"id": "1", "no": []}, {"id": "2", "no": []}], "not drawn: 2"),
        ([{"id": "1", "no": []}, {"id": "1", "no": []}], "judged twice"),
        ([{"id": "1", "no": ["nice"]}], "no criterion nice"),
    ],
)
def test_each_question_has_one_judgement(marks: list[dict[str, object]], message: str) -> None:
    with pytest.raises(Mistaken, match=message):
        judged([DRAWN], marks)


def test_the_rubric_has_every_criterion() -> None:
    rubric = (command.HERE / "RUBRIC.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)`", rubric, re.MULTILINE) == list(Criterion)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    # From the tables of Newcombe (1998).
    [(81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (29, 29, (0.8830, 1.0))],
)
def test_wilson(part: int, whole: int, expected: tuple[float, float]) -> None:
    assert wilson(part, whole) == pytest.approx(expected, abs=1e-4)


def test_of_nothing_anything_may_be_the_share() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_good_questions_of_a_worthwhile_section() -> None:
    sampled = Sampled("redis", "", posts=1, sections=9, worthwhile=5, covered=4, questions=10, elsewhere=3)
    found = [Judgement("1", "redis", "how", "easy", ALL_MET), Judgement("2", "redis", "how", "easy", frozenset())]
    assert good_per_section(found, sampled) == pytest.approx(0.5 * 10 / 5)
    assert good_per_section([], sampled) is None


def test_from_documents_to_a_table(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "write", write)
    runner, sheet, kept = CliRunner(), tmp_path / "sheet", tmp_path / "judgements.jsonl"
    checkout = folder.rename(tmp_path / "git-novice")
    (checkout / "notes" / "deep").rename(checkout / "episodes")

    drawn = runner.invoke(command.app, ["sample", str(checkout), "-o", str(sheet), "--questions", "4"])
    assert drawn.exit_code == 0, drawn.output
    assert "4 questions to judge" in drawn.output
    ids = [json.loads(line)["id"] for line in (sheet / "questions.jsonl").read_text("utf-8").splitlines()]
    marks = tmp_path / "marks.jsonl"
    lines = [json.dumps({"id": one, "no": ["no_leak"] if place else []}) for place, one in enumerate(ids)]
    marks.write_text("\n".join(lines), "utf-8")

    assert runner.invoke(command.app, ["record", str(sheet), str(marks), "--to", str(kept)]).exit_code == 0
    table = runner.invoke(command.app, ["table", str(kept)])
    assert table.exit_code == 0, table.output
    # One of four questions is acceptable, and two were written on each of the six worthwhile sections.
    assert re.search(r"\| git-novice +\| course notes +\| +4 \| +25\.0% \| 5% to 70% +\| +6 \| +0\.50 \|", table.output)
    assert "By difficulty, each criterion" in table.output


def test_a_folder_of_no_collection_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(command.app, ["sample", str(tmp_path), "-o", str(tmp_path / "sheet")])
    assert result.exit_code == 1
    assert "no collection" in result.output
