//! The fit ladder against brute force: the first rung at which every language fits, and never one further.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use factbrief::check::check;
use factbrief::disk::read_dossier;
use factbrief::language::Language;
use factbrief::make::{DossierOutcome, Themes, Tools, produce};
use factbrief::model::Dossier;
use factbrief::page::{Fonts, Sheet, compose, parse};
use factbrief::render::{Concession, Engine, Selection, Templates, cite, concessions, render, select};
use tempfile::TempDir;

/// A fact of a generated brief: its length in sentences, its priority, whether it must stand.
#[derive(Clone, Copy)]
struct Spec {
    sentences: usize,
    priority: u8,
    must: bool,
}

/// A small generator (xorshift, Marsaglia 2003), so that each run is the same.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn write(folder: &Path, specs: &[Spec], tell: bool) {
    fs::create_dir_all(folder.join("facts")).unwrap();
    fs::write(
        folder.join("dossier.toml"),
        "title.en = \"Ports\"\ntitle.ja = \"港\"\nlanguages = [\"en\", \"ja\"]\ndate = 2026-11-21\npublisher = \"Harbour office\"\n",
    )
    .unwrap();
    fs::write(
        folder.join("sources.toml"),
        "[report]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Harbour report\"\npublisher = \"Harbour office\"\nlanguage = \"en\"\n",
    )
    .unwrap();
    let mut facts = String::from("[defaults]\nas-of = 2026-01-31\nstatus = \"confirmed\"\n");
    let mut ids = Vec::new();
    for (index, spec) in specs.iter().enumerate() {
        let en = "The berth was deepened and the quay behind it was rebuilt after the storm. "
            .repeat(spec.sentences);
        let ja = "岸壁は増深され、背後の埠頭は嵐のあとに改築された。".repeat(spec.sentences);
        write!(
            facts,
            "\n[f{index}]\nstatement.en = \"{}\"\nstatement.ja = \"{ja}\"\nshort.en = \"Berth deepened\"\nshort.ja = \"岸壁の増深\"\n\
             priority = {}\nmust = {}\nevidence = [{{ source = \"report\", locator = \"page 1\" }}]\n",
            en.trim_end(),
            spec.priority,
            spec.must,
        )
        .unwrap();
        ids.push(format!("\"f{index}\""));
    }
    fs::write(folder.join("facts/a.toml"), facts).unwrap();
    let brief = format!(
        "audience = \"investor\"\ntell-omitted = {tell}\ntitle.en = \"Ports\"\ntitle.ja = \"港湾の整備\"\nbottom-line.en = \"It is so.\"\n\
         bottom-line.ja = \"そうである。\"\n[[section]]\nheading.en = \"Works\"\nheading.ja = \"工事\"\nfacts = [{}]\n",
        ids.join(", ")
    );
    fs::write(folder.join("board.toml"), brief).unwrap();
}

fn dossier(folder: &Path) -> Arc<Dossier> {
    Arc::new(check(&read_dossier(folder).unwrap(), None).dossier.unwrap())
}

fn fits(dossier: &Arc<Dossier>, engine: &Engine, fonts: &Fonts, selection: &Selection) -> bool {
    Language::ALL.iter().all(|&language| {
        let rendered = render(dossier, &dossier.briefs[0], language, selection, engine).unwrap();
        let cited = cite(&rendered, dossier, engine).unwrap();
        compose(&parse(&cited.markdown).unwrap(), &Sheet::a4(language), fonts).is_ok()
    })
}

fn built(folder: &Path, engine: &Engine, fonts: &Fonts) -> DossierOutcome {
    let themes = Themes::new(&[]).unwrap();
    let tools = Tools { engine, themes: &themes, fonts };
    produce("generated".to_owned(), check(&read_dossier(folder).unwrap(), None), Some(&tools))
}

/// Ids left out of the only brief.
fn omitted(outcome: &DossierOutcome) -> Vec<String> {
    outcome.conceded.first().map(|conceded| conceded.omitted.clone()).unwrap_or_default()
}

fn specs(random: &mut Random, number: usize) -> Vec<Spec> {
    let mut spec = || Spec {
        sentences: 1 + random.below(5) as usize,
        priority: random.below(100) as u8,
        must: random.below(6) == 0,
    };
    (0..number).map(|_| spec()).collect()
}

#[test]
fn the_first_rung_that_fits_is_taken() {
    let engine = Engine::new(Templates::new([])).unwrap();
    let fonts = Fonts::embedded();
    for seed in 1..=8 {
        let mut random = Random(seed * 0x9e37_79b9);
        let number = 12 + random.below(14) as usize;
        let folder = TempDir::new().unwrap();
        write(folder.path(), &specs(&mut random, number), false);
        let dossier = dossier(folder.path());
        let rungs = concessions(&dossier, &dossier.briefs[0]);
        let first = (0..=rungs.len()).find(|&rung| fits(&dossier, &engine, &fonts, &select(&rungs[..rung])));
        let outcome = built(folder.path(), &engine, &fonts);
        let Some(first) = first else {
            assert!(outcome.failed(), "seed {seed}: nothing fits, and yet it was built");
            continue;
        };
        assert!(!outcome.failed(), "seed {seed}: {:?}", outcome.diagnostics);
        let expected: Vec<String> =
            select(&rungs[..first]).omitted.iter().map(|&fact| dossier.facts[fact].id.clone()).collect();
        assert_eq!(omitted(&outcome), expected, "seed {seed}");
        assert!(expected.iter().all(|id| !dossier.fact(id).unwrap().must), "seed {seed}");
        let [one, ..] = outcome.outputs.as_slice() else { panic!("seed {seed}: no output") };
        assert!(
            outcome.outputs.iter().all(|output| output.facts == one.facts),
            "seed {seed}: facts differ by language"
        );
    }
}

#[test]
fn a_fact_more_never_changes_which_facts_of_higher_priority_appear() {
    let engine = Engine::new(Templates::new([])).unwrap();
    let fonts = Fonts::embedded();
    for seed in 1..=6 {
        let mut random = Random(seed * 0x51ed_270b);
        let mut specs = specs(&mut random, 22);
        let folder = TempDir::new().unwrap();
        write(folder.path(), &specs, true);
        let before = built(folder.path(), &engine, &fonts);
        // The new fact stands last, with a priority of its own.
        let priority = 30;
        specs.iter_mut().filter(|spec| spec.priority == priority).for_each(|spec| spec.priority += 1);
        write(folder.path(), &specs, true);
        let before = if before.failed() { continue } else { built(folder.path(), &engine, &fonts) };
        specs.push(Spec { sentences: 3, priority, must: false });
        write(folder.path(), &specs, true);
        let after = built(folder.path(), &engine, &fonts);
        assert!(!after.failed(), "seed {seed}");
        let above = |outcome: &DossierOutcome| -> Vec<String> {
            let dossier = outcome.dossier.as_ref().unwrap();
            omitted(outcome).into_iter().filter(|id| dossier.fact(id).unwrap().priority > priority).collect()
        };
        // The first fact that is left out brings the line that says so, which may need the room of one more.
        let first = omitted(&before).is_empty() && !omitted(&after).is_empty();
        let (before, after) = (above(&before), above(&after));
        assert!(after.starts_with(&before) || before.iter().all(|id| after.contains(id)), "seed {seed}");
        assert!(after.len() <= before.len() + usize::from(first), "seed {seed}: {before:?} {after:?}");
    }
}

#[test]
fn the_order_is_short_forms_first_then_the_lowest_priority_and_of_equals_the_later() {
    let folder = TempDir::new().unwrap();
    let spec = |priority, must| Spec { sentences: 1, priority, must };
    write(folder.path(), &[spec(50, false), spec(10, true), spec(20, false), spec(50, false)], false);
    let dossier = dossier(folder.path());
    let rungs = concessions(&dossier, &dossier.briefs[0]);
    use Concession::{Omit, Short};
    assert_eq!(rungs, [Short(2), Short(3), Short(0), Omit(2), Omit(3), Omit(0)]);
}

#[test]
fn a_page_that_tells_says_in_every_language_how_many_points_it_lacks() {
    let engine = Engine::new(Templates::new([])).unwrap();
    let folder = TempDir::new().unwrap();
    let long = Spec { sentences: 6, priority: 50, must: true };
    let mut specs = vec![long; 10];
    specs.extend([Spec { sentences: 4, priority: 20, must: false }; 36]);
    write(folder.path(), &specs, true);
    let outcome = built(folder.path(), &engine, &Fonts::embedded());
    let number = omitted(&outcome).len();
    assert!(number > 1, "{:?}", outcome.diagnostics);
    let text = |name: &str| {
        let output = outcome.outputs.iter().find(|output| output.file_name() == name).unwrap();
        String::from_utf8(output.bytes.clone()).unwrap()
    };
    assert!(text("board.en.md").contains(&format!("\n{number} points omitted for space.\n")));
    assert!(text("board.ja.md").contains(&format!("\n紙幅の都合で{number}項目を省いた。\n")));
}
