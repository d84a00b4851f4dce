"""Plain sentences about when somebody wants to be told things: done at once, and said back."""

from datetime import date, time, timedelta

from bot.language.moments import parse_moment
from bot.language.plain import PlainQuestion
from bot.language.plain_questions import plain_question
from bot.messages.attention import attention_answer
from bot.messages.message import Message
from bot.policy.attention import LONGEST_ABSENCE, Group
from bot.services.attention_settings import attention_view, be_absent, mute, snooze
from bot.services.conversation_asked import Asked

_DAY = timedelta(days=1)
_GROUPS = (
    ("herinnering", Group.REMINDERS),
    ("bedank", Group.NEWS),
    ("nieuws", Group.NEWS),
    ("contract", Group.CONTRACTS),
    ("aanbesteding", Group.TENDERS),
    ("weekbericht", Group.WEEK),
)


def say_notifications(asked: Asked) -> Message:
    """Where it can be seen and changed."""
    return attention_answer("settings", asked.here.words)


def be_silent(asked: Asked) -> Message:
    """Nothing until a day, at its beginning."""
    said = plain_question(asked.text)
    if not asked.is_private:
        return attention_answer("elsewhere", asked.here.words)
    end = said and _end(said, asked.today)
    if not end:
        return attention_answer("until_when", asked.here.words)
    wishes = attention_view(
        asked.session, here=asked.here, viewer=asked.viewer, now=asked.now
    ).wishes
    snooze(
        asked.session,
        here=asked.here,
        viewer=asked.viewer,
        until=wishes.at(end, time()),
        now=asked.now,
    )
    return _said("snoozed", asked)


def away(asked: Asked) -> Message:
    """Absent up to a day."""
    said = plain_question(asked.text)
    if not asked.is_private:
        return attention_answer("elsewhere", asked.here.words)
    end = said and _end(said, asked.today)
    first = _day(said.since, asked.today) if said and said.since else asked.today
    if not end or first is None or first >= end:
        return attention_answer("until_when", asked.here.words)
    be_absent(
        asked.session,
        here=asked.here,
        viewer=asked.viewer,
        first=first,
        last=end - _DAY,
        now=asked.now,
    )
    return _said("absent", asked)


def never(asked: Asked) -> Message:
    """One sort of message no longer."""
    said = plain_question(asked.text)
    if not asked.is_private or said is None:
        return attention_answer("elsewhere", asked.here.words)
    group = next((group for word, group in _GROUPS if word in said.topic), Group.LESSONS)
    mute(asked.session, here=asked.here, viewer=asked.viewer, group=group, now=asked.now)
    return attention_answer("muted", asked.here.words, group=group)


def _said(phrase: str, asked: Asked) -> Message:
    view = attention_view(asked.session, here=asked.here, viewer=asked.viewer, now=asked.now)
    return attention_answer(phrase, asked.here.words, view=view)


def _end(said: PlainQuestion, today: date) -> date | None:
    """The first day on which they want to hear things again; None where that is not clear."""
    moment = parse_moment(said.until, today) if said.until else None
    if moment is None:
        return None
    end = moment.end + _DAY if said.through else moment.start
    return end if today < end <= today + LONGEST_ABSENCE else None


def _day(typed: str, today: date) -> date | None:
    moment = parse_moment(typed, today)
    return None if moment is None else moment.start
