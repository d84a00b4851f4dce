"""Who is chosen for a role in a form: a colleague, or a mistake at that field."""

import json
from typing import Any

import pytest

from bot.messages import contract_ids, intake_ids, start_form_ids, trajectory_ids
from bot.services.people import person_id_of
from bot.services.trajectories import log_trajectory
from bot.services.trajectory_fields import TrajectoryInput
from handlers.chosen_people import outsiders_refused
from handlers.form_metadata import FormMetadata
from storage.vocabulary import ProcessRole
from tests.handlers.conftest import Doorstep


def choosing(
    doorstep: Doorstep, trajectory_id: int | None = None, callback_id: str = "", **chosen: str
) -> dict[str, Any]:
    """A form that the buyer sends in, with people by their key in their fields."""
    values = {
        f"{name}:1": {name: {"type": "users_select", "selected_user": doorstep.people[who]}}
        for name, who in chosen.items()
    }
    view = {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": FormMetadata(trajectory_id).dump(),
        "state": {"values": values},
    }
    return doorstep.body("view_submission", "inkoper", view=view)


def logged(doorstep: Doorstep, **roles: str) -> int:
    """A trajectory of the buyer, with these people in it already."""
    desk, here = doorstep.program.desk, doorstep.here
    now = desk.clock.now()
    with desk.database.writing() as session:
        known = {
            who: person_id_of(session, here=here, slack_user_id=doorstep.people[who], now=now)
            for who in ("inkoper", *roles.values())
        }
        wanted = TrajectoryInput(
            "Asfalt", people={ProcessRole(role): known[who] for role, who in roles.items()}
        )
        record = log_trajectory(
            session, here=here, actor_id=known["inkoper"], wanted=wanted, now=now
        )
        session.commit()
        return record.trajectory.id or 0


def test_somebody_from_outside_is_refused_at_the_field(doorstep: Doorstep) -> None:
    body = choosing(doorstep, client="extern", buyer="teamleider", budget_holder="inkoper")
    answer = outsiders_refused(doorstep.program.desk, body)
    assert answer is not None
    assert answer["response_action"] == "errors"
    assert answer["errors"].keys() == {"client:1"}
    assert "Kies een collega" in answer["errors"]["client:1"]


def test_colleagues_get_their_roles(doorstep: Doorstep) -> None:
    body = choosing(doorstep, client="teamleider", buyer="inkoper", contract_manager="teamlid")
    assert outsiders_refused(doorstep.program.desk, body) is None


def test_who_has_a_role_already_keeps_it(doorstep: Doorstep) -> None:
    """A form that is opened to change something else must still be sent in."""
    body = choosing(doorstep, logged(doorstep, client="extern"), client="extern")
    assert outsiders_refused(doorstep.program.desk, body) is None


@pytest.mark.parametrize(
    ("callback_id", "field"),
    [
        (trajectory_ids.FORM_NEW, "client"),
        (trajectory_ids.FORM_EDIT, "buyer"),
        (contract_ids.MANAGER, "manager"),
        (start_form_ids.STEP, "budget_holder"),
        (intake_ids.SHEET, "owner_0"),
    ],
)
def test_every_form_that_gives_a_role_asks_it_first(
    doorstep: Doorstep, callback_id: str, field: str
) -> None:
    """Before anything is read or kept."""
    body = choosing(doorstep, logged(doorstep), callback_id, **{field: "extern"})
    answer = json.loads(doorstep.takes(body).body)
    assert answer["response_action"] == "errors"
    assert answer["errors"].keys() == {f"{field}:1"}
