"""The shortcut "Bewaar als leerervaring": on any message, wherever it stands."""

from collections.abc import Iterator

import pytest

from tests.support.colleagues import Json, Workspace, initial_of, text_of

pytestmark = pytest.mark.usefixtures("bot")

PEOPLE = ("inkoper", "adviseur")
CLOSED = "mvoi-overleg"
"""A private channel; the bot is taken out of it below."""


@pytest.fixture(autouse=True)
def everybody_tidies_up(workspace: Workspace) -> Iterator[None]:
    """No modal of one test stands open in the next."""
    yield
    for key in PEOPLE:
        workspace.colleague(key).closes_everything()


def said(workspace: Workspace, who: str, text: str, *, channel: str = "bor") -> Json:
    """Somebody says something in a channel."""
    ts = workspace.colleague(who).says(text, channel=channel)["ts"]
    return workspace.wait_for(channel, lambda message: message["ts"] == ts)


def test_ones_own_message_becomes_a_lesson(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    message = said(workspace, "inkoper", "*Tip*: vraag de oude masten terug & keur ze.")
    buyer.keeps(message, channel="bor")
    form = buyer.modal(callback_id="lesson_new")
    assert initial_of(form, "insight") == "*Tip*: vraag de oude masten terug & keur ze."
    saved = buyer.submits(form)["view"]
    assert "Bewaard" in text_of(saved)
    buyer.closes(saved)
    buyer.keeps(message, channel="bor")
    again = buyer.modal(callback_id="lesson_details")
    assert "keur ze" in text_of(again), "it opens what was kept before"


def test_somebody_elses_message_is_told_to_who_wrote_it(workspace: Workspace) -> None:
    buyer, leader = workspace.colleague("inkoper"), workspace.colleague("teamleider")
    message = said(workspace, "teamleider", "Zonder keuring vooraf liep het uit.")
    buyer.keeps(message, channel="bor")
    form = buyer.modal(callback_id="lesson_new")
    assert f"Dit schreef <@{leader.id}>" in text_of(form)
    buyer.closes(dict(buyer.submits(form)["view"]))
    told = workspace.wait_for("@teamleider", lambda m: "uit jouw bericht" in text_of(m))
    assert f"<@{buyer.id}> bewaarde" in text_of(told)
    leader.presses(told, "lesson_retract", channel="@teamleider")
    workspace.wait_for(
        "@teamleider", lambda m: m["ts"] == told["ts"] and "is weggehaald" in text_of(m)
    )
    buyer.keeps(message, channel="bor")
    again = buyer.modal(callback_id="lesson_new")
    assert "heeft liever niet dat dit bericht bewaard wordt" in text_of(again)
    assert initial_of(again, "insight") is None, "no is no, also the second time"


def test_an_anonymous_keeper_is_not_named_to_who_wrote_it(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    message = said(workspace, "teamlid", "Te laat gevraagd wie het betaalt.")
    buyer.keeps(message, channel="bor")
    form = buyer.modal(callback_id="lesson_new")
    buyer.closes(dict(buyer.submits(form, anonymous=["yes"])["view"]))
    told = workspace.wait_for("@teamlid", lambda m: "uit jouw bericht" in text_of(m))
    assert "Een collega bewaarde" in text_of(told)
    assert buyer.id not in text_of(told)


def test_a_message_edited_meanwhile_is_shown_as_it_is_now(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    message = said(workspace, "teamleider", "Het kostte 3 weken.")
    buyer.keeps(message, channel="bor")
    form = buyer.modal(callback_id="lesson_new")
    workspace.post(
        "/edit", channel="bor", ts=message["ts"], user="teamleider", text="Het kostte 5 weken."
    )
    answer = buyer.submits(form, insight="Het kostte 3 weken, zei de teamleider.")
    again = dict(answer["view"])
    assert 'Nu staat er: "Het kostte 5 weken."' in text_of(again)
    assert "Toch bewaren" in text_of(again)
    assert initial_of(again, "insight") == "Het kostte 3 weken, zei de teamleider."
    saved = buyer.submits(again, insight="Het kostte 5 weken.")["view"]
    assert "Bewaard" in text_of(saved)


def test_of_a_message_deleted_meanwhile_nothing_is_kept_by_itself(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    message = said(workspace, "teamleider", "dit had ik niet moeten schrijven, sorry")
    buyer.keeps(message, channel="bor")
    form = buyer.modal(callback_id="lesson_new")
    workspace.post("/delete", channel="bor", ts=message["ts"], user="teamleider")
    again = dict(buyer.submits(form)["view"])
    assert "is intussen weggehaald" in text_of(again)
    assert initial_of(again, "insight") is None, "the words that were not theirs are gone"
    assert initial_of(again, "title") is None
    saved = buyer.submits(again, insight="Mijn eigen les.", title="Eigen les")["view"]
    assert "Bewaard" in text_of(saved)


def test_a_private_channel_without_the_bot(workspace: Workspace) -> None:
    """The shortcut brings the message along; nothing is asked of Slack that it would refuse."""
    adviser = workspace.colleague("adviseur")
    workspace.post("/command", channel=CLOSED, user="adviseur", command="/remove", text="@Vaandel")
    message = said(workspace, "coordinator", "Intern besproken: eerder beginnen.", channel=CLOSED)
    adviser.keeps(message, channel=CLOSED)
    form = adviser.modal(callback_id="lesson_new")
    assert "niet in een open kanaal" in text_of(form)
    assert "Bewaard" in text_of(adviser.submits(form, insight="Begin eerder.")["view"])


def test_a_message_does_not_lead_to_who_stays_anonymous(workspace: Workspace) -> None:
    leader, buyer = workspace.colleague("teamleider"), workspace.colleague("inkoper")
    message = said(workspace, "teamleider", "We begonnen te laat met de vragen.")
    leader.keeps(message, channel="bor")
    form = leader.modal(callback_id="lesson_new")
    leader.submits(form, anonymous=["yes"], insight="Begin op tijd met vragen.")
    leader.closes_everything()
    buyer.keeps(message, channel="bor")
    shown = text_of(buyer.modal())
    assert "Begin op tijd" not in shown
    assert "al een leerervaring gemaakt" in shown
