"""Pilots in each of their forms, so that every phrase of them is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages.form_fields import Option
from bot.messages.message import Block, Message
from bot.messages.pilot import lesson_wanted, pilot
from bot.messages.pilot_document import (
    AROUND,
    plan_rows,
    plan_values,
)
from bot.messages.pilot_ids import Sheet
from bot.messages.pilot_list import pilots_here, pilots_message, pilots_modal
from bot.messages.pilot_sheets import pilot_sheet
from bot.messages.pilot_view import (
    Exploration,
    PilotList,
    PilotRow,
    PilotSheet,
    PilotView,
    PlanFormat,
    YearLine,
)
from bot.messages.wording import Wording
from bot.policy.paging import page_of
from bot.policy.pilots import Fit, FitQuestion, PilotStatus, Verdict
from bot.services.form_states import FieldProblem
from bot.services.pilot_input import problem_said
from storage.vocabulary import FitAnswer
from tests.messages.samples import LARGEST_NUMBER

TITLE = "Lampen & <!channel>"
THEMES = ("klimaat", "milieu & biodiversiteit")
TEAM = "Team BOR"
SOURCE = "MVOI-actieplan, 5.1, activiteit 7"
FORMAT = PlanFormat(("Wat moet een pilot opleveren aan data en ervaringen?",), SOURCE)
TEXTS = {"learning_goals": "Blijven de masten heel?", "data_needed": "", "anchoring": ""}
FIELDS = ("themes", "team", "year", "stage", *TEXTS, *FitQuestion)

EXPLORED = Exploration("CO2-reductie bij Automatisering", 2026, THEMES, (TEAM,), SOURCE)


def pilot_messages(words: Wording) -> Iterator[Message]:
    """The list, and what is asked in private."""
    yield AROUND.problem(LARGEST_NUMBER, words)
    yield lesson_wanted(words, number=LARGEST_NUMBER, title=TITLE)
    yield pilots_message(PilotList(), words)
    rows = tuple(
        PilotRow(3, LARGEST_NUMBER, TITLE, status, 2026, THEMES, TEAM) for status in PilotStatus
    )
    yield pilots_message(
        PilotList(
            rows=rows,
            years=(
                YearLine(2025, 0, 4, SOURCE),
                YearLine(2026, 3, 6, SOURCE, ("Het formaliseren van 4 pilots (6, opdracht 3)",)),
                YearLine(2028, 1),
            ),
            themes=(("klimaat", 3), ("social return", 1)),
            teams=((TEAM, 3),),
            explorations=(EXPLORED, replace(EXPLORED, involved=True, teams=())),
            has_targets=True,
            sees_all=True,
        ),
        words,
    )
    for number in (1, 2):
        page = page_of(13, size=10, wanted=number)
        shown = rows[:1] * (page.last - page.first)
        yield pilots_message(PilotList(rows=shown, page=page, total=13), words)
    yield pilots_here(words)


def pilot_modals(words: Wording) -> Iterator[Block]:
    """A pilot for everybody and in every state, and each short form."""
    none = PilotView(3, LARGEST_NUMBER, TITLE, 7)
    yield pilot(none, words)
    yield pilot(replace(none, may_change=True), words, note="stopped")
    plain = replace(none, status=PilotStatus.RUNNING, year=2026, themes=THEMES, team=TEAM)
    yield pilot(plain, words)
    whole = replace(plain, may_change=True, reads_plan=True, texts=TEXTS, format=FORMAT)
    for status in PilotStatus:
        yield pilot(replace(whole, status=status, themes=(), team=None), words)
    for note in ("made", "kept"):
        yield pilot(whole, words, note=note)
    for verdict in Verdict:
        reasons = () if verdict is Verdict.SUITED else tuple(FitQuestion)
        yield pilot(replace(whole, fit=Fit(verdict, reasons)), words)
    for phrase in ("coming", "busy"):
        yield AROUND.told(phrase, words)
    yield pilots_modal(PilotList(explorations=(EXPLORED,)), words)
    yield from _sheets(words)


def pilot_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field."""
    for phrase in ("theme_missing", "choice_missing"):
        yield problem_said(FieldProblem("themes", phrase), words)
    view = pilot_with_plan()
    yield AROUND.name(view.number, words)
    yield AROUND.comment(view.number, view.title, words)
    for verdict in Verdict:
        fit = Fit(verdict, tuple(FitQuestion))
        for format_ in (FORMAT, None):
            said = replace(view, fit=fit, format=format_)
            values = plan_values(said, words, organisation="gemeente Dorp", day="vandaag")
            yield from filter(None, values.values())
    for row in plan_rows(view, words):
        yield from row.values()


def pilot_with_plan() -> PilotView:
    """A pilot of which everything is known."""
    return PilotView(
        3,
        LARGEST_NUMBER,
        TITLE,
        7,
        status=PilotStatus.RUNNING,
        year=2026,
        themes=THEMES,
        team=TEAM,
        reads_plan=True,
        texts=TEXTS,
        fit=Fit(Verdict.SUITED),
        answers=dict(zip(FitQuestion, (*FitAnswer, FitAnswer.YES), strict=True)),
        format=FORMAT,
    )


def _sheets(words: Wording) -> Iterator[Block]:
    options = [Option("klimaat", "Klimaat"), Option("bor", "Team BOR")]
    filled = {"themes": ["klimaat"], "team": "bor", "year": "2026", "stage": "loopt", **TEXTS}
    states = (
        PilotSheet(themes=options, years=(2026,)),
        PilotSheet(filled, options, options, (2025, 2026), FORMAT),
        PilotSheet(filled, options, options, (2026,), FORMAT, dict.fromkeys(FIELDS, "iets anders")),
        PilotSheet(filled, options, options, (2026,), FORMAT, dict.fromkeys(FIELDS, "")),
    )
    for sheet in Sheet:
        for state in states:
            yield pilot_sheet(
                sheet, state, words, number=LARGEST_NUMBER, metadata="", step="a1b2c3d4"
            )
