"""The figures: everything over a period in a modal, with a menu of periods."""

from collections.abc import Iterable, Iterator, Mapping

from slack_sdk.models.blocks import ActionsBlock, PlainTextObject, StaticSelectElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import figures_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.figure_lines import (
    PAGE,
    called_here,
    part,
    period_label,
    pilot_line,
    start_form_lines,
    sum_lines,
    too_few,
    trajectory_lines,
    warning,
)
from bot.messages.figures_view import Cited, FiguresView
from bot.messages.form_fields import Option, as_option
from bot.messages.formatting import period as period_said
from bot.messages.message import (
    Block,
    as_blocks,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.progress import progress_lines
from bot.messages.wording import Wording
from bot.policy.figures import Period, PeriodKind, SmallPurchases, ThemeReasons
from storage.vocabulary import Precision, SmallChoice


def figures(view: FiguresView, words: Wording) -> Block:
    """Every figure of a period, with a menu of the other periods."""
    found = view.figures
    months = period_said(found.period.first, found.period.last, Precision.PERIOD)
    blocks: list[SdkBlock] = [
        heading(period_label(found.period)),
        small_print(words.mrkdwn(PAGE, "days", months=months)),
    ]
    if view.unknown:
        blocks.append(paragraph(words.mrkdwn(PAGE, "unknown", typed=view.unknown)))
    blocks.append(_menu(found.period, words))
    for each in (_trajectories, _start_forms, _themes, _explained, _left_out):
        blocks.extend(each(view, words))
    for each in (_savings, _pilots, _tools, _small, _community):
        blocks.extend(each(view, words))
    if found.kept_back:
        blocks.append(small_print(words.mrkdwn(PAGE, "kept_back")))
    reader = "confidential" if found.sees_all else "what_you_see"
    blocks.append(small_print(words.mrkdwn(PAGE, reader)))
    return modal(
        callback_id=ids.FIGURES,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def _menu(period: Period, words: Wording) -> ActionsBlock:
    """The periods; its id is its own for each, so that Slack shows the one that is open."""
    options = [
        as_option(Option(kind.value, words.plain(PAGE, f"option_{kind.value.replace('-', '_')}")))
        for kind in PeriodKind
    ]
    menu = StaticSelectElement(
        action_id=ids.PERIOD,
        placeholder=PlainTextObject(text=words.plain(PAGE, "choose")),
        options=options,
        initial_option=next(each for each in options if each.value == period.kind.value),
    )
    return ActionsBlock(block_id=f"{ids.PERIOD}:{period.kind.value}", elements=[menu])


def _trajectories(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    small = [] if view.goal is None else [_goal(view.goal, words)]
    lines = [*trajectory_lines(view.figures, words)]
    if view.progress is not None:
        lines += progress_lines(view.progress, words)
        small.append(words.mrkdwn(PAGE, "counts_progress", year=view.progress.year))
    return part("trajectories", lines, words, small=small)


def _start_forms(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    if view.asks_start_forms:
        base = view.baseline
        said = [words.mrkdwn(PAGE, "baseline", text=base.text, source=base.source)] if base else []
        yield from part("start_forms", start_form_lines(view.figures, words), words, small=said)


def _themes(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    targets = view.level_goals.levels if view.level_goals else {}
    lines = [
        words.mrkdwn(
            PAGE,
            "theme",
            label=called_here(each.theme, view.labels.themes),
            count=each.count,
            levels=_levels(each.levels, words) if targets else (),
            target=targets.get(each.theme),
        )
        for each in view.figures.themes
    ]
    small = [words.mrkdwn(PAGE, "counts_themes")]
    if view.level_goals:
        goals = view.level_goals
        small.append(words.mrkdwn(PAGE, "level_goals", until=goals.until, source=goals.source))
    yield from part("themes", lines, words, small=small)
    for theme, goal in view.year_goals:
        label = called_here(theme, view.labels.themes)
        data = {"text": goal.text, "source": goal.source, "year": view.figures.period.year}
        yield small_print(words.mrkdwn(PAGE, "year_goal", theme=label, **data))
    if view.filled_goals:
        yield paragraph(words.mrkdwn(PAGE, "filled_goals", text=view.filled_goals))


def _levels(levels: Mapping[int | None, int], words: Wording) -> list[Mrkdwn]:
    """From the highest level down; nothing as long as nobody chose one."""
    if not set(levels) - {None}:
        return []
    ordered = sorted(levels.items(), key=lambda pair: -(pair[0] or 0))
    return [words.mrkdwn(PAGE, "level", level=level, count=count) for level, count in ordered]


def _explained(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    yield from _reasons("explained", view.figures.explained, view, view.labels.reasons, words)


def _left_out(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    yield from _reasons("left_out", view.figures.left_out, view, view.labels.left_out, words)


def _reasons(
    name: str,
    found: Iterable[ThemeReasons],
    view: FiguresView,
    called: Mapping[str, str],
    words: Wording,
) -> Iterator[SdkBlock]:
    """Nothing at all where there is nothing to explain."""
    lines = [
        words.mrkdwn(
            PAGE,
            "reasons",
            label=called_here(each.theme, view.labels.themes),
            reasons=list(_of_theme(each, called, words)),
        )
        for each in found
    ]
    if lines:
        yield from part(name, lines, words, small=[words.mrkdwn(PAGE, f"counts_{name}")])


def _of_theme(each: ThemeReasons, called: Mapping[str, str], words: Wording) -> Iterator[Mrkdwn]:
    """What was given most often first."""
    for slug, count in sorted(each.reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        yield words.mrkdwn(PAGE, "reason", count=count, label=called_here(slug, called))
    for phrase, count in (("own_words", each.own_words), ("unexplained", each.unexplained)):
        if count:
            yield words.mrkdwn(PAGE, phrase, count=count)
    if each.others:
        yield words.mrkdwn(PAGE, "others", count=each.others, alone=each.others == each.count)


def _savings(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    found = view.figures.savings
    if found is None:
        yield from part("savings", [too_few(view.figures, words)], words)
        return
    lines = []
    if found.together is not None:
        lines = [words.mrkdwn(PAGE, "savings_together", count=found.count)]
    elif found.count:
        counted = {"avoided": found.avoided, "reduced": found.reduced}
        lines = [words.mrkdwn(PAGE, "savings", **counted), *sum_lines("saved", found.saved, words)]
    yield from part("savings", lines, words, small=warning(found.saved, words))


def _pilots(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    line = view.pilots
    small = []
    if line.target is not None:
        small = [words.mrkdwn(PAGE, "pilots_source", source=line.source, also=line.also)]
    yield from part("pilots", [pilot_line(view, words)], words, small=small, year=line.year)


def _tools(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    found = view.figures.tools
    if found is None:
        yield from part("tools", [too_few(view.figures, words)], words)
    elif found.count:
        named = sorted((called_here(slug, view.labels.tools), n) for slug, n in found.tools.items())
        lines = [words.mrkdwn(PAGE, "tool", label=label, count=count) for label, count in named]
        if found.others:
            lines.append(words.mrkdwn(PAGE, "other_tools", count=found.others, alone=not named))
        yield from part("tools", lines, words)


def _small(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    found = view.figures.small
    if found is None:
        yield from part("small", [too_few(view.figures, words)], words)
        return
    lines = []
    if found.together is not None:
        lines = [words.mrkdwn(PAGE, "small_together", count=found.count)]
    elif found.count:
        told = {choice: found.choices.get(choice, 0) for choice in SmallChoice}
        counted = words.mrkdwn(
            PAGE,
            "small",
            count=found.count,
            sustainable=told[SmallChoice.SUSTAINABLE],
            looked=told[SmallChoice.LOOKED],
            not_looked=told[SmallChoice.NOT_LOOKED],
        )
        lines = [counted, *sum_lines("spent", found.spent, words)]
    lines += _categories(found, view.labels.categories, words)
    yield from part("small", lines, words, small=warning(found.spent, words))


def _community(view: FiguresView, words: Wording) -> Iterator[SdkBlock]:
    """How it grew; nothing as long as nobody takes part."""
    found = view.figures.community
    if found.members:
        data = {"joined": found.joined, "members": found.members}
        yield from part("community", [words.mrkdwn(PAGE, "community", **data)], words)


def _categories(
    found: SmallPurchases, called: Mapping[str, str], words: Wording
) -> Iterator[Mrkdwn]:
    """Of each category how many, by name: no figure ranks; nothing where nobody named one."""
    named = sorted((called_here(slug, called), n) for slug, n in found.categories.items() if slug)
    without = found.categories.get("", 0)
    counted = [words.mrkdwn(PAGE, "category", label=label, count=n) for label, n in named if n]
    if without and (counted or found.other_categories):
        counted.append(words.mrkdwn(PAGE, "no_category", count=without))
    if found.other_categories:
        data = {"count": found.other_categories, "alone": not counted}
        counted.append(words.mrkdwn(PAGE, "other_categories", **data))
    if counted:
        yield words.mrkdwn(PAGE, "categories", counted=counted)


def _goal(goal: Cited, words: Wording) -> Mrkdwn:
    return words.mrkdwn(PAGE, "goal", text=goal.text, source=goal.source, also=goal.also)
