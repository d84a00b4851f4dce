"""Successes in each of their forms, so that every phrase of them is used."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.messages import success_drafting as drafting
from bot.messages.message import Block, Message
from bot.messages.success_draft import draft_ready, draft_settled, draft_sheet
from bot.messages.success_drafting import Drafted, Totals
from bot.messages.success_forms import drop_form, edit_form
from bot.messages.success_list import success_list_message, success_list_modal
from bot.messages.success_report import problem_said, report_form, thanked
from bot.messages.success_view import (
    PARTS,
    Consent,
    DraftView,
    Evidence,
    SuccessList,
    SuccessParts,
    SuccessRow,
    Who,
)
from bot.messages.wording import Wording
from bot.policy.successes import Hindrance
from storage.vocabulary import PromisePlace, ResultAnswer, SuccessSignal, SuccessState
from tests.messages.samples import LARGEST_NUMBER

TITLE = "Er rijden 12 elektrische bestelbussen & <!channel>"
DAY = date(2027, 3, 1)
CHANNELS = ("mvoi-successen", "mvoi")
EVIDENCE = (
    Evidence("signed", {"on": DAY}),
    *(
        Evidence(f"promise_{place.name.lower()}", {"theme": "Klimaat", "document": "PvE 3.2"})
        for place in PromisePlace
    ),
    *(
        Evidence(
            f"result_{answer.name.lower()}",
            {"theme": "Social return", "on": DAY, "people": 3, "hours": 1200, "amount": "€ 12"},
        )
        for answer in ResultAnswer
    ),
    Evidence("saved", {"amount": "€ 12.500"}),
    Evidence("outcome", {"tool": "MKI", "result": "12 procent lager", "on": DAY}),
)
DRAFT = DraftView(
    success_id=LARGEST_NUMBER,
    version=LARGEST_NUMBER,
    state=SuccessState.DRAFT,
    signal=SuccessSignal.REPORTED,
    parts=SuccessParts(TITLE, "tekst" * 90, "wijk" * 60, "31 ton CO2 per jaar", "Minder" * 20),
    channel=CHANNELS[0],
    people=tuple(Who(f"U0{each.name}", each) for each in Consent),
    evidence=EVIDENCE,
    trajectory_id=LARGEST_NUMBER,
    number=LARGEST_NUMBER,
    reported_by="U0BUYER",
    picture="F0PICTURE",
)
BARE = replace(
    DRAFT,
    parts=SuccessParts("lang" * 60),
    people=(),
    evidence=(),
    trajectory_id=None,
    reported_by=None,
    picture=None,
)
ROWS = tuple(
    SuccessRow(LARGEST_NUMBER, TITLE, state, "31 ton CO2", DAY, hindered=True)
    for state in SuccessState
)
ALL = SuccessList(ROWS, dict.fromkeys(SuccessState, 3), keeps=True)
_FILLED = {**dict.fromkeys(PARTS, "woord" * 200), "number": 14, "people": ("U0BUYER",)}


def success_messages(words: Wording) -> Iterator[Message]:
    """What the coordinator hears, the list, and the offer to a plain sentence."""
    for view in _views():
        yield draft_ready(view, words)
    for note in ("approved", "dropped", "before", "stale", "hindered"):
        yield draft_settled(DRAFT, words, note=note)
    yield success_list_message(SuccessList(), words)
    yield success_list_message(ALL, words)
    yield success_list_message(SuccessList(ROWS[3:4]), words)


def success_modals(words: Wording) -> Iterator[Block]:
    """The forms, what is answered, and the sheet."""
    data = {"metadata": "m", "step": "s"}
    yield report_form({}, words, **data)
    yield report_form(_FILLED, words, **data, names=("Heijmans", "Volvo"))
    yield report_form(_FILLED, words, **data, names=("Heijmans",))
    for hindered in (None, *Hindrance):
        yield thanked(words, hindered=hindered, success_id=14)
    for view in _views():
        yield draft_sheet(view, words)
    for note in ("edited", "corrected", "taken_back"):
        yield draft_sheet(DRAFT, words, note=note)
    values = {**_FILLED, "channel": "mvoi"}
    yield edit_form(DRAFT, values, words, channels=CHANNELS, **data)
    yield edit_form(BARE, {}, words, channels=CHANNELS[:1], **data, names=("Volvo",), stale=PARTS)
    yield drop_form(DRAFT, words, **data)
    yield success_list_modal(ALL, words)


def success_phrases(words: Wording) -> Iterator[str]:
    """What is wrong with a field, and what drafts say."""
    about_fields = ("title_missing", "amount", "picture_agreed")
    for problem in (*about_fields, "number_unknown", "number_stopped"):
        yield problem_said(problem, words)
    for draft in _drafts(words):
        yield from filter(None, (draft.title, draft.text, draft.figure, draft.figure_of))


def _views() -> Iterator[DraftView]:
    yield from (DRAFT, BARE)
    yield from (replace(DRAFT, state=state, on=DAY) for state in SuccessState)
    yield from (replace(DRAFT, hindrance=hindered) for hindered in Hindrance)


def _drafts(words: Wording) -> Iterator[Drafted]:
    title, themes = "Lampen & <!channel>", ["klimaat", "social return"]
    beyond: Sequence[Sequence[str]] = ([], ["klimaat"])
    for each in beyond:
        yield drafting.signed_draft(title, words, themes=themes, beyond=each)
    yield drafting.signed_draft(title, words, themes=themes, beyond=[], team="Team BOR")
    yield drafting.first_draft(title, words, team="Team BOR", themes=themes)
    counted = Totals("social return", 3, 1200, DAY)
    yield drafting.completed_draft(title, words, themes=themes, totals=counted)
    yield drafting.completed_draft(title, words, themes=[], totals=None)
    yield drafting.result_draft(title, words, totals=replace(counted, people=0))
    for bought in (True, False):
        yield drafting.saved_draft(title, words, bought=bought)
    for result in ("12 procent lager", "lang " * 50):
        yield drafting.outcome_draft(title, words, tool="MKI", result=result, on=DAY)
    for share in (None, 50, 100):
        yield drafting.milestone_draft(words, year=2027, count=10, wanted=20, share=share)
    yield drafting.anchored_draft("Eerst de laadpalen, dan de bussen", words)
