"""``vaandel search``: finding lessons."""

import json
from typing import Annotated, Any

import typer

from bot.cli.options import DatabaseOption
from bot.cli.workspace import NewProfileOption, Place, WorkspaceOption, reading_in
from bot.services.lesson_search import LessonQuery, find_lessons
from storage.lessons import lesson_records
from storage.tables import Lesson

TextArgument = Annotated[list[str], typer.Argument(metavar="TEXT", help="What to look for.")]
LimitOption = Annotated[int, typer.Option(min=1, help="How many, at most.")]
JsonOption = Annotated[
    bool, typer.Option("--json", help='One JSON document: [{"ref", "title", "score"}].')
]


def search(
    *,
    text: TextArgument,
    limit: LimitOption = 10,
    as_json: JsonOption = False,
    database_url: DatabaseOption = None,
    workspace: WorkspaceOption = None,
    profile: NewProfileOption = None,
) -> None:
    """Find lessons, the best first; with an empty TEXT the newest.

    A lesson is called by its ref in the file or profile that it came from, any other by its
    number: les-12. Finding nothing is an answer too: exit code 0 and an empty list.
    """
    found = _found(Place(database_url, workspace, profile), " ".join(text), limit)
    if as_json:
        typer.echo(json.dumps(found))
        return
    for each in found:
        typer.echo(f"{each['score']:6.2f}  {each['ref']}  {each['title']}")
    if not found:
        typer.echo("Nothing found.")


def _found(place: Place, text: str, limit: int) -> list[dict[str, Any]]:
    with reading_in(place) as (session, here):
        found = find_lessons(session, here=here, viewer=None, query=LessonQuery(text=text))
        scores = {each.lesson_id: each.score for each in found[:limit]}
        records = lesson_records(session, workspace_id=here.workspace_id, ids=list(scores))
        return [
            {
                "ref": _ref(record.lesson),
                "title": record.lesson.title,
                "score": scores[record.lesson.id or 0],
            }
            for record in records
        ]


def _ref(lesson: Lesson) -> str:
    return lesson.ref or f"les-{lesson.number}"
