"""What people fill in of a start form, compared and written in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.policy.ambition import OrganisationLevel
from bot.policy.start_form import Means, ThemeChoice
from bot.policy.total_cost import Costs
from storage.start_forms import StartFormRecord
from storage.tables import StartForm, StartFormTheme

FREE_TEXT = frozenset(
    {"need", "opportunities", "contract_form", "extra_budget_for"}
    | {"who_pays", "who_benefits", "remarks", "words"}
)
"""What somebody typed; in the event log it can be blanked."""

_TEXTS = FREE_TEXT - {"words"}
_NOTHING_IS_NOT_ZERO = ("extra_budget", "purchase", "yearly", "years")


@dataclass(frozen=True)
class ThemeAnswer:
    """What the form says of one theme. ``reason`` is a slug of the profile's list."""

    chosen: bool = False
    level: int | None = None
    motivation: str = ""
    reason: str | None = None
    explanation: str = ""


@dataclass(frozen=True)
class StartFormInput:
    """A start form as somebody wants it to be.

    Costs are euro cents, excl. VAT; ``budget_holder`` is a person id;
    ``extra_budget``: whether more money is asked than there is, None as long as nobody said.
    """

    need: str = ""
    opportunities: str = ""
    contract_form: str = ""
    budget_holder: int | None = None
    extra_budget: bool | None = None
    extra_budget_for: str = ""
    purchase: int | None = None
    yearly: int | None = None
    years: int | None = None
    who_pays: str = ""
    who_benefits: str = ""
    remarks: str = ""
    themes: Mapping[str, ThemeAnswer] = field(default_factory=dict)

    def answer(self, theme: str) -> ThemeAnswer:
        """What it says of a theme; nothing as long as nobody said anything."""
        return self.themes.get(theme, ThemeAnswer())

    @property
    def costs(self) -> Costs:
        """What it costs, for the sum."""
        return Costs(self.purchase, self.yearly, self.years)

    @property
    def means(self) -> Means:
        """What it says of money and people, for the rules."""
        return Means(
            self.opportunities,
            self.budget_holder is not None,
            self.costs,
            self.extra_budget,
            self.extra_budget_for,
        )

    def choice(self, theme: str) -> ThemeChoice:
        """What it says of a theme, for the rules."""
        answer = self.answer(theme)
        return ThemeChoice(
            theme,
            chosen=answer.chosen,
            level=None if answer.level is None else OrganisationLevel(answer.level),
            motivation=answer.motivation,
            has_reason=answer.reason is not None,
            explanation=answer.explanation,
        )


def input_of(record: StartFormRecord) -> StartFormInput:
    """What a stored start form holds."""
    form = record.form
    return StartFormInput(
        need=form.need or "",
        opportunities=form.opportunities or "",
        contract_form=form.contract_form or "",
        budget_holder=form.budget_holder_id,
        extra_budget=form.extra_budget,
        extra_budget_for=form.extra_budget_for or "",
        purchase=form.purchase_cents,
        yearly=form.yearly_cents,
        years=form.years,
        who_pays=form.who_pays or "",
        who_benefits=form.who_benefits or "",
        remarks=form.remarks or "",
        themes={slug: _answer(row) for slug, row in record.themes.items()},
    )


def write_fields(
    session: Session,
    record: StartFormRecord,
    wanted: StartFormInput,
    *,
    actor_id: int,
    now: datetime,
) -> None:
    """Make the stored start form hold what is wanted; who explained a theme is kept with it."""
    form = record.form
    for name in _TEXTS:
        setattr(form, name, getattr(wanted, name) or None)
    form.budget_holder_id = wanted.budget_holder
    form.extra_budget = wanted.extra_budget
    form.purchase_cents, form.yearly_cents = wanted.purchase, wanted.yearly
    form.years = wanted.years
    session.add(form)
    session.flush()
    for slug, answer in wanted.themes.items():
        row = record.themes.get(slug)
        if row is None:
            row = StartFormTheme(start_form_id=form.id or 0, theme=slug)
        _write_answer(row, answer, actor_id=actor_id, now=now)
        session.add(row)
    session.flush()


def changes(before: StartFormInput | None, after: StartFormInput) -> dict[str, list[Any]]:
    """Each field that differs, as ``[before, after]``, in values that JSON knows.

    ``themes`` holds the choices, ``words`` what was typed about them.
    """
    old = _plain(before) if before else {}
    return {
        name: [old.get(name), value]
        for name, value in _plain(after).items()
        if old.get(name) != value
    }


def split_texts(changed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Changes apart: facts that stay, and texts that can be blanked."""
    facts = {name: value for name, value in changed.items() if name not in FREE_TEXT}
    texts = {name: value for name, value in changed.items() if name in FREE_TEXT}
    return facts, texts


def _plain(values: StartFormInput) -> dict[str, Any]:
    plain = {
        each.name: getattr(values, each.name) or None
        for each in fields(values)
        if each.name not in {"themes", *_NOTHING_IS_NOT_ZERO}
    }
    for name in _NOTHING_IS_NOT_ZERO:
        plain[name] = getattr(values, name)  # nothing is not the same as € 0, or as no
    choices, words = {}, {}
    for slug, answer in sorted(values.themes.items()):
        choices[slug] = [answer.chosen, answer.level, answer.reason]
        words[slug] = [answer.motivation, answer.explanation]
    plain["themes"] = choices or None
    plain["words"] = words if any(any(both) for both in words.values()) else None
    return plain


def _answer(row: StartFormTheme) -> ThemeAnswer:
    return ThemeAnswer(
        chosen=row.chosen,
        level=row.level,
        motivation=row.motivation or "",
        reason=row.reason,
        explanation=row.explanation or "",
    )


def _write_answer(
    row: StartFormTheme, answer: ThemeAnswer, *, actor_id: int, now: datetime
) -> None:
    explained = (row.reason, row.explanation or "") != (answer.reason, answer.explanation)
    if explained:
        given = bool(answer.reason or answer.explanation)
        row.explained_by_id, row.explained_at = (actor_id, now) if given else (None, None)
    row.chosen, row.level = answer.chosen, answer.level
    row.motivation, row.reason = answer.motivation or None, answer.reason
    row.explanation = answer.explanation or None


def blank(trajectory_id: int, *, workspace_id: int, actor_id: int, now: datetime) -> StartForm:
    """A start form that somebody begins."""
    return StartForm(
        workspace_id=workspace_id,
        trajectory_id=trajectory_id,
        started_by_id=actor_id,
        version=0,
        created_at=now,
        updated_at=now,
    )
