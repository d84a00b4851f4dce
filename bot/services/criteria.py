"""Criteria of the national tool: put in, changed by version, and withdrawn."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages import criteria_ids as ids
from bot.policy.confidentiality import Viewer
from bot.policy.criteria import may_keep_criteria, safe_link
from bot.profile.knowledge import Tool
from bot.services.criteria_tool import find_tool
from bot.services.errors import CriterionGoneError, MayNotKeepCriteriaError, NoCriteriaToolError
from bot.services.form_states import FieldProblem
from bot.services.municipality import Municipality
from bot.services.visible_text import visible_lines
from storage import event_log
from storage.criteria import KeptCriterion, criteria_of, find_criterion
from storage.tables import ToolCriterion, ToolCriterionVersion

_FIELDS = ("category", "theme", "level", "kind", "text", "link", "looked_up_on")


@dataclass(frozen=True)
class CriterionInput:
    """A criterion as somebody found it in the tool."""

    category: str
    theme: str
    level: str
    kind: str
    text: str
    link: str
    looked_up_on: date


def criteria_tool(here: Municipality) -> Tool:
    """The criteria tool. :raises NoCriteriaToolError: the profile knows none."""
    tool = find_tool(here.profile)
    if tool is None:
        raise NoCriteriaToolError
    return tool


def read_criterion(
    values: Mapping[str, Any], *, here: Municipality, today: date
) -> CriterionInput | tuple[FieldProblem, ...]:
    """What stands in the form, or every mistake in it. :raises KeyError: nobody was offered it."""
    tool, profile = criteria_tool(here), here.profile
    text = visible_lines(values["text"] or "")
    link = safe_link(values["link"] or "", home=tool.url or "")
    on = date.fromisoformat(values["looked_up_on"])
    problems = []
    if not text:
        problems.append(FieldProblem("text", "text_missing"))
    if link is None:
        problems.append(FieldProblem("link", "link_elsewhere", {"url": tool.url}))
    if on > today:
        problems.append(FieldProblem("looked_up_on", "on_future"))
    if problems or link is None:
        return tuple(problems)
    if values["level"] not in tool.levels or values["kind"] not in tool.kinds:
        raise KeyError("level, kind")
    return CriterionInput(
        category=profile.category(values["category"]).slug,
        theme=profile.theme(values["theme"]).slug,
        level=values["level"],
        kind=values["kind"],
        text=text,
        link=link,
        looked_up_on=on,
    )


def add_criterion(
    session: Session, *, here: Municipality, viewer: Viewer, wanted: CriterionInput, now: datetime
) -> int:
    """Put a criterion in. One that says the same is there already: that one is returned.

    :returns: its id.
    :raises MayNotKeepCriteriaError: this person may not.
    """
    _check(viewer)
    for known in criteria_of(session, workspace_id=here.workspace_id, category=wanted.category):
        if known.row.withdrawn_at is None and _same_criterion(known, wanted):
            return known.row.id or 0
    row = ToolCriterion(workspace_id=here.workspace_id)
    session.add(row)
    session.flush()
    _write_version(session, row, wanted, viewer=viewer, now=now)
    _log(session, row, "added", None, wanted, viewer=viewer, now=now)
    return row.id or 0


def change_criterion(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    criterion_id: int,
    seen: int,
    wanted: CriterionInput,
    now: datetime,
) -> bool:
    """Keep a next version. :returns: False when there is a newer one than was seen.

    :raises MayNotKeepCriteriaError: this person may not.
    :raises CriterionGoneError: there is no such criterion here.
    """
    kept = keepable(session, here=here, viewer=viewer, criterion_id=criterion_id, lock=True)
    before = input_of(kept)
    if before == wanted:
        return True  # nothing new, or the same form that came twice
    if kept.row.version != seen:
        return False
    kept.row.version += 1
    session.add(kept.row)
    _write_version(session, kept.row, wanted, viewer=viewer, now=now)
    _log(session, kept.row, "changed", before, wanted, viewer=viewer, now=now)
    return True


def set_withdrawn(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    criterion_id: int,
    withdrawn: bool,
    now: datetime,
) -> None:
    """Suggest it to nobody any more, or again. What was answered about it stays.

    :raises MayNotKeepCriteriaError: this person may not.
    :raises CriterionGoneError: there is no such criterion here.
    """
    kept = keepable(session, here=here, viewer=viewer, criterion_id=criterion_id, lock=True)
    if (kept.row.withdrawn_at is not None) is withdrawn:
        return
    kept.row.withdrawn_at = now if withdrawn else None
    session.add(kept.row)
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=criterion_id,
        kind="withdrawn" if withdrawn else "used_again",
        actor_id=viewer.person_id,
        now=now,
        facts={"number": kept.row.version},
    )


def keepable(
    session: Session, *, here: Municipality, viewer: Viewer, criterion_id: int, lock: bool = False
) -> KeptCriterion:
    """The criterion, for who may keep it.

    :raises MayNotKeepCriteriaError: this person may not.
    :raises CriterionGoneError: there is no such criterion here.
    """
    _check(viewer)
    kept = find_criterion(
        session, workspace_id=here.workspace_id, criterion_id=criterion_id, lock=lock
    )
    if kept is None:
        raise CriterionGoneError
    return kept


def input_of(kept: KeptCriterion) -> CriterionInput:
    """What a criterion says now, as the form has it."""
    return CriterionInput(**{name: getattr(kept.said, name) for name in _FIELDS})


def _check(viewer: Viewer) -> None:
    if not may_keep_criteria(viewer):
        raise MayNotKeepCriteriaError


def _same_criterion(kept: KeptCriterion, wanted: CriterionInput) -> bool:
    names = ("category", "theme", "level", "kind", "text")
    return all(getattr(kept.said, name) == getattr(wanted, name) for name in names)


def _write_version(
    session: Session, row: ToolCriterion, wanted: CriterionInput, *, viewer: Viewer, now: datetime
) -> None:
    session.add(
        ToolCriterionVersion(
            criterion_id=row.id or 0,
            number=row.version,
            **asdict(wanted),
            written_by_id=viewer.person_id,
            written_at=now,
        )
    )
    session.flush()


def _log(
    session: Session,
    row: ToolCriterion,
    kind: str,
    before: CriterionInput | None,
    after: CriterionInput,
    *,
    viewer: Viewer,
    now: datetime,
) -> None:
    changed: dict[str, list[Any]] = {}
    for name in _FIELDS:
        both = [getattr(before, name) if before else None, getattr(after, name)]
        if both[0] != both[1]:
            changed[name] = [each.isoformat() if isinstance(each, date) else each for each in both]
    texts: dict[str, Any] = {
        name: changed.pop(name) for name in ("text", "link") if name in changed
    }
    event_log.record(
        session,
        workspace_id=row.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=row.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={"number": row.version, **changed},
        texts=texts or None,
    )
