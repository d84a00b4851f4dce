"""Which criteria are suggested and which links are shown: rules that hold for everything."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.confidentiality import Viewer
from bot.policy.criteria import (
    MOST_SUGGESTED,
    Candidate,
    host_of,
    is_old,
    may_keep_criteria,
    place_of,
    safe_link,
    suggested,
)
from bot.profile import load_profile
from storage.vocabulary import MunicipalRole, PromisePlace

HOME = "https://www.mvicriteria.nl"
LEVELS = ("basis", "significant", "ambitieus")
THEMES = ("klimaat", "circulariteit", "milieu", "keten", "inclusie")

days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
candidates = st.lists(
    st.builds(
        Candidate,
        criterion_id=st.integers(1, 1000),
        theme=st.sampled_from(THEMES),
        level=st.sampled_from(LEVELS),
        looked_up_on=days,
    ),
    max_size=30,
    unique_by=lambda each: each.criterion_id,
)
chosen = st.lists(st.sampled_from(THEMES), max_size=5)


@given(candidates, chosen, st.integers(0, 5))
def test_never_more_than_three_with_what_was_accepted(
    known: list[Candidate], themes: list[str], taken: int
) -> None:
    found = suggested(known, themes=themes, levels=LEVELS, taken=taken)
    assert len(found) <= max(0, MOST_SUGGESTED - taken) <= 3
    assert len(set(found)) == len(found)


@given(candidates, chosen)
def test_only_what_is_there_and_fits_a_theme_as_it_was_put_in(
    known: list[Candidate], themes: list[str]
) -> None:
    found = suggested(known, themes=themes, levels=LEVELS)
    assert all(each in known and each.theme in themes for each in found)
    fitting = [each for each in known if each.theme in themes]
    assert len(found) == min(MOST_SUGGESTED, len(fitting))


@given(candidates, chosen)
def test_no_theme_gets_a_second_before_each_has_its_first(
    known: list[Candidate], themes: list[str]
) -> None:
    found = suggested(known, themes=themes, levels=LEVELS)
    there = {each.theme for each in known} & set(themes)
    counts = Counter(each.theme for each in found)
    assert len(counts) == min(MOST_SUGGESTED, len(there))
    assert [each.theme for each in found[: len(counts)]] == [
        theme for theme in dict.fromkeys(themes) if theme in counts
    ]


@given(candidates)
def test_within_a_theme_each_level_comes_before_a_second_of_any(known: list[Candidate]) -> None:
    found = suggested(known, themes=["klimaat"], levels=LEVELS)
    there = [
        level for level in LEVELS if any((c.theme, c.level) == ("klimaat", level) for c in known)
    ]
    assert [each.level for each in found[: len(there)]] == there


@given(candidates, chosen, st.randoms())
def test_the_order_in_which_they_were_kept_makes_no_difference(
    known: list[Candidate], themes: list[str], random: object
) -> None:
    shuffled = list(known)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis calls its Random an object
    assert suggested(known, themes=themes, levels=LEVELS) == suggested(
        shuffled, themes=themes, levels=LEVELS
    )


@pytest.mark.parametrize("name", ["leiden", "midden-groningen"])
def test_the_levels_of_the_tool_are_none_of_the_organisations_levels(name: str) -> None:
    profile = load_profile(name)
    ladder = {str(level.number) for level in profile.levels} | {
        (level.name or "").lower() for level in profile.levels
    }
    for tool in profile.tools:
        assert not ladder & {level.lower() for level in tool.levels}
        assert not any(level.isdigit() for level in tool.levels)


@pytest.mark.parametrize(
    "link",
    [
        HOME,
        "https://mvicriteria.nl/nl/webtool?x=1&y=2#3",
        "https://WWW.MVICRITERIA.NL/eis",
        "  https://webtool.mvicriteria.nl/a  ",
    ],
)
def test_a_link_to_the_tool_is_shown(link: str) -> None:
    assert safe_link(link, home=HOME) == link.strip()


@pytest.mark.parametrize(
    "link",
    [
        "",
        "mvicriteria.nl",
        "http://www.mvicriteria.nl",
        "https://mvicriteria.nl.evil.example/",
        "https://evilmvicriteria.nl/",
        "https://www.mvicriteria.nl@evil.example/",
        "https://evil.example/?www.mvicriteria.nl",
        "https://www.mvicriteria.nl:8443/",
        "https://www.mvicriteria.nl:abc/",
        "https://www.mvicriteria.nl\\@evil.example/",
        "https://www.mvicriteria.nl/a|b>c",
        "https://www.mvicriteria.nl/ <!channel>",
        "https://www.mvicriterıa.nl/",
        "javascript:alert(1)//www.mvicriteria.nl",
        "https://[www.mvicriteria.nl/",
    ],
)
def test_any_other_link_is_not(link: str) -> None:
    assert safe_link(link, home=HOME) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_a_shown_link_stays_at_the_tool_and_inside_its_brackets(
    typed: str,
) -> None:
    for link in (typed, f"https://{typed}", f"{HOME}/{typed}", f"https://{typed}.mvicriteria.nl"):
        shown = safe_link(link, home=HOME)
        if shown is not None:
            assert shown.startswith("https://")
            assert host_of(shown).split(".")[-2:] == ["mvicriteria", "nl"]
            assert not set(shown) & set("|<> \n\"'\\")


@given(days, days)
def test_what_was_looked_up_more_than_a_year_ago_is_old(looked_up: date, today: date) -> None:
    if is_old(looked_up, today):
        assert today - looked_up > timedelta(days=365)
    else:
        assert today - looked_up <= timedelta(days=366)


def test_on_the_same_day_a_year_later_it_is_not_old_yet() -> None:
    assert not is_old(date(2025, 11, 23), date(2026, 11, 23))
    assert is_old(date(2025, 11, 23), date(2026, 11, 24))


@pytest.mark.parametrize("name", ["leiden", "midden-groningen"])
def test_the_kinds_that_are_promises_are_those_of_the_tool(name: str) -> None:
    [kinds] = [tool.kinds for tool in load_profile(name).tools if tool.kinds]
    assert {place_of(kind) for kind in kinds} - {None} == set(PromisePlace) - {PromisePlace.NOWHERE}
    assert place_of("nergens") is None
    assert place_of("selectiecriterium") is None


@given(st.frozensets(st.sampled_from(MunicipalRole)))
def test_only_adviser_and_coordinator_keep_criteria(roles: frozenset[MunicipalRole]) -> None:
    wanted = {MunicipalRole.ADVISER, MunicipalRole.COORDINATOR}
    assert may_keep_criteria(Viewer(1, roles)) is bool(roles & wanted)
