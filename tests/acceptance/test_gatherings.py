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
