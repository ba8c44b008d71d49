"""Where posts come from: a Markdown file, a folder of them, or a zip."""

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from interview_simulator.errors import InvalidRequest
from interview_simulator.features.library.content.post_file import LARGEST_POST, PostFileError

SUFFIXES: Final = frozenset({".md", ".markdown"})
MOST_ENTRIES: Final = 50_000
LARGEST_TOTAL: Final = 500_000_000
"""Unpacked bytes of all posts of one zip: far more than anyone has written, far less than a bomb."""


@dataclass(frozen=True)
class SourceFile:
    """`name` is the path shown to the user; `identity` (folder name and path) makes it the same post next time."""

    name: str
    identity: str
    content: bytes | PostFileError


def find_posts(path: Path) -> list[Path] | zipfile.ZipFile:
    """Return the Markdown files at `path`, or the zip to read them from. Raise `InvalidRequest` when it is neither."""
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if _is_post(file.relative_to(path)) and file.is_file())
    if not path.exists():
        raise InvalidRequest(f"{path}: no such file or folder")
    if path.suffix.lower() in SUFFIXES:
        return [path]
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise InvalidRequest(f"{path}: not a Markdown file, a folder, or a readable zip ({error})") from error


def read_files(path: Path, files: list[Path]) -> Iterator[SourceFile]:
    root = path if path.is_dir() else path.parent
    for file in files:
        identity = f"{root.resolve().name}/{file.relative_to(root).as_posix()}"
        try:
            content: bytes | PostFileError = _bounded_read(file)
        except OSError as error:
            content = PostFileError(f"cannot be read: {error.strerror}")
        yield SourceFile(str(file), identity, content)


def read_zip(path: Path, archive: zipfile.ZipFile) -> Iterator[SourceFile]:
    """Yield the posts of a zip; what it declares about sizes is not believed."""
    unpacked = 0
    for number, entry in enumerate(archive.infolist()):
        if entry.is_dir() or not _is_post(PurePosixPath(entry.filename.replace("\\", "/"))):
            continue
        name = f"{path}/{entry.filename}"
        content: bytes | PostFileError
        if number >= MOST_ENTRIES or unpacked > LARGEST_TOTAL:
            yield SourceFile(name, name, PostFileError("the zip unpacks to more than can be imported; it ends here"))
            return
        if _climbs(entry):
            content = PostFileError("points outside of the zip; left out")
        else:
            content = _read_entry(archive, entry)
        unpacked += len(content) if isinstance(content, bytes) else 0
        yield SourceFile(name, f"{path.stem}/{PurePosixPath(entry.filename)}", content)


def _is_post(path: Path | PurePosixPath) -> bool:
    return path.suffix.lower() in SUFFIXES and not any(
        part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts
    )


def _bounded_read(file: Path) -> bytes | PostFileError:
    size = file.stat().st_size
    if size > LARGEST_POST:
        return _too_large(size)
    return file.read_bytes()


def _climbs(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or stat.S_ISLNK(entry.external_attr >> 16)


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | PostFileError:
    if entry.flag_bits & 0x1:
        return PostFileError("is encrypted")
    try:
        with archive.open(entry) as file:
            content = file.read(LARGEST_POST + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        return PostFileError(f"cannot be unpacked: {error}")
    return _too_large(entry.file_size) if len(content) > LARGEST_POST else content


def _too_large(size: int) -> PostFileError:
    return PostFileError(f"is {size / 1e6:.1f} MB; a post may have at most {LARGEST_POST / 1e6:.0f} MB")
