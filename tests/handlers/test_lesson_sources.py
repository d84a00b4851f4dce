"""Where a message stands that somebody keeps as a lesson."""

from typing import Any

import pytest

from handlers.lesson_sources import _source


@pytest.mark.parametrize(
    ("channel", "private"),
    [
        ({"name": "bor"}, False),
        ({"name": "privategroup"}, True),
        ({"name": "directmessage"}, True),
        ({"name": ""}, True),
        ({"name": None}, True),
        ({}, True),
    ],
)
def test_a_place_without_a_name_counts_as_closed(channel: dict[str, Any], private: bool) -> None:
    """Else what was said among a few is proposed without a word about who may read it then."""
    doing: Any = None  # of one's own message nothing is looked up
    body = {"channel": {"id": "C1", **channel}, "user": {"id": "U1"}}
    message = {"ts": "1.0", "user": "U1", "text": "Masten"}
    assert _source(body, message, doing).private is private
