"""Slack stumbles in every way; each card arrives once, in order, or somebody is told."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process


@pytest.fixture(autouse=True)
def no_faults_left(workspace: Workspace) -> Iterator[None]:
    """What one test breaks, the next finds whole."""
    yield
    workspace.post("/faults", clear=True)


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """The colleague who logs."""
    assert bot.runs
    return workspace.colleague("inkoper")


def breaks(workspace: Workspace, method: str, **fault: object) -> None:
    """Let a method of the Web API go wrong."""
    workspace.post("/faults", method={method: fault})


def cards(workspace: Workspace, title: str, channel: str = "bor") -> list[Json]:
    """Every card with this title, after everything due was done."""
    workspace.let_pass("15m")
    return [m for m in workspace.messages(channel) if title in text_of(m)]


@pytest.mark.parametrize("kind", ["lost_answer", "lost_request", "server_error", "slow"])
def test_an_unanswered_post_arrives_once(buyer: Colleague, workspace: Workspace, kind: str) -> None:
    """Whether it was posted is looked up before anything is posted again."""
    title = f"Antwoord kwijt ({kind})"
    breaks(workspace, "chat.postMessage", kind=kind, times=1, **_SLOWER.get(kind, {}))
    buyer.logs(title)
    workspace.wait_for("bor", lambda m: title in text_of(m))
    assert len(cards(workspace, title)) == 1


def test_a_busy_slack_is_given_time_and_order_is_kept(
    buyer: Colleague, workspace: Workspace
) -> None:
    """429 with Retry-After: the messages behind it wait their turn."""
    breaks(workspace, "chat.postMessage", kind="ratelimited", retry_after=1, times=1)
    titles = [f"Op volgorde {number}" for number in range(1, 5)]
    for title in titles:
        buyer.logs(title)
    workspace.wait_for("bor", lambda m: titles[-1] in text_of(m))
    seen = [
        title
        for message in workspace.messages("bor")
        for title in titles
        if title in text_of(message)
    ]
    assert seen == titles


def test_an_unreadable_history_is_told_and_nothing_is_posted_twice(
    buyer: Colleague, workspace: Workspace
) -> None:
    """The coordinator looks, and says that it stands there."""
    coordinator, title = workspace.colleague("coordinator"), "Onleesbare geschiedenis"
    breaks(workspace, "chat.postMessage", kind="lost_answer", times=1)
    breaks(workspace, "conversations.history", kind="error", code="missing_scope")
    buyer.logs(title)
    note = _note_about(workspace, "niet zeker")
    assert "#bor" in text_of(note)
    assert len(cards(workspace, title)) == 1
    coordinator.presses(note, "delivery_is_there", channel="@coordinator")
    workspace.wait_for(
        "@coordinator", lambda m: m["ts"] == note["ts"] and "laat ik het zo" in text_of(m)
    )
    assert len(cards(workspace, title)) == 1


def test_the_coordinator_can_have_it_posted_again(buyer: Colleague, workspace: Workspace) -> None:
    """It was lost before it reached Slack, and nobody could tell."""
    coordinator, title = workspace.colleague("coordinator"), "Toch verloren"
    breaks(workspace, "chat.postMessage", kind="lost_request", times=1)
    breaks(workspace, "conversations.history", kind="error", code="missing_scope")
    buyer.logs(title)
    note = _note_about(workspace, "niet zeker")
    workspace.post("/faults", clear=True)
    assert cards(workspace, title) == []
    coordinator.presses(note, "delivery_tell_again", channel="@coordinator")
    workspace.wait_for("bor", lambda m: title in text_of(m))
    assert len(cards(workspace, title)) == 1


def test_a_channel_without_the_bot_is_told_with_what_to_do(
    buyer: Colleague, workspace: Workspace
) -> None:
    """After the invitation one button posts what was kept."""
    coordinator, title = workspace.colleague("coordinator"), "Nog niet uitgenodigd"
    breaks(workspace, "chat.postMessage", kind="error", code="not_in_channel", times=1)
    buyer.logs(title)
    note = _note_about(workspace, "/invite @Vaandel")
    assert cards(workspace, title) == []
    coordinator.presses(note, "delivery_tell_again", channel="@coordinator")
    workspace.wait_for("bor", lambda m: title in text_of(m))
    assert len(cards(workspace, title)) == 1


def test_who_never_chose_hears_after_a_quarter_of_an_hour_where_the_case_stands(
    buyer: Colleague, workspace: Workspace
) -> None:
    """The choice was left open; nothing is shared by itself and nothing is forgotten."""
    title = "Venster open gelaten"
    answer = buyer.submits(buyer.opens_form(), title=title, category="gww")
    workspace.let_pass("10m")
    assert not [m for m in workspace.messages("@inkoper") if title in text_of(m)]
    assert workspace.get("/clock")["next_event"] is not None
    workspace.let_pass("15m")
    workspace.wait_for("@inkoper", lambda m: title in text_of(m))
    assert not [m for m in workspace.messages("bor") if title in text_of(m)]
    buyer.closes(answer["view"])


_SLOWER: dict[str, dict[str, object]] = {"slow": {"seconds": 3}}


def _note_about(workspace: Workspace, words: str) -> Json:
    """The newest unsettled note to the coordinator."""
    workspace.wait_for("@coordinator", lambda m: words in text_of(m))
    return [m for m in workspace.messages("@coordinator") if words in text_of(m)][-1]


def test_an_outage_of_everything_is_sat_out(buyer: Colleague, workspace: Workspace) -> None:
    """Slack is away for a while: the card arrives once it is back, and nobody is bothered."""
    title = "Tijdens de storing"
    choice = buyer.submits(buyer.opens_form(), title=title, category="gww")["view"]
    bothered = len(workspace.messages("@coordinator"))
    breaks(workspace, "*", kind="server_error", status=503)
    buyer.closes(buyer.submits(choice)["view"])
    seen = workspace.get("/log")["seq"]
    failed = 0
    while failed < 4:
        log = workspace.get("/log", after=seen, wait=20)
        failed += sum(entry["kind"] == "api_call" for entry in log["entries"])
        seen = log["seq"]
    workspace.post("/faults", clear=True)
    workspace.wait_for("bor", lambda m: title in text_of(m), seconds=60)
    assert len(cards(workspace, title)) == 1
    assert len(workspace.messages("@coordinator")) == bothered


def test_who_shared_hears_that_the_card_is_not_there_yet(
    buyer: Colleague, workspace: Workspace
) -> None:
    """The form said that it would stand there; that was not true."""
    title = "Kaart blijft uit"
    breaks(workspace, "chat.postMessage", kind="error", code="not_in_channel", times=1)
    buyer.logs(title)
    note = workspace.wait_for("@inkoper", lambda m: "staat nog niet in" in text_of(m))
    assert "#bor" in text_of(note)


def test_a_card_that_was_taken_away_can_be_placed_anew(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Somebody removed it; a change has nothing to change, and the coordinator is asked."""
    title, coordinator = "Kaart weggehaald", workspace.colleague("coordinator")
    buyer.logs(title)
    card = workspace.wait_for("bor", lambda m: title in text_of(m))
    channel = next(c["id"] for c in workspace.state()["channels"] if c["name"] == "bor")
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    form = buyer.modal(callback_id="trajectory_edit")
    slack = WebClient(workspace.state()["tokens"]["bot"], base_url=f"{workspace.url}/api/")
    slack.chat_delete(channel=channel, ts=card["ts"])
    assert buyer.submits(form, title=f"{title} en gewijzigd")["response_action"] == "clear"
    note = _note_about(workspace, "staat niet meer in")
    coordinator.presses(note, "delivery_tell_again", channel="@coordinator")
    anew = workspace.wait_for("bor", lambda m: f"{title} en gewijzigd" in text_of(m))
    assert anew["ts"] != card["ts"]
