//! What became of one property of a fact.

use std::collections::BTreeMap;

use super::difference::{Difference, differences};
use super::evidence::EvidenceState;
use super::state::{FactState, FactTexts};
use super::wording::Wording;
use crate::language::Language;
use crate::manifest::Form;

/// Which kind of property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A figure, date, period or name.
    Value,
    /// The words around it.
    Wording,
    /// Why it is believed.
    Source,
    /// Who vouches, how far it has come, or whether its date has passed.
    Status,
    /// When it held or falls due.
    Date,
}

impl Kind {
    /// As printed and as written in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Wording => "wording",
            Self::Source => "source",
            Self::Status => "status",
            Self::Date => "date",
        }
    }
}

/// What was or is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The same in every language.
    Plain(String),
    /// In each language.
    Languages(BTreeMap<Language, String>),
    /// Several entries.
    List(Vec<String>),
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind.
    pub kind: Kind,
    /// The property: `value`, a companion's name, `statement`, `short`, `status`, `stage`, `lapsed`, `as-of`, `due`
    /// or `evidence`.
    pub property: String,
    /// What was said; none where nothing was.
    pub old: Option<Said>,
    /// What is said now; none where nothing is.
    pub new: Option<Said>,
    /// By how much numbers changed.
    pub differences: Vec<Difference>,
}

/// Everything that changed in a fact, in the languages that both states know; its evidence where both know it.
/// `whole` says that short forms are known in both.
pub fn changes(old: &FactState, new: &FactState, whole: bool) -> Vec<Change> {
    let mut found = Vec::new();
    let languages: Vec<(Language, &FactTexts, &FactTexts)> = old
        .languages
        .iter()
        .filter_map(|(language, texts)| Some((*language, texts, new.languages.get(language)?)))
        .collect();
    let mut names: Vec<&String> = old.forms.keys().chain(new.forms.keys()).collect();
    names.sort_by_key(|name| (name.as_str() != "value", name.as_str()));
    names.dedup();
    for name in names {
        found.extend(value(name, old, new, &languages));
    }
    let statement = languages.iter().map(|&(language, one, two)| {
        let same = one.statement.same_but_for_figures(&one.figures, &two.statement, &two.figures);
        // A date that has passed brings a sentence of its own.
        let same = same || old.lapsed != new.lapsed;
        (language, (!same).then_some((Some(&one.statement), Some(&two.statement))))
    });
    found.extend(wording("statement", statement));
    if whole {
        let short = languages.iter().map(|&(language, one, two)| {
            let same = match (&one.short, &two.short) {
                (Some(short), Some(other)) => short.same_but_for_figures(&one.figures, other, &two.figures),
                (short, other) => short.is_none() && other.is_none(),
            };
            (language, (!same).then_some((one.short.as_ref(), two.short.as_ref())))
        });
        found.extend(wording("short", short));
    }
    if let (Some(old), Some(new)) = (&old.evidence, &new.evidence) {
        found.extend(evidence(old, new));
    }
    let yes_no = |yes: bool| Some(if yes { "yes" } else { "no" }.to_owned());
    let rest = [
        (Kind::Status, "status", Some(old.status.clone()), Some(new.status.clone())),
        (Kind::Status, "stage", Some(old.stage.clone()), Some(new.stage.clone())),
        (Kind::Status, "lapsed", yes_no(old.lapsed), yes_no(new.lapsed)),
        (Kind::Date, "as-of", Some(old.as_of.clone()), Some(new.as_of.clone())),
        (Kind::Date, "due", old.due.clone(), new.due.clone()),
    ];
    let rest = rest.into_iter().filter(|(_, _, old, new)| old != new);
    found.extend(rest.map(|(kind, property, old, new)| Change {
        kind,
        property: property.to_owned(),
        old: old.map(Said::Plain),
        new: new.map(Said::Plain),
        differences: Vec::new(),
    }));
    found
}

fn value(
    name: &str,
    old: &FactState,
    new: &FactState,
    languages: &[(Language, &FactTexts, &FactTexts)],
) -> Option<Change> {
    let (old_form, new_form) = (old.forms.get(name), new.forms.get(name));
    let text = |texts: &FactTexts| texts.figures.get(name).cloned();
    let same_texts = languages.iter().all(|(_, one, two)| text(one) == text(two));
    if old_form == new_form && same_texts {
        return None;
    }
    // A text has no other form than its words; a number that is the same and prints otherwise is worded otherwise.
    let typed = old_form != new_form || matches!(new_form, Some(Form::Text));
    let said = |texts: Vec<(Language, String)>| {
        (!texts.is_empty()).then(|| Said::Languages(texts.into_iter().collect()))
    };
    let olds = languages.iter().filter_map(|(language, one, _)| Some((*language, text(one)?)));
    let news = languages.iter().filter_map(|(language, _, two)| Some((*language, text(two)?)));
    Some(Change {
        kind: if typed { Kind::Value } else { Kind::Wording },
        property: name.to_owned(),
        old: said(olds.collect()),
        new: said(news.collect()),
        differences: old_form.zip(new_form).map(|(old, new)| differences(old, new)).unwrap_or_default(),
    })
}

/// The old and the new wording.
type Pair<'a> = (Option<&'a Wording>, Option<&'a Wording>);

/// One change of wording in the languages where there is one.
fn wording<'a>(
    property: &str,
    changed: impl Iterator<Item = (Language, Option<Pair<'a>>)>,
) -> Option<Change> {
    let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
    for (language, (one, two)) in changed.filter_map(|(language, pair)| Some((language, pair?))) {
        old.extend(one.map(|wording| (language, wording.text.clone())));
        new.extend(two.map(|wording| (language, wording.text.clone())));
    }
    let said = |texts: BTreeMap<_, _>| (!texts.is_empty()).then_some(Said::Languages(texts));
    let (old, new) = (said(old), said(new));
    (old.is_some() || new.is_some()).then(|| Change {
        kind: Kind::Wording,
        property: property.to_owned(),
        old,
        new,
        differences: Vec::new(),
    })
}

/// The pieces of evidence that went and came; all of them where only their order changed.
fn evidence(old: &[EvidenceState], new: &[EvidenceState]) -> Option<Change> {
    if old.len() == new.len() && old.iter().zip(new).all(|(one, two)| one.agrees(two)) {
        return None;
    }
    let but = |these: &[EvidenceState], others: &[EvidenceState]| -> Vec<String> {
        let rest = these.iter().filter(|one| !others.iter().any(|other| one.agrees(other)));
        rest.map(EvidenceState::describe).collect()
    };
    let all = |these: &[EvidenceState]| these.iter().map(EvidenceState::describe).collect();
    let (mut gone, mut come) = (but(old, new), but(new, old));
    if gone.is_empty() && come.is_empty() {
        (gone, come) = (all(old), all(new));
    }
    let said = |list: Vec<String>| (!list.is_empty()).then_some(Said::List(list));
    Some(Change {
        kind: Kind::Source,
        property: "evidence".to_owned(),
        old: said(gone),
        new: said(come),
        differences: Vec::new(),
    })
}
