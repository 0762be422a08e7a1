//! What a reader is told of the changes since an earlier copy.

use chrono::NaiveDate;

use crate::draft::Since;
use crate::ledger::Copy;
use crate::model::Dossier;
use crate::recall::{Difference, compare};

/// What has changed between a copy and the brief as it is now, whose facts are `now`. Facts that the brief doesn't
/// print, or that aren't for its audience any more, are only counted.
pub fn since(copy: &Copy, dossier: &Dossier, now: &[usize]) -> Option<Since> {
    let date = NaiveDate::parse_from_str(&copy.date, "%Y-%m-%d").ok()?;
    let mut since = Since { date, changed: Vec::new(), reworded: Vec::new(), added: Vec::new(), gone: 0 };
    for change in compare(copy, dossier) {
        let Some(fact) = change.fact.filter(|fact| now.contains(fact)) else { continue };
        let is_figure = |difference: &Difference| matches!(difference, Difference::Figure { .. });
        let said = |difference: &Difference| matches!(difference, Difference::AsOf { .. });
        if change.matters() || change.differences.iter().any(is_figure) {
            since.changed.push((fact, change.before()));
        } else if !change.differences.iter().all(said) {
            since.reworded.push(fact);
        }
    }
    let had = |fact: &usize| copy.facts.iter().any(|old| old.id == dossier.facts[*fact].id);
    since.added = now.iter().copied().filter(|fact| !had(fact)).collect();
    let has = |id: &str| now.iter().any(|&fact| dossier.facts[fact].id == id);
    since.gone = copy.facts.iter().filter(|old| !has(&old.id)).count();
    Some(since)
}
