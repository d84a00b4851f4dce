"""What speaks for a case, in words: the same in the list and in the document."""

from collections.abc import Sequence

from bot.messages.award_view import AwardCase
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.wording import Wording
from bot.policy.award_dossier import CaseFacts, Reason, Scored

PAGE = "award"
_FEW = 3
_SHORT = 80


def evidence_in_list(scored: Scored, case: AwardCase, words: Wording) -> list[Mrkdwn]:
    """What the score on one criterion rests on, in short."""
    return [
        words.mrkdwn(PAGE, f"evidence_{reason}", **_data(case.facts, words, few=True))
        for reason in scored.reasons
    ]


def evidence_in_document(scored: Scored, case: AwardCase, words: Wording) -> list[str]:
    """The same in full, as plain text."""
    return [
        words.plain(PAGE, f"evidence_{reason}", **_data(case.facts, words, few=False))
        for reason in scored.reasons
    ]


def advice(reason: Reason, words: Wording) -> Mrkdwn:
    """What would make a case stronger, in one sentence."""
    return words.mrkdwn(PAGE, f"stronger_{reason}")


def _data(facts: CaseFacts, words: Wording, *, few: bool) -> dict[str, object]:
    """What the phrases may use."""

    def some(texts: Sequence[str]) -> list[str]:
        return [shorten(text, _SHORT) for text in texts[:_FEW]] if few else list(texts)

    return {
        "case": facts,
        "themes": [each.label for each in facts.themes],
        "above": [
            words.plain(PAGE, "above", label=each.label, level=each.level, minimum=each.minimum)
            for each in facts.above
        ],
        "placed": [
            words.plain(PAGE, f"placed_{place}", label=label) for label, place in facts.placed
        ],
        "well": list(facts.well),
        "figures": some(facts.figures),
        "tools": some(facts.tools),
        "market_answers": some(facts.market_answers),
        "market_lessons": some(facts.market_lessons),
    }
