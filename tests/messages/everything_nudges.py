"""A nudge in each of its forms, the line of a week, and what takes their place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.form_fields import Option
from bot.messages.message import Block, Message
from bot.messages.nudge import PAGE, nudge, settled, talk_asked
from bot.messages.nudge_forms import answered_modal, need_form, team_form
from bot.messages.nudge_view import (
    AimedTheme,
    Coming,
    Expert,
    FittingLesson,
    NudgePlace,
    NudgeView,
    Others,
    Settled,
    TeamWeek,
    WeekItem,
)
from bot.messages.team_week import mine_taken, team_week
from bot.messages.trajectory_view import Planning
from bot.messages.wording import Wording
from storage.vocabulary import ContractMoment, NudgeAnswer, NudgeQuestion, Precision
from tests.messages.samples import LARGEST_NUMBER

DAY = date(2027, 3, 1)
COMING = Coming(
    tender_id=LARGEST_NUMBER,
    number=LARGEST_NUMBER,
    title="Lampen & <!channel>",
    planning=Planning(DAY, DAY, Precision.DAY),
    current_ends_on=DAY,
    current_because=ContractMoment.NOTICE,
)
BARE = replace(COMING, planning=None, current_ends_on=None, current_because=None)
LONG = replace(COMING, title="lang " * 100, current_because=ContractMoment.OPTION)
THEMES = (AimedTheme("Klimaat", 3), AimedTheme("Circulariteit"))
NUDGE = NudgeView(
    place=NudgePlace(LARGEST_NUMBER, "weeks-26"),
    coming=COMING,
    question=NudgeQuestion.NEED,
    category="Grond-, weg- en waterbouw",
    wordings=("hebben we dit wel nodig?",),
    lessons=tuple(FittingLesson(number, "Eerst & meten " * 9) for number in (1, 2, 3)),
    others=Others(12, (("Klimaat", 9), ("Circulariteit", 5))),
    later={"weeks_2": DAY, "weeks_4": DAY, "quarter": DAY},
)
ITEM = WeekItem(COMING, NudgeQuestion.NEED, "weeks-26", team="Team BOR", needs_client=True)
WEEK = TeamWeek(DAY, "bor", (ITEM,))


def nudge_messages(words: Wording) -> Iterator[Message]:
    """What is asked, what is told to teams and advisers, and what takes its place."""
    yield nudge(NUDGE, words)
    yield nudge(replace(NUDGE, wordings=(), coming=LONG, others=None, lessons=()), words)
    for question in NudgeQuestion:
        plain = replace(NUDGE, question=question, wordings=(), themes=(), category=None, later={})
        yield nudge(replace(plain, coming=BARE), words)
        full = replace(NUDGE, question=question, themes=THEMES, talk_asked=True)
        yield nudge(replace(full, experts=(Expert("Klimaat", "U1"),) * 3), words)
    ends = replace(COMING, current_because=ContractMoment.END)
    yield nudge(replace(NUDGE, coming=ends, themes=THEMES), words)
    for answer in (None, *NudgeAnswer):
        yield settled(Settled(COMING, answer, "U1", DAY, "Team BOR"), words)
    yield settled(Settled(COMING, NudgeAnswer.GOES_ON, "U1", reduced=True), words)
    yield talk_asked(COMING, words, user="U1")
    yield team_week(WEEK, words)
    yield team_week(replace(WEEK, items=(ITEM,) * 30, aside=True), words)
    for question in NudgeQuestion:
        item = replace(ITEM, question=question, coming=BARE, team="", needs_client=False)
        yield team_week(replace(WEEK, items=(item,)), words)
    for user in ("U1", ""):
        yield Message(words.mrkdwn(PAGE, "mine"), mine_taken(words, user=user))


def nudge_modals(words: Wording) -> Iterator[Block]:
    """The forms behind a nudge."""
    yield need_form(COMING, words, metadata="{}", step="1")
    yield team_form(LONG, [Option("bor", "Team BOR")], words, metadata="{}", step="1")
    past = settled(Settled(COMING, None), words)
    yield answered_modal(past.blocks, words)


def nudge_phrases(words: Wording) -> Iterator[str]:
    """What is wrong in a form."""
    yield words.plain(PAGE, "problem_need_missing")
