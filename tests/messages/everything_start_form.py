"""The start form: its steps, the check, judging, and what is told about it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.messages.message import Block, Message
from bot.messages.start_form import start_form_step
from bot.messages.start_form_check import start_form_check, start_form_done, start_form_read
from bot.messages.start_form_document import (
    AROUND,
    document_rows,
    document_values,
)
from bot.messages.start_form_judging import (
    ask_more,
    asked_more,
    handed_in,
    handed_in_before,
    judged,
)
from bot.messages.start_form_reading import (
    PROBLEMS as READING_PROBLEMS,
)
from bot.messages.start_form_reading import (
    reading_problem,
    reading_settled,
    reading_shown,
)
from bot.messages.start_form_steps import StepState, steps_of
from bot.messages.start_form_view import FindingView, StartFormView, ThemeView
from bot.messages.wording import Wording
from bot.policy.start_form import FindingKind
from bot.policy.total_cost import Costs
from bot.profile import Profile, load_profile
from storage.vocabulary import ReadingState, StartFormState
from tests.messages.everything_costs import LINES
from tests.messages.samples import LARGEST_NUMBER

HOSTILE = "Masten & koppen <!channel>"
PROBLEMS: Mapping[str, Mapping[str, object]] = {
    "too_long": {"longest": 1500},
    "level_unknown": {},
    "reason_unknown": {},
    "choice_unclear": {},
    "amount_unclear": {"typed": "veel"},
    "amount_negative": {},
    "amount_too_large": {},
    "years_unclear": {"most": 100},
}
"""What is wrong with a field, with what the phrase mentions; a handler renders these."""


def start_form_of(profile: Profile) -> StartFormView:
    """A form with everything in it; the first theme is chosen, the others are not."""
    themes = [
        ThemeView(
            slug=theme.slug,
            label=theme.label,
            lowest=1,
            fits=True,
            maximal=HOSTILE,
            goal="In 2030 stoten wij de helft minder uit.",
            goal_source="Duurzaamheidsvisie (19 september 2019)",
            aspiration="We gaan kijken of niveau 3 haalbaar is.",
            aspiration_source="MVOI-actieplan (2025)",
            reason="De markt biedt dit nog niet",
            explanation=HOSTILE,
            explained_by="U0001",
            explained_at="23 november 2026, 09:00",
        )
        for theme in profile.themes
    ]
    first = replace(themes[0], chosen=True, level=2, level_name="pilots", motivation=HOSTILE)
    return StartFormView(
        trajectory_id=3,
        number=LARGEST_NUMBER,
        title=HOSTILE,
        state=StartFormState.MORE_ASKED,
        rounds=1,
        themes=(first, *themes[1:]),
        findings=tuple(
            FindingView(kind, "" if "need" in kind else "Klimaat", 3) for kind in FindingKind
        ),
        question="Heb je als opdrachtgever het product wel nodig?",
        duty="De dienst moet kunnen uitleggen waarom ze geen MVOI toepast",
        duty_source="Inkoopkader (19 maart 2024)",
        need=HOSTILE,
        opportunities=HOSTILE,
        contract_form=HOSTILE,
        costs=Costs(10_000_000, 500_000, 10),
        who_pays=HOSTILE,
        who_benefits=HOSTILE,
        remarks=HOSTILE,
        budget_holder="U0002",
        extra_budget=True,
        extra_budget_for=HOSTILE,
        handed_in_by="U0001",
        handed_in_at="23 november 2026, 09:00",
        judged_by="U0003",
        judged_at="24 november 2026, 10:00",
        judge_remark=HOSTILE,
        value_cents=20_000_000,
        may_change=True,
    )


def start_form_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """Every step in each of its forms, and what comes after."""
    full = start_form_of(profile)
    empty = StartFormView(
        3, 14, "Asfalt", themes=tuple(replace(t, chosen=False) for t in full.themes)
    )
    yield start_form_check(replace(full, extra_budget=False), profile, words, metadata="")
    per_centre = replace(full, cost_lines=LINES, who_pays=LINES[0].centre)
    yield start_form_check(per_centre, profile, words, metadata="")
    for view in (full, empty, per_centre):
        for step in steps_of(profile):
            typed = StepState(dict.fromkeys(step.fields(profile)))
            yield start_form_step(view, step, typed, profile, words, metadata="", rendering="1")
    bare = profile.model_copy(update={"levels": ()})
    first = steps_of(profile)[0]
    yield start_form_step(full, first, StepState({}), bare, words, metadata="", rendering="1")
    step = steps_of(profile)[-1]
    changed = {"budget_holder": "", "who_pays": "Team BOR", "remarks": ""}
    for intro in ("stale", "saved"):
        yield start_form_step(
            full,
            step,
            StepState({}),
            profile,
            words,
            metadata="",
            rendering="1",
            current=changed,
            intro=intro,
            mistakes=["Kies opnieuw."],
        )
    for state in StartFormState:
        view = replace(full, state=state, may_judge=state is StartFormState.HANDED_IN)
        yield start_form_read(view, words)
        yield start_form_read(replace(view, handed_in_by="", judged_by=""), words)
    many = profile.model_copy(update={"themes": profile.themes * 10})
    for view in (full, replace(full, findings=(), costs=Costs(10_000_000))):
        yield start_form_check(view, profile, words, metadata="")
        yield start_form_check(view, many, words, metadata="", stale=True)
    yield start_form_done(full, words)
    yield ask_more(words, metadata="", rendering="1")
    for phrase in ("coming", "busy"):
        yield AROUND.told(phrase, words)
    for judged_now in (True, False):
        yield asked_more(words, judged_now=judged_now)


def start_form_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """What the adviser reads, and what the requester hears."""
    full = start_form_of(profile)
    yield AROUND.problem(full.number, words)
    unread = ("purchase", "need", f"level_{profile.themes[0].slug}")
    yield reading_shown(full, unread, 7, words, begun=True)
    yield reading_shown(full, (), 7, words, begun=False)
    for answer in (ReadingState.TAKEN, ReadingState.DECLINED):
        yield reading_settled(answer, 3, words)
    for problem in READING_PROBLEMS:
        yield reading_problem(problem, words)
    nothing_left = replace(full, findings=(), rounds=2, handed_in_by="", judged_by="")
    for view in (full, replace(full, findings=full.findings[:1]), nothing_left):
        yield handed_in(view, words)
        for state in (StartFormState.SUFFICIENT, StartFormState.MORE_ASKED):
            yield handed_in_before(replace(view, state=state), words)
            yield judged(replace(view, state=state), words)


def start_form_phrases(words: Wording) -> Iterator[str]:
    """What is wrong with a field, and what stands in the document."""
    full = start_form_of(load_profile("midden-groningen"))
    yield AROUND.name(full.number, words)
    yield AROUND.comment(full.number, full.title, words)
    for state in StartFormState:
        names = {"U0001": "Inkoper"}
        values = document_values(
            replace(full, state=state), names, words, organisation="gemeente Dorp", day="vandaag"
        )
        yield values["stand"]
    for level in (2, None):
        first = replace(full.themes[0], level=level)
        for row in document_rows(replace(full, themes=(first, *full.themes[1:])), words):
            yield row["niveau"]
    for phrase, data in PROBLEMS.items():
        yield words.plain("start_form_problems", phrase, **data)
    yield words.plain("start_form_judging", "ask_missing")
