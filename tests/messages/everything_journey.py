"""The journey of a purchase in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.journey import journey, need_noted, thanks
from bot.messages.journey_ids import Sheet
from bot.messages.journey_sheets import sheet_form
from bot.messages.journey_view import (
    Asked,
    AwardView,
    FormStanding,
    JourneyView,
    SheetState,
    StartFormRule,
    Term,
)
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.policy.award import AwardStep
from bot.policy.journey import EXITS, WAY, Lack
from bot.services.form_states import FieldProblem
from bot.services.journey_input import problem_said
from storage.vocabulary import NeedAnswer, ObjectionKind, Phase, StartFormState
from tests.messages.samples import LARGEST_NUMBER

DAY = date(2026, 12, 15)
TERM = Term(20, "Europese procedures", "Aanbestedingswet 2012, 2.127")
NOTES = ("moved", "kept", "refused", "impossible", "stale", "not_needed")

_FORMS = [
    FormStanding(state, by)
    for state in (None, *StartFormState)
    if state is not StartFormState.SUFFICIENT  # then nothing waits for it
    for by in ("", "U0001")
]

PROBLEMS: dict[str, dict[str, object]] = {
    "reason_missing": {},
    "choice_missing": {},
    "date_missing": {},
    "date_future": {},
    "date_too_early": {"earliest": DAY},
    "contract_order": {},
    "contract_over": {},
    "saved_too_much": {},
    "standstill_short": {"earliest": DAY, "days": 20, "source": TERM.source},
    "value_negative": {},
}
"""What may be wrong in a short form, with what the phrase mentions."""


def journey_messages(words: Wording) -> Iterator[Message]:
    """What is told in private."""
    yield need_noted(words, trajectory_id=3)
    yield thanks(words, number=LARGEST_NUMBER, title="Lampen & <!channel>", trajectory_id=3)


def journey_modals(words: Wording) -> Iterator[Block]:
    """Where it stands, for everybody and in every state, and each short form."""
    plain = JourneyView(3, LARGEST_NUMBER, "Lampen & <!channel>", 7, Phase.TENDER)
    yield journey(plain, words)
    yield journey(replace(plain, phase=None), words)
    whole = replace(
        plain, phase=Phase.IDEA, may_change=True, way=WAY, next=Phase.START_FORM, exits=EXITS
    )
    for note in NOTES:
        yield journey(whole, words, note=note)
        yield journey(replace(whole, missing=(Lack.VALUE,)), words, note=note)
    for asked in Asked:
        for more_than in (True, False):
            rule = StartFormRule(asked, "€ 25.000", more_than, "Actieplan, 4.2")
            unsure = frozenset({Phase.START_FORM, Phase.INTAKE})
            yield journey(replace(whole, start_form=rule, unsure=unsure), words)
    for answer in NeedAnswer:
        for saved in (None, 1_200_000):
            yield journey(replace(whole, need=answer, saved_cents=saved), words)
    yield journey(
        replace(whole, asks_need=True, missing=(Lack.NEED, Lack.VALUE, Lack.START_FORM)), words
    )
    yield journey(replace(whole, missing=(Lack.THEMES, Lack.PROMISES)), words)
    yield journey(replace(whole, missing=(Lack.INTAKE,), may_talk=True), words)
    yield journey(replace(whole, may_talk=True), words)
    for form in _FORMS:
        yield journey(replace(whole, missing=(Lack.START_FORM,), form=form), words)
    yield journey(replace(whole, may_place=True), words)
    yield journey(replace(whole, need=NeedAnswer.YES, may_ask_again=True), words)
    for exit_to in EXITS:
        yield journey(
            replace(whole, phase=exit_to, reason="Er is er nog een.", back=Phase.IDEA), words
        )
    yield from _awards(whole, words)
    yield from _sheets(words)


def journey_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field."""
    for phrase, data in PROBLEMS.items():
        yield problem_said(FieldProblem("reason", phrase, data), words)


def _awards(whole: JourneyView, words: Wording) -> Iterator[Block]:
    in_award = replace(whole, phase=Phase.AWARD, next=Phase.EXECUTION, back=Phase.TENDER)
    lacks = {
        AwardStep.DECISION: Lack.DECISION,
        AwardStep.OBJECTION: Lack.OBJECTION,
        AwardStep.STANDSTILL: Lack.STANDSTILL,
        AwardStep.FINAL: Lack.FINAL,
        AwardStep.SIGNATURE: Lack.SIGNATURE,
    }
    yield journey(
        replace(in_award, award=AwardView(AwardStep.DECISION), missing=(Lack.DECISION,)), words
    )
    for waits_for, lack in lacks.items():
        for shortened in (False, True):
            award = AwardView(
                waits_for,
                decision_on=DAY,
                standstill_until=DAY,
                shortened=shortened,
                objection=ObjectionKind.COURT if shortened else ObjectionKind.OBJECTION,
                objection_on=DAY,
                objection_ended_on=None if waits_for is AwardStep.OBJECTION else DAY,
                may_decide=True,
                may_object=True,
            )
            yield journey(replace(in_award, award=award, missing=(lack,)), words)
    signed = AwardView(None, decision_on=DAY, final_on=DAY, signed_on=DAY)
    yield journey(replace(whole, phase=Phase.EXECUTION, award=signed), words)


def _sheets(words: Wording) -> Iterator[Block]:
    filled = {"reason": "Er is er nog een.", "saved": "1 ton", "decision_on": "2026-12-15"}
    for sheet in Sheet:
        for state in (SheetState(), SheetState(filled, TERM)):
            for stale in (False, True):
                yield sheet_form(
                    sheet,
                    state,
                    words,
                    number=LARGEST_NUMBER,
                    metadata="",
                    step="a1b2c3d4",
                    stale=stale,
                )
