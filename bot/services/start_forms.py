"""Filling in, handing in and judging the start form of a trajectory."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import start_form_ids as ids
from bot.policy.comply_or_explain import says_something
from bot.policy.confidentiality import Viewer
from bot.policy.journey import may_move
from bot.policy.start_form import asks_need
from bot.services import trajectories
from bot.services.cost_notices import plan_costs_apart
from bot.services.errors import NoStartFormError
from bot.services.journey import answer_need
from bot.services.journey_writing import Step
from bot.services.municipality import Municipality
from bot.services.start_form_cases import Case, changeable
from bot.services.start_form_fields import (
    StartFormInput,
    blank,
    changes,
    input_of,
    split_texts,
    write_fields,
)
from bot.services.start_form_notices import plan_handed_in
from bot.services.trajectory_fields import input_of as trajectory_input_of
from storage import event_log
from storage.homes import homes_changed
from storage.journeys import find_need
from storage.start_forms import StartFormRecord, find_start_form
from storage.trajectories import set_theme_levels
from storage.vocabulary import NeedAnswer, Phase, ProcessRole, StartFormState


def save_answers(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    case: Case,
    wanted: StartFormInput,
    now: datetime,
) -> Case:
    """Keep what was filled in, of a case that was found changeable in this transaction."""
    record, is_new = case.start_form, case.start_form is None
    if record is None:
        form = blank(
            case.trajectory_id,
            workspace_id=here.workspace_id,
            actor_id=viewer.person_id,
            now=now,
        )
        record = StartFormRecord(form, {})
    changed = changes(None if is_new else input_of(record), wanted)
    if not changed and not is_new:
        return case
    touch(record, now)
    write_fields(session, record, wanted, actor_id=viewer.person_id, now=now)
    facts, texts = split_texts(changed)
    kind = "begun" if is_new else "changed"
    record_event(session, record, kind, viewer, now, facts=facts, texts=texts)
    tell_homes(session, record, viewer, now)
    if "need" in changed:
        _count_need(Step(session, here, viewer, now, case.trajectory), wanted.need)
    found = find_start_form(
        session, workspace_id=here.workspace_id, trajectory_id=case.trajectory_id
    )
    need = find_need(session, trajectory_id=case.trajectory_id)
    return replace(case, start_form=found, need=need)


def _count_need(step: Step, why: str) -> None:
    """Who writes in the form why it is needed answered the first key question with it.

    What was answered before stays.
    """
    if not asks_need(step.here.profile) or not says_something(why):
        return
    row = find_need(step.session, trajectory_id=step.trajectory_id)
    if row is None or row.answer is NeedAnswer.UNKNOWN:
        answer_need(step, answer=NeedAnswer.YES, reason=why)


def note_reached(session: Session, case: Case, *, steps: int) -> None:
    """So many steps were filled in; whoever goes on later begins behind them."""
    if case.start_form is not None and case.start_form.form.reached < steps:
        case.start_form.form.reached = steps
        session.add(case.start_form.form)
        session.flush()


def hand_in(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    version: int,
    now: datetime,
) -> tuple[Case, bool]:
    """Give the form to the adviser, who hears of it.

    :returns: the case, and whether it was handed in: not when it changed since ``version``.
    """
    day = now.astimezone(here.zone).date()
    case = changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id, day=day)
    record = case.start_form
    if record is None:
        raise NoStartFormError
    if record.form.version != version:
        return case, False
    put_in(session, case, record, here=here, viewer=viewer, now=now)
    plan_handed_in(session, record.form, now=now)
    plan_costs_apart(session, case.trajectory, now=now)
    return case, True


def put_in(
    session: Session,
    case: Case,
    record: StartFormRecord,
    *,
    here: Municipality,
    viewer: Viewer,
    now: datetime,
) -> None:
    """Write that the form was handed in; nobody is told.

    Its themes, levels and budget holder are the trajectory's now, and a trajectory that was an
    idea still takes the step to the start form, if nothing else is missing for that.
    """
    _take_over(session, case, here=here, viewer=viewer, now=now)
    step = Step(session, here, viewer, now, case.trajectory)
    if may_move(step.facts(), Phase.START_FORM):
        step.enter(Phase.START_FORM)
    form = record.form
    form.state = StartFormState.HANDED_IN
    form.rounds += 1
    form.handed_in_by_id, form.handed_in_at = viewer.person_id, now
    form.judged_by_id = form.judged_at = form.judge_remark = None
    touch(record, now)
    session.add(form)
    record_event(session, record, "handed_in", viewer, now, facts={"round": form.rounds})
    tell_homes(session, record, viewer, now)


def _take_over(
    session: Session, case: Case, *, here: Municipality, viewer: Viewer, now: datetime
) -> None:
    """Let the trajectory aim for what its form chose; what the form is silent on stays."""
    if case.start_form is None:
        return
    answers = input_of(case.start_form)
    before = trajectory_input_of(case.trajectory)
    chosen = {slug for slug, answer in answers.themes.items() if answer.chosen}
    people = dict(before.people)
    if answers.budget_holder is not None:
        people[ProcessRole.BUDGET_HOLDER] = answers.budget_holder
    left_out = set(answers.themes) - chosen
    trajectories.edit_trajectory(
        session,
        here=here,
        viewer=viewer,
        trajectory_id=case.trajectory_id,
        version=case.trajectory.trajectory.version,
        wanted=replace(
            before, themes=frozenset((before.themes | chosen) - left_out), people=people
        ),
        now=now,
    )
    levels = {slug: answers.answer(slug).level for slug in chosen}
    set_theme_levels(session, trajectory_id=case.trajectory_id, levels=levels)


def touch(record: StartFormRecord, now: datetime) -> None:
    """Another version of the form."""
    record.form.version += 1
    record.form.updated_at = now


def tell_homes(session: Session, record: StartFormRecord, viewer: Viewer, now: datetime) -> None:
    """It stands in the Home of who began it, for as long as it is theirs to fill in."""
    homes_changed(
        session,
        workspace_id=record.form.workspace_id,
        people={record.form.started_by_id},
        actor_id=viewer.person_id,
        now=now,
    )


def record_event(
    session: Session,
    record: StartFormRecord,
    kind: str,
    viewer: Viewer,
    now: datetime,
    *,
    facts: dict[str, Any] | None = None,
    texts: dict[str, Any] | None = None,
) -> None:
    """Write down what happened to the form."""
    event_log.record(
        session,
        workspace_id=record.form.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=record.form.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={"version": record.form.version, **(facts or {})},
        texts=texts,
    )
