"""What is told around a document that is made for somebody: that it comes, or that it does not."""

from dataclasses import dataclass

from bot.messages.escaping import Mrkdwn
from bot.messages.message import Block, Message, as_blocks, modal, paragraph
from bot.messages.wording import Wording


@dataclass(frozen=True)
class AroundDocument:
    """The phrases of one kind of document. ``page`` is their template, ``done`` the modal's id."""

    page: str
    done: str

    def name(self, number: int, words: Wording) -> str:
        """What the file is called."""
        return words.plain(self.page, "name", number=number)

    def comment(self, number: int, title: str, words: Wording) -> Mrkdwn:
        """What stands with the file."""
        return words.mrkdwn(self.page, "comment", number=number, title=title)

    def told(self, phrase: str, words: Wording) -> Block:
        """What is told at once: it comes, or not now (``coming``, ``busy``)."""
        return modal(
            callback_id=self.done,
            title=words.plain(self.page, "title"),
            close=words.plain(self.page, "close"),
            blocks=as_blocks([paragraph(words.mrkdwn(self.page, phrase))]),
        )

    def problem(self, number: int, words: Wording) -> Message:
        """It does not come."""
        text = words.mrkdwn(self.page, "not_made", number=number)
        return Message(text, as_blocks([paragraph(text)]))
