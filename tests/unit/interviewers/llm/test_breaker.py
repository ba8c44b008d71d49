"""A server that keeps failing is left alone for a while, and then tried again."""

import pytest

from interview_simulator.interviewers.llm.breaker import FAILURES, REST_S, Breaker


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock)


def opened(breaker: Breaker) -> Breaker:
    for _ in range(2):
        breaker.failed()
    return breaker


def test_it_opens_after_two_failures_in_a_row(breaker: Breaker) -> None:
    assert FAILURES == 2
    assert not breaker.is_open
    breaker.failed()
    assert not breaker.is_open
    breaker.failed()
    assert breaker.is_open


def test_a_success_in_between_starts_the_count_again(breaker: Breaker) -> None:
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert not breaker.is_open


def test_it_rests_for_thirty_seconds_and_then_lets_a_trial_through(breaker: Breaker, clock: Clock) -> None:
    assert REST_S == 30
    opened(breaker)
    clock.now += 29.9
    assert breaker.is_open
    clock.now += 0.2
    assert not breaker.is_open


def test_a_trial_that_fails_opens_it_again_at_once(breaker: Breaker, clock: Clock) -> None:
    opened(breaker)
    clock.now += REST_S
    breaker.failed()
    assert breaker.is_open
    clock.now += REST_S
    assert not breaker.is_open


def test_a_trial_that_succeeds_closes_it(breaker: Breaker, clock: Clock) -> None:
    opened(breaker)
    clock.now += REST_S
    breaker.succeeded()
    breaker.failed()
    assert not breaker.is_open


def test_a_success_that_was_under_way_does_not_end_a_rest(breaker: Breaker) -> None:
    opened(breaker).succeeded()
    assert breaker.is_open


def test_a_failure_does_not_shorten_a_rest(breaker: Breaker, clock: Clock) -> None:
    breaker.failed(600.0)
    breaker.failed()
    clock.now += 599.0
    assert breaker.is_open


def test_a_server_that_asks_to_be_left_alone_is_from_the_first_failure_on(breaker: Breaker, clock: Clock) -> None:
    breaker.failed(7.0)
    assert breaker.is_open
    clock.now += 6.9
    assert breaker.is_open
    clock.now += 0.2
    assert not breaker.is_open


def test_a_clock_that_has_just_begun_does_not_open_it() -> None:
    assert not Breaker(lambda: 0.0).is_open
