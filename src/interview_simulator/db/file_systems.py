"""Where SQLite ends: its write-ahead log needs the memory of one machine, so a file that several machines reach is
refused instead of being damaged."""

import re
from pathlib import Path
from typing import Final

from interview_simulator.errors import StartupError

MOUNTS: Final = Path("/proc/self/mountinfo")
NETWORK: Final = frozenset(
    "afs beegfs ceph cifs fuse.glusterfs fuse.s3fs fuse.sshfs gfs2 gpfs lustre nfs nfs4 ocfs2 smb3 smbfs".split()
)


def refuse_network(file: Path, mounts: Path = MOUNTS) -> None:
    """Raise `StartupError` when the file is on a network file system, as far as the system tells."""
    if not mounts.is_file():
        return
    kind = _kind(file.absolute(), mounts.read_text(errors="replace"))
    if kind in NETWORK:
        raise StartupError(
            f"the SQLite database {file} is on a network file system ({kind}), and SQLite serves one machine only; "
            "put it on a local disk, or set DATABASE_URL to a PostgreSQL database, which serves many"
        )


def _kind(file: Path, mounts: str) -> str | None:
    """Return the type of the file system that is mounted nearest above the file."""
    nearest, kind = -1, None
    for line in mounts.splitlines():
        mount, _, rest = line.partition(" - ")
        # Blanks and the like in a name are written as octal numbers.
        point = Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), mount.split()[4]))
        if file.is_relative_to(point) and len(point.parts) >= nearest:
            nearest, kind = len(point.parts), rest.split()[0]
    return kind
