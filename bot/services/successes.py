"""Noting a success, so that it is drafted once, and what may be told of its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import success_ids as ids
from bot.policy.celebrations import named
from bot.policy.confidentiality import Audience
from bot.services.municipality import Municipality
from storage import event_log
from storage.numbers import hold_numbers
from storage.successes import consents_of, find_occurrence, set_success_people, success_people
from storage.tables import Success
from storage.vocabulary import SuccessSignal, SuccessState


@dataclass(frozen=True)
class Signal:
    """What told that there is something to celebrate.

    ``occurrence`` names it: the same one is noted once, however often it is told. ``people``:
    who did it, by person id.
    """

    kind: SuccessSignal
    occurrence: str
    title: str
    trajectory_id: int | None = None
    lesson_id: int | None = None
    team: str | None = None
    text: str | None = None
    figure: str | None = None
    figure_of: str | None = None
    people: Sequence[int] = ()


def note_success(
    session: Session,
    *,
    here: Municipality,
    signal: Signal,
    state: SuccessState,
    reported_by_id: int | None,
    now: datetime,
) -> Success | None:
    """Keep that there is something to celebrate. :returns: None when it was noted before."""
    hold_numbers(session, workspace_id=here.workspace_id)  # two that see it at once note it once
    if find_occurrence(
        session,
        workspace_id=here.workspace_id,
        signal=signal.kind,
        occurrence=signal.occurrence,
    ):
        return None
    stored = Success(
        workspace_id=here.workspace_id,
        signal=signal.kind,
        occurrence=signal.occurrence,
        state=state,
        trajectory_id=signal.trajectory_id,
        lesson_id=signal.lesson_id,
        title=signal.title,
        text=signal.text,
        figure=signal.figure,
        figure_of=signal.figure_of,
        team=signal.team,
        reported_by_id=reported_by_id,
        created_at=now,
        updated_at=now,
    )
    session.add(stored)
    session.flush()
    set_success_people(session, success_id=stored.id or 0, people=signal.people)
    record_event(
        session,
        stored,
        kind="noted",
        actor_id=reported_by_id,
        now=now,
        facts={"signal": [None, signal.kind.value], "state": [None, state.value]},
        texts={"title": [None, signal.title]},
    )
    return stored


def who_may_be_named(
    session: Session, success_id: int, audience: Audience = Audience.TEAM_CHANNEL
) -> list[int]:
    """Of who did it: the people who said yes to being named. Nobody else is, anywhere."""
    people = success_people(session, success_id=success_id)
    said = consents_of(session, person_ids=people)
    return list(named(people, {each: said[each].agreed for each in said}, audience))


def record_event(
    session: Session,
    stored: Success,
    *,
    kind: str,
    actor_id: int | None,
    now: datetime,
    facts: dict[str, Any],
    texts: dict[str, Any] | None = None,
) -> None:
    """Write down what happened to a success."""
    event_log.record(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        kind=kind,
        actor_id=actor_id,
        now=now,
        facts={"version": stored.version, **facts},
        texts=texts,
    )
