"""What the phases of a purchase mean. Pure."""

from storage.vocabulary import Phase

_ENDED = frozenset({Phase.COMPLETED, Phase.NOT_NEEDED, Phase.WITHDRAWN, Phase.STOPPED})


def is_open(phase: Phase) -> bool:
    """Whether anything is still to be done in a purchase."""
    return phase not in _ENDED
