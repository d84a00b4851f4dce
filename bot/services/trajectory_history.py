"""What happened to a trajectory, from the event log, as one person may read it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.messages.formatting import day, day_and_time, euros, listed
from bot.messages.social_return import choice_text
from bot.messages.trajectory_view import HistoryLine, PersonChange, Planning
from bot.messages.value_view import KeptReturn
from bot.profile.organisation import Category, Team
from bot.profile.themes import Theme
from bot.services.municipality import Municipality
from storage.tables import Event
from storage.vocabulary import Precision, ProcessRole, SocialReturnWay

SHOWN_KINDS = frozenset({"logged", "shared", "changed", "redacted"})
_HIDDEN_FACTS = frozenset({"version", "sharing", "channel"})
_CONFIDENTIAL = frozenset({"value_cents", "social_return"})
"""Fields of which only who may read the exact value reads what they held."""


def history_lines(
    events: Sequence[Event],
    slack_ids: Mapping[int, str],
    *,
    here: Municipality,
    exact: bool,
    before_sharing: bool,
) -> tuple[HistoryLine, ...]:
    """The events that people read, oldest first.

    :param slack_ids: Slack user ids of :func:`people_in`, by person id.
    :param exact: whether this person may read amounts; else only that one changed.
    :param before_sharing: whether this person may read what it held before it was shared;
        else only which fields changed in that time.
    """
    shared_at = next((n for n, event in enumerate(events) if event.kind == "shared"), len(events))
    return tuple(
        _line(event, slack_ids, here, exact=exact)
        if before_sharing or number > shared_at
        else _without_values(_line(event, slack_ids, here, exact=exact))
        for number, event in enumerate(events)
        if event.kind in SHOWN_KINDS
    )


def people_in(events: Iterable[Event]) -> set[int]:
    """Everybody that the events speak of, by person id."""
    found: set[int] = set()
    for event in events:
        if event.actor_id is not None:
            found.add(event.actor_id)
        for side in event.facts.get("roles") or ():
            found.update((side or {}).values())
    return found


def _line(
    event: Event, slack_ids: Mapping[int, str], here: Municipality, *, exact: bool
) -> HistoryLine:
    changed = {**event.facts, **(event.texts or {})} if event.kind == "changed" else {}
    changes = {name: both for name, both in changed.items() if name not in _HIDDEN_FACTS}
    return HistoryLine(
        kind=event.kind,
        at=day_and_time(event.at, here.zone),
        actor=slack_ids.get(event.actor_id or 0, ""),
        fields=tuple(changes),
        values={
            name: (_readable(name, both[0], here), _readable(name, both[1], here))
            for name, both in changes.items()
            if name != "roles" and (exact or name not in _CONFIDENTIAL)
        },
        people=_people(changes.get("roles"), slack_ids),
    )


def _without_values(line: HistoryLine) -> HistoryLine:
    return replace(line, values={}, people=())


def _people(
    both: Sequence[Mapping[str, int] | None] | None, slack_ids: Mapping[int, str]
) -> tuple[PersonChange, ...]:
    if both is None:
        return ()
    before, after = (side or {} for side in both)
    return tuple(
        PersonChange(
            role,
            before=slack_ids.get(before.get(role.value, 0), ""),
            after=slack_ids.get(after.get(role.value, 0), ""),
        )
        for role in ProcessRole
        if before.get(role.value) != after.get(role.value)
    )


def _readable(name: str, value: Any, here: Municipality) -> str:
    """A value of the event log as people read it; empty for none."""
    profile = here.profile
    readers: Mapping[str, Callable[[Any], str]] = {
        "category": lambda slug: _labels([slug], profile.categories),
        "team": lambda slug: _labels([slug], profile.teams),
        "themes": lambda slugs: _labels(slugs, profile.themes),
        "value_cents": euros,
        "social_return": lambda fact: _social_return(fact, here),
        "publication": _planning,
        "contract_start": _day,
        "contract_end": _day,
    }
    return "" if value is None else readers.get(name, str)(value)


def _labels(slugs: Collection[str], known: Iterable[Category | Team | Theme]) -> str:
    labels = {each.slug: each.label for each in known}
    return listed([labels.get(slug, slug) for slug in slugs])


def _planning(value: Sequence[str]) -> str:
    start, end, precision = value
    return str(Planning(date.fromisoformat(start), date.fromisoformat(end), Precision(precision)))


def _social_return(fact: Mapping[str, Any], here: Municipality) -> str:
    kept = KeptReturn(SocialReturnWay(fact["way"]), fact["wage_permille"])
    return choice_text(kept, here.words)


def _day(value: str) -> str:
    return day(date.fromisoformat(value))
