//! What a number counts or measures, with its forms in both languages.

use std::sync::Arc;

use super::{Number, Size};

/// What sort of thing a unit is, because its figure is put together accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// Money: the sign comes before the figure in English and the name after it in Japanese.
    Money,
    /// A measure with a symbol, such as MW.
    Measure,
    /// A share, such as %, whose sign touches the figure.
    Share,
    /// A multiple: 37 times, 37倍.
    Multiple,
    /// A length of time.
    Duration,
    /// Things or people that are counted.
    Count,
    /// Points: of a percentage, of an index, of a ratio.
    Points,
    /// A pure number: an index, a score, a magnitude.
    Number,
}

/// A unit with its forms in both languages.
///
/// A unit is named by its id; two units with the same id are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What a fact table calls it, such as `JPY`, `GBP/MWh` or `cases/100000 people`.
    pub id: String,
    /// The sort of what is above the line.
    pub kind: UnitKind,
    /// What the English prints before the figure: a sign of money (`US$`), or its code with a blank (`CHF `).
    pub sign: String,
    /// What both languages print before the figure, with a blank where it ends in a letter: `pH `.
    pub prefix: String,
    /// A symbol that tables print in place of the English name; empty where there is none.
    pub symbol: String,
    /// The English name after the figure 1 (`GPU`).
    pub singular: String,
    /// The English name after any other figure (`GPUs`).
    pub plural: String,
    /// The Japanese counter (基, ドル, 年間).
    pub counter: String,
    /// The Japanese counter before 以上, 超, 未満 and 近く: 5年間, but 5年以上.
    pub bounded_counter: String,
    /// What is below the line.
    pub(super) below: Vec<Below>,
    pub(super) size: Size,
    pub(super) forms_before: Vec<String>,
    pub(super) forms_after: Vec<String>,
}

/// One part of a rate's unit below the line: MWh, 100,000 people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// How many of it one figure is for.
    pub each: Number,
    /// What it is.
    pub unit: Arc<Unit>,
}

/// What a unit prints.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Printed<'a> {
    pub sign: &'a str,
    pub prefix: &'a str,
    pub symbol: &'a str,
    /// The English singular and plural.
    pub english: [&'a str; 2],
    /// The Japanese counter, and the one before 以上.
    pub japanese: [&'a str; 2],
}

impl Unit {
    /// A unit without anything below the line. `further` are other forms accepted before and after a printed figure.
    pub(super) fn new(
        (id, kind): (&str, UnitKind),
        size: Size,
        printed: Printed<'_>,
        [before, after]: [&[&str]; 2],
    ) -> Self {
        let Printed { sign, prefix, symbol, english, japanese } = printed;
        let before = [sign, prefix].map(str::trim).into_iter().chain(before.iter().copied());
        let after = english.into_iter().chain(japanese).chain(after.iter().copied());
        Self {
            id: id.to_owned(),
            kind,
            sign: sign.to_owned(),
            prefix: prefix.to_owned(),
            symbol: symbol.to_owned(),
            singular: english[0].to_owned(),
            plural: english[1].to_owned(),
            counter: japanese[0].to_owned(),
            bounded_counter: japanese[1].to_owned(),
            below: Vec::new(),
            size,
            forms_before: longest_first(before),
            forms_after: longest_first(after),
        }
    }

    /// The unit over others: GBP over MWh. The id is that of the whole.
    pub(super) fn over(&self, id: String, below: Vec<Below>) -> Option<Self> {
        let mut size = self.size.clone();
        for part in &below {
            let inner = part.unit.size.over.iter().enumerate().map(|(at, measure)| {
                let factor = if at == 0 { measure.factor.times(part.each)? } else { measure.factor };
                Some(super::Measure { factor, ..measure.clone() })
            });
            size.under.extend(inner.collect::<Option<Vec<_>>>()?);
        }
        Some(Self { id, size, below, ..self.clone() })
    }

    /// What it measures: figures in units of one size are compared with each other.
    pub fn size(&self) -> &Size {
        &self.size
    }

    /// What is below the line; empty but for rates.
    pub fn below(&self) -> &[Below] {
        &self.below
    }

    /// Whether the figure is a sum for each year.
    pub fn is_per_year(&self) -> bool {
        self.kind == UnitKind::Money && matches!(&self.below[..], [part] if part.unit.id == "year")
    }

    /// Whether it is so much of one money for another.
    pub fn is_exchange_rate(&self) -> bool {
        self.kind == UnitKind::Money && matches!(&self.below[..], [part] if part.unit.kind == UnitKind::Money)
    }

    /// Whether a form of the unit is among the first words of a text, or of its first characters where no blanks part them.
    pub fn stands_in(&self, text: &str, words: usize) -> bool {
        let end = [".", ";", ":", "(", "。", "、", " of ", " for ", " from ", " in ", " at ", " by "];
        let end = end.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len());
        let clause = &text[..end];
        let mut starts = clause.char_indices().filter(|(at, c)| {
            !c.is_ascii() || !clause[..*at].ends_with(|before: char| before.is_ascii_alphabetic())
        });
        let mut left = words;
        starts.any(|(at, first)| {
            if first.is_whitespace() {
                left = left.saturating_sub(1);
            }
            left > 0 && self.form_at(&clause[at..], &self.forms_after).is_some()
        })
    }

    /// Every form that may come after a printed figure, longest first.
    pub(super) fn forms_after(&self) -> &[String] {
        &self.forms_after
    }

    /// Every form that may come before a printed figure, longest first.
    pub(super) fn forms_before(&self) -> &[String] {
        &self.forms_before
    }

    /// The form that `text` begins with, among `forms`.
    ///
    /// A word ends where its letters end. Symbols of up to three letters are taken as written, because mW is not
    /// MW; longer names in any case.
    pub(super) fn form_at<'a>(&self, text: &str, forms: &'a [String]) -> Option<&'a str> {
        let exact = self.kind == UnitKind::Measure;
        forms.iter().map(String::as_str).find(|form| {
            let Some(start) = text.get(..form.len()) else { return false };
            let same =
                if exact && form.len() <= 3 { start == *form } else { start.eq_ignore_ascii_case(form) };
            let is_word = form.ends_with(|c: char| c.is_ascii_alphabetic());
            same && !(is_word && text[form.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    }
}

/// The forms that aren't empty, each once, longest first so that the first that fits is the whole word.
fn longest_first<'a>(forms: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut forms: Vec<String> = forms.filter(|form| !form.is_empty()).map(str::to_owned).collect();
    forms.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    forms.dedup();
    forms
}
