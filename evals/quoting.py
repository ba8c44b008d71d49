"""Questions and evaluations in full, to be read: figures do not say whether a question is a good one."""

from collections.abc import Sequence
from typing import TypeVar

import typer

from evals.running import Graded, Run
from interview_simulator.interviewers.base import Evaluation, Question

T = TypeVar("T")


def show(run: Run, count: int) -> None:
    """Print `count` of each, spread over the set."""
    if not count:
        return
    typer.echo("\nQuestions written")
    for written in _spread([written for written in run.written if written.step.value], count):
        assert written.step.value is not None
        _show_question(written.step.value)
    typer.echo("\nEvaluations")
    for graded, evaluation in _some_of_each_kind(run, count):
        _show_evaluation(graded, evaluation)


def _show_question(question: Question) -> None:
    typer.echo(f"\n{question.topic}, {question.difficulty.value}, {question.kind.value}: {question.text}")
    for point in question.key_points:
        typer.echo(f"  - {point.text}")
    typer.echo(f"  Model answer: {question.reference_answer}")


def _show_evaluation(graded: Graded, evaluation: Evaluation) -> None:
    typer.echo(f"\n{graded.answer.id}: {graded.item.question.text}")
    typer.echo(f"  Answer: {graded.answer.text}")
    for wanted, given in zip(graded.answer.verdicts, evaluation.verdicts, strict=True):
        quote = f' "{given.quote}"' if given.quote else ""
        typer.echo(f"  - {given.verdict.value} (the set: {wanted.value}): {given.key_point.text}{quote}")
    typer.echo(f"  Feedback: {evaluation.feedback}")
    names = ("correctness", "completeness", "clarity")
    dimensions = ", ".join(f"{name} {getattr(evaluation, name):.2f}" for name in names)
    typer.echo(f"  Score {evaluation.score:.2f} (the set: {graded.answer.score:.2f}): {dimensions}")
    typer.echo(f"  Graded by {evaluation.graded_by.value}")
    if evaluation.note:
        typer.echo(f"  Note: {evaluation.note}")


def _some_of_each_kind(run: Run, count: int) -> list[tuple[Graded, Evaluation]]:
    by_kind: dict[str, list[tuple[Graded, Evaluation]]] = {}
    for graded in run.graded:
        evaluation = next((step.value for step in graded.repeats if step.value), None)
        if evaluation is not None:
            by_kind.setdefault(graded.answer.kind, []).append((graded, evaluation))
    each = -(-count // max(len(by_kind), 1))
    return [one for of_kind in by_kind.values() for one in _spread(of_kind, each)][:count]


def _spread(items: Sequence[T], count: int) -> list[T]:
    return [items[len(items) * place // count] for place in range(count)] if len(items) > count else list(items)
