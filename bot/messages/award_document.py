"""The dossier of a case as a document: what stands at each placeholder, and that it comes."""

from collections.abc import Mapping

from bot.language.titles import capitalised
from bot.messages import award_ids as ids
from bot.messages.award_evidence import evidence_in_document
from bot.messages.award_view import AwardCase, Dossier
from bot.messages.document import AroundDocument
from bot.messages.trajectory_view import role_label
from bot.messages.wording import Wording
from bot.policy.award_dossier import Criterion, Scored

PAGE = "award_document"
TEMPLATE = "prijsdossier"
AROUND = AroundDocument(PAGE, ids.DONE)
_MOST_NAMES = 10


def dossier_values(
    dossier: Dossier, words: Wording, *, organisation: str, day: str
) -> dict[str, str]:
    """What stands at the placeholders of the whole of it. ``day`` is today, as text."""
    case = dossier.case
    return {
        "gemeente": organisation,
        "datum": day,
        "prijs": dossier.label,
        "jaar": str(dossier.year),
        "nummer": str(case.number),
        "naam": case.title,
        "kort": words.plain(
            PAGE,
            "short",
            category=case.category,
            team=case.team,
            themes=list(dossier.themes),
            signed_on=dossier.signed_on,
        ),
        "verhaal": _to_write("story", words),
        "waarom": dossier.why or words.plain(PAGE, "still_to_write"),
        "nakijken": words.plain(PAGE, "to_check", names=list(dossier.to_check)[:_MOST_NAMES]),
    }


def dossier_rows(
    dossier: Dossier, names: Mapping[str, str], words: Wording
) -> list[dict[str, str]]:
    """What stands at the placeholders of each criterion of the jury, and of each function.

    :param names: what the people who said yes are called, by Slack user id.
    """
    case = dossier.case
    criteria = [
        {"criterium": capitalised(label), "bewijs": _evidence(scored, case, words)}
        for label, scored in case.jury
    ]
    people = [
        {
            "functie": role_label(role, words),
            "wie": names.get(user) or words.plain(PAGE, "without_name"),
        }
        for role, user in (dossier.people or {}).items()
    ]
    people += [
        {"functie": words.plain(PAGE, "others"), "wie": names[user]}
        for user in dossier.others
        if names.get(user)
    ]
    return [*criteria, *(people or [{"functie": words.plain(PAGE, "nobody"), "wie": ""}])]


def _evidence(scored: Scored | None, case: AwardCase, words: Wording) -> str:
    """What is recorded, and then what a person still has to write."""
    if scored is None:
        return words.plain(PAGE, "still_to_write")
    lines = [f"• {capitalised(each)}." for each in evidence_in_document(scored, case, words)]
    if not lines:
        lines.append(words.plain(PAGE, "not_recorded"))
    if scored.criterion is Criterion.EFFECT and case.facts.not_well:
        lines.append(words.plain(PAGE, "not_well", not_well=list(case.facts.not_well)))
    lines.append(_to_write(scored.criterion, words))
    return "\n".join(lines)


def _to_write(what: str, words: Wording) -> str:
    return words.plain(PAGE, "still_to_write_what", what=words.plain(PAGE, f"what_{what}"))
