"""Who pays and who benefits in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.language.costs import CostProblem
from bot.messages.cost_list import ROWS_ON_A_PAGE, cost_list
from bot.messages.cost_sheet import CENTRE_LENGTH, cost_sheet
from bot.messages.cost_view import CostList, CostSheet, CostView
from bot.messages.costs import costs, costs_apart, said_in_short
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.policy.cost_centres import CostLine
from bot.policy.paging import page_of
from bot.policy.total_cost import Costs
from bot.services.cost_input import filled_sheet, problem_said
from bot.services.form_states import FieldProblem
from storage.vocabulary import CostSide
from tests.messages.samples import LARGEST_NUMBER

TITLE = "Ledlampen & <!channel>"
BOR = CostLine(CostSide.PAYS, "4510 Beheer & <!channel>", once_cents=12_000_000)
FACILITY = CostLine(CostSide.BENEFITS, "6200 Facilitair", yearly_cents=1_500_000)
LINES = (
    BOR,
    CostLine(CostSide.PAYS, "4520 Wegen", 4_000_000, 200_000, 250),
    CostLine(CostSide.PAYS, "Programma Energie"),
    FACILITY,
    CostLine(CostSide.BENEFITS, "6300 Sport", share_permille=275),
)
WHOLE = CostView(3, LARGEST_NUMBER, TITLE, LINES, Costs(16_000_000, 1_000_000, 10), True, True)


def cost_messages(words: Wording) -> Iterator[Message]:
    """What Finance hears."""
    yield costs_apart(WHOLE, words)
    yield costs_apart(replace(WHOLE, lines=(BOR, FACILITY), costs=Costs()), words)


def cost_modals(words: Wording) -> Iterator[Block]:
    """A trajectory's costs for everybody, the form, and the list."""
    yield costs(CostView(3, LARGEST_NUMBER, TITLE), words)
    yield costs(CostView(3, LARGEST_NUMBER, TITLE, may_change=True), words)
    yield costs(WHOLE, words, saved=True)
    yield costs(replace(WHOLE, lines=(BOR,), costs=Costs(16_000_000)), words)
    yield costs(replace(WHOLE, lines=(BOR, FACILITY)), words)
    dear = replace(BOR, once_cents=None, yearly_cents=2_000_000)
    yield costs(replace(WHOLE, lines=(dear, FACILITY)), words)
    for state in (
        filled_sheet(()),
        filled_sheet(LINES),
        filled_sheet([BOR] * 20),
        CostSheet({}, filled_sheet(()).rows, elsewhere=LINES),
    ):
        yield cost_sheet(state, words, number=LARGEST_NUMBER, metadata="", step="a1b2c3d4")
    for apart_only in (True, False):
        none = page_of(0, size=ROWS_ON_A_PAGE, wanted=1)
        yield cost_list(CostList((), none, 0, apart_only=apart_only), words)
        middle = page_of(3 * ROWS_ON_A_PAGE, size=ROWS_ON_A_PAGE, wanted=2)
        rows = (replace(WHOLE, costs=Costs()), *[WHOLE] * (ROWS_ON_A_PAGE - 1))
        many = CostList(rows, middle, 3 * ROWS_ON_A_PAGE, LINES * 5, apart_only)
        yield cost_list(many, words)


def cost_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field, and in the history."""
    for problem in CostProblem:
        yield problem_said(FieldProblem("", problem.value, {"typed": "veel"}), words)
    for phrase in ("centre_missing", "centre_is_amount", "shares"):
        yield problem_said(FieldProblem("", phrase), words)
    longest = {"longest": CENTRE_LENGTH}
    yield problem_said(FieldProblem("", "centre_too_long", longest), words)
    yield said_in_short(LINES, words)
