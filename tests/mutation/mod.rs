//! Mutation score: sound dossiers are changed so that the page is wrong, and each change must be told for what it is.
//!
//! `list` is what is changed and must be told; `open` names what isn't told, and why. `generate` makes the dossiers,
//! `apply` changes their files, `outputs` judges and changes what was made of them. The score by subject is printed:
//! `cargo test mutation:: -- --nocapture`.

#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]
#![allow(clippy::print_stdout, reason = "the score is for whoever runs the test")]

mod apply;
mod dossier;
mod doubt;
mod drawn;
mod figure;
mod generate;
mod list;
mod open;
mod outputs;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use factbrief::check::{check, compare_languages};
use factbrief::diagnostic::{ColourChoice, Diagnostic, Severity, SourceText, report};
use factbrief::make::{Themes, Tools, produce};
use factbrief::manifest::OutputFormat;
use factbrief::page::Fonts;
use factbrief::reading::{Mismatch, compare};
use factbrief::render::{Engine, Selection, Templates, cite, render};
use rayon::prelude::*;

use self::apply::{Changed, apply};
use self::dossier::Written;
use self::dossier::{Dossier, Layout};
use self::figure::Val;
use self::generate::{DOSSIERS, generate};
use self::list::{Change, Told, UnitGroup};
use self::open::{FAULTY, PENDING, SURVIVORS};
use self::outputs::{Damage, Page, damage};
use crate::pdf::conformance::text_with_citations;
use crate::support::seed::Random;

/// What every check needs.
struct Bench {
    engine: Arc<Engine>,
    themes: Themes,
    fonts: Fonts,
}

impl Bench {
    fn new(templates: &[(String, String)]) -> Self {
        let own = templates.iter().map(|(name, text)| {
            let path = format!("templates/{name}");
            Arc::new(SourceText { path, text: text.clone() })
        });
        let engine = Engine::new(Templates::new(own)).unwrap();
        Self { engine: Arc::new(engine), themes: Themes::new(&[]).unwrap(), fonts: Fonts::embedded() }
    }

    /// What is found before a page is set: of the files, and of the drafts in each language.
    fn read(&self, written: &Written) -> Vec<Diagnostic> {
        let checked = check(&written.files(), None);
        let mut found = checked.diagnostics;
        let Some(dossier) = checked.dossier.map(Arc::new) else { return found };
        for (brief, language) in dossier
            .briefs
            .iter()
            .flat_map(|brief| dossier.languages.iter().map(move |language| (brief, *language)))
        {
            let cited = render(&dossier, brief, language, &Selection::default(), &self.engine)
                .and_then(|draft| cite(&draft, &dossier, &self.engine));
            found.extend(cited.err().into_iter().flatten());
        }
        // As a build compares them: once the drafts are right.
        if found.iter().all(|one| one.severity() != Severity::Error) {
            found.extend(dossier.briefs.iter().flat_map(|brief| compare_languages(brief, &dossier)));
        }
        found
    }

    /// Everything that is made of a dossier: what the command `check` says of it, and its pages.
    fn make(&self, dossier: &Dossier) -> Made {
        let tools = Tools { engine: &self.engine, themes: &self.themes, fonts: &self.fonts };
        let files = dossier.write().files();
        let outcome = produce("made".to_owned(), check(&files, None), Some(&tools));
        let pages = dossier.languages.iter().map(|lang| {
            let mut page =
                Page { lang: *lang, markdown: String::new(), pdf: String::new(), pictures: Vec::new() };
            for output in outcome.outputs.iter().filter(|output| output.language.tag() == dossier::tag(*lang))
            {
                let text = || String::from_utf8(output.bytes.clone()).unwrap();
                match output.format {
                    OutputFormat::Markdown => page.markdown = text(),
                    OutputFormat::Pdf => page.pdf = text_with_citations(output.bytes.clone()),
                    OutputFormat::Svg => page.pictures.push(text()),
                    OutputFormat::Png | OutputFormat::Jpeg => {
                        unreachable!("none of these dossiers has a picture of its author's")
                    }
                }
            }
            page
        });
        Made { dossier: dossier.clone(), pages: pages.collect(), diagnostics: outcome.diagnostics }
    }
}

/// A dossier and what was made of it.
struct Made {
    dossier: Dossier,
    pages: Vec<Page>,
    diagnostics: Vec<Diagnostic>,
}

/// All dossiers, made once for all tests.
fn all_made() -> &'static [Made] {
    static MADE: OnceLock<Vec<Made>> = OnceLock::new();
    MADE.get_or_init(|| {
        let dossiers: Vec<Dossier> = (1..=DOSSIERS).map(generate).collect();
        let bench = Bench::new(&dossiers[0].write().templates);
        dossiers.par_iter().map(|dossier| bench.make(dossier)).collect()
    })
}

fn printed(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| report(diagnostic, ColourChoice::Plain)).collect()
}

#[test]
fn unchanged_dossiers_are_sound() {
    let wrong: Vec<String> = all_made()
        .iter()
        .filter(|made| !made.diagnostics.is_empty())
        .map(|made| format!("seed {}\n{}", made.dossier.seed, printed(&made.diagnostics)))
        .collect();
    assert!(wrong.is_empty(), "{} of them are not: {}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
}

/// How many dossiers each change is tried on.
const TRIES: usize = 3;

/// What became of a change.
#[derive(Debug, Default)]
struct Verdict {
    tried: usize,
    caught: usize,
    /// Another code at the place.
    otherwise: Option<&'static str>,
    /// What was said instead, of the first dossier that wasn't told right.
    instead: Option<String>,
}

/// The codes of the messages at the place that a change must be told at: the key, and of a printed form its text.
fn codes_at_place(changed: &Changed, written: &Written, found: &[Diagnostic]) -> BTreeSet<&'static str> {
    let is_there = |diagnostic: &&Diagnostic| {
        let Some(span) = &diagnostic.span else { return false };
        let key = written.key(span);
        let said = span.text().trim_matches('"');
        changed.places.iter().any(|(place, form)| {
            let same = form.as_ref().is_none_or(|form| said.contains(form.as_str()) || form.contains(said));
            key == Some(place) && same
        })
    };
    found.iter().filter(is_there).map(|diagnostic| diagnostic.code.name()).collect()
}

fn judge(change: &Change, dossiers: &[Dossier], bench: &Bench) -> Verdict {
    let mut verdict = Verdict::default();
    let Told::Code(codes, _) = change.told else { return verdict };
    let start = change.name.bytes().map(usize::from).sum::<usize>();
    for at in 0..dossiers.len() {
        let sound = &dossiers[(start + at) % dossiers.len()];
        let mut random = Random(sound.seed);
        let Some(changed) = apply(change, sound, &mut random) else { continue };
        let written = changed.dossier.write();
        let found = bench.read(&written);
        verdict.tried += 1;
        let said = codes_at_place(&changed, &written, &found);
        if codes.iter().any(|code| said.contains(code)) {
            verdict.caught += 1;
        } else if verdict.instead.is_none() {
            let places: Vec<&String> = changed.places.iter().map(|(place, _)| place).collect();
            let printed = printed(&found);
            verdict.instead = Some(format!("seed {}, expected at {places:?}\n{printed}", sound.seed));
        }
        if verdict.otherwise.is_none() && codes.iter().all(|code| !said.contains(code)) {
            verdict.otherwise = said.first().copied();
        }
        if verdict.tried == TRIES {
            break;
        }
    }
    verdict
}

#[test]
fn each_change_is_told_for_what_it_is() {
    let dossiers: Vec<Dossier> = (1..=DOSSIERS).map(generate).collect();
    let bench = Bench::new(&dossiers[0].write().templates);
    let changes: Vec<Change> =
        list::changes().into_iter().filter(|change| change.told != Told::ByOutputs).collect();
    let verdicts: Vec<Verdict> = changes.par_iter().map(|change| judge(change, &dossiers, &bench)).collect();
    conclude(changes.iter().zip(verdicts));
}

fn judge_damage(change: &Change) -> Verdict {
    let mut verdict = Verdict::default();
    let all = all_made();
    let start = change.name.bytes().map(usize::from).sum::<usize>();
    for at in 0..all.len() {
        let made = &all[(start + at) % all.len()];
        let Some(page) = made.pages.get(at % made.pages.len()) else { continue };
        match damage(&made.dossier, page, change.subject, change.edit, at) {
            Damage::None => continue,
            Damage::Seen => verdict.caught += 1,
            Damage::Unseen(changed) => {
                let seed = made.dossier.seed;
                verdict.instead = verdict.instead.or_else(|| Some(format!("seed {seed}\n{changed}")));
            }
        }
        verdict.tried += 1;
        if verdict.tried == TRIES {
            break;
        }
    }
    verdict
}

#[test]
fn each_change_of_an_output_is_seen() {
    let changes: Vec<Change> =
        list::changes().into_iter().filter(|change| change.told == Told::ByOutputs).collect();
    let verdicts: Vec<Verdict> = changes.iter().map(judge_damage).collect();
    conclude(changes.iter().zip(verdicts));
}

/// Unchanged pages pass the judge, but for what `FAULTY` names.
#[test]
fn unchanged_pages_say_what_they_must() {
    let mut faulty: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for made in all_made() {
        for page in &made.pages {
            for (subjects, what) in outputs::judge(&made.dossier, page) {
                let of = format!("seed {}, {}: {what}", made.dossier.seed, dossier::tag(page.lang));
                for subject in subjects {
                    faulty.entry(list::label(subject)).or_insert((0, of.clone())).0 += 1;
                }
            }
        }
    }
    for (label, (times, first)) in &faulty {
        println!("{label:<28} {times:>5}  {first}");
    }
    let found: BTreeSet<&str> = faulty.keys().map(String::as_str).collect();
    let named: BTreeSet<&str> = FAULTY.iter().flat_map(|(_, labels)| labels.iter().copied()).collect();
    assert_eq!(found, named, "take out of `FAULTY` what is right now");
}

/// Prints the score by subject, and fails for whatever isn't as the lists say.
fn conclude<'a>(judged: impl Iterator<Item = (&'a Change, Verdict)>) {
    let mut rows: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (change, verdict) in judged {
        let row = rows.entry(list::label(change.subject)).or_default();
        row[0] += 1;
        let survivor = SURVIVORS.iter().any(|(name, _)| *name == change.name);
        let pending = PENDING.iter().any(|(_, names)| names.contains(&change.name.as_str()));
        let caught = verdict.caught == verdict.tried && verdict.tried > 0;
        let instead = verdict.instead.unwrap_or_default();
        match (caught, survivor, pending) {
            _ if verdict.tried == 0 => wrong.push(format!("{}: no dossier has what it changes", change.name)),
            (true, false, false) => row[1] += 1,
            (false, true, false) => row[2] += 1,
            (false, false, true) => {
                row[3] += 1;
                println!("pending {}: {instead}", change.name);
                // A check that is there now may have another name than the list thought.
                if let Some(code) = verdict.otherwise {
                    wrong.push(format!("{}: is told now at its place, but as `{code}`", change.name));
                }
            }
            (true, _, _) => wrong.push(format!("{}: is told now; take it out of `open.rs`", change.name)),
            (false, _, _) => wrong.push(format!("{}: isn't told, but: {instead}", change.name)),
        }
    }
    println!("{:<28} {:>7} {:>6} {:>9} {:>7}", "", "changes", "told", "survivors", "pending");
    for (subject, [all, told, survive, wait]) in &rows {
        println!("{subject:<28} {all:>7} {told:>6} {survive:>9} {wait:>7}");
    }
    assert!(wrong.is_empty(), "{} entries:\n{}", wrong.len(), wrong.join("\n"));
}

/// The printed forms that the program's reader doesn't read as the typed value.
fn misread(written: &Written) -> Vec<(String, String, Mismatch)> {
    let checked = check(&written.files(), None);
    let dossier = checked.dossier.unwrap();
    let mut found = Vec::new();
    for fact in &dossier.facts {
        for evidence in &fact.evidence {
            let setting = dossier.sources[evidence.source].setting(&dossier.units).unwrap();
            for (name, (form, span)) in &evidence.as_printed {
                if let Err(error) = compare(form, &[], fact.value_named(name).unwrap(), &setting) {
                    found.push((written.key(span).unwrap().to_owned(), form.clone(), error));
                }
            }
        }
    }
    found
}

#[test]
fn the_printed_forms_of_unchanged_dossiers_are_read_as_their_values() {
    for seed in 1..=DOSSIERS {
        let found = misread(&generate(seed).write());
        assert!(found.is_empty(), "seed {seed}: {found:?}");
    }
}

#[test]
fn the_dossiers_use_every_layout_both_languages_own_units_and_own_templates() {
    let dossiers: Vec<Dossier> = (1..=DOSSIERS).map(generate).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut see = |what: String| *seen.entry(what).or_default() += 1;
    for dossier in &dossiers {
        see(format!("{:?}", dossier.languages));
        see(format!("template {}", dossier.brief.template.unwrap_or(dossier.brief.audience)));
        for section in &dossier.brief.sections {
            see(format!("layout {}", section.layout.name()));
        }
        let figures = dossier.facts.iter().flat_map(|fact| &fact.figures);
        if figures
            .clone()
            .any(|figure| matches!(&figure.val, Val::Amount(amount) if amount.unit.group == UnitGroup::Own))
        {
            see("own unit".to_owned());
        }
    }
    let expected = Layout::ALL.map(|layout| format!("layout {}", layout.name()));
    let others = ["[En, Ja]", "[En]", "[Ja]", "template board", "template sheet.md.j2", "own unit"];
    for what in expected.into_iter().chain(others.map(str::to_owned)) {
        assert!(seen.get(&what).copied().unwrap_or_default() >= 10, "{what} is in fewer than ten dossiers");
    }
}

#[test]
fn survivors_are_few_and_no_subject_has_only_survivors() {
    let changes = list::changes();
    assert!(SURVIVORS.len() * 50 <= changes.len(), "{} of {}", SURVIVORS.len(), changes.len());
    let names: BTreeSet<&str> = changes.iter().map(|change| change.name.as_str()).collect();
    let open = SURVIVORS.iter().map(|(name, _)| name).chain(PENDING.iter().flat_map(|(_, names)| *names));
    for name in open {
        assert!(names.contains(name), "`{name}` isn't in the list");
    }
    for change in &changes {
        let mut others = changes.iter().filter(|other| other.subject == change.subject);
        let told = others.any(|other| SURVIVORS.iter().all(|(name, _)| *name != other.name));
        assert!(told, "nothing tells any change of {}", list::label(change.subject));
    }
}

#[test]
fn every_subject_has_three_changes_and_every_change_a_name_of_its_own() {
    let changes = list::changes();
    let names: BTreeSet<&str> = changes.iter().map(|change| change.name.as_str()).collect();
    assert_eq!(names.len(), changes.len());
    let mut subjects: BTreeMap<String, usize> = BTreeMap::new();
    for change in &changes {
        *subjects.entry(list::label(change.subject)).or_default() += 1;
    }
    let few: Vec<_> = subjects.iter().filter(|(_, count)| **count < 3).collect();
    assert!(few.is_empty(), "{few:?}");
}
