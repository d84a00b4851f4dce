"""The Home tab: whatever stands in it, Slack takes it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_view
from bot.messages.home import SHOWN_TRAJECTORIES, SHOWN_WAITING, HomeView, home
from tests.messages.everything_home import PROBLEM, fullest
from tests.messages.samples import buttons_in, house, houses, texts_in, views


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_home_can_be_published(data: st.DataObject) -> None:
    at_home = house(data.draw(st.sampled_from(houses())))
    some = st.lists(views(at_home.profile), max_size=3).map(tuple)
    mine, unshared = data.draw(some), data.draw(some)
    view = HomeView(
        mine=mine * (SHOWN_TRAJECTORIES // 3),
        mine_total=data.draw(st.integers(len(mine), 5000)),
        unshared=unshared * (SHOWN_WAITING // 3),
        unshared_total=data.draw(st.integers(len(unshared), 5000)),
        problems=(PROBLEM,) * data.draw(st.integers(0, SHOWN_WAITING)),
        problems_total=data.draw(st.integers(0, 5000)),
    )
    assert validate_view(home(view, at_home.words)) == []


def test_what_does_not_fit_is_counted() -> None:
    """Nothing is left out in silence."""
    at_home = house("midden-groningen")
    view = home(fullest(at_home.profile), at_home.words)
    told = "\n".join([*texts_in(view, "mrkdwn"), *texts_in(view, "plain_text")])
    assert "En nog 2 trajecten die je kunt plaatsen" in told
    assert "En nog 1 bericht om na te kijken" in told
    assert f"Al mijn trajecten ({SHOWN_TRAJECTORIES + 20})" in told


def test_an_empty_home_says_what_to_do() -> None:
    at_home = house("leiden")
    view = home(HomeView(), at_home.words)
    assert "Er wacht niets op je." in list(texts_in(view, "mrkdwn"))
    labels = [button["text"]["text"] for button in buttons_in(view)]
    assert labels == [
        "Traject aanmelden",
        "Puzzelstukje bewaren",
        "Zoeken in de puzzelstukjes",
        "Alle trajecten",
        "Hulp",
    ]
