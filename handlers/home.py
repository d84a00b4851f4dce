"""The Home tab: somebody opens it. Its buttons are registered where they belong."""

from sqlmodel import Session

from bot.slack.desk import Desk
from storage.homes import home_opened
from storage.people import ensure_person
from storage.tables import InboxItem


def on_home_opened(session: Session, desk: Desk, item: InboxItem) -> None:
    """Somebody looks: it is published at once, and kept up to date for a day."""
    event, now = item.payload or {}, desk.clock.now()
    person = ensure_person(
        session,
        workspace_id=item.workspace_id,
        slack_user_id=str(event.get("user")),
        now=now,
    )
    home_opened(
        session,
        workspace_id=item.workspace_id,
        person_id=person.id or 0,
        is_empty=not event.get("view"),
        now=now,
    )
