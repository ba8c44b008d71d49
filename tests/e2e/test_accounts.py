"""Accounts in the browser: what one reader does is theirs alone, and ends with them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import DESKTOP, PHONE, Open
from tests.e2e.test_for_everyone import serious_findings, settle
from tests.integration.server import ForkedServer, Server, run_apart

ACCOUNTS = {"INTERVIEW_AUTH": "accounts", "INTERVIEW_SIGN_UP": "open"}
PASSWORD = "correct horse battery staple"


@pytest.fixture
def server(data_dir: Path) -> Iterator[Server]:
    with ForkedServer(data_dir, **ACCOUNTS) as server:
        yield server


def sign_up(page: Page, name: str) -> None:
    page.goto("/sign-up")
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail").fill(f"{name.lower()}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("link", name=f"Account: {name}")).to_be_visible()


def fill_sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("E-mail").fill(f"{name.lower()}@example.org")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page: Page) -> None:
    page.goto("/account")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You have signed out.")).to_be_visible()


def read_a_post(page: Page) -> None:
    page.goto("/?q=git+under")
    page.get_by_role("link", name=re.compile("git", re.IGNORECASE)).last.click()
    with page.expect_response(lambda response: response.request.method == "PUT"):
        page.get_by_role("button", name="Mark as read").first.click()


def start_interview(page: Page, questions: int = 1) -> str:
    page.goto("/interview")
    page.get_by_label("Number of questions").fill(str(questions))
    page.get_by_role("button", name="Start interview").click()
    expect(page.get_by_text(f"Question 1 of {questions}")).to_be_visible()
    return urlsplit(page.url).path


def test_what_a_reader_does_is_theirs_alone(open_page: Open) -> None:
    page = open_page("/history")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_up(page, "Ada")
    read_a_post(page)
    interview = start_interview(page)
    steps.answer(page, "Only Ada knows what was said here.")
    page.get_by_role("link", name="See Results").click()
    expect(page.get_by_text("Across 1 question")).to_be_visible()
    page.get_by_role("link", name="Account: Ada").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You have signed out.")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("/sign-in"))
    expect(page.get_by_text("Only Ada knows")).to_have_count(0)

    sign_up(page, "Grace")
    page.goto("/history")
    expect(page.get_by_text("No interviews yet")).to_be_visible()
    page.goto(f"{interview}/results")
    expect(page.get_by_role("heading", name=re.compile("not found", re.IGNORECASE))).to_be_visible()
    sign_out(page)

    page.goto("/history")
    fill_sign_in(page, "Ada")
    expect(page).to_have_url(re.compile("/history$"))
    expect(page.locator(f"a[href='{interview}/results']")).to_be_visible()


def test_a_session_that_has_ended_loses_nothing_typed(open_page: Open) -> None:
    page = open_page("/")
    sign_up(page, "Ada")
    read_a_post(page)
    interview = start_interview(page)
    page.get_by_role("textbox").fill("Typed before the session ended")
    page.context.clear_cookies()
    page.get_by_role("button", name="Submit Answer").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    fill_sign_in(page, "Ada")
    expect(page).to_have_url(re.compile(f"{interview}$"))
    expect(page.get_by_role("textbox")).to_have_value("Typed before the session ended")
    page.get_by_role("button", name="Submit Answer").click()
    expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()


def test_signing_out_in_one_tab_is_noticed_in_the_other(open_page: Open) -> None:
    one = open_page("/")
    sign_up(one, "Ada")
    other = one.context.new_page()
    other.goto("/badges")
    expect(other.get_by_role("heading", name="Interview Master")).to_be_visible()
    sign_out(one)
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(other.get_by_role("heading", name="Interview Master")).to_have_count(0)
    fill_sign_in(one, "Ada")
    expect(other.get_by_role("heading", name="Interview Master")).to_be_visible()


def test_a_new_password_by_a_printed_link(open_page: Open, data_dir: Path) -> None:
    page = open_page("/")
    sign_up(page, "Ada")
    printed = run_apart("accounts", "reset", "ada@example.org", data_dir=data_dir, **ACCOUNTS).stdout
    link = urlsplit(printed.split()[-1])
    page.goto(f"{link.path}#{link.fragment}")
    page.get_by_label("New password", exact=True).fill("another correct horse")
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("Your password is changed.")).to_be_visible()
    fill_sign_in(page, "Ada")
    expect(page.get_by_text("E-mail or password is wrong.")).to_be_visible()
    fill_sign_in(page, "Ada", "another correct horse")
    expect(page.get_by_role("link", name="Account: Ada")).to_be_visible()

    page.goto("/badges")
    page.goto(f"{link.path}#{link.fragment}")
    page.get_by_label("New password", exact=True).fill("yet another correct horse")
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("This link was used already")).to_be_visible()


def test_download_everything_then_delete_the_account(open_page: Open, data_dir: Path) -> None:
    page = open_page("/")
    sign_up(page, "Ada")
    read_a_post(page)
    start_interview(page)
    steps.answer(page, "An answer to take along.")
    page.get_by_role("link", name="Account: Ada").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download my data").click()
    data = Path(download.value.path()).read_text()
    assert "An answer to take along." in data
    assert "ada@example.org" in json.dumps(json.loads(data))

    page.get_by_text("Delete my account…").click()
    page.get_by_label("Your password", exact=True).fill("a wrong guess")
    page.get_by_label("Type “delete” to confirm").fill("delete")
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Your password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_text("Your account and everything in it is deleted.")).to_be_visible()
    assert steps.stored_answers(data_dir) == []
    fill_sign_in(page, "Ada")
    expect(page.get_by_text("E-mail or password is wrong.")).to_be_visible()


def test_signing_in_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/")
    sign_up(page, "Ada")
    sign_out(page)
    page.goto("/badges")
    expect(page.get_by_label("E-mail")).to_be_visible()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "email":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Enter your password.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("E-mail")).to_be_focused()
    page.keyboard.type("ada@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Interview Master")).to_be_visible()


@pytest.mark.parametrize(("device", "scheme"), [(DESKTOP, "dark"), (PHONE, "light")], ids=["desktop", "phone"])
def test_every_page_is_for_everyone(open_page: Open, device: dict[str, Any], scheme: str) -> None:
    page = open_page("/sign-in", **device, color_scheme=scheme)
    findings = {}

    def look(name: str) -> None:
        settle(page)
        # Not innerWidth: on a phone it grows with what overflows.
        over = page.evaluate("document.documentElement.scrollWidth") - device["viewport"]["width"]
        findings[name] = serious_findings(page) + ([f"scrolls sideways by {over}"] if over > 0 else [])

    look("sign in")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("sign in, refused")
    for path in ("/sign-up", "/forgot-password", "/reset-password", "/reset-password#token=x", "/enter"):
        page.goto(path)
        look(path)
    sign_up(page, "Ada" + "w" * 60)
    page.goto("/account")
    page.get_by_text("Delete my account…").click()
    look("account")
    assert {name: found for name, found in findings.items() if found} == {}


def test_at_home_there_is_no_sign_in(browser: Any, data_dir: Path) -> None:
    with ForkedServer(data_dir) as server:
        steps.read_posts(server, 1)
        context = browser.new_context(base_url=server.url, reduced_motion="reduce")
        page = context.new_page()
        page.goto("/sign-in")
        expect(page).to_have_url(f"{server.url}/")
        page.goto("/progress")
        expect(page.get_by_role("link", name=re.compile("^Account"))).to_have_count(0)
        page.get_by_role("link", name="Download or delete your data").click()
        expect(page.get_by_role("heading", name="Your data", level=1)).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("Sign out"))).to_have_count(0)
        page.get_by_text("Delete my data…").click()
        page.get_by_label("Type “delete” to confirm").fill("delete")
        page.get_by_role("button", name="Delete my data").click()
        expect(page.get_by_text("Your data is deleted.")).to_be_visible()
        page.goto("/interview")
        expect(page.get_by_text("Nothing read yet")).to_be_visible()
        context.close()


def test_a_link_from_a_platform_leads_into_an_interview_once(server: Server, data_dir: Path, open_page: Open) -> None:
    scopes = ("--scope", "progress:write", "--scope", "readers:link")
    token = run_apart("tokens", "create", "blog", *scopes, data_dir=data_dir, **ACCOUNTS).stdout.strip()
    headers = {"Authorization": f"Bearer {token}"}
    reading = {"items": [{"post": "git-under-the-hood", "completed": True}]}
    server.api.put("/platform/readers/ada/progress", json=reading, headers=headers).raise_for_status()
    made = server.api.post("/platform/readers/ada/links", headers=headers).raise_for_status().json()["url"]
    path = "/enter" + made.partition("/enter")[2]
    requested: list[str] = []
    page = open_page("/sign-in")
    page.on("request", lambda request: requested.append(request.url.partition("#")[0] + str(request.headers)))
    page.goto(path)
    expect(page).to_have_url(re.compile("/interview$"))
    expect(page.get_by_role("link", name=re.compile("Account"))).to_be_visible()
    secret = made.partition("#token=")[2]
    assert requested
    assert not [one for one in requested if secret in one]
    page.go_back()
    expect(page).to_have_url(re.compile("/sign-in|/$"))
    stranger = open_page(path)
    expect(stranger.get_by_role("heading", name="This link does not work")).to_be_visible()
    expect(stranger.get_by_text("Go back to where you found it")).to_be_visible()
    settle(stranger)
    assert serious_findings(stranger) == []
