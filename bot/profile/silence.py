"""When a purchase of which nothing is heard is asked about."""

from typing import Annotated, Literal

from pydantic import Field

from bot.profile.base import Keyed, Part, Text
from storage.vocabulary import Phase

Weeks = Annotated[int, Field(ge=1, le=104)]
AskedPhase = Literal["idee", "startformulier", "intake", "voorbereiding", "uitvoering"]
"""Between publication and award nothing is asked; after its end there is nothing to ask."""


class PhaseSilence(Part):
    """Another time for one phase."""

    slug: AskedPhase
    weeks: Weeks = Field(description="how long nothing may happen in this phase")


class Silence(Part):
    """How long nothing may happen to a purchase before its owner is asked how it goes."""

    weeks: Weeks = Field(description="how long nothing may happen, in weeks")
    phases: Keyed[PhaseSilence] = ()
    proposal: bool = Field(default=False, description="true when nobody decided on it yet")
    reason: Text | None = Field(default=None, description="why this is proposed")

    def weeks_in(self, phase: Phase) -> int:
        """How many weeks in a phase."""
        return next((each.weeks for each in self.phases if each.slug == phase), self.weeks)
