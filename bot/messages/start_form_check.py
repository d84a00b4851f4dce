"""Looking a start form over: what it says, what could be better, and what can be done with it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import start_form_ids as ids
from bot.messages.costs import start_form_costs
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.message import (
    Block,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.start_form_beside import judging_buttons, next_step_button, noticed
from bot.messages.start_form_steps import steps_of
from bot.messages.start_form_view import FindingView, StartFormView, ThemeView
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import StartFormState

PAGE = "start_form_check"
SHOWN_TEXT = 300
SHOWN_REMARK = 500
BUTTONS_IN_A_ROW = 25

_TEXTS = ("who_pays", "who_benefits", "opportunities", "contract_form", "remarks")


def start_form_check(
    view: StartFormView, profile: Profile, words: Wording, *, metadata: str, stale: bool = False
) -> Block:
    """The last step: everything together, with what could be better, and handing it in."""
    blocks: list[SdkBlock] = [heading(view.title)]
    if stale:
        blocks.append(paragraph(words.mrkdwn(PAGE, "stale")))
    blocks.extend((*_findings(view, words), *_body(view, words)))
    buttons = [*_steps(view, profile, words), _download(view, words)]
    blocks.extend(
        ActionsBlock(elements=buttons[first : first + BUTTONS_IN_A_ROW])
        for first in range(0, len(buttons), BUTTONS_IN_A_ROW)
    )
    return modal(
        callback_id=ids.CHECK,
        title=words.plain("start_form", "title", number=view.number),
        submit=words.plain(PAGE, "hand_in"),
        close=words.plain("start_form", "later"),
        private_metadata=metadata,
        blocks=as_blocks(blocks),
    )


def start_form_read(view: StartFormView, words: Wording) -> Block:
    """The form as it stands, for who may read it and cannot change it now."""
    blocks: list[SdkBlock] = [heading(view.title), *_body(view, words)]
    buttons = [_download(view, words), next_step_button(view.trajectory_id, words)]
    if view.may_judge:
        blocks.extend(noticed(view, words))
        buttons = [*judging_buttons(view, words), *buttons]
    blocks.append(ActionsBlock(elements=buttons))
    return modal(
        callback_id=ids.READ,
        title=words.plain("start_form", "title", number=view.number),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def start_form_done(view: StartFormView, words: Wording) -> Block:
    """It was handed in; from here one gets to where the purchase stands."""
    text = words.mrkdwn(PAGE, "done", number=view.number)
    go_on = ActionsBlock(elements=[next_step_button(view.trajectory_id, words)])
    return modal(
        callback_id=ids.DONE,
        title=words.plain(PAGE, "done_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(text), go_on]),
    )


def open_button(trajectory_id: int, state: StartFormState | None, words: Wording) -> ButtonElement:
    """The button that opens the form where it was left."""
    begun = state in {StartFormState.DRAFT, StartFormState.MORE_ASKED}
    return button(
        words.plain(PAGE, "open_continue" if begun else "open_start"),
        action_id=ids.OPEN,
        value=str(trajectory_id),
    )


def _finding_lines(view: StartFormView, words: Wording) -> list[Mrkdwn]:
    """What could be better, each on a line, with what to do."""
    return [words.mrkdwn(PAGE, "finding", text=_finding(each, words)) for each in view.findings]


def _state_line(view: StartFormView, words: Wording) -> Mrkdwn:
    """How far it has come."""
    state = view.state or StartFormState.DRAFT
    is_judged = state in {StartFormState.MORE_ASKED, StartFormState.SUFFICIENT}
    return words.mrkdwn(
        PAGE,
        f"state_{state.value}",
        by=view.judged_by if is_judged else view.handed_in_by,
        at=view.judged_at if is_judged else view.handed_in_at,
        remark=shorten(view.judge_remark, SHOWN_REMARK),
    )


def _finding(finding: FindingView, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE, f"finding_{finding.kind.value}", theme=finding.theme, lowest=finding.lowest
    )


def _findings(view: StartFormView, words: Wording) -> Iterator[SdkBlock]:
    if not view.findings:
        yield paragraph(words.mrkdwn(PAGE, "findings_none"))
        return
    yield from paragraphs([words.mrkdwn(PAGE, "findings_heading"), *_finding_lines(view, words)])
    yield small_print(words.mrkdwn(PAGE, "findings_kind"))


def _body(view: StartFormView, words: Wording) -> Iterator[SdkBlock]:
    yield small_print(_state_line(view, words))
    yield from said_blocks(view, words)


def said_blocks(
    view: StartFormView, words: Wording, *, longest: int = SHOWN_TEXT
) -> Iterator[SdkBlock]:
    """What the form says, each text cut to so many characters: a message holds little."""
    view = _cut(view, longest)
    if view.need and view.question:
        yield paragraph(_field(view.question, view.need, words))
    yield from paragraphs(_theme(theme, words) for theme in view.themes)
    yield from _money(view, words)


def _cut(view: StartFormView, longest: int) -> StartFormView:
    def short(text: str) -> str:
        return shorten(" ".join(text.split()), longest)

    texts: dict[str, Any] = {
        name: short(getattr(view, name)) for name in ("need", "extra_budget_for", *_TEXTS)
    }
    return replace(
        view,
        themes=tuple(
            replace(theme, motivation=short(theme.motivation), explanation=short(theme.explanation))
            for theme in view.themes
        ),
        **texts,
    )


def _theme(theme: ThemeView, words: Wording) -> Mrkdwn:
    if theme.chosen:
        return words.mrkdwn(
            PAGE,
            "theme_chosen",
            theme=theme.label,
            level=theme.level,
            name=theme.level_name,
            motivation=theme.motivation,
        )
    return words.mrkdwn(
        PAGE,
        "theme_left_out",
        theme=theme.label,
        reason=theme.reason,
        explanation=theme.explanation,
        by=theme.explained_by,
        at=theme.explained_at,
    )


def _money(view: StartFormView, words: Wording) -> Iterator[SdkBlock]:
    lines: list[Mrkdwn] = []
    if view.lifetime_cents is not None:
        lines.append(
            words.mrkdwn(
                PAGE,
                "lifetime",
                total=view.lifetime_cents,
                purchase=view.costs.purchase_cents,
                yearly=view.costs.yearly_cents,
                years=view.costs.years,
            )
        )
    if view.budget_holder:
        lines.append(words.mrkdwn(PAGE, "budget_holder", user=view.budget_holder))
    if view.extra_budget is not None:
        lines.append(
            words.mrkdwn(
                PAGE,
                "extra_budget",
                asked=view.extra_budget,
                what_for=view.extra_budget_for if view.extra_budget else "",
            )
        )
    lines.extend(start_form_costs(view, words))
    lines.extend(
        _field(words.plain("start_form", f"label_{name}"), text, words)
        for name in _TEXTS
        if (text := getattr(view, name)) and view.needs_words(name)
    )
    yield from paragraphs(lines)


def _field(label: str, text: str, words: Wording) -> Mrkdwn:
    return words.mrkdwn(PAGE, "field", label=label, text=text)


def _steps(view: StartFormView, profile: Profile, words: Wording) -> Iterator[ButtonElement]:
    steps = steps_of(profile)
    for step in steps:
        label = words.plain(PAGE, f"go_to_{step.kind}")
        if sum(each.kind == step.kind for each in steps) > 1:
            label = words.plain(PAGE, "part", label=label, number=step.part + 1)
        yield button(label, action_id=f"{ids.GO_TO}{step}", value=str(view.trajectory_id))


def _download(view: StartFormView, words: Wording) -> ButtonElement:
    return button(
        words.plain(PAGE, "download"), action_id=ids.DOWNLOAD, value=str(view.trajectory_id)
    )
