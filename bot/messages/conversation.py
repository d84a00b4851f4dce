"""A talk in somebody's own words: one question at a time, and what was understood."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    InteractiveElement,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import conversation_ids as ids
from bot.messages.conversation_view import (
    About,
    Asking,
    Change,
    Lead,
    LessonFacts,
    Pressed,
    Question,
    TrajectoryFacts,
    Why,
)
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import as_option
from bot.messages.message import (
    Message,
    as_blocks,
    button,
    heading,
    paragraph,
    small_print,
    typed,
)
from bot.messages.wording import Wording

PAGE = "conversation"
SHOWN_TITLE = 100
SHOWN_INSIGHT = 2900
"""All that a lesson may hold: nobody confirms what they have not seen."""

SHOWN_CHANGES = 2200
"""Characters for all that differs, together."""
VARIANTS = 3
"""So many ways there are to say that an answer was not understood."""

VARIED = frozenset({Why.NOT_AN_ANSWER, Why.WHAT_THEN, Why.SMALL_TALK, Why.BACK})
"""What may be said several times in a row, each time in other words."""

HARD = frozenset({Why.NOT_AN_ANSWER, Why.TOO_LONG})
"""Who was not understood may find a form easier."""


def question(asking: Asking, words: Wording) -> Message:
    """One question: what came of the last one, what is asked, how much is to come."""
    lead = lead_text(asking.lead, asking.about, words)
    asked = words.mrkdwn(PAGE, f"question_{asking.phrase}", **asking.said)
    example = words.mrkdwn(PAGE, f"example_{asking.phrase}") if asking.types else ""
    blocks: list[SdkBlock] = [
        _which(asking, words),
        paragraph(words.mrkdwn(PAGE, "asked", lead=lead, question=asked, example=example)),
    ]
    if elements := _choices(asking, words):
        blocks.append(ActionsBlock(block_id="choices", elements=elements))
    blocks.append(ActionsBlock(block_id="leaving", elements=_leaving(asking, words)))
    if not asking.types:
        blocks.append(small_print(words.mrkdwn(PAGE, "only_clicks")))
    return Message(words.mrkdwn(PAGE, "notification", lead=lead, question=asked), as_blocks(blocks))


def which_first(asking: Asking, words: Wording) -> Message:
    """Somebody asked for something new in the middle of something else."""
    phrase = "question_which" if asking.about is About.TRAJECTORY else "question_which_lesson"
    asked = words.mrkdwn(PAGE, phrase, title=shorten(_line(asking.title), SHOWN_TITLE))
    if asking.lead.why in {*HARD, Why.PUT_ASIDE}:
        asked = Mrkdwn(f"{lead_text(asking.lead, asking.about, words)} {asked}")
    value = asking.value()
    elements: list[InteractiveElement] = [
        button(words.plain(PAGE, "finish_first"), action_id=ids.FINISH_FIRST, value=value),
        button(words.plain(PAGE, "take_new"), action_id=ids.TAKE_NEW, value=value),
    ]
    return Message(asked, as_blocks([paragraph(asked), ActionsBlock(elements=elements)]))


def beside(conversation_id: int, revision: int, words: Wording) -> Message:
    """Whether something that was typed answers an interview, or is something new."""
    asked = words.mrkdwn(PAGE, "question_beside")
    value = Pressed(conversation_id, revision, Question.BESIDE).dump()
    elements: list[InteractiveElement] = [
        button(words.plain(PAGE, "is_answer"), action_id=ids.IS_ANSWER, value=value),
        button(words.plain(PAGE, "is_new"), action_id=ids.IS_NEW, value=value),
    ]
    return Message(asked, as_blocks([paragraph(asked), ActionsBlock(elements=elements)]))


def trajectory_understood(asking: Asking, facts: TrajectoryFacts, words: Wording) -> Message:
    """What was understood of a trajectory, before anything is kept."""
    lines = [words.mrkdwn(PAGE, "where", category=facts.category, team=facts.team)]
    if facts.private:
        money, time = _money(facts, words), _time(facts, words)
        lines.append(words.mrkdwn(PAGE, "money_and_time", money=money, time=time))
    else:
        lines.append(words.mrkdwn(PAGE, "time_alone", planning=facts.planning))
        lines.append(words.mrkdwn(PAGE, "value_hidden" if facts.hidden else "value_later"))
    if facts.themes:
        lines.append(words.mrkdwn(PAGE, "themes", themes=facts.themes))
    blocks = [
        paragraph(_intro(asking, words)),
        heading(facts.title),
        paragraph(Mrkdwn("\n".join(filter(None, lines)))),
        paragraph(words.mrkdwn(PAGE, "right")),
        ActionsBlock(elements=_confirming(asking, "yes_trajectory", words)),
    ]
    return Message(_short(asking, facts.title, words), as_blocks(blocks))


def lesson_understood(asking: Asking, facts: LessonFacts, words: Wording) -> Message:
    """What was understood of a lesson, before anything is kept."""
    lines = []
    if facts.trajectory:
        lines.append(words.mrkdwn(PAGE, "from_trajectory", trajectory=facts.trajectory))
    if facts.category:
        lines.append(words.mrkdwn(PAGE, "where", category=facts.category, team=""))
    if facts.themes:
        lines.append(words.mrkdwn(PAGE, "themes", themes=facts.themes))
    blocks: list[SdkBlock] = [paragraph(_intro(asking, words)), heading(facts.title)]
    if facts.insight.strip(" .").casefold() != facts.title.casefold():
        blocks.append(SectionBlock(text=typed(shorten(facts.insight, SHOWN_INSIGHT))))
    if lines:
        blocks.append(small_print(Mrkdwn(" · ".join(lines))))
    if facts.names:
        blocks.append(paragraph(words.mrkdwn(PAGE, "names", names=facts.names)))
    blocks.append(paragraph(words.mrkdwn(PAGE, "right_lesson")))
    blocks.append(ActionsBlock(elements=_confirming(asking, "yes_lesson", words)))
    return Message(_short(asking, facts.title, words), as_blocks(blocks))


def change_offered(asking: Asking, change: Change, words: Wording) -> Message:
    """Whether something that stands is to be changed too, with the difference."""
    phrase = "add_trajectory" if change.added else asking.about.value
    asked = words.mrkdwn(PAGE, phrase, number=change.number)
    most = SHOWN_CHANGES // max(1, len(change.differences))
    lines = [
        words.plain(
            PAGE,
            "added" if change.added else "difference",
            label=words.plain(PAGE, f"label_{each.name}"),
            before=shorten(each.before, most // 4),
            after=shorten(each.after, most),
        )
        for each in change.differences
    ]
    value = asking.value()
    yes = words.plain(PAGE, "yes_add" if change.added else "yes_change")
    elements: list[InteractiveElement] = [
        button(yes, action_id=ids.CONFIRM, value=value, style="primary"),
        button(words.plain(PAGE, "leave"), action_id=ids.STOP, value=value),
    ]
    blocks = [
        paragraph(asked),
        SectionBlock(text=typed("\n".join(lines))),
        ActionsBlock(elements=elements),
    ]
    return Message(asked, as_blocks(blocks))


def lead_text(lead: Lead, about: About, words: Wording) -> Mrkdwn:
    """What goes before a question."""
    match lead.why:
        case Why.STARTED if about in {About.TRAJECTORY, About.LESSON}:
            return words.mrkdwn(PAGE, f"lead_started_{about}")
        case Why.STARTED:
            return words.mrkdwn(PAGE, "lead_noted")
        case Why.WHAT_THEN if about is About.LESSON:
            return words.mrkdwn(PAGE, f"lead_what_then_lesson_{lead.variant}")
        case why if why in VARIED:
            return words.mrkdwn(PAGE, f"lead_{why}_{lead.variant}")
    return words.mrkdwn(PAGE, f"lead_{lead.why}", longest=lead.longest)


def _intro(asking: Asking, words: Wording) -> Mrkdwn:
    """What stands above what was understood."""
    phrase = "understood_started" if asking.lead.why is Why.STARTED else "understood_noted"
    intro = words.mrkdwn(PAGE, phrase)
    if asking.lead.why in {Why.STARTED, Why.NOTED, Why.SKIPPED, Why.CHANGED}:
        return intro
    return Mrkdwn(f"{lead_text(asking.lead, asking.about, words)} {intro}")


def _short(asking: Asking, title: str, words: Wording) -> Mrkdwn:
    """What a notification shows."""
    return words.mrkdwn(
        PAGE, f"right_short_{asking.about}", title=shorten(_line(title), SHOWN_TITLE)
    )


def _money(facts: TrajectoryFacts, words: Wording) -> Mrkdwn:
    if facts.value:
        return words.mrkdwn(PAGE, "value", value=facts.value)
    return words.mrkdwn(PAGE, "value_unknown")


def _time(facts: TrajectoryFacts, words: Wording) -> Mrkdwn:
    if facts.planning:
        return words.mrkdwn(PAGE, "planning", planning=facts.planning)
    return words.mrkdwn(PAGE, "planning_unknown")


def _which(asking: Asking, words: Wording) -> ContextBlock:
    title = shorten(_line(asking.title), SHOWN_TITLE)
    number = asking.said.get("number")
    line = words.plain(PAGE, f"which_{asking.about}", title=title, number=number)
    progress = words.mrkdwn(PAGE, "to_come", count=asking.to_come)
    return ContextBlock(
        elements=[
            PlainTextObject(text=line, emoji=False),
            MarkdownTextObject(text=progress, verbatim=True),
        ]
    )


def _choices(asking: Asking, words: Wording) -> list[InteractiveElement]:
    """Buttons for the likely answers, and a menu with everything there is to choose."""
    elements: list[InteractiveElement] = [
        button(
            option.label,
            action_id=f"{ids.CHOOSE}_{number}",
            value=asking.value(option.value),
        )
        for number, option in enumerate(asking.likely)
    ]
    if asking.others:
        placeholder = words.plain(PAGE, f"menu_{asking.question}")
        elements.append(
            StaticSelectElement(
                action_id=ids.CHOOSE,
                placeholder=PlainTextObject(text=placeholder),
                options=[
                    as_option(type(each)(asking.value(each.value), each.label))
                    for each in asking.others
                ],
            )
        )
    return elements


def _leaving(asking: Asking, words: Wording) -> list[InteractiveElement]:
    value = asking.value()
    elements: list[InteractiveElement] = []
    if asking.can_skip:
        elements.append(button(words.plain(PAGE, "skip"), action_id=ids.SKIP, value=value))
    if asking.about in {About.TRAJECTORY, About.LESSON} and (asking.hard or not asking.types):
        elements.append(button(words.plain(PAGE, "form"), action_id=ids.EDIT, value=value))
    return [*elements, button(words.plain(PAGE, "stop"), action_id=ids.STOP, value=value)]


def _confirming(asking: Asking, yes: str, words: Wording) -> Sequence[ButtonElement]:
    value = asking.value()
    return [
        button(words.plain(PAGE, yes), action_id=ids.CONFIRM, value=value, style="primary"),
        button(words.plain(PAGE, "adjust"), action_id=ids.EDIT, value=value),
        button(words.plain(PAGE, "rather_not"), action_id=ids.STOP, value=value),
    ]


def _line(text: str) -> str:
    return " ".join(text.split())
