"""Comply or explain, before publication: each theme is taken along, or somebody says why not."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.messages.explaining_view import APPLIES
from bot.policy.comply_or_explain import says_something
from bot.policy.journey import takes_explanations
from bot.services.explanations import Explained, explained_so_far, sheet_themes
from bot.services.form_states import FieldProblem
from bot.services.journey_writing import Outcome, Step
from bot.services.trajectories import edit_trajectory
from bot.services.trajectory_fields import input_of
from bot.services.visible_text import visible_lines
from storage.tables import TrajectoryExplanation

EVENT_EXPLAINED = "explained"
OWN_WORDS = "own-words"
"""In the log, for an explanation without a reason of the list."""

Values = Mapping[str, Any]
"""What stands in the form, by field."""


def record_explanations(step: Step, values: Values, *, version: int) -> Outcome | FieldProblem:
    """Keep which themes are taken along after all, and why the others are not."""
    if step.is_stale(version):
        return Outcome.STALE
    if not takes_explanations(step.facts()):
        return Outcome.REFUSED
    chosen: set[str] = set()
    wanted: dict[str, Explained] = {}
    for theme in sheet_themes(step.session, step.record, here=step.here, day=step.today):
        if f"apply_{theme}" not in values:
            continue  # more themes than fit: this one stands in the next form
        if values[f"apply_{theme}"] == APPLIES:
            chosen.add(theme)
            continue
        answer = _answer(step, theme, values)
        if isinstance(answer, FieldProblem):
            return answer
        wanted[theme] = answer
    _write(step, chosen, wanted)
    _take_along(step, chosen)
    return Outcome.DONE


def _answer(step: Step, theme: str, values: Values) -> Explained | FieldProblem:
    choice = values[f"apply_{theme}"]
    if not choice:
        return FieldProblem(f"apply_{theme}", "apply_missing")
    words = visible_lines(values.get(f"explanation_{theme}") or "") or None
    if choice in {each.slug for each in step.here.profile.explanations_for(theme)}:
        return Explained(choice, words)
    if not says_something(words):
        return FieldProblem(f"explanation_{theme}", "explanation_missing")
    return Explained(None, words)


def _write(step: Step, chosen: set[str], wanted: Mapping[str, Explained]) -> None:
    """Write what changed, with one event; nothing where nothing did."""
    rows = explained_so_far(step.session, step.record)
    known = {theme: Explained(row.reason, row.explanation) for theme, row in rows.items()}
    changed = {theme: said for theme, said in wanted.items() if known.get(theme) != said}
    gone = chosen & known.keys()
    if not changed and not gone:
        return
    for theme in gone:
        step.session.delete(rows[theme])
    for theme, said in changed.items():
        row = rows.get(theme) or TrajectoryExplanation(
            trajectory_id=step.trajectory_id,
            theme=theme,
            explained_by_id=step.viewer.person_id,
            explained_at=step.now,
        )
        row.reason, row.explanation = said.reason, said.words
        row.explained_by_id, row.explained_at = step.viewer.person_id, step.now
        step.session.add(row)
    step.session.flush()
    before = {theme: known[theme] for theme in (*changed, *gone) if theme in known}
    step.write(
        EVENT_EXPLAINED,
        {"explanations": [_reasons(before), _reasons(changed)]},
        {"explanation_texts": [_texts(before), _texts(changed)]},
    )


def _take_along(step: Step, chosen: set[str]) -> None:
    """Themes that are applied after all are themes of the trajectory like any other."""
    if not chosen:
        return
    before = input_of(step.record)
    edit_trajectory(
        step.session,
        here=step.here,
        viewer=step.viewer,
        trajectory_id=step.trajectory_id,
        version=step.record.trajectory.version,
        wanted=replace(before, themes=before.themes | chosen),
        now=step.now,
    )


def _reasons(said: Mapping[str, Explained]) -> dict[str, str] | None:
    return {theme: each.reason or OWN_WORDS for theme, each in said.items()} or None


def _texts(said: Mapping[str, Explained]) -> dict[str, str] | None:
    return {theme: each.words for theme, each in said.items() if each.words} or None
