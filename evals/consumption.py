"""What the chain takes: calls and how they end, tokens, time and money."""

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import fmean, median

from evals.running import Run, Step
from evals.tables import UNKNOWN, cost, number, share
from evals.tables import show as show_table
from interview_simulator.algorithms.planning import (
    DEFAULT_QUESTIONS,
    TOPICS_PER_INTERVIEW,
    Asked,
    Kind,
    next_move,
)
from interview_simulator.interviewers.base import Call, Evaluation, Question
from interview_simulator.interviewers.llm import faults

AnyStep = Step[Evaluation] | Step[Question]

STEPS = ("ask", "evaluate", "second_look", "follow_up")


def show(run: Run) -> None:
    _show_calls(run.calls)
    by_name = {name: [step for step in run.steps() if step.name == name] for name in ("ask", "evaluate", "follow_up")}
    _show_steps(by_name)
    _show_interview(by_name)


def _show_calls(calls: Sequence[Call]) -> None:
    names = [name for name in STEPS if any(call.step == name for call in calls)]
    rows: list[Sequence[object]] = []
    for name in [*names, None]:
        of_step = [call for call in calls if name in {None, call.step}]
        outcomes = Counter(call.outcome for call in of_step)
        invalid, ok = outcomes.pop(faults.INVALID.outcome, 0), outcomes.pop("ok", 0)
        rows.append(
            (
                name or "all",
                len(of_step),
                share(ok, len(of_step)),
                share(invalid, len(of_step)),
                ", ".join(f"{outcome} {count}" for outcome, count in outcomes.most_common()) or "none",
                _tokens(_mean_of(of_step, lambda call: call.tokens_in)),
                _tokens(_mean_of(of_step, lambda call: call.tokens_out)),
                number(median(call.latency_ms for call in of_step) / 1000) if of_step else "-",
            )
        )
    header = ("call", "number", "ok", "invalid", "other outcomes", "tokens in", "tokens out", "median s")
    show_table("Calls (tokens: mean of one call)", header, rows)


def _show_steps(by_name: dict[str, list[AnyStep]]) -> None:
    rows = [
        (
            name,
            len(steps),
            number(sum(len(step.calls) for step in steps) / len(steps)),
            _tokens(_per_step(steps, lambda call: call.tokens_in)),
            _tokens(_per_step(steps, lambda call: call.tokens_out)),
            number(median(step.seconds for step in steps)),
            number(max(step.seconds for step in steps)),
            cost(_per_step(steps, lambda call: call.cost_usd)),
        )
        for name, steps in by_name.items()
    ]
    header = ("step", "number", "calls", "tokens in", "tokens out", "median s", "longest s", "cost")
    show_table("Steps, second tries and second looks included (tokens and cost: mean of one step)", header, rows)


def _show_interview(by_name: dict[str, list[AnyStep]]) -> None:
    """Estimate an interview in which every question is answered."""
    kinds = Counter(_kinds())
    times = {"ask": kinds[Kind.OPENING], "follow_up": kinds[Kind.FOLLOW_UP], "evaluate": DEFAULT_QUESTIONS}

    def total(of: Callable[[Call], float | None]) -> float | None:
        parts = [(count, _per_step(by_name[name], of)) for name, count in times.items()]
        return None if any(part is None for _, part in parts) else sum(count * (part or 0) for count, part in parts)

    row = (
        f"{DEFAULT_QUESTIONS} questions: {times['ask']} opening, {times['follow_up']} follow-up",
        _tokens(total(lambda call: call.tokens_in)),
        _tokens(total(lambda call: call.tokens_out)),
        cost(total(lambda call: call.cost_usd)),
    )
    show_table("An interview, estimated", ("interview", "tokens in", "tokens out", "cost"), [row])


def _kinds() -> list[Kind]:
    topics = [str(number) for number in range(TOPICS_PER_INTERVIEW)]
    asked: list[Asked] = []
    while move := next_move(topics, DEFAULT_QUESTIONS, asked):
        asked.append(Asked(move.topic, move.kind, skipped=False))
    return [question.kind for question in asked]


def _mean_of(calls: Sequence[Call], of: Callable[[Call], float | None]) -> float | None:
    known = [value for call in calls if (value := of(call)) is not None]
    return fmean(known) if known else None


def _per_step(steps: Sequence[AnyStep], of: Callable[[Call], float | None]) -> float | None:
    """Return the mean of what a step's calls come to, over the steps in which that is known of each."""
    totals = []
    for step in steps:
        values = [of(call) for call in step.calls]
        if values and None not in values:
            totals.append(sum(value for value in values if value is not None))
    return fmean(totals) if totals else None


def _tokens(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.0f}"
