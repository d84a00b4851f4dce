"""The steps of a start form, each small enough for one modal, and what stands in one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from bot.profile import Profile, Theme

THEMES_PER_STEP = 8
"""As many as stay readable in one modal, and as what was opened fits beside it."""

TEXT_LENGTH = 1500
SHORT_LENGTH = 150

NOT_CHOSEN, CHOSEN = "nee", "ja"
"""Values of the menu of a theme; "ja" where the municipality knows no levels."""

YES, NO = "ja", "nee"
"""Values of the question whether extra budget is asked."""

LONG_TEXTS = ("need", "opportunities", "contract_form", "extra_budget_for", "remarks")
SHORT_TEXTS = ("who_pays", "who_benefits")
AMOUNTS = ("purchase", "yearly")
MONEY = (
    "opportunities",
    "contract_form",
    "budget_holder",
    "extra_budget",
    "extra_budget_for",
    *AMOUNTS,
    "years",
    *SHORT_TEXTS,
    "remarks",
)
"""The fields of the last step, in order."""

Kind = Literal["themes", "why", "money"]


@dataclass(frozen=True)
class Step:
    """One step; a municipality with many themes has several of a kind."""

    kind: Kind
    part: int = 0

    def __str__(self) -> str:
        return f"{self.kind}-{self.part}"

    def themes(self, profile: Profile) -> tuple[Theme, ...]:
        """The themes that this step is about."""
        if self.kind == "money":
            return ()
        first = self.part * THEMES_PER_STEP
        return profile.themes[first : first + THEMES_PER_STEP]

    def fields(self, profile: Profile) -> tuple[str, ...]:
        """The names of everything that may stand in this step."""
        slugs = [theme.slug for theme in self.themes(profile)]
        match self.kind:
            case "themes":
                need = ("need",) if self.part == 0 else ()
                return (*need, *(f"level_{slug}" for slug in slugs))
            case "why":
                names = ("motivation", "reason", "explanation")
                return tuple(f"{name}_{slug}" for slug in slugs for name in names)
            case _:
                return MONEY


def steps_of(profile: Profile) -> tuple[Step, ...]:
    """All steps of a municipality's start form, in order; the check comes after them."""
    parts = range((len(profile.themes) + THEMES_PER_STEP - 1) // THEMES_PER_STEP)
    return (
        *(Step("themes", part) for part in parts),
        *(Step("why", part) for part in parts),
        Step("money"),
    )


@dataclass(frozen=True)
class StepState:
    """What stands in one step, as it was typed and chosen, by the name of the field."""

    values: Mapping[str, Any]

    def field_values(self) -> dict[str, Any]:
        """Every field by the name it has in the form."""
        return dict(self.values)

    def taking(self, other: Self, fields: frozenset[str]) -> "StepState":
        """The same step with these fields as they are in the other one."""
        own = {name: value for name, value in other.values.items() if name in fields}
        return StepState({**self.values, **own})
