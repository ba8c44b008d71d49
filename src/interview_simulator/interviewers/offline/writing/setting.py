"""What posts that lie together are about by name, such as "Redis": a question has to say it, each post need not."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

FEWEST_POSTS: Final = 5
"""That tell; fewer may share a name by chance."""
MOST_POSTS: Final = 40
"""Of a folder: more would tell the same."""
LEAST_NAMED: Final = 0.65
"""Share of the posts that say the name."""
MOST_ORDINARY: Final = 0.05
"""Share of the times that a name may be an ordinary word: in small letters, or with an article."""
FEWEST_WORDS: Final = 60
"""Of a post that counts: shorter ones need not name anything."""
_CODE: Final = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|\]\([^)]*\)|https?://\S+", re.DOTALL)
_NAMES: Final = re.compile(r"(?<=[a-z,;] )(?<!\bthe )[A-Z]\w*(?: [A-Z]\w*)*(?![\w/-])")
_WORDS: Final = re.compile(r"\w+")
_WITH_ARTICLE: Final = re.compile(r"\b[Tt]he ([A-Z]\w*)(?! [A-Za-z])")
_NO_SETTING: Final = frozenset(
    """
    GitHub Google English Internet Slack Twitter YouTube Chapter Section Listing Figure Table Example Part Step Note
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday
    """.split()
)


def folders_of(source: str) -> list[str]:
    """Return the folders whose posts are around the one at `source`: the first that has enough of them counts."""
    folder = source.rpartition("/")[0]
    return [one for one in (folder, folder.rpartition("/")[0]) if one]


def setting_of(texts: Iterable[str]) -> str:
    """Return the name that most of `texts` say, "" where none is said by enough of them."""
    named: Counter[str] = Counter()
    said: Counter[str] = Counter()
    ordinary: Counter[str] = Counter()
    posts = 0
    for text in texts:
        plain = _CODE.sub(" ", text).replace("*", "").replace("_", "")
        if len(plain.split()) < FEWEST_WORDS:
            continue
        posts += 1
        names = [name for name in _NAMES.findall(plain) if _may_be_setting(name)]
        said.update(names)
        named.update(set(names))
        ordinary.update(word.capitalize() for word in _WORDS.findall(plain) if word.islower())
        ordinary.update(_WITH_ARTICLE.findall(plain))
    if posts < FEWEST_POSTS:
        return ""
    by_most = [one for one in named if named[one] >= LEAST_NAMED * posts and ordinary[one] <= MOST_ORDINARY * said[one]]
    return max(by_most, key=lambda one: said[one], default="")


def _may_be_setting(name: str) -> bool:
    """Return whether things can be said to be in what has the name: one word, no acronym."""
    return " " not in name and any(map(str.islower, name)) and name not in _NO_SETTING
