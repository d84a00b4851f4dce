"""Reading the short forms of a pilot, and filling them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.messages.form_fields import Option
from bot.messages.formatting import listed
from bot.messages.pilot_ids import Sheet
from bot.messages.pilot_sheets import answer_label, stage_label
from bot.messages.pilot_view import PLAN_TEXTS, PilotSheet
from bot.messages.wording import Wording
from bot.policy.pilots import FitQuestion
from bot.profile import Profile
from bot.services.form_states import FieldProblem, MistakeError, fingerprint
from bot.services.journey_writing import Step
from bot.services.municipality import Municipality
from bot.services.pilot_views import answers_of, plan_format, team_label, theme_labels
from bot.services.pilots import Basics, is_current, keep_basics, keep_fit, keep_plan
from bot.services.visible_text import visible_lines
from storage.pilots import PilotRecord, find_pilot
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import FitAnswer, PilotStage

_YEARS_BACK, _YEARS_AHEAD = 1, 3

Values = Mapping[str, Any]
"""What stands in the form, by field."""


def take_sheet(step: Step, sheet: Sheet, values: Values) -> str | FieldProblem:
    """Read the form and keep it.

    :returns: the phrase that says what came of it, or the first mistake.
    """
    try:
        return _TAKEN[sheet](step, values)
    except MistakeError as mistake:
        return mistake.problem


def filled_sheet(
    record: TrajectoryRecord,
    found: PilotRecord | None,
    sheet: Sheet,
    *,
    here: Municipality,
    today: date,
) -> PilotSheet:
    """The form as it is opened: with what is known, of the pilot or else of its trajectory."""
    profile = here.profile
    return PilotSheet(
        values=current_values(record, found, sheet, today=today),
        themes=[Option(theme.slug, theme.label) for theme in profile.themes],
        teams=[Option(team.slug, team.label) for team in profile.teams],
        years=_years(profile, found, today),
        format=plan_format(profile),
    )


def current_values(
    record: TrajectoryRecord, found: PilotRecord | None, sheet: Sheet, *, today: date
) -> dict[str, Any]:
    """What is kept, by the fields of the form."""
    if sheet is Sheet.BASICS:
        return _basics_values(record, found, today)
    if found is None:
        return {}
    if sheet is Sheet.PLAN:
        return {name: getattr(found.pilot, name) or "" for name in PLAN_TEXTS}
    answers = answers_of(found.pilot)
    return {each.value: answers.get(each) for each in FitQuestion}


def prints_of(values: Values) -> dict[str, str]:
    """A short print of every field, to see later what somebody touched."""
    return {name: fingerprint(_same_kind(value)) for name, value in values.items()}


def beside_others(
    step: Step, sheet: Sheet, typed: Values, base: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """What somebody typed, beside what others wrote since the form was opened.

    What they did not touch follows the others.

    :param base: prints of what stood in the form when it was opened.
    :returns: the values to keep or to show again, and what stands there by now in the fields
        that both changed, as people read it.
    """
    found = find_pilot(step.session, trajectory_id=step.trajectory_id)
    now = current_values(step.record, found, sheet, today=step.today)
    own, theirs = prints_of(typed), prints_of(now)
    values = {
        name: now[name] if name in now and own[name] == base.get(name) else typed[name]
        for name in typed
    }
    clashing = [
        name
        for name in now
        if theirs[name] not in (base.get(name), own.get(name)) and own.get(name) != base.get(name)
    ]
    words, profile = step.here.words, step.here.profile
    return values, {name: _readable(name, now[name], profile, words) for name in clashing}


def problem_said(problem: FieldProblem, words: Wording) -> str:
    """A mistake, as people read it."""
    return words.plain("pilot", f"problem_{problem.phrase}", **problem.data)


def _basics(step: Step, values: Values) -> str:
    profile = step.here.profile
    chosen = values.get("themes") or ()
    themes = tuple(theme.slug for theme in profile.themes if theme.slug in chosen)
    if not themes:
        raise MistakeError("themes", "theme_missing")
    found = find_pilot(step.session, trajectory_id=step.trajectory_id)
    year = str(values.get("year") or "")
    if year not in map(str, _years(profile, found, step.today)):
        raise MistakeError("year", "choice_missing")
    stage = str(values.get("stage") or "")
    if stage not in set(PilotStage):
        raise MistakeError("stage", "choice_missing")
    team = values.get("team")
    known = team if any(each.slug == team for each in profile.teams) else None
    became = keep_basics(step, Basics(themes, int(year), PilotStage(stage), known))
    return "made" if became else "kept"


def _plan(step: Step, values: Values) -> str:
    keep_plan(step, {name: visible_lines(values.get(name) or "") or None for name in PLAN_TEXTS})
    return "kept"


def _fit(step: Step, values: Values) -> str:
    given = {each: values.get(each.value) for each in FitQuestion}
    keep_fit(step, {each: FitAnswer(answer) for each, answer in given.items() if answer})
    return "kept"


def _basics_values(
    record: TrajectoryRecord, found: PilotRecord | None, today: date
) -> dict[str, Any]:
    """Nothing is typed twice: a new pilot takes its themes and team from its trajectory."""
    if found is None or not is_current(found):
        proposed = found.themes if found else tuple(record.themes)
        return {
            "themes": proposed,
            "team": (found.pilot.team if found else None) or record.trajectory.team,
            "year": str(today.year),
            "stage": PilotStage.PLANNED.value,
        }
    row = found.pilot
    return {
        "themes": found.themes,
        "team": row.team,
        "year": str(row.year),
        "stage": row.stage.value,
    }


def _years(profile: Profile, found: PilotRecord | None, today: date) -> list[int]:
    """Around now, the years with a target, and the one that was chosen."""
    near = set(range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1))
    targets = {target.year for target in profile.targets if target.kind == "pilots"}
    chosen = {found.pilot.year} if found else set()
    return sorted(near | targets | chosen)


def _same_kind(value: Any) -> Any:
    """Nothing, however it is written, and choices in whatever order."""
    if isinstance(value, list | tuple):
        return tuple(sorted(value)) or None
    return value or None


def _readable(name: str, value: Any, profile: Profile, words: Wording) -> str:
    if not value:
        return ""
    readers: Mapping[str, Callable[[Any], str]] = {
        "themes": lambda slugs: listed(list(theme_labels(profile, slugs))),
        "team": lambda slug: team_label(profile, slug) or "",
        "stage": lambda stage: stage_label(PilotStage(stage), words),
        **{
            each.value: lambda answer: answer_label(FitAnswer(answer), words)
            for each in FitQuestion
        },
    }
    return readers.get(name, str)(value)


_TAKEN: Mapping[Sheet, Callable[[Step, Values], str]] = {
    Sheet.BASICS: _basics,
    Sheet.PLAN: _plan,
    Sheet.FIT: _fit,
}
