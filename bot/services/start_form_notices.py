"""What is planned to be told about a start form: always to one person, in private."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from bot.messages import start_form_ids as ids
from bot.services.recipients import ToPerson
from storage.notices import plan_notice
from storage.people import people_with_role
from storage.tables import StartForm
from storage.vocabulary import MunicipalRole


def plan_handed_in(session: Session, form: StartForm, *, now: datetime) -> None:
    """To who judges: that there is one to read."""
    _plan(
        session,
        form,
        ids.NOTICE_HANDED_IN,
        occurrence=f"round {form.rounds}",
        people=judges(session, workspace_id=form.workspace_id),
        now=now,
    )


def plan_judged(session: Session, form: StartForm, *, now: datetime) -> None:
    """To who handed it in: what came of it; and those who were asked see that it is done."""
    if form.handed_in_by_id is not None:
        _plan(
            session,
            form,
            ids.NOTICE_JUDGED,
            occurrence=f"round {form.rounds}",
            people=[form.handed_in_by_id],
            now=now,
        )
    _plan(
        session,
        form,
        ids.NOTICE_HANDED_IN,
        occurrence=f"round {form.rounds} judged",
        people=judges(session, workspace_id=form.workspace_id),
        now=now,
    )


def judges(session: Session, *, workspace_id: int) -> list[int]:
    """Who judges start forms: the advisers; where there are none, the coordinators."""
    for role in (MunicipalRole.ADVISER, MunicipalRole.COORDINATOR):
        people = people_with_role(session, workspace_id=workspace_id, role=role)
        if people:
            return [person.id for person in people if person.id is not None]
    return []


def _plan(
    session: Session,
    form: StartForm,
    kind: str,
    *,
    occurrence: str,
    people: Iterable[int],
    now: datetime,
) -> None:
    for person_id in people:
        plan_notice(
            session,
            workspace_id=form.workspace_id,
            kind=kind,
            subject_kind=ids.SUBJECT,
            subject_id=form.id or 0,
            occurrence=occurrence,
            recipient=str(ToPerson(person_id)),
            due_at=now,
            now=now,
        )
