#!/usr/bin/env python3
"""Forges shipped pages with other programs (qpdf through pikepdf, MuPDF), fifty alterations of ten kinds, and saves genuine
ones anew with the same programs. `inspect --against` must tell each forged page and name what differs, and take each page
that was only saved anew for what it is; without `--against` what contradicts itself must be told.

    forged.py PROGRAM
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name, String

PROGRAM = os.path.abspath(sys.argv[1])
BRIEFS = os.path.abspath("briefs")
PLACE = Path(tempfile.mkdtemp())
TORTURE = os.path.abspath("tests/judges/torture/briefs")
GENUINE = Path("out/japan-sovereign-ai/investor.en.pdf")
JAPANESE = Path("out/japan-sovereign-ai/policy.ja.pdf")
PDF_A = "http://www.aiim.org/pdfa/ns/id/"


def inspect(path, *arguments, folder="."):
    done = subprocess.run(
        [PROGRAM, "inspect", str(path), "--json", *arguments], capture_output=True, text=True, cwd=folder
    )
    file = json.loads(done.stdout)["files"][0] if done.stdout else {"problem": done.stderr}
    return done.returncode, file


# What a forger does: each takes the opened file and changes it.


def content(pdf, change):
    """Changes the list of operations of the first page."""
    page = pdf.pages[0]
    operations = [(list(operands), str(operator)) for operands, operator in pikepdf.parse_content_stream(page)]
    operations = change(operations)
    stream = pikepdf.unparse_content_stream([(o, pikepdf.Operator(name)) for o, name in operations])
    page.Contents = pdf.make_stream(stream)


def codes(pdf, font, wanted):
    """The codes of characters in a font, by its map to Unicode."""
    text = bytes(pdf.pages[0].Resources.Font[font].ToUnicode.read_bytes()).decode("latin1")
    found = {}
    for block in re.findall(r"beginbfchar\s(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*\n", block):
            found[chr(int(to, 16))] = bytes.fromhex(code)
    for block in re.findall(r"beginbfrange\s(.*?)endbfrange", text, re.S):
        for range_ in re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*\n", block):
            first, last, to = (int(number, 16) for number in range_)
            for code in range(first, last + 1):
                found[chr(to + code - first)] = code.to_bytes(2, "big")
    return [found[character] for character in wanted]


def swap_figure(pdf):
    """A 1 before a 2 becomes a 2 before a 1, wherever it is first printed in bold or plain type."""

    def change(operations):
        font = None
        for operands, name in operations:
            if name == "Tf":
                font = str(operands[0])
            if name == "TJ":
                try:
                    one, two = codes(pdf, font, "12")
                except KeyError:
                    continue
                for index, item in enumerate(operands[0]):
                    raw = bytes(item) if isinstance(item, String) else b""
                    pairs = [raw[i : i + 2] for i in range(0, len(raw), 2)]
                    for i in range(len(pairs) - 1):
                        if pairs[i] != pairs[i + 1] and {pairs[i], pairs[i + 1]} <= set(digits(pdf, font)):
                            pairs[i], pairs[i + 1] = pairs[i + 1], pairs[i]
                            operands[0][index] = String(b"".join(pairs))
                            return operations
        raise AssertionError("no figure to swap")

    content(pdf, change)


def digits(pdf, font):
    found = []
    for digit in "0123456789":
        try:
            found += codes(pdf, font, digit)
        except KeyError:
            pass
    return found


def swap_words(pdf, which=3):
    """Two neighbouring glyphs of the author's own words trade places."""

    def change(operations):
        texts = [operands for operands, name in operations if name == "TJ"]
        for operands in texts[which:]:
            for index, item in enumerate(operands[0]):
                raw = bytes(item) if isinstance(item, String) else b""
                if len(raw) >= 4 and raw[:2] != raw[2:4]:
                    operands[0][index] = String(raw[2:4] + raw[:2] + raw[4:])
                    return operations
        raise AssertionError("no words to swap")

    content(pdf, change)


def facts(pdf, change):
    """Changes the facts, with their size and check sum."""
    file = pdf.Root.AF[0].EF.F
    document = json.loads(file.read_bytes())
    change(document)
    written = (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
    file.write(written)
    file.Params.Size = len(written)
    file.Params.CheckSum = String(hashlib.md5(written).digest())


def facts_unsummed(pdf):
    file = pdf.Root.AF[0].EF.F
    file.write(file.read_bytes().replace(b"announced", b"confirmed", 1))


def printed(document):
    fact = next(fact for fact in document["facts"] if any(re.search("[0-9]{2}", text) for text in fact["printed"]))
    fact["printed"] = [re.sub("([0-9])([0-9])", r"\2\1", text, count=1) for text in fact["printed"]]


def everything(document):
    printed(document)
    for fact in document["facts"]:
        fact["statement"] = re.sub("([0-9])([0-9])", r"\2\1", fact["statement"], count=1)


def no_facts(pdf, part=None):
    del pdf.Root.AF
    del pdf.Root.Names
    if part:
        metadata(pdf, lambda text: text.replace("<pdfaid:part>3<", f"<pdfaid:part>{part}<"))


def another_file(pdf):
    specification = pikepdf.AttachedFileSpec(pdf, b"figures", mime_type="text/csv", filename="figures.csv")
    pdf.attachments["figures.csv"] = specification


def metadata(pdf, change):
    packet = pdf.Root.Metadata
    text = packet.read_bytes().decode()
    changed = change(text)
    assert text != changed
    packet.write(changed.encode())


def title(pdf):
    old = str(pdf.docinfo.Title)
    pdf.docinfo.Title = "All is paid for"
    metadata(pdf, lambda text: text.replace(old, "All is paid for"))


def author(pdf):
    old = str(pdf.docinfo.Author)
    metadata(pdf, lambda text: text.replace(old, "Ministry of the Economy"))


def hashed(pdf):
    metadata(pdf, lambda text: re.sub("Hash>[0-9a-f]{64}<", "Hash>" + "ab" * 32 + "<", text))


def older(pdf):
    pdf.docinfo.Creator = "factbrief 0.4.1"
    metadata(pdf, lambda text: re.sub("CreatorTool>[^<]*<", "CreatorTool>factbrief 0.4.1<", text))


def dated(pdf):
    pdf.docinfo.CreationDate = "D:20270101000000Z"
    metadata(pdf, lambda text: text.replace("xmp:CreateDate>2026-11-21", "xmp:CreateDate>2027-01-01"))


def document(pdf):
    return pdf.Root.StructTreeRoot.K


def reorder(pdf):
    kids = document(pdf).K
    kids[2], kids[3] = kids[3], kids[2]


def reorder_rows(pdf):
    for element in document(pdf).K:
        if element.S == Name.L and len(element.K) > 1:
            element.K[0], element.K[1] = element.K[1], element.K[0]
            return
    kids = document(pdf).K
    kids[-1], kids[-2] = kids[-2], kids[-1]


def reorder_marks(pdf):
    """Two paragraphs trade their numbers, so that each is read in the other's place."""

    def change(operations):
        marks = [operands for operands, name in operations if name == "BDC" and "/MCID" in operands[1]]
        marks[2][1], marks[3][1] = marks[3][1], marks[2][1]
        return operations

    content(pdf, change)


def reorder_outline(pdf):
    first = pdf.Root.Outlines.First.First
    first.Title, first.Next.Title = first.Next.Title, first.Title


def reorder_drawing(pdf):
    def change(operations):
        at = [i for i, (_, name) in enumerate(operations) if name == "BDC"]
        one, two = operations[at[2] : at[3]], operations[at[3] : at[4]]
        return operations[: at[2]] + two + one + operations[at[4] :]

    content(pdf, change)


def cover(*more):
    def change(operations):
        shape = [([], "q"), ([1, 1, 1], "rg"), ([60, 690, 300, 40], "re"), ([], "f"), ([], "Q")]
        return operations + [([Name.Artifact], "BMC"), *more, *shape, ([], "EMC")]

    return lambda pdf: content(pdf, change)


def before_text(*operation):
    """Puts an operation before the fourth text of the page."""

    def change(operations):
        at = [i for i, (_, name) in enumerate(operations) if name == "TJ"][3]
        return operations[:at] + [operation] + operations[at:]

    return lambda pdf: content(pdf, change)


def layer(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))


def laid(place):
    def forge(pdf):
        other = pikepdf.open(JAPANESE)
        getattr(pdf.pages[0], place)(other.pages[0])

    return forge


def note(kind):
    def forge(pdf):
        entry = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=[60, 700, 200, 720], F=4,
                           Contents=String("¥21 billion"))
        pdf.pages[0].Annots.append(pdf.make_indirect(entry))

    return forge


def opens(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('paid')"))


def links(pdf):
    return [link for link in pdf.pages[0].Annots if "/A" in link]


def lead(contents):
    def forge(pdf):
        link = links(pdf)[0]
        link.A.URI = String("https://example.org/else")
        if contents:
            link.Contents = String("https://example.org/else")

    return forge


def lead_within(pdf):
    inner = [link for link in pdf.pages[0].Annots if "/Dest" in link]
    inner[0].Dest = inner[1].Dest = Array([pdf.pages[0].obj, Name.XYZ, 0, 10, None])


def unlink(pdf):
    del pdf.pages[0].Annots[0]


def run(pdf):
    links(pdf)[0].A = Dictionary(S=Name.Launch, F=String("paid.exe"))


def without(choose):
    def change(operations):
        at = choose(operations)
        return operations[: at[0]] + operations[at[1] :]

    return lambda pdf: content(pdf, change)


def a_rule(operations):
    at = [i for i, (_, name) in enumerate(operations) if name == "re"]
    return at[3], at[3] + 2


def a_text(operations):
    at = [i for i, (_, name) in enumerate(operations) if name == "TJ"]
    return at[-4], at[-4] + 1


def a_mark(operations):
    begin = [i for i, (operands, name) in enumerate(operations) if name == "BDC" and operands[0] == Name.Link][0]
    end = next(i for i in range(begin, len(operations)) if operations[i][1] == "EMC")
    return begin, end + 1


def unspoken(pdf):
    del document(pdf).K[-1]


def unfigured(pdf):
    element = document(pdf).K[1]
    element.ActualText = String("All is paid for.")


def meaning(pdf):
    """The letters stay, and what a reader copies is another."""
    stream = pdf.pages[0].Resources.Font["/R"].ToUnicode
    text = stream.read_bytes()
    one, two = (re.search(rb"<([0-9A-Fa-f]{4})>\s*<%s>" % digit, text).group(0) for digit in (b"0031", b"0032"))
    stream.write(text.replace(one, b"@").replace(two, one[:6] + two[6:]).replace(b"@", two[:6] + one[6:]))
    assert stream.read_bytes() != text


def letters(pdf):
    """The letters change, and what a reader copies stays."""
    fonts = pdf.pages[0].Resources.Font
    font = fonts["/R"].DescendantFonts[0].FontDescriptor
    other = fonts["/B"].DescendantFonts[0].FontDescriptor
    font.FontFile2 = other.FontFile2


# With MuPDF: each takes the path of a copy and writes over it.


def mupdf(change):
    def forge(path):
        document = pymupdf.open(path)
        change(document, document[0])
        document.save(str(path) + ".new", garbage=0)
        document.close()
        os.replace(str(path) + ".new", path)

    forge.by = "MuPDF"
    return forge


def redact(_, page):
    rect = page.search_for("billion")[0]
    page.add_redact_annot(rect, text="million")
    page.apply_redactions()


def picture(_, page):
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 40, 10))
    pixels.clear_with(255)
    page.insert_image(pymupdf.Rect(60, 100, 200, 120), pixmap=pixels)


def written_in_layer(document, page):
    group = document.add_ocg("layer")
    page.insert_text((60, 120), "All is paid for.", oc=group)


FORGED = {
    "text": [
        ("a figure", swap_figure, "it says"),
        ("a figure, and what is said to be printed", lambda pdf: (swap_figure(pdf), facts(pdf, printed)), "it says"),
        ("the author's words", swap_words, "it says|draws text"),
        ("what a reader copies", meaning, "it says|font"),
        ("a word, by MuPDF", mupdf(redact), "million|draws"),
    ],
    "attachment": [
        ("taken out", no_facts, "were removed"),
        ("taken out, and marked as never there", lambda pdf: no_facts(pdf, 2), "were removed"),
        ("figures, consistently", lambda pdf: facts(pdf, everything), "aren't those|figures"),
        ("a status, its check sum left", facts_unsummed, "size|check sum"),
        ("another file", another_file, "another file|check sum"),
    ],
    "metadata": [
        ("title, twice", title, "Title"),
        ("author, once", author, "creator|Author"),
        ("the content hash", hashed, "no page is made like it"),
        ("the version", older, "Creator"),
        ("the date, twice", dated, "CreationDate"),
    ],
    "order": [
        ("of elements", reorder, "screen reader|it says"),
        ("of the last elements", reorder_rows, "screen reader|it says"),
        ("of marks", reorder_marks, "mark|it says"),
        ("of headings", reorder_outline, "headings"),
        ("of drawing", reorder_drawing, "mark|draws"),
    ],
    "covered text": [
        ("by a white shape", cover(), "shape|mark"),
        ("by a white shape, clipped", cover(([0, 0, 600, 800], "re"), ([], "W"), ([], "n")), "mark|operation"),
        ("in white", before_text([1, 1, 1], "rg"), "draws text"),
        ("invisible", before_text([3], "Tr"), "draws text"),
        ("with other letters", letters, "font"),
    ],
    "second layer": [
        ("switched off", layer, "OCProperties"),
        ("over it", laid("add_overlay"), "XObject|operation|mark"),
        ("under it", laid("add_underlay"), "XObject|operation|mark"),
        ("a picture, by MuPDF", mupdf(picture), "XObject|operation"),
        ("text in a layer, by MuPDF", mupdf(written_in_layer), "OCProperties|operation|mark|it says"),
    ],
    "note": [
        ("free text", note("FreeText"), "FreeText"),
        ("a stamp", note("Stamp"), "Stamp"),
        ("a field", note("Widget"), "Widget"),
        ("what happens on opening", opens, "OpenAction"),
        ("free text, by MuPDF", mupdf(lambda _, page: page.add_freetext_annot((60, 60, 200, 80), "¥21 billion")),
         "FreeText"),
    ],
    "link": [
        ("its target", lead(False), "example.org/else"),
        ("its target, and what it says of it", lead(True), "example.org/else"),
        ("within the page", lead_within, "a link leads to"),
        ("taken away", unlink, "missing"),
        ("starts a program", run, "action"),
    ],
    "removed": [
        ("a rule", without(a_rule), "lacks a shape"),
        ("a text", without(a_text), "it doesn't say|lacks text"),
        ("a mark of a citation", without(a_mark), "lacks|a mark of the structure"),
        ("an element of the structure", unspoken, "screen reader|doesn't say"),
        ("a text, for a screen reader", unfigured, "replaced by others for a screen reader"),
    ],
}


def older_pages():
    """Genuine pages of another state, under the names of today's."""
    edits = [
        ("heading", "investor.toml", 'heading.en = "', 'heading.en = "Then: '),
        ("date", "dossier.toml", "date = 2026-11-21", "date = 2026-11-14"),
        ("title", "investor.toml", 'title.en = "', 'title.en = "Formerly '),
        ("bottom line", "investor.toml", r"(bottom-line\.en = (\"\"\"\n?|\"|'))", r"\1Formerly so. "),
        ("publisher", "dossier.toml", 'publisher.en = "', 'publisher.en = "Former '),
    ]
    for name, files, pattern, new in edits:
        folder = PLACE / f"older-{name.replace(' ', '-')}"
        shutil.copytree(BRIEFS, folder / "briefs")
        path = folder / "briefs/japan-sovereign-ai" / files
        one, changed = re.subn(pattern, new, path.read_text(), count=1)
        path.write_text(one)
        assert changed, name
        built = subprocess.run([PROGRAM, "build"], cwd=folder, capture_output=True, text=True)
        page = folder / "out/japan-sovereign-ai/investor.en.pdf"
        assert page.exists(), f"{name}: {built.stderr}"
        yield name, page


def forge(path, change):
    if getattr(change, "by", "") == "MuPDF":
        change(path)
        return
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)


def saved_anew():
    """Pages that were only saved anew: by name, how."""
    def pike(name, **options):
        return f"pikepdf {name}", lambda old, new: pikepdf.open(old).save(new, **options)

    def mu(name, **options):
        return f"MuPDF {name}", lambda old, new: pymupdf.open(old).save(new, **options)

    def run(*command):
        return " ".join(command), lambda old, new: subprocess.run([*command, str(old), str(new)], check=True)

    def described(old, new):
        with pikepdf.open(old) as pdf:
            with pdf.open_metadata():
                pass
            pdf.save(new)

    def added(old, new):
        shutil.copy(old, new)
        document = pymupdf.open(new)
        document.saveIncr()

    streams = pikepdf.ObjectStreamMode.disable
    return [
        pike("as it is"), pike("linear", linearize=True),
        pike("normal", normalize_content=True, object_stream_mode=streams), ("pikepdf metadata", described),
        mu("as it is"), mu("clean", garbage=4, deflate=True, clean=True), ("MuPDF added", added),
        run("qpdf"), run("qpdf", "--linearize"), run("qpdf", "--qdf"), run("qpdf", "--object-streams=disable"),
        run("mutool", "clean"), run("mutool", "clean", "-s"), run("mutool", "clean", "-gggg", "-z"),
        run("mutool", "clean", "-d"), run("mutool", "clean", "-a", "-s"),
    ]


def main():
    faults = []
    forged = alone = 0
    # The shipped pages lead to no address; those of the torture dossier do.
    built = PLACE / "torture"
    subprocess.run([PROGRAM, "build", TORTURE, "--out", str(built)], capture_output=True, check=True)
    for kind, cases in FORGED.items():
        assert len(cases) == 5, kind
        linked = kind == "link"
        page = built / "endings/investor.en.pdf" if linked else GENUINE
        briefs = TORTURE if linked else BRIEFS
        for index, (name, change, told) in enumerate(cases):
            path = PLACE / f"{kind.replace(' ', '-')}-{index}.pdf"
            shutil.copy(page, path)
            forge(path, change)
            forged += 1
            code, file = inspect(path, "--against", briefs)
            said = "; ".join(differs(file))
            if code != 1 or file.get("against", {}).get("current") or not re.search(told, said):
                faults.append(f"{kind}, {name}: exit status {code}, {said!r}")
            code, file = inspect(path)
            alone += code == 1
            if code != 1:
                faults.append(f"{kind}, {name}: not told without --against")
    for name, page in older_pages():
        forged += 1
        code, file = inspect(page, "--against", BRIEFS)
        standing = file.get("against", {}).get("standing")
        if code != 1 or standing != "other-state":
            faults.append(f"older, {name}: exit status {code}, {standing}")
        code, file = inspect(page)
        if code or file["check-number"] != "whole":
            faults.append(f"older, {name}: exit status {code} by itself")
    anew = 0
    for genuine in (GENUINE, JAPANESE):
        for name, save in saved_anew():
            path = PLACE / "anew.pdf"
            path.unlink(missing_ok=True)
            save(genuine, path)
            anew += 1
            code, file = inspect(path, "--against", BRIEFS)
            standing = file.get("against", {}).get("standing")
            if code or standing not in ("saved-anew", "identical"):
                faults.append(f"{genuine.name} saved by {name}: exit status {code}, {differs(file)}")
            code, file = inspect(path)
            # By itself a page that was written anew can't be told from one that was altered, and it says that.
            due = 1 if file["check-number"] == "drawing-rewritten" else 0
            if code != due or file["altered"]:
                faults.append(f"{genuine.name} saved by {name}: exit status {code} by itself, {differs(file)}")
    genuine = 0
    for path in sorted(Path("out").rglob("*.pdf")):
        genuine += 1
        code, file = inspect(path, "--against", BRIEFS)
        if code or file["against"]["standing"] != "identical":
            faults.append(f"{path}: exit status {code}")
    faults += signatures()
    print(*faults, sep="\n", end="\n" if faults else "")
    print(
        f"{forged} forged pages, {alone} of them told without --against; {anew} saved anew; {genuine} genuine; "
        f"{len(faults)} faults"
    )
    return 1 if faults else 0


def signatures():
    """A signature of ours is one to minisign, and one of minisign's to us; neither is one of a forged page."""
    folder = PLACE / "signed"
    shutil.copytree(BRIEFS, folder / "briefs")
    page = folder / "out/japan-sovereign-ai/investor.en.pdf"
    run = lambda *command: subprocess.run(command, cwd=folder, capture_output=True, text=True).returncode
    minisign = ["minisign", "-V", "-p", "desk.pub", "-m", str(page)]
    due = []
    due.append(("a key", run("minisign", "-G", "-W", "-p", "desk.pub", "-s", "desk.key"), 0))
    due.append(("ours", run(PROGRAM, "build", "--sign", "desk.key"), 0))
    due.append(("ours to minisign", run(*minisign), 0))
    page.with_name(page.name + ".minisig").unlink()
    due.append(("minisign's", run("minisign", "-S", "-s", "desk.key", "-m", str(page)), 0))
    due.append(("minisign's to us", run(PROGRAM, "inspect", str(page), "--signed-by", "desk.pub"), 0))
    forge(page, unspoken)
    due.append(("of a forged page, to minisign", run(*minisign), 1))
    due.append(("of a forged page, to us", run(PROGRAM, "inspect", str(page), "--signed-by", "desk.pub"), 1))
    return [f"signature, {name}: exit status {code}" for name, code, right in due if code != right]


def differs(file):
    """Everything that is said to be wrong of a file."""
    against = file.get("against") or {}
    said = [*file.get("altered", []), *against.get("differs", [])]
    if against.get("standing") == "other-state":
        said.append("no page is made like it")
    return said + [file["problem"]] if "problem" in file else said


if __name__ == "__main__":
    try:
        sys.exit(main())
    finally:
        shutil.rmtree(PLACE, ignore_errors=True)
