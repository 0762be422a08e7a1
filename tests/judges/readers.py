"""What other programs read in a page: six in its PDF, two of them its structure tree too, and two in its Markdown."""

import concurrent.futures
import html
import html.parser
import json
import pathlib
import re
import subprocess

import cmarkgfm
import pypandoc
import pypdf
import pypdfium2
from cmarkgfm.cmark import Options
from pdfminer.high_level import extract_text

PDFJS = pathlib.Path("target/judges/node/node_modules/pdfjs-dist")
NODE = pathlib.Path("target/judges/bin/node")


def run(*command) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def _pdfium(path: pathlib.Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _pypdf(path: pathlib.Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _of_python(path: pathlib.Path) -> dict:
    return {"pypdf": _pypdf(path), "pdfminer": extract_text(path), "PDFium": _pdfium(path)}


def _of_programs(path: pathlib.Path) -> dict:
    lines = (line.strip() for line in run("pdfinfo", "-struct-text", path).splitlines())
    return {
        "poppler": run("pdftotext", path, "-"),
        "poppler -raw": run("pdftotext", "-raw", path, "-"),
        "MuPDF": run("mutool", "draw", "-q", "-F", "txt", path),
        "structure by poppler": "\n".join(line[1:-1] for line in lines if line.startswith('"') and line.endswith('"')),
    }


def pdfs(paths: list) -> dict:
    """The texts of each PDF by the name of their reader; those whose name begins with `structure` are of the tree."""
    node = str(NODE) if NODE.exists() else "node"
    with concurrent.futures.ProcessPoolExecutor() as processes, concurrent.futures.ThreadPoolExecutor(2) as threads:
        python = processes.map(_of_python, paths)
        pdfjs = threads.submit(run, node, "tests/judges/pdfjs.mjs", PDFJS, *paths)
        programs = threads.map(_of_programs, paths)
        texts = {path: one | other for path, one, other in zip(paths, python, programs)}
        for path, found in json.loads(pdfjs.result()).items():
            texts[pathlib.Path(path)] |= {"pdf.js": found["text"], "structure by pdf.js": found["structure"]}
    return texts


def github(markdown: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_FOOTNOTES)


def pandoc(markdown: str, to: str) -> str:
    return pypandoc.convert_text(markdown, to, "gfm", extra_args=["--wrap=none"])


class _Rendered(html.parser.HTMLParser):
    """The text of a rendered page, its footnote marks as `[3]`, its notes apart."""

    BLOCKS = {"p", "h1", "h2", "h3", "li", "td", "th", "tr", "blockquote", "section"}

    def __init__(self):
        super().__init__()
        self.body, self.notes = "", []
        self.mark = self.back = self.within = False

    def handle_starttag(self, tag, attributes):
        name = dict(attributes).get("class") or ""
        if tag == "section":
            self.within = True
        elif tag == "li" and self.within:
            self.notes.append("")
        elif "footnote-ref" in name and not self.back:
            self.mark = True
        elif "footnote-back" in name:
            self.back = True
        elif tag == "hr" and not self.within:
            self.body += "\n\x1d\n"

    def handle_endtag(self, tag):
        if tag == "a" and self.back:
            self.back = False
        elif self.mark and tag == "sup":
            self.mark = False
        elif tag in self.BLOCKS:
            self.add("\n")

    def handle_data(self, data):
        if not self.back:
            self.add(f"[{data.strip()}]" if self.mark else data)

    def add(self, text):
        if self.within and self.notes:
            self.notes[-1] += text
        elif not self.within:
            self.body += text


def rendered(page: str):
    """The text of a page of HTML, that of its footer, and its notes in order."""
    parser = _Rendered()
    parser.feed(page)
    body, _, footer = parser.body.rpartition("\x1d")
    return body, footer, parser.notes


def shown(page: str) -> str:
    """The text of a page of HTML without any style sheet, as it is copied: marks are what is in them."""
    page = re.sub(r"</(p|h\d|li|td|th|tr|blockquote)>", "\n", page)
    return html.unescape(re.sub(r"<[^>]*>", "", page))
