"""What answers best: made by hand small enough to see why."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.mending import mendings_of
from bot.language.ranking import Shelf, rank
from bot.language.sought import doubtful, read_sought, terms_sought
from bot.language.terms import label_term, stem_in, terms_of

WORDS = (
    "lamp",
    "lampen",
    "straatverlichting",
    "verlichting",
    "auto",
    "dienstauto",
    "zout",
    "strooien",
    "laptops",
    "tweedehands",
    "school",
    "schoonmaak",
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
shelves = st.dictionaries(st.integers(1, 50), texts, max_size=8)

Texts = Mapping[int, str]


def shelf_of(texts: Texts, *, weight: float = 1.0) -> Shelf:
    """Texts to search in, by id."""
    counted = {each: terms_of(text) for each, text in texts.items()}
    postings: dict[str, dict[int, float]] = {}
    for each, terms in counted.items():
        for term, count in terms.items():
            postings.setdefault(term, {})[each] = weight * count
    return Shelf(postings, {each: weight * terms.total() for each, terms in counted.items()})


def found(query: str, texts: Texts) -> list[int]:
    """What answers, the best first; what is as good by id."""
    scores = rank(read_sought(query), shelf_of(texts))
    return sorted(scores, key=lambda each: (-scores[each], each))


def test_the_word_itself_comes_before_a_synonym_and_a_part() -> None:
    texts = {1: "straatlantaarns", 2: "straatverlichting", 3: "verlichting", 4: "zout"}
    assert found("straatverlichting", texts) == [2, 1, 3]
    assert found("verlichting", texts) == [3, 2]


def test_a_rare_word_says_more_than_a_common_one() -> None:
    texts = {1: "oud papier", 2: "oud zout", 3: "oud glas", 4: "oud hout", 5: "papier"}
    assert found("oud zout", texts)[0] == 2


def test_who_says_both_words_answers_best() -> None:
    texts = {1: "laptops laptops laptops", 2: "tweedehands laptops", 3: "tweedehands liften"}
    assert found("tweedehands laptops", texts)[0] == 2


def test_the_part_of_a_compound_that_is_rare_decides() -> None:
    texts = {1: "werk werk", 2: "bagger", 3: "werk", 4: "werk", 5: "werk", 6: "zout"}
    assert found("baggerwerk", texts)[0] == 2


@pytest.mark.parametrize(
    "query",
    ["xyzzy", "qwertyuiop", "pannenkoekenrecept", "olifant", "bruidsjurk", "!!!", "de het een"],
)
def test_words_that_occur_nowhere_find_nothing(query: str) -> None:
    texts = dict(enumerate(WORDS))
    assert found(query, texts) == []


def test_an_unknown_word_is_found_by_its_pieces() -> None:
    assert found("Xaverius", {1: "xaveriushof", 2: "hof", 3: "xylofoon"}) == [1]


def test_a_label_finds_what_was_given_it_behind_what_says_so() -> None:
    label = label_term("theme", "klimaat")
    shelf = shelf_of({1: "klimaat", 2: "zout", 3: "zout"})
    given_it = Shelf({**shelf.postings, label: {2: 1.0}}, shelf.lengths)
    scores = rank(read_sought("klimaat", labels={("klimaat",): {label: 0.5}}), given_it)
    assert scores.keys() == {1, 2}
    assert scores[1] > scores[2]


def test_a_slip_of_the_finger_is_mended_only_in_what_is_no_word() -> None:
    held = shelf_of({1: "asfalt"}).postings
    assert doubtful(read_sought("asfelt en dakwerk en boot"), held) == ["asfelt"]
    assert doubtful(read_sought("asfalt"), held) == []


def test_what_was_meant_is_found() -> None:
    shelf = shelf_of({1: "asfalt", 2: "zout"})
    stems = [stem for term in shelf.postings if (stem := stem_in(term))]
    sought = read_sought("asfelt", mended={"asfelt": mendings_of("asfelt", stems)})
    assert rank(sought, shelf).keys() == {1}


def test_no_more_is_read_than_a_person_asks() -> None:
    """A whole page pasted behind the command asks no database for thousands of terms."""
    page = " ".join(f"straatverlichtingsonderhoud{number}" for number in range(3000))
    assert len(terms_sought(read_sought(page))) < 10_000


@given(shelves, texts)
def test_everything_found_has_something_in_common(texts: Texts, query: str) -> None:
    asked = terms_sought(read_sought(query))
    assert all(terms_of(texts[each]).keys() & asked for each in found(query, texts))


@given(shelves, texts)
def test_the_order_in_which_texts_come_makes_no_difference(texts: Texts, query: str) -> None:
    backwards = dict(reversed(list(texts.items())))
    sought = read_sought(query)
    assert rank(sought, shelf_of(texts)) == rank(sought, shelf_of(backwards))


@given(shelves, texts)
def test_what_says_all_of_it_is_found(texts: Texts, query: str) -> None:
    assert 99 in found(query, {**texts, 99: query})


@given(st.sampled_from(WORDS), shelves)
def test_saying_it_twice_never_scores_less(word: str, texts: Texts) -> None:
    once = rank(read_sought(word), shelf_of({**texts, 99: f"{word} hennep"}))
    twice = rank(read_sought(word), shelf_of({**texts, 99: f"{word} {word}"}))
    assert twice[99] >= once[99]
