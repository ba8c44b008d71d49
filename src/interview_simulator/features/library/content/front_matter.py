"""YAML front matter, and the line each part of it stands on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler

# The base loader leaves every value as it is written: `3.10` and `no` are tags, not a number and a truth value.
try:  # The C parser is ten times as fast; wheels without it exist.
    from yaml import CBaseLoader as BaseLoader
except ImportError:
    from yaml import BaseLoader  # type: ignore[assignment]

DEEPEST: Final = 50

UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


class PostFileError(Exception):
    """A file that cannot become a post: what is wrong, and on which line (from 1) where that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True)
class Places:
    """Where things stand: `first_line` is the line of the file that the front matter begins on."""

    root: yaml.Node | None
    first_line: int

    def line_of(self, path: Sequence[Any]) -> int:
        """Return the line of the part at `path` (keys and positions), or of the nearest part around it."""
        node = self.root
        line = node.start_mark.line if node else 0
        for part in path:
            key = None
            if isinstance(node, yaml.MappingNode):
                key, node = next(((key, value) for key, value in node.value if key.value == part), (None, None))
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
            else:
                break
            if node is None:
                break
            line = (key or node).start_mark.line
        return self.first_line + line


def split(text: str) -> tuple[dict[Any, Any], str, Places]:
    """Return front matter, body, and the places of the former; empty front matter when there is none."""
    handler = YAMLHandler()
    opening = handler.FM_BOUNDARY.match(text) if handler.FM_BOUNDARY else None
    if opening is None:
        return {}, text, Places(None, 1)
    try:
        source, body = handler.split(text)
    except ValueError as error:
        raise PostFileError("front matter is opened with --- but never closed", 1) from error
    first_line = text.count("\n", 0, opening.end()) + 1
    data, root = _load(source, first_line)
    places = Places(root, first_line)
    if data is not None and not isinstance(data, dict):
        raise PostFileError("front matter must be a mapping such as `title: ...`", places.line_of(()))
    return data or {}, body, places


class _Loader(BaseLoader):
    """Says where a value is that cannot be used."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if isinstance(node, yaml.ScalarNode) and UNSTORABLE.search(node.value):
            message = "a NUL character or a lone surrogate is not supported"
            raise yaml.constructor.ConstructorError(None, None, message, node.start_mark)
        return super().construct_object(node, deep)


def _load(source: str, first_line: int) -> tuple[object, yaml.Node | None]:
    try:
        _check_shape(source, first_line)
        loader = _Loader(source)
        node = loader.get_single_node()
        return (loader.construct_document(node) if node else None), node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise PostFileError(f"broken front matter: {error.problem or error.context}", line) from error
    except yaml.reader.ReaderError as error:
        line = first_line + source.count("\n", 0, error.position)
        raise PostFileError(f"broken front matter: the character {error.character!r} is not allowed", line) from error


def _check_shape(source: str, first_line: int) -> None:
    """Refuse aliases, with which a small file can mean a huge one, and depths on which the parser's stack ends."""
    depth = 0
    for event in yaml.parse(source, Loader=BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        alias = isinstance(event, yaml.AliasEvent)
        if alias or depth > DEEPEST:
            line = first_line + (event.start_mark.line if event.start_mark else 0)
            raise PostFileError(
                f"front matter: {'an alias (*name) is not supported' if alias else 'too many levels'}", line
            )
