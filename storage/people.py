"""People of a workspace and their roles in the municipality."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlmodel import Session, col, delete, select

from storage.once import insert_once
from storage.tables import Person, PersonRole, Workspace
from storage.vocabulary import MunicipalRole


def ensure_person(
    session: Session, *, workspace_id: int, slack_user_id: str, now: datetime
) -> Person:
    """The person behind a Slack user id, made on first sight."""
    insert_once(
        session, Person, workspace_id=workspace_id, slack_user_id=slack_user_id, created_at=now
    )
    return session.exec(
        select(Person).where(
            col(Person.workspace_id) == workspace_id, col(Person.slack_user_id) == slack_user_id
        )
    ).one()


def find_person(session: Session, *, workspace_id: int, slack_user_id: str) -> Person | None:
    """The person behind a Slack user id, or None: never seen before."""
    return session.exec(
        select(Person).where(
            col(Person.workspace_id) == workspace_id, col(Person.slack_user_id) == slack_user_id
        )
    ).first()


def people_by_id(session: Session, *, workspace_id: int, ids: Collection[int]) -> dict[int, Person]:
    """The people with these ids, by id."""
    found = session.exec(
        select(Person).where(col(Person.workspace_id) == workspace_id, col(Person.id).in_(ids))
    )
    return {person.id: person for person in found if person.id is not None}


def roles_of(session: Session, *, person_id: int) -> frozenset[MunicipalRole]:
    """The roles somebody has in the municipality; empty for a colleague."""
    rows = session.exec(select(PersonRole).where(col(PersonRole.person_id) == person_id))
    return frozenset(row.role for row in rows)


def people_with_role(session: Session, *, workspace_id: int, role: MunicipalRole) -> list[Person]:
    """Everybody with this role, in the order in which they became known."""
    return list(
        session.exec(
            select(Person)
            .join(PersonRole, col(PersonRole.person_id) == col(Person.id))
            .where(col(Person.workspace_id) == workspace_id, col(PersonRole.role) == role)
            .order_by(col(Person.id))
        )
    )


def lock_roles(session: Session, *, workspace_id: int) -> None:
    """Keep rivals from changing who has which role until the transaction ends."""
    session.exec(select(Workspace.id).where(col(Workspace.id) == workspace_id).with_for_update())


def give_role(session: Session, *, person_id: int, role: MunicipalRole) -> None:
    """Let somebody have a role; who has it keeps it."""
    insert_once(session, PersonRole, person_id=person_id, role=role)


def take_role(session: Session, *, person_id: int, role: MunicipalRole) -> None:
    """Take a role from somebody."""
    session.exec(
        delete(PersonRole).where(
            col(PersonRole.person_id) == person_id, col(PersonRole.role) == role
        )
    )


def set_role_holders(
    session: Session,
    *,
    workspace_id: int,
    role: MunicipalRole,
    slack_user_ids: Iterable[str],
    now: datetime,
) -> None:
    """Make exactly these people hold the role."""
    holders = {
        ensure_person(session, workspace_id=workspace_id, slack_user_id=slack_user_id, now=now).id
        for slack_user_id in sorted(slack_user_ids)
    }
    everybody = select(Person.id).where(col(Person.workspace_id) == workspace_id)
    session.exec(
        delete(PersonRole).where(
            col(PersonRole.role) == role,
            col(PersonRole.person_id).in_(everybody),
            col(PersonRole.person_id).not_in(holders),
        )
    )
    for person_id in holders:
        insert_once(session, PersonRole, person_id=person_id, role=role)


def ids_by_slack_id(session: Session, *, workspace_id: int) -> dict[str, int]:
    """Everybody who is known, by Slack user id."""
    found = session.exec(
        select(Person.slack_user_id, Person.id).where(col(Person.workspace_id) == workspace_id)
    )
    return {user: number for user, number in found if number is not None}
