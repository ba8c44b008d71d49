"""What the audit makes of what the registries say: known vulnerabilities fail it, silence is told and does not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "audit.py"
CLEAN = {"dependencies": [{"name": "a", "version": "1", "vulns": []}], "fixes": []}
VULNERABLE = {"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}]}
UNKNOWN = {"dependencies": [{"name": "a", "skip_reason": "not found"}]}
NODE_CLEAN = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 7}}}
NODE_VULNERABLE = {
    "vulnerabilities": {"b": {"severity": "high", "range": "<3"}},
    "metadata": {"dependencies": {"total": 7}},
}
NODE_REFUSED = {"message": "405 Method Not Allowed", "error": {"summary": ""}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where commands are looked for, instead of those of the machine."""
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def put(folder: Path, name: str, says: str, *, to: str = "stdout") -> None:
    command = folder / name
    command.write_text(f"#!{sys.executable}\nimport sys\nprint({says!r}, file=sys.{to})\nsys.exit(1)\n")
    command.chmod(0o755)


def audit(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "locked.txt", "frontend"],
        env=os.environ | {"PATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("python", "node", "code", "said"),
    [
        (CLEAN, NODE_CLEAN, 0, ["1 checked, 0 known", "7 checked, 0 known"]),
        (VULNERABLE, NODE_CLEAN, 1, ["a 1: PYSEC-1, mended in 2"]),
        (CLEAN, NODE_VULNERABLE, 1, ["b: high, <3"]),
        (UNKNOWN, NODE_REFUSED, 0, ["Python packages: not checked", "Node packages: not checked: 405 Method"]),
        (
            {"dependencies": CLEAN["dependencies"] + UNKNOWN["dependencies"]},
            NODE_CLEAN,
            0,
            ["1 checked, 0 known vulnerabilities; not checked: 1 (a)"],
        ),
    ],
)
def test_what_is_known_fails_it_and_silence_does_not(
    folder: Path, python: object, node: object, code: int, said: list[str]
) -> None:
    put(folder, "pip-audit", json.dumps(python))
    put(folder, "npm", json.dumps(node))
    returned, printed = audit(folder)
    assert returned == code
    for words in said:
        assert words in printed


def test_a_registry_that_cannot_be_reached_is_told(folder: Path) -> None:
    put(folder, "pip-audit", "ERROR: the network is down", to="stderr")
    returned, printed = audit(folder)
    assert returned == 0
    assert "Python packages: not checked: ERROR: the network is down" in printed
    assert "Node packages: not checked: [Errno 2] No such file or directory: 'npm'" in printed
