"""``vaandel demo``, as it opens: both municipalities, nobody has done anything yet."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from bot.demonstration import Example, afterwards_of, examples_of, posts_of, tenders_of_demo
from bot.profile import Profile, load_profile
from storage.vocabulary import ProcessRole
from tests.acceptance.towns import TOWNS, Town
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started

AMOUNT = re.compile(r"€|\beuro\b|\d\.\d{3}\b|\b(?:ton|mln|miljoen)\b", re.IGNORECASE)
WORD = re.compile(r"\w+")
PRACTICE_EXAMPLES = 22
"""Those of the Nulmeting: the first lessons of Midden-Groningen."""

# Every word of the names of people, and of the one company, in the two plans: the first
# 12 digits of their SHA-256, so that the names themselves stand nowhere here.
NAMES_IN_THE_PLANS = set(
    WORD.findall(
        """
        1deb0a3b8675 29a940c66046 2bcd40348de5 34b9037e3994 39af694c2ff4 3d6a124622df
        47a90d412b2a 4b63461b816b 5643baa64d8c 56c1f4db06e2 6ae15f72c92e 73f468e21ffb
        794c25fa3e8b 7ce5c07c257d 821072de164b 88e27fb4b170 91b373292f6c a1718f520466
        b4eb71306c22 bbda717a969c c153ae91ed7a d37acb9022fb e1d1d5a84c4e ebf35467377d
        f00b1896cf1c f166226706d2 f44d676b25f4 fc51ba1d2fb5
        """
    )
)


@dataclass(frozen=True)
class Demo:
    """A demo that is ready."""

    town: Town
    workspace: Workspace
    profile: Profile

    @property
    def shared(self) -> list[Example]:
        """The examples that everybody may know."""
        return [example for example in examples_of(self.profile).trajectories if example.shared]

    @property
    def kept(self) -> list[Example]:
        """The examples that are not shared."""
        return [example for example in examples_of(self.profile).trajectories if not example.shared]

    def channel_of(self, example: Example) -> str:
        """Where its card belongs."""
        team = example.team or self.profile.teams_of(example.category)[0].slug
        return self.profile.channel_for(team)

    def card_of(self, example: Example) -> Json:
        """Its card, once it stands there."""
        channel = self.channel_of(example)
        return self.workspace.wait_for(channel, partial(mentions, example.title))

    def everything_said(self) -> dict[str, str]:
        """Channel → all that can be read there, once every card stands."""
        for example in self.shared:
            self.card_of(example)
        names = [
            str(channel["name"])
            for channel in self.workspace.state()["channels"]
            if not channel.get("user")
        ]
        return {name: text_of(self.workspace.messages(name)) for name in names}


@pytest.fixture(scope="module", params=TOWNS, ids=lambda town: town.profile)
def demo(request: pytest.FixtureRequest) -> Iterator[Demo]:
    """Each municipality in turn."""
    town: Town = request.param
    with started("demo", "--port", "0", "--headless", "--profile", town.profile) as process:
        yield Demo(town, Workspace(address_of(process)), load_profile(town.profile))


def address_of(process: Process) -> str:
    """The address that the demo printed."""
    return next(found[0] for line in process.lines if (found := re.search(r"http://\S+\w", line)))


def test_the_community_channel_has_the_examples(demo: Demo) -> None:
    """Every post stands where it belongs when the demo is ready, and its answers in its thread."""
    for post in posts_of(demo.profile):
        (found,) = [m for m in demo.workspace.messages(post.channel) if starts_like(m, post.text)]
        assert found["user"] == demo.workspace.user_id(post.by)
        for reply in post.replies:
            (answer,) = [
                m for m in demo.workspace.messages(post.channel) if starts_like(m, reply.text)
            ]
            assert answer["thread_ts"] == found["ts"]
    community = demo.profile.channels.community
    assert community
    assert len(demo.workspace.messages(community)) >= 5


def test_every_shared_case_has_one_card_with_its_team(demo: Demo) -> None:
    said = demo.everything_said()
    for example in demo.shared:
        assert said[demo.channel_of(example)].count(f"{example.title}\n") == 1
    assert len({demo.channel_of(example) for example in demo.shared}) >= 4


def test_a_case_that_is_not_shared_is_told_to_who_logged_it_only(demo: Demo) -> None:
    """With a button to place it."""
    said = demo.everything_said()
    for example in demo.kept:
        title = example.title
        note = demo.workspace.wait_for(f"@{example.logged_by}", partial(mentions, title))
        assert "nog niet gedeeld" in text_of(note)
        assert not [channel for channel, text in said.items() if title in text]


def test_no_channel_has_an_amount(demo: Demo) -> None:
    found = {name: AMOUNT.findall(text) for name, text in demo.everything_said().items()}
    assert not any(found.values()), found
    assert AMOUNT.findall("€ 4 ton of 400.000, 2 mln")


def test_nobody_of_the_plans_is_named(demo: Demo) -> None:
    """People are functions: not even a first name."""
    said = "\n".join(demo.everything_said().values())
    people = "\n".join(user["name"] for user in demo.workspace.state()["users"])
    words = set(WORD.findall(f"{said}\n{people}"))
    assert len(words) > 100
    assert not {word for word in words if digest(word) in NAMES_IN_THE_PLANS}


def test_the_phases_can_be_read(demo: Demo) -> None:
    """In the details of each card."""
    buyer = demo.workspace.colleague("inkoper")
    for example in demo.shared:
        buyer.presses(
            demo.card_of(example), "trajectory_open_details", channel=demo.channel_of(example)
        )
        details = buyer.modal(callback_id="trajectory_details")
        phase = example.phase.value.capitalize().replace("-", " ")
        assert f"*Waar staat het?*\n{phase}" in text_of(details)
        buyer.closes(details)


def test_the_coordinator_sees_what_a_colleague_does_not(demo: Demo) -> None:
    """The amount of a case, for one."""
    example = next(e for e in demo.shared if "teamlid" not in {e.logged_by, *e.people.values()})
    amount = f"€ {example.value_eur:,}".replace(",", ".")
    for key, sees in (("coordinator", True), ("adviseur", True), ("teamlid", False)):
        details = details_for(demo, demo.workspace.colleague(key), example)
        assert (amount in text_of(details)) is sees, key


def test_who_does_what_stands_in_the_details(demo: Demo) -> None:
    """Client, budget holder and buyer, by their function."""
    example = demo.shared[0]
    details = details_for(demo, demo.workspace.colleague("inkoper"), example)
    for role, key in (("Opdrachtgever", "teamleider"), ("Budgethouder", "budgethouder")):
        assert f"*{role}*\n<@{demo.workspace.user_id(key)}>" in text_of(details)


def test_a_pilot_and_a_contract_that_is_looked_after_can_be_seen(demo: Demo) -> None:
    """Nobody was sent a message for them: they only have to be there."""
    (pilot,), (contract,) = (
        afterwards_of(demo.profile).pilots,
        afterwards_of(demo.profile).contracts,
    )
    leader = demo.workspace.colleague(pilot.by)
    listed = demo.town.asks(leader, "pilots")
    assert pilot.trajectory in text_of(listed)
    leader.presses(listed, "pilot_open", channel=demo.town.channel)
    assert pilot.learning_goals in text_of(leader.modal(callback_id="pilot"))
    leader.closes_everything()
    (example,) = [each for each in demo.shared if each.title == contract.trajectory]
    manager = example.people[ProcessRole.CONTRACT_MANAGER]
    details = text_of(details_for(demo, demo.workspace.colleague(manager), example))
    assert "*Van keuze naar contract*" in details
    assert "Volgend contractgesprek" in details
    assert all(promise.document in details for promise in contract.promises.values())
    assert not [m for m in demo.workspace.messages(f"@{manager}") if mentions("contractmanager", m)]


def test_the_calendar_shows_what_comes_up(demo: Demo) -> None:
    """Also what comes after a contract that ends, which nobody put there."""
    leader = demo.workspace.colleague("teamleider")
    shown = text_of(demo.town.asks(leader, "kalender"))
    made_up = tenders_of_demo(demo.profile)
    coming = [each for each in made_up if each.contract is None]
    assert all(each.title in shown for each in coming)
    (running,) = [each for each in made_up if each.contract is not None]
    assert re.search(rf"A\d+ · {running.title} · .+ · contract loopt af op", shown)
    assert not AMOUNT.findall(shown)


def test_a_municipality_offers_its_own_themes(demo: Demo) -> None:
    """In the form that changes a case; the chosen ones are ticked."""
    buyer, example = demo.workspace.colleague("inkoper"), demo.shared[0]
    buyer.presses(demo.card_of(example), "trajectory_open_edit", channel=demo.channel_of(example))
    form = buyer.modal(callback_id="trajectory_edit")
    offered = next(
        block["element"]
        for block in form["blocks"]
        if (block.get("element") or {}).get("action_id") == "themes"
    )
    labels = [option["text"]["text"] for option in offered["options"]]
    assert labels == [theme.label for theme in demo.profile.themes]
    assert len(labels) == {"midden-groningen": 6, "leiden": 5}[demo.profile.slug]
    assert {option["value"] for option in offered["initial_options"]} == set(example.themes)
    buyer.closes(form)


def test_a_second_start_on_the_same_database_logs_nothing_twice(tmp_path: Path) -> None:
    file = tmp_path / "demo.db"
    arguments = ("demo", "--port", "0", "--headless", "--database-url", f"sqlite:///{file}")
    examples = examples_of(load_profile("midden-groningen"))
    logged, learnt = [], []
    for _ in range(2):
        with started(*arguments) as process:
            community = Workspace(address_of(process)).messages("mvoi-zo-moeilijk-nie")
            assert len([m for m in community if "Fairtrade paaseieren" in text_of(m)]) == 1
        with closing(sqlite3.connect(file)) as database:
            logged.append(database.execute("SELECT number, title FROM trajectory").fetchall())
            learnt.append(database.execute("SELECT number, ref, title FROM lesson").fetchall())
            told = database.execute("SELECT kind FROM notice WHERE kind LIKE 'lesson%'").fetchall()
            assert told == [], "nobody is thanked for an example"
            asked = "SELECT count(*) FROM notice WHERE kind LIKE 'start_form%'"
            assert database.execute(asked).fetchone() == (0,), "nobody is asked to judge one"
            states = database.execute("SELECT state FROM start_form ORDER BY state").fetchall()
            assert states == [("draft",), *[("sufficient",)] * 7]
    assert logged[0] == logged[1]
    assert len(logged[0]) == len(examples.trajectories)
    assert learnt[0] == learnt[1]
    assert len(learnt[0]) == PRACTICE_EXAMPLES + len(examples.lessons)


def details_for(demo: Demo, person: Colleague, example: Example) -> Json:
    """What somebody reads about a case; the modal is closed again."""
    person.presses(
        demo.card_of(example), "trajectory_open_details", channel=demo.channel_of(example)
    )
    details = person.modal(callback_id="trajectory_details")
    person.closes(details)
    return details


def mentions(words: str, message: Json) -> bool:
    """Whether these words can be read in a message."""
    return words in text_of(message)


def starts_like(message: Json, text: str) -> bool:
    """Whether a message begins as this text does, before anything that Slack rewrites."""
    return str(message["text"]).startswith(re.split(r"[&<>#@]", text)[0])


def digest(word: str) -> str:
    """As the names above are written."""
    return hashlib.sha256(word.encode()).hexdigest()[:12]


def test_only_a_municipality_with_a_threshold_has_start_forms(demo: Demo) -> None:
    """Elsewhere the button is not there, and asking for it says so."""
    has_forms = demo.profile.threshold("start-form") is not None
    buyer = demo.workspace.colleague("inkoper")
    title = "Bruggen van veertig ton"
    demo.town.logs(buyer, title, value="4 ton")
    card = demo.workspace.wait_for(demo.town.team_channel, partial(mentions, title))
    buyer.presses(card, "trajectory_open_details", channel=demo.town.team_channel)
    details = buyer.modal(callback_id="trajectory_details")
    elements = [each for block in details["blocks"] for each in block.get("elements", [])]
    assert any(each.get("action_id") == "start_form_open" for each in elements) is has_forms
    buyer.closes_everything()
    number = re.findall(r"\d+", details["title"]["text"])[0]
    buyer.types(f"{demo.town.command} startformulier {number}", channel=demo.town.channel)
    answer = buyer.modal()
    assert ("niet met een startformulier" in text_of(answer)) is not has_forms
    assert (answer["callback_id"] == "start_form_step") is has_forms
    buyer.closes_everything()
