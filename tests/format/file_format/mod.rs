//! `docs/file-format.md` is true: its dossier builds, its snippets check, its tables say what the program prints.
//!
//! The words after a fence say what a block is: `file=PATH` a file of the running example, `built=PATH` a file
//! that building writes, `mistake=PATH` a file that is there only for the next `console` block; `fact`, `facts`,
//! `source`, `brief` and `dossier` a piece that is put into the running example, refused with the codes in
//! `refused=` or not at all. Tables are known by their first heading.

#![expect(clippy::expect_used, clippy::panic, reason = "what is missing fails the test")]

mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use self::page::{PAGE, blocks, tables};
use crate::support::process::{FACTBRIEF, Start};
use factbrief::check::check;
use factbrief::diagnostic::{Code, ColourChoice, SourceText, report};
use factbrief::disk::DossierFiles;
use factbrief::format::ALL;
use factbrief::language::{Labels, Language, places};
use factbrief::make::{DossierOutcome, Themes, Tools, produce};
use factbrief::model::Locator;
use factbrief::page::Fonts;
use factbrief::render::{Engine, Selection, Templates, render};
use factbrief::value::{FigureStyle, Rendering, UnitKind, Units, format};

const DOSSIER: &str = "briefs/kitahama";

fn source(path: &str, text: &str) -> Arc<SourceText> {
    Arc::new(SourceText { path: path.to_owned(), text: text.to_owned() })
}

/// The running example as read.
fn example() -> DossierFiles {
    let mut texts: BTreeMap<&str, Vec<Arc<SourceText>>> = BTreeMap::new();
    for block in blocks() {
        let Some(path) = block.get("file").filter(|path| path.starts_with(DOSSIER)) else { continue };
        let place = path[DOSSIER.len()..].rsplit_once('/').map_or("", |(folder, _)| folder);
        let own = ["/dossier.toml", "/sources.toml"].into_iter().find(|own| path.ends_with(own));
        texts.entry(own.unwrap_or(place)).or_default().push(source(path, block.text));
    }
    let mut take = |place: &str| texts.remove(place).unwrap_or_default();
    DossierFiles {
        name: "kitahama".to_owned(),
        folder: DOSSIER.into(),
        dossier: take("/dossier.toml").pop(),
        sources: take("/sources.toml").pop(),
        facts: take("/facts"),
        editions: Vec::new(),
        briefs: take(""),
        diagnostics: Vec::new(),
    }
}

fn engine(probe: Option<&str>) -> Engine {
    let own = blocks().into_iter().filter_map(|block| Some((block.get("file")?, block.text)));
    let own = own.filter(|(path, _)| path.ends_with(".j2")).map(|(path, text)| source(path, text));
    let probe = probe.map(|text| source("templates/residents.md.j2", text));
    Engine::new(Templates::new(own.chain(probe))).expect("the templates are sound")
}

/// The whole pipeline, writing nothing.
fn judge(files: &DossierFiles) -> DossierOutcome {
    let (engine, themes, fonts) =
        (engine(None), Themes::new(&[]).expect("the built-in themes"), Fonts::embedded());
    let tools = Tools { engine: &engine, themes: &themes, fonts: &fonts };
    produce("kitahama".to_owned(), check(files, None), Some(&tools))
}

fn explain(outcome: &DossierOutcome) -> String {
    outcome.diagnostics.iter().map(|one| report(one, ColourChoice::Plain) + "\n").collect()
}

/// What a fact must have, for snippets that show something else.
const MUST: [(&str, &str); 4] = [
    ("statement", "statement.en = 'It is so.'\nstatement.ja = 'そうである。'"),
    ("status", "status = 'reported'"),
    ("as-of", "as-of = 2026-06-13"),
    (
        "evidence",
        "evidence = [{ source = 'prefecture-plan', locator = 'page 1', unverifiable = 'a snippet' }]",
    ),
];

/// A fact with the keys given, and those it must have besides.
fn fact(keys: &str) -> String {
    let given: toml::Table = keys.parse().expect("a snippet is TOML");
    let missing = MUST.iter().filter(|(key, _)| !given.contains_key(*key));
    format!("[example]\n{}{keys}", missing.map(|(_, line)| format!("{line}\n")).collect::<String>())
}

#[test]
fn every_snippet_is_accepted_or_refused_as_the_page_says() {
    for block in blocks() {
        let mut files = example();
        let joined = |old: &Option<Arc<SourceText>>, before: &str, after: &str| {
            let old = old.as_ref().expect("the example has the file");
            Some(source(&old.path, &format!("{before}\n{}\n{after}", old.text)))
        };
        match block.words.first() {
            Some(&"fact") => files.facts.push(source("snippet.toml", &fact(block.text))),
            Some(&"facts") => files.facts.push(source("snippet.toml", block.text)),
            Some(&"source") => files.sources = joined(&files.sources, "", block.text),
            Some(&"dossier") => files.dossier = joined(&files.dossier, block.text, ""),
            Some(&"owners") => {
                files.dossier = joined(&files.dossier, "", block.text);
                // Each fiscal year of a dossier with owners has one.
                let owned = |facts: &Arc<SourceText>| {
                    let text = facts.text.replacen("[defaults]\n", "", 1);
                    source(&facts.path, &format!("[defaults]\nfiscal = 'japan'\n{text}"))
                };
                files.facts = files.facts.iter().map(owned).collect();
            }
            Some(&"brief") => files.briefs.push(source("snippet.toml", block.text)),
            _ => continue,
        }
        let outcome = judge(&files);
        // A snippet that shows something else has no figure of its source's.
        let told = outcome.diagnostics.iter().filter(|one| one.code != Code::NotCompared);
        let found: BTreeSet<&str> = told.map(|one| one.code.name()).collect();
        let expected: BTreeSet<&str> = block.get("refused").into_iter().collect();
        assert_eq!(found, expected, "{}\n{}", block.text, explain(&outcome));
    }
}

#[test]
fn every_value_prints_as_its_row_says() {
    for (heads, row) in tables("You write").iter().filter(|(heads, _)| heads.len() == 4) {
        let mut files = example();
        files.facts.push(source("snippet.toml", &fact(&format!("value = {}", row[0]))));
        let outcome = judge(&files);
        let dossier = outcome.dossier.as_ref().filter(|_| !outcome.failed());
        let value = dossier.and_then(|dossier| dossier.fact("example")?.value.clone());
        let value = value.unwrap_or_else(|| panic!("{}: {}", row[0], explain(&outcome)));
        for (head, cell) in heads.iter().zip(row).skip(1) {
            let (language, rendering) = match head.as_str() {
                "In English" => (Language::En, Rendering::Running),
                "In Japanese" => (Language::Ja, Rendering::Running),
                "In an English table" => (Language::En, Rendering::Compact),
                other => panic!("no rendering is called `{other}`"),
            };
            let style = FigureStyle::of(language);
            assert_eq!(&format(&value, style, rendering), cell, "{}", row[0]);
        }
    }
}

#[test]
fn every_locator_prints_as_its_row_says() {
    for (_, row) in tables("Locator") {
        let locator = Locator::parse(&row[0]).expect("a locator");
        assert_eq!([locator.display(Language::En), locator.display(Language::Ja)], row[1..], "{}", row[0]);
    }
}

#[test]
fn the_commands_print_what_the_page_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, text.to_owned() + "\n").expect("a file");
    };
    let blocks = blocks();
    for block in &blocks {
        block.get("file").into_iter().for_each(|path| write(path, block.text));
    }
    let mut mistake = None;
    for block in &blocks {
        if let Some(path) = block.get("mistake") {
            write(path, block.text);
            mistake = Some(folder.path().join(path));
        }
        if block.kind != "console" {
            continue;
        }
        let mut shown = Vec::new();
        for line in block.text.lines().filter_map(|line| line.strip_prefix("$ factbrief")) {
            let mut command = Command::new(FACTBRIEF);
            let output = command.args(line.split_whitespace()).current_dir(folder.path()).ended();
            let output = output.expect("the program runs");
            let printed =
                [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
            shown.push(format!("$ factbrief{line}\n{}", printed.concat()));
        }
        assert_eq!(without_times(shown.concat().trim_end()), without_times(block.text));
        mistake.take().into_iter().for_each(|path| fs::remove_file(path).expect("the mistake goes"));
    }
    for block in &blocks {
        let Some(path) = block.get("built") else { continue };
        assert_eq!(fs::read_to_string(folder.path().join(path)).expect(path).trim_end(), block.text);
    }
}

/// The text with `31 ms` as `N ms`, since no two runs take the same time.
fn without_times(text: &str) -> String {
    let parts: Vec<&str> = text.split(" ms").collect();
    let (last, before) = parts.split_last().expect("a split has a part");
    let timeless = before.iter().map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()));
    timeless.map(|part| format!("{part}N ms")).chain([(*last).to_owned()]).collect()
}

#[test]
fn a_template_may_print_and_compare_what_the_page_says() {
    let dossier = Arc::new(judge(&example()).dossier.expect("the example is sound"));
    let brief = dossier.briefs.iter().find(|brief| brief.audience == "residents").expect("the brief");
    let print = tables("To print").into_iter().map(|(_, row)| format!("{{{{ {} }}}}", row[0]));
    // A name that isn't there is an error when it is asked for.
    let compare = tables("To compare").into_iter().map(|(_, row)| {
        format!(
            "{{% if {0} is not defined %}}{{% if {0} %}}{{% endif %}}{{% endif %}}{{% if {0} == {0} %}}{{% endif %}}",
            row[0]
        )
    });
    let labels = Labels::KEYS.iter().map(|key| {
        let label = Language::En.words().labels.named(key).expect("a label of this name");
        let given: String =
            places(label).0.iter().map(|(_, name)| format!(", {name}=dossier.title")).collect();
        format!("{{{{ label('{key}'{given}) }}}}")
    });
    let refused = |body: &str| {
        let probe = format!(
            "{{% set f = fact('state-support') %}}{{{{ audience.label }}}}\n\n{{{{ references }}}}\n{body}\n"
        );
        let found = render(&dossier, brief, Language::En, &Selection::default(), &engine(Some(&probe)))
            .err()
            .unwrap_or_default();
        found.iter().map(|one| report(one, ColourChoice::Plain)).collect::<String>()
    };
    for body in print.chain(compare).chain(labels) {
        assert_eq!(refused(&body), "", "{body}");
    }
    let filters = PAGE.split_once("The filters are ").expect("the filters").1;
    for name in filters.split_once(".\n").expect("their end").0.split('`').skip(1).step_by(2) {
        // Not every filter takes a text; a filter that isn't there is unknown.
        let found = refused(&format!("{{% if ('a' | {name}) is defined %}}{{% endif %}}"));
        assert!(!found.contains("there is no filter"), "{found}");
    }
}

#[test]
fn every_key_unit_label_and_reserved_word_is_on_the_page() {
    let keys = ALL.iter().flat_map(|format| format.names().chain(format.reserved.iter().copied()));
    let names: Vec<&str> = keys.chain(Labels::KEYS.iter().copied()).collect();
    // Money and measures have the codes and symbols of their standards, with every prefix.
    let units = Units::built_in();
    let named = units.iter().filter(|unit| !matches!(unit.kind, UnitKind::Money | UnitKind::Measure));
    for name in named.map(|unit| unit.id.as_str()).chain(names) {
        let forms = [format!("`{name}`"), format!("{{ {name} = "), format!(", {name} = ")];
        assert!(forms.iter().any(|form| PAGE.contains(form)), "{name}");
    }
}

#[test]
fn every_heading_is_in_the_table_of_contents() {
    let outside = PAGE.split("\n```").step_by(2).flat_map(str::lines);
    for heading in outside.filter_map(|line| line.strip_prefix("### ").or(line.strip_prefix("## "))) {
        let plain = |c: &char| c.is_alphanumeric() || "- ".contains(*c);
        let anchor: String = heading.to_lowercase().chars().filter(plain).collect();
        let entry = format!("- [{heading}](#{})", anchor.replace(' ', "-"));
        assert!(PAGE.contains(&entry), "{entry}");
    }
}
