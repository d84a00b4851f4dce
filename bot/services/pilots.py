"""A trajectory becomes a pilot, gets a plan, and may stop being one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.messages.pilot_view import PLAN_TEXTS
from bot.policy.pilots import FitQuestion
from bot.services.journey_writing import Step
from bot.services.pilot_notices import ask_for_lesson
from storage.pilots import PilotRecord, find_pilot, set_pilot_themes
from storage.tables import Pilot
from storage.vocabulary import FitAnswer, PilotStage

EVENT_PILOT = "pilot"


@dataclass(frozen=True)
class Basics:
    """What a pilot is about. Themes and team are slugs of the profile."""

    themes: tuple[str, ...]
    year: int
    stage: PilotStage
    team: str | None = None


def keep_basics(step: Step, basics: Basics) -> bool:
    """Make the trajectory a pilot, or change what it is about.

    :returns: whether it became a pilot now.
    """
    record = find_pilot(step.session, trajectory_id=step.trajectory_id)
    became = not is_current(record)
    row, themes = (record.pilot, record.themes) if record else (_new(step, basics), ())
    changed: dict[str, list[Any]] = {"is_pilot": [False, True]} if became else {}
    row.stopped_at = None
    changed |= _write(row, {"year": basics.year, "stage": basics.stage, "team": basics.team})
    if record is None:  # a new row holds it already
        changed |= {"year": [None, basics.year], "stage": [None, basics.stage.value]}
        changed |= {"team": [None, basics.team]} if basics.team else {}
    step.session.add(row)
    step.session.flush()
    if set(themes) != set(basics.themes):
        changed["themes"] = [sorted(themes), sorted(basics.themes)]
        set_pilot_themes(step.session, trajectory_id=step.trajectory_id, themes=basics.themes)
    _tell(step, changed)
    ask_for_lesson(step.session, step.record, now=step.now)
    return became


def keep_plan(step: Step, texts: Mapping[str, str | None]) -> None:
    """Write the plan, also of a pilot that somebody stopped meanwhile: nothing typed is lost."""
    record = find_pilot(step.session, trajectory_id=step.trajectory_id)
    if record is not None:
        changed = _write(record.pilot, {name: texts.get(name) for name in PLAN_TEXTS})
        step.session.add(record.pilot)
        _tell(step, {}, changed)


def keep_fit(step: Step, answers: Mapping[FitQuestion, FitAnswer]) -> None:
    """Write what was answered to the questions whether it suits a pilot."""
    record = find_pilot(step.session, trajectory_id=step.trajectory_id)
    if record is not None:
        changed = _write(record.pilot, {each.value: answers.get(each) for each in FitQuestion})
        step.session.add(record.pilot)
        _tell(step, {"fit": [_side(changed, 0), _side(changed, 1)]} if changed else {})


def stop_pilot(step: Step) -> None:
    """It is no pilot any more; its plan stays, and so does what was learnt."""
    record = find_pilot(step.session, trajectory_id=step.trajectory_id)
    if record is not None and is_current(record):
        record.pilot.stopped_at = step.now
        step.session.add(record.pilot)
        _tell(step, {"is_pilot": [True, False]})


def is_current(record: PilotRecord | None) -> bool:
    """Whether it is a pilot now."""
    return record is not None and record.pilot.stopped_at is None


def _new(step: Step, basics: Basics) -> Pilot:
    return Pilot(
        trajectory_id=step.trajectory_id,
        year=basics.year,
        stage=basics.stage,
        team=basics.team,
        made_by_id=step.viewer.person_id,
        made_at=step.now,
    )


def _write(row: Pilot, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Write the columns. :returns: what changed, in values that JSON knows."""
    changed: dict[str, list[Any]] = {}
    for name, value in values.items():
        before = getattr(row, name)
        if before != value:
            changed[name] = [_plain(before), _plain(value)]
            setattr(row, name, value)
    return changed


def _tell(
    step: Step, facts: Mapping[str, Any], texts: Mapping[str, list[Any]] | None = None
) -> None:
    """Write down what changed, under names that the history of a trajectory knows."""
    named = {_NAMES.get(name, name): both for name, both in facts.items()}
    if named or texts:
        step.write(EVENT_PILOT, named, texts)


_NAMES: Mapping[str, str] = {
    name: f"pilot_{name}" for name in ("year", "stage", "team", "themes", "fit")
}


def _side(changed: Mapping[str, list[Any]], side: int) -> dict[str, Any]:
    return {name: both[side] for name, both in changed.items()}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, FitAnswer | PilotStage) else value
