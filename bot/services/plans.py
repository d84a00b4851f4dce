"""The plan for somebody who reads it, and what the coordinator keeps of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.messages import plan_ids as ids
from bot.messages.plan import PART_SIZE
from bot.messages.plan_view import (
    GOALS,
    Kept,
    Kind,
    PartLine,
    PartView,
    PlanItem,
    PlanPart,
    PlanPlace,
    PlanRow,
    PlanView,
    asks_address,
)
from bot.policy.confidentiality import Viewer
from bot.policy.criteria import web_link
from bot.policy.paging import page_of
from bot.policy.plan import may_keep_plan, may_read_plan
from bot.services.errors import MayNotKeepPlanError, MayNotReadPlanError, PlanItemGoneError
from bot.services.figure_progress import with_progress
from bot.services.municipality import Municipality
from bot.services.plan_blanks import BLANK
from bot.services.plan_notices import plan_owner_told
from bot.services.plan_own import own_key, with_own
from bot.services.plan_parts import plan_parts, theme_goals
from storage import event_log
from storage.people import people_by_id
from storage.plans import find_plan_entry, lock_plan_entry, own_items, plan_entries
from storage.tables import PlanEntry, PlanOwnItem
from storage.vocabulary import PlanStatus

KeptRow = PlanEntry | PlanOwnItem
"""What is kept of an item of the profile, or of one that was added."""


@dataclass(frozen=True)
class PlanInput:
    """What the coordinator wants to keep of an item; the owner by our own id."""

    owner_id: int | None = None
    status: PlanStatus = PlanStatus.NOT_BEGUN
    note: str = ""


def whole_plan(
    session: Session, *, here: Municipality, viewer: Viewer, now: datetime, unknown: str = ""
) -> PlanView:
    """Every part in short. :raises MayNotReadPlanError: this person is no colleague."""
    entries = _read(session, here, viewer)
    lines = tuple(_line(part, entries) for part in _parts(entries, here, now))
    return PlanView(lines, may_keep_plan(viewer), unknown)


def plan_part(
    session: Session, *, here: Municipality, viewer: Viewer, place: PlanPlace, now: datetime
) -> PartView:
    """One page of a part.

    :raises MayNotReadPlanError: this person is no colleague.
    :raises PlanItemGoneError: the profile has no such part any more.
    """
    entries = _read(session, here, viewer)
    part = next((each for each in _parts(entries, here, now) if each.slug == place.part), None)
    if place.theme:
        part = PlanPart(GOALS, theme_goals(here.profile, place.theme))
    if part is None:
        raise PlanItemGoneError
    page = page_of(len(part.items), size=PART_SIZE, wanted=place.page)
    shown = part.items[page.first : page.last]
    slack_ids = people_named(session, here, entries.values())
    rows = tuple(PlanRow(each, kept_of(entries.get(each.key), here, slack_ids)) for each in shown)
    rows = with_progress(session, rows, here=here, viewer=viewer, now=now)
    label = here.profile.theme(place.theme).label if place.theme else ""
    return PartView(
        part,
        place.at(page.number),
        rows,
        page,
        theme_label=label,
        may_change=may_keep_plan(viewer),
    )


def changeable_row(
    session: Session, *, here: Municipality, viewer: Viewer, key: str, now: datetime
) -> PlanRow:
    """An item that this person wants to change, as it stands.

    :raises MayNotKeepPlanError: this person is no coordinator.
    :raises PlanItemGoneError: the profile has no such item any more.
    """
    item = _changeable(session, here, viewer, key, now)
    entry = find_plan_entry(session, workspace_id=here.workspace_id, key=key)
    people = people_named(session, here, [entry] if entry else [])
    return PlanRow(item, kept_of(entry, here, people))


def keep_plan_item(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    key: str,
    wanted: PlanInput,
    version: int,
    now: datetime,
    tells: bool = True,
) -> bool:
    """Keep who looks after an item and how it goes, or what the plan is silent on.

    Who becomes its owner hears it.

    :param tells: whether they hear it by this; False where they hear it along with more.
    :returns: False when somebody changed it since that version: then nothing is written.
    :raises MayNotKeepPlanError: this person is no coordinator.
    :raises PlanItemGoneError: the profile has no such item any more.
    """
    _changeable(session, here, viewer, key, now)
    entry = lock_plan_entry(session, workspace_id=here.workspace_id, key=key, now=now)
    if entry.version != version:
        return False
    facts = {
        name: [before, after]
        for name, before, after in (
            ("owner", entry.owner_id, wanted.owner_id),
            ("status", entry.status.value, wanted.status.value),
        )
        if before != after
    }
    note = wanted.note.strip() or None
    texts = {"note": [entry.note, note]} if entry.note != note else None
    if not facts and texts is None:
        return True
    entry.owner_id, entry.status = wanted.owner_id, wanted.status
    if texts is not None:
        entry.note, entry.noted_by_id, entry.noted_at = note, viewer.person_id, now
    entry.version += 1
    entry.updated_at = now
    session.add(entry)
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=entry.id or 0,
        kind=ids.EVENT_CHANGED,
        actor_id=viewer.person_id,
        now=now,
        facts={"key": key, "version": entry.version, **facts},
        texts=texts,
    )
    if tells and "owner" in facts and wanted.owner_id not in (None, viewer.person_id):
        plan_owner_told(session, entry, now=now)
    return True


def is_keepable(key: str, note: str) -> bool:
    """Whether this can be kept there: where an address is asked, only one that can be shown."""
    text = note.strip()
    return not (text and asks_address(key)) or web_link(text) is not None


def _read(session: Session, here: Municipality, viewer: Viewer) -> dict[str, KeptRow]:
    """Everything that is kept, by the key of its item."""
    if not may_read_plan(viewer):
        raise MayNotReadPlanError
    own = own_items(session, workspace_id=here.workspace_id)
    entries = plan_entries(session, workspace_id=here.workspace_id)
    return {**entries, **{own_key(row): row for row in own}}


def _parts(kept: Mapping[str, KeptRow], here: Municipality, now: datetime) -> tuple[PlanPart, ...]:
    blanks = {
        key: row.note
        for key, row in kept.items()
        if isinstance(row, PlanEntry) and row.note and key.startswith(BLANK)
    }
    parts = plan_parts(here.profile, today=now.astimezone(here.zone).date(), filled=blanks)
    return with_own(parts, (row for row in kept.values() if isinstance(row, PlanOwnItem)))


def _changeable(
    session: Session, here: Municipality, viewer: Viewer, key: str, now: datetime
) -> PlanItem:
    if not may_keep_plan(viewer):
        raise MayNotKeepPlanError
    for part in _parts(_read(session, here, viewer), here, now):
        for item in part.items:
            if item.key == key and item.kind in (Kind.TRACKED, Kind.BLANK):
                return item
    raise PlanItemGoneError


def _line(part: PlanPart, entries: Mapping[str, KeptRow]) -> PartLine:
    followed = (Kind.TRACKED, Kind.OWN)
    tracked = [entries.get(each.key) for each in part.items if each.kind in followed]
    statuses = [entry.status for entry in tracked if entry is not None]
    blanks = [entries.get(each.key) for each in part.items if each.kind is Kind.BLANK]
    return PartLine(
        part,
        done=statuses.count(PlanStatus.DONE),
        stuck=statuses.count(PlanStatus.STUCK),
        empty=sum(1 for entry in blanks if not isinstance(entry, PlanEntry) or not entry.note),
    )


def people_named(session: Session, here: Municipality, rows: Iterable[KeptRow]) -> dict[int, str]:
    """The Slack user ids of everybody who is named in these, by our own id."""
    wanted = {
        person
        for row in rows
        for person in (row.owner_id, getattr(row, "noted_by_id", None))
        if person is not None
    }
    found = people_by_id(session, workspace_id=here.workspace_id, ids=wanted)
    return {person_id: person.slack_user_id for person_id, person in found.items()}


def kept_of(row: KeptRow | None, here: Municipality, people: Mapping[int, str]) -> Kept:
    """What is kept of an item, for people to read; ``people`` as :func:`people_named` gives it."""
    if row is None:
        return Kept()
    if isinstance(row, PlanOwnItem):
        return Kept(row.version, people.get(row.owner_id or 0), row.status)
    return Kept(
        row.version,
        owner=people.get(row.owner_id or 0),
        status=row.status,
        note=row.note or "",
        noted_by=people.get(row.noted_by_id or 0),
        noted_on=row.noted_at.astimezone(here.zone).date() if row.noted_at else None,
    )
