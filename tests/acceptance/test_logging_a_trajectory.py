"""A colleague logs a case from chat, in the real process, over the real protocol."""

import pytest

from tests.support.colleagues import (
    Colleague,
    Workspace,
    error_at,
    initial_of,
    text_of,
)
from tests.support.processes import Process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """The colleague who logs."""
    assert bot.runs
    return workspace.colleague("inkoper")


def test_what_stands_behind_the_command_is_filled_in(buyer: Colleague) -> None:
    """``/mvoi traject vervanging straatverlichting 4 ton``."""
    form = buyer.opens_form("vervanging straatverlichting 4 ton")
    assert initial_of(form, "title") == "Vervanging straatverlichting"
    assert initial_of(form, "value") == "€ 400.000"
    assert initial_of(form, "client") == buyer.id
    buyer.closes(form)


def test_two_fields_are_enough(buyer: Colleague) -> None:
    """Everything else can follow."""
    form = buyer.opens_form()
    required = [
        block["element"]["action_id"]
        for block in form["blocks"]
        if block["type"] == "input" and not block.get("optional")
    ]
    assert required == ["title", "category"]
    answer = buyer.submits(form, title="Zoutsilo", category="gww")
    assert answer["response_action"] == "update"
    buyer.closes(answer["view"])


def test_a_placed_case_becomes_a_card_without_its_amount(
    buyer: Colleague, workspace: Workspace
) -> None:
    """The person sees what will be posted where, chooses, and the card stands there."""
    form = buyer.opens_form()
    answer = buyer.submits(
        form,
        title="Vervanging straatverlichting Slochteren",
        category="gww",
        value="4 ton",
        publication="maart 2027",
    )
    choice = answer["view"]
    assert "#bor" in text_of(choice)
    assert "Vervanging straatverlichting Slochteren" in text_of(choice)
    assert "400.000" not in text_of(choice)
    assert choice["submit"]["text"] == "Plaatsen"
    assert choice["close"]["text"] == "Nog niet delen"
    done = buyer.submits(choice)["view"]
    assert "#bor" in text_of(done)
    card = workspace.wait_for("bor", lambda m: "Slochteren" in text_of(m))
    assert "maart 2027" in text_of(card)
    assert "Team BOR" in text_of(card)
    assert "400.000" not in text_of(card)
    assert "4 ton" not in text_of(card)


def test_a_case_that_is_not_shared_yet_stays_out_of_the_channel(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Who keeps it private gets a message with a button to place it later."""
    buyer.logs("Stille voorbereiding", share=False)
    note = workspace.wait_for("@inkoper", lambda m: "Stille voorbereiding" in text_of(m))
    assert not [m for m in workspace.messages("bor") if "Stille" in text_of(m)]
    buyer.presses(note, "trajectory_open_share", channel="@inkoper")
    choice = buyer.modal(callback_id="trajectory_share_choice")
    buyer.submits(choice)
    workspace.wait_for("bor", lambda m: "Stille voorbereiding" in text_of(m))


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("value", "veel", '"veel" herken ik niet als bedrag'),
        ("value", "tussen 2 en 3 ton", "twee bedragen"),
        ("value", "-5000", "onder nul"),
        ("value", "€ 50.000 incl. btw", "zonder btw"),
        ("publication", "ooit", '"ooit" herken ik niet als moment'),
        ("title", "   ", "Typ in een paar woorden"),
        ("title", "\u200b\u202e", "Typ in een paar woorden"),
    ],
)
def test_a_mistake_is_told_at_its_field(
    buyer: Colleague, field: str, typed: str, told: str
) -> None:
    """In Dutch, saying what to type; nothing is stored and what was typed stays."""
    form = buyer.opens_form()
    answer = buyer.submits(form, **{"title": "Fout bedrag", "category": "gww", field: typed})
    assert answer["response_action"] == "errors"
    assert told in error_at(answer, field)
    standing = buyer.modal()
    assert standing["id"] == form["id"]
    kept = {
        name: entry
        for elements in standing["state"]["values"].values()
        for name, entry in elements.items()
    }
    assert kept[field]["value"] == typed
    buyer.closes(standing)


def test_a_category_with_several_teams_asks_which(buyer: Colleague) -> None:
    """The bot never guesses the team."""
    form = buyer.opens_form()
    answer = buyer.submits(form, title="Boa-kleding", category="veiligheid")
    assert "meerdere teams" in error_at(answer, "team")
    answer = buyer.submits(buyer.modal(), team="sociale-teams")
    assert "#sociale-teams" in text_of(answer["view"])
    buyer.closes(answer["view"])


def test_a_form_whose_answer_was_lost_logs_one_case(buyer: Colleague, workspace: Workspace) -> None:
    """The line drops before the answer; sending the same form again doubles nothing."""
    form = buyer.opens_form()
    workspace.post("/faults", drop_socket="after_next_envelope")
    lost = buyer.submits(form, title="Dubbele klik", category="gww")
    assert not lost["ok"]
    workspace.wait_for_bot()
    again = buyer.submits(buyer.modal())
    choice = again["view"]
    buyer.submits(choice)
    workspace.wait_for("bor", lambda m: "Dubbele klik" in text_of(m))
    workspace.let_pass("1h")
    about = [
        message
        for channel in ("bor", "@inkoper")
        for message in workspace.messages(channel)
        if "Dubbele klik" in text_of(message)
    ]
    assert len(about) == 1


def test_details_show_the_amount_to_who_may_see_it_only(
    buyer: Colleague, workspace: Workspace
) -> None:
    """People of the case, the adviser and the coordinator; a colleague sees the class."""
    buyer.logs("Riolering Hoogezand", value="1,2 mln")
    card = workspace.wait_for("bor", lambda m: "Riolering Hoogezand" in text_of(m))
    for key, sees in (
        ("inkoper", True),
        ("adviseur", True),
        ("coordinator", True),
        ("teamlid", False),
    ):
        person = workspace.colleague(key)
        person.presses(card, "trajectory_open_details", channel="bor")
        details = person.modal(callback_id="trajectory_details")
        assert ("1.200.000" in text_of(details)) is sees, key
        person.closes(details)


def test_a_stranger_cannot_change_a_case(buyer: Colleague, workspace: Workspace) -> None:
    """A friendly refusal that says who can."""
    buyer.logs("Beschoeiing")
    card = workspace.wait_for("bor", lambda m: "Beschoeiing" in text_of(m))
    stranger = workspace.colleague("teamlid")
    stranger.presses(card, "trajectory_open_edit", channel="bor")
    refusal = stranger.modal()
    assert "kunnen alleen de mensen met een rol" in text_of(refusal)
    stranger.closes(refusal)


def test_editing_a_case_changes_its_card(buyer: Colleague, workspace: Workspace) -> None:
    """The card stays one message, and says what is true now."""
    buyer.logs("Asfalt Muntendam")
    card = workspace.wait_for("bor", lambda m: "Asfalt Muntendam" in text_of(m))
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    form = buyer.modal(callback_id="trajectory_edit")
    answer = buyer.submits(form, publication="Q3 2027", themes=["klimaat", "circulariteit"])
    assert answer["response_action"] == "clear"
    changed = workspace.wait_for(
        "bor", lambda m: "Asfalt Muntendam" in text_of(m) and "3e kwartaal 2027" in text_of(m)
    )
    assert changed["ts"] == card["ts"]
    assert "Thema's: klimaat en circulariteit" in text_of(changed)


def test_a_stale_edit_is_shown_beside_the_current_value(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Nothing is overwritten and nothing that was typed is lost."""
    adviser = workspace.colleague("adviseur")
    buyer.logs("Bushokjes", value="2 ton")
    card = workspace.wait_for("bor", lambda m: "Bushokjes" in text_of(m))
    for person in (buyer, adviser):
        person.presses(card, "trajectory_open_edit", channel="bor")
    mine = buyer.modal(callback_id="trajectory_edit")
    theirs = adviser.modal(callback_id="trajectory_edit")
    assert (
        adviser.submits(theirs, value="3 ton", title="Bushokjes en banken")["response_action"]
        == "clear"
    )
    answer = buyer.submits(mine, value="2,5 ton")
    assert answer["response_action"] == "update"
    again = answer["view"]
    assert "iemand anders" in text_of(again)
    assert "Nu staat er: € 300.000" in text_of(again)
    assert initial_of(again, "value") == "2,5 ton"
    assert initial_of(again, "title") == "Bushokjes en banken"
    assert buyer.submits(again)["response_action"] == "clear"
    buyer.presses(card, "trajectory_open_details", channel="bor")
    details = buyer.modal(callback_id="trajectory_details")
    assert "250.000" in text_of(details)
    assert "Bushokjes en banken" in text_of(details)
    buyer.closes(details)


def test_two_who_change_different_fields_both_save_at_once(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Also when the case was shared meanwhile; nobody is asked about what nobody overwrites."""
    adviser = workspace.colleague("adviseur")
    buyer.logs("Prullenbakken", value="2 ton", share=False)
    note = workspace.wait_for("@inkoper", lambda m: "Prullenbakken" in text_of(m))
    buyer.presses(note, "trajectory_open_edit", channel="@inkoper")
    mine = buyer.modal(callback_id="trajectory_edit")
    number = text_of(note).partition("nr. ")[2].split("*")[0]
    adviser.types(f"/mvoi traject {number}")
    adviser.presses_in(adviser.modal(callback_id="trajectory_details"), "trajectory_open_share")
    choice = adviser.modal(callback_id="trajectory_share_choice")
    adviser.closes(adviser.submits(choice)["view"])
    adviser.presses_in(adviser.modal(callback_id="trajectory_details"), "trajectory_open_edit")
    theirs = adviser.modal(callback_id="trajectory_edit")
    adviser.submits(theirs, title="Afvalbakken", contract_start="2028-01-01")
    assert buyer.submits(mine, value="3 ton")["response_action"] == "clear"
    card = workspace.wait_for("bor", lambda m: "Afvalbakken" in text_of(m))
    buyer.presses(card, "trajectory_open_details", channel="bor")
    details = buyer.modal(callback_id="trajectory_details")
    assert "300.000" in text_of(details)
    assert "Afvalbakken" in text_of(details)
    buyer.closes(details)


def test_a_mistake_because_of_what_somebody_else_changed_is_shown_with_that(
    buyer: Colleague, workspace: Workspace
) -> None:
    """The open form does not show the date that makes mine impossible."""
    adviser = workspace.colleague("adviseur")
    buyer.logs("Speelplekken")
    card = workspace.wait_for("bor", lambda m: "Speelplekken" in text_of(m))
    for person in (buyer, adviser):
        person.presses(card, "trajectory_open_edit", channel="bor")
    mine = buyer.modal(callback_id="trajectory_edit")
    theirs = adviser.modal(callback_id="trajectory_edit")
    adviser.submits(theirs, contract_start="2030-01-01")
    again = buyer.submits(mine, contract_end="2029-01-01")["view"]
    assert "Het contract eindigt voor het begint" in text_of(again)
    assert "Nu staat er: 1 januari 2030" in text_of(again)
    assert initial_of(again, "contract_start") == "2030-01-01"
    assert initial_of(again, "contract_end") == "2029-01-01"
    assert buyer.submits(again, contract_end="2031-01-01")["response_action"] == "clear"


def test_hostile_text_pings_nobody(buyer: Colleague, workspace: Workspace) -> None:
    """What people type is shown as typed, never obeyed."""
    buyer.logs("<!channel> & <b>Thema's</b> *vet*")
    card = workspace.wait_for("bor", lambda m: "<b>Thema's</b>" in text_of(m))
    header = card["blocks"][0]
    assert header["text"] == {
        "type": "plain_text",
        "text": "<!channel> & <b>Thema's</b> *vet*",
        "emoji": False,
    }
    assert "&lt;!channel&gt; &amp; &lt;b&gt;Thema's" in card["text"]


def test_the_bot_answers_in_a_direct_message(buyer: Colleague, workspace: Workspace) -> None:
    """Whoever says hello is shown the way in; whoever asks hears what the bot can do."""
    buyer.says("hoi")
    workspace.wait_for("@inkoper", lambda m: "Wat kun je allemaal?" in text_of(m))
    buyer.says("wat kun je?")
    answer = workspace.wait_for("@inkoper", lambda m: "Ik ben Vaandel" in text_of(m))
    assert "/mvoi traject" in text_of(answer)


def test_a_mention_is_answered_in_its_thread(buyer: Colleague, workspace: Workspace) -> None:
    """A channel is not bothered."""
    asked = buyer.says("@Vaandel wat kun je?", channel="mvoi")
    answer = workspace.wait_for("mvoi", lambda m: "Ik ben Vaandel" in text_of(m))
    assert answer["thread_ts"] == asked["ts"]


def test_a_repeated_event_is_answered_once(workspace: Workspace, bot: Process) -> None:
    """Slack repeats itself; the bot does not."""
    assert bot.runs
    teamlead = workspace.colleague("teamleider")
    workspace.post("/faults", duplicate_events=3)
    teamlead.says("wat kun je?")
    workspace.wait_for("@teamleider", lambda m: "Ik ben Vaandel" in text_of(m))
    workspace.let_pass("1h")
    answers = [m for m in workspace.messages("@teamleider") if "Ik ben Vaandel" in text_of(m)]
    assert len(answers) == 1
