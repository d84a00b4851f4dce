"""What stands above the fields of a lesson's form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import Option
from bot.messages.message import Block, as_blocks, paragraph, small_print
from bot.messages.wording import Wording

PAGE = "lesson_form"
SHOWN = 5
"""Names or mistakes at a time; what is left is told after that."""


@dataclass(frozen=True)
class FormContext:
    """What the form shows beside its fields.

    ``trajectory``: what the linked trajectory is called. ``names``: possible names of
    suppliers and products that are pointed out. ``author``: the Slack user id of who wrote
    the message, where that is somebody else; ``private``: it stands where not everybody
    reads; ``gone``: it was taken away meanwhile, ``edited``: what it says by now;
    ``declined``: its author would rather not have it kept. ``own``: who fills it in tells
    the lesson, so that their name is theirs to leave out.
    ``current``, ``intro`` and ``mistakes``: as in the form of a trajectory.
    """

    trajectory: Option | None = None
    names: Sequence[str] = ()
    awarded: bool = True
    author: str | None = None
    private: bool = False
    gone: bool = False
    edited: str = ""
    declined: bool = False
    own: bool = True
    current: Mapping[str, str] | None = None
    intro: str = "stale"
    mistakes: Sequence[str] = ()

    @property
    def doubts(self) -> bool:
        """Whether something is asked before anything is kept."""
        return bool(self.names or self.gone or self.edited)


def form_notes(context: FormContext, words: Wording, intro: str | None) -> tuple[Block, ...]:
    """What has to be read before the fields, the most urgent first.

    :param intro: the phrase that is told where there is nothing else.
    """
    told: list[Mrkdwn] = []
    if context.names:
        told.append(
            words.mrkdwn(PAGE, "names", names=list(context.names)[:SHOWN], awarded=context.awarded)
        )
    if context.mistakes:
        told.append(words.mrkdwn(PAGE, "mistakes", mistakes=list(context.mistakes)[:SHOWN]))
    if context.current is not None:
        told.append(words.mrkdwn(PAGE, f"intro_{context.intro}"))
    if context.declined:
        told.append(words.mrkdwn(PAGE, "declined"))
    elif context.gone:
        told.append(words.mrkdwn(PAGE, "gone"))
    elif context.edited:
        told.append(words.mrkdwn(PAGE, "edited", author=context.author, text=context.edited))
    elif context.author:
        told.append(words.mrkdwn(PAGE, "author", author=context.author))
    if context.private:
        told.append(words.mrkdwn(PAGE, "private"))
    blocks = [paragraph(text) for text in told]
    if not blocks and intro:
        blocks = [paragraph(words.mrkdwn(PAGE, intro))]
    return as_blocks([*blocks, small_print(words.mrkdwn(PAGE, "public"))])
