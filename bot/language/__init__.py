"""Understanding Dutch: amounts, moments and what a line of text says. Pure: no clock, no I/O."""

from bot.language.amounts import (
    Amount,
    AmountProblem,
    AmountReading,
    FoundAmount,
    find_amounts,
    parse_amount,
)
from bot.language.cases import CaseDraft, read_case
from bot.language.moments import FoundMoment, Moment, find_moments, parse_moment

__all__ = [
    "Amount",
    "AmountProblem",
    "AmountReading",
    "CaseDraft",
    "FoundAmount",
    "FoundMoment",
    "Moment",
    "find_amounts",
    "find_moments",
    "parse_amount",
    "parse_moment",
    "read_case",
]
