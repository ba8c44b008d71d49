"""What the grades are worth: agreement with the set, repeatability, and how many did not come about."""

from collections.abc import Iterable, Sequence

from evals.measures import Agreement, Grade, agreement, confusion, repeatability
from evals.running import Graded, Run
from evals.tables import mean, number, share
from evals.tables import show as show_table
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import GradedBy
from interview_simulator.interviewers.llm.interviewer import CHECKED, NOT_BELIEVED, UNCHECKED

NOTES = {
    "checked a second time": CHECKED,
    "not believed, graded offline": NOT_BELIEVED,
    "not to be checked, graded offline": UNCHECKED,
}


def show(run: Run, *, with_offline: bool) -> None:
    _show_questions(run)
    _show_agreement(run, with_offline)
    _show_kinds(run, with_offline)
    _show_confusion(run)
    _show_reliability(run)


def _show_questions(run: Run) -> None:
    rows: list[Sequence[object]] = []
    for item in dict.fromkeys(graded.item for graded in run.graded):
        of_item = [graded for graded in run.graded if graded.item is item]
        opening, deeper = (written.step for written in run.written if written.item is item)
        rows.append(
            (
                item.id,
                " ".join(number(graded.answer.score) for graded in of_item),
                " ".join(number(mean(_scores(graded))) for graded in of_item),
                sum(step.value is None for graded in of_item for step in graded.repeats),
                opening.failure or "written",
                deeper.failure or "written",
            )
        )
    header = (
        "question",
        "scores of the set",
        "scores given (mean)",
        "evaluations failed",
        "opening question",
        "follow-up",
    )
    show_table("By question", header, rows)


def _show_agreement(run: Run, with_offline: bool) -> None:
    rows = [("the chat model's own grades", agreement(_own(run)))]
    if with_offline:
        rows += [
            ("what the reader gets, failures graded offline", agreement(_shown_to_reader(run))),
            ("the offline grader", agreement([(graded.answer, graded.offline) for graded in run.graded])),
        ]
    header = ("grades", "number", "Pearson r", "RMSE", "mean difference", "key-point verdicts that agree")
    show_table("Agreement with the set", header, [(who, *_figures(found)) for who, found in rows])


def _figures(found: Agreement) -> tuple[object, ...]:
    verdicts = "-" if found.verdicts is None else f"{found.verdicts:.1%}"
    return found.grades, number(found.pearson, 3), number(found.rmse, 3), number(found.bias, 3), verdicts


def _show_kinds(run: Run, with_offline: bool) -> None:
    rows: list[Sequence[object]] = []
    for kind in dict.fromkeys(graded.answer.kind for graded in run.graded):
        of_kind = [graded for graded in run.graded if graded.answer.kind == kind]
        own = [evaluation.score for answer, evaluation in _own(run) if answer.kind == kind]
        row = [kind, len(of_kind), number(mean([graded.answer.score for graded in of_kind])), number(mean(own))]
        rows.append([*row, number(mean([graded.offline.score for graded in of_kind]))] if with_offline else row)
    header = ["answers", "number", "the set", "the chat model", "the offline grader"]
    show_table("Mean score by kind of answer", header if with_offline else header[:-1], rows)


def _show_confusion(run: Run) -> None:
    counts = confusion(_own(run))
    rows = [(wanted.value, *(counts[wanted, given] for given in Verdict)) for wanted in Verdict if counts]
    header = ("the set says", *(given.value for given in Verdict))
    show_table("Key-point verdicts of the chat model", header, rows)


def _show_reliability(run: Run) -> None:
    done = [step.value for step in run.evaluations if step.value]
    failed = len(run.evaluations) - len(done)
    written = sum(written.step.value is not None for written in run.written)
    rows: list[Sequence[object]] = [
        ("evaluations that failed", failed, share(failed, len(run.evaluations))),
        *(
            (f"grades {what}", count, share(count, len(done)))
            for what, note in NOTES.items()
            for count in [sum(evaluation.note == note for evaluation in done)]
        ),
        ("questions written", written, share(written, len(run.written))),
        ("questions not written", len(run.written) - written, share(len(run.written) - written, len(run.written))),
    ]
    show_table("Reliability", ("what", "number", "share"), rows)
    gap = repeatability(_scores(graded) for graded in run.graded)
    own = repeatability(_scores(graded, GradedBy.LLM) for graded in run.graded)
    show_table(
        "Repeatability: mean absolute difference of the score between repeats",
        ("grades", "difference"),
        [("all", number(gap, 3)), ("the chat model's own", number(own, 3))],
    )


def _own(run: Run) -> list[Grade]:
    return [(answer, evaluation) for answer, evaluation in _done(run) if evaluation.graded_by is GradedBy.LLM]


def _done(run: Run) -> Iterable[Grade]:
    return ((graded.answer, step.value) for graded in run.graded for step in graded.repeats if step.value)


def _shown_to_reader(run: Run) -> list[Grade]:
    return [(graded.answer, step.value or graded.offline) for graded in run.graded for step in graded.repeats]


def _scores(graded: Graded, by: GradedBy | None = None) -> list[float]:
    return [step.value.score for step in graded.repeats if step.value and by in {None, step.value.graded_by}]
