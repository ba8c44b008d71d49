"""Readers who are there already, filled in by SQL: signing up and reading is not what is measured."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import text
from sqlalchemy.engine import URL

from interview_simulator.clock import utc_now
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.cookies import NAME as COOKIE
from interview_simulator.features.accounts.sessions import open_session
from interview_simulator.interviewers.offline.writing.version import VERSION
from interview_simulator.startup import prepare

POSTS_READ: Final = 6
LONG_AGO: Final = datetime(2025, 1, 1, tzinfo=UTC)
QUESTIONS_EACH: Final = 5

_READERS = """
INSERT INTO users (id, name, created_at) SELECT id, 'Reader', now() FROM unnest(CAST(:readers AS uuid[])) AS id
"""
_READ = """
INSERT INTO user_progress (user_id, post_id, completed_at)
SELECT reader, post.id, now() FROM unnest(CAST(:readers AS uuid[])) AS reader,
    (SELECT post_id AS id FROM authored_questions GROUP BY post_id ORDER BY count(*) DESC, post_id LIMIT :posts) AS post
"""
# What an interview leaves behind, many times: the library's questions, with a number to tell them apart.
_HISTORY = (
    """
CREATE TEMPORARY TABLE past ON COMMIT DROP AS
SELECT place, number, gen_random_uuid() AS interview, gen_random_uuid() AS question, gen_random_uuid() AS answer,
    CAST(:since AS timestamptz) + place * INTERVAL '45 minutes' AS at
FROM generate_series(1, CAST(:interviews AS integer)) AS place,
    generate_series(1, CAST(:questions AS integer)) AS number
""",
    "UPDATE past SET interview = one.interview FROM past AS one WHERE one.place = past.place AND one.number = 1",
    """
INSERT INTO interview_sessions (id, user_id, status, overall_score, question_count, current_question, difficulty,
    topics, focus, created_at, completed_at)
SELECT DISTINCT interview, CAST(:reader AS uuid), 'completed', 0.5, CAST(:questions AS integer),
    CAST(:questions AS integer), 'medium',
    jsonb_build_array(item.topic), 'topics', at, at + INTERVAL '20 minutes' FROM past, (
        SELECT t.name AS topic FROM tags t JOIN post_tags p ON p.tag_id = t.id JOIN user_progress u
        ON u.post_id = p.post_id WHERE u.user_id = CAST(:reader AS uuid) GROUP BY t.name ORDER BY count(*) DESC LIMIT 1
    ) AS item WHERE number = 1
""",
    """
CREATE TEMPORARY TABLE items ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY q.id) - 1 AS place, count(*) OVER () AS total, q.id, q.post_id, q.section_id, q.text,
    q.difficulty, q.key_points, q.answer,
    (SELECT min(t.name) FROM post_tags p JOIN tags t ON t.id = p.tag_id WHERE p.post_id = q.post_id) AS topic
FROM authored_questions q JOIN user_progress u ON u.post_id = q.post_id WHERE u.user_id = CAST(:reader AS uuid)
""",
    """
INSERT INTO interview_questions (id, interview_id, number, topic, difficulty, item_difficulty, kind, text, key_points,
    reference_answer, authored_question_id, asked_at)
SELECT past.question, past.interview, past.number, items.topic, items.difficulty, 0.0, 'opening',
    items.text || ' (' || past.place || ')',
    (SELECT jsonb_agg(jsonb_build_object('text', point ->> 'point', 'follow_up', point ->> 'follow_up', 'source',
        jsonb_build_object('post_id', items.post_id, 'section_id', items.section_id, 'sentences', '[]'::jsonb)))
        FROM jsonb_array_elements(items.key_points) AS point),
    items.answer, items.id, past.at + past.number * INTERVAL '2 minutes'
FROM past JOIN items ON items.place =
    (past.place * CAST(:questions AS integer) + past.number) % items.total
""",
    """
INSERT INTO interview_answers (id, question_id, text, status, submitted_at, correctness, completeness, clarity, score,
    feedback, graded_by, graded_at)
SELECT answer, question, 'What I remember of it.', 'graded', at, 0.5, 0.5, 0.5, 0.5, 'Fair.', 'offline', at FROM past
""",
    """
INSERT INTO key_point_verdicts (id, answer_id, position, text, verdict, post_id, section_id)
SELECT gen_random_uuid(), past.answer, point.position - 1, point.value ->> 'text', 'missing',
    CAST(point.value -> 'source' ->> 'post_id' AS uuid), CAST(point.value -> 'source' ->> 'section_id' AS uuid)
FROM past JOIN interview_questions q ON q.id = past.question,
    jsonb_array_elements(q.key_points) WITH ORDINALITY AS point (value, position)
""",
    """
INSERT INTO ability_history (id, user_id, topic, answer_id, interview_id, at, mean, low, high, score)
SELECT gen_random_uuid(), CAST(:reader AS uuid), q.topic, past.answer, past.interview, past.at, 0, -1, 1, 0.5
FROM past JOIN interview_questions q ON q.id = past.question
""",
    """
INSERT INTO model_calls (id, user_id, question_id, step, interviewer, outcome, latency_ms, created_at)
SELECT gen_random_uuid(), CAST(:reader AS uuid), question, step, 'offline', 'ok', 50, at
FROM past, unnest(ARRAY['ask', 'evaluate']) AS step
""",
    "ANALYZE",
)


@dataclass(frozen=True)
class Reader:
    """`cookie`: what signs them in."""

    id: uuid.UUID
    cookie: str


async def fill(url: URL, count: int) -> list[Reader]:
    """Make the tables, and so many readers who are signed in and have read the same posts."""
    database = Database(url)
    ids = [uuid.uuid4() for _ in range(count)]
    await prepare(database, utc_now)
    async with database.write() as db_session:
        await db_session.execute(text(_READERS), {"readers": ids})
        await db_session.execute(text(_READ), {"readers": ids, "posts": POSTS_READ})
        keys = [await open_session(db_session, reader, utc_now()) for reader in ids]
        # Writing questions from posts is not what is measured either.
        await db_session.execute(text("UPDATE posts SET written_version = :version"), {"version": VERSION})
    await database.close()
    return [Reader(reader, f"{COOKIE}={key}") for reader, key in zip(ids, keys, strict=True)]


async def fill_history(url: URL, reader: uuid.UUID, interviews: int) -> None:
    """Give the reader so many finished interviews."""
    database = Database(url)
    values = {"reader": reader, "interviews": interviews, "questions": QUESTIONS_EACH, "since": LONG_AGO}
    async with database.write() as db_session:
        for statement in _HISTORY:
            named = {name: value for name, value in values.items() if f":{name}" in statement}
            await db_session.execute(text(statement), named)
    await database.close()
