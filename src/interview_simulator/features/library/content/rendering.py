"""Markdown to HTML that is safe to show: posts are untrusted."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import TextLexer, get_lexer_by_name
from pygments.util import ClassNotFound

_TAGS: Final = frozenset(
    """
    a abbr b blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li
    mark ol p pre s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var
    """.split()
)
_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "code": {"class"},
    "div": {"class"},
    "span": {"class", "title"},
    "pre": {"tabindex"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
}
_CLASS: Final = re.compile(r"highlight|image-off|language-[\w+#-]+|[a-z][a-z0-9]{0,2}")
LONGEST_HIGHLIGHTED: Final = 50_000
"""Characters of a code block beyond which colours are not worth the wait."""
_FORMATTER: Final[HtmlFormatter[str]] = HtmlFormatter(nowrap=True)


def markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


@lru_cache(maxsize=2)
def _renderer(remote_images: bool) -> MarkdownIt:
    md = markdown()
    md.add_render_rule("fence", _fence)
    md.add_render_rule("code_block", _fence)
    md.add_render_rule("th_open", _cell)
    md.add_render_rule("td_open", _cell)
    if not remote_images:
        md.add_render_rule("image", _image_off)
    return md


def render(tokens: Sequence[Token], env: dict[str, Any], *, remote_images: bool) -> str:
    """Return sanitised HTML of Markdown `tokens`; `env` is what their parsing filled (link definitions).

    With `remote_images` off, an image is replaced by its alt text, so that opening a post tells no other server.
    """
    md = _renderer(remote_images)
    tags = _TAGS | {"img"} if remote_images else _TAGS
    attributes = _ATTRIBUTES | {"img": {"src", "alt", "title"}} if remote_images else _ATTRIBUTES
    return nh3.clean(
        md.renderer.render(tokens, md.options, env),
        tags=set(tags),
        attributes={tag: set(names) for tag, names in attributes.items()},
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        # A relative link points into the author's own site, which is not here.
        return value if value.startswith("#") or re.match(r"(https?|mailto):", value, re.IGNORECASE) else None
    if name == "src":
        return value if value.startswith("https://") else None
    if name == "class":
        return " ".join(word for word in value.split() if _CLASS.fullmatch(word)) or None
    return value


def _fence(_renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    token = tokens[index]
    language = token.info.split()[0] if token.info.strip() else ""
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        lexer = TextLexer()
    if len(token.content) > LONGEST_HIGHLIGHTED:
        lexer = TextLexer()
    code = highlight(token.content, lexer, _FORMATTER)
    # Focusable, so that wide code can be scrolled from the keyboard.
    block = f'<pre tabindex="0"><code class="language-{escape(language)}">{code}</code></pre>'
    return f'<div class="highlight">{block}</div>\n'


def _cell(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    # Styles are not let through, so the alignment goes into an attribute that is.
    style = str(tokens[index].attrGet("style") or "")
    if style.startswith("text-align:"):
        tokens[index].attrSet("align", style.removeprefix("text-align:"))
    return renderer.renderToken(tokens, index, options, env)


def _image_off(_renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    token = tokens[index]
    source = escape(str(token.attrGet("src") or ""), quote=True)
    return f'<span class="image-off" title="{source}">{escape(token.content) or "image"}</span>'
