//! The rules, a file for each thing they judge.

mod actions;
mod attachments;
mod document;
mod fonts;
mod framing;
mod graphics;
mod headings;
mod languages;
mod links;
mod lists;
mod marks;
mod metadata;
mod outline;
mod structure;
mod tables;

use crate::pdf::conformance::rule::Rule;

/// Every rule.
pub fn all() -> Vec<&'static Rule> {
    let groups: [&[Rule]; 15] = [
        framing::RULES,
        document::RULES,
        actions::RULES,
        metadata::RULES,
        attachments::RULES,
        graphics::RULES,
        marks::RULES,
        structure::RULES,
        headings::RULES,
        lists::RULES,
        tables::RULES,
        links::RULES,
        languages::RULES,
        outline::RULES,
        fonts::RULES,
    ];
    groups.into_iter().flatten().collect()
}
