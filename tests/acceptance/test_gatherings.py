"""Masterclasses with sign-up from chat, in the real process."""

from tests.support.colleagues import Colleague, Json, Workspace, error_at, text_of
from tests.support.processes import Process


def masterclasses(person: Colleague) -> Json:
    """What somebody sees when they ask."""
    person.closes_everything()
    person.types("/mvoi masterclasses")
    return person.modal(callback_id="gatherings")


def test_of_two_who_want_the_one_seat_the_second_gets_it_when_it_comes_free(
    workspace: Workspace, bot: Process
) -> None:
    """Added by the coordinator, announced with a button, and nobody reads who comes."""
    assert bot.runs
    coordinator, buyer = workspace.colleague("coordinator"), workspace.colleague("inkoper")
    member = workspace.colleague("teamlid")
    assert "niets op de kalender" in text_of(masterclasses(buyer))

    coordinator.presses_in(masterclasses(coordinator), "gathering_add")
    form = coordinator.modal(callback_id="gathering_form")
    wanted = {"title": "Marktconsultaties", "date": "2026-12-10", "place": "Raadzaal"}
    past = coordinator.submits(form, **{**wanted, "date": "2026-11-20"})
    assert "al voorbij" in error_at(past, "date")
    kept = coordinator.submits(form, **wanted, seats="1", link="https://overleg.example/1")
    assert "Het is opgeslagen" in text_of(kept["view"])
    coordinator.presses_in(coordinator.modal(callback_id="gatherings"), "gathering_details")
    coordinator.presses_in(coordinator.modal(callback_id="gathering"), "gathering_announce")
    coordinator.modal(showing="Ik kondig het aan in #mvoi-zo-moeilijk-nie")
    channel = "mvoi-zo-moeilijk-nie"
    posted = workspace.wait_for(channel, lambda m: "Marktconsultaties" in text_of(m))
    assert "Raadzaal" not in text_of(posted)

    buyer.presses(posted, "gathering_sign_up", channel=channel)
    member.presses_in(masterclasses(member), "gathering_sign_up")
    member.modal(showing="je staat op de wachtlijst")
    buyer.presses_in(masterclasses(buyer), "gathering_details")
    assert "<@" + member.id not in text_of(buyer.modal(callback_id="gathering"))
    buyer.presses_in(buyer.modal(callback_id="gathering"), "gathering_stay_away")
    buyer.modal(showing="Je bent afgemeld")
    workspace.wait_for("@teamlid", lambda m: "je kunt naar Marktconsultaties" in text_of(m))

    coordinator.closes_everything()
    coordinator.presses_in(masterclasses(coordinator), "gathering_details")
    assert f"*Wie komt (1):* <@{member.id}>" in text_of(coordinator.modal(callback_id="gathering"))
    member.presses_in(masterclasses(member), "gathering_details")
    member.presses_in(member.modal(callback_id="gathering"), "gathering_calendar")
    workspace.wait_for("@teamlid", lambda m: "files" in m)
    member.closes_everything()
    member.says("welke masterclasses zijn er?")
    workspace.wait_for("@teamlid", lambda m: "Wat eraan komt: Marktconsultaties" in text_of(m))


def test_a_text_that_is_ready_is_opened_copied_and_sent(workspace: Workspace, bot: Process) -> None:
    """What the coordinator wrote stays; nobody else opens the plan."""
    assert bot.runs
    coordinator, buyer = workspace.colleague("coordinator"), workspace.colleague("inkoper")
    coordinator.closes_everything()
    buyer.closes_everything()
    refused = buyer.types("/mvoi communicatie")
    assert buyer.has_no_modal(), refused
    coordinator.types("/mvoi communicatie")
    plan = coordinator.modal(callback_id="communication")
    assert "hoe kleiner de groep" in text_of(plan)
    assert "Nieuws van dit kwartaal" in text_of(plan)

    coordinator.presses_in(plan, "communication_one_open")
    one = coordinator.modal(callback_id="communication_one")
    assert "Kom ook: Marktconsultaties" in text_of(one)
    coordinator.presses_in(one, "communication_file")
    workspace.wait_for("@coordinator", lambda m: "files" in m)
    coordinator.closes_everything()
    coordinator.types("/mvoi communicatie")
    coordinator.presses_in(coordinator.modal(callback_id="communication"), "communication_one_open")
    coordinator.presses_in(
        coordinator.modal(callback_id="communication_one"), "communication_change"
    )
    form = coordinator.modal(callback_id="communication_form")
    moved = coordinator.submits(form, draft="Onze eigen tekst.", date="2026-11-26")
    assert "Onze eigen tekst." in text_of(moved["view"])
    coordinator.closes_everything()

    workspace.let_pass("48h")  # Wednesday, the working day before it
    ready = workspace.wait_for("@coordinator", lambda m: "staat klaar" in text_of(m))
    coordinator.presses(ready, "communication_one_open", channel="@coordinator")
    one = coordinator.modal(callback_id="communication_one")
    assert "Onze eigen tekst." in text_of(one)
    coordinator.presses_in(one, "communication_sent")
    assert "*Verstuurd*" in text_of(coordinator.modal(callback_id="communication"))
