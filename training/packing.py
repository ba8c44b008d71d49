"""All that the runtime reads: a zip, the same to the byte when nothing in it has changed; regressions beside it."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from interview_simulator.interviewers.offline.grader.weights import COMBINING
from training import base

DATED: Final = (2026, 1, 1, 0, 0, 0)


def pack(
    path: Path,
    networks: Mapping[str, Path],
    numbers: Mapping[str, NDArray[Any]],
    rarity: Mapping[str, float],
    combining: Mapping[str, list[float]],
) -> None:
    """Write `path`, and `combining` beside it; `networks`: encoders and alignment networks, by their names in it."""
    kept = io.BytesIO()
    np.savez(kept, allow_pickle=False, **numbers)
    files = {
        **{name: one.read_bytes() for name, one in networks.items()},
        "arrays.npz": kept.getvalue(),
        "tokenizer.json": tokenizer().encode(),
        "rarity.json": json.dumps(rarity).encode(),
    }
    beginning = path.with_suffix(".part")
    with zipfile.ZipFile(beginning, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, DATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    beginning.rename(path)
    path.with_name(COMBINING).write_text(json.dumps(combining, indent=1) + "\n", "utf-8")


def tokenizer() -> str:
    """Return the tokenizer's file, without padding and cutting: the runtime does its own."""
    found = json.loads((base.folder() / "tokenizer.json").read_text("utf-8"))
    return json.dumps({**found, "padding": None, "truncation": None})
