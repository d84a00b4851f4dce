"""Where each theme stands in what is published, said before publication."""

from collections.abc import Mapping
from typing import Any

from bot.policy.journey import takes_promises
from bot.services.contract_places import Said, said_so_far, themes_nowhere
from bot.services.form_states import FieldProblem
from bot.services.journey_writing import Outcome, Step
from bot.services.visible_text import visible_lines, visible_text
from storage.contracts import promises_of
from storage.tables import TrajectoryPromise
from storage.vocabulary import PromisePlace

EVENT_PROMISES = "promises"

Values = Mapping[str, Any]
"""What stands in the form, by field."""


def record_places(step: Step, values: Values, *, version: int) -> Outcome | FieldProblem:
    """Keep where each theme stands; one that stands nowhere still needs its reason."""
    if step.is_stale(version):
        return Outcome.STALE
    if not takes_promises(step.facts()):
        return Outcome.REFUSED
    known, wanted = said_so_far(step.session, step.record), {}
    for theme in step.record.themes:
        if f"place_{theme}" not in values:
            continue  # more themes than fit: this one stands in the next form
        if not values[f"place_{theme}"]:
            return FieldProblem(f"place_{theme}", "place_missing")
        place = PromisePlace(values[f"place_{theme}"])
        document = visible_text(values.get(f"document_{theme}") or "") or None
        before = known.get(theme)
        kept = before is not None and before.place is place is PromisePlace.NOWHERE
        wanted[theme] = (
            Said(place, document, before.reason_choice, before.reason)
            if before is not None and kept
            else Said(place, document)
        )
    write_places(step, known, wanted)
    return Outcome.DONE


def record_reasons(step: Step, values: Values, *, version: int) -> Outcome | FieldProblem:
    """Keep why themes stand nowhere."""
    if step.is_stale(version):
        return Outcome.STALE
    if not takes_promises(step.facts()):
        return Outcome.REFUSED
    known, wanted = said_so_far(step.session, step.record), {}
    offered = {each.slug for each in step.here.profile.promises.reasons}
    for theme in themes_nowhere(step.session, step.record):
        if f"reason_{theme}" not in values:
            continue
        choice = values.get(f"choice_{theme}")
        reason = visible_lines(values[f"reason_{theme}"] or "") or None
        if choice not in offered and reason is None:
            return FieldProblem(f"reason_{theme}", "reason_missing")
        wanted[theme] = Said(
            PromisePlace.NOWHERE,
            known[theme].document,
            choice if choice in offered else None,
            reason,
        )
    write_places(step, known, wanted)
    return Outcome.DONE


def write_places(step: Step, known: Mapping[str, Said], wanted: Mapping[str, Said]) -> None:
    """Write what changed, with one event; nothing where nothing did."""
    changed = {theme: said for theme, said in wanted.items() if known.get(theme) != said}
    if not changed:
        return
    rows = promises_of(step.session, trajectory_id=step.trajectory_id)
    for theme, said in changed.items():
        row = rows.get(theme) or TrajectoryPromise(
            trajectory_id=step.trajectory_id,
            theme=theme,
            place=said.place,
            said_by_id=step.viewer.person_id,
            said_at=step.now,
        )
        row.place, row.document = said.place, said.document
        row.reason_choice, row.reason = said.reason_choice, said.reason
        row.said_by_id, row.said_at = step.viewer.person_id, step.now
        step.session.add(row)
    step.session.flush()
    before = {theme: known[theme] for theme in changed if theme in known}
    step.write(
        EVENT_PROMISES,
        {
            "promises": [_places(before), _places(changed)],
            "reason_choices": [_choices(before), _choices(changed)],
        },
        {"promise_texts": [_texts(before), _texts(changed)]},
    )


def _places(said: Mapping[str, Said]) -> dict[str, str] | None:
    return {theme: each.place.value for theme, each in said.items()} or None


def _choices(said: Mapping[str, Said]) -> dict[str, str] | None:
    return {theme: each.reason_choice for theme, each in said.items() if each.reason_choice} or None


def _texts(said: Mapping[str, Said]) -> dict[str, list[str | None]] | None:
    return {theme: [each.document, each.reason] for theme, each in said.items()} or None
