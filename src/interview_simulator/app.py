"""The composition root: everything is wired together here, and only here."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI

from interview_simulator.admitting import admission_from
from interview_simulator.chores import do_chores
from interview_simulator.clock import Clock, utc_now
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.account_router import router as account
from interview_simulator.features.accounts.openid_router import router as openid
from interview_simulator.features.accounts.router import router as preferences
from interview_simulator.features.badges.router import router as badges
from interview_simulator.features.interviews.router import router as interviews
from interview_simulator.features.interviews.turn import Turn
from interview_simulator.features.knowledge_graph.router import router as knowledge_graph
from interview_simulator.features.knowledge_graph.service import KnowledgeGraphs
from interview_simulator.features.library.router import router as library
from interview_simulator.features.mastery.router import router as mastery
from interview_simulator.features.platform.account_router import router as own_data
from interview_simulator.features.platform.router import router as platform
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.interviewing import interviewer_from, terms_from
from interview_simulator.metrics import Access
from interview_simulator.metrics import router as metrics
from interview_simulator.settings import Settings
from interview_simulator.tracing import trace
from interview_simulator.web import measures, observing, openapi, page, problems, safety
from interview_simulator.web.health import router as health

logger = logging.getLogger(__name__)

TAKE_OVER_EVERY_S: Final = 5.0


def create_app(
    settings: Settings,
    *,
    database: Database | None = None,
    interviewer: Interviewer | None = None,
    clock: Clock = utc_now,
    chores: bool = True,
) -> FastAPI:
    """Wire the application. The database must have been migrated. Without `chores`, somebody else does them."""
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
    app.state.chores = chores
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    app.state.metrics_access = Access(token, anybody=settings.auth == "none")
    app.state.interviewer = interviewer or interviewer_from(settings)
    app.state.terms = terms_from(settings)
    # At home nobody but the reader would be kept waiting.
    limits = settings.auth == "accounts"
    app.state.requests_per_minute = settings.requests_per_minute if limits else 0
    app.state.platform_requests_per_minute = settings.platform_requests_per_minute if limits else 0
    app.state.admission = admission_from(settings)
    app.state.knowledge_graphs = KnowledgeGraphs()
    app.state.turn = Turn(app.state.database, app.state.interviewer, clock, app.state.terms)
    app.state.tracing = trace(app, app.state.database.engine) if settings.otlp_endpoint else None
    safety.install(
        app,
        remote_images=settings.remote_images,
        public_url=str(settings.public_url) if settings.public_url else None,
        allowed_hosts=settings.allowed_hosts,
    )
    observing.install(app)
    measures.watch(app.state.database)
    problems.install(app)
    openapi.install(app)
    accounts = (account, openid, preferences, own_data)
    for router in (health, *accounts, library, mastery, knowledge_graph, interviews, badges, platform, metrics):
        app.include_router(router, prefix="/api")
    page.install(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    tasks = [
        asyncio.create_task(_take_over_abandoned(app.state.turn)),
    ]
    if app.state.chores:
        tasks.append(asyncio.create_task(do_chores(app.state.database, app.state.clock)))
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app.state.turn.close()
    await app.state.database.close()
    if app.state.tracing is not None:
        await app.state.tracing.finish()


async def _take_over_abandoned(turn: Turn) -> None:
    """Go on, again and again, with answers that a worker left behind when it died."""
    while True:
        try:
            await turn.take_over_abandoned()
        except Exception as error:  # A database that is down now may be back at the next round.
            logger.warning("could not look for abandoned answers", exc_info=error)
        await asyncio.sleep(TAKE_OVER_EVERY_S)
