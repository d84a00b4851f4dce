"""What is known of one purchase in which there may be something to celebrate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlmodel import Session

from bot.messages.formatting import in_sentence
from bot.messages.success_drafting import Totals
from bot.policy.ambition import OrganisationLevel, minimum
from bot.policy.promises import is_promise
from bot.policy.successes import ThemeFacts, is_notable
from bot.services.municipality import Municipality
from storage.contracts import promises_of, results_of
from storage.journeys import find_award
from storage.tables import Success, TrajectoryResult
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase, ResultAnswer, SuccessSignal, SuccessState

LATELY = timedelta(days=90)
"""What is longer ago is no news: so the first look at a full database does not draft years."""


@dataclass(frozen=True)
class Look:
    """One look at one purchase: what is known of it, and what was noted of it before.

    ``firsts``: for each team the day of its first contract with a promise in it.
    """

    session: Session
    here: Municipality
    record: TrajectoryRecord
    today: date
    known: Sequence[Success]
    firsts: Mapping[str, date]

    @property
    def trajectory_id(self) -> int:
        """The id of the trajectory."""
        return self.record.trajectory.id or 0

    @property
    def phase(self) -> Phase:
        """Where it stands."""
        return self.record.trajectory.phase

    @property
    def title(self) -> str:
        """What it is called, on one line."""
        return " ".join(self.record.trajectory.title.split())

    @cached_property
    def signed_on(self) -> date | None:
        """When its contract was signed."""
        award = find_award(self.session, trajectory_id=self.trajectory_id)
        return award.signed_on if award else None

    @property
    def is_signed_lately(self) -> bool:
        """Whether the signature is news."""
        return self.signed_on is not None and self.is_lately(self.signed_on)

    @property
    def is_first_of_team(self) -> bool:
        """Whether no contract of its team with a promise in it was signed before."""
        first = self.firsts.get(self.record.trajectory.team or "")
        return first is not None and first == self.signed_on

    @property
    def is_told(self) -> bool:
        """Whether anything was noted of it that was not left out."""
        return any(each.state is not SuccessState.DROPPED for each in self.known)

    @property
    def team(self) -> str | None:
        """Its team, as people read it."""
        slug = self.record.trajectory.team
        return next((each.label for each in self.here.profile.teams if each.slug == slug), None)

    def is_lately(self, day: date) -> bool:
        """Whether a day is not too long ago."""
        return day >= self.today - LATELY

    def was_noted(self, kind: SuccessSignal, occurrence: str) -> bool:
        """Whether this was noted of it before, whatever became of it."""
        return any(each.signal is kind and each.occurrence == occurrence for each in self.known)

    def labels(self, themes: Sequence[str]) -> list[str]:
        """Themes, as they stand in a sentence."""
        known = {each.slug: in_sentence(each.label) for each in self.here.profile.themes}
        return [known.get(each, each) for each in themes]

    @cached_property
    def promised(self) -> list[str]:
        """The themes that its contract holds something about."""
        places = promises_of(self.session, trajectory_id=self.trajectory_id)
        return [
            theme
            for theme in self.record.themes
            if theme in places and is_promise(places[theme].place)
        ]

    @property
    def notable(self) -> list[str]:
        """Of those: the ones that are worth telling."""
        return [each for each in self.promised if is_notable(self._facts(each))]

    @property
    def further(self) -> list[str]:
        """Of those: the ones that go further than a minimum that there is."""
        return [each for each in self.notable if self._minimum(each) is not None]

    @property
    def kept(self) -> list[str]:
        """The promises that went well, by the last word on each."""
        last = {row.theme: row.answer for row in self._results}
        return [each for each in self.promised if last.get(each) is ResultAnswer.WELL]

    @property
    def talk(self) -> str:
        """By what name the latest talk at which something was counted is noted."""
        moment = max((row.moment for row in self._counted), default=0)
        return f"trajectory {self.trajectory_id} talk {moment}"

    @property
    def totals(self) -> Totals | None:
        """What was counted then; None where nothing was, or it was noted before."""
        if not self._counted or self.was_noted(SuccessSignal.RESULT, self.talk):
            return None
        row = self._counted[-1]
        (label,) = self.labels([row.theme])
        return Totals(label, row.people or 0, row.hours or 0, row.said_on)

    @cached_property
    def _results(self) -> list[TrajectoryResult]:
        return results_of(self.session, trajectory_id=self.trajectory_id)

    @property
    def _counted(self) -> list[TrajectoryResult]:
        return [
            row
            for row in self._results
            if (row.people or row.hours) and row.answer is not ResultAnswer.NOT
        ]

    def _facts(self, theme: str) -> ThemeFacts:
        core = {each.slug: each.core for each in self.here.profile.themes}
        return ThemeFacts(
            promised=True,
            core=core.get(theme, False),
            level=self.record.themes[theme],
            minimum=self._minimum(theme),
        )

    def _minimum(self, theme: str) -> OrganisationLevel | None:
        """That of the day on which it was signed."""
        return minimum(self.here.profile.ambition, theme, self.signed_on or self.today)
