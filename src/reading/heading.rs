//! Words that give the unit, the scale or the sort of the figures near them: a table's heading, a label, a column's head.

use super::meaning::{Amount, Meaning, SaidUnit, Term};
use super::setting::Setting;
use super::{Shown, Unread, figures};
use crate::value::{Measure, Number, UnitKind};

/// What such words say, as a reader finds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// By what a bare number is multiplied: 百万円, in thousands.
    pub scale: Option<Number>,
    /// What a bare number is counted in. A noun that no unit knows is on the author's word.
    pub unit: SaidUnit,
}

/// Words that give the unit of figures, and what they say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    words: String,
    head: Head,
}

impl Heading {
    /// What words that give the unit of figures say.
    pub fn read(words: &Shown, setting: &Setting<'_>) -> Self {
        let setting = &super::told(words.text(), setting);
        let head = match super::is_cjk(setting.language) {
            true => super::cjk::head(words.text(), setting),
            false => super::words::head(words.text(), setting),
        };
        Self { words: words.text().to_owned(), head }
    }

    /// The nouns in it that no unit knows.
    pub fn nouns(&self) -> Vec<String> {
        let terms = self.head.unit.over.iter().chain(&self.head.unit.under);
        let noun = |term: &Term| if let Term::Noun { text, .. } = term { Some(text.clone()) } else { None };
        terms.filter_map(noun).collect()
    }

    /// Whether what isn't known beside a figure of a text is a noun of the heading: 1.64 million *jobless*.
    pub(super) fn names(&self, unread: &Unread, text: &str) -> bool {
        let Unread::Unknown(part) = unread else { return false };
        let mut words = self.words.split(|c: char| !c.is_alphanumeric());
        text.get(part.clone())
            .is_some_and(|noun| noun.chars().all(char::is_alphabetic) && words.any(|word| word == noun))
    }

    /// Whether it says the currency that a figure's sign leaves open: kr under "Swedish kronor".
    pub(super) fn says_currency(&self, unread: &Unread) -> bool {
        let money = |measures: &[Measure]| matches!(measures, [one] if one.kind == UnitKind::Money);
        matches!(unread, Unread::NeedsCurrency(_)) && measures(&self.head.unit.over).is_some_and(money)
    }

    /// What a figure means under the heading; `printed` is the figure in its text. A figure with a unit of its own keeps it; what is
    /// below the line is added where it has nothing there (EPS, 1株当たり). A scale is for figures without one of their own.
    pub(super) fn of(&self, meaning: &Meaning, printed: &str, setting: &Setting<'_>) -> Option<Meaning> {
        let Meaning::Amount(amount) = meaning else { return Some(meaning.clone()) };
        let head = &self.head;
        let mut amount: Amount = amount.clone();
        if self.is_repeated(&amount, printed, setting) {
            amount.unit = SaidUnit::default();
        }
        if amount.unit.over.is_empty() {
            if let Some(scale) = head.scale {
                amount.bound = amount.bound.map(|number| number.times(scale))?;
            }
            amount.unit.over.clone_from(&head.unit.over);
        } else if let ([Term::Known { name, .. }], Some([money])) =
            (amount.unit.over.as_mut_slice(), measures(&head.unit.over))
        {
            // 6.4 cents under "Australian dollars": the heading says whose.
            if name.measures.len() > 1 && money.kind == UnitKind::Money {
                name.measures.retain(|measure| measure.base == money.base);
            }
        }
        if amount.unit.under.is_empty() {
            amount.unit.under.clone_from(&head.unit.under);
        }
        Some(Meaning::Amount(amount))
    }

    /// Whether a figure repeats the unit of its heading and has no scale of its own: `$ 13,799` under "$ in millions". The
    /// heading's scale holds for it.
    fn is_repeated(&self, amount: &Amount, printed: &str, setting: &Setting<'_>) -> bool {
        let own = measures(&amount.unit.over);
        if self.head.scale.is_none()
            || !amount.unit.under.is_empty()
            || own.is_none()
            || own != measures(&self.head.unit.over)
        {
            return false;
        }
        let currency = |c: char| matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}');
        let digits: String = printed.chars().filter(|&c| !c.is_alphabetic() && !currency(c)).collect();
        let alone = figures(digits.trim(), setting);
        alone
            .iter()
            .flat_map(|figure| &figure.meanings)
            .any(|alone| matches!(alone, Meaning::Amount(alone) if alone.bound == amount.bound))
    }
}

/// What the one name above the line can stand for; nothing where there are more names, or a noun that no unit knows.
fn measures(terms: &[Term]) -> Option<&[Measure]> {
    match terms {
        [Term::Known { name, .. }] => Some(&name.measures),
        _ => None,
    }
}
