"""What a use case of the tender calendar or of a talk with a team refuses."""

from bot.services.errors import MayNotChangeError, MayNotSeeError, NotFoundError


class TenderNotFoundError(NotFoundError):
    """There is no such tender on the calendar, or it is not for this person."""

    phrase = "tender_not_found"


class MayNotSeeTenderError(MayNotSeeError):
    """It is there, but the calendar is for colleagues."""

    phrase = TenderNotFoundError.phrase


class MayNotChangeTenderError(MayNotChangeError):
    """This person may see the tender, but not change it."""

    phrase = "not_allowed_tender_change"


class TalkGoneError(NotFoundError):
    """There is no such talk here, or it is not this person's to read."""

    phrase = "talk_gone"
