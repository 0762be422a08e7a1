//! What a reader is told of the changes since an earlier copy.

use chrono::NaiveDate;

use crate::draft::Since;
use crate::ledger::Copy;
use crate::model::Dossier;
use crate::recall::{Deviation, Outdated, outdated};

/// What has changed between a copy and the brief as it is now, whose facts are `now`. Facts that the brief doesn't
/// print, or that aren't for its audience any more, are only counted.
pub fn since(copy: &Copy, dossier: &Dossier, now: &[usize]) -> Option<Since> {
    let date = NaiveDate::parse_from_str(&copy.date, "%Y-%m-%d").ok()?;
    let mut since = Since { date, changed: Vec::new(), reworded: Vec::new(), added: Vec::new(), gone: 0 };
    for one in outdated(copy, dossier) {
        let Some(fact) = one.fact.filter(|fact| now.contains(fact)) else { continue };
        let is_figure = |deviation: &Deviation| matches!(deviation, Deviation::Figure { .. });
        let is_said = |deviation: &Deviation| matches!(deviation, Deviation::AsOf { .. });
        if one.matters() || one.deviations.iter().any(is_figure) {
            since.changed.push((fact, before(&one)));
        } else if !one.deviations.iter().all(is_said) {
            since.reworded.push(fact);
        }
    }
    let had = |fact: &usize| copy.facts.iter().any(|old| old.id == dossier.facts[*fact].id);
    since.added = now.iter().copied().filter(|fact| !had(fact)).collect();
    let has = |id: &str| now.iter().any(|&fact| dossier.facts[fact].id == id);
    since.gone = copy.facts.iter().filter(|old| !has(&old.id)).count();
    Some(since)
}

/// The figures of the copy that are others now.
fn before(outdated: &Outdated) -> String {
    let figures = outdated.deviations.iter().filter_map(|deviation| match deviation {
        Deviation::Figure { old, .. } if !old.is_empty() => Some(old.as_str()),
        _ => None,
    });
    figures.collect::<Vec<_>>().join(", ")
}
