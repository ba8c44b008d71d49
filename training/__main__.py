"""Train the offline grader, about five hours on two cores.

python -m training DATA
"""

import logging
import warnings
from pathlib import Path
from typing import Annotated, Final

import typer

from interview_simulator.interviewers.offline.grader.weights import SHIPPED
from training.data import read

ROOT: Final = Path(__file__).parents[1]
UNSEEN: Final = ROOT / "evals" / "grading" / "unseen.json.gz"

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    data: Annotated[Path, typer.Argument(help="The folder with grading-data and inference-data.", exists=True)],
    work: Annotated[Path, typer.Option(help="Where each stage is kept.")] = ROOT / ".cache" / "training",
    processes: Annotated[int, typer.Option("-j", min=1, help="How many processes judge answers.")] = 2,
    quick: Annotated[bool, typer.Option("--quick", help="Try it with a hundredth; nothing is replaced.")] = False,
) -> None:
    """Train all stages that are not done yet, and write the weights and the predictions on unseen answers."""
    # Not above: processes that judge answers read this file too, and need no PyTorch.
    from training.running import Run  # noqa: PLC0415

    # What the export has to say is of no use: of TorchVision that is not there, of axes that are called the same.
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    found = read(data, quick=quick)
    folder = work / f"{'quick-' if quick else ''}{found.digest}"
    run = Run(found, folder, processes)
    weights, unseen = (folder / SHIPPED.name, folder / UNSEEN.name) if quick else (SHIPPED, UNSEEN)
    run.write(weights, unseen)
    typer.echo(f"{weights}\n{unseen}")


if __name__ == "__main__":
    app()
