"""Which names a snippet of Python binds and uses, so that what a change of it does is certain."""

import ast
import builtins
from collections.abc import Sequence
from typing import Final

_FUNCTION: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINED: Final = (*_FUNCTION, ast.ClassDef)
_IMPORT: Final = (ast.Import, ast.ImportFrom)
_BRANCHES: Final = (ast.If, ast.Try, ast.For, ast.While, ast.With, ast.Match)
_LAZY: Final = (ast.Lambda, ast.IfExp, ast.BoolOp, ast.ListComp, ast.GeneratorExp, ast.SetComp, ast.DictComp)
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


def is_evaluated(body: Sequence[ast.stmt], name: str) -> bool:
    """Return whether running `body` must come to `name`: at its top, and not only inside a function."""
    for statement in body:
        if isinstance(statement, _BRANCHES):
            return False
        if any(_runs(part, name) for part in _run_at_once(statement)):
            return True
    return False


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


def _run_at_once(statement: ast.stmt) -> list[ast.expr]:
    """Return what a statement evaluates as soon as it is reached."""
    if isinstance(statement, _FUNCTION):
        return [*statement.decorator_list, *statement.args.defaults]
    if isinstance(statement, ast.ClassDef):
        return [*statement.decorator_list, *statement.bases]
    return [statement.value] if isinstance(statement, ast.Assign | ast.Expr) else []


def _runs(part: ast.AST, name: str) -> bool:
    """Return whether evaluating `part` evaluates `name` for sure."""
    if isinstance(part, _LAZY):
        return False
    if isinstance(part, ast.Name):
        return part.id == name
    return any(_runs(child, name) for child in ast.iter_child_nodes(part))
