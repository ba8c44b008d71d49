"""Where posts come from: a Markdown file, a folder of them, or a zip."""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from interview_simulator.errors import InvalidRequest
from interview_simulator.features.library.content.front_matter import PostFileError
from interview_simulator.features.library.content.post_file import LARGEST_POST

SUFFIXES: Final = frozenset({".md", ".markdown"})
MOST_ENTRIES: Final = 50_000
LARGEST_TOTAL: Final = 500_000_000
"""Unpacked bytes of all posts of one zip: far more than anyone has written, far less than a bomb."""

LONGEST_IDENTITY: Final = 1000
"""Bytes of UTF-8, so that every database can index it."""
PUSHED: Final = "pushed:"
"""What the identity of a post begins with that a platform has pushed; those of files are whole paths."""


@dataclass(frozen=True)
class SourceFile:
    """`name` is the path shown to the user, `place` the one within what is imported; `identity` (the whole path) makes
    it the same post next time."""

    name: str
    place: PurePosixPath
    identity: str
    content: bytes | PostFileError

    @property
    def is_pushed(self) -> bool:
        return self.identity.startswith(PUSHED)


@dataclass(frozen=True)
class ImportProblem:
    """Why one file was left out."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        return f"{self.file}{f':{self.line}' if self.line else ''}: {self.message}"


def find_posts(path: Path) -> list[Path] | zipfile.ZipFile:
    """Return the Markdown files at `path`, or the zip to read them from. Raise `InvalidRequest` when it is neither."""
    if not os.path.exists(path):  # noqa: PTH110 - unlike Path.exists, it answers for names that are too long as well
        raise InvalidRequest(f"{path}: no such file or folder")
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if _is_post(file.relative_to(path)) and _is_readable(file))
    if path.suffix.lower() in SUFFIXES:
        return [path]
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InvalidRequest(f"{path}: not a Markdown file, a folder, or a readable zip ({error})") from error


def still_there(identity: str) -> bool:
    """Return whether the file is still where a post came from; what was pushed came from none, and is never taken."""
    return identity.startswith(PUSHED) or os.path.exists(identity)  # noqa: PTH110 - as above


def pushed_file(platform: str, key: str, text: str) -> SourceFile:
    """Return a post as `platform` pushes it: the same `key` makes it the same post next time."""
    place = PurePosixPath(key)
    identity = pushed_identity(platform, key)
    content: bytes | PostFileError = text.encode()
    if len(identity.encode()) > LONGEST_IDENTITY:
        content = PostFileError(f"has a key of more than {LONGEST_IDENTITY - len(PUSHED) - len(platform) - 1} bytes")
    return SourceFile(key, place, identity, content)


def pushed_identity(platform: str, key: str) -> str:
    return f"{PUSHED}{platform}/{key}"


def title_of(place: PurePosixPath) -> str:
    """Return the title of a post that has none of its own."""
    words = place.stem.replace("-", " ").replace("_", " ").strip() or place.stem
    return words[:1].upper() + words[1:]


def read_files(path: Path, files: list[Path]) -> Iterator[SourceFile]:
    root = path if path.is_dir() else path.parent
    for file in files:
        place = PurePosixPath(file.relative_to(root).as_posix())
        try:
            content: bytes | PostFileError = _bounded_read(file)
        except OSError as error:
            content = PostFileError(f"cannot be read: {error.strerror}")
        yield _source_file(str(file), root.resolve(), place, content)


def read_zip(path: Path, archive: zipfile.ZipFile) -> Iterator[SourceFile]:
    """Yield the posts of a zip; what it declares about sizes is not believed."""
    unpacked = 0
    root = path.resolve().with_suffix("")
    with archive:
        for number, entry in enumerate(archive.infolist()):
            place = PurePosixPath(entry.filename.replace("\\", "/"))
            if entry.filename.endswith("/") or not _is_post(place):
                continue
            name = f"{path}/{entry.filename}"
            if number >= MOST_ENTRIES or unpacked > LARGEST_TOTAL:
                problem = PostFileError("the zip unpacks to more than can be imported; it ends here")
                yield _source_file(name, root, place, problem)
                return
            if _climbs(entry, place):
                problem = PostFileError("points outside of the zip; left out")
                yield _source_file(name, root, place, problem)
            else:
                yield _source_file(name, root, place, _read_entry(archive, entry))
                unpacked += min(entry.file_size, LARGEST_POST)


def _source_file(name: str, root: Path, place: PurePosixPath, content: bytes | PostFileError) -> SourceFile:
    identity = _printable(f"{root.as_posix()}/{place}")
    if len(identity.encode()) > LONGEST_IDENTITY:
        content = PostFileError(f"has a path of more than {LONGEST_IDENTITY} bytes")
    return SourceFile(_printable(name), PurePosixPath(_printable(str(place))), identity, content)


def _printable(name: str) -> str:
    # A file name may be any bytes; Python keeps those that are not UTF-8 as lone surrogates.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _is_post(path: Path | PurePosixPath) -> bool:
    return path.suffix.lower() in SUFFIXES and not any(
        part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts
    )


def _is_readable(file: Path) -> bool:
    # A link to nothing is reported when it is read; sockets and the like are no posts.
    return file.is_file() or file.is_symlink()


def _bounded_read(file: Path) -> bytes | PostFileError:
    size = file.stat().st_size
    if size > LARGEST_POST:
        return _too_large(size)
    return file.read_bytes()


def _climbs(entry: zipfile.ZipInfo, place: PurePosixPath) -> bool:
    drive = re.match(r"[a-zA-Z]:[^ ]", str(place))
    return bool(place.is_absolute() or ".." in place.parts or drive or stat.S_ISLNK(entry.external_attr >> 16))


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | PostFileError:
    if entry.flag_bits & 0x1:
        return PostFileError("is encrypted")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # The others are unpacked in pieces of any size, so that a bomb goes off before it is seen.
        return PostFileError("is packed in an unusual way; pack the zip with the method deflate")
    if entry.file_size > LARGEST_POST:
        return _too_large(entry.file_size)
    try:
        with archive.open(entry) as file:
            return file.read(LARGEST_POST)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        return PostFileError(f"cannot be unpacked: {error}")


def _too_large(size: int) -> PostFileError:
    return PostFileError(f"is {size / 1e6:.1f} MB; a post may have at most {LARGEST_POST / 1e6:.0f} MB")
