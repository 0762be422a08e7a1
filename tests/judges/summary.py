"""What a page says of its sources as a whole is what the facts inside its PDF say, counted anew.

Without an argument the folder `out` is judged. The facts are taken out of each PDF by poppler; where a page is made without them, they are read from
the manifest. Nothing of factbrief is used: the sentences are worded here a second time, in both languages.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

NATURES = ["primary", "official", "news", "analysis", "digest", "blog", "ai-generated", None]
WORDS = {
    "en": {
        "primary": ("primary", "primary"),
        "official": ("official", "official"),
        "news": ("news", "news"),
        "analysis": ("analysis", "analyses"),
        "digest": ("digest", "digests"),
        "blog": ("blog", "blogs"),
        "ai-generated": ("AI-written", "AI-written"),
        None: ("of unknown nature", "of unknown nature"),
    },
    "ja": {
        "primary": "当事者",
        "official": "公的機関",
        "news": "報道",
        "analysis": "分析",
        "digest": "まとめ記事",
        "blog": "ブログ",
        "ai-generated": "AI生成",
        None: "種別不明",
    },
}


def origins_of(pieces, back):
    """How many origins these pieces of evidence have, as far as two; each is a source, and an original where one is named."""
    owns = [{source} | ({original} | back[original] if original is not None else back[source]) for source, original in pieces]
    apart = any(not one & other for place, one in enumerate(owns) for other in owns[place + 1 :])
    return 2 if apart else min(len(owns), 1)


def counted(sources, facts, back, unread):
    """`sources`: nature and date of each on the page; `facts`: for each, its evidence and what each figure rests on."""
    told = {"natures": [], "years": [], "undated": 0, "figures": 0, "one": 0, "machines": 0, "unread": len(unread)}
    natures = [nature for nature, _ in sources.values()]
    told["natures"] = [(nature, natures.count(nature)) for nature in NATURES if nature in natures]
    for _, issued in sources.values():
        year = re.search(r"(?<!\d)\d{4}(?!\d)", issued or "")
        if year:
            told["years"].append(int(year[0]))
        else:
            told["undated"] += 1
    for evidence, rests_on in facts:
        for groups in rests_on.values():
            pieces = [[evidence[place - 1] for place in group] for group in groups]
            told["figures"] += 1
            told["one"] += any(origins_of(group, back) < 2 for group in pieces)
            told["machines"] += any(
                group and all(sources[source][0] == "ai-generated" for source, _ in group) for group in pieces
            )
    return told


def worded(told, language):
    years = sorted(set(told["years"]))
    if language == "ja":
        natures = "、".join(f"{WORDS['ja'][nature]}{number}件" for nature, number in told["natures"])
        notes = []
        if years:
            notes.append(f"{years[0]}年" if len(years) == 1 else f"{years[0]}～{years[-1]}年")
        if told["undated"]:
            notes.append(f"日付なし{told['undated']}件")
        text = f"出典は{natures}" + (f"（{'、'.join(notes)}）" if notes else "") + "。"
        if told["figures"]:
            text += f"数値{told['figures']}件中{told['one']}件は出所が一つ"
            text += f"、{told['machines']}件はAI生成文書のみによる" if told["machines"] else ""
            text += "。"
        if told["unread"]:
            text += f"「引用による」原典{told['unread']}件は未確認。"
        return text
    natures = ", ".join(f"{number} {WORDS['en'][nature][number != 1]}" for nature, number in told["natures"])
    text = f"Sources: {natures}"
    if years:
        text += f"; published {years[0]}" + (f"–{years[-1]}" if len(years) > 1 else "")
    if told["undated"]:
        text += f", {told['undated']} undated"
    text += "."
    if told["figures"]:
        text += f" Of {told['figures']} figure{'s' * (told['figures'] != 1)}, {told['one']} rest{'s' * (told['one'] == 1)} on one origin alone"
        text += f" and {told['machines']} on AI-written texts alone" if told["machines"] else ""
        text += "."
    if told["unread"]:
        text += f" {told['unread']} original{'s' * (told['unread'] != 1)} “as cited” {'was' if told['unread'] == 1 else 'were'} not read."
    return text


def inside(pdf):
    """The facts in a PDF; none where it has none."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdfdetach", "-saveall", "-o", folder, str(pdf)], check=True, capture_output=True)
        files = list(pathlib.Path(folder).iterdir())
        return json.loads(files[0].read_text("utf-8")) if files else None


def from_facts(file):
    sources = {one["number"]: (one.get("nature"), one.get("issued")) for one in file["references"]}
    everything = file["references"] + file.get("unlisted", [])
    back = {one["number"]: set(one.get("origins", [])) for one in everything}
    read = {one["number"]: one["read"] for one in everything}
    cited = {number for one in file["references"] for number in one.get("as-cited", [])}
    facts = [
        ([(piece["reference"], piece.get("original")) for piece in fact["evidence"]], fact.get("rests-on", {}))
        for fact in file["facts"]
    ]
    return counted(sources, facts, back, {number for number in cited if not read[number]})


def from_manifest(manifest, output):
    everything = manifest.get("source", {})
    back = {}
    for source in everything:
        open_, found = list(everything[source].get("rests-on", [])), set()
        while open_:
            one = open_.pop()
            if one not in found:
                found.add(one)
                open_ += everything[one].get("rests-on", [])
        back[source] = found
    facts = [output.get("earlier", {}).get(name) or manifest["fact"][name] for name in output.get("facts", [])]
    pieces = [[(piece["source"], piece.get("original")) for piece in fact["evidence"]] for fact in facts]
    sources = {
        source: (everything[source].get("nature"), everything[source].get("issued"))
        for evidence in pieces
        for source, _ in evidence
    }
    cited = {original for evidence in pieces for _, original in evidence if original is not None}
    rests_on = [fact.get("rests-on", {}) for fact in facts]
    return counted(sources, list(zip(pieces, rests_on)), back, {one for one in cited if not everything[one]["read"]})


def squeeze(text):
    return re.sub(r"\s+", "", text)


def judge(folder):
    faults, pages = [], 0
    for path in sorted(folder.glob("*/manifest.toml")):
        manifest = tomllib.loads(path.read_text("utf-8"))
        for name, output in sorted(manifest.get("output", {}).items()):
            file = path.parent / name
            if output["format"] != "pdf" or not file.exists():
                continue
            pages += 1
            facts = inside(file)
            told = from_facts(facts) if facts else from_manifest(manifest, output)
            sentence = worded(told, output["language"])
            shown = subprocess.run(["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True, text=True).stdout
            markdown = file.with_suffix(".md")
            texts = [("the page", shown)]
            if markdown.exists():
                texts.append(("the Markdown", markdown.read_text("utf-8")))
            for what, text in texts:
                if told["natures"] and squeeze(sentence) not in squeeze(text):
                    faults.append(f"{file}: {what} doesn't say: {sentence}")
                # A wrong count would have been found: no page says one more of anything.
                for count in [count for count in ("one", "machines", "unread") if told["natures"] and told["figures"]]:
                    if squeeze(worded(told | {count: told[count] + 1}, output["language"])) in squeeze(text):
                        faults.append(f"{file}: {what} says one too many of {count}")
    return faults, pages


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    faults, pages = judge(folder)
    print("\n".join(faults) if faults else f"{pages} pages say of their sources what the facts in them say")
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
