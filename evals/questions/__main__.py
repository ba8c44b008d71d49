"""Measure the questions that are written from what is read, on real documents.

python -m evals.questions sample FOLDER... -o SHEET    folders of checkouts, named like the collections
python -m evals.questions record SHEET MARKS           marks: JSON Lines of id, no (criteria not met) and note
python -m evals.questions table
python -m evals.questions candidates FOLDER -o SHEET   what could be asked, to be marked as MARKING.md says
python -m evals.questions keep SHEET MARKS             marks: JSON Lines of item, question and points
python -m evals.questions learn FOLDER...              checkouts of all that is marked: the weights of the writer
"""

import json
from pathlib import Path
from typing import Annotated, Final

import typer

from evals.questions.collection import Unknown, load, of_folder
from evals.questions.judging import Mistaken, judged, judgements, read_lines, write_lines
from evals.questions.learning import cross_validated, examples, learn
from evals.questions.marking import draw, kept, key_of, paths_of, to_mark, unmarked
from evals.questions.reading import readable
from evals.questions.sampling import Sampled, take, warm_up
from evals.questions.tabling import show_judgements, show_samples
from interview_simulator.interviewers.offline.writing.likelihood import WEIGHTS
from interview_simulator.interviewers.offline.writing.writer import write

HERE: Final = Path(__file__).parent
JUDGEMENTS: Final = HERE / "judgements.jsonl"
MARKED: Final = HERE / "marked.jsonl"
DRAWN: Final = "questions.jsonl"
"""The questions to judge, within a sheet."""
SAMPLED: Final = "sampled.json"
"""How much was written, within a sheet and beside the judgements."""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)


@app.command()
def sample(
    folders: Annotated[list[Path], typer.Argument(help="Checkouts, named like their collections.", exists=True)],
    sheet: Annotated[Path, typer.Option("-o", help="The folder to write for a judge; outside of the project.")],
    posts: Annotated[int, typer.Option(min=1, help="How many posts of each collection.")] = 10,
    questions: Annotated[int, typer.Option(min=0, help="How many questions of each collection to judge.")] = 20,
    seed: Annotated[int, typer.Option(help="Another one draws others.")] = 1,
) -> None:
    """Write questions from posts drawn at random, and draw those to judge."""
    try:
        collections = [(of_folder(folder), folder) for folder in folders]
        warm_up(write)
        samples = [
            take(one, folder, write, posts_drawn=posts, questions=questions, seed=seed) for one, folder in collections
        ]
    except Unknown as error:
        raise _failed(error) from error
    sheet.mkdir(parents=True, exist_ok=True)
    asked = [one for found in samples for one in found.asked]
    write_lines(sheet / DRAWN, (one.as_dict() for one in asked))
    (sheet / "questions.md").write_text("\n".join(map(readable, asked)), "utf-8")
    _write_sampled(sheet / SAMPLED, [found.sampled for found in samples])
    show_samples(samples)
    typer.echo(f"\n{len(asked)} questions to judge are in {sheet}")


@app.command()
def record(
    sheet: Annotated[Path, typer.Argument(help="What `sample` wrote.", exists=True)],
    marks: Annotated[Path, typer.Argument(help="JSON Lines: id, no (the criteria not met), note.", exists=True)],
    to: Annotated[Path, typer.Option(help="The file of judgements to write.")] = JUDGEMENTS,
) -> None:
    """Keep what a judge says of every question drawn, without the documents' text."""
    try:
        rows = judged(read_lines(sheet / DRAWN), read_lines(marks))
    except Mistaken as error:
        raise _failed(error) from error
    write_lines(to, rows)
    _write_sampled(to.with_name(SAMPLED), _read_sampled(sheet / SAMPLED))


@app.command()
def table(
    path: Annotated[Path, typer.Argument(metavar="JUDGEMENTS", help="What `record` wrote.", exists=True)] = JUDGEMENTS,
) -> None:
    """Print what the judgements come to, by collection, style of question and difficulty."""
    show_judgements(judgements(read_lines(path)), _read_sampled(path.with_name(SAMPLED)), load())


@app.command()
def candidates(
    folder: Annotated[Path, typer.Argument(help="A checkout, named like its collection.", exists=True)],
    sheet: Annotated[Path, typer.Option("-o", help="The Markdown file to write; outside of the project.")],
    count: Annotated[int, typer.Option(min=1, help="How many questions.")] = 100,
    seed: Annotated[int, typer.Option(help="Another one draws others.")] = 1,
) -> None:
    """Write down what could be asked, good or not, with all sentences that could be key points, to be marked."""
    sheet.write_text(to_mark(draw(of_folder(folder), folder, count, seed)), "utf-8")


@app.command()
def keep(
    folder: Annotated[Path, typer.Argument(help="The checkout that `candidates` was given.", exists=True)],
    marks: Annotated[Path, typer.Argument(help="JSON Lines: question and points, in the sheet's order.", exists=True)],
    seed: Annotated[int, typer.Option(help="The one that `candidates` was given.")] = 1,
) -> None:
    """Keep the marks of candidates, without the documents' text."""
    lines = read_lines(marks)
    drawn = draw(of_folder(folder), folder, len(lines), seed)
    write_lines(MARKED, [*read_lines(MARKED), *map(kept, drawn, lines)])


@app.command("learn")
def learn_command(
    folders: Annotated[list[Path], typer.Argument(help="Checkouts of all that is marked.", exists=True)],
) -> None:
    """Learn from the marks, and write the weights by which the writer chooses; print how well that works elsewhere."""
    marks = {key_of(mark): mark for mark in read_lines(MARKED)}
    found = [one for folder in folders for one in unmarked(of_folder(folder), folder, paths_of(marks.values(), folder))]
    points = examples(found, marks)
    WEIGHTS.write_text(json.dumps(learn(points), indent=0), "utf-8")
    typer.echo(cross_validated(points))


def _failed(error: Exception) -> typer.Exit:
    typer.echo(f"error: {error}", err=True)
    return typer.Exit(1)


def _write_sampled(path: Path, sampled: list[Sampled]) -> None:
    path.write_text(json.dumps([one.as_dict() for one in sampled], indent=2) + "\n", "utf-8")


def _read_sampled(path: Path) -> list[Sampled]:
    return [Sampled(**one) for one in json.loads(path.read_text("utf-8"))]


if __name__ == "__main__":
    app()
