"""What somebody types to the bot while they are being asked, changes or takes away."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session

from bot.messages.interview import unnamed_file
from bot.messages.slack_text import readable
from bot.policy.confidentiality import Viewer
from bot.services.interview_answers import Said, SaidFile
from bot.services.interview_changes import follow_change, follow_removal
from bot.services.interview_typed import hear
from bot.services.municipality import Municipality
from bot.services.people import reader_of
from bot.services.visible_text import visible_text
from bot.slack.desk import Desk
from storage.tables import InboxItem

Event = Mapping[str, Any]

FILES, CHANGED, DELETED = "file_share", "message_changed", "message_deleted"
"""The subtypes of messages that are of interest; what is merely said has none."""

_BURIED = "tombstone"
"""What Slack leaves of a message under which people have replied."""

_GONE_FILES = frozenset({"tombstone", "hidden_by_limit"})


def is_by_a_person(message: Event) -> bool:
    """Whether somebody said this, and not a bot."""
    return bool(message.get("user")) and "bot_id" not in message


def is_followed(event: Event) -> bool:
    """Whether somebody changed what a message of theirs says, or took it away.

    Slack also calls it a change when it shows a preview of a link, or when the bot edits
    its own message.
    """
    before, after = event.get("previous_message") or {}, event.get("message") or {}
    if not is_by_a_person(before):
        return False
    if is_removal(event):
        return True
    return is_by_a_person(after) and after.get("text") != before.get("text")


def is_removal(event: Event) -> bool:
    """Whether somebody took a message of theirs away, and did not only change it."""
    after = event.get("message") or {}
    return event.get("subtype") == DELETED or after.get("subtype") == _BURIED


def on_said(session: Session, desk: Desk, item: InboxItem, event: Event) -> bool:
    """Take a message as the answer to what is asked. :returns: False where it is none."""
    here, viewer = _who(session, desk, item, str(event.get("user")))
    return hear(session, here=here, viewer=viewer, said=_said(event, here), now=desk.clock.now())


def on_changed(session: Session, desk: Desk, item: InboxItem, event: Event) -> None:
    """Let the lesson follow what somebody makes of a message of theirs."""
    before, after = event["previous_message"], event.get("message") or {}
    here, viewer = _who(session, desk, item, str(before["user"]))
    now = desk.clock.now()
    if is_removal(event):
        follow_removal(
            session,
            here=here,
            viewer=viewer,
            message_ts=str(before["ts"]),
            file_ids=[file.file_id for file in _files(before, here)],
            now=now,
        )
        return
    follow_change(
        session,
        here=here,
        viewer=viewer,
        said=_said(after, here),
        change_ts=item.ts,
        now=now,
    )


def _who(
    session: Session, desk: Desk, item: InboxItem, slack_user_id: str
) -> tuple[Municipality, Viewer]:
    here = desk.municipalities.of_workspace(session, item.workspace_id)
    return here, reader_of(session, here=here, slack_user_id=slack_user_id, outsider=False)


def _said(message: Event, here: Municipality) -> Said:
    text = readable(str(message.get("text") or ""), here.words)
    return Said(str(message["ts"]), text, tuple(_files(message, here)))


def _files(message: Event, here: Municipality) -> Iterator[SaidFile]:
    """The files of a message. Of one from another organisation Slack tells no name."""
    for file in message.get("files") or ():
        if file.get("mode") not in _GONE_FILES:
            name = visible_text(str(file.get("name") or ""))
            yield SaidFile(str(file["id"]), name or unnamed_file(here.words))
