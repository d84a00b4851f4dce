"""What a presenter may know of a start form; whoever gets a view may read all of it."""

from dataclasses import dataclass, field

from bot.policy.cost_centres import CostLine, words_add
from bot.policy.start_form import FindingKind
from bot.policy.total_cost import Costs, lifetime_cost
from storage.vocabulary import CostSide, StartFormState

_SIDES = {"who_pays": CostSide.PAYS, "who_benefits": CostSide.BENEFITS}


@dataclass(frozen=True)
class ThemeView:
    """A theme of the form. ``label`` as people read it; ``lowest`` is the organisation's minimum.

    ``goal`` is a policy goal with its source (``goal_source``); ``aspiration`` what the team
    aspires to, with its source; ``reason`` the label of the chosen reason; ``fits``: it goes
    with the category; ``maximal``: what doing it fully means there, where somebody wrote that.
    ``explained`` tells who explained it (Slack user id) and when.
    """

    slug: str
    label: str
    chosen: bool = False
    level: int | None = None
    level_name: str | None = None
    lowest: int | None = None
    motivation: str = ""
    reason: str = ""
    explanation: str = ""
    goal: str = ""
    goal_source: str = ""
    aspiration: str = ""
    aspiration_source: str = ""
    fits: bool = False
    maximal: str = ""
    explained_by: str = ""
    explained_at: str = ""


@dataclass(frozen=True)
class FindingView:
    """Something that could be better; ``theme`` is a label, ``lowest`` the level that is asked."""

    kind: FindingKind
    theme: str = ""
    lowest: int | None = None


@dataclass(frozen=True)
class StartFormView:
    """A start form. People are Slack user ids; moments are text.

    ``question`` is the municipality's own first question, whether it is needed at all;
    ``duty`` who must be able to explain now. ``state`` is None as long as nobody
    began; ``extra_budget``: whether more money is asked than there is, None as long as nobody said;
    ``cost_lines`` are the cost centres of the trajectory, which say more than who pays
    and who benefits in words.
    """

    trajectory_id: int
    number: int
    title: str
    state: StartFormState | None = None
    version: int = 0
    rounds: int = 0
    themes: tuple[ThemeView, ...] = ()
    findings: tuple[FindingView, ...] = ()
    question: str = ""
    duty: str = ""
    duty_source: str = ""
    need: str = ""
    opportunities: str = ""
    contract_form: str = ""
    costs: Costs = field(default_factory=Costs)
    who_pays: str = ""
    who_benefits: str = ""
    remarks: str = ""
    cost_lines: tuple[CostLine, ...] = ()
    budget_holder: str = ""
    extra_budget: bool | None = None
    extra_budget_for: str = ""
    handed_in_by: str = ""
    handed_in_at: str = ""
    judged_by: str = ""
    judged_at: str = ""
    judge_remark: str = ""
    value_cents: int | None = None
    category: str = ""
    team: str = ""
    client: str = ""
    may_change: bool = False
    may_judge: bool = False

    @property
    def lifetime_cents(self) -> int | None:
        """What it costs over its whole life, in euro cents; None where that is not known."""
        return lifetime_cost(self.costs)

    def needs_words(self, name: str) -> bool:
        """Whether a text of the form is still to be asked and shown in words.

        Who pays and who benefits are not, where the cost centres tell it already.
        """
        side = _SIDES.get(name)
        if side is None:
            return True
        recorded = any(line.side is side for line in self.cost_lines)
        return not recorded or words_add(getattr(self, name), self.cost_lines, side)
