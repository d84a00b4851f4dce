"""The facts of the MVOI-actieplan, checked against its text."""

import datetime as dt

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
    threshold = profile.threshold("start-form")
    assert threshold is not None
    assert not threshold.applies_to(25_000_00)
    assert threshold.applies_to(25_000_01)


def test_a_card_of_bor_goes_to_bor(profile: Profile) -> None:
    assert profile.channel_for("bor") == "bor"
    assert profile.channel_for(None) == profile.channels.default
    assert profile.channel_for("a-team-that-left") == profile.channels.default


def test_pilots_are_being_explored(profile: Profile) -> None:
    assert {pilot.status for pilot in profile.pilots} == {"exploring"}
    numbers = {target.year: target.number for target in profile.targets}
    assert numbers == {2025: 4, 2026: 6, 2027: 10}
    (of_2026,) = [target for target in profile.targets if target.year == 2026]
    assert of_2026.also_written[0].number == 4


def test_activities_and_year_plan(profile: Profile) -> None:
    chapters = [activity.chapter for activity in profile.activities]
    assert (chapters.count("5.1"), chapters.count("5.2")) == (10, 9)
    (year_plan,) = profile.year_plans
    assert (len(year_plan.spearheads), len(year_plan.assignments)) == (4, 7)
    contractors = [assignment.contractor for assignment in year_plan.assignments]
    assert contractors == [
        "Team Inkoop",
        "Team BOR",
        "PL MVOI",
        "PL MVOI",
        "Team Communicatie",
        "Team Finance",
        "Team Finance",
    ]
    assert all(assignment.client is None for assignment in year_plan.assignments)


def test_budget(profile: Profile) -> None:
    assert profile.budget is not None
    years = {each.year: each.amount for each in profile.budget.years}
    assert years == {2026: 50_000, 2027: 50_000, 2028: 20_000, 2029: 20_000}
    assert [line.amount for line in profile.budget.lines] == [10_000, 30_000, 10_000]
    hours = [(each.amount, each.unit) for each in profile.budget.capacity]
    assert hours == [(0.3, "fte"), (0.2, "fte"), (1, "fte"), (80, "hours")]


def test_risks_and_vulnerabilities(profile: Profile) -> None:
    kinds = [risk.kind for risk in profile.risks]
    assert [kinds.count(k) for k in ("risk", "legal", "financial", "personnel")] == [5, 4, 3, 3]


def test_the_fortnightly_meeting_has_four_topics(profile: Profile) -> None:
    meeting = profile.rhythm("tweewekelijks-overleg")
    assert (meeting.every_weeks, len(meeting.topics)) == (2, 4)
    assert meeting.outcomes == ("draagvlak", "kennis", "structuur")
    assert meeting.timing is None
    assert meeting.when is not None
    assert (meeting.when.weekday, meeting.when.at) == ("tuesday", "10:00")


def test_the_criteria_tools_levels_are_a_scale_of_their_own(profile: Profile) -> None:
    tool = next(tool for tool in profile.tools if tool.slug == "criteriatool")
    assert tool.levels == ("basis", "significant", "ambitieus")
    assert (len(tool.clusters), tool.product_groups) == (6, 47)
    assert not {level.name for level in profile.levels} & set(tool.levels)


def test_the_manifest_was_signed_on_30_january_2024(profile: Profile) -> None:
    assert profile.manifest is not None
    assert profile.manifest.signed_on == dt.date(2024, 1, 30)


def test_an_award_waits_at_least_twenty_days(profile: Profile) -> None:
    assert profile.standstill is not None
    assert profile.standstill.days == 20
    assert profile.standstill.article == "2.127"
    assert profile.standstill.source.title == "Aanbestedingswet 2012"
