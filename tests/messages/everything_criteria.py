"""Criteria of the national tool in each form, so that every phrase of them is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.criteria import SHOWN, criteria_modal, criterion_modal
from bot.messages.criteria_form import choose_form, criterion_form
from bot.messages.criteria_view import (
    CriteriaView,
    CriterionChoices,
    CriterionVersion,
    CriterionView,
    FitLine,
    FittingView,
    Refusal,
    SuggestedLine,
    ToolHome,
)
from bot.messages.form_fields import Option
from bot.messages.message import Block
from bot.messages.trajectory_criteria import criteria_in_help, fitting_modal, reason_form
from bot.messages.wording import Wording
from tests.messages.samples import LARGEST_NUMBER

DAY = date(2026, 12, 15)
STRANGE = "Geen uitstoot & <!channel>"
LINK = "https://webtool.mvicriteria.nl/eis?a=1&b=2"
TOOL = ToolHome(
    "MVI-criteriatool",
    "https://www.mvicriteria.nl",
    ("GWW",),
    ("basis", "significant", "ambitieus"),
    "Vraag niet meer dan past.",
    "Inkoopbeleid, 7.4",
)
LINE = SuggestedLine(
    1, 2, "Klimaat", "significant", "eis", STRANGE * 9, LINK, "webtool.mvicriteria.nl", DAY
)
OLD = replace(
    LINE, criterion_id=2, theme="Milieu", level="basis", old=True, withdrawn=True, yes=3, no=1
)
CHOICES = CriterionChoices(
    (Option("gww", "GWW"),),
    (Option("klimaat", "Klimaat"),),
    (Option("basis", "basis"), Option("significant", "significant")),
    (Option("eis", "eis"), Option("gunningscriterium", "gunningscriterium")),
)
FILLED = {
    "category": "gww",
    "theme": "klimaat",
    "level": "basis",
    "kind": "eis",
    "text": STRANGE,
    "link": LINK,
    "looked_up_on": "2026-12-15",
}
FITTING = FittingView(
    3,
    LARGEST_NUMBER,
    STRANGE,
    TOOL,
    category="GWW",
    category_slug="gww",
    lines=(LINE, OLD, replace(LINE, criterion_id=3)),
    answered=(
        FitLine(LINE, fits=True, reason="", by="U0001", may_take_over=True),
        FitLine(OLD, fits=False, reason=f"Te zwaar {STRANGE}", by="U0002", changed=True),
    ),
    open=True,
    now=True,
    may_answer=True,
    may_keep=True,
    may_change=True,
    has_ladder=True,
)
BARE = FittingView(3, LARGEST_NUMBER, STRANGE, replace(TOOL, clusters=(), why="", source=""))
NOTES = ("fit_kept", "fit_stale", "fit_refused", "kept", "withdrawn_note", "used_again_note")


def fitting_views() -> Iterator[FittingView]:
    """The criteria at a purchase, in each of its forms."""
    yield FITTING
    yield replace(FITTING, lines=())
    yield replace(FITTING, lines=(), answered=FITTING.answered[:1] * 3)
    yield replace(FITTING, lines=(), open=False, may_answer=False, may_keep=False)
    yield replace(FITTING, lines=(), answered=())
    yield replace(FITTING, lines=(), answered=(), may_keep=False, may_answer=False)
    yield replace(FITTING, answered=(), now=False, may_answer=False, has_ladder=False)
    yield BARE
    yield replace(BARE, may_change=True)


def criteria_modals(words: Wording) -> Iterator[Block]:
    """For a kind of purchase, at a purchase, one by one, and the forms."""
    empty = CriteriaView("GWW", "gww", TOOL)
    yield criteria_modal(empty, words)
    yield criteria_modal(replace(empty, may_keep=True, themes=("Klimaat",)), words)
    every = tuple(replace(LINE, criterion_id=number) for number in range(SHOWN + 1))
    yield criteria_modal(
        replace(empty, lines=(LINE, OLD, LINE), everything=(OLD, *every), may_keep=True), words
    )
    yield criteria_modal(
        replace(empty, lines=(LINE,), themes=("Klimaat", "Milieu"), has_ladder=True), words
    )
    versions = tuple(
        CriterionVersion(n, "basis", "eis", STRANGE, "U0001", DAY) for n in (5, 4, 3, 2, 1)
    )
    bare = CriterionView(LINE, "GWW", "gww", versions[0])
    yield criterion_modal(bare, words)
    yield criterion_modal(
        replace(
            bare,
            line=OLD,
            older=versions[1:],
            refusals=(Refusal(LARGEST_NUMBER, f"Te zwaar {STRANGE}", DAY),),
        ),
        words,
        note=words.mrkdwn("criteria", "kept"),
    )
    for filled, stale, ladder, names in (
        ({}, None, True, ()),
        (FILLED, STRANGE, False, ()),
        (FILLED, None, True, ["Acme & Zn"]),
        (FILLED, None, True, [STRANGE] * 9),
    ):
        yield criterion_form(
            CHOICES,
            filled,
            words,
            tool=TOOL,
            ladder=ladder,
            metadata="",
            step="1",
            stale=stale,
            names=names,
        )
    yield choose_form(CHOICES.categories, CHOICES.themes, words, step="1")
    yield choose_form(CHOICES.categories, CHOICES.themes, words, step="1", unknown="koffie")
    for view in fitting_views():
        yield fitting_modal(view, words, note=words.mrkdwn("criteria", "fit_kept"))
    yield reason_form(LINE, words, metadata="", step="1")


def criteria_phrases(words: Wording) -> Iterator[str]:
    """What handlers ask for by name, and what stands in the help at a purchase."""
    for note in NOTES:
        yield words.mrkdwn("criteria", note)
    for problem in ("text_missing", "on_future", "reason_missing"):
        yield words.plain("criteria", f"problem_{problem}")
    yield words.plain("criteria", "problem_link_elsewhere", url=TOOL.url)
    for view in fitting_views():
        for block in criteria_in_help(view, words):
            yield str((block.to_dict().get("text") or {}).get("text") or "-")
    for answer in ("yes", "no"):
        yield words.plain("criteria", f"answer_{answer}")
