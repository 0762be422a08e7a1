//! What `show --in` prints of a figure in a PDF: its places and facts, or what it may be instead.

use serde_json::{Value, json};

use crate::account::CopiedFact;
use crate::compare::ForeignPdf;
use crate::diagnostic::wording::{count, list};
use crate::make::{FactsFile, NumberedCitation};
use crate::pdf::Sealed;
use crate::question::{FigureFound, FigurePlace, RecognisedBy};

/// The most characters of a statement that are printed.
const LONGEST: usize = 160;

pub fn lines(file: &str, typed: &str, pdf: &ForeignPdf, found: &FigureFound) -> Vec<String> {
    let mut lines = Vec::new();
    for alteration in &pdf.alterations {
        lines.push(format!("{file} was altered: {}", alteration.describe()));
    }
    if pdf.sealed == Sealed::Drawing {
        lines.push(format!(
            "{file} isn't written as it was at first: a program saved it anew, or altered it; `factbrief inspect --against` tells"
        ));
    }
    if pdf.facts.is_none() {
        lines.push(format!("{file} holds no facts, so whose a figure is isn't known"));
    }
    if found.places.is_empty() {
        lines.push(format!("`{typed}` isn't on {file}"));
        lines.extend(found.near.iter().map(|near| format!("  near: {}", named(near))));
        return lines;
    }
    lines.push(format!("`{typed}` stands {} on {file}", count(found.places.len(), "time", "times")));
    for place in &found.places {
        lines.push(String::new());
        lines.push(head(place));
        lines.push(format!("  in         {}", place.line));
        match (place.facts.as_slice(), &pdf.facts) {
            ([], Some(_)) => lines.push("  fact       none: no fact prints it here".to_owned()),
            (ids, Some(file)) => ids.iter().for_each(|id| lines.extend(fact(id, file))),
            (_, None) => {}
        }
    }
    lines
}

/// The same, and how it was recognised.
fn head(place: &FigurePlace) -> String {
    let by = match place.by {
        RecognisedBy::Characters => "",
        RecognisedBy::Value => ", the same in other words",
    };
    format!("{}{by}", named(place))
}

/// The page, what stands there and whose it is.
fn named(place: &FigurePlace) -> String {
    let facts = match place.facts.as_slice() {
        [] => String::new(),
        ids => format!(" ({})", list(ids)),
    };
    format!("page {}: {}{facts}", place.page, place.printed)
}

fn fact(id: &str, file: &FactsFile) -> Vec<String> {
    let Some(CopiedFact { record, .. }) = file.facts.iter().find(|fact| fact.id == id) else {
        return Vec::new();
    };
    let statement = crate::diagnostic::wording::shortened(&record.statement, LONGEST);
    let mut lines = vec![format!("  fact       {id}: {statement}")];
    lines.extend(record.computed.iter().map(|formula| format!("  formula    {formula}")));
    let standing = &record.standing;
    lines.push(format!("  status     {}, {}, as of {}", standing.status, standing.stage, standing.as_of));
    lines.extend(record.evidence.iter().flatten().map(|one| evidence(one, file)));
    lines
}

fn evidence(one: &NumberedCitation, file: &FactsFile) -> String {
    let source = file.reference(one.reference);
    let name =
        source.map_or_else(String::new, |source| format!(" {} ({})", source.source.publisher, source.id));
    let from = one.as_cited_from.as_ref().map(|from| format!(", which cites {from}")).unwrap_or_default();
    let printed = one.as_printed.iter().map(|(figure, printed)| format!("{figure} as {printed}"));
    let printed: Vec<String> = printed.collect();
    let printed = if printed.is_empty() { String::new() } else { format!("; prints {}", printed.join(", ")) };
    format!("  source     [{}]{name}, {}{from}{printed}", one.reference, one.locator)
}

pub fn json(file: &str, typed: &str, pdf: &ForeignPdf, found: &FigureFound) -> Value {
    let facts = pdf.facts.as_ref();
    let named: Vec<&String> = found.places.iter().flat_map(|place| &place.facts).collect();
    let told: Vec<&CopiedFact<NumberedCitation>> =
        facts.iter().flat_map(|file| &file.facts).filter(|fact| named.contains(&&fact.id)).collect();
    json!({
        "schema": "factbrief/show-in",
        "version": 1,
        "file": file,
        "figure": typed,
        "dossier": facts.map(|facts| &facts.dossier),
        "brief": facts.map(|facts| &facts.brief),
        "altered": pdf.alterations.iter().map(|one| one.describe()).collect::<Vec<_>>(),
        "rewritten": pdf.sealed == Sealed::Drawing,
        "places": found.places,
        "near": found.near,
        "facts": told,
        "references": facts.map(|facts| &facts.references),
    })
}
