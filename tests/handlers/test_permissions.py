"""Every listener and every command asks the table who may use it, before anything is done."""

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import pytest
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.listener import Listener

from bot.policy.permissions import PERMISSIONS, Act, Standing
from bot.services.errors import NotAllowedError
from handlers.command_words import SUBCOMMANDS
from handlers.door import Door, expect_permitted
from tests.handlers.conftest import Doorstep, Json
from tests.support.colleagues import text_of

PEOPLE = {
    "coordinator": {Standing.COORDINATOR, Standing.COLLEAGUE},
    "adviseur": {Standing.ADVISER, Standing.COLLEAGUE},
    "finance": {Standing.FINANCE, Standing.COLLEAGUE},
    "teamlid": {Standing.COLLEAGUE},
    "inkoper": {Standing.COLLEAGUE},
    "extern": {Standing.OUTSIDER},
}
"""How everybody in the sandbox stands; a member of the team may do what a colleague may."""


@pytest.fixture
def doorstep(reading_doorstep: Doorstep) -> Doorstep:
    """One program for all of them: nothing here writes."""
    return reading_doorstep


def doors(doorstep: Doorstep) -> Iterator[tuple[Listener, list[Door]]]:
    """Every listener of the program with what stands before it."""
    listeners = doorstep.program.app._listeners
    for listener in listeners:
        yield listener, [each for each in listener.middleware if isinstance(each, Door)]


def may_come_in(act: Act, held: AbstractSet[Standing]) -> bool:
    """Whether the table lets somebody in before it is known what it is about."""
    return bool(PERMISSIONS[act] & {*held, Standing.INVOLVED})


def test_every_listener_names_one_act_where_it_is_registered(doorstep: Doorstep) -> None:
    """Nobody gets past Bolt to a handler of which the table knows nothing."""
    listeners = list(doors(doorstep))
    assert len(listeners) > len(Act)
    nameless = [
        each.ack_function.__module__ + "." + each.ack_function.__qualname__
        for each, found in listeners
        if len(found) != 1 or each.middleware[0] is not found[0]
    ]
    assert not nameless, f"register these with middleware=needs(desk, Act.…): {nameless}"


def test_no_act_stands_in_the_table_for_nothing(doorstep: Doorstep) -> None:
    """Each is asked at a door, or by a rule that knows whom it concerns."""
    asked = {door.act for _, found in doors(doorstep) for door in found}
    asked |= {word.act for word in SUBCOMMANDS.values()}
    assert set(Act) - asked == {Act.READ_UNSHARED, Act.GIVE_ACTION, Act.READ_AGENDA}


def test_every_door_lets_in_whom_the_table_names_and_nobody_else(doorstep: Doorstep) -> None:
    """Every listener, for everybody that the table is about."""
    for listener, (door,) in doors(doorstep):
        for who, held in PEOPLE.items():
            went_on = comes_in(door, doorstep.body("block_actions", who))
            handler = listener.ack_function.__qualname__
            assert went_on is may_come_in(door.act, held), (handler, door.act, who)


def comes_in(door: Door, body: Json) -> bool:
    """Whether a door lets the request through."""
    through: list[bool] = []

    def on() -> BoltResponse:
        through.append(True)
        return answer

    answer = BoltResponse(status=200)
    try:
        door.process(req=BoltRequest(body=body, mode="socket_mode"), resp=answer, next=on)
    except NotAllowedError:
        assert not through
        return False
    return bool(through)


def test_every_command_says_who_can_to_whom_the_table_does_not_name(doorstep: Doorstep) -> None:
    """Where it was typed, with the name of somebody to ask; all others are let in."""
    coordinator = f"<@{doorstep.people['coordinator']}>"
    for word, asked in SUBCOMMANDS.items():
        for who, held in PEOPLE.items():
            if not may_come_in(asked.act, held):
                assert coordinator in types(doorstep, word, who), (word, who)
            else:
                body = doorstep.body("block_actions", who)
                expect_permitted(doorstep.program.desk, body, asked.act)


def types(doorstep: Doorstep, word: str, who: str) -> str:
    """Type a command. :returns: what the acknowledgement says there."""
    user, team = doorstep.people[who], doorstep.here.team_id
    said = {"command": "/mvoi", "text": word, "team_id": team, "user_id": user, "channel_id": "C1"}
    return str(doorstep.takes(said).body)


def test_a_guest_who_sends_in_what_is_for_the_adviser_reads_who_can(doorstep: Doorstep) -> None:
    """In the form itself, by the way that Slack goes; nothing of the form is read."""
    view = {"type": "modal", "callback_id": "start_form_judge", "private_metadata": "no json"}
    body = doorstep.body("view_submission", "extern", view={**view, "state": {"values": {}}})
    answer = json.loads(doorstep.takes(body).body)
    assert answer["response_action"] == "update"
    assert f"<@{doorstep.people['adviseur']}>" in text_of(answer["view"])


def test_who_looks_for_what_they_may_not_touch_gets_no_suggestions(doorstep: Doorstep) -> None:
    """There is no room for words in a list of suggestions."""
    asked = {"action_id": "lesson_merge_options", "block_id": "b", "value": "asf"}
    response = doorstep.takes(doorstep.body("block_suggestion", "adviseur", **asked))
    assert json.loads(response.body) == {"options": []}
