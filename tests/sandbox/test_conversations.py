"""Which conversations and people there are."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError


def test_the_list_shows_what_the_bot_may_know(client: WebClient) -> None:
    names = {one["name"] for one in client.conversations_list()["channels"]}
    assert names == {"mvoi", "bor", "elders"}

    private = client.conversations_list(types="private_channel")["channels"]
    assert [one["name"] for one in private] == ["besloten"]
    direct = client.conversations_list(types="im")["channels"]
    assert {one["user"] for one in direct} == {"UINKOPER", "UCOORDINATOR", "UGAST"}


def test_lists_come_in_pages(client: WebClient) -> None:
    channels = [
        one["id"] for page in client.conversations_list(limit=2) for one in page["channels"]
    ]
    people = [one["id"] for page in client.users_list(limit=2) for one in page["members"]]

    assert channels == ["CMVOI", "CBOR", "CELDERS"]
    assert sorted(people) == ["UCOORDINATOR", "UGAST", "UINKOPER", "USLACKBOT", "UVAANDEL"]


def test_members_and_membership(client: WebClient) -> None:
    assert client.conversations_members(channel="CBOR")["members"] == ["UINKOPER", "UVAANDEL"]
    assert client.conversations_info(channel="CMVOI")["channel"]["is_member"] is True
    assert client.conversations_info(channel="CELDERS")["channel"]["is_member"] is False
    about = client.conversations_info(channel="CBOR", include_num_members=True)
    assert about["channel"]["num_members"] == 2


def test_a_bot_that_joins_may_post(client: WebClient) -> None:
    client.conversations_join(channel="CELDERS")
    assert client.chat_postMessage(channel="#elders", text="hier ben ik")["ok"]


def test_a_private_channel_of_others_does_not_exist(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        client.conversations_info(channel="CGEHEIM")
    assert error.value.response["error"] == "channel_not_found"


def test_a_conversation_with_several_people_is_opened_once(client: WebClient) -> None:
    first = client.conversations_open(users="UINKOPER,UCOORDINATOR")["channel"]["id"]
    second = client.conversations_open(users=["UCOORDINATOR", "UINKOPER"])["channel"]["id"]
    assert first == second
    assert len(client.conversations_members(channel=first)["members"]) == 3


def test_a_person_has_a_title_and_a_time_zone(client: WebClient) -> None:
    person = client.users_info(user="UCOORDINATOR")["user"]
    assert person["profile"]["title"] == "Coördinator MVOI"
    assert person["tz"] == "Europe/Amsterdam"
    assert client.users_info(user="UGAST")["user"]["is_restricted"] is True
    with pytest.raises(SlackApiError) as error:
        client.users_info(user="UNIEMAND")
    assert error.value.response["error"] == "user_not_found"


def test_reactions_are_added_once_and_read_back(client: WebClient) -> None:
    posted = client.chat_postMessage(channel="#mvoi", text="leuk")
    client.reactions_add(channel="CMVOI", timestamp=posted["ts"], name="tada")

    found = client.reactions_get(channel="CMVOI", timestamp=posted["ts"])["message"]["reactions"]
    assert found == [{"name": "tada", "users": ["UVAANDEL"], "count": 1}]
    with pytest.raises(SlackApiError) as error:
        client.reactions_add(channel="CMVOI", timestamp=posted["ts"], name="tada")
    assert error.value.response["error"] == "already_reacted"
