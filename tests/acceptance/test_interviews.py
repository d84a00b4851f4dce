"""A lesson told one thing at a time in a direct message, with the bot gone in the middle."""

from collections.abc import Iterator

import pytest

from tests.acceptance.interviewing import Interviewee, RestartedBot
from tests.support.colleagues import Workspace, text_of

STORY = {"problem": "Te duur.", "approach": "Gekeken.", "result": "Gelukt.", "advice": "Keur."}


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RestartedBot]:
    """A bot that a test can take away."""
    running = RestartedBot(workspace.url, tmp_path_factory.mktemp("bot"))
    running.starts()
    yield running
    running.dies()


@pytest.fixture
def buyer(workspace: Workspace, bot: RestartedBot) -> Iterator[Interviewee]:
    """The colleague who tells."""
    assert bot.runs
    yield Interviewee(workspace, "inkoper")
    workspace.post("/faults", clear=True)
    workspace.colleague("inkoper").closes_everything()


def test_from_two_fields_to_a_whole_lesson_with_the_bot_gone_in_the_middle(
    buyer: Interviewee, bot: RestartedBot
) -> None:
    """Typed while it was away, clicked after it came back: each question is asked once."""
    buyer.begins("Masten en koppen")
    buyer.tells("Alles nieuw was te duur.", "Eerst gekeken wat nog goed was.")
    bot.dies()
    buyer.says("80 van de 100 masten bleven.")
    bot.starts()
    assert "Wat raad je een collega aan?" in text_of(buyer.hears("Genoteerd"))
    buyer.tells("Laat ze eerst keuren.")
    outcome = buyer.read[-1]
    bot.dies()
    bot.starts()
    buyer.presses("interview_choose_goed")
    assert "✓ Het ging goed" in buyer.sees(outcome, "✓")
    buyer.hears("Waar gaat het vooral over?")
    buyer.tells("het proces", "klimaat en circulariteit", "gww", "uitvoering")
    assert "laatste vraag" in text_of(buyer.read[-1])
    buyer.says("31 ton CO2 per jaar")
    end = buyer.hears("Klaar, dank je!")
    told = buyer.reads_lesson()
    for text in (
        "Alles nieuw was te duur.",
        "Eerst gekeken wat nog goed was.",
        "80 van de 100 masten bleven.",
        "Laat ze eerst keuren.",
        "31 ton CO2 per jaar",
        "GWW",
    ):
        assert text in told
        assert text in text_of(end)
    buyer.colleague.presses(end, "lesson_open_details", channel=buyer.place)
    assert "Laat ze eerst keuren." in text_of(buyer.colleague.modal(callback_id="lesson_details"))
    asked = [said for said in buyer.messages() if "hierna nog" in said or "laatste vraag" in said]
    assert len(asked) == 9, asked  # of ten, the one that was clicked stands there answered


def test_two_people_tell_at_once(buyer: Interviewee) -> None:
    leader = Interviewee(buyer.workspace, "teamleider")
    buyer.begins("Van de inkoper")
    leader.begins("Van de teamleider")
    buyer.says("Het duurde lang.")
    leader.says("Het ging snel.")
    leader.hears("Wat hebben jullie gedaan?")
    buyer.hears("Wat hebben jullie gedaan?")
    assert "Het duurde lang." in buyer.reads_lesson()
    assert "Het ging snel." in leader.reads_lesson()


def test_a_changed_answer_is_followed_and_a_deleted_one_forgotten(buyer: Interviewee) -> None:
    buyer.begins("Wijzigen kan")
    message = buyer.says("Het was druk & duur.")
    buyer.hears("Wat hebben jullie gedaan?")
    buyer.edits(message, "Het was stil & <goedkoop>.")
    assert "Het was stil &amp; &lt;goedkoop&gt;." in buyer.reads_lesson("stil")
    second = buyer.says("Eerst gekeken.")
    buyer.hears("Wat kwam eruit?")
    buyer.deletes(second)
    buyer.tells("Gelukt.")
    assert "Gelukt." in buyer.reads_lesson(without="Eerst gekeken.")


def test_a_name_is_pointed_out_and_nothing_is_kept_before_a_word_about_it(
    buyer: Interviewee,
) -> None:
    buyer.begins("Namen horen er niet in")
    buyer.says("Jansen B.V. leverde te laat.")
    asked = buyer.hears("nog niet bewaard")
    assert "Jansen B.V." in text_of(asked)
    assert "Jansen" not in buyer.reads_lesson()
    buyer.says("De leverancier leverde te laat.")
    buyer.hears("Wat hebben jullie gedaan?")
    assert "De leverancier leverde te laat." in buyer.reads_lesson()
    buyer.says("We belden Jansen B.V. elke dag.")
    buyer.hears("nog niet bewaard")
    buyer.presses("interview_keep")
    buyer.hears("Wat kwam eruit?")
    assert "We belden Jansen B.V. elke dag." in buyer.reads_lesson()


def test_stopped_and_resumed_also_from_the_details(buyer: Interviewee, bot: RestartedBot) -> None:
    buyer.begins("Later verder")
    buyer.presses("interview_pause")
    buyer.sees(buyer.read[-1], "we gaan later verder")
    bot.dies()
    bot.starts()
    buyer.says("hoi")
    buyer.hears("Wat kun je allemaal?")
    buyer.colleague.types(f"/mvoi les {buyer.number}")
    details = buyer.colleague.modal(callback_id="lesson_details")
    buyer.colleague.presses_in(details, "interview_start")
    buyer.colleague.modal(callback_id="interview_start")
    buyer.colleague.closes_everything()
    buyer.hears("we gaan verder")
    buyer.tells("Het was duur.")
    buyer.says("stop")
    buyer.hears("Wat je vertelde, is bewaard")
    told = buyer.reads_lesson()
    assert "Het was duur." in told
    assert "hoi" not in told


def test_clicks_in_a_row_and_on_what_is_past_answer_once(buyer: Interviewee) -> None:
    asked = buyer.begins("Klikken")
    buyer.tells(*STORY.values())
    outcome = buyer.read[-1]
    buyer.workspace.post("/faults", method={"response_url": {"kind": "error"}})
    for button in ("interview_choose_mis", "interview_choose_goed", "interview_skip"):
        since = buyer.workspace.state()["seq"]
        buyer.colleague.presses(outcome, button, channel=buyer.place)
        failed_call(buyer.workspace, "response_url", since)  # the buttons still stand there
    buyer.workspace.post("/faults", clear=True)
    buyer.hears("Waar gaat het vooral over?")
    buyer.colleague.presses(outcome, "interview_choose_goed", channel=buyer.place)
    assert "✓ Het ging mis" in buyer.sees(outcome, "✓")
    buyer.colleague.presses(asked, "interview_stop", channel=buyer.place)
    assert "✓ Te duur." in buyer.sees(asked, "✓")
    buyer.tells("proces")
    assert "Bij welke thema's hoort het?" in text_of(buyer.read[-1])
    themes = buyer.read[-1]
    ticks = next(b for b in themes["blocks"] if str(b.get("block_id")).startswith("ticks"))
    menu = ticks["elements"][0]
    chosen = [o for o in menu["options"] if o["value"] in {"klimaat", "circulariteit"}]
    buyer.workspace.post(
        "/interact",
        channel=buyer.place,
        messageTs=themes["ts"],
        user=buyer.key,
        action={
            "action_id": menu["action_id"],
            "block_id": ticks["block_id"],
            "type": menu["type"],
            "selected_options": chosen,
        },
    )
    buyer.presses("interview_choose_ready")
    buyer.hears("Bij welke soort inkoop")
    assert "✓ Klimaat, Circulariteit" in buyer.sees(themes, "✓")


def test_a_dropped_file_goes_with_the_lesson(buyer: Interviewee) -> None:
    buyer.begins("Met bewijs")
    buyer.tells(*STORY.values(), "goed", "proces", "klimaat", "gww", "uitvoering")
    buyer.drops("meting.pdf", comment="31 ton CO2")
    assert "meting.pdf" in text_of(buyer.hears("Klaar, dank je!"))
    told = buyer.reads_lesson()
    assert "31 ton CO2" in told
    assert "Bestand: meting.pdf" in told


def test_what_is_typed_before_the_next_question_belongs_to_the_answer(buyer: Interviewee) -> None:
    """Slack is slow with our question; they go on typing."""
    buyer.begins("Twee berichten")
    fault = {"chat.postMessage": {"kind": "ratelimited", "times": 1, "retry_after": 4}}
    buyer.workspace.post("/faults", method=fault)
    since = buyer.workspace.state()["seq"]
    buyer.says("Het was duur.")
    failed_call(buyer.workspace, "chat.postMessage", since)
    buyer.workspace.let_pass("1m")  # by then the bot has written down that it has to wait
    buyer.says("En het duurde lang, zie #bor en @Inkoper.")
    buyer.hears("Wat hebben jullie gedaan?")
    assert "Het was duur.\nEn het duurde lang, zie #bor en @collega." in buyer.reads_lesson()
    buyer.tells("Gekeken.")


def failed_call(workspace: Workspace, method: str, since: int) -> None:
    """Return when a call of the bot has failed."""
    for _ in range(20):
        answer = workspace.get("/log", after=since, wait=2)
        for entry in answer["entries"]:
            if entry.get("method") == method and not entry.get("ok", True):
                return
        since = answer["seq"]
    raise AssertionError(f"no call of {method} failed")


def test_a_reply_in_a_thread_and_what_comes_days_later_are_no_answers(buyer: Interviewee) -> None:
    asked = buyer.begins("Dagen later")
    buyer.says("Dit staat in een draad.", thread_ts=asked["ts"])
    buyer.workspace.let_pass("4d")
    buyer.says("Dit komt dagen later.")
    buyer.hears("niet als antwoord bewaard")
    told = buyer.reads_lesson()
    assert "draad" not in told
    assert "dagen later" not in told.replace("Dagen later", "")
    buyer.presses("interview_start")
    buyer.hears("we gaan verder")
    buyer.tells("Het was duur.")
