//! Goes through every source and every piece of evidence of a dossier.

use std::collections::BTreeMap;

use super::copy::{Archived, Copies, Copy};
use super::judge::{Outcome, judge};
use crate::diagnostic::wording::count;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::error::Result;
use crate::model::{Dossier, Evidence, Fact};

/// Whether a source's copy is the one that was pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyState {
    /// Its hash is the one in `sources.toml`.
    Same,
    /// It has another hash.
    Changed,
    /// `sources.toml` has no hash; this is the copy's.
    Unpinned(String),
    /// It isn't in the archive.
    Missing,
    /// It is a link or a folder, or isn't text.
    Unreadable,
    /// The source names no file.
    None,
}

/// One printed form, looked for.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The fact's id.
    pub fact: String,
    /// `value`, or the companion's name.
    pub figure: String,
    /// The source's id.
    pub source: String,
    /// The printed form.
    pub printed: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// Where the evidence is written.
    pub span: Span,
}

/// What verification found.
#[derive(Debug, Default)]
pub struct Report {
    /// Each source that was read, with the state of its copy.
    pub copies: Vec<(usize, CopyState)>,
    /// Each printed form, in the order of the facts.
    pub findings: Vec<Finding>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Verifies a dossier.
///
/// # Errors
/// When a copy can't be read.
pub fn verify(dossier: &Dossier, copies: &Copies) -> Result<Report> {
    let mut report = Report::default();
    let mut read: BTreeMap<usize, Copy> = BTreeMap::new();
    for (index, source) in dossier.sources.iter().enumerate().filter(|(_, source)| source.read) {
        let Some((name, span)) = &source.file else {
            report.copies.push((index, CopyState::None));
            continue;
        };
        let copy = match copies.read(name)? {
            Archived::Copy(copy) => copy,
            Archived::Missing => {
                report.copies.push((index, CopyState::Missing));
                continue;
            }
            Archived::NoFile => {
                let message = format!("`{name}` in the archive is a link or a folder, not a copy");
                report.diagnostics.push(
                    Diagnostic::at(Code::NoCopy, span.clone(), message)
                        .hint("put the file itself into the archive folder"),
                );
                report.copies.push((index, CopyState::Unreadable));
                continue;
            }
        };
        let state = match &source.sha256 {
            None => CopyState::Unpinned(copy.sha256.clone()),
            Some((pinned, _)) if *pinned == copy.sha256 => CopyState::Same,
            Some((_, span)) => {
                report.diagnostics.push(
                    Diagnostic::at(
                        Code::CopyChanged,
                        span.clone(),
                        format!(
                            "the copy of `{}` is not the one that was pinned: its SHA-256 is {}",
                            source.id, copy.sha256
                        ),
                    )
                    .hint("restore the copy; or read the new one, remove this line and run `verify --pin`"),
                );
                CopyState::Changed
            }
        };
        let unreadable = copy.text.is_none();
        if unreadable {
            report.diagnostics.push(
                Diagnostic::at(Code::NoCopy, span.clone(), format!("the copy `{name}` isn't text in UTF-8"))
                    .hint("archive the extracted text; PDF files are not read yet"),
            );
        }
        report.copies.push((index, if unreadable { CopyState::Unreadable } else { state }));
        if !unreadable {
            read.insert(index, copy);
        }
    }
    for fact in &dossier.facts {
        for evidence in &fact.evidence {
            look(dossier, fact, evidence, read.get(&evidence.source), &mut report);
        }
    }
    let state = |id: &str| {
        let of = |&&(index, _): &&(usize, CopyState)| dossier.sources[index].id == id;
        report.copies.iter().find(of).map_or(&CopyState::Missing, |(_, state)| state)
    };
    let complaints: Vec<_> =
        report.findings.iter().filter_map(|finding| complain(finding, state(&finding.source))).collect();
    report.diagnostics.extend(complaints);
    crate::diagnostic::sort(&mut report.diagnostics);
    Ok(report)
}

fn look(dossier: &Dossier, fact: &Fact, evidence: &Evidence, copy: Option<&Copy>, report: &mut Report) {
    let source = dossier.sources[evidence.source].id.clone();
    let issued = dossier.sources[evidence.source].issued.as_ref();
    let finding = |figure: &str, printed: Option<&str>, outcome, span: &Span| Finding {
        fact: fact.id.clone(),
        figure: figure.to_owned(),
        source: source.clone(),
        printed: printed.map(str::to_owned),
        outcome,
        span: span.clone(),
    };
    for (figure, why) in &evidence.unverifiable {
        let (printed, span) = match evidence.as_printed.get(figure) {
            Some((printed, span)) => (Some(printed.as_str()), span),
            None => (None, &evidence.span),
        };
        report.findings.push(finding(figure, printed, Outcome::Unverifiable { why: why.clone() }, span));
    }
    if evidence.as_printed.is_empty() && evidence.unverifiable.is_empty() {
        let outcome = if copy.is_none() { Outcome::NoCopy } else { Outcome::NothingPrinted };
        report.findings.push(finding("value", None, outcome, &evidence.span));
    }
    for (figure, (printed, span)) in &evidence.as_printed {
        if evidence.unverifiable.contains_key(figure) {
            continue;
        }
        let outcome = match copy {
            None => Outcome::NoCopy,
            Some(copy) => {
                judge(copy, evidence.lines, printed, fact.value_named(figure), issued, &dossier.units)
            }
        };
        report.findings.push(finding(figure, Some(printed), outcome, span));
    }
}

fn complain(finding: &Finding, copy: &CopyState) -> Option<Diagnostic> {
    let printed = finding.printed.as_deref().unwrap_or_default();
    let at = |code, message: String| Diagnostic::at(code, finding.span.clone(), message);
    let of = format!("`{}` of `{}`", finding.figure, finding.fact);
    Some(match &finding.outcome {
        Outcome::ValueFound | Outcome::TermFound | Outcome::Unverifiable { .. } => return None,
        Outcome::ValueDiffers { why, hint } => {
            at(Code::ValueDiffers, format!("{of}: {why}")).hint_if(hint.clone())
        }
        // Told by `check` already, at the same place.
        Outcome::Unread { copy_goes_on: false, .. } => return None,
        Outcome::Unread { why, .. } => at(Code::UnreadForm, format!("{of}: {why}"))
            .hint("compare them by eye, the words around the figure included"),
        Outcome::NotFound { elsewhere: 0 } => {
            at(Code::NotFound, format!("{of}: `{printed}` is not in the copy"))
                .hint("write it in the copy's own characters, or add `unverifiable = \"why\"`")
        }
        Outcome::NotFound { elsewhere } => {
            let times = count(*elsewhere, "time", "times");
            at(
                Code::NotFound,
                format!("{of}: `{printed}` is not at these lines; the copy has it {times} elsewhere"),
            )
            .hint("correct `lines`")
        }
        Outcome::Ambiguous { times } => at(
            Code::Ambiguous,
            format!("{of}: `{printed}` stands {times} times in the copy, perhaps for different things"),
        )
        .hint("add `lines = \"14\"`, which says where"),
        Outcome::NothingPrinted => {
            at(Code::NotFound, format!("the evidence of `{}` has nothing printed to look for", finding.fact))
                .hint("add `as-printed`, a figure or a term in the copy's own characters")
        }
        // Reported once, for the copy itself.
        Outcome::NoCopy if *copy == CopyState::Unreadable => return None,
        Outcome::NoCopy if *copy == CopyState::None => {
            at(Code::NoCopy, format!("{of}: no copy of `{}` is registered", finding.source))
                .hint("add `file` to the source, or `unverifiable = \"why\"` to the evidence")
        }
        Outcome::NoCopy => {
            at(Code::NoCopy, format!("{of}: there is no copy of `{}` in the archive", finding.source))
                .hint("put the copy into the archive folder under the name in `file` of sources.toml")
        }
    })
}
