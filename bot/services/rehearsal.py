"""A first time through before anybody waits for it.

Templates are compiled, a dictionary and tables of months and number words are read, and a
municipality's own wording that cannot be rendered stops the start instead of somebody's first
form.
"""

from datetime import date

from bot.language.cases import read_case
from bot.messages.help import help_card
from bot.messages.trajectory_card import card, share_choice
from bot.messages.trajectory_form import new_form
from bot.messages.trajectory_view import Planning, TrajectoryView
from bot.services.municipality import Municipality
from bot.services.trajectory_forms import proposed_form
from storage.vocabulary import Phase, Precision


def rehearse(here: Municipality) -> None:
    """Go through logging a case without keeping anything."""
    day = date(2026, 3, 1)
    state = proposed_form(read_case("straatverlichting 4 ton in maart", day), client_user="U0")
    new_form(state, here.profile, here.words, metadata="", step="rehearsal")
    view = TrajectoryView(
        trajectory_id=0,
        number=0,
        title=state.title,
        phase=Phase.IDEA,
        channel=here.profile.channels.default,
        shared=False,
        planning=Planning(day, day, Precision.MONTH),
        themes=tuple(theme.label for theme in here.profile.themes),
    )
    share_choice(view, here.words, private_metadata="")
    card(view, here.words)
    help_card(here.words)
