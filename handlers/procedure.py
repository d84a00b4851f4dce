"""``/mvoi drempel``: a value beside the European thresholds, for one person alone."""

from bot.messages.procedure import ProcedureView, procedure_answer
from bot.services import trajectories
from bot.services.procedure import procedure_view
from bot.services.social_return import with_value
from bot.services.value_words import ValueWords, read_value_words
from bot.slack.desk import Desk
from handlers.interaction import Body, Command, looking, municipality, today


def is_asked(text: str) -> bool:
    """Whether it is about a value, and not about something else (a speed bump).

    What stands behind an amount explains it; what stands before it is what somebody buys.
    """
    said = read_value_words(text)
    return not said.left or (said.value_cents is not None and not said.before)


def from_command(desk: Desk, command: Command) -> None:
    """``/mvoi drempel 3 ton``."""
    command.ack()
    words = municipality(desk, command.body).words
    message = procedure_answer(_asked(desk, command.body, read_value_words(command.text)), words)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _asked(desk: Desk, body: Body, said: ValueWords) -> ProcedureView:
    if said.number is None:
        here = municipality(desk, body)
        told = tuple(
            here.words.plain("trajectory_problems", each.phrase, **each.data)
            for each in said.problems
            if each.name == "value"
        )
        day = today(desk, here)
        return procedure_view(said.value_cents, here=here, today=day, mistakes=told)
    with looking(desk, body) as doing:
        found = trajectories.id_of_number(doing.session, here=doing.here, number=said.number)
        record = with_value(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=found
        )
        return procedure_view(
            record.trajectory.value_cents,
            here=doing.here,
            today=doing.today,
            number=record.trajectory.number,
        )
