//! A small made-up project for tests of building again: two dossiers, own templates and themes, and a page so full
//! that facts give way.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use factbrief::build::{BuildOptions, Built, build_all};
use factbrief::diagnostic::{ColourChoice, report};
use factbrief::disk::Cache;
use factbrief::error::Error;
use factbrief::make::{Listener, Options, Tools, load};
use factbrief::page::Fonts;
use tempfile::TempDir;

/// A project in a folder of its own.
pub struct Ports {
    root: TempDir,
    fonts: Fonts,
}

const SOURCES: &str = r#"
[report]
type = "report"
nature = "official"
title.en = "Harbour report"
publisher = "Harbour office"
language = "en"
[almanac]
type = "report"
nature = "official"
title.en = "Tide almanac"
publisher = "Tide office"
language = "en"
[uncited]
type = "report"
nature = "official"
title.en = "Old almanac"
publisher = "Tide office"
language = "en"
"#;

const WORKS: &str = r#"
[defaults]
as-of = 2026-01-31
status = "confirmed"

[berth]
statement.en = "The berth cost {{ value }}."
statement.ja = "岸壁の費用は{{ value }}である。"
short.en = "Cost of the berth"
short.ja = "岸壁の費用"
value = { about = "120億", unit = "JPY" }
priority = 60
note = "A note."
evidence = [{ source = "report", locator = "page 1", as-printed = "約120億円", remark = "A remark." }]

[crane]
statement.en = "The crane stands."
statement.ja = "起重機は立っている。"
evidence = [{ source = "almanac", locator = "page 2" }]

[dredger]
statement.en = "The dredger is to come in {{ value }}."
statement.ja = "浚渫船は{{ value }}に来る予定である。"
value = { date = "2027-03" }
stage = "planned"
due = "2027-03"
evidence = [{ source = "report", locator = "page 3", as-printed = "March 2027" }]

[pilot]
statement.en = "The pilot waits."
statement.ja = "水先人は待っている。"
evidence = [{ source = "almanac", locator = "page 4" }]
"#;

impl Ports {
    /// The project, not built yet: the dossier `port` with the briefs `board` (facts `berth`, `crane`) and `crew` (facts
    /// `berth`, `dredger`), both in English and Japanese, and the dossier `quay` with the brief `full` in English.
    pub fn new() -> Self {
        let ports = Self { root: TempDir::new().unwrap(), fonts: Fonts::embedded() };
        ports.write(
            "briefs/port/dossier.toml",
            "title.en = \"Ports\"\ntitle.ja = \"港\"\nlanguages = [\"en\", \"ja\"]\ndate = 2026-11-21\n\
             publisher = \"Harbour office\"\ncontact = \"Desk <desk@example.org>\"\n",
        );
        ports.write("briefs/port/sources.toml", SOURCES);
        ports.write("briefs/port/facts/works.toml", WORKS);
        ports.write("briefs/port/board.toml", &brief("board", "board.md.j2", None, "\"berth\", \"crane\""));
        ports.write(
            "briefs/port/crew.toml",
            &brief("crew", "crew.md.j2", Some("deck"), "\"berth\", \"dredger\""),
        );
        let template = |kind: &str| {
            format!("{{% extends \"base.md.j2\" %}}\n{{% block kind %}}{kind}{{% endblock %}}\n")
        };
        ports.write("templates/board.md.j2", &template("Board brief"));
        ports.write(
            "templates/crew.md.j2",
            &template("{% import \"words.md.j2\" as words %}{{ words.kind() }}"),
        );
        ports.write("templates/words.md.j2", "{% macro kind() %}Crew brief{% endmacro %}\n");
        ports.write("templates/unused.md.j2", &template("Unused"));
        ports.write("templates/themes/deck.toml", "[colour]\naccent = \"#004400\"\n");
        ports.write("templates/themes/unused.toml", "[colour]\naccent = \"#440000\"\n");
        ports.write(
            "briefs/quay/dossier.toml",
            "title.en = \"Quays\"\nlanguages = [\"en\"]\ndate = 2026-11-21\npublisher = \"Harbour office\"\n",
        );
        ports.write("briefs/quay/sources.toml", SOURCES);
        ports.write("briefs/quay/facts/long.toml", &long_facts(16));
        let ids: Vec<String> = (0..16).map(|index| format!("\"f{index}\"")).collect();
        ports.write("briefs/quay/full.toml", &english(&brief("board", "board.md.j2", None, &ids.join(", "))));
        ports
    }

    /// Takes Japanese out of the dossier `port`.
    pub fn without_japanese(&self) {
        for name in ["dossier", "board", "crew", "facts/works"] {
            let name = format!("briefs/port/{name}.toml");
            let text = fs::read_to_string(self.path(&name)).unwrap();
            self.write(&name, &english(&text).replace("[\"en\", \"ja\"]", "[\"en\"]"));
        }
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// A file or folder of the project.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces a text that stands in a file.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} doesn't hold {from}");
        self.write(name, &text.replacen(from, to, 1));
    }

    /// Gives a figure another number wherever it is written: in its value, and as its source prints it.
    pub fn restate(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} doesn't hold {from}");
        self.write(name, &text.replace(from, to));
    }

    /// Builds into a folder of the project.
    pub fn build_into(&self, out: &str, wish: &BuildOptions) -> Result<Vec<Built>, Error> {
        // Every test of builds is one of what they remember, too.
        let shelf = Cache { folder: self.path("shelf"), program: "this".to_owned() };
        let shelf = wish.shelf.clone().or(Some(shelf));
        let options = Options {
            path: self.path("briefs"),
            templates: self.path("templates"),
            font_dir: None,
            date: None,
            known_on: None,
            shelf: shelf.clone(),
        };
        let project = load(&options)?;
        assert!(project.diagnostics.is_empty(), "{:?}", project.diagnostics);
        let tools = match (&project.engine, &project.themes) {
            (Some(engine), Some(themes)) => Some(Tools { engine, themes, fonts: &self.fonts }),
            _ => None,
        };
        let wish = BuildOptions { shelf, ..wish.clone() };
        build_all(project.dossiers, &self.path(out), tools.as_ref(), &wish, Listener::NOBODY)
            .map_err(|(_, error)| error)
    }

    /// Builds everything into `out`.
    pub fn build(&self) -> Vec<Built> {
        let built = self.build_into("out", &BuildOptions::default()).unwrap();
        for dossier in &built {
            assert_eq!(dossier.failed, 0, "{}", said(dossier));
        }
        built
    }

    /// Builds, and names the outputs that were touched: `port/board.en.md`. Manifests are left out.
    pub fn rebuilt(&self) -> BTreeSet<String> {
        self.touched(&BuildOptions::default())
            .into_iter()
            .filter(|name| !name.ends_with("manifest.toml"))
            .collect()
    }

    /// Builds, and names the files that were written or removed.
    pub fn touched(&self, wish: &BuildOptions) -> BTreeSet<String> {
        // Long ago, so that any file that is written gets another time.
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let before = files(&self.path("out"));
        for name in before.keys() {
            File::options()
                .write(true)
                .open(self.path("out").join(name))
                .unwrap()
                .set_modified(long_ago)
                .unwrap();
        }
        let built = self.build_into("out", wish).unwrap();
        for dossier in &built {
            assert_eq!(dossier.failed, 0, "{}", said(dossier));
        }
        let said: BTreeSet<String> = built
            .iter()
            .flat_map(|dossier| {
                dossier
                    .pages
                    .iter()
                    .flat_map(|page| &page.written)
                    .map(|file| format!("{}/{file}", dossier.name))
            })
            .collect();
        let after = files(&self.path("out"));
        let written = after.keys().filter(|name| {
            fs::metadata(self.path("out").join(name)).unwrap().modified().unwrap() != long_ago
        });
        let written: BTreeSet<String> = written.cloned().collect();
        let outputs: BTreeSet<String> =
            written.iter().filter(|name| !name.ends_with("manifest.toml")).cloned().collect();
        assert_eq!(outputs, said, "what was said to be written is what was written");
        let removed = before.keys().filter(|name| !after.contains_key(*name)).cloned();
        written.into_iter().chain(removed).collect()
    }
}

/// A brief with one section.
fn brief(audience: &str, template: &str, theme: Option<&str>, facts: &str) -> String {
    let theme = theme.map(|theme| format!("theme = \"{theme}\"\n")).unwrap_or_default();
    format!(
        "audience = \"{audience}\"\ntemplate = \"{template}\"\n{theme}title.en = \"Works at the port\"\ntitle.ja = \"港の工事\"\n\
         bottom-line.en = \"It is so.\"\nbottom-line.ja = \"そうである。\"\n\
         [[section]]\nheading.en = \"Works\"\nheading.ja = \"工事\"\nfacts = [{facts}]\n"
    )
}

/// The lines of a file that aren't Japanese texts.
fn english(text: &str) -> String {
    text.lines().filter(|line| !line.contains(".ja = ")).map(|line| format!("{line}\n")).collect()
}

/// What is wrong with a dossier, as a user reads it.
pub fn said(dossier: &Built) -> String {
    dossier.diagnostics.iter().map(|one| report(one, ColourChoice::Plain)).collect::<Vec<_>>().join("\n")
}

/// Facts that fill more than a page; the first is `must`.
fn long_facts(number: usize) -> String {
    let mut text = String::from("[defaults]\nas-of = 2026-01-31\nstatus = \"confirmed\"\n");
    for index in 0..number {
        let statement =
            "The berth was deepened and the quay behind it was rebuilt after the storm of the winter. "
                .repeat(5);
        write!(
            text,
            "\n[f{index}]\nstatement.en = \"{}\"\nshort.en = \"Berth deepened\"\npriority = {}\nmust = {}\n\
             evidence = [{{ source = \"report\", locator = \"page {}\" }}]\n",
            statement.trim_end(),
            10 + index,
            index == 0,
            index + 1,
        )
        .unwrap();
    }
    text
}

/// Every file under a folder with its bytes, by its path in it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Names in a set.
pub fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The four files of a brief of the dossier `port`.
pub fn all_of(brief: &str) -> BTreeSet<String> {
    ["en.md", "en.pdf", "ja.md", "ja.pdf"].iter().map(|end| format!("port/{brief}.{end}")).collect()
}
