"""``/mvoi meldingen``: what comes when, what was held back, and the form to change it."""

from collections.abc import Sequence
from datetime import datetime, time

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import attention_ids as ids
from bot.messages.attention_view import AttentionView, HeldLine, Snooze
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import Option, choose_date, choose_many, choose_one
from bot.messages.formatting import weekday
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.wording import Wording
from bot.policy.attention import Group

PAGE = "attention"
_DAYS = range(5)
_CLOCKS = tuple(f"{hour:02}:{minute:02}" for hour in range(6, 22) for minute in (0, 30))
_MIDNIGHT = time()


def attention_modal(
    view: AttentionView,
    words: Wording,
    *,
    metadata: str = "",
    step: str = "",
    note: Mrkdwn | None = None,
) -> Block:
    """What somebody gets and when, what was held back, and everything that can be chosen.

    :param note: what was just done.
    """
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    blocks += [paragraph(text(view, words)) for text in (_how, _heard, _held)]
    if view.held:
        show = button(words.plain(PAGE, "show_all"), action_id=ids.SHOW_ALL, value="all")
        blocks.append(ActionsBlock(elements=[show]))
    return modal(
        callback_id=ids.SETTINGS,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(blocks),
            *_fields(view, words, step),
            *as_blocks([small_print(words.mrkdwn(PAGE, "only_yours"))]),
        ],
    )


def attention_answer(
    phrase: str, words: Wording, *, view: AttentionView | None = None, group: Group | None = None
) -> Message:
    """What came of a sentence about it, with the button to look and change.

    :param phrase: a block of the page that begins with ``said_``.
    """
    text = words.mrkdwn(
        PAGE,
        f"said_{phrase}",
        until=_until(view.snoozed_until, view, words) if view and view.snoozed_until else "",
        last=weekday(view.absent_until, view.today) if view and view.absent_until else "",
        group=words.plain(PAGE, f"group_{group.value}") if group else "",
    )
    opening = button(words.plain(PAGE, "open"), action_id=ids.OPEN_SETTINGS, value="all")
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def saved_said(words: Wording, *, changed: bool) -> Mrkdwn:
    """What came of the form."""
    return words.mrkdwn(PAGE, "note_saved" if changed else "note_same")


def shown_said(count: int, words: Wording) -> Mrkdwn:
    """What came of the button to read it all now."""
    return words.mrkdwn(PAGE, "note_shown", count=count)


def _how(view: AttentionView, words: Wording) -> Mrkdwn:
    wishes = view.wishes
    return words.mrkdwn(
        PAGE,
        "how",
        days=[words.plain(PAGE, f"day_{day}") for day in sorted(wishes.weekdays)],
        every_day=len(wishes.weekdays & set(_DAYS)) == len(_DAYS),
        opens=f"{wishes.opens:%H:%M}",
        closes=f"{wishes.closes:%H:%M}",
        daily=f"{wishes.daily:%H:%M}",
        budget=view.heard.budget,
        zone=wishes.zone.key if view.elsewhere else "",
    )


def _heard(view: AttentionView, words: Wording) -> Mrkdwn:
    """How it stands this week; what somebody said themselves comes first."""
    silent = view.snoozed_until
    return words.mrkdwn(
        PAGE,
        "standing",
        snoozed=_until(silent, view, words) if silent else "",
        absent=weekday(view.absent_until, view.today) if view.absent_until else "",
        week=view.heard.this_week,
        budget=view.heard.budget,
        proposal=view.proposal,
    )


def _held(view: AttentionView, words: Wording) -> Mrkdwn:
    lines = [_line(line, view, words) for line in view.held]
    return words.mrkdwn(PAGE, "held", lines=lines)


def _line(line: HeldLine, view: AttentionView, words: Wording) -> Mrkdwn:
    label = line.group.value if line.group else "work"
    return words.mrkdwn(
        PAGE,
        "line",
        count=line.count,
        what=words.plain(PAGE, f"group_{label}"),
        why=words.plain(PAGE, f"why_{line.why.value}"),
        until=_until(line.until, view, words) if line.until else "",
    )


def _until(moment: datetime, view: AttentionView, words: Wording) -> str:
    """A day, with the time where it is not the beginning of that day."""
    there = moment.astimezone(view.wishes.zone)
    clock = "" if there.time() == _MIDNIGHT else f"{there:%H:%M}"
    return words.plain(PAGE, "moment", day=weekday(there.date(), view.today), clock=clock)


def _fields(view: AttentionView, words: Wording, step: str) -> Sequence[Block]:
    wishes = view.wishes
    return (
        _clock("starts_at", f"{wishes.opens:%H:%M}", words, step),
        _clock("ends_at", f"{wishes.closes:%H:%M}", words, step),
        choose_many(
            "weekdays",
            words.plain(PAGE, "label_weekdays"),
            options=[Option(str(day), words.plain(PAGE, f"day_{day}")) for day in _DAYS],
            chosen=[str(day) for day in wishes.weekdays],
            step=step,
        ),
        _clock("daily_at", f"{wishes.daily:%H:%M}", words, step),
        _snooze(view, words, step),
        choose_date(
            "absent_from",
            words.plain(PAGE, "label_absent_from"),
            value=str(wishes.absent_from) if view.absent_until and wishes.absent_from else None,
            step=step,
        ),
        choose_date(
            "absent_until",
            words.plain(PAGE, "label_absent_until"),
            value=str(view.absent_until) if view.absent_until else None,
            step=step,
            hint=words.plain(PAGE, "hint_absent"),
        ),
        choose_many(
            "wanted",
            words.plain(PAGE, "label_wanted"),
            options=[Option(each.value, words.plain(PAGE, f"want_{each.value}")) for each in Group],
            chosen=[each.value for each in Group if each not in wishes.muted],
            step=step,
            hint=words.plain(PAGE, "hint_wanted"),
        ),
    )


def _clock(name: str, chosen: str, words: Wording, step: str) -> Block:
    return choose_one(
        name,
        words.plain(PAGE, f"label_{name}"),
        options=[Option(clock, clock) for clock in sorted({*_CLOCKS, chosen})],
        chosen=chosen,
        example=words.plain(PAGE, "example_clock"),
        required=True,
        step=step,
    )


def _snooze(view: AttentionView, words: Wording, step: str) -> Block:
    """How long it may be silent; as it was, where it is."""
    options = [
        Option(each.value, words.plain(PAGE, f"snooze_{each.value}"))
        for each in Snooze
        if each is not Snooze.KEEP
    ]
    chosen = Snooze.NOT
    if view.snoozed_until is not None:
        until = _until(view.snoozed_until, view, words)
        options.insert(0, Option(Snooze.KEEP.value, words.plain(PAGE, "snooze_keep", until=until)))
        chosen = Snooze.KEEP
    return choose_one(
        "snooze",
        words.plain(PAGE, "label_snooze"),
        options=options,
        chosen=chosen.value,
        example=words.plain(PAGE, "example_snooze"),
        required=True,
        step=step,
    )
