"""Who does something: also when two people name each other in the same instant."""

from typing import Any

from bot.services.people import person_id_of
from handlers.interaction import Interaction, interaction
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
