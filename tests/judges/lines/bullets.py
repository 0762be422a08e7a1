"""Writes dossiers of invented bullets in English and Japanese, from a seed: prose such as briefs have, with its figures.

    python3 tests/judges/lines/bullets.py FOLDER [COUNT] [SEED]

The figures are values and companions, so every one is printed by the program. `measure.py` sets them and looks at their lines.
"""

import pathlib
import random
import sys

PER_BRIEF = 8

WHO = [
    ("The harbour authority", "港湾局"), ("The ministry", "同省"), ("Aoba Prefecture", "青葉県"), ("The grid operator", "送電事業者"),
    ("The consortium", "企業連合"), ("A working group of the council", "審議会の作業部会"), ("The city of Kitahama", "北浜市"),
    ("The state development bank", "政府系銀行"), ("The turbine maker", "風車メーカー"), ("The fishing cooperatives", "漁業協同組合"),
    ("An independent panel of engineers", "技術者による第三者委員会"), ("The owner of the converter station", "変換所の所有者"),
    ("The regional data centre operator", "地域のデータセンター事業者"), ("The infrastructure fund", "インフラファンド"),
]
DOES = [
    ("plans to build {x} along the northern quay", "北側の岸壁に沿って{x}を建設する計画で"),
    ("has asked for {x} in the supplementary budget", "補正予算に{x}を計上するよう求めており"),
    ("is to re-examine the case for {x}", "{x}の必要性をあらためて検討するとし"),
    ("will co-finance {x} with the shipyards", "造船各社とともに{x}に出資し"),
    ("reported that {x} had been delayed by the storms", "暴風により{x}が遅れていると報告し"),
    ("expects {x} to be approved without further hearings", "{x}が追加の聴聞なしに承認されると見込み"),
    ("wants {x} to be open to smaller companies too", "{x}を中小企業にも開放することを望んでおり"),
    ("has put off a decision on {x} because of rising steel prices", "鋼材価格の高騰を理由に{x}についての決定を先送りし"),
    ("described {x} as the most important step of the whole programme", "{x}を計画全体で最も重要な段階と位置づけ"),
]
WHAT = [
    ("a second berth for heavy loads", "重量物に対応する新しい岸壁"), ("an undersea cable to the mainland", "本土と結ぶ海底ケーブル"),
    ("a training centre for technicians", "技術者の研修施設"), ("the substation and its access road", "変電所と進入路"),
    ("a storage yard for foundations", "基礎部材の保管ヤード"), ("the computing cluster of the universities", "大学が共同で使う計算基盤"),
    ("a pilot plant for hydrogen", "水素の実証プラント"), ("the survey of the seabed", "海底地盤の調査"),
    ("a fleet of service vessels", "保守作業船の船団"), ("the compensation of the fishing industry", "漁業への補償"),
]
WITH = [
    (", at a cost of {m}", "費用は{m}とされる"), (", for which {m} has been set aside", "そのために{m}が確保されている"),
    (", of which the state bears {m}", "うち{m}を国が負担する"), (", against {m} in the earlier estimate", "当初の見積もりは{m}だった"),
    (" with a capacity of {c}", "容量は{c}となる"), (" and to employ {p}", "{p}を雇用する"),
    (" by {d}", "期限は{d}である"), (", and the tender closes on {d}", "入札は{d}に締め切られる"),
    (" from {s} onwards", "{s}から始まる"), (" after {s}", "{s}を過ぎてからになる"),
    (", {q} of the total", "全体の{q}に当たる"), (", although the panel had warned against it", "委員会は懸念を示していた"),
    (", as the mayor confirmed on {d}", "市長が{d}に認めた"), (", about which residents have complained", "住民からは不満の声も上がる"),
    (" under the scheme for remote islands", "離島振興の枠組みによる"), (" without any loan from abroad", "海外からの借り入れはない"),
]


def money(rng):
    unit = rng.choice(["JPY", "JPY", "USD"])
    big = rng.choice(["120億", "47億4000万", "8500億", "1兆2000億", "3億5000万", "600万", "2兆", "4500億", "960億"])
    kind = rng.choice(["exact", "about", "about", "range", "at-least", "at-most"])
    if kind == "range":
        low, high = rng.choice([("150億", "250億"), ("3000億", "5000億"), ("1兆", "3兆"), ("80億", "95億")])
        return f'{{ min = "{low}", max = "{high}", unit = "{unit}" }}'
    return f'{{ {kind} = "{big}", unit = "{unit}" }}'


def count(rng, unit, most):
    kind = rng.choice(["exact", "about", "at-least", "range"])
    n = rng.randrange(3, most)
    if kind == "range":
        return f'{{ min = {n}, max = {n + rng.randrange(2, most)}, unit = "{unit}" }}'
    return f'{{ {kind} = {n}, unit = "{unit}" }}'


def date(rng, exact):
    year, month, day = rng.randrange(2027, 2036), rng.randrange(1, 13), rng.randrange(1, 29)
    if exact:
        return f"{{ date = {year}-{month:02}-{day:02} }}"
    return rng.choice([
        f'{{ date = "{year}-{month:02}" }}', f'{{ date = "spring {year}" }}', f'{{ date = "early {year}" }}',
        f'{{ date = "FY{year}" }}', f'{{ date = "{year}-{month:02}" }}', f'{{ date = "late {year}-{month:02}" }}',
    ])


MAKE = {
    "m": money,
    "c": lambda rng: count(rng, rng.choice(["MW", "GW", "km"]), 900),
    "p": lambda rng: count(rng, rng.choice(["people", "companies"]), 4000),
    "d": lambda rng: date(rng, True),
    "s": lambda rng: date(rng, False),
    "q": lambda rng: count(rng, "%", 60),
}


def fact(rng, name):
    who, does, what = rng.choice(WHO), rng.choice(DOES), rng.choice(WHAT)
    parts = rng.sample(WITH, rng.choice([1, 1, 2, 2, 2, 3]))
    en, ja = who[0] + " " + does[0].format(x=what[0]), who[1] + "は" + does[1].format(x=what[1])
    figures = []
    for part in parts:
        english, japanese = part
        for key, make in MAKE.items():
            if "{" + key + "}" in english:
                place = f"n{len(figures)}"
                figures.append((place, make(rng)))
                english = english.replace("{" + key + "}", "{{ " + place + " }}")
                japanese = japanese.replace("{" + key + "}", "{{ " + place + " }}")
        en, ja = en + english, ja + ("、" if part is parts[0] else "。") + japanese
    lines = [f"[{name}]", f'statement.en = "{en}."', f'statement.ja = "{ja}。"']
    lines += [f"with.{place} = {value}" for place, value in figures]
    lines += ['status = "reported"', 'stage = "planned"', "as-of = 2026-06-12"]
    lines += ['evidence = [{ source = "s", locator = "page 1", unverifiable = "invented" }]']
    return "\n".join(lines) + "\n"


def main():
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 17)
    dossier = folder / "briefs" / "d"
    (dossier / "facts").mkdir(parents=True, exist_ok=True)
    (dossier / "dossier.toml").write_text(
        'title.en = "Harbour"\ntitle.ja = "港"\nlanguages = ["en", "ja"]\ndate = 2026-11-21\n'
        'publisher.en = "Desk"\npublisher.ja = "編集室"\n'
        + "".join(f'[audience.a{brief}]\nlabel.en = "For readers"\nlabel.ja = "読者へ"\n' for brief in range(count // PER_BRIEF))
    )
    (dossier / "sources.toml").write_text(
        '[s]\ntype = "report"\nnature = "official"\ntitle.en = "Plan"\ntitle.ja = "計画"\n'
        'publisher.en = "Aoba Prefecture"\npublisher.ja = "青葉県"\nissued = "2026-06"\nlanguage = "ja"\n'
    )
    facts = []
    for brief in range(count // PER_BRIEF):
        names = [f"f{brief}-{index}" for index in range(PER_BRIEF)]
        facts += [fact(rng, name) for name in names]
        quoted = ", ".join(f'"{name}"' for name in names)
        (dossier / f"b{brief}.toml").write_text(
            f'audience = "a{brief}"\ntitle.en = "Title"\ntitle.ja = "見出し"\nbottom-line.en = "So it is."\n'
            f'bottom-line.ja = "順調である。"\n\n[[section]]\nheading.en = "Facts"\nheading.ja = "事実"\nfacts = [{quoted}]\n'
        )
    (dossier / "facts" / "f.toml").write_text("\n".join(facts))


main()
