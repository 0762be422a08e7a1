//! What `inspect` prints of a PDF: rows with a name each, then its facts, or what has become of them.

use std::path::Path;

use crate::account::{CopiedFact, Standing};
use crate::compare::{Comparison, Currency, Fate, ForeignPdf, Likeness, Sides, to_text};
use crate::diagnostic::wording::count;
use crate::disk::shown;
use crate::make::{FactsFile, NumberedCitation};
use crate::pdf::Sealed;
use crate::signature::{Signature, Signed};

/// What is printed of a PDF. `against` is the project that it was compared with.
pub fn copy(
    path: &Path,
    copy: &ForeignPdf,
    currency: Option<&Currency>,
    against: Option<&Path>,
    signature: Option<&Signature>,
) -> Vec<String> {
    let about = &copy.about;
    let mut lines = vec![shown(path)];
    let mut row = |name: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("  {name:<10} {text}"));
        }
    };
    row("title", &about.title);
    if let Some(facts) = &copy.facts {
        row("brief", &format!("{}/{}, for `{}`", facts.dossier, facts.brief, facts.audience));
    }
    row("about", &about.subject);
    row("publisher", &about.author);
    let marking = copy.facts.as_ref().and_then(|facts| facts.marking.as_ref());
    row("marked", &marking.map(|marking| format!("{}: {}", marking.kind, marking.text)).unwrap_or_default());
    row("language", &about.language);
    row("date", &about.date);
    row("program", &about.creator);
    row("content", copy.content_hash.as_deref().unwrap_or("no hash"));
    let facts = copy.facts.as_ref().map(|facts| facts.facts.len());
    row("facts", &facts.map_or_else(|| "none embedded".to_owned(), |number| number.to_string()));
    for alteration in &copy.alterations {
        row("altered", &alteration.describe());
    }
    for (name, text) in compared(copy, currency, against) {
        row(name, &text);
    }
    if let Some(Signature { key, outcome }) = signature {
        match outcome {
            Signed::With(comment) => {
                row("signed", &format!("by the key {key}, byte for byte, as `{comment}`"));
            }
            Signed::Not(why) => row("unsigned", &format!("nothing says that the key {key} signed it: {why}")),
        }
    }
    if let Some(currency) = currency {
        row("current", if currency.standing.is_current() { "yes" } else { "no" });
        currency.remarks.iter().for_each(|remark| row("", remark));
    }
    if let Some(comparison) = currency.and_then(|currency| currency.comparison.as_ref()) {
        if !comparison.facts.is_empty() {
            let sides = Sides { old: shown(path), new: against.map(shown).unwrap_or_default() };
            lines.push(String::new());
            lines.extend(to_text(comparison, &sides));
        }
        lines.push(format!("  {:<10} {}", "since", since(comparison)));
        return lines;
    }
    if let Some(file) = &copy.facts {
        for one in &file.facts {
            lines.push(String::new());
            lines.extend(fact(file, one));
        }
    }
    lines
}

/// What a PDF was compared with, and the result: rows with their names.
fn compared(
    copy: &ForeignPdf,
    currency: Option<&Currency>,
    against: Option<&Path>,
) -> Vec<(&'static str, String)> {
    const NAME: &str = "compared";
    let Some((currency, against)) = currency.zip(against) else {
        let itself = match copy.sealed {
            // It is among the alterations.
            Sealed::Broken => return Vec::new(),
            Sealed::Whole => {
                "only with itself: its own check number says that nothing was changed, but anyone who alters a file can renew that number"
            }
            Sealed::Drawing => {
                "only with itself: its page isn't written as it was at first, since a program saved it anew, or altered it"
            }
            Sealed::Unsealed => {
                "only with itself: the facts in it with its page; it has no check number, as versions before 0.5.0 wrote none"
            }
        };
        let further = "to know more, compare it with its dossier: --against";
        return vec![(NAME, itself.to_owned()), ("", further.to_owned())];
    };
    let project = format!("`{}`", shown(against));
    let about = &copy.about;
    let list = |clauses: &[String]| clauses.iter().map(|clause| ("", clause.clone())).collect::<Vec<_>>();
    match &currency.standing {
        Likeness::Identical => {
            vec![(NAME, format!("with {project}: it is a page that is made now, byte for byte"))]
        }
        Likeness::SavedAnew { by } => {
            let by = by.as_ref().map_or_else(|| "another program".to_owned(), |by| format!("`{by}`"));
            let what = "all that can be seen, heard, followed or read in it is that page's";
            vec![(NAME, format!("with {project}: it is a page that is made now, saved anew by {by}; {what}"))]
        }
        Likeness::Altered { departures } => {
            let what = format!("it says that it is a page that is made now from {project}, but it isn't");
            [vec![("altered", what)], list(departures)].concat()
        }
        Likeness::OtherVersion => {
            let (its, ours) = (&about.creator, env!("CARGO_PKG_VERSION"));
            let what = format!(
                "it says that `{its}` made it, and this is {ours}: what is made now can't show whether it is genuine"
            );
            vec![(NAME, what), ("", "that version can, on the dossier as it was then".to_owned())]
        }
        Likeness::OtherState { otherwise } => {
            let what = format!(
                "with {project}: no page like it is made now, so nothing confirms what it says: it is of another state of the dossier, or altered"
            );
            [vec![(NAME, what)], list(otherwise)].concat()
        }
        Likeness::NotHere => {
            let what = format!("its brief isn't in {project}: whether it is genuine can't be known here");
            vec![(NAME, what)]
        }
    }
}

/// What became of the facts of a PDF, in numbers.
fn since(comparison: &Comparison) -> String {
    let (changed, gone) = (comparison.count(Fate::Changed), comparison.count(Fate::Removed));
    match changed + gone {
        0 => "no fact in it has changed".to_owned(),
        _ => format!("{} changed, {} gone", count(changed, "fact", "facts"), count(gone, "fact", "facts")),
    }
}

fn fact(file: &FactsFile, fact: &CopiedFact<NumberedCitation>) -> Vec<String> {
    let CopiedFact { id, record } = fact;
    let Standing { status, stage, as_of, due, lapsed, .. } = &record.standing;
    let due = due.as_ref().map(|due| format!(", due {due}")).unwrap_or_default();
    let lapsed = if *lapsed == Some(true) { ", lapsed" } else { "" };
    let mut lines = vec![format!("{id}  {status}, {stage}, as of {as_of}{due}{lapsed}")];
    for (name, value) in &record.values {
        lines.push(format!("  {name:<10} {}", value.text));
    }
    lines.push(format!("  {:<10} {}", "says", record.statement));
    for evidence in record.evidence.iter().flatten() {
        let name = file.reference(evidence.reference).map_or_else(String::new, |numbered| {
            let source = &numbered.source;
            let title = source.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
            format!("{}{title}", source.publisher)
        });
        let original = evidence.as_cited_from.as_ref();
        let original = original.map(|original| format!("{original}, as cited in ")).unwrap_or_default();
        lines.push(format!(
            "  {:<10} [{}] {original}{name}, {}",
            "source", evidence.reference, evidence.locator
        ));
    }
    lines
}

/// A file of which nothing can be said.
pub fn unreadable(file: &str, why: &str) -> String {
    format!("error: `{file}`: {why}")
}
