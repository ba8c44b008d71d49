"""Ask the registries for known vulnerabilities of everything in the lock files. `make audit` runs it.

Exit code 1 when there is one. Where a registry does not answer, it says that nothing was checked, and goes on.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any, Final

MOST_SECONDS: Final = 300
NAMED: Final = 5
"""How many packages that were not checked are named."""


@dataclass(frozen=True)
class Audit:
    checked: int
    known: list[str]
    """The vulnerabilities, one line each."""
    not_checked: list[str]


def python_audit(locked: str) -> Audit | str:
    """Return what pip-audit found out about the packages of the file `locked`, or why it found out nothing."""
    command = ["pip-audit", "--requirement", locked, "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    said = _run(command)
    if isinstance(said, str):
        return said
    packages: list[dict[str, Any]] = said["dependencies"]
    known = [
        f"{package['name']} {package['version']}: {vulnerability['id']}, mended in "
        f"{', '.join(vulnerability['fix_versions']) or 'no version yet'}"
        for package in packages
        for vulnerability in package.get("vulns", ())
    ]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    return Audit(len(packages) - len(skipped), known, skipped)


def node_audit(folder: str) -> Audit | str:
    """Return what npm found out about the packages locked in `folder`, or why it found out nothing."""
    said = _run(["npm", "--prefix", folder, "audit", "--json"])
    if isinstance(said, str):
        return said
    if "vulnerabilities" not in said:
        return str(said.get("message") or said.get("error") or "npm gave no reason")
    known = [f"{name}: {found['severity']}, {found['range']}" for name, found in said["vulnerabilities"].items()]
    return Audit(said["metadata"]["dependencies"]["total"], known, [])


def _run(command: list[str]) -> dict[str, Any] | str:
    """Return the JSON that the command printed; else the last thing it said."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    try:
        said: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        lines = (done.stderr or done.stdout).strip().splitlines()
        return lines[-1] if lines else f"{command[0]} ended with {done.returncode}"
    return said


def _told(what: str, audit: Audit | str) -> bool:
    """Print the outcome; return whether nothing is known."""
    if isinstance(audit, str) or not audit.checked:
        reason = audit if isinstance(audit, str) else "the registry told nothing of any package"
        print(f"{what}: not checked: {reason}")
        return True
    left_out = ""
    if audit.not_checked:
        more = "" if len(audit.not_checked) <= NAMED else " and others"
        left_out = f"; not checked: {len(audit.not_checked)} ({', '.join(audit.not_checked[:NAMED])}{more})"
    print(f"{what}: {audit.checked} checked, {len(audit.known)} known vulnerabilities{left_out}")
    for line in audit.known:
        print(f"  {line}")
    return not audit.known


def main(locked: str, folder: str) -> int:
    clean = [_told("Python packages", python_audit(locked)), _told("Node packages", node_audit(folder))]
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
