"""People, their groups, and where they are."""

from slack_sdk import WebClient

from tests.sandbox.driving import Control, refusal


def test_a_user_group_and_who_is_in_it(client: WebClient, control: Control) -> None:
    (group,) = client.usergroups_list(include_users=True, include_count=True)["usergroups"]
    assert (group["handle"], group["name"], group["user_count"]) == (
        "inkopers",
        "Alle inkopers",
        2,
    )
    assert group["users"] == ["UINKOPER", "UGAST"]
    assert "users" not in client.usergroups_list()["usergroups"][0]
    assert client.usergroups_users_list(usergroup=group["id"])["users"] == ["UINKOPER", "UGAST"]
    assert refusal(client.usergroups_users_list, usergroup="S0") == "no_such_subteam"
    assert control.get("/state")["user_groups"][0]["handle"] == "inkopers"


def test_a_group_is_mentioned_by_its_handle(client: WebClient, control: Control) -> None:
    control.post("/message", channel="bor", user="inkoper", text="Dag @inkopers!")

    message = client.conversations_history(channel="CBOR")["messages"][0]

    assert message["text"] == "Dag <!subteam^SINKOPERS>!"
    parts = message["blocks"][0]["elements"][0]["elements"]
    assert parts[1] == {"type": "usergroup", "usergroup_id": "SINKOPERS"}


def test_a_profile(client: WebClient) -> None:
    profile = client.users_profile_get(user="UCOORDINATOR")["profile"]
    assert (profile["real_name"], profile["title"]) == ("Coördinator", "Coördinator MVOI")
    assert client.users_profile_get()["profile"]["bot_id"] == "BVAANDEL"
    assert refusal(client.users_profile_get, user="UNIEMAND") == "user_not_found"


def test_a_guest_can_be_recognised(client: WebClient) -> None:
    guests = [one["id"] for one in client.users_list()["members"] if one["is_restricted"]]
    assert guests == ["UGAST"]


def test_where_somebody_is_in(client: WebClient) -> None:
    def names(user: str | None, types: str = "public_channel,private_channel") -> set[str]:
        found = client.users_conversations(user=user, types=types)["channels"]
        return {one["name"] for one in found}

    assert names(None) == {"mvoi", "bor", "besloten"}
    assert names("UCOORDINATOR") == {"mvoi", "elders", "besloten"}
    assert names("UINKOPER", "public_channel") == {"mvoi", "bor", "elders"}
    assert refusal(client.users_conversations, user="UNIEMAND") == "user_not_found"
    assert refusal(client.users_conversations, types="onzin") == "invalid_types"
