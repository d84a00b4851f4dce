"""What a tool gave for a trajectory: kept with it, and blanked when it may not stay."""

from datetime import date

from sqlmodel import Session

from bot.messages import expertise_ids as ids
from bot.messages.expertise_view import OutcomeLine
from bot.profile.knowledge import Tool
from bot.services.errors import NotFoundError
from bot.services.journey_writing import Step
from bot.services.municipality import Municipality
from storage import event_log
from storage.expertise import find_outcome, tool_outcomes
from storage.people import people_by_id
from storage.tables import ToolOutcome

EVENT_RECORDED = "tool_outcome"
EVENT_BLANKED = "tool_outcome_blanked"


def tools_with_outcome(here: Municipality, category: str | None) -> tuple[Tool, ...]:
    """The tools of which something can be kept at this kind of purchase."""
    return tuple(
        tool
        for tool in here.profile.tools
        if tool.outcome and (not tool.categories or category in tool.categories)
    )


def record_outcome(step: Step, *, tool: str, result: str, on: date) -> ToolOutcome:
    """Keep what a tool gave. The text stands apart in the log, so that it can be blanked.

    :raises KeyError: nothing of such a tool is kept at this kind of purchase.
    """
    known = tools_with_outcome(step.here, step.record.trajectory.category)
    if tool not in {each.slug for each in known}:
        raise KeyError(tool)
    outcome = ToolOutcome(
        workspace_id=step.here.workspace_id,
        trajectory_id=step.trajectory_id,
        tool=tool,
        result=result,
        on=on,
        recorded_by_id=step.viewer.person_id,
        recorded_at=step.now,
    )
    step.session.add(outcome)
    step.session.flush()
    event_log.record(
        step.session,
        workspace_id=step.here.workspace_id,
        subject_kind=ids.SUBJECT_OUTCOME,
        subject_id=outcome.id or 0,
        kind="recorded",
        actor_id=step.viewer.person_id,
        now=step.now,
        facts={"tool": tool, "on": on.isoformat()},
        texts={"result": [None, result]},
    )
    step.write(EVENT_RECORDED, {"tool": [None, tool]})
    return outcome


def blank_outcome(step: Step, *, outcome_id: int) -> None:
    """Take the text away, in the row and in the log; that there was one stays.

    :raises NotFoundError: this trajectory has no such outcome.
    """
    outcome = find_outcome(step.session, workspace_id=step.here.workspace_id, outcome_id=outcome_id)
    if outcome is None or outcome.trajectory_id != step.trajectory_id:
        raise NotFoundError
    if outcome.result is None:
        return
    outcome.result = None
    step.session.add(outcome)
    event_log.redact(
        step.session,
        workspace_id=step.here.workspace_id,
        subject_kind=ids.SUBJECT_OUTCOME,
        subject_id=outcome_id,
        actor_id=step.viewer.person_id,
        now=step.now,
    )
    step.write(EVENT_BLANKED, {"tool": [outcome.tool, None]})


def outcome_lines(
    session: Session, *, here: Municipality, trajectory_id: int
) -> tuple[OutcomeLine, ...]:
    """What tools gave for a trajectory, the newest first, for who may read it."""
    rows = tool_outcomes(session, workspace_id=here.workspace_id, trajectory_id=trajectory_id)
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={row.recorded_by_id for row in rows}
    )
    return tuple(_outcome(row, people[row.recorded_by_id].slack_user_id, here) for row in rows)


def _outcome(row: ToolOutcome, by: str, here: Municipality) -> OutcomeLine:
    label = next((tool.label for tool in here.profile.tools if tool.slug == row.tool), row.tool)
    return OutcomeLine(row.id or 0, label, row.result, row.on, by)
