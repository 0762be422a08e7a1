//! What the author of a brief chose of what its page prints, beside words and picture: which facts it shows where and how, for whom, and
//! whatever else is printed because a key asks for it. How large the page and its type are isn't hashed: that prints nothing.

use super::hashed::Hashed;
use crate::model::{Brief, Dossier, Section};

/// The hash of it.
pub(super) fn shown_of_brief(dossier: &Dossier, brief: &Brief) -> Hashed {
    let mut hashed = Hashed::default();
    hashed.add(&brief.audience);
    let named = [&brief.template, &brief.theme];
    named.into_iter().for_each(|named| hashed.add(named.as_ref().map_or("", |(name, _)| name)));
    hashed.add(brief.showing().name());
    hashed.add(if brief.tell_omitted { "tell-omitted" } else { "" });
    if let Some(edition) = &brief.changes_since {
        hashed.add("changes-since");
        hashed.add(&edition.date.to_string());
        for (id, value) in &edition.values {
            hashed.add(id);
            value.texts.iter().flat_map(|texts| texts.values()).for_each(|text| hashed.add(text));
        }
    }
    if let Some(replaced) = &brief.replaces {
        hashed.add("replaces");
        hashed.add(&replaced.name);
        hashed.add(&replaced.date.to_string());
    }
    if let Some(marking) = &brief.marking {
        hashed.add("marking");
        hashed.add(marking.kind.name());
        marking.text.iter().for_each(|text| hashed.add_placed(text));
    }
    for (author, _) in &brief.authors {
        hashed.add("author");
        hashed.add(author);
    }
    brief.sections.iter().for_each(|section| add_section(&mut hashed, section, dossier));
    hashed
}

fn add_section(hashed: &mut Hashed, section: &Section, dossier: &Dossier) {
    let id = |fact: usize| dossier.facts.get(fact).map_or("", |fact| fact.id.as_str());
    hashed.add("section");
    hashed.add(section.layout.name());
    for &fact in &section.facts {
        hashed.add(id(fact));
        // What it is a part of.
        hashed.add(section.wholes.get(&fact).map_or("", |&whole| id(whole)));
    }
    for row in section.comparison.iter().flat_map(|sides| &sides.rows) {
        hashed.add("row");
        // A side without a fact says that nothing is stated.
        row.facts.iter().for_each(|fact| hashed.add(fact.map_or("", id)));
    }
}
