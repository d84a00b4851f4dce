"""What stands in an invitation, as data."""

from dataclasses import dataclass

from bot.messages.agenda_view import Attendance, MeetingView
from storage.vocabulary import Attending


@dataclass(frozen=True)
class InvitationView:
    """A meeting to come.

    :param answer: what the reader said, where only they read it.
    :param theme: what a meeting with chosen people is about; ``question`` what is asked there.
    :param called_by: the Slack user id of who chose them.
    """

    meeting: MeetingView
    attendance: Attendance
    answer: Attending | None = None
    theme: str = ""
    question: str = ""
    called_by: str = ""
