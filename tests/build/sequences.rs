//! 1,000 random sequences of edits: whatever was built on the way, with whatever filter, an incremental build in the end
//! leaves the same bytes as one from nothing, the manifest's included. A failure names its seed.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::support::ports::files;
use crate::support::seed::Random;
use factbrief::build::{BuildOptions, Built, build_all};
use factbrief::disk::Cache;
use factbrief::language::Language;
use factbrief::make::{Listener, Options, Select, Tools, load};
use factbrief::manifest::OutputFormat;
use factbrief::page::Fonts;
use rayon::prelude::*;
use tempfile::TempDir;

const SEQUENCES: u64 = 1_000;
const FACTS: usize = 5;

/// A fact of the project.
#[derive(Debug, Clone, Default)]
struct Fact {
    wording: usize,
    value: usize,
    short: Option<usize>,
    priority: usize,
    must: bool,
    planned: bool,
    source: usize,
    locator: usize,
    note: usize,
    sentences: usize,
}

/// A brief of the project.
#[derive(Debug, Clone, Default)]
struct Brief {
    facts: Vec<usize>,
    title: usize,
    tell: bool,
    small: bool,
    themed: bool,
    audience: usize,
}

/// The project as it is to be written.
#[derive(Debug, Clone)]
struct State {
    facts: Vec<Fact>,
    briefs: [Option<Brief>; 2],
    sources: [usize; 2],
    day: usize,
    publisher: usize,
    embed: bool,
    japanese: bool,
    template: usize,
    reference: usize,
    theme: usize,
}

const WORDS: [&str; 4] = ["quiet", "busy", "deep", "narrow"];

impl State {
    fn new(random: &mut Random) -> Self {
        let mut state = Self {
            facts: vec![Fact { sentences: 1, priority: 50, ..Fact::default() }; FACTS],
            briefs: [
                Some(Brief { facts: (0..FACTS).collect(), ..Brief::default() }),
                Some(Brief { facts: vec![0, 1], ..Brief::default() }),
            ],
            sources: [0, 0],
            day: 1,
            publisher: 0,
            embed: true,
            japanese: false,
            template: 0,
            reference: 0,
            theme: 0,
        };
        // Some projects have a page too full for all their facts.
        if random.below(6) == 0 {
            for fact in &mut state.facts {
                (fact.sentences, fact.short) = (20, Some(0));
            }
        }
        state
    }

    fn edit(&mut self, random: &mut Random) {
        let which = random.below(FACTS);
        let fact = &mut self.facts[which];
        match random.below(24) {
            0 | 1 => fact.wording = random.below(WORDS.len()),
            2 | 3 => fact.value = random.below(3),
            4 => fact.short = [None, Some(0), Some(1)][random.below(3)],
            5 => fact.priority = 10 * random.below(10),
            6 => fact.must = !fact.must,
            7 => fact.planned = !fact.planned,
            8 => fact.source = random.below(2),
            9 => fact.locator = random.below(3),
            10 => fact.note = random.below(3),
            11 => fact.sentences = [1, 2, 3, 20][random.below(4)],
            12 => self.sources[random.below(2)] = random.below(3),
            13 => self.day = 1 + random.below(3),
            14 => self.publisher = random.below(2),
            15 => self.embed = !self.embed,
            16 => self.japanese = random.below(4) == 0,
            17 => self.template = random.below(3),
            18 => self.reference = random.below(2),
            19 => self.theme = random.below(2),
            20 => {
                let second = &mut self.briefs[1];
                *second = match second {
                    Some(_) => None,
                    None => Some(Brief { facts: vec![0, 1], ..Brief::default() }),
                };
            }
            _ => {
                let brief = random.below(2);
                let Some(brief) = &mut self.briefs[brief] else { return };
                match random.below(6) {
                    0 if brief.facts.len() > 1 => drop(brief.facts.remove(random.below(brief.facts.len()))),
                    1 if !brief.facts.contains(&which) => brief.facts.push(which),
                    2 => brief.title = random.below(WORDS.len()),
                    3 => brief.tell = !brief.tell,
                    4 => brief.small = !brief.small,
                    5 => brief.themed = !brief.themed,
                    _ => brief.audience = random.below(2),
                }
            }
        }
    }

    fn write(&self, root: &Path) {
        let put = |name: &str, text: &str| {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let ja = |text: String| if self.japanese { text } else { String::new() };
        let languages = if self.japanese { "\"en\", \"ja\"" } else { "\"en\"" };
        put(
            "briefs/port/dossier.toml",
            &format!(
                "title.en = \"Ports\"\n{}languages = [{languages}]\ndate = 2026-11-0{}\npublisher = \"Office {}\"\nembed-facts = {}\n",
                ja("title.ja = \"港\"\n".to_owned()),
                self.day,
                WORDS[self.publisher],
                self.embed,
            ),
        );
        let source = |index: usize| {
            format!(
                "[source-{index}]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Report of the {} quay\"\n\
                 publisher = \"Harbour office\"\nlanguage = \"en\"\n",
                WORDS[self.sources[index]]
            )
        };
        put("briefs/port/sources.toml", &(source(0) + &source(1)));
        let mut facts = String::from("[defaults]\nas-of = 2026-01-31\nstatus = \"confirmed\"\n");
        for (index, fact) in self.facts.iter().enumerate() {
            let en = format!("The {} berth cost {{{{ value }}}}.", WORDS[fact.wording])
                + &" The quay behind it was rebuilt after the storm of that winter."
                    .repeat(fact.sentences - 1);
            let short = fact.short.map_or(String::new(), |word| {
                format!("short.en = \"The {} cost\"\n{}", WORDS[word], ja("short.ja = \"費用\"\n".to_owned()))
            });
            let plan = if fact.planned { "stage = \"planned\"\ndue = 2026-11-02\n" } else { "" };
            write!(
                facts,
                "[f{index}]\nstatement.en = \"{en}\"\n{}{short}value = {{ about = \"{}億\", unit = \"JPY\" }}\npriority = {}\n\
                 must = {}\n{plan}note = \"{}\"\nevidence = [{{ source = \"source-{}\", locator = \"page {}\", as-printed = \"約{}億円\" }}]\n",
                ja(format!("statement.ja = \"費用は{{{{ value }}}}で、{}である。\"\n", WORDS[fact.wording])),
                fact.value + 3,
                fact.priority,
                fact.must,
                WORDS[fact.note],
                fact.source,
                fact.locator + 1,
                fact.value + 3,
            )
            .unwrap();
        }
        put("briefs/port/facts/a.toml", &facts);
        for (name, brief) in ["board", "crew"].iter().zip(&self.briefs) {
            let file = format!("briefs/port/{name}.toml");
            let Some(brief) = brief else {
                let _ = fs::remove_file(root.join(file));
                continue;
            };
            let ids: Vec<String> = brief.facts.iter().map(|fact| format!("\"f{fact}\"")).collect();
            put(
                &file,
                &format!(
                    "audience = \"{}\"\ntemplate = \"own.md.j2\"\ntell-omitted = {}\nmin-type-size = {}\n{}title.en = \"The {} works\"\n\
                     {}bottom-line.en = \"It is so.\"\n{}[[section]]\nheading.en = \"Works\"\n{}facts = [{}]\n",
                    ["board", "crew"][brief.audience],
                    brief.tell,
                    if brief.small { "8.5" } else { "9.5" },
                    if brief.themed { "theme = \"deck\"\n" } else { "" },
                    WORDS[brief.title],
                    ja("title.ja = \"工事\"\n".to_owned()),
                    ja("bottom-line.ja = \"そうである。\"\n".to_owned()),
                    ja("heading.ja = \"工事\"\n".to_owned()),
                    ids.join(", "),
                ),
            );
        }
        let kind = ["Brief", "Paper", "Brief{# ours #}"][self.template];
        put(
            "templates/own.md.j2",
            &format!("{{% extends \"base.md.j2\" %}}\n{{% block kind %}}{kind}{{% endblock %}}\n"),
        );
        let reference = include_str!("../../templates/reference.md.j2");
        put("templates/reference.md.j2", &format!("{reference}{}", ["", "{# ours #}"][self.reference]));
        let colour = ["#004400", "#440000"][self.theme];
        put("templates/themes/deck.toml", &format!("[colour]\naccent = \"{colour}\"\n"));
    }
}

fn build(root: &Path, out: &str, wish: &BuildOptions, fonts: &Fonts) -> Vec<Built> {
    let options = Options {
        path: root.join("briefs"),
        templates: root.join("templates"),
        font_dir: None,
        date: None,
        known_on: None,
        shelf: Some(Cache { folder: root.join("shelf"), program: "this".to_owned() }),
    };
    let project = load(&options).unwrap();
    assert!(project.diagnostics.is_empty(), "{:?}", project.diagnostics);
    let tools =
        Tools { engine: project.engine.as_ref().unwrap(), themes: project.themes.as_ref().unwrap(), fonts };
    let wish = BuildOptions { shelf: options.shelf.clone(), ..wish.clone() };
    build_all(project.dossiers, &root.join(out), Some(&tools), &wish, Listener::NOBODY).unwrap()
}

/// What a user does to the outputs, or asks of a build, between two edits.
fn meddle(root: &Path, random: &mut Random, fonts: &Fonts) {
    let mut wish = BuildOptions::default();
    match random.below(10) {
        0..=3 => return,
        4 | 5 => {}
        6 => wish.select.audience = Some(["board", "crew"][random.below(2)].to_owned()),
        7 => wish.select.language = Some(Language::ALL[random.below(2)]),
        8 => {
            wish.select = Select {
                formats: vec![[OutputFormat::Markdown, OutputFormat::Pdf][random.below(2)]],
                ..Select::default()
            };
        }
        _ => {
            // Without its manifest a build can't know what the one before it wrote; other tests are about that.
            let mut names: Vec<String> = files(&root.join("out")).into_keys().collect();
            names.retain(|name| !name.ends_with("manifest.toml"));
            if let Some(name) = names.get(random.below(names.len().max(1))) {
                let path = root.join("out").join(name);
                match random.below(2) {
                    0 => fs::remove_file(path).unwrap(),
                    _ => fs::write(path, "Spoilt.").unwrap(),
                }
            }
        }
    }
    build(root, "out", &wish, fonts);
}

/// Runs a sequence and says whether its last build succeeded.
fn run(seed: u64, fonts: &Fonts) -> bool {
    let mut random = Random(seed);
    let root = TempDir::new().unwrap();
    let mut state = State::new(&mut random);
    for _ in 0..1 + random.below(3) {
        state.write(root.path());
        meddle(root.path(), &mut random, fonts);
        for _ in 0..1 + random.below(3) {
            state.edit(&mut random);
        }
    }
    state.write(root.path());
    let built = build(root.path(), "out", &BuildOptions::default(), fonts);
    let clean = build(root.path(), "clean", &BuildOptions::default(), fonts);
    let failed = |built: &[Built]| built.iter().map(|dossier| dossier.failed).sum::<usize>();
    assert_eq!(failed(&built), failed(&clean), "seed {seed}");
    if failed(&clean) > 0 {
        assert_eq!(built[0].diagnostics.len(), clean[0].diagnostics.len(), "seed {seed}");
        return false;
    }
    let (mut built, clean) = (files(&root.path().join("out")), files(&root.path().join("clean")));
    // What was spoilt by hand and then belonged to no brief stays, as it should.
    built.retain(|name, bytes| clean.contains_key(name) || bytes != b"Spoilt.");
    let names =
        |files: &std::collections::BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&built), names(&clean), "seed {seed}: {state:?}");
    for (name, bytes) in &clean {
        let same = built[name] == *bytes;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(same, "seed {seed}, {name}: {state:?}\n{}\n---\n{}", text(&built[name]), text(bytes));
    }
    true
}

#[test]
fn after_any_edits_an_incremental_build_leaves_the_bytes_of_a_clean_one() {
    let fonts = Fonts::embedded();
    let sound = (1..=SEQUENCES).into_par_iter().filter(|&seed| run(seed, &fonts)).count();
    // Some end in a page that can't be made to fit; most must not, else this shows little.
    assert!(sound > SEQUENCES as usize / 2, "{sound} of {SEQUENCES} sequences end in a sound project");
}
