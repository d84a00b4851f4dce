"""What no database can hold is taken out at the door: nothing is lost for one such character."""

import json
from typing import Any

import pytest
from sqlmodel import select

from bot.messages import trajectory_ids as ids
from handlers.form_metadata import FormMetadata
from storage.tables import InboxItem, Trajectory
from tests.handlers.conftest import Doorstep

UNSTORABLE = pytest.mark.parametrize("bad", ["\0", "\ud83d", "\udc00\0"])
"""NUL, and halves of an emoji that some program cut in two."""


def form(**fields: Any) -> dict[str, Any]:
    """A form that was sent in."""
    values = {f"{name}:1": {name: element} for name, element in fields.items()}
    metadata = FormMetadata().dump()
    return {
        "type": "modal",
        "callback_id": ids.FORM_NEW,
        "private_metadata": metadata,
        "state": {"values": values},
    }


@UNSTORABLE
def test_a_form_is_kept(doorstep: Doorstep, bad: str) -> None:
    view = form(
        title={"type": "plain_text_input", "value": f"Lam{bad}pen"},
        category={"type": "static_select", "selected_option": {"value": "gww"}},
    )
    answer = doorstep.takes(doorstep.body("view_submission", view=view))
    assert json.loads(answer.body)["response_action"] == "update", answer.body
    with doorstep.session() as session:
        title = session.exec(select(Trajectory.title)).one()
    assert title.encode().decode().replace("\ufffd", "") == "Lampen"


@UNSTORABLE
def test_an_event_is_kept_with_every_name_in_it(doorstep: Doorstep, bad: str) -> None:
    """Also where it is no part of the text."""
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": doorstep.people["inkoper"],
        "text": f"hallo {bad}",
        "ts": f"1700000000.0001{bad}",
    }
    body: dict[str, Any] = {"event_id": f"Ev1{bad}", "event": event}
    answer = doorstep.takes(doorstep.body("event_callback", **body))
    assert answer.status == 200
    with doorstep.session() as session:
        assert session.exec(select(InboxItem)).one().ts.startswith("1700000000.0001")


@UNSTORABLE
def test_a_command_is_answered_with_what_can_be_shown(doorstep: Doorstep, bad: str) -> None:
    body = {
        "command": "/mvoi",
        "text": f"lam{bad}pen",
        "team_id": doorstep.here.team_id,
        "user_id": doorstep.people["inkoper"],
        "channel_id": "C1",
        "trigger_id": "1",
        "response_url": "http://127.0.0.1:9/",
    }
    answer = doorstep.takes(body)
    shown = str(json.loads(answer.body)["text"])
    blocks = json.loads(answer.body)["blocks"]
    assert shown
    assert "Dat ken ik niet" in blocks[0]["text"]["text"]
    assert blocks[1]["elements"][0]["value"].encode().decode().replace("\ufffd", "") == "lampen"
