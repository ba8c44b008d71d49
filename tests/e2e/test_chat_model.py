"""The page with a chat model: feedback as it is written, who graded, and what happens when the model fails."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e import steps
from tests.e2e.conftest import Open
from tests.integration.chat_models import ANSWER, FEEDBACK, GoodModel, requests_for
from tests.integration.openai_server import SERVER_ERROR, OpenAIServer, Reply
from tests.integration.server import ForkedServer, Server


@pytest.fixture
def model() -> GoodModel:
    return GoodModel()


@pytest.fixture
def model_server(model: GoodModel) -> Iterator[OpenAIServer]:
    with OpenAIServer(model) as server:
        yield server


@pytest.fixture
def server(data_dir: Path, model_server: OpenAIServer) -> Iterator[Server]:
    with ForkedServer(data_dir, OPENAI_BASE_URL=model_server.base_url, INTERVIEW_LLM_MODEL="a-model") as server:
        steps.read_posts(server)
        yield server


def slowly(model: GoodModel) -> Any:
    """An evaluation that takes some two seconds to write."""

    def reply(body: dict[str, Any]) -> Reply:
        return replace(model.good(body), chunks=40, chunk_delay_s=0.05)

    return reply


def test_feedback_is_shown_while_it_is_written(open_page: Open, server: Server, model: GoodModel) -> None:
    page = open_page("/interview")
    expect(page.get_by_text("a-model").first).to_be_visible()
    page.get_by_label("Number of questions").fill("2")
    page.get_by_role("button", name="Start interview").click()
    model.spoil(evaluate=slowly(model))
    page.get_by_role("textbox").fill(ANSWER)
    page.get_by_role("button", name="Submit Answer").click()
    expect(page.get_by_role("heading", name="Grading your answer")).to_be_visible()
    expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()
    expect(page.get_by_text(FEEDBACK)).to_be_visible()
    expect(page.get_by_text("Graded by a-model")).to_be_visible()
    page.get_by_role("button", name="Next Question").click()
    expect(page.get_by_text("Question 2 of 2")).to_be_visible()
    expect(page.get_by_role("textbox")).to_be_visible()


def test_a_reload_while_feedback_is_written_loses_nothing_and_grades_once(
    open_page: Open, server: Server, model: GoodModel, model_server: OpenAIServer
) -> None:
    page = open_page(steps.start(server, question_count=1))
    model.spoil(evaluate=slowly(model))
    page.get_by_role("textbox").fill(ANSWER)
    page.get_by_role("button", name="Submit Answer").click()
    expect(page.get_by_role("heading", name="Grading your answer")).to_be_visible()
    page.reload()
    expect(
        page.get_by_role("link", name="See Results").or_(page.get_by_text("Across 1 question")).first
    ).to_be_visible()
    assert len(requests_for(model_server, "evaluate")) == 1


def test_when_the_model_fails_the_page_says_who_graded(open_page: Open, server: Server, model: GoodModel) -> None:
    page = open_page(steps.start(server, question_count=1))
    model.spoil(evaluate=SERVER_ERROR)
    steps.answer(page, ANSWER)
    expect(
        page.get_by_text("The chat model is out of order. The offline interviewer graded this answer.")
    ).to_be_visible()
    expect(page.get_by_text("Graded by the offline interviewer")).to_be_visible()


def test_who_prefers_to_wait_keeps_the_answer_ungraded(
    open_page: Open, server: Server, model: GoodModel, data_dir: Path
) -> None:
    page = open_page("/interview")
    with page.expect_response(lambda response: response.request.method == "PATCH"):
        page.get_by_label("keep my answer", exact=False).click()
    expect(page.get_by_label("keep my answer", exact=False)).to_be_checked()
    page.get_by_role("button", name="Start interview").click()
    model.spoil(evaluate=SERVER_ERROR)
    page.get_by_role("textbox").fill(ANSWER)
    page.get_by_role("button", name="Submit Answer").click()
    expect(page.get_by_text("The chat model is out of order.")).to_be_visible()
    expect(page.get_by_text("saved, not graded yet")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert steps.stored_answers(data_dir) == [(ANSWER, None)]
