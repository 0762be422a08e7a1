//! How long the stages take: reading and checking many facts, one brief to Markdown and to PDF, the whole command.
//!
//! `cargo bench --package factbrief-benches` prints medians; compare within one run, since machines differ and drift.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up has nothing to measure")]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use factbrief::check::check;
use factbrief::disk::read_dossier;
use factbrief::language::Language;
use factbrief::model::Dossier;
use factbrief::page::{Fonts, Sheet, compose, fit, parse, shape};
use factbrief::pdf::{Metadata, subset, write, write_subset};
use factbrief::render::{Engine, Selection, Templates, cite, render};
use factbrief_benches::invented::invent;
use factbrief_benches::program::program;
use factbrief_benches::shipped::SHIPPED;
use tempfile::TempDir;

fn shipped() -> Arc<Dossier> {
    let files = read_dossier(Path::new(SHIPPED)).unwrap();
    Arc::new(check(&files, None).dossier.unwrap())
}

fn reading(criterion: &mut Criterion) {
    for facts in [1_000, 20_000] {
        let folder = TempDir::new().unwrap();
        invent(facts, folder.path());
        criterion.bench_function(&format!("read and check {facts} facts"), |bencher| {
            bencher.iter(|| {
                let checked = check(&read_dossier(folder.path()).unwrap(), None);
                assert!(checked.dossier.is_some());
                black_box(checked)
            });
        });
    }
}

/// A shipped brief as cited text, and what its PDF says of it.
fn cited(dossier: &Arc<Dossier>, brief: usize, language: Language, engine: &Engine) -> (String, Metadata) {
    let brief = &dossier.briefs[brief];
    let rendered = render(dossier, brief, language, &Selection::default(), engine).unwrap();
    let metadata = Metadata {
        title: rendered.title.clone(),
        author: "A desk".into(),
        subject: None,
        keywords: Vec::new(),
        language,
        date: dossier.date,
        content_hash: None,
        attachment: None,
    };
    (cite(&rendered, dossier, engine).unwrap().markdown, metadata)
}

fn writing(criterion: &mut Criterion) {
    let dossier = shipped();
    let engine = Engine::new(Templates::new([])).unwrap();
    let fonts = Fonts::embedded();
    for (index, brief) in dossier.briefs.iter().enumerate() {
        for language in Language::ALL {
            let name = format!("{}, {language}", brief.name);
            criterion.bench_function(&format!("one brief to Markdown: {name}"), |bencher| {
                bencher.iter(|| black_box(cited(&dossier, index, language, &engine)));
            });
            let (markdown, metadata) = cited(&dossier, index, language, &engine);
            criterion.bench_function(&format!("one brief to PDF, fonts loaded: {name}"), |bencher| {
                bencher.iter(|| {
                    let page = compose(&parse(&markdown).unwrap(), &Sheet::a4(language), &fonts).unwrap();
                    black_box(write(&page, &fonts, &metadata).unwrap())
                });
            });
        }
    }
}

/// What one page costs, stage by stage; the stages together are "one brief to PDF, fonts loaded".
fn stages(criterion: &mut Criterion) {
    let dossier = shipped();
    let engine = Engine::new(Templates::new([])).unwrap();
    let fonts = Fonts::embedded();
    for language in Language::ALL {
        let (markdown, metadata) = cited(&dossier, 1, language, &engine);
        let sheet = Sheet::a4(language);
        let document = parse(&markdown).unwrap();
        let page = compose(&document, &sheet, &fonts).unwrap();
        let subsets = subset(&page, &fonts).unwrap();
        let mut group = criterion.benchmark_group(format!("one page by stage, {language}"));
        group.bench_function("1 parsing", |bencher| {
            bencher.iter(|| black_box(parse(&markdown).unwrap()));
        });
        group.bench_function("2 shaping", |bencher| {
            bencher.iter(|| black_box(shape(&document, &sheet, &fonts).unwrap()));
        });
        group.bench_function(format!("3 breaking and placing, {} settings", page.settings), |bencher| {
            // Lines that were broken once are kept with the shaped text, so that each run needs its own.
            bencher.iter_batched(
                || shape(&document, &sheet, &fonts).unwrap(),
                |shaped| black_box(fit(&document, &shaped, &sheet).unwrap()),
                criterion::BatchSize::SmallInput,
            );
        });
        group.bench_function("4 subsetting", |bencher| {
            bencher.iter(|| black_box(subset(&page, &fonts).unwrap()));
        });
        group.bench_function("5 writing", |bencher| {
            bencher.iter(|| black_box(write_subset(&page, &subsets, &metadata).unwrap()));
        });
        group.finish();
    }
}

fn command(criterion: &mut Criterion) {
    criterion.bench_function("the whole command, six briefs", |bencher| {
        bencher.iter_batched(
            || TempDir::new().unwrap(),
            |out| {
                let status = Command::new(program())
                    .args(["build", "--out", out.path().to_str().unwrap()])
                    .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
                    .stderr(std::process::Stdio::null())
                    .status();
                assert!(status.unwrap().success());
                out
            },
            criterion::BatchSize::PerIteration,
        );
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = reading, writing, stages, command
}
criterion_main!(benches);
