"""``vaandel understand``: what the bot makes of a sentence, and why."""

import datetime as dt
import json
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.options import profile_or_exit
from bot.cli.workspace import wrong_use
from bot.clock import real_now
from bot.language.understanding import Fields, Names, Understanding, names_of
from bot.language.understanding import understand as read
from bot.settings import Settings

TextArgument = Annotated[list[str], typer.Argument(metavar="TEXT", help="What somebody says.")]
NowOption = Annotated[
    str | None, typer.Option(help="When it is said, as ISO time; now, when left out.")
]
ProfileOption = Annotated[
    str | None, typer.Option(help="A shipped profile or a path; the settings' one, when left out.")
]
JsonOption = Annotated[
    bool, typer.Option("--json", help='One JSON document: {"intent", "fields", "missing"}.')
]


def understand(
    *, text: TextArgument, now: NowOption = None, profile: ProfileOption = None, as_json: JsonOption = False
) -> None:
    """Show what is understood of TEXT, and which words led to it.

    Needs no database and no network. The exit code is 0 for whatever is said: also "this is not
    for me" (the intent `unknown`) is an answer.
    """
    chosen = profile_or_exit(profile or Settings().profile)
    names = names_of(chosen)
    said = " ".join(text)
    understood = read(said, today=_day(now, ZoneInfo(chosen.timezone)), names=names)
    if as_json:
        typer.echo(json.dumps(_document(understood, names), ensure_ascii=False))
    else:
        _explain(understood, names)


def _day(now: str | None, zone: ZoneInfo) -> dt.date:
    """The day in the municipality's time zone; a time without a zone is in that zone."""
    if now is None:
        return real_now().astimezone(zone).date()
    try:
        moment = dt.datetime.fromisoformat(now)
    except ValueError as error:
        raise wrong_use(f"--now: {now} is no ISO time, such as 2026-11-18T09:00.") from error
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()


def _document(understood: Understanding, names: Names) -> dict[str, Any]:
    return {
        "intent": understood.intent.value,
        "fields": _fields(understood.fields, names),
        "missing": [key.value for key in understood.missing],
    }


def _fields(fields: Fields, names: Names) -> dict[str, Any]:
    return {
        "title": fields.title,
        "value_eur": _euros(fields.value),
        "month": f"{fields.month:%Y-%m}" if fields.month else None,
        "date": fields.day.isoformat() if fields.day else None,
        "category": fields.category,
        "themes": list(fields.themes),
        "team": names.team_names[fields.team] if fields.team else None,
    }


def _euros(cents: int | None) -> float | None:
    """Euros, without decimals where there are none."""
    if cents is None:
        return None
    return cents // 100 if cents % 100 == 0 else cents / 100


def _explain(understood: Understanding, names: Names) -> None:
    typer.echo(f"intent: {understood.intent.value}")
    for name, value in _fields(understood.fields, names).items():
        if value not in (None, []):
            typer.echo(f"  {name}: {', '.join(value) if isinstance(value, list) else value}")
    if understood.number is not None:
        typer.echo(f"  trajectory: {understood.number}")
    if understood.missing:
        typer.echo(f"missing: {', '.join(understood.missing)}")
    if understood.unclear:
        typer.echo(f"said, but not clearly: {', '.join(understood.unclear)}")
    typer.echo("because:")
    for each in understood.because:
        weight = f" ({each.weight:g})" if each.weight else ""
        typer.echo(f"  {each.what}: {each.words!r}: {each.why}{weight}")
