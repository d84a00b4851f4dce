"""What happened to a trajectory, from the event log, as one person may read it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.messages.costs import said_in_short
from bot.messages.formatting import day, day_and_time, euros, in_sentence, listed
from bot.messages.pilot_sheets import stage_label
from bot.messages.social_return import choice_text
from bot.messages.trajectory_view import HistoryLine, PersonChange, Planning, phase_label
from bot.messages.value_view import KeptReturn
from bot.policy.phases import shown_phase
from bot.profile.organisation import Category, Team
from bot.profile.themes import Theme
from bot.services.cost_lines import EVENT_COSTS, lines_from_log
from bot.services.explaining import EVENT_EXPLAINED, OWN_WORDS
from bot.services.intake import EVENT_INTAKE
from bot.services.journey_facts import EVENT_PHASE
from bot.services.municipality import Municipality
from bot.services.silence_facts import EVENT_SILENCE
from bot.services.tool_outcomes import EVENT_BLANKED, EVENT_RECORDED
from bot.services.trajectory_criteria import EVENT_FIT
from storage.tables import Event
from storage.vocabulary import Phase, PilotStage, Precision, ProcessRole, SocialReturnWay

SHOWN_KINDS = frozenset(
    {"logged", "shared", "changed", "redacted", "phase", "need", "award"}
    | {"promises", "handover", "result", EVENT_RECORDED, EVENT_BLANKED, "pilot"}
    | {EVENT_COSTS, EVENT_FIT, EVENT_EXPLAINED, EVENT_INTAKE, EVENT_SILENCE}
)
_WITH_FIELDS = frozenset(
    {"changed", "phase", "need", "award", "promises", "handover", "result"}
    | {EVENT_RECORDED, EVENT_BLANKED, "pilot", EVENT_COSTS, EVENT_FIT}
    | {EVENT_EXPLAINED, EVENT_INTAKE, EVENT_SILENCE}
)
_HIDDEN_FACTS = frozenset(
    {"version", "sharing", "channel", "by_rule", "reason_choices", "moment"}
    | {"promise_texts", "handover_remark", "result_remarks"}  # they stand in the details
    | {"criterion", "criterion_reason", "explanation_texts", "agreement_texts", "asked"}
)
_DAYS_OF_AWARD = (
    "decision_on",
    "standstill_until",
    "objection_on",
    "objection_ended_on",
    "final_on",
    "signed_on",
)
_CONTRACT_DATES = frozenset({"contract_start", "contract_end"})
_FOR_EVERYBODY = frozenset({"phase"}) | _CONTRACT_DATES
"""What a step may tell to who is not of the purchase."""
_CONFIDENTIAL = frozenset({"value_cents", "social_return", "costs"})
"""Fields of which only who may read the exact value reads what they held."""


@dataclass(frozen=True)
class _Reader:
    """Who reads, and what they may: see :func:`history_lines`."""

    here: Municipality
    slack_ids: Mapping[int, str]
    exact: bool
    inside: bool
    dated: bool


def history_lines(
    events: Sequence[Event],
    slack_ids: Mapping[int, str],
    *,
    here: Municipality,
    exact: bool,
    inside: bool,
    dated: bool,
    before_sharing: bool,
) -> tuple[HistoryLine, ...]:
    """The events that people read, oldest first.

    :param slack_ids: Slack user ids of :func:`people_in`, by person id.
    :param exact: whether this person may read amounts; else only that one changed.
    :param inside: whether this person may read what an award waits for, and why something is
        not needed; else a step tells the phase alone, as everybody may know it.
    :param dated: whether this person may know when the contract runs.
    :param before_sharing: whether this person may read what it held before it was shared;
        else only which fields changed in that time, and through which phases it went.
    """
    reader = _Reader(here, slack_ids, exact=exact, inside=inside, dated=dated)
    taken_back = set[int]() if inside else _taken_back(events)
    shared_at = next((n for n, event in enumerate(events) if event.kind == "shared"), len(events))
    return tuple(
        _line(event, reader)
        if before_sharing or number > shared_at
        else _without_values(_line(event, reader))
        for number, event in enumerate(events)
        if event.kind in SHOWN_KINDS
        and number not in taken_back
        and (inside or _tells_others(event, dated=dated))
    )


def people_in(events: Iterable[Event]) -> set[int]:
    """Everybody that the events speak of, by person id."""
    found: set[int] = set()
    for event in events:
        if event.actor_id is not None:
            found.add(event.actor_id)
        for side in event.facts.get("roles") or ():
            found.update((side or {}).values())
    return found


def _tells_others(event: Event, *, dated: bool) -> bool:
    """Whether it is for everybody: of the steps only those that change the phase they know."""
    if event.kind == "changed" and not dated:
        fields = {*event.facts, *(event.texts or {})} - _HIDDEN_FACTS
        return not fields or bool(fields - _CONTRACT_DATES)
    if event.kind == EVENT_PHASE:
        before, after = (_known_phase(each) for each in event.facts["phase"])
        return before != after
    return event.kind not in _WITH_FIELDS - {"changed"}


def _taken_back(events: Sequence[Event]) -> set[int]:
    """Which steps were undone later, and the steps that undid them; by their place."""
    undone, standing = set[int](), list[int]()
    for number, event in enumerate(events):
        if event.kind != EVENT_PHASE:
            continue
        if standing and events[standing[-1]].facts["phase"] == event.facts["phase"][::-1]:
            undone |= {standing.pop(), number}
        else:
            standing.append(number)
    return undone


def _known_phase(phase: str) -> str:
    return shown_phase(Phase(phase), inside=False).value


def _changes(event: Event, reader: _Reader) -> dict[str, Any]:
    """What changed, by field, as far as it is shown at all."""
    if event.kind not in _WITH_FIELDS:
        return {}
    changed = {**event.facts, **(event.texts or {})}
    if event.kind == EVENT_PHASE and not reader.inside:
        changed = {name: both for name, both in changed.items() if name in _FOR_EVERYBODY}
        changed["phase"] = [_known_phase(each) for each in changed["phase"]]
    hidden = _HIDDEN_FACTS if reader.dated else _HIDDEN_FACTS | _CONTRACT_DATES
    return {name: both for name, both in changed.items() if name not in hidden}


def _line(event: Event, reader: _Reader) -> HistoryLine:
    changes, here, slack_ids = _changes(event, reader), reader.here, reader.slack_ids
    return HistoryLine(
        kind=event.kind,
        at=day_and_time(event.at, here.zone),
        actor=slack_ids.get(event.actor_id or 0, ""),
        fields=tuple(changes),
        values={
            name: (_readable(name, both[0], here), _readable(name, both[1], here))
            for name, both in changes.items()
            if name != "roles" and (reader.exact or name not in _CONFIDENTIAL)
        },
        people=_people(changes.get("roles"), slack_ids),
    )


def _without_values(line: HistoryLine) -> HistoryLine:
    """Only what changed; which phase it went to is known to everybody who reads along."""
    known = {name: both for name, both in line.values.items() if name == "phase"}
    return replace(line, values=known, people=())


def _people(
    both: Sequence[Mapping[str, int] | None] | None, slack_ids: Mapping[int, str]
) -> tuple[PersonChange, ...]:
    if both is None:
        return ()
    before, after = (side or {} for side in both)
    return tuple(
        PersonChange(
            role,
            before=slack_ids.get(before.get(role.value, 0), ""),
            after=slack_ids.get(after.get(role.value, 0), ""),
        )
        for role in ProcessRole
        if before.get(role.value) != after.get(role.value)
    )


def _readable(name: str, value: Any, here: Municipality) -> str:
    """A value of the event log as people read it; empty for none."""
    profile = here.profile
    readers: Mapping[str, Callable[[Any], str]] = {
        "category": lambda slug: _labels([slug], profile.categories),
        "team": lambda slug: _labels([slug], profile.teams),
        "themes": lambda slugs: _labels(slugs, profile.themes),
        "value_cents": euros,
        "social_return": lambda fact: _social_return(fact, here),
        "publication": _planning,
        "contract_start": _day,
        "contract_end": _day,
        **dict.fromkeys(_DAYS_OF_AWARD, _day),
        "silence": lambda answer: here.words.plain("silence", f"answer_{answer}"),
        "rests_until": _day,
        "phase": lambda phase: phase_label(Phase(phase), here.words),
        "need": lambda answer: here.words.plain("journey", f"need_{answer.replace('-', '_')}"),
        "tool": lambda slug: next((t.label for t in profile.tools if t.slug == slug), slug),
        "criterion_fit": lambda fits: _fits(fits, here),
        "saved_cents": euros,
        "objection": lambda kind: here.words.plain(
            "journey", f"objection_{kind.replace('-', '_')}"
        ),
        "promises": lambda places: _of_contract(places, "place", here),
        "explanations": lambda reasons: _explained(reasons, here),
        "results": lambda answers: _of_contract(answers, "answer", here),
        "handover": lambda state: here.words.plain("contract", f"handover_{state}"),
        **dict.fromkeys(
            ("shortened", "is_pilot", "without_talk"),
            lambda yes: here.words.plain("vocabulary", "yes" if yes else "no"),
        ),
        "costs": lambda plain: said_in_short(lines_from_log(plain), here.words),
        "pilot_stage": lambda stage: stage_label(PilotStage(stage), here.words),
        "pilot_team": lambda slug: _labels([slug], profile.teams),
        "pilot_themes": lambda slugs: _labels(slugs, profile.themes),
        "talk_on": _day,
        "agreements": lambda rows: str(len(rows)),
        "intake_answers": lambda _answers: "",  # they stand in the details
        "pilot_fit": lambda _answers: "",  # that the questions were answered says enough here
    }
    return "" if value is None else readers.get(name, str)(value)


def _labels(slugs: Collection[str], known: Iterable[Category | Team | Theme]) -> str:
    labels = {each.slug: each.label for each in known}
    return listed([labels.get(slug, slug) for slug in slugs])


def _per_theme(said: Mapping[str, str], here: Municipality) -> str:
    """Per theme what was said of it: ``Klimaat: eis``."""
    return listed(
        [
            here.words.plain(
                "contract",
                "history_theme",
                theme=_labels([theme], here.profile.themes),
                said=words,
            )
            for theme, words in said.items()
        ]
    )


def _of_contract(said: Mapping[str, str], kind: str, here: Municipality) -> str:
    labels = {each: here.words.plain("contract", f"{kind}_{each}") for each in set(said.values())}
    return _per_theme({theme: labels[each] for theme, each in said.items()}, here)


def _explained(reasons: Mapping[str, str], here: Municipality) -> str:
    """Of which theme it was said why not: ``Klimaat: de markt biedt dit nog niet``."""
    known = here.profile.explanations.reasons if here.profile.explanations else ()
    labels = {each.slug: in_sentence(each.label) for each in known}
    labels[OWN_WORDS] = here.words.plain("contract", "history_own_words")
    return _per_theme({theme: labels.get(each, each) for theme, each in reasons.items()}, here)


def _fits(said: Mapping[str, bool], here: Municipality) -> str:
    """Of which theme a criterion suits or not: ``Klimaat: past``."""
    labels = {
        fits: here.words.plain("criteria", f"answer_{'yes' if fits else 'no'}")
        for fits in (True, False)
    }
    return _per_theme({theme: labels[fits] for theme, fits in said.items()}, here)


def _planning(value: Sequence[str]) -> str:
    start, end, precision = value
    return str(Planning(date.fromisoformat(start), date.fromisoformat(end), Precision(precision)))


def _social_return(fact: Mapping[str, Any], here: Municipality) -> str:
    kept = KeptReturn(SocialReturnWay(fact["way"]), fact["wage_permille"])
    return choice_text(kept, here.words)


def _day(value: str) -> str:
    return day(date.fromisoformat(value))
