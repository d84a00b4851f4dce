"""How strong a case is for a prize, on what its jury looks at: a small score that is explained.

Pure. Not to be confused with :mod:`bot.policy.award`, which is about awarding a contract. Only
what was recorded counts; what is not recorded is not guessed, and takes nothing away either.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.policy.working_days import next_working_day
from storage.vocabulary import Phase, PromisePlace

MOST = 3
"""The highest score on one criterion."""

_SEVERAL_THEMES = 3
_ONE_OF_EACH = 2
_SIGNED: Collection[Phase] = frozenset({Phase.EXECUTION, Phase.COMPLETED})


class Criterion(StrEnum):
    """What a jury may look at, in the words of a profile."""

    AMBITION = "ambitie"
    ANCHORING = "verankering"
    EFFECT = "effect"
    MARKET = "marktinteractie"


class Reason(StrEnum):
    """Something recorded that counts for one criterion: one point each."""

    THEMES = "themes"
    ABOVE_MINIMUM = "above_minimum"
    SEVERAL_THEMES = "several_themes"
    START_FORM = "start_form"
    PILOT = "pilot"
    PLACED = "placed"
    CRITERIA = "criteria"
    HANDED_OVER = "handed_over"
    REUSED = "reused"
    ANCHORED = "anchored"
    WELL = "well"
    SOCIAL_RETURN = "social_return"
    FIGURE = "figure"
    TOOL = "tool"
    SAVED = "saved"
    MARKET_ANSWER = "market_answer"
    MARKET_LESSON = "market_lesson"
    MARKET_MORE = "market_more"


@dataclass(frozen=True)
class ThemeChoice:
    """A theme that was chosen, by its label; ``level`` and ``minimum`` (1-5) where known."""

    label: str
    level: int | None = None
    minimum: int | None = None

    @property
    def is_above(self) -> bool:
        """Whether more was chosen than the organisation asks."""
        return self.level is not None and self.minimum is not None and self.level > self.minimum


@dataclass(frozen=True)
class CaseFacts:
    """What is recorded of a case. Amounts in euro cents; None for what nobody said.

    ``placed``: the themes that stand in the papers, each with where. ``criteria``: how many
    criteria of the national tool suited. ``reused``: how often colleagues used its lessons,
    ``anchored``: how many of those became the way of working. ``well`` and ``not_well``: the
    themes that go well by the last contract talk, and those that do not, or in part.
    """

    number: int
    themes: tuple[ThemeChoice, ...] = ()
    start_form: bool = False
    pilot: bool = False
    placed: tuple[tuple[str, PromisePlace], ...] = ()
    criteria: int = 0
    handed_over: bool = False
    reused: int = 0
    anchored: int = 0
    well: tuple[str, ...] = ()
    not_well: tuple[str, ...] = ()
    people: int | None = None
    hours: int | None = None
    social_cents: int | None = None
    saved_cents: int | None = None
    tools: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    market_answers: tuple[str, ...] = ()
    market_lessons: tuple[str, ...] = ()

    @property
    def above(self) -> tuple[ThemeChoice, ...]:
        """The themes of which more was chosen than is asked."""
        return tuple(each for each in self.themes if each.is_above)


_HOLDS: Mapping[Criterion, Mapping[Reason, Callable[[CaseFacts], bool]]] = {
    Criterion.AMBITION: {
        Reason.ABOVE_MINIMUM: lambda case: bool(case.above),
        Reason.THEMES: lambda case: bool(case.themes),
        Reason.SEVERAL_THEMES: lambda case: len(case.themes) >= _SEVERAL_THEMES,
        Reason.START_FORM: lambda case: case.start_form,
        Reason.PILOT: lambda case: case.pilot,
    },
    Criterion.ANCHORING: {
        Reason.PLACED: lambda case: bool(case.placed),
        Reason.CRITERIA: lambda case: case.criteria > 0,
        Reason.HANDED_OVER: lambda case: case.handed_over,
        Reason.ANCHORED: lambda case: case.anchored > 0,
        Reason.REUSED: lambda case: case.reused > 0,
    },
    Criterion.EFFECT: {
        Reason.WELL: lambda case: bool(case.well),
        Reason.FIGURE: lambda case: bool(case.figures),
        Reason.TOOL: lambda case: bool(case.tools),
        Reason.SOCIAL_RETURN: lambda case: bool(case.people or case.hours or case.social_cents),
        Reason.SAVED: lambda case: bool(case.saved_cents and case.saved_cents > 0),
    },
    Criterion.MARKET: {
        Reason.MARKET_ANSWER: lambda case: bool(case.market_answers),
        Reason.MARKET_LESSON: lambda case: bool(case.market_lessons),
        Reason.MARKET_MORE: lambda case: (
            len(case.market_answers) + len(case.market_lessons) > _ONE_OF_EACH
        ),
    },
}
_ADVICE: Mapping[Criterion, Sequence[Reason]] = {
    Criterion.AMBITION: (Reason.THEMES,),
    Criterion.ANCHORING: (Reason.PLACED, Reason.HANDED_OVER, Reason.ANCHORED, Reason.REUSED),
    Criterion.EFFECT: (Reason.WELL, Reason.FIGURE, Reason.TOOL),
    Criterion.MARKET: (Reason.MARKET_LESSON, Reason.MARKET_MORE),
}
"""What can still be done about a case whose contract is signed, the most telling first."""


@dataclass(frozen=True)
class Scored:
    """A case on one criterion, and what that rests on."""

    criterion: Criterion
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """From 0 (nothing is recorded) to 3."""
        return min(MOST, len(self.reasons))


def known_criteria(jury: Iterable[str]) -> tuple[Criterion, ...]:
    """What the jury of a profile looks at, as far as something is recorded about it."""
    asked = [each.casefold() for each in jury]
    return tuple(Criterion(each) for each in asked if each in set(Criterion))


def scored(case: CaseFacts, jury: Iterable[str]) -> tuple[Scored, ...]:
    """How strong a case is on each criterion, in the order of the jury."""
    return tuple(
        Scored(each, tuple(reason for reason, holds in _HOLDS[each].items() if holds(case)))
        for each in known_criteria(jury)
    )


def ranked(cases: Iterable[CaseFacts], jury: Sequence[str]) -> list[CaseFacts]:
    """The strongest first; what is as strong by number, the lowest first."""
    return sorted(cases, key=lambda case: (-total(case, jury), case.number))


def total(case: CaseFacts, jury: Iterable[str]) -> int:
    """The scores together. Only to put cases in an order: nobody is shown it."""
    return sum(each.score for each in scored(case, jury))


def would_help(case: CaseFacts, jury: Iterable[str]) -> Reason | None:
    """What would make a case stronger where it is weakest; None where nothing can be said."""
    for found in sorted(scored(case, jury), key=lambda each: each.score):
        if found.score == MOST:
            return None
        for reason in _ADVICE[found.criterion]:
            if reason not in found.reasons:
                return reason
    return None


@dataclass(frozen=True)
class Contract:
    """The dates that decide whether a case is of a year."""

    phase: Phase
    signed_on: date | None = None
    starts: date | None = None
    ends: date | None = None
    objection_runs: bool = False


def is_of_year(contract: Contract, year: int) -> bool:
    """Whether the contract was signed in a year, or ran in it, and no objection runs.

    Only from execution on a contract is signed. Without any date nothing is guessed; of a
    completed contract without an end, only the year in which it began is known.
    """
    if contract.phase not in _SIGNED or contract.objection_runs:
        return False
    if contract.signed_on is not None and contract.signed_on.year == year:
        return True
    begins = contract.starts or contract.signed_on
    if begins is None or begins.year > year:
        return False
    if contract.ends is None:
        return contract.phase is Phase.EXECUTION or begins.year == year
    return contract.ends.year >= year


def recalled_on(month: int, today: date, *, country: str) -> date:
    """The day on which the prize is recalled next: the first working day of its month.

    Still this year's while that month lasts.
    """
    year = today.year if today.month <= month else today.year + 1
    return next_working_day(date(year, month, 1), country=country)


def may_be_recalled(month: int, planned_in: int, today: date) -> bool:
    """Whether what was planned for a year's prize may still be told."""
    return today.year == planned_in and today.month >= month
