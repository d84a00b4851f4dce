"""What the value means, small purchases and what may belong together, in each of their forms."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.message import Block, Message
from bot.messages.procedure import procedure_answer
from bot.messages.small_purchase import SmallForm, Thanks, small_form, thanked, too_much
from bot.messages.social_return import (
    ReturnFields,
    ReturnView,
    answer,
    form,
    kept_note,
    reckon_here,
)
from bot.messages.splitting import SHOWN, Beside, SplittingView, splitting_note
from bot.messages.trajectory_details import details
from bot.messages.value_view import KeptReturn, ValueMeaning
from bot.messages.wording import Wording
from bot.policy.procedure import compared
from bot.policy.social_return import reckon
from bot.profile import Profile, Threshold, load_profile
from bot.profile.money import SocialReturn
from bot.services.municipality import Municipality
from bot.services.procedure import procedure_view
from storage.vocabulary import SmallChoice, SocialReturnWay
from tests.messages.samples import LARGEST_NUMBER, ordinary
from tests.profile.samples import EVERY_OPTION

TODAY, LATER = date(2026, 11, 23), date(2028, 2, 1)
VALUES = (None, 20_000_000, 30_000_000, 10**12)
CASES = (
    *((value, None) for value in (None, -100, 0, 20_000_000, 30_000_000, 10**12)),
    *((600_000_000, wages) for wages in (200, 275, 300)),
)
"""A value in euro cents, and the wages in thousandths."""

KEPT = (
    KeptReturn(SocialReturnWay.PERCENTAGE, 275),
    KeptReturn(SocialReturnWay.PERCENTAGE),
    KeptReturn(SocialReturnWay.PLAN),
)


def rules() -> Iterator[tuple[SocialReturn | None, tuple[Threshold, ...]]]:
    """A rule by a threshold, one by the European ones, one without its amount, and none."""
    groningen, town = load_profile("midden-groningen"), load_profile(EVERY_OPTION)
    bare = groningen.model_copy(update={"social_return": None})
    for profile in (groningen, town, bare):
        yield profile.social_return, profile.thresholds
    yield groningen.social_return, ()
    plain = town.social_return
    if plain is not None:
        alone = {"alternative": None, "percentage_low_wages": None, "low_wages_below": None}
        yield plain.model_copy(update=alone), groningen.thresholds


def return_views() -> Iterator[ReturnView]:
    """Every outcome, for words or for a trajectory."""
    yield ReturnView()
    for number, (rule, thresholds) in enumerate(rules()):
        for value, wages in CASES:
            day = LATER if wages else TODAY
            found = reckon(value, wages, rule=rule, thresholds=thresholds, day=day)
            view = ReturnView(found, ReturnFields("3 ton", "25%"))
            of_trajectory = replace(view, number=LARGEST_NUMBER, trajectory_id=3, kept=KEPT[0])
            yield view if number % 2 or wages == 200 else of_trajectory
    yield replace(view, number=14, trajectory_id=3, kept=KEPT[2])


def value_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """Every answer, and the note."""
    for view in return_views():
        yield answer(view, words)
    yield reckon_here("social return bij 3 ton?", words)
    here = Municipality(1, "T1", profile, words)
    bare = Municipality(1, "T1", profile.model_copy(update={"thresholds": ()}), words)
    for value in VALUES:
        for day in (TODAY, LATER):
            yield procedure_answer(procedure_view(value, here=here, today=day), words)
    yield procedure_answer(
        procedure_view(None, here=here, today=TODAY, number=14, mistakes=("Typ iets.",)), words
    )
    yield procedure_answer(procedure_view(100, here=bare, today=TODAY), words)
    one, many = (
        tuple(Beside(n, n, "Stoep & <weg>") for n in range(1, top)) for top in (2, SHOWN + 4)
    )
    labels = tuple(each.label for each in profile.thresholds)
    for others, named, rule in ((one, (), None), (many, labels, profile.splitting)):
        yield splitting_note(
            SplittingView(3, 14, "Asfalt", others, bool(named), named, rule), words
        )


def value_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """Every form, and what a trajectory's details say."""
    for view in return_views():
        yield form(view, words, metadata="", step="1", note=kept_note(view, words))
    stale = kept_note(view, words, stale=True)
    yield form(view, words, metadata="", step="1", note=stale, mistakes=["Typ een bedrag."])
    yield from _details(profile, words)
    limit = profile.threshold("start-form")
    town = load_profile(EVERY_OPTION).threshold("start-form")
    for each in (limit, town, None):
        for state in (SmallForm(), SmallForm("Paaseieren", "€ 80", "kantoor", None, "gekeken")):
            yield small_form(state, profile, words, limit=each, metadata="", step="1")
    bare = profile.model_copy(update={"categories": (), "teams": ()})
    yield small_form(SmallForm(), bare, words, limit=None, metadata="", step="1")
    for threshold in filter(None, (limit, town)):
        yield too_much(SmallForm("Vloer", "30.000"), threshold, words)
    for choice in SmallChoice:
        yield thanked(Thanks(choice), words)
        yield thanked(Thanks(choice, "Team BOR", 6), words)


def _details(profile: Profile, words: Wording) -> Iterator[Block]:
    for rule, thresholds in rules():
        for value, kept in ((1, None), (30_000_000, None), *((600_000_000, each) for each in KEPT)):
            wages = kept.wage_permille if kept else None
            meaning = ValueMeaning(
                compared(value, thresholds, LATER if value == 1 else TODAY),
                reckon(value, wages, rule=rule, thresholds=thresholds, day=TODAY),
                kept,
            )
            view = replace(ordinary(profile), value_cents=value, meaning=meaning)
            yield details(view, words)


def value_phrases(words: Wording) -> Iterator[str]:
    """What is wrong with a field, which a handler tells."""
    yield words.plain("social_return", "wages_unclear", typed="veel")
    yield words.plain("social_return", "way_missing")
    yield words.plain("small_purchase", "choice_missing")
    yield words.plain("small_purchase", "description_too_long", longest=120)
