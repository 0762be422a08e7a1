//! The texts that a page prints although their sources allow figures only.

use crate::model::{Dossier, Fact, FigureName, Reuse, Source};
use crate::value::Value;

/// A text that a page prints although every source which prints it allows figures only.
pub struct Quoted<'a> {
    /// `value` or the companion, of the fact on the page.
    pub figure: &'a str,
    /// The fact whose text it is: the fact on the page, or the one from which that has it.
    pub owner: &'a Fact,
    /// The first such source.
    pub source: &'a Source,
}

/// Those of a fact on a page. A derived fact has the text of another fact where its companion is that as it is there.
pub fn quoted_beyond<'a>(dossier: &'a Dossier, fact: &'a Fact) -> Vec<Quoted<'a>> {
    let mut found = Vec::new();
    for (figure, _) in fact.figures() {
        let beginnings: Vec<(&'a Fact, &str)> = match &fact.derivation {
            None => vec![(fact, figure)],
            Some(derivation) => {
                let owner = |leaf: &'a FigureName| Some((dossier.fact(&leaf.fact)?, leaf.figure.as_str()));
                derivation.leaves_of(figure).filter_map(owner).collect()
            }
        };
        let sources = beginnings
            .into_iter()
            .find_map(|(owner, name)| Some((owner, only_figures_allowed(dossier, owner, name)?)));
        found.extend(sources.map(|(owner, source)| Quoted { figure, owner, source }));
    }
    found
}

/// The first source of a text that no formula gives, where all that print it, or one version of it, allow figures only:
/// whichever version a brief shows, the line below says who says each.
fn only_figures_allowed<'a>(dossier: &'a Dossier, fact: &'a Fact, figure: &str) -> Option<&'a Source> {
    let of = |version: Option<usize>| {
        let own = fact.evidence.iter().filter(move |one| version.is_none() || one.version == version);
        let quoting = own.filter(|one| one.as_printed.contains_key(figure));
        let sources: Vec<&Source> = quoting.map(|one| &dossier.sources[one.source]).collect();
        let first = *sources.first()?;
        sources.iter().all(|source| source.reuse == Some(Reuse::Figures)).then_some(first)
    };
    match fact.value_named(figure)? {
        Value::Text(_) => of(None),
        Value::Contested(contested) => {
            let versions = contested.versions.iter().enumerate();
            let mut texts = versions.filter(|(_, value)| matches!(value, Value::Text(_)));
            texts.find_map(|(version, _)| of(Some(version)))
        }
        Value::Quantity(_)
        | Value::Pair(_)
        | Value::Rank(_)
        | Value::Time(_)
        | Value::Date(_)
        | Value::Period(_) => None,
    }
}
