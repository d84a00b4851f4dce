"""A few sentences in Dutch lead to what a command opens; where others read along, by a button."""

from collections.abc import Iterator

import pytest

from bot.messages import (
    community_ids,
    criteria_ids,
    expertise_ids,
    pilot_ids,
    plan_ids,
    role_ids,
    start_form_ids,
    team_ids,
    watch_ids,
)
from bot.policy.confidentiality import Audience
from bot.services.conversation_talk import Place
from storage.database import Database
from storage.vocabulary import Phase
from tests.services.house import COLLEAGUE, COORDINATOR, House, build_house
from tests.services.talking import CHANNEL, Chat

THREAD = Place(CHANNEL, "1700000000.000100")


@pytest.fixture
def leiden(migrated_sqlite_url: str) -> Iterator[House]:
    """Where there are no start forms."""
    database = Database(migrated_sqlite_url)
    yield build_house(database, profile="leiden")
    database.close()


def in_the_team(house: House) -> Chat:
    """In a thread where colleagues read along."""
    return Chat(house, place=THREAD, audience=Audience.TEAM_CHANNEL)


def test_the_plan_opens_at_what_was_named(house_on_each: House) -> None:
    """Each reads it alone; what the plan has no part for opens the whole."""
    for chat in (Chat(house_on_each), in_the_team(house_on_each)):
        chat.says("wat zegt het plan over klimaat?")
        heard = chat.hears("klimaat")
        assert heard.action_of("Plan lezen") == plan_ids.OPEN_TYPED
        assert "klimaat" in heard.values["Plan lezen"]
        chat.says("wat zegt het plan over koffie?")
        assert "geen eigen onderdeel" in chat.hears().text
        chat.says("laat het plan zien")
        assert "Ons plan lees je" in chat.hears().text


def test_the_pilots_are_listed_in_private_and_opened_elsewhere(house_on_each: House) -> None:
    chat = Chat(house_on_each)
    chat.says("Welke pilots lopen er?")
    assert "0 van 6" in chat.hears().text
    chat = in_the_team(house_on_each)
    chat.says("Welke pilots lopen er?")
    heard = chat.hears()
    assert heard.action_of("Pilots bekijken") == pilot_ids.OPEN_LIST
    assert "van 6" not in heard.text


def test_the_watch_list_opens_by_a_button_wherever_it_is_asked(house_on_each: House) -> None:
    for chat in (Chat(house_on_each), in_the_team(house_on_each)):
        chat.says("zet de MKI-plicht op de volglijst")
        heard = chat.hears("nakijken")
        assert heard.action_of("Zet iets op de volglijst") == watch_ids.OPEN_FORM
        assert heard.values["Zet iets op de volglijst"] == "De MKI-plicht"
        chat.says("wat volgen we?")
        assert chat.hears("volgen").action_of("Volglijst bekijken") == watch_ids.OPEN


def test_an_expert_is_asked_at_a_trajectory(house_on_each: House) -> None:
    """One that is named, or one of their own that goes on; no names where others read along."""
    house = house_on_each
    with house.session() as session:
        number = house.logs(session, title="Zand & grind").trajectory.number
        house.logs(session, title="Al klaar").trajectory.phase = Phase.COMPLETED
        session.commit()
    chat = Chat(house)
    chat.says("ik heb hulp nodig van een expert circulariteit")
    heard = chat.hears()
    assert f"{number} · Zand & grind" in heard.text
    assert "Al klaar" not in heard.text
    assert expertise_ids.OPEN_ASK in str(heard.message.blocks)
    assert heard.values["Wie is de expert?"] == "circulariteit"
    chat = in_the_team(house)
    chat.says("ik heb hulp nodig van een expert circulariteit")
    heard = chat.hears("nummer")
    assert "Zand" not in heard.text
    chat.says(f"ik zoek een expert bij traject {number}")
    heard = chat.hears(f"vragen bij traject {number}?")
    assert heard.values["Vraag een expert"] == str(number)
    assert "Zand" not in heard.text


def test_who_the_expert_is(house: House) -> None:
    chat = Chat(house, user=COLLEAGUE)
    chat.says("wie is de expert voor klimaat?")
    heard = chat.hears("Wie waar van weet")
    assert heard.action_of("Wie is de expert?") == expertise_ids.OPEN_EXPERTS
    assert heard.values["Wie is de expert?"] == "klimaat"
    chat.says("ik zoek een expert koffie")
    assert chat.hears().values["Wie is de expert?"].strip() == ""


def test_the_start_form_of_a_trajectory_is_offered(house: House) -> None:
    """Whether somebody may read it, is looked at when they open it."""
    for chat in (Chat(house), in_the_team(house)):
        chat.says("startformulier voor traject 14")
        heard = chat.hears("traject 14")
        assert heard.action_of("Startformulier openen") == start_form_ids.OPEN_TYPED
        assert heard.values["Startformulier openen"] == "14"


def test_maximal_and_criteria_open_at_what_was_named(house: House) -> None:
    """What somebody typed goes along, as behind the command."""
    for chat in (Chat(house), in_the_team(house)):
        chat.says("wat is maximaal mvoi bij gww?")
        heard = chat.hears("hooguit")
        assert heard.action_of("Wat is maximaal?") == expertise_ids.OPEN_MAXIMAL
        assert heard.values["Wat is maximaal?"] == "gww"
        chat.says("welke criteria passen bij gww?")
        heard = chat.hears("criteria")
        assert heard.action_of("Criteria bekijken") == criteria_ids.OPEN
        assert heard.values["Criteria bekijken"] == "gww"


def test_the_european_thresholds_are_told_to_anybody(house: House) -> None:
    for chat in (Chat(house), in_the_team(house)):
        chat.says("wat is de Europese drempel?")
        heard = chat.hears("€ 216.000")
        assert "Inkoop bepaalt de procedure" in heard.text


def test_the_coordinator_is_named_to_who_asks_alone(house: House) -> None:
    """In a channel a mention would call them: there the button tells."""
    chat = Chat(house)
    chat.says("wie is de coördinator?")
    assert f"<@{COORDINATOR}>" in chat.hears().text
    chat = in_the_team(house)
    chat.says("wie is de coördinator?")
    heard = chat.hears("zie je met de knop")
    assert heard.action_of("Wie heeft welke rol?") == role_ids.OPEN_ROLES
    assert "<@" not in heard.text


def test_where_there_are_no_start_forms_that_is_said(leiden: House) -> None:
    chat = Chat(leiden)
    chat.says("startformulier voor traject 14")
    assert "niet met een startformulier" in chat.hears().text


def test_social_return_is_asked_for_in_other_words_too(house: House) -> None:
    chat = Chat(house)
    chat.says("hoe hoog moet social return zijn bij 3 ton?")
    assert "Bij € 300.000 hoort social return" in chat.hears().text


def test_in_the_middle_of_a_talk_it_is_answered_and_the_question_comes_back(house: House) -> None:
    """It is never taken for the name of what is bought."""
    chat = Chat(house)
    chat.says("ik wil een traject aanmelden")
    asked = chat.hears().labels
    chat.says("welke pilots lopen er?")
    back = chat.hears()
    assert "0 van 6" in chat.told[-2].text
    assert back.labels == asked
    chat.says("zand en grind")
    chat.hears("Zand en grind")
    assert "pilots" not in chat.told[-1].text


def test_behind_the_command_it_is_understood_as_well(house: House) -> None:
    assert "0 van 6" in Chat(house).types("welke pilots lopen er?").text


def test_a_team_opens_with_a_button_and_a_word_that_is_none_leads_to_teams_and_cases(
    house_on_each: House,
) -> None:
    for chat in (Chat(house_on_each), in_the_team(house_on_each)):
        chat.says("hoe staat BOR ervoor?")
        heard = chat.hears()
        assert heard.action_of("Team bekijken") == team_ids.OPEN
        assert heard.values["Team bekijken"] == "bor"
        chat.says("wat speelt er bij lampen?")
        heard = chat.hears("lampen")
        assert heard.action_of("Team kiezen") == team_ids.OPEN
        assert "lampen" in heard.values["Trajecten bekijken"]


def test_the_form_of_a_talk_is_offered_to_who_keeps_talks(house_on_each: House) -> None:
    chat = Chat(house_on_each, COORDINATOR)
    chat.says("leg een gesprek met team BOR vast")
    heard = chat.hears("Team BOR")
    assert heard.action_of("Gesprek vastleggen") == team_ids.OPEN_FORM
    assert heard.values["Gesprek vastleggen"] == "bor"
    chat.says("leg een gesprek met de buren vast")
    assert "Dat team ken ik niet" in chat.hears().text
    chat = Chat(house_on_each, COLLEAGUE)
    chat.says("leg een gesprek met team BOR vast")
    assert "Dit doen de" in chat.hears().text


def test_who_can_help_stands_behind_a_button_wherever_it_is_asked(house: House) -> None:
    for chat in (Chat(house), in_the_team(house)):
        chat.says("wie kan me helpen met laadpalen?")
        heard = chat.hears("laadpalen")
        assert heard.action_of("Wie kan me helpen?") == community_ids.OPEN_WHO
        assert heard.values["Wie kan me helpen?"] == "laadpalen"
        assert "<@" not in heard.text
        chat.says("mijn profiel")
        assert chat.hears().action_of("Mijn profiel invullen") == community_ids.OPEN_PROFILE


def test_whoever_looks_for_lessons_by_asking_who_is_offered_people_as_well(house: House) -> None:
    for chat in (Chat(house), in_the_team(house)):
        chat.says("wie weet iets van laadpalen?")
        assert chat.hears().values["Wie kan me helpen?"] == "laadpalen"
        chat.says("zoek lessen over laadpalen")
        assert "Wie kan me helpen?" not in chat.hears().text
