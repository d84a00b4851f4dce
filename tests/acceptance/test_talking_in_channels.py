"""Mentioned in a channel: it talks with who called it, in that thread, without amounts."""

from collections.abc import Iterator

import pytest

from bot.profile import load_profile
from tests.acceptance.talking import Talker, labels_of, plain
from tests.support.colleagues import Workspace, text_of
from tests.support.processes import Process

CHANNEL = "bor"


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Iterator[Talker]:
    """The colleague who calls the bot."""
    assert bot.runs
    yield Talker(workspace, "inkoper", CHANNEL)
    workspace.colleague("inkoper").closes_everything()


def beside(talker: Talker, key: str) -> Talker:
    """A colleague in the same thread."""
    return Talker(talker.workspace, key, talker.place, talker.thread_ts)


def test_a_talk_in_a_thread_with_a_bystander(buyer: Talker) -> None:
    """No amount stands there; it is shown and kept in private."""
    buyer.calls("wij willen de Slochterstraat asfalteren, 4 ton")
    asked = buyer.hears("Wanneer wil je aanbesteden?")
    bystander = beside(buyer, "teamleider")
    bystander.says("mei is wel erg vroeg hoor")
    bystander.says("doe maar 5 ton")
    buyer.says("@Teamleider weet jij dat?")
    buyer.says("juni")
    summary = buyer.hears("Klopt het?")
    assert "Aanbesteden: juni 2027" in plain(summary)
    assert "Het bedrag noem ik hier niet" in plain(summary)
    bystander.presses("Ja, meld aan", summary)
    assert "van een collega" in text_of(bystander.colleague.modal(callback_id="problem"))
    bystander.colleague.closes_everything()
    alone = buyer.alone
    buyer.says("ja")
    buyer.sees(summary, "✓ Aangemeld als traject")
    alone.hears("Je traject staat erin")
    offer = alone.hears("Je noemde ook een bedrag.")
    assert "Bedrag: € 400.000" in plain(offer)
    alone.presses("Ja, zet erbij")
    alone.sees(offer, "is aangepast")
    here = buyer.quiet()
    assert not [said for said in here if "€" in said or "ton" in said]
    assert asked["thread_ts"] == buyer.said[0]["ts"]
    assert len(here) == 2


def test_what_is_said_in_the_thread_before_the_bot_answered_is_heard(buyer: Talker) -> None:
    """They type on at once."""
    slow = {"kind": "slow", "times": 1, "seconds": 0.8}
    buyer.workspace.post("/faults", method={"conversations.info": slow})
    buyer.calls("wij willen nieuwe laptops inkopen")
    buyer.says("in mei")
    buyer.hears("Aanbesteden: mei 2027")
    buyer.says("stop")
    buyer.hears("Goed, ik meld niets aan.")


def test_two_people_in_one_thread_do_not_mix(buyer: Talker) -> None:
    buyer.calls("wij willen nieuwe laptops inkopen")
    buyer.hears("Wanneer wil je aanbesteden?")
    leader = beside(buyer, "teamleider")
    leader.calls("wij willen asfalt inkopen")
    leader.hears("Asfalt")
    buyer.says("mei")
    leader.says("juni")
    both = [plain(buyer.hears("Klopt het?")) for _ in range(2)]
    laptops, asphalt = sorted(both, key=lambda said: "Asfalt" in said)
    assert "mei 2027" in laptops
    assert "juni 2027" in asphalt
    leader.says("stop")
    buyer.says("stop")
    for _ in range(2):
        buyer.hears("Goed, ik meld niets aan.")


def test_when_it_is_over_the_thread_is_the_colleagues_own_again(buyer: Talker) -> None:
    buyer.calls("dank je wel")
    buyer.hears("")
    before = buyer.quiet()
    buyer.says("nieuwe laptops 3 ton in mei")
    buyer.says("hoeveel trajecten lopen er?")
    assert buyer.quiet() == before


def test_questions_are_answered_with_a_button_that_each_presses_alone(buyer: Talker) -> None:
    buyer.calls("hoeveel trajecten lopen er?")
    answer = buyer.hears("Alleen jij ziet de lijst.")
    assert labels_of(answer) == ["Trajecten bekijken"]
    buyer.presses("Trajecten bekijken")
    buyer.colleague.modal(callback_id="trajectory_list")
    buyer.colleague.closes_everything()
    buyer.calls("heeft iemand ervaring met lantaarnpalen?")
    buyer.hears("Ik vond")
    buyer.presses("Leerervaringen bekijken")
    buyer.colleague.modal(callback_id="lesson_search")


def test_called_without_a_word_it_says_what_it_can_do(buyer: Talker) -> None:
    buyer.says("@Vaandel")
    buyer.thread_ts = str(buyer.said[-1]["ts"])
    buyer.hears("Ik ben Vaandel")


def test_an_edit_of_the_mention_is_followed_and_asked_about_in_private(buyer: Talker) -> None:
    message = buyer.calls("wij willen de kademuur vernieuwen, gww, in mei")
    summary = buyer.hears("Klopt het?")
    buyer.edits(message, "@Vaandel wij willen de kademuur vernieuwen, gww, in juni")
    buyer.sees(summary, "juni 2027")
    alone = buyer.alone
    buyer.presses("Ja, meld aan", summary)
    alone.hears("Welk bedrag hoort bij traject")
    alone.says("weet ik nog niet")
    alone.hears("Goed, ik laat traject")
    buyer.edits(message, "@Vaandel wij willen de kademuur vernieuwen, gww, 3 ton, in juni")
    assert "→ € 300.000" in plain(alone.hears("Je paste je bericht aan."))
    alone.presses("Nee, laat zo")
    buyer.deletes(message)
    alone.hears("blijft staan")
    assert not [said for said in buyer.quiet() if "€" in said]


def test_where_outsiders_read_along_it_goes_on_in_private(buyer: Talker) -> None:
    """Neither amount nor planning stands there, and what is edited there is followed."""
    with_guests = load_profile("midden-groningen").channels.community
    assert with_guests is not None
    there, alone = Talker(buyer.workspace, "inkoper", with_guests), buyer.alone
    message = there.calls("asfalt Kolham 2 ton in mei")
    there.hears("Hier lezen ook mensen van buiten mee.")
    summary = alone.hears("€ 200.000")
    there.edits(message, "@Vaandel asfalt Kolham 3 ton in mei")
    alone.sees(summary, "€ 300.000")
    alone.says("stop")
    alone.hears("Goed, ik meld niets aan.")
    assert len(there.quiet()) == 1
