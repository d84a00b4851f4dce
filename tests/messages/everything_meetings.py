"""Action items, a meeting that is kept and its minutes, so that every phrase is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.action_forms import action_form, hand_over_form, postpone_form
from bot.messages.action_items import (
    action,
    action_settled,
    action_told,
    actions_message,
    actions_modal,
    problem_said,
)
from bot.messages.action_view import ActionList, ActionView
from bot.messages.escaping import Mrkdwn
from bot.messages.meeting_sheet import OUTCOME_LENGTH, PAGE, meeting_sheet, point_form
from bot.messages.meeting_view import MeetingSheet, Minutes, PointView, SheetPlace
from bot.messages.message import Block, Message
from bot.messages.minutes import minutes_counted, minutes_modal, minutes_sent, minutes_told
from bot.messages.minutes_document import AROUND, minutes_rows, minutes_values
from bot.messages.wording import Wording
from bot.policy.minutes import DEALT_WITH
from bot.policy.paging import page_of
from storage.vocabulary import ActionKind
from tests.messages.samples import LARGEST_NUMBER

TEXT = "Lampen & <!channel> navragen"
DAY = date(2026, 12, 8)
ACTION = ActionView(3, 1, TEXT, ActionKind.KNOWLEDGE, "U0001", DAY, LARGEST_NUMBER, own=True)
OTHER = replace(ACTION, owner="U0002", own=False, team="BOR")
POINT = PointView("agenda_item", 3, TEXT)
PLACE = SheetPlace(7)
LONGEST = PointView("agenda_item", 4, "&" * 4000, state=DEALT_WITH[1], outcome="<" * OUTCOME_LENGTH)
SHEET = MeetingSheet(PLACE, "Tweewekelijks overleg", DAY, "10:00")
MINUTES = Minutes(7, "Tweewekelijks overleg", DAY)
PROBLEMS = (
    *("text_missing", "owner_missing", "owner_other", "day_past", "day_missing"),
    *("number_unknown", "same_owner"),
)


def meeting_messages(words: Wording) -> Iterator[Message]:
    """The list, what an owner hears, and the minutes."""
    yield actions_message(ActionList(), words)
    yield actions_message(ActionList((ACTION,), page_of(1, size=10, wanted=1), 1), words)
    rows = tuple(replace(OTHER, kind=each, overdue=True, number=None) for each in ActionKind)
    every = (ACTION, replace(ACTION, overdue=True, due_on=None), *rows)
    yield actions_message(ActionList(every, page_of(13, size=10, wanted=2), 13, True), words)
    for phrase, by, note in (
        ("given", "U0002", "Zie de map."),
        ("given", "", ""),
        ("before", "", ""),
    ):
        yield action_told(ACTION, words, phrase=phrase, by=by, note=note)
    yield action_told(replace(ACTION, number=None), words, phrase="after")
    for phrase in ("done", "before"):
        yield action_settled(ACTION, words, phrase=phrase)
    yield minutes_told(MINUTES, words)
    yield minutes_told(full_minutes(), words)
    yield minutes_told(replace(MINUTES, discussed=(LONGEST,) * 60), words)
    yield minutes_counted(full_minutes(), words)
    yield AROUND.problem(20261208, words)


def meeting_modals(words: Wording) -> Iterator[Block]:
    """The forms, and the meeting in each of its states."""
    for note in ("made", "done", "postponed", "handed_over", "before"):
        yield actions_modal(ActionList((ACTION,)), words, note=note)
    for view in (ACTION, replace(ACTION, overdue=True), replace(ACTION, is_open=False)):
        yield action(view, words)
    filled = {
        "text": "&" * 500,
        "owner": "U1",
        "due_on": "2026-12-08",
        "kind": "kennis",
        "number": 1,
    }
    for values in ({}, filled):
        yield action_form(values, words, metadata="", step="a1b2c3d4")
    yield postpone_form(ACTION, words, metadata="", step="a1b2c3d4")
    yield hand_over_form(ACTION, words, metadata="", step="a1b2c3d4")
    yield meeting_sheet(SHEET, words)
    points = (
        replace(POINT, said=Mrkdwn("Kans voor *klimaat*")),
        *(replace(POINT, state=state, outcome="Zo doen we het.") for state in DEALT_WITH),
        *(LONGEST,) * 4,
    )
    busy = replace(
        SHEET,
        points=points,
        page=page_of(30, size=8, wanted=2),
        total=30,
        dealt_with=7,
        agreed=(ACTION, OTHER),
        may_conclude=True,
    )
    for note in ("marked", "made", "meanwhile"):
        yield meeting_sheet(busy, words, note=note)
    yield meeting_sheet(replace(busy, is_held=True), words)
    yield point_form(POINT, words, metadata="", step="a1b2c3d4", new=True)
    developments = (replace(POINT, comes_back=each) for each in (True, False))
    for point in (POINT, LONGEST, *developments):
        yield point_form(point, words, metadata="", step="a1b2c3d4")
    yield point_form(POINT, words, metadata="", step="a1b2c3d4", typed=("besloten", "Anders."))
    yield point_form(LONGEST, words, metadata="", step="a1b2c3d4", typed=("besloten", "Anders."))
    for found in (MINUTES, replace(full_minutes(), again=True, channel="mvoi-overleg")):
        yield minutes_modal(found, words, metadata="")
    yield minutes_sent(MINUTES, words)
    for phrase in ("coming", "busy"):
        yield AROUND.told(phrase, words)


def meeting_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field, and what stands in the document."""
    for phrase in PROBLEMS:
        yield problem_said(phrase, words)
    for phrase in ("words_missing", "title_missing"):
        yield words.plain(PAGE, f"problem_{phrase}")
    yield AROUND.name(20261208, words)
    yield AROUND.comment(20261208, "Overleg", words)
    for found in (MINUTES, full_minutes()):
        yield from minutes_values(
            found, words, organisation="gemeente Dorp", day="vandaag"
        ).values()
        for row in minutes_rows(found, {"U0001": "Ine"}, words):
            yield from filter(None, row.values())


def full_minutes() -> Minutes:
    """Of a meeting in which everything happened."""
    return replace(
        MINUTES,
        decided=(replace(POINT, state=DEALT_WITH[1], outcome="We hergebruiken de masten."),),
        discussed=(replace(POINT, title="", state=DEALT_WITH[0]),),
        no_action=(replace(POINT, state=DEALT_WITH[2]),),
        agreed=(ACTION, replace(OTHER, due_on=None)),
        left=2,
        hidden=1,
    )
