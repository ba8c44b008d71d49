"""What this machine's workers measure, for Prometheus. Of several workers each writes what it counts into a shared
folder (PROMETHEUS_MULTIPROC_DIR), so that whichever is asked tells about all."""

import os
from typing import Final

from prometheus_client import CollectorRegistry, Gauge, Histogram
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import event
from sqlalchemy.pool import QueuePool

from interview_simulator.db.session import Database

SHARED_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
PREFIX: Final = "interview_simulator"
BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)

_own: Final = CollectorRegistry()
REQUESTS: Final = Histogram(
    f"{PREFIX}_http_request_seconds",
    "Requests answered, and how long that took.",
    ("method", "route", "status"),
    buckets=BUCKETS,
    registry=_own,
)
IN_PROGRESS: Final = Gauge(
    f"{PREFIX}_http_requests_in_progress",
    "Requests being answered.",
    multiprocess_mode="livesum",
    registry=_own,
)
CONNECTIONS: Final = Gauge(
    f"{PREFIX}_database_connections_in_use",
    "Connections of the database pools that are in use.",
    multiprocess_mode="livesum",
    registry=_own,
)


def registry() -> CollectorRegistry:
    """Return what all workers of this machine measure."""
    if SHARED_FOLDER not in os.environ:
        return _own
    shared = CollectorRegistry()
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
    return shared


def watch(database: Database) -> None:
    """Count the database's connections that are in use."""
    pool = database.engine.sync_engine.pool
    if isinstance(pool, QueuePool):
        event.listen(pool, "checkout", lambda *_: CONNECTIONS.set(pool.checkedout()))
        # The event comes just before the connection is back.
        event.listen(pool, "checkin", lambda *_: CONNECTIONS.set(pool.checkedout() - 1))
