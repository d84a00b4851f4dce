"""Who is found by somebody who looks for help, and how much a colleague is asked."""

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.community import (
    APPOINTED,
    MOST_OPEN,
    Hindrance,
    Membership,
    Reason,
    Way,
    hindrance,
    who_is_found,
)

PEOPLE = st.integers(1, 6)
REASONS = st.lists(
    st.builds(
        Reason,
        person=PEOPLE,
        way=st.sampled_from(Way),
        fit=st.integers(1, 4),
        public=st.booleans(),
    ),
    max_size=12,
)
MEMBERS = st.dictionaries(
    PEOPLE, st.builds(Membership, shown=st.booleans(), left=st.booleans()), max_size=6
)


@given(REASONS, MEMBERS, PEOPLE)
def test_everybody_is_found_once_and_nobody_finds_themselves(
    reasons: list[Reason], members: dict[int, Membership], seeker: int
) -> None:
    found = [each.person for each in who_is_found(reasons, members, seeker=seeker)]
    assert len(found) == len(set(found))
    assert seeker not in found


@given(REASONS, MEMBERS, PEOPLE)
def test_who_stands_for_it_comes_first_and_who_did_it_before_last(
    reasons: list[Reason], members: dict[int, Membership], seeker: int
) -> None:
    ways = [each.way for each in who_is_found(reasons, members, seeker=seeker)]
    assert ways == sorted(ways, key=list(Way).index)


@given(REASONS, MEMBERS, PEOPLE)
def test_nobody_is_found_who_did_not_choose_it_and_cannot_be_read_of_it_anyway(
    reasons: list[Reason], members: dict[int, Membership], seeker: int
) -> None:
    for each in who_is_found(reasons, members, seeker=seeker):
        stands = members.get(each.person, Membership())
        chose = stands.shown and not stands.left
        anyway = each.public and each.way is not Way.MEMBER and not stands.left
        assert each.way in APPOINTED or chose or anyway


@given(REASONS, PEOPLE)
def test_who_chose_to_be_found_is_found(reasons: list[Reason], seeker: int) -> None:
    everybody = {person: Membership(shown=True) for person in range(1, 7)}
    found = {each.person for each in who_is_found(reasons, everybody, seeker=seeker)}
    assert found == {each.person for each in reasons} - {seeker}


@given(REASONS, MEMBERS, PEOPLE)
def test_it_hangs_on_nothing_in_which_order_the_reasons_come(
    reasons: list[Reason], members: dict[int, Membership], seeker: int
) -> None:
    def places(given_reasons: list[Reason]) -> list[tuple[int, Way, int]]:
        found = who_is_found(given_reasons, members, seeker=seeker)
        return [(each.person, each.way, each.fit) for each in found]

    assert places(reasons) == places(reasons[::-1])


@given(PEOPLE, PEOPLE, st.booleans(), st.booleans(), st.integers(0, 6))
def test_nobody_gets_more_questions_than_they_can_bear(
    asker: int, asked: int, is_found: bool, same_waits: bool, waiting: int
) -> None:
    hinders = hindrance(
        asker=asker, asked=asked, is_found=is_found, same_waits=same_waits, waiting=waiting
    )
    may = asker != asked and is_found and not same_waits and waiting < MOST_OPEN
    assert (hinders is None) is may
    assert (hinders is Hindrance.BUSY) <= (waiting >= MOST_OPEN)
