//! How long a project of 100 dossiers takes: 600 briefs (three audiences in two languages) and their 1,600 files, as full as
//! the shipped ones, whose texts they are. Built from nothing, with nothing to do, and after one fact changed; and
//! the status of 10,000 facts.
//!
//! The goals, on two cores: 4 s, 400 ms, 500 ms and 700 ms. `cargo bench --package factbrief-benches --bench project` prints medians.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up has nothing to measure")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use factbrief_benches::program::program;
use factbrief_benches::shipped::{SHIPPED, VALUE, copy_shipped};
use tempfile::TempDir;

const DOSSIERS: usize = 100;

/// A project of 100 dossiers.
fn project() -> TempDir {
    let root = TempDir::new().unwrap();
    for number in 0..DOSSIERS {
        copy_shipped(&root.path().join(format!("briefs/dossier-{number:03}")));
    }
    root
}

fn run(root: &Path, arguments: &[&str]) {
    let mut command = Command::new(program());
    command.current_dir(root).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().unwrap().success());
}

/// Gives one fact of one dossier another value.
fn change_a_fact(root: &Path, times: usize) {
    let path = root.join("briefs/dossier-042/facts/funding.toml");
    let original = fs::read_to_string(Path::new(SHIPPED).join("facts/funding.toml")).unwrap();
    assert!(original.contains(VALUE));
    let other = format!("value = {{ about = \"{}兆\", unit = \"JPY\" }}", 3 + times % 2);
    fs::write(path, original.replace(VALUE, &other)).unwrap();
}

/// A dossier of 10,000 facts in 500 briefs of 20.
fn many_facts() -> TempDir {
    let root = TempDir::new().unwrap();
    let folder = root.path().join("briefs/ports");
    fs::create_dir_all(folder.join("facts")).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write(
        "dossier.toml",
        "title.en = \"Ports\"\nlanguages = [\"en\"]\ndate = 2026-11-21\npublisher = \"Harbour office\"\n",
    );
    write(
        "sources.toml",
        "[report]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Harbour report\"\npublisher = \"Harbour office\"\n\
         language = \"en\"\n",
    );
    for file in 0..500 {
        let ids = || (0..20).map(move |place| file * 20 + place);
        let facts = ids().map(|id| {
            format!(
                "[berth-{id}]\nstatement.en = \"The berth handled {{{{ value }}}}.\"\nvalue = {{ about = {}, unit = \"JPY\" }}\n\
                 as-of = 2026-01-31\nstatus = \"confirmed\"\nevidence = [{{ source = \"report\", locator = \"page 1\", as-printed = \"about ¥{}\" }}]\n",
                id + 1,
                id + 1,
            )
        });
        write(&format!("facts/berths-{file:03}.toml"), &facts.collect::<String>());
        let named = ids().map(|id| format!("\"berth-{id}\"")).collect::<Vec<_>>().join(", ");
        write(
            &format!("board-{file:03}.toml"),
            &format!(
                "audience = \"investor\"\ntitle.en = \"Ports\"\nbottom-line.en = \"Text.\"\n\
                 [[section]]\nheading.en = \"Berths\"\nfacts = [{named}]\n"
            ),
        );
    }
    root
}

fn building(criterion: &mut Criterion) {
    let root = project();
    criterion.bench_function("600 briefs from nothing", |bencher| {
        bencher.iter_batched(
            || drop(fs::remove_dir_all(root.path().join("out"))),
            |()| run(root.path(), &["build"]),
            BatchSize::PerIteration,
        );
    });
    run(root.path(), &["build"]);
    criterion.bench_function("600 briefs, nothing to do", |bencher| {
        bencher.iter(|| run(root.path(), &["build"]));
    });
    let mut times = 0;
    criterion.bench_function("600 briefs, one fact changed", |bencher| {
        bencher.iter_batched(
            || {
                times += 1;
                change_a_fact(root.path(), times);
            },
            |()| run(root.path(), &["build"]),
            BatchSize::PerIteration,
        );
    });
    criterion.bench_function("status of 600 briefs", |bencher| {
        bencher.iter(|| run(root.path(), &["status"]));
    });
}

fn asking(criterion: &mut Criterion) {
    let root = many_facts();
    run(root.path(), &["build"]);
    criterion.bench_function("status of 10,000 facts in 500 briefs", |bencher| {
        bencher.iter(|| run(root.path(), &["status"]));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(10));
    targets = building, asking
}
criterion_main!(benches);
