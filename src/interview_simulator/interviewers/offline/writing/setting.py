"""What posts that lie together are about by name, such as "Redis": a question has to say it, each post need not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

FEWEST_POSTS: Final = 5
"""That tell; fewer may share a name by chance."""
MOST_POSTS: Final = 40
"""Of a folder: more would tell the same."""
LEAST_NAMED: Final = 0.35
"""Share of the posts that say the name."""
LEAST_SAID: Final = 2.0
"""Times that those posts say it, on average: what stands once in each is a label, such as "Start Date"."""
MOST_OTHERS: Final = 0.67
"""Of the posts that say it, one in so many may say another one."""
MOST_SMALL: Final = 0.6
"""Of the times that a name is said, one in so many may be a word in small letters, as commands and addresses are."""
MOST_WITH_ARTICLE: Final = 0.1
"""The same with an article: things are not in what has one."""
FEWEST_WORDS: Final = 60
"""Of a post that counts: shorter ones need not name anything."""
_CODE: Final = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|\]\([^)]*\)|https?://\S+", re.DOTALL)
_NAMES: Final = re.compile(r"(?<![\w/.-])[A-Z]\w*(?: [A-Z]\w*)*(?![\w/-])")
_WITHIN: Final = re.compile(r"(?<!\bthe)(?<=[a-z,;]) ")
"""What stands before a name within a sentence."""
_WORDS: Final = re.compile(r"(?<![\w/.-])[a-z]\w*(?![\w/-])(?!\.\w)")
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
    small: Counter[str] = Counter()
    with_article: Counter[str] = Counter()
    posts = 0
    for text in texts:
        plain = _CODE.sub(" ", text).replace("*", "").replace("_", "")
        if len(plain.split()) < FEWEST_WORDS:
            continue
        posts += 1
        names = list(_names_within(plain))
        said.update(names)
        named.update(set(names))
        small.update(map(str.capitalize, _WORDS.findall(plain)))
        with_article.update(_WITH_ARTICLE.findall(plain))
    if posts < FEWEST_POSTS or not named:
        return ""
    (name, times), (_, next_times) = (*named.most_common(2), ("", 0))[:2]
    by_most = times >= LEAST_NAMED * posts and next_times <= MOST_OTHERS * times and said[name] >= LEAST_SAID * times
    plain_name = small[name] <= MOST_SMALL * said[name] and with_article[name] <= MOST_WITH_ARTICLE * said[name]
    return name if by_most and plain_name else ""


def _names_within(plain: str) -> Iterator[str]:
    """Yield the names that stand within sentences."""
    for match in _NAMES.finditer(plain):
        if _WITHIN.match(plain, max(match.start() - 1, 0), match.start()) and _may_be_setting(match[0]):
            yield match[0]


def _may_be_setting(name: str) -> bool:
    """Return whether things can be said to be in what has the name: one word, no acronym."""
    return " " not in name and any(map(str.islower, name)) and name not in _NO_SETTING
