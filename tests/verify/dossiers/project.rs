//! A dossier of `tests/dossiers` with its archived copies, and every printed form in them with what it is judged by.

use std::collections::BTreeMap;
use std::fs;

use factbrief::check::check;
use factbrief::diagnostic::{ColourChoice, Severity, Span, report};
use factbrief::disk::read_dossier;
use factbrief::model::{Dossier, Lines};
use factbrief::reading::SourceSetting;
use factbrief::value::Value;
use factbrief::verify::internals::Text;
use factbrief::verify::{JudgedForm, Outcome, judge};

use crate::support::repo::repo;

/// A dossier that was read, with the copies of its sources by their ids.
pub struct Project {
    pub dossier: Dossier,
    pub copies: BTreeMap<String, String>,
}

/// One printed form of a dossier.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub fact: &'a str,
    pub figure: &'a str,
    pub printed: &'a str,
    pub heads: &'a [(String, Span)],
    pub lines: Option<Lines>,
    pub unit_lines: Option<Lines>,
    pub value: &'a Value,
    /// The index of its source.
    pub source: usize,
}

/// A printed form, its source and the value, of which something was changed.
pub struct Altered<'a> {
    pub printed: &'a str,
    pub heads: Vec<&'a str>,
    pub value: &'a Value,
    pub setting: SourceSetting<'a>,
}

impl Project {
    /// Reads a dossier of `tests/dossiers` by its name. It must be sound.
    pub fn read(name: &str) -> Self {
        let root = repo("tests/dossiers");
        let checked = check(&read_dossier(&root.join("briefs").join(name)).unwrap(), None);
        let wrong: String = checked
            .diagnostics
            .iter()
            .filter(|found| found.severity() == Severity::Error)
            .map(|found| report(found, ColourChoice::Plain))
            .collect();
        assert!(wrong.is_empty(), "{wrong}");
        let dossier = checked.dossier.unwrap();
        let archive = root.join("archive").join(name);
        let copy = |file: &str| fs::read_to_string(archive.join(file)).unwrap();
        let copies = dossier.sources.iter().filter_map(|source| {
            let (file, _) = source.file.as_ref()?;
            Some((source.id.clone(), copy(file)))
        });
        let copies = copies.collect();
        Self { dossier, copies }
    }

    /// Every printed form that a value is compared with.
    pub fn places(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        for fact in &self.dossier.facts {
            for evidence in &fact.evidence {
                for (figure, (printed, _)) in &evidence.as_printed {
                    let Some(value) = fact.value_named(figure) else { continue };
                    places.push(Place {
                        fact: &fact.id,
                        figure,
                        printed,
                        heads: &evidence.printed_unit,
                        lines: evidence.lines,
                        unit_lines: evidence.unit_lines,
                        value,
                        source: evidence.source,
                    });
                }
            }
        }
        places
    }

    /// The copy of the source of a place.
    pub fn copy(&self, place: &Place<'_>) -> &str {
        &self.copies[&self.dossier.sources[place.source].id]
    }

    /// How the source of a place is read.
    pub fn setting(&self, place: &Place<'_>) -> SourceSetting<'_> {
        self.dossier.sources[place.source].setting(&self.dossier.units).unwrap()
    }
}

impl Place<'_> {
    /// The words that give its unit.
    pub fn heads(&self) -> Vec<&str> {
        self.heads.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// What the program says of something altered at this place.
    pub fn judge(&self, copy: &Text, altered: &Altered<'_>) -> Outcome {
        let form = JudgedForm {
            printed: altered.printed,
            lines: self.lines,
            heads: &altered.heads,
            unit_lines: self.unit_lines,
            value: Some(altered.value),
            by_eye: None,
        };
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| judge(copy, &form, Some(&altered.setting))))
            .unwrap_or(Outcome::ByEye)
    }

    /// A name for messages.
    pub fn name(&self) -> String {
        format!("{}.{}", self.fact, self.figure)
    }
}

/// Whether an outcome lets a figure pass.
pub fn passes(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::ValueFound | Outcome::TermFound | Outcome::ByEye)
}

/// A value in a few words, for messages.
pub fn told(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => {
            let about = if quantity.about { "about " } else { "" };
            format!("{about}{:?} {:?} {}", quantity.sense, quantity.bound, quantity.unit.id)
        }
        other => format!("{other:?}"),
    }
}
