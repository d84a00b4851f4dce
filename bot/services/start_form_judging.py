"""Judging a start form: it is sufficient, or something has to be added."""

from datetime import datetime

from sqlmodel import Session

from bot.policy import confidentiality
from bot.policy.confidentiality import Viewer
from bot.services.errors import NoStartFormError, OnlyCoordinatorError
from bot.services.municipality import Municipality
from bot.services.start_form_cases import Case, readable
from bot.services.start_form_notices import plan_judged
from bot.services.start_forms import record_event, tell_homes, touch
from storage.start_forms import StartFormRecord
from storage.vocabulary import StartFormState


def judge(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    round_number: int,
    remark: str | None,
    now: datetime,
) -> tuple[Case, bool]:
    """Say that a form is sufficient, or (with a remark) what has to be added.

    :returns: the case, and whether this call judged it: not when somebody did before.
    """
    expect_judge(viewer)
    case = readable(
        session,
        here=here,
        viewer=viewer,
        trajectory_id=trajectory_id,
        day=now.astimezone(here.zone).date(),
        lock=True,
    )
    record = case.start_form
    if record is None:
        raise NoStartFormError
    form = record.form
    if form.state is not StartFormState.HANDED_IN or form.rounds != round_number:
        return case, False
    settle(session, record, viewer=viewer, remark=remark, now=now)
    plan_judged(session, form, now=now)
    return case, True


def settle(
    session: Session,
    record: StartFormRecord,
    *,
    viewer: Viewer,
    remark: str | None,
    now: datetime,
) -> None:
    """Write the judgement; nobody is told."""
    form = record.form
    form.state = StartFormState.MORE_ASKED if remark else StartFormState.SUFFICIENT
    form.judged_by_id, form.judged_at, form.judge_remark = viewer.person_id, now, remark
    touch(record, now)
    session.add(form)
    texts = {"judge_remark": [None, remark]} if remark else None
    record_event(session, record, form.state.value, viewer, now, texts=texts)
    tell_homes(session, record, viewer, now)


def expect_judge(viewer: Viewer) -> None:
    """Only who may judge goes on. :raises OnlyCoordinatorError: this person may not."""
    if not confidentiality.may_judge_start_form(viewer):
        raise OnlyCoordinatorError
