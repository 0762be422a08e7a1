//! Pages as they were known on an earlier day: 1,000 random histories of a dossier, each told by the test's own record of what happened, after
//! which no page has a fact that was recorded later or superseded by then, and each corrected figure and sentence is as it was. And what
//! `build --known-on` says, as a user runs it.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::support::in_memory::InMemory;
use crate::support::seed::Random;
use chrono::{Days, NaiveDate};
use factbrief::check::check_as_known;
use factbrief::diagnostic::Code;
use factbrief::disk::DossierFiles;
use factbrief::make::{MadeBrief, Themes, Tools, each_brief};
use factbrief::model::EarlierDay;
use factbrief::page::Fonts;
use factbrief::render::{Engine, Templates};
use rayon::prelude::*;

const DOSSIER: &str = r#"
title.en = "The harbour"
languages = ["en"]
date = 2026-11-21
publisher.en = "Harbour desk"
"#;

const SOURCES: &str = r#"
[gazette]
type = "article"
nature = "news"
title.en = "The quays"
publisher = "Shore Gazette"
issued = 2025-12-01
language = "en"
"#;

const NAMES: [&str; 12] = [
    "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "inlet", "jetty", "knoll",
    "larch",
];
const VERBS: [&str; 5] = ["counts", "holds", "takes", "keeps", "carries"];
/// No page, file or message to readers may have it.
const SECRET: &str = "read from the wrong column";

fn files(facts: &str, brief: &str) -> DossierFiles {
    InMemory { dossier: DOSSIER, sources: SOURCES, facts, briefs: &[("policy", brief)] }.files()
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().checked_add_days(Days::new(number)).unwrap()
}

/// A page: its Markdown and its `facts.json`.
struct Made {
    markdown: String,
    json: String,
}

/// The page of the one brief, or the codes of what is wrong.
fn made(files: &DossierFiles, known_on: Option<NaiveDate>) -> Result<Made, Vec<(Code, String)>> {
    let engine = Engine::new(Templates::new(None)).unwrap();
    let (themes, fonts) = (Themes::new(&[]).unwrap(), Fonts::embedded());
    let tools = Tools { engine: &engine, themes: &themes, fonts: &fonts };
    let checked = check_as_known(files, None, known_on.map(EarlierDay::from).as_ref());
    let (outcome, mut pages) = each_brief("harbour".to_owned(), checked, Some(&tools), |mut texts, _, _| {
        let first = texts.first();
        let wrong: Vec<_> =
            texts.at(first).iter().filter_map(|one| one.as_ref().err()).flatten().cloned().collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let pages = texts.right(first).into_iter().flatten().map(|one| Made {
            markdown: one.cited.markdown.clone(),
            json: String::from_utf8(one.json.clone()).unwrap(),
        });
        Ok((MadeBrief::default(), pages.collect::<Vec<_>>()))
    });
    match outcome.failed() {
        true => Err(outcome.diagnostics.iter().map(|one| (one.code, one.message.clone())).collect()),
        false => Ok(pages.remove("policy").unwrap().remove(0)),
    }
}

/// What was entered on a day, and stood from then on.
#[derive(Debug, Clone)]
struct Entered<T> {
    on: u64,
    what: T,
}

/// A fact as its history went.
#[derive(Debug, Clone)]
struct Quay {
    name: &'static str,
    recorded: u64,
    /// Its figures, the first one as it was entered.
    numbers: Vec<Entered<usize>>,
    verbs: Vec<Entered<&'static str>>,
    /// What took its place, and when.
    superseded: Option<Entered<usize>>,
}

impl Quay {
    fn at<T: Copy>(entered: &[Entered<T>], day: u64) -> Option<T> {
        entered.iter().rev().find(|one| one.on <= day).map(|one| one.what)
    }

    fn is_live(&self, day: u64) -> bool {
        self.recorded <= day && self.superseded.as_ref().is_none_or(|superseded| superseded.on > day)
    }

    fn write(&self, text: &mut String, all: &[Self]) {
        let number = self.numbers.last().unwrap().what;
        writeln!(
            text,
            "[{}]\nstatement.en = \"The {} quay {} {{{{ value }}}} in all.\"\nvalue = {{ exact = {number}, unit = \"people\" }}\nstatus = \"reported\"\nas-of = 2025-12-01\nrecorded = {}\nevidence = [{{ source = \"gazette\", locator = \"page 2\", as-printed = \"{number} people\" }}]",
            self.name, self.name, self.verbs.last().unwrap().what, day(self.recorded)
        )
        .unwrap();
        let mut corrections: Vec<(u64, String)> = Vec::new();
        for pair in self.numbers.windows(2) {
            let was = format!("was = {{ exact = {}, unit = \"people\" }}", pair[0].what);
            corrections.push((pair[1].on, was));
        }
        for pair in self.verbs.windows(2) {
            let was = format!("The {} quay {} {{{{ value }}}} in all.", self.name, pair[0].what);
            corrections.push((pair[1].on, format!("was.text.en = \"{was}\"")));
        }
        corrections.sort();
        if !corrections.is_empty() {
            let entries: Vec<String> = corrections
                .iter()
                .map(|(on, was)| {
                    format!("{{ on = {}, {was}, why = \"{SECRET}\", told = [\"IR desk\"] }}", day(*on))
                })
                .collect();
            writeln!(text, "corrected = [{}]", entries.join(", ")).unwrap();
        }
        if let Some(superseded) = &self.superseded {
            writeln!(
                text,
                "superseded-by = {{ fact = \"{}\", on = {}, why = \"{SECRET}\" }}",
                all[superseded.what].name,
                day(superseded.on)
            )
            .unwrap();
        }
    }
}

/// A dossier whose history the test knows.
#[derive(Debug, Clone)]
struct World {
    quays: Vec<Quay>,
    /// The first day after all that happened.
    end: u64,
}

impl World {
    /// 4 to 24 edits, each on a day of its own.
    fn random(random: &mut Random) -> Self {
        let mut world = Self { quays: Vec::new(), end: 0 };
        let mut unused: Vec<usize> = (3000..9999).step_by(7).collect();
        let mut number = |random: &mut Random| unused.swap_remove(random.below(unused.len()));
        for _ in 0..4 + random.below(20) {
            world.end += 1 + random.below(9) as u64;
            let on = world.end;
            let live: Vec<usize> =
                (0..world.quays.len()).filter(|&one| world.quays[one].is_live(on)).collect();
            let is_new = live.is_empty() || random.below(3) == 0;
            if is_new && world.quays.len() < NAMES.len() {
                let quay = Quay {
                    name: NAMES[world.quays.len()],
                    recorded: on,
                    numbers: vec![Entered { on, what: number(random) }],
                    verbs: vec![Entered { on, what: VERBS[random.below(VERBS.len())] }],
                    superseded: None,
                };
                // It may take the place of another one.
                if !live.is_empty() && random.below(2) == 0 {
                    let old = live[random.below(live.len())];
                    world.quays[old].superseded = Some(Entered { on, what: world.quays.len() });
                }
                world.quays.push(quay);
                continue;
            }
            let Some(&one) = live.get(random.below(live.len().max(1))) else { continue };
            let quay = &mut world.quays[one];
            if random.below(2) == 0 {
                let what = number(random);
                quay.numbers.push(Entered { on, what });
            } else {
                let last = quay.verbs.last().unwrap().what;
                let others: Vec<&str> = VERBS.into_iter().filter(|verb| *verb != last).collect();
                quay.verbs.push(Entered { on, what: others[random.below(others.len())] });
            }
        }
        world.end += 1;
        world
    }

    fn facts(&self) -> String {
        let mut text = String::new();
        self.quays.iter().for_each(|quay| quay.write(&mut text, &self.quays));
        text
    }

    /// The brief of today: all that is live.
    fn brief(&self) -> String {
        let live = self.quays.iter().filter(|quay| quay.is_live(self.end));
        let names: Vec<String> = live.map(|quay| format!("\"{}\"", quay.name)).collect();
        brief(&names.join(", "))
    }
}

fn brief(names: &str) -> String {
    format!(
        "audience = \"policy\"\ntitle.en = \"The quays are counted\"\nbottom-line.en = \"They were counted by hand.\"\n[[section]]\nheading.en = \"Counts\"\nfacts = [{names}]\n"
    )
}

fn digits(number: usize) -> String {
    format!("{},{:03}", number / 1000, number % 1000)
}

/// What is wrong on a page as it was known on a day, by the test's own record: of all figures and sentences that were ever entered, those that
/// stood on that day are there, and no other.
fn faults(page: &Made, world: &World, known_on: u64) -> Vec<String> {
    let mut faults = Vec::new();
    for quay in &world.quays {
        let live = quay.is_live(known_on);
        let then = Quay::at(&quay.numbers, known_on).filter(|_| live);
        for number in quay.numbers.iter().map(|one| one.what) {
            let on_page = page.markdown.contains(&digits(number))
                || page.json.contains(&digits(number))
                || page.json.contains(&format!("\"{number}\""));
            match (on_page, then == Some(number)) {
                (true, false) => faults.push(format!("{}: {number} didn't stand on that day", quay.name)),
                (false, true) => faults.push(format!("{}: {number} is missing", quay.name)),
                _ => {}
            }
        }
        let sentence = |verb: &str| format!("The {} quay {verb} ", quay.name);
        let verb = Quay::at(&quay.verbs, known_on).filter(|_| live);
        for one in VERBS {
            let on_page = page.markdown.contains(&sentence(one)) || page.json.contains(&sentence(one));
            if on_page != (verb == Some(one)) {
                faults.push(format!("{}: `{one}` is on the page: {on_page}", quay.name));
            }
        }
    }
    for secret in [SECRET, "IR desk"] {
        if page.markdown.contains(secret) || page.json.contains(secret) {
            faults.push(format!("`{secret}` leaves the house"));
        }
    }
    faults
}

/// The page of a world as known on a day; nothing where nothing of the brief was known.
fn page(world: &World, known_on: Option<u64>) -> Option<Made> {
    match made(&files(&world.facts(), &world.brief()), known_on.map(day)) {
        Ok(page) => Some(page),
        Err(found) => {
            assert!(found.iter().all(|(code, _)| *code == Code::RecordedLater), "{found:#?}");
            None
        }
    }
}

#[test]
fn a_page_of_an_earlier_day_says_what_was_known_and_nothing_else() {
    let failed: Vec<String> = (0..1000_u64)
        .into_par_iter()
        .filter_map(|seed| {
            let mut random = Random(seed);
            let world = World::random(&mut random);
            for known_on in [random.below(world.end as usize) as u64, world.end] {
                let live = world.quays.iter().any(|quay| quay.is_live(known_on));
                let found = match page(&world, Some(known_on)) {
                    Some(page) => faults(&page, &world, known_on),
                    None if live => vec!["it was refused".to_owned()],
                    None => Vec::new(),
                };
                if !found.is_empty() {
                    return Some(format!(
                        "seed {seed}, known on day {known_on}: {found:#?}\n{}",
                        world.facts()
                    ));
                }
            }
            None
        })
        .collect();
    assert!(failed.is_empty(), "{} of 1000:\n{}", failed.len(), failed[0]);
}

#[test]
fn a_page_of_today_is_the_page_without_the_option() {
    for seed in 0..50 {
        let world = World::random(&mut Random(seed));
        let (today, known) = (page(&world, None).unwrap(), page(&world, Some(world.end)).unwrap());
        // The printed day is that of `--known-on`, which is before the dossier's.
        let undated = |page: &Made| page.markdown.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(undated(&today), undated(&known), "seed {seed}");
    }
}

#[test]
fn a_brief_of_a_later_day_that_names_a_superseded_fact_is_refused_and_one_of_an_earlier_day_is_not() {
    for seed in 0..200 {
        let world = World::random(&mut Random(seed));
        for quay in world.quays.iter().filter(|quay| quay.superseded.is_some()) {
            let files = files(&world.facts(), &brief(&format!("\"{}\"", quay.name)));
            let on = quay.superseded.as_ref().unwrap().on;
            let refused = |date| {
                let checked = check_as_known(&files, Some(date), None);
                checked.diagnostics.iter().any(|found| found.code == Code::SupersededFact)
            };
            assert!(refused(day(on)), "seed {seed}: {}", quay.name);
            assert!(!refused(day(on - 1)), "seed {seed}: {}", quay.name);
        }
    }
}

/// A place was taken in turn, each time by what had been recorded before that day.
#[test]
fn what_was_recorded_and_not_yet_in_force_stands_in_for_nothing() {
    let quay = |name, recorded, number, superseded: Option<(u64, usize)>| Quay {
        name,
        recorded,
        numbers: vec![Entered { on: recorded, what: number }],
        verbs: vec![Entered { on: recorded, what: VERBS[0] }],
        superseded: superseded.map(|(on, what)| Entered { on, what }),
    };
    let world = World {
        quays: vec![
            quay("amber", 10, 3003, Some((60, 1))),
            quay("birch", 30, 4004, Some((150, 2))),
            quay("cedar", 140, 5005, None),
        ],
        end: 200,
    };
    for (known_on, name) in
        [(20, 0), (40, 0), (59, 0), (60, 1), (139, 1), (145, 1), (149, 1), (150, 2), (200, 2)]
    {
        let page = page(&world, Some(known_on)).unwrap();
        for (index, quay) in world.quays.iter().enumerate() {
            let number = digits(quay.numbers[0].what);
            assert_eq!(page.markdown.contains(&number), index == name, "day {known_on}: {}", page.markdown);
        }
    }
}

/// Each kind of wrong page, put in by hand, is seen by the eye of the test.
#[test]
fn wrong_pages_are_seen() {
    let mut tried = BTreeSet::new();
    for seed in 0..200 {
        let mut random = Random(seed);
        let world = World::random(&mut random);
        let known_on = random.below(world.end as usize) as u64;
        let Some(right) = page(&world, Some(known_on)) else { continue };
        assert_eq!(faults(&right, &world, known_on), Vec::<String>::new());
        let mut wrong = |kind: &'static str, add: String| {
            let page = Made { markdown: format!("{}\n\n{add}\n", right.markdown), json: right.json.clone() };
            assert!(!faults(&page, &world, known_on).is_empty(), "seed {seed}: {kind}: {add}");
            tried.insert(kind);
        };
        for quay in &world.quays {
            let last = quay.numbers.last().unwrap().what;
            let then = Quay::at(&quay.numbers, known_on);
            if quay.recorded > known_on {
                wrong("recorded later", digits(last));
            } else if !quay.is_live(known_on) {
                wrong("superseded", digits(then.unwrap()));
            } else if then != Some(last) {
                wrong("corrected later", digits(last));
            }
            let verb = Quay::at(&quay.verbs, known_on);
            if quay.is_live(known_on) && verb != quay.verbs.last().map(|one| one.what) {
                wrong(
                    "reworded later",
                    format!("The {} quay {} them.", quay.name, quay.verbs.last().unwrap().what),
                );
            }
        }
        wrong("a reason", SECRET.to_owned());
        let lacks = Made { markdown: String::new(), json: String::new() };
        if !faults(&lacks, &world, known_on).is_empty() {
            tried.insert("left out");
        }
    }
    let kinds = ["a reason", "corrected later", "left out", "recorded later", "reworded later", "superseded"];
    assert_eq!(tried, BTreeSet::from(kinds));
}
