"""The plan of a municipality, part by part, as its profile has it. Reads nothing else."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from bot.messages.formatting import in_sentence
from bot.messages.plan import TARGET
from bot.messages.plan_view import (
    BLANKS,
    GOALS,
    MANIFEST,
    TRACK,
    Kind,
    PlanItem,
    PlanPart,
)
from bot.profile import BlankKey, Profile
from bot.profile.goals import Target
from bot.services.plan_blanks import BLANK, blank_about, blank_key, blank_level
from bot.services.plan_items import cited, mark, own_sorts, track_items

Texts = Mapping[str, str]
"""What was filled in where the plan is silent, by the key of the blank."""

_PLAYS = ("decides", "advises", "commissions", "informed")


def plan_parts(profile: Profile, *, today: date, filled: Texts) -> tuple[PlanPart, ...]:
    """Every part that this municipality has."""
    built = [PlanPart(slug, tuple(make(profile, today, filled))) for slug, make in _PARTS.items()]
    tracks = [
        PlanPart(f"{TRACK}{track.slug}", tuple(track_items(profile, track, today)), track.label)
        for track in profile.tracks
    ]
    blanks = PlanPart(BLANKS, tuple(_blank(profile, each) for each in profile.blanks()))
    return tuple(part for part in (*built, *tracks, blanks) if part.items)


def theme_goals(profile: Profile, theme: str) -> tuple[PlanItem, ...]:
    """The policy goals of a theme, and behind them those that hold for every theme."""
    wanted = {f"goals.{goal.slug}" for goal in profile.goals_for(theme)}
    found = (item for item in _policy_goals(profile) if item.key in wanted)
    return tuple(sorted(found, key=lambda item: not item.data["theme"]))


def target_key(target: Target) -> str:
    """By what its item is known."""
    return f"targets.{target.kind}.{target.year}"


def _blank(profile: Profile, blank: BlankKey) -> PlanItem:
    data = {
        "about": blank_about(profile, blank),
        "level": blank_level(profile, blank),
        "question": blank.question,
    }
    return PlanItem(blank_key(profile, blank), "item_blank", data, kind=Kind.BLANK)


def _blanks_at(profile: Profile, start: str) -> Iterator[PlanItem]:
    return (_blank(profile, each) for each in profile.blanks() if each.key.startswith(start))


def _goals(profile: Profile, _today: date, _filled: Texts) -> Iterator[PlanItem]:
    plan = profile.plan
    if plan is not None:
        source = cited(plan)
        for name, text in (("ambition_text", plan.ambition), ("main_goal", plan.main_goal)):
            if text:
                yield PlanItem(f"plan.{name}", f"item_{name}", {"text": text}, source)
        for goal in plan.goals:
            data = {"number": goal.number, "text": goal.text, "parts": goal.parts}
            key, adds = f"plan.goals.{goal.number}", own_sorts(profile, goal.own_items)
            yield PlanItem(key, "item_goal", data, source, adds=adds)
        for each in plan.year_goals:
            data = {"year": each.year, "theme": _theme(profile, each.theme), "text": each.text}
            key = f"plan.year_goals.{each.year}.{each.theme}.{mark(each.text)}"
            yield PlanItem(key, "item_year_goal", data, source)
        yield from _blanks_at(profile, "plan.")
    for target in profile.targets:
        also = [each.text for each in target.also_written]
        data = {
            "year": target.year,
            "pilots": target.kind == "pilots",
            "number": target.number,
            "share": "" if target.share is None else f"{target.share:g}",
            "text": target.text,
            "also": also,
        }
        yield PlanItem(target_key(target), TARGET, data, cited(target))


def _strategy(profile: Profile, _today: date, _filled: Texts) -> Iterator[PlanItem]:
    if profile.plan is not None:
        for part in profile.plan.strategy:
            data = {"title": part.title, "text": part.text}
            key = f"plan.strategy.{mark(part.title)}"
            yield PlanItem(key, "item_titled", data, cited(profile.plan))


def _themes(profile: Profile, _today: date, filled: Texts) -> Iterator[PlanItem]:
    are_ranked = not all(theme.core for theme in profile.themes)
    for theme in profile.themes:
        rank = "core" if theme.core else "possible"
        blank = f"{BLANK}themes.{theme.slug}.sdgs"
        data = {
            "label": theme.label,
            "rank": rank if are_ranked else "",
            "sdgs": [str(each) for each in theme.sdgs],
            "filled": filled.get(blank, ""),
        }
        key, fills = f"themes.{theme.slug}", "" if theme.sdgs else blank
        yield PlanItem(key, "item_theme", data, kind=Kind.PLAIN, fills=fills)


def _policy_goals(profile: Profile, *_: object) -> Iterator[PlanItem]:
    """By theme, in the order of the themes; what holds for every theme first."""
    order = ["", *(theme.slug for theme in profile.themes)]
    for goal in sorted(profile.goals, key=lambda each: order.index(each.theme or "")):
        data = {
            "theme": _theme(profile, goal.theme) if goal.theme else "",
            "text": goal.text,
            "scope": goal.scope,
            "measure": goal.measure or "",
            "value": "" if goal.target_value is None else f"{goal.target_value:g}",
            "unit": goal.unit or "",
            "year": goal.target_year,
        }
        yield PlanItem(f"goals.{goal.slug}", "item_policy_goal", data, cited(goal))


def _ambition(profile: Profile, _today: date, filled: Texts) -> Iterator[PlanItem]:
    ambition = profile.ambition
    if ambition is not None:
        source = cited(ambition)
        for each in ambition.themes:
            data = {
                "theme": _theme(profile, each.theme),
                "current": each.current,
                "current_name": _level(profile, each.current, filled),
                "target": each.target,
                "target_name": _level(profile, each.target, filled),
                "experience": each.experience,
                "experience_name": _level(profile, each.experience, filled),
                "until": ambition.until_year,
                "unit": ambition.unit,
            }
            key, adds = f"ambition.{each.theme}", own_sorts(profile, ambition.own_items)
            yield PlanItem(key, "item_ambition", data, source, adds=adds)
        for wish in ambition.aspirations:
            data = {
                "team": profile.team(wish.team).label,
                "level": wish.level,
                "name": _level(profile, wish.level, filled),
                "themes": [in_sentence(_theme(profile, slug)) for slug in wish.themes],
                "text": wish.text,
            }
            key = f"aspiration.{wish.team}.{wish.level}"
            yield PlanItem(key, "item_aspiration", data, source)
        for later in ambition.later:
            for each in later.themes:
                data = {
                    "plan": later.plan,
                    "year": later.year,
                    "theme": _theme(profile, each.theme),
                    "target": each.target,
                    "target_name": _level(profile, each.target, filled),
                }
                key = f"ambition.later.{later.year}.{each.theme}"
                yield PlanItem(key, "item_later", data, source)
        yield from _blanks_at(profile, "ambition.")
    for level in profile.levels:
        data = {
            "number": level.number,
            "name": _level(profile, level.number, filled),
            "text": level.description
            or filled.get(f"{BLANK}levels.{level.number}.description", ""),
        }
        yield PlanItem(f"levels.{level.number}", "item_level", data, kind=Kind.PLAIN)


def _phases(profile: Profile, today: date, _filled: Texts) -> Iterator[PlanItem]:
    development = profile.development
    if development is None:
        return
    holds = development.phase_on(today)
    for phase in development.phases:
        data = {
            "number": phase.number,
            "name": phase.name,
            "from_year": phase.from_year,
            "until_year": phase.until_year,
            "holds": phase == holds,
            "reached": phase.reached,
            "reached_by": phase.reached_by,
            "explains": phase.explains_what,
        }
        key = f"development.{phase.number}"
        yield PlanItem(key, "item_phase", data, cited(development), Kind.PLAIN)


def _manifest(profile: Profile, _today: date, _filled: Texts) -> Iterator[PlanItem]:
    manifest = profile.manifest
    if manifest is None:
        return
    source = cited(manifest)
    data = {"text": manifest.text, "on": manifest.signed_on, "year": manifest.signed_year}
    yield PlanItem("manifest", "item_manifest", data, source, Kind.PLAIN)
    yield from _blanks_at(profile, "manifest.")
    for promise in manifest.promises:
        key = f"manifest.{mark(promise)}"
        yield PlanItem(key, "item_promise", {"text": promise}, source)


def _route(profile: Profile, _today: date, _filled: Texts) -> Iterator[PlanItem]:
    route = profile.route_map
    if route is None:
        return
    source = cited(route)
    for block in route.blocks:
        data: dict[str, object] = {
            "number": block.number,
            "title": block.title,
            "goals": block.goals,
            "text": block.text,
            "coordinator": block.coordinator,
        }
        adds = own_sorts(profile, block.own_items)
        yield PlanItem(f"route.{block.slug}", "item_block", data, source, adds=adds)
        for action in block.actions:
            data = {"number": block.number, "title": action.title, "text": action.text}
            yield PlanItem(f"route.{block.slug}.{action.slug}", "item_action", data, source)
    for action in route.coordinator_actions:
        data = {"title": action.title, "text": action.text}
        yield PlanItem(f"route.coordinator.{action.slug}", "item_titled", data, source)


def _bodies(profile: Profile, *_: object) -> Iterator[PlanItem]:
    """Who decides first, then who advises, commissions and is told; in the words of the plan."""
    source = profile.plan.source.citation if profile.plan else ""
    for body in sorted(profile.bodies, key=lambda each: _PLAYS.index(each.part)):
        data = {"label": body.label, "short": body.short, "part": body.part, "text": body.text}
        yield PlanItem(f"bodies.{body.slug}", "item_body", data, source)


def _theme(profile: Profile, slug: str) -> str:
    return profile.theme(slug).label


def _level(profile: Profile, number: int | None, filled: Texts) -> str:
    """What a level is called, by the plan or by the coordinator; empty when nobody knows."""
    own = next((each.name for each in profile.levels if each.number == number), None)
    return own or filled.get(f"{BLANK}levels.{number}.name", "")


_PARTS: Mapping[str, Callable[[Profile, date, Texts], Iterator[PlanItem]]] = {
    "doelen": _goals,
    "themas": _themes,
    GOALS: _policy_goals,
    "ambities": _ambition,
    "fasen": _phases,
    "strategie": _strategy,
    MANIFEST: _manifest,
    "routekaart": _route,
    "besluiten": _bodies,
}
