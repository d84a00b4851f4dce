"""The coordinator's message of the week: planned for its first working day, made when sent."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import digest_ids as ids
from bot.messages.digest import digest
from bot.policy.confidentiality import Audience
from bot.policy.rhythms import moment_on
from bot.policy.tender_weeks import WEEK, digest_day
from bot.policy.tenders import week_of
from bot.services.digest_parts import digest_view
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.notices import plan_notice, recipients_planned
from storage.people import people_with_role, roles_of
from storage.vocabulary import MunicipalRole

_WEEKS_AHEAD = 2

Wanted = tuple[date, datetime, str]
"""The Monday of a week, when it is told, and to whom."""


def digests_unplanned(session: Session, *, here: Municipality, now: datetime) -> list[Wanted]:
    """Of the coming weeks: which coordinator is not yet to be told."""
    holders = people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    )
    people = [str(ToPerson(each.id)) for each in holders if each.id]
    wanted: list[Wanted] = []
    for monday, moment in _coming(here, now):
        known = recipients_planned(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE,
            subject_kind=ids.SUBJECT,
            subject_id=monday.toordinal(),
            occurrence=ids.ONCE,
        )
        wanted += [(monday, moment, each) for each in people if each not in known]
    return wanted


def plan_digests(session: Session, *, here: Municipality, now: datetime) -> None:
    """Plan to tell it; what it says is looked up when it is sent."""
    for monday, moment, recipient in digests_unplanned(session, here=here, now=now):
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE,
            subject_kind=ids.SUBJECT,
            subject_id=monday.toordinal(),
            occurrence=ids.ONCE,
            recipient=recipient,
            due_at=moment,
            now=now,
        )


def tell_digest(occasion: Occasion) -> Telling | None:
    """What there is to tell; nothing once the week is over, or to who coordinates no more."""
    here, session = occasion.here, occasion.session
    recipient = parse_recipient(occasion.notices[0].recipient)
    if not isinstance(recipient, ToPerson) or occasion.audience is not Audience.PERSON:
        return None
    if MunicipalRole.COORDINATOR not in roles_of(session, person_id=recipient.person_id):
        return None
    monday = date.fromordinal(occasion.subject_id)
    today = occasion.now.astimezone(here.zone).date()
    if week_of(today) != monday:
        return None
    view = digest_view(session, here=here, today=today)
    return None if view.is_empty else Telling(digest(view, here.words))


def _coming(here: Municipality, now: datetime) -> Iterator[tuple[date, datetime]]:
    """The Monday of each coming week in which somebody works, and when it is told."""
    calendar = here.profile.calendar
    monday = week_of(now.astimezone(here.zone).date())
    for _ in range(_WEEKS_AHEAD):
        day = digest_day(monday, country=calendar.country)
        moment = moment_on(day, calendar.opens, here.zone) if day else None
        if moment is not None and moment > now:
            yield monday, moment
        monday += WEEK
