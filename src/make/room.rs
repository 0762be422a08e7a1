//! Tells pages of which too much is not content.

use super::messages;
use super::outcome::DossierOutcome;
use crate::diagnostic::Diagnostic;

/// The share of a page's height that head, references and foot may take.
const MOST: f32 = 1.0 / 3.0;

/// A warning for each page of a dossier that gives more than a third of its height to what isn't content.
pub fn room(outcome: &DossierOutcome) -> Vec<Diagnostic> {
    let Some(dossier) = &outcome.dossier else { return Vec::new() };
    let crowded = outcome.pages.iter().filter(|page| page.apart > MOST).filter_map(|page| {
        let brief = dossier.briefs.iter().find(|brief| brief.name == page.brief)?;
        Some(messages::little_room(brief, page.language, page.apart))
    });
    crowded.collect()
}
