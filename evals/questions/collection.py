"""The collections of documents, and the posts in them."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from interview_simulator.features.library.content.front_matter import PostFileError
from interview_simulator.features.library.content.post_file import read_post
from interview_simulator.features.library.content.sections import SectionText

LIST: Final = Path(__file__).with_name("collections.toml")

Split = StrEnum("Split", ["development", "judged"])


@dataclass(frozen=True)
class Collection:
    """`paths` are patterns of files within the repository."""

    name: str
    repository: str
    commit: str
    licence: str
    style: str
    paths: tuple[str, ...]
    split: Split


@dataclass(frozen=True)
class Post:
    """`path` is that within the repository."""

    path: str
    title: str
    sections: tuple[SectionText, ...]


class Unknown(Exception):
    """A folder that is no collection's."""


def load() -> dict[str, Collection]:
    """Return all collections by their names."""
    found = tomllib.loads(LIST.read_text("utf-8"))["collection"]
    return {
        one["name"]: Collection(**one | {"paths": tuple(one["paths"]), "split": Split(one["split"])}) for one in found
    }


def of_folder(folder: Path) -> Collection:
    """Return the collection that `folder` is named for. Raise `Unknown`."""
    known = load()
    if (name := folder.resolve().name) not in known:
        raise Unknown(f"{folder}: there is no collection {name!r}; there are {', '.join(known)}")
    return known[name]


def files(collection: Collection, folder: Path) -> list[Path]:
    """Return the collection's files in `folder`, always in the same order. Raise `Unknown` where there are none."""
    found = sorted({file for pattern in collection.paths for file in folder.glob(pattern)})
    if not found:
        raise Unknown(f"{folder}: none of the files of {collection.name} are there")
    return found


def posts(paths: Iterable[Path], folder: Path) -> Iterator[Post]:
    """Read files as the import does; those that it refuses are left out, as readers never meet them."""
    for path in paths:
        try:
            post = read_post(path.read_bytes(), _title_of(path))
        except PostFileError:
            continue
        yield Post(path.relative_to(folder).as_posix(), post.title, post.document.sections)


def _title_of(path: Path) -> str:
    words = path.stem.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
