//! What a mass is of, as texts name it: t CO2, tonnes of carbon dioxide equivalent, kg-CO2.

use std::sync::LazyLock;

use super::unit_edge::{LONGEST, ends_here};
use super::unit_entry::{folded, push_folded};
use super::unit_tables::substances;
use super::{Measure, UnitKind, UnitName};

/// The mass of a substance, where one is named after the name of a mass: t CO2, tonnes of carbon dioxide equivalent, kg-CO2.
pub(super) fn of_substance(mass: &UnitName, rest: &str, languages: &[&str]) -> Vec<UnitName> {
    let masses: Vec<&Measure> =
        mass.measures.iter().filter(|one| one.base == "g" && one.kind == UnitKind::Measure).collect();
    if masses.is_empty() {
        return Vec::new();
    }
    let mut lower = String::new();
    // Where each character of the folded text ends, there and in the text.
    let mut ends = Vec::new();
    for (at, c) in rest.char_indices().take(LONGEST) {
        let mut one = String::new();
        push_folded(&mut one, c);
        lower.extend(one.chars().flat_map(char::to_lowercase));
        ends.push((lower.len(), at + c.len_utf8()));
    }
    let mut longest: Option<(usize, &'static str)> = None;
    for of in OF {
        let Some(after) = lower.strip_prefix(of) else { continue };
        let named = substance_names()
            .iter()
            .filter(|name| name.language == "*" || languages.contains(&name.language));
        for name in named.filter(|name| after.starts_with(name.lower.as_str())) {
            let bare = of.len() + name.lower.len();
            let end = bare + usize::from(of.ends_with('(') && lower[bare..].starts_with(')'));
            let Some((_, place)) = ends.iter().find(|(folded, _)| *folded == end) else { continue };
            let whole = ends_here(&lower[..end], &rest[*place..]);
            if whole && longest.is_none_or(|(len, _)| len < *place) {
                longest = Some((*place, name.id));
            }
        }
    }
    let of = |id: &str, one: &Measure| Measure { base: format!("g {id}").into(), ..one.clone() };
    let named = longest.map(|(len, id)| UnitName {
        len: mass.len + len,
        writing: mass.writing,
        measures: masses.iter().map(|one| of(id, one)).collect(),
        unless_said: mass.unless_said,
    });
    // Of CO2 equivalent, CO2 alone is no name.
    named.into_iter().collect()
}

/// What stands between the name of a mass and what it is of.
const OF: [&str; 16] = [
    "", " ", "-", " of ", "の", " de ", " d'", " di ", " von ", " van ", "(", " (", "・", "/", " an ", " en ",
];

/// A name of a substance in small letters.
struct SubstanceName {
    id: &'static str,
    language: &'static str,
    lower: String,
}

fn substance_names() -> &'static [SubstanceName] {
    static NAMES: LazyLock<Vec<SubstanceName>> = LazyLock::new(|| {
        let names = substances().iter().flat_map(|substance| {
            let name = |(language, name): &(&'static str, &'static str)| SubstanceName {
                id: substance.id,
                language,
                lower: folded(name).to_lowercase(),
            };
            substance.names.iter().map(name).collect::<Vec<_>>()
        });
        names.collect()
    });
    &NAMES
}
