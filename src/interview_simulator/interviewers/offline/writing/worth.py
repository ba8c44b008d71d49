"""What is not worth asking about: changes, licences, links, navigation, installing, and what speaks of its authors."""

import re
from collections.abc import Sequence
from typing import Final

from interview_simulator.interviewers.offline.writing.context import tidy_heading
from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.written import Section

MOST_PERSONAL: Final = 0.5
"""Share of sentences that speak of "I" and "we", from which a section tells a story."""
FEWEST_SENTENCES: Final = 4
_DULL: Final = re.compile(
    r"""
    (?: change\ ?log | changes | release\ notes? | what'?s\ new | news | (?:revision\ )? history | status | metadata
      | licen[cs]es? | copyright | contribut\w+ | authors? | credits? | acknowledge?ments? | thanks
      | sponsors?\w* | donat\w+
      | maintainers? | governance | code\ of\ conduct | security\ policy | reporting\ .*
      | references? | see\ also | links | resources | further\ reading | bibliography | footnotes? | prior\ art
      | related\ (?: work | projects | topics | links | articles )
      | (?: table\ of\ )? contents | toc | navigation | errata | todo | tbd | editor'?s?\ notes?
      | install\w* (?:\ .*)? | prerequisites? | requirements? | set\ ?up | download\w*
      | getting\ help | help | support | community | contact\w* | feedback | questions\?? | faq
      | next\ steps? | where\ to\ go (?:\ .*)? | what'?s\ next | future\ (?: work | possibilities ) | upcoming\ .*
      | unresolved\ questions | drawbacks\ and\ alternatives
      | exercises? | quiz\w* | assignments? | homework | solutions? | schedule | agenda | speakers? | call\ for\ .*
      | about\ (?: this | the )\ (?: book | document | guide | site | course | authors? | lesson | project )
      | who\ (?: this | is\ this )\ .* | how\ to\ (?: read | use )\ this\ .* ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DULL_POST: Final = re.compile(
    r"""
    \b (?: changelog | release\ notes? | releases?d? | roadmap | what'?s\ new | announc\w+ | newsletter
        | contributing | governance | code\ of\ conduct | licen[cs]e | security\ policy | sponsor\w* | maintainers
        | readme | table\ of\ contents | index | glossary\ of\ links | welcome | schedule | call\ for
        | interview\ with ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_dull_post(title: str) -> bool:
    """Return whether nothing in a post of that title is worth asking about."""
    return bool(_DULL_POST.search(title))


def is_dull(section: Section, paragraphs: Sequence[Sequence[Sentence]]) -> bool:
    """Return whether nothing in `section` is worth asking about."""
    if _DULL.match(tidy_heading(section.heading)):
        return True
    every = [sentence for paragraph in paragraphs for sentence in paragraph]
    personal = sum(any(token.lower_ in {"i", "my", "we", "our"} for token in sentence.span) for sentence in every)
    return len(every) >= FEWEST_SENTENCES and personal > MOST_PERSONAL * len(every)
