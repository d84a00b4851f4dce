"""From what stood in a document to what a start form holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages.start_form_steps import CHOSEN, NOT_CHOSEN, StepState
from bot.profile import Profile, Theme
from bot.services.municipality import Municipality
from bot.services.start_form_fields import StartFormInput
from bot.services.start_form_input import read_step

_FIELDS = {
    "nodig": "need",
    "kansen": "opportunities",
    "contractvorm": "contract_form",
    "extra_budget": "extra_budget",
    "extra_budget_voor": "extra_budget_for",
    "aanschaf": "purchase",
    "kosten_per_jaar": "yearly",
    "jaren": "years",
    "wie_betaalt": "who_pays",
    "wie_heeft_voordeel": "who_benefits",
    "opmerkingen": "remarks",
}
"""Which placeholder fills which field; the others only tell about the trajectory."""

_NUMBER = re.compile(r"\d{1,9}")
_NOT = ("niet", "nee", "geen", "-")


@dataclass(frozen=True)
class FromDocument:
    """What the form would hold, and the fields of which the text could not be read."""

    wanted: StartFormInput
    unread: tuple[str, ...] = ()


def number_in(texts: Mapping[str, Any]) -> int | None:
    """The number of the trajectory that a document is about."""
    found = _NUMBER.search(str(texts.get("values", {}).get("nummer") or ""))
    return int(found[0]) if found else None


def from_document(
    session: Session,
    texts: Mapping[str, Any],
    *,
    start: StartFormInput,
    here: Municipality,
    now: datetime,
) -> FromDocument:
    """The form with what the document says; where that says nothing, it stays as it was.

    :param texts: ``values`` and ``rows``, by placeholder.
    """
    fields = {
        name: str(texts["values"].get(placeholder) or "").strip()
        for placeholder, name in _FIELDS.items()
    }
    for row in texts["rows"]:
        theme = _labelled(here.profile.themes, row.get("thema"))
        if theme is not None:
            fields.update(_of_theme(theme, row, here.profile))
    said = StepState({name: text for name, text in fields.items() if text})
    names = set(said.values)
    unread: list[str] = []
    while True:
        read = read_step(session, said, fields=names, start=start, here=here, now=now)
        if isinstance(read, StartFormInput):
            return FromDocument(read, tuple(unread))
        unread.extend(problem.name for problem in read)
        names -= set(unread)


def _of_theme(theme: Theme, row: Mapping[str, Any], profile: Profile) -> dict[str, str]:
    reason, explanation = _text(row, "reden"), _text(row, "uitleg")
    known = _labelled(profile.explanations_for(theme.slug), reason)
    if reason and known is None:  # their own words
        explanation = f"{reason}. {explanation}".strip() if explanation else reason
    return {
        f"level_{theme.slug}": _level(_text(row, "niveau"), profile),
        f"motivation_{theme.slug}": _text(row, "motivering"),
        f"reason_{theme.slug}": known.slug if known else "",
        f"explanation_{theme.slug}": explanation,
    }


def _level(text: str, profile: Profile) -> str:
    if not text or text.casefold().startswith(_NOT):
        return NOT_CHOSEN if text else ""
    found = _NUMBER.search(text)
    if found is None and not profile.levels:
        return CHOSEN
    return found[0] if found else text  # what is no level is told to be unclear


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row.get(name) or "").strip()


def _labelled(entries: Iterable[Any], label: object) -> Any:
    """The entry with this label, however it is capitalised."""
    wanted = " ".join(str(label or "").casefold().split())
    return next((each for each in entries if each.label.casefold() == wanted), None)
