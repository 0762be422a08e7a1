//! Looks for the printed forms of a dossier in its archived sources, and gathers what was found.

use std::collections::{BTreeMap, BTreeSet};

use blake3::Hash;
use rayon::prelude::*;

use super::archived::{ArchiveFolder, Archived, ArchivedSource, MAX_ARCHIVED_BYTES};
use super::finding::{Finding, Outcome};
use super::memory::Memory;
use super::messages;
use super::search::{Search, SoughtForm};
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::error::Result;
use crate::model::{Dossier, Evidence, Extracted, Fact, Source};
use crate::reading::UnitHeading;

/// Whether the archived file of a source is the one that was pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchivedState {
    /// Its hash is the one in `sources.toml`.
    Same,
    /// It has another hash.
    Changed,
    /// `sources.toml` has no hash; this is the file's.
    Unpinned(String),
    /// It isn't in the archive.
    Missing,
    /// It is a link or a folder, too large, or isn't text.
    Unreadable,
    /// The source names no file.
    None,
}

/// How a source whose file isn't in the archive is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// As a diagnostic: the command was asked about the archived sources.
    Mistake,
    /// As a note, which the caller prints: the archived sources may be on another machine.
    Note,
}

/// What verification found.
#[derive(Debug, Default)]
pub struct Report {
    /// Each source that was read, with the state of its archived file.
    pub archived: Vec<(usize, ArchivedState)>,
    /// Each printed form, in the order of the facts.
    pub findings: Vec<Finding>,
    /// The mistakes, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// For each missing file, by the source's id: the name that was looked for, and the nearest one in the archive.
    pub tried: BTreeMap<String, (String, Option<String>)>,
    /// What is counted by printed forms that are there, where no unit knows it, each with a fact: it is taken on the author's word.
    pub nouns: BTreeMap<String, String>,
    /// How many bytes of archived sources were searched for printed forms; zero where all outcomes were remembered.
    pub normalised: usize,
}

impl Report {
    /// Whether nothing that was found is a mistake; there may be warnings.
    pub fn is_sound(&self) -> bool {
        self.diagnostics.iter().all(|found| found.severity() != Severity::Error)
    }

    /// How many printed forms were not compared: the file is missing, the author says why they can't be found, or the program can't
    /// read the language.
    pub fn unverified(&self) -> usize {
        let open = |outcome: &Outcome| {
            matches!(outcome, Outcome::NoCopy | Outcome::NoReader | Outcome::Unverifiable { .. })
        };
        self.findings.iter().filter(|finding| open(&finding.outcome)).count()
    }

    /// The sources whose files aren't in the archive, in the order of `sources.toml`.
    pub fn missing(&self) -> impl Iterator<Item = usize> + '_ {
        let missing = self.archived.iter().filter(|(_, state)| *state == ArchivedState::Missing);
        missing.map(|(index, _)| *index)
    }
}

/// A printed form that is to be looked for.
struct Listed<'a> {
    fact: &'a Fact,
    evidence: &'a Evidence,
    figure: &'a str,
    printed: &'a str,
    /// Where in the report its finding is.
    finding: usize,
}

/// The result for one source.
#[derive(Default)]
struct Examined {
    state: Option<ArchivedState>,
    diagnostics: Vec<Diagnostic>,
    /// The outcomes in the order of what was sought, with the key under which they can be remembered; `None` where the file
    /// can't be searched.
    outcomes: Option<(Hash, Vec<Outcome>)>,
    normalised: usize,
}

/// Verifies a dossier. Each archived source is read once, and searched only where the outcomes aren't remembered.
///
/// # Errors
/// When the disk fails.
pub fn verify(
    dossier: &Dossier,
    archive: &ArchiveFolder,
    memory: &Memory,
    absence: Absence,
) -> Result<Report> {
    let mut report = Report::default();
    let mut sought: BTreeMap<usize, Vec<Listed<'_>>> = BTreeMap::new();
    // No source prints what is computed; its figures are compared where they stand.
    let printed = dossier.facts.iter().filter(|fact| fact.derivation.is_none());
    for fact in printed.flat_map(|fact| std::iter::once(fact).chain(&fact.deprecated)) {
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
        report.archived.extend(examined.state.map(|state| (index, state)));
        let Some((key, outcomes)) = examined.outcomes else { continue };
        for (sought, outcome) in sought.get(&index).unwrap_or(&nothing).iter().zip(&outcomes) {
            report.findings[sought.finding].outcome = outcome.clone();
            if *outcome == Outcome::ValueFound {
                report.nouns.extend(nouns(dossier, sought).map(|noun| (noun, sought.fact.id.clone())));
            }
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
        report.archived.iter().map(|(index, state)| (dossier.sources[*index].id.as_str(), state)).collect();
    let complaints: Vec<_> = report
        .findings
        .iter()
        .filter_map(|finding| {
            let state = states.get(finding.source.as_str()).copied().unwrap_or(&ArchivedState::Missing);
            // A source without a `file` has nothing to compare with, like one whose file is elsewhere.
            let noted = absence == Absence::Note
                && matches!(state, ArchivedState::Missing | ArchivedState::None)
                && finding.outcome == Outcome::NoCopy;
            if noted { None } else { complain(finding, state, tried.get(finding.source.as_str())) }
        })
        .collect();
    report.diagnostics.extend(complaints);
    // `check` says so too, so a command that does both needn't say it again.
    if absence == Absence::Mistake {
        report.diagnostics.extend(without_reader(dossier, &report.findings));
    }
    crate::diagnostic::sort(&mut report.diagnostics);
    Ok(report)
}

/// A warning for each source with printed forms that are there and can't be read.
fn without_reader(dossier: &Dossier, findings: &[Finding]) -> Vec<Diagnostic> {
    let warn = |source: &Source| {
        let language = source.language.as_ref()?;
        let of_source =
            |finding: &&Finding| finding.source == source.id && finding.outcome == Outcome::NoReader;
        let forms = findings.iter().filter(of_source).count();
        (forms > 0).then(|| messages::no_reader(&source.id, language, forms, &source.span))
    };
    dossier.sources.iter().filter_map(warn).collect()
}

/// The nouns that say what a printed form counts or measures and that no unit knows: they are taken on the author's word.
fn nouns<'a>(dossier: &'a Dossier, sought: &Listed<'a>) -> impl Iterator<Item = String> + use<'a> {
    let setting = dossier.sources[sought.evidence.source].setting(&dossier.units);
    let heading = setting.and_then(|setting| UnitHeading::read(sought.evidence.heads(), &setting).ok());
    heading.into_iter().flat_map(|heading| heading.nouns())
}

/// Reads the archived file of a source, and looks for its printed forms.
fn examine<'a>(
    dossier: &'a Dossier,
    index: usize,
    sought: &[Listed<'a>],
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
    let mut unreadable = |found: Diagnostic| {
        examined.diagnostics.push(found);
        examined.state = Some(ArchivedState::Unreadable);
    };
    let read = if source.extracted.is_some() { archive.hash(name)? } else { archive.read(name)? };
    let archived = match read {
        Archived::Source(archived) => archived,
        Archived::Missing => {
            examined.state = Some(ArchivedState::Missing);
            return Ok(examined);
        }
        Archived::NoFile => {
            unreadable(messages::not_a_file(name, span));
            return Ok(examined);
        }
        Archived::TooLarge => {
            unreadable(messages::too_large(name, MAX_ARCHIVED_BYTES, span));
            return Ok(examined);
        }
    };
    let (archived, original) = match &source.extracted {
        None => (archived, None),
        Some(extracted) => match extract(archive, extracted)? {
            Ok(text) => (text, Some(archived)),
            Err(found) => {
                unreadable(found);
                return Ok(examined);
            }
        },
    };
    let readable = archived.is_text();
    if !readable {
        unreadable(messages::not_text(name, span));
    }
    let pinned = original.as_ref().unwrap_or(&archived);
    let state = match &source.sha256 {
        None => ArchivedState::Unpinned(pinned.sha256.clone()),
        Some((sha256, _)) if *sha256 == pinned.sha256 => ArchivedState::Same,
        Some((_, span)) => {
            examined.diagnostics.push(messages::not_the_pinned_one(&source.id, &pinned.sha256, span));
            ArchivedState::Changed
        }
    };
    if !readable {
        return Ok(examined);
    }
    examined.state = Some(state);
    let key = key(memory, &archived, source, sought, units);
    if let Some(known) = memory.recall(&key).filter(|known| known.len() == sought.len()) {
        examined.outcomes = Some((key, known.to_vec()));
        return Ok(examined);
    }
    let Some(text) = archived.text() else { return Ok(examined) };
    let mut search = Search::new(&text, source, &dossier.units);
    let form = |listed: &Listed<'a>| SoughtForm {
        printed: listed.printed,
        evidence: listed.evidence,
        figure: listed.figure,
        value: listed.fact.value_for(listed.evidence, listed.figure),
    };
    let outcomes = sought.iter().map(|sought| search.find(form(sought))).collect();
    examined.normalised = search.normalised();
    examined.outcomes = Some((key, outcomes));
    Ok(examined)
}

/// The text that was extracted from an archived file, or why it can't be read or isn't the one that was pinned.
fn extract(
    archive: &ArchiveFolder,
    extracted: &Extracted,
) -> Result<std::result::Result<ArchivedSource, Diagnostic>> {
    let Extracted { file: (name, span), sha256: (pinned, place), by: _ } = extracted;
    Ok(match archive.read(name)? {
        Archived::Source(text) if text.sha256 != *pinned => {
            Err(messages::not_the_extracted_text(name, &text.sha256, place))
        }
        Archived::Source(text) => Ok(text),
        Archived::Missing => Err(messages::no_extracted_text(name, span)),
        Archived::NoFile => Err(messages::not_a_file(name, span)),
        Archived::TooLarge => Err(messages::too_large(name, MAX_ARCHIVED_BYTES, span)),
    })
}

/// The hash of everything that the outcomes for an archived source follow from.
fn key(
    memory: &Memory,
    archived: &ArchivedSource,
    source: &Source,
    sought: &[Listed<'_>],
    units: &str,
) -> Hash {
    let mut key = memory.key();
    key.text(&archived.sha256);
    key.text(units);
    key.text(&format!("{:?} {:?} {:?} {:?}", source.issued, source.language, source.fiscal, source.currency));
    key.text(&format!("{:?}", source.first_page));
    for sought in sought {
        key.text(sought.printed);
        let Evidence { lines, locator, unit_lines, by_eye, .. } = sought.evidence;
        let unit = sought.evidence.heads();
        let by_eye = by_eye.contains_key(sought.figure);
        key.text(&format!("{lines:?} {locator:?} {unit:?} {unit_lines:?} {by_eye}"));
        key.text(&format!("{:?}", sought.fact.value_for(sought.evidence, sought.figure)));
    }
    key.hash()
}

/// Adds the findings of a piece of evidence, each with the outcome that is known without its archived file, and lists the
/// printed forms to look for.
fn list<'a>(
    dossier: &Dossier,
    fact: &'a Fact,
    evidence: &'a Evidence,
    report: &mut Report,
    sought: &mut Vec<Listed<'a>>,
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
    let was_otherwise = dossier.known_on.as_ref().is_some_and(|known| known.was_otherwise(&fact.id));
    if evidence.as_printed.is_empty() && evidence.unverifiable.is_empty() && !was_otherwise {
        report.findings.push(finding("value", None, Outcome::NothingPrinted, &evidence.span));
    }
    for (figure, (printed, span)) in &evidence.as_printed {
        if evidence.unverifiable.contains_key(figure) {
            continue;
        }
        sought.push(Listed { fact, evidence, figure, printed, finding: report.findings.len() });
        report.findings.push(finding(figure, Some(printed), Outcome::NoCopy, span));
    }
}

/// The diagnostic for a finding; `None` where it is right or reported elsewhere. `tried` is the name under which a missing file was looked for, and the nearest one in the
/// archive.
fn complain(
    finding: &Finding,
    archived: &ArchivedState,
    tried: Option<&(String, Option<String>)>,
) -> Option<Diagnostic> {
    Some(match &finding.outcome {
        Outcome::ValueFound | Outcome::TermFound | Outcome::Unverifiable { .. } => return None,
        // Said once for each source.
        Outcome::NoReader | Outcome::ByEye => return None,
        Outcome::NoHeading { words, at_lines } => messages::no_heading(finding, words, *at_lines),
        Outcome::ValueDiffers { why, hint } => messages::value_differs(finding, why, hint.clone()),
        // Reported by `check`, at the same place.
        Outcome::Unread { source_goes_on: false, .. } => return None,
        Outcome::Unread { why, .. } => messages::unread(finding, why),
        Outcome::NotFound { elsewhere: 0 } => messages::not_found(finding),
        Outcome::NotFound { elsewhere } => messages::not_at_these_lines(finding, *elsewhere),
        Outcome::Ambiguous { times, in_lines: false } => messages::several_in_source(finding, *times),
        Outcome::Ambiguous { times, in_lines: true } => messages::several_in_lines(finding, *times),
        Outcome::NotOnPage { pages } => messages::not_on_page(finding, pages),
        Outcome::Joined => messages::joined(finding),
        Outcome::NothingPrinted => messages::nothing_printed(finding),
        // Reported once, for the file itself.
        Outcome::NoCopy if *archived == ArchivedState::Unreadable => return None,
        Outcome::NoCopy if *archived == ArchivedState::None => messages::no_file(finding),
        Outcome::NoCopy => {
            let (file, near) = tried.map_or(("", None), |(file, near)| (file.as_str(), near.as_deref()));
            messages::missing(finding, file, near)
        }
    })
}
