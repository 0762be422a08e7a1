"""The structure trees of the PDF and the rendered Markdown say the same as each other, citations included, in order.

GitHub's engine renders the Markdown; pandoc renders it too, and pdf.js and poppler read the structure trees. All that
they give is compared but blanks and the signs of lists. `pages.py` runs this.
"""

import re

import readers

HEAD = {"en": "References", "ja": "出典"}


def squeeze(text: str) -> str:
    return re.sub(r"[\s•·\u200b]+", "", text)


def first_difference(one: str, other: str) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    return f"`{one[max(0, at - 12) : at + 24]}` where `{other[max(0, at - 12) : at + 24]}` is expected"


def faults(markdown: str, language: str, trees: dict):
    """What differs, by reader."""
    body, footer, notes = readers.rendered(readers.github(markdown))
    notes = [squeeze(note) for note in notes]
    other = readers.rendered(readers.pandoc(markdown, "html"))
    # Pandoc numbers a note anew wherever it is cited: what a mark leads to is compared.
    known = {note: number for number, note in enumerate(notes, 1)}
    resolve = lambda mark: f"[{known.get(squeeze(other[2][int(mark[1]) - 1]), '?')}]"
    marked = lambda text: squeeze(re.sub(r"\[(\d+)\]", resolve, text))
    if (found := marked(other[0] + other[1])) != (expected := squeeze(body + footer)):
        yield "pandoc", first_difference(found, expected)
    listed = "".join(f"{number}.{note}" for number, note in enumerate(notes, 1))
    # What a page says of itself stands between two thematic breaks, and on the page below the head of the references.
    own, _, apart = body.rpartition("\x1d") if "\x1d" in body else (body, "", "")
    head = HEAD[language] if notes or apart else ""
    expected = squeeze(own) + head + squeeze(apart) + listed + squeeze(footer)
    for name, tree in trees.items():
        if (found := squeeze(tree)) != expected:
            yield name, first_difference(found, expected)


def judge_of(markdown: str, language: str, trees: dict) -> None:
    """Sees each comparison fail on text and citations that were spoilt."""
    spoilt = {
        "a citation is lost": lambda text: re.sub(r" \[\^\d+\](?!:)", "", text, count=1),
        "a citation is another one": lambda text: re.sub(r"\[\^1\](?!:)", "[^2]", text, count=1),
        "a citation is at another place": lambda text: re.sub(r"(\S+) (\[\^\d+\])(?!:)", r"\2 \1", text, count=1),
        "a word is another one": lambda text: re.sub(r"\n## ", "\n## x", text, count=1),
        "a source is another one": lambda text: re.sub(r"(\[\^1\]: ).", r"\1x", text, count=1),
    }
    for what, spoil in spoilt.items():
        changed = spoil(markdown)
        assert changed != markdown, f"nothing to spoil: {what}"
        told = {name for name, _ in faults(changed, language, trees)}
        assert told >= set(trees), f"only {told} tell that {what}"
    # Pandoc is held against GitHub's engine, so the two have to be given different texts.
    engine = readers.github
    readers.github = lambda text: engine(spoilt["a citation is at another place"](text))
    assert "pandoc" in {name for name, _ in faults(markdown, language, {})}, "pandoc tells nothing"
    readers.github = engine
