"""What a talk looks like now: its question, or what came of it."""

from decimal import Decimal

from bot.messages import conversation as page
from bot.messages import conversation_ids as ids
from bot.messages.conversation_ends import answered, ended, past
from bot.messages.conversation_view import About, Asking, Ended, Question, read_lead
from bot.messages.message import Message
from bot.messages.problems import problem_message
from bot.messages.small_talk import not_understood
from bot.messages.trajectory_card import kept_private
from bot.policy.confidentiality import Audience
from bot.services.conversation_asked import Asked
from bot.services.conversation_asking import (
    answer_text,
    likely_answers,
    other_answers,
    to_ask,
    words_for,
)
from bot.services.conversation_facts import (
    change_offered,
    lesson_facts,
    record_of,
    subject_of,
    trajectory_facts,
)
from bot.services.conversation_reading import SKIPPABLE
from bot.services.conversation_replies import HELPS, suggestions_for
from bot.services.conversation_routes import Answers, route_of
from bot.services.conversation_talk import Talk
from bot.services.conversation_turns import occurrence_of
from bot.services.trajectory_views import view_for_owner
from storage.deliveries import perhaps_there, stands_since
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import ConversationState

_TEXT = "text"


def shown(talk: Talk, audience: Audience) -> Message:
    """The newest message of ours, as it is at this moment.

    What is shown is noted: nobody confirms what they have not seen.
    """
    conversation = talk.conversation
    conversation.shown_revision = conversation.revision
    talk.session.add(conversation)
    if conversation.state is ConversationState.ANSWERED:
        return _answer(talk, audience)
    if not talk.is_live:
        return how_it_ended(talk)
    if talk.question is Question.BESIDE:
        return page.beside(conversation.id or 0, conversation.revision, talk.here.words)
    if talk.about is None:
        return _suggestion(talk)
    return _question(talk, talk.about, audience)


def how_it_ended(talk: Talk) -> Message:
    """What came of a talk about a trajectory or lesson."""
    conversation, words = talk.conversation, talk.here.words
    about = talk.about
    if about is None:
        return past("moved_on", words)
    if talk.place.by_command and conversation.state is ConversationState.SAVED:
        record = record_of(talk)
        if isinstance(record, TrajectoryRecord):
            view = view_for_owner(talk.session, record, here=talk.here, today=talk.scene.today)
            return kept_private(view, words)
    why = conversation.state.value
    if conversation.state is ConversationState.STOPPED and conversation.wording:
        if conversation.wording != "deleted":
            return problem_message(conversation.wording, words)
        why = conversation.wording
    number, title = subject_of(talk)
    return ended(
        Ended(
            about=about,
            why=why,
            number=number,
            subject_id=conversation.subject_id or 0,
            title=title or talk.draft.name,
            private=talk.place.is_private,
        ),
        words,
    )


def in_place_of(talk: Talk, question: Question) -> Message:
    """What stands in place of a question that was answered, or is past."""
    if not talk.is_live:
        return how_it_ended(talk)
    words, draft = talk.here.words, talk.draft
    skipped = question.value in draft.skipped
    answer = answer_text(question, draft, here=talk.here)
    if answer or skipped:
        return answered(question, "" if skipped else answer, words)
    return past("moved_on", words)


def is_seen(talk: Talk, ts: str) -> bool:
    """Whether what stands there now had been shown when this was said."""
    conversation = talk.conversation
    if conversation.shown_revision != conversation.revision:
        return False
    turn = occurrence_of(conversation.turn)
    messages = perhaps_there(
        talk.session,
        workspace_id=conversation.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=conversation.id or 0,
        occurrences=[turn, f"{turn} revision {conversation.revision}"],
    )
    return all(stands_since(message) <= Decimal(ts) for message in messages)


def _question(talk: Talk, about: About, audience: Audience) -> Message:
    words, asking = talk.here.words, _asking(talk, about)
    if asking.question is Question.WHICH:
        return page.which_first(asking, words)
    if asking.question is not Question.CONFIRM:
        return page.question(asking, words)
    match about:
        case About.TRAJECTORY:
            return page.trajectory_understood(asking, trajectory_facts(talk, audience), words)
        case About.LESSON:
            return page.lesson_understood(asking, lesson_facts(talk), words)
    change = change_offered(talk)
    if not change.differences:  # somebody else made it so meanwhile
        return past("over", words)
    return page.change_offered(asking, change, words)


def _asking(talk: Talk, about: About) -> Asking:
    conversation, here, draft = talk.conversation, talk.here, talk.draft
    question = talk.question or talk.next_question
    put = words_for(question, about, draft)
    left = to_ask(about, draft, here=here, private=talk.place.is_private)
    number, title = subject_of(talk)
    lead = read_lead(conversation.lead)
    return Asking(
        conversation_id=conversation.id or 0,
        revision=conversation.revision,
        about=about,
        title=title or draft.name,
        question=question,
        phrase=put.phrase,
        lead=lead,
        said={**put.said, "number": number},
        likely=likely_answers(question, draft, here=here, today=talk.scene.today),
        others=other_answers(question, draft, here=here),
        to_come=sum(each not in {question, Question.CONFIRM} for each in left),
        can_skip=question in SKIPPABLE,
        types=_hears(talk),
        hard=lead.why in page.HARD,
    )


def _hears(talk: Talk) -> bool:
    """Whether what they type there answers it: not in somebody else's direct message, and not
    while something else is asked.
    """
    if talk.conversation.state is not ConversationState.OPEN:
        return False
    return not talk.conversation.by_command or talk.place.channel_id == talk.scene.direct


def _suggestion(talk: Talk) -> Message:
    conversation = talk.conversation
    told = conversation.draft or {}
    wording = conversation.wording or "unknown_1"
    meant = suggestions_for(str(told.get(_TEXT, "")), wording, here=talk.here)
    return not_understood(wording, meant, talk.here.words, helps=bool(told.get(HELPS)))


def _answer(talk: Talk, audience: Audience) -> Message:
    """What was asked, answered; what was typed is not needed any more."""
    conversation, scene = talk.conversation, talk.scene
    told = dict(conversation.draft or {})
    conversation.draft = None
    asked = Asked(
        session=scene.session,
        here=scene.here,
        viewer=scene.viewer,
        audience=audience,
        now=scene.now,
        wording=conversation.wording or "",
        **told,
    )
    route = route_of(conversation.intent)
    if not isinstance(route, Answers):
        return past("moved_on", scene.here.words)
    return route.answer(asked)
