"""Reload, two tabs, the back button, no network, a killed server: one answer, one evaluation, the right page."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e import steps
from tests.e2e.conftest import Open
from tests.integration.server import ForkedServer, Server


def test_a_draft_survives_a_reload(open_page: Open, server: Server) -> None:
    steps.read_posts(server)
    page = open_page(steps.start(server))
    page.get_by_role("textbox").fill("Half a thought")
    page.reload()
    expect(page.get_by_role("textbox")).to_have_value("Half a thought")
    page.keyboard.press("Tab")
    page.get_by_role("textbox").focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()


def test_a_double_click_is_one_answer(open_page: Open, server: Server, data_dir: Path) -> None:
    steps.read_posts(server)
    page = open_page(steps.start(server))
    page.get_by_role("textbox").fill("Only once")
    page.get_by_role("button", name="Submit Answer").dblclick()
    expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()
    assert [text for text, _ in steps.stored_answers(data_dir)] == ["Only once"]
    page.get_by_role("button", name="Next Question").click()
    expect(page.get_by_text("Question 2 of 5")).to_be_visible()


def test_two_tabs_are_one_interview(open_page: Open, server: Server, data_dir: Path) -> None:
    steps.read_posts(server)
    path = steps.start(server)
    one = open_page(path)
    other = one.context.new_page()
    other.goto(path)
    expect(other.get_by_role("textbox")).to_be_visible()
    steps.answer(one, "From the first tab")
    other.get_by_role("textbox").fill("From the second tab")
    other.get_by_role("button", name="Submit Answer").click()
    expect(other.get_by_text("has been answered already")).to_be_visible()
    expect(other.get_by_label("Your text that was not counted")).to_have_value("From the second tab")
    expect(other.get_by_text("Question 2 of 5")).to_be_visible()
    assert [text for text, _ in steps.stored_answers(data_dir)] == ["From the first tab"]


def test_the_back_button_never_answers_twice(open_page: Open, server: Server, data_dir: Path) -> None:
    steps.read_posts(server)
    page = open_page("/badges")
    page.goto(steps.start(server, question_count=1))
    steps.answer(page, "The last answer")
    page.get_by_role("link", name="See Results").click()
    expect(page.get_by_text("Across 1 question")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("/badges$"))
    page.go_forward()
    expect(page.get_by_text("Across 1 question")).to_be_visible()
    assert len(steps.stored_answers(data_dir)) == 1


def test_a_reload_after_the_answer_leads_to_the_next_question(open_page: Open, server: Server) -> None:
    steps.read_posts(server)
    page = open_page(steps.start(server))
    steps.answer(page, "An answer")
    page.reload()
    expect(page.get_by_text("Question 2 of 5")).to_be_visible()
    page.get_by_text("Feedback on your last answer").click()
    expect(page.get_by_text("Graded by the offline interviewer")).to_be_visible()


def test_without_network_the_text_stays_and_is_sent_later(open_page: Open, server: Server, data_dir: Path) -> None:
    steps.read_posts(server)
    page = open_page(steps.start(server))
    page.get_by_role("textbox").fill("Written on a train")
    page.context.set_offline(True)
    page.get_by_role("button", name="Submit Answer").click()
    expect(page.get_by_text("your answer is still here")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("Written on a train")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()
    assert [text for text, _ in steps.stored_answers(data_dir)] == ["Written on a train"]


def test_a_server_killed_and_started_again_goes_on_where_the_reader_left_off(
    open_page: Open, server: Server, data_dir: Path
) -> None:
    steps.read_posts(server)
    page = open_page(steps.start(server))
    steps.answer(page, "Before the crash")
    page.get_by_role("button", name="Next Question").click()
    page.get_by_role("textbox").fill("During the crash")
    port = server.url.rsplit(":", 1)[-1]
    server.kill()
    page.get_by_role("button", name="Submit Answer").click()
    expect(page.get_by_text("your answer is still here")).to_be_visible()
    with ForkedServer(data_dir, PORT=port):
        page.reload()
        expect(page.get_by_role("textbox")).to_have_value("During the crash")
        page.get_by_role("button", name="Submit Answer").click()
        expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()
    assert [text for text, _ in steps.stored_answers(data_dir)] == ["Before the crash", "During the crash"]


def test_skip_asks_first(open_page: Open, server: Server, data_dir: Path) -> None:
    steps.read_posts(server)
    page = open_page(steps.start(server))
    page.get_by_role("button", name="Skip").click()
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("lowers the difficulty")
    page.keyboard.press("Escape")
    assert steps.stored_answers(data_dir) == []
    page.get_by_role("button", name="Skip").click()
    dialog.get_by_role("button", name="Skip question").click()
    expect(page.get_by_text("The difficulty goes down")).to_be_visible()
    assert steps.stored_answers(data_dir) == [(None, 0.0)]
