//! Goes through every source and every piece of evidence of a dossier.

use std::collections::{BTreeMap, BTreeSet};

use blake3::Hash;
use rayon::prelude::*;

use super::archived::{ArchiveFolder, Archived, ArchivedSource, MAX_ARCHIVED_BYTES};
use super::judge::{Outcome, judge};
use super::memory::Memory;
use crate::diagnostic::wording::{count, nearest};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::error::Result;
use crate::model::{Dossier, Evidence, Fact};

/// Whether a source's copy is the one that was pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchivedState {
    /// Its hash is the one in `sources.toml`.
    Same,
    /// It has another hash.
    Changed,
    /// `sources.toml` has no hash; this is the copy's.
    Unpinned(String),
    /// It isn't in the archive.
    Missing,
    /// It is a link or a folder, too large, or isn't text.
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
    /// Whether it is a term, of a fact that has no such figure.
    pub is_term: bool,
    /// Whether its evidence prints other forms, too, each with a reason of its own why it can't be found.
    pub has_others: bool,
    /// What came of it.
    pub outcome: Outcome,
    /// Where the evidence is written.
    pub span: Span,
}

/// What is to be made of a copy that isn't in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// A mistake: the copies are what was asked about.
    Wrong,
    /// Something to tell: the copies may lie on another machine.
    Told,
}

/// What verification found.
#[derive(Debug, Default)]
pub struct Report {
    /// Each source that was read, with the state of its copy.
    pub copies: Vec<(usize, ArchivedState)>,
    /// Each printed form, in the order of the facts.
    pub findings: Vec<Finding>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The name under which each copy that isn't there was looked for, and the nearest one that is, by the source's id.
    pub tried: BTreeMap<String, (String, Option<String>)>,
    /// How many bytes of copies were gone through for printed forms; none where all was remembered.
    pub normalised: usize,
}

impl Report {
    /// How many printed forms were held against no copy: it isn't there, or the author says that it can't show them.
    pub fn unverified(&self) -> usize {
        let open = |outcome: &Outcome| matches!(outcome, Outcome::NoCopy | Outcome::Unverifiable { .. });
        self.findings.iter().filter(|finding| open(&finding.outcome)).count()
    }

    /// The sources whose copies aren't in the archive, in the order of the file.
    pub fn missing(&self) -> impl Iterator<Item = usize> + '_ {
        let missing = self.copies.iter().filter(|(_, state)| *state == ArchivedState::Missing);
        missing.map(|(index, _)| *index)
    }
}

/// A printed form that is to be looked for.
struct Sought<'a> {
    fact: &'a Fact,
    evidence: &'a Evidence,
    figure: &'a str,
    printed: &'a str,
    /// Where in the report its finding is.
    finding: usize,
}

/// What came of one source.
#[derive(Default)]
struct Examined {
    state: Option<ArchivedState>,
    diagnostics: Vec<Diagnostic>,
    /// The outcomes in the order of what was sought, under the key by which they can be remembered; none where the copy
    /// can't be looked through.
    outcomes: Option<(Hash, Vec<Outcome>)>,
    normalised: usize,
}

/// Verifies a dossier. Each copy is read once, and gone through where the memory doesn't know what is in it.
///
/// # Errors
/// When a copy can't be read.
pub fn verify(
    dossier: &Dossier,
    archive: &ArchiveFolder,
    memory: &Memory,
    absence: Absence,
) -> Result<Report> {
    let mut report = Report::default();
    let mut sought: BTreeMap<usize, Vec<Sought<'_>>> = BTreeMap::new();
    for fact in &dossier.facts {
        for evidence in &fact.evidence {
            list(dossier, fact, evidence, &mut report, sought.entry(evidence.source).or_default());
        }
    }
    let units = format!("{:?}", dossier.units);
    let read: Vec<usize> = (0..dossier.sources.len()).filter(|&index| dossier.sources[index].read).collect();
    let nothing = Vec::new();
    let examined: Result<Vec<Examined>> = read
        .par_iter()
        .map(|index| examine(dossier, *index, sought.get(index).unwrap_or(&nothing), archive, memory, &units))
        .collect();
    let mut found = BTreeMap::new();
    let mut readable = BTreeSet::new();
    for (index, examined) in read.into_iter().zip(examined?) {
        report.diagnostics.extend(examined.diagnostics);
        report.normalised += examined.normalised;
        report.copies.extend(examined.state.map(|state| (index, state)));
        let Some((key, outcomes)) = examined.outcomes else { continue };
        for (sought, outcome) in sought.get(&index).unwrap_or(&nothing).iter().zip(&outcomes) {
            report.findings[sought.finding].outcome = outcome.clone();
        }
        found.insert(*key.as_bytes(), outcomes);
        readable.insert(dossier.sources[index].id.as_str());
    }
    for finding in &mut report.findings {
        if finding.outcome == Outcome::NothingPrinted && !readable.contains(finding.source.as_str()) {
            finding.outcome = Outcome::NoCopy;
        }
    }
    memory.keep(&found);
    let names = if report.missing().next().is_some() { archive.names() } else { Vec::new() };
    report.tried = report
        .missing()
        .filter_map(|index| {
            let source = &dossier.sources[index];
            let (file, _) = source.file.as_ref()?;
            let near = nearest(file, names.iter().map(String::as_str)).map(str::to_owned);
            Some((source.id.clone(), (file.clone(), near)))
        })
        .collect();
    let tried = &report.tried;
    let states: BTreeMap<&str, &ArchivedState> =
        report.copies.iter().map(|(index, state)| (dossier.sources[*index].id.as_str(), state)).collect();
    let complaints: Vec<_> = report
        .findings
        .iter()
        .filter_map(|finding| {
            let state = states.get(finding.source.as_str()).copied().unwrap_or(&ArchivedState::Missing);
            // A source without a `file` has a copy nowhere, which no more stops a build than one that is elsewhere.
            let told = absence == Absence::Told
                && matches!(state, ArchivedState::Missing | ArchivedState::None)
                && finding.outcome == Outcome::NoCopy;
            if told { None } else { complain(finding, state, tried.get(finding.source.as_str())) }
        })
        .collect();
    report.diagnostics.extend(complaints);
    crate::diagnostic::sort(&mut report.diagnostics);
    Ok(report)
}

/// Reads the copy of a source, and looks for its printed forms.
fn examine(
    dossier: &Dossier,
    index: usize,
    sought: &[Sought<'_>],
    archive: &ArchiveFolder,
    memory: &Memory,
    units: &str,
) -> Result<Examined> {
    let source = &dossier.sources[index];
    let mut examined = Examined::default();
    let Some((name, span)) = &source.file else {
        examined.state = Some(ArchivedState::None);
        return Ok(examined);
    };
    let mut unreadable = |code, message: String, hint: &str| {
        examined.diagnostics.push(Diagnostic::at(code, span.clone(), message).hint(hint));
        examined.state = Some(ArchivedState::Unreadable);
    };
    let copy = match archive.read(name)? {
        Archived::Source(copy) => copy,
        Archived::Missing => {
            examined.state = Some(ArchivedState::Missing);
            return Ok(examined);
        }
        Archived::NoFile => {
            let message = format!("`{name}` in the archive is a link or a folder, not a copy");
            unreadable(Code::NoCopy, message, "put the file itself into the archive folder");
            return Ok(examined);
        }
        Archived::TooLarge => {
            let message =
                format!("the copy `{name}` is larger than {} MiB", MAX_ARCHIVED_BYTES / (1024 * 1024));
            let hint = "archive the part of the text that is cited, or each part as a source of its own";
            unreadable(Code::FileTooLarge, message, hint);
            return Ok(examined);
        }
    };
    let readable = copy.is_text();
    if !readable {
        let message = format!("the copy `{name}` isn't text in UTF-8");
        unreadable(Code::NoCopy, message, "archive the extracted text; PDF files are not read yet");
    }
    let state = match &source.sha256 {
        None => ArchivedState::Unpinned(copy.sha256.clone()),
        Some((pinned, _)) if *pinned == copy.sha256 => ArchivedState::Same,
        Some((_, span)) => {
            let message = format!(
                "the copy of `{}` is not the one that was pinned: its SHA-256 is {}",
                source.id, copy.sha256
            );
            examined.diagnostics.push(
                Diagnostic::at(Code::CopyChanged, span.clone(), message)
                    .hint("restore the copy; or read the new one, remove this line and run `verify --pin`"),
            );
            ArchivedState::Changed
        }
    };
    if !readable {
        return Ok(examined);
    }
    examined.state = Some(state);
    let key = key(memory, &copy, source.issued.as_ref(), sought, units);
    if let Some(known) = memory.recall(&key).filter(|known| known.len() == sought.len()) {
        examined.outcomes = Some((key, known.to_vec()));
        return Ok(examined);
    }
    let Some(text) = copy.text() else { return Ok(examined) };
    let outcomes = sought.iter().map(|sought| {
        let (lines, value) = (sought.evidence.lines, sought.fact.value_named(sought.figure));
        judge(&text, lines, sought.printed, value, source.issued.as_ref(), &dossier.units)
    });
    let outcomes = outcomes.collect();
    examined.outcomes = Some((key, outcomes));
    examined.normalised = text.normalised();
    Ok(examined)
}

/// The hash of everything that the outcomes for a copy follow from.
fn key(
    memory: &Memory,
    copy: &ArchivedSource,
    issued: Option<&crate::value::Date>,
    sought: &[Sought<'_>],
    units: &str,
) -> Hash {
    let mut key = memory.key();
    key.text(&copy.sha256);
    key.text(units);
    key.text(&format!("{issued:?}"));
    for sought in sought {
        key.text(sought.printed);
        key.text(&format!("{:?} {:?}", sought.evidence.lines, sought.fact.value_named(sought.figure)));
    }
    key.hash()
}

/// Adds the findings of a piece of evidence, each with what is known without a copy, and what is to be looked for.
fn list<'a>(
    dossier: &Dossier,
    fact: &'a Fact,
    evidence: &'a Evidence,
    report: &mut Report,
    sought: &mut Vec<Sought<'a>>,
) {
    let source = &dossier.sources[evidence.source].id;
    let finding = |figure: &str, printed: Option<&str>, outcome, span: &Span| Finding {
        fact: fact.id.clone(),
        figure: figure.to_owned(),
        is_term: fact.value_named(figure).is_none(),
        has_others: evidence.as_printed.len() > 1,
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
        report.findings.push(finding("value", None, Outcome::NothingPrinted, &evidence.span));
    }
    for (figure, (printed, span)) in &evidence.as_printed {
        if evidence.unverifiable.contains_key(figure) {
            continue;
        }
        sought.push(Sought { fact, evidence, figure, printed, finding: report.findings.len() });
        report.findings.push(finding(figure, Some(printed), Outcome::NoCopy, span));
    }
}

/// The key by which an author says why a form can't be found.
fn excuse(finding: &Finding) -> String {
    match finding.has_others {
        true => format!("`unverifiable = {{ {} = \"why\" }}`", finding.figure),
        false => "`unverifiable = \"why\"`".to_owned(),
    }
}

/// `tried` is the name under which the copy was looked for, where it isn't there, and the nearest one that is.
fn complain(
    finding: &Finding,
    copy: &ArchivedState,
    tried: Option<&(String, Option<String>)>,
) -> Option<Diagnostic> {
    let printed = finding.printed.as_deref().unwrap_or_default();
    let at = |code, message: String| Diagnostic::at(code, finding.span.clone(), message);
    let of = match finding.is_term {
        true => format!("the term of `{}`", finding.fact),
        false => format!("`{}` of `{}`", finding.figure, finding.fact),
    };
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
                .hint(format!("write it in the copy's own characters, or add {}", excuse(finding)))
        }
        Outcome::NotFound { elsewhere } => {
            let times = count(*elsewhere, "time", "times");
            at(
                Code::NotFound,
                format!("{of}: `{printed}` is not at these lines; the copy has it {times} elsewhere"),
            )
            .hint("correct `lines`")
        }
        Outcome::Ambiguous { times, in_lines: false } => at(
            Code::Ambiguous,
            format!("{of}: `{printed}` stands {times} times in the copy, perhaps for different things"),
        )
        .hint("add `lines = \"14\"`, which says where"),
        Outcome::Ambiguous { times, in_lines: true } => at(
            Code::Ambiguous,
            format!(
                "{of}: the copy has `{printed}` {times} times at these lines, perhaps for different things"
            ),
        )
        .hint("name fewer lines, those of the figure itself"),
        Outcome::NothingPrinted => {
            at(Code::NotFound, format!("the evidence of `{}` has nothing printed to look for", finding.fact))
                .hint("add `as-printed`, a figure or a term in the copy's own characters")
        }
        // Reported once, for the copy itself.
        Outcome::NoCopy if *copy == ArchivedState::Unreadable => return None,
        Outcome::NoCopy if *copy == ArchivedState::None => {
            at(Code::NoCopy, format!("{of}: no copy of `{}` is registered", finding.source))
                .hint(format!("add `file` to the source, or {} to the evidence", excuse(finding)))
        }
        Outcome::NoCopy => {
            let (file, near) = tried.map_or(("", None), |(file, near)| (file.as_str(), near.as_deref()));
            let message =
                format!("{of}: there is no `{file}`, the copy of `{}`, in the archive", finding.source);
            at(Code::NoCopy, message).hint(match near {
                Some(near) => {
                    format!("write `file = \"{near}\"` for the source, the nearest name in the archive")
                }
                None => {
                    "put the copy into the archive folder under the name in `file` of sources.toml".to_owned()
                }
            })
        }
    })
}
