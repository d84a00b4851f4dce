"""Who does something, as Slack tells it."""

from typing import Any

import pytest

from bot.slack.address_book import is_outsider

TEAM = "T0001"


@pytest.mark.parametrize(
    ("user", "outside"),
    [
        ({"id": "U1", "team_id": TEAM}, False),
        ({"id": "U1"}, False),
        ({"id": "U1", "team_id": TEAM, "is_restricted": True}, True),
        ({"id": "U1", "team_id": TEAM, "is_ultra_restricted": True}, True),
        ({"id": "U1", "team_id": TEAM, "is_stranger": True}, True),
        ({"id": "U1", "team_id": "T0002", "is_stranger": False}, True),
    ],
)
def test_guests_and_people_of_another_organisation_are_outsiders(
    user: dict[str, Any], *, outside: bool
) -> None:
    """However Slack says it."""
    assert is_outsider(user, team_id=TEAM) is outside
