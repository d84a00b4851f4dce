"""Whatever stands in a file: it is a profile, or its mistakes are told."""

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.profile import ProfileError, ProfileProblem, parse_profile
from tests.profile.samples import EVERY_OPTION
from tests.support.fuzz import examples

TEXT = EVERY_OPTION.read_text("utf-8")
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates()
anything = st.recursive(
    leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
)


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with a key of it."""
    keys = list(node) if isinstance(node, dict) else range(len(node))
    for key in keys:
        yield node, key
        if isinstance(node[key], dict | list):
            yield from places(node[key])


PLACES = len(list(places(tomllib.loads(TEXT))))


def mistakes(data: dict[str, Any]) -> list[ProfileProblem]:
    """What is told; nothing else may be raised, and a refusal always says why."""
    try:
        parse_profile(data)
    except ProfileError as error:
        return error.problems or [ProfileProblem("", "", "", "")]
    return []


@settings(max_examples=examples(300), deadline=None)
@given(place=st.integers(0, PLACES - 1), value=anything)
def test_any_value_at_any_key(place: int, value: object) -> None:
    data = tomllib.loads(TEXT)
    node, key = list(places(data))[place]
    node[key] = value
    assert all(problem.problem and problem.expected for problem in mistakes(data))


@settings(max_examples=examples(200), deadline=None)
@given(place=st.integers(0, PLACES - 1))
def test_any_key_left_out(place: int) -> None:
    data = tomllib.loads(TEXT)
    node, key = list(places(data))[place]
    del node[key]
    assert all(problem.problem and problem.expected for problem in mistakes(data))
