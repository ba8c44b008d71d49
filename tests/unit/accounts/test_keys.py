"""Keys name their row, and match nothing but their own hash."""

import uuid

import pytest

from interview_simulator.features.accounts import keys

ROW = uuid.UUID("00000000-0000-4000-8000-000000000001")


def test_a_key_names_its_row_and_matches_its_hash() -> None:
    key, stored = keys.new_key(ROW)
    parts = keys.split(key)
    assert parts is not None
    assert parts[0] == ROW
    assert keys.matches(parts[1], stored)
    assert not keys.matches(parts[1][:-1], stored)
    assert not keys.matches(stored, stored)
    assert parts[1] not in stored


def test_no_two_keys_are_the_same() -> None:
    assert len({keys.new_key(ROW)[0] for _ in range(100)}) == 100


def test_a_key_can_be_part_of_an_address_and_of_a_cookie() -> None:
    key, _ = keys.new_key(ROW)
    assert set(key) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert len(key) == 22 + 1 + 43


@pytest.mark.parametrize("key", ["", ".", "x", "x.y", "ä.b", "A" * 22 + "A.b", "A" * 21 + ".b", "A" * 21 + "!.b"])
def test_what_is_no_key(key: str) -> None:
    assert keys.split(key) is None
