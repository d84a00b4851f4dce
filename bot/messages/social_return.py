"""What social return a purchase asks for: as an answer, and in a modal to reckon and to keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import social_return_ids as ids
from bot.messages import trajectory_ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import Option, choose_one, text_field
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph
from bot.messages.misunderstood import CARRIED
from bot.messages.procedure import kind_label
from bot.messages.social_return_lines import sources, sums
from bot.messages.value_view import KeptReturn
from bot.messages.wording import Wording
from bot.policy.social_return import Outcome, Reckoning
from bot.profile.money import CENTS
from storage.vocabulary import SocialReturnWay

PAGE = "social_return"
LONGEST_FIELD = 100


@dataclass(frozen=True)
class ReturnFields:
    """What stands in the form, as it was typed and chosen."""

    value: str = ""
    wages: str = ""
    way: str | None = None


@dataclass(frozen=True)
class ReturnView:
    """What one person asked. Without a reckoning nothing was asked yet.

    ``number`` and ``trajectory_id`` where it is about a trajectory of which they may read the
    value; ``kept`` is what stands with it.
    """

    reckoning: Reckoning | None = None
    fields: ReturnFields = field(default_factory=ReturnFields)
    trajectory_id: int | None = None
    number: int | None = None
    kept: KeptReturn | None = None

    @property
    def has_no_rule(self) -> bool:
        """Whether nothing can ever be reckoned here."""
        return self.reckoning is not None and self.reckoning.outcome is Outcome.NO_RULE

    @property
    def keeps(self) -> bool:
        """Whether a choice can be kept: there is a rule, and it asks something."""
        return self.number is not None and self.reckoning is not None and self.reckoning.is_asked


def answer(view: ReturnView, words: Wording) -> Message:
    """The answer to a command, for one person alone."""
    amount = view.reckoning.value_cents if view.reckoning else None
    blocks = as_blocks([*_answer(view, words), *_beneath(view, words), *_next_steps(view, words)])
    return Message(words.mrkdwn(PAGE, "notification", amount=amount), blocks)


def reckon_here(typed: str, words: Wording) -> Message:
    """Where others read along: a button to it, for whoever presses it alone."""
    text = words.mrkdwn(PAGE, "here")
    opening = button(
        words.plain(PAGE, "submit_reckon"),
        action_id=ids.OPEN_TYPED,
        value=shorten(typed, CARRIED) or " ",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def form(
    view: ReturnView,
    words: Wording,
    *,
    metadata: str,
    step: str,
    mistakes: Sequence[str] = (),
    note: Mrkdwn | None = None,
) -> Block:
    """The answer so far, with what can be filled in below it.

    :param note: what became of the last time it was sent in.
    """
    told: list[SdkBlock] = [] if note is None else [paragraph(note)]
    if mistakes:
        told.append(paragraph(words.mrkdwn(PAGE, "mistakes", mistakes=mistakes)))
    told.extend(_answer(view, words) or [paragraph(words.mrkdwn(PAGE, "intro"))])
    asks = (view.number is None and not view.has_no_rule) or view.keeps
    submit = words.plain(PAGE, "submit_keep" if view.keeps else "submit_reckon")
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "title"),
        submit=submit if asks else None,
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=(
            *as_blocks(told),
            *(_fields(view, words, step) if asks else as_blocks(_next_steps(view, words))),
            *as_blocks(_beneath(view, words)),
        ),
    )


def kept_note(view: ReturnView, words: Wording, *, stale: bool = False) -> Mrkdwn | None:
    """What stands with the trajectory by now; that a colleague chose it meanwhile, if so."""
    if view.kept is None:
        return None
    choice = choice_text(view.kept, words)
    return words.mrkdwn(PAGE, "stale" if stale else "kept", number=view.number, choice=choice)


def choice_text(kept: KeptReturn, words: Wording) -> str:
    """What was chosen, inside a sentence; plain text."""
    wages = None if kept.wage_permille is None else kept.wage_permille / 10
    way = words.plain(PAGE, f"way_{kept.way.value}")
    return words.plain(PAGE, "choice", way=way, wages=wages)


def _answer(view: ReturnView, words: Wording) -> list[SdkBlock]:
    reckoning = view.reckoning
    if reckoning is None:
        return []
    blocks: list[SdkBlock] = []
    if view.number is not None and reckoning.value_cents is not None:
        data = {"number": view.number, "amount": reckoning.value_cents}
        blocks.append(paragraph(words.mrkdwn(PAGE, "of_trajectory", **data)))
    blocks.append(paragraph(Mrkdwn("\n".join([_verdict(view, words), *sums(reckoning, words)]))))
    return blocks


def _beneath(view: ReturnView, words: Wording) -> list[SdkBlock]:
    """Where it comes from; in the form below the fields, which are what somebody came for."""
    return [] if view.reckoning is None else list(sources(view.reckoning, words))


def _verdict(view: ReturnView, words: Wording) -> Mrkdwn:
    reckoning = view.reckoning or Reckoning(Outcome.NO_VALUE)
    return words.mrkdwn(PAGE, _phrase(reckoning), number=view.number, **_data(reckoning, words))


def _phrase(reckoning: Reckoning) -> str:
    european = reckoning.rule is not None and reckoning.rule.basis == "european"
    if european and reckoning.outcome in (Outcome.ASKED, Outcome.NOT_ASKED):
        return f"{reckoning.outcome}_european"
    return str(reckoning.outcome)


def _data(reckoning: Reckoning, words: Wording) -> dict[str, object]:
    data: dict[str, object] = {"amount": reckoning.value_cents}
    held = [*reckoning.reached, *reckoning.missed]
    if held:
        threshold = held[0].threshold
        data["limit"] = threshold.amount * CENTS
        data["above"] = threshold.comparison == "more-than"
    for name, group in (("kinds", reckoning.reached), ("others", reckoning.missed)):
        if reckoning.outcome is Outcome.DEPENDS:
            data[name] = [kind_label(each.threshold, words) for each in group]
    return data


def _fields(view: ReturnView, words: Wording, step: str) -> Iterator[Block]:
    names = ["wages"] if view.number is not None else ["value", "wages"]
    for name in names:
        yield text_field(
            name,
            words.plain(PAGE, f"label_{name}"),
            value=shorten(getattr(view.fields, name), LONGEST_FIELD),
            example=words.plain(PAGE, f"example_{name}"),
            longest=LONGEST_FIELD,
            required=name == "value",
            step=step,
            hint=words.plain(PAGE, f"hint_{name}"),
        )
    if view.keeps:
        yield choose_one(
            "way",
            words.plain(PAGE, "label_way"),
            options=[
                Option(way.value, words.plain(PAGE, f"way_{way.value}")) for way in ways(view)
            ],
            chosen=view.fields.way,
            example=words.plain(PAGE, "example_way"),
            required=True,
            step=step,
            hint=words.plain(PAGE, "hint_way"),
        )


def ways(view: ReturnView) -> tuple[SocialReturnWay, ...]:
    """What the rule leaves to choose from."""
    rule = view.reckoning.rule if view.reckoning else None
    if rule is not None and rule.alternative is not None:
        return tuple(SocialReturnWay)
    return (SocialReturnWay.PERCENTAGE,)


def _next_steps(view: ReturnView, words: Wording) -> list[SdkBlock]:
    """What can be done next: keep it, give the trajectory a value, or reckon again."""
    value = str(view.trajectory_id)
    if view.has_no_rule:
        return []
    if view.number is None:
        typed = " ".join(filter(None, (view.fields.value, view.fields.wages)))
        label, action_id = words.plain(PAGE, "reckon"), ids.OPEN_TYPED
        value = shorten(typed, CARRIED) or " "
    elif view.keeps:
        label, action_id = words.plain(PAGE, "keep", number=view.number), ids.OPEN_TRAJECTORY
    elif view.reckoning is not None and view.reckoning.outcome is Outcome.NO_VALUE:
        label, action_id = words.plain(PAGE, "fill_in"), trajectory_ids.OPEN_EDIT
    else:
        return []
    return [ActionsBlock(elements=[button(label, action_id=action_id, value=value)])]
