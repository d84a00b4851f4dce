"""The plan: all of its parts in short, and one part with its items."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, DividerBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import plan_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.message import (
    TEXT_LENGTH,
    Block,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
    typed,
)
from bot.messages.plan_view import (
    BLANKS,
    TRACK,
    Kind,
    PartLine,
    PartView,
    PlanItem,
    PlanPart,
    PlanPlace,
    PlanRow,
    PlanView,
)
from bot.messages.progress import progress_lines
from bot.messages.wording import Wording
from storage.vocabulary import PlanStatus

PAGE = "plan"
PART_SIZE = 8
"""Items on a page: with a long text each, they stay readable on a phone."""

TARGET = "item_target"
"""The phrase of a target: several may stand in one sentence of the plan."""

_SEPARATOR = "\n"


def plan(view: PlanView, words: Wording) -> Block:
    """Every part, with how it goes and a button to read it."""
    blocks: list[SdkBlock] = []
    if view.unknown:
        blocks.append(paragraph(words.mrkdwn(PAGE, "unknown", typed=view.unknown)))
    blocks.append(paragraph(words.mrkdwn(PAGE, "intro")))
    blocks.extend(_part_line(line, words) for line in view.lines)
    if not view.may_change:
        blocks.append(small_print(words.mrkdwn(PAGE, "who_keeps")))
    return _modal(blocks, words)


def part(view: PartView, words: Wording) -> Block:
    """One page of a part; the coordinator can change each of its items."""
    title = (
        words.plain(PAGE, "heading_theme", theme=view.theme_label)
        if view.theme_label
        else words.plain(PAGE, "heading", label=part_title(view.part, words))
    )
    blocks: list[SdkBlock] = [heading(title)]
    if not view.rows:
        blocks.append(paragraph(words.mrkdwn(PAGE, "no_goals")))
    common = _common_source(view)
    for row in _said_once(view.rows):
        blocks.extend(_row(row, view, words, common=common))
    if common:
        blocks.append(small_print(words.mrkdwn(PAGE, "source", source=common)))
    if view.page.pages > 1:
        number, pages = view.page.number, view.page.pages
        blocks.append(small_print(words.mrkdwn(PAGE, "page", number=number, pages=pages)))
    if any(row.reached for row in view.rows):
        blocks.append(small_print(words.mrkdwn(PAGE, "counted")))
    if not view.may_change:
        blocks.append(small_print(words.mrkdwn(PAGE, "who_keeps")))
    blocks.append(_turning(view, words))
    return _modal(blocks, words)


def part_title(wanted: PlanPart, words: Wording) -> str:
    """What a part is called: a track by its own name."""
    if wanted.slug.startswith(TRACK):
        return wanted.label
    return words.plain(PAGE, f"part_{wanted.slug}")


def item_said(item: PlanItem, words: Wording) -> Mrkdwn:
    """What an item is, without what is kept of it."""
    return words.mrkdwn(PAGE, item.phrase, **item.data)


def status_said(status: PlanStatus, words: Wording) -> str:
    """How it goes, as people say it."""
    return words.plain(PAGE, f"status_{status.value.replace('-', '_')}")


def dump_choice(place: PlanPlace, key: str) -> str:
    """An item and the page it stands on, as a value; read back by :func:`read_choice`."""
    return f"{place.dump()}{_SEPARATOR}{key}"


def read_choice(text: str) -> tuple[PlanPlace, str]:
    """What :func:`dump_choice` wrote. :raises ValueError: it is something else."""
    place, key = text.split(_SEPARATOR, 1)
    return PlanPlace.read(place), key


def whole_text(text: Mrkdwn) -> list[SectionBlock]:
    """A text in as many blocks as it needs, cut between two words."""
    blocks: list[SectionBlock] = []
    rest: str = text
    while len(rest) > TEXT_LENGTH:
        cut = rest.rfind(" ", 0, TEXT_LENGTH)
        cut = cut if cut > 0 else TEXT_LENGTH
        blocks.append(paragraph(Mrkdwn(rest[:cut])))
        rest = rest[cut:].lstrip()
    return [*blocks, paragraph(Mrkdwn(rest))]


def _modal(blocks: list[SdkBlock], words: Wording) -> Block:
    return modal(
        callback_id=ids.PLAN,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def _part_line(line: PartLine, words: Wording) -> SdkBlock:
    label = part_title(line.part, words)
    said = words.mrkdwn(
        PAGE,
        "part_line",
        label=label,
        count=len(line.part.items),
        done=line.done,
        stuck=line.stuck,
        empty=line.empty if line.part.slug == BLANKS else 0,
    )
    section = paragraph(said)
    section.accessory = button(
        words.plain(PAGE, "read"),
        action_id=ids.OPEN,
        value=PlanPlace(part=line.part.slug).dump(),
        read_aloud=f"{words.plain(PAGE, 'read')}: {label}",
    )
    return section


def _common_source(view: PartView) -> str:
    """Where every item of the page stands in the plan, to say once; empty when that differs."""
    sources = [row.item.source for row in view.rows if row.item.source]
    return sources[0] if len(sources) > 1 and len(set(sources)) == 1 else ""


def _said_once(rows: Iterable[PlanRow]) -> Iterator[PlanRow]:
    """The rows; a target that has the same sentence as one above it keeps its figure alone."""
    said: set[object] = set()
    for row in rows:
        item, text = row.item, row.item.data.get("text")
        if item.phrase == TARGET and text in said:
            yield replace(row, item=replace(item, data={**item.data, "text": ""}))
            continue
        said.add(text)
        yield row


def _row(row: PlanRow, view: PartView, words: Wording, *, common: str) -> list[SdkBlock]:
    """The item; under it in small letters who, how, and where it stands in the plan."""
    said = whole_text(item_said(row.item, words))
    if view.may_change and (row.item.kind is not Kind.PLAIN or row.item.fills):
        said[0].accessory = _edit(row, view, words)
    blocks: list[SdkBlock] = [*said]
    if row.item.kind is Kind.BLANK:
        filled = SectionBlock(text=typed(row.kept.note)) if row.kept.note else None
        blocks.append(filled or paragraph(words.mrkdwn(PAGE, "not_in_plan")))
    blocks.extend(_reached(row, words))
    if small := _small(row, words, common=common):
        blocks.append(small_print(*small))
    if view.may_change and row.item.adds:
        blocks.append(_adding(row.item, view, words))
    return [*blocks, DividerBlock()]


def _reached(row: PlanRow, words: Wording) -> Iterator[SdkBlock]:
    """How far a target is; that nobody counted yet, where that was so."""
    pilots = bool(row.item.data.get("pilots"))
    lines = [line for each in row.reached for line in progress_lines(each, words, pilots=pilots)]
    if row.uncounted:
        yield small_print(words.mrkdwn(PAGE, "uncounted", year=row.item.data["year"]))
    if lines:
        yield paragraph(Mrkdwn("\n".join(lines)))


def _small(row: PlanRow, words: Wording, *, common: str) -> list[Mrkdwn]:
    kept, said = row.kept, list[Mrkdwn]()
    if row.item.kind in (Kind.TRACKED, Kind.OWN):
        status = status_said(kept.status, words)
        said.append(words.mrkdwn(PAGE, "kept", status=status, owner=kept.owner))
        if kept.note:
            said.append(words.mrkdwn(PAGE, "noted", on=kept.noted_on, note=kept.note))
    elif kept.note:
        said.append(words.mrkdwn(PAGE, "filled_by", by=kept.noted_by, on=kept.noted_on))
    if row.item.source and row.item.source != common:
        said.append(words.mrkdwn(PAGE, "source", source=row.item.source))
    return said


def _edit(row: PlanRow, view: PartView, words: Wording) -> ButtonElement:
    phrase = "edit" if row.item.kind in (Kind.TRACKED, Kind.OWN) else "fill"
    action_id = ids.EDIT_OWN if row.item.kind is Kind.OWN else ids.EDIT
    value = dump_choice(view.place, row.item.fills or row.item.key)
    return button(words.plain(PAGE, phrase), action_id=action_id, value=value)


def _adding(item: PlanItem, view: PartView, words: Wording) -> ActionsBlock:
    """A button for each kind of thing that may be added under an item."""
    value = dump_choice(view.place, item.key)
    return ActionsBlock(
        elements=[
            button(
                words.plain(PAGE, "add", label=sort.label),
                action_id=f"{ids.ADD}{sort.slug}",
                value=value,
            )
            for sort in item.adds
        ]
    )


def _turning(view: PartView, words: Wording) -> ActionsBlock:
    """To the pages that there are, and back to the whole plan."""
    buttons = [
        button(words.plain(PAGE, phrase), action_id=action_id, value=view.place.at(number).dump())
        for phrase, action_id, number in (
            ("previous", ids.PREVIOUS, view.page.previous),
            ("next", ids.NEXT, view.page.next),
        )
        if number is not None
    ]
    whole = button(words.plain(PAGE, "whole"), action_id=ids.OPEN, value=PlanPlace().dump())
    return ActionsBlock(elements=[*buttons, whole])
