//! Two dossiers after the pattern of real documents (`tests/dossiers`): nothing in them is refused, nothing is left uncompared,
//! and whatever is changed in a value, a form, a heading or a copy is refused.

#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]
#![allow(clippy::print_stdout, reason = "the score is for whoever runs the test")]

mod copies;
mod dates;
mod forms;
mod project;
mod quantities;

use std::collections::BTreeMap;

use factbrief::check::check;
use factbrief::diagnostic::{ColourChoice, report};
use factbrief::disk::read_dossier;
use factbrief::make::{Themes, Tools, produce};
use factbrief::page::Fonts;
use factbrief::render::{Engine, Templates};
use factbrief::value::{Units, Value};
use factbrief::verify::internals::Text;
use factbrief::verify::{Absence, ArchiveFolder, Memory, Outcome, verify};
use rayon::prelude::*;

use self::project::{Altered, Place, Project, passes, told};
use self::quantities::Wrong;
use crate::support::repo::repo;

const NAMES: [&str; 2] = ["offshore", "kessan"];

/// The sorts of mistakes that these dossiers must give occasion for, so that none is forgotten when they are edited.
const SORTS: [&str; 54] = [
    "about",
    "band",
    "bound",
    "bound of a date",
    "calendar for fiscal year",
    "change for amount",
    "currency",
    "currency in the heading",
    "currency of the source",
    "cut compound",
    "cut currency",
    "cut date",
    "cut digits",
    "cut end",
    "cut margin",
    "cut pair",
    "cut qualifier",
    "cut sign",
    "cut unit",
    "date",
    "date of the source",
    "digit in the copy",
    "direction",
    "end of a period",
    "end of a range",
    "fiscal owner",
    "fiscal owner of the source",
    "half",
    "margin",
    "no heading",
    "number",
    "order",
    "part of",
    "part of a fiscal year",
    "per unit",
    "per unit in the heading",
    "period",
    "prefix",
    "prefix in the heading",
    "qualifier in the copy",
    "quarter",
    "range",
    "rank",
    "ratio",
    "scale",
    "scale in the copy",
    "scale in the heading",
    "score",
    "season",
    "sign",
    "sign in the copy",
    "time",
    "unit in the copy",
    "width of a band",
];

/// The wrong values of a typed one.
fn wrong_values(value: &Value, printed: &str, units: &Units) -> Vec<Wrong> {
    match value {
        Value::Quantity(quantity) => quantities::quantities(quantity, printed, units),
        Value::Pair(pair) => quantities::pairs(pair, units),
        Value::Rank(rank) => dates::ranks(*rank),
        Value::Time(time) => dates::times(time),
        Value::Date(dated) => dates::dates(dated),
        Value::Period(period) => dates::periods(period),
        // Each piece of evidence is for one version.
        Value::Text(_) | Value::Contested(_) => Vec::new(),
    }
}

/// How many mutants there were of each sort, and those that passed.
#[derive(Default)]
struct Score {
    tried: BTreeMap<&'static str, usize>,
    passed: Vec<String>,
}

impl Score {
    fn add(&mut self, sort: &'static str, outcome: &Outcome, name: impl FnOnce() -> String) {
        *self.tried.entry(sort).or_default() += 1;
        if passes(outcome) {
            self.passed.push(format!("{sort}: {}", name()));
        }
    }

    fn and(mut self, other: Self) -> Self {
        for (sort, count) in other.tried {
            *self.tried.entry(sort).or_default() += count;
        }
        self.passed.extend(other.passed);
        self
    }
}

/// Every mutant of one printed form.
fn mutate(project: &Project, place: &Place<'_>) -> Score {
    let mut score = Score::default();
    let (setting, raw) = (project.setting(place), project.copy(place));
    let text = Text::new(raw.to_owned());
    let sound = || Altered {
        printed: place.printed,
        heads: place.heads(),
        value: place.value,
        setting: setting.clone(),
    };
    for (sort, value) in wrong_values(place.value, place.printed, &project.dossier.units) {
        let outcome = place.judge(&text, &Altered { value: &value, ..sound() });
        score.add(sort, &outcome, || format!("{} `{}` as {}", place.name(), place.printed, told(&value)));
    }
    for cut in forms::cuts(place.printed, place.value, &project.dossier.units) {
        let outcome = place.judge(&text, &Altered { printed: cut.printed, value: &cut.value, ..sound() });
        let name =
            || format!("{} `{}` of `{}` as {}", place.name(), cut.printed, place.printed, told(&cut.value));
        score.add(cut.sort, &outcome, name);
    }
    for other in copies::beside(place, raw, setting.language).into_iter().chain(copies::headed(place, raw)) {
        let heads: Vec<&str> = other.heads.iter().map(String::as_str).collect();
        let outcome =
            place.judge(&Text::new(other.copy.clone()), &Altered { heads: heads.clone(), ..sound() });
        let name = || {
            let at = other.copy.find(place.printed).unwrap_or_default();
            let end = other.copy.len().min(at + place.printed.len() + 12);
            let shown =
                String::from_utf8_lossy(&other.copy.as_bytes()[at.saturating_sub(6)..end]).into_owned();
            format!("{} `{}` in `{shown}` under {heads:?}", place.name(), place.printed)
        };
        score.add(other.sort, &outcome, name);
    }
    for (sort, setting) in copies::settings(place, &setting) {
        let outcome = place.judge(&text, &Altered { setting: setting.clone(), ..sound() });
        let name = || {
            format!("{} `{}` with {:?} {:?}", place.name(), place.printed, setting.fiscal, setting.currency)
        };
        score.add(sort, &outcome, name);
    }
    score
}

#[test]
fn every_figure_is_compared_and_nothing_is_refused() {
    let engine = Engine::new(Templates::new([])).unwrap();
    let (themes, fonts) = (Themes::new(&[]).unwrap(), Fonts::embedded());
    for name in NAMES {
        let root = repo("tests/dossiers");
        let files = read_dossier(&root.join("briefs").join(name)).unwrap();
        let checked = check(&files, None);
        let said = |found| report(found, ColourChoice::Plain);
        let wrong: String = checked.diagnostics.iter().map(said).collect();
        assert!(wrong.is_empty(), "{wrong}");
        let dossier = checked.dossier.unwrap();
        let archive = ArchiveFolder::new(&root.join("archive").join(name)).unwrap();
        let found = verify(&dossier, &archive, &Memory::default(), Absence::Mistake).unwrap();
        let wrong: String = found.diagnostics.iter().map(said).collect();
        assert!(wrong.is_empty(), "{wrong}");
        let tools = Tools { engine: &engine, themes: &themes, fonts: &fonts };
        let made = produce(name.to_owned(), check(&files, None), Some(&tools));
        let wrong: String = made.diagnostics.iter().map(said).collect();
        assert!(wrong.is_empty(), "{wrong}");
        assert!(!made.outputs.is_empty(), "{name} makes no pages");
        let open: Vec<_> = found.findings.iter().filter(|one| one.outcome != Outcome::ValueFound).collect();
        assert!(open.is_empty(), "{open:#?}");
    }
}

/// Mistakes that pass, by their beginnings, and why.
const OPEN: [(&str, &str); 2] = [
    ("nordsiel-staff.now `310`", "310,000 is 310 with its decimals in German, so nothing else is said"),
    ("bound of a date: grid-cost.year `bis 2030`", "bis is by as well as until, and the typed bound tells"),
];

#[test]
fn every_mistake_is_refused() {
    let projects = NAMES.map(Project::read);
    let all =
        projects.iter().flat_map(|project| project.places().into_iter().map(move |place| (project, place)));
    let all: Vec<_> = all.collect();
    let score =
        all.par_iter().map(|(project, place)| mutate(project, place)).reduce(Score::default, Score::and);
    for (sort, count) in &score.tried {
        println!("{sort:<30} {count:>6}");
    }
    let tried: usize = score.tried.values().sum();
    println!("{:<30} {tried:>6}, {} passed", "all", score.passed.len());
    let passed: Vec<&String> =
        score.passed.iter().filter(|one| !OPEN.iter().any(|(open, _)| one.contains(open))).collect();
    assert!(passed.is_empty(), "{} of {tried} pass: {passed:#?}", passed.len());
    let missing: Vec<_> = SORTS.iter().filter(|sort| !score.tried.contains_key(**sort)).collect();
    assert!(missing.is_empty(), "these dossiers have nothing for {missing:?}");
    assert!(tried > 10_000, "only {tried} mistakes were tried");
}
