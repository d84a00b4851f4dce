"""The facts of the MVOI-actieplan, checked against its text."""

import pytest

from bot.profile import Profile, load_profile


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("midden-groningen")


def test_it_says_who_it_is(profile: Profile) -> None:
    assert (profile.slug, profile.command, profile.acronym) == ("midden-groningen", "/mvoi", "MVOI")
    assert profile.name == "Midden-Groningen"
    assert profile.organisation == "gemeente Midden-Groningen"


def test_six_themes(profile: Profile) -> None:
    assert [theme.slug for theme in profile.themes] == [
        "milieu-biodiversiteit",
        "klimaat",
        "circulariteit",
        "ketenverantwoordelijkheid",
        "diversiteit-inclusie",
        "social-return",
    ]
    assert all(theme.core for theme in profile.themes)


# Section 7.1, row by row: label, themes, teams, domains.
TABLE = {
    "personeel": (
        "Personeel gerelateerde zaken",
        ["diversiteit-inclusie"],
        ["hrm"],
        ["bedrijfsvoering"],
    ),
    "kantoor": (
        "Kantoorinrichting en benodigdheden",
        ["ketenverantwoordelijkheid", "circulariteit"],
        ["facilitair"],
        ["dienstverlening"],
    ),
    "ict": (
        "Automatisering en telecommunicatie",
        ["klimaat"],
        ["automatisering"],
        ["bedrijfsvoering"],
    ),
    "flexibele-arbeid": (
        "Flexibele arbeid",
        ["diversiteit-inclusie"],
        ["hrm"],
        ["bedrijfsvoering"],
    ),
    "advies-onderzoek": (
        "Advies en onderzoek",
        ["diversiteit-inclusie"],
        ["hrm"],
        ["bedrijfsvoering"],
    ),
    "vervoer": (
        "Vervoer, aandrijfsystemen en emballage",
        ["klimaat", "circulariteit"],
        ["bor"],
        ["leefomgeving"],
    ),
    "gebouwen": (
        "Gebouwen en gebouw gerelateerde installaties",
        ["klimaat", "circulariteit"],
        ["gebouwenbeheer"],
        ["dienstverlening"],
    ),
    "gww": (
        "GWW (aanleg en onderhoud)",
        ["klimaat", "circulariteit", "milieu-biodiversiteit"],
        ["bor"],
        ["leefomgeving"],
    ),
    "veiligheid": (
        "Hulpverlening en openbare orde",
        ["social-return", "diversiteit-inclusie"],
        ["sociaal-beleid", "sociale-teams", "veiligheid-vergunningen"],
        ["sociaal", "algemeen-directeur"],
    ),
    "sociaal-domein": (
        "Sociaal domein",
        ["social-return", "klimaat"],
        ["sociaal-beleid", "bwri"],
        ["sociaal"],
    ),
}


def test_ten_categories(profile: Profile) -> None:
    assert [category.slug for category in profile.categories] == list(TABLE)


@pytest.mark.parametrize("slug", TABLE)
def test_a_row_of_the_table(profile: Profile, slug: str) -> None:
    category = profile.category(slug)
    label, themes, teams, domains = TABLE[slug]
    assert category.label == label
    assert list(category.themes) == themes
    assert list(category.teams) == teams
    assert list(category.domains) == domains
    assert [team.slug for team in profile.teams_of(slug)] == teams


def test_a_start_form_belongs_above_25000(profile: Profile) -> None:
    assert not profile.asks_start_form(25_000_00)
    assert profile.asks_start_form(25_000_01)


def test_a_card_of_bor_goes_to_bor(profile: Profile) -> None:
    assert profile.channel_for("bor") == "bor"
    assert profile.channel_for(None) == profile.channels.default
    assert profile.channel_for("a-team-that-left") == profile.channels.default
