"""🧩 on a message: its author is asked first, by direct message, and no answer means no."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.cli.workspace_setup import GUEST, workspace_setup
from bot.profile import load_profile
from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import ChannelSetup, Setup
from tests.acceptance.conftest import BRISK, MONDAY
from tests.support.colleagues import Colleague, Json, Workspace, initial_of, text_of
from tests.support.processes import Process

PEOPLE = ("inkoper", "teamleider", "budgethouder", "adviseur", "coordinator", "teamlid")
WITH_GUEST = "mvoi-zo-moeilijk-nie"
QUESTION = "lesson_request_accept"


def with_a_room_of_their_own() -> Setup:
    """Midden-Groningen, with a private channel that the bot is not in."""
    setup = workspace_setup(load_profile("midden-groningen"))
    room = ChannelSetup("onder-ons", members=PEOPLE, private=True, bot_member=False)
    return replace(setup, channels=(*setup.channels, room))


class Bot:
    """The bot's own process, which can be stopped and started again."""

    def __init__(self, url: str, folder: Path) -> None:
        database = f"sqlite:///{folder / 'vaandel.db'}"
        self._arguments = ("run", "--sandbox", url, "--database-url", database)
        self.start()

    def start(self) -> None:
        """Return when it listens."""
        self._process = Process(*self._arguments, environment=BRISK)
        self._process.wait_until_ready()

    def stop(self) -> None:
        """As an administrator does."""
        self._process.stop()


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A sandbox for this file alone."""
    server = SandboxServer(with_a_room_of_their_own(), start_at=MONDAY)
    server.start()
    yield Workspace(server.url)
    server.stop()


@pytest.fixture(scope="module", autouse=True)
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """``vaandel run`` in it."""
    running = Bot(workspace.url, tmp_path_factory.mktemp("bot"))
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def nothing_is_left(workspace: Workspace) -> Iterator[None]:
    """No fault and no open modal of one test in the next."""
    yield
    workspace.post("/faults", clear=True)
    for key in PEOPLE:
        workspace.colleague(key).closes_everything()


@pytest.fixture
def leader(workspace: Workspace) -> Colleague:
    """Who says what is pointed at."""
    return workspace.colleague("teamleider")


def says(person: Colleague, text: str, channel: str = "bor", **more: Any) -> str:
    """Say something. :returns: its ``ts``."""
    return str(person.says(text, channel=channel, **more)["ts"])


def newest(workspace: Workspace) -> int:
    """The end of the sandbox's log."""
    return int(workspace.get("/log", after=10**9)["seq"])


def called_after(workspace: Workspace, since: int, method: str, *, times: int) -> None:
    """Return when the bot has called this method so often."""
    while times > 0:
        answer = workspace.get("/log", after=since, wait=20)
        times -= sum(entry.get("method") == method for entry in answer["entries"])
        since = answer["seq"]


def points(
    workspace: Workspace,
    ts: str,
    *,
    by: str = "inkoper",
    channel: str = "bor",
    name: str = "jigsaw",
    heard: bool = True,
) -> None:
    """Put an emoji at a message; return when the bot has taken it in, if it hears of it."""
    since = newest(workspace)
    workspace.post("/reaction", channel=channel, ts=ts, user=by, name=name)
    while heard:
        answer = workspace.get("/log", after=since, wait=20)
        acknowledged = [e["type"] for e in answer["entries"] if e["kind"] == "envelope_acked"]
        heard = "reaction_added" not in acknowledged
        since = answer["seq"]


def asks(message: Json, words: str) -> bool:
    """Whether it is the question about a message that says this."""
    return words in text_of(message) and QUESTION in str(message.get("blocks"))


def question(person: Colleague, words: str) -> Json:
    """The question about a message, once it is asked."""
    return person.workspace.wait_for(f"@{person.key}", lambda m: asks(m, words))


def questions(workspace: Workspace, words: str) -> list[Json]:
    """Every question about a message, to whomever, once nothing is left to do."""
    workspace.let_pass("15m")
    return [
        message
        for key in (*PEOPLE, GUEST)
        for message in workspace.messages(f"@{key}")
        if asks(message, words)
    ]


def presses(person: Colleague, message: Json, answer: str) -> None:
    """Answer the question."""
    person.presses(message, f"lesson_request_{answer}", channel=f"@{person.key}")


def becomes(person: Colleague, message: Json, words: str) -> None:
    """Wait until the question says this instead, without any button."""
    settled = person.workspace.wait_for(
        f"@{person.key}", lambda m: m["ts"] == message["ts"] and words in text_of(m)
    )
    assert "button" not in str(settled["blocks"])


def test_a_yes_opens_the_form_and_saving_keeps_the_lesson(
    workspace: Workspace, leader: Colleague
) -> None:
    """Closing the form is no answer: the question stays."""
    buyer = workspace.colleague("inkoper")
    ts = says(leader, "De masten konden blijven & de koppen zijn <b>nieuw</b>, zie #bor.")
    points(workspace, ts)
    asked = question(leader, "De masten konden blijven")
    assert f"<@{buyer.id}> zette 🧩 bij je bericht in <#CBOR>" in text_of(asked)
    assert "& de koppen zijn <b>nieuw</b>, zie #bor." in text_of(asked)
    presses(leader, asked, "accept")
    form = leader.modal(callback_id="lesson_new")
    assert "& de koppen zijn <b>nieuw</b>, zie #bor." in initial_of(form, "insight")
    assert initial_of(form, "anonymous") is None
    leader.closes(form)
    assert question(leader, "De masten konden blijven")["ts"] == asked["ts"]
    presses(leader, asked, "accept")
    saved = leader.submits(leader.modal(callback_id="lesson_new"), title="Masten blijven")["view"]
    leader.closes(dict(saved))
    becomes(leader, asked, "Bewaard als leerervaring. Dank je!")
    leader.workspace.wait_for("@teamleider", lambda m: "Masten blijven" in text_of(m))
    points(workspace, ts, by="adviseur")
    assert questions(workspace, "De masten konden blijven") == []


def test_a_yes_without_a_name_names_nobody(workspace: Workspace, leader: Colleague) -> None:
    points(workspace, says(leader, "Zonder keuring vooraf liep het uit."))
    asked = question(leader, "Zonder keuring")
    presses(leader, asked, "anonymous")
    form = leader.modal(callback_id="lesson_new")
    saved = leader.submits(form, title="Eerst keuren")["view"]
    number = text_of(saved).split("leerervaring ")[1].split("*")[0]
    reader = workspace.colleague("adviseur")
    reader.types(f"/mvoi les {number}")
    details = reader.modal(callback_id="lesson_details")
    assert "Verteld door een collega" in text_of(details)
    assert leader.id not in str(details)


def test_a_no_keeps_nothing_and_is_asked_once(workspace: Workspace, leader: Colleague) -> None:
    ts = says(leader, "Daar is nog ruzie over.")
    points(workspace, ts)
    asked = question(leader, "nog ruzie over")
    presses(leader, asked, "decline")
    becomes(leader, asked, "Goed, ik bewaar niets.")
    points(workspace, ts, by="adviseur")
    assert questions(workspace, "nog ruzie over") == []


def test_ten_people_ask_one_question(workspace: Workspace, leader: Colleague) -> None:
    """And so does one whose event comes twice. Nobody is reminded."""
    ts = says(leader, "Vraag de beheerder om een lijst.")
    workspace.post("/faults", duplicate_events=1)
    for key in PEOPLE[:4]:
        points(workspace, ts, by=key)
    question(leader, "om een lijst")
    workspace.let_pass("2w", step="1d")
    assert len(questions(workspace, "om een lijst")) == 1


def test_ones_own_jigsaw_asks_oneself(workspace: Workspace, leader: Colleague) -> None:
    points(workspace, says(leader, "Dit onthoud ik."), by="teamleider")
    assert "Je zette 🧩 bij je bericht in" in text_of(question(leader, "Dit onthoud ik."))


def test_in_the_conversation_with_the_bot_it_works_as_well(
    workspace: Workspace, leader: Colleague
) -> None:
    ts = says(leader, "Een tip voor later.", "@teamleider")
    points(workspace, ts, by="teamleider", channel="@teamleider")
    asked = question(leader, "Een tip voor later.")
    assert "bij je bericht in ons gesprek" in text_of(asked)
    presses(leader, asked, "accept")
    assert initial_of(leader.modal(callback_id="lesson_new"), "insight") == "Een tip voor later."


def test_a_message_that_was_edited_is_kept_as_it_is_now(
    workspace: Workspace, leader: Colleague
) -> None:
    ts = says(leader, "Het kostte 3 weken.")
    points(workspace, ts)
    asked = question(leader, "Het kostte 3 weken.")
    workspace.post("/edit", channel="bor", ts=ts, user="teamleider", text="Het kostte 5 weken.")
    presses(leader, asked, "accept")
    assert initial_of(leader.modal(callback_id="lesson_new"), "insight") == "Het kostte 5 weken."


def test_of_a_message_that_was_deleted_nothing_is_kept(
    workspace: Workspace, leader: Colleague
) -> None:
    ts = says(leader, "Dit had ik niet moeten schrijven.")
    points(workspace, ts)
    asked = question(leader, "niet moeten schrijven")
    workspace.post("/delete", channel="bor", ts=ts, user="teamleider")
    presses(leader, asked, "accept")
    gone = leader.modal(callback_id="lesson_request", showing="Je bericht is weg")
    assert "ik heb niets bewaard" in text_of(gone)
    becomes(leader, asked, "Je bericht is weg; ik heb niets bewaard.")


@pytest.mark.parametrize("deleted", [True, False])
def test_between_the_reaction_and_the_question_a_message_may_change(
    workspace: Workspace, leader: Colleague, deleted: bool
) -> None:
    """Slack stumbles first. What is there when it is asked counts."""
    ts = says(leader, f"Eerst zo ({deleted}).")
    trouble = {"kind": "server_error", "status": 503, "times": 2}
    workspace.post("/faults", method={"conversations.replies": trouble})
    since = newest(workspace)
    points(workspace, ts)
    change = {"channel": "bor", "ts": ts, "user": "teamleider"}
    if deleted:
        workspace.post("/delete", **change)
    else:
        workspace.post("/edit", **change, text=f"Toen anders ({deleted}).")
    called_after(workspace, since, "conversations.replies", times=3)
    assert len(questions(workspace, f"({deleted}).")) == (0 if deleted else 1)
    assert deleted or question(leader, "Toen anders")


def test_a_reply_in_a_thread_is_a_message_like_any_other(
    workspace: Workspace, leader: Colleague
) -> None:
    thread = says(workspace.colleague("adviseur"), "Wie heeft hier ervaring mee?")
    points(workspace, says(leader, "Wij: begin bij de buren.", thread_ts=thread))
    asked = question(leader, "begin bij de buren")
    presses(leader, asked, "accept")
    form = leader.modal(callback_id="lesson_new")
    assert initial_of(form, "insight") == "Wij: begin bij de buren."


def test_in_a_private_channel_with_the_bot_the_form_says_who_will_read(
    workspace: Workspace,
) -> None:
    adviser = workspace.colleague("adviseur")
    ts = says(adviser, "Onder ons: het was te krap.", "mvoi-overleg")
    points(workspace, ts, by="coordinator", channel="mvoi-overleg")
    asked = question(adviser, "het was te krap")
    presses(adviser, asked, "accept")
    form = adviser.modal(callback_id="lesson_new")
    assert "staat niet in een open kanaal" in text_of(form)


def test_a_private_channel_without_the_bot_stays_private(
    workspace: Workspace, leader: Colleague
) -> None:
    """Slack does not even tell of it."""
    ts = says(leader, "Dit blijft hier.", "onder-ons")
    points(workspace, ts, channel="onder-ons", heard=False)
    assert questions(workspace, "Dit blijft hier.") == []


def test_where_the_bot_may_not_read_any_more_nothing_breaks(
    workspace: Workspace, leader: Colleague
) -> None:
    """Neither when it would ask, nor when it would make the lesson."""
    points(workspace, says(leader, "Vraag dit nog."))
    asked = question(leader, "Vraag dit nog.")
    closed = {"kind": "error", "code": "not_in_channel"}
    workspace.post("/faults", method={"conversations.replies": closed})
    points(workspace, says(leader, "Dit kan niemand lezen."))
    assert questions(workspace, "Dit kan niemand lezen.") == []
    presses(leader, asked, "accept")
    shown = leader.modal(callback_id="lesson_request", showing="niet meer lezen")
    leader.closes(shown)
    workspace.post("/faults", clear=True)
    presses(leader, asked, "accept")
    assert initial_of(leader.modal(callback_id="lesson_new"), "insight") == "Vraag dit nog."


def test_when_slack_is_away_one_can_say_yes_again(workspace: Workspace, leader: Colleague) -> None:
    points(workspace, says(leader, "Probeer het straks."))
    asked = question(leader, "Probeer het straks.")
    away = {"kind": "server_error", "status": 503}
    workspace.post("/faults", method={"conversations.replies": away})
    presses(leader, asked, "accept")
    shown = leader.modal(callback_id="lesson_request", showing="Slack geeft nu geen antwoord")
    leader.closes(shown)
    workspace.post("/faults", clear=True)
    presses(leader, asked, "accept")
    assert initial_of(leader.modal(callback_id="lesson_new"), "insight") == "Probeer het straks."


@pytest.mark.parametrize("name", ["puzzle_piece", "jigsaw::skin-tone-3", "tada"])
def test_any_other_emoji_asks_nothing(workspace: Workspace, leader: Colleague, name: str) -> None:
    points(workspace, says(leader, f"Mooi ({name})!"), name=name)
    assert questions(workspace, f"Mooi ({name})!") == []


def test_guests_neither_point_nor_are_pointed_at(workspace: Workspace, leader: Colleague) -> None:
    """What an outsider says is theirs, and lessons are for colleagues."""
    mine = says(leader, "Voor wie meeleest.", WITH_GUEST)
    theirs = says(workspace.colleague(GUEST), "Ons advies is duur.", WITH_GUEST)
    points(workspace, mine, by=GUEST, channel=WITH_GUEST)
    points(workspace, theirs, channel=WITH_GUEST)
    assert questions(workspace, "Voor wie meeleest.") == []
    assert questions(workspace, "Ons advies is duur.") == []
    points(workspace, mine, by="inkoper", channel=WITH_GUEST)
    assert question(leader, "Voor wie meeleest.")


def test_what_the_bot_said_is_nobodys_lesson(workspace: Workspace) -> None:
    """Its cards stand everywhere."""
    slack = WebClient(workspace.state()["tokens"]["bot"], base_url=f"{workspace.url}/api/")
    posted = slack.chat_postMessage(channel="#bor", text="Een kaart van de bot.")
    points(workspace, posted["ts"])
    assert questions(workspace, "Een kaart van de bot.") == []


def test_an_answer_may_come_after_the_bot_was_away(
    workspace: Workspace, leader: Colleague, bot: Bot
) -> None:
    """What it asked before it stopped, it still knows."""
    points(workspace, says(leader, "Bewaar de tekeningen."))
    asked = question(leader, "Bewaar de tekeningen.")
    bot.stop()
    bot.start()
    workspace.wait_for_bot()
    presses(leader, asked, "accept")
    form = leader.modal(callback_id="lesson_new")
    leader.closes(dict(leader.submits(form, title="Tekeningen")["view"]))
    becomes(leader, asked, "Bewaard als leerervaring. Dank je!")


def test_a_second_answer_says_what_came_of_the_first(
    workspace: Workspace, leader: Colleague
) -> None:
    """Two clicks before the question could be replaced."""
    points(workspace, says(leader, "Twee keer geklikt."))
    asked = question(leader, "Twee keer geklikt.")
    busy = {"kind": "ratelimited", "retry_after": 3, "times": 1}
    workspace.post("/faults", method={"chat.update": busy})
    since = newest(workspace)
    presses(leader, asked, "decline")
    called_after(workspace, since, "chat.update", times=1)
    presses(leader, asked, "decline")
    presses(leader, asked, "accept")
    leader.closes(leader.modal(callback_id="lesson_request", showing="Goed, ik bewaar niets."))
    becomes(leader, asked, "Goed, ik bewaar niets.")
