"""The cases for a prize in each of their forms, so that every phrase of them is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages.award_document import AROUND, dossier_rows, dossier_values
from bot.messages.award_evidence import advice
from bot.messages.award_list import cases_modal, cases_recalled, choice_form, no_prize
from bot.messages.award_view import AwardCase, AwardList, Chosen, Dossier
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.policy.award_dossier import (
    CaseFacts,
    Criterion,
    Reason,
    ThemeChoice,
    scored,
    would_help,
)
from bot.policy.paging import page_of
from storage.vocabulary import ProcessRole, PromisePlace
from tests.messages.samples import LARGEST_NUMBER

TITLE = "Bussen & <!channel>"
LABEL = "Koopwijsprijs"
JURY = (*(each.value for each in Criterion), "durf & lef")
YEAR = 2027
NAMED = "U0NAMED"

FULL = CaseFacts(
    number=LARGEST_NUMBER,
    themes=(
        ThemeChoice("Klimaat", 4, 3),
        ThemeChoice("Circulariteit"),
        ThemeChoice("Social return", 2, 2),
    ),
    start_form=True,
    pilot=True,
    placed=tuple(
        (f"Thema {place}", place) for place in PromisePlace if place is not PromisePlace.NOWHERE
    ),
    criteria=2,
    handed_over=True,
    reused=4,
    anchored=1,
    well=("Klimaat", "Circulariteit"),
    not_well=("Social return",),
    people=3,
    hours=1200,
    social_cents=1_250_000,
    saved_cents=4_000_000,
    tools=("MKI & meer: 12 ton CO2 minder " * 8,),
    figures=("31 ton CO2 (per jaar)", "40 % hergebruikt"),
    market_answers=("Is er een marktconsultatie geweest?",),
    market_lessons=("Vraag de marktpartijen eerst", "Marktdialoog loont"),
)
PEOPLE = {ProcessRole.CLIENT: "", ProcessRole.BUYER: NAMED}


def case(facts: CaseFacts = FULL, **more: object) -> AwardCase:
    """A case for the jury."""
    found = {each.criterion.value: each for each in scored(facts, JURY)}
    made = AwardCase(
        3,
        facts.number,
        TITLE,
        facts,
        tuple((label, found.get(label)) for label in JURY),
        team="Team BOR",
        category="GWW",
        would_help=would_help(facts, JURY),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields by their name


def dossier(facts: CaseFacts = FULL) -> Dossier:
    """What the document of a case is made of."""
    return Dossier(
        LABEL,
        YEAR,
        case(facts),
        why="De eerste keer zonder uitstoot",
        themes=("Klimaat",),
        signed_on="1 december 2026",
        people=PEOPLE,
        others=("U0OTHER",),
        to_check=("Jansen BV",),
    )


def _list(cases: tuple[AwardCase, ...], *, chosen: Chosen | None = None) -> AwardList:
    return AwardList(
        LABEL, YEAR, cases, page_of(len(cases), size=5, wanted=1), len(cases), 1, chosen
    )


def award_messages(words: Wording) -> Iterator[Message]:
    """What is told in the month of the prize, and where there is none."""
    yield AROUND.problem(LARGEST_NUMBER, words)
    yield no_prize(words)
    yield cases_recalled(_list((case(), case(CaseFacts(2), is_shared=False))), words)
    yield cases_recalled(_list(()), words)


def award_modals(words: Wording) -> Iterator[Block]:
    """The list and its form."""
    for phrase in ("coming", "busy"):
        yield AROUND.told(phrase, words)
    worse = CaseFacts(2, not_well=("Klimaat", "Milieu"), criteria=1, people=1, reused=1)
    both = (case(), case(worse, is_shared=False))
    chosen = Chosen(9, 8, TITLE, "Omdat het <kan> & werkt", 3)
    yield cases_modal(_list(()), words)
    yield cases_modal(_list(both), words, note="withdrawn")
    yield cases_modal(_list(both, chosen=chosen), words, note="kept")
    gone = replace(chosen, why="", trajectory_id=3, still_fits=False)
    yield cases_modal(_list(both, chosen=gone), words, note="changed")
    for page in (1, 2):
        turning = replace(_list(both), page=page_of(7, size=5, wanted=page), total=7)
        yield cases_modal(turning, words)
    for instead, stale in ((None, False), (None, True), (chosen, False), (chosen, True)):
        yield choice_form(
            case(),
            words,
            label=LABEL,
            why="",
            instead_of=instead,
            metadata="",
            step="1",
            stale=stale,
        )


def award_phrases(words: Wording) -> Iterator[str]:
    """The document, and every advice."""
    yield AROUND.name(LARGEST_NUMBER, words)
    yield AROUND.comment(LARGEST_NUMBER, TITLE, words)
    bare = replace(dossier(), why="", people={}, others=(), to_check=())
    worse = replace(FULL, not_well=("Klimaat", "Milieu"))
    for found in (dossier(), dossier(CaseFacts(2)), dossier(worse), bare):
        values = dossier_values(found, words, organisation="gemeente Dorp", day="vandaag")
        yield from values.values()
        for row in dossier_rows(found, {NAMED: "Noor", "U0OTHER": "Sam"}, words):
            yield from filter(None, row.values())
    for reason in Reason:
        if f"stronger_{reason}" in words.pages()["award"]:
            yield advice(reason, words)
