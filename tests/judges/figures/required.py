#!/usr/bin/env python3
"""Holds a factbrief binary to what it must read of the figure corpus.

    required.py BINARY FILE.jsonl [FILE.jsonl …]

Runs score.py beside this script and fails unless, in each language, at least 98 in 100 right readings are accepted, no wrong one is, and no
wrong one is written like the right one; and unless no hidden figure of a statement is missed, no declared name is flagged, and
nine in ten names pass undeclared.
"""
import importlib.util, json, os, subprocess, sys, tempfile
from collections import Counter, defaultdict

RIGHT = 0.98
NAMES = 0.9

def main():
    binary, files = sys.argv[1], sys.argv[2:]
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "verdicts.json")
        mapping = importlib.util.spec_from_file_location("mapping", os.path.join(here, "mapping.py"))
        module = importlib.util.module_from_spec(mapping)
        mapping.loader.exec_module(module)
        languages = ",".join(module.LANGUAGES)
        command = [sys.executable, os.path.join(here, "score.py"), binary, *files, "--json", out, "--lang", languages, "--failures", "40"]
        done = subprocess.run(command, capture_output=True, text=True)
        print(done.stdout)
        if done.returncode != 0:
            sys.exit(done.stderr or "score.py failed")
        with open(out, encoding="utf-8") as file:
            verdicts = json.load(file)
    rows = {}
    for name in files:
        with open(name, encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    row = json.loads(line)
                    rows[row["id"]] = row
    faults = []
    right, wrong = defaultdict(Counter), defaultdict(Counter)
    for identifier, verdict in verdicts["readings"].items():
        language = rows[identifier]["lang"]
        right[language][verdict["right"][0]] += 1
        for _, outcome, _ in verdict["wrong"]:
            wrong[language][outcome] += 1
    for language in right:
        total = sum(right[language].values()) - right[language]["none"]
        share = right[language]["accepted"] / total
        passed = wrong[language]["accepted"] + wrong[language]["by words"]
        if share < RIGHT:
            faults.append(f"{language}: {share:.1%} of the right readings are accepted, {RIGHT:.0%} must be")
        if passed:
            faults.append(f"{language}: {passed} wrong readings are accepted")
        if wrong[language]["not told apart"]:
            faults.append(f"{language}: {wrong[language]['not told apart']} wrong readings are written like the right one")
    names, hidden = defaultdict(list), defaultdict(list)
    for identifier, flags in verdicts["statements"].items():
        row = rows[identifier]
        if row["flag"]:
            found = [text for text in flags["bare"] if any(text in figure or figure in text for figure in row["figures"])]
            hidden[row["lang"]].append(bool(found))
        else:
            names[row["lang"]].append((not flags["bare"], not flags["declared"]))
    for language, some in hidden.items():
        if not all(some):
            faults.append(f"{language}: {some.count(False)} hidden figures are missed")
    for language, some in names.items():
        declared = sum(not declared for _, declared in some)
        bare = sum(bare for bare, _ in some) / len(some)
        if declared:
            faults.append(f"{language}: {declared} declared names are flagged")
        if bare < NAMES:
            faults.append(f"{language}: {bare:.1%} of the names pass undeclared, {NAMES:.0%} must")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)

if __name__ == "__main__":
    main()
