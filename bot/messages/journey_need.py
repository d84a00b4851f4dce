"""The first key question: is it needed at all? Asked wherever a purchase is shown."""

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import journey_ids as ids
from bot.messages.message import button, paragraph
from bot.messages.wording import Wording
from storage.vocabulary import NeedAnswer

PAGE = "journey"


def need_question(trajectory_id: int, words: Wording) -> tuple[SdkBlock, ...]:
    """The question with its four answers."""
    answers = ActionsBlock(
        elements=[
            button(
                words.plain(PAGE, f"need_{phrase_of(answer)}"),
                action_id=f"{ids.NEED}{answer.value}",
                value=str(trajectory_id),
            )
            for answer in NeedAnswer
        ]
    )
    return (paragraph(words.mrkdwn(PAGE, "need_question")), answers)


def phrase_of(answer: NeedAnswer) -> str:
    """The answer as it is part of a phrase's name."""
    return answer.value.replace("-", "_")
