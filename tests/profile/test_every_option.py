"""A made-up municipality uses every option; code needs no change for it."""

import datetime as dt
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from typing import Any, Literal, get_args, get_origin

import pytest

from bot.profile import Profile, load_profile
from bot.profile.base import Part
from bot.profile.checks import find
from bot.profile.relations import LEVELS, NUMBERED, REFERENCES, SPANS
from tests.profile.samples import EVERY_OPTION


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(EVERY_OPTION)


def parts(value: Any) -> Iterator[Part]:
    """The part itself and every part inside it."""
    if isinstance(value, Part):
        yield value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def choices(annotation: Any) -> set[object]:
    """Every value that a Literal or enum in an annotation allows."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return set(annotation)
    return {choice for inner in get_args(annotation) for choice in choices(inner)}


def test_every_field_is_used(profile: Profile) -> None:
    used: defaultdict[type[Part], set[str]] = defaultdict(set)
    for part in parts(profile):
        used[type(part)] |= part.model_fields_set
    left_out = {
        f"{kind.__name__}.{name}"
        for kind, names in used.items()
        for name in kind.model_fields
        if name not in names
    }
    assert left_out == set()


def test_every_kind_of_part_is_used(profile: Profile) -> None:
    def kinds(kind: type[Part]) -> Iterator[type[Part]]:
        for child in kind.__subclasses__():
            yield child
            yield from kinds(child)

    abstract = {"Sourced"}
    all_kinds = {k.__name__ for k in kinds(Part) if k.__module__.startswith("bot.")} - abstract
    assert {type(part).__name__ for part in parts(profile)} == all_kinds


def test_every_choice_is_used_but_for_settings(profile: Profile) -> None:
    allowed: defaultdict[str, set[object]] = defaultdict(set)
    chosen: defaultdict[str, set[object]] = defaultdict(set)
    for part in parts(profile):
        for name, field in type(part).model_fields.items():
            known = choices(field.annotation)
            key = "moments" if name == "kind" and "report" in known else f"{type(part)}.{name}"
            value = getattr(part, name)
            allowed[key] |= known
            chosen[key] |= set(value) if isinstance(value, tuple) and known else {value}
    missing = {key: allowed[key] - chosen[key] for key in allowed if allowed[key] - chosen[key]}
    # These are settings: a municipality has one of each.
    assert {key.split(".")[-1] for key in missing} == {"basis", "overlap", "school_region"}


def test_every_relation_is_used() -> None:
    data = tomllib.loads(EVERY_OPTION.read_text("utf-8"))
    patterns = [
        *LEVELS,
        *(pattern for pattern, _ in REFERENCES),
        *(pattern for pattern, _, _ in SPANS),
        *(pattern for pattern, _ in NUMBERED),
    ]
    assert [pattern for pattern in patterns if not list(find(data, pattern))] == []


def test_in_a_shared_year_the_later_phase_holds(profile: Profile) -> None:
    development = profile.development
    assert development is not None
    phases = [development.phase_on(dt.date(year, 6, 1)) for year in range(2025, 2030)]
    assert [phase and phase.number for phase in phases] == [None, 1, 2, 3, 3]


def test_a_threshold_of_its_time(profile: Profile) -> None:
    def european(day: dt.date) -> int | None:
        found = profile.threshold("eu-supplies-services", on=day)
        return found.amount if found else None

    assert european(dt.date(2025, 12, 31)) == 221000
    assert european(dt.date(2026, 1, 1)) == 216000
    assert european(dt.date(2028, 1, 1)) is None


def test_at_least_and_more_than(profile: Profile) -> None:
    start_form = profile.threshold("start-form")
    assert start_form is not None
    assert start_form.applies_to(30_000_00)  # this municipality says: from 30.000
    assert not start_form.applies_to(29_999_99)
    social_return = profile.threshold("social-return")
    assert social_return is not None
    assert not social_return.applies_to(150_000_00)
    assert social_return.applies_to(150_000_01)


def test_months_come_from_the_rhythm_its_timing_or_the_planning(profile: Profile) -> None:
    assert profile.months_of(profile.rhythm("kring"), 2026) == (2, 8)
    assert profile.months_of(profile.rhythm("kwartaal"), 2026) == (1, 4, 7, 10)
    assert profile.months_of(profile.rhythm("rapport"), 2026) == (3,)
    assert profile.months_of(profile.rhythm("overleg"), 2026) == ()


def test_a_decided_time_goes_before_a_proposed_one(profile: Profile) -> None:
    decided, proposed = profile.rhythm("overleg").when, profile.rhythm("kwartaal").when
    assert decided is not None
    assert (decided.weekday, decided.at) == ("friday", "09:30")
    assert proposed is not None
    assert proposed.weekday == "thursday"
    assert profile.rhythm("los").when is None
