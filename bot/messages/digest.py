"""The message of the week: what comes up, what asks something, where much can be won."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import digest_ids as ids
from bot.messages import money_ids, tender_ids
from bot.messages.digest_view import DigestView, ImpactView, Line, Lines
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import day, period
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.tender_view import TenderView
from bot.messages.wording import Wording
from bot.policy.tender_weeks import Change
from storage.vocabulary import NudgeAnswer

PAGE = "digest"

TITLE_LENGTH = 80
"""Of a longer title the beginning stands in a line: five lines always fit."""

WANTS = {NudgeAnswer.TALK: "wants_talk", NudgeAnswer.OTHER_TEAM: "wants_other_team"}
"""The answers to a nudge that ask something of the coordinator."""

NAMED = tuple(each for each in reversed(Change) if each is not Change.IMPORTED)
"""The changes of which titles are told, in this order; a file brings too many."""


def digest(view: DigestView, words: Wording) -> Message:
    """In a direct message, to who coordinates."""
    text = words.mrkdwn(PAGE, "notification")
    return Message(text, as_blocks(_blocks(view, words)))


def digest_modal(view: DigestView, words: Wording) -> Block:
    """The same for who asks for it, also when there is nothing."""
    if view.is_empty:
        intro = words.mrkdwn(PAGE, "intro", monday=day(view.monday))
        nothing = [paragraph(intro), paragraph(words.mrkdwn(PAGE, "nothing"))]
        blocks: list[SdkBlock] = [*nothing, _bottom(view, words)]
    else:
        blocks = list(_blocks(view, words))
    return modal(
        callback_id=ids.MODAL,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def _blocks(view: DigestView, words: Wording) -> Iterator[SdkBlock]:
    yield paragraph(words.mrkdwn(PAGE, "intro", monday=day(view.monday)))
    yield from _asked(view, words)
    if view.late.total:
        shown = len(view.late.shown)
        yield paragraph(words.mrkdwn(PAGE, "late", total=view.late.total, shown=shown))
        yield from (_with_details(each, _line(each, words), words) for each in view.late.shown)
        yield from (small_print(each) for each in _rest(view.late.rest, words))
    if view.coming.total:
        also = bool(view.late.total)
        heading = words.mrkdwn(PAGE, "coming", total=view.coming.total, also=also)
        yield paragraph(_listed(heading, view.coming, lambda each: _line(each, words), words))
    yield from _impact(view.impact, words)
    yield from _changes(view, words)
    yield from _money(view, words)
    yield _bottom(view, words)
    yield small_print(words.mrkdwn(PAGE, "private"))


def _asked(view: DigestView, words: Wording) -> Iterator[SdkBlock]:
    asked = view.asked
    if asked.is_empty:
        return
    lines = [words.mrkdwn(PAGE, "asked", asked=asked.asked, answered=asked.answered)]
    lines += [_said(WANTS[why], each, words) for each, why in asked.wants.shown]
    lines += _rest(asked.wants.rest, words)
    lines += [_said("silent", each, words) for each in asked.silent.shown]
    lines += _rest(asked.silent.rest, words)
    yield paragraph(_together(lines))


def _impact(found: Sequence[ImpactView], words: Wording) -> Iterator[SdkBlock]:
    if not found:
        return
    lines = [words.mrkdwn(PAGE, "impact")]
    for each in found:
        themes = [
            words.plain(PAGE, "impact_theme", theme=label, level=level)
            for label, level in each.themes
        ]
        value_class = each.tender.value_class
        lines.append(
            _said("impact_line", each.tender, words, value_class=value_class, themes=themes)
        )
    yield paragraph(_together(lines))
    yield small_print(words.mrkdwn(PAGE, "impact_why"))


def _changes(view: DigestView, words: Wording) -> Iterator[SdkBlock]:
    changes = view.changes
    if not changes.counts:
        return
    said = [
        words.plain(PAGE, f"count_{each}", count=changes.counts[each])
        for each in Change
        if each in changes.counts
    ]
    heading = words.mrkdwn(PAGE, "changes", said=said)

    def line(named: tuple[TenderView, Change]) -> Mrkdwn:
        return _said(f"change_{named[1]}", named[0], words)

    yield paragraph(_listed(heading, changes.named, line, words))


def _money(view: DigestView, words: Wording) -> Iterator[SdkBlock]:
    for each in view.money:
        heading = words.mrkdwn(
            PAGE, "money", document=each.moment.value, year=each.year, total=each.wanted.total
        )
        yield paragraph(
            _listed(
                heading,
                each.wanted,
                lambda title: words.mrkdwn(PAGE, "money_line", title=shorten(title, TITLE_LENGTH)),
                words,
            )
        )


def _bottom(view: DigestView, words: Wording) -> ActionsBlock:
    elements = [
        button(words.plain(PAGE, "open_list"), action_id=tender_ids.OPEN_LIST, value=" "),
    ]
    if view.money:
        label = words.plain(PAGE, "open_money")
        elements.append(button(label, action_id=money_ids.OPEN_LIST, value=" "))
    return ActionsBlock(elements=elements)


def _with_details(view: TenderView, line: Mrkdwn, words: Wording) -> SdkBlock:
    section = paragraph(line)
    section.accessory = button(
        words.plain(PAGE, "look"),
        action_id=tender_ids.OPEN_DETAILS,
        value=str(view.tender_id),
        read_aloud=words.plain(PAGE, "look_aloud", called=view.called),
    )
    return section


def _line(view: TenderView, words: Wording) -> Mrkdwn:
    return _said("line", view, words)


def _said(phrase: str, view: TenderView, words: Wording, **more: Any) -> Mrkdwn:
    planning = view.planning
    return words.mrkdwn(
        PAGE,
        phrase,
        called=view.called,
        title=shorten(view.title, TITLE_LENGTH),
        team=view.team,
        planning=period(planning.start, planning.end, planning.precision) if planning else "",
        ends=view.current_ends_on,
        trajectory=view.trajectory_number,
        **more,
    )


def _listed(
    heading: Mrkdwn, lines: Lines[Line], line: Callable[[Line], Mrkdwn], words: Wording
) -> Mrkdwn:
    return _together([heading, *map(line, lines.shown), *_rest(lines.rest, words)])


def _rest(count: int, words: Wording) -> list[Mrkdwn]:
    return [words.mrkdwn(PAGE, "more", rest=count)] if count else []


def _together(lines: Sequence[Mrkdwn]) -> Mrkdwn:
    return Mrkdwn("\n".join(lines))
