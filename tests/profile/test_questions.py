"""The questions of a moment: as many as the profile has, each kept under a name of its own."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile import load_profile, parse_profile
from bot.profile.knowledge import Question
from tests.profile.samples import minimal

readable = st.text(min_size=1).filter(lambda text: bool(re.search(r"\S", text)))


def asked(*questions: dict[str, Any]) -> tuple[Question, ...]:
    """What a municipality with these questions asks at the intake talk."""
    data = minimal()
    source = next(iter(data["sources"]))
    data["questions"] = [{"moment": "intake", "source": source, **each} for each in questions]
    return parse_profile(data).questions_at("intake")


@pytest.mark.parametrize(("name", "keys"), [("midden-groningen", 2), ("leiden", 0)])
def test_a_municipality_asks_what_its_plan_asks(name: str, keys: int) -> None:
    assert len(load_profile(name).questions_at("intake")) == keys


@given(st.lists(readable, max_size=4))
def test_every_question_has_a_name_that_is_kept(texts: list[str]) -> None:
    found = asked(*({"text": text} for text in texts))
    slugs = [each.slug for each in found]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) and len(slug) <= 60 for slug in slugs)
    assert {each.text for each in found} <= set(texts)
    assert bool(found) is bool(texts)


def test_a_key_outlives_another_wording() -> None:
    (before,) = asked({"key": "kansen", "text": "Welke kansen zie je?"})
    (after,) = asked({"key": "kansen", "text": "Waar liggen kansen?"})
    assert before.slug == after.slug == "kansen"


def test_questions_of_another_moment_are_not_asked() -> None:
    assert asked({"moment": "key", "text": "Is het nodig?"}) == ()
