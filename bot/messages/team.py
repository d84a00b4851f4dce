"""One team at a glance, as material for a talk with it; and the teams to choose from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    DividerBlock,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import team_ids as ids
from bot.messages import tender_ids, trajectory_ids
from bot.messages.action_items import action_row
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import Option, as_option
from bot.messages.list_state import ListState
from bot.messages.message import (
    Block,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
    typed,
)
from bot.messages.team_talk import agreement_lines, kind_label
from bot.messages.team_view import TalkView, TeamChoice, TeamLine, TeamView, ThemeLine
from bot.messages.tender_view import TenderView
from bot.messages.trajectory_history import paragraphs
from bot.messages.trajectory_list import row as trajectory_row
from bot.messages.wording import Wording

PAGE = "team"
MOST_TEAMS = 90
"""So many fit in a modal, with what stands above them."""
SHOWN_TALKS = 3
"""So many of the last talks stand in sight; earlier ones are chosen from a menu."""
SHOWN_TYPED = 100
_SHOWN_SAID = 300


def team_choice(choice: TeamChoice, words: Wording) -> Block:
    """The teams, each with a button."""
    phrase = "unknown" if choice.unknown else "choose"
    said = words.mrkdwn(PAGE, phrase, typed=shorten(choice.unknown, SHOWN_TYPED))
    blocks: list[SdkBlock] = [paragraph(said)]
    blocks.extend(_team_row(each, choice, words) for each in choice.teams[:MOST_TEAMS])
    return modal(
        callback_id=ids.CHOICE,
        title=words.plain(PAGE, "choice_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def team_modal(view: TeamView, words: Wording) -> Block:
    """What comes up, what runs, how far it goes, what is open and what was said last."""
    blocks: list[SdkBlock] = [heading(view.label)]
    last = words.mrkdwn(PAGE, "last_talk", day=view.last_talk)
    if view.last_talk or view.keeps_talks:
        blocks.append(small_print(last))
    blocks.append(ActionsBlock(elements=_buttons(view, words)))
    for part in (_tenders, _trajectories, _themes, _actions, _talks):
        found = list(part(view, words))
        if found:
            blocks.extend((DividerBlock(), *found))
    return modal(
        callback_id=ids.TEAM,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def _team_row(line: TeamLine, choice: TeamChoice, words: Wording) -> SectionBlock:
    said = words.mrkdwn(
        PAGE,
        "choice_row",
        label=line.label,
        own=line.own,
        told=choice.keeps_talks,
        last_talk=line.last_talk,
    )
    section = paragraph(said)
    section.accessory = button(
        words.plain(PAGE, "look"),
        action_id=ids.OPEN,
        value=line.slug,
        style="primary" if line.own else None,
        read_aloud=words.plain(PAGE, "look_aloud", label=line.label),
    )
    return section


def _buttons(view: TeamView, words: Wording) -> list[ButtonElement]:
    other = button(words.plain(PAGE, "other"), action_id=ids.OPEN, value=" ")
    if not view.keeps_talks:
        return [other]
    keep = button(
        words.plain(PAGE, "keep_talk"),
        action_id=ids.OPEN_FORM,
        value=view.slug,
        style="primary",
    )
    return [keep, other]


def _tenders(view: TeamView, words: Wording) -> Iterator[SdkBlock]:
    total = view.totals.get("tenders", 0)
    yield paragraph(words.mrkdwn(PAGE, "tenders", total=total))
    for each in view.tenders:
        yield _tender_row(each, words)
    yield from _more(total - len(view.tenders), words)


def _tender_row(view: TenderView, words: Wording) -> SectionBlock:
    line = words.plain(
        PAGE,
        "tender",
        called=view.called,
        title=" ".join(view.title.split()),
        planning=view.planning,
        ends_on=view.current_ends_on,
    )
    details = button(
        words.plain(PAGE, "details"),
        action_id=tender_ids.OPEN_DETAILS,
        value=str(view.tender_id),
        read_aloud=words.plain(PAGE, "details_aloud", called=view.called),
    )
    return SectionBlock(text=typed(line), accessory=details)


def _trajectories(view: TeamView, words: Wording) -> Iterator[SdkBlock]:
    total = view.totals.get("trajectories", 0)
    yield paragraph(words.mrkdwn(PAGE, "trajectories", total=total))
    for each in view.trajectories:
        yield trajectory_row(replace(each, team=None), words)
    if total > len(view.trajectories):
        whole = button(
            words.plain(PAGE, "all_trajectories"),
            action_id=trajectory_ids.OPEN_LIST,
            value=ListState(team=view.slug).dump(),
        )
        yield ActionsBlock(elements=[whole])
    if view.apart:
        yield small_print(words.mrkdwn(PAGE, "apart", numbers=[str(each) for each in view.apart]))


def _themes(view: TeamView, words: Wording) -> Iterator[SdkBlock]:
    if not view.themes:
        return
    lines = [
        words.mrkdwn(PAGE, "themes", target=any(each.target for each in view.themes)),
        *(_theme(each, words) for each in view.themes),
    ]
    yield from paragraphs(lines)
    if any(each.count and each.levels is None for each in view.themes):
        yield small_print(words.mrkdwn(PAGE, "levels_kept_back"))


def _theme(line: ThemeLine, words: Wording) -> Mrkdwn:
    known = sorted((level, count) for level, count in (line.levels or {}).items() if level)
    levels = [words.plain(PAGE, "level", level=level, count=count) for level, count in known]
    if unknown := (line.levels or {}).get(None):
        levels.append(words.plain(PAGE, "level_unknown", count=unknown))
    return words.mrkdwn(
        PAGE,
        "theme",
        label=line.label,
        count=line.count,
        levels=levels,
        target=line.target,
        wish=line.wish,
    )


def _actions(view: TeamView, words: Wording) -> Iterator[SdkBlock]:
    if not view.actions:
        return
    yield paragraph(words.mrkdwn(PAGE, "actions"))
    for each in view.actions:
        yield action_row(each, words)
    yield from _more(view.totals.get("actions", 0) - len(view.actions), words)


def _talks(view: TeamView, words: Wording) -> Iterator[SdkBlock]:
    if not view.talks:
        return
    yield paragraph(words.mrkdwn(PAGE, "talks"))
    for each in view.talks[:SHOWN_TALKS]:
        yield from _talk(each, words)
    earlier = view.talks[SHOWN_TALKS:]
    if earlier:
        menu = StaticSelectElement(
            action_id=ids.CHOOSE_TALK,
            placeholder=words.plain(PAGE, "earlier"),
            options=[as_option(each) for each in _options(earlier, words)],
        )
        yield ActionsBlock(elements=[menu])


def _talk(view: TalkView, words: Wording) -> Iterator[SdkBlock]:
    kind = kind_label(view.kind, words)
    said = words.mrkdwn(
        PAGE, "talk", day=view.held_on, kind=kind, said=shorten(view.said, _SHOWN_SAID)
    )
    first, *others = paragraphs([said, *agreement_lines(view, words)])
    first.accessory = button(
        words.plain(PAGE, "look"),
        action_id=ids.OPEN_TALK,
        value=str(view.talk_id),
        read_aloud=words.plain(PAGE, "talk_aloud", day=view.held_on),
    )
    yield from (first, *others)


def _options(talks: Sequence[TalkView], words: Wording) -> Iterator[Option]:
    for each in talks:
        kind = kind_label(each.kind, words)
        yield Option(
            str(each.talk_id), words.plain(PAGE, "earlier_talk", day=each.held_on, kind=kind)
        )


def _more(count: int, words: Wording) -> Iterable[SdkBlock]:
    return [small_print(words.mrkdwn(PAGE, "more", count=count))] if count > 0 else []
