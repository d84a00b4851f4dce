"""What the value of a trajectory means, among its details."""

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import social_return_ids
from bot.messages.escaping import Mrkdwn
from bot.messages.message import Block, as_blocks, button, paragraph
from bot.messages.procedure import PAGE, kind_label, outdated
from bot.messages.social_return import choice_text
from bot.messages.trajectory_view import TrajectoryView
from bot.messages.value_view import ValueMeaning
from bot.messages.wording import Wording
from bot.policy.social_return import Outcome
from storage.vocabulary import SocialReturnWay


def meaning_blocks(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    """Both rules in two lines, and the way to more; nothing for who may not read the value.

    Where there is no rule for social return there is nothing more to it either.
    """
    meaning = view.meaning
    if meaning is None:
        return ()
    lines = _lines(meaning, words)
    blocks: list[SdkBlock] = [paragraph(Mrkdwn("\n".join(lines)))] if lines else []
    if meaning.reckoning.outcome is Outcome.NO_RULE:
        return as_blocks(blocks)
    label = words.plain("social_return", "title")
    opening = button(
        label, action_id=social_return_ids.OPEN_TRAJECTORY, value=str(view.trajectory_id)
    )
    return as_blocks([*blocks, ActionsBlock(elements=[opening])])


def _lines(meaning: ValueMeaning, words: Wording) -> list[Mrkdwn]:
    lines = []
    if meaning.compared:
        sides: dict[bool, list[str]] = {True: [], False: []}
        for each in meaning.compared:
            sides[each.reached].append(kind_label(each.threshold, words))
        phrase = "meaning" if sides[True] else "meaning_under"
        lines.append(words.mrkdwn(PAGE, phrase, above=sides[True], under=sides[False]))
        lines.extend(outdated(meaning.compared, words))
    social_return = _social_return(meaning, words)
    return lines if social_return is None else [*lines, social_return]


def _social_return(meaning: ValueMeaning, words: Wording) -> Mrkdwn | None:
    reckoning, kept = meaning.reckoning, meaning.kept
    if kept is None:
        phrases = {Outcome.ASKED: "return_asked", Outcome.DEPENDS: "return_depends"}
        phrase = phrases.get(reckoning.outcome)
        return None if phrase is None else words.mrkdwn(PAGE, phrase)
    share = reckoning.usual or reckoning.low_wages
    shown = kept.way is SocialReturnWay.PERCENTAGE and share is not None
    return words.mrkdwn(
        PAGE,
        "return_kept",
        choice=choice_text(kept, words),
        amount=share.cents if shown and share else None,
        percentage=share.percentage if shown and share else None,
    )
