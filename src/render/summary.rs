//! What a page says of its sources as a whole: how many of which nature, from which years, how many figures have one origin only or
//! are written by machines only, and how many originals nobody read.

use std::collections::{BTreeMap, BTreeSet};

use super::reference::Reference;
use crate::language::{Language, NatureWords, SourcesTold};
use crate::model::{Dossier, Evidence, Nature, independent_origins, supports, written_by_machines};
use crate::value::Choice;

/// The sentences; none for a page that cites nothing. `facts` are those that the page prints.
pub fn summary(
    references: &[Reference],
    facts: &BTreeSet<usize>,
    dossier: &Dossier,
    language: Language,
) -> Option<String> {
    if references.is_empty() {
        return None;
    }
    let words = language.words();
    let cited: BTreeSet<usize> = references.iter().map(|reference| reference.source).collect();
    let mut natures: BTreeMap<usize, usize> = BTreeMap::new();
    let mut years: BTreeSet<i32> = BTreeSet::new();
    let mut undated = 0;
    for source in references.iter().map(|reference| &dossier.sources[reference.source]) {
        let place =
            source.nature.and_then(|nature| Nature::NAMES.iter().position(|name| *name == nature.name()));
        *natures.entry(place.unwrap_or(Nature::NAMES.len())).or_default() += 1;
        match source.issued.as_ref().and_then(|issued| year(&issued.to_string())) {
            Some(year) => {
                years.insert(year);
            }
            None => undated += 1,
        }
    }
    let named = natures.iter().map(|(place, &number)| {
        let nature = Nature::NAMES.get(*place).and_then(|name| Nature::from_name(name));
        nature_word(nature, number, &words.natures)
    });
    let (mut figures, mut one_origin, mut by_machines) = (0, 0, 0);
    for fact in facts.iter().filter_map(|&fact| dossier.facts.get(fact)) {
        for (figure, _) in fact.figures() {
            let mut groups: Vec<Vec<&Evidence>> = supports(dossier, fact, figure);
            groups.iter_mut().for_each(|group| group.retain(|one| cited.contains(&one.source)));
            figures += 1;
            one_origin +=
                usize::from(groups.iter().any(|one| independent_origins(one, &dossier.sources) < 2));
            by_machines += usize::from(groups.iter().any(|one| written_by_machines(one, &dossier.sources)));
        }
    }
    let unread: BTreeSet<usize> = references
        .iter()
        .flat_map(|reference| &reference.places)
        .filter_map(|place| place.original)
        .filter(|original| !dossier.sources[*original].read)
        .collect();
    let told = SourcesTold {
        natures: named.collect(),
        years: years.first().copied().zip(years.last().copied()),
        undated,
        figures,
        one_origin,
        by_machines,
        unread: unread.len(),
    };
    Some((words.page.sources)(&told))
}

/// The year of a date as tables write it: its first four digits.
fn year(date: &str) -> Option<i32> {
    let digits = date.split(|c: char| !c.is_ascii_digit());
    digits.filter(|digits| digits.len() == 4).find_map(|digits| digits.parse().ok())
}

/// So many sources of a nature.
fn nature_word(nature: Option<Nature>, number: usize, words: &NatureWords) -> String {
    let word = match nature {
        Some(Nature::Primary) => words.primary,
        Some(Nature::Official) => words.official,
        Some(Nature::News) => words.news,
        Some(Nature::Analysis) => words.analysis,
        Some(Nature::Digest) => words.digest,
        Some(Nature::Blog) => words.blog,
        Some(Nature::AiGenerated) => words.ai_generated,
        None => words.unknown,
    };
    word(number)
}
