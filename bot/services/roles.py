"""Who has which role in the municipality: named in the settings at first, then in chat."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.messages import role_ids as ids
from bot.messages.problems import Overseers
from bot.messages.roles import RoleLine
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.errors import LastCoordinatorError, NotAllowedError
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from bot.services.role_notices import plan_role_told
from storage import event_log
from storage.homes import homes_changed
from storage.people import (
    ensure_person,
    give_role,
    lock_roles,
    people_with_role,
    roles_of,
    set_role_holders,
    take_role,
)
from storage.vocabulary import MunicipalRole

GIVEN = (
    MunicipalRole.COORDINATOR,
    MunicipalRole.ADVISER,
    MunicipalRole.FINANCE,
    MunicipalRole.MEMBER,
    MunicipalRole.CHAMPION,
)
"""The roles that somebody can be given; everybody else is a colleague."""


def overseers(session: Session, *, here: Municipality) -> Overseers:
    """Who can be asked for what somebody may not do."""
    return Overseers(
        coordinators=_holders(session, here, MunicipalRole.COORDINATOR),
        advisers=_holders(session, here, MunicipalRole.ADVISER),
    )


def role_lines(session: Session, *, here: Municipality, viewer: Viewer) -> tuple[RoleLine, ...]:
    """Every role with who has it. For colleagues.

    :raises NotAllowedError: this is a guest or somebody of another organisation.
    """
    if not permitted(viewer, Act.READ_ROLES):
        raise NotAllowedError(Act.READ_ROLES)
    return tuple(RoleLine(role, _holders(session, here, role)) for role in GIVEN)


def change_role(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    role: MunicipalRole,
    slack_user_id: str,
    gives: bool,
    now: datetime,
) -> bool:
    """Give somebody a role, or take it away; they hear it. That it is a colleague is checked.

    :returns: whether anything changed: the same again changes nothing.
    :raises NotAllowedError: this person may not say who has which role.
    :raises LastCoordinatorError: nobody would be left who can give one.
    """
    lock_roles(session, workspace_id=here.workspace_id)
    by_now = replace(viewer, roles=roles_of(session, person_id=viewer.person_id))
    if not permitted(by_now, Act.GIVE_ROLES):
        raise NotAllowedError(Act.GIVE_ROLES)
    person_id = person_id_of(session, here=here, slack_user_id=slack_user_id, now=now)
    if (role in roles_of(session, person_id=person_id)) is gives:
        return False
    if gives:
        give_role(session, person_id=person_id, role=role)
    elif role is MunicipalRole.COORDINATOR and len(_holders(session, here, role)) == 1:
        raise LastCoordinatorError
    else:
        take_role(session, person_id=person_id, role=role)
    event = event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=here.workspace_id,
        kind=ids.EVENT_GIVEN if gives else ids.EVENT_TAKEN,
        actor_id=viewer.person_id,
        now=now,
        facts={"role": role.value, "person": person_id},
    )
    if person_id != viewer.person_id:
        plan_role_told(session, event_id=event.id or 0, here=here, person_id=person_id, now=now)
    homes_changed(
        session,
        workspace_id=here.workspace_id,
        people=[person_id],
        actor_id=viewer.person_id,
        now=now,
    )
    return True


def roles_from_settings(
    session: Session,
    *,
    workspace_id: int,
    role: MunicipalRole,
    slack_user_ids: Collection[str],
    now: datetime,
) -> bool:
    """Make exactly these people hold a role, once: what is changed in chat later stays.

    Other names in the settings than at an earlier start hold again: so who keeps the
    program running can always name a coordinator.

    :returns: whether these names were new.
    """
    known = (
        ensure_person(session, workspace_id=workspace_id, slack_user_id=user, now=now)
        for user in sorted(set(slack_user_ids))
    )
    named = sorted(person.id or 0 for person in known)
    if not named or named == _named_before(session, workspace_id, role):
        return False
    set_role_holders(
        session, workspace_id=workspace_id, role=role, slack_user_ids=slack_user_ids, now=now
    )
    event_log.record(
        session,
        workspace_id=workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=workspace_id,
        kind=ids.EVENT_SETTINGS,
        actor_id=None,
        now=now,
        facts={"role": role.value, "people": named},
    )
    return True


def _named_before(session: Session, workspace_id: int, role: MunicipalRole) -> list[int] | None:
    happened = event_log.history(
        session, workspace_id=workspace_id, subject_kind=ids.SUBJECT, subject_id=workspace_id
    )
    named = (
        event.facts["people"]
        for event in reversed(happened)
        if event.kind == ids.EVENT_SETTINGS and event.facts["role"] == role
    )
    return next(named, None)


def _holders(session: Session, here: Municipality, role: MunicipalRole) -> tuple[str, ...]:
    people = people_with_role(session, workspace_id=here.workspace_id, role=role)
    return tuple(person.slack_user_id for person in people)
