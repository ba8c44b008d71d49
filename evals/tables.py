"""Tables in Markdown, aligned so that they also read well in a terminal."""

import re
from collections.abc import Sequence
from statistics import fmean

import typer

UNKNOWN = "unknown"
_FIGURE = re.compile(rf"(?:[-+]?\$?[\d.,]+%?|-|{UNKNOWN}|)")


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table, columns of figures aligned to the right."""
    typer.echo(f"\n{title}{'' if rows else ': none'}")
    if not rows:
        return
    cells = [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    right = [all(_FIGURE.fullmatch(cell) for cell in column[1:]) for column in zip(*cells, strict=True)]
    rule = ["-" * (width - 1) + ":" if at_end else "-" * width for width, at_end in zip(widths, right, strict=True)]
    typer.echo()
    for row in (cells[0], rule, *cells[1:]):
        aligned = [
            cell.rjust(width) if at_end else cell.ljust(width)
            for cell, width, at_end in zip(row, widths, right, strict=True)
        ]
        typer.echo(f"| {' | '.join(aligned)} |")


def number(value: float | None, digits: int = 2) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def cost(dollars: float | None) -> str:
    return UNKNOWN if dollars is None else f"${dollars:.6f}"
