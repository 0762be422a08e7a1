//! Sources in a language whose figures the program can't read: what is compared with nothing is said, once for each source.

use super::messages::sources::no_reader;
use crate::diagnostic::Diagnostic;
use crate::language::SourceLanguage;
use crate::model::{Evidence, Fact, Source};

/// A warning for each source with printed forms that can't be read, where no other source prints the figure so that it can.
pub fn unreadable(facts: &[Fact], sources: &[Source]) -> Vec<Diagnostic> {
    let foreign = |evidence: &Evidence| sources.get(evidence.source).and_then(unread_language);
    let warn = |(index, source): (usize, &Source)| {
        let language = unread_language(source)?;
        let figures = facts.iter().flat_map(|fact| {
            let here = fact.evidence.iter().filter(move |evidence| evidence.source == index);
            let printed = here.flat_map(|evidence| evidence.as_printed.keys());
            // A term is looked for as it is, in any language.
            let figures = printed.filter(|name| fact.value_named(name).is_some());
            figures.filter(move |name| {
                let mut others = fact.evidence.iter().filter(|one| one.as_printed.contains_key(*name));
                others.all(|one| foreign(one).is_some())
            })
        });
        let figures = figures.count();
        (figures > 0).then(|| no_reader(source.span.clone(), &source.id, language, figures))
    };
    sources.iter().enumerate().filter_map(warn).collect()
}

/// The language of a source, where the program has no reader for it.
fn unread_language(source: &Source) -> Option<&SourceLanguage> {
    source.language.as_ref().filter(|_| !source.has_reader())
}
