"""The ``vaandel`` command."""

import typer

from bot.cli import (
    check,
    database,
    demo,
    importing,
    manifest,
    profiles,
    run,
    sandbox,
    search,
    understand,
)
from bot.logs import configure_logs


def build() -> typer.Typer:
    """The command with all its subcommands."""
    cli = typer.Typer(
        name="vaandel",
        help="A Slack bot that helps Dutch municipalities buy responsibly (MVOI/MVI).",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    cli.command("demo")(demo.demo)
    cli.command("sandbox")(sandbox.sandbox)
    cli.command("run")(run.run)
    cli.command("check")(check.check)
    cli.command("manifest")(manifest.manifest)
    cli.command("migrate")(database.migrate)
    cli.add_typer(importing.build(), name="import")
    cli.add_typer(profiles.build(), name="profile")
    cli.command("search")(search.search)
    # A sentence may begin with a dash.
    cli.command("understand", context_settings={"ignore_unknown_options": True})(
        understand.understand
    )
    return cli


def main() -> None:
    """Run the command; exit code 0 fine, 1 the answer is no, 2 wrong use."""
    configure_logs()
    build()()
