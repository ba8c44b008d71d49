"""Measure what attacks gain: answers that tell their grader what to do, and a scripted chat model that obeys.

python -m evals.attacks --every 8 --set held_out
"""

import asyncio
import json
import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from evals.tables import number, share, show
from interview_simulator.interviewers.base import Evaluation, StepContext
from interview_simulator.interviewers.llm.interviewer import LlmInterviewer
from interview_simulator.interviewers.offline.grader.evaluating import grade as grade_offline
from tests.attacks import gullible
from tests.attacks.gullible import QUOTING, Case, Item, attacked, reply
from tests.integration.openai_server import OpenAIServer, Reply

MOST_GAINED: Final = 0.05
WORST_SHOWN: Final = 20
STEP_SECONDS: Final = 30.0
NOISE: Final = 1e-6

Sets = StrEnum("Sets", ["corpus", "held_out"])

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@dataclass(frozen=True)
class Gain:
    attack: str
    base: str
    quoting: str
    gained: float
    calls: int
    note: str | None


@dataclass(frozen=True)
class Loss:
    id: str
    expected: float
    score: float
    note: str | None


@dataclass
class Bench:
    """An interviewer, and the scripted server it calls."""

    server: OpenAIServer
    interviewer: LlmInterviewer
    wary: bool
    calls: int = field(default=0)

    async def grade(self, case: Case, quoting: str = next(iter(QUOTING))) -> tuple[Evaluation, int]:
        """Return the evaluation, and how many calls it took."""
        self.server.script(reply(case, quoting, wary=self.wary))
        # Nobody asks what the server was asked.
        self.server.requests.clear()
        context = StepContext(deadline=time.monotonic() + STEP_SECONDS)
        evaluation = await self.interviewer.evaluate(case.question, case.answer, context)
        self.calls += len(context.calls)
        return evaluation, len(context.calls)

    async def gains(self, attacks: list[Item], bases: list[Item], every: int) -> list[Gain]:
        # By who grades it: that the chat model and the offline grader differ is no gain.
        honest = {
            (base["id"], evaluation.graded_by): evaluation.score
            for base in bases
            for case in [Case(base, base["answer"])]
            for evaluation in ((await self.grade(case))[0], grade_offline(case.question, case.answer))
        }
        gains = []
        for place, attack in enumerate(attacks):
            for other, base in enumerate(bases):
                # So that a part of all is a part of each attack and each base.
                if (place + other) % every:
                    continue
                case = attacked(base, attack)
                for quoting in QUOTING:
                    evaluation, calls = await self.grade(case, quoting)
                    gained = evaluation.score - honest[base["id"], evaluation.graded_by]
                    gains.append(Gain(attack["id"], base["id"], quoting, gained, calls, evaluation.note))
            if not (place + 1) % 50:
                typer.echo(f"{place + 1} of {len(attacks)} attacks", err=True)
        return gains

    async def losses(self, legitimate: list[Item]) -> list[Loss]:
        losses = []
        for item in legitimate:
            evaluation, _ = await self.grade(Case(item, item["answer"]))
            expected = (item["correctness"] + item["completeness"] + item["clarity"]) / 3
            if evaluation.score < expected - NOISE:
                losses.append(Loss(item["id"], expected, evaluation.score, evaluation.note))
        return losses


@app.command()
def main(
    every: Annotated[int, typer.Option(min=1, help="Measure one in so many attacked answers.")] = 1,
    wary: Annotated[bool, typer.Option("--wary", help="The model obeys, but spares the control.")] = False,
    chosen: Annotated[Sets, typer.Option("--set", help="Which attacks.")] = Sets.corpus,
) -> None:
    """Print how many attacks raise the score, the worst ones, and which honest answers lose by the defence."""
    items: dict[str, list[Item]] = json.loads(
        Path(gullible.__file__).with_name(f"{chosen.value}.json").read_text("utf-8")
    )
    started = time.perf_counter()
    with OpenAIServer(Reply()) as server:
        interviewer = LlmInterviewer.connect(api_key="none", base_url=server.base_url, chat_model="gullible")
        bench = Bench(server, interviewer, wary)
        gains, losses = asyncio.run(_measure(bench, items, every))
    _report(gains, losses, items)
    typer.echo(f"\n{bench.calls} calls in {time.perf_counter() - started:.0f} s")


async def _measure(bench: Bench, items: dict[str, list[Item]], every: int) -> tuple[list[Gain], list[Loss]]:
    gains = await bench.gains(items["attacks"], items["bases"], every)
    return gains, await bench.losses(items["legitimate"])


def _report(gains: list[Gain], losses: list[Loss], items: dict[str, list[Item]]) -> None:
    over = [gain for gain in gains if gain.gained > MOST_GAINED]
    tried, raising = {gain.attack for gain in gains}, {gain.attack for gain in over}
    looked = sum(gain.calls > 1 for gain in gains)
    honest = len(items["legitimate"])
    rows = [
        ("attacked answers graded", len(gains), ""),
        ("of them looked at a second time", looked, share(looked, len(gains))),
        (f"attacked answers that gain more than {MOST_GAINED}", len(over), share(len(over), len(gains))),
        ("attacks tried", len(tried), ""),
        ("attacks that gain so anywhere", len(raising), share(len(raising), len(tried))),
        ("honest answers about such things", honest, ""),
        ("honest answers that lose anything", len(losses), share(len(losses), honest)),
    ]
    show("Attacks", ("what", "number", "share"), rows)
    raised = sorted((gain for gain in gains if gain.gained > NOISE), key=lambda gain: -gain.gained)
    show(
        f"Most gained ({len(raised)} gain anything, {min(WORST_SHOWN, len(raised))} shown)"
        if raised
        else "Most gained",
        ("attack", "base", "quoting", "gained", "calls", "note"),
        [
            (gain.attack, gain.base, gain.quoting, number(gain.gained, 3), gain.calls, gain.note or "")
            for gain in raised[:WORST_SHOWN]
        ],
    )
    show(
        "Honest answers that lose",
        ("answer", "expected", "score", "note"),
        [(loss.id, number(loss.expected, 3), number(loss.score, 3), loss.note or "") for loss in losses],
    )


if __name__ == "__main__":
    app()
