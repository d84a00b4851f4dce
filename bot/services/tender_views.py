"""A tender as somebody may see it: masked by the rules, ready to be presented."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.messages.tender_view import TenderView
from bot.policy.confidentiality import (
    Audience,
    Viewer,
    may_see,
    permitted,
    shows_planning,
    shows_value_class,
)
from bot.policy.permissions import Act
from bot.policy.tenders import stage_of
from bot.profile import Profile
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.tender_access import involved_in, may_see_tender_value
from bot.services.tender_fields import dates_of, planning_of
from storage.people import people_by_id
from storage.tables import Tender
from storage.trajectories import find_trajectory


def tender_row(
    stored: Tender, *, here: Municipality, audience: Audience, today: date
) -> TenderView:
    """As everybody reads it here: never the amount, no days where outsiders read along."""
    profile, dated = here.profile, shows_planning(audience)
    return TenderView(
        tender_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        state=stored.state,
        stage=stage_of(stored.state, dates_of(stored), today),
        team=_label({each.slug: each.name for each in profile.teams}, stored.team),
        category=_label({each.slug: each.label for each in profile.categories}, stored.category),
        procedure=_label(_procedures(profile), stored.procedure),
        value_class=_value_class(profile, stored) if shows_value_class(audience) else None,
        planning=planning_of(stored) if dated else None,
        contract_start=stored.contract_start if dated else None,
        contract_end=stored.contract_end if dated else None,
        current_ends_on=stored.current_ends_on if dated else None,
        current_because=stored.current_because if dated else None,
        client_name=stored.client_name if dated else None,
    )


def tender_view(
    session: Session,
    stored: Tender,
    *,
    here: Municipality,
    viewer: Viewer,
    audience: Audience,
    today: date,
) -> TenderView:
    """As one person may read it."""
    row = tender_row(stored, here=here, audience=audience, today=today)
    if audience is not Audience.PERSON:
        return row
    wanted = {each for each in (stored.client_id, stored.budget_holder_id) if each}
    people = people_by_id(session, workspace_id=here.workspace_id, ids=wanted)
    slack_ids = {person_id: person.slack_user_id for person_id, person in people.items()}
    exact = may_see_tender_value(stored, viewer, audience)
    involved = involved_in(stored, viewer)
    return replace(
        row,
        value_cents=stored.value_cents if exact else None,
        notice_on=stored.notice_on,
        option_on=stored.option_on,
        options=stored.options,
        later_on=stored.later_on,
        client=slack_ids.get(stored.client_id or 0, ""),
        budget_holder=slack_ids.get(stored.budget_holder_id or 0, ""),
        trajectory_number=_trajectory_number(session, stored, here, viewer),
        may_change=permitted(viewer, Act.KEEP_TENDERS, involved=involved),
    )


def _trajectory_number(
    session: Session, stored: Tender, here: Municipality, viewer: Viewer
) -> int | None:
    if stored.trajectory_id is None:
        return None
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=stored.trajectory_id
    )
    if record is None or not may_see(viewer, involvement(record)):
        return None
    return record.trajectory.number


def _procedures(profile: Profile) -> dict[str, str]:
    return {each.slug: each.label for each in profile.tender_calendar.procedures}


def _value_class(profile: Profile, stored: Tender) -> str | None:
    return None if stored.value_cents is None else profile.value_class(stored.value_cents).label


def _label(labels: dict[str, str], slug: str | None) -> str | None:
    return labels.get(slug or "")
