"""The profile itself: everything a municipality chose, and the questions others ask of it."""

import datetime as dt
from typing import Annotated, Protocol, TypeVar

from pydantic import Field, StringConstraints

from bot.profile.actions import (
    Activity,
    OwnItemKind,
    Pilot,
    PilotPlan,
    RouteMap,
    Track,
    YearPlan,
)
from bot.profile.base import Blank, Keyed, Part, Slug, Source, Text
from bot.profile.blanks import BlankKey, blanks_in
from bot.profile.conversation import Conversation
from bot.profile.goals import Development, Plan, PolicyGoal, Target
from bot.profile.governance import Body, Budget, Role, RoleInProcess
from bot.profile.knowledge import (
    Award,
    Communication,
    Manifest,
    Moment,
    Monitoring,
    Network,
    ProcessStep,
    Question,
    Report,
    Risk,
    Selection,
    Tool,
)
from bot.profile.money import (
    Rule,
    SocialReturn,
    Splitting,
    Threshold,
    ValueClass,
    ValueClasses,
)
from bot.profile.organisation import Category, Channels, Domain, Team
from bot.profile.practice import Practice
from bot.profile.promises import Promises
from bot.profile.rhythms import Attention, Calendar, Planning, Rhythm, Standstill
from bot.profile.silence import Silence
from bot.profile.tenders import TenderCalendar
from bot.profile.themes import Ambition, Explanation, Explanations, Level, Theme

Command = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9][a-z0-9_-]*$", max_length=32)]

KnownName = Annotated[Text, StringConstraints(min_length=2, max_length=100)]

OPTIONS = 100  # as many as a menu in Slack takes

# Rules that the bot can only follow once it knows the amount.
ASKED_THRESHOLDS: dict[Rule, str] = {
    "start-form": "Vanaf welk bedrag hoort er een startformulier bij?",
    "social-return": "Vanaf welk bedrag geldt social return?",
}


class _Slugged(Protocol):
    @property
    def slug(self) -> str: ...


HasSlug = TypeVar("HasSlug", bound=_Slugged)


class Words(Part):
    """Words that this municipality uses of its own."""

    lesson: Text = Field(default="leerervaring", description="what a lesson is called")
    lessons: Text = Field(default="leerervaringen", description="the same, more than one")
    machine: Text | None = Field(default=None, description="where lessons become standards")
    best: Text | None = Field(default=None, description="what doing it fully is called")


class Profile(Part):
    """A municipality's choices. Loaded once; nothing in it changes while the bot runs.

    Sections that are None or empty are no part of the municipality's way of working,
    unless `blanks()` names them: then they are still to be filled in.
    """

    # who
    slug: Slug = Field(description="the profile's own name, such as 'midden-groningen'")
    name: Text = Field(description="the municipality, such as 'Midden-Groningen'")
    organisation: Text = Field(description="in a sentence, such as 'gemeente Midden-Groningen'")
    command: Command = Field(description="the slash command, such as '/mvoi'")
    acronym: Text = Field(description="what people call it, such as 'MVOI'")
    acronym_meaning: Text = Field(description="the acronym written out")
    timezone: Text = Field(
        default="Europe/Amsterdam", description="an IANA time zone, such as 'Europe/Amsterdam'"
    )
    coordinator_title: Text = Field(description="what the coordinator is called")
    adviser_title: Text = Field(description="what the procurement adviser is called")
    member_title: Text | None = Field(default=None, description="what a team member is called")
    champion_title: Text | None = Field(default=None, description="what a champion is called")
    words: Words = Words()
    conversation: Conversation = Conversation()
    known_names: tuple[KnownName, ...] = Field(
        default=(),
        description="what is no supplier, such as a building or partner: 'Werkplein Oost'",
    )
    sources: Keyed[Source] = ()

    # themes and goals
    plan: Plan | None = None
    themes: Annotated[Keyed[Theme], Field(min_length=1, max_length=OPTIONS)]
    levels: tuple[Level, ...] = ()
    ambition: Ambition | None = None
    development: Development | None = None
    explanations: Explanations | None = None
    goals: Annotated[
        Keyed[PolicyGoal], Blank("Welke beleidsdoelen gelden er, met bron en datum?")
    ] = ()
    targets: tuple[Target, ...] = ()

    # who buys what
    categories: Annotated[
        Keyed[Category], Field(max_length=OPTIONS), Blank("Welke inkoopcategorieën zijn er?")
    ] = ()
    teams: Annotated[Keyed[Team], Field(max_length=OPTIONS), Blank("Welke teams kopen in?")] = ()
    domains: Annotated[Keyed[Domain], Blank("Welke domeinen zijn er?")] = ()
    channels: Channels
    bodies: Keyed[Body] = ()
    roles: Keyed[Role] = ()
    process_roles: tuple[RoleInProcess, ...] = ()

    # rules
    thresholds: Keyed[Threshold] = ()
    value_classes: ValueClasses
    social_return: Annotated[
        SocialReturn | None, Blank("Welke regel geldt voor social return?")
    ] = None
    splitting: Splitting | None = None
    standstill: Standstill | None = None
    selection: Selection | None = None
    questions: tuple[Question, ...] = ()
    process_steps: tuple[ProcessStep, ...] = ()
    promises: Promises = Promises()

    # the year
    calendar: Calendar
    attention: Attention = Attention()
    rhythms: Keyed[Rhythm] = ()
    planning: Planning | None = None
    silence: Silence | None = None
    tender_calendar: TenderCalendar = TenderCalendar()
    report: Report | None = None

    # what is done, and with what
    activities: tuple[Activity, ...] = ()
    year_plans: tuple[YearPlan, ...] = ()
    pilots: Keyed[Pilot] = ()
    pilot_plan: PilotPlan | None = None
    tracks: Keyed[Track] = ()
    own_items: Keyed[OwnItemKind] = ()
    route_map: RouteMap | None = None
    budget: Budget | None = None
    monitoring: Monitoring | None = None
    manifest: Manifest | None = None
    communication: Communication | None = None
    practice: Practice | None = None
    tools: Keyed[Tool] = ()
    networks: Keyed[Network] = ()
    award: Award | None = None
    risks: Keyed[Risk] = ()

    def theme(self, slug: str) -> Theme:
        """The theme with this slug; KeyError when there is none."""
        return _find(self.themes, slug)

    def category(self, slug: str) -> Category:
        """The category with this slug; KeyError when there is none."""
        return _find(self.categories, slug)

    def team(self, slug: str) -> Team:
        """The team with this slug; KeyError when there is none."""
        return _find(self.teams, slug)

    def domain(self, slug: str) -> Domain:
        """The domain with this slug; KeyError when there is none."""
        return _find(self.domains, slug)

    def body(self, slug: str) -> Body:
        """The body with this slug; KeyError when there is none."""
        return _find(self.bodies, slug)

    def rhythm(self, slug: str) -> Rhythm:
        """The rhythm with this slug; KeyError when there is none."""
        return _find(self.rhythms, slug)

    def blanks(self) -> tuple[BlankKey, ...]:
        """Every key that the municipality's plan is silent on and the bot would use."""
        unknown = tuple(
            BlankKey(f"thresholds.{rule}", question)
            for rule, question in ASKED_THRESHOLDS.items()
            if self.threshold(rule) is None
        )
        return (*blanks_in(self), *unknown)

    def teams_of(self, category_slug: str) -> tuple[Team, ...]:
        """The teams that look after a category, in the profile's order."""
        return tuple(self.team(slug) for slug in self.category(category_slug).teams)

    def months_of(self, rhythm: Rhythm, year: int) -> tuple[int, ...]:
        """The months of a rhythm in a year; empty for one that goes by weeks or by need.

        Its own months come first, then those of its timing, then the planning's items
        of its kind.

        :param rhythm: one of this profile, perhaps with a timing that was chosen since.
        """
        timed = rhythm.when.months if rhythm.when else ()
        if rhythm.every_weeks or rhythm.months or timed or self.planning is None:
            return rhythm.months or timed
        items = self.planning.planned(year)
        return tuple(sorted({item.month for item in items if item.kind == rhythm.kind}))

    def goals_for(self, theme_slug: str) -> tuple[PolicyGoal, ...]:
        """The policy goals of a theme, and those that hold for every theme."""
        return tuple(goal for goal in self.goals if goal.theme in (theme_slug, None))

    def explanations_for(self, theme_slug: str) -> tuple[Explanation, ...]:
        """The reasons that may explain why a theme is not applied."""
        reasons = self.explanations.reasons if self.explanations else ()
        return tuple(each for each in reasons if not each.themes or theme_slug in each.themes)

    def questions_at(self, moment: Moment) -> tuple[Question, ...]:
        """What is asked at a moment of a purchase; of two that are kept as one, the first."""
        asked: dict[str, Question] = {}
        for each in self.questions:
            if each.moment == moment:
                asked.setdefault(each.slug, each)
        return tuple(asked.values())

    def target_level(self, theme_slug: str) -> int | None:
        """The organisation's target level of a theme; aspirations of teams never count."""
        themes = self.ambition.themes if self.ambition else ()
        return next((each.target for each in themes if each.theme == theme_slug), None)

    def channel_for(self, team_slug: str | None) -> str:
        """A team's channel, else the default one.

        A team that has left the profile since a trajectory was logged falls back
        too: its cards must still have somewhere to go.
        """
        for team in self.teams:
            if team.slug == team_slug and team.channel:
                return team.channel
        return self.channels.default

    def channel_names(self) -> tuple[str, ...]:
        """Every channel that cards may go to: the default one, then the teams'."""
        names = [self.channels.default, *(team.channel for team in self.teams if team.channel)]
        return tuple(dict.fromkeys(names))

    def threshold(self, rule: Rule, on: dt.date | None = None) -> Threshold | None:
        """The threshold of a rule, in force on a day; None when the profile has none.

        Without a day: the last one in the profile.
        """
        found = [t for t in self.thresholds if t.rule == rule and (on is None or t.holds_on(on))]
        return found[-1] if found else None

    def value_class(self, cents: int) -> ValueClass:
        """What may be shown of an estimate, given in euro cents from 0 up."""
        if cents < 0:
            raise ValueError(f"a value is never negative: {cents}")
        return next(c for c in self.value_classes.classes if c.holds(cents))


def _find(entries: tuple[HasSlug, ...], slug: str) -> HasSlug:
    for entry in entries:
        if entry.slug == slug:
            return entry
    raise KeyError(slug)
