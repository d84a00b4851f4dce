"""The lines of an answer about social return: the sums, and where the rule comes from."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages.escaping import Mrkdwn
from bot.messages.message import paragraph, small_print
from bot.messages.wording import Wording
from bot.policy.social_return import Reckoning, Share
from bot.profile.money import SocialReturn

PAGE = "social_return"


def sums(reckoning: Reckoning, words: Wording) -> Iterator[Mrkdwn]:
    """What is asked, in percentages and euros, and what may be asked instead."""
    rule = reckoning.rule
    if rule is None or not reckoning.is_asked:
        return
    if reckoning.usual is not None:
        yield _usual(reckoning, reckoning.usual, rule, words)
    if reckoning.low_wages is not None:
        phrase = "share_low" if reckoning.wage_permille is None else "share_known"
        yield _share(phrase, reckoning, reckoning.low_wages, rule, words, low=True)
    if rule.alternative is not None:
        yield words.mrkdwn(PAGE, "alternative", text=rule.alternative)


def sources(reckoning: Reckoning, words: Wording) -> Iterator[SdkBlock]:
    """What contradicts it, what is outdated, who helps, who decides, and the source."""
    rule = reckoning.rule
    if rule is None:
        return
    ended = [each.ended_on for each in (*reckoning.reached, *reckoning.missed) if each.ended_on]
    if ended:
        yield paragraph(words.mrkdwn(PAGE, "outdated", day=max(ended)))
    citation = rule.source.citation
    for text in rule.also_written:
        yield paragraph(words.mrkdwn(PAGE, "contradiction", citation=citation, text=text))
    texts = [words.mrkdwn(PAGE, "decides")] if reckoning.is_asked else []
    if rule.partner is not None:
        texts.append(words.mrkdwn(PAGE, "help", partner=rule.partner))
    if rule.guideline is not None:
        texts.append(words.mrkdwn(PAGE, "guideline", guideline=rule.guideline))
    texts.append(words.mrkdwn(PAGE, "rule", text=rule.text))
    texts.append(words.mrkdwn(PAGE, "source", citation=citation, article=rule.article))
    yield small_print(Mrkdwn("\n".join(texts)))


def _usual(reckoning: Reckoning, share: Share, rule: SocialReturn, words: Wording) -> Mrkdwn:
    known = reckoning.wage_permille is not None and rule.low_wages_below is not None
    return _share("share_known" if known else "share", reckoning, share, rule, words, low=False)


def _share(
    phrase: str,
    reckoning: Reckoning,
    share: Share,
    rule: SocialReturn,
    words: Wording,
    *,
    low: bool,
) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        phrase,
        percentage=share.percentage,
        amount=share.cents,
        wages=(reckoning.wage_permille or 0) / 10,
        below=rule.low_wages_below,
        low=low,
    )
