"""What has to agree between the parts of a profile.

These checks read the file's own data, not the models, so that they also run on a
file with other mistakes and everything can be told at once.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from zoneinfo import available_timezones

from bot.profile.problems import ProfileProblem, dotted, nearest, one_of
from bot.profile.relations import LEVELS, NUMBERED, REFERENCES, SPANS, Path

Finding = tuple[Path, str, str]  # where, what is wrong, what would be right
ORDERED = (int, str, dt.date)


def check(data: Mapping[str, Any], file: str) -> list[ProfileProblem]:
    """Every disagreement in a profile's data."""
    return [
        ProfileProblem(file, dotted(path), problem, expected)
        for each in CHECKS
        for path, problem, expected in each(data)
    ]


def find(data: Any, pattern: Path, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value at a pattern, with its path; what has another shape is passed over."""
    if not pattern:
        yield at, data
        return
    head, rest = pattern[0], pattern[1:]
    if isinstance(data, Mapping):
        for name in list(data) if head == "*" else [head]:
            if name in data:
                yield from find(data[name], rest, (*at, name))
    elif isinstance(data, list | tuple) and head == "*":
        for index, item in enumerate(data):
            yield from find(item, rest, (*at, index))


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}


def _references(data: Mapping[str, Any]) -> Iterator[Finding]:
    for pattern, target in REFERENCES:
        known = _table(data, target)
        for path, value in find(data, pattern):
            if isinstance(value, str) and value not in known:
                yield path, f"'{value}' is not in [{target}]", one_of(value, known)


def _sources(data: Mapping[str, Any]) -> Iterator[Finding]:
    known = _table(data, "sources")

    def walk(node: Any, at: Path) -> Iterator[Finding]:
        items = node.items() if isinstance(node, Mapping) else enumerate(node)
        for name, value in items:
            if name == "source" and isinstance(value, str) and value not in known:
                yield (*at, name), f"'{value}' is not in [sources]", one_of(value, known)
            elif isinstance(value, Mapping | list):
                yield from walk(value, (*at, name))

    yield from walk(data, ())
    for slug, source in known.items():
        if isinstance(source, Mapping) and not {"date", "period"} & set(source):
            yield (
                ("sources", slug),
                "has no date",
                "date = 2024-03-19, or period = 'maart 2022' when the day is not known",
            )


def _own_slugs(data: Mapping[str, Any]) -> Iterator[Finding]:
    for path, _ in find(data, ("*", "*", "slug")):
        yield (
            path,
            "this key is unknown",
            "the slug in the table's own name, as in [themes.klimaat]",
        )


def _names(data: Mapping[str, Any]) -> Iterator[Finding]:
    """One name may point at one entry only, or nobody can be understood."""
    for table in ("themes", "categories", "teams"):
        seen: dict[str, str] = {}
        for slug, entry in _table(data, table).items():
            for path, name in _names_of(entry, (table, slug)):
                owner = seen.setdefault(name.casefold(), slug)
                if owner != slug:
                    yield path, f"'{name}' already means '{owner}'", "a name of its own"


def _names_of(entry: Any, at: Path) -> Iterator[tuple[Path, str]]:
    for pattern in (("name",), ("label",), ("aliases", "*")):
        for path, value in find(entry, pattern, at):
            if isinstance(value, str):
                yield path, value


def _pointing_words(data: Mapping[str, Any]) -> Iterator[Finding]:
    """A word that points at two categories points at none."""
    seen: dict[str, str] = {}
    for slug, entry in _table(data, "categories").items():
        for key in ("keywords", "recognised_by"):
            for path, word in find(entry, (key, "*"), ("categories", slug)):
                if not isinstance(word, str):
                    continue
                owner = seen.setdefault(word.casefold(), slug)
                if owner != slug:
                    yield path, f"'{word}' already points at '{owner}'", "a word of its own"


def _known_names(data: Mapping[str, Any]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, name in find(data, ("known_names", "*")):
        if isinstance(name, str):
            if name.casefold() in seen:
                yield path, f"'{name}' is there twice", "each name once"
            seen.add(name.casefold())


def _numbers(data: Mapping[str, Any]) -> Iterator[Finding]:
    for pattern, what in NUMBERED:
        seen: set[int] = set()
        for path, number in find(data, pattern):
            if isinstance(number, int) and number in seen:
                yield path, f"{what} {number} is there twice", "each number once"
            elif isinstance(number, int):
                seen.add(number)


def _known_levels(data: Mapping[str, Any]) -> Iterator[Finding]:
    known = sorted(n for _, n in find(data, ("levels", "*", "number")) if isinstance(n, int))
    for pattern in LEVELS:
        for path, number in find(data, pattern):
            if isinstance(number, int) and number not in known:
                listed = ", ".join(map(str, known)) or "none: there are no [[levels]]"
                yield path, f"level {number} is not in [[levels]]", f"one of: {listed}"


def _value_classes(data: Mapping[str, Any]) -> Iterator[Finding]:
    classes = list(find(data, ("value_classes", "classes", "*")))
    highest = -1
    for position, (path, each) in enumerate(classes):
        if not isinstance(each, Mapping):
            continue
        up_to = each.get("up_to")
        last = position == len(classes) - 1
        if up_to is None and not last:
            yield (*path, "up_to"), "is missing", "an amount: only the last class has none"
        elif up_to is not None and last:
            yield (*path, "up_to"), "the last class has an end", "no up_to in the last class"
        elif isinstance(up_to, int):
            if up_to <= highest:
                yield (
                    (*path, "up_to"),
                    f"{up_to} overlaps the class before it",
                    f"more than {highest}",
                )
            highest = max(highest, up_to)


def _spans(data: Mapping[str, Any]) -> Iterator[Finding]:
    for pattern, first, second in SPANS:
        for path, each in find(data, pattern):
            if not isinstance(each, Mapping):
                continue
            start, end = each.get(first), each.get(second)
            if _after(start, end):
                yield (*path, second), f"{end} is before {first} {start}", f"{start} or later"


def _after(start: Any, end: Any) -> bool:
    return type(start) is type(end) and isinstance(start, ORDERED) and bool(start > end)


def _timezone(data: Mapping[str, Any]) -> Iterator[Finding]:
    zone = data.get("timezone")
    if isinstance(zone, str) and zone not in available_timezones():
        names = {name.casefold(): name for name in available_timezones()}
        wanted = names.get(nearest(zone, names) or "", "Europe/Amsterdam")
        yield ("timezone",), f"'{zone}' is not a time zone", f"an IANA name such as '{wanted}'"


CHECKS: tuple[Callable[[Mapping[str, Any]], Iterator[Finding]], ...] = (
    _references,
    _sources,
    _own_slugs,
    _names,
    _pointing_words,
    _known_names,
    _numbers,
    _known_levels,
    _value_classes,
    _spans,
    _timezone,
)
