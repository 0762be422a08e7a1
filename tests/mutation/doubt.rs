//! The list of changes about what is in doubt: contested, derived, lapsed, superseded, restricted and policed facts. Each is made on sound dossiers
//! from seeds and must be told at its place for what it is. Changes of what was built are in `tests/build/doubt.rs`.

use std::collections::BTreeSet;
use std::sync::Arc;

use factbrief::check::check;
use factbrief::diagnostic::{ColourChoice, Severity, SourceText, report};
use factbrief::make::{Themes, Tools, produce};
use factbrief::page::Fonts;
use factbrief::render::{Engine, Templates};
use rayon::prelude::*;

use crate::support::in_memory::InMemory;
use crate::support::quays::{digits, dossier, newspapers};
use crate::support::seed::Random;

/// How many dossiers each change is tried on.
const SEEDS: u64 = 3;

/// Beside the newspapers a deed of which only figures may be printed.
const DEED: &str = r#"[deed]
type = "report"
nature = "official"
title.en = "The deed"
publisher = "Harbour office"
issued = 2026-08-22
language = "en"
reuse = "figures"
"#;

const BRIEF: &str = r#"audience = "engineer"
title.en = "The quays are told of"
bottom-line.en = "It is so."
[[section]]
heading.en = "Counts"
facts = ["amber", "both", "delta", "fjord", "named"]
"#;

const INVESTOR: &str = r#"audience = "investor"
title.en = "What is sold"
bottom-line.en = "It is sold."
[[section]]
heading.en = "Sales"
facts = ["secret", "sold", "with-secret"]
"#;

/// A file, and in it a text and what takes its place; of `+` the end of the file.
type Edit = (File, &'static str, &'static str);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Dossier,
    Facts,
    Brief,
    Template,
}

use self::File::{Brief as B, Dossier as D, Facts as F, Template as T};

/// A change: its name, what is edited, the code, and what must stand in the line that is pointed to.
type Row = (&'static str, &'static [Edit], &'static str, &'static str);

const WAIVE: &str = "[amber]\nwaive = [{ rule = \"origins\", why = \"nobody else counts\", by = \"desk\", until = 2026-10-31 }]";

#[rustfmt::skip]
const LIST: &[Row] = &[
    // Contested.
    ("contested/a-version-is-not-what-its-source-prints", &[(F, "as-printed = \"{c1}", "as-printed = \"{other}")], "value-differs", "{other}"),
    ("contested/versions-are-exchanged", &[(F, "exact = {b0}", "exact = {swap}"), (F, "exact = {b1}", "exact = {b0}"), (F, "exact = {swap}", "exact = {b1}")], "value-differs", "{c1}"),
    ("contested/two-are-preferred", &[(F, "rank = \"normal\"", "rank = \"preferred\"")], "bad-claim", "fjord.claim"),
    ("contested/one-version-is-left", &[(F, "rank = \"normal\"", "rank = \"deprecated\"")], "bad-claim", "fjord"),
    ("contested/two-versions-say-the-same", &[(F, "exact = {b1}, unit = \"people\" }\nrank", "exact = {b0}, unit = \"people\" }\nrank")], "bad-claim", "fjord.claim"),
    ("contested/a-version-of-another-kind", &[(F, "exact = {b1}, unit = \"people\"", "date = 2026"), (F, "{c1} people", "2026")], "bad-claim", "fjord.claim"),
    ("contested/nothing-is-preferred", &[(F, "rank = \"preferred\"", "rank = \"normal\"")], "contested-showing", "fjord"),
    ("contested/it-is-computed-with", &[(F, "formula = \"amber + birch\"", "formula = \"amber + fjord\"")], "bad-formula", "amber + fjord"),
    ("contested/a-template-takes-the-mark-off", &[(T, "{{ f }}", "{{ f.value | replace('†', '') }}")], "altered-fact", "replace"),
    ("contested/a-template-leaves-out-who-says-what", &[(T, "{{ contested }}", "")], "contested-mark", ""),
    ("contested/a-deprecated-version-is-typed", &[(B, "It is so.", "There are {c2} people.")], "unsourced-number", "{c2}"),
    ("contested/rivals-are-undeclared", &[(F, "[amber]\n", "[amber]\nsubject = \"quays\"\n"), (F, "[birch]\n", "[birch]\nsubject = \"quays\"\n")], "rivals", "birch"),
    ("contested/one-side-is-printed", &[(F, "[amber]\n", "[amber]\nsubject = \"quays\"\n"), (F, "[birch]\n", "[birch]\nsubject = \"quays\"\n")], "one-sided", ""),
    // Derived.
    ("derived/a-figure-is-another", &[(F, "exact = {n0}", "exact = {other-bare}"), (F, "as-printed = \"{d0}", "as-printed = \"{other}")], "total-differs", "expect"),
    ("derived/the-total-is-another", &[(F, "exact = {sum}", "exact = {other-bare}"), (F, "as-printed = \"{dsum}", "as-printed = \"{other}")], "total-differs", "expect"),
    ("derived/minus-for-plus", &[(F, "amber + birch", "amber - birch")], "total-differs", "expect"),
    ("derived/a-term-twice", &[(F, "amber + birch", "amber + birch + birch")], "total-differs", "expect"),
    ("derived/units-that-do-not-add", &[(F, "amber + birch", "amber + length")], "units-disagree", "amber + length"),
    ("derived/another-unit-than-asked-for", &[(F, "formula = \"amber + birch\"\nexpect = \"cedar\"", "formula = \"amber + birch\"\nunit = \"%\"")], "units-disagree", "%"),
    ("derived/periods-that-do-not-add", &[(F, "[birch]\nperiod = { from = \"2025-04\", to = \"2026-03\" }", "[birch]\nperiod = { from = \"2023-04\", to = \"2023-06\" }")], "periods-disagree", "amber + birch"),
    ("derived/a-period-is-unsaid", &[(F, "[birch]\nperiod = { from = \"2025-04\", to = \"2026-03\" }", "[birch]")], "period-unsaid", "amber + birch"),
    ("derived/a-fact-that-is-not-there", &[(F, "amber + birch", "amber + birsh")], "unknown-fact", "birsh"),
    ("derived/a-ring", &[(F, "formula = \"amber + birch\"", "formula = \"amber + both\"")], "formula-ring", "both"),
    ("derived/by-what-may-be-zero", &[(F, "amber + birch", "amber / (birch - birch)")], "bad-formula", "birch - birch"),
    ("derived/for-nobody", &[(F, "[birch]\n", "[birch]\nonly-for = [\"investor\"]\n"), (F, "[amber]\n", "[amber]\nonly-for = [\"engineer\"]\n")], "no-audience", "amber + birch"),
    ("derived/a-status-of-its-own", &[(F, "formula = \"amber + birch\"", "status = \"confirmed\"\nformula = \"amber + birch\"")], "inherited-key", "confirmed"),
    ("derived/a-date-of-its-own", &[(F, "formula = \"amber + birch\"", "as-of = 2026-11-20\nformula = \"amber + birch\"")], "inherited-key", "as-of"),
    ("derived/wider-readers-than-its-figures", &[(B, "[\"amber\", ", "[\"amber\", \"with-secret\", ")], "fact-not-for-audience", "with-secret"),
    ("derived/a-figure-is-typed", &[(F, "Both quays take {{ value }} in all.", "Both quays take {{ value }}, {d0} of them at the first.")], "unsourced-number", "{d0}"),
    ("derived/of-a-superseded-figure", &[(F, "amber + birch\"\nexpect = \"cedar\"", "birch + old\"")], "superseded-fact", "[both]"),
    ("derived/of-a-superseded-figure-and-the-new-one", &[(F, "amber + birch\"\nexpect = \"cedar\"", "amber + old\"")], "superseded-fact", "[both]"),
    // Plans whose date has passed.
    ("lapsed/its-value-is-named-as-if-ahead", &[(B, "It is so.", "There will be {{ fact('delta').value }}.")], "date-passed", "delta"),
    ("lapsed/told-as-done-before-its-day", &[(F, "due = 2026-09-30", "due = 2027-06-30"), (F, "stage = \"planned\"\n", "")], "not-yet-done", "2027-06-30"),
    ("lapsed/due-before-it-was-told", &[(F, "due = 2026-09-30", "due = 2026-03-31")], "dates-disagree", "2026-03-31"),
    ("lapsed/a-template-prints-the-value-alone", &[(T, "{{ f }}", "It is to take {{ f.value }}."), (T, "{{ contested }}", "{{ contested }}")], "date-passed", ""),
    ("lapsed/a-derived-one-is-named-as-if-ahead", &[(F, "formula = \"amber + birch\"\nexpect = \"cedar\"", "formula = \"delta + delta\""), (B, "It is so.", "There will be {{ fact('both').value }}.")], "date-passed", "both"),
    // Facts whose place others have taken.
    ("superseded/a-section-lists-it", &[(B, "[\"amber\", ", "[\"amber\", \"old\", ")], "superseded-fact", "old"),
    ("superseded/a-text-names-it", &[(B, "It is so.", "There are {{ fact('old').value }}.")], "superseded-fact", "old"),
    ("superseded/a-template-names-it", &[(T, "{{ f }}", "{{ f }} {{ fact('old') }}")], "superseded-fact", "old"),
    ("superseded/by-itself", &[(F, "fact = \"amber\", on", "fact = \"old\", on")], "bad-history", "old"),
    ("superseded/by-what-is-not-there", &[(F, "fact = \"amber\", on", "fact = \"ambre\", on")], "unknown-fact", "ambre"),
    ("superseded/a-correction-that-changes-nothing", &[(F, "[amber]\n", "[amber]\ncorrected = [{ on = 2026-10-02, was = { exact = {n0}, unit = \"people\" }, why = \"misread\" }]\n")], "bad-history", "corrected"),
    ("superseded/a-correction-of-another-kind", &[(F, "[amber]\n", "[amber]\ncorrected = [{ on = 2026-10-02, was = { date = 2026 }, why = \"misread\" }]\n")], "bad-history", "corrected"),
    // What others may not have.
    ("restricted/a-section-lists-it", &[(B, "[\"amber\", ", "[\"amber\", \"secret\", ")], "fact-not-for-audience", "secret"),
    ("restricted/a-text-names-it", &[(B, "It is so.", "There are {{ fact('secret').value }}.")], "fact-not-for-audience", "secret"),
    ("restricted/its-words-are-typed", &[(B, "It is so.", "The hidden quay was sold in secret to a neighbour.")], "fact-not-for-audience", "hidden quay"),
    ("restricted/a-template-types-its-words", &[(T, "{{ f }}", "{{ f }} The hidden quay was sold in secret to a neighbour.")], "fact-not-for-audience", ""),
    // What the house asks.
    ("policy/natures", &[(D, "+", "[audience.engineer.policy]\nnatures = { alone = [\"official\"], otherwise = \"forbid\" }\n")], "policy-forbids", "amber"),
    ("policy/natures-of-a-derived-fact", &[(D, "+", "[audience.engineer.policy]\nnatures = { alone = [\"official\"], otherwise = \"forbid\" }\n")], "policy-forbids", "both"),
    ("policy/natures-of-a-version", &[(D, "+", "[audience.engineer.policy]\nnatures = { alone = [\"official\"], otherwise = \"forbid\" }\n")], "policy-forbids", "fjord"),
    ("policy/origins", &[(D, "+", "[audience.engineer.policy]\norigins = { at-least = 2, otherwise = \"forbid\" }\n")], "policy-forbids", "amber"),
    ("policy/the-age-of-a-plan", &[(D, "+", "[audience.engineer.policy]\nplan-age = { months = 3, otherwise = \"forbid\" }\n")], "policy-forbids", "delta"),
    ("policy/review", &[(D, "+", "[audience.engineer.policy]\nreview = { otherwise = \"forbid\" }\n")], "policy-forbids", "amber"),
    ("policy/owner", &[(D, "owner = \"harbour desk\"\n", ""), (D, "+", "[audience.engineer.policy]\nowner = { otherwise = \"forbid\" }\n")], "policy-forbids", "amber"),
    ("policy/freshness", &[(D, "+", "[audience.engineer.freshness]\nforbid = 2\n")], "too-old", "amber"),
    ("policy/a-word", &[(D, "+", "[audience.engineer.words]\nen = [{ word = \"quay\", say = \"berth\", otherwise = \"forbid\" }]\n")], "forbidden-word", "amber"),
    ("policy/a-text-that-may-not-be-quoted", &[(D, "+", "")], "beyond-licence", "named"),
    ("policy/a-waiver-has-expired", &[(F, "[amber]", WAIVE)], "waiver-expired", "origins"),
    ("policy/a-review-of-other-words", &[(F, "[amber]\n", "[amber]\nreviewed = { by = \"desk\", on = 2026-10-01, hash = \"793140292b3a128096e7d5d1bbccb63ee95dd611c60a53c8af1349b9f5f9a1a6\" }\n")], "review-outdated", "reviewed"),
    // A sign and a word.
    ("sign/a-word-says-the-other-way", &[(F, "The change was {{ value }}.", "It rose by {{ value }}.")], "typed-qualifier", "rose by"),
    ("sign/the-value-says-the-other-way", &[(F, "The change was {{ value }}.", "It fell by {{ value }}."), (F, "change = -3.4", "change = 3.4"), (F, "as-printed = \"fell by 3.4%\"", "as-printed = \"rose by 3.4%\"")], "typed-qualifier", "fell by"),
];

const TEMPLATE: &str = "# {{ brief.title }}\n\n{{ brief.bottom_line }}\n\n{% for section in sections %}\n## {{ section.heading }}\n{% for f in section.facts %}\n- {{ f }}\n{% endfor %}{% endfor %}\n\n{{ contested }}\n\n{{ source_note }}\n\n{{ references }}\n";

/// The numbers of a sound dossier.
struct Numbers {
    plain: [usize; 3],
    claims: [usize; 3],
    other: usize,
}

impl Numbers {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let mut next = 10_000 + random.below(30_000);
        let mut number = || {
            next += 301 + random.below(89);
            next
        };
        let plain = [number(), number(), number()];
        Self { plain, claims: [number(), number(), number()], other: number() + 200_000 }
    }

    fn fill(&self, text: &str) -> String {
        let sum = self.plain[0] + self.plain[1];
        let mut text = text.to_owned();
        let bare = |number: usize| number.to_string();
        for (name, with) in [
            ("{n0}", bare(self.plain[0])),
            ("{n1}", bare(self.plain[1])),
            ("{n2}", bare(self.plain[2])),
            ("{d0}", digits(self.plain[0])),
            ("{d1}", digits(self.plain[1])),
            ("{d2}", digits(self.plain[2])),
            ("{sum}", bare(sum)),
            ("{dsum}", digits(sum)),
            ("{b0}", bare(self.claims[0])),
            ("{b1}", bare(self.claims[1])),
            ("{b2}", bare(self.claims[2])),
            ("{c0}", digits(self.claims[0])),
            ("{c1}", digits(self.claims[1])),
            ("{c2}", digits(self.claims[2])),
            ("{other}", digits(self.other)),
            ("{other-bare}", bare(self.other)),
            ("{swap}", "swapped".to_owned()),
        ] {
            text = text.replace(name, &with);
        }
        text
    }
}

const FACTS: &str = r#"[defaults]
status = "reported"
as-of = 2026-08-01
[amber]
period = { from = "2025-04", to = "2026-03" }
statement.en = "The amber quay takes {{ value }}."
value = { exact = {n0}, unit = "people" }
evidence = [{ source = "gazette", locator = "page 1", as-printed = "{d0} people" }]
[birch]
period = { from = "2025-04", to = "2026-03" }
statement.en = "The birch quay takes {{ value }}."
value = { exact = {n1}, unit = "people" }
evidence = [{ source = "gazette", locator = "page 2", as-printed = "{d1} people" }]
[cedar]
period = { from = "2025-04", to = "2026-03" }
statement.en = "The quays are said to take {{ value }}."
value = { exact = {sum}, unit = "people" }
evidence = [{ source = "herald", locator = "page 3", as-printed = "{dsum} people" }]
[length]
statement.en = "The quay is {{ value }} long."
value = { exact = 900, unit = "m" }
evidence = [{ source = "herald", locator = "page 4", as-printed = "900 metres" }]
[both]
statement.en = "Both quays take {{ value }} in all."
formula = "amber + birch"
expect = "cedar"
[delta]
statement.en = "The delta quay is to take {{ value }}."
stage = "planned"
due = 2026-09-30
value = { exact = {n2}, unit = "people" }
evidence = [{ source = "gazette", locator = "page 5", as-printed = "{d2} people" }]
[old]
statement.en = "The amber quay took {{ value }} once."
superseded-by = { fact = "amber", on = 2026-10-01, why = "a recount" }
period = { from = "2025-04", to = "2026-03" }
value = { exact = 77, unit = "people" }
evidence = [{ source = "gazette", locator = "page 6", as-printed = "77 people" }]
[secret]
only-for = ["investor"]
period = { from = "2025-04", to = "2026-03" }
statement.en = "The hidden quay takes {{ value }}."
value = { exact = 88, unit = "people" }
evidence = [{ source = "herald", locator = "page 7", as-printed = "88 people" }]
[sold]
only-for = ["investor"]
statement.en = "The hidden quay was sold in secret to a neighbour."
evidence = [{ source = "herald", locator = "page 7" }]
[with-secret]
statement.en = "With the hidden quay it is {{ value }}."
formula = "amber + secret"
[rose]
statement.en = "The change was {{ value }}."
value = { change = -3.4, unit = "%" }
evidence = [{ source = "herald", locator = "page 8", as-printed = "fell by 3.4%" }]
[named]
statement.en = "The quay is called {{ value }}."
value = { text.en = "the long quay" }
evidence = [{ source = "deed", locator = "page 9", as-printed = "the long quay" }]
[fjord]
statement.en = "The fjord quay takes {{ value }}."
short.en = "The fjord quay"
[[fjord.claim]]
value = { exact = {b0}, unit = "people" }
rank = "preferred"
evidence = [{ source = "gazette", locator = "page 2", as-printed = "{c0} people" }]
[[fjord.claim]]
value = { exact = {b1}, unit = "people" }
rank = "normal"
evidence = [{ source = "herald", locator = "page 2", as-printed = "{c1} people" }]
[[fjord.claim]]
value = { exact = {b2}, unit = "people" }
rank = "deprecated"
evidence = [{ source = "herald", locator = "page 3", as-printed = "{c2} people" }]
"#;

/// What is said of the files: each code with the line that it points to, and the reports.
fn said(texts: &[String; 4], fonts: &Fonts) -> (BTreeSet<(String, String)>, String, bool) {
    let [dossier, facts, brief, template] = texts;
    let own = Arc::new(SourceText { path: "templates/engineer.md.j2".to_owned(), text: template.clone() });
    let sources = newspapers(["2026-08-20", "2026-08-21"]) + DEED;
    let files = InMemory {
        dossier,
        sources: &sources,
        facts,
        briefs: &[("engineer", brief), ("investor", INVESTOR)],
    }
    .files();
    let engine = match Engine::new(Templates::new(Some(own))) {
        Ok(engine) => engine,
        Err(found) => panic!("{found:#?}"),
    };
    let themes = Themes::new(&[]).unwrap();
    let tools = Tools { engine: &engine, themes: &themes, fonts };
    let found = produce("harbour".to_owned(), check(&files, None), Some(&tools)).diagnostics;
    let line = |span: &factbrief::diagnostic::Span| {
        span.source.text.lines().nth(span.line().saturating_sub(1)).unwrap_or_default().to_owned()
    };
    let codes = found
        .iter()
        .map(|one| (one.code.name().to_owned(), one.span.as_ref().map(line).unwrap_or_default()))
        .collect();
    let printed = found.iter().map(|one| report(one, ColourChoice::Plain)).collect();
    (codes, printed, found.iter().any(|one| one.severity() == Severity::Error))
}

fn sound(numbers: &Numbers) -> [String; 4] {
    let dossier = dossier(&["en"], "2026-11-21")
        .replace("title.ja = \"港\"\n", "")
        .replace("publisher.ja = \"港湾編集室\"\n", "");
    let dossier = dossier + "owner = \"harbour desk\"\n";
    [dossier.as_str(), FACTS, BRIEF, TEMPLATE].map(|text| numbers.fill(text))
}

#[test]
fn each_change_of_what_is_in_doubt_is_told_for_what_it_is() {
    let fonts = Fonts::embedded();
    let wrong: Vec<String> = LIST
        .par_iter()
        .flat_map_iter(|row| (1..=SEEDS).map(move |seed| (row, seed)))
        .filter_map(|((name, edits, code, place), seed)| {
            let numbers = Numbers::new(seed);
            let mut texts = sound(&numbers);
            for (file, from, to) in *edits {
                let text = &mut texts[*file as usize];
                let (from, to) = (numbers.fill(from), numbers.fill(to));
                match from.as_str() {
                    "+" => text.push_str(&to),
                    from => {
                        assert!(text.contains(from), "{name}: `{from}` isn't in the {file:?}");
                        *text = text.replacen(from, &to, 1);
                    }
                }
            }
            let (found, printed, _) = said(&texts, &fonts);
            let place = numbers.fill(place);
            let told = found.iter().any(|(found, line)| found == code && line.contains(&place));
            (!told).then(|| format!("{name}, seed {seed}: no {code} at `{place}`, but {found:?}\n{printed}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), LIST.len() * SEEDS as usize, wrong.join("\n"));
}

/// Nothing is wrong before the changes but what every page of them is told: the quotation, which has no brief of its own.
#[test]
fn the_dossiers_in_doubt_are_sound_before_they_are_changed() {
    let fonts = Fonts::embedded();
    for seed in 1..=SEEDS {
        let (found, printed, failed) = said(&sound(&Numbers::new(seed)), &fonts);
        let codes: BTreeSet<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
        assert!(!failed && codes.iter().all(|code| *code == "beyond-licence"), "seed {seed}: {printed}");
    }
}
