"""What the profile wants to reach, to stand beside the figures, each with its source."""

from collections.abc import Iterator

from bot.messages.figures_view import Cited, Labels, LevelGoals
from bot.messages.formatting import in_sentence
from bot.messages.pilot_view import YearLine
from bot.policy.targets import in_force
from bot.profile import Profile
from bot.profile.base import Sourced
from bot.profile.goals import Target
from bot.services.journey_input import cited
from bot.services.pilot_views import cited_figure


def labels_of(profile: Profile) -> Labels:
    """What themes, reasons, tools and categories are called here."""
    explanations = profile.explanations.reasons if profile.explanations else ()
    return Labels(
        themes={each.slug: each.label for each in profile.themes},
        reasons={each.slug: in_sentence(each.label) for each in explanations},
        left_out={each.slug: in_sentence(each.label) for each in profile.promises.reasons},
        tools={each.slug: each.label for each in profile.tools},
        categories={each.slug: each.label for each in profile.categories},
    )


def pilots_beside(profile: Profile, year: int, count: int) -> YearLine:
    """The pilots of a year beside the target for it, if there is one."""
    targets = (each for each in profile.targets if each.kind == "pilots" and each.year == year)
    target = next(targets, None)
    if target is None:
        return YearLine(year, count)
    return YearLine(year, count, target.number, _source(target), _also(target))


def trajectory_goal(profile: Profile, year: int) -> Cited | None:
    """How many purchases the plan wants, as it says that of the year that is in force."""
    target = in_force(profile.targets, "trajectories", year)
    return None if target is None else Cited(target.text, _source(target), _also(target))


def level_goals(profile: Profile, year: int) -> LevelGoals | None:
    """The levels that the organisation wants in the plan that holds in a year."""
    ambition = profile.ambition
    if ambition is None or not ambition.from_year <= year <= ambition.until_year:
        return None
    levels = {each.theme: each.target for each in ambition.themes}
    return LevelGoals(ambition.until_year, _source(ambition), levels)


def baseline(profile: Profile) -> Cited | None:
    """What was known of the chances that people see, before this was counted."""
    monitoring = profile.monitoring
    if monitoring is None or monitoring.baseline_text is None:
        return None
    return Cited(monitoring.baseline_text, _source(monitoring))


def year_goals(profile: Profile, year: int) -> Iterator[tuple[str, Cited]]:
    """What the plan wants of each theme in a year, by the slug of the theme."""
    plan = profile.plan
    for each in plan.year_goals if plan else ():
        if plan and each.year == year:
            yield each.theme, Cited(each.text, _source(plan))


def _source(fact: Sourced) -> str:
    return cited(fact.source.title, fact.article)


def _also(target: Target) -> tuple[str, ...]:
    return tuple(cited_figure(each.text, each.article, each.number) for each in target.also_written)
