"""What is wrong in a form of a contract, as people read it."""

from bot.messages.wording import Wording
from bot.services.form_states import FieldProblem


def problem_said(problem: FieldProblem, words: Wording) -> str:
    """A mistake, as people read it; those of amounts are the form of a trajectory's."""
    page, phrase = "contract", f"problem_{problem.phrase}"
    if problem.phrase.startswith("value_"):
        page, phrase = "trajectory_problems", problem.phrase
    return words.plain(page, phrase, **problem.data)
