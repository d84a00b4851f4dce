"""Which champion fits which purchase, when they are asked to thank, who reads of room. Pure.

A champion stands behind a purchase once they said so; they fit it when they stand for one of its
themes, its team, its domain, its kind, or a theme at its kind (an inspiration pack).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.policy.award import AwardFacts
from bot.policy.confidentiality import Viewer, oversees, permitted
from bot.policy.permissions import Act
from storage.vocabulary import AskState, MunicipalRole, Phase, RepresentedKind, Sharing

StandsFor = tuple[RepresentedKind, str]
"""What somebody stands for, with its slug in the profile."""

PROMPT_DAYS = 14
"""So many days after a celebration somebody can still be asked to thank; later it is stale."""

_THANKED = frozenset({Phase.EXECUTION, Phase.COMPLETED, Phase.NOT_NEEDED})
_ORDER = (
    RepresentedKind.TEAM,
    RepresentedKind.DOMAIN,
    RepresentedKind.PACK,
    RepresentedKind.CATEGORY,
    RepresentedKind.THEME,
)
"""Who is nearest first: who leads the people of a purchase can give them room."""


@dataclass(frozen=True)
class Cause:
    """What a purchase is about, by slugs of the profile."""

    themes: frozenset[str] = frozenset()
    team: str | None = None
    domains: frozenset[str] = frozenset()
    category: str | None = None

    def holds(self, what: StandsFor) -> bool:
        """Whether it is about what somebody stands for."""
        kind, slug = what
        match kind:
            case RepresentedKind.TEAM:
                return slug == self.team
            case RepresentedKind.DOMAIN:
                return slug in self.domains
            case RepresentedKind.CATEGORY:
                return slug == self.category
            case RepresentedKind.PACK:
                category, _, theme = slug.partition(".")
                return category == self.category and theme in self.themes
            case _:
                return slug in self.themes


@dataclass(frozen=True)
class Party:
    """Something that was celebrated, and a champion who could thank for it.

    ``joined``: they said that they stand behind the purchase.
    """

    success_id: int
    celebrated_on: date
    joined: bool = False


def fits(stands_for: Collection[StandsFor], cause: Cause) -> tuple[StandsFor, ...]:
    """Why a champion fits a purchase, what is nearest first; empty when they do not."""
    found = (what for what in stands_for if cause.holds(what))
    return tuple(sorted(found, key=lambda what: (_ORDER.index(what[0]), what[1])))


def nearest_first(fitting: Collection[tuple[int, Sequence[StandsFor]]]) -> tuple[int, ...]:
    """Champions by person id, with why each fits: who is nearest first."""
    known = [each for each in fitting if each[1]]
    return tuple(
        person for person, _ in sorted(known, key=lambda e: (_ORDER.index(e[1][0][0]), e[0]))
    )


def may_answer(viewer: Viewer, champion: int) -> bool:
    """Whether somebody says themselves that they stand behind a purchase, or not now."""
    own = viewer.person_id == champion and MunicipalRole.CHAMPION in viewer.roles
    return own and permitted(viewer, Act.ANSWER_OWN, involved=True)


def may_be_asked(state: AskState | None) -> bool:
    """Whether a champion may be invited: who said not now, says so themselves when it is."""
    return state is None


def first_of_month(day: date) -> date:
    """The month of a day, as its first day."""
    return day.replace(day=1)


def may_be_thanked(phase: Phase, award: AwardFacts, sharing: Sharing) -> bool:
    """Whether somebody may be thanked for a purchase in public.

    Not before the contract is signed, unless nothing was bought at all; nor while an objection
    runs, nor for what is not shared.
    """
    return phase in _THANKED and not award.objection_runs and sharing is Sharing.TEAM


def party_to_thank(
    parties: Collection[Party],
    *,
    today: date,
    month: date,
    asked_in: Collection[date],
    asked_for: Collection[int],
) -> Party | None:
    """For which celebration a champion is asked to thank; None for none this month.

    What they stand behind goes before what only fits, the newest first.

    :param month: the first day of the month in which they would read it.
    :param asked_in: the months in which they were asked before.
    :param asked_for: the successes for which they were asked before.
    """
    if month in asked_in:
        return None
    fresh = [
        each
        for each in parties
        if each.success_id not in asked_for
        and today - timedelta(days=PROMPT_DAYS) <= each.celebrated_on <= today
    ]
    return max(fresh, key=lambda e: (e.joined, e.celebrated_on, e.success_id), default=None)


def reads_room(viewer: Viewer, *, involved: bool) -> bool:
    """Whether somebody may read what room was asked for at a purchase.

    :param involved: they are of its people, asked for it, or stand behind it as a champion.
    """
    return permitted(viewer, Act.READ_ROOM, involved=involved)


def reads_all_room(viewer: Viewer) -> bool:
    """Whether somebody reads how often room was asked and given, over all purchases."""
    return oversees(viewer) or MunicipalRole.CHAMPION in viewer.roles


def may_decide_room(viewer: Viewer) -> bool:
    """Whether somebody writes down what was decided elsewhere."""
    return permitted(viewer, Act.DECIDE_ROOM)
