"""Which purchases need money, for who oversees everything and for Finance: in a modal."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import money_ids as ids
from bot.messages import plan_ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.message import Block, as_blocks, button, modal, paragraph, small_print
from bot.messages.money_asked import PAGE, named
from bot.messages.money_view import MoneyList, MoneyNeeded, MoneyYear
from bot.messages.plan import dump_choice
from bot.messages.plan_view import BLANKS, MONTH_KEYS, PlanPlace
from bot.messages.wording import Wording
from storage.vocabulary import MoneyMoment

LINES = 20
"""So many purchases of one year stand in the list; a municipality asks for fewer."""
_NOTE_LENGTH = 300


def money_list(found: MoneyList, words: Wording) -> Block:
    """Per budget year, the last one first, and what start forms ask for."""
    blocks = [
        *_years(found, words),
        *_forms(found, words),
        *(_month(each, found, words) for each in found.months),
        small_print(words.mrkdwn(PAGE, "list_private")),
    ]
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "list_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def _month(moment: MoneyMoment, found: MoneyList, words: Wording) -> SdkBlock:
    """Who keeps the plan chooses the month in the form of the plan itself."""
    section = paragraph(words.mrkdwn(PAGE, "list_month", document=moment.value))
    if found.may_choose:
        label = words.plain(PAGE, "choose_month")
        section.accessory = button(
            label,
            action_id=plan_ids.EDIT,
            value=dump_choice(PlanPlace(part=BLANKS), MONTH_KEYS[moment]),
            read_aloud=words.plain(PAGE, "aloud", label=label, called=moment.value),
        )
    return section


def _years(found: MoneyList, words: Wording) -> Iterator[SdkBlock]:
    if not found.years:
        yield paragraph(words.mrkdwn(PAGE, "list_none"))
    for year in found.years:
        yield paragraph(words.mrkdwn(PAGE, "list_year", year=year.year))
        yield from _lines(year.needed, words)
        yield small_print(_counts(year, words))


def _forms(found: MoneyList, words: Wording) -> Iterator[SdkBlock]:
    if found.forms:
        yield paragraph(words.mrkdwn(PAGE, "list_forms"))
        yield from _lines(found.forms, words)


def _lines(needed: tuple[MoneyNeeded, ...], words: Wording) -> Iterator[SdkBlock]:
    for each in needed[:LINES]:
        yield paragraph(_line(each, words))
    if len(needed) > LINES:
        yield small_print(words.mrkdwn(PAGE, "list_more", rest=len(needed) - LINES))


def _line(each: MoneyNeeded, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "list_line",
        **named(each.purchase, words),
        team=each.team,
        document=each.moment.value if each.moment else "",
        said_by=each.said_by,
        note=shorten(each.note, _NOTE_LENGTH),
    )


def _counts(year: MoneyYear, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "list_counts",
        yes=len(year.needed),
        no=year.unneeded,
        unknown=year.unknown,
        silent=year.silent,
    )
