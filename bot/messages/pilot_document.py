"""A pilot plan as a document: what stands at each placeholder, and that it comes."""

from bot.messages import pilot_ids as ids
from bot.messages.document import AroundDocument
from bot.messages.formatting import listed
from bot.messages.pilot import status_label
from bot.messages.pilot_sheets import answer_label
from bot.messages.pilot_view import PilotView
from bot.messages.wording import Wording
from bot.policy.pilots import FitQuestion

PAGE = "pilot_document"
TEMPLATE = "pilotplan"
AROUND = AroundDocument(PAGE, ids.DONE)


def plan_values(view: PilotView, words: Wording, *, organisation: str, day: str) -> dict[str, str]:
    """What stands at the placeholders of the whole plan. ``day`` is today, as text."""
    asked = view.format
    return {
        "gemeente": organisation,
        "datum": day,
        "nummer": str(view.number),
        "naam": view.title,
        "team": view.team or "",
        "jaar": str(view.year),
        "stand": status_label(view.status, words),
        "themas": listed(list(view.themes)),
        "leerdoelen": view.texts.get("learning_goals", ""),
        "gegevens": view.texts.get("data_needed", ""),
        "borging": view.texts.get("anchoring", ""),
        "geschikt": _fitness(view, words),
        "gevraagd": "\n".join(asked.questions) if asked else words.plain(PAGE, "asks_nothing"),
        "bron": asked.source if asked else "",
    }


def plan_rows(view: PilotView, words: Wording) -> list[dict[str, str]]:
    """What stands at the placeholders of each question whether it suits a pilot."""
    return [
        {
            "vraag": words.plain("pilot", f"question_{question}"),
            "antwoord": answer_label(view.answers[question], words)
            if question in view.answers
            else "",
        }
        for question in FitQuestion
    ]


def _fitness(view: PilotView, words: Wording) -> str:
    if view.fit is None:
        return ""
    reasons = [words.plain("pilot", f"reason_{each}") for each in view.fit.reasons]
    return words.plain(PAGE, f"fit_{view.fit.verdict}", reasons=reasons)
