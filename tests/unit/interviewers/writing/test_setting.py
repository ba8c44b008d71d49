"""The name that posts which lie together share."""

from interview_simulator.interviewers.offline.writing.setting import FEWEST_POSTS, folders_of, setting_of

FILLING = "some words that stand in every post of the folder " * 10


def posts(*said: str) -> list[str]:
    return [f"{FILLING}. Here we look at {one}. What is to be said of {one}?" for one in said]


def test_it_is_what_most_of_them_say() -> None:
    assert setting_of(posts("Redis", "Redis", "keys in Redis", "Redis and Kafka", "Kafka")) == "Redis"


def test_it_is_nothing_where_fewer_do() -> None:
    assert setting_of(posts("Redis", "Redis", "rows", "keys", "logs", "disks")) == ""


def test_it_is_nothing_where_another_is_said_nearly_as_often() -> None:
    assert setting_of(posts("Redis", "Redis", "Redis", "Kafka", "Kafka", "Kafka")) == ""


def test_a_few_posts_tell_nothing() -> None:
    assert setting_of(posts(*["Redis"] * (FEWEST_POSTS - 1))) == ""
    assert setting_of([*posts(*["Redis"] * (FEWEST_POSTS - 1)), "Redis: short."]) == ""


def test_code_and_addresses_name_nothing() -> None:
    assert setting_of(posts(*["`a Redis`", "https://a Redis.io/x", "```\nin Redis\n```", "keys", "logs"])) == ""


def test_the_folder_of_a_post_counts_first_then_the_one_above() -> None:
    assert folders_of("/notes/redis/keys.md") == ["/notes/redis", "/notes"]
    assert folders_of("keys.md") == []


def test_a_word_of_a_longer_name_and_what_takes_an_article_are_none() -> None:
    assert setting_of(posts(*["an Open Source project"] * 5)) == ""
    assert setting_of(posts(*["the Carpentries"] * 5)) == ""


def test_of_several_it_is_the_one_that_is_said_most() -> None:
    assert setting_of(posts(*["keys, Start Date: in Redis, and Redis again"] * 5)) == "Redis"


def test_an_ordinary_word_is_none() -> None:
    assert setting_of(posts(*["the conditions, Test by test"] * 5)) == ""
    assert setting_of(posts(*["what Council members say: the Council, a council"] * 5)) == ""


def test_a_label_that_each_has_once_is_none() -> None:
    once = [f"{FILLING}. It stands in Redis." for _ in range(5)]
    assert setting_of(once) == ""
    assert setting_of([f"{text} Much is in Redis." for text in once]) == "Redis"


def test_commands_and_files_do_not_make_a_name_ordinary() -> None:
    assert setting_of(posts(*["Redis, by redis-cli and redis.conf, in redis/src"] * 5)) == "Redis"
