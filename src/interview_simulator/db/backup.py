"""Copying the SQLite database while it is in use. PostgreSQL has tools of its own for that."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import URL

from interview_simulator.errors import StartupError


def back_up(url: URL, target: Path) -> None:
    """Copy the database, as it is at one moment, into the new file `target`, which only its owner may read.

    Raise `StartupError` when it cannot be, or there is such a file.
    """
    if url.get_backend_name() != "sqlite":
        raise StartupError("this copies SQLite databases; copy a PostgreSQL database with pg_dump (docs/deployment.md)")
    source = Path(url.database or ":memory:")
    if not source.is_file():
        raise StartupError(f"there is no database at {source}")
    if target.exists():
        raise StartupError(f"{target} exists already; name another file")
    try:
        # Complete or not there: half a copy would look like one.
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            copy = Path(folder) / target.name
            with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(copy)) as destination:
                database.backup(destination)
            copy.chmod(0o600)
            copy.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise StartupError(f"cannot write {target}: {getattr(error, 'strerror', None) or error}") from error
