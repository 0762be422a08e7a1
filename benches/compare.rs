//! How long a comparison takes: 10,000 facts against the last build and against a git revision, by the whole command,
//! and the redline of a page.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up has nothing to measure")]

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};
use factbrief::language::Language;
use factbrief::redline::{redline, redline_html};
use factbrief_benches::program::program;
use tempfile::TempDir;

const FACTS: usize = 10_000;

/// The table of facts; every hundredth has another value in the second edition.
fn table(edition: usize) -> String {
    let mut text = String::from("[defaults]\nas-of = 2026-01-31\nstatus = \"confirmed\"\n");
    for index in 0..FACTS {
        let value = index + 1 + if index % 100 == 0 { edition } else { 0 };
        write!(
            text,
            "\n[berth-{index}]\nstatement.en = \"The berth handled {{{{ value }}}} over {{{{ period }}}}.\"\n\
             statement.ja = \"岸壁の取扱高は{{{{ period }}}}で{{{{ value }}}}である。\"\n\
             value = {{ about = \"{value}億\", unit = \"JPY\" }}\nwith.period = {{ exact = 5, unit = \"year\" }}\n\
             evidence = [{{ source = \"report\", locator = \"page {}\", as-printed = {{ value = \"約{value}億円\", period = \"5年間\" }} }}]\n",
            index + 1,
        )
        .unwrap();
    }
    text
}

/// A project under git, built, and then edited.
fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "briefs/ports/dossier.toml",
        "title.en = \"Ports\"\ntitle.ja = \"港\"\nlanguages = [\"en\", \"ja\"]\ndate = 2026-11-21\n\
         publisher = \"Harbour office\"\n",
    );
    write(
        "briefs/ports/sources.toml",
        "[report]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Harbour report\"\npublisher = \"Harbour office\"\n\
         issued = 2026-01-31\nlanguage = \"en\"\n",
    );
    for brief in 0..3 {
        let facts: Vec<String> = (0..12).map(|fact| format!("\"berth-{}\"", brief * 100 + fact)).collect();
        write(
            &format!("briefs/ports/board-{brief}.toml"),
            &format!(
                "audience = \"investor\"\ntitle.en = \"Ports\"\ntitle.ja = \"港\"\nbottom-line.en = \"Text.\"\n\
                 bottom-line.ja = \"本文。\"\n[[section]]\nheading.en = \"Berths\"\nheading.ja = \"岸壁\"\n\
                 layout = \"bullets\"\nfacts = [{}]\n",
                facts.join(", ")
            ),
        );
    }
    write("briefs/ports/facts/berths.toml", &table(0));
    run(folder.path(), program(), &["build"]);
    run(folder.path(), "git", &["init", "--quiet"]);
    run(folder.path(), "git", &["add", "briefs"]);
    let names = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"];
    run(folder.path(), "git", &[&names[..], &["commit", "--quiet", "--message", "first"]].concat());
    write("briefs/ports/facts/berths.toml", &table(7));
    folder
}

fn run(folder: &Path, program: impl AsRef<OsStr>, arguments: &[&str]) {
    let status = Command::new(&program)
        .current_dir(folder)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success(), "{:?} {arguments:?}", program.as_ref());
}

fn diff(criterion: &mut Criterion) {
    let folder = project();
    let mut bench = |name: &str, arguments: &[&str]| {
        criterion.bench_function(&format!("diff of {FACTS} facts {name}"), |bencher| {
            bencher.iter(|| run(folder.path(), program(), arguments));
        });
    };
    bench("against the last build", &["diff"]);
    bench("against a revision", &["diff", "--against", "HEAD"]);
    bench("against a copy", &["diff", "--against", "out/ports/board-0.en.pdf"]);
}

fn page(criterion: &mut Criterion) {
    for language in Language::ALL {
        let old = fs::read_to_string(format!("out/japan-sovereign-ai/investor.{language}.md")).unwrap();
        let new = old.replace("兆円", "億円").replace("trillion", "billion");
        criterion.bench_function(&format!("redline of a page, {language}"), |bencher| {
            bencher.iter(|| {
                let heading = factbrief::redline::Heading {
                    brief: String::new(),
                    language,
                    old: String::new(),
                    new: String::new(),
                };
                black_box(redline_html(&redline(&old, &new), &heading))
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = diff, page
}
criterion_main!(benches);
