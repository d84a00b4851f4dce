"""The promises of a contract in each of their forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.contract import check, contract_blocks, declined, handover, settled, unnamed
from bot.messages.contract_forms import (
    Making,
    check_form,
    manager_form,
    promises_form,
    reasons_form,
    remark_form,
)
from bot.messages.contract_view import (
    MOST_THEMES,
    ContractView,
    Filled,
    PromiseLine,
    ReasonList,
)
from bot.messages.explaining import explain_form, explained_blocks
from bot.messages.explaining_view import (
    OTHERWISE,
    AskedTheme,
    ExplainedLine,
    ExplainedView,
    ExplainSheet,
)
from bot.messages.form_fields import Option
from bot.messages.message import Block, Message, as_blocks, modal
from bot.messages.wording import Wording
from bot.services.contract_input import problem_said
from bot.services.form_states import FieldProblem
from storage.vocabulary import HandoverState, PromisePlace, ResultAnswer
from tests.messages.samples import LARGEST_NUMBER

DAY = date(2027, 2, 23)
_LONG = "Zie & <!channel>; " * 60 + "einde"

LINES = (
    PromiseLine("klimaat", "Klimaat", PromisePlace.REQUIREMENT, "PvE 3.2", answer=ResultAnswer.NOT),
    PromiseLine("circulair", "Circulair", PromisePlace.CRITERION, answer=ResultAnswer.PARTLY),
    PromiseLine(
        "social-return",
        "Social return",
        PromisePlace.CLAUSE,
        _LONG,
        answer=ResultAnswer.WELL,
        answered_on=DAY,
        remark=_LONG,
        people=1,
        hours=1200,
        cents=1_200_000,
        counts=True,
    ),
    PromiseLine("milieu", "Milieu", PromisePlace.NOWHERE, reason=_LONG),
    PromiseLine("keten", "Keten"),
)
CONTRACT = ContractView(
    3,
    LARGEST_NUMBER,
    "Lampen & <!channel>",
    LINES,
    state=HandoverState.ASKED,
    manager="U0001",
    next_on=DAY,
    remark=_LONG,
    may_answer=True,
    may_name=True,
)
PROBLEMS = (
    "reason_missing",
    "remark_missing",
    "manager_missing",
    "place_missing",
    "apply_missing",
    "explanation_missing",
    "answer_missing",
    "count_unclear",
    "next_missing",
    "day_missing",
    "value_negative",
)


def contract_messages(words: Wording) -> Iterator[Message]:
    """What is told in private."""
    for view in (CONTRACT, replace(CONTRACT, manager="", remark="", lines=LINES * 8)):
        yield handover(view, words)
        yield handover(view, words, again=True)
        yield unnamed(view, words)
        yield declined(view, words)
        yield check(view, words)
        for phrase in ("accepted", "past"):
            yield settled(view, words, phrase=phrase)


def contract_modals(words: Wording) -> Iterator[Block]:
    """Each form, with as many themes as ever fit, and the block in the details in each state."""
    making = Making(words, "", "1")
    many = tuple(replace(LINES[n % 5], theme=f"thema-{n}") for n in range(MOST_THEMES))
    reasons = ReasonList((Option("duur", "Te duur"),), proposal=True)
    for lines in (LINES, many):
        view = replace(CONTRACT, lines=lines)
        for stale in (False, True):
            yield promises_form(view, Filled({"place_klimaat": "eis"}), making, stale=stale)
            yield reasons_form(view, reasons, Filled(), making, stale=stale)
        yield reasons_form(view, ReasonList(), Filled(), making)
        one_that_counts = [line for line in lines if line.counts][:1]
        others = [replace(line, counts=False) for line in lines if line not in one_that_counts]
        yield check_form(replace(view, lines=(*one_that_counts, *others)), making)
    yield manager_form(CONTRACT, making)
    yield from _explaining(words, making)
    yield remark_form(CONTRACT, making)
    for state in (None, *HandoverState):
        for next_on in (None, DAY):
            view = replace(CONTRACT, state=state, next_on=next_on, may_record=next_on is not None)
            blocks = as_blocks(contract_blocks(view, words))
            yield modal(callback_id="contract", title="Contract", close="Sluiten", blocks=blocks)


def _explaining(words: Wording, making: Making) -> Iterator[Block]:
    """With as many themes as ever fit, with and without reasons and goals."""
    reasons = (Option("duur", "Te duur"),)
    full = AskedTheme("klimaat", "Klimaat", reasons, _LONG, "Beleidsplan, 3.1")
    bare = AskedTheme("milieu", "Milieu")
    many = tuple(replace(full, theme=f"thema-{n}") for n in range(MOST_THEMES))
    for sheet in (
        ExplainSheet(LARGEST_NUMBER, (full, bare), "Wie kiest, legt uit.", "Kader", proposal=True),
        ExplainSheet(LARGEST_NUMBER, many),
    ):
        for stale in (False, True):
            filled = Filled({"apply_milieu": OTHERWISE, "explanation_milieu": "Dat raakt niets."})
            yield explain_form(sheet, filled, making, stale=stale)
    lines = (
        ExplainedLine("Klimaat", "Te duur", _LONG, "U0001", "23 november 2026, 09:00"),
        ExplainedLine("Milieu", "Te duur", "", "", "23 november 2026, 09:00"),
        ExplainedLine("Keten", "", "Dat raakt niets.", "U0001", "23 november 2026, 09:00"),
    )
    for may_change in (False, True):
        blocks = as_blocks(explained_blocks(ExplainedView(3, lines, may_change), words))
        yield modal(callback_id="explained", title="Uitleg", close="Sluiten", blocks=blocks)


def contract_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field, and in the history."""
    for phrase in PROBLEMS:
        yield problem_said(FieldProblem("reason", phrase), words)
    for state in HandoverState:
        yield words.plain("contract", f"handover_{state}")
    yield words.plain("contract", "history_own_words")
    yield words.plain("contract", "history_theme", theme="Klimaat", said="Eis")
