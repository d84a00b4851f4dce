"""The agenda in each form: empty, ordinary, longer than a message holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.messages.agenda import PAGE, agenda, agenda_in_public
from bot.messages.agenda_items import (
    ItemForm,
    agenda_for_colleague,
    item_added,
    item_dropped,
    item_form,
    item_modal,
    item_offered,
    no_meeting,
)
from bot.messages.agenda_view import (
    ActionLine,
    AgendaView,
    Attendance,
    Counts,
    FormLine,
    IgnoredLine,
    MeetingView,
    NewCase,
    OwnLine,
    SilentLine,
)
from bot.messages.escaping import Mrkdwn
from bot.messages.expertise_view import ExpertLine
from bot.messages.form_fields import Option
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from storage.vocabulary import RepresentedKind
from tests.messages.everything_expertise import LINE, WITH_COORDINATOR, WITH_NOBODY
from tests.messages.everything_watch import BARE, ORDINARY
from tests.messages.samples import LARGEST_NUMBER

STRANGE = ("Lampen & <!channel> *vet* " * 8).strip()
MEETING = MeetingView(
    7, "Tweewekelijks overleg", datetime(2026, 12, 8, 9, tzinfo=UTC), ZoneInfo("Europe/Amsterdam")
)
MOVED = replace(
    MEETING,
    place="https://bellen.example/x?a=1&b=2",
    because="Koningsdag",
    emphasis="kaders & borging",
)
CASES = (
    NewCase(1, 12, "Straatverlichting", "Team BOR", ("Klimaat",), ("Circulariteit",)),
    NewCase(2, LARGEST_NUMBER, STRANGE, suggested=("Klimaat",), asked=False),
    NewCase(3, 14, "Laptops", chosen=("Klimaat", "Circulariteit")),
    NewCase(4, 15, "Koffie"),
)
FORMS = (
    FormLine(3, 14, STRANGE, tuple(Mrkdwn("uitleg bij Klimaat ontbreekt") for _ in range(9))),
    FormLine(4, 15, "Gymzaal"),
)
ACTIONS = (
    ActionLine(1, "Uitzoeken wat een MKI-berekening kost", "U0001", date(2026, 12, 11)),
    ActionLine(2, STRANGE, "U0002", date(2026, 12, 4), overdue=True),
    ActionLine(3, "Intake BOR plannen", "U0002"),
)
OWN = (
    OwnLine(1, "Kunnen we de masten hergebruiken?", "het bestek gaat bijna uit", "U0001", 14),
    OwnLine(2, STRANGE * 3, "", "U0002"),
)
SILENT = (
    SilentLine(5, 16, "Zwembad", date(2026, 9, 1)),
    SilentLine(6, 17, STRANGE, date(2026, 9, 2)),
)
NOW, BEFORE = Counts(13, 13, 8, 3), Counts(12, 12, 6, 1)
FULL = AgendaView(
    MOVED, CASES, FORMS, (LINE, WITH_COORDINATOR, WITH_NOBODY), ACTIONS, OWN, SILENT, NOW, BEFORE
)
LONG = replace(
    FULL,
    new=CASES * 15,
    forms=FORMS * 30,
    requests=(LINE,) * 60,
    actions=ACTIONS * 20,
    own=OWN * 30,
    silent=SILENT * 30,
    developments=(ORDINARY, BARE) * 9,
)
IGNORED = (
    IgnoredLine(7, "A7", "Gymzaal", date(2026, 9, 1), "Team BOR"),
    IgnoredLine(8, "A8", STRANGE, date(2026, 9, 2)),
)
RHYTHMS = (Option("tweewekelijks-overleg", "Tweewekelijks overleg"), Option("kwartaal", "Kwartaal"))
PROBLEMS = ("problem_text", "problem_number")


def agenda_messages(words: Wording) -> Iterator[Message]:
    """The agenda at the table, in public and for a colleague."""
    empty = AgendaView(MEETING)
    few = replace(empty, quarter=Counts(5), last_quarter=Counts(4))
    told = replace(FULL, quarter=NOW, last_quarter=Counts(0))
    ignored = replace(FULL, ignored=IGNORED)
    for view in (empty, few, told, FULL, LONG, ignored):
        yield agenda(view, words)
        yield agenda_in_public(view, words)
    together = replace(
        LONG, attendance=Attendance(3, 1, ("U0001", "U0002")), represented=tuple(_represented())
    )
    yield agenda(together, words)
    shared = replace(together, is_open=True, forms=(), actions=(), silent=())
    yield agenda(shared, words)
    for meeting in (None, MOVED):
        for own in ((), OWN):
            yield agenda_for_colleague(meeting, own, words)
    for text in ("", "Kunnen we de masten hergebruiken?", STRANGE * 20):
        yield item_offered(text, words)


def _represented() -> Iterator[ExpertLine]:
    for kind in RepresentedKind:
        yield ExpertLine(kind, "a", "Klimaat", "U0001")
        yield from (ExpertLine(kind, str(number), f"{STRANGE}{number}") for number in range(7))


def agenda_modals(words: Wording) -> Iterator[Block]:
    """Bringing a point, and reading it."""
    for rhythms in (RHYTHMS, RHYTHMS[:1]):
        for state in (
            ItemForm(rhythm="kwartaal"),
            ItemForm("Masten", "Nu", "14", rhythm="kwartaal"),
        ):
            yield item_form(state, rhythms, words, metadata="{}", step="1")
    for line in OWN:
        yield item_added(line, MOVED, words)
        yield item_added(line, None, words)
        yield item_modal(line, words, may_drop=False)
        yield item_modal(line, words, may_drop=True)
    yield item_dropped(words, before=True)
    yield item_dropped(words, before=False)
    yield no_meeting(words)


def agenda_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field of the form."""
    for phrase in PROBLEMS:
        yield words.plain(PAGE, phrase, typed="veertien")
