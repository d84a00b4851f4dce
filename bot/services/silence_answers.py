"""What the owner of a silent purchase answers: it runs, or it rests until a day."""

from datetime import date
from typing import Any

from bot.messages import trajectory_ids as ids
from bot.policy.silence import SilenceAnswer, may_rest_until
from bot.services.journey_writing import Outcome, Step
from bot.services.silence_facts import EVENT_SILENCE, SUBJECTS
from storage import event_log
from storage.silence import heard_of, last_answers
from storage.vocabulary import Phase


def keep_running(step: Step, *, mark: int) -> Outcome:
    """It goes on as it did: the silence begins anew.

    :param mark: the last event before the silence that was asked about.
    """
    return _answer(step, mark, SilenceAnswer.RUNS, {})


def rest_until(step: Step, *, mark: int, day: date) -> Outcome:
    """Nothing is asked before that day; REFUSED where it is past, or years away."""
    if not may_rest_until(day, step.today):
        return Outcome.REFUSED
    return _answer(step, mark, SilenceAnswer.RESTS, {"rests_until": [None, day.isoformat()]})


def _answer(step: Step, mark: int, said: SilenceAnswer, also: dict[str, Any]) -> Outcome:
    """Write the answer once; the same again is done, another one after it comes too late.

    The row of the trajectory stays as it is, so that no open form of it goes stale.
    """
    facts = {"silence": [None, said.value], **also, "asked": mark}
    where: dict[str, Any] = {
        "workspace_id": step.here.workspace_id,
        "trajectory_id": step.trajectory_id,
    }
    (heard,) = heard_of(step.session, subjects=SUBJECTS, phases=tuple(Phase), **where)
    if heard.event_id != mark:
        answers = last_answers(step.session, subject_kind=ids.SUBJECT, kind=EVENT_SILENCE, **where)
        last = answers.get(step.trajectory_id)
        return Outcome.DONE if last is not None and last.facts == facts else Outcome.STALE
    event_log.record(
        step.session,
        workspace_id=step.here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=step.trajectory_id,
        kind=EVENT_SILENCE,
        actor_id=step.viewer.person_id,
        now=step.now,
        facts=facts,
    )
    return Outcome.DONE
