"""What a use case of the watch list, of gatherings and of the communication plan refuses."""

from bot.services.errors import MayNotChangeError, NotFoundError


class DevelopmentGoneError(NotFoundError):
    """There is no such development on the watch list."""

    phrase = "development_gone"


class MayNotKeepDevelopmentError(MayNotChangeError):
    """It is for who looks after it or put it there, the adviser and the coordinator."""

    phrase = "not_allowed_development"


class GatheringGoneError(NotFoundError):
    """There is no such gathering, or nobody can sign up for it any more."""

    phrase = "gathering_gone"


class PlannedMessageGoneError(NotFoundError):
    """There is no such message in the communication plan."""

    phrase = "planned_message_gone"
