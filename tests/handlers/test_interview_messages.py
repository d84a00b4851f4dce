"""Which messages in a direct message are for the bot: said, changed or taken away by a person."""

from typing import Any

import pytest

from handlers.places import may_be_for_the_bot

SAID = {"type": "message", "user": "U1", "text": "hoi", "ts": "1.0"}
BOTS = {"type": "message", "user": "UBOT", "bot_id": "B1", "text": "hoi", "ts": "1.0"}
BURIED = {"type": "message", "user": "USLACKBOT", "subtype": "tombstone", "ts": "1.0"}


def event(**fields: Any) -> dict[str, Any]:
    """An event in a direct message."""
    return {"type": "message", "channel": "D1", "channel_type": "im", "ts": "2.0", **fields}


def changed(before: dict[str, Any], after: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A message was changed."""
    return event(subtype="message_changed", previous_message=before, message=after, **fields)


@pytest.mark.parametrize(
    "wanted",
    [
        event(user="U1", text="hoi"),
        event(user="U1", text="", subtype="file_share", files=[{"id": "F1"}]),
        changed(SAID, {**SAID, "text": "dag"}),
        changed(SAID, BURIED),
        event(subtype="message_deleted", previous_message=SAID, deleted_ts="1.0"),
    ],
)
def test_what_a_person_does_is_kept(wanted: dict[str, Any]) -> None:
    assert may_be_for_the_bot(wanted)


@pytest.mark.parametrize(
    "unwanted",
    [
        event(user="UBOT", bot_id="B1", text="hoi"),
        event(user="UBOT", bot_id="B1", text="", subtype="file_share"),
        event(text="hoi"),
        changed(BOTS, {**BOTS, "text": "dag"}),
        changed(SAID, {**SAID, "attachments": [{"title": "een voorbeeld van de link"}]}),
        changed({}, {**SAID, "text": "dag"}),
        event(subtype="message_deleted", previous_message=BOTS),
        event(subtype="message_deleted"),
        event(subtype="message_changed"),
        event(subtype="channel_join", user="U1"),
        {**event(user="U1", text="hoi"), "channel_type": "channel"},
        {**event(user="U1", text="hoi", thread_ts="1.0"), "channel_type": "mpim"},
    ],
)
def test_what_a_bot_or_slack_does_is_not(unwanted: dict[str, Any]) -> None:
    assert not may_be_for_the_bot(unwanted)
