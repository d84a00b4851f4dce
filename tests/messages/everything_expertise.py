"""Help, experts, tools and the maximum in each form, so that every phrase of them is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.category_help import help_modal, outcome_form
from bot.messages.escaping import Mrkdwn
from bot.messages.expertise import (
    ask_form,
    asked_note,
    expertise_answered,
    expertise_asked,
    expertise_news,
    requests_listed,
)
from bot.messages.expertise_view import (
    CriterionLine,
    DutyLine,
    ExpertLine,
    HelpView,
    MaximalVersion,
    MaximalView,
    OutcomeLine,
    RequestLine,
    ThemeMaximum,
    ToolLine,
)
from bot.messages.experts import expert_said, experts_form
from bot.messages.form_fields import Option
from bot.messages.maximal import choose_form, maximal_modal, writing_form
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.profile import Profile
from bot.profile.themes import Expert
from storage.vocabulary import ExpertiseState, RepresentedKind
from tests.messages.everything_criteria import FITTING
from tests.messages.samples import LARGEST_NUMBER

DAY = date(2026, 12, 15)
STRANGE = "Lampen & <!channel>"
LINE = RequestLine(
    request_id=7,
    trajectory_id=3,
    number=LARGEST_NUMBER,
    title=STRANGE,
    theme="Klimaat",
    question="Kan het <!here> zonder & met?",
    asker="U0001",
    asked="U0002",
    state=ExpertiseState.ASKED,
    since=DAY,
    category="GWW",
    shared=True,
)
WITH_COORDINATOR = replace(LINE, asked="", shared=False, question="", category=None)
WITH_NOBODY = replace(WITH_COORDINATOR, state=ExpertiseState.UNANSWERED)
HELPED = replace(LINE, state=ExpertiseState.ACCEPTED)
LINES = (LINE, WITH_COORDINATOR, WITH_NOBODY, HELPED)
ANSWERS = ("accepted", "passed_on", "declined", "before", "outsider", "same")
PROBLEMS = (
    ("category_help", "problem_result_missing"),
    ("category_help", "problem_on_future"),
    ("expertise", "problem_person_outsider"),
    ("maximal", "problem_text_missing"),
)
OUTCOMES = (
    OutcomeLine(1, "Ambitieweb", f"Het team kiest {STRANGE}", DAY, "U0001"),
    OutcomeLine(2, "Ambitieweb", None, DAY, "U0001"),
)
CHOICES = (Option("ambitieweb", "Ambitieweb"), Option("mki", "Milieukostenindicator (MKI)"))
VERSIONS = tuple(
    MaximalVersion(n, f"Versie {n}: geen uitstoot.", "U0001", DAY) for n in (5, 4, 3, 2, 1)
)


def expertise_messages(words: Wording) -> Iterator[Message]:
    """Everything that is told about a question to an expert."""
    for line in LINES:
        for as_coordinator in (True, False):
            yield expertise_asked(line, words, as_coordinator=as_coordinator)
        for phrase in ANSWERS:
            yield expertise_answered(line, words, phrase=phrase)
        yield expertise_news(line, words)
    for overseer in (True, False):
        yield requests_listed((), words, overseer=overseer)
        many = (replace(line, request_id=number) for number, line in enumerate(LINES * 4))
        yield requests_listed(tuple(many), words, overseer=overseer, reader="U0009")


def expertise_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """Help at a trajectory, who stands for what, and what doing it fully means."""
    experts = tuple(_experts(profile))
    yield from _helps(profile, words, experts)
    yield outcome_form(
        CHOICES, words, number=LARGEST_NUMBER, today="2026-12-15", metadata="", step="1"
    )
    yield ask_form(CHOICES, words, number=LARGEST_NUMBER, metadata="", step="1")
    yield experts_form(experts, words, may_appoint=False)
    yield experts_form(
        experts, words, may_appoint=True, names=CHOICES, chosen="mki", step="1", note=True
    )
    empty = MaximalView("klimaat", "Klimaat", "gww", "GWW")
    yield maximal_modal(empty, words)
    yield maximal_modal(replace(empty, general=VERSIONS[0], may_write=True), words)
    written = replace(empty, versions=VERSIONS, may_write=True, category="", category_label=None)
    yield maximal_modal(written, words, kept=True)
    for stale in (False, True):
        yield writing_form(written, words, text="x", metadata="", step="1", stale=stale)
    for names in (("Ritsevoort",), ("Ritsevoort", "TOPdesk & <!channel>")):
        yield writing_form(written, words, text="x", metadata="", step="1", names=names)
    yield choose_form(CHOICES, CHOICES, words, step="1")
    yield choose_form(CHOICES, CHOICES, words, step="1", unknown="koffie")


def expertise_phrases(words: Wording) -> Iterator[str]:
    """What handlers ask for by name."""
    for page, phrase in PROBLEMS:
        yield words.plain(page, phrase)
    for phrase in ("outcome_kept", "outcome_blanked"):
        yield words.mrkdwn("category_help", phrase)
    for kind in RepresentedKind:
        yield words.plain("expertise", f"option_{kind}", label="Klimaat")
    for line in LINES:
        yield asked_note(line, words)
    for expert in _experts(None):
        yield expert_said(expert, words)


def _experts(profile: Profile | None) -> Iterator[ExpertLine]:
    theme, category = RepresentedKind.THEME, RepresentedKind.CATEGORY
    yield ExpertLine(theme, "a", "Klimaat", "U0001")
    yield ExpertLine(theme, "b", "Milieu")
    for status in ("appointed", "first", "considered"):
        yield ExpertLine(theme, status, "Circulariteit", plan=Expert(status=status, text="ja"))
    yield ExpertLine(category, "gww", "GWW", "U0002")
    if profile is not None:
        yield from (ExpertLine(theme, each.slug, each.label) for each in profile.themes)


def _helps(profile: Profile, words: Wording, experts: tuple[ExpertLine, ...]) -> Iterator[Block]:
    bare = HelpView(3, LARGEST_NUMBER, STRANGE)
    yield help_modal(bare, words)
    yield help_modal(replace(bare, category="GWW", decided=True), words)
    tools = (
        ToolLine("Meetlat", "https://meetlat.example", ("GWW", "energie"), ("basis", "hoog")),
        ToolLine("MKI", duty=DutyLine(2027, "Actieplan, 6"), about=f"Rekent {STRANGE}"),
        ToolLine("MKI", duty=DutyLine(2027, "Actieplan, 6", has_come=True), about="Rekent"),
        ToolLine("Ambitieweb", "https://web.example/a?b=1&c=2", host="web.example"),
    )
    full = HelpView(
        3,
        LARGEST_NUMBER,
        STRANGE,
        category="GWW",
        category_slug="gww",
        themes=tuple(theme.label for theme in profile.themes),
        teams=("Team BOR", "Team Facilitair"),
        domains=("Leefomgeving",),
        roles=("MVOI-teamlid",),
        experts=experts,
        tools=tools,
        later=("Productenpaspoort",),
        criteria=(
            CriterionLine("Bagger wordt hergebruikt.", "Inkoopbeleid", "eis", "basis"),
            CriterionLine("Geen uitstoot.", "Inkoopbeleid"),
        ),
        fitting=FITTING,
        outcomes=OUTCOMES,
        requests=LINES,
        maximum=(
            *(ThemeMaximum(each.slug, each.label) for each in profile.themes),
            ThemeMaximum("x", "Water", f"Alles {STRANGE} " * 30),
        ),
        has_ladder=True,
        may_change=True,
        may_record=True,
    )
    yield help_modal(full, words, note=Mrkdwn("Bewaard."))
    yield help_modal(replace(full, representative="U0003", has_ladder=False), words)
