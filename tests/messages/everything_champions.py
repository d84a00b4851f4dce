"""Champions and room in each form, so that every phrase of them is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.champion_thanks import prompt_answered, prompted, thanks
from bot.messages.champion_view import (
    BackingView,
    Candidate,
    CaseLine,
    ChampionLine,
    ChampionList,
    InviteLine,
    RoomCounts,
    RoomLine,
    RoomList,
    ThanksView,
)
from bot.messages.champions import (
    backing,
    champions_modal,
    invite_answered,
    invite_form,
    invite_told,
    invited,
)
from bot.messages.form_fields import Option
from bot.messages.message import Block, Message
from bot.messages.room import (
    ask_form,
    decide_form,
    room_asked,
    room_decided,
    rooms_modal,
)
from bot.messages.wording import Wording
from storage.vocabulary import AskState, RoomState
from tests.messages.samples import LARGEST_NUMBER

DAY = date(2026, 12, 15)
STRANGE = "Lampen & <!channel>"
CASE = CaseLine(3, LARGEST_NUMBER, STRANGE)
CASES = tuple(replace(CASE, trajectory_id=number) for number in range(1, 12))
CHAMPION = ChampionLine("U0001", ("Team BOR", "klimaat"), CASES[:2], CASES)
BARE = ChampionLine("U0002")
INVITE = InviteLine(
    7, 1, CASE, "U0001", "U0003", "Omdat <!here> & zo", AskState.ASKED, details=True
)
ROOM = RoomLine(5, CASE, "Extra tijd: een <!here> maand", "U0003", DAY, RoomState.ASKED)
ROOMS = (
    ROOM,
    *(
        replace(ROOM, room_id=6, state=state, body="College", decision=STRANGE, decided_on=DAY)
        for state in (RoomState.GRANTED, RoomState.PARTLY, RoomState.REFUSED)
    ),
)
PARTY = ThanksView(9, STRANGE, ("U0004", "U0005", "U0006"), "C0001", joined=True)
NOTES = ("asked", "asked_before", "stands", "stood", "room")
PROBLEMS = ("problem_what", "problem_decision", "problem_on")


def champion_messages(words: Wording) -> Iterator[Message]:
    """Everything that champions, and the people of a purchase, are told."""
    for line in (INVITE, replace(INVITE, why="", details=False)):
        yield invited(line, words)
        for state in (AskState.ACCEPTED, AskState.DECLINED):
            answered = replace(line, state=state)
            yield invite_told(answered, words)
            for is_new in (True, False):
                yield invite_answered(answered, words, is_new=is_new)
    for party in (PARTY, replace(PARTY, named=("U0004",)), ThanksView(9, STRANGE)):
        yield prompted(party, words)
        yield thanks(party, words, by="U0001")
    for phrase in ("thanked", "said", "before"):
        yield prompt_answered(words, phrase=phrase)
    for room in ROOMS:
        for may_decide in (True, False):
            yield room_asked(room, words, may_decide=may_decide)
        if room.state is not RoomState.ASKED:
            yield room_decided(room, words)


def champion_modals(words: Wording) -> Iterator[Block]:
    """The list, one purchase, and the forms."""
    yield champions_modal(ChampionList(), words)
    yield champions_modal(ChampionList((CHAMPION, BARE) * 11, CHAMPION, may_appoint=True), words)
    yield champions_modal(ChampionList(mine=replace(CHAMPION, behind=(), fitting=())), words)
    yield champions_modal(ChampionList(mine=BARE), words)
    yield backing(BackingView(CASE), words)
    asked = (Candidate(2, "U0002", (), state) for state in (AskState.ASKED, AskState.DECLINED))
    candidates = (Candidate(1, "U0001", ("Team BOR", "klimaat")), Candidate(4, "U0004"), *asked)
    full = BackingView(
        CASE, ("U0008",), candidates * 3, ROOMS * 2, True, True, True, may_stand=True
    )
    for note in (None, *NOTES):
        said = words.mrkdwn("champions", f"note_{note}") if note else None
        yield backing(full, words, note=said)
    yield backing(replace(full, behind=("U0008", "U0009")), words)
    yield invite_form(CASE, "U0001", words, metadata="", step="1")
    yield from _rooms(words)


def _rooms(words: Wording) -> Iterator[Block]:
    yield rooms_modal(RoomList(), words)
    counts = RoomCounts({RoomState.ASKED: 1, RoomState.GRANTED: 2})
    note = words.mrkdwn("room", "note_decided")
    yield rooms_modal(RoomList(ROOMS * 4, counts, 2026, may_decide=True), words, note=note)
    for bodies in ((), (Option("college", "College van B&W"),)):
        yield ask_form(CASE, bodies, words, metadata="", step="1")
    for room in ROOMS:
        for stale in (True, False):
            yield decide_form(room, words, today="2026-12-15", metadata="", step="1", stale=stale)


def champion_phrases(words: Wording) -> Iterator[str]:
    """What handlers ask for by name."""
    for phrase in PROBLEMS:
        yield words.plain("room", phrase)
    yield words.plain("room", "kept", kind="Extra tijd", text=STRANGE)
