"""What a cell may say, and what is told when it says something else."""

import pytest

from bot.messages.lesson_form import TEXT_LENGTH, TITLE_LENGTH
from bot.services.lesson_rows import LessonRow, LessonRows
from bot.services.row_report import Refused
from storage.numbers import LARGEST_NUMBER
from storage.vocabulary import LessonOutcome, Phase
from tests.services.house import House
from tests.services.importing import row

TRANSPORT = "Vervoer, aandrijfsystemen en emballage"


def read(house: House, **cells: str) -> LessonRow | list[Refused]:
    """A row with these cells."""
    with house.session() as session:
        return LessonRows(session, here=house.here).read(2, row(**cells))


def field(house: House, name: str, **cells: str) -> object:
    """What a row that can be kept says of one field."""
    found = read(house, **cells)
    assert isinstance(found, LessonRow), found
    return found.fields[name]


@pytest.mark.parametrize(
    ("cell", "slugs"),
    [
        ("", set()),
        (" , ,", set()),
        ("klimaat", {"klimaat"}),
        ("KLIMAAT", {"klimaat"}),
        ("Diversiteit en inclusie", {"diversiteit-inclusie"}),
        ("diversiteit-inclusie", {"diversiteit-inclusie"}),
        ("isv", {"ketenverantwoordelijkheid"}),
        ("klimaat,circulariteit , klimaat", {"klimaat", "circulariteit"}),
        ("klimaat\ncirculariteit", None),
        ("klimaat, warmte", None),
    ],
)
def test_themes_go_by_slug_label_or_another_name(
    house: House, cell: str, slugs: set[str] | None
) -> None:
    if slugs is None:
        assert isinstance(read(house, thema=cell), list)
    else:
        assert field(house, "themes", thema=cell) == slugs


@pytest.mark.parametrize(
    ("cell", "slugs"),
    [
        (TRANSPORT, {"vervoer"}),
        (f"gww, {TRANSPORT}", {"gww", "vervoer"}),
        (f"{TRANSPORT.upper()},GWW (aanleg en onderhoud), ict", {"gww", "ict", "vervoer"}),
        ("vervoer, gebouwen", {"vervoer", "gebouwen"}),
    ],
)
def test_a_label_may_have_a_comma_itself(house: House, cell: str, slugs: set[str]) -> None:
    assert field(house, "categories", categorie=cell) == slugs


def test_every_name_of_the_profile_is_understood(house: House) -> None:
    profile = house.here.profile
    for theme in profile.themes:
        for name in (theme.slug, theme.label, *theme.aliases):
            assert field(house, "themes", thema=name) == {theme.slug}
    for category in profile.categories:
        for name in (category.slug, category.label, *category.aliases):
            assert field(house, "categories", categorie=name) == {category.slug}


@pytest.mark.parametrize(
    ("name", "cells", "value"),
    [
        ("phase", {"fase": "gunning"}, Phase.AWARD),
        ("phase", {"fase": "niet-nodig"}, Phase.NOT_NEEDED),
        ("phase", {"fase": "UITVOERING"}, Phase.EXECUTION),
        ("phase", {"fase": ""}, None),
        ("outcome", {"afloop": "Goed"}, LessonOutcome.WELL),
        ("outcome", {"afloop": "Het ging mis"}, LessonOutcome.WRONG),
        ("anonymous", {"anoniem": "Ja"}, True),
        ("anonymous", {"anoniem": "WAAR"}, True),
        ("anonymous", {"anoniem": "nee"}, False),
        ("anonymous", {"anoniem": ""}, False),
        ("link", {"link": " https://voorbeeld.nl/x "}, "https://voorbeeld.nl/x"),
        ("link", {"link": "http://voorbeeld.nl"}, "http://voorbeeld.nl"),
        ("title", {"titel": " twee   woorden\n"}, "twee woorden"),
        ("title", {"titel": "t" * TITLE_LENGTH}, "t" * TITLE_LENGTH),
        ("insight", {"inzicht": "een\n\n\n\ntwee"}, "een\n\ntwee"),
        ("insight", {"inzicht": "=1+1"}, "=1+1"),
    ],
)
def test_what_a_cell_says(house: House, name: str, cells: dict[str, str], value: object) -> None:
    assert field(house, name, **cells) == value


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"ref": ""}, "this cell is empty; it needs a name that stays the same"),
        ({"ref": "r" * 201}, "this text has 201 characters; at most 200 fit"),
        ({"ref": "Les-2"}, "'Les-2' is how a lesson is called by its number; choose another"),
        ({"titel": "\u200b"}, "this cell is empty; it needs a title"),
        ({"titel": "t" * (TITLE_LENGTH + 1)}, f"at most {TITLE_LENGTH} fit"),
        ({"inzicht": " "}, "this cell is empty; it needs what was learnt"),
        ({"inzicht": "t" * (TEXT_LENGTH + 1)}, f"at most {TEXT_LENGTH} fit"),
        ({"probleem": "t" * (TEXT_LENGTH + 1)}, f"at most {TEXT_LENGTH} fit"),
        ({"getal": "9" * 201}, "at most 200 fit"),
        ({"thema": "klimmaat"}, "'klimmaat' is no theme of this profile; use one of: milieu"),
        ({"thema": "klimmaat"}, "did you mean 'klimaat'?"),
        ({"thema": "?"}, "'?' is no theme of this profile"),
        ({"fase": "?"}, "'?' is not possible"),
        ({"anoniem": "?"}, "'?' is neither; use ja or nee"),
        ({"thema": "x," * 5_000}, f"at most {TEXT_LENGTH} fit"),
        ({"categorie": "wegen"}, "'wegen' is no category of this profile; use one of: personeel"),
        ({"fase": "morgen"}, "'morgen' is not possible; use one of: idee, startformulier"),
        ({"soort": "inhoud, geld"}, "use one of: inhoud, proces, betrokkenheid, geld"),
        ({"afloop": "best"}, "'best' is not possible; use one of: goed, mis"),
        ({"link": "javascript:alert(1)"}, "start with https:// or http://"),
        ({"link": "www.voorbeeld.nl"}, "start with https:// or http://"),
        ({"link": "https://a b"}, "start with https:// or http://"),
        ({"link": "https://[a"}, "start with https:// or http://"),
        ({"traject": "12"}, "there is no trajectory '12' in this workspace"),
        ({"traject": str(LARGEST_NUMBER + 1)}, "there is no trajectory"),
        ({"traject": "9" * 5_000}, "there is no trajectory"),
        ({"traject": "nr. 12"}, "'nr. 12' is no number of a trajectory, such as 12"),
        ({"traject": "١٢"}, "is no number of a trajectory"),
        ({"traject": "-1"}, "is no number of a trajectory"),
        ({"anoniem": "misschien"}, "'misschien' is neither; use ja or nee"),
    ],
)
def test_a_mistake_says_what_would_be_right(
    house: House, cells: dict[str, str], reason: str
) -> None:
    found = read(house, **cells)
    assert isinstance(found, list)
    (refused,) = found
    assert (refused.row, refused.column) == (2, next(iter(cells)))
    assert reason in refused.reason


def test_a_mistake_is_short_and_gives_a_terminal_no_orders(house: House) -> None:
    found = read(house, thema="\x1b[2J" + "lang " * 100)
    assert isinstance(found, list)
    assert found[0].reason.startswith("'[2Jlang lang")
    assert found[0].reason.isprintable()
    assert "…' is no theme" in found[0].reason
