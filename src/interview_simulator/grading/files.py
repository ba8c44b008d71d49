"""The files that lines come from and grades go to."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, TypeVar

from interview_simulator.errors import InvalidRequest

T = TypeVar("T")

STANDARD: Final = Path("-")
"""Stands for standard input or output."""


@contextmanager
def source(path: Path) -> Iterator[tuple[IO[bytes], int | None]]:
    """Open `path` for reading, and say how many bytes it has where that is known."""
    if path == STANDARD:
        yield sys.stdin.buffer, None
        return
    with _clear_errors(path):
        file = path.open("rb")
    with file:
        yield file, os.fstat(file.fileno()).st_size if path.is_file() else None


def reading(path: Path, lines: Iterable[T]) -> Iterator[T]:
    """Yield `lines`, so that what goes wrong with reading them is told of `path`."""
    with _clear_errors(path):
        yield from lines


@contextmanager
def target(path: Path) -> Iterator[IO[bytes]]:
    """Open `path` for writing. What is there stays as it is until all is written, and whenever that fails."""
    with _clear_errors(path):
        if path == STANDARD:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
            return
        # A link is followed: what it leads to is replaced, not the link.
        final = path.resolve()
        if final.exists() and not final.is_file():
            # A pipe or a device; a folder says that it is one.
            with final.open("wb") as file:
                yield file
            return
        beside = final.with_name(f".{final.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if final.exists():
                shutil.copymode(final, beside)
            beside.replace(final)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def _clear_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # Whoever read the output has enough: no error of ours.
        raise
    except FileNotFoundError as error:
        raise InvalidRequest(f"{path}: no such file or folder") from error
    except OSError as error:
        raise InvalidRequest(f"{path}: {error.strerror or error}") from error
