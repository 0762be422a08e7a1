"""The text that poppler extracts from each PDF is that of the Markdown, sentence by sentence, in order.

Without an argument the folder `out` is judged. What a reader copies from a page is held against the Markdown, and
where there are several pages what a screen reader is given: running heads stand between the pages and are no text.
"""

import pathlib
import re
import subprocess
import sys


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def sentences(markdown: str):
    """The sentences of the body and the references without Markdown's signs; footnotes in brackets."""
    for line in markdown.splitlines():
        if line.startswith("!["):
            continue
        # An item of a figure: its label and its value stand apart on the page.
        if line.startswith("- ") and " · " in line:
            label, value = line[2:].split(" · ", 1)
            yield from sentences(label)
            yield from sentences(value)
            continue
        line = re.sub(r"^\[\^(\d+)\]: ", r"", line)
        line = re.sub(r"^(#+|>|-) ", "", line)
        if not line or set(line) <= set("|:- "):
            continue
        # The page prints citations in brackets too.
        line = re.sub(r"\[\^(\d+)\]", r"[\1]", line)
        line = line.replace("**", "").replace("&amp;", "&")
        line = re.sub(r"<(https?://[^>]+)>", r"\1", line)
        line = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line)
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else [line]
        for cell in cells:
            yield from (part for part in re.split(r"(?<=[。.])(?=\D)", cell) if part.strip())


def run(*command) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def shown_text(pdf: pathlib.Path) -> str:
    if re.search(r"^Pages: *1$", run("pdfinfo", pdf), re.M):
        return squeeze(run("pdftotext", "-raw", pdf, "-"))
    lines = (line.strip() for line in run("pdfinfo", "-struct-text", pdf).splitlines())
    return squeeze("".join(line[1:-1] for line in lines if line.startswith('"') and line.endswith('"')))


def main() -> int:
    faults = 0
    files = sorted(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "out").glob("*/*.md"))
    for path in files:
        pdf = path.with_suffix(".pdf")
        shown = shown_text(pdf)
        at, checked = 0, 0
        head, *rest = list(sentences(path.read_text(encoding="utf-8")))
        for sentence in rest:
            needle = squeeze(sentence)
            found = shown.find(needle, at)
            if found < 0:
                where = "out of order" if needle in shown else "missing"
                print(f"{pdf}: {where}: {sentence}")
                faults += 1
                continue
            at = found + len(needle)
            checked += 1
        for part in head.split("·"):
            if squeeze(part) not in shown:
                print(f"{pdf}: lacks: {part}")
                faults += 1
        print(f"{pdf}: {checked} sentences in order")
    if len(files) < 6:
        print("fewer than six briefs")
        faults += 1
    return 1 if faults else 0


sys.exit(main())
