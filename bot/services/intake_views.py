"""The intake talk, as one person may see it: the form, and what was said and agreed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import Session

from bot.messages.formatting import day_and_time
from bot.messages.intake_sheet import HELD_ON, answer_field, due_field, owner_field, what_field
from bot.messages.intake_view import (
    MOST_AGREEMENTS,
    AgreementLine,
    IntakeSheet,
    IntakeView,
    TalkAnswer,
    TalkQuestion,
)
from bot.policy import confidentiality
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.journey import takes_intake
from bot.profile import Profile
from bot.services.involved import involvement
from bot.services.journey_facts import facts_of
from bot.services.municipality import Municipality
from storage.intake import agreements_of, find_intake, intake_answers
from storage.people import people_by_id
from storage.tables import TrajectoryAgreement
from storage.trajectories import TrajectoryRecord


def talk_questions(profile: Profile) -> tuple[TalkQuestion, ...]:
    """What the municipality asks at the talk, each with its source."""
    return tuple(
        TalkQuestion(
            each.slug,
            each.text,
            f"{each.source.title}, {each.article}" if each.article else each.source.title,
        )
        for each in profile.questions_at("intake")
    )


def intake_view(
    session: Session, record: TrajectoryRecord, *, here: Municipality, viewer: Viewer, today: date
) -> IntakeView | None:
    """The talk; None for who is not of the purchase, and where there is none."""
    involved = involvement(record)
    if not confidentiality.may_see_intake(viewer, involved, Audience.PERSON):
        return None
    facts = facts_of(session, record, here=here, today=today)
    may_change = confidentiality.may_change(viewer, involved) and takes_intake(facts)
    if not may_change and not facts.intake_settled:
        return None
    return whole_talk(session, record, here=here, may_change=may_change)


def whole_talk(
    session: Session, record: TrajectoryRecord, *, here: Municipality, may_change: bool = False
) -> IntakeView:
    """Everything of the talk. Whether somebody may read it was asked before."""
    stored = record.trajectory
    trajectory_id = stored.id or 0
    row = find_intake(session, trajectory_id=trajectory_id)
    answers = intake_answers(session, trajectory_id=trajectory_id)
    order = [each.slug for each in here.profile.questions_at("intake")]
    in_order = [answers.pop(slug) for slug in order if slug in answers] + list(answers.values())
    users = _users(
        session,
        here,
        {each.answered_by_id for each in in_order} | ({row.recorded_by_id} if row else set()),
    )
    return IntakeView(
        trajectory_id,
        number=stored.number,
        title=stored.title,
        held_on=row.held_on if row else None,
        without=(row.without_reason or "") if row else "",
        by=users.get(row.recorded_by_id, "") if row else "",
        at=day_and_time(row.recorded_at, here.zone) if row else "",
        answers=tuple(
            TalkAnswer(
                each.asked,
                each.answer,
                users.get(each.answered_by_id, ""),
                day_and_time(each.answered_at, here.zone),
            )
            for each in in_order
        ),
        agreements=agreement_lines(
            session, agreements_of(session, trajectory_id=trajectory_id), here=here
        ),
        may_change=may_change,
    )


def agreement_lines(
    session: Session, rows: Iterable[TrajectoryAgreement], *, here: Municipality
) -> tuple[AgreementLine, ...]:
    """Agreements as people read them."""
    found = list(rows)
    people = {each.agreed_by_id for each in found}
    people |= {each.owner_id for each in found if each.owner_id is not None}
    users = _users(session, here, people)
    return tuple(
        AgreementLine(
            each.what,
            users.get(each.owner_id or 0, ""),
            each.due_on,
            users.get(each.agreed_by_id, ""),
            day_and_time(each.agreed_at, here.zone),
        )
        for each in found
    )


def filled_sheet(
    session: Session, record: TrajectoryRecord, *, here: Municipality, today: date
) -> IntakeSheet:
    """The form with what is known, and room for one agreement more; most talks were just now."""
    view = whole_talk(session, record, here=here)
    rows = intake_answers(session, trajectory_id=view.trajectory_id)
    values: dict[str, Any] = {HELD_ON: (view.held_on or today).isoformat()}
    values.update({answer_field(slug): row.answer for slug, row in rows.items()})
    for place, line in enumerate(view.agreements):
        values[what_field(place)] = line.what
        values[owner_field(place)] = line.owner or None
        values[due_field(place)] = line.due_on.isoformat() if line.due_on else None
    room = min(len(view.agreements) + 1, MOST_AGREEMENTS)
    return IntakeSheet(talk_questions(here.profile), room, values)


def _users(session: Session, here: Municipality, ids: set[int]) -> dict[int, str]:
    people = people_by_id(session, workspace_id=here.workspace_id, ids=ids)
    return {person_id: person.slack_user_id for person_id, person in people.items()}
