"""Which names a snippet of Python binds and uses, so that what a change of it does is certain."""

import ast
import builtins
from collections.abc import Sequence
from typing import Final

_FUNCTION: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINED: Final = (*_FUNCTION, ast.ClassDef)
_IMPORT: Final = (ast.Import, ast.ImportFrom)
_OPAQUE: Final = (ast.Global, ast.Nonlocal, ast.Match, ast.NamedExpr, ast.Delete)
"""What makes it hard to tell which names there are."""


def is_complete(tree: ast.Module) -> bool:
    """Return whether every name that a snippet uses is one of its own or of Python's."""
    if any(isinstance(node, _OPAQUE) for node in ast.walk(tree)):
        return False
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return all(hasattr(builtins, name) or binds(tree.body, name) for name in used)


def binds(body: Sequence[ast.stmt], name: str) -> bool:
    """Return whether anything in `body` gives `name` a value."""
    return any(name in _bound(node) for statement in body for node in ast.walk(statement))


def bound_twice(tree: ast.Module) -> set[str]:
    """Return the names that get a value in more than one place."""
    names = [name for node in ast.walk(tree) for name in _bound(node)]
    return {name for name in names if names.count(name) > 1}


def _bound(node: ast.AST) -> list[str]:
    if isinstance(node, _DEFINED):
        return [node.name]
    if isinstance(node, _IMPORT):
        return [(alias.asname or alias.name).split(".")[0] for alias in node.names]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.ExceptHandler):
        return [node.name] if node.name else []
    return [node.id] if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else []
