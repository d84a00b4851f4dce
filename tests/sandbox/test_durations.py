"""Durations and moments as people write them."""

import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.durations import parse_duration, parse_moment


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (90, timedelta(seconds=90)),
        (0.5, timedelta(milliseconds=500)),
        ("15m", timedelta(minutes=15)),
        ("2h", timedelta(hours=2)),
        ("1.5h", timedelta(minutes=90)),
        ("1D", timedelta(days=1)),
        ("1 w", timedelta(weeks=1)),
        ("PT15M", timedelta(minutes=15)),
        ("P1DT2H", timedelta(days=1, hours=2)),
        ("P2W", timedelta(weeks=2)),
    ],
)
def test_durations(written: float | str, meant: timedelta) -> None:
    assert parse_duration(written) == meant


@pytest.mark.parametrize("written", ["", "15", "m", "1 kwartier", "PT", "-1h", "-PT1H", 0, -3])
def test_what_is_no_duration_that_goes_forward(written: float | str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        parse_duration(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-02T09:00:00+00:00", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("2026-03-02T09:00Z", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("2026-03-02T09:00", datetime(2026, 3, 2, 8, tzinfo=UTC)),
        ("2026-07-01", datetime(2026, 6, 30, 22, tzinfo=UTC)),
    ],
)
def test_moments_without_an_offset_are_local(written: str, meant: datetime) -> None:
    assert parse_moment(written, "Europe/Amsterdam") == meant


@given(st.text(max_size=12))
def test_anything_else_is_refused_and_nothing_worse(written: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_duration(written) > timedelta(0)
