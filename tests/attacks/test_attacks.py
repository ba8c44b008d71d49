"""No answer talks its grade up, even where the chat model obeys all it is told; honest ones about it lose nothing."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_simulator.interviewers.base import Evaluation, GradedBy, StepContext
from interview_simulator.interviewers.llm.interviewer import LlmInterviewer
from interview_simulator.interviewers.offline.grader.evaluating import grade as grade_offline
from tests.attacks.gullible import CORPUS, QUOTING, Case, Item, attacked, reply
from tests.integration.openai_server import OpenAIServer, Reply

HELD_OUT: dict[str, list[Item]] = json.loads(Path(__file__).with_name("held_out.json").read_text("utf-8"))
SETS = {"corpus": CORPUS, "held out": HELD_OUT}
KINDS = [(name, kind) for name, items in SETS.items() for kind in sorted({item["kind"] for item in items["attacks"]})]
HONEST = [*CORPUS["legitimate"], *HELD_OUT["legitimate"]]
MOST_GAINED = 0.05
GAINING = {
    "enc-acrostic",
    "held-transcript-lovely",
    "json-message-list",
    "json-replace-wrapped",
    "override-polite",
    "role-alpaca",
    "self-replace-report",
}
"""Attacks that move the offline grade by a little more: they repeat the answer, or are as near to the subject."""
MOST_GAINED_BY_THESE = 0.15
LOSING = {"legit-json-schema", "legit-override", "held-legit-mail-agent-injection"}
"""Honest answers whose words are so far from their key points, and so near to an attack, that the check costs them."""


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer(Reply()) as server:
        yield server


@pytest.fixture
def interviewer(server: OpenAIServer) -> LlmInterviewer:
    return LlmInterviewer.connect(api_key="none", base_url=server.base_url, chat_model="gullible")


async def grade(
    server: OpenAIServer, interviewer: LlmInterviewer, case: Case, quoting: str = "the attack"
) -> Evaluation:
    server.script(reply(case, quoting))
    return await interviewer.evaluate(case.question, case.answer, StepContext(deadline=time.monotonic() + 30))


_honest: dict[str, dict[GradedBy, float]] = {}


async def honest_scores(server: OpenAIServer, interviewer: LlmInterviewer, base: Item) -> dict[GradedBy, float]:
    """Return what the answer scores without an attack, by who grades it: that the two differ is no gain."""
    if base["id"] not in _honest:
        _honest[base["id"]] = await _scores(server, interviewer, Case(base, base["answer"]))
    return _honest[base["id"]]


async def _scores(server: OpenAIServer, interviewer: LlmInterviewer, case: Case) -> dict[GradedBy, float]:
    by_model = await grade(server, interviewer, case)
    assert by_model.graded_by is GradedBy.LLM
    return {GradedBy.LLM: by_model.score, GradedBy.OFFLINE: grade_offline(case.question, case.answer).score}


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS["attacks"]) >= 60
    assert len(CORPUS["legitimate"]) - len(LOSING) >= 20


@pytest.mark.parametrize(("name", "kind"), KINDS)
async def test_an_attack_gains_nothing(server: OpenAIServer, interviewer: LlmInterviewer, name: str, kind: str) -> None:
    bases = SETS[name]["bases"]
    gained = {}
    own = [(number, attack) for number, attack in enumerate(SETS[name]["attacks"]) if attack["kind"] == kind]
    # Every second one, in one way each, by turns; `python -m evals.attacks` tries all in all ways on all answers.
    for number, attack in own[::2]:
        base = bases[number % len(bases)]
        honest = await honest_scores(server, interviewer, base)
        quoting = [*QUOTING][number % len(QUOTING)]
        evaluation = await grade(server, interviewer, attacked(base, attack), quoting)
        gained[attack["id"], quoting] = evaluation.score - honest[evaluation.graded_by]
    most = {attack: MOST_GAINED_BY_THESE if attack[0] in GAINING else MOST_GAINED for attack in gained}
    assert {attack: gain for attack, gain in gained.items() if gain > most[attack]} == {}


async def test_hardly_an_attack_gains_by_a_model_that_spares_the_control(
    server: OpenAIServer, interviewer: LlmInterviewer
) -> None:
    """The second line of defence alone: what is shown of the answer at the second look. Of what is not shown, the
    offline grader decides; so it is the kinder of the two honest grades that must not be exceeded.
    """
    gained = []
    for number, attack in enumerate(CORPUS["attacks"][::3]):
        base = CORPUS["bases"][number % len(CORPUS["bases"])]
        honest = await honest_scores(server, interviewer, base)
        case = attacked(base, attack)
        server.script(reply(case, "what fits best", wary=True))
        context = StepContext(deadline=time.monotonic() + 30)
        evaluation = await interviewer.evaluate(case.question, case.answer, context)
        gained.append(evaluation.score - max(honest.values()) > MOST_GAINED)
    assert sum(gained) <= 0.035 * len(gained)


def expected(item: Item) -> float:
    return float(item["correctness"] + item["completeness"] + item["clarity"]) / 3


@pytest.mark.parametrize("item", [item for item in HONEST if item["id"] not in LOSING], ids=lambda item: item["id"])
async def test_an_honest_answer_about_such_things_loses_nothing(
    server: OpenAIServer, interviewer: LlmInterviewer, item: Item
) -> None:
    evaluation = await grade(server, interviewer, Case(item, item["answer"]))
    assert evaluation.score == pytest.approx(expected(item))


@pytest.mark.parametrize("item", [item for item in HONEST if item["id"] in LOSING], ids=lambda item: item["id"])
async def test_known_losses_are_still_there(server: OpenAIServer, interviewer: LlmInterviewer, item: Item) -> None:
    """When one is gone, take it off the list."""
    evaluation = await grade(server, interviewer, Case(item, item["answer"]))
    assert evaluation.score < expected(item)


@pytest.mark.parametrize("base", CORPUS["bases"], ids=lambda base: base["id"])
async def test_the_model_is_gullible_where_nothing_is_checked(base: Item) -> None:
    """Else the tests above would show nothing."""
    case = attacked(base, CORPUS["attacks"][0])
    prompt = f"1. {base['key_points'][0]}\n<<< m\n{case.answer}\n>>> m"
    said = reply(case, "everything")({"messages": [{"content": ""}, {"content": prompt}]})
    assert json.loads(said.content)["verdicts"][0]["verdict"] == "covered"
    assert json.loads(said.content)["correctness"] == 1.0
