"""A duty that the plan expects: the coordinator hears it once, when its year is there."""

from collections.abc import Iterator
from datetime import datetime, time

from sqlmodel import Session

from bot.messages import plan_ids as ids
from bot.messages.plan_telling import duty_recalled
from bot.policy.plan import first_day
from bot.profile.knowledge import Duty
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.plan_items import cited
from bot.services.recipients import ToPerson, parse_recipient
from storage.notices import plan_notice, recipients_planned
from storage.people import people_with_role, roles_of
from storage.vocabulary import MunicipalRole

Wanted = tuple[str, datetime, int]
"""What is to be told (its occurrence), when, and to whom by person id."""


def duties_unplanned(session: Session, *, here: Municipality, now: datetime) -> list[Wanted]:
    """What was not planned yet, of years that are not over."""
    holders = people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    )
    wanted: list[Wanted] = []
    for occurrence, duty, _ in _duties(here):
        if now.astimezone(here.zone).year > duty.from_year:
            continue
        known = recipients_planned(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_DUTY,
            subject_kind=ids.SUBJECT_DUTY,
            subject_id=here.workspace_id,
            occurrence=occurrence,
        )
        moment = _moment(here, duty.from_year)
        wanted += [
            (occurrence, moment, each.id)
            for each in holders
            if each.id and str(ToPerson(each.id)) not in known
        ]
    return wanted


def plan_duties(session: Session, *, here: Municipality, now: datetime) -> int:
    """Plan to tell it to every coordinator. :returns: for how many it was not planned yet."""
    return sum(
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_DUTY,
            subject_kind=ids.SUBJECT_DUTY,
            subject_id=here.workspace_id,
            occurrence=occurrence,
            recipient=str(ToPerson(person_id)),
            due_at=moment,
            now=now,
        )
        for occurrence, moment, person_id in duties_unplanned(session, here=here, now=now)
    )


def tell_duty(occasion: Occasion) -> Telling | None:
    """That the year is there; nothing to who is no coordinator, or when the profile was mended."""
    here, notice = occasion.here, occasion.notices[0]
    recipient = parse_recipient(notice.recipient)
    if not isinstance(recipient, ToPerson):
        return None
    if MunicipalRole.COORDINATOR not in roles_of(occasion.session, person_id=recipient.person_id):
        return None
    for occurrence, duty, label in _duties(here):
        if occurrence == notice.occurrence:
            return Telling(
                duty_recalled(
                    here.words, tool=label, year=duty.from_year, text=duty.text, source=cited(duty)
                )
            )
    return None


def _duties(here: Municipality) -> Iterator[tuple[str, Duty, str]]:
    for tool in here.profile.tools:
        if tool.duty is not None:
            yield f"{tool.slug} {tool.duty.from_year}", tool.duty, tool.label


def _moment(here: Municipality, year: int) -> datetime:
    """The start of the first working day of the year."""
    calendar = here.profile.calendar
    day = first_day(year, country=calendar.country)
    return datetime.combine(day, time.fromisoformat(calendar.opens), tzinfo=here.zone)
