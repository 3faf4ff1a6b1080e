"""A page taken apart as a browser does, and texts that would like to be markup."""

from html.parser import HTMLParser

from hypothesis import strategies as st

VOID = {"meta"}
HOSTILE = [
    "[/]",
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "--><!-- ]]> <![CDATA[",
    "\" onclick='a' & &lt; &amp;lt;",
    "{who} %s {0}",
    "\x1b[31m\u202eabc\x00",
    "<\x00script\u2066>\ud800\udc00\ufeff",
    "O'Brien & zn.",
]
ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)


class Page(HTMLParser):
    """What a page is made of; fails where an element is not closed in its place."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.style = ""
        self.pieces: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.pieces.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.pieces.append("")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        elif self.pieces:
            self.pieces[-1] += data

    @property
    def texts(self) -> list[str]:
        return [text for text in self.pieces if text.strip()]

    @property
    def rules(self) -> dict[str, list[str]]:
        """What the page tells a browser it may do (CSP): directive -> sources."""
        [said] = [
            attributes["content"] or ""
            for _, attributes in self.tags
            if attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        return {name: sources for name, *sources in map(str.split, said.split(";"))}

    def first(self, tag: str) -> dict[str, str | None]:
        return next(attributes for name, attributes in self.tags if name == tag)

    def of_kind(self, kind: str) -> int:
        return sum(attributes.get("class") == kind for _, attributes in self.tags)
