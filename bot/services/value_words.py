"""What somebody types behind a command about a value: an amount, wages, or a trajectory."""

import re
from dataclasses import dataclass, replace

from bot.language.amounts import AmountProblem, find_amounts, parse_amount
from bot.language.percentages import find_percentage, parse_percentage
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.trajectory_input import read_value

SMALLEST_BARE_VALUE = 1000
"""A bare number below this is the number of a trajectory: nobody estimates € 14."""

_TRAJECTORY = re.compile(
    r"(?:\b(?:traject(?:nummer)?|nummer|nr\.?)[-:]?\s*|\bt-|#)+(\d{1,18})\b", re.IGNORECASE
)
_NO_SHARE = re.compile(r"\S+\s*(?:%|procent\b)", re.IGNORECASE)
_SOCIAL_RETURN = re.compile(r"\bsocial[ -]?return\b|\bsroi\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\d{1,18}")
_WAGE_WORDS = re.compile(r"\b(?:(?:bruto)?loon(?:kosten|aandeel)?|lonen)\b", re.IGNORECASE)
_TON_AND_MORE = re.compile(r"\bton\s+[1-9]\d\b(?!\s*(?:%|procent))", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_FILLERS = {
    *("bij", "voor", "van", "over", "een", "de", "het", "met", "en", "is", "er", "zit", "in"),
    *("hoe", "hoeveel", "wat", "moet", "geldt", "opdracht", "inkoop", "waarde", "europese"),
    *("hoog", "hoge", "zijn", "percentage", "hoort", "verplicht"),
    *("loon", "lonen", "loonkosten", "brutoloon", "brutoloonkosten", "drempel", "drempels"),
    *("werk", "werken", "levering", "leveringen", "dienst", "diensten", "concessie", "concessies"),
}


@dataclass(frozen=True)
class ValueWords:
    """What was read. ``value`` and ``wages`` are as typed, to stand in a field again.

    ``number`` is that of a trajectory; ``left`` are the words that say neither, ``before`` those
    of them that stand before the amount.
    """

    value: str = ""
    value_cents: int | None = None
    wages: str = ""
    wage_permille: int | None = None
    number: int | None = None
    problems: tuple[FieldProblem, ...] = ()
    left: str = ""
    before: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of a value or a trajectory."""
        return self.number is None and self.value_cents is None and not self.problems


def read_value_words(text: str) -> ValueWords:
    """Read one line of Dutch: ``2,5 ton 25%``, ``traject 14``, ``bij 3 ton?``."""
    rest, wages, permille = text.strip(" ?!.,:;"), "", None
    found = find_percentage(rest)
    if found is not None:
        wages, permille = rest[found.start : found.end], found.permille
        rest = _WAGE_WORDS.sub(" ", f"{rest[: found.start]} {rest[found.end :]}")
    elif strange := _NO_SHARE.search(rest):
        left = _WAGE_WORDS.sub(" ", _NO_SHARE.sub(" ", rest))
        typed = _with_value(ValueWords(), " ".join(left.split()))
        problems = (*typed.problems, _wages_unclear(strange[0]).problem)
        return replace(typed, wages=strange[0], problems=problems)
    said = ValueWords(wages=wages, wage_permille=permille)
    trajectory = _TRAJECTORY.search(rest) or _bare(rest)
    if trajectory is not None:
        number = int(trajectory[trajectory.lastindex or 0])
        left = f"{rest[: trajectory.start()]} {rest[trajectory.end() :]}"
        return ValueWords(wages=wages, wage_permille=permille, number=number, left=_left(left))
    return _with_value(said, " ".join(rest.split()))


def read_return_words(text: str) -> ValueWords:
    """The same, where a share of wages may stand behind a value: ``3 ton 25`` is unclear then."""
    said = read_value_words(text)
    doubt = _TON_AND_MORE.search(said.value)
    if said.wages or doubt is None:
        return said
    problem = MistakeError("value", "value_unclear", typed=said.value).problem
    return replace(said, value_cents=None, problems=(*said.problems, problem))


def read_social_return(text: str) -> ValueWords | None:
    """What ``social return bij 3 ton?`` asks; None for a sentence that says anything else."""
    without, times = _SOCIAL_RETURN.subn(" ", text)
    said = read_return_words(without)
    asks = times and not said.left and not said.problems and not said.is_empty
    return said if asks else None


def read_value_fields(value: str, wages: str) -> ValueWords:
    """Read the two fields of a form; every mistake at once."""
    problems: list[FieldProblem] = []
    cents = permille = None
    try:
        cents = read_value(value)
    except MistakeError as mistake:
        problems.append(mistake.problem)
    try:
        permille = read_wages(wages)
    except MistakeError as mistake:
        problems.append(mistake.problem)
    return ValueWords(value, cents, wages, permille, problems=tuple(problems))


def read_wages(text: str) -> int | None:
    """Wages in thousandths of the sum, None for an empty field. :raises MistakeError: no share."""
    if not text.strip():
        return None
    permille = parse_percentage(text)
    if permille is None:
        raise _wages_unclear(text.strip())
    return permille


def _wages_unclear(typed: str) -> MistakeError:
    return MistakeError("wages", "wages_unclear", typed=typed)


def _bare(rest: str) -> re.Match[str] | None:
    match = _BARE_NUMBER.fullmatch(rest.strip())
    return match if match and 0 < int(match[0]) < SMALLEST_BARE_VALUE else None


def _with_value(said: ValueWords, rest: str) -> ValueWords:
    """The one amount there is; what cannot be read as one is told when there is nothing else."""
    amounts = find_amounts(rest)
    if len(amounts) == 1:
        [only] = amounts
        typed, before = rest[only.start : only.end], _left(rest[: only.start])
        left = _left(f"{rest[: only.start]} {rest[only.end :]}")
    else:
        typed, left, before = rest, "", ""
    if not _left(typed):
        return said
    try:
        cents = read_value(typed)
    except MistakeError as mistake:
        unclear = mistake.problem.phrase == "value_unclear"
        if unclear and parse_amount(typed) is not AmountProblem.UNCLEAR:  # about something else
            left = _left(rest)
        return replace(said, value=typed, problems=(mistake.problem,), left=left)
    return replace(said, value=typed, value_cents=cents, left=left, before=before)


def _left(text: str) -> str:
    words = [word for word in _WORD.findall(text) if word.lower() not in _FILLERS]
    return " ".join(words)
