"""Who somebody is, for the rules."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from bot.policy.confidentiality import NOBODY_YET, Viewer
from bot.services.municipality import Municipality
from storage import people


def viewer_of(
    session: Session, *, here: Municipality, slack_user_id: str, outsider: bool, now: datetime
) -> Viewer:
    """The person behind a Slack user id, with their roles in the municipality.

    :param outsider: whether Slack calls them a guest or somebody of another organisation.
    """
    person_id = person_id_of(session, here=here, slack_user_id=slack_user_id, now=now)
    return Viewer(person_id, people.roles_of(session, person_id=person_id), outsider)


def reader_of(
    session: Session, *, here: Municipality, slack_user_id: str, outsider: bool
) -> Viewer:
    """The same for somebody who only reads: nothing is written, not even that they are new."""
    person = people.find_person(
        session, workspace_id=here.workspace_id, slack_user_id=slack_user_id
    )
    if person is None or person.id is None:
        return Viewer(NOBODY_YET, outsider=outsider)
    return Viewer(person.id, people.roles_of(session, person_id=person.id), outsider)


def make_known(
    session: Session, *, here: Municipality, slack_user_ids: Iterable[str], now: datetime
) -> None:
    """See to it that all these people are known, before anything else is done.

    Always in the same order: of two that name the same new people in opposite orders,
    each would wait for the other.
    """
    for slack_user_id in sorted(set(slack_user_ids)):
        person_id_of(session, here=here, slack_user_id=slack_user_id, now=now)


def person_id_of(session: Session, *, here: Municipality, slack_user_id: str, now: datetime) -> int:
    """Our own id of a person, made on first sight."""
    person = people.ensure_person(
        session, workspace_id=here.workspace_id, slack_user_id=slack_user_id, now=now
    )
    if person.id is None:
        raise LookupError("a person without an id")
    return person.id
