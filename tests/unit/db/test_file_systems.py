"""A SQLite file that several machines can reach is refused."""

from pathlib import Path

import pytest

from interview_simulator.db.file_systems import refuse_network
from interview_simulator.errors import StartupError

MOUNTS = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
23 22 0:40 / /srv/share rw,relatime shared:1 - nfs4 server:/export rw
24 23 8:2 / /srv/share/local rw,relatime - xfs /dev/sdb1 rw
25 22 0:41 / /srv/two\\040words rw,relatime - cifs //server/share rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS)
    return file


@pytest.mark.parametrize(
    ("folder", "kind"), [("/srv/share", "nfs4"), ("/srv/share/deep/er", "nfs4"), ("/srv/two words", "cifs")]
)
def test_a_network_file_system_is_refused_by_name(mounts: Path, folder: str, kind: str) -> None:
    with pytest.raises(StartupError, match=rf"network file system \({kind}\).* set DATABASE_URL to a PostgreSQL"):
        refuse_network(Path(folder) / "interview-simulator.db", mounts)


@pytest.mark.parametrize("folder", ["/home/me", "/srv", "/srv/shared", "/srv/share/local"])
def test_a_local_disk_is_not(mounts: Path, folder: str) -> None:
    refuse_network(Path(folder) / "interview-simulator.db", mounts)


def test_where_the_system_does_not_tell_nothing_is_refused(tmp_path: Path) -> None:
    refuse_network(Path("/srv/share/interview-simulator.db"), tmp_path / "none")
