"""An interview from the first question to the last, and everything that may come between."""

from collections.abc import Sequence

import pytest

from bot.messages import lesson_ids as ids
from bot.messages.interview_view import Question
from bot.services.errors import MayNotChangeError
from bot.services.interview_questions import to_ask
from bot.services.lessons import retract_lesson
from storage.vocabulary import InterviewState, LessonKind, LessonOutcome, Phase
from tests.services.house import CLIENT, COLLEAGUE, COORDINATOR, House, happened
from tests.services.interviewing import TOLD_IN_WORDS, Chat, Heard

STORY = ("Alles was oud.", "Eerst gekeken.", "80 masten bleven.", "Laat keuren.")


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in a direct message with the bot."""
    return Chat(house)


def fill(chat: Chat, lesson_id: int) -> Heard:
    """Tell a lesson up to the question for evidence."""
    heard = chat.starts(lesson_id)
    for answer in (*STORY, "goed", "het proces", "klimaat en circulariteit", "gww", "uitvoering"):
        assert chat.types(answer)
        heard = chat.reads()
    return heard


def test_from_the_first_question_to_the_last_on_each_database(house_on_each: House) -> None:
    """Every field that was empty is asked in its turn, and holds what was answered."""
    chat = Chat(house_on_each)
    lesson_id = chat.keeps()
    first = chat.starts(lesson_id)
    told = ("overslaan en stoppen kan altijd", "openbaar", "Masten & koppen")
    for word in (*told, "hierna nog 9 korte vragen"):
        assert word in first.text
    for answer in STORY:
        chat.types(answer)
        assert chat.reads().text.count("Genoteerd.") == 2  # in the notification too
    chat.presses(chat.told[-1], f"{ids.INTERVIEW_CHOOSE}_goed")
    chat.presses(chat.reads(), f"{ids.INTERVIEW_CHOOSE}_proces")
    chat.presses(chat.reads(), f"{ids.INTERVIEW_CHOOSE}_ready", "klimaat", "circulariteit")
    chat.presses(chat.reads(), "GWW (aanleg en onderhoud)")
    chat.presses(chat.reads(), "Uitvoering")
    assert "laatste vraag" in chat.reads().text
    chat.types("31 ton CO2 per jaar")
    end = chat.reads()
    record = chat.lesson(lesson_id)
    stored = record.lesson
    assert (stored.problem, stored.approach, stored.result, stored.advice) == STORY
    assert (stored.outcome, stored.kind, stored.phase) == (
        LessonOutcome.WELL,
        LessonKind.PROCESS,
        Phase.EXECUTION,
    )
    assert record.themes == {"klimaat", "circulariteit"}
    assert record.categories == {"gww"}
    assert stored.measure == "31 ton CO2 per jaar"
    for text in (*STORY, "31 ton CO2", "Het ging goed", "Klaar, dank je!"):
        assert text in end.text
    assert {ids.OPEN_DETAILS, ids.OPEN_EDIT} <= end.values.keys()
    [interview] = chat.interviews()
    assert interview.state is InterviewState.DONE
    assert set(chat.planned_turns().values()) == {1}
    assert not chat.types("nog iets")


def test_what_is_known_is_not_asked(chat: Chat) -> None:
    """Nothing is typed twice."""
    known = dict.fromkeys(("problem", "result", "advice", "link"), "x")
    lesson_id = chat.keeps(**known, outcome=LessonOutcome.WRONG, themes=frozenset({"klimaat"}))
    assert "Wat hebben jullie gedaan?" in chat.starts(lesson_id).text
    chat.types("Iets.")
    assert "Waar gaat het vooral over?" in chat.reads().text


def test_each_answer_is_an_event_of_who_gave_it(chat: Chat, house: House) -> None:
    """Before and after stand in the log, so that they can be blanked."""
    chat.starts(chat.keeps())
    chat.types("Alles was oud.")
    with house.session() as session:
        viewer = house.viewer(session, chat.user)
        event = happened(session)[-1]
        assert (event.kind, event.actor_id) == ("changed", viewer.person_id)
        assert event.texts == {"problem": [None, "Alles was oud."]}


def test_only_who_may_change_a_lesson_is_asked_about_it(house: House) -> None:
    """The teller, the coordinator; not any other colleague."""
    lesson_id = Chat(house).keeps()
    with pytest.raises(MayNotChangeError):
        Chat(house, COLLEAGUE).presses_start(lesson_id)
    assert "Wat was het probleem" in Chat(house, COORDINATOR).starts(lesson_id).text


def test_a_second_click_begins_nothing_anew(chat: Chat) -> None:
    """Neither before the question came, nor just after; later it is asked again."""
    lesson_id = chat.keeps()
    chat.presses_start(lesson_id)
    chat.presses_start(lesson_id)
    chat.reads()
    chat.presses_start(lesson_id)
    assert len(chat.told) == 1
    assert chat.hears_nothing()
    chat.later(minutes=2)
    assert "nog een keer" in chat.starts(lesson_id).text


def test_a_complete_lesson_is_only_read_back(chat: Chat) -> None:
    """There is nothing left to ask."""
    lesson_id = chat.keeps()
    fill(chat, lesson_id)
    chat.types("31 ton")
    chat.reads()
    chat.later(hours=1)
    assert "Klaar" in chat.starts(lesson_id).text
    chat.presses_start(lesson_id)
    assert chat.hears_nothing()


def test_starting_another_lets_the_first_rest_and_says_so(chat: Chat) -> None:
    """What is typed then answers the second."""
    first, second = chat.keeps(title="Eerste"), chat.keeps(title="Tweede")
    chat.starts(first)
    heard = chat.starts(second)
    assert "leerervaring 1 staan op pauze" in heard.text
    chat.types("Dit hoort bij de tweede.")
    assert chat.lesson(first).lesson.problem is None
    assert chat.lesson(second).lesson.problem == "Dit hoort bij de tweede."
    states = [each.state for each in chat.interviews()]
    assert states == [InterviewState.PAUSED, InterviewState.OPEN]
    chat.reads()
    assert "leerervaring 2 staan op pauze" in chat.starts(first).text


def test_two_people_are_asked_side_by_side(house: House) -> None:
    """Also about the same lesson; nobody's answer goes to the other."""
    buyer, coordinator = Chat(house), Chat(house, COORDINATOR)
    lesson_id = buyer.keeps()
    other = coordinator.keeps(title="Van de coördinator")
    buyer.starts(lesson_id)
    coordinator.starts(other)
    buyer.types("Van de inkoper.")
    coordinator.types("Van de ander.")
    assert buyer.lesson(lesson_id).lesson.problem == "Van de inkoper."
    assert buyer.lesson(other).lesson.problem == "Van de ander."


def test_what_somebody_else_filled_in_meanwhile_stays(house: House) -> None:
    """The question is passed over, and that is said."""
    buyer, coordinator = Chat(house), Chat(house, COORDINATOR)
    lesson_id = buyer.keeps()
    buyer.starts(lesson_id)
    coordinator.starts(lesson_id)
    coordinator.types("Van de coördinator.")
    coordinator.reads()
    buyer.types("Van de inkoper.")
    heard = buyer.reads()
    assert "al ingevuld" in heard.text
    assert "Wat hebben jullie gedaan?" in heard.text
    assert buyer.lesson(lesson_id).lesson.problem == "Van de coördinator."


@pytest.mark.parametrize("said", ["overslaan", "Sla maar over.", "weet ik niet", "N.v.t."])
def test_a_word_alone_skips(chat: Chat, said: str) -> None:
    """As the button does."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    assert chat.types(said)
    heard = chat.reads()
    assert "slaan we over" in heard.text
    assert "Wat hebben jullie gedaan?" in heard.text
    assert chat.lesson(lesson_id).lesson.problem is None


def test_what_was_skipped_is_asked_again_only_when_nothing_else_is_left(chat: Chat) -> None:
    """And only when somebody begins again."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("overslaan")
    for answer in (*STORY[1:], "goed", "proces", "klimaat", "gww", "uitvoering"):
        chat.reads()
        chat.types(answer)
    chat.reads()
    chat.types("nee")
    end = chat.reads()
    assert "Nog leeg: probleem en bewijs" in end.text
    heard = chat.starts(lesson_id)
    assert "Wat was het probleem" in heard.text
    assert "hierna nog 1 korte vraag" in heard.text


def test_a_break_and_on_where_it_was(chat: Chat) -> None:
    """Later: one message says how; then the same question, and no other text is lost."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(STORY[0])
    chat.reads()
    assert chat.types("Later.")
    heard = chat.reads()
    assert "/mvoi les 1" in heard.text
    assert "Vertel meer" in heard.text
    assert not chat.types("Dit is iets anders.")
    assert "Wat hebben jullie gedaan?" in chat.starts(lesson_id).text
    assert chat.lesson(lesson_id).lesson.problem == STORY[0]


@pytest.mark.parametrize(
    ("button", "state"),
    [
        (ids.INTERVIEW_PAUSE, InterviewState.PAUSED),
        (ids.INTERVIEW_STOP, InterviewState.STOPPED),
    ],
)
def test_a_button_ends_it_in_place_of_the_question(
    chat: Chat, button: str, state: InterviewState
) -> None:
    """Nothing else is told; a second click shows the same."""
    heard = chat.starts(chat.keeps())
    shown = chat.presses(heard, button)
    assert "/mvoi les 1" in shown
    assert chat.presses(heard, button) == shown
    assert chat.interviews()[0].state is state
    assert chat.hears_nothing()
    assert not chat.types("iets")


@pytest.mark.parametrize("said", ["stop", "Stoppen!", "ik stop"])
def test_a_word_alone_stops(chat: Chat, said: str) -> None:
    """And says that everything told so far is kept."""
    chat.starts(chat.keeps())
    chat.types(said)
    assert "Wat je vertelde, is bewaard" in chat.reads().text
    assert chat.interviews()[0].state is InterviewState.STOPPED


def test_who_asks_for_help_gets_it_with_the_question(chat: Chat) -> None:
    """The question stays open."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("hulp")
    heard = chat.reads()
    assert "/mvoi hulp" in heard.text
    assert "Wat was het probleem" in heard.text
    chat.types("Alles was oud.")
    assert chat.lesson(lesson_id).lesson.problem == "Alles was oud."


def test_several_clicks_answer_once(chat: Chat) -> None:
    """The next question is not answered by the second."""
    lesson_id = chat.keeps(**TOLD_IN_WORDS)
    heard = chat.starts(lesson_id)
    first = chat.presses(heard, f"{ids.INTERVIEW_CHOOSE}_mis")
    assert "✓ Het ging mis" in first
    for button in (f"{ids.INTERVIEW_CHOOSE}_goed", ids.INTERVIEW_SKIP, ids.INTERVIEW_STOP):
        assert chat.presses(heard, button) == first
    chat.reads()
    assert len(chat.told) == 2
    assert chat.lesson(lesson_id).lesson.outcome is LessonOutcome.WRONG
    assert chat.interviews()[0].state is InterviewState.OPEN


def test_a_question_that_is_past_shows_what_was_typed(chat: Chat) -> None:
    """Or that it was skipped."""
    first = chat.starts(chat.keeps())
    chat.types("Alles was oud.")
    second = chat.reads()
    assert "✓ Alles was oud." in chat.presses(first, ids.INTERVIEW_SKIP)
    assert "Overgeslagen" in chat.presses(second, ids.INTERVIEW_SKIP)
    assert "Wat kwam eruit?" in chat.reads().text


def test_a_lesson_that_is_gone_ends_it_in_one_sentence(chat: Chat) -> None:
    """At the next answer, and nothing of that is kept."""
    lesson_id = chat.keeps()
    heard = chat.starts(lesson_id)
    with chat.doing() as (session, asked):
        retract_lesson(session, lesson_id=lesson_id, **asked)
    assert chat.types("Alles was oud.")
    assert "is intussen weggehaald" in chat.reads().text
    assert not chat.types("Alles was oud.")
    assert "is intussen weggehaald" in chat.presses(heard, ids.INTERVIEW_SKIP)
    assert chat.lesson(lesson_id).lesson.problem is None


def test_after_three_days_a_word_is_about_something_else(chat: Chat) -> None:
    """It is not taken, and said once that it was not; going on is one click."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.later(days=3, minutes=-1)
    assert chat.hears_nothing()
    chat.later(minutes=2)
    assert not chat.types("Wat eten we?")
    heard = chat.reads()
    assert "niet als antwoord" in heard.text
    assert ids.INTERVIEW_START in heard.values
    assert not chat.types("Wat eten we?")
    assert chat.hears_nothing()
    assert chat.lesson(lesson_id).lesson.problem is None
    assert "Wat was het probleem" in chat.starts(lesson_id).text


def test_just_before_three_days_an_answer_is_one(chat: Chat) -> None:
    """A weekend in between is no matter."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.later(days=3)
    assert chat.types("Alles was oud.")
    assert chat.lesson(lesson_id).lesson.problem == "Alles was oud."


@pytest.mark.parametrize(
    ("said", "measure", "link"),
    [
        ("31 ton CO2", "31 ton CO2", None),
        ("https://voorbeeld.nl/rapport?a=1&b=2", None, "https://voorbeeld.nl/rapport?a=1&b=2"),
        ("www.voorbeeld.nl", None, "https://www.voorbeeld.nl"),
        ("voorbeeld.nl/rapport", None, "https://voorbeeld.nl/rapport"),
        ("zie https://cbs.nl", "zie https://cbs.nl", None),
        ("1.200", "1.200", None),
        ("twee\nregels", "twee regels", None),
    ],
)
def test_evidence_is_a_link_or_a_number(
    chat: Chat, said: str, measure: str | None, link: str | None
) -> None:
    """Whatever is one address is the link."""
    lesson_id = chat.keeps()
    fill(chat, lesson_id)
    chat.types(said)
    stored = chat.lesson(lesson_id).lesson
    assert (stored.measure, stored.link) == (measure, link)


def test_evidence_is_a_file_perhaps_with_a_number(chat: Chat, house: House) -> None:
    """Who may read the lesson may open it; it says so where it is asked."""
    lesson_id = chat.keeps()
    heard = fill(chat, lesson_id)
    assert "kan ook het bestand openen" in heard.text
    chat.types("31 ton", "F1", "F2")
    record = chat.lesson(lesson_id)
    assert [file.slack_file_id for file in record.files] == ["F1", "F2"]
    assert record.lesson.measure == "31 ton"
    assert "F1.pdf" in chat.reads().text
    with house.session() as session:
        facts = [event.facts for event in happened(session) if "files" in event.facts]
        assert [each["files"] for each in facts] == [[[], ["F1", "F2"]]]


def test_a_file_elsewhere_is_not_kept_and_that_is_said(chat: Chat) -> None:
    """It would be seen by others, and nobody asked for it."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("", "F1")
    assert "Het bestand heb ik nog niet bewaard" in chat.reads().text
    chat.types("Alles was oud.", "F1")
    heard = chat.reads()
    assert "Genoteerd. Het bestand heb ik niet bewaard" in heard.text
    record = chat.lesson(lesson_id)
    assert record.lesson.problem == "Alles was oud."
    assert record.files == ()


def test_what_is_too_long_is_cut_nowhere(chat: Chat) -> None:
    """The question stays open; the message can be made shorter in place."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, taken = chat.says("a" * 2901)
    assert taken
    heard = chat.reads()
    assert "er passen 2900 tekens in" in heard.text
    assert "Wat was het probleem" in heard.text
    assert chat.lesson(lesson_id).lesson.problem is None
    chat.edits(ts, "b" * 2900)
    assert chat.lesson(lesson_id).lesson.problem == "b" * 2900
    assert "Wat hebben jullie gedaan?" in chat.reads().text


def test_what_is_no_choice_is_asked_again(chat: Chat) -> None:
    """With a hint where it may belong."""
    lesson_id = chat.keeps(**TOLD_IN_WORDS)
    chat.starts(lesson_id)
    chat.types("tja, dat ligt eraan wie je het vraagt")
    heard = chat.reads()
    assert "geen van de keuzes" in heard.text
    assert "Hoe ging het?" in heard.text
    chat.types("goed")
    assert chat.lesson(lesson_id).lesson.outcome is LessonOutcome.WELL


def test_a_question_without_choices_is_not_asked(house: House) -> None:
    """A municipality may have no categories."""
    bare = house.here.profile.model_copy(update={"categories": ()})
    without = House(house.database, type(house.here)(1, "T", bare, house.here.words))
    chat = Chat(without)
    record = chat.lesson(chat.keeps())
    asked: Sequence[Question] = to_ask(record, here=without.here, passed_over=())
    assert Question.CATEGORY not in asked
    assert len(asked) == len(Question) - 1


def test_an_answer_of_somebody_unknown_is_none(house: House) -> None:
    """Whoever is not interviewed is not heard here."""
    assert not Chat(house, CLIENT).types("hoi")


def test_what_says_nothing_is_not_kept(chat: Chat) -> None:
    """A question back, or a bare yes: nobody learns from it. A no skips."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    for nothing in ("wat bedoel je?", "ja"):
        chat.types(nothing)
        assert "Wat was het probleem" in chat.reads().text
    chat.types("nee")
    assert "Wat hebben jullie gedaan" in chat.reads().text
    assert chat.lesson(lesson_id).lesson.problem is None
    chat.types("We vroegen of het dak sterk genoeg was?")
    assert chat.lesson(lesson_id).lesson.approach == "We vroegen of het dak sterk genoeg was?"
