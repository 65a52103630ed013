"""Reads a paper's HTML as a browser and a screen reader would, and says what is wrong with it."""

from html.parser import HTMLParser

_OWN = "data:image/svg+xml;base64,"
_NOTHING_INSIDE = {"meta", "br", "hr", "img"}
_KNOWN = _NOTHING_INSIDE | {
    *("html", "head", "title", "style", "body", "h1", "h2", "h3", "p", "b", "span"),
    *("table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li"),
}


class PaperRead(HTMLParser):
    """Every tag, heading, table and picture of a paper."""

    def __init__(self, html):
        super().__init__()
        self.wrong, self.headings, self.open = [], [], []
        self.language, self.titled, self.tables = "", False, []
        self.feed(html)
        self.close()
        self._finish()

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag not in _KNOWN:
            self.wrong.append(f"<{tag}>")
        for name, value in said.items():
            if name.startswith("on") or (name in ("src", "href") and not value.startswith(_OWN)):
                self.wrong.append(f"{tag} {name}={value[:40]}")
        if tag == "html":
            self.language = said.get("lang", "")
        elif tag == "img" and "alt" not in said:
            self.wrong.append("a drawing without words")
        elif tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        self._read_table(tag, said)
        if tag not in _NOTHING_INSIDE:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> out of place")

    def handle_data(self, data):
        self.titled = self.titled or (self.open[-1:] == ["title"] and bool(data.strip()))
        if self.open[-1:] == ["style"] and ("url(" in data or "@import" in data):
            self.wrong.append("a style that loads something")

    def _read_table(self, tag, said):
        if tag == "table":
            self.tables.append({"places": said.get("role") == "presentation", "heads": 0})
        elif tag == "th" and said.get("scope") == "col" and self.tables:
            self.tables[-1]["heads"] += 1

    def _finish(self):
        if self.open:
            self.wrong.append(f"left open: {self.open}")
        if self.language != "en-GB" or not self.titled:
            self.wrong.append("no language or no title")
        if any(not one["places"] and not one["heads"] for one in self.tables):
            self.wrong.append("a table of figures without headings")
        steps = zip([0, *self.headings], self.headings, strict=False)
        if any(now - before > 1 for before, now in steps):
            self.wrong.append(f"headings jump: {self.headings}")


def wrong_with(html):
    """Say what is wrong with a paper as HTML; nothing where it stands by itself for everybody."""
    read = PaperRead(html)
    if read.headings.count(1) != 1:
        read.wrong.append(f"{read.headings.count(1)} titles")
    return read.wrong
