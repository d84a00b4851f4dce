"""What was typed in the forms of a talk, read; or what is wrong with it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.messages.team_talk import AGREEMENT
from bot.policy.team_talks import can_have_been
from bot.services.form_states import FieldProblem
from bot.services.people import person_id_of
from bot.services.team_talks import Agreement, TalkInput
from bot.services.visible_text import visible_lines, visible_text
from handlers.interaction import Interaction
from storage.vocabulary import TalkKind

Typed = Mapping[str, Any]
Problems = list[FieldProblem]


def read_talk(typed: Typed, *, today: date) -> TalkInput | Problems:
    """What kind of talk it was, when, with whom and about what."""
    held_on = date.fromisoformat(typed["held_on"])
    if not can_have_been(held_on, today):
        return [FieldProblem("held_on", "day_to_come")]
    return TalkInput(
        TalkKind(typed["kind"]),
        held_on,
        visible_text(typed.get("present") or "").strip(),
        visible_lines(typed.get("said") or ""),
    )


def read_agreements(
    doing: Interaction, typed: Typed, *, rows: int
) -> list[Agreement | FieldProblem]:
    """The agreements that were filled in; what is begun has to be whole."""

    def found() -> Iterator[Agreement | FieldProblem]:
        for row in range(rows):
            ending = f"_{row}"
            if not any(typed.get(f"{name}{ending}") for name in AGREEMENT):
                continue
            one = read_one_agreement(doing, typed, ending)
            yield from one if isinstance(one, list) else [one]

    return list(found())


def read_one_agreement(doing: Interaction, typed: Typed, ending: str) -> Agreement | Problems:
    """What was agreed. ``ending``: what stands behind the names of its fields."""
    text = visible_lines(typed.get(f"text{ending}") or "")
    owner, due = typed.get(f"owner{ending}"), typed.get(f"due_on{ending}")
    due_on = date.fromisoformat(due) if due else None
    problems: Problems = []
    if not text:
        problems.append(FieldProblem(f"text{ending}", "text_missing"))
    if not owner:
        problems.append(FieldProblem(f"owner{ending}", "owner_missing"))
    if due_on is None:
        problems.append(FieldProblem(f"due_on{ending}", "due_missing"))
    elif due_on < doing.today:
        problems.append(FieldProblem(f"due_on{ending}", "due_past"))
    if problems or due_on is None:
        return problems
    owner_id = person_id_of(doing.session, here=doing.here, slack_user_id=str(owner), now=doing.now)
    return Agreement(text, owner_id, due_on)
