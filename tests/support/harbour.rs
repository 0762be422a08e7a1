//! A small invented project in a folder of its own, and the program run in it.

#![allow(dead_code, reason = "each test program that shares this file uses a part of it")]
#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::process::{FACTBRIEF, Start};
use tempfile::TempDir;

/// The dossier `harbour`, with two briefs in two languages.
pub struct Harbour {
    folder: TempDir,
}

/// What the program said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

const DOSSIER: &str = r#"title.en = "Minato harbour"
title.ja = "湊港"
languages = ["en", "ja"]
date = 2026-11-21
publisher.en = "Harbour desk"
publisher.ja = "港湾編集室"
[unit.berths]
en = ["berth", "berths"]
ja = "バース"
"#;

const SOURCES: &str = r#"[plan]
type = "report"
nature = "official"
title.en = "Harbour plan"
title.ja = "港湾計画"
publisher.en = "Aoba Prefecture"
publisher.ja = "青葉県"
issued = 2026-06-13
language = "ja"
[paper]
type = "article"
nature = "news"
title.en = "What the harbour costs"
title.ja = "港の費用"
publisher.en = "Aoba Shimpo"
publisher.ja = "青葉新報"
issued = 2026-07-01
language = "ja"
"#;

const FACTS: &str = r#"[defaults]
as-of = 2026-06-12
status = "announced"

[berths]
statement.en = "The harbour has {{ value }}."
statement.ja = "湊港には{{ value }}がある。"
value = { exact = 12, unit = "berths" }
evidence = [{ source = "plan", locator = "page 3", as-printed = "12バース" }]

[cost]
statement.en = "Dredging is to cost {{ value }} over {{ period }}."
statement.ja = "浚渫には{{ period }}で{{ value }}を要する見込みである。"
value = { about = "120億", unit = "JPY" }
with.period = { exact = 3, unit = "year" }
stage = "planned"
due = "FY2029"
evidence = [{ source = "paper", locator = "paragraph 2", as-printed = { value = "約120億円", period = "3年間" } }]

[ships]
statement.en = "It takes ships of {{ value }}."
statement.ja = "{{ value }}の船が入る。"
value = { at-least = 200, unit = "m" }
evidence = [{ source = "plan", locator = "page 4", as-printed = "200メートル以上" }]

[unprinted]
statement.en = "The quay is {{ value }} long."
statement.ja = "岸壁の長さは{{ value }}である。"
value = { exact = 900, unit = "m" }
evidence = [{ source = "plan", locator = "page 5", as-printed = "900メートル" }]
"#;

const INVESTOR: &str = r#"audience = "investor"
title.en = "The harbour is being dredged"
title.ja = "湊港の浚渫が始まる"
bottom-line.en = "The works cost {{ fact('cost').value }}."
bottom-line.ja = "工事費は{{ fact('cost').value }}である。"
[[section]]
heading.en = "What is there"
heading.ja = "現状"
layout = "bullets"
facts = ["berths", "cost"]
"#;

const ENGINEER: &str = r#"audience = "engineer"
title.en = "Larger ships are coming"
title.ja = "大型船の受け入れ"
bottom-line.en = "The quay takes larger ships."
bottom-line.ja = "岸壁は大型船に対応する。"
[[section]]
heading.en = "Ships"
heading.ja = "船"
layout = "bullets"
facts = ["ships", "berths"]
"#;

/// The file of facts, from the project's folder.
pub const FACT_FILE: &str = "briefs/harbour/facts/works.toml";

impl Harbour {
    pub fn new() -> Self {
        let harbour = Self { folder: TempDir::new().unwrap() };
        harbour.write("briefs/harbour/dossier.toml", DOSSIER);
        harbour.write("briefs/harbour/sources.toml", SOURCES);
        harbour.write(FACT_FILE, FACTS);
        harbour.write("briefs/harbour/investor.toml", INVESTOR);
        harbour.write("briefs/harbour/engineer.toml", ENGINEER);
        harbour
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// Replaces a text that must be there, in one step as most editors save.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "`{from}` isn't in {name}");
        self.write(".saved", &text.replacen(from, to, 1));
        fs::rename(self.path(".saved"), self.path(name)).unwrap();
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = Command::new(FACTBRIEF).current_dir(self.folder()).args(arguments).ended().unwrap();
        Said {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs what must succeed.
    pub fn right(&self, arguments: &[&str]) -> Said {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}{}", said.out, said.err);
        said
    }

    pub fn build(&self) {
        self.right(&["build"]);
    }

    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let said = self.run(arguments);
        serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}{}", said.out, said.err))
    }
}

/// The ids of the facts of the first dossier of a diff, with their fates.
pub fn fates(diff: &serde_json::Value) -> Vec<(String, String)> {
    let facts = diff["dossiers"][0]["facts"].as_array().unwrap().iter();
    facts
        .map(|fact| (fact["id"].as_str().unwrap().to_owned(), fact["fate"].as_str().unwrap().to_owned()))
        .collect()
}
