//! Contested facts on pages: how each way shows them in both languages, what is refused, and 1,000 random sequences of edits after
//! which no page has a contested figure without its mark or its line, and none has a deprecated claim.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::in_memory::{InMemory, source};
use crate::support::quays::{digits, dossier, evidence, newspaper, newspapers, plain, version};
use crate::support::seed::Random;
use factbrief::check::check;
use factbrief::diagnostic::Code;
use factbrief::disk::DossierFiles;
use factbrief::language::Language;
use factbrief::make::{MadeBrief, Themes, Tools, each_brief, fit};
use factbrief::page::Fonts;
use factbrief::render::{Engine, Templates};
use rayon::prelude::*;

/// What else there is to cite: a newspaper that copies another, and an original that nobody read.
const MORE_SOURCES: &str = r#"
rests-on = ["gazette"]
[office]
read = false
publisher.en = "Audit Office"
publisher.ja = "会計検査院"
"#;

fn files(facts: &str, brief: &str) -> DossierFiles {
    let copyist = ("copyist", ["The quays once more", "岸壁三たび"], "The Copyist", "2026-10-10");
    let sources = newspapers(["2026-10-08", "2026-10-09"]) + newspaper(copyist).trim_end() + MORE_SOURCES;
    let dossier = dossier(&["en", "ja"], "2026-11-21");
    InMemory { dossier: &dossier, sources: &sources, facts, briefs: &[("policy", brief)] }.files()
}

fn engine(own: Option<&str>) -> Engine {
    let own = own.map(|text| source("templates/policy.md.j2", text));
    Engine::new(Templates::new(own)).unwrap()
}

/// A page in one language: its Markdown and its `facts.json`.
struct Made {
    language: Language,
    markdown: String,
    json: String,
}

/// The pages of the one brief, or the codes of what is wrong.
fn made(files: &DossierFiles, engine: &Engine) -> Result<Vec<Made>, Vec<(Code, String)>> {
    let (themes, fonts) = (Themes::new(&[]).unwrap(), Fonts::embedded());
    let tools = Tools { engine, themes: &themes, fonts: &fonts };
    let (outcome, mut pages) =
        each_brief("harbour".to_owned(), check(files, None), Some(&tools), |mut texts, _, _| {
            let first = texts.first();
            let wrong: Vec<_> =
                texts.at(first).iter().filter_map(|one| one.as_ref().err()).flatten().cloned().collect();
            if !wrong.is_empty() {
                return Err(wrong);
            }
            let pages = texts.right(first).into_iter().flatten().map(|one| Made {
                language: one.rendered.language,
                markdown: one.cited.markdown.clone(),
                json: String::from_utf8(one.json.clone()).unwrap(),
            });
            Ok((MadeBrief::default(), pages.collect::<Vec<_>>()))
        });
    match outcome.failed() {
        true => Err(outcome.diagnostics.iter().map(|one| (one.code, one.message.clone())).collect()),
        false => Ok(pages.remove("policy").unwrap()),
    }
}

/// One claim of a fact of the tests.
#[derive(Debug, Clone)]
struct Claim {
    number: usize,
    rank: &'static str,
    source: &'static str,
    original: bool,
}

/// A fact of the tests; contested where it has several claims.
#[derive(Debug, Clone)]
struct Fact {
    claims: Vec<Claim>,
    short_with_value: bool,
}

const NAMES: [(&str, &str); 3] = [("quiet", "静かな"), ("deep", "深い"), ("narrow", "狭い")];

impl Claim {
    fn evidence(&self) -> String {
        let original = if self.original { ", original = \"office\"" } else { "" };
        evidence(self.source, self.number, original)
    }
}

impl Fact {
    fn write(&self, text: &mut String, place: usize) {
        let (en, ja) = NAMES[place];
        let (with_en, with_ja) =
            if self.short_with_value { (": {{ value }}", "：{{ value }}") } else { ("", "") };
        writeln!(
            text,
            "[{en}]\nstatement.en = \"The {en} quay counts {{{{ value }}}} in all.\"\nstatement.ja = \"{ja}岸壁は計{{{{ value }}}}を数える。\"\nshort.en = \"The {en} quay{with_en}\"\nshort.ja = \"{ja}岸壁{with_ja}\"\nstatus = \"reported\"\nas-of = 2026-10-08"
        )
        .unwrap();
        if let [one] = &self.claims[..] {
            text.push_str(&plain(one.number, &one.evidence()));
            return;
        }
        for one in &self.claims {
            text.push_str(&version(en, one.number, one.rank, &one.evidence()));
        }
    }
}

/// What is wrong on a page, by an eye of its own: figures are told by their digits, and nothing of the program is asked.
fn faults(page: &Made, facts: &[Fact]) -> Vec<String> {
    let mut faults = Vec::new();
    let line = match page.language {
        Language::En => "† Sources differ. ",
        Language::Ja => "†出典により異なる。",
    };
    let told: Vec<&str> = page.markdown.lines().filter(|text| text.starts_with(line)).collect();
    for fact in facts {
        for claim in &fact.claims {
            let number = digits(claim.number);
            if claim.rank == "deprecated" && fact.claims.len() > 1 {
                let bare = claim.number.to_string();
                if page.markdown.contains(&number) || page.json.contains(&number) || page.json.contains(&bare)
                {
                    faults.push(format!("the deprecated {number} is on the page or in facts.json"));
                }
                continue;
            }
            if fact.claims.len() == 1 {
                continue;
            }
            for text in page.markdown.lines().filter(|text| !text.starts_with(line) && text.contains(&number))
            {
                let later: Vec<&str> = text.split(&number).skip(1).collect();
                for rest in later {
                    // A range and a list of versions have one mark, after the last figure.
                    let end = rest.find(['|', '.', '。', '"', '；', ';']).unwrap_or(rest.len());
                    if !rest[..end].contains('†') {
                        faults.push(format!("{number} has no mark in `{text}`"));
                    }
                }
                if !told.iter().any(|told| told.contains(&number)) {
                    faults.push(format!("nobody is said to say {number}"));
                }
            }
        }
    }
    if page.markdown.contains("††") || told.len() > 1 {
        faults.push("a mark or a line is doubled".to_owned());
    }
    faults
}

fn claim(number: usize, rank: &'static str, source: &'static str) -> Claim {
    Claim { number, rank, source, original: false }
}

fn brief(contested: Option<&str>, layout: &str, names: &[&str], named: &str) -> String {
    let contested = contested.map(|way| format!("contested = \"{way}\"\n")).unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!(
        "audience = \"policy\"\n{contested}title.en = \"The quays are counted\"\ntitle.ja = \"岸壁を数えた\"\nbottom-line.en = \"There are {{{{ fact('{named}').value }}}} at a quay.\"\nbottom-line.ja = \"ある岸壁に{{{{ fact('{named}').value }}}}がいる。\"\n[[section]]\nheading.en = \"Counts\"\nheading.ja = \"数\"\nlayout = \"{layout}\"\nfacts = [{}]\n",
        names.join(", ")
    )
}

#[test]
fn a_contested_figure_is_as_strong_on_the_page_as_any_other() {
    let (engine, themes, fonts) = (engine(None), Themes::new(&[]).unwrap(), Fonts::embedded());
    let tools = Tools { engine: &engine, themes: &themes, fonts: &fonts };
    let facts = written(&example());
    for (way, layout) in
        ["preferred", "range", "both"].into_iter().flat_map(|way| [(way, "bullets"), (way, "table")])
    {
        let text = brief(Some(way), layout, &["quiet"], "quiet");
        let checked = check(&files(&facts, &text), None);
        let (outcome, strong) =
            each_brief("harbour".to_owned(), checked, Some(&tools), |mut texts, theme, fonts| {
                let fitted = fit(&mut texts, theme, fonts)?;
                let strong: Vec<String> = fitted
                    .settings
                    .iter()
                    .map(|set| {
                        let spans = set.document.emphasised().into_iter();
                        let marked = spans.filter(|(text, strong)| *strong && text.contains('†'));
                        marked.map(|(text, _)| text).collect()
                    })
                    .collect();
                Ok((MadeBrief::default(), strong))
            });
        assert!(!outcome.failed(), "{:?}", outcome.diagnostics);
        let strong = &strong["policy"];
        assert_eq!(strong.len(), 2);
        assert!(strong.iter().all(|text| text.matches('†').count() == 2), "{way} {layout}: {strong:?}");
    }
}

/// Three versions, the middle one of a source that has the first one as its origin, and a deprecated one.
fn example() -> Vec<Fact> {
    let mut first = claim(1200, "normal", "gazette");
    first.original = true;
    let claims = vec![
        first,
        claim(1300, "preferred", "herald"),
        claim(1400, "normal", "copyist"),
        claim(1900, "deprecated", "herald"),
    ];
    vec![
        Fact { claims, short_with_value: false },
        Fact { claims: vec![claim(2500, "normal", "herald")], short_with_value: true },
    ]
}

fn written(facts: &[Fact]) -> String {
    let mut text = String::new();
    for (place, fact) in facts.iter().enumerate() {
        fact.write(&mut text, place);
    }
    text
}

#[test]
fn each_way_shows_a_contested_fact_with_its_mark_and_who_says_what() {
    const LINE: [&str; 2] =
        ["† Sources differ. The quiet quay: 1,200 people[^", "†出典により異なる。静かな岸壁：1,200人[^"];
    let rows: [(Option<&str>, &str, [&str; 2]); 8] = [
        (
            None,
            "bullets",
            ["- The quiet quay counts 1,300 people† in all.[^", "- 静かな岸壁は計1,300人†を数える。[^"],
        ),
        (Some("preferred"), "table", ["| The quiet quay | 1,300 people†[^", "| 静かな岸壁 | 1,300人†[^"]),
        (
            Some("range"),
            "bullets",
            ["counts 1,200 to 1,400 people† in all.[^", "計1,200〜1,400人†を数える。[^"],
        ),
        (
            Some("range"),
            "table",
            ["| The quiet quay | 1,200–1,400 people†[^", "| 静かな岸壁 | 1,200〜1,400人†[^"],
        ),
        (
            Some("both"),
            "bullets",
            [
                "counts 1,200 people, 1,300 people or 1,400 people† in all.[^",
                "計1,200人または1,300人または1,400人†を数える。[^",
            ],
        ),
        (
            Some("both"),
            "key-figures",
            ["1,200 people, 1,300 people or 1,400 people†", "1,200人または1,300人または1,400人†"],
        ),
        (Some("range"), "bar-chart", ["\"value\":\"1,200–1,400 people†\"", "\"value\":\"1,200〜1,400人†\""]),
        (Some("preferred"), "bar-chart", ["\"low\":1300.0,\"high\":1300.0"; 2]),
    ];
    let facts = example();
    for (way, layout, expected) in rows {
        let brief = brief(way, layout, &["quiet", "deep"], "deep");
        let pages = made(&files(&written(&facts), &brief), &engine(None))
            .unwrap_or_else(|found| panic!("{found:#?}"));
        for (page, (expected, line)) in pages.iter().zip(expected.into_iter().zip(LINE)) {
            assert!(page.markdown.contains(expected), "{way:?} {layout}: {expected}\n{}", page.markdown);
            assert!(page.markdown.contains(line), "{way:?} {layout}: {line}\n{}", page.markdown);
            assert_eq!(faults(page, &facts), Vec::<String>::new(), "{way:?} {layout}\n{}", page.markdown);
        }
    }
}

#[test]
fn who_says_what_names_originals_and_counts_one_origin_once() {
    let brief = brief(Some("both"), "bullets", &["quiet"], "quiet");
    let pages = made(&files(&written(&example()), &brief), &engine(None))
        .unwrap_or_else(|found| panic!("{found:#?}"));
    for (page, expected) in pages.iter().zip([
        "1,200 people[^1] (Audit Office, as cited in Shore Gazette); 1,300 people[^2] (Bay Herald); 1,400 people[^3] (The Copyist). Shore Gazette and The Copyist have one origin and count once.",
        "1,200人[^1]（会計検査院、Shore Gazetteの引用による）、1,300人[^2]（Bay Herald）、1,400人[^3]（The Copyist）。Shore GazetteとThe Copyistは元が一つであり、一つと数える。",
    ]) {
        assert!(page.markdown.contains(expected), "{expected}\n{}", page.markdown);
    }
}

#[test]
fn where_the_preferred_version_is_shown_only_its_sources_are_cited_beside_it() {
    let brief = brief(None, "bullets", &["quiet"], "quiet");
    let pages = made(&files(&written(&example()), &brief), &engine(None))
        .unwrap_or_else(|found| panic!("{found:#?}"));
    assert!(pages[0].markdown.contains("1,300 people† in all.[^1]\n"), "{}", pages[0].markdown);
}

#[test]
fn facts_json_has_every_version_but_the_deprecated_one() {
    let brief = brief(None, "bullets", &["quiet"], "quiet");
    let pages = made(&files(&written(&example()), &brief), &engine(None))
        .unwrap_or_else(|found| panic!("{found:#?}"));
    let file: serde_json::Value = serde_json::from_str(&pages[0].json).unwrap();
    let value = &file["facts"][0]["values"]["value"];
    assert_eq!(value["kind"], "contested");
    assert_eq!(value["preferred"], 2);
    let numbers: Vec<&str> =
        value["versions"].as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap()).collect();
    assert_eq!(numbers, ["1200", "1300", "1400"]);
    let evidence = file["facts"][0]["evidence"].as_array().unwrap();
    assert_eq!(evidence.iter().map(|one| one["version"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_template_that_loses_the_mark_or_the_line_is_refused() {
    const HEAD: &str = "# {{ brief.title }}\n\n{{ brief.bottom_line }}\n\n";
    let with = |inside: &str, line: &str| {
        format!(
            "{HEAD}{{% for section in sections %}}{{% for f in section.facts %}}\n- {inside}\n{{% endfor %}}{{% endfor %}}\n\n{line}\n\n{{{{ references }}}}\n"
        )
    };
    let facts = written(&example());
    let brief = brief(None, "bullets", &["quiet"], "deep");
    for (template, code) in [
        (with("{{ f }}", "{{ contested }}"), None),
        (with("{{ f.short }}: {{ f.value }}", "{{ contested }}"), None),
        (with("{{ f }}", ""), Some(Code::ContestedMark)),
        (with("{{ f.short }}", "{{ contested }}"), Some(Code::ContestedMark)),
        (with("{{ f.value | replace('†', '') }}", "{{ contested }}"), Some(Code::AlteredFact)),
        (with("{{ f }}", "{{ contested | replace('1,400', '1,300') }}"), Some(Code::AlteredFact)),
    ] {
        match (made(&files(&facts, &brief), &engine(Some(&template))), code) {
            (Ok(_), None) => {}
            (Err(found), Some(code)) => {
                assert!(found.iter().any(|(one, _)| *one == code), "{template}\n{found:#?}")
            }
            (Ok(_), Some(code)) => panic!("{template} isn't {}", code.name()),
            (Err(found), None) => panic!("{template}\n{found:#?}"),
        }
    }
}

#[test]
fn the_eye_of_these_tests_sees_each_kind_of_wrong_page() {
    let facts = example();
    let brief = brief(Some("both"), "bullets", &["quiet"], "quiet");
    let pages =
        made(&files(&written(&facts), &brief), &engine(None)).unwrap_or_else(|found| panic!("{found:#?}"));
    for page in pages {
        let wrong = |markdown: String, json: String| Made { language: page.language, markdown, json };
        let (text, json) = (&page.markdown, &page.json);
        let line = text.lines().find(|line| line.starts_with('†')).unwrap();
        for (what, page) in [
            ("no mark", wrong(text.replacen('†', "", 1), json.clone())),
            ("no line", wrong(text.replace(line, ""), json.clone())),
            ("two marks", wrong(text.replacen('†', "††", 1), json.clone())),
            ("a deprecated claim", wrong(format!("{text}\n1,900 people†\n"), json.clone())),
            ("a deprecated claim in facts.json", wrong(text.clone(), json.replace("1300", "1900"))),
        ] {
            assert_ne!(faults(&page, &facts), Vec::<String>::new(), "{what}");
        }
        assert_eq!(faults(&page, &facts), Vec::<String>::new());
    }
}

const SEQUENCES: u64 = 1_000;
const EDITS: usize = 4;
const SOURCE_IDS: [&str; 3] = ["gazette", "herald", "copyist"];
const RANKS: [&str; 3] = ["preferred", "normal", "deprecated"];

/// What a sequence edits.
struct State {
    facts: Vec<Fact>,
    way: Option<&'static str>,
    layout: &'static str,
    named: usize,
    next: usize,
}

impl State {
    fn new(random: &mut Random) -> Self {
        let mut state = Self { facts: Vec::new(), way: None, layout: "bullets", named: 0, next: 1001 };
        for _ in 0..NAMES.len() {
            let claims = (0..1 + random.below(3)).map(|_| state.claim(random)).collect();
            state.facts.push(Fact { claims, short_with_value: random.below(2) == 0 });
        }
        state
    }

    /// A claim whose number no other has ever had.
    fn claim(&mut self, random: &mut Random) -> Claim {
        self.next += 7;
        let rank = RANKS[[0, 1, 1, 1, 2][random.below(5)]];
        Claim { number: self.next, rank, source: SOURCE_IDS[random.below(3)], original: random.below(3) == 0 }
    }

    fn edit(&mut self, random: &mut Random) {
        let which = random.below(self.facts.len());
        let new = self.claim(random);
        let claims = &mut self.facts[which].claims;
        let place = random.below(claims.len());
        match random.below(8) {
            0 => claims.push(new),
            1 if claims.len() > 1 => drop(claims.remove(place)),
            2 => claims[place].rank = new.rank,
            3 => claims[place] = new,
            4 => self.way = [None, Some("preferred"), Some("range"), Some("both")][random.below(4)],
            5 => self.layout = ["bullets", "table", "prose", "key-figures", "bar-chart"][random.below(5)],
            6 => self.named = random.below(self.facts.len()),
            _ => self.facts[which].short_with_value ^= true,
        }
    }
}

#[test]
fn after_any_edits_no_contested_figure_is_without_its_mark_and_no_deprecated_claim_is_on_a_page() {
    let engine = engine(None);
    let results: Vec<BTreeMap<&str, usize>> = (0..SEQUENCES)
        .into_par_iter()
        .map(|seed| {
            let mut random = Random(seed);
            let mut state = State::new(&mut random);
            let mut seen = BTreeMap::new();
            for _ in 0..EDITS {
                (0..1 + random.below(3)).for_each(|_| state.edit(&mut random));
                let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
                let brief = brief(state.way, state.layout, &names, NAMES[state.named].0);
                match made(&files(&written(&state.facts), &brief), &engine) {
                    Ok(pages) => {
                        for page in pages {
                            let found = faults(&page, &state.facts);
                            assert!(found.is_empty(), "seed {seed}: {found:#?}\n{}", page.markdown);
                            let contested = page.markdown.contains('†');
                            *seen.entry(if contested { "contested" } else { "plain" }).or_default() += 1;
                        }
                    }
                    Err(found) => {
                        let known =
                            [Code::BadClaim, Code::ContestedShowing, Code::BadLayout, Code::SharedOrigin];
                        assert!(
                            found.iter().all(|(code, _)| known.contains(code)),
                            "seed {seed}: {found:#?}"
                        );
                        *seen.entry("refused").or_default() += 1;
                    }
                }
            }
            seen
        })
        .collect();
    let total = |what| results.iter().filter_map(|seen| seen.get(what)).sum::<usize>();
    for what in ["contested", "plain", "refused"] {
        assert!(total(what) > 50, "{what}: {}", total(what));
    }
}
