"""The message of the week and the question about money in each form, so every phrase is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.digest import digest, digest_modal
from bot.messages.digest_view import (
    LINES,
    AskedView,
    ChangesView,
    DigestView,
    ImpactView,
    Lines,
    MoneyNewsView,
)
from bot.messages.message import Block, Message
from bot.messages.money_asked import AT_ONCE, asked, note_form
from bot.messages.money_list import LINES as LIST_LINES
from bot.messages.money_list import money_list
from bot.messages.money_view import (
    MoneyAsking,
    MoneyList,
    MoneyNeeded,
    MoneyRow,
    MoneyYear,
    Purchase,
)
from bot.messages.tender_view import TenderView
from bot.messages.trajectory_view import Planning
from bot.messages.wording import Wording
from bot.policy.tender_weeks import Change
from bot.policy.tenders import Stage
from storage.vocabulary import MoneyAnswer, MoneyMoment, NudgeAnswer, Precision, TenderState
from tests.messages.samples import LARGEST_NUMBER

MONDAY = date(2026, 11, 23)
QUARTER = Planning(date(2027, 1, 1), date(2027, 3, 31), Precision.QUARTER)
TENDER = TenderView(
    LARGEST_NUMBER,
    LARGEST_NUMBER,
    "Straatverlichting & <!channel> " * 10,
    TenderState.OPEN,
    Stage.COMING,
    team="BOR",
    value_class="waardeklasse 2",
    planning=QUARTER,
)
ENDING = replace(TENDER, title="Schoonmaak", planning=None, current_ends_on=date(2027, 5, 1))
FOLLOWED = replace(ENDING, team=None, value_class=None, trajectory_number=LARGEST_NUMBER)
BARE = replace(ENDING, current_ends_on=None)
FEW = Lines((TENDER, ENDING, FOLLOWED, BARE), 4)
MANY = Lines((TENDER,) * LINES, 40)

CHANGES = tuple(
    (each, change)
    for change in Change
    if change is not Change.IMPORTED
    for each in (TENDER, ENDING, FOLLOWED, BARE)
)
FULL = DigestView(
    MONDAY,
    coming=MANY,
    late=MANY,
    impact=(
        ImpactView(TENDER, (("Klimaat", 3), ("Social return", 5))),
        ImpactView(FOLLOWED, (("Innovatie", None),)),
    ),
    asked=AskedView(
        9,
        4,
        Lines(((TENDER, NudgeAnswer.TALK), (ENDING, NudgeAnswer.OTHER_TEAM)), 3),
        Lines((TENDER,), 2),
    ),
    changes=ChangesView(dict.fromkeys(Change, 2), Lines(CHANGES[:LINES], len(CHANGES))),
    money=(
        MoneyNewsView(MoneyMoment.BUDGET, 2028, Lines(("Lampen & lantaarns",) * LINES, 7)),
        MoneyNewsView(MoneyMoment.SPRING, 2028, Lines(("Lampen",), 1)),
    ),
)

ROWS = (
    MoneyRow(1, Purchase(12, "Lampen & <!channel>")),
    MoneyRow(2, Purchase(14, "Schoonmaak", is_tender=False)),
    *(
        MoneyRow(number, Purchase(number, "Bankjes"), answer, "Duurder hout")
        for number, answer in enumerate(MoneyAnswer, start=3)
    ),
)
ASKING = MoneyAsking(MoneyMoment.BUDGET, 2028, date(2027, 9, 1), ROWS)
NEEDED = MoneyNeeded(
    Purchase(12, "Lampen & <!channel>"),
    team="BOR",
    moment=MoneyMoment.SPRING,
    note="Zuinige lampen & armaturen",
    said_by="U0001",
)


def digest_messages(words: Wording) -> Iterator[Message]:
    """Of a full week and of weeks with one thing; each change by its name."""
    yield digest(FULL, words)
    yield digest(DigestView(MONDAY, coming=FEW), words)
    yield digest(DigestView(MONDAY, late=FEW, coming=Lines((TENDER,), 1)), words)
    for named in CHANGES:
        yield digest(
            DigestView(MONDAY, changes=ChangesView({named[1]: 1}, Lines((named,), 1))), words
        )
    yield asked(ASKING, words)
    yield asked(replace(ASKING, rows=ROWS[2:]), words)
    yield asked(replace(ASKING, moment=MoneyMoment.SPRING, rows=ROWS[:1]), words)
    many = (*ROWS[2:] * 9, *ROWS[:2] * AT_ONCE)
    each_its_own = tuple(replace(row, question_id=number) for number, row in enumerate(many))
    yield asked(replace(ASKING, rows=each_its_own), words)


def digest_modals(words: Wording) -> Iterator[Block]:
    """What somebody asks for: the week, what the money is for, and the list of it."""
    yield digest_modal(FULL, words)
    yield digest_modal(DigestView(MONDAY), words)
    yield note_form(ROWS[0], words, metadata="", step="1")
    yield note_form(ROWS[2], words, metadata="", step="1")
    yield money_list(MoneyList(months=tuple(MoneyMoment), may_choose=True), words)
    year = MoneyYear(2028, (NEEDED,) * (LIST_LINES + 1), unneeded=2, unknown=1, silent=3)
    bare = MoneyNeeded(Purchase(14, "Schoonmaak", is_tender=False))
    yield money_list(MoneyList((year, MoneyYear(2027)), (bare,)), words)
