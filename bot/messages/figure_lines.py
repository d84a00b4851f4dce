"""The lines of the figures: what each says, the same in a modal and in a message."""

from collections.abc import Iterable, Iterator, Mapping

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages.escaping import Mrkdwn
from bot.messages.figures_view import FiguresView
from bot.messages.formatting import period as period_said
from bot.messages.message import small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from bot.policy.figures import Figures, Period, PeriodKind, Sum
from storage.vocabulary import Precision

PAGE = "figures"


def period_label(period: Period) -> str:
    """Which period it is: ``4e kwartaal 2026``."""
    precision = Precision.YEAR if period.kind is PeriodKind.YEAR else Precision.QUARTER
    return period_said(period.first, period.last, precision)


def part(
    name: str,
    lines: Iterable[Mrkdwn],
    words: Wording,
    *,
    small: Iterable[Mrkdwn] = (),
    **data: object,
) -> Iterator[SdkBlock]:
    """A heading with its lines under it, and in small letters what is said of them."""
    label = words.mrkdwn(PAGE, f"label_{name}", **data)
    given = list(lines)
    said = [words.mrkdwn(PAGE, "line", said=line) for line in given]
    if not given:
        said = [words.mrkdwn(PAGE, "nothing")]
    yield from paragraphs([words.mrkdwn(PAGE, "part", label=label), *said])
    if remarks := list(small):
        yield small_print(*remarks)


def trajectory_lines(found: Figures, words: Wording) -> Iterator[Mrkdwn]:
    """How many were logged and signed in the period, and how many run now."""
    yield words.mrkdwn(PAGE, "logged", count=found.logged, with_theme=found.with_theme)
    yield words.mrkdwn(PAGE, "signed", count=found.signed)
    yield words.mrkdwn(PAGE, "running", count=found.running)


def start_form_lines(found: Figures, words: Wording) -> Iterator[Mrkdwn]:
    """How the forms stand that were handed in; or that they are too few to tell."""
    forms = found.start_forms
    if forms is None:
        yield too_few(found, words)
    elif forms.count:
        yield words.mrkdwn(
            PAGE,
            "start_forms",
            count=forms.count,
            is_split=forms.is_split,
            sufficient=forms.sufficient,
            more_asked=forms.more_asked,
            waiting=forms.waiting,
        )
        if forms.chances is not None:
            yield words.mrkdwn(PAGE, "chances", chances=forms.chances, count=forms.count)


def too_few(found: Figures, words: Wording) -> Mrkdwn:
    """That it is not told: it is about a few, or about a few more than the quarters tell."""
    return words.mrkdwn(PAGE, "too_few", year=found.period.kind is PeriodKind.YEAR)


def pilot_line(view: FiguresView, words: Wording) -> Mrkdwn:
    """How many pilots count in the year, beside the target for it."""
    return words.mrkdwn(PAGE, "pilots", count=view.pilots.count, target=view.pilots.target)


def sum_lines(phrase: str, total: Sum | None, words: Wording) -> Iterator[Mrkdwn]:
    """The sum with how many told an amount; nothing for who may not read it."""
    if total is None:
        return
    if not total.told:
        yield words.mrkdwn(PAGE, "no_amounts")
        return
    yield words.mrkdwn(PAGE, phrase, cents=total.cents, told=total.told, of=total.of)


def warning(total: Sum | None, words: Wording) -> list[Mrkdwn]:
    """A sum that is nearly one estimate stays with who reads it."""
    is_close = total is not None and total.told > 0 and not total.may_go_further
    return [words.mrkdwn(PAGE, "not_further")] if is_close else []


def called_here(slug: str, labels: Mapping[str, str]) -> str:
    """What it is called; itself when it has left the profile."""
    return labels.get(slug, slug)
