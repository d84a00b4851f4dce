"""A start form as a document: what stands at each placeholder, and that it comes."""

from collections.abc import Mapping

from bot.messages import start_form_ids as ids
from bot.messages.costs import said_in_short
from bot.messages.document import AroundDocument
from bot.messages.formatting import euros
from bot.messages.start_form_view import StartFormView, ThemeView
from bot.messages.wording import Wording
from bot.policy.cost_centres import of_side
from storage.vocabulary import CostSide, StartFormState

PAGE = "start_form_document"
TEMPLATE = "startformulier"
AROUND = AroundDocument(PAGE, ids.DONE)


def document_values(
    view: StartFormView, names: Mapping[str, str], words: Wording, *, organisation: str, day: str
) -> dict[str, str]:
    """What stands at the placeholders of the whole form.

    :param names: what people are called, by Slack user id.
    """
    state = (view.state or StartFormState.DRAFT).value

    def named(user: str) -> str:
        return names.get(user, "")

    return {
        "gemeente": organisation,
        "datum": day,
        "nummer": str(view.number),
        "naam": view.title,
        "soort_inkoop": view.category,
        "team": view.team,
        "waarde": _amount(view.value_cents),
        "opdrachtgever": named(view.client),
        "budgethouder": named(view.budget_holder),
        "nodig": view.need,
        "kansen": view.opportunities,
        "contractvorm": view.contract_form,
        "extra_budget": _yes_or_no(view.extra_budget, words),
        "extra_budget_voor": view.extra_budget_for,
        "aanschaf": _amount(view.costs.purchase_cents),
        "kosten_per_jaar": _amount(view.costs.yearly_cents),
        "jaren": "" if view.costs.years is None else str(view.costs.years),
        "totale_kosten": _amount(view.lifetime_cents),
        "wie_betaalt": _named_side(view, "who_pays", CostSide.PAYS),
        "wie_heeft_voordeel": _named_side(view, "who_benefits", CostSide.BENEFITS),
        "kostenplaatsen": said_in_short(view.cost_lines, words),
        "opmerkingen": view.remarks,
        "stand": words.plain(PAGE, f"state_{state}"),
        "ingeleverd_door": named(view.handed_in_by),
        "ingeleverd_op": view.handed_in_at,
        "beoordeeld_door": named(view.judged_by),
        "beoordeeld_op": view.judged_at,
        "aanvulling": view.judge_remark,
    }


def document_rows(view: StartFormView, words: Wording) -> list[dict[str, str]]:
    """What stands at the placeholders of each theme."""
    return [
        {
            "thema": theme.label,
            "niveau": _level(theme, words),
            "minimum": "" if theme.lowest is None else str(theme.lowest),
            "motivering": theme.motivation if theme.chosen else "",
            "reden": "" if theme.chosen else theme.reason,
            "uitleg": "" if theme.chosen else theme.explanation,
        }
        for theme in view.themes
    ]


def people_in(view: StartFormView) -> set[str]:
    """Everybody whose name stands in it, by Slack user id."""
    users = (view.client, view.budget_holder, view.handed_in_by, view.judged_by)
    return {user for user in users if user}


def _named_side(view: StartFormView, name: str, side: CostSide) -> str:
    """Who pays or benefits: in words, or else by the names of the cost centres.

    Read back from a document, the names are words that add nothing.
    """
    said: str = getattr(view, name) if view.needs_words(name) else ""
    return said or ", ".join(line.centre for line in of_side(view.cost_lines, side))


def _level(theme: ThemeView, words: Wording) -> str:
    if not theme.chosen:
        return words.plain(PAGE, "not_chosen")
    if theme.level is None:
        return words.plain(PAGE, "chosen")
    return words.plain(PAGE, "level", level=theme.level, name=theme.level_name)


def _yes_or_no(answer: bool | None, words: Wording) -> str:
    if answer is None:
        return ""
    return words.plain("vocabulary", "yes" if answer else "no")


def _amount(cents: int | None) -> str:
    return "" if cents is None else euros(cents)
