"""Filters behind a command, as people type them."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.language.folding import folded
from bot.language.list_filters import (
    Kind,
    Names,
    Searched,
    Wanted,
    meant_by,
    read_filters,
    read_search,
)

NAMES = {
    Kind.TEAM: {"bor": "bor", "team bor": "bor", "sociaal beleid": "sociaal-beleid"},
    Kind.PHASE: {"gunning": "gunning", "niet nodig": "niet-nodig"},
    Kind.CATEGORY: {"gww": "gww", "gww aanleg en onderhoud": "gww"},
    Kind.THEME: {"klimaat": "klimaat", "milieu biodiversiteit": "milieu-biodiversiteit"},
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Wanted()),
        ("mijn", Wanted(mine=True)),
        ("van mij", Wanted(mine=True)),
        ("team bor", Wanted({Kind.TEAM: "bor"})),
        ("Team BOR", Wanted({Kind.TEAM: "bor"})),
        ("team Team BOR", Wanted({Kind.TEAM: "bor"})),
        ("team sociaal-beleid", Wanted({Kind.TEAM: "sociaal-beleid"})),
        ("team Sociaal  Beleid", Wanted({Kind.TEAM: "sociaal-beleid"})),
        ("fase gunning", Wanted({Kind.PHASE: "gunning"})),
        ("fase niet-nodig", Wanted({Kind.PHASE: "niet-nodig"})),
        ("FASE NIET NODIG", Wanted({Kind.PHASE: "niet-nodig"})),
        ("soort GWW (aanleg en onderhoud)", Wanted({Kind.CATEGORY: "gww"})),
        ("categorie gww", Wanted({Kind.CATEGORY: "gww"})),
        ("thema milieu & biodiversiteit", Wanted({Kind.THEME: "milieu-biodiversiteit"})),
        ("straat", Wanted(words=("straat",))),
        ("straat, straat Straat", Wanted(words=("straat",))),
        ("café één", Wanted(words=("cafe", "een"))),
        (
            "mijn straat team bor fase gunning soort gww thema klimaat lamp",
            Wanted(
                {
                    Kind.TEAM: "bor",
                    Kind.PHASE: "gunning",
                    Kind.CATEGORY: "gww",
                    Kind.THEME: "klimaat",
                },
                mine=True,
                words=("straat", "lamp"),
            ),
        ),
        ("team bor team sociaal beleid", Wanted({Kind.TEAM: "sociaal-beleid"})),
        ("fase gunnning", Wanted(unknown=((Kind.PHASE, "gunnning"),))),
        ("fase gunnning straat", Wanted(words=("straat",), unknown=((Kind.PHASE, "gunnning"),))),
        ("team", Wanted(unknown=((Kind.TEAM, ""),))),
        ("themapark", Wanted(words=("themapark",))),
    ],
)
def test_it_is_read_as_people_mean_it(text: str, wanted: Wanted) -> None:
    assert read_filters(text, NAMES) == wanted


@given(st.lists(st.sampled_from(["team", "fase", "bor", "van", "mij", "gunning", "x", "&"])))
def test_every_word_counts_somewhere(typed: list[str]) -> None:
    """A filter, a word, or something that is told to be unknown; nothing disappears."""
    wanted = read_filters(" ".join(typed), NAMES)
    counted = " ".join(
        [*wanted.words, *(name for _, name in wanted.unknown), *wanted.chosen.values()]
    )
    for word in set(typed) - {"team", "fase", "van", "mij", "&"}:
        told_twice = {"bor", "gunning"} & {word} and wanted.chosen
        assert word in counted or told_twice


@given(st.text())
@example("𝓐")
def test_any_text_can_be_read(text: str) -> None:
    """And what is searched for is plain: letters, digits and no space inside a word."""
    for word in read_filters(text, NAMES).words:
        assert word == folded(word)
        assert word
        assert " " not in word


def test_a_name_without_its_keyword_can_be_recognised() -> None:
    assert meant_by(["bor"], NAMES) == [(Kind.TEAM, "bor")]
    assert meant_by(["sociaal", "beleid"], NAMES) == [(Kind.TEAM, "sociaal-beleid")]
    assert meant_by(["straat"], NAMES) == []
    assert meant_by([], NAMES) == []


def test_a_keyword_of_which_there_are_no_names_is_a_word() -> None:
    """A municipality without teams, or a list that knows of none."""
    without: Names = {kind: known for kind, known in NAMES.items() if kind is not Kind.TEAM}
    assert read_filters("team bor", without) == Wanted(words=("team", "bor"))
    assert read_search("team BOR", without) == Searched(text="team BOR")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Searched()),
        ("  Asfalt,\n hergebruik? ", Searched(text="Asfalt, hergebruik?")),
        ("thema klimaat", Searched({Kind.THEME: "klimaat"})),
        (
            "asfalt thema klimaat hergebruik fase gunning",
            Searched({Kind.THEME: "klimaat", Kind.PHASE: "gunning"}, text="asfalt hergebruik"),
        ),
        ("mijn", Searched(mine=True)),
        ("van mij asfalt", Searched(mine=True, text="asfalt")),
        ("asfalt mijn thema klimaat", Searched({Kind.THEME: "klimaat"}, mine=True, text="asfalt")),
        ("hoe vertel ik het mijn team nu", Searched(text="hoe vertel ik het mijn team nu")),
        ("soort asfalt", Searched(text="soort asfalt", unknown=((Kind.CATEGORY, "asfalt"),))),
        ("welke soort asfalt", Searched(text="welke soort asfalt")),
        ("in welke fase", Searched(text="in welke fase")),
        (
            "asfalt thema klimat",
            Searched(text="asfalt thema klimat", unknown=((Kind.THEME, "klimat"),)),
        ),
        ("thema", Searched(text="thema", unknown=((Kind.THEME, ""),))),
    ],
)
def test_a_search_keeps_its_words_as_they_were_typed(text: str, wanted: Searched) -> None:
    assert read_search(text, NAMES) == wanted


@given(st.lists(st.sampled_from(["team", "fase", "bor", "van", "mij", "Gunning", "x", "y"])))
def test_every_word_of_a_search_is_a_filter_or_looked_for(typed: list[str]) -> None:
    """In the order in which it was typed."""
    wanted = read_search(" ".join(typed), NAMES)
    left = wanted.text.split()
    filters = Counter(typed) - Counter(left)
    assert not Counter(left) - Counter(typed)
    assert not set(filters) & {"x", "y"}
    assert wanted.mine or not set(filters) & {"van", "mij"}
    assert [word for word in typed if word in {"x", "y"}] == [
        word for word in left if word in {"x", "y"}
    ]


def test_a_whole_letter_is_read_at_once() -> None:
    """What looks like a filter in every word of it would else take minutes."""
    assert read_search("thema " * 20_000, NAMES).text.startswith("thema thema")
