"""What is planned to be told about the plan: to an owner once, about the manifest once a year."""

from datetime import datetime, time

from sqlmodel import Session

from bot.messages import plan_ids as ids
from bot.messages.plan_telling import manifest_recalled, owner_named
from bot.messages.plan_view import MANIFEST
from bot.policy.plan import next_yearly, yearly_day
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.plan_own import find_item, own_key, with_own
from bot.services.plan_parts import plan_parts
from bot.services.recipients import ToPerson, parse_recipient
from storage.notices import plan_notice, recipients_planned
from storage.people import people_with_role, roles_of
from storage.plans import find_own_item, find_plan_entry_by_id, own_items, plan_entries
from storage.tables import PlanEntry, PlanOwnItem
from storage.vocabulary import MunicipalRole


def plan_owner_told(session: Session, entry: PlanEntry, *, now: datetime) -> None:
    """To who became the owner, in private."""
    _plan_owner(session, entry, kind=ids.NOTICE_OWNER, subject_kind=ids.SUBJECT, now=now)


def own_owner_told(session: Session, row: PlanOwnItem, *, now: datetime) -> None:
    """The same for what was added under an item."""
    _plan_owner(session, row, kind=ids.NOTICE_OWN_OWNER, subject_kind=ids.SUBJECT_OWN, now=now)


def tell_owner(occasion: Occasion) -> Telling | None:
    """What they are the owner of; nothing once that is somebody else, or out of the plan."""
    here = occasion.here
    entry = find_plan_entry_by_id(
        occasion.session, workspace_id=here.workspace_id, entry_id=occasion.subject_id
    )
    return _told_owner(occasion, entry, entry.key) if entry is not None else None


def tell_own_owner(occasion: Occasion) -> Telling | None:
    """The same for what was added under an item."""
    row = find_own_item(
        occasion.session, workspace_id=occasion.here.workspace_id, item_id=occasion.subject_id
    )
    return _told_owner(occasion, row, own_key(row)) if row is not None else None


def manifest_moment(here: Municipality, *, after: datetime) -> datetime | None:
    """When the manifest is recalled next: at the start of the day on which it was signed.

    None where the profile does not know that day.
    """
    profile = here.profile
    if profile.manifest is None or profile.manifest.signed_on is None:
        return None
    calendar = profile.calendar
    day = next_yearly(
        profile.manifest.signed_on,
        after.astimezone(here.zone).date(),
        country=calendar.country,
    )
    return datetime.combine(day, time.fromisoformat(calendar.opens), tzinfo=here.zone)


def manifest_unplanned(session: Session, *, here: Municipality, now: datetime) -> list[int]:
    """The coordinators, by person id, of whom the next reminder was not planned yet."""
    moment = manifest_moment(here, after=now)
    if moment is None:
        return []
    known = recipients_planned(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_MANIFEST,
        subject_kind=ids.SUBJECT_MANIFEST,
        subject_id=here.workspace_id,
        occurrence=_occurrence(moment),
    )
    holders = people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    )
    return [each.id for each in holders if each.id and str(ToPerson(each.id)) not in known]


def plan_manifest(session: Session, *, here: Municipality, now: datetime) -> int:
    """Plan the next reminder for every coordinator. :returns: for how many it was not yet."""
    moment = manifest_moment(here, after=now)
    if moment is None:
        return 0
    return sum(
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_MANIFEST,
            subject_kind=ids.SUBJECT_MANIFEST,
            subject_id=here.workspace_id,
            occurrence=_occurrence(moment),
            recipient=str(ToPerson(person_id)),
            due_at=moment,
            now=now,
        )
        for person_id in manifest_unplanned(session, here=here, now=now)
    )


def tell_manifest(occasion: Occasion) -> Telling | None:
    """The promises; nothing to who is no coordinator any more, or when the day was mended."""
    here, notice = occasion.here, occasion.notices[0]
    manifest, recipient = here.profile.manifest, parse_recipient(notice.recipient)
    if manifest is None or manifest.signed_on is None or not isinstance(recipient, ToPerson):
        return None
    if MunicipalRole.COORDINATOR not in roles_of(occasion.session, person_id=recipient.person_id):
        return None
    year = int(notice.occurrence[:4])
    country = here.profile.calendar.country
    if yearly_day(manifest.signed_on, year, country=country).isoformat() != notice.occurrence:
        return None
    entries = plan_entries(occasion.session, workspace_id=here.workspace_id)
    parts = plan_parts(here.profile, today=manifest.signed_on, filled={})
    promises = next(part for part in parts if part.slug == MANIFEST)
    return Telling(
        manifest_recalled(
            promises,
            {key: entry.status for key, entry in entries.items()},
            here.words,
            signed_on=manifest.signed_on,
            years=year - manifest.signed_on.year,
        )
    )


def _plan_owner(
    session: Session, row: PlanEntry | PlanOwnItem, *, kind: str, subject_kind: str, now: datetime
) -> None:
    plan_notice(
        session,
        workspace_id=row.workspace_id,
        kind=kind,
        subject_kind=subject_kind,
        subject_id=row.id or 0,
        occurrence=f"version {row.version}",
        recipient=str(ToPerson(row.owner_id or 0)),
        due_at=now,
        now=now,
    )


def _told_owner(occasion: Occasion, row: PlanEntry | PlanOwnItem, key: str) -> Telling | None:
    here = occasion.here
    if str(ToPerson(row.owner_id or 0)) != occasion.notices[0].recipient:
        return None
    parts = plan_parts(here.profile, today=occasion.now.astimezone(here.zone).date(), filled={})
    own = own_items(occasion.session, workspace_id=here.workspace_id)
    found = find_item(with_own(parts, own), key)
    if found is None:
        return None
    return Telling(owner_named(found.item, found.part, found.place, here.words))


def _occurrence(moment: datetime) -> str:
    return moment.date().isoformat()
