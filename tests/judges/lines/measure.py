"""Looks at the lines of the bullets that `bullets.py` writes, as they are set on finished pages: through a program, and through Typst
at the measure of the first program, in its font.

    python3 tests/judges/lines/measure.py FOLDER PROGRAM...

Pages may have one column of bullets or several. Measure, size and font are read from the pages, and must be the same on all of them.
Needs PyMuPDF and Typst's wheel. What is parted is found by expressions of this file; it knows nothing of the program's own rules.
"""

import pathlib
import re
import subprocess
import sys

import pymupdf
import typst

FONTS = pathlib.Path(__file__).parents[3] / "assets" / "fonts"
FAMILIES = {"SourceSans3-Regular": "Source Sans 3", "IBMPlexSans-Regular": "IBM Plex Sans", "IBMPlexSansJP-Regular": "IBM Plex Sans JP"}
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = r"(?:US)?[¥$]?\d[\d,.]*\d|(?:US)?[¥$]?\d"
UNIT = r"trillion|billion|million|MW|GW|km|people|companies"
# What may not be parted: the place is the end of the first group.
ENGLISH = {
    "figure from its unit": rf"((?:{NUMBER})) (?=(?:{UNIT})\b)",
    "scale from its unit": rf"(\d (?:trillion|billion|million)) (?=(?:{UNIT})\b)",
    "day from month": rf"(\b\d\d?) (?=(?:{MONTH})\b)",
    "month from year": rf"(\b(?:{MONTH})) (?=\d{{4}})",
    "season from year": r"(\b(?:spring|early|late|fiscal)) (?=\d{4}|(?:" + MONTH + "))",
    "`about` from its figure": rf"(\b(?:about|around|nearly)) (?=(?:{NUMBER}))",
    "range": rf"(\d[^ ]*–)(?=[\dU¥$])",
    "`to` from the end of its range": rf"(\d(?: (?:{UNIT}))? to) (?=(?:{NUMBER}))",
    "range before `to`": rf"(\d(?: (?:{UNIT}))?) (?=to (?:{NUMBER}))",
    "co-, re-": r"(\b(?:co|re)-)(?=\w)",
}
JAPANESE = {
    "range": r"(\d[兆億万]?[円]?〜)(?=\d)",
    "range before its sign": r"(\d[兆億万]?)(?=〜)",
    "円 from 億": r"([兆億万])(?=円|ドル)",
    "scale from digits": r"(\d)(?=[兆億万])",
    "figure after a scale": r"([兆億])(?=\d)",
    "約 from its figure": r"(約)(?=\d)",
    "unit from its figure": r"(\d)(?=人|社|年|月|日|円|ドル|MW|GW|km|%)",
    "date": r"([年月])(?=\d+[月日])",
}


def is_wide(c):
    return "\u3041" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff"


class Line:
    def __init__(self, chars):
        self.chars = sorted(chars, key=lambda char: char["x"])
        self.size = max(char["size"] for char in chars)

    def bare(self):
        """Its characters without citation marks and without blanks at its ends."""
        chars = [char for char in self.chars if char["size"] > 0.8 * self.size]
        while chars and chars[-1]["c"].isspace():
            chars.pop()
        return chars

    def letters(self):
        return "".join(char["c"] for char in self.bare())

    def spaced(self):
        """The widest space between two of its letters, in ems."""
        chars = self.bare()
        pairs = [pair for pair in zip(chars, chars[1:]) if is_wide(pair[0]["c"]) and is_wide(pair[1]["c"])]
        return max(((two["origin"][0] - one["origin"][0]) / self.size - 1 for one, two in pairs), default=0)

    def right(self):
        last = self.bare()[-1]
        if last["c"] in "、。）」』":
            return last["origin"][0] + self.size / 2
        return last["bbox"][2] if not is_wide(last["c"]) else last["origin"][0] + self.size


def chars_of(page):
    found = []
    for block in page.get_text("rawdict")["blocks"]:
        for line in block.get("lines", []):
            for span in line["spans"]:
                x = 0
                for char in span["chars"]:
                    # The letter after a ligature may begin before the ligature's last one: it still comes after it.
                    x = max(x, char["origin"][0])
                    found.append(char | {"x": x, "size": span["size"], "font": span["font"]})
    return found


def lines_of(chars):
    rows = {}
    for char in chars:
        rows.setdefault(round(char["origin"][1], 0), []).append(char)
    merged = []
    for y in sorted(rows):
        if merged and y - merged[-1][0] < 5:
            merged[-1][1].extend(rows[y])
        else:
            merged.append((y, list(rows[y])))
    return [Line(chars) for _, chars in merged if any(not char["c"].isspace() for char in chars)]


def bullets(pdf):
    """The lines of each bullet of a brief, and its measure, size and font."""
    page = pymupdf.open(pdf)[0]
    chars = chars_of(page)
    marks = [char for char in chars if char["c"] == "•"]
    top = min(mark["origin"][1] for mark in marks)
    # A column is where bullets begin; what is left of the first belongs to no bullet.
    columns = sorted({round(mark["origin"][0], 1) for mark in marks})
    found, firsts, size, font = [], [], None, None
    for place, column in enumerate(columns):
        until = columns[place + 1] if place + 1 < len(columns) else page.rect.x1
        mine = [char for char in chars if column - 1 <= char["origin"][0] < until - 1 and char["origin"][1] > top - 5]
        first, going = None, place > 0
        for line in lines_of(mine):
            if line.chars[0]["c"] == "•":
                after = [char for char in line.chars if char["c"] not in "• "]
                first, size, font, going = after[0]["origin"][0], after[0]["size"], after[0]["font"], True
                firsts.append(first)
                found.append([Line([char for char in line.chars if char["origin"][0] >= first - 1])])
            elif going:
                # A bullet may go on at the top of the next column, as far from its edge as in the column before.
                edge = first if first is not None else firsts[0] - columns[0] + column
                same = abs(line.size - size) < 0.1 and abs(line.chars[0]["origin"][0] - edge) < 1
                if same:
                    found[-1].append(line)
                going = same
    # The text of the last column ends where the rules above it end.
    right = max(item["rect"].x1 for item in page.get_drawings() if item["rect"].width > 100)
    return found, right - max(firsts), size, font


def compare(items, texts, name):
    """Stops where the lines that were read aren't the text that was set: what is counted on them would mean nothing."""

    def plain(text):
        return re.sub(r"[\s\u2060]", "", text)

    read = ["".join(plain(line.letters()) for line in item) for item in items]
    for number, (one, other) in enumerate(zip(read, map(plain, texts))):
        if one != other:
            sys.exit(f"{name}: bullet {number} was read as “{one}”, and is “{other}”")
    if len(read) != len(texts):
        sys.exit(f"{name}: {len(read)} bullets were read, and there are {len(texts)}")


def set_by_typst(texts, language, setting, options, bonded, out):
    measure, size, font = setting

    def escaped(text):
        text = re.sub(r"([\\#*_`$<>@\[\]~/=+'\"-])", r"\\\1", text)
        return text

    kinds = (ENGLISH if language == "en" else JAPANESE).values()
    source = [
        f"#set page(width: {measure + 4}pt, height: auto, margin: (x: 2pt, y: 4pt))",
        f'#set text(font: "{FAMILIES[font]}", fallback: false, size: {size}pt, lang: "{language}")',
        options,
    ]
    for text in texts:
        if bonded:
            ends = {match.end(1) for kind in kinds for match in re.finditer(kind, text)}
            for end in sorted(ends, reverse=True):
                blank = text[end : end + 1] == " "
                text = text[:end] + ("\u00a0" if blank else "\u2060") + text[end + blank :]
        source += [escaped(text), "#pagebreak(weak: true)"]
    out.write_bytes(typst.compile("\n".join(source).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))
    return [lines_of(chars_of(page)) for page in pymupdf.open(out)]


def table(name, language, items, measure, left):
    kinds = ENGLISH if language == "en" else JAPANESE
    several = [item for item in items if len(item) > 1]
    row = {"bullets": len(items), "of several lines": len(several), "lines": sum(map(len, items))}
    parted = dict.fromkeys(kinds, 0)
    words = {1: 0, 2: 0}
    edges, spaced, short, few, inner = [], 0, [], 0, 0
    for item in several:
        joint = " " if language == "en" else ""
        text, ends = "", set()
        for line in item[:-1]:
            letters = line.letters()
            glue = "" if letters.endswith(("-", "–")) else joint
            text += letters
            ends.add(len(text))
            text += glue
        text += item[-1].letters()
        for kind, expression in kinds.items():
            parted[kind] += sum(match.end(1) in ends for match in re.finditer(expression, text))
        count = len(item[-1].letters().replace("\u00a0", " ").split())
        if count in words:
            words[count] += 1
        few += len(re.sub(r"[、。）」]", "", item[-1].letters())) <= 4
        for line in item[:-1]:
            inner += 1
            missing = measure - (line.right() - left(line))
            edges.append(missing)
            spaced += line.spaced() > 0.0515
            if missing > 0.5 * line.size:
                short.append(missing / line.size)
    if language == "en":
        row |= {"one-word last lines %": 100 * words[1] / len(several), "two-word last lines %": 100 * words[2] / len(several)}
        row["mean ragged edge pt"] = sum(edges) / len(edges)
    else:
        row |= {"spaced > 0.05 em %": 100 * spaced / inner, "short by > 0.5 em %": 100 * len(short) / inner, "short by em on average": sum(short) / max(1, len(short)), "last lines of ≤ 4": few}
    row |= parted
    print(f"{language} {name}: " + ", ".join(f"{key} {value:.1f}" if isinstance(value, float) else f"{key} {value}" for key, value in row.items()))


def main():
    folder, programs = pathlib.Path(sys.argv[1]), sys.argv[2:]
    for language in ["en", "ja"]:
        settings = []
        for number, program in enumerate(programs):
            out = folder / f"out{number}"
            subprocess.run([program, "build", "--force", "--out", out.resolve()], cwd=folder, check=True, capture_output=True)
            items, texts, seen = [], [], set()
            for pdf in sorted(out.glob(f"*/*.{language}.pdf")):
                found, measure, size, font = bullets(pdf)
                items += found
                bare = [line[2:] for line in pdf.with_suffix(".md").read_text().splitlines() if line.startswith("- ")]
                texts += [re.sub(r"\\([^\w\s])", r"\1", re.sub(r" ?\[\^\d+\]", "", line)) for line in bare]
                seen.add((round(measure, 1), round(size, 2), font))
            if len(seen) != 1:
                sys.exit(f"{program}: the pages differ in measure, size or font: {sorted(seen)}")
            compare(items, texts, program)
            settings.append((measure, size, font, texts))
            print(program, f"{size:.2f} pt {FAMILIES[font]} on {measure:.1f} pt")
            table(f"program {number}", language, items, measure, lambda line: line.chars[0]["origin"][0])
        measure, size, font, texts = settings[0]
        ragged, justified = '#set par(linebreaks: "optimized")', "#set par(justify: true)"
        ways = {
            "en": [("Typst ragged", "", False), ("Typst optimized, bonds", ragged, True)],
            "ja": [("Typst justified", justified, False), ("Typst justified, bonds", justified, True)],
        }
        for name, options, bonded in ways[language]:
            items = set_by_typst(texts, language, (measure, size, font), options, bonded, folder / "typst.pdf")
            compare(items, texts, name)
            table(name, language, items, measure, lambda line: 2.0)


main()
