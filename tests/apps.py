"""Apps for tests, each wired for itself."""

from functools import cache
from typing import Any

from fastapi import FastAPI
from sqlalchemy.engine import URL

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.settings import Settings


def wired(settings: Settings, **parts: Any) -> FastAPI:
    """Return what `create_app` does, with the routes that all apps of this process share.

    Routes are the same whatever an app is wired with, and making them ready at the first request of each app took
    longer than most tests.
    """
    app = create_app(settings, **parts)
    first = _first()
    app.router, app.dependency_overrides = first.router, first.dependency_overrides
    return app


@cache
def _first() -> FastAPI:
    return create_app(Settings(), database=Database(URL.create("sqlite+aiosqlite")))
