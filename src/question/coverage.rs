//! How well the figures of a brief stand: how many a comparison has confirmed, and what else a reader should know of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::proof::Proofs;
use crate::model::{Dossier, Evidence, Fact, independent_origins, supports};
use crate::verify::Outcome;

/// The figures of a brief, counted. Each is in one of the first five counts; the others count across them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct Coverage {
    /// The dossier.
    pub dossier: String,
    /// The brief.
    pub brief: String,
    /// All of them: values and companions of every fact that the brief prints, terms left aside.
    pub figures: usize,
    /// Found in an archived source, where they read as the typed value.
    pub verified: usize,
    /// Found there and compared by their author's eye.
    pub by_eye: usize,
    /// Such that the archived source can't show them, as their author says.
    pub unverifiable: usize,
    /// Looked for, and not found, not read or different.
    pub unconfirmed: usize,
    /// Compared with nothing, since the archived source isn't here.
    pub not_compared: usize,
    /// Of a fact on which sources differ.
    pub contested: usize,
    /// Of a fact that should have been looked at again by that day, or computed from one, or of a plan that has passed its date since the page was dated.
    pub stale: usize,
    /// Resting on one origin alone.
    pub one_origin: usize,
}

/// How one figure stands, best first; the strongest of its evidence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FigureState {
    Verified,
    ByEye,
    Unverifiable,
    Unconfirmed,
    NotCompared,
}

impl Coverage {
    /// Counts the figures of these facts, which a brief prints.
    pub fn of(
        dossier: &Dossier,
        brief: &str,
        facts: &BTreeSet<usize>,
        proofs: &Proofs,
        on: NaiveDate,
    ) -> Self {
        let mut counts = Self { dossier: dossier.name.clone(), brief: brief.to_owned(), ..Self::default() };
        for fact in facts.iter().filter_map(|&fact| dossier.facts.get(fact)) {
            for (figure, _) in fact.figures() {
                counts.figures += 1;
                *match state(dossier, fact, figure, proofs) {
                    FigureState::Verified => &mut counts.verified,
                    FigureState::ByEye => &mut counts.by_eye,
                    FigureState::Unverifiable => &mut counts.unverifiable,
                    FigureState::Unconfirmed => &mut counts.unconfirmed,
                    FigureState::NotCompared => &mut counts.not_compared,
                } += 1;
                counts.contested += usize::from(figure == "value" && fact.contested().is_some());
                counts.stale += usize::from(is_stale(dossier, fact, figure, on));
                counts.one_origin += usize::from(has_one_origin(dossier, fact, figure));
            }
        }
        counts
    }

    /// The share of the figures that were verified, in whole per cent, rounded down so that 100 means all. A brief without
    /// figures has nothing that could be wrong.
    pub fn percent(&self) -> usize {
        (self.verified * 100).checked_div(self.figures).unwrap_or(100)
    }
}

/// Whether somebody should look at the fact again, or at what the figure is computed from, before it is relied on that day.
fn is_stale(dossier: &Dossier, fact: &Fact, figure: &str, on: NaiveDate) -> bool {
    dossier.is_figure_overdue(fact, figure, on) || dossier.has_lapsed_since(fact, on)
}

/// Whether a figure rests on one origin alone, or one of those does that it comes from.
fn has_one_origin(dossier: &Dossier, fact: &Fact, figure: &str) -> bool {
    supports(dossier, fact, figure).iter().any(|group| independent_origins(group, &dossier.sources) < 2)
}

fn state(dossier: &Dossier, fact: &Fact, figure: &str, proofs: &Proofs) -> FigureState {
    match &fact.derivation {
        // No better than the worst of the figures that it comes from.
        Some(derivation) => {
            let leaves = derivation.leaves_of(figure);
            let each = leaves.filter_map(|leaf| Some(own(dossier.fact(&leaf.fact)?, &leaf.figure, proofs)));
            each.max().unwrap_or(FigureState::NotCompared)
        }
        None => own(fact, figure, proofs),
    }
}

/// The same of a figure that no formula gives. Of a contested one, every version must stand.
fn own(fact: &Fact, figure: &str, proofs: &Proofs) -> FigureState {
    let best = |evidence: &mut dyn Iterator<Item = &Evidence>| {
        let states = evidence.flat_map(|one| {
            let outcomes = proofs.outcomes(one);
            outcomes.into_iter().filter(|(name, _)| *name == figure).map(|(_, outcome)| judged(outcome))
        });
        states.min().unwrap_or(match proofs {
            Proofs::Compared(..) => FigureState::Unconfirmed,
            Proofs::Elsewhere(_) | Proofs::NoArchive => FigureState::NotCompared,
        })
    };
    match fact.contested().filter(|_| figure == "value") {
        None => best(&mut fact.evidence.iter()),
        Some(contested) => {
            let versions = 0..contested.versions.len();
            let of = |version| best(&mut fact.evidence.iter().filter(|one| one.version == Some(version)));
            versions.map(of).max().unwrap_or(FigureState::NotCompared)
        }
    }
}

fn judged(outcome: &Outcome) -> FigureState {
    match outcome {
        Outcome::ValueFound | Outcome::TermFound => FigureState::Verified,
        Outcome::ByEye => FigureState::ByEye,
        Outcome::Unverifiable { .. } => FigureState::Unverifiable,
        Outcome::NoCopy => FigureState::NotCompared,
        Outcome::ValueDiffers { .. }
        | Outcome::Unread { .. }
        | Outcome::NoReader
        | Outcome::NotFound { .. }
        | Outcome::Ambiguous { .. }
        | Outcome::NoHeading { .. }
        | Outcome::NotOnPage { .. }
        | Outcome::Joined
        | Outcome::NothingPrinted => FigureState::Unconfirmed,
    }
}
