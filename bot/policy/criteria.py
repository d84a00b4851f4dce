"""Which criteria of the national tool are suggested, and which link may be shown. Pure.

The tool's three levels (basis, significant, ambitieus) are words of the tool. They are never
compared with, or made from, the organisation's ambition levels 1-5: no level of a theme comes in
here. The tool itself warns against copying everything, so no more than three are suggested.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from urllib.parse import urlsplit

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.promises import months_later
from storage.vocabulary import PromisePlace

MOST_SUGGESTED = 3
MONTHS_FRESH = 12
"""Who looked a criterion up longer ago than this is told to look again."""

_SAFE = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]+")
"""The characters of a web address (RFC 3986) without the quote; ``|`` and ``>`` would end a
link in Slack, and a backslash is read differently by browsers."""

_WWW = "www."


@dataclass(frozen=True)
class Candidate:
    """A criterion that may be suggested. ``theme`` is a slug, ``level`` the tool's own word."""

    criterion_id: int
    theme: str
    level: str
    looked_up_on: date


def suggested(
    candidates: Iterable[Candidate],
    *,
    themes: Sequence[str],
    levels: Sequence[str],
    taken: int = 0,
) -> tuple[Candidate, ...]:
    """At most three, taken from the themes in turn so that no theme fills them up.

    Within a theme the lightest level comes first, one of each level before a second of any, and
    of the same level what was looked up last.

    :param themes: the themes that matter, in the order in which they are shown; others do not fit.
    :param levels: the tool's levels, the lightest first.
    :param taken: how many were accepted already: they are among the three.
    """
    by_theme: dict[str, list[Candidate]] = {theme: [] for theme in themes}
    for each in candidates:
        by_theme.get(each.theme, []).append(each)
    rounds = zip_longest(*(_in_turn(fitting, levels) for fitting in by_theme.values()))
    found = (each for one_of_each in rounds for each in one_of_each if each is not None)
    return tuple(found)[: max(0, MOST_SUGGESTED - taken)]


def may_read_criteria(viewer: Viewer) -> bool:
    """Whether somebody may read what was put in for a kind of purchase: every colleague."""
    return permitted(viewer, Act.READ_CRITERIA)


def may_keep_criteria(viewer: Viewer) -> bool:
    """Whether somebody may put criteria in, change and withdraw them: adviser and coordinator."""
    return permitted(viewer, Act.KEEP_CRITERIA)


def is_old(looked_up_on: date, today: date) -> bool:
    """Whether it was looked up more than a year ago: the tool may say something else by now."""
    return today > months_later(looked_up_on, MONTHS_FRESH)


def safe_link(typed: str, *, home: str) -> str | None:
    """The address as it may be shown, or None where it may not.

    As :func:`web_link`, and only at the host of the tool or one under it.

    :param home: the address of the tool itself.
    """
    link, wanted = web_link(typed), host_of(home)
    if link is None or not wanted:
        return None
    host = host_of(link)
    return link if host == wanted or host.endswith(f".{wanted}") else None


def web_link(typed: str) -> str | None:
    """An address that may be shown under the name of its host, or None.

    Only https, and nothing that hides where it leads.
    """
    link = typed.strip()
    if not _SAFE.fullmatch(link):
        return None
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return None
    plain = parts.scheme == "https" and port is None and "@" not in parts.netloc
    return link if plain and "." in host_of(link) else None


def host_of(link: str) -> str:
    """The name under which a link is shown: where it really leads, without ``www.``."""
    return (urlsplit(link).hostname or "").removeprefix(_WWW)


def place_of(kind: str) -> PromisePlace | None:
    """Where a criterion of this kind stands in the papers; None for a kind that is no promise."""
    return next(
        (place for place in PromisePlace if place is not PromisePlace.NOWHERE and place == kind),
        None,
    )


def _in_turn(candidates: Iterable[Candidate], levels: Sequence[str]) -> Iterator[Candidate]:
    """One of each level, then the second of each, and so on."""
    newest = sorted(
        candidates, key=lambda each: (-each.looked_up_on.toordinal(), each.criterion_id)
    )
    order = {level: place for place, level in enumerate(levels)}
    by_level: dict[str, list[Candidate]] = {}
    for each in newest:
        by_level.setdefault(each.level, []).append(each)
    wanted = sorted(by_level, key=lambda level: (order.get(level, len(order)), level))
    for one_of_each in zip_longest(*(by_level[level] for level in wanted)):
        yield from (each for each in one_of_each if each is not None)
