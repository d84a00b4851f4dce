"""What happened to a trajectory: in short with its details, and in full by page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import trajectory_ids as ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.message import (
    TEXT_LENGTH,
    Block,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
)
from bot.messages.trajectory_view import HistoryLine, TrajectoryView, role_label
from bot.messages.wording import Wording
from bot.policy.paging import Page, page_of

PAGE = "trajectory_details"
LINES_ON_A_PAGE = 15
SHOWN_VALUE = 80
_BETWEEN = ":"


@dataclass(frozen=True)
class HistoryPlace:
    """Which page of which trajectory's history, as a button carries it."""

    trajectory_id: int
    page: int = 1

    def dump(self) -> str:
        """As a value; read back by :func:`read_history_place`."""
        return f"{self.trajectory_id}{_BETWEEN}{self.page}"


def read_history_place(text: str) -> HistoryPlace:
    """What :meth:`HistoryPlace.dump` wrote. :raises ValueError: it is something else."""
    trajectory_id, page = text.split(_BETWEEN)
    return HistoryPlace(int(trajectory_id), int(page))


def history(view: TrajectoryView, words: Wording, *, wanted: int) -> Block:
    """One page of everything that happened, the newest first."""
    newest_first = view.history[::-1]
    page = page_of(len(newest_first), size=LINES_ON_A_PAGE, wanted=wanted)
    lines = [history_line(line, view, words) for line in newest_first[page.first : page.last]]
    blocks: list[SdkBlock] = [
        paragraph(words.mrkdwn(PAGE, "history_of", number=view.number)),
        *(paragraph(line) for line in lines),  # apart: most lines are longer than a modal is wide
    ]
    if page.pages > 1:
        text = words.mrkdwn(PAGE, "history_page", number=page.number, pages=page.pages)
        blocks.extend((small_print(text), _turning(view, page, words)))
    return modal(
        callback_id=ids.HISTORY,
        title=words.plain(PAGE, "history_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def history_line(line: HistoryLine, view: TrajectoryView, words: Wording) -> Mrkdwn:
    """One thing that happened, with before and after as far as they fit and may be read."""
    said = _line(line, view, words, [_changed(line, name, words) for name in line.fields])
    if len(said) <= TEXT_LENGTH:
        return said
    return _line(line, view, words, [_field(name, words) for name in line.fields])


def paragraphs(lines: Iterable[Mrkdwn]) -> Iterator[SectionBlock]:
    """The lines under each other, in as few blocks as Slack's limit allows."""
    together = ""
    for line in lines:
        longer = f"{together}\n{line}" if together else line
        if len(longer) > TEXT_LENGTH:
            yield paragraph(Mrkdwn(together))
            longer = line
        together = longer
    if together:
        yield paragraph(Mrkdwn(together))


def _line(line: HistoryLine, view: TrajectoryView, words: Wording, fields: list[Mrkdwn]) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        f"history_{line.kind}",
        at=line.at,
        who=words.mrkdwn(PAGE, "history_actor", actor=line.actor),
        channel=view.channel,
        fields=fields,
    )


def _changed(line: HistoryLine, name: str, words: Wording) -> Mrkdwn:
    field = _field(name, words)
    if name == "roles" and line.people:
        people = [
            words.mrkdwn(
                PAGE,
                "history_person",
                role=role_label(change.role, words),
                before=change.before,
                after=change.after,
            )
            for change in line.people
        ]
        return words.mrkdwn(PAGE, "history_roles", field=field, people=people)
    before, after = (shorten(value, SHOWN_VALUE) for value in line.values.get(name, ("", "")))
    if not before and not after:
        return field
    return words.mrkdwn(PAGE, "history_values", field=field, before=before, after=after)


def _field(name: str, words: Wording) -> Mrkdwn:
    return words.mrkdwn(PAGE, f"field_{name}")


def _turning(view: TrajectoryView, page: Page, words: Wording) -> ActionsBlock:
    return ActionsBlock(
        elements=[
            button(
                words.plain(PAGE, phrase),
                action_id=action_id,
                value=HistoryPlace(view.trajectory_id, number).dump(),
            )
            for phrase, action_id, number in (
                ("history_previous", ids.HISTORY_PREVIOUS, page.previous),
                ("history_next", ids.HISTORY_NEXT, page.next),
            )
            if number is not None
        ]
    )
