"""The lines of an answer about social return: the sums, and where the rule comes from."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages.escaping import Mrkdwn
from bot.messages.message import paragraph, small_print
from bot.messages.wording import Wording
from bot.policy.social_return import Outcome, Reckoning, Share
from bot.profile.money import SocialReturn

PAGE = "social_return"
_NOTHING_RECKONED = (Outcome.NO_VALUE, Outcome.ZERO, Outcome.NEGATIVE, Outcome.TOO_LARGE)


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
    """What is outdated, who decides and helps, and the source; the rule's own words as the last.

    Where social return is not asked, the source is enough; an amount with which nothing can be
    done has none.
    """
    rule = reckoning.rule
    if rule is None or reckoning.outcome in _NOTHING_RECKONED:
        return
    ended = [each.ended_on for each in (*reckoning.reached, *reckoning.missed) if each.ended_on]
    if ended:
        yield paragraph(words.mrkdwn(PAGE, "outdated", day=max(ended)))
    source = words.mrkdwn(PAGE, "source", citation=rule.source.citation, article=rule.article)
    if not reckoning.is_asked:
        yield small_print(source)
        return
    texts = [words.mrkdwn(PAGE, "decides")]
    if rule.partner is not None:
        texts.append(words.mrkdwn(PAGE, "help", partner=rule.partner))
    if rule.guideline is not None:
        texts.append(words.mrkdwn(PAGE, "guideline", guideline=rule.guideline))
    yield small_print(Mrkdwn("\n".join([*texts, source])))
    quoted = [words.mrkdwn(PAGE, "rule", text=rule.text)]
    quoted.extend(words.mrkdwn(PAGE, "contradiction", text=text) for text in rule.also_written)
    yield small_print(Mrkdwn("\n".join(quoted)))


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
