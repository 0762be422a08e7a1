//! Why a file isn't current: what differs between the manifest of the last build and what a build would write now.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::account::FactRecord;
use crate::manifest::{BriefEntry, Manifest, OutputEntry, PictureEntry};

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// Another version of the program made it.
    Program {
        /// The one that made it.
        from: String,
        /// This one.
        to: String,
    },
    /// The brief's date.
    Date {
        /// As printed.
        from: String,
        /// Now.
        to: String,
    },
    /// The theme.
    Theme,
    /// The embedded fonts.
    Fonts,
    /// The limits of the page, its marking, how figures are written, the languages, or the remarks of the page.
    Settings,
    /// The brief's title, bottom line, headings, texts or authors.
    Words,
    /// The dossier's title, publisher, contact, letterhead or disclaimer.
    Imprint,
    /// The file of the picture.
    Picture {
        /// Its name.
        file: String,
    },
    /// A template that the brief can reach.
    Template {
        /// Its name.
        name: String,
    },
    /// A source that the file cites.
    Source {
        /// Its id.
        id: String,
    },
    /// A printed fact.
    FactChanged {
        /// Its id.
        id: String,
    },
    /// A fact that wasn't printed.
    FactAdded {
        /// Its id.
        id: String,
    },
    /// A fact that would no longer be printed.
    FactGone {
        /// Its id.
        id: String,
    },
    /// The same facts in another order.
    FactOrder,
    /// The order in which facts give way for space.
    Ladder,
    /// A short form.
    ShortForm,
    /// A build with a filter renewed other files of the brief and not this one.
    LeftOut,
    /// Something else in the text.
    Text,
}

/// Whether a program (`factbrief 0.2.0`) is of an earlier version than another one.
pub(super) fn is_older(one: &str, other: &str) -> bool {
    let numbers = |program: &str| -> Option<Vec<u64>> {
        program.rsplit(' ').next()?.split('.').map(|number| number.parse().ok()).collect()
    };
    numbers(one).zip(numbers(other)).is_some_and(|(one, other)| one < other)
}

/// Why a file isn't current, most important reasons first; empty when it is current or wasn't made yet.
pub fn reasons(before: &Manifest, now: &Manifest, name: &str) -> Vec<Reason> {
    let (Some(old), Some(new)) = (before.outputs.get(name), now.outputs.get(name)) else { return Vec::new() };
    let (Some(old_brief), Some(new_brief)) = (before.briefs.get(&old.brief), now.briefs.get(&new.brief))
    else {
        return vec![Reason::Text];
    };
    if before.key_of(old) == now.key_of(new) {
        return Vec::new();
    }
    let mut reasons = facts(before, old, now, new);
    let same_facts =
        !reasons.iter().any(|reason| matches!(reason, Reason::FactAdded { .. } | Reason::FactGone { .. }));
    if same_facts && old.facts != new.facts {
        reasons.push(Reason::FactOrder);
    }
    reasons.extend(sources(before, old, now, new));
    reasons.extend(parts(old_brief, new_brief));
    if same_facts && old_brief.ladder != new_brief.ladder {
        reasons.push(Reason::Ladder);
    }
    if same_facts && old_brief.shorts != new_brief.shorts {
        reasons.push(Reason::ShortForm);
    }
    if old.key.is_some() {
        reasons.push(Reason::LeftOut);
    }
    if reasons.is_empty() {
        reasons.push(Reason::Text);
    }
    reasons
}

fn facts(before: &Manifest, old: &OutputEntry, now: &Manifest, new: &OutputEntry) -> Vec<Reason> {
    let ids = |output: &OutputEntry| output.facts.iter().cloned().collect::<BTreeSet<String>>();
    let (old_ids, new_ids) = (ids(old), ids(new));
    let changed = new_ids
        .intersection(&old_ids)
        .filter(|id| before.fact_in(old, id) != now.fact_in(new, id))
        .map(|id| Reason::FactChanged { id: id.clone() });
    let added = new_ids.difference(&old_ids).map(|id| Reason::FactAdded { id: id.clone() });
    let gone = old_ids.difference(&new_ids).map(|id| Reason::FactGone { id: id.clone() });
    changed.chain(added).chain(gone).collect()
}

fn sources(before: &Manifest, old: &OutputEntry, now: &Manifest, new: &OutputEntry) -> Vec<Reason> {
    let cited = |manifest: &Manifest, output: &OutputEntry| -> BTreeSet<String> {
        let facts = output.facts.iter().filter_map(|id| manifest.fact_in(output, id));
        let picture = manifest.briefs.get(&output.brief).and_then(|brief| brief.picture.as_ref());
        facts.flat_map(FactRecord::sources).chain(picture.map(|picture| &picture.source)).cloned().collect()
    };
    // A source that is new here came with a fact that changed.
    cited(before, old)
        .intersection(&cited(now, new))
        .filter(|id| before.sources.get(*id) != now.sources.get(*id))
        .map(|id| Reason::Source { id: id.clone() })
        .collect()
}

fn parts(old: &BriefEntry, new: &BriefEntry) -> Vec<Reason> {
    // Taken apart so that a new fingerprint can't be without a reason.
    let BriefEntry {
        program,
        date,
        theme,
        fonts,
        settings,
        words,
        imprint,
        picture,
        templates,
        // Compared above, where the facts are the same.
        ladder: _,
        shorts: _,
        // They follow from the rendered texts, the settings and the ladder.
        rung: _,
        tried: _,
        short: _,
        omitted: _,
        // A part of the settings.
        contested: _,
        // It decides which templates and settings are the brief's.
        audience: _,
        // The hash of all of it.
        key: _,
    } = new;
    let mut reasons = Vec::new();
    if old.words != *words {
        reasons.push(Reason::Words);
    }
    let hash = |picture: &Option<PictureEntry>| picture.as_ref().map(|picture| picture.hash.clone());
    if hash(&old.picture) != hash(picture) {
        // The one that is printed now, or the one that was.
        let named = picture.as_ref().or(old.picture.as_ref());
        reasons.extend(named.map(|named| Reason::Picture { file: named.file.clone() }));
    }
    let names: BTreeSet<&String> = old.templates.keys().chain(templates.keys()).collect();
    let differing = names.into_iter().filter(|name| old.templates.get(*name) != templates.get(*name));
    reasons.extend(differing.map(|name| Reason::Template { name: name.clone() }));
    if old.theme != *theme {
        reasons.push(Reason::Theme);
    }
    if old.settings != *settings {
        reasons.push(Reason::Settings);
    }
    if old.imprint != *imprint {
        reasons.push(Reason::Imprint);
    }
    if old.date != *date {
        reasons.push(Reason::Date { from: old.date.clone(), to: date.clone() });
    }
    if old.fonts != *fonts {
        reasons.push(Reason::Fonts);
    }
    if old.program != *program {
        reasons.push(Reason::Program { from: old.program.clone(), to: program.clone() });
    }
    reasons
}
