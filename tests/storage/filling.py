"""A little of everything in every table, to carry through a migration."""

from typing import Any

from sqlmodel import Session

from storage.costs import set_costs
from storage.event_log import record
from storage.lessons import (
    add_lesson_file,
    note_reuse,
    set_lesson_categories,
    set_lesson_themes,
)
from storage.people import set_role_holders
from storage.search import put_document
from storage.social_return import set_social_return
from storage.submissions import earlier_answer
from storage.tables import (
    ActionItem,
    AgendaItem,
    AgendaMark,
    Conversation,
    ConversationPart,
    ExpertiseRequest,
    Interview,
    InterviewAnswer,
    LessonRequest,
    MaximalText,
    Meeting,
    MeetingGuest,
    NotUnderstood,
    PersonAttention,
    Pilot,
    PilotTheme,
    PlanEntry,
    Representation,
    RhythmChoice,
    SmallPurchase,
    StartForm,
    StartFormReading,
    StartFormTheme,
    ToolCriterion,
    ToolCriterionVersion,
    ToolOutcome,
    TrajectoryAgreement,
    TrajectoryAward,
    TrajectoryCost,
    TrajectoryCriterion,
    TrajectoryExplanation,
    TrajectoryHandover,
    TrajectoryIntake,
    TrajectoryIntakeAnswer,
    TrajectoryNeed,
    TrajectoryPromise,
    TrajectoryResult,
)
from storage.trajectories import set_roles, set_themes
from storage.vocabulary import (
    ActionKind,
    AgendaState,
    ConversationState,
    CostSide,
    FitAnswer,
    HandoverState,
    InterviewState,
    MunicipalRole,
    NeedAnswer,
    PilotStage,
    PlanStatus,
    ProcessRole,
    PromisePlace,
    ReadingState,
    RepresentedKind,
    ResultAnswer,
    SmallChoice,
    SocialReturnWay,
)
from tests.storage.making import (
    NOW,
    claim,
    event_arrives,
    known,
    make_lesson,
    make_own_item,
    make_person,
    make_trajectory,
    minutes,
    plan,
)
from tests.storage.making_successes import fill_successes
from tests.storage.making_tenders import fill_tenders


def fill_every_table(session: Session, workspace_id: int) -> None:
    """A little of everything, as after a morning of use."""
    person = make_person(session, workspace_id)
    set_role_holders(
        session,
        workspace_id=workspace_id,
        role=MunicipalRole.COORDINATOR,
        slack_user_ids=["U1"],
        now=NOW,
    )
    trajectory_id = known(make_trajectory(session, workspace_id).id)
    set_roles(session, trajectory_id=trajectory_id, roles={ProcessRole.BUYER: person})
    set_themes(session, trajectory_id=trajectory_id, themes=["klimaat"])
    fill_journey(session, trajectory_id, person)
    fill_expertise(session, workspace_id, trajectory_id, person)
    fill_criteria(session, workspace_id, trajectory_id, person)
    fill_pilot(session, trajectory_id, person)
    fill_costs(session, trajectory_id)
    fill_meetings(session, workspace_id, trajectory_id, person)
    record(
        session,
        workspace_id=workspace_id,
        subject_kind="trajectory",
        subject_id=trajectory_id,
        kind="logged",
        actor_id=person,
        now=NOW,
        texts={"title": [None, "Straatverlichting"]},
    )
    earlier_answer(session, workspace_id=workspace_id, nonce="n1", now=NOW)
    event_arrives(session, workspace_id, "Ev1")
    fill_lessons(session, workspace_id, person)
    fill_conversations(session, workspace_id, person)
    set_social_return(
        session, trajectory_id=trajectory_id, way=SocialReturnWay.PLAN, wage_permille=250
    )
    session.add(
        SmallPurchase(
            workspace_id=workspace_id,
            person_id=person,
            team="bor",
            choice=SmallChoice.LOOKED,
            description="Paaseieren",
            bought_on=NOW.date(),
            created_at=NOW,
        )
    )
    fill_start_forms(session, workspace_id, trajectory_id, person)
    fill_plan(session, workspace_id, person)
    fill_tenders(session, workspace_id, trajectory_id, person)
    fill_successes(session, workspace_id, trajectory_id, person)
    session.add(
        PersonAttention(
            person_id=person,
            starts_at="09:00",
            weekdays=[0, 1, 3],
            snoozed_until=NOW,
            absent_until=NOW.date(),
            muted=["news"],
            version=1,
            changed_at=NOW,
        )
    )
    plan(session, workspace_id, trajectory_id)
    claim(session, workspace_id, "token")


def fill_journey(session: Session, trajectory_id: int, person: int) -> None:
    """A purchase that is needed, and of which the decision was sent."""
    session.add(
        TrajectoryNeed(
            trajectory_id=trajectory_id,
            answer=NeedAnswer.LESS,
            saved_cents=100_000,
            reason="Twee in plaats van drie",
            answered_by_id=person,
            answered_at=NOW,
        )
    )
    session.add(TrajectoryAward(trajectory_id=trajectory_id, decision_on=NOW.date()))
    session.add(
        TrajectoryExplanation(
            trajectory_id=trajectory_id,
            theme="social-return",
            reason="markt",
            explanation="Er is er maar een.",
            explained_by_id=person,
            explained_at=NOW,
        )
    )
    fill_intake(session, trajectory_id, person)
    fill_contract(session, trajectory_id, person)


def fill_intake(session: Session, trajectory_id: int, person: int) -> None:
    """A talk with an answer and an agreement."""
    session.add(
        TrajectoryIntake(
            trajectory_id=trajectory_id,
            held_on=NOW.date(),
            recorded_by_id=person,
            recorded_at=NOW,
        )
    )
    session.add(
        TrajectoryIntakeAnswer(
            trajectory_id=trajectory_id,
            question="kansen",
            asked="Welke kansen zie je?",
            answer="Hergebruik",
            answered_by_id=person,
            answered_at=NOW,
        )
    )
    session.add(
        TrajectoryAgreement(
            trajectory_id=trajectory_id,
            place=0,
            what="De markt bellen",
            owner_id=person,
            due_on=NOW.date(),
            version=1,
            agreed_by_id=person,
            agreed_at=NOW,
        )
    )


def fill_contract(session: Session, trajectory_id: int, person: int) -> None:
    """A promise with somebody who looks after it, and how it went."""
    said: dict[str, Any] = {"trajectory_id": trajectory_id, "theme": "klimaat"}
    session.add(
        TrajectoryPromise(
            place=PromisePlace.REQUIREMENT,
            document="PvE",
            said_by_id=person,
            said_at=NOW,
            **said,
        )
    )
    session.add(
        TrajectoryHandover(
            trajectory_id=trajectory_id,
            state=HandoverState.ACCEPTED,
            manager_id=person,
            changed_at=NOW,
        )
    )
    session.add(
        TrajectoryResult(
            moment=1,
            answer=ResultAnswer.PARTLY,
            people=3,
            said_by_id=person,
            said_on=NOW.date(),
            **said,
        )
    )
    session.flush()


def fill_expertise(session: Session, workspace_id: int, trajectory_id: int, person: int) -> None:
    """An expert who was asked, what a tool gave, and what doing it fully means."""
    session.add(
        Representation(
            workspace_id=workspace_id,
            kind=RepresentedKind.THEME,
            slug="klimaat",
            person_id=person,
            set_by_id=person,
            set_at=NOW,
        )
    )
    session.add(
        ExpertiseRequest(
            workspace_id=workspace_id,
            trajectory_id=trajectory_id,
            theme="klimaat",
            question="Kan het zonder asfalt?",
            asked_by_id=person,
            asked_id=person,
            asked_at=NOW,
        )
    )
    session.add(
        ToolOutcome(
            workspace_id=workspace_id,
            trajectory_id=trajectory_id,
            tool="mki",
            result="De helft minder",
            on=NOW.date(),
            recorded_by_id=person,
            recorded_at=NOW,
        )
    )
    session.add(
        MaximalText(
            workspace_id=workspace_id,
            theme="klimaat",
            category="gww",
            number=1,
            text="Zonder uitstoot",
            written_by_id=person,
            written_at=NOW,
        )
    )
    session.flush()


def fill_criteria(session: Session, workspace_id: int, trajectory_id: int, person: int) -> None:
    """A criterion of the national tool, which did not suit a purchase."""
    criterion = ToolCriterion(workspace_id=workspace_id)
    session.add(criterion)
    session.flush()
    session.add(
        ToolCriterionVersion(
            criterion_id=criterion.id or 0,
            number=1,
            category="gww",
            theme="klimaat",
            level="basis",
            kind="eis",
            text="Het materieel rijdt zonder uitstoot.",
            link="https://www.mvicriteria.nl/eis",
            looked_up_on=NOW.date(),
            written_by_id=person,
            written_at=NOW,
        )
    )
    session.add(
        TrajectoryCriterion(
            trajectory_id=trajectory_id,
            criterion_id=criterion.id or 0,
            number=1,
            fits=False,
            reason="Te zwaar voor zo'n kleine opdracht",
            answered_by_id=person,
            answered_at=NOW,
        )
    )
    session.flush()


def fill_pilot(session: Session, trajectory_id: int, person: int) -> None:
    """A purchase to learn from, with a plan."""
    session.add(
        Pilot(
            trajectory_id=trajectory_id,
            year=2026,
            stage=PilotStage.RUNNING,
            learning_goals="Blijven de masten heel?",
            learns=FitAnswer.YES,
            made_by_id=person,
            made_at=NOW,
        )
    )
    session.flush()
    session.add(PilotTheme(trajectory_id=trajectory_id, theme="klimaat"))
    session.flush()


def fill_costs(session: Session, trajectory_id: int) -> None:
    """Who pays for a purchase, and who benefits from it."""
    pays = TrajectoryCost(
        trajectory_id=trajectory_id,
        position=0,
        side=CostSide.PAYS,
        centre="4510 BOR",
        once_cents=12_000_000,
    )
    benefits = TrajectoryCost(
        trajectory_id=trajectory_id,
        position=1,
        side=CostSide.BENEFITS,
        centre="6200 Facilitair",
        yearly_cents=1_500_000,
    )
    set_costs(session, trajectory_id=trajectory_id, costs=[pays, benefits])


def fill_lessons(session: Session, workspace_id: int, person: int) -> None:
    """A lesson with everything that can belong to one."""
    lesson_id = known(make_lesson(session, workspace_id, told_by_id=person).id)
    set_lesson_themes(session, lesson_id=lesson_id, themes=["circulariteit"])
    set_lesson_categories(session, lesson_id=lesson_id, categories=["gww"])
    add_lesson_file(session, lesson_id=lesson_id, slack_file_id="F1", name="meting.pdf")
    note_reuse(session, lesson_id=lesson_id, person_id=person, now=NOW)
    put_document(
        session,
        workspace_id=workspace_id,
        subject_kind="lesson",
        subject_id=lesson_id,
        weights={"masten": 1.0},
        analysis=1,
    )
    interview = Interview(
        workspace_id=workspace_id,
        person_id=person,
        lesson_id=lesson_id,
        state=InterviewState.OPEN,
        started_at=NOW,
        updated_at=NOW,
    )
    session.add(interview)
    session.flush()
    session.add(
        InterviewAnswer(
            interview_id=known(interview.id), message_ts="1.0", field="advice", mark="1f"
        )
    )
    session.add(
        LessonRequest(
            workspace_id=workspace_id,
            channel_id="C1",
            message_ts="1.0",
            author_id=person,
            asked_by_id=person,
            asked_at=NOW,
        )
    )
    session.flush()


def fill_conversations(session: Session, workspace_id: int, person: int) -> None:
    """Somebody in the middle of a talk, and a sentence that was not understood."""
    conversation = Conversation(
        workspace_id=workspace_id,
        person_id=person,
        channel_id="D1",
        state=ConversationState.OPEN,
        intent="trajectory",
        draft={"title": "Asfalt"},
        started_at=NOW,
        updated_at=NOW,
        expires_at=NOW + minutes(60),
    )
    session.add(conversation)
    session.flush()
    session.add(
        ConversationPart(
            conversation_id=known(conversation.id),
            number=1,
            message_ts="1.0",
            told={"title": "Asfalt"},
        )
    )
    session.add(NotUnderstood(workspace_id=workspace_id, sentence="asdf", said_on=NOW.date()))
    session.flush()


def fill_start_forms(session: Session, workspace_id: int, trajectory_id: int, person: int) -> None:
    """A start form that somebody began, and a document that they dropped."""
    form = StartForm(
        workspace_id=workspace_id,
        trajectory_id=trajectory_id,
        started_by_id=person,
        created_at=NOW,
        updated_at=NOW,
    )
    session.add(form)
    session.flush()
    session.add(StartFormTheme(start_form_id=known(form.id), theme="klimaat", chosen=True))
    session.add(
        StartFormReading(
            workspace_id=workspace_id,
            slack_file_id="F1",
            person_id=person,
            trajectory_id=trajectory_id,
            state=ReadingState.ASKED,
            texts={"values": {"nodig": "Ja"}},
            at=NOW,
        )
    )
    session.flush()


def fill_plan(session: Session, workspace_id: int, person: int) -> None:
    """Somebody looks after an item of the plan."""
    session.add(
        PlanEntry(
            workspace_id=workspace_id,
            key="tracks.bor",
            owner_id=person,
            status=PlanStatus.RUNNING,
            note="Het eerste gesprek is geweest.",
            noted_by_id=person,
            noted_at=NOW,
            version=1,
            created_at=NOW,
            updated_at=NOW,
        )
    )
    session.add(make_own_item(workspace_id, person))
    session.flush()


def fill_meetings(session: Session, workspace_id: int, trajectory_id: int, person: int) -> None:
    """A meeting with who comes, what was on its agenda and what was agreed."""
    when: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}
    session.add(
        RhythmChoice(
            workspace_id=workspace_id,
            rhythm="tweewekelijks-overleg",
            anchor=NOW.date(),
            at="10:00",
            minutes=60,
            prepared_days=2,
            updated_at=NOW,
        )
    )
    meeting = Meeting(
        workspace_id=workspace_id,
        rhythm="tweewekelijks-overleg",
        planned_for=NOW.date(),
        starts_at=NOW,
        minutes=60,
        **when,
    )
    session.add(meeting)
    session.flush()
    meeting_id = known(meeting.id)
    session.add(MeetingGuest(meeting_id=meeting_id, person_id=person))
    session.add(
        AgendaItem(
            workspace_id=workspace_id,
            rhythm=meeting.rhythm,
            text="Kunnen we de masten hergebruiken?",
            brought_by_id=person,
            trajectory_id=trajectory_id,
            meeting_id=meeting_id,
            **when,
        )
    )
    session.add(
        AgendaMark(
            meeting_id=meeting_id,
            subject_kind="trajectory",
            subject_id=trajectory_id,
            state=AgendaState.DISCUSSED,
            marked_by_id=person,
            marked_at=NOW,
        )
    )
    session.add(
        ActionItem(
            workspace_id=workspace_id,
            text="Uitzoeken wat een berekening kost",
            kind=ActionKind.KNOWLEDGE,
            owner_id=person,
            meeting_id=meeting_id,
            made_by_id=person,
            **when,
        )
    )
    session.flush()
