"""The form of a trajectory, filled with what the calendar knows of a tender."""

from sqlmodel import Session

from bot.messages.escaping import shorten
from bot.messages.formatting import euros
from bot.messages.trajectory_form import TITLE_LENGTH, FormState
from bot.policy.confidentiality import Audience, Viewer
from bot.services.municipality import Municipality
from bot.services.tender_access import may_see_tender_value
from bot.services.tender_fields import planning_of
from storage.people import people_by_id
from storage.tables import Tender
from storage.vocabulary import ProcessRole


def form_of_tender(
    session: Session, stored: Tender, *, here: Municipality, viewer: Viewer, user: str
) -> FormState:
    """Nothing typed twice; the estimate only for who may read it.

    :param user: the Slack user id of who registers it: its client, where nobody is.
    """
    roles = {
        ProcessRole.CLIENT: stored.client_id,
        ProcessRole.BUDGET_HOLDER: stored.budget_holder_id,
    }
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={each for each in roles.values() if each}
    )
    known = {
        role: people[person].slack_user_id
        for role, person in roles.items()
        if person is not None and person in people
    }
    exact = may_see_tender_value(stored, viewer, Audience.PERSON)
    planning = planning_of(stored)
    return FormState(
        title=shorten(stored.title, TITLE_LENGTH),
        category=_known(stored.category, {each.slug for each in here.profile.categories}),
        team=_known(stored.team, {each.slug for each in here.profile.teams}),
        value=euros(stored.value_cents) if exact and stored.value_cents is not None else "",
        publication=str(planning) if planning else "",
        contract_start=stored.contract_start.isoformat() if stored.contract_start else None,
        contract_end=stored.contract_end.isoformat() if stored.contract_end else None,
        people={ProcessRole.CLIENT: user, **known},
    )


def _known(slug: str | None, slugs: set[str]) -> str | None:
    return slug if slug in slugs else None
