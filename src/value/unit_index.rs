//! Finds the names of units in a text by a table of names: one for the built-in units, one for those of a dossier.
//!
//! Texts are folded as they are read: full-width forms, raised digits and ㎡ are plain, a line break is a blank. Which of several
//! meanings a name has is for whoever knows the typed value and the source.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::unit_tables::tables;
use super::{Measure, Number, UnitKind, UnitName, UnlessSaid, Writing};

/// No name is longer, in characters.
const LONGEST: usize = 60;

/// On which side of its figure a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    After,
    Either,
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// A primary subtag, or `*` for every language.
    language: String,
    writing: Writing,
    place: Place,
    unless_said: UnlessSaid,
    measures: Vec<Measure>,
}

/// Names of units and what they stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct UnitIndex {
    /// Signs and symbols as folded, whose case tells.
    exact: BTreeMap<String, Vec<Entry>>,
    /// Words in small letters.
    words: BTreeMap<String, Vec<Entry>>,
}

/// A name in the making.
pub(super) struct Named<'a> {
    /// A primary subtag, or `*` for every language.
    pub language: &'a str,
    pub place: Place,
    pub writing: Writing,
    pub unless_said: UnlessSaid,
    pub measures: &'a [Measure],
}

impl UnitIndex {
    /// Adds a name. What is called so already is kept: of money in an entry of its own, because a pound of sugar is no
    /// pound sterling; of all else in one entry, each of whose measures may be meant.
    pub fn add(&mut self, text: &str, named: &Named<'_>) {
        let folded = folded(text);
        if folded.is_empty() || named.measures.is_empty() {
            return;
        }
        let (table, key) = match named.writing {
            Writing::Word => (&mut self.words, folded.to_lowercase()),
            Writing::Sign | Writing::Symbol => (&mut self.exact, folded),
        };
        let entries = table.entry(key).or_default();
        let money = |measures: &[Measure]| measures.iter().all(|one| one.kind == UnitKind::Money);
        let same = |entry: &&mut Entry| {
            entry.language == named.language
                && entry.place == named.place
                && money(&entry.measures) == money(named.measures)
        };
        let Some(entry) = entries.iter_mut().find(same) else {
            entries.push(Entry {
                language: named.language.to_owned(),
                writing: named.writing,
                place: named.place,
                unless_said: named.unless_said,
                measures: named.measures.to_vec(),
            });
            // What a language says comes before what all say, money before the rest.
            entries.sort_by_key(|entry| (entry.language == "*", !money(&entry.measures)));
            return;
        };
        // The first to say what money is meant is the table by hand; CLDR only adds names.
        if money(named.measures) {
            return;
        }
        for measure in named.measures {
            if !entry.measures.contains(measure) {
                entry.measures.push(measure.clone());
                entry.unless_said = UnlessSaid::None;
            }
        }
    }

    /// The names in some languages of what stands for this measure first or among others, and where each may stand.
    pub fn names_by_measure(&self, languages: &[&str]) -> BTreeMap<(String, Number), Vec<(String, Place)>> {
        let mut names: BTreeMap<(String, Number), Vec<(String, Place)>> = BTreeMap::new();
        for (name, entries) in self.exact.iter().chain(&self.words) {
            for entry in entries.iter().filter(|entry| languages.contains(&entry.language.as_str())) {
                let money = entry.measures.iter().all(|one| one.kind == UnitKind::Money);
                let meant = if money { 1 } else { entry.measures.len() };
                for measure in entry.measures.iter().take(meant) {
                    let key = (measure.base.clone(), measure.factor);
                    names.entry(key).or_default().push((name.clone(), entry.place));
                }
            }
        }
        names
    }

    /// Whether a name begins so.
    fn goes_on(&self, name: &str, lower: &str) -> bool {
        let begins = |table: &BTreeMap<String, Vec<Entry>>, start: &str| {
            table
                .range::<str, _>((Bound::Included(start), Bound::Unbounded))
                .next()
                .is_some_and(|(name, _)| name.starts_with(start))
        };
        begins(&self.exact, name) || begins(&self.words, lower)
    }

    /// What a whole name stands for in a language, where it is a name.
    pub fn whole<'a>(&'a self, text: &str, language: &'a str) -> Vec<&'a Measure> {
        let name = folded(text);
        let lower = name.to_lowercase();
        self.entries(language, &name, &lower).flat_map(|entry| &entry.measures).collect()
    }

    /// The entries of a name in a language, those of that language before those of all.
    fn entries<'a>(&'a self, language: &'a str, name: &str, lower: &str) -> impl Iterator<Item = &'a Entry> {
        let found = self.exact.get(name).into_iter().chain(self.words.get(lower)).flatten();
        found.filter(move |entry| entry.language == language || entry.language == "*")
    }
}

/// Names after a figure in several tables at once.
pub(super) fn names_after(indexes: &[&UnitIndex], text: &str, language: &str) -> Vec<UnitName> {
    let mut found: Vec<UnitName> = Vec::new();
    let (mut name, mut lower) = (String::new(), String::new());
    for (at, c) in text.char_indices().take(LONGEST) {
        let before = name.len();
        push_folded(&mut name, c);
        lower.extend(name[before..].chars().flat_map(char::to_lowercase));
        if !indexes.iter().any(|index| index.goes_on(&name, &lower)) {
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
        let mut names = merged(indexes, language, (&name, &lower), end, Place::After);
        // A symbol that goes on with a digit is another one: m2, CO2.
        let digit = c.is_ascii_alphabetic()
            && rest.starts_with(|next: char| next.is_ascii_digit() || "²³₂₃".contains(next));
        names.retain(|name| !digit || name.writing != Writing::Symbol);
        let substances: Vec<UnitName> =
            names.iter().flat_map(|name| of_substance(name, rest, language)).collect();
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

/// Names before a figure in several tables at once.
pub(super) fn names_before(indexes: &[&UnitIndex], text: &str, language: &str) -> Vec<UnitName> {
    let mut found = Vec::new();
    let starts = text.char_indices().rev().take(LONGEST);
    for (start, c) in starts {
        if c.is_whitespace() || !begins_here(&text[start..], &text[..start]) {
            continue;
        }
        let name = folded(&text[start..]);
        let names =
            merged(indexes, language, (&name, &name.to_lowercase()), text.len() - start, Place::Before);
        if !names.is_empty() {
            // Of US$ the sign alone is no name.
            found.clear();
            found.extend(names);
        }
    }
    found
}

/// What a name stands for in all tables, money apart from the rest.
fn merged(
    indexes: &[&UnitIndex],
    language: &str,
    (name, lower): (&str, &str),
    len: usize,
    place: Place,
) -> Vec<UnitName> {
    let entries = indexes.iter().flat_map(|index| index.entries(language, name, lower));
    let mut money: Option<UnitName> = None;
    let mut other: Option<UnitName> = None;
    for entry in entries.filter(|entry| entry.place == place || entry.place == Place::Either) {
        let is_money = entry.measures.iter().all(|one| one.kind == UnitKind::Money);
        let slot = if is_money { &mut money } else { &mut other };
        match slot {
            None => {
                *slot = Some(UnitName {
                    len,
                    writing: entry.writing,
                    measures: entry.measures.clone(),
                    unless_said: entry.unless_said,
                });
            }
            // What a language says of a sign is said before what all say.
            Some(_) if is_money => {}
            Some(name) => {
                for measure in &entry.measures {
                    if !name.measures.contains(measure) {
                        name.measures.push(measure.clone());
                        name.unless_said = UnlessSaid::None;
                    }
                }
            }
        }
    }
    money.into_iter().chain(other).collect()
}

/// The mass of a substance, where one is named after the name of a mass: t CO2, tonnes of carbon dioxide equivalent, kg-CO2.
fn of_substance(mass: &UnitName, rest: &str, language: &str) -> Vec<UnitName> {
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
        let named = substance_names().iter().filter(|name| name.language == "*" || name.language == language);
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
    let of = |id: &str, one: &Measure| Measure { base: format!("g {id}"), ..one.clone() };
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
        let names = tables().substances.iter().flat_map(|substance| {
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

/// A text as names are compared: in compatibility form (m², ㎡ and ｍ２ are m2), with plain hyphens, apostrophes and blanks.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(&mut folded, c);
    }
    folded
}

fn push_folded(text: &mut String, c: char) {
    match c {
        // What is typed for the sign of a degree.
        'º' | '˚' => text.push('°'),
        '’' | '‘' => text.push('\''),
        '\u{2010}' | '\u{2011}' => text.push('-'),
        c if c.is_whitespace() => {
            if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        c => text.extend(std::iter::once(c).nfkc()),
    }
}

/// A script whose words have no blanks between them, or whose particles join them.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{309f}' | '\u{3100}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a folded name that `rest` follows is whole. Katakana is one word as letters are: トン isn't in トンネル.
fn ends_here(name: &str, rest: &str) -> bool {
    let Some(last) = name.chars().next_back() else { return false };
    let Some(next) = rest.chars().next() else { return true };
    let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{ff66}'..='\u{ff9f}');
    if katakana(last) || last == 'ー' {
        return !katakana(next);
    }
    let letter = |c: char| c.is_alphabetic() && !is_joined(c) && !katakana(c);
    // A combining mark belongs to the letter before it.
    let mark = matches!(next, '\u{300}'..='\u{36f}');
    let sign = !last.is_alphanumeric()
        && !is_joined(last)
        && !last.is_whitespace()
        && !matches!(last, '.' | ')' | '\'');
    !(letter(last) && (letter(next) || mark) || sign && letter(next))
}

/// Whether a name begins where `before` ends.
fn begins_here(name: &str, before: &str) -> bool {
    let (Some(first), Some(last)) = (name.chars().next(), before.chars().next_back()) else { return true };
    let letter = |c: char| c.is_alphabetic() && !is_joined(c) && !matches!(c, '\u{30a0}'..='\u{30ff}');
    // A$, HK$: a sign with letters before it is another one.
    !(letter(last) || last.is_ascii_digit() && letter(first))
}

/// The measure that is so many of another.
pub(super) fn times(measure: &Measure, factor: Number) -> Option<Measure> {
    Some(Measure { factor: measure.factor.times(factor)?, ..measure.clone() })
}
