#!/usr/bin/env python3
"""Makes currencies.tsv, measures.tsv and prefixes.tsv from the CLDR data in Babel, for the units of units.tsv.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install babel==2.19.0 && /tmp/venv/bin/python make.py

CLDR's narrow forms are left out: "m" for minutes or months, "人" for persons. So are short ones of one or two letters; a unit's
symbol is in units.tsv, other short words are in words.tsv.
"""
import pathlib
import re
import unicodedata

import babel
from babel import Locale, core

HERE = pathlib.Path(__file__).parent
# Each language with the locales whose names are read in it; names that are printed are those of the first.
LOCALES = {"en": ["en", "en_GB"], "ja": ["ja"], "de": ["de", "de_CH"], "fr": ["fr", "fr_CA"], "es": ["es", "es_MX"], "it": ["it"],
           "pt": ["pt", "pt_PT"], "nl": ["nl"], "zh": ["zh", "zh_Hant"], "ko": ["ko"]}
# Codes that ISO 4217 has and nobody pays with: metals, bond units, tests, and the like.
NO_MONEY = {"XXX", "XTS", "XAU", "XAG", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XSU", "XUA", "XDR", "BOV", "CHE", "CHW", "CLF", "COU",
            "MXV", "USN", "UYI", "UYW"}
# Not in CLDR's list of what is paid with today, but still in reports: the lev (until 2025), the kuna (2022), the Antillean guilder (2025).
STILL_PRINTED = {"BGN", "HRK", "ANG"}
# ISO 4217's minor units where they aren't 2. CLDR has the digits that shops print, which differ.
DIGITS = {0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", 3: "BHD IQD JOD KWD LYD OMR TND"}
PREFIXES = {"p": -12, "n": -9, "µ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21}
CJK = {"ja", "zh", "ko"}


def header(columns, note):
    version = core.get_cldr_version() if hasattr(core, "get_cldr_version") else "49"
    return (f"# Made by make.py from Unicode CLDR {version} as in Babel {babel.__version__} (Unicode License v3). Don't edit.\n"
            f"# {note}\n" + "\t".join(columns) + "\n")


def locales(language):
    return [Locale.parse(name) for name in LOCALES[language]]


def clean(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def variants(names, language):
    """Each name once, in order; Japanese and Korean ones with and without blanks."""
    found = []
    for name in names:
        name = clean(name)
        forms = [name.replace(" ", ""), name] if language in CJK and " " in name else [name]
        found += [form for form in forms if form and form not in found]
    return found


def current_currencies():
    codes = set()
    for entries in core.get_global("territory_currencies").values():
        for code, start, end, tender in entries:
            if end is None and tender:
                codes.add(code)
    return sorted(codes - NO_MONEY | STILL_PRINTED)


def printed_first(data, code):
    plural = data["currency_names_plural"]
    forms = dict(plural[code]) if code in plural else {}
    order = [forms[key] for key in ("one", "two", "few", "many", "other") if key in forms]
    return order or [data["currency_names"].get(code, "")]


def currencies():
    rows = []
    for code in current_currencies():
        cells = [code, next((str(n) for n, codes in DIGITS.items() if code in codes.split()), "2")]
        for language in LOCALES:
            names = []
            for locale in locales(language):
                data = locale._data
                names += printed_first(data, code) + [data["currency_names"].get(code, "")]
            # The code is read anyway; ISO's own spelling with capitals is the same word.
            seen, kept = set(), []
            for name in variants(names, language):
                if name != code and name.lower() not in seen:
                    seen.add(name.lower())
                    kept.append(name)
            cells.append("|".join(kept))
        rows.append(cells)
    columns = ["code", "digits", *LOCALES]
    note = "code: ISO 4217, in use. digits: of its minor unit. Then names by language, singular before plural."
    write("currencies.tsv", columns, note, rows)


def unit_names(data, key, language):
    patterns = data["unit_patterns"].get(key)
    if not patterns:
        return []
    names = []
    for width in ("long", "short"):
        forms = patterns.get(width, {})
        for count in ("one", "two", "few", "many", "other"):
            form = forms.get(count)
            if not isinstance(form, str):
                continue
            parts = [part.strip() for part in clean(form).split("{0}")]
            # A form around its figure (摂氏 {0} 度) is no name that stands on one side.
            if len(parts) != 2 or parts[0]:
                continue
            name = parts[1]
            letters = [c for c in name if c.isalpha()]
            if unicodedata.normalize("NFKC", name) in ("μm", "μg", "μs"):
                continue
            latin = all(ord(c) < 0x250 for c in letters)
            if width == "short" and (latin and len(letters) < 3 or len(name) < 2):
                continue
            if not any(c.isalpha() for c in name):
                continue
            names.append(name)
    return variants(names, language)


def measures():
    rows = []
    for line in (HERE / "units.tsv").read_text(encoding="utf-8").splitlines()[0:]:
        if line.startswith("#") or line.startswith("id\t"):
            continue
        unit, _, _, _, prefixes, _, _, _, key = line.split("\t")
        if not key:
            continue
        kind, _, noun = key.partition("-")
        for prefix in ["", *prefixes.split()]:
            name = next((n for n, s in NAMED.items() if s == prefix), "")
            for language in LOCALES:
                found = []
                for locale in locales(language):
                    found += unit_names(locale._data, f"{kind}-{name}{noun}" if prefix else key, language)
                if found:
                    rows.append([prefix + unit, language, "|".join(dict.fromkeys(found))])
    note = "unit: with its prefix, as in units.tsv. names: in that language, singular before plural."
    write("measures.tsv", ["unit", "language", "names"], note, rows)


NAMED = {"pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G",
         "tera": "T", "peta": "P"}


def prefixes():
    rows = []
    for symbol, power in PREFIXES.items():
        cells = [symbol, str(power)]
        for language in LOCALES:
            words = []
            for locale in locales(language):
                words.append(locale._data["compound_unit_patterns"].get(f"10p{power}", {}).get("long", {}).get("prefix", ""))
            # Portuguese ones are accented for metres (quilômetro, not quilôwatt); Traditional Chinese ones are metres whole.
            plain = (unicodedata.normalize("NFD", word.replace("{0}", "")) for word in words if word and " " not in word)
            plain = (re.sub("[\u0300-\u0302]$", "", word) if language == "pt" else word for word in plain)
            cells.append("|".join(dict.fromkeys(unicodedata.normalize("NFC", word) for word in plain)))
        rows.append(cells)
    write("prefixes.tsv", ["symbol", "power", *LOCALES], "power: of ten. Then the prefix of a unit's name by language.", rows)


def write(name, columns, note, rows):
    text = header(columns, note) + "".join("\t".join(row) + "\n" for row in rows)
    (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    currencies()
    measures()
    prefixes()
