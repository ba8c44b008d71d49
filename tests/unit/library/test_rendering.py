"""Posts are untrusted: what is shown of them runs nothing, loads nothing and borrows no looks of ours."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.features.library.content.sections import read_document


def html(body: str, *, remote_images: bool = False) -> str:
    return "\n".join(read_document(body, "The title").html(remote_images=remote_images))


class Page(HTMLParser):
    """What a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"br", "hr", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def assert_harmless(text: str) -> None:
    page = Page(text)
    assert page.open == []
    for tag, attributes in page.elements:
        assert tag not in {
            "script",
            "style",
            "iframe",
            "svg",
            "math",
            "object",
            "embed",
            "form",
            "input",
            "link",
            "meta",
        }
        assert attributes.keys() <= {"href", "title", "class", "tabindex", "start", "align", "rel", "src", "alt"}
        assert re.match(r"#|https?:|mailto:", attributes.get("href") or "#", re.IGNORECASE)
        assert (attributes.get("src") or "https://").startswith("https://")


ATTACKS = [
    "<script>alert(1)</script>",
    "text <SCRIPT src=//evil.example></SCRIPT >",
    "<script>\n\n# Heading\n\nalert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=# onclick=alert(1)>a</a>",
    "<p onmouseover='alert(1)'>a</p>",
    "[a](javascript:alert(1))",
    "<a href='javascript:alert(1)'>a</a>",
    "<a href=' &#106;avascript:alert(1)'>a</a>",
    "<a href='java\tscript:alert(1)'>a</a>",
    "[a](vbscript:x) [b](data:text/html,<script>alert(1)</script>) [c](file:///etc/passwd)",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>a</a>",
    "![a](data:image/svg+xml;base64,PHN2Zz4=) ![b](data:image/png;base64,AAAA)",
    "![a](javascript:alert(1))",
    "<img src='data:image/png;base64,AAAA'>",
    "<style>body{display:none}</style>",
    "<p style='position:fixed;inset:0;background:url(//evil.example)'>a</p>",
    "<iframe src='https://evil.example' srcdoc='<script>alert(1)</script>'></iframe>",
    "<svg onload=alert(1)><script>alert(1)</script><a xlink:href='javascript:alert(1)'>a</a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>a</mi></math>",
    "<object data=x></object><embed src=x><video src=x poster=y></video><audio src=x></audio>",
    "<form action=//evil.example><input name=password><button formaction=javascript:alert(1)>a</button></form>",
    "<link rel=stylesheet href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'><base href=//e>",
    "<details open ontoggle=alert(1)><summary>a</summary></details>",
    "<table background=//evil.example><td background=//evil.example>a</table>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "```\"><script>alert(1)</script>\ncode\n```",
    "```a onload=alert(1)\n</code></pre><script>alert(1)</script>\n```",
    "    </code></pre><script>alert(1)</script>",
    "![\"><script>alert(1)</script>](https://a.example/\"onerror=alert(1))",
    "[a](https://a.example '\"onclick=alert(1)')",
    "<p id=root name=body slot=x is=x contenteditable autofocus tabindex=1 accesskey=x>a</p>",
]  # fmt: skip


@pytest.mark.parametrize("remote_images", [False, True])
@pytest.mark.parametrize("body", ATTACKS)
def test_nothing_that_runs_loads_or_poses_gets_through(body: str, remote_images: bool) -> None:
    assert_harmless(html(body, remote_images=remote_images))


PIECES = [
    *ATTACKS,
    "<div>",
    "</div>",
    "<b>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "<x",
    "\n\n# A\n\n",
    "`",
    "*",
    "[",
    "](",
    ")",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=8).map("".join), st.booleans())
def test_however_attacks_are_put_together_what_is_shown_is_harmless(body: str, remote_images: bool) -> None:
    for section in read_document(body, "The title").html(remote_images=remote_images):
        assert_harmless(section)


def test_tags_left_open_end_with_their_section() -> None:
    body = (
        "<div><b>\n\nOne\n\n## Two\n\ntext</b></div>\n\n"
        "<table><tr><td>\n\n## Three\n\n</td></tr></table> text <!-- open"
    )
    sections = read_document(body, "The title").html(remote_images=False)
    assert len(sections) == 3
    for section in sections:
        assert_harmless(section)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("fixed inset-0 z-50", None),
        ("highlight", "highlight"),
        ("highlight hidden", "highlight"),
        ("sr-only", None),
        ("k nf mi", "k nf mi"),
        ("card p-4 flex", None),
        ("language-c++", "language-c++"),
        ("language-x:hover", None),
    ],
)
def test_only_the_classes_of_highlighting_stay(written: str, kept: str | None) -> None:
    ((_, attributes), *_) = Page(html(f'<span class="{written}">a</span>\n')).elements[1:]
    assert attributes.get("class") == kept


@pytest.mark.parametrize(
    "body", ["![A chart](https://a.example/x.png)", "![A *chart*][1]\n\n[1]: https://a.example/x.png"]
)
def test_images_of_other_servers_are_named_but_not_loaded(body: str) -> None:
    shown = html(body)
    assert "<img" not in shown
    assert '<span class="image-off" title="https://a.example/x.png">A ' in shown


def test_images_of_other_servers_are_shown_on_request_over_https_only() -> None:
    shown = html("![A](https://a.example/x.png) ![B](http://b.example/x.png)", remote_images=True)
    assert [a.get("src") for tag, a in Page(shown).elements if tag == "img"] == ["https://a.example/x.png", None]
    assert 'alt="A"' in shown


def test_raw_html_images_follow_the_same_setting() -> None:
    body = '<img src="https://a.example/x.png" srcset="https://b.example/y.png 2x" alt="A">'
    assert "a.example" not in html(body)
    shown = html(body, remote_images=True)
    assert 'src="https://a.example/x.png"' in shown
    assert "b.example" not in shown


@pytest.mark.parametrize(
    ("body", "href"),
    [
        ("[a](https://a.example/?x=1&y=2)", "https://a.example/?x=1&y=2"),
        ("<https://a.example>", "https://a.example"),
        ("[a](#section)", "#section"),
        ("[a](mailto:a@a.example)", "mailto:a@a.example"),
        ("[a](other-post.md)", None),
        ("[a](/settings)", None),
        ("[a](//evil.example)", None),
    ],
)
def test_links_lead_to_the_web_or_within_the_post(body: str, href: str | None) -> None:
    ((_, attributes),) = [element for element in Page(html(body)).elements if element[0] == "a"]
    assert attributes.get("href") == href
    assert attributes.get("rel") == "noopener noreferrer nofollow"


@pytest.mark.parametrize(
    "body",
    [
        "See [the manual][m].\n\n## Sources\n\n[m]: https://a.example/manual",
        "[m]: https://a.example/manual\n\n## One\n\nSee [the manual][m].",
        "## One\n\nSee [^1] and [m].\n\n## Two\n\nText.\n\n[m]: https://a.example/manual\n[^1]: https://a.example/note",
    ],
)
def test_references_defined_in_another_section_are_links(body: str) -> None:
    assert 'href="https://a.example/manual"' in html(body)


def test_tables_are_tables_and_keep_their_alignment() -> None:
    shown = html("| Name | Count |\n|:--|--:|\n| `a` | 1 |")
    assert re.search(r'<th align="right">\s*Count\s*</th>', shown)
    assert re.search(r'<td align="left">\s*<code>a</code>\s*</td>', shown)
    assert "style" not in shown


def test_code_is_highlighted_and_can_be_scrolled_from_the_keyboard() -> None:
    shown = html("```python\ndef f():\n    return '<b>'\n```")
    assert '<div class="highlight"><pre tabindex="0"><code class="language-python">' in shown
    assert '<span class="k">def</span>' in shown
    assert "&lt;b&gt;" in shown


@pytest.mark.parametrize("fence", ["```\na < b\n```", "```nonsense\na < b\n```", "    a < b", "~~~ \na < b\n~~~"])
def test_code_in_no_known_language_is_shown_as_it_is(fence: str) -> None:
    shown = html(fence)
    assert "a &lt; b" in shown
    assert "<span" not in shown


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("~~gone~~ **bold** *stress*", "<p><s>gone</s> <strong>bold</strong> <em>stress</em></p>"),
        ("3. three", '<ol start="3">\n<li>three</li>\n</ol>'),
        ("H<sub>2</sub>O and <kbd>Ctrl</kbd>", "<p>H<sub>2</sub>O and <kbd>Ctrl</kbd></p>"),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
        ("5 < 6 & 7 > 6", "<p>5 &lt; 6 &amp; 7 &gt; 6</p>"),
    ],
)
def test_plain_markdown_looks_as_it_should(body: str, expected: str) -> None:
    assert html(body).strip() == expected
