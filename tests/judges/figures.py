"""Every figure of a page comes back from its PDF and its Markdown as it is, with nothing joined to either end.

Six programs read the PDFs, and GitHub's engine and pandoc render the Markdown, of whose HTML the text counts without any
style sheet. Each number that they give must be in the Markdown between the same characters; blanks and line ends may
be there instead, for a line end is the page's. `pages.py` runs this.
"""

import html
import json
import pathlib
import re

import pypdf
import readers

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A mark on the page. A reader that loses its brackets gives a number that the Markdown doesn't have.
MARK = re.compile(r"\[\d+\]")
# A mark in HTML, and one that something touches.
NOTE = re.compile(r'(?:<sup class="footnote-ref">|<a [^>]*class="footnote-ref"[^>]*>).*?(?:</sup></a>|</a></sup>)')
BACK = re.compile(r'<a [^>]*class="footnote-back(?:ref)?".*?(?:</sup></a>|</a>)')


def numbers(text: str):
    """Each number with the characters on either side; a blank, a mark or an end is none."""
    text = MARK.sub(" ", text)
    for found in NUMBER.finditer(text):
        before, after = text[: found.start()][-1:].strip(), text[found.end() :][:1].strip()
        yield found[0], before, after


def plain(markdown: str) -> str:
    """The Markdown without its signs."""
    text = re.sub(r" ?\[\^\d+\]:?", " ", markdown)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text.replace("**", ""))
    # Pictures have a description, and links a text.
    return re.sub(r"!?\[([^\]]*)\]\(\S*?\)", r"\1", html.unescape(text)).replace("|", "\n")


def copied(page: str, marks: int):
    """The text of rendered HTML without its marks, and what touches a mark or is none."""
    page = BACK.sub(" ", page.replace("\n", " "))
    faults = [f"`{page[max(0, found.start() - 12) : found.end() + 3]}` touches" for found in NOTE.finditer(page)
              if not page[: found.start()].endswith((" ", ">")) or page[found.end() :][:1].isalnum()
              or page[: found.start()].endswith(("</a>", "</sup>", "</strong>", "</em>"))]
    if len(NOTE.findall(page)) != marks:
        faults.append(f"has {len(NOTE.findall(page))} marks, not {marks}")
    return readers.shown(NOTE.sub(" ", page)), faults


class Page:
    """What a page must say of its figures."""

    def __init__(self, path: pathlib.Path):
        self.markdown = path.with_suffix(".md").read_text(encoding="utf-8")
        self.marks = len(re.findall(r"(?<!^)\[\^\d+\]", self.markdown, re.M))
        self.known: dict = {}
        for number, before, after in numbers(plain(self.markdown)):
            self.known.setdefault(number, set()).add((before, after))
        # What the page prints of its own: the numbers of references, of the sheets.
        for number in range(1, self.markdown.count("\n[^") + 5):
            self.known.setdefault(str(number), set()).update({("", "."), ("", "/"), ("/", "")})
        # Pandoc prints the description of a picture in brackets.
        for number, before, after in numbers(" ".join(re.findall(r"!(\[[^\]]*\])", self.markdown))):
            self.known.setdefault(number, set()).add((before, after))
        # What is written on the axes of a drawing is in its file only.
        for drawing in path.parent.glob(f"{path.stem}.*.svg"):
            for line in re.findall(r"<text[^>]*>(.*?)</text>", drawing.read_text(encoding="utf-8")):
                for number, before, after in numbers(re.sub(r"<[^>]*>", "", line)):
                    self.known.setdefault(number, set()).add((before, after))
        facts = json.loads(pypdf.PdfReader(path).attachments["facts.json"][0])["facts"]
        self.printed = {one[0] for fact in facts for text in fact.get("printed", []) for one in numbers(text)}

    def faults(self, text: str):
        """The figures that a text lacks, and the numbers that the Markdown doesn't have so."""
        given = {one[0] for one in numbers(text)}
        # A figure that a line end divides comes in two pieces.
        given |= {one[0] for one in numbers(re.sub(r"(?<=[\d,.])\s*\n\s*(?=[\d,.])", "", text))}
        yield from (f"lacks {number}" for number in sorted(self.printed - given))
        for number, before, after in numbers(text):
            if not any(before in ("", one) and after in ("", other) for one, other in self.known.get(number, ())):
                yield f"not in the Markdown: {before}{number}{after}"


def rendered(markdown: str, marks: int):
    """The texts of the rendered Markdown by their renderer, and what touches a mark in them."""
    pages = {"GitHub": readers.github(markdown), "pandoc": readers.pandoc(markdown, "html")}
    texts, found = {"pandoc plain": readers.pandoc(markdown, "plain")}, []
    for name, page in pages.items():
        texts[name], faults = copied(page, marks)
        found += [f"{name}: {fault}" for fault in faults]
    return texts, found


def faults(page: Page, texts: dict):
    """What is wrong in the texts of a page's readers and in its rendered Markdown."""
    rendering, touching = rendered(page.markdown, page.marks)
    yield from touching
    for name, text in (texts | rendering).items():
        yield from (f"{name}: {fault}" for fault in page.faults(text))


SPOILT = {
    "a figure is lost": lambda text, page: text.replace(max(page.printed, key=len), ""),
    "a mark is joined": lambda text, _: re.sub(r"(\d)\s*\[(\d+)\]", r"\1\2", text),
    "a mark is an exponent": lambda text, _: re.sub(r"(\d)\s*\[\d+\]", "\\g<1>³", text),
    "a figure is parted": lambda text, _: re.sub(r"(\d),(\d{3})", r"\1 \2", text),
}


def judge_of(page: Page, texts: dict) -> set:
    """Spoils the text of each reader of a sound page, and gives back which kinds of damage were told."""
    told = set()
    for what, spoil in SPOILT.items():
        for name, text in texts.items():
            if (spoilt := spoil(text, page)) != text:
                assert list(page.faults(spoilt)), f"{name}: not told that {what}"
                told.add(what)
    return told


def judge_of_renderers(page: Page) -> None:
    """Sees GitHub's engine and pandoc tell of marks that touch what is before them."""
    told = {fault.split(":")[0] for fault in rendered(page.markdown.replace(" [^", "[^"), page.marks)[1]}
    assert told == {"GitHub", "pandoc"}, f"only {told} tell of marks that touch"
