"""Who does something: also when two people name each other in the same instant."""

from typing import Any

import pytest

from bot.services.people import person_id_of
from handlers.interaction import Interaction, in_channel, interaction, team_of
from tests.handlers.conftest import Doorstep
from tests.storage.together import meanwhile


def naming(doorstep: Doorstep, user: str, other: str) -> dict[str, Any]:
    """A form of somebody that names somebody else."""
    chosen = {"type": "users_select", "selected_user": doorstep.people[other]}
    view = {"state": {"values": {"buyer:1": {"buyer": chosen}}}}
    return doorstep.body("view_submission", user, view=view)


def meet(doorstep: Doorstep, doing: Interaction, other: str) -> int:
    """As reading the form does."""
    user = doorstep.people[other]
    return person_id_of(doing.session, here=doing.here, slack_user_id=user, now=doing.now)


def test_two_who_name_each_other_do_not_wait_for_each_other(doorstep: Doorstep) -> None:
    """Neither is known yet, so both forms make both people."""
    desk = doorstep.program.desk

    def rival() -> int:
        with interaction(desk, naming(doorstep, "teamleider", "inkoper")) as doing:
            met = meet(doorstep, doing, "inkoper")
            doing.session.commit()
        return met

    with interaction(desk, naming(doorstep, "inkoper", "teamleider")) as doing:
        with meanwhile(desk.database, rival) as theirs:
            mine = meet(doorstep, doing, "teamleider")
            doing.session.commit()
        assert theirs.waited
    assert mine != theirs.result()


@pytest.mark.parametrize(
    ("body", "team"),
    [
        ({"team_id": "T1", "team_domain": "dorp"}, "T1"),
        ({"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T2"}}, "T1"),
        ({"team": {"id": "T2"}, "view": {"app_installed_team_id": "T1"}}, "T1"),
        ({"team": {"id": "T1"}, "view": {"app_installed_team_id": None}}, "T1"),
        ({"team": {"id": "T1"}, "view": None}, "T1"),
        ({"team": None, "user": {"id": "U1"}, "view": {"app_installed_team_id": "T1"}}, "T1"),
        ({"team_id": "T2", "authorizations": [{"team_id": "T1"}]}, "T1"),
        ({"team_id": "T1", "authorizations": []}, "T1"),
        ({"team_id": "T1", "authorizations": [{"team_id": None, "enterprise_id": "E1"}]}, "T1"),
        ({}, ""),
    ],
)
def test_the_team_is_the_one_where_the_app_is_installed(body: dict[str, Any], team: str) -> None:
    """In a channel that two organisations share, the team of who clicks may be another."""
    assert team_of(body) == team


@pytest.mark.parametrize(
    ("container", "place", "everybody_reads"),
    [
        ({"type": "message", "is_ephemeral": False}, "facilitair", True),
        ({"type": "message", "is_ephemeral": False}, "privategroup", True),
        ({"type": "message", "is_ephemeral": True}, "facilitair", False),
        ({"type": "message", "is_ephemeral": False}, "directmessage", False),
        ({"type": "view"}, None, False),
        ({}, None, False),
    ],
)
def test_a_card_is_pressed_where_a_whole_channel_reads_it(
    container: dict[str, Any], place: str | None, *, everybody_reads: bool
) -> None:
    """A guest may open by a card that stands before them, and by nothing else."""
    channel = {"channel": {"id": "C1", "name": place}} if place else {}
    assert in_channel({"container": container, **channel}) is everybody_reads
