"""``vaandel check``: is everything there, and if not, what to do."""

import json
from collections.abc import Callable, Iterator
from typing import Annotated

import typer
from pydantic import BaseModel
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.profile import ProfileError, load_profile
from bot.settings import Settings
from bot.slack.address_book import AddressBook
from bot.slack.clients import reading_client
from bot.slack.failures import NO_ANSWER, code_of
from bot.slack.manifest import BOT_NAME, SCOPES
from storage.database import Database
from storage.migrate import newest_revision, revision_of

_INVITE = f"/invite @{BOT_NAME}"


class Finding(BaseModel):
    """One thing that was looked at. ``advice`` says what to do when it is not well."""

    subject: str
    ok: bool
    advice: str = ""


def check(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
    http: Annotated[
        bool, typer.Option("--http", help="For a bot that Slack calls over HTTP.")
    ] = False,
) -> None:
    """Look at configuration, database, profile, tokens, scopes and channels."""
    settings = Settings()
    over_http = http or bool(settings.public_url)
    findings = [*_local(settings), *_way_in(settings, over_http), *_slack(settings, over_http)]
    if as_json:
        typer.echo(json.dumps([finding.model_dump() for finding in findings], indent=2))
    else:
        for finding in findings:
            typer.echo(f"{'ok  ' if finding.ok else 'FAIL'} {finding.subject}")
            if finding.advice:
                typer.echo(f"     {finding.advice}")
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


def _local(settings: Settings) -> Iterator[Finding]:
    try:
        load_profile(settings.profile)
        yield Finding(subject=f"profile {settings.profile}", ok=True)
    except ProfileError as error:
        yield Finding(subject=f"profile {settings.profile}", ok=False, advice=str(error))
    try:
        database = Database(settings.database_url)
        current = revision_of(database) == newest_revision()
        database.close()
    except SQLAlchemyError as error:
        yield Finding(
            subject="database",
            ok=False,
            advice=f"It cannot be opened ({type(error).__name__}). See VAANDEL_DATABASE_URL.",
        )
        return
    yield Finding(
        subject="database",
        ok=current,
        advice="" if current else "It is not up to date. Run: vaandel migrate",
    )
    if not settings.coordinators:
        yield Finding(
            subject="coordinator",
            ok=False,
            advice="Nobody hears when a message fails. Set VAANDEL_COORDINATORS.",
        )


def _way_in(settings: Settings, over_http: bool) -> Iterator[Finding]:
    """What `vaandel run --http` needs, where that is how it runs."""
    if not over_http:
        return
    is_set = bool(settings.slack_signing_secret.get_secret_value())
    advice = "Set SLACK_SIGNING_SECRET, of the app's Basic Information page in Slack."
    yield Finding(subject="signing secret", ok=is_set, advice="" if is_set else advice)
    if settings.public_url:
        is_safe = settings.public_url.startswith("https://")
        advice = "Make VAANDEL_PUBLIC_URL an https:// address: the path of a calendar is its key."
        yield Finding(subject="public address", ok=is_safe, advice="" if is_safe else advice)


def _slack(settings: Settings, over_http: bool) -> Iterator[Finding]:
    client = reading_client(settings)
    try:
        answer = client.auth_test()
    except (SlackApiError, *NO_ANSWER) as error:
        advice = (
            f"Slack says {code_of(error)}. Set SLACK_BOT_TOKEN (xoxb-…)."
            if isinstance(error, SlackApiError)
            else f"{settings.slack_api_url} cannot be reached from here."
        )
        yield Finding(subject="bot token", ok=False, advice=advice)
        return
    yield Finding(subject=f"bot token ({answer['team']})", ok=True)
    yield _scopes(str(answer.headers.get("x-oauth-scopes") or ""))
    if not over_http:
        yield _attempt("app token", lambda: _open_socket(settings), "Set SLACK_APP_TOKEN (xapp-…).")
    yield from _channels(AddressBook(client), settings)


def _scopes(granted: str) -> Finding:
    missing = sorted(set(SCOPES) - {scope.strip() for scope in granted.split(",")})
    advice = f"Missing: {', '.join(missing)}. Update the app with: vaandel manifest"
    return Finding(subject="scopes", ok=not missing, advice=advice if missing else "")


def _channels(book: AddressBook, settings: Settings) -> Iterator[Finding]:
    try:
        profile = load_profile(settings.profile)
    except ProfileError:
        return
    for name in profile.channel_names():
        advice = _channel_advice(book, name)
        yield Finding(subject=f"channel #{name}", ok=not advice, advice=advice)


def _channel_advice(book: AddressBook, name: str) -> str:
    """What to do before a message can stand in this channel; empty when it can."""
    try:
        channel = book.listed(name)
    except (SlackApiError, *NO_ANSWER) as error:
        return f"Slack does not tell ({code_of(error) or type(error).__name__}). Try again later."
    if channel is None:
        return f"Make #{name}; if it is there and private, invite the bot: {_INVITE}"
    if channel.get("is_archived"):
        return f"It is archived. Unarchive #{name}, or name another channel in the profile."
    return "" if channel.get("is_member") else f"The bot is not in it. Type in #{name}: {_INVITE}"


def _open_socket(settings: Settings) -> object:
    token = settings.slack_app_token.get_secret_value()
    return reading_client(settings).apps_connections_open(app_token=token)


def _attempt(subject: str, attempt: Callable[[], object], advice: str) -> Finding:
    try:
        attempt()
    except (SlackApiError, *NO_ANSWER):
        return Finding(subject=subject, ok=False, advice=advice)
    return Finding(subject=subject, ok=True)
