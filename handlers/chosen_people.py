"""Who is chosen for a role in a form: colleagues, for with a role comes what is confidential."""

from collections.abc import Callable

from sqlmodel import Session

from bot.messages.form_fields import chosen_users
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from handlers.form_metadata import sent
from handlers.interaction import Body, municipality, team_of, user_of
from handlers.responses import Response, at_the_fields
from storage.people import people_by_id
from storage.trajectories import find_trajectory

_PAGE = "problems"

WithARole = Callable[[Session, int, int], set[int]]


def outsiders_refused(desk: Desk, body: Body, *, in_it: WithARole | None = None) -> Response | None:
    """What to mend, at each field in which somebody from outside was chosen; None where nobody was.

    Slack is asked, so before the transaction. Whoever sends the form in and who has a role in
    its trajectory already read it anyway, and keep what they have.

    :param in_it: who has a part in what the form is about, where that is no trajectory: person
        ids, by the id of its workspace and its own.
    :raises SlackApiError: Slack stumbled, as may any of ``bot.slack.failures.NO_ANSWER``.
    """
    metadata, values = sent(body)
    chosen = chosen_users(values)
    new = set(chosen.values()) - {user_of(body)}
    if not new:
        return None
    new -= _with_a_role(desk, body, metadata.subject_id, in_it or _in_trajectory)
    team = team_of(body)
    client = desk.post_offices.of_team(team).reading
    outside = {user for user in new if not is_colleague(client, user, team_id=team)}
    if not outside:
        return None
    said = municipality(desk, body).words.plain(_PAGE, "person_outsider")
    errors = {block: said for block, user in chosen.items() if user in outside}
    return at_the_fields(errors)


def _with_a_role(
    desk: Desk, body: Body, subject_id: int | None, in_it: WithARole
) -> frozenset[str]:
    """The Slack user ids of who has a role in what the form is about, if it is about one."""
    if subject_id is None:
        return frozenset()
    with desk.database.reading() as session:
        workspace_id = desk.municipalities.of_team(session, team_of(body)).workspace_id
        wanted = in_it(session, workspace_id, subject_id)
        people = people_by_id(session, workspace_id=workspace_id, ids=wanted)
    return frozenset(person.slack_user_id for person in people.values())


def _in_trajectory(session: Session, workspace_id: int, trajectory_id: int) -> set[int]:
    record = find_trajectory(session, workspace_id=workspace_id, trajectory_id=trajectory_id)
    return set(record.roles.values()) if record else set()
