"""Colleagues say what happened in their own words; the bot asks, shows, and saves after a yes."""

from collections.abc import Iterator

import pytest

from tests.acceptance.interviewing import RestartedBot
from tests.acceptance.talking import Talker, labels_of, plain
from tests.support.colleagues import Workspace, initial_of, text_of


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RestartedBot]:
    """A bot that a test can take away."""
    running = RestartedBot(workspace.url, tmp_path_factory.mktemp("bot"))
    running.starts()
    yield running
    running.dies()


@pytest.fixture
def buyer(workspace: Workspace, bot: RestartedBot) -> Iterator[Talker]:
    """The colleague who talks, in the direct message."""
    assert bot is not None
    talker = Talker(workspace, "inkoper")
    yield talker
    bot.starts_again()
    workspace.colleague("inkoper").closes_everything()
    talker.thread_ts = None
    talker.says("laat maar")
    talker.quiet()


def test_a_whole_sentence_becomes_a_trajectory_that_can_be_placed(buyer: Talker) -> None:
    buyer.says("asfalt Slochteren 1,2 miljoen in Q2")
    summary = buyer.hears("Dit heb ik begrepen:")
    for text in ("Asfalt Slochteren", "Team BOR", "€ 1.200.000", "2e kwartaal 2027"):
        assert text in plain(summary)
    buyer.presses("Ja, meld aan")
    buyer.sees(summary, "✓ Aangemeld als traject")
    kept = buyer.hears("Je traject staat erin")
    buyer.presses("Plaatsen in #bor", kept)
    choice = buyer.colleague.modal(callback_id="trajectory_share_choice")
    assert "€" not in text_of(choice)
    buyer.colleague.submits(choice)
    buyer.workspace.wait_for("bor", lambda m: "Asfalt Slochteren" in text_of(m))


def test_one_question_at_a_time_with_the_bot_gone_in_the_middle(
    buyer: Talker, bot: RestartedBot
) -> None:
    """Typed while it was away, clicked after it came back."""
    buyer.says("ik wil graag een traject aanmelden")
    buyer.hears("Wat ga je inkopen?")
    bot.dies()
    buyer.says("nieuwe bureaustoelen voor de raad")
    bot.starts()
    buyer.hears("Wat gaat het ongeveer kosten?")
    buyer.says("tussen 2 en 3 ton")
    asked = buyer.hears("Bedoel je € 200.000 of € 300.000?")
    bot.dies()
    bot.starts()
    buyer.presses("€ 300.000", asked)
    buyer.sees(asked, "✓ Bedrag: € 300.000")
    buyer.hears("Wanneer wil je aanbesteden?")
    bot.dies()
    buyer.says("weet ik nog niet")
    bot.starts()
    summary = buyer.hears("Klopt het?")
    for text in ("Nieuwe bureaustoelen voor de raad", "€ 300.000", "planning nog niet bekend"):
        assert text in plain(summary)
    bot.dies()
    buyer.says("ja")
    bot.starts()
    buyer.hears("Je traject staat erin")
    buyer.sees(summary, "✓ Aangemeld als traject")
    asked_in_all = [said for said in buyer.quiet() if "Nieuwe bureaustoelen" in said]
    assert len(asked_in_all) == len(set(asked_in_all))


def test_corrections_and_a_change_of_mind(buyer: Talker) -> None:
    buyer.says("nieuwe laptops 2 ton in mei")
    first = buyer.hears("€ 200.000")
    buyer.says("nee, 3 ton")
    buyer.hears("€ 300.000")
    buyer.sees(first, "Hieronder gaan we verder")
    buyer.says("toch in juni")
    buyer.hears("juni 2027")
    buyer.says("nee ict")
    buyer.hears("Automatisering")
    buyer.says("toch niet")
    buyer.hears("Goed, ik meld niets aan.")


def test_a_lesson_is_thanked_for_and_can_be_told_more_of(buyer: Talker) -> None:
    buyer.says("Ik wil graag een leerervaring delen")
    buyer.hears("Wat heb je geleerd?")
    buyer.says("Vraag bij asfalt altijd naar de MKI; dat scheelt uitstoot.")
    buyer.hears("Zal ik dit bewaren?")
    buyer.says("ja")
    assert "Vertel meer" in labels_of(buyer.hears("staat erin als leerervaring"))


def test_another_question_is_answered_in_between(buyer: Talker) -> None:
    buyer.says("bruggen onderhoud 8 ton")
    buyer.hears("Wanneer wil je aanbesteden?")
    buyer.says("hoeveel trajecten lopen er?")
    buyer.hears("trajecten")
    buyer.hears("Dan nog even terug.")
    buyer.says("stop")
    buyer.hears("Goed, ik meld niets aan.")


def test_two_threads_do_not_mix(buyer: Talker) -> None:
    """Nor does one of them mix with the rest of the direct message."""
    first, second = (buyer.says(text) for text in ("Over asfalt:", "Over laptops:"))
    buyer.quiet()
    asphalt = Talker(buyer.workspace, "inkoper", thread_ts=str(first["ts"]))
    laptops = Talker(buyer.workspace, "inkoper", thread_ts=str(second["ts"]))
    asphalt.says("asfalt Muntendam 2 ton")
    laptops.says("laptops voor de raad 3 ton")
    asphalt.hears("Wanneer wil je aanbesteden?")
    laptops.hears("Wanneer wil je aanbesteden?")
    asphalt.says("mei")
    laptops.says("juni")
    assert "mei 2027" in plain(asphalt.hears("Asfalt Muntendam"))
    assert "juni 2027" in plain(laptops.hears("Laptops voor de raad"))
    asphalt.says("ja")
    laptops.says("laat maar")
    laptops.hears("Goed, ik meld niets aan.")
    asphalt.sees(asphalt.read[-1], "✓ Aangemeld als traject")


def test_what_was_said_behind_the_command_is_shown_where_it_was_typed(buyer: Talker) -> None:
    here = Talker(buyer.workspace, "inkoper", "mvoi")
    shown = here.types("asfalt Siddeburen 1,2 miljoen")
    assert "Wanneer wil je aanbesteden?" in plain(shown)
    here.presses("2e kwartaal 2027", shown)
    shown = here.sees(shown, "€ 1.200.000")
    here.presses("Aanpassen", shown)
    form = here.colleague.modal(callback_id="trajectory_new")
    assert initial_of(form, "title") == "Asfalt Siddeburen"
    assert initial_of(form, "value") == "€ 1.200.000"
    assert initial_of(form, "publication") == "2e kwartaal 2027"
    answer = here.colleague.submits(form, title="Asfalt N387", value="1,3 mln")
    assert answer["response_action"] == "update"
    here.colleague.closes_everything()
    here.presses("Ja, meld aan", shown)
    assert "Asfalt N387" in plain(here.sees(shown, "Je traject staat erin"))


def test_a_form_that_stands_open_while_they_say_yes_changes_what_was_saved(buyer: Talker) -> None:
    """Nothing typed is lost, and nothing is logged twice."""
    buyer.says("beschoeiing Winschoterdiep 6 ton in mei")
    summary = buyer.hears("Klopt het?")
    buyer.presses("Aanpassen")
    form = buyer.colleague.modal(callback_id="trajectory_new")
    buyer.says("ja")
    buyer.hears("Je traject staat erin")
    buyer.sees(summary, "✓ Aangemeld")
    answer = buyer.colleague.submits(form, title="Beschoeiing, eerste deel")
    edit = dict(answer["view"])
    assert edit["callback_id"] == "trajectory_edit"
    assert initial_of(edit, "title") == "Beschoeiing, eerste deel"
    assert buyer.colleague.submits(edit)["response_action"] == "clear"
    listed = Talker(buyer.workspace, "inkoper", "mvoi").types("trajecten beschoeiing")
    assert "Beschoeiing, eerste deel" in plain(listed)
    assert "1 traject" in plain(listed)


def test_an_edit_before_the_yes_is_followed_in_its_place(buyer: Talker) -> None:
    message = buyer.says("bushokjes 2 ton in mei")
    summary = buyer.hears("€ 200.000")
    buyer.edits(message, "bushokjes en bankjes 3 ton in mei")
    buyer.sees(summary, "€ 300.000")
    buyer.says("ja")
    buyer.hears("Je traject staat erin")
    buyer.sees(summary, "✓ Aangemeld")


def test_an_edit_after_the_yes_is_asked_about(buyer: Talker) -> None:
    message = buyer.says("strooizout 55k in september")
    buyer.hears("Klopt het?")
    buyer.says("ja")
    buyer.hears("Je traject staat erin")
    buyer.edits(message, "strooizout 65k in september")
    offer = buyer.hears("Je paste je bericht aan.")
    assert "Bedrag: € 55.000 → € 65.000" in plain(offer)
    buyer.presses("Ja, pas aan")
    buyer.sees(offer, "is aangepast")
    buyer.deletes(message)
    assert labels_of(buyer.hears("blijft staan")) == ["Bekijken", "Wijzigen"]


def test_taken_away_before_the_yes_nothing_is_saved(buyer: Talker) -> None:
    message = buyer.says("werkkleding buitendienst 60k in mei")
    buyer.hears("Klopt het?")
    buyer.deletes(message)
    buyer.hears("Er is niets aangemeld.")
    buyer.says("ja")
    buyer.hears("")
    assert not [said for said in buyer.quiet() if "werkkleding" in said and "staat erin" in said]


def test_days_later_it_is_let_go_with_a_word(buyer: Talker) -> None:
    buyer.says("drukwerk 15k")
    buyer.hears("Wanneer wil je aanbesteden?")
    buyer.workspace.let_pass("2d")
    buyer.says("geen idee")
    buyer.hears("Klopt het?")
    buyer.workspace.let_pass("2d")
    assert not [said for said in buyer.quiet() if "Drukwerk is niet aangemeld" in said]
    buyer.workspace.let_pass("3d")  # it is a weekend in between
    buyer.hears("Drukwerk is niet aangemeld")
    buyer.says("ja")
    buyer.hears("Typ gerust opnieuw wat je wilt.")


def test_a_plain_answer_is_the_interviews_and_a_request_is_asked_about(buyer: Talker) -> None:
    buyer.says("les: masten zijn herbruikbaar, een nieuwe kap was niet nodig")
    buyer.hears("Zal ik dit bewaren?")
    buyer.says("ja")
    thanks = buyer.hears("staat erin als leerervaring")
    buyer.presses("Vertel meer", thanks)
    buyer.hears("Wat was het probleem of de vraag?")
    buyer.says("hoeveel trajecten lopen er?")
    buyer.hears("Is dit je antwoord op mijn vraag, of iets nieuws?")
    buyer.presses("Iets nieuws")
    buyer.hears("trajecten")
    buyer.hears("Wat was het probleem of de vraag?")
    buyer.says("Alles nieuw was te duur.")
    buyer.hears("Wat hebben jullie gedaan?")
    buyer.says("stop")
    buyer.hears("Wat je vertelde, is bewaard.")


def test_small_talk_and_what_is_not_understood(buyer: Talker) -> None:
    """Never the same words twice in a row."""
    buyer.says("dank je wel")
    first = plain(buyer.hears(""))
    buyer.says("dank je wel")
    assert plain(buyer.hears("")) != first
    buyer.says("de printer is stuk")
    one = buyer.hears("Wat kun je allemaal?")
    assert len(labels_of(one)) == 3
    buyer.says("de koffie is op")
    again = buyer.hears("Ik ben Vaandel")
    assert plain(again).splitlines()[0] != plain(one).splitlines()[0]
    buyer.says("wat staat er op de agenda?")
    buyer.hears("Het volgende overleg is")


def test_only_who_looks_after_it_reads_what_was_not_understood(buyer: Talker) -> None:
    """Switched off as it comes."""
    refusal = Talker(buyer.workspace, "inkoper", "mvoi").types("gevraagd")
    assert "MVOI-projectleider" in plain(refusal)
    shown = Talker(buyer.workspace, "coordinator", "mvoi").types("gevraagd")
    assert "Ik bewaar nu niet wat ik niet begrijp." in plain(shown)


HOSTILE = (
    "<!channel> <@U0> asfalt 2 ton in mei",
    "asfalt <https://kwaad.example|de gemeente> 2 ton in mei",
    "les: vraag <!here> en <#C0|mvoi> naar de MKI & meer",
    "zoek lessen over <!everyone>",
    "<!subteam^S1>",
)


@pytest.mark.parametrize("said", HOSTILE)
def test_no_sentence_pings_anybody_or_hides_an_address(buyer: Talker, said: str) -> None:
    """The sandbox sends what is typed as Slack does: escaped."""
    buyer.says(said)
    heard = buyer.hears("")
    marked = [*_mrkdwn(heard["blocks"]), heard["text"]]
    assert not [text for text in marked if "<" in text]
    buyer.says("stop")
    buyer.hears("")


def _mrkdwn(thing: object) -> list[str]:
    """Every text that Slack reads for markup."""
    if isinstance(thing, dict):
        own = [str(thing["text"])] if thing.get("type") == "mrkdwn" else []
        return [*own, *(text for part in thing.values() for text in _mrkdwn(part))]
    if isinstance(thing, list):
        return [text for part in thing for text in _mrkdwn(part)]
    return []
