"""Lists from chat, in the real process, in both municipalities."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import BRISK
from tests.acceptance.towns import TOWNS, Town, choice, menu, rows_of, titles_of
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started

MANY = 23
"""Trajectories that are logged: two full pages of ten, and three."""


@pytest.fixture(scope="module", params=TOWNS, ids=lambda town: town.profile)
def town(request: pytest.FixtureRequest) -> Town:
    """Each municipality in turn."""
    return Town(**vars(request.param))


@pytest.fixture(scope="module")
def sandbox(town: Town) -> Iterator[Process]:
    """Its own workspace, on a Monday morning."""
    options = ("--frozen", "--at", "2026-11-23T08:00:00", "--profile", town.profile)
    with started("sandbox", "--port", "0", *options) as process:
        yield process


@pytest.fixture(scope="module")
def bot(
    workspace: Workspace, town: Town, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Process]:
    """Its own bot, with cases logged by two colleagues."""
    folder: Path = tmp_path_factory.mktemp("bot")
    options = ("--sandbox", workspace.url, "--profile", town.profile)
    database = ("--database-url", f"sqlite:///{folder / 'vaandel.db'}")
    with started("run", *options, *database, environment=BRISK) as process:
        _log_many(workspace, town)
        yield process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """A colleague who asks."""
    assert bot.runs
    return workspace.colleague("inkoper")


def test_the_whole_list_by_page_forward_and_back(buyer: Colleague, town: Town) -> None:
    """In one message that nobody else sees; every trajectory once, the newest first."""
    first = town.asks(buyer, "trajecten")
    assert "Pagina 1 van 3" in text_of(first)
    assert rows_of(first["blocks"])[0].startswith(f"{MANY} · ")
    second = _turns(buyer, town, first, "next", "Pagina 2 van 3")
    third = _turns(buyer, town, second, "next", "Pagina 3 van 3")
    numbers = [
        int(line.split(" · ")[0])
        for page in (first, second, third)
        for line in rows_of(page["blocks"])
    ]
    assert numbers == list(range(MANY, 0, -1))
    back = _turns(buyer, town, third, "previous", "Pagina 2 van 3")
    assert rows_of(back["blocks"]) == rows_of(second["blocks"])


def test_a_row_says_what_it_is_and_never_the_amount(buyer: Colleague, town: Town) -> None:
    """Number, name, team, phase and planning, on one line."""
    found = town.asks(buyer, "trajecten bijzonder")
    (line,) = rows_of(found["blocks"])
    number, title, team, phase, planning = line.split(" · ")
    assert (title, phase, planning) == ("Bijzonder object", "Idee", "maart 2027")
    assert number.isdecimal()
    assert town.team_name in team
    assert "400.000" not in text_of(found)


def test_filters_by_word(buyer: Colleague, town: Town) -> None:
    """Slugs and names, small letters and capitals, alone and together."""
    everything = "1 traject"
    for words in (
        f"team {town.team} bijzonder",
        f"team {town.team_name.upper()} BIJZONDER",
        f"fase idee soort {town.category} bijzonder object",
        f"Thema {town.theme.upper()}",
        f"mijn thema {town.theme}",
    ):
        found = town.asks(buyer, f"trajecten {words}")
        assert titles_of(found["blocks"]) == ["Bijzonder object"], words
        assert everything in text_of(found)
    assert titles_of(town.asks(buyer, "trajecten fase gunning")["blocks"]) == []


def test_somebody_sees_what_is_shared_and_what_is_theirs(
    workspace: Workspace, bot: Process, town: Town
) -> None:
    """A case that is not shared is there for its people and for who oversees."""
    assert bot.runs
    for key, sees in (
        ("inkoper", True),
        ("coordinator", True),
        ("adviseur", True),
        ("teamlid", False),
        ("teamleider", False),
    ):
        person = workspace.colleague(key)
        found = town.asks(person, "trajecten geheim")
        assert (titles_of(found["blocks"]) == ["Geheim plan"]) is sees, key
        assert ("nog niet gedeeld" in text_of(found)) is sees


def test_mine_is_what_i_logged_or_have_a_role_in(
    workspace: Workspace, bot: Process, town: Town
) -> None:
    """The team leader logged some; the coordinator sees all but has none."""
    assert bot.runs
    leader, coordinator = workspace.colleague("teamleider"), workspace.colleague("coordinator")
    mine = town.asks(leader, "trajecten mijn")
    assert set(titles_of(mine["blocks"])) == {f"Van de teamleider {n}" for n in range(5)}
    none = town.asks(coordinator, "trajecten mijn")
    assert "Niets gevonden voor: van jou" in text_of(none)


def test_a_menu_filters_in_place_and_can_be_wiped(buyer: Colleague, town: Town) -> None:
    """The list stays one message; what was chosen before is kept beside it."""
    listed = town.asks(buyer, "trajecten leider")
    _chooses(buyer, town, listed, "mine", "1")
    empty = town.becomes(buyer, listed, lambda m: "Niets gevonden" in text_of(m))
    assert 'met "leider" in de naam' in text_of(empty)
    _chooses(buyer, town, empty, "mine", "*")
    again = town.becomes(buyer, listed, lambda m: "5 trajecten" in text_of(m))
    _chooses(buyer, town, again, "team", town.team)
    both = town.becomes(buyer, listed, lambda m: f"team {town.team_name}" in text_of(m))
    assert 'met "leider" in de naam' in text_of(both)
    assert menu(both["blocks"], "team")[1]["initial_option"]["value"] == town.team
    buyer.presses(both, "trajectory_list_clear", channel=town.channel)
    town.becomes(buyer, listed, lambda m: "Pagina 1 van 3" in text_of(m))


def test_details_open_from_a_row(buyer: Colleague, town: Town) -> None:
    """The modal that there was already."""
    found = town.asks(buyer, "trajecten bijzonder")
    row = next(block for block in found["blocks"] if block.get("accessory"))
    buyer.workspace.post(
        "/interact",
        channel=town.channel,
        messageTs=found["ts"],
        user=buyer.key,
        action={
            "action_id": "trajectory_open_details",
            "block_id": row.get("block_id"),
            "value": row["accessory"]["value"],
        },
    )
    details = buyer.modal(callback_id="trajectory_details")
    assert "Bijzonder object" in text_of(details)
    buyer.closes(details)


def test_an_unknown_name_is_told_with_what_was_understood(buyer: Colleague, town: Town) -> None:
    """And the list shows that; the menus offer the names that there are."""
    found = town.asks(buyer, f"trajecten fase gunnning team {town.team}")
    assert 'De fase "gunnning" ken ik niet' in text_of(found)
    assert f"Wel begrepen: team {town.team_name}" in text_of(found)
    assert "Gunning" in text_of(menu(found["blocks"], "phase")[1])
    assert rows_of(found["blocks"])


def test_nothing_found_says_what_to_do(buyer: Colleague, town: Town) -> None:
    """A team's name without the word "team" is recognised."""
    found = town.asks(buyer, f"trajecten {town.theme}")
    assert "Niets gevonden" in text_of(found)
    assert f"{town.command} trajecten thema" in text_of(found)
    assert "Alles tonen" in text_of(found)


def test_the_whole_history_before_and_after_without_amounts_for_others(
    workspace: Workspace, buyer: Colleague, town: Town
) -> None:
    """The details show the newest; the rest opens on top and is paged in place."""
    card = workspace.wait_for(town.team_channel, lambda m: "Veel veranderd" in text_of(m))
    for number in range(1, 17):
        buyer.presses(card, "trajectory_open_edit", channel=town.team_channel)
        form = buyer.modal(callback_id="trajectory_edit")
        answer = buyer.submits(form, value=f"{number * 1234}", title=f"Veranderd {number}")
        assert answer["response_action"] == "clear"
    for key, sees in (("inkoper", True), ("teamlid", False)):
        person = workspace.colleague(key)
        person.presses(card, "trajectory_open_details", channel=town.team_channel)
        details = person.modal(callback_id="trajectory_details")
        assert "en 10 eerdere wijzigingen" in text_of(details)
        assert "wijzigde de waarde" in text_of(details)
        assert "(Veranderd 15 → Veranderd 16)" in text_of(details)
        person.presses_in(details, "trajectory_open_history")
        first = person.modal(callback_id="trajectory_history")
        assert "Pagina 1 van 2" in text_of(first)
        person.presses_in(first, "trajectory_history_next")
        second = _view_that_says(person, "Pagina 2 van 2")
        assert "meldde dit traject aan" in text_of(second)
        assert "(Veel veranderd → Veranderd 1)" in text_of(second)
        for shown in (first, second):
            assert ("€" in text_of(shown)) is sees, key
        assert ("€ 100.000 → € 1.234" in text_of(second)) is sees
        for _ in range(2):
            person.closes(person.modal())


def _view_that_says(person: Colleague, words: str) -> Json:
    after = 0
    for _ in range(10):
        answer = person.workspace.get("/views", user=person.key, after=after, wait=5)
        if words in text_of(answer["views"][-1]):
            return dict(answer["views"][-1])
        after = answer["seq"]
    raise AssertionError(f"no modal that says {words}")


def _turns(buyer: Colleague, town: Town, message: Json, way: str, page: str) -> Json:
    buyer.presses(message, f"trajectory_list_{way}", channel=town.channel)
    return town.becomes(buyer, message, lambda m: page in text_of(m))


def _chooses(buyer: Colleague, town: Town, message: Json, name: str, slug: str) -> None:
    buyer.workspace.post(
        "/interact",
        channel=town.channel,
        messageTs=message["ts"],
        user=buyer.key,
        action=choice(message["blocks"], name, slug),
    )


def _log_many(workspace: Workspace, town: Town) -> None:
    buyer, leader = workspace.colleague("inkoper"), workspace.colleague("teamleider")
    for number in range(5):
        town.logs(leader, f"Van de teamleider {number}")
    town.logs(buyer, "Geheim plan", share=False)
    town.logs(buyer, "Bijzonder object", value="4 ton", publication="maart 2027")
    card = workspace.wait_for(town.team_channel, lambda m: "Bijzonder object" in text_of(m))
    buyer.presses(card, "trajectory_open_edit", channel=town.team_channel)
    form = buyer.modal(callback_id="trajectory_edit")
    assert buyer.submits(form, themes=[town.theme])["response_action"] == "clear"
    town.logs(buyer, "Veel veranderd", value="1 ton")
    for number in range(MANY - 8):
        town.logs(buyer, f"Gewoon {number}")
