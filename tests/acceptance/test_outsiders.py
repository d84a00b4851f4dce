"""A channel with guests, or one shared with another organisation, gets no value and no planning."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.workspace_setup import workspace_setup
from bot.profile import load_profile
from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import ChannelSetup, Setup, UserSetup
from tests.acceptance.conftest import MONDAY
from tests.support.colleagues import Workspace, text_of
from tests.support.processes import started


def with_outsiders() -> Setup:
    """Midden-Groningen, where another organisation reads #bor and a guest #facilitair."""
    setup = workspace_setup(load_profile("midden-groningen"))
    channels = {channel.name: channel for channel in setup.channels}
    channels["bor"] = replace(channels["bor"], shared=True)
    everybody = tuple(user.key for user in setup.users)
    channels["facilitair"] = ChannelSetup("facilitair", members=(*everybody, "gast"))
    others = tuple(replace(c, members=c.members or everybody) for c in channels.values())
    return replace(
        setup,
        users=(*setup.users, UserSetup("gast", "Adviesbureau", guest=True)),
        channels=others,
    )


@pytest.fixture(scope="module")
def outsiders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with outsiders, and the bot in it."""
    server = SandboxServer(with_outsiders(), start_at=MONDAY)
    server.start()
    folder: Path = tmp_path_factory.mktemp("bot")
    with started(
        "run", "--sandbox", server.url, "--database-url", f"sqlite:///{folder / 'vaandel.db'}"
    ):
        yield Workspace(server.url)
    server.stop()


@pytest.mark.parametrize(
    ("category", "channel", "told"),
    [("gww", "bor", False), ("kantoor", "facilitair", False), ("ict", "automatisering", True)],
)
def test_what_outsiders_can_read_says_neither_value_nor_planning(
    outsiders: Workspace, category: str, channel: str, told: bool
) -> None:
    """The preview shows the card exactly as it will stand."""
    title = f"Inkoop voor {channel}"
    buyer = outsiders.colleague("inkoper")
    fields = {"title": title, "category": category, "value": "4 ton", "publication": "maart 2027"}
    choice = buyer.submits(buyer.opens_form(), **fields)["view"]
    buyer.closes(buyer.submits(choice)["view"])
    card = outsiders.wait_for(channel, lambda m: title in text_of(m))
    for shown in (choice, card):
        assert ("waardeklasse" in text_of(shown)) is told
        assert ("maart 2027" in text_of(shown)) is told


INSIDE = ("waardeklasse", "maart 2027", "Opdrachtgever", "Waar staat", "Wat er")
"""What stands in the details of a case for a colleague, and for a guest nowhere."""


def test_a_guest_who_asks_reads_no_more_than_the_card_says(outsiders: Workspace) -> None:
    """By the button of the card; a list hides it, and so does its number."""
    buyer, guest = outsiders.colleague("inkoper"), outsiders.colleague("gast")
    buyer.logs("Stoelen", category="kantoor", value="4 ton", publication="maart 2027")
    card = outsiders.wait_for("facilitair", lambda m: "Stoelen" in text_of(m))
    buyer.presses(card, "trajectory_open_edit", channel="facilitair")
    buyer.submits(buyer.modal(callback_id="trajectory_edit"), contract_end="2031-05-31")
    for person, knows in ((outsiders.colleague("teamlid"), True), (guest, False)):
        person.presses(card, "trajectory_open_details", channel="facilitair")
        details = person.modal(callback_id="trajectory_details")
        assert "Stoelen" in text_of(details)
        for word in INSIDE:
            assert (word in text_of(details)) is knows, (person.key, word)
        assert "mei 2031" not in text_of(details)  # until its contract is signed, for nobody else
        person.closes(details)
    guest.types("/mvoi trajecten", channel="facilitair")
    listed = outsiders.wait_for("facilitair", lambda m: m.get("ephemeral_for") == guest.id)
    assert "Stoelen" not in text_of(listed)
    guest.types("/mvoi traject 1", channel="facilitair")
    refusal = guest.modal(callback_id="problem")
    assert "niet gedeeld met jou" in text_of(refusal)
    guest.closes(refusal)


def test_a_guest_reads_all_of_a_case_in_which_they_have_a_role(outsiders: Workspace) -> None:
    """They logged it; a colleague does not give them one by choosing them."""
    buyer, guest = outsiders.colleague("inkoper"), outsiders.colleague("gast")
    form, fields = buyer.opens_form(), {"title": "Kasten", "category": "kantoor", "value": "4 ton"}
    answer = buyer.submits(form, **fields, client=guest.id)
    assert answer["response_action"] == "errors"
    assert "van buiten" in str(answer["errors"])
    buyer.closes(form)
    guest.types("/mvoi traject", channel="facilitair")
    choice = guest.submits(guest.modal(callback_id="trajectory_new"), **fields)["view"]
    guest.closes(guest.submits(choice)["view"])
    card = outsiders.wait_for("facilitair", lambda m: "Kasten" in text_of(m))
    guest.presses(card, "trajectory_open_details", channel="facilitair")
    details = guest.modal(callback_id="trajectory_details")
    assert "400.000" in text_of(details)
    guest.closes(details)
    guest.types("/mvoi trajecten", channel="facilitair")
    outsiders.wait_for(
        "facilitair", lambda m: m.get("ephemeral_for") == guest.id and "Kasten" in text_of(m)
    )


def test_who_cannot_be_looked_up_in_time_counts_as_an_outsider(outsiders: Workspace) -> None:
    """A slow Slack makes nobody wait, and tells nobody too much."""
    buyer, member = outsiders.colleague("inkoper"), outsiders.colleague("budgethouder")
    buyer.logs("Tafels", category="kantoor", value="4 ton")
    card = outsiders.wait_for("facilitair", lambda m: "Tafels" in text_of(m))
    outsiders.post("/faults", method={"users.info": {"kind": "slow", "seconds": 3}})
    member.presses(card, "trajectory_open_details", channel="facilitair")
    details = member.modal(callback_id="trajectory_details")
    outsiders.post("/faults", clear=True)
    assert "Tafels" in text_of(details)
    assert "waardeklasse" not in text_of(details)
    member.closes(details)


def test_a_guest_is_not_welcomed_to_the_community_and_cannot_look(outsiders: Workspace) -> None:
    """They have a role in a case, as the buyer has; the community is for colleagues."""
    guest = outsiders.colleague("gast")
    outsiders.let_pass("50h")
    outsiders.wait_for("@inkoper", lambda m: "Fijn dat je meedoet" in text_of(m))
    outsiders.let_pass("2h")
    assert not any("meedoet" in text_of(m) for m in outsiders.messages("@gast"))
    guest.types("/mvoi wie kasten", channel="facilitair")
    refused = outsiders.wait_for(
        "facilitair", lambda m: m.get("ephemeral_for") == guest.id and "Kasten" not in text_of(m)
    )
    assert "Wie kan helpen?" not in text_of(refused)
    assert guest.has_no_modal()
