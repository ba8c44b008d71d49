"""Words by which a sentence leans on what stands around it: as it begins, as it ends, and where it points."""

import re
from typing import Final

OPENERS: Final = re.compile(
    r"""
    ^ (?: however | also | additionally | moreover | furthermore
        | (?: please \s )? note (?: \s that )?
        | importantly | of \s course | in \s fact | and | but | (?: more \s )? specifically
        | in \s particular | basically
        | essentially | generally | in \s general | usually | typically | normally | fortunately
        | unfortunately | therefore
        | thus | hence | consequently | as \s a \s result | by \s default | internally | in \s short | simply \s put )
    \b ,? \s+
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What a sentence can begin with, and be said without."""
KEPT_OPENERS: Final = frozenset(
    {"by default", "internally", "usually", "typically", "normally", "generally", "in general"}
)
"""Those that limit what is said, and stay."""
LEANING: Final = re.compile(
    r"""
    ^ (?: so | then | instead | otherwise | similarly | likewise | accordingly | for \s this \s reason
        | in \s other \s words | in \s (?: addition | summary ) | to \s (?: summarize | recap )
        | that \s said | besides | first(?:ly)? | second(?:ly)? | third | finally | lastly | next | again | meanwhile
        | alternatively | on \s the \s other \s hand | in \s contrast | conversely | yet | or | nor | still
        | here | there (?! \s (?: is | are ) \b )
        | now | nowadays | today | recently | for \s (?: example | instance )
        | (?: in | with | at | for | after ) \s (?: this | that | these | such )
        | to \s do \s (?: this | that | so ) | once \s this | (?: because \s of | due \s to ) \s this
        | as \s such | luckily
        | maybe | perhaps | well | hence | rather | even \s so | indeed | after \s all | yes | no | oh
        | let's | let \s us | remember | recall | see | notice | imagine | suppose | say | consider | look
        | check | think
        | take | try | read | go | head \s over | don't \s worry
        | as \s (?: you | we | mentioned | shown | described | discussed | noted ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How a sentence begins that goes on with the one before, or turns to the reader."""
POINTING: Final = re.compile(
    r"""
    \b (?: above | below | aforementioned
        | (?: the | in | our | these | those ) \s (?: following | previous | preceding | next | last
        | earlier | latter | former )
        | (?: this | our | that | these | next | previous | last | later | another ) \s
          (?: chapters? | sections? | pages? | guides? | tutorials? | articles? | posts? | books? | documents? | docs
            | documentation | examples? | figures? | listings? | snippets? | code | proposals? | rfcs? | specification
            | diagrams? | appendix | lessons? | courses? | walkthrough | exercises? )
        | the \s (?: chapters? | sections? | tutorials? | posts? | examples? | figures? | listings? | snippets?
            | diagrams? | appendix | exercises? )
        | as \s (?: shown | described | mentioned | discussed | noted | seen | explained | follows | you | we
        | before | usual )
        | see \s (?: the | also | how | our | https? ) | for \s more \s (?: information | details? | on )
        | for \s details
        | read \s more | learn \s more | check \s out | click
        | earlier | already \s (?: seen | know | mentioned ) | later \s on | so \s far | for \s now | right \s now
        | at \s the \s moment | recently | nowadays | today | yesterday | tomorrow | upcoming | soon
        | this \s (?: time | way | is | was | means | week | month | year ) | last \s (?: week | month | year )
        | (?i: figure | table | listing | chapter | section ) \s \d
        | et \s al | e\.g | i\.e ) \b
    | https?:// | www\. | \.\.\. | \u2026 | \$\$ | \\\(
    """,
    re.VERBOSE,
)
"""What points to somewhere else, or to a day."""
ASIDES: Final = re.compile(
    r"""
    \s* \( (?: [^()]* \b (?: see | e\.g | i\.e | for\ example | such\ as | note | also | like ) \b [^()]*
        | [^()]{25,} ) \)
    | ,? \s (?: for\ example | for\ instance | such\ as\ those | e\.g\. ) ,? [^,;.]* (?= [,;.] )
    | , \s (?: however | then | though | too | of\ course | respectively | among\ others | as\ well | after\ all
             | on\ the\ other\ hand ) ,? (?= [\ .] )
    | ,? \s (?: i\.e\. | e\.g\. | that\ is ) ,? \s [^,;.]* (?= [,;.] )
    | ,? \s etc (?= \. ) | ,? \s and\ so\ (?: on | forth ) (?= \. )
    | \s+ (?: as\ well | too | though | either ) (?= \.$ )
    | (?<= \w ) \s also (?= \s \w )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What a sentence can be said without."""
ANAPHORS: Final = frozenset(
    """
    it its itself they them their theirs themselves he she him her his this that these those one ones such former latter
    """.split()
)
FILLER: Final = re.compile(
    r"""
    ^ (?: (?: common \s | some \s | other \s )? examples? \s (?: include | are | use \s cases )
        | (?: as \s an | an ) \s example | for \s (?: example | instance ) | e\.g
        | see \b | refer \b | read \b | check \b | try \b | say \b | note: | click | go \s to | take \s a \s look
        | imagine | suppose | consider | remember | recall | thanks | let's | let \s us | here \b
        | this \s (?: example | section | chapter | page | document | guide | code | lesson )
        | in \s (?: this | the \s (?: next | previous | following ) | our ) \s | in \s (?: figure | listing )
        | the \s (?: following | example | code | listing | previous | next )
        | (?: more | further | additional ) \s (?: info | details | examples )
        | you \s (?: can | will | may ) \s (?: also \s )? (?: see | find | read | learn )
        | as \s (?: we | you | shown | before | previously ) | similar(?:ly)? | likewise
        | to \s learn \s more | if \s you \s (?: want | are \s interested ) )
    | \b (?: see \s (?: the | also | how | our ) | learn \s more | read \s more | for \s details
        | for \s (?: more | further | additional ) \s (?: information | details? )
        | we'll | we've | let's | we \s (?: will | saw ) | listing \s \d | figure \s \d | https?:// )
    | found \s here | \b here \. $ | [:?!] $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What says nothing of its subject: examples, where to read on, what comes next."""
BROKEN: Final = re.compile(
    r"""
    [.!?] \s+ [A-Z]                                       # two sentences taken for one
    | \b (?: a | an | the | of | to | in | with | and | or | for | by ) \. $  # the end is missing
    | \b (\w+) \s \1 \b
    | ^ \w+ : \s                                           # "Rationale: ..."
    """,
    re.VERBOSE,
)
OF_THE_MOMENT: Final = re.compile(
    r"""
    \b (?: now | currently | today | recently | so \s far | soon | at \s this \s point
        | (?: this | last | next ) \s (?: year | week | month | release )
        | (?: in | since | version | with ) \s v?\d[\d.]+ | as \s of \s v?\d
        | hope(?:fully)? | happy | unfortunately | m{1,2}\. \s \d | your \s (?: first | new ) | congratulations
        | story | myth ) \b
    | \( [^()]* \b p{1,2} \. \s? \d
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What holds for a while, or for its author only."""
