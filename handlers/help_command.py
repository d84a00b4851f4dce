"""``/mvoi hulp``: what the bot can do, what helps at one trajectory, or a sentence about help."""

from dataclasses import replace

from bot.language.commands import read_trajectory
from bot.messages.help import help_card
from bot.services.plain_routes import plain_intent
from bot.slack.desk import Desk
from handlers.category_help import help_from_command
from handlers.conversations import talk_from_command
from handlers.interaction import Command, municipality


def help_or_sentence(desk: Desk, command: Command) -> None:
    """What the bot can do; with a number behind it, what helps at that trajectory.

    A sentence may begin with the word as well: ``hulp van een expert klimaat``.
    """
    if read_trajectory(command.text) is not None:
        help_from_command(desk, command)
    elif plain_intent(f"hulp {command.text}") is not None:
        command.ack()
        talk_from_command(desk, replace(command, text=f"hulp {command.text}"))
    else:
        words = municipality(desk, command.body).words
        message = help_card(words, unknown=command.text)
        command.ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")
