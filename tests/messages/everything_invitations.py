"""Invitations, who does what, and a selection of members, in each of their forms."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages.agenda_view import Attendance
from bot.messages.coverage import coverage_form, coverage_line
from bot.messages.expertise_view import ExpertLine
from bot.messages.form_fields import Option
from bot.messages.invitation import AROUND, answered, calendar_title, invitation, recap
from bot.messages.invitation_view import InvitationView
from bot.messages.message import Block, Message
from bot.messages.selection import PAGE, SelectionForm, invited, selection_form
from bot.messages.wording import Wording
from storage.vocabulary import Attending, RepresentedKind
from tests.messages.everything_agenda import MEETING, MOVED, STRANGE

NOBODY, SOME = Attendance(), Attendance(3, 1, ("U0001", "U0002"))
MANY = Attendance(30, 0, tuple(f"U{number:04}" for number in range(30)))
INVITED = InvitationView(MEETING, NOBODY)
CHOSEN = InvitationView(
    MOVED, SOME, theme="Klimaat & <!channel>", question=STRANGE * 3, called_by="U0003"
)
PROBLEMS = ("theme", "people", "outsider", "past", "taken")


def invitation_messages(words: Wording) -> Iterator[Message]:
    """To each who may come, what they hear back, and what is asked afterwards."""
    for view in (INVITED, CHOSEN, replace(CHOSEN, theme=""), replace(INVITED, attendance=MANY)):
        yield invitation(view, words)
    for answer in Attending:
        yield invitation(replace(INVITED, answer=answer, attendance=SOME), words)
        yield answered(MEETING, answer, words)
    yield recap(MEETING, words)
    yield AROUND.problem(7, words)


def invitation_modals(words: Wording) -> Iterator[Block]:
    """Who does what, and calling people together."""
    names = (Option("theme:klimaat", "Thema: Klimaat"), Option("team:bor", "Team: BOR"))
    for lines in (_all_taken(), _some_taken(), _none_taken()):
        yield coverage_form(tuple(lines), words, may_appoint=False)
    packs = tuple(each for each in _some_taken() if each.kind is RepresentedKind.PACK)
    yield coverage_form(packs, words, may_appoint=False)
    taken = tuple(_some_taken())
    chosen = "team:bor"
    yield coverage_form(
        taken, words, may_appoint=True, names=names, chosen=chosen, step="1", note=True
    )
    for state in (
        SelectionForm(),
        SelectionForm("klimaat"),
        SelectionForm("klimaat & <x>", ("U0001", "U0002")),
    ):
        yield selection_form(state, words, metadata="{}", step="1")
    for people in (("U0001",), ("U0001", "U0002")):
        yield invited(MOVED, people, words)
    for phrase in ("coming", "busy"):
        yield AROUND.told(phrase, words)


def invitation_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field, in one line, or with a file."""
    for problem in PROBLEMS:
        yield words.plain(PAGE, f"problem_{problem}")
    for lines in (_all_taken(), _some_taken(), _none_taken()):
        yield coverage_line(tuple(lines), words)
    yield coverage_line((), words)
    yield AROUND.name(7, words)
    yield AROUND.comment(7, calendar_title(MEETING, words), words)


def _all_taken() -> Iterator[ExpertLine]:
    for kind in RepresentedKind:
        yield ExpertLine(kind, "a", "Klimaat", "U0001")


def _none_taken() -> Iterator[ExpertLine]:
    for kind in RepresentedKind:
        yield from (ExpertLine(kind, str(number), f"{STRANGE}{number}") for number in range(8))


def _some_taken() -> Iterator[ExpertLine]:
    for kind in RepresentedKind:
        yield ExpertLine(kind, "a", "Klimaat", "U0001")
        yield ExpertLine(kind, "b", "BOR")
