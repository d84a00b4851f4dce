"""A file of tenders that somebody dropped: what it is, what would happen, what was done."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import tender_file_ids as ids
from bot.messages import tender_ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import number
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.tender_file_view import FileView, Findings, Reason
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from storage.vocabulary import ImportState

PAGE = "tender_file"
REASONS = "tender_file_reasons"
SHOWN_REASONS = 5
SHOWN_HEADING = 60
SHOWN_UNUSED = 12
SHOWN_CHOICES = 80
MANY_ROWS = 2_000
"""From so many rows on it is told beforehand that it takes a while."""

MOST_MEGABYTES, MOST_ROWS = 25, 25_000
"""How much of a file is read in chat."""

_SHOWN_NAME = 100
_NO_FACTS = dict.fromkeys(("typed", "near", "choices", "longest", "row", "number"), "")


def file_told(view: FileView, words: Wording) -> Message:
    """How far a file is: one message, whatever state it is in."""
    match view.state, view.found:
        case ImportState.ASKED, Findings() as found:
            return _asked(view, found, words)
        case ImportState.DONE, Findings() as found:
            return _done(view, found, words)
        case ImportState.PROBLEM, _:
            return _not_taken(view, words)
        case ImportState.TAKING, Findings() as found:
            many = found.rows >= MANY_ROWS
            return _only(words.mrkdwn(PAGE, "taking", name=_name(view), rows=found.rows, many=many))
        case _:
            phrase = "declined" if view.state is ImportState.DECLINED else "reading"
            return _only(words.mrkdwn(PAGE, phrase, name=_name(view)))


def reason_told(reason: Reason, words: Wording) -> str:
    """Why a row cannot be taken in, in plain text: as it stands in the file to mend."""
    return words.plain(REASONS, reason.problem, **_facts(reason))


def column_name(column: str, words: Wording) -> str:
    """What people call one of our columns."""
    return words.plain(PAGE, f"column_{column}")


def refused_name(name: str, words: Wording) -> str:
    """What the file with the rows to mend is called."""
    return words.plain(PAGE, "refused_name", name=name.rpartition(".")[0] or name)


def refused_comment(view: FileView, rows: int, words: Wording) -> Mrkdwn:
    """What stands with that file."""
    return words.mrkdwn(PAGE, "refused_comment", name=_name(view), rows=rows)


def refused_problem(phrase: str, view: FileView, words: Wording) -> Message:
    """Why that file does not come: ``gone``, ``changed``, ``not_fetched`` or ``none_refused``."""
    if phrase == "none_refused":
        return _only(words.mrkdwn(PAGE, phrase, name=_name(view)))
    return _only(_problem(phrase, view, words))


def refused_modal(phrase: str, words: Wording) -> Block:
    """That the file comes, or not now (``coming``, ``busy``)."""
    return modal(
        callback_id=ids.COMING,
        title=words.plain(PAGE, "refused_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, phrase))]),
    )


def _asked(view: FileView, found: Findings, words: Wording) -> Message:
    nothing = not (found.taken or found.updated) or bool(found.lacking)
    blocks: list[SdkBlock] = [
        paragraph(
            words.mrkdwn(
                PAGE,
                "read",
                name=_name(view),
                kind=words.plain(PAGE, f"kind_{found.kind}"),
                rows=found.rows,
            )
        ),
        *_columns(found, words),
        paragraph(_outcome(found, words, nothing=nothing)),
        *_reasons(found, words),
    ]
    if found.rows >= MANY_ROWS and not nothing:
        blocks.append(small_print(words.mrkdwn(PAGE, "takes_a_while")))
    blocks.append(ActionsBlock(elements=list(_asking(view, found, words, nothing=nothing))))
    notification = words.mrkdwn(PAGE, "read_notification", name=_name(view), **_counts(found))
    return Message(notification, as_blocks(blocks))


def _asking(
    view: FileView, found: Findings, words: Wording, *, nothing: bool
) -> Iterator[ButtonElement]:
    value = str(view.import_id)
    if not nothing:
        yield button(
            words.plain(PAGE, "take", count=number(found.taken + found.updated)),
            action_id=ids.TAKE,
            value=value,
            style="primary",
        )
    if found.may_choose:
        yield button(
            words.plain(PAGE, "change_columns"),
            action_id=ids.OPEN_COLUMNS,
            value=value,
            style="primary" if found.lacking else None,
        )
    yield from _refused_button(view, found, words)
    yield button(words.plain(PAGE, "decline"), action_id=ids.DECLINE, value=value)


def _outcome(found: Findings, words: Wording, *, nothing: bool) -> Mrkdwn:
    if found.lacking:
        names = [column_name(each, words) for each in found.lacking]
        return words.mrkdwn(PAGE, "lacking", columns=names)
    doubtful = nothing and bool(found.refused) and found.skipped == found.others
    return words.mrkdwn(
        PAGE, "would", nothing=nothing, doubtful=doubtful, others=found.others, **_counts(found)
    )


def _done(view: FileView, found: Findings, words: Wording) -> Message:
    text = words.mrkdwn(PAGE, "done", name=_name(view), **_counts(found))
    blocks: list[SdkBlock] = [paragraph(text)]
    look = button(words.plain(PAGE, "look"), action_id=tender_ids.OPEN_LIST, value="")
    blocks.append(ActionsBlock(elements=[look, *_refused_button(view, found, words)]))
    return Message(text, as_blocks(blocks))


def _refused_button(view: FileView, found: Findings, words: Wording) -> Iterator[ButtonElement]:
    if found.refused:
        yield button(
            words.plain(PAGE, "refused_button", count=number(found.refused)),
            action_id=ids.REFUSED,
            value=str(view.import_id),
        )


def _columns(found: Findings, words: Wording) -> Iterator[SdkBlock]:
    """Our name beside the heading of the file."""
    if not (found.columns and found.may_choose):
        return
    lines = [words.mrkdwn(PAGE, "columns")]
    for column, heading in found.columns.items():
        shown = shorten(heading, SHOWN_HEADING)
        name = column_name(column, words)
        guessed = column in found.guessed
        said = words.mrkdwn(PAGE, "column_line", column=name, heading=shown, guessed=guessed)
        lines.append(said)
    if found.unused:
        shown_unused = [shorten(each, SHOWN_HEADING) for each in found.unused[:SHOWN_UNUSED]]
        more = len(found.unused) - len(shown_unused)
        lines.append(words.mrkdwn(PAGE, "unused", headings=shown_unused, more=more))
    yield from paragraphs(lines)


def _reasons(found: Findings, words: Wording) -> Iterator[SdkBlock]:
    if not found.reasons:
        return
    lines = [words.mrkdwn(PAGE, "refused", count=number(found.refused))]
    shown = found.reasons[:SHOWN_REASONS]
    for each in shown:
        column = column_name(each.column, words) if each.column else ""
        facts = _facts(each)
        facts["choices"] = shorten(facts["choices"], SHOWN_CHOICES)
        said = words.mrkdwn(REASONS, each.problem, **facts)
        lines.append(words.mrkdwn(PAGE, "reason_line", row=each.row, column=column, said=said))
    rest = found.refused - len(shown)
    if rest > 0:
        lines.append(words.mrkdwn(PAGE, "more_refused", count=rest))
    yield from paragraphs(lines)


def _not_taken(view: FileView, words: Wording) -> Message:
    told = _problem(view.problem, view, words)
    blocks: list[SdkBlock] = [paragraph(told)]
    if view.problem == "not_allowed":
        add = button(words.plain(PAGE, "add_one"), action_id=tender_ids.OPEN_FORM, value="")
        blocks.append(ActionsBlock(elements=[add]))
    return Message(told, as_blocks(blocks))


def _problem(phrase: str, view: FileView, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        f"problem_{phrase}",
        name=_name(view),
        most_megabytes=MOST_MEGABYTES,
        most_rows=number(MOST_ROWS),
    )


def _facts(reason: Reason) -> dict[str, Any]:
    return {**_NO_FACTS, **reason.data}


def _counts(found: Findings) -> dict[str, str]:
    counts = {
        "taken": found.taken,
        "updated": found.updated,
        "skipped": found.skipped - found.others,
        "refused": found.refused,
    }
    return {name: number(count) for name, count in counts.items()}


def _only(text: Mrkdwn) -> Message:
    return Message(text, as_blocks([paragraph(text)]))


def _name(view: FileView) -> str:
    return shorten(view.name, _SHOWN_NAME)
