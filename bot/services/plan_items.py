"""What the items of the plan are made of, and the items of a track."""

from collections.abc import Collection, Iterator
from datetime import date
from hashlib import sha256

from bot.messages.plan_view import OwnSort, PlanItem
from bot.policy.plan import has_come
from bot.profile import Profile
from bot.profile.actions import Track
from bot.profile.base import Sourced

_MARK_LENGTH = 12


def cited(fact: Sourced) -> str:
    """Where it stands, as people read it."""
    return ", ".join(filter(None, (fact.source.citation, fact.article)))


def mark(text: str) -> str:
    """A name for what has none: the plan may put it elsewhere in its list."""
    return sha256(text.encode()).hexdigest()[:_MARK_LENGTH]


def own_sorts(profile: Profile, slugs: Collection[str]) -> tuple[OwnSort, ...]:
    """What may be added under an item, by the slugs that the item names."""
    known = {kind.slug: kind.label for kind in profile.own_items}
    return tuple(OwnSort(slug, known[slug]) for slug in slugs)


def track_items(profile: Profile, track: Track, today: date) -> Iterator[PlanItem]:
    """The track, what it consists of, and the duties of the tools that it introduces."""
    data: dict[str, object] = {
        "team": profile.team(track.team).label,
        "status": track.status,
        "years": track.years,
        "text": track.text,
    }
    key, adds = f"tracks.{track.slug}", own_sorts(profile, track.own_items)
    yield PlanItem(key, "item_track", data, cited(track), adds=adds)
    for ingredient in track.ingredients:
        item_key = f"{key}.{mark(ingredient)}"
        yield PlanItem(item_key, "item_ingredient", {"text": ingredient}, cited(track))
    for tool in profile.tools:
        if tool.slug in track.tools and tool.duty is not None:
            data = {
                "tool": tool.label,
                "year": tool.duty.from_year,
                "text": tool.duty.text,
                "has_come": has_come(tool.duty.from_year, today),
            }
            yield PlanItem(f"{key}.duty.{tool.slug}", "item_duty", data, cited(tool.duty))
