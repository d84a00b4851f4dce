"""A talk in a thread of a channel: no amounts, no noise, and a bystander is left alone."""

import pytest

from bot.messages import trajectory_ids
from bot.policy.confidentiality import Audience
from bot.services.errors import NotYourTalkError
from storage.vocabulary import ConversationState
from tests.services.house import COLLEAGUE, House
from tests.services.talking import Chat, in_thread

WHOLE = "kademuur asfalt 2 ton in mei"
AMOUNTS = ("200.000", "300.000", "2 ton", "3 ton")


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in a thread where they mentioned the bot."""
    return in_thread(house)


def public(chat: Chat) -> list[str]:
    """Everything that others read: what did not come in private."""
    return [heard.text + heard.message.text for heard in chat.told if heard.public]


def test_an_amount_is_never_told_nor_asked_where_others_read(house_on_each: House) -> None:
    """It is shown in private, and kept after a second yes."""
    chat = in_thread(house_on_each)
    chat.says(WHOLE)
    summary = chat.hears("Klopt het?")
    assert "Het bedrag noem ik hier niet" in summary.text
    assert "Aanbesteden: mei 2027" in summary.text
    chat.says("ja", called=False)
    chat.hears()
    assert "✓ Aangemeld als traject 1" in summary.text
    [stored] = chat.trajectories()
    assert stored.value_cents is None
    offer = chat.hears("Zal ik dat bij traject 1 zetten?")
    assert "Bedrag: € 200.000" in offer.text
    assert not offer.public
    assert not any(amount in text for text in public(chat) for amount in AMOUNTS)
    chat.presses("Ja, zet erbij", offer)
    assert chat.trajectories()[0].value_cents == 20_000_000


def test_an_amount_that_was_not_said_is_asked_in_private(chat: Chat) -> None:
    chat.says("wij willen nieuw asfalt inkopen in mei")
    assert "Het bedrag vul je straks in je privébericht in." in chat.hears("Klopt het?").text
    chat.presses("Ja, meld aan")
    asked = chat.hears("Welk bedrag hoort bij traject 1?")
    assert not asked.public
    chat.presses("Weet ik nog niet", asked)
    assert chat.rows()[-1].state is ConversationState.STOPPED
    assert chat.trajectories()[0].value_cents is None


def test_an_uncertain_amount_is_asked_in_private(chat: Chat) -> None:
    chat.says("kademuur asfalt tussen 2 en 3 ton in mei")
    chat.hears("Klopt het?")
    chat.presses("Ja, meld aan")
    assert not chat.hears("Bedoel je € 200.000 of € 300.000?").public
    chat.presses("€ 300.000")
    chat.hears("Zal ik dat bij traject 1 zetten?")
    chat.presses("Ja, zet erbij")
    assert chat.trajectories()[0].value_cents == 30_000_000
    assert not any(amount in text for text in public(chat) for amount in AMOUNTS)


def test_what_the_person_says_in_the_thread_is_an_answer(chat: Chat) -> None:
    """An amount that they type there is not repeated."""
    chat.says("wij willen nieuw asfalt inkopen")
    chat.hears("Wanneer wil je aanbesteden?")
    chat.says("3 ton", called=False)
    chat.hears("Het bedrag noem ik hier niet.")
    chat.says("mei", called=False)
    chat.hears("Klopt het?")
    assert not any(amount in text for text in public(chat) for amount in AMOUNTS)


@pytest.mark.parametrize(
    "said",
    [
        "Piet, weet jij dat?",
        "hoeveel trajecten lopen er?",
        "dank je",
        "wat een gedoe",
        "laptops 3 ton kopen in mei",
    ],
)
def test_what_they_say_to_others_is_left_alone(chat: Chat, said: str) -> None:
    """Only an answer, or the bot's name, is for the bot."""
    chat.says("wij willen nieuw asfalt inkopen")
    chat.hears("Wanneer wil je aanbesteden?")
    chat.says(said, called=False)
    assert chat.hears_nothing()
    chat.says(said)
    assert not chat.hears_nothing()


def test_what_is_said_to_a_colleague_by_name_is_no_title(chat: Chat) -> None:
    chat.says("ik wil graag een traject aanmelden")
    chat.hears("Wat ga je inkopen?")
    chat.says("@collega weet jij hoe het heet", called=False)
    assert chat.hears_nothing()


def test_once_it_is_over_nothing_is_heard_without_the_bots_name(chat: Chat) -> None:
    chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("stop", called=False)
    chat.hears("Goed, ik meld niets aan.")
    chat.says("laptops 2 ton in mei", called=False)
    assert chat.hears_nothing()
    chat.says("laptops 2 ton in mei")
    chat.hears("Laptops")


def test_two_people_in_one_thread_do_not_mix(chat: Chat) -> None:
    other = in_thread(chat.house, user=COLLEAGUE, board=chat.board)
    chat.says("wij willen nieuw asfalt inkopen")
    other.says("wij willen nieuwe laptops inkopen")
    chat.hears()
    chat.says("mei", called=False)
    other.says("juni", called=False)
    chat.hears()
    asphalt, laptops = (heard.text for heard in chat.told[-2:])
    assert "mei 2027" in asphalt
    assert "juni 2027" in laptops
    other.presses("Ja, meld aan", chat.told[-1])
    assert [row.state for row in chat.rows()] == [ConversationState.OPEN]


def test_a_bystander_cannot_press(chat: Chat) -> None:
    chat.says(WHOLE)
    heard = chat.hears("Klopt het?")
    bystander = in_thread(chat.house, user=COLLEAGUE)
    for label in ("Ja, meld aan", "Toch niet"):
        with pytest.raises(NotYourTalkError):
            bystander.presses(label, heard)
    assert not chat.trajectories()


def test_guests_who_came_since_read_no_planning(chat: Chat) -> None:
    chat.audience = Audience.EXPOSED_CHANNEL
    chat.says(WHOLE)
    assert "mei 2027" not in chat.hears("Klopt het?").text


def test_lists_are_opened_by_each_for_themselves(chat: Chat) -> None:
    """What one may see, others may not: no list stands in a channel."""
    for said, label in (
        ("hoeveel trajecten lopen er?", "Trajecten bekijken"),
        ("hoe staan we ervoor?", "Cijfers bekijken"),
        ("zoek lessen over asfalt", "Leerervaringen bekijken"),
        ("hoe staat het met traject 14?", "Traject 14 bekijken"),
    ):
        chat.says(said)
        assert chat.hears().labels == [label]


def test_after_the_yes_an_edit_is_asked_about_in_private(chat: Chat) -> None:
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.presses("Ja, meld aan")
    chat.hears()
    chat.edits(message, "kademuur asfalt 3 ton in juni")
    offer = chat.hears("Zal ik traject 1 ook aanpassen?")
    assert not offer.public
    assert "→ € 300.000" in offer.text
    kept = [heard for heard in chat.told if heard.kind == trajectory_ids.NOTICE_KEPT]
    assert not any(heard.public for heard in kept)


def test_without_a_way_to_speak_in_private_no_amount_is_asked(chat: Chat) -> None:
    """Slack did not tell where: the trajectory stands, its amount can be filled in."""
    chat.direct = None
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.presses("Ja, meld aan")
    assert chat.hears().kind == trajectory_ids.NOTICE_KEPT
    chat.edits(message, "kademuur asfalt 3 ton in juni")
    assert chat.hears_nothing()


def test_what_is_typed_in_private_answers_what_was_asked_there_first(house: House) -> None:
    """The amount of what was logged in the thread is asked when that is done."""
    alone = Chat(house)
    alone.says("we gaan de riolering vervangen in mei")
    alone.hears("Wat gaat het ongeveer kosten?")
    thread = in_thread(house)
    thread.says("we vervangen de kantoorkasten in juni")
    thread.hears("Klopt het?")
    thread.presses("Ja, meld aan")
    alone.says("6 ton")
    assert "Riolering" in alone.hears("€ 600.000").text
    alone.says("ja")
    alone.hears("Welk bedrag hoort bij traject 1?")
    alone.says("2 ton")
    alone.hears("Zal ik dat bij traject 1 zetten?")
