"""What somebody types behind the command, however they type it, and nothing of it is lost."""

import pytest

from tests.support.colleagues import Colleague, Json, Workspace, initial_of, text_of
from tests.support.processes import Process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """The colleague who types."""
    assert bot.runs
    return workspace.colleague("inkoper")


def answered(buyer: Colleague, text: str, wanted: str) -> Json:
    """Type a command; the newest answer that says so, for this person only."""
    before = {message["ts"] for message in buyer.workspace.messages("mvoi")}
    buyer.types(text)
    answer = buyer.workspace.wait_for(
        "mvoi", lambda m: m["ts"] not in before and wanted in text_of(m)
    )
    assert answer["ephemeral_for"] == buyer.id
    return answer


def assert_asked_for_lamps(buyer: Colleague) -> None:
    """The form in front is filled in, and is closed."""
    form = buyer.modal(callback_id="trajectory_new")
    assert initial_of(form, "title") == "Lampen"
    assert initial_of(form, "value") == "€ 400.000"
    buyer.closes(form)


@pytest.mark.parametrize(
    "typed",
    [
        "traject\nlampen 4 ton",
        "traject\tlampen 4 ton",
        "TRAJECT  Lampen 4 ton",
        "Traject: lampen 4 ton",
        'traject • "lampen" 4 ton',
    ],
)
def test_however_it_is_typed_the_form_is_filled_in(buyer: Colleague, typed: str) -> None:
    buyer.types(f"/mvoi {typed}")
    assert_asked_for_lamps(buyer)


def test_a_slip_of_the_finger_loses_nothing(buyer: Colleague) -> None:
    """The answer says what was meant; its button opens the form with what was typed."""
    answer = answered(buyer, "/mvoi trajekt lampen 4 ton", "Bedoel je `/mvoi traject`?")
    buyer.presses(answer, "trajectory_open_typed", channel="mvoi")
    assert_asked_for_lamps(buyer)


def test_a_case_without_the_word_for_it_is_understood(buyer: Colleague) -> None:
    """It is asked on where it was typed, for this person alone."""
    answer = answered(buyer, "/mvoi lampen 4 ton", "Ik begrijp dat je een traject wilt aanmelden.")
    buyer.presses(answer, "conversation_edit", channel="mvoi")
    assert_asked_for_lamps(buyer)


def test_what_is_not_understood_loses_nothing(buyer: Colleague) -> None:
    """Three things to do instead, and the help."""
    answer = answered(buyer, "/mvoi lampen", 'Dat ken ik niet: "lampen"')
    labels = [element["text"]["text"] for element in answer["blocks"][1]["elements"]]
    assert labels == [
        "Traject aanmelden",
        "Trajecten bekijken",
        "Leerervaringen zoeken",
        "Wat kun je allemaal?",
    ]
    buyer.presses(answer, "trajectory_open_typed", channel="mvoi")
    form = buyer.modal(callback_id="trajectory_new")
    assert initial_of(form, "title") == "Lampen"
    buyer.closes(form)
    buyer.presses(answer, "trajectory_open_list", channel="mvoi")
    buyer.closes(buyer.modal(callback_id="trajectory_list"))
    buyer.presses(answer, "lesson_open_search", channel="mvoi")
    search = buyer.modal(callback_id="lesson_search")
    assert initial_of(search, "lesson_search_field") == "lampen"
    buyer.closes(search)
    buyer.presses(answer, "help_open", channel="mvoi")
    told = buyer.workspace.wait_for("mvoi", lambda m: "Ik ben Vaandel" in text_of(m))
    assert told["ephemeral_for"] == buyer.id


def test_a_slip_in_the_word_for_the_list_keeps_its_filter(buyer: Colleague) -> None:
    answer = answered(buyer, "/mvoi trajekten lampen", "Bedoel je `/mvoi trajecten`?")
    buyer.presses(answer, "trajectory_open_list", channel="mvoi")
    shown = buyer.modal(callback_id="trajectory_list")
    assert "lampen" in text_of(shown)
    buyer.closes(shown)


def test_a_slip_in_the_word_for_searching_keeps_what_was_looked_for(buyer: Colleague) -> None:
    answer = answered(buyer, "/mvoi zoekn thema klimaat lampen", "Bedoel je `/mvoi zoeken`?")
    buyer.presses(answer, "lesson_open_search", channel="mvoi")
    search = buyer.modal(callback_id="lesson_search")
    assert initial_of(search, "lesson_search_field") == "lampen"
    assert "thema klimaat" in text_of(search)
    buyer.closes(search)


def test_a_number_opens_the_trajectory_however_it_is_written(buyer: Colleague) -> None:
    buyer.logs("Stoeptegels", share=False)
    for number in ("1", "#1", "nr. 1", "nr 1", "1.", "nummer 1"):
        buyer.types(f"/mvoi traject {number}")
        details = buyer.modal(callback_id="trajectory_details")
        assert "Stoeptegels" in text_of(details), number
        buyer.closes(details)
    answer = answered(buyer, "/mvoi nr 1", "Bedoel je `/mvoi traject`?")
    buyer.presses(answer, "trajectory_open_typed", channel="mvoi")
    details = buyer.modal(callback_id="trajectory_details")
    assert "Stoeptegels" in text_of(details)
    buyer.closes(details)


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "#0", "99999999999999999999"])
def test_a_number_that_nothing_has_is_not_found(buyer: Colleague, number: str) -> None:
    """Never our fault."""
    buyer.types(f"/mvoi traject {number}")
    told = buyer.modal(callback_id="problem")
    assert "Dit traject kan ik niet vinden" in text_of(told)
    buyer.closes(told)


def test_when_slack_opens_nothing_any_more_a_click_does(buyer: Colleague) -> None:
    """The trigger is three seconds old when it arrives; what was typed comes along."""
    buyer.workspace.post("/faults", expired_triggers=1)
    answer = answered(buyer, "/mvoi traject lampen 4 ton", "Slack was te traag")
    buyer.presses(answer, "trajectory_open_typed", channel="mvoi")
    assert_asked_for_lamps(buyer)


def test_when_slack_does_not_answer_a_click_opens_the_form(buyer: Colleague) -> None:
    """Neither the first time nor when it is tried again."""
    fault = {"views.open": {"kind": "lost_request", "times": 2}}
    buyer.workspace.post("/faults", method=fault)
    answer = answered(buyer, "/mvoi traject lampen 4 ton", "Slack was te traag")
    buyer.presses(answer, "trajectory_open_typed", channel="mvoi")
    assert_asked_for_lamps(buyer)


def test_a_whole_letter_is_carried_as_far_as_a_button_can(buyer: Colleague) -> None:
    letter = "lampen " * 400
    answer = answered(buyer, f"/mvoi {letter}", "Dat ken ik niet")
    carried = answer["blocks"][1]["elements"][0]["value"]
    assert letter.startswith(carried.rstrip("…"))
    assert 1990 < len(carried) <= 2000
    buyer.presses(answer, "trajectory_open_typed", channel="mvoi")
    buyer.closes(buyer.modal(callback_id="trajectory_new"))


def test_where_no_calendar_can_reach_the_bot_the_file_comes_at_once(
    workspace: Workspace, buyer: Colleague
) -> None:
    """Over Socket Mode there is no address to choose."""
    buyer.types("/mvoi agendabestand")
    assert "directe berichten" in text_of(buyer.modal(callback_id="tender_calendar_done"))
    brought = workspace.wait_for("@inkoper", lambda m: bool(m.get("files")))
    assert brought["files"][0]["name"].startswith("agenda-")
    buyer.closes_everything()


def test_where_there_is_no_prize_that_is_said(workspace: Workspace, bot: Process) -> None:
    assert bot.runs
    coordinator = workspace.colleague("coordinator")
    for word in ("prijs", "koopwijsprijs", "dossier"):
        answered(coordinator, f"/mvoi {word}", "geen prijs om een casus voor in te sturen")
