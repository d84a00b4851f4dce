"""What the phases of a purchase mean. Pure."""

from storage.vocabulary import Phase

_ENDED = frozenset({Phase.COMPLETED, Phase.NOT_NEEDED, Phase.WITHDRAWN, Phase.STOPPED})


BEFORE_PUBLICATION = frozenset(
    {Phase.IDEA, Phase.START_FORM, Phase.INTAKE, Phase.PREPARATION},
)
_UNDER_WAY = frozenset({Phase.TENDER, Phase.AWARD})
_AWARDED = frozenset({Phase.EXECUTION, Phase.COMPLETED})


def is_awarded(phase: Phase) -> bool:
    """Whether the contract is signed, or nothing is to be awarded any more.

    In the phase of award itself it may still be objected to: that counts as not yet.
    """
    return phase in _AWARDED | _ENDED


def asks_nothing(phase: Phase) -> bool:
    """Whether a tender runs: between publication and award the bot asks for no content."""
    return phase in _UNDER_WAY


def is_before_publication(phase: Phase) -> bool:
    """Whether a purchase can still be made together with another: its tender is not out yet."""
    return phase in BEFORE_PUBLICATION


def shown_phase(phase: Phase, *, inside: bool) -> Phase:
    """The phase as somebody may know it.

    Until the contract is signed only the people of a purchase know that there is a decision;
    to everybody else, and in every channel, its tender still runs.

    :param inside: whether they have a role in it, or oversee everything.
    """
    return Phase.TENDER if phase is Phase.AWARD and not inside else phase


def shows_contract(phase: Phase, *, inside: bool) -> bool:
    """Whether somebody may know when its contract runs: once that is signed.

    A step back to the award takes the signature back; then dates would tell that there was one.

    :param inside: whether they have a role in it, or oversee everything.
    """
    return inside or phase in _AWARDED


def is_open(phase: Phase) -> bool:
    """Whether anything is still to be done in a purchase."""
    return phase not in _ENDED


def is_bought(phase: Phase) -> bool:
    """Whether a purchase counts along with others: it is going on, or it was made."""
    return is_open(phase) or phase is Phase.COMPLETED
