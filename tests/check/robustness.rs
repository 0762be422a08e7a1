//! Spoils the files of a sound project in many ways and checks them in this process: whatever comes of it, no panic.
//! The seeds are fixed, so that a failure can be repeated.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use crate::support::repo::repo;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use factbrief::diagnostic::{ColourChoice, report};
use factbrief::make::{Options, Tools, load, produce};
use factbrief::page::Fonts;
use tempfile::TempDir;

/// Numbers without any dependence on the machine: xorshift64* (Vigna 2016).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// What is put in: what TOML, templates, Markdown, numbers and dates are made of, and what no file should hold.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "=",
    ".",
    ",",
    "#",
    "\n",
    "\\",
    "\\u0000",
    "\\uE000",
    "\\uD800",
    "-",
    "0",
    "9",
    "99999999999999999999",
    "1e400",
    "inf",
    "億",
    "兆",
    "２",
    "約",
    "万",
    "〜",
    "**",
    "|",
    "[^1]",
    "[^",
    "`",
    "<b>",
    "&",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\u{301}",
    "𠮷",
    "👩‍👩‍👧",
    "ﬃ",
    "\r",
    "\t",
    "2026-02-30",
    "0000-01-01",
    "9999-12-31",
    "FY0000",
    "spring",
    "true",
    "value",
    "{{ value }}",
    "statement.en",
    "[defaults]",
    "evidence",
    "source",
    "min",
    "max",
    "about",
    "unit = \"%\"",
    "{{ fact('opening') }}",
    "\u{10ffff}",
];

fn spoil(text: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(24)).min(bytes.len());
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        match random.below(8) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            2 => drop(bytes.splice(at..at, random.pick(PIECES).bytes())),
            3 => drop(bytes.splice(at..end, random.pick(PIECES).bytes())),
            4 => drop(bytes.splice(at..at, random.pick(&lines).bytes())),
            5 => bytes.truncate(at),
            6 => {
                let line = random.pick(&lines);
                bytes = String::from_utf8_lossy(&bytes).replacen(line, "", 1).into_bytes();
            }
            _ => bytes.splice(at..at, [random.below(256) as u8]).for_each(drop),
        }
    }
    bytes
}

fn lay_out(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let base = repo("tests/diagnostic/cases/base/briefs/port");
    fs::create_dir_all(root.join("briefs/port/facts")).unwrap();
    fs::create_dir_all(root.join("templates")).unwrap();
    for name in ["dossier.toml", "sources.toml", "investor.toml", "facts/works.toml"] {
        fs::copy(base.join(name), root.join("briefs/port").join(name)).unwrap();
        files.push(root.join("briefs/port").join(name));
    }
    for (name, text) in factbrief::render::BUILT_IN {
        fs::write(root.join("templates").join(name), text).unwrap();
        files.push(root.join("templates").join(name));
    }
    files
}

/// Everything that the command `check` does; returns what it would print.
fn judge(root: &Path, fonts: &Fonts) -> String {
    let options = Options {
        path: root.join("briefs"),
        templates: root.join("templates"),
        font_dir: None,
        date: None,
        known_on: None,
        shelf: None,
    };
    let project = load(&options).unwrap();
    let mut diagnostics = project.diagnostics;
    for (_, name, checked) in project.dossiers {
        let tools = match (&project.engine, &project.themes) {
            (Some(engine), Some(themes)) => Some(Tools { engine, themes, fonts }),
            _ => None,
        };
        diagnostics.extend(produce(name, checked, tools.as_ref()).diagnostics);
    }
    diagnostics.iter().map(|diagnostic| report(diagnostic, ColourChoice::Plain)).collect()
}

#[test]
fn spoilt_files_are_mistakes_and_never_a_panic() {
    let root = TempDir::new().unwrap();
    let files = lay_out(root.path());
    let fonts = Fonts::embedded();
    assert_eq!(judge(root.path(), &fonts), "");
    let mut mistaken = 0;
    for seed in 1..=600 {
        let mut random = Random(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        let file = &files[random.below(files.len())];
        let sound = fs::read_to_string(file).unwrap();
        let spoilt = spoil(&sound, &mut random);
        fs::write(file, &spoilt).unwrap();
        let outcome = catch_unwind(AssertUnwindSafe(|| judge(root.path(), &fonts)));
        fs::write(file, &sound).unwrap();
        let shown = String::from_utf8_lossy(&spoilt);
        let printed = outcome.unwrap_or_else(|_| panic!("seed {seed}, {file:?} as\n{shown}"));
        mistaken += usize::from(!printed.is_empty());
    }
    assert!(mistaken > 300, "only {mistaken} spoilt files were found to be wrong");
}

#[test]
fn nesting_without_end_is_a_mistake_and_never_a_panic() {
    let root = TempDir::new().unwrap();
    lay_out(root.path());
    let fonts = Fonts::embedded();
    let deep = 100_000;
    let texts = [
        format!("x = {}", "[".repeat(deep)),
        format!("x = {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("x = {}", "{a=".repeat(deep)),
        format!("{}x = 1", "a.".repeat(deep)),
        format!("[{}x]", "a.".repeat(deep)),
        format!("[x]\nstatement.en = \"{}\"", "{{".repeat(deep)),
        format!("[x]\nvalue = {{ exact = \"{}\", unit = \"JPY\" }}", "9".repeat(deep)),
        format!("[x]\nvalue = {{ exact = \"{}1\", unit = \"JPY\" }}", "1億".repeat(deep)),
    ];
    for text in &texts {
        fs::write(root.path().join("briefs/port/facts/deep.toml"), text).unwrap();
        assert_ne!(judge(root.path(), &fonts), "", "{:.60}", text);
    }
    fs::remove_file(root.path().join("briefs/port/facts/deep.toml")).unwrap();
    let depth = 8_000;
    for text in [
        format!("{{{{ {}1{} }}}}", "(".repeat(depth), ")".repeat(depth)),
        format!("{{{{ {}1{} }}}}", "[".repeat(depth), "]".repeat(depth)),
        format!("{{{{ {}x }}}}", "not ".repeat(depth)),
        format!("{{{{ {}1 }}}}", "-".repeat(depth)),
        "{% if true %}".repeat(depth / 2),
        format!("{{{{ x{} }}}}", ".y".repeat(depth)),
        format!("{{{{ x{} }}}}", "|trim".repeat(depth)),
        format!("{} x", "> ".repeat(depth)),
        format!("{}x", "- ".repeat(depth)),
        "*a _b ".repeat(depth / 2),
        "[".repeat(depth),
        "[^1]".repeat(900),
    ] {
        fs::write(root.path().join("templates/investor.md.j2"), &text).unwrap();
        assert_ne!(judge(root.path(), &fonts), "", "{:.60}", text);
    }
}
