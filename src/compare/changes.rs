//! Everything that changed in a fact from one state to another.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::{Figures, Wording};
use crate::account::{
    Change, Citation, FactRecord, Form, PrintedValue, Property, PropertyKind, PropertyText, Tagged,
    differences,
};
use crate::language::Language;
use crate::value::Showing;

/// What a state says of a fact in one language.
struct InLanguage {
    statement: Wording,
    /// The short form; a file doesn't hold it.
    short: Option<Wording>,
    /// The figures as printed in running text.
    figures: Figures,
}

impl InLanguage {
    fn of(record: &FactRecord, tag: &str) -> Option<Self> {
        let text = record.statement.get(tag)?;
        let worded = record.worded.get(tag);
        let figures = record
            .values
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), value.text.get(tag)?.clone())));
        let words = Language::from_tag(tag).into_iter().flat_map(|language| record.standing.words(language));
        let figures = figures.chain(words.map(|(name, word)| (name.to_owned(), word)));
        let short = worded.and_then(|worded| worded.short.as_ref());
        Some(Self {
            statement: match worded {
                Some(worded) => Wording::of_pieces(text.clone(), &worded.statement.pieces),
                None => Wording::of_text(text),
            },
            short: short.map(|(text, short)| Wording::of_pieces(text.clone(), &short.pieces)),
            figures: figures.collect(),
        })
    }
}

/// Whether both states hold the short forms of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortForms {
    /// They do, and short forms are compared.
    Known,
    /// One of them doesn't.
    Unknown,
}

/// Everything that changed in a fact, in the languages that both states hold; its evidence where both hold it.
pub fn changes(old: &FactRecord, new: &FactRecord, short_forms: ShortForms) -> Vec<Change> {
    let mut found = Vec::new();
    let languages: Vec<(Language, InLanguage, InLanguage)> = Language::ALL
        .into_iter()
        .filter_map(|language| {
            Some((language, InLanguage::of(old, language.tag())?, InLanguage::of(new, language.tag())?))
        })
        .collect();
    let mut names: Vec<&String> = old.values.keys().chain(new.values.keys()).collect();
    names.sort_by_key(|name| (name.as_str() != "value", name.as_str()));
    names.dedup();
    for name in names {
        found.extend(value(name, old, new, &languages));
    }
    let statement = languages.iter().map(|(language, one, two)| {
        let same = one.statement.same_but_for_figures(&one.figures, &two.statement, &two.figures);
        // Once a plan's date has passed, its statement may be another one.
        let same = same || old.standing.lapsed != new.standing.lapsed;
        (*language, (!same).then_some((Some(&one.statement), Some(&two.statement))))
    });
    found.extend(wording(Property::Statement, statement));
    if short_forms == ShortForms::Known {
        let short = languages.iter().map(|(language, one, two)| {
            let same = match (&one.short, &two.short) {
                (Some(short), Some(other)) => short.same_but_for_figures(&one.figures, other, &two.figures),
                (short, other) => short.is_none() && other.is_none(),
            };
            (*language, (!same).then_some((one.short.as_ref(), two.short.as_ref())))
        });
        found.extend(wording(Property::Short, short));
    }
    if let (Some(old), Some(new)) = (&old.evidence, &new.evidence) {
        found.extend(evidence(old, new));
    }
    // Another figure has another formula, or other figures in it; that is told already.
    let figures: BTreeSet<String> = found
        .iter()
        .filter_map(|change| match &change.property {
            Property::Figure(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    if !figures.contains("value") {
        found.extend(formula(Property::Formula, old.computed.as_ref(), new.computed.as_ref()));
    }
    for (name, old) in old.values.iter().filter(|(name, _)| !figures.contains(*name)) {
        let new = new.values.get(name).and_then(|new| new.computed.as_ref());
        found.extend(formula(Property::FormulaOf(format!("{name}.formula")), old.computed.as_ref(), new));
    }
    let standing = old.standing.compared().into_iter().zip(new.standing.compared());
    let standing = standing.filter(|((_, old), (_, new))| old != new);
    found.extend(standing.map(|((property, old), (_, new))| Change::plain(property, old, new)));
    found
}

fn value(
    name: &str,
    old: &FactRecord,
    new: &FactRecord,
    languages: &[(Language, InLanguage, InLanguage)],
) -> Option<Change> {
    let form = |record: &'_ FactRecord| record.values.get(name).map(|value| value.form.clone());
    let (old_form, new_form) = (form(old), form(new));
    let text = |texts: &InLanguage| texts.figures.get(name).cloned();
    let same_texts = languages.iter().all(|(_, one, two)| text(one) == text(two));
    let contested = old.values.get(name).zip(new.values.get(name));
    let contested = contested.filter(|(old, new)| old.form.is_contested() && new.form.is_contested());
    let way = match contested {
        None if old_form == new_form && same_texts => return None,
        None => None,
        Some((old, new)) => match contested_change(old, new) {
            ContestedChange::None => return None,
            ContestedChange::AsPrinted => None,
            ContestedChange::In(way) => Some(way),
        },
    };
    // A text has no form but its words. The same number printed in another way is a change of wording.
    let typed = old_form != new_form || new_form.as_ref().is_some_and(Form::is_text);
    let said = |texts: Vec<(Language, String)>| {
        (!texts.is_empty()).then(|| PropertyText::Languages(texts.into_iter().collect()))
    };
    let told = |record: &FactRecord, language: Language, texts: &InLanguage| match way {
        Some(way) => record.values.get(name)?.shown(way).get(language.tag()).cloned(),
        None => text(texts),
    };
    let olds =
        languages.iter().filter_map(|(language, one, _)| Some((*language, told(old, *language, one)?)));
    let news =
        languages.iter().filter_map(|(language, _, two)| Some((*language, told(new, *language, two)?)));
    Some(Change {
        kind: if typed { PropertyKind::Value } else { PropertyKind::Wording },
        property: Property::Figure(name.to_owned()),
        old: said(olds.collect()),
        new: said(news.collect()),
        differences: old_form.zip(new_form).map(|(old, new)| differences(&old, &new)).unwrap_or_default(),
    })
}

/// What became of a figure that is contested in both states.
enum ContestedChange {
    /// Nothing: the order of the versions, or the way to show them.
    None,
    /// What the two print.
    AsPrinted,
    /// What the two print is the same, but not in this way, which tells the change.
    In(Showing),
}

fn contested_change(old: &PrintedValue, new: &PrintedValue) -> ContestedChange {
    // A copy knows one language.
    let agree = |old: &Tagged, new: &Tagged| {
        old.iter().all(|(tag, text)| new.get(tag).is_none_or(|other| other == text))
    };
    let same = |way: Showing| agree(old.shown(way), new.shown(way));
    let printed = |way: Showing| match agree(&old.text, &new.text) {
        true => ContestedChange::In(way),
        false => ContestedChange::AsPrinted,
    };
    match (old.form.has_versions_of(&new.form), old.form.prefers_as(&new.form)) {
        // Of texts only the words say what they are, and of a number how it is printed.
        (true, true) if old.form != new.form || same(Showing::Both) => ContestedChange::None,
        (true, true) => ContestedChange::In(Showing::Both),
        // A page that shows all versions says the same whichever is preferred.
        (true, false) => match printed(Showing::Preferred) {
            ContestedChange::In(way)
                if !(old.shown.contains_key(way.name()) && new.shown.contains_key(way.name())) =>
            {
                ContestedChange::None
            }
            change => change,
        },
        // The line below the figure has changed.
        (false, _) => printed(Showing::Both),
    }
}

/// How a figure is computed, where it is computed otherwise or no longer. A state that doesn't tell says nothing.
fn formula(property: Property, then: Option<&Tagged>, now: Option<&Tagged>) -> Option<Change> {
    let then = then?;
    // Each language tells it; a copy knows one.
    let shared = |(tag, text): (&String, &String)| {
        let now = now.map(|now| now.get(tag));
        (now.is_none_or(|now| now.is_some_and(|now| now != text)))
            .then(|| Some((Language::from_tag(tag)?, text.clone())))?
    };
    let olds: BTreeMap<Language, String> = then.iter().filter_map(shared).collect();
    let news = |(language, _): (&Language, &String)| Some((*language, now?.get(language.tag())?.clone()));
    let news: BTreeMap<Language, String> = olds.iter().filter_map(news).collect();
    let said = |texts: BTreeMap<_, _>| (!texts.is_empty()).then_some(PropertyText::Languages(texts));
    let olds = said(olds)?;
    Some(Change::said(property, Some(olds), said(news)))
}

/// The old and the new wording.
type Pair<'a> = (Option<&'a Wording>, Option<&'a Wording>);

/// One change of wording in the languages where there is one.
fn wording<'a>(
    property: Property,
    changed: impl Iterator<Item = (Language, Option<Pair<'a>>)>,
) -> Option<Change> {
    let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
    for (language, (one, two)) in changed.filter_map(|(language, pair)| Some((language, pair?))) {
        old.extend(one.map(|wording| (language, wording.text.clone())));
        new.extend(two.map(|wording| (language, wording.text.clone())));
    }
    let said = |texts: BTreeMap<_, _>| (!texts.is_empty()).then_some(PropertyText::Languages(texts));
    let (old, new) = (said(old), said(new));
    (old.is_some() || new.is_some()).then(|| Change::said(property, old, new))
}

/// The pieces of evidence that were removed and added; all of them where only their order changed.
fn evidence(old: &[Citation], new: &[Citation]) -> Option<Change> {
    if old.len() == new.len() && old.iter().zip(new).all(|(one, two)| one.agrees(two)) {
        return None;
    }
    let but = |these: &[Citation], others: &[Citation]| -> Vec<String> {
        let rest = these.iter().filter(|one| !others.iter().any(|other| one.agrees(other)));
        rest.map(Citation::describe).collect()
    };
    let all = |these: &[Citation]| these.iter().map(Citation::describe).collect();
    let (mut gone, mut come) = (but(old, new), but(new, old));
    if gone.is_empty() && come.is_empty() {
        (gone, come) = (all(old), all(new));
    }
    let said = |list: Vec<String>| (!list.is_empty()).then_some(PropertyText::List(list));
    Some(Change::said(Property::Evidence, said(gone), said(come)))
}
