"""A nudge about a tender that is coming, to its client: one question, and what to do with it."""

from collections.abc import Iterator

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    InteractiveElement,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import lesson_ids, tender_ids
from bot.messages import nudge_ids as ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import Option, as_option
from bot.messages.formatting import day, in_sentence, weekday
from bot.messages.message import Message, as_blocks, button, paragraph, small_print
from bot.messages.nudge_view import Coming, NudgeView, Settled
from bot.messages.wording import Wording
from storage.vocabulary import NudgeAnswer, NudgeQuestion

PAGE = "nudge"
_TITLE = 150


def nudge(view: NudgeView, words: Wording) -> Message:
    """What is coming, the one question, what others learnt, and the answers."""
    return Message(_intro(view.coming, words), as_blocks(_parts(view, words)))


def coming_line(coming: Coming, words: Wording) -> Mrkdwn:
    """Its title, number and day, without amounts; no day where none may stand."""
    because = coming.current_because.value if coming.current_because else "end"
    return words.mrkdwn(
        PAGE,
        "coming",
        title=shorten(coming.title, _TITLE),
        called=coming.called,
        publication=str(coming.planning) if coming.planning else "",
        because=words.plain(PAGE, f"because_{because}") if coming.current_ends_on else "",
        ends_on=day(coming.current_ends_on) if coming.current_ends_on else "",
    )


def settled(told: Settled, words: Wording) -> Message:
    """In place of the question, once it is answered; it can be put right from its details."""
    phrase = "past" if told.answer is None else told.answer.value
    if told.answer is NudgeAnswer.GOES_ON and told.reduced:
        phrase = "less"
    text = words.mrkdwn(
        PAGE,
        f"settled_{phrase}",
        title=shorten(told.coming.title, _TITLE),
        called=told.coming.called,
        user=told.user,
        until=told.until,
        team=told.team,
    )
    look = ActionsBlock(elements=[details_button(told.coming, words)])
    return Message(text, as_blocks([paragraph(text), look]))


def talk_asked(coming: Coming, words: Wording, *, user: str) -> Message:
    """To who advises: somebody wants to talk about it. ``user``: a Slack user id."""
    text = words.mrkdwn(
        PAGE, "talk_told", title=shorten(coming.title, _TITLE), called=coming.called, user=user
    )
    look = ActionsBlock(elements=[details_button(coming, words)])
    return Message(text, as_blocks([paragraph(text), look]))


def details_button(coming: Coming, words: Wording) -> ButtonElement:
    """To everything about it."""
    label = words.plain(PAGE, "look")
    return button(
        label,
        action_id=tender_ids.OPEN_DETAILS,
        value=str(coming.tender_id),
        read_aloud=f"{label}: {coming.title}",
    )


def _intro(coming: Coming, words: Wording) -> Mrkdwn:
    title = shorten(coming.title, _TITLE)
    return words.mrkdwn(PAGE, "intro", title=title, called=coming.called)


def _parts(view: NudgeView, words: Wording) -> Iterator[SdkBlock]:
    asked = [coming_line(view.coming, words), _question(view, words)]
    if view.experts:
        experts = [
            words.mrkdwn(PAGE, "expert", user=each.user, label=in_sentence(each.label))
            for each in view.experts
        ]
        asked.append(words.mrkdwn(PAGE, "experts", experts=experts))
    yield paragraph(Mrkdwn("\n".join(asked)))
    beside = [*_beside(view, words)]
    if beside:
        yield small_print(*beside)
    yield from _lessons(view, words)
    yield ActionsBlock(elements=[*_answers(view, words)])


def _question(view: NudgeView, words: Wording) -> Mrkdwn:
    themes = [
        words.mrkdwn(PAGE, "theme", label=in_sentence(each.label), level=each.level)
        for each in view.themes
    ]
    return words.mrkdwn(
        PAGE,
        f"ask_{view.question.value}",
        wordings=view.wordings,
        themes=themes,
        category=view.category,
        experts=bool(view.experts),
    )


def _beside(view: NudgeView, words: Wording) -> Iterator[Mrkdwn]:
    if view.others is not None:
        told = [
            words.mrkdwn(PAGE, "other_theme", label=in_sentence(label), count=count)
            for label, count in view.others.themes
        ]
        yield words.mrkdwn(PAGE, "others", count=view.others.count, themes=told)
    if view.talk_asked:
        yield words.mrkdwn(PAGE, "talk_was_asked")


def _lessons(view: NudgeView, words: Wording) -> Iterator[SdkBlock]:
    for each in view.lessons:
        title = shorten(each.title, _TITLE)
        line = paragraph(words.mrkdwn(PAGE, "lesson", title=title))
        label = words.plain(PAGE, "read")
        line.accessory = button(
            label,
            action_id=lesson_ids.OPEN_DETAILS,
            value=str(each.lesson_id),
            read_aloud=f"{label}: {each.title}",
        )
        yield line


def _answers(view: NudgeView, words: Wording) -> Iterator[InteractiveElement]:
    place = view.place.dump()
    yield button(
        words.plain(PAGE, "register"),
        action_id=tender_ids.REGISTER,
        value=str(view.coming.tender_id),
        style="primary",
    )
    if view.question is NudgeQuestion.NEED:
        yield button(words.plain(PAGE, "goes_on"), action_id=ids.GOES_ON, value=place)
    if not view.talk_asked:
        yield button(words.plain(PAGE, "talk"), action_id=ids.TALK, value=place)
    yield button(words.plain(PAGE, "not_needed"), action_id=ids.NOT_NEEDED, value=place)
    yield button(words.plain(PAGE, "other_team"), action_id=ids.OTHER_TEAM, value=place)
    if view.later:
        yield StaticSelectElement(
            action_id=ids.LATER,
            placeholder=PlainTextObject(text=words.plain(PAGE, "later")),
            options=[
                as_option(
                    Option(
                        f"{name}|{place}",
                        words.plain(PAGE, f"later_{name}", day=weekday(on)),
                    )
                )
                for name, on in view.later.items()
            ],
        )
