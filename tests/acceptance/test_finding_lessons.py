"""Finding lessons from chat, in the real process: words, filters, pages, in place."""

import re
from collections.abc import Iterator

import pytest

from tests.acceptance.finding import (
    COMMUNITY,
    chooses,
    chooses_in,
    enters,
    finds,
    lessons_in,
    reads,
    titles_in,
    typed_in,
)
from tests.acceptance.towns import MIDDEN_GRONINGEN as TOWN
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process

PEOPLE = ("inkoper", "teamleider", "coordinator", "extern")
MANY = 8
"""Lessons about glass: a full page of six, and two."""


@pytest.fixture(scope="module")
def told(workspace: Workspace, bot: Process) -> Workspace:
    """Lessons of two colleagues beside those of the profile."""
    assert bot.runs
    buyer, leader = workspace.colleague("inkoper"), workspace.colleague("teamleider")
    for number in range(MANY):
        leader.tells(f"Glasbak {number}", f"glasbakken staan beter onder de grond ({number})")
    buyer.tells("Oude tegels opnieuw leggen", "oude stoeptegels kunnen nog veertig jaar mee")
    _adds(buyer, themes=["circulariteit"], categories=["gww"], phase="gunning", outcome="goed")
    buyer.tells("Te laat gebeld met de tegelzetter", "bel hem voordat het bestek af is")
    _adds(buyer, outcome="mis", kind="proces", anonymous=["yes"])
    buyer.tells("<!channel> *let op* tegels", "<!here> tegels & <meer>")
    return workspace


@pytest.fixture(autouse=True)
def everybody_tidies_up(workspace: Workspace) -> Iterator[None]:
    """No modal of one test stands open in the next."""
    yield
    for key in PEOPLE:
        workspace.colleague(key).closes_everything()


@pytest.fixture
def member(told: Workspace) -> Colleague:
    """Somebody who asks and told nothing."""
    return told.colleague("coordinator")


def test_words_find_lessons_that_can_be_read(member: Colleague) -> None:
    """In a message that nobody else sees, with what each is about."""
    found = finds(member, "oude tegels")
    assert titles_in(found)[0] == "Oude tegels opnieuw leggen"
    assert 'bij "oude tegels"' in text_of(found)
    assert "Het ging goed · Thema: circulariteit" in text_of(found)
    assert "nog veertig jaar mee" in text_of(reads(member, found, "Oude tegels"))


@pytest.mark.parametrize("word", ["zoek", "zoeken", "lessen", "Zoek!"])
def test_there_is_more_than_one_word_for_it(member: Colleague, word: str) -> None:
    assert "Oude tegels opnieuw leggen" in titles_in(finds(member, "oude tegels", word=word))


def test_without_words_the_newest_stands_first_and_it_says_how_to_search(
    member: Colleague,
) -> None:
    found = finds(member)
    assert "let op" in titles_in(found)[0]
    assert titles_in(found)[1] == "Te laat gebeld met de tegelzetter"
    assert "`/mvoi zoek lantaarnpalen`" in text_of(found)
    assert "de nieuwste eerst" in text_of(found)


def test_every_lesson_stands_on_one_of_the_pages(member: Colleague) -> None:
    """Forward to the end and back to the start, in the same message."""
    shown = finds(member)
    total = int(re.findall(r"\*(\d+) leerervaringen\*", text_of(shown))[0])
    pages = int(re.findall(r"Pagina 1 van (\d+)", text_of(shown))[0])
    lines = lessons_in(shown)
    first = list(lines)
    for number in range(2, pages + 1):
        shown = _turns(member, shown, "next", f"Pagina {number} van {pages}")
        lines.extend(lessons_in(shown))
    assert len(lines) == len(set(lines)) == total
    for number in range(pages - 1, 0, -1):
        shown = _turns(member, shown, "previous", f"Pagina {number} van {pages}")
    assert lessons_in(shown) == first


def test_filters_behind_the_command(member: Colleague) -> None:
    """Alone and together, before and behind words; "mijn" is what somebody told themselves."""
    for words in (
        "tegels thema circulariteit",
        "THEMA Circulariteit oude tegels",
        "soort gww tegels",
        "fase gunning",
    ):
        found = finds(member, words)
        assert titles_in(found)[0] == "Oude tegels opnieuw leggen", words
        assert len(titles_in(found)) < len(titles_in(finds(member)))
    buyer = member.workspace.colleague("inkoper")
    assert len(titles_in(finds(buyer, "mijn"))) == 3
    assert "van jou" in text_of(finds(buyer, "mijn tegels"))
    assert "Ik heb nog niets bij deze keuze: van jou" in text_of(finds(member, "mijn"))


def test_an_unknown_name_is_told_and_looked_for_as_words(member: Colleague) -> None:
    found = finds(member, "oude tegels thema circulaireteit")
    assert 'Het thema "circulaireteit" ken ik niet' in text_of(found)
    assert "Oude tegels opnieuw leggen" in titles_in(found)
    chooses(member, found, "theme", "circulariteit")
    TOWN.becomes(member, found, lambda m: "thema circulariteit" in text_of(m))


def test_menus_filter_in_place_and_can_be_wiped(member: Colleague) -> None:
    """What was typed stays beside what is chosen."""
    shown = finds(member, "glasbak")
    chooses(member, shown, "outcome", "mis")
    empty = TOWN.becomes(member, shown, lambda m: "heb ik nog niets" in text_of(m))
    assert 'Over "glasbak" heb ik nog niets bij deze keuze: het ging mis.' in text_of(empty)
    chooses(member, empty, "outcome", "*")
    again = TOWN.becomes(member, shown, lambda m: f"*{MANY} leerervaringen*" in text_of(m))
    member.presses(again, "lesson_search_clear", channel=TOWN.channel)
    TOWN.becomes(member, shown, lambda m: "de nieuwste eerst" in text_of(m))


def test_nothing_found_says_what_to_do_and_offers_to_keep_one(member: Colleague) -> None:
    nothing = finds(member, "qqqqqq")
    assert 'Over "qqqqqq" heb ik nog niets.' in text_of(nothing)
    assert "Probeer een ander woord" in text_of(nothing)
    member.presses(nothing, "lesson_open_form", channel=TOWN.channel)
    assert member.modal(callback_id="lesson_new")


def test_words_that_are_too_many_are_told(member: Colleague) -> None:
    found = finds(member, "tegels " + "x" * 240)
    assert "deze laat ik weg" in text_of(found)
    assert "Oude tegels opnieuw leggen" in titles_in(found)


def test_a_title_pings_nobody(member: Colleague) -> None:
    found = finds(member, "let op tegels <!channel>")
    assert "&lt;!channel&gt; *let op* tegels" in text_of(found)
    assert "&lt;!here&gt; tegels &amp; &lt;meer&gt;" in text_of(found)
    assert "<!" not in text_of(found)


def test_nobody_is_named_in_a_list(told: Workspace) -> None:
    """Whoever reads it, and whether the teller wanted to be named or not."""
    for key in ("coordinator", "inkoper", "teamlid"):
        found = finds(told.colleague(key), "tegels")
        assert "Te laat gebeld met de tegelzetter" in titles_in(found)
        assert "<@" not in text_of(found)
        assert "Verteld" not in text_of(found)


def test_a_guest_finds_their_own_and_reads_why(told: Workspace) -> None:
    guest = told.colleague("extern")
    guest.types("/mvoi zoek tegels", channel=COMMUNITY)
    nothing = told.wait_for(COMMUNITY, lambda m: m.get("ephemeral_for") == guest.id)
    assert titles_in(nothing) == []
    assert "De andere leerervaringen zijn voor collega's" in text_of(nothing)
    guest.tells("Tegels van een ander", "tegels van buiten breken", channel=COMMUNITY)
    guest.types("/mvoi zoek tegels", channel=COMMUNITY)
    own = told.wait_for(COMMUNITY, lambda m: bool(titles_in(m)))
    assert titles_in(own) == ["Tegels van een ander"]
    assert "Je ziet alleen wat je zelf hebt bewaard" in text_of(own)


def test_a_page_that_vanished_becomes_the_last_with_the_right_count(told: Workspace) -> None:
    """A colleague takes a lesson back while another turns the page."""
    leader, member = told.colleague("teamleider"), told.colleague("coordinator")
    for number in range(7):
        leader.tells(f"Fontein {number}", f"fonteinen staan mooi op een plein ({number})")
    shown = finds(member, "fontein")
    assert "Pagina 1 van 2" in text_of(shown)
    details = reads(leader, finds(leader, "fontein"), "Fontein 6")
    leader.presses_in(details, "lesson_retract")
    leader.modal(showing="is weggehaald")
    member.presses(shown, "lesson_search_next", channel=TOWN.channel)
    left = TOWN.becomes(member, shown, lambda m: "*6 leerervaringen*" in text_of(m))
    assert len(titles_in(left)) == 6
    assert "Fontein 6" not in titles_in(left)
    assert "Pagina" not in text_of(left)


def test_the_modal_searches_filters_and_pages_in_place(member: Colleague) -> None:
    """Opened with what was looked for; Enter and the button search anew."""
    member.presses(finds(member, "oude tegels"), "lesson_open_search", channel=TOWN.channel)
    modal = member.modal(callback_id="lesson_search")
    assert modal["blocks"][0]["element"]["initial_value"] == "oude tegels"
    enters(member, modal, "glasbak")
    glass = member.modal(showing=f'*{MANY} leerervaringen* bij "glasbak"')
    assert glass["blocks"][0]["block_id"] == modal["blocks"][0]["block_id"]
    member.presses_in(glass, "lesson_search_next")
    second = member.modal(showing="Pagina 2 van 2")
    answer = member.submits(second, lesson_search_field="tegels")
    assert answer["response_action"] == "update", answer
    assert "Oude tegels opnieuw leggen" in titles_in(answer["view"])
    chooses_in(member, member.modal(), "outcome", "mis")
    wrong = member.modal(showing="· het ging mis")
    assert titles_in(wrong) == ["Te laat gebeld met de tegelzetter"]
    assert titles_in(wrong)
    member.presses_in(wrong, "lesson_search_clear")
    everything = member.modal(showing="de nieuwste eerst")
    field = everything["blocks"][0]
    assert field["block_id"] != wrong["blocks"][0]["block_id"]
    assert "initial_value" not in field["element"]


def test_what_stands_in_the_field_counts_with_a_choice(member: Colleague) -> None:
    """Typed, not sent in, and then a menu."""
    member.presses(finds(member, "glasbak"), "lesson_open_search", channel=TOWN.channel)
    modal = member.modal(callback_id="lesson_search")
    chooses_in(member, modal, "outcome", "goed", values=typed_in(modal, "tegels"))
    both = member.modal(showing="· het ging goed")
    assert 'bij "tegels"' in text_of(both)
    assert titles_in(both) == ["Oude tegels opnieuw leggen"]


def test_two_choices_right_after_each_other_are_both_kept(member: Colleague) -> None:
    """The second was made before the modal came back from the first."""
    member.presses(finds(member, "tegels"), "lesson_open_search", channel=TOWN.channel)
    modal = member.modal(callback_id="lesson_search")
    conflict = {"kind": "error", "code": "hash_conflict", "times": 1}
    member.workspace.post("/faults", method={"views.update": conflict})
    chooses_in(member, modal, "outcome", "mis")
    chosen = member.modal(showing="· het ging mis")
    chooses_in(member, chosen, "kind", "proces")
    both = member.modal(showing="over hoe we het aanpakten · het ging mis")
    assert titles_in(both) == ["Te laat gebeld met de tegelzetter"]


def test_a_second_click_that_comes_too_late_does_nothing(member: Colleague) -> None:
    """Slack refuses it, because the modal has changed since; nobody has to know."""
    member.presses(finds(member, "glasbak"), "lesson_open_search", channel=TOWN.channel)
    modal = member.modal(callback_id="lesson_search")
    conflict = {"kind": "error", "code": "hash_conflict", "times": 1}
    member.workspace.post("/faults", method={"views.update": conflict})
    member.presses_in(modal, "lesson_search_next")
    member.presses_in(modal, "lesson_search_next")
    member.modal(callback_id="lesson_search", showing="Pagina 2 van 2")
    member.closes(member.modal())
    assert member.has_no_modal()


def test_a_lesson_opens_on_top_of_the_list(member: Colleague) -> None:
    """And closing it shows the list as it was."""
    member.presses(finds(member, "oude tegels"), "lesson_open_search", channel=TOWN.channel)
    modal = member.modal(callback_id="lesson_search")
    row = next(block for block in modal["blocks"] if block.get("accessory"))
    member.workspace.post(
        "/view-action",
        view_id=modal["id"],
        user=member.key,
        action={
            "action_id": "lesson_open_details",
            "block_id": row["block_id"],
            "value": row["accessory"]["value"],
        },
    )
    member.closes(member.modal(callback_id="lesson_details"))
    assert titles_in(member.modal(callback_id="lesson_search")) == titles_in(modal)


def _adds(person: Colleague, **fields: object) -> None:
    """Tell more about the lesson that somebody told last."""
    newest = finds(person)
    details = reads(person, newest, titles_in(newest)[0])
    person.presses_in(details, "lesson_open_edit")
    person.submits(person.modal(callback_id="lesson_edit"), **fields)
    person.closes_everything()


def _turns(person: Colleague, message: Json, way: str, page: str) -> Json:
    person.presses(message, f"lesson_search_{way}", channel=TOWN.channel)
    return TOWN.becomes(person, message, lambda m: page in text_of(m))
