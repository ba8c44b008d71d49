"""What is logged, and how: warnings as plain lines, or warnings and requests as JSON, one object to a line."""

import logging
from contextvars import ContextVar
from typing import Any, Final, Literal

from pythonjsonlogger.json import JsonFormatter

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""Id of the request being served, for whatever is logged meanwhile."""
REQUESTS: Final = "interview_simulator.requests"


def configuration(how: Literal["plain", "json"]) -> dict[str, Any]:
    """Return what `logging.config.dictConfig` takes."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "%(levelname)s: %(message)s"},
            "json": {"()": JsonLines},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": how}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {REQUESTS: {"level": "INFO" if how == "json" else "WARNING"}},
    }


class JsonLines(JsonFormatter):
    """Time, level, logger, message and request id, then what a record says of its own."""

    def __init__(self) -> None:
        super().__init__(["levelname", "name", "message"], rename_fields={"levelname": "level", "name": "logger"})

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        log_data["time"] = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        super().add_fields(log_data, record, message_dict)
        if (current := request_id.get()) is not None:
            log_data["request_id"] = current
