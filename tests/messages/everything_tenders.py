"""The tender calendar in each of its forms: the list, the details and the form."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.language.list_filters import Kind
from bot.messages.list_parts import Doubts
from bot.messages.list_state import MINE
from bot.messages.message import Block, Message
from bot.messages.tender_details import PAGE as DETAILS
from bot.messages.tender_details import MomentLine, TenderDetails, tender_modal
from bot.messages.tender_form import (
    OF_EDIT,
    PAGE,
    Rendering,
    TenderFormState,
    edit_tender_form,
    move_tender_form,
    new_tender,
)
from bot.messages.tender_list import (
    TenderListing,
    tenders_here,
    tenders_message,
    tenders_modal,
)
from bot.messages.tender_list_state import Shown, TenderListState, quarters_from
from bot.messages.tender_view import TenderView
from bot.messages.trajectory_view import HistoryLine, Planning
from bot.messages.wording import Wording
from bot.policy.paging import page_of
from bot.policy.tenders import Stage
from bot.profile import Profile
from bot.services.tender_fields import TenderInput
from bot.services.tender_lists import PAGE_SIZE
from storage.vocabulary import ContractMoment, NudgeAnswer, NudgeQuestion, Precision, TenderState
from tests.messages.samples import LARGEST_NUMBER

STEP = "a1b2"
STRANGE = ("Lampen & <!channel> *vet* " * 8).strip()
TODAY = date(2026, 11, 23)
FULL = TenderView(
    tender_id=3,
    number=LARGEST_NUMBER,
    title=STRANGE,
    state=TenderState.OPEN,
    stage=Stage.COMING,
    team="BOR",
    category="GWW",
    procedure="Europees",
    value_class="Tot 5 ton",
    value_cents=40_000_000,
    planning=Planning(date(2027, 3, 1), date(2027, 3, 31), Precision.MONTH),
    contract_start=date(2028, 1, 1),
    contract_end=date(2031, 12, 31),
    notice_on=date(2031, 6, 30),
    option_on=date(2031, 3, 31),
    options=STRANGE,
    current_ends_on=date(2027, 12, 31),
    current_because=ContractMoment.END,
    later_on=date(2027, 1, 4),
    client="U1",
    budget_holder="U2",
    may_change=True,
)
BARE = TenderView(3, 1, "Lampen", TenderState.OPEN, Stage.COMING)
OUTSIDE = replace(FULL, value_cents=None, client="", client_name=STRANGE, may_change=False)
ENDING = replace(BARE, current_ends_on=date(2027, 12, 31))
CHANGED = tuple(TenderInput.__dataclass_fields__)
HISTORY = (
    HistoryLine("changed", "24 november 2026, 10:00", "U2", (*CHANGED, "state")),
    HistoryLine("changed", "24 november 2026, 10:00", "U2"),
    HistoryLine("changed", "nu", "U2", ("title",), values={"title": ("Lampen", STRANGE)}),
    *(HistoryLine("nudge", "nu", "U2", values={"nudge": ("", each)}) for each in NudgeAnswer),
    HistoryLine("added", "23 november 2026, 09:00", ""),
)
MOMENTS = tuple(MomentLine(date(2027, 1, 4), each) for each in NudgeQuestion)
DETAILED = TenderDetails(
    FULL, 2, after="A3", followed_by=("A14", "A15"), moments=MOMENTS, history=HISTORY, earlier=1
)


def _views() -> Iterator[TenderView]:
    yield FULL
    yield BARE
    yield OUTSIDE
    for because in ContractMoment:
        yield replace(ENDING, current_because=because, may_change=True)
    for stage in (Stage.OUT, Stage.RUNNING, Stage.ENDED):
        yield replace(FULL, stage=stage, later_on=None)
    yield replace(FULL, stage=Stage.RUNNING, contract_end=None)
    for state in (TenderState.TRAJECTORY, TenderState.NOT_NEEDED, TenderState.DROPPED):
        yield replace(FULL, state=state, stage=Stage.CLOSED)
    yield replace(FULL, state=TenderState.TRAJECTORY, stage=Stage.CLOSED, trajectory_number=14)


def _listings(profile: Profile) -> Iterator[TenderListing]:
    rows = tuple(_views())
    middle = page_of(3 * PAGE_SIZE, size=PAGE_SIZE, wanted=2)
    nothing = page_of(0, size=PAGE_SIZE, wanted=1)
    quarters = quarters_from(TODAY, 8)
    state = TenderListState(
        team=profile.teams[0].slug if profile.teams else "verdwenen",
        category=profile.categories[0].slug if profile.categories else "verdwenen",
        quarter=quarters[0],
        shown=Shown.RUNNING,
        mine=MINE,
        words="lamp",
    )
    full = TenderListing(
        TenderListState(page=2), rows, middle, len(rows), may_add=True, quarters=quarters
    )
    yield full
    unknown = tuple((kind, "<!channel>") for kind in (Kind.TEAM, Kind.CATEGORY))
    yield replace(full, state=state, doubts=Doubts(unknown, left_out=("veel", "woorden")))
    yield replace(full, state=replace(state, shown=Shown.CLOSED), rows=(), total=0, page=nothing)
    for may_add in (True, False):
        yield TenderListing(TenderListState(), (), nothing, 0, may_add=may_add, quarters=quarters)


def tender_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """As they are answered to a command, or to a sentence."""
    for listing in _listings(profile):
        yield tenders_message(listing, profile, words, step=STEP)
    for count in (0, 1, 12):
        yield tenders_here(count, TenderListState(), words)


def tender_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """As they are opened from a button."""
    for listing in _listings(profile):
        yield tenders_modal(listing, profile, words, step=STEP)
    for view in _views():
        yield tender_modal(TenderDetails(view, 1), words)
    yield tender_modal(DETAILED, words)
    followed = replace(FULL, state=TenderState.TRAJECTORY, trajectory_number=14)
    yield tender_modal(replace(DETAILED, view=followed, trajectory_id=7), words)
    for note in ("added", "changed", "dropped", "restored", "stale"):
        yield tender_modal(DETAILED, words, note=f"note_{note}")
    plain = Rendering("", STEP)
    for state in (TenderFormState(), TenderFormState(title=STRANGE, options=STRANGE, client="U1")):
        yield new_tender(state, profile, words, plain)
        yield new_tender(state, profile, words, replace(plain, mistakes=["Kies een team."]))
        yield move_tender_form(state, profile, words, plain, called="A12")
        for follows in (True, False):
            yield edit_tender_form(state, profile, words, plain, called="A12", follows=follows)
    for intro in ("stale", "saved"):
        changed = replace(plain, intro=intro, current=dict.fromkeys(OF_EDIT, "Iets anders"))
        yield edit_tender_form(TenderFormState(), profile, words, changed, called="A12")


def tender_phrases(words: Wording) -> Iterator[str]:
    """What is wrong with a field, and what the log says of a value."""
    for problem in ("procedure_unknown", "before_publication", "notice_after_end"):
        yield words.plain(PAGE, f"problem_{problem}")
    yield words.plain(PAGE, "problem_options_too_long", longest=300)
    for state in TenderState:
        yield words.plain(DETAILS, f"state_label_{state}")
    for because in ContractMoment:
        yield words.plain(DETAILS, f"because_{because}")
