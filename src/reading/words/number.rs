//! Numbers as digits and words: 12,345.6, 5¼, two and a half, half a million, dozens. What they count is left to others.

use rust_decimal::Decimal;

use super::digits::digits;
use super::lexicon::Lexicon;
use super::number_words::{part, several, words};
use super::tables::ScaleSort;
use super::token::{Gap, Tokens};
use crate::value::Number;

/// A number with its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// The number, with its scale multiplied out.
    pub value: Number,
    /// The place after its last piece.
    pub end: usize,
    /// How it is written.
    pub form: Form,
    /// By what it is multiplied, where a scale stands after it.
    pub scale: Option<Number>,
    /// Whether it stands for an open number of it.
    pub open: Open,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Digits without a point or groups.
    Plain,
    /// Digits with a point or in groups.
    Set,
    /// Words.
    Words,
    /// A part: a third, ½, 1/2.
    Part,
    /// A part of a scale or unit that still stands before it: half a (million).
    PartOf,
    /// Digits with the point of another language: 12.5 in German. With a unit they are a number.
    Foreign,
    /// Digits that no number is written with.
    Malformed,
}

/// Whether a number is open or rough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// It is that number.
    No,
    /// Several times it: dozens.
    Several,
    /// About it: une vingtaine.
    Rough,
}

/// The number that begins at a place, without its scale where that is a letter.
pub fn numeral(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    tokens.numeral(at, || looked_for(lexicon, tokens, at))
}

fn looked_for(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let found = digits(lexicon, tokens, at)
        .or_else(|| several(lexicon, tokens, at))
        .or_else(|| part(lexicon, tokens, at))
        .or_else(|| words(lexicon, tokens, at))?;
    Some(repeated(tokens, found))
}

/// Thirty (30): a number in words with its digits after it, as contracts have it.
fn repeated(tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    let end = found.end;
    let digits = tokens.digits(end + 1).and_then(|digits| digits.parse::<i64>().ok()).map(Number::from);
    let same = found.form == Form::Words && found.scale.is_none() && digits == Some(found.value);
    let bracketed = tokens.sign(end) == Some('(')
        && tokens.sign(end + 2) == Some(')')
        && tokens.gap(end) <= Gap::Line
        && tokens.gap(end + 1) == Gap::None
        && tokens.gap(end + 2) == Gap::None;
    if same && bracketed { Numeral { end: end + 3, ..found } } else { found }
}

impl Numeral {
    pub fn new(value: Number, end: usize, form: Form) -> Self {
        Self { value, end, form, scale: None, open: Open::No }
    }

    /// The number times a scale; malformed where that has too many digits.
    pub fn scaled(mut self, scale: i64, end: usize) -> Self {
        let factor = Number::from(scale);
        match self.value.times(factor) {
            Some(value) => self.value = value,
            None => self.form = Form::Malformed,
        }
        self.scale = Some(self.scale.and_then(|before| before.times(factor)).unwrap_or(factor));
        self.end = end;
        if matches!(self.form, Form::Part | Form::PartOf) {
            self.form = Form::Words;
        }
        self
    }

    /// The number and a part: 2 ½.
    pub fn plus(mut self, above: u32, below: u32, end: usize) -> Self {
        let whole = self.value.decimal() * Decimal::from(below) + Decimal::from(above);
        if let Some(sum) = Number::fraction(whole, below) {
            self.value = simple(sum);
        }
        self.end = end;
        self.form = if self.form == Form::Words { Form::Words } else { Form::Set };
        self
    }
}

/// A fraction as a decimal where it is one.
pub fn simple(number: Number) -> Number {
    number.times(Number::from(1)).map_or(number, |same| match same.as_fraction() {
        Some((above, below)) if [2, 4, 5, 8, 10, 16, 20, 25, 100, 1000].contains(&below) => {
            Number::from((above / Decimal::from(below)).normalize())
        }
        _ => same,
    })
}

/// Adds the words of scale that stand after a number; letters are left to who knows whether it is money.
pub fn with_scale(lexicon: &Lexicon, tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    if tokens.gap(found.end) == Gap::Break {
        return found;
    }
    // 5-million is a scale in an adjective: a 5-million-euro loan.
    let hyphen = tokens.sign(found.end) == Some('-')
        && tokens.gap(found.end) == Gap::None
        && tokens.gap(found.end + 1) == Gap::None;
    let at = found.end + usize::from(hyphen);
    match lexicon.scales.after(tokens, at) {
        Some((end, (value, ScaleSort::Word))) => again(lexicon, tokens, found.scaled(value, end)),
        Some((end, (value, ScaleSort::Short)))
            if matches!(found.form, Form::Plain | Form::Set | Form::Foreign) =>
        {
            found.scaled(value, end)
        }
        _ => match lexicon.collectives.after(tokens, at) {
            Some((end, value)) => found.scaled(value, end),
            None => found,
        },
    }
}

/// A second scale: 5 thousand million, 1.2 lakh crore.
fn again(lexicon: &Lexicon, tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    match lexicon.scales.after(tokens, found.end) {
        Some((end, (value, ScaleSort::Word))) if tokens.gap(found.end) <= Gap::Line => {
            found.scaled(value, end)
        }
        _ => found,
    }
}
