"""How closely two topics go together in what was read."""

import math


def association(together: int, one: int, other: int) -> float:
    """Return, in 0..1, how closely two topics go together: on `together` posts, of `one` and `other` that each is on.

    It is Salton's cosine (Salton and McGill 1983, here of the sets of posts, also known as Ochiai's coefficient). Plain
    counts favour what is on every post; association strength and mutual information, the usual cures, favour what is
    on one post only, of which a reader has many. The cosine lies in between: 1 only where topics always go together.
    Raise `ValueError` for counts that cannot be.
    """
    if not 0 <= together <= min(one, other) or min(one, other) < 1:
        raise ValueError(f"{together} posts on both of two topics with {one} and {other} posts")
    return together / math.sqrt(one * other)
