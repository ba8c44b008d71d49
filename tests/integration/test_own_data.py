"""A reader takes everything that is stored about them away, or has it deleted: looked for in every table there is."""

import asyncio
import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import httpx
import jsonschema_rs
import pytest
from fastapi import FastAPI
from sqlalchemy import ForeignKey, Table, func, select, update
from sqlalchemy.sql.selectable import Select

from interview_simulator.algorithms.ability import from_bytes
from interview_simulator.db.base import Base
from interview_simulator.db.session import Database
from interview_simulator.features.accounts import links
from interview_simulator.features.accounts.links import Purpose
from interview_simulator.features.accounts.models import User, UserIdentity
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.interviews.models import InterviewAnswer
from interview_simulator.features.platform import own_data
from interview_simulator.features.platform.models import PlatformReader, SignInLink
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.accounts import PASSWORD, browser, sign_in, sign_up, site, slug

pytestmark = pytest.mark.usefixtures("cheap_passwords")

TABLES: Final = Base.metadata.tables
KEPT_BACK: Final = {
    "users.password_hash": "lets somebody in",
    "user_sessions.secret_hash": "lets somebody in",
    "account_tokens.secret_hash": "lets somebody in",
    "sign_in_links.secret_hash": "lets somebody in",
    "interview_questions.key_points": "the verdicts have them; before there are any, they would answer the question",
    "interview_sessions.asking_until": "for how long a worker writes a question",
    "interview_sessions.asking_failure": "why the question being written is late",
    "interview_answers.lease_until": "for how long a worker grades",
    "key_point_reviews.text_hash": "of the text, to find it by",
    "key_point_reviews.follow_up": "what may yet be asked",
    "user_badges.badge_id": "a badge is told by its code",
}
ROWS_OWN_NAME: Final = {"id"}


def reached() -> dict[Table, list[ForeignKey]]:
    """Return each table with rows about readers, and the foreign keys that lead from it to who they are about."""
    paths: dict[Table, list[ForeignKey]] = {TABLES["users"]: []}
    while True:
        found = {
            table: [key, *paths[key.column.table]]
            for table in TABLES.values()
            for key in table.foreign_keys
            if table not in paths and key.column.table in paths
        }
        if not found:
            return paths
        paths |= found


def rows_about(table: Table, path: list[ForeignKey], reader_id: uuid.UUID) -> Select[Any]:
    query, whose = select(table), table.c.id if not path else path[-1].parent
    for key in path[:-1]:
        query = query.join(key.column.table, key.parent == key.column)
    return query.where(whose == reader_id)


async def stored(database: Database, reader_id: uuid.UUID) -> dict[str, list[dict[str, Any]]]:
    """Return all rows about the reader, by table."""
    async with database.read() as db_session:
        return {
            table.name: [dict(row) for row in (await db_session.execute(rows_about(table, path, reader_id))).mappings()]
            for table, path in reached().items()
        }


def said(data: object) -> Iterator[object]:
    """Yield everything that the download says, each number, text and time."""
    if isinstance(data, dict):
        for value in data.values():
            yield from said(value)
    elif isinstance(data, list):
        yield tuple(value for value in data if isinstance(value, float))
        for value in data:
            yield from said(value)
    else:
        yield data


def as_said(value: object) -> list[object]:
    """Return the parts of a stored value as JSON has them."""
    if isinstance(value, uuid.UUID):
        return [str(value)]
    if isinstance(value, datetime):
        return [value.isoformat().replace("+00:00", "Z")]
    if isinstance(value, bytes):
        return [tuple(from_bytes(value).tolist())]
    return value if isinstance(value, list) else [value]


@pytest.fixture
def app(database: Database, clock: FixedClock) -> FastAPI:
    return site(database, clock)


async def live(client: httpx.AsyncClient, database: Database, clock: FixedClock) -> uuid.UUID:
    """Leave something in every table, and return who has."""
    reader_id = uuid.UUID((await client.get("/account")).json()["reader"]["id"])
    posts = await journey.read_posts(client)
    other = (await client.get("/posts", params={"completed": False})).json()["items"][0]
    section = (await client.get(f"/posts/{other['id']}")).json()["sections"][0]
    await client.put(f"/posts/{other['id']}/progress", json={"sections_read": [section["id"]]})
    await journey.finish(client, database, await journey.start(client, question_count=2), well=True)
    skipped = await journey.start(client, question_count=2, post_id=posts[0]["id"])
    clock.advance(minutes=1)
    going_on = (await journey.answer(client, skipped, None)).json()["interview"]
    await journey.finish(client, database, going_on, well=False)
    async with database.write() as db_session:
        now = clock()
        identity = {"issuer": "https://id.example", "subject": "s-1", "email": "a@b.c"}
        db_session.add(UserIdentity(user_id=reader_id, created_at=now, **identity))
        db_session.add(PlatformReader(platform="blog", external_id="ada-7", user_id=reader_id, created_at=now))
        link = {"secret_hash": "0" * 64, "target": "/interview", "created_at": now, "expires_at": now}
        db_session.add(SignInLink(user_id=reader_id, **link))
        await links.new_link(db_session, Purpose.RESET, now, user_id=reader_id)
        note = update(InterviewAnswer).where(InterviewAnswer.text.is_not(None))
        await db_session.execute(note.values(note="A note.", chat_model="m", prompt_version="p", failure="It failed."))
    return reader_id


async def test_the_download_has_every_value_of_every_row(app: FastAPI, database: Database, clock: FixedClock) -> None:
    adas = browser(app)
    await sign_up(adas)
    reader_id = await live(adas, database, clock)
    async with database.write() as db_session:
        await db_session.execute(update(TABLES["model_calls"]).values(tokens_in=7, tokens_out=8, cost_usd=0.25))
    response = await adas.get("/account/data")
    assert response.headers["Content-Disposition"] == 'attachment; filename="interview-simulator.json"'
    data = response.json()
    everything = set(said(data))
    for name, rows in (await stored(database, reader_id)).items():
        assert rows, f"nothing in {name}: have live() store something there"
        for row in rows:
            for column, value in row.items():
                if value is None or column in ROWS_OWN_NAME or f"{name}.{column}" in KEPT_BACK:
                    continue
                missing = [part for part in as_said(value) if part not in everything]
                assert not missing, f"{name}.{column} = {missing} is not in the download, nor in KEPT_BACK"


async def test_what_is_kept_back_is_really_there_to_keep_back() -> None:
    for place in KEPT_BACK:
        table, column = place.split(".")
        assert TABLES[table] in reached()
        assert column in TABLES[table].c


def test_whatever_has_a_reader_is_found_by_foreign_keys() -> None:
    for table in TABLES.values():
        for column in table.c:
            if column.name in {"user_id", "reader_id", "interview_id", "answer_id"}:
                assert table in reached(), table.name


async def test_the_download_is_as_described(app: FastAPI, database: Database, clock: FixedClock) -> None:
    adas = browser(app)
    await sign_up(adas)
    await live(adas, database, clock)
    description = app.openapi()
    data = (await adas.get("/account/data")).json()
    jsonschema_rs.validate({"$ref": "#/components/schemas/AccountData"} | description, data)
    assert set(data) == set(description["components"]["schemas"]["AccountData"]["properties"])
    assert data["account"]["email"] == "ada@example.org"
    assert [len(one["questions"]) for one in data["interviews"]] == [2, 2]


async def test_the_download_is_whole_however_long(
    app: FastAPI, database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    adas = browser(app)
    await sign_up(adas)
    await live(adas, database, clock)
    whole = (await adas.get("/account/data")).json()
    for rows in (1, 2, 3):
        monkeypatch.setattr(own_data, "MOST_ROWS", rows)
        assert (await adas.get("/account/data")).json() == whole


async def test_what_may_yet_be_asked_is_not_in_the_download(
    app: FastAPI, database: Database, clock: FixedClock
) -> None:
    adas = browser(app)
    await sign_up(adas)
    await journey.read_posts(adas)
    interview = await journey.start(adas, question_count=4)
    interview = (await journey.answer(adas, interview, "I do not know.")).json()["interview"]
    while interview["question"] is None:
        interview = (await adas.get(f"/interviews/{interview['id']}")).json()
    answer = await journey.model_answer(database, interview["question"])
    text = (await adas.get("/account/data")).text
    data = json.loads(text)
    assert data["interviews"][0]["questions"][1]["answer"] is None
    for row in data["key_point_reviews"]:
        assert row["text"] is None or row["text"] not in answer
    for question in data["interviews"][0]["questions"]:
        assert question["model_answer"] is None
        for point in (question["answer"] or {"key_points": []})["key_points"]:
            assert point["text"] not in answer
    clock.advance(days=300)
    await sign_in(adas)
    assert {row["text"] for row in (await adas.get("/account/data")).json()["key_point_reviews"]} == {None}


async def test_nothing_is_left_of_a_deleted_account(app: FastAPI, database: Database, clock: FixedClock) -> None:
    adas, graces = browser(app), browser(app)
    await sign_up(adas)
    await sign_up(graces, "grace@example.org")
    reader_id = await live(adas, database, clock)
    await journey.read_posts(graces)
    await journey.start(graces)
    before = (await graces.get("/account/data")).json()
    assert (await adas.request("DELETE", "/account", json={"password": PASSWORD})).status_code == 204
    assert {name: len(rows) for name, rows in (await stored(database, reader_id)).items() if rows} == {}
    async with database.read() as db_session:
        for table in TABLES.values():
            for column in table.c:
                if isinstance(column.type.python_type, type) and column.type.python_type is uuid.UUID:
                    left = select(func.count()).select_from(table).where(column == reader_id)
                    assert await db_session.scalar(left) == 0, column
    assert (await adas.get("/preferences")).status_code == 401
    assert (await sign_in(adas)).status_code == 401
    assert (await graces.get("/account/data")).json() == before
    assert (await sign_up(adas)).status_code == 201


async def test_deleting_asks_for_the_password(app: FastAPI, database: Database) -> None:
    adas = browser(app)
    await sign_up(adas)
    for body in (None, {}, {"password": "wrong"}):
        refused = await adas.request("DELETE", "/account", json=body)
        assert (refused.status_code, slug(refused)) == (403, "wrong-password")
    assert (await adas.request("DELETE", "/account", json={"password": ""})).status_code == 422
    for _ in range(20):
        last = await adas.request("DELETE", "/account", json={"password": "wrong"})
    assert last.status_code == 429
    assert (await adas.get("/preferences")).status_code == 200


async def test_without_a_password_none_is_asked_for(app: FastAPI, database: Database, clock: FixedClock) -> None:
    adas = browser(app)
    await sign_up(adas)
    async with database.write() as db_session:
        await db_session.execute(update(User).where(User.email.is_not(None)).values(password_hash=None))
    assert (await adas.delete("/account")).status_code == 204
    assert (await adas.get("/preferences")).status_code == 401


async def test_at_home_the_reader_begins_anew(database: Database, clock: FixedClock) -> None:
    at_home = browser(site(database, clock, auth="none"))
    await journey.read_posts(at_home)
    await at_home.patch("/preferences", json={"when_model_fails": "wait"})
    await journey.finish(at_home, database, await journey.start(at_home, question_count=1), well=True)
    assert (await at_home.delete("/account")).status_code == 204
    left = {name: rows for name, rows in (await stored(database, LOCAL_READER_ID)).items() if rows}
    assert [row["name"] for row in left.pop("users")] == ["Reader"]
    assert left == {}
    assert (await at_home.get("/preferences")).json() == {"when_model_fails": "offline"}
    assert (await at_home.get("/interviews")).json()["items"] == []
    await journey.read_posts(at_home)
    await journey.start(at_home)


async def test_deleting_while_answers_are_graded_deletes(app: FastAPI, database: Database, clock: FixedClock) -> None:
    adas = browser(app)
    await sign_up(adas)
    await journey.read_posts(adas)
    interview = await journey.start(adas)
    reader_id = uuid.UUID((await adas.get("/account")).json()["reader"]["id"])
    grading = asyncio.create_task(journey.answer(adas, interview, "I do not know."))
    await asyncio.sleep(0.01)
    assert (await adas.request("DELETE", "/account", json={"password": PASSWORD})).status_code == 204
    await grading
    assert not any((await stored(database, reader_id)).values())
