"""The clock of the machine is set back, under a real server: nobody waits for it, and nothing goes backwards."""

import asyncio
import threading
from datetime import timedelta
from pathlib import Path

import libfaketime
import pytest
from sqlalchemy.engine import URL

from tests.faults import steps
from tests.faults.audit import abilities, audit
from tests.integration.server import Server

LIBRARY = Path(libfaketime.__file__).parent / "vendor" / "libfaketime" / "src" / "libfaketime.so.1"
SET_BACK = [timedelta(hours=1), timedelta(days=1)]


class MachineClock:
    """What servers started with its `settings` take for the time: so much more than it is."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.set_back(timedelta())
        self.settings = {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(file),
            "FAKETIME_NO_CACHE": "1",
            # As of a machine whose clock is set: what counts the seconds since its start goes on.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def set_back(self, by: timedelta) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(f"-{by.total_seconds():.0f}s\n")
        new.replace(self._file)


@pytest.fixture
def machine_clock(tmp_path: Path) -> MachineClock:
    return MachineClock(tmp_path / "clock")


@pytest.mark.timeout(900)
@pytest.mark.parametrize("by", SET_BACK, ids=str)
def test_an_interview_goes_on_when_the_clock_is_set_back(
    tmp_path: Path, database_url: URL, settings: dict[str, str], machine_clock: MachineClock, by: timedelta
) -> None:
    with Server(tmp_path, **settings, **machine_clock.settings) as server:
        interview = steps.begin(server, question_count=4)
        steps.answer(server, interview, "Before the clock was set back.")
        before = asyncio.run(abilities(database_url))
        machine_clock.set_back(by)
        steps.finish(server, interview["id"])
        again = steps.begin(server, question_count=1)
        steps.finish(server, again["id"])
        listed = [one["id"] for one in server.api.get("/interviews").json()["items"]]
        assert sorted(listed) == sorted([interview["id"], again["id"]])
    asyncio.run(audit(database_url))
    after = asyncio.run(abilities(database_url))
    # Nothing fades, and nothing becomes younger than it is.
    assert all(after[topic] >= last for topic, last in before.items())


@pytest.mark.timeout(900)
@pytest.mark.parametrize("by", SET_BACK, ids=str)
def test_an_answer_left_behind_before_the_clock_was_set_back_is_finished_soon(
    tmp_path: Path, database_url: URL, settings: dict[str, str], machine_clock: MachineClock, by: timedelta
) -> None:
    with Server(tmp_path, **settings, **machine_clock.settings) as server:
        interview = steps.begin(server, question_count=2)
        saved = threading.Event()
        submitting = threading.Thread(target=steps.send, args=(server.url, interview, "Left behind.", saved.set))
        submitting.start()
        assert saved.wait(30)
        server.kill()
        submitting.join()
    machine_clock.set_back(by)
    with Server(tmp_path, **settings, **machine_clock.settings) as server:
        # Its lease seems to run for another hour, or day.
        assert steps.until_asked(server, interview["id"])["current_question"] == 2
        steps.finish(server, interview["id"])
    asyncio.run(audit(database_url))
