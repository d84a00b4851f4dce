"""``vaandel rhythm``: everything that the calendar brings in a span of days."""

import datetime as dt
import json
from typing import Annotated, Any

import typer

from bot.cli.options import DatabaseOption, profile_or_exit
from bot.cli.workspace import NewProfileOption, Place, WorkspaceOption, reading_in, wrong_use
from bot.policy.moments import Moment, moments
from bot.services.meetings import chosen_meetings, rhythms_in_force
from bot.services.tender_nudges import nudge_moments
from bot.settings import Settings

FromOption = Annotated[
    str, typer.Option("--from", metavar="DATE", help="The first day, such as 2027-01-01.")
]
UntilOption = Annotated[
    str, typer.Option("--until", metavar="DATE", help="The day after the last one.")
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help='One JSON document: [{"kind", "occurrence", "at", "recipient"}].'),
]


def rhythm(
    *,
    begins: FromOption,
    until: UntilOption,
    as_json: JsonOption = False,
    profile: NewProfileOption = None,
    database_url: DatabaseOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Print every planned occurrence from a day until a day.

    With a database the days that the coordinator chose count, meetings that were moved or
    cancelled, and the tenders to come: --database-url, --workspace, or VAANDEL_DATABASE_URL where
    no --profile is given.
    Else it is the profile alone.
    """
    first, last = _day(begins, "--from"), _day(until, "--until")
    if last < first:
        raise wrong_use("--until lies before --from.")
    settings = Settings()
    has_database = "database_url" in settings.model_fields_set and profile is None
    if database_url or workspace or has_database:
        found = _by_database(Place(database_url, workspace, profile), first, last)
    else:
        found = _by_profile(profile or settings.profile, first, last)
    if as_json:
        typer.echo(json.dumps([_row(each) for each in found], ensure_ascii=False))
        return
    for each in found:
        when = f"{each.at:%a %Y-%m-%d %H:%M}"
        typer.echo(f"{when}  {each.kind:<20}  {each.occurrence:<42}  {each.recipient}".rstrip())
    if not found:
        typer.echo("Nothing is planned.")


def _by_profile(name: str, first: dt.date, last: dt.date) -> list[Moment]:
    chosen = profile_or_exit(name)
    return moments(chosen, chosen.rhythms, begins=first, ends=last)


def _by_database(place: Place, first: dt.date, last: dt.date) -> list[Moment]:
    with reading_in(place) as (session, here):
        rhythms = moments(
            here.profile,
            rhythms_in_force(session, here=here),
            begins=first,
            ends=last,
            chosen=chosen_meetings(session, here=here),
        )
        nudges = nudge_moments(session, here=here, begins=first, ends=last)
        return sorted([*rhythms, *nudges], key=lambda each: (each.at, each.kind, each.occurrence))


def _day(text: str, option: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise wrong_use(f"{option}: {text} is no date, such as 2027-01-01.") from error


def _row(moment: Moment) -> dict[str, Any]:
    return {
        "kind": moment.kind,
        "occurrence": moment.occurrence,
        "at": moment.at.isoformat(),
        "recipient": moment.recipient,
    }
