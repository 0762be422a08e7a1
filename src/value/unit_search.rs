//! Finds the names of units beside a figure: those of the tables and those of a dossier.
//!
//! Texts are folded as they are read: full-width forms, raised digits and ㎡ are plain, a line break is a blank. Which of several
//! meanings a name has is for whoever knows the typed value and the source.

use super::substance_name::of_substance;
use super::unit_edge::{LONGEST, begins_here, ends_here};
use super::unit_entry::{NameEntry, Place, folded, push_folded};
use super::unit_index::UnitIndex;
use super::unit_rows::Names;
use super::{UnitName, UnlessSaid, Writing};

/// Names that a text begins with and that may stand on one side of a figure, the longest first. `own` are those of a dossier.
pub(super) fn names_at(own: &UnitIndex, text: &str, languages: &[&str], place: Place) -> Vec<UnitName> {
    let mut found: Vec<UnitName> = Vec::new();
    let (mut name, mut lower) = (String::new(), String::new());
    let mut built_in = Names::AFTER;
    let mut is_own = !own.is_empty();
    for (at, c) in text.char_indices().take(LONGEST) {
        let before = name.len();
        push_folded(&mut name, c);
        lower.extend(name[before..].chars().flat_map(char::to_lowercase));
        is_own = is_own && own.goes_on(&name, &lower);
        if !(built_in.go_on(&name, &lower) | is_own) {
            break;
        }
        let end = at + c.len_utf8();
        let rest = &text[end..];
        // A symbol and a formula may touch: MtCO2.
        let formula = rest.starts_with(|next: char| next.is_ascii_uppercase());
        let whole = ends_here(&name, rest);
        if c.is_whitespace() || !whole && !formula {
            continue;
        }
        let mut entries = of_own(own, &name, &lower, languages);
        entries.extend(built_in.entries(&name, &lower, languages));
        let mut names = merged(entries, end, place);
        // A symbol that goes on with a digit is another one: m2, CO2.
        let digit = c.is_ascii_alphabetic()
            && rest.starts_with(|next: char| next.is_ascii_digit() || "²³₂₃".contains(next));
        names.retain(|name| !digit || name.writing != Writing::Symbol);
        let substances: Vec<UnitName> =
            names.iter().flat_map(|name| of_substance(name, rest, languages)).collect();
        // A name that goes on as another isn't that name: the kilowatt of kilowatt hours, the 日 of 日間.
        if !whole {
            names.clear();
        } else if !names.is_empty() {
            found.clear();
        }
        names.extend(substances);
        found.extend(names);
    }
    found.sort_by_key(|name| std::cmp::Reverse(name.len));
    found
}

/// Names that a text before a figure ends with.
pub(super) fn names_before(own: &UnitIndex, text: &str, languages: &[&str]) -> Vec<UnitName> {
    let mut found = Vec::new();
    let (mut name, mut lower) = (String::new(), String::new());
    let mut built_in = Names::BEFORE;
    let mut is_built_in = true;
    // Each character folded, from the last one back.
    for (start, c) in text.char_indices().rev().take(LONGEST) {
        let mut one = String::new();
        push_folded(&mut one, c);
        if one == " " && name.ends_with(' ') {
            continue;
        }
        name.extend(one.chars().rev());
        lower.extend(one.chars().rev().flat_map(char::to_lowercase));
        is_built_in = is_built_in && built_in.go_on(&name, &lower);
        if !is_built_in && own.is_empty() {
            break;
        }
        if c.is_whitespace() || !begins_here(&text[start..], &text[..start]) {
            continue;
        }
        let mut entries = Vec::new();
        if !own.is_empty() {
            let forward = folded(&text[start..]);
            entries = of_own(own, &forward, &forward.to_lowercase(), languages);
        }
        if is_built_in {
            entries.extend(built_in.entries(&name, &lower, languages));
        }
        let names = merged(entries, text.len() - start, Place::Before);
        if !names.is_empty() {
            // Of US$ the sign alone is no name.
            found = names;
        }
    }
    found
}

/// What a whole name stands for in a language, where it is a name.
pub(super) fn entries_of(own: &UnitIndex, text: &str, languages: &[&str]) -> Vec<NameEntry> {
    let name = folded(text);
    let lower = name.to_lowercase();
    let mut entries = of_own(own, &name, &lower, languages);
    let mut built_in = Names::AFTER;
    if built_in.go_on(&name, &lower) {
        entries.extend(built_in.entries(&name, &lower, languages));
    }
    entries
}

/// The entries of a name of the dossier's own in some languages.
fn of_own(own: &UnitIndex, name: &str, lower: &str, languages: &[&str]) -> Vec<NameEntry> {
    let spoken = |entry: &&NameEntry| entry.language == "*" || languages.contains(&entry.language.as_str());
    own.entries(name, lower).filter(spoken).cloned().collect()
}

/// What a name stands for in all tables, money apart from the rest.
fn merged(entries: Vec<NameEntry>, len: usize, place: Place) -> Vec<UnitName> {
    let mut money: Option<UnitName> = None;
    let mut other: Option<UnitName> = None;
    for entry in entries.into_iter().filter(|entry| entry.place.takes(place)) {
        let is_money = entry.is_money();
        let slot = if is_money { &mut money } else { &mut other };
        match slot {
            None => {
                *slot = Some(UnitName {
                    len,
                    writing: entry.writing,
                    measures: entry.measures,
                    unless_said: entry.unless_said,
                });
            }
            // What a language says of a sign is said before what all say.
            Some(_) if is_money => {}
            Some(name) => {
                for measure in entry.measures {
                    if !name.measures.contains(&measure) {
                        name.measures.push(measure);
                        name.unless_said = UnlessSaid::None;
                    }
                }
            }
        }
    }
    money.into_iter().chain(other).collect()
}
