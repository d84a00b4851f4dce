"""``vaandel migrate``: bring the database to the present shape."""

import typer

from bot.cli.options import DatabaseOption
from bot.settings import Settings
from storage.database import Database
from storage.migrate import newest_revision, revision_of, upgrade


def migrate(database_url: DatabaseOption = None) -> None:
    """Apply every migration that the database does not have yet."""
    database = Database(database_url or Settings().database_url)
    before = revision_of(database)
    upgrade(database)
    typer.echo(f"{before or 'empty'} -> {newest_revision()}")
    database.close()
