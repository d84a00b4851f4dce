"""The figures that have to hold, over the sentences in ``data/``.

What they are now: ``python -m tests.language.understanding``.
"""

from functools import cache

import pytest

from tests.language.understanding.scoring import Score, score
from tests.language.understanding.sentences import DATA, HELD, TUNING, read

FLOORS = {
    TUNING: {
        "intent": 0.99,
        "value": 0.99,
        "month": 0.99,
        "day": 0.99,
        "category": 0.98,
        "themes_f1": 0.98,
        "team": 0.99,
        "unclear": 0.99,
        "title": 1.0,
    },
    HELD: {
        "intent": 0.93,
        "value": 0.98,
        "month": 0.97,
        "day": 0.99,
        "category": 0.93,
        "themes_f1": 0.91,
        "team": 0.98,
        "unclear": 0.98,
        "title": 1.0,
    },
}


@cache
def scored(name: str) -> Score:
    """Every file is read once."""
    return score(read(name))


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name, floors in FLOORS.items() for field in floors]
)
def test_it_is_understood(name: str, field: str) -> None:
    assert getattr(scored(name), field) >= FLOORS[name][field]


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.txt")))
def test_nothing_is_done_with_what_is_not_for_the_bot(name: str) -> None:
    assert scored(name).harm == 0


def test_no_sentence_stands_in_two_files() -> None:
    texts = [sentence.text for path in DATA.glob("*.txt") for sentence in read(path.stem)]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_a_good_part_is_kept_apart_from_tuning() -> None:
    files = sorted(path.stem for path in DATA.glob("*.txt"))
    kept = sum(len(read(name)) for name in files if name != TUNING)
    assert kept * 5 >= len(read(TUNING))
