//! Printed forms after public reports of other tools, each as a fact of its own: a wrong reading is refused by the check or
//! against its copy, and a right one passes both.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use factbrief::diagnostic::{Diagnostic, Severity};
use factbrief::make::{Options, load};
use factbrief::verify::{Absence, ArchiveFolder, Memory, verify};

/// outcome | kind | text | printed | value | issued | lines | fiscal | unit
const ROWS: &str = include_str!("public_reports.txt");

/// A text with its signs in place of their names.
fn read(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        read.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(code) = rest.strip_prefix("u{") {
            let end = code.find('}').unwrap();
            read.push(char::from_u32(u32::from_str_radix(&code[..end], 16).unwrap()).unwrap());
            rest = &code[end + 1..];
        } else {
            read.push(if rest.starts_with('n') { '\n' } else { '\t' });
            rest = &rest[1..];
        }
    }
    read + rest
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            // The check takes signs that nobody sees out of a dossier; the copies have them.
            c if c.is_control() => write!(quoted, "\\u{:04x}", u32::from(c)).unwrap(),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn is_japanese(text: &str) -> bool {
    text.contains(|c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

#[test]
fn a_wrong_reading_is_refused_and_a_right_one_passes() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["briefs/d/facts", "archive", "templates"] {
        fs::create_dir_all(path(name)).unwrap();
    }
    let rows: Vec<Vec<&str>> = ROWS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let cell = |row: &[&str], at: usize| row.get(at).copied().unwrap_or_default().to_owned();
    let mut sources = String::from(
        "[base]\ntype = \"article\"\nnature = \"news\"\ntitle.en = \"T\"\npublisher = \"Press\"\nlanguage = \"en\"\n",
    );
    for (number, row) in rows.iter().enumerate() {
        let (text, printed) = (read(row[2]), read(row[3]));
        fs::write(path(&format!("archive/r{number}.txt")), format!("{text}\n")).unwrap();
        let language = if is_japanese(&text) { "ja" } else { "en" };
        // A title is given in the language of its source.
        let own_title = if language == "ja" { "title.ja = \"T\"\n" } else { "" };
        write!(sources, "[r{number}]\ntype = \"article\"\nnature = \"news\"\ntitle.en = \"T\"\n{own_title}publisher = \"Press\"\nlanguage = \"{language}\"\nfile = \"r{number}.txt\"\n").unwrap();
        for (key, at) in [("issued", 5), ("fiscal", 7)] {
            let given = cell(row, at);
            if !given.is_empty() {
                let given = if key == "issued" { given } else { quoted(&given) };
                writeln!(sources, "{key} = {given}").unwrap();
            }
        }
        let value = cell(row, 4);
        let mut fact = format!("[r{number}]\nstatus = \"reported\"\nas-of = 2026-06-13\n");
        let statement = if value.is_empty() { "It is so." } else { "It is {{ value }}." };
        writeln!(fact, "statement.en = \"{statement}\"").unwrap();
        if !value.is_empty() {
            writeln!(fact, "value = {value}").unwrap();
        }
        write!(
            fact,
            "evidence = [{{ source = \"r{number}\", locator = \"page 1\", as-printed = {}",
            quoted(&printed)
        )
        .unwrap();
        for (key, at) in [("lines", 6), ("printed-unit", 8)] {
            let given = cell(row, at);
            if !given.is_empty() {
                write!(fact, ", {key} = {}", quoted(&given)).unwrap();
            }
        }
        fact.push_str(" }]\n");
        fs::write(path(&format!("briefs/d/facts/r{number}.toml")), fact).unwrap();
    }
    fs::write(path("briefs/d/sources.toml"), sources).unwrap();
    let dossier = "title.en = \"A subject\"\nlanguages = [\"en\"]\ndate = 2027-12-31\npublisher = \"Desk\"\n[unit.turbines]\nen = [\"turbine\", \"turbines\"]\nja = \"基\"\n";
    fs::write(path("briefs/d/dossier.toml"), dossier).unwrap();
    let base = "[base]\nstatement.en = \"A word.\"\nstatus = \"reported\"\nas-of = 2026-06-13\nevidence = [{ source = \"base\", locator = \"page 1\" }]\n";
    fs::write(path("briefs/d/facts/base.toml"), base).unwrap();
    let brief = "audience = \"investor\"\ntitle.en = \"The message\"\nbottom-line.en = \"A judgement.\"\n[[section]]\nheading.en = \"Facts\"\nfacts = [\"base\"]\n";
    fs::write(path("briefs/d/investor.toml"), brief).unwrap();

    let errors = |found: &[Diagnostic]| -> Vec<(String, String)> {
        let errors = found.iter().filter(|one| one.severity() == Severity::Error);
        errors
            .filter_map(|one| {
                let place = Path::new(&one.span.as_ref()?.source.path).file_stem()?.to_str()?.to_owned();
                Some((place, one.message.clone()))
            })
            .collect()
    };
    let options = || Options {
        path: path("briefs"),
        templates: path("templates"),
        font_dir: None,
        date: None,
        known_on: None,
        shelf: None,
    };
    let mut said = Vec::new();
    // Facts that the check refuses are taken out, so that none hides another.
    let project = loop {
        let project = load(&options()).unwrap();
        let found = errors(&project.dossiers[0].2.diagnostics);
        if found.is_empty() {
            break project;
        }
        let removed = |(fact, _): &&(String, String)| {
            fs::remove_file(path(&format!("briefs/d/facts/{fact}.toml"))).is_ok()
        };
        assert!(found.iter().filter(removed).count() > 0, "what isn't a fact is refused: {found:?}");
        said.extend(found);
    };
    let dossier = project.dossiers[0].2.dossier.as_ref().unwrap();
    let archive = ArchiveFolder::new(&path("archive")).unwrap();
    let report = verify(dossier, &archive, &Memory::default(), Absence::Mistake).unwrap();
    said.extend(errors(&report.diagnostics));
    let refused: BTreeSet<&str> = said.iter().map(|(fact, _)| fact.as_str()).collect();
    let mut faults = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let id = format!("r{number}");
        let why = said.iter().find(|(fact, _)| *fact == id).map_or("", |(_, why)| why.as_str());
        let in_dossier = dossier.facts.iter().any(|fact| fact.id == id);
        match (row[0], refused.contains(id.as_str())) {
            ("refuse", false) => faults.push(format!("accepted: {}", row.join(" | "))),
            ("accept", true) => faults.push(format!("refused: {}: {why}", row.join(" | "))),
            ("accept", false) if !in_dossier => faults.push(format!("left out: {}", row.join(" | "))),
            _ => {}
        }
    }
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), rows.len(), faults.join("\n"));
}
