"""Asks other programs what they read in each page, and judges it: its figures, its order, its citations.

    pages.py FOLDER...    judges every PDF in the folders and the Markdown file beside it

Each judge is tried on damaged texts of sound pages first in every run, and one that tells nothing of them fails it.
"""

import pathlib
import sys
import time

import figures
import readers
import same


def main() -> int:
    began = time.monotonic()
    files = [path for folder in sys.argv[1:] or ["out"] for path in sorted(pathlib.Path(folder).rglob("*.pdf"))]
    read = readers.pdfs(files)
    faults = judged = 0
    told: set = set()
    for path in files:
        texts = {name: text for name, text in read[path].items() if not name.startswith("structure")}
        trees = {name: text for name, text in read[path].items() if name.startswith("structure")}
        language = path.stem.split(".")[-1]
        page = figures.Page(path)
        found = list(figures.faults(page, texts))
        found += [f"{name}: {fault}" for name, fault in same.faults(page.markdown, language, trees)]
        for fault in found:
            print(f"{path}: {fault}")
        if not found and told < set(figures.SPOILT):
            told |= figures.judge_of(page, texts)
        if not found and path == files[0]:
            figures.judge_of_renderers(page)
            same.judge_of(page.markdown, language, trees)
        faults += len(found)
        judged += len(page.printed) * (len(texts) + 3)
    if files and not faults and told != set(figures.SPOILT):
        print(f"never tried: {set(figures.SPOILT) - told}")
        faults += 1
    print(f"{len(files)} pages, {judged} readings of figures, {faults} faults, {time.monotonic() - began:.1f} s")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
