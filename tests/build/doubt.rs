//! 1,000 random sequences of edits of a dossier with everything that can be doubted: no contested fact is without its mark, no deprecated
//! or superseded one on a page, no lapsed plan told as future, and nothing before readers who may not have it: derived facts, the annex and the facts
//! inside the PDF included. A failure names its seed. Each kind of wrong page, put in by hand, is seen.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]
#![allow(clippy::print_stdout, reason = "what was tried is for whoever runs the test")]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::doubt::{CONTESTED, DERIVED, Doubt, DoubtPage, PLANS, Wrong};
use crate::support::quays::digits;
use crate::support::seed::Random;
use factbrief::check::check;
use factbrief::diagnostic::Code;
use factbrief::make::{AnnexTools, MadeBrief, Themes, Tools, annex, each_brief, finish, fit};
use factbrief::make::{Select, Wanted};
use factbrief::manifest::OutputFormat;
use factbrief::page::Fonts;
use factbrief::render::{Engine, Templates};
use lopdf::{Document, Object};
use rayon::prelude::*;

const SEQUENCES: u64 = 1_000;
const EDITS: usize = 5;
/// Of so many sequences one is set, too, with its PDFs and annexes.
const SET: u64 = 20;

/// Why no page may be made of an edited dossier.
const REFUSALS: [Code; 7] = [
    Code::SupersededFact,
    Code::FactNotForAudience,
    Code::ContestedShowing,
    Code::DatePassed,
    Code::BadClaim,
    Code::NoAudience,
    Code::FormulaRing,
];

struct Bench {
    engine: Engine,
    themes: Themes,
    fonts: Fonts,
}

impl Bench {
    fn new() -> Self {
        let engine = Engine::new(Templates::new(None)).unwrap();
        Self { engine, themes: Themes::new(&[]).unwrap(), fonts: Fonts::embedded() }
    }

    /// The pages, or the codes of what is wrong.
    fn made(&self, doubt: &Doubt, set: bool) -> Result<Vec<DoubtPage>, BTreeSet<(Code, String)>> {
        let tools = Tools { engine: &self.engine, themes: &self.themes, fonts: &self.fonts };
        let checked = check(&doubt.files(), None);
        let (outcome, pages) =
            each_brief("harbour".to_owned(), checked, Some(&tools), |mut texts, theme, fonts| {
                let first = texts.first();
                let wrong: Vec<_> =
                    texts.at(first).iter().filter_map(|one| one.as_ref().err()).flatten().cloned().collect();
                if !wrong.is_empty() {
                    return Err(wrong);
                }
                let (dossier, brief) = (texts.dossier, texts.brief);
                let which = usize::from(brief.name == "engineer");
                let mut pages = Vec::new();
                for one in texts.right(first).into_iter().flatten() {
                    let json = String::from_utf8(one.json.clone()).unwrap();
                    let mut page = DoubtPage { brief: which, facts: json, ..DoubtPage::default() };
                    page.markdown.clone_from(&one.cited.markdown);
                    if set {
                        let tools = AnnexTools { engine: &self.engine, theme, fonts };
                        for file in annex(dossier, brief, one, tools)? {
                            match file.format {
                                OutputFormat::Markdown => {
                                    page.annex += &String::from_utf8(file.bytes).unwrap()
                                }
                                _ => page.pdf += &unpacked(&file.bytes),
                            }
                        }
                    }
                    pages.push((one.rendered.language, page));
                }
                let mut made = MadeBrief::default();
                if set {
                    let fitted = fit(&mut texts, theme, fonts)?;
                    let wanted = Wanted { select: &Select::default(), lists: false };
                    made = finish(texts, fitted, theme, fonts, wanted)?;
                    for output in &made.outputs {
                        let (_, page) =
                            pages.iter_mut().find(|(language, _)| *language == output.language).unwrap();
                        match output.format {
                            OutputFormat::Pdf => page.pdf += &unpacked(&output.bytes),
                            _ => page.markdown += &format!("\n{}", String::from_utf8_lossy(&output.bytes)),
                        }
                    }
                }
                Ok((made, pages.into_iter().map(|(_, page)| page).collect::<Vec<_>>()))
            });
        match outcome.failed() {
            true => Err(outcome
                .diagnostics
                .iter()
                .filter(|one| one.severity() == factbrief::diagnostic::Severity::Error)
                .map(|one| (one.code, one.message.clone()))
                .collect()),
            false => Ok(pages.into_values().flatten().collect()),
        }
    }
}

/// All texts and streams of a PDF: its words as they are read, and the files inside it.
fn unpacked(bytes: &[u8]) -> String {
    let mut text = crate::pdf::conformance::text_with_citations(bytes.to_vec());
    for object in Document::load_mem(bytes).unwrap().objects.values() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"EmbeddedFile")
        {
            text += &String::from_utf8_lossy(&stream.decompressed_content().unwrap());
        }
    }
    text
}

/// What of a sequence came about, by name.
type Seen = BTreeMap<&'static str, usize>;

/// Notes what a page that was made has in it.
fn note(doubt: &Doubt, page: &DoubtPage, seen: &mut Seen) {
    let brief = &doubt.briefs[page.brief];
    let mut see = |what| *seen.entry(what).or_default() += 1;
    see("pages");
    for fact in &brief.facts {
        if CONTESTED.contains(fact) {
            see("a contested fact");
        }
        if DERIVED.contains(fact) {
            see("a derived fact");
            if doubt.leaves(*fact).iter().any(|leaf| doubt.plain[*leaf].only_for.is_some()) {
                see("a derived fact of a restricted one");
            }
        }
        if doubt.has_lapsed(*fact) {
            see(if PLANS.contains(fact) { "a lapsed plan" } else { "a derived fact of a lapsed plan" });
        }
    }
    if (0..5).any(|fact| doubt.has_ended(fact)) {
        see("a superseded fact in the tables");
    }
    if !page.pdf.is_empty() && !page.annex.is_empty() {
        see("set with an annex");
    }
}

fn run(seed: u64, bench: &Bench) -> Seen {
    let mut random = Random(seed);
    let mut doubt = Doubt::new(&mut random);
    let mut seen = Seen::new();
    for edit in 0..EDITS {
        let set = seed.is_multiple_of(SET) && edit + 1 == EDITS;
        match bench.made(&doubt, set) {
            Ok(pages) => {
                for page in pages {
                    let faults = doubt.faults(&page);
                    assert!(faults.is_empty(), "seed {seed}: {faults:?}\n{doubt:?}\n{}", page.markdown);
                    note(&doubt, &page, &mut seen);
                }
            }
            Err(codes) => {
                for (code, message) in codes {
                    assert!(
                        REFUSALS.contains(&code),
                        "seed {seed}: {code:?}: {message}\n{}",
                        doubt.facts_text()
                    );
                    *seen.entry(code.name()).or_default() += 1;
                }
            }
        }
        doubt.edit(&mut random);
        if random.below(2) == 0 {
            doubt.mend();
        }
    }
    seen
}

#[test]
fn after_any_edits_no_page_says_what_is_in_doubt_as_if_it_were_not() {
    let bench = Bench::new();
    let all: Vec<Seen> = (1..=SEQUENCES).into_par_iter().map(|seed| run(seed, &bench)).collect();
    let mut seen = Seen::new();
    for (what, times) in all.into_iter().flatten() {
        *seen.entry(what).or_default() += times;
    }
    println!("seeds 1 to {SEQUENCES}: {seen:#?}");
    for what in [
        "pages",
        "a contested fact",
        "a derived fact",
        "a derived fact of a restricted one",
        "a lapsed plan",
        "a derived fact of a lapsed plan",
        "a superseded fact in the tables",
        "set with an annex",
        Code::SupersededFact.name(),
        Code::ContestedShowing.name(),
        Code::DatePassed.name(),
    ] {
        assert!(seen.get(what).copied().unwrap_or_default() >= 20, "{what} is hardly ever there: {seen:#?}");
    }
}

/// Puts a mistake of each kind into a page, wherever it can be; the eye must see it.
#[test]
fn each_kind_of_wrong_page_put_in_by_hand_is_seen() {
    let bench = Bench::new();
    let mut tried: BTreeMap<(Wrong, &str), usize> = BTreeMap::new();
    for seed in 1..=400 {
        let mut random = Random(seed);
        let mut doubt = Doubt::new(&mut random);
        for edit in 0..EDITS {
            let set = seed.is_multiple_of(SET) && edit + 1 == EDITS;
            for page in bench.made(&doubt, set).unwrap_or_default() {
                for (wrong, what, damaged) in damages(&doubt, &page) {
                    let faults = doubt.faults(&damaged);
                    assert!(
                        faults.iter().any(|(found, _)| *found == wrong),
                        "seed {seed}: {what} isn't seen as {wrong:?} but as {faults:?}\n{}",
                        damaged.markdown
                    );
                    *tried.entry((wrong, what)).or_default() += 1;
                }
            }
            doubt.edit(&mut random);
        }
    }
    println!("{tried:#?}");
    for wrong in Wrong::ALL {
        let times: usize = tried.iter().filter(|((kind, _), _)| *kind == wrong).map(|(_, times)| times).sum();
        assert!(times >= 5, "{wrong:?} was tried {times} times");
    }
    for part in ["in facts.json", "in the annex", "in the PDF"] {
        assert!(tried.keys().any(|(_, what)| what.ends_with(part)), "nothing was tried {part}");
    }
}

fn damages(doubt: &Doubt, page: &DoubtPage) -> Vec<(Wrong, &'static str, DoubtPage)> {
    let mut made = Vec::new();
    let mut put = |wrong, what, change: &dyn Fn(&mut DoubtPage)| {
        let mut damaged = page.clone();
        change(&mut damaged);
        made.push((wrong, what, damaged));
    };
    let has_mark = doubt.briefs[page.brief].facts.iter().any(|fact| {
        CONTESTED.contains(fact) && page.facts.contains(["fjord", "grove"][*fact - CONTESTED[0]])
    });
    if has_mark {
        let line = page
            .markdown
            .lines()
            .find(|line| line.contains("† Sources differ. ") || line.contains("†出典により異なる。"));
        put(Wrong::Unmarked, "the marks are gone", &|page| {
            let kept = |line: &str| match line.contains("Sources differ") || line.contains("出典により")
            {
                true => line.to_owned(),
                false => line.replace('†', ""),
            };
            page.markdown = page.markdown.lines().map(kept).collect::<Vec<_>>().join("\n");
        });
        if line.is_some() {
            // A page that was set has it in its Markdown file, too.
            let is_other = |line: &&str| !line.contains("Sources differ") && !line.contains("出典により");
            put(Wrong::Unmarked, "nobody says it", &|page| {
                page.markdown = page.markdown.lines().filter(is_other).collect::<Vec<_>>().join("\n");
            });
        }
    }
    for (at, contested) in doubt.contested.iter().enumerate() {
        let fact = CONTESTED[at];
        let deprecated = contested.claims.iter().find(|claim| claim.rank == 2);
        if let Some(claim) = deprecated.filter(|_| contested.only_for.is_none_or(|only| only == page.brief)) {
            let noun = ["fjord", "grove"][fact - CONTESTED[0]];
            let text = format!("\nThe {noun} quay takes {} people† in all.\n", digits(claim.number));
            put(Wrong::Deprecated, "a deprecated version on the page", &|page| page.markdown += &text);
            let text = format!("\"number\": \"{}\"", claim.number);
            put(Wrong::Deprecated, "a deprecated version in facts.json", &|page| page.facts += &text);
        }
    }
    for fact in 0..doubt.plain.len() {
        let noun = ["amber", "birch", "cedar", "delta", "knoll"][fact];
        let plain = &doubt.plain[fact];
        let sees = plain.only_for.is_none_or(|only| only == page.brief);
        let text = format!("\nThe {noun} quay takes a lot in all.\n");
        let number = format!("\nIt takes {} people.\n", digits(plain.number));
        if !sees {
            put(Wrong::NotForThem, "a restricted fact on the page", &|page| page.markdown += &text);
            put(Wrong::NotForThem, "a restricted fact in facts.json", &|page| page.facts += &text);
            put(Wrong::NotForThem, "a restricted fact in the annex", &|page| page.annex += &text);
            put(Wrong::NotForThem, "a restricted fact in the PDF", &|page| page.pdf += &text);
            put(Wrong::NotForThem, "a restricted figure in the PDF", &|page| page.pdf += &number);
        } else if doubt.has_ended(fact) {
            put(Wrong::Superseded, "a superseded fact on the page", &|page| page.markdown += &text);
            put(Wrong::Superseded, "a superseded figure in the annex", &|page| page.annex += &number);
        }
    }
    for &fact in PLANS.iter().chain(&DERIVED).filter(|fact| doubt.has_lapsed(**fact)) {
        let noun = ["delta", "knoll", "", "", "heath", "inlet"][fact - PLANS[0]];
        let line = page.markdown.lines().find(|line| line.contains(noun) && line.contains("passed"));
        if let Some(line) = line {
            let says = if PLANS.contains(&fact) { "is to take" } else { "takes" };
            let text = format!("- The {noun} quay {says} people in all.");
            put(Wrong::ToldAsFuture, "a lapsed plan without a remark", &|page| {
                page.markdown = page.markdown.replace(line, &text);
            });
        }
    }
    made
}
