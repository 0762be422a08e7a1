//! What `build --known-on` says: what the pages of an earlier day leave out, and what they say otherwise than today's.

use crate::diagnostic::wording::{count, list};
use crate::model::{KnownOn, Later, LaterEdition, LeftOut};

/// The lines for one dossier.
pub fn report(dossier: &str, known: &KnownOn) -> Vec<String> {
    let mut lines = Vec::new();
    for brief in &known.not_made {
        lines.push(format!(
            "`{dossier}/{brief}` can't be made as known on {}, and is left out: only pages for `{}` were asked for",
            known.day,
            known.audience.as_deref().unwrap_or_default()
        ));
    }
    for LaterEdition { brief, key, edition, date } in &known.later_editions {
        lines.push(format!(
            "`{key} = \"{edition}\"`: `{dossier}/{brief}` leaves it out, because that edition is dated {date}"
        ));
    }
    for LeftOut { brief, fact, instead } in &known.left_out {
        let why = known.later.get(fact).map(later).unwrap_or_default();
        let shown = match instead.as_slice() {
            [] => format!("`{dossier}/{brief}` leaves it out"),
            instead => {
                format!("`{dossier}/{brief}` has {} in its place, which it superseded later", list(instead))
            }
        };
        lines.push(format!("`{fact}` {why}: {shown}"));
    }
    for (fact, figure) in &known.as_was {
        lines.push(format!("`{figure}` of `{fact}` is as it was before it was corrected"));
    }
    for (fact, from) in &known.computed_as_was {
        lines.push(format!("`{fact}` is computed from {} as it was then", list(from)));
    }
    if !known.unrecorded.is_empty() {
        lines.push(format!(
            "{} of `{dossier}` {} when recorded, and {} taken as known on {}: {}",
            count(known.unrecorded.len(), "fact", "facts"),
            if known.unrecorded.len() == 1 { "doesn't say" } else { "don't say" },
            if known.unrecorded.len() == 1 { "is" } else { "are" },
            known.day,
            list(&known.unrecorded)
        ));
    }
    lines
}

fn later(why: &Later) -> String {
    match why {
        Later::Recorded(on) => format!("was recorded on {on}"),
        Later::AsOf(as_of) => format!("is as of `{as_of}`"),
        Later::Succeeds(on) => format!("took the place of another fact only on {on}"),
        Later::Sources => "has later sources only".to_owned(),
        Later::Computed(from) => format!("is computed from `{from}`, which wasn't known"),
    }
}

/// The folder of pages of an earlier day.
pub fn folder(folder: &str) -> String {
    format!("the pages are in `{folder}`")
}
