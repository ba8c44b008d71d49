"""The composition root: everything is wired together here, and only here."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import APIRouter, FastAPI

from interview_simulator.clock import Clock, utc_now
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.router import router as accounts
from interview_simulator.features.badges.router import router as badges
from interview_simulator.features.interviews.calibrating import calibrate
from interview_simulator.features.interviews.router import router as interviews
from interview_simulator.features.interviews.turn import Turn
from interview_simulator.features.knowledge_graph.router import router as knowledge_graph
from interview_simulator.features.knowledge_graph.service import KnowledgeGraphs
from interview_simulator.features.library.router import router as library
from interview_simulator.features.library.writing import write_questions
from interview_simulator.features.mastery.router import router as mastery
from interview_simulator.features.usage.router import router as usage
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.interviewing import interviewer_from, terms_from
from interview_simulator.settings import Settings
from interview_simulator.web import openapi, page, problems
from interview_simulator.web.health import router as health

logger = logging.getLogger(__name__)

TAKE_OVER_EVERY_S: Final = 5.0
CALIBRATE_EVERY_S: Final = 600.0


def create_app(
    settings: Settings,
    *,
    database: Database | None = None,
    interviewer: Interviewer | None = None,
    clock: Clock = utc_now,
) -> FastAPI:
    """Wire the application. The database must have been migrated."""
    app = FastAPI(
        title="Interview Simulator",
        description="Personalised mock interviews from what you have read.",
        version="1",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.clock = clock
    app.state.database = database or Database.from_settings(settings)
    app.state.interviewer = interviewer or interviewer_from(settings)
    app.state.terms = terms_from(settings)
    app.state.knowledge_graphs = KnowledgeGraphs()
    app.state.turn = Turn(app.state.database, app.state.interviewer, clock, app.state.terms)
    problems.install(app)
    openapi.install(app)
    api = APIRouter(prefix="/api")
    for router in (health, accounts, library, mastery, knowledge_graph, interviews, badges, usage):
        api.include_router(router)
    app.include_router(api)
    page.install(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    tasks = [
        asyncio.create_task(_take_over_abandoned(app.state.turn)),
        asyncio.create_task(_write_questions(app.state.database)),
        asyncio.create_task(_calibrate(app.state.database, app.state.clock)),
    ]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app.state.turn.close()
    await app.state.database.close()


async def _write_questions(database: Database) -> None:
    """Write the questions of posts that came without: the sample library, and what the version before has imported."""
    try:
        await write_questions(database)
    except Exception as error:  # Interviews go on with what there is, and the next start tries again.
        logger.warning("could not write questions", exc_info=error)


async def _calibrate(database: Database, clock: Clock) -> None:
    """Learn, again and again, from the interviews that were finished meanwhile."""
    while True:
        await asyncio.sleep(CALIBRATE_EVERY_S)
        try:
            await calibrate(database, clock)
        except Exception as error:  # The difficulties stay as they were.
            logger.warning("could not fit the difficulties", exc_info=error)


async def _take_over_abandoned(turn: Turn) -> None:
    """Go on, again and again, with answers that a worker left behind when it died."""
    while True:
        try:
            await turn.take_over_abandoned()
        except Exception as error:  # A database that is down now may be back at the next round.
            logger.warning("could not look for abandoned answers", exc_info=error)
        await asyncio.sleep(TAKE_OVER_EVERY_S)
