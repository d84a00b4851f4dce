"""When a start form is needed, when it may change, and what could be better in it. Pure.

Findings are a help, not a gate: a form may be handed in with findings left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.policy.ambition import OrganisationLevel, is_under, minimum
from bot.policy.comply_or_explain import is_empty_phrase, says_something
from bot.policy.total_cost import Costs, lifetime_cost
from bot.profile import Profile
from bot.profile.money import Rule
from storage.vocabulary import Phase, StartFormState

SOCIAL_RETURN = "social-return"
"""The slug that every profile gives to this theme, where it has it."""

_EU_RULES: tuple[Rule, ...] = (
    "eu-supplies-services",
    "eu-works",
    "eu-concessions",
    "eu-social-services",
)
BEFORE_THE_TENDER = frozenset(
    {Phase.IDEA, Phase.START_FORM, Phase.INTAKE, Phase.PREPARATION},
)
_WITH_THE_REQUESTER = frozenset({StartFormState.DRAFT, StartFormState.MORE_ASKED})


class Need(StrEnum):
    """Whether a start form belongs to a purchase."""

    NONE = "none"
    NEEDED = "needed"
    UNKNOWN = "unknown"  # nobody estimated the value yet
    NO_FORMS = "no_forms"  # this municipality has no start form


class FindingKind(StrEnum):
    """What could be better in a start form."""

    NEED_MISSING = "need_missing"
    NEED_WHY_MISSING = "need_why_missing"  # that it is needed was said; why, was not
    MOTIVATION_MISSING = "motivation_missing"
    MOTIVATION_EMPTY = "motivation_empty"
    EXPLANATION_MISSING = "explanation_missing"
    EXPLANATION_EMPTY = "explanation_empty"
    LEVEL_UNDER_MINIMUM = "level_under_minimum"
    SOCIAL_RETURN_MISSING = "social_return_missing"
    OPPORTUNITIES_MISSING = "opportunities_missing"
    BUDGET_HOLDER_MISSING = "budget_holder_missing"
    EXTRA_BUDGET_MISSING = "extra_budget_missing"
    EXTRA_BUDGET_FOR_MISSING = "extra_budget_for_missing"
    LIFETIME_MISSING = "lifetime_missing"


@dataclass(frozen=True)
class ThemeChoice:
    """What the form says of one theme. ``has_reason``: one of the profile's list was chosen."""

    theme: str
    chosen: bool = False
    level: OrganisationLevel | None = None
    motivation: str = ""
    has_reason: bool = False
    explanation: str = ""


@dataclass(frozen=True)
class Means:
    """What the form says of money and people.

    ``extra_budget``: whether more money is asked than there is; None as long as nobody said.
    """

    opportunities: str = ""
    has_budget_holder: bool = False
    costs: Costs = field(default_factory=Costs)
    extra_budget: bool | None = None
    extra_budget_for: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that could be better. ``theme`` is a slug; ``lowest`` the level that is asked."""

    kind: FindingKind
    theme: str | None = None
    lowest: OrganisationLevel | None = None


def start_form_need(profile: Profile, cents: int | None, day: date) -> Need:
    """Whether a start form belongs to an estimate in euro cents; the threshold decides.

    Source of the threshold: the profile.
    """
    threshold = profile.threshold("start-form", day)
    if threshold is None:
        return Need.NO_FORMS
    if cents is None:
        return Need.UNKNOWN
    return Need.NEEDED if threshold.applies_to(cents) else Need.NONE


def may_still_change(phase: Phase, state: StartFormState | None) -> bool:
    """Whether the form can be filled in: before the tender, and not while it is judged."""
    return phase in BEFORE_THE_TENDER and (state is None or state in _WITH_THE_REQUESTER)


def findings(
    profile: Profile,
    choices: Sequence[ThemeChoice],
    *,
    need: str,
    means: Means,
    is_needed: bool = False,
    cents: int | None,
    day: date,
) -> tuple[Finding, ...]:
    """What could be better, in the order of the form.

    :param need: the answer to whether it is needed at all, asked only where the profile
        has that question. :param is_needed: whether somebody said already that it is needed,
        without a word why. :param cents: the estimate in euro cents.
    """
    found: list[Finding] = []
    if asks_need(profile) and not says_something(need):
        found.append(
            Finding(FindingKind.NEED_WHY_MISSING if is_needed else FindingKind.NEED_MISSING)
        )
    asks_return = asks_social_return(profile, cents, day)
    for choice in choices:
        lowest = minimum(profile.ambition, choice.theme, day)
        if choice.chosen:
            found.extend(_about_chosen(choice, lowest))
        elif choice.theme == SOCIAL_RETURN and asks_return:
            found.append(Finding(FindingKind.SOCIAL_RETURN_MISSING, choice.theme))
        else:
            found.extend(_about_left_out(choice))
    return (*found, *_about_means(means))


def asks_need(profile: Profile) -> bool:
    """Whether this municipality asks first whether it is needed at all."""
    return any(question.moment == "need" for question in profile.questions)


def asks_social_return(profile: Profile, cents: int | None, day: date) -> bool:
    """Whether the rule for social return certainly holds for an estimate in euro cents.

    Where it goes by the European thresholds, which one that is depends on the kind of
    purchase: then it is certain above the highest only.
    """
    rule = profile.social_return
    if rule is None or cents is None:
        return False
    if rule.basis == "above-threshold":
        threshold = profile.threshold("social-return", day)
        return threshold is not None and threshold.applies_to(cents)
    known = [limit for each in _EU_RULES if (limit := profile.threshold(each, day)) is not None]
    return bool(known) and all(limit.applies_to(cents) for limit in known)


def _about_means(means: Means) -> Iterator[Finding]:
    """Costs that are known by half are no sum yet, and so they are missing still."""
    if not says_something(means.opportunities):
        yield Finding(FindingKind.OPPORTUNITIES_MISSING)
    if not means.has_budget_holder:
        yield Finding(FindingKind.BUDGET_HOLDER_MISSING)
    if means.extra_budget is None:
        yield Finding(FindingKind.EXTRA_BUDGET_MISSING)
    elif means.extra_budget and not says_something(means.extra_budget_for):
        yield Finding(FindingKind.EXTRA_BUDGET_FOR_MISSING)
    if lifetime_cost(means.costs) is None:
        yield Finding(FindingKind.LIFETIME_MISSING)


def _about_chosen(choice: ThemeChoice, lowest: OrganisationLevel | None) -> Iterator[Finding]:
    if is_under(choice.level, lowest):
        yield Finding(FindingKind.LEVEL_UNDER_MINIMUM, choice.theme, lowest)
    if is_empty_phrase(choice.motivation):
        yield Finding(FindingKind.MOTIVATION_EMPTY, choice.theme)
    elif not says_something(choice.motivation):
        yield Finding(FindingKind.MOTIVATION_MISSING, choice.theme)


def _about_left_out(choice: ThemeChoice) -> Iterator[Finding]:
    """A reason from the list is enough; words of one's own have to say something."""
    if choice.has_reason or says_something(choice.explanation):
        return
    empty = is_empty_phrase(choice.explanation)
    kind = FindingKind.EXPLANATION_EMPTY if empty else FindingKind.EXPLANATION_MISSING
    yield Finding(kind, choice.theme)
