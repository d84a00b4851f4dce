"""The criteria of the national tool at one purchase: each with the question whether it suits."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, DividerBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import criteria_ids as ids
from bot.messages import expertise_ids, trajectory_ids
from bot.messages.criteria import PAGE, criterion_blocks, new_button, nothing_said, tool_note
from bot.messages.criteria_view import FitLine, FittingView, SuggestedLine
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import text_field
from bot.messages.formatting import in_sentence
from bot.messages.message import Block, as_blocks, button, modal, paragraph, small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from bot.policy.criteria import MOST_SUGGESTED

REASON_LENGTH = 500
SHOWN_TEXT = 200
SHOWN_ANSWERED = 12
_BETWEEN = ":"


def fit_value(trajectory_id: int, line: SuggestedLine) -> str:
    """What a button of a criterion carries; read back by :func:`read_fit_value`."""
    return _BETWEEN.join(map(str, (trajectory_id, line.criterion_id, line.version)))


def read_fit_value(value: str) -> tuple[int, int, int]:
    """The trajectory, the criterion, and its version. :raises ValueError: it is something else."""
    trajectory_id, criterion_id, version = map(int, value.split(_BETWEEN))
    return trajectory_id, criterion_id, version


def fitting_modal(view: FittingView, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """At most three criteria, each with its question; what was answered stands under them.

    :param note: what just happened.
    """
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    blocks.append(paragraph(_intro(view, words)))
    for line in view.lines:
        blocks.extend((DividerBlock(), *criterion_blocks(line, words)))
        blocks.append(paragraph(words.mrkdwn(PAGE, "question")))
        if view.may_answer:
            blocks.append(ActionsBlock(elements=[*_answers(view, line, words)]))
    if view.lines:
        blocks.append(DividerBlock())
        blocks.append(tool_note(view.tool, words, ladder=view.has_ladder))
    blocks.extend(_answered(view, words))
    blocks.append(ActionsBlock(elements=[*_buttons(view, words)]))
    return modal(
        callback_id=ids.FITTING,
        title=words.plain(PAGE, "fitting_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def reason_form(line: SuggestedLine, words: Wording, *, metadata: str, step: str) -> Block:
    """Why a criterion does not suit."""
    return modal(
        callback_id=ids.REASON,
        title=words.plain(PAGE, "reason_title"),
        submit=words.plain(PAGE, "reason_save"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(criterion_blocks(line, words)),
            text_field(
                "reason",
                words.plain(PAGE, "label_reason"),
                value="",
                example=words.plain(PAGE, "example_reason"),
                longest=REASON_LENGTH,
                required=True,
                step=step,
                hint=words.plain(PAGE, "hint_reason"),
                multiline=True,
            ),
        ],
    )


def criteria_in_help(view: FittingView, words: Wording) -> Iterator[SdkBlock]:
    """What stands of it in the help at a purchase, with the way to answer."""
    if view.category is None:
        return
    lines = [words.mrkdwn(PAGE, "help_heading")]
    if view.now:
        lines.extend(_short(line, words) for line in view.lines)
    if view.answered:
        lines.append(words.mrkdwn(PAGE, "help_answered", count=len(view.answered)))
    empty = not view.lines and not view.answered
    if empty:
        lines.append(nothing_said(view.category, (), view.tool, words))
    buttons = [] if empty else [_open(view, words)]
    if empty and view.may_keep:
        buttons.append(new_button(view.category_slug, words, first=True))
    yield from paragraphs(lines)
    if buttons:
        yield ActionsBlock(elements=buttons)


def _intro(view: FittingView, words: Wording) -> Mrkdwn:
    if view.category is None:
        return words.mrkdwn(PAGE, "fitting_unknown", number=view.number, tool=view.tool)
    if view.lines or view.answered:
        return words.mrkdwn(
            PAGE, "fitting_intro", number=view.number, category=view.category, tool=view.tool
        )
    return nothing_said(view.category, (), view.tool, words)


def _answers(view: FittingView, line: SuggestedLine, words: Wording) -> Iterator[ButtonElement]:
    value = fit_value(view.trajectory_id, line)
    yield button(words.plain(PAGE, "fits"), action_id=ids.FITS, value=value)
    yield button(words.plain(PAGE, "fits_not"), action_id=ids.FITS_NOT, value=value)


def _answered(view: FittingView, words: Wording) -> Iterator[SdkBlock]:
    if not view.answered:
        return
    yield DividerBlock()
    yield paragraph(words.mrkdwn(PAGE, "answered_heading"))
    for fit in view.answered[-SHOWN_ANSWERED:]:
        yield paragraph(_said(fit, words))
        if view.may_answer:
            yield ActionsBlock(elements=[*_after(view, fit, words)])
    if not view.lines:
        yield small_print(words.mrkdwn(PAGE, _end(view)))


def _end(view: FittingView) -> str:
    """Why there is nothing more to answer: published, enough, or nothing else was put in."""
    if not view.open:
        return "fitting_closed"
    enough = sum(fit.fits for fit in view.answered) >= MOST_SUGGESTED
    return "fitting_done" if enough else "fitting_no_more"


def _said(fit: FitLine, words: Wording) -> Mrkdwn:
    text = shorten(" ".join(fit.line.text.split()), SHOWN_TEXT)
    theme = in_sentence(fit.line.theme)
    return words.mrkdwn(PAGE, "answered", fit=fit, theme=theme, text=text)


def _after(view: FittingView, fit: FitLine, words: Wording) -> Iterator[ButtonElement]:
    """What can still be done with an answer: take it over, or answer otherwise."""
    value = fit_value(view.trajectory_id, fit.line)
    if fit.may_take_over:
        yield button(
            words.plain(PAGE, "take_over"), action_id=ids.TAKE_OVER, value=value, style="primary"
        )
    if fit.fits:
        yield button(words.plain(PAGE, "fits_not_after_all"), action_id=ids.FITS_NOT, value=value)
    else:
        yield button(words.plain(PAGE, "fits_after_all"), action_id=ids.FITS, value=value)


def _buttons(view: FittingView, words: Wording) -> Iterator[ButtonElement]:
    value = str(view.trajectory_id)
    if view.category is None and view.may_change:
        yield button(
            words.plain(PAGE, "edit_trajectory"), action_id=trajectory_ids.OPEN_EDIT, value=value
        )
    if view.category is not None and view.may_keep:
        first = not view.lines and not view.answered
        yield new_button(view.category_slug, words, first=first)
    yield button(words.plain(PAGE, "to_help"), action_id=expertise_ids.OPEN_HELP, value=value)


def _short(line: SuggestedLine, words: Wording) -> Mrkdwn:
    text = shorten(" ".join(line.text.split()), SHOWN_TEXT)
    return words.mrkdwn(PAGE, "help_line", line=line, theme=in_sentence(line.theme), text=text)


def _open(view: FittingView, words: Wording) -> ButtonElement:
    label = words.plain(PAGE, "help_open" if view.may_answer and view.lines else "open")
    return button(label, action_id=ids.OPEN_FITTING, value=str(view.trajectory_id))
