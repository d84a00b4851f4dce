"""Answers to plain sentences in each of their forms, so that every phrase of them is used."""

from collections.abc import Iterator

from bot.messages.message import Message
from bot.messages.plain_routes import (
    action_answer,
    actions_answer,
    coordinator_answer,
    coverage_answer,
    criteria_answer,
    expert_answer,
    maximal_answer,
    minutes_answer,
    no_team_answer,
    plan_answer,
    prize_answer,
    start_form_answer,
    talk_answer,
    team_answer,
    who_answer,
)
from bot.messages.problems import NOBODY_NAMED, Overseers
from bot.messages.wording import Wording
from bot.profile import Profile
from tests.messages.samples import LARGEST_NUMBER, ordinary


def plain_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """Each answer, with and without what was named."""
    yield plan_answer("klimaat", words, named="klimaat")
    yield plan_answer("", words)
    yield plan_answer("", words, unknown=True)
    for own in ((), (ordinary(profile),)):
        yield expert_answer(words, number=None, own=own, topic="klimaat")
    yield expert_answer(words, number=LARGEST_NUMBER, own=(), topic="")
    yield who_answer(words, topic="")
    yield maximal_answer(words, topic="gww")
    yield criteria_answer(words, wanted="gww")
    for whom in (NOBODY_NAMED, Overseers(("U0001", "U0002"))):
        yield coordinator_answer(words, whom)
    yield action_answer(words, typed="dat Piet belt" * 200)
    yield actions_answer(words)
    yield minutes_answer(words)
    yield coverage_answer(words)
    yield team_answer(words, name="Team BOR", slug="bor")
    yield no_team_answer(words, typed="lampen & <!channel>")
    for name in ("", "Team BOR"):
        yield talk_answer(words, name=name, slug=name.lower())
    yield prize_answer(words, label="Koopwijsprijs")
    yield start_form_answer(words, number=LARGEST_NUMBER)
