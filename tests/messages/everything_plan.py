"""The plan in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.messages.message import Block, Message
from bot.messages.plan import PAGE, PART_SIZE, TARGET, part, plan
from bot.messages.plan_form import plan_form
from bot.messages.plan_own_form import own_form
from bot.messages.plan_telling import duty_recalled, manifest_recalled, owner_named
from bot.messages.plan_view import (
    GOALS,
    MANIFEST,
    Kept,
    Kind,
    OwnItemView,
    OwnSort,
    PartLine,
    PartView,
    PlanItem,
    PlanPart,
    PlanPlace,
    PlanRow,
    PlanView,
)
from bot.messages.wording import Wording
from bot.policy.paging import page_of
from bot.policy.targets import Progress
from bot.profile import Profile, load_profile
from bot.services.plan_own import with_own
from bot.services.plan_parts import plan_parts
from storage.tables import PlanOwnItem
from storage.vocabulary import PlanStatus
from tests.profile.samples import EVERY_OPTION

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
NOTE = "Eerste gesprek gehad & <!channel>"
ALL_KEPT = (
    Kept(),
    *(Kept(2, "U0001", status, NOTE, "U0002", DAY) for status in PlanStatus),
    Kept(2, None, PlanStatus.RUNNING, NOTE, None, DAY),
)


_ASKED = {"about": "MKI", "level": None, "question": "Op welk adres staat dit?"}


def plan_phrases(words: Wording) -> Iterator[str]:
    """What is said at a field."""
    yield words.plain(PAGE, "problem_address")
    yield words.plain(PAGE, "problem_own_text")


def plan_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """What is told in private."""
    for each in plan_parts(profile, today=DAY, filled={}):
        for at, item in enumerate(each.items[:PART_SIZE]):
            if item.kind is Kind.TRACKED:
                yield owner_named(item, each, PlanPlace(part=each.slug, page=at + 1), words)
    yield duty_recalled(
        words, tool="MKI", year=2027, text="de wettelijke opgave (2027)", source="Actieplan, 6"
    )
    promises = tuple(_promise(text) for text in ("Een plan maken", "Elk jaar vertellen"))
    for made in (promises[:1], promises):
        yield manifest_recalled(
            PlanPart(MANIFEST, made),
            {promises[0].key: PlanStatus.DONE},
            words,
            signed_on=date(2024, 1, 30),
            years=3,
        )


def plan_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """The whole, every page of every part, and the form of every item."""
    parts = _parts(profile)
    lines = tuple(PartLine(each, done=1, stuck=2, empty=3) for each in parts)
    yield plan(PlanView(lines), words)
    yield plan(PlanView(tuple(map(PartLine, parts)), may_change=True, unknown="iets"), words)
    for each in parts:
        for number in range(1, -(-len(each.items) // PART_SIZE) + 1):
            yield _page(each, number, Kept(), words)
            yield _page(each, number, Kept(), words, counted=True)
        for kept in ALL_KEPT:
            yield _page(each, 1, kept, words)
    for kind in (Kind.TRACKED, Kind.BLANK):
        item = next(item for each in parts for item in each.items if item.kind is kind)
        yield from _forms(item, words)
    address = PlanItem("blank:tools.mki.url", "item_blank", _ASKED, kind=Kind.BLANK)
    yield from _forms(address, words)
    month = PlanItem("blank:calendar.kadernota", "item_blank", _ASKED, kind=Kind.BLANK)
    yield from _forms(month, words)
    yield from _own_forms(words)
    nothing = PlanPart(GOALS, ())
    place = PlanPlace(part=GOALS, theme="klimaat")
    page = page_of(0, size=PART_SIZE, wanted=1)
    yield part(PartView(nothing, place, (), page, theme_label="Klimaat"), words)


def _parts(profile: Profile) -> list[PlanPart]:
    """Those of the municipality, with what it has filled in and without; and of one with all."""
    filled = {
        item.key: "Zelf ingevuld"
        for each in plan_parts(profile, today=DAY, filled={})
        for item in each.items
    }
    every_option = load_profile(str(EVERY_OPTION))
    added = tuple(_added(number, year) for number, year in ((1, None), (2, 2027)))
    return [
        *plan_parts(profile, today=DAY, filled={}),
        *plan_parts(profile, today=DAY, filled=filled),
        *plan_parts(every_option, today=DAY, filled={}),
        *plan_parts(load_profile("leiden"), today=DAY, filled={}),
        *with_own(plan_parts(every_option, today=date(2028, 1, 3), filled={}), added),
    ]


def _added(number: int, year: int | None) -> PlanOwnItem:
    return PlanOwnItem(
        id=number,
        workspace_id=1,
        parent_key="tracks.werf",
        sort="vraag",
        text=NOTE,
        due_year=year,
        created_at=NOW,
        updated_at=NOW,
    )


def _page(
    each: PlanPart, number: int, kept: Kept, words: Wording, *, counted: bool = False
) -> Block:
    page = page_of(len(each.items), size=PART_SIZE, wanted=number)
    reached = (Progress(2025, 9, 2025, 10), Progress(2026, 12, 2025, 10))
    rows = tuple(
        PlanRow(item, kept, reached, uncounted=True)
        if counted and item.phrase == TARGET
        else PlanRow(item, kept)
        for item in each.items[page.first : page.last]
    )
    place = PlanPlace(part=each.slug, page=number)
    return part(PartView(each, place, rows, page, may_change=bool(kept.version)), words)


def _forms(item: PlanItem, words: Wording) -> Iterator[Block]:
    for kept in (ALL_KEPT[0], ALL_KEPT[1]):
        for typed in (None, {"note": "Iets anders"}):
            row = PlanRow(item, kept)
            yield plan_form(row, words, metadata="", step="a1b2c3d4", typed=typed)


def _own_forms(words: Wording) -> Iterator[Block]:
    """Of what is added under an item: empty, filled, and with what somebody else made of it."""
    sort = OwnSort("beleidsvraag", "Beleidsvraag")
    empty = OwnItemView(_promise("Een plan maken"), sort, (2026, 2027))
    full = replace(empty, kept=ALL_KEPT[1], text=NOTE, due_year=2027)
    for view in (empty, full):
        for typed in (None, {"text": "Iets anders"}):
            yield own_form(view, words, metadata="", step="a1b2c3d4", typed=typed)


def _promise(text: str) -> PlanItem:
    return PlanItem(f"manifest.{text}", "item_promise", {"text": text})
