"""Which posts an interview draws."""

import uuid
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.features.library.askable import PostRead
from interview_simulator.features.library.passages import draw

POSTS = [PostRead(uuid.UUID(int=number), authored=number % 5 == 0) for number in range(50)]


@given(st.sets(st.sampled_from(POSTS)), st.uuids(), st.randoms(use_true_random=False))
def test_a_lot_draws_the_same_whatever_else_is_read(read: set[PostRead], lot: uuid.UUID, rng: Random) -> None:
    some, every = list(draw(rng.sample(sorted(read, key=str), len(read)), lot)), list(draw(POSTS, lot))
    assert sorted(some, key=str) == sorted(read, key=str)
    for kind in (True, False):
        assert [post for post in some if post.authored is kind] == [
            post for post in every if post.authored is kind and post in read
        ]


def test_every_other_has_questions_of_its_author_while_there_are_such() -> None:
    drawn = list(draw(POSTS, uuid.UUID(int=0)))
    assert [post.authored for post in drawn] == [True, False] * 10 + [False] * 30


def test_each_post_is_drawn_first_now_and_then() -> None:
    random = Random(0)
    first = {next(draw(POSTS, uuid.UUID(int=random.getrandbits(128)))) for _ in range(300)}
    assert first == {post for post in POSTS if post.authored}
