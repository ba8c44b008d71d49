"""Networks that have not seen a dev fold or a whole set, and those that have seen everything."""

from collections.abc import Sequence
from pathlib import Path

import typer

from training.exporting_alignment import alignment
from training.fitting import KINDS, fit
from training.holds import Hold
from training.material import Material

Networks = dict[Hold, list[Path]]


def networks(material: Material, holds: Sequence[Hold], folder: Path) -> Networks:
    """Return for each of `holds` where the network of each kind is, in ONNX; `folder` keeps them."""
    folder.mkdir(parents=True, exist_ok=True)
    found: Networks = {}
    for hold in holds:
        found[hold] = [folder / f"{hold.name}-{kind.name}.onnx" for kind in KINDS]
        for kind, path in zip(KINDS, found[hold], strict=True):
            if not path.exists():
                chosen = [i for i, example in enumerate(material.examples) if not hold.keeps_back(example)]
                alignment(fit(material, chosen, kind, hold.seed), path)
                typer.echo(f"  {path.stem}")
    return found
