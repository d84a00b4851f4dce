"""The prize in its month: each coordinator hears once a year which cases there are."""

from datetime import datetime, time

from sqlmodel import Session

from bot.messages import award_ids as ids
from bot.messages.award_list import cases_recalled
from bot.policy.award_dossier import may_be_recalled, recalled_on
from bot.policy.confidentiality import Viewer
from bot.services.award_cases import award_list
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.award_choices import find_choice
from storage.notices import plan_notice, recipients_planned
from storage.people import people_with_role, roles_of
from storage.vocabulary import MunicipalRole


def prize_unplanned(session: Session, *, here: Municipality, now: datetime) -> list[int]:
    """The coordinators, by person id, to whom the next prize was not planned to be told yet."""
    moment = _moment(here, now)
    if moment is None:
        return []
    known = recipients_planned(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE,
        subject_kind=ids.SUBJECT,
        subject_id=here.workspace_id,
        occurrence=_occurrence(moment),
    )
    holders = people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    )
    return [each.id for each in holders if each.id and str(ToPerson(each.id)) not in known]


def plan_prize(session: Session, *, here: Municipality, now: datetime) -> int:
    """Plan to tell every coordinator. :returns: for how many it was not planned yet."""
    moment = _moment(here, now)
    if moment is None:
        return 0
    return sum(
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE,
            subject_kind=ids.SUBJECT,
            subject_id=here.workspace_id,
            occurrence=_occurrence(moment),
            recipient=str(ToPerson(person_id)),
            due_at=max(moment, now),  # who comes in halfway the month is not told that it is late
            now=now,
        )
        for person_id in prize_unplanned(session, here=here, now=now)
    )


def tell_prize(occasion: Occasion) -> Telling | None:
    """The strongest cases; nothing to who coordinates no more, or once a case was chosen."""
    here, notice, session = occasion.here, occasion.notices[0], occasion.session
    prize, recipient = here.profile.award, parse_recipient(notice.recipient)
    if prize is None or prize.month is None or not isinstance(recipient, ToPerson):
        return None
    year, month = (int(part) for part in notice.occurrence.split("-"))
    today = occasion.now.astimezone(here.zone).date()
    if month != prize.month or not may_be_recalled(month, year, today):
        return None
    roles = roles_of(session, person_id=recipient.person_id)
    if MunicipalRole.COORDINATOR not in roles:
        return None
    if find_choice(session, workspace_id=here.workspace_id, year=year) is not None:
        return None
    viewer = Viewer(recipient.person_id, roles)
    found = award_list(session, here=here, viewer=viewer, year=year)
    return Telling(cases_recalled(found, here.words))


def _moment(here: Municipality, now: datetime) -> datetime | None:
    """The start of the first working day of the prize's month; None without such a month."""
    prize, calendar = here.profile.award, here.profile.calendar
    if prize is None or prize.month is None:
        return None
    today = now.astimezone(here.zone).date()
    day = recalled_on(prize.month, today, country=calendar.country)
    return datetime.combine(day, time.fromisoformat(calendar.opens), tzinfo=here.zone)


def _occurrence(moment: datetime) -> str:
    return f"{moment:%Y-%m}"
