//! A fact as `show --json` and `list --json` print it, in types of their own, so that the output stays stable while the
//! model changes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::history_view::{
    CorrectionView, HistoryView, SupersededView, corrections, history_view, superseded_view,
};
use super::keeping_view::{JudgedView, ReviewView, WaiverView, judged, review_view, waiver_view};
use super::listing::{owner, uses};
use super::places::OutputView;
use super::proof::{ProofView, Proofs};
use super::value_view::{ValueView, value_view};
use crate::account::{Standing, computed, computed_in_signs};
use crate::language::Language;
use crate::model::{Computation, Dossier, Evidence, Fact, Few, FigureName, Rank, Source, Statement};
use crate::value::{Value, format};

/// A fact.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The statement in each language.
    pub statement: BTreeMap<&'static str, String>,
    /// The lapsed form in each language, where there is one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub lapsed: BTreeMap<&'static str, String>,
    /// The short form in each language, where there is one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub short: BTreeMap<&'static str, String>,
    /// Its figures by name, in each language.
    pub values: BTreeMap<&'a str, ValueView>,
    /// How its value is computed, of a derived fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived: Option<DerivationView<'a>>,
    /// Its plain properties.
    #[serde(flatten)]
    pub standing: Standing,
    /// How likely it is and how sure its author is, with the reason, in each language.
    #[serde(rename = "judgement", skip_serializing_if = "BTreeMap::is_empty")]
    pub judged: BTreeMap<String, JudgedView>,
    /// When to look again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_by: Option<String>,
    /// Lower priorities are left out first when a page is full.
    pub priority: u8,
    /// Whether it is never left out for space.
    pub must: bool,
    /// The only audiences that may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_for: Option<Vec<&'a str>>,
    /// The desk or role that answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<&'a str>,
    /// Its last review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<ReviewView<'a>>,
    /// The rules that it is excused from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<WaiverView<'a>>,
    /// Its topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<&'a str>,
    /// The versions of its value, of a contested fact; then it has no evidence beside theirs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimView<'a>>,
    /// Its evidence.
    pub evidence: Vec<EvidenceView<'a>>,
    /// What is declared to be no rival of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distinct_from: Vec<DistinctView<'a>>,
    /// What became of it since it was entered.
    #[serde(flatten)]
    pub history: HistoryView<'a>,
    /// The briefs that print it.
    pub briefs: Vec<&'a str>,
    /// Other facts about the same quantity.
    pub same_subject: Vec<&'a str>,
    /// Where it is written.
    pub file: String,
    /// The line of its id.
    pub line: usize,
    /// The files that print it; absent where nobody looked, or where the briefs can't be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outputs: Option<Vec<OutputView>>,
}

/// How a derived fact is computed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DerivationView<'a> {
    /// How its value is.
    #[serde(flatten)]
    pub value: ComputationView<'a>,
    /// How its companions are, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub companions: BTreeMap<&'a str, ComputationView<'a>>,
    /// The figures that it names.
    pub inputs: Vec<String>,
    /// The same, each with where it comes from; absent in lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<InputView<'a>>,
}

/// How a figure is computed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ComputationView<'a> {
    /// The formula as it is written.
    pub formula: &'a str,
    /// The same with the figures, in each language; none of a figure that stands so at another fact.
    #[serde(flatten)]
    pub text: BTreeMap<&'static str, String>,
    /// The same with the signs of arithmetic.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub signs: BTreeMap<&'static str, String>,
    /// The figure that it agrees with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expect: Option<String>,
}

/// A figure that a derived fact is computed from.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct InputView<'a> {
    /// Its name, as in the formula.
    pub figure: String,
    /// What it is.
    pub value: ValueView,
    /// Who vouches for its fact.
    pub status: &'static str,
    /// When its fact held.
    pub as_of: String,
    /// The fact that took the place of its fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<SupersededView<'a>>,
    /// What was corrected in it, the newest last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<CorrectionView<'a>>,
    /// How it is computed, where it is derived itself; absent where that was said before in the same chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived: Option<DerivationView<'a>>,
    /// Whether all that follows was said before in the same chain.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub said_above: bool,
    /// The evidence for it, where no formula gives it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceView<'a>>,
}

/// A piece of evidence.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct EvidenceView<'a> {
    /// The source.
    pub source: ReferenceView<'a>,
    /// Where in it.
    pub locator: String,
    /// The lines of the archived source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<String>,
    /// The printed forms.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub as_printed: BTreeMap<&'a str, &'a str>,
    /// What `verify` says of each; absent where nothing was compared.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub verification: BTreeMap<&'a str, ProofView<'a>>,
    /// The document that the source cites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<ReferenceView<'a>>,
}

/// A version of a contested value.
#[derive(Debug, Serialize)]
pub struct ClaimView<'a> {
    /// The version.
    pub value: ValueView,
    /// Whether it is preferred, one among others, or deprecated.
    pub rank: &'static str,
    /// Its evidence.
    pub evidence: Vec<EvidenceView<'a>>,
}

/// A fact of the subject that is declared to be no rival.
#[derive(Debug, Serialize)]
pub struct DistinctView<'a> {
    /// Its id.
    pub fact: &'a str,
    /// Why it is none.
    pub why: &'a str,
}

/// A source by id, publisher and nature.
#[derive(Debug, Serialize)]
pub struct ReferenceView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// Who speaks in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<&'static str>,
    /// Its licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<&'a str>,
    /// What may be taken from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reuse: Option<&'static str>,
}

/// A fact as a list has it.
pub fn fact_view(dossier: &Dossier, index: usize) -> FactView<'_> {
    view(&Viewed { dossier, proofs: None }, index)
}

/// Everything about one fact: with the chain of what it is computed from, and what the archive says of each printed form.
pub fn traced_view<'a>(dossier: &'a Dossier, proofs: &'a Proofs, index: usize) -> FactView<'a> {
    view(&Viewed { dossier, proofs: Some(proofs) }, index)
}

/// What is looked at.
struct Viewed<'a> {
    dossier: &'a Dossier,
    /// What the archive says, where the whole chain is asked for.
    proofs: Option<&'a Proofs>,
}

fn view<'a>(viewed: &Viewed<'a>, index: usize) -> FactView<'a> {
    let dossier = viewed.dossier;
    let fact = &dossier.facts[index];
    let texts = |statements: Option<&Few<Language, Statement>>| {
        let statements = statements.into_iter().flatten();
        statements
            .map(|(&language, statement)| {
                let print = |value: &Value, rendering| format(value, dossier.style(language), rendering);
                (language.tag(), fact.compose(statement, print))
            })
            .collect()
    };
    let same_subject = |(other, candidate): (usize, &'_ Fact)| {
        other != index && fact.subject.is_some() && candidate.subject == fact.subject
    };
    FactView {
        id: &fact.id,
        statement: texts(Some(&fact.statement)),
        lapsed: texts(fact.lapsed.as_ref()),
        short: texts(fact.short.as_ref()),
        values: fact.figures().map(|(name, value)| (name, value_view(dossier, value))).collect(),
        derived: derivation(viewed, fact, &mut Vec::new()),
        // The lapsed form is shown as a text.
        standing: Standing { lapsed: None, ..Standing::of(dossier, fact, None) },
        judged: judged(dossier, fact),
        review_by: fact.review_by.as_ref().map(|(date, _)| date.to_string()),
        priority: fact.priority,
        must: fact.must,
        only_for: fact.only_for.as_ref().map(|names| names.iter().map(String::as_str).collect()),
        owner: owner(dossier, fact),
        reviewed: review_view(dossier, fact),
        waive: fact.custody.waivers.iter().map(waiver_view).collect(),
        topic: fact.topic.as_deref(),
        claims: claims(viewed, fact),
        evidence: if fact.contested().is_some() { Vec::new() } else { evidence_views(viewed, fact) },
        distinct_from: fact
            .distinct_from
            .iter()
            .map(|distinct| DistinctView { fact: &distinct.fact, why: &distinct.why })
            .collect(),
        history: history_view(dossier, fact),
        briefs: uses(dossier, index),
        same_subject: dossier
            .facts
            .iter()
            .enumerate()
            .filter(|&one| same_subject(one))
            .map(|(_, fact)| fact.id.as_str())
            .collect(),
        file: fact.span.source.path.clone(),
        line: fact.span.line(),
        outputs: None,
    }
}

/// The versions of a contested value, then those that are deprecated.
fn claims<'a>(viewed: &Viewed<'a>, fact: &'a Fact) -> Vec<ClaimView<'a>> {
    let Some(contested) = fact.contested() else { return Vec::new() };
    let dossier = viewed.dossier;
    let live = contested.versions.iter().enumerate().map(|(version, value)| {
        let rank = if contested.preferred == Some(version) { Rank::Preferred } else { Rank::Normal };
        let own = |evidence: &&Evidence| evidence.version == Some(version);
        let evidence = fact.evidence.iter().filter(own).map(|one| evidence_view(viewed, one));
        ClaimView { value: value_view(dossier, value), rank: rank.name(), evidence: evidence.collect() }
    });
    let deprecated = fact.deprecated.iter().filter_map(|one| {
        let value = value_view(dossier, one.value.as_ref()?);
        Some(ClaimView { value, rank: Rank::Deprecated.name(), evidence: evidence_views(viewed, one) })
    });
    live.chain(deprecated).collect()
}

fn evidence_views<'a>(viewed: &Viewed<'a>, fact: &'a Fact) -> Vec<EvidenceView<'a>> {
    fact.evidence.iter().map(|evidence| evidence_view(viewed, evidence)).collect()
}

fn evidence_view<'a>(viewed: &Viewed<'a>, evidence: &'a Evidence) -> EvidenceView<'a> {
    let sources = &viewed.dossier.sources;
    EvidenceView {
        source: reference_view(&sources[evidence.source]),
        locator: evidence.locator.to_string(),
        lines: evidence.lines.map(|lines| match lines.first == lines.last {
            true => lines.first.to_string(),
            false => format!("{}-{}", lines.first, lines.last),
        }),
        as_printed: evidence
            .as_printed
            .iter()
            .map(|(name, (text, _))| (name.as_str(), text.as_str()))
            .collect(),
        verification: viewed.proofs.map(|proofs| proofs.of(evidence)).into_iter().flatten().collect(),
        original: evidence.original.map(|original| reference_view(&sources[original])),
    }
}

/// `said` has the figures whose chains were begun before.
fn derivation<'a>(viewed: &Viewed<'a>, fact: &'a Fact, said: &mut Vec<String>) -> Option<DerivationView<'a>> {
    let dossier = viewed.dossier;
    let derivation = fact.derivation.as_ref()?;
    let inputs = derivation.inputs.iter().filter(|_| viewed.proofs.is_some());
    let companions = derivation.companions.iter();
    let companions = companions.map(|(name, one)| (name.as_str(), computation(dossier, fact, name, one)));
    Some(DerivationView {
        value: computation(dossier, fact, "value", &derivation.value),
        companions: companions.collect(),
        inputs: derivation.inputs.iter().map(ToString::to_string).collect(),
        from: inputs.filter_map(|name| input(viewed, name, said)).collect(),
    })
}

fn computation<'a>(
    dossier: &Dossier,
    fact: &Fact,
    figure: &str,
    one: &'a Computation,
) -> ComputationView<'a> {
    let in_each = |print: fn(&Dossier, &Fact, &str, Language) -> Option<String>| {
        let each = dossier.languages.iter();
        each.filter_map(|&language| Some((language.tag(), print(dossier, fact, figure, language)?))).collect()
    };
    ComputationView {
        formula: &one.written,
        text: in_each(computed),
        signs: in_each(computed_in_signs),
        expect: one.expect.as_ref().map(ToString::to_string),
    }
}

fn input<'a>(viewed: &Viewed<'a>, name: &FigureName, said: &mut Vec<String>) -> Option<InputView<'a>> {
    let dossier = viewed.dossier;
    let fact = dossier.fact(&name.fact)?;
    let figure = name.to_string();
    let said_above = said.contains(&figure);
    if !said_above {
        said.push(figure.clone());
    }
    let evidence = match said_above || fact.derivation.is_some() {
        true => Vec::new(),
        false => {
            evidence_views(viewed, fact).into_iter().filter_map(|view| only(view, &name.figure)).collect()
        }
    };
    Some(InputView {
        figure,
        value: value_view(dossier, fact.value_named(&name.figure)?),
        status: fact.status.name(),
        as_of: fact.as_of.to_string(),
        superseded_by: superseded_view(fact).filter(|_| !said_above),
        corrected: corrections(dossier, fact)
            .filter(|one| !said_above && one.figure == name.figure)
            .collect(),
        derived: if said_above { None } else { derivation(viewed, fact, said) },
        said_above,
        evidence,
    })
}

/// What a piece of evidence says of one figure; none where it prints only others.
fn only<'a>(view: EvidenceView<'a>, figure: &str) -> Option<EvidenceView<'a>> {
    let EvidenceView { mut as_printed, mut verification, .. } = view;
    let prints_others = !as_printed.is_empty() && !as_printed.contains_key(figure);
    as_printed.retain(|name, _| *name == figure);
    verification.retain(|name, _| *name == figure);
    (!prints_others).then_some(EvidenceView { as_printed, verification, ..view })
}

fn reference_view(source: &Source) -> ReferenceView<'_> {
    ReferenceView {
        id: &source.id,
        publisher: source.publisher_in(Language::En),
        nature: source.nature.map(crate::model::Nature::name),
        licence: source.licence.as_deref(),
        reuse: source.reuse.map(crate::model::Reuse::name),
    }
}
