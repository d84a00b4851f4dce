"""The ``vaandel`` command."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from bot.logs import configure_logs

COMMANDS = {
    "demo": "demo:demo",
    "sandbox": "sandbox:sandbox",
    "run": "run:run",
    "check": "check:check",
    "manifest": "manifest:manifest",
    "migrate": "database:migrate",
    "import": "importing:build",
    "profile": "profiles:build",
    "search": "search:search",
    "understand": "understand:understand",
    "rhythm": "rhythm:rhythm",
    "jobs": "jobs:build",
}
"""Each subcommand's module here, and in it the function that it is, or ``build`` for a group."""

FREE_TEXT = frozenset({"search", "understand"})
"""Subcommands whose text may begin with a dash."""


class Subcommands(TyperGroup):
    """Imports a subcommand when it is asked for: each needs another part of the program.

    As in https://click.palletsprojects.com/en/stable/complex/#lazily-loading-subcommands.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  -- its signature
        """Every name, as the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The subcommand, or None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"bot.cli.{module}"), name)
        part = _group()
        if name == "build":
            part.add_typer(found(), name=cmd_name)
        else:
            settings = {"ignore_unknown_options": cmd_name in FREE_TEXT}
            part.command(cmd_name, context_settings=settings)(found)
        return get_group(part).get_command(ctx, cmd_name)


def build() -> typer.Typer:
    """The command with all its subcommands."""
    return _group(cls=Subcommands, no_args_is_help=True)


def _group(**options: Any) -> typer.Typer:
    group = typer.Typer(
        name="vaandel", pretty_exceptions_enable=False, add_completion=False, **options
    )
    group.callback()(_vaandel)
    return group


def _vaandel() -> None:
    """A Slack bot that helps Dutch municipalities buy responsibly (MVOI/MVI)."""


def main() -> None:
    """Run the command; exit code 0 fine, 1 the answer is no, 2 wrong use."""
    configure_logs()
    build()()
