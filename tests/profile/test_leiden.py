"""The facts of the MVI-Actieplan 2.0, checked against its text."""

import pytest

from bot.profile import PlanningItem, Profile, load_profile


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("leiden")


def planned(profile: Profile, year: int, kind: str) -> dict[int, str | None]:
    """Month → emphasis of everything of a kind in a year."""
    assert profile.planning is not None
    items = profile.planning.planned(year)
    return {item.month: item.emphasis for item in items if item.kind == kind}


def test_it_says_who_it_is(profile: Profile) -> None:
    assert (profile.slug, profile.command, profile.acronym) == ("leiden", "/mvi", "MVI")
    assert profile.coordinator_title == "concernadviseur MVI"
    assert profile.words.lesson == "puzzelstukje"


def test_three_core_themes_and_two_where_possible(profile: Profile) -> None:
    core = [theme.slug for theme in profile.themes if theme.core]
    assert core == ["co2-reductie", "circulair", "social-return"]
    rest = [theme.slug for theme in profile.themes if not theme.core]
    assert rest == ["lokale-economie", "innovatie"]


def test_five_goals_the_third_in_four_parts(profile: Profile) -> None:
    assert profile.plan is not None
    assert [goal.number for goal in profile.plan.goals] == [1, 2, 3, 4, 5]
    assert profile.plan.goals[2].parts[2] == "Duidelijkere rol- en taakverdeling tbv MVI"
    assert len(profile.plan.goals[2].parts) == 4


def test_acceleration(profile: Profile) -> None:
    targets = {target.year: (target.number, target.share) for target in profile.targets}
    assert targets == {2022: (10, None), 2023: (25, None), 2024: (70, 50), 2025: (None, 100)}
    assert profile.plan is not None
    assert profile.plan.trajectories_per_year == 140
    assert profile.plan.purchases_per_year == 400_000_000


def test_categories_are_a_proposal_without_themes_or_teams(profile: Profile) -> None:
    assert profile.categories
    for category in profile.categories:
        assert category.proposal
        assert (category.themes, category.teams, category.domains) == ((), (), ())
    assert all(team.proposal for team in profile.teams)


def test_no_ambition_levels_and_no_phases(profile: Profile) -> None:
    assert profile.levels == ()
    assert profile.ambition is None
    assert profile.development is None
    assert profile.target_level("circulair") is None


def test_no_start_form(profile: Profile) -> None:
    assert profile.threshold("start-form") is None


def test_bvt_advises_dt_decides_twice_a_year(profile: Profile) -> None:
    assert (profile.body("bvt").part, profile.body("dt").part) == ("advises", "decides")
    assert profile.selection is not None
    assert (profile.selection.advises, profile.selection.decides) == ("bvt", "dt")
    assert profile.selection.times_per_year == 2
    assert profile.rhythm("rapportage").recipients == ("bvt", "dt")


def test_network_meetings_with_emphasis(profile: Profile) -> None:
    assert planned(profile, 2022, "network-meeting") == {5: "betrokkenheid", 9: "rollen"}
    assert planned(profile, 2023, "network-meeting") == {
        1: "kaders",
        5: "evaluatie en borging",
        9: "vervolg",
    }


def test_reports_with_emphasis(profile: Profile) -> None:
    assert planned(profile, 2022, "report") == {
        6: "betrokkenheid",
        10: "capaciteit en rollen, incl monitoring",
    }
    assert planned(profile, 2023, "report") == {
        3: "uitwerking naar kaders",
        6: "evaluatie en borging",
        10: "vervolg",
    }


@pytest.mark.parametrize(
    ("year", "month", "texts"),
    [
        (2022, 1, []),
        (2022, 2, ["Vaststelling Actieplan en interne communicatie"]),
        (2022, 3, ["Start werkprocesbeschrijving inkoop", "Toelichtingen in MT’s/teams"]),
        (
            2022,
            5,
            [
                "MVI betrekken in voorsteltour nieuw college",
                "Interne netwerkbijeenkomst over voortgang; nadruk op betrokkenheid",
            ],
        ),
        (2022, 12, ["Analyse MVI-impact inkooptrajecten"]),
        (2023, 2, []),
        (2023, 8, ["Indienen beste casus vorig jaar Koopwijsprijs"]),
        (2023, 11, ["Besluit vervolg", "Interne communicatie nav 5e rapportage & vervolg"]),
        (2023, 12, []),
    ],
)
def test_a_month_of_the_planning(profile: Profile, year: int, month: int, texts: list[str]) -> None:
    assert profile.planning is not None
    assert [item.text for item in profile.planning.planned(year, month)] == texts


@pytest.mark.parametrize("year", [2024, 2026, 2031])
def test_later_the_months_come_back_without_emphasis(profile: Profile, year: int) -> None:
    assert planned(profile, year, "network-meeting") == {1: None, 5: None, 9: None}
    assert planned(profile, year, "report") == {3: None, 6: None, 10: None}
    assert planned(profile, year, "impact-analysis") == {11: None, 12: None}
    assert planned(profile, year, "adoption") == {}
    assert planned(profile, year, "college-briefing") == {}


def test_a_later_report_has_no_number(profile: Profile) -> None:
    assert profile.planning is not None
    later: list[PlanningItem] = [
        item for item in profile.planning.planned(2026) if item.kind == "report"
    ]
    assert {item.text for item in later} == {"Rapportage Actieplan naar BVT en DT"}
    assert {item.year for item in later} == {2026}


def test_no_meeting_before_the_plan(profile: Profile) -> None:
    assert profile.planning is not None
    assert profile.planning.planned(2021) == ()


def test_months_of_the_rhythms(profile: Profile) -> None:
    assert profile.months_of(profile.rhythm("netwerkbijeenkomst"), 2022) == (5, 9)
    assert profile.months_of(profile.rhythm("netwerkbijeenkomst"), 2026) == (1, 5, 9)
    assert profile.months_of(profile.rhythm("bestuurlijke-verantwoording"), 2026) == (7,)
    assert profile.months_of(profile.rhythm("koopwijsprijs"), 2026) == (8,)


def test_nine_things_go_on_all_the_time(profile: Profile) -> None:
    assert profile.planning is not None
    assert len(profile.planning.continuous) == 9


def test_the_report_has_four_parts(profile: Profile) -> None:
    assert profile.report is not None
    titles = [part.title for part in profile.report.parts]
    assert titles == ["Casussen", "Organisatie", "Inzichten", "Vervolg"]
    assert profile.report.times_per_year == 3
    assert profile.report.also_written == ("Twee keer per jaar",)


def test_four_building_blocks(profile: Profile) -> None:
    assert profile.route_map is not None
    assert [block.title for block in profile.route_map.blocks] == [
        "Van strategie naar praktijk",
        "Vaandeldragers",
        "Het MVI-lab",
        "Samen groeien",
    ]
    assert [len(block.actions) for block in profile.route_map.blocks] == [6, 6, 5, 5]


def test_the_budget_pays_a_position(profile: Profile) -> None:
    assert profile.budget is not None
    assert profile.budget.structural == 50_000
    assert not profile.budget.spendable


def test_the_manifest_was_signed_in_2016(profile: Profile) -> None:
    assert profile.manifest is not None
    assert (profile.manifest.signed_year, profile.manifest.signed_on) == (2016, None)


def test_the_award(profile: Profile) -> None:
    assert profile.award is not None
    assert profile.award.month == 8
    assert profile.award.jury == ("ambitie", "verankering", "effect", "marktinteractie")
