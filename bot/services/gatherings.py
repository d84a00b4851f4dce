"""What the coordinator keeps of masterclasses and events of a network."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import gathering_ids as ids
from bot.policy.confidentiality import Viewer
from bot.services.gathering_notices import fill_free_seats, plan_cancelled, plan_changed
from bot.services.municipality import Municipality
from bot.services.outreach_errors import GatheringGoneError
from bot.services.outreach_writing import expect_keeper, record_change, touch
from storage.gatherings import find_gathering
from storage.people import people_by_id
from storage.tables import Gathering
from storage.vocabulary import GatheringKind

_TEXTS = frozenset({"title", "about", "place", "link"})
_MATTERS = frozenset({"starts_at", "minutes", "place", "link"})
"""What a guest wants to hear of when it changes."""


@dataclass(frozen=True)
class GatheringInput:
    """What the coordinator wants it to be; the owner by our own id, the rest as it is kept."""

    kind: GatheringKind
    title: str
    starts_at: datetime
    minutes: int
    about: str | None = None
    network: str | None = None
    theme: str | None = None
    place: str | None = None
    link: str | None = None
    seats: int | None = None
    owner_id: int | None = None


def add_gathering(
    session: Session, *, here: Municipality, viewer: Viewer, wanted: GatheringInput, now: datetime
) -> int:
    """Keep a new one. :returns: its id.

    :raises NotAllowedError: this person is no coordinator.
    """
    expect_keeper(viewer)
    stored = Gathering(
        workspace_id=here.workspace_id, created_at=now, updated_at=now, **asdict(wanted)
    )
    session.add(stored)
    session.flush()
    changes = {name: [None, value] for name, value in asdict(wanted).items() if value is not None}
    _record(session, stored, ids.EVENT_ADDED, changes, viewer=viewer, now=now)
    return stored.id or 0


def change_gathering(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    gathering_id: int,
    wanted: GatheringInput,
    version: int,
    now: datetime,
) -> bool:
    """Change one that is still coming. Guests hear another moment or place; free seats are filled.

    :returns: False when somebody changed it since that version: then nothing is written.
    :raises NotAllowedError: this person is no coordinator.
    :raises GatheringGoneError: it is not there, or cancelled.
    """
    stored = _changeable(session, here, viewer, gathering_id)
    if stored.version != version:
        return False
    changes = {
        name: [getattr(stored, name), value]
        for name, value in asdict(wanted).items()
        if getattr(stored, name) != value
    }
    if not changes:
        return True
    for name, (_, value) in changes.items():
        setattr(stored, name, value)
    touch(session, stored, now)
    _record(session, stored, ids.EVENT_CHANGED, changes, viewer=viewer, now=now)
    if _MATTERS & changes.keys():
        plan_changed(session, stored, here=here, now=now)
    fill_free_seats(session, stored, here=here, now=now)
    return True


def cancel_gathering(
    session: Session, *, here: Municipality, viewer: Viewer, gathering_id: int, now: datetime
) -> None:
    """Call it off. Who comes or waits hears it; doing it twice changes nothing.

    :raises NotAllowedError: this person is no coordinator.
    :raises GatheringGoneError: it is not there.
    """
    expect_keeper(viewer)
    stored = find_gathering(
        session, workspace_id=here.workspace_id, gathering_id=gathering_id, lock=True
    )
    if stored is None:
        raise GatheringGoneError
    if stored.cancelled:
        return
    stored.cancelled = True
    touch(session, stored, now)
    _record(session, stored, ids.EVENT_CANCELLED, {}, viewer=viewer, now=now)
    if stored.starts_at > now:
        plan_cancelled(session, stored, now=now)


def _changeable(
    session: Session, here: Municipality, viewer: Viewer, gathering_id: int
) -> Gathering:
    expect_keeper(viewer)
    stored = find_gathering(
        session, workspace_id=here.workspace_id, gathering_id=gathering_id, lock=True
    )
    if stored is None or stored.cancelled:
        raise GatheringGoneError
    return stored


def _record(
    session: Session,
    stored: Gathering,
    kind: str,
    changes: dict[str, Any],
    *,
    viewer: Viewer,
    now: datetime,
) -> None:
    record_change(
        session,
        stored,
        kind,
        changes,
        subject=ids.SUBJECT,
        free_text=_TEXTS,
        viewer=viewer,
        now=now,
    )


def gathering_values(
    session: Session, *, here: Municipality, viewer: Viewer, gathering_id: int
) -> tuple[dict[str, Any], int]:
    """What stands in the form of one that may be changed, by field name, and its version.

    :raises NotAllowedError: this person is no coordinator.
    :raises GatheringGoneError: it is not there, or cancelled.
    """
    expect_keeper(viewer)
    stored = find_gathering(session, workspace_id=here.workspace_id, gathering_id=gathering_id)
    if stored is None or stored.cancelled:
        raise GatheringGoneError
    local = stored.starts_at.astimezone(here.zone)
    owners = people_by_id(session, workspace_id=here.workspace_id, ids=[stored.owner_id or 0])
    owner = owners.get(stored.owner_id or 0)
    values: dict[str, Any] = {
        "kind": stored.kind.value,
        "date": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "owner": owner.slack_user_id if owner else None,
    }
    for name in ("title", "about", "place", "link", "minutes", "network", "theme"):
        values[name] = getattr(stored, name)
    values["seats"] = str(stored.seats or "")
    return values, stored.version
