//! Reads a printed figure back into a quantity, its qualifier included.

use std::sync::{Arc, LazyLock};

use unicode_normalization::UnicodeNormalization;

use super::qualifier::{self, Qualifier};
use super::scaled::{self, ScaleLetters, Scaled};
use super::{Bound, Number, Quantity, ReadError, Sense, Texts, Unit, UnitKind, Units};

/// Reads a whole printed figure, Japanese or English, as a quantity of the unit expected.
///
/// Read are the forms that [`format()`](super::format()) prints and those that newspapers, reports and web pages
/// print: 約63億4000万ドル, 年間4500億円, 2,000基以上, 150億~250億ドル, 二千基, US$15–25 billion, USD 19Bln,
/// 1 tril. yen, five years. Full-width characters are normalised (Unicode NFKC) and corner brackets around the
/// figure are dropped. 十数 is the range 11 to 19. 程度, 前後 and ほど read as about, 弱 as nearly, ほぼ as about.
/// A counted figure may go without its unit (1億以上); any other must have it, points among them.
///
/// # Errors
/// When the text isn't one figure and nothing else, names no definite number (数百億), has another unit, or has
/// qualifiers that exclude each other.
pub fn read(text: &str, unit: &Arc<Unit>) -> Result<Quantity, ReadError> {
    let normal: String = text.nfkc().collect();
    let mut rest = normal.trim();
    if let Some(inner) = rest.strip_prefix('「').and_then(|inner| inner.strip_suffix('」')) {
        rest = inner.trim();
    }
    if rest.is_empty() {
        return Err(ReadError::Empty);
    }
    Reader { text, unit, rest, said: Said::default() }.figure()
}

/// The qualifiers met so far.
#[derive(Default)]
struct Said {
    bound: Option<Qualifier>,
    about: bool,
    per_year: bool,
    between: bool,
}

/// One end of a range, or the whole of a plain figure.
struct End {
    numeral: Scaled,
    negative: bool,
    /// Whether a sign comes before it: US$.
    signed: bool,
    /// Whether a unit comes after it.
    named: bool,
}

impl End {
    fn lowest(&self) -> Number {
        Number::from(if self.negative { -self.numeral.number } else { self.numeral.number })
    }
}

struct Reader<'a> {
    text: &'a str,
    unit: &'a Arc<Unit>,
    rest: &'a str,
    said: Said,
}

impl Reader<'_> {
    fn figure(mut self) -> Result<Quantity, ReadError> {
        self.qualifiers(qualifier::BEFORE)?;
        let mut first = self.end()?;
        self.qualifiers(qualifier::AFTER)?;
        let second = if self.separator() {
            let second = self.end()?;
            self.qualifiers(qualifier::AFTER)?;
            Some(second)
        } else {
            None
        };
        self.finish()?;
        let has_unit = |end: &End| end.signed || end.named;
        if !has_unit(&first) && !second.as_ref().is_some_and(has_unit) && !self.unit.goes_unnamed() {
            let expected = self.unit.id.clone();
            return Err(ReadError::UnitMissing { text: self.text.to_owned(), expected });
        }
        if self.said.per_year != self.unit.is_per_year() {
            let expected = self.unit.id.clone();
            return Err(ReadError::PerYear { text: self.text.to_owned(), expected });
        }
        let bound = match second {
            Some(second) => self.range(&mut first, &second)?,
            None => self.bound(&first)?,
        };
        Ok(Quantity {
            bound,
            about: self.said.about,
            sense: Sense::Amount,
            unit: Arc::clone(self.unit),
            words: Texts::new(),
        })
    }

    fn bound(&self, end: &End) -> Result<Bound, ReadError> {
        if self.said.between {
            return Err(ReadError::Range { text: self.text.to_owned() });
        }
        let number = end.lowest();
        if let Some(upper) = end.numeral.upper {
            if self.said.bound.is_some() || end.negative {
                return Err(ReadError::Qualifiers { text: self.text.to_owned() });
            }
            return Ok(Bound::Range { min: number, max: Number::from(upper) });
        }
        Ok(match self.said.bound {
            Some(Qualifier::AtLeast) => Bound::AtLeast(number),
            Some(Qualifier::MoreThan) => Bound::MoreThan(number),
            Some(Qualifier::AtMost) => Bound::AtMost(number),
            Some(Qualifier::LessThan) => Bound::LessThan(number),
            Some(Qualifier::Nearly) => Bound::Nearly(number),
            _ => Bound::Exact(number),
        })
    }

    fn range(&self, first: &mut End, second: &End) -> Result<Bound, ReadError> {
        let unclear = || ReadError::Range { text: self.text.to_owned() };
        if self.said.bound.is_some() {
            return Err(ReadError::Qualifiers { text: self.text.to_owned() });
        }
        if first.numeral.upper.is_some() || second.numeral.upper.is_some() {
            return Err(unclear());
        }
        // In US$15–25 billion and 150〜250億 the scale belongs to both ends; not where each end has a unit of
        // its own, as in 15ドル〜250億ドル.
        let apart = first.named || (first.signed && second.signed);
        if let (None, Some(scale), false) = (first.numeral.scale, second.numeral.scale, apart) {
            if first.numeral.compound || second.numeral.compound {
                return Err(unclear());
            }
            first.numeral.number = scaled::times(first.numeral.number, scale).ok_or_else(unclear)?;
        }
        let (min, max) = (first.lowest(), second.lowest());
        if min > max { Err(unclear()) } else { Ok(Bound::Range { min, max }) }
    }

    /// A numeral with its minus, its sign or unit.
    fn end(&mut self) -> Result<End, ReadError> {
        let (mut negative, rest) = scaled::sign(self.rest);
        self.rest = rest.trim_start();
        let signed = self.take_unit(self.unit.forms_before());
        if signed {
            // USD $5 says it twice.
            self.take_unit(self.unit.forms_before());
            let (minus, rest) = scaled::sign(self.rest);
            negative |= minus;
            self.rest = rest.trim_start();
        }
        let letters = match self.unit.kind {
            UnitKind::Money | UnitKind::MoneyPerYear => ScaleLetters::Read,
            _ => ScaleLetters::Ignored,
        };
        let Some(numeral) = scaled::scan(self.rest, letters)? else {
            return Err(self.no_numeral());
        };
        self.rest = &self.rest[numeral.len..];
        let before_unit = self.rest;
        self.rest = self.rest.trim_start_matches('-');
        let named = self.take_unit(self.unit.forms_after());
        if !named {
            self.rest = before_unit;
        }
        Ok(End { numeral, negative, signed, named })
    }

    fn no_numeral(&self) -> ReadError {
        let text = self.text.to_owned();
        let found = known_units().find(|unit| {
            unit.form_at(self.rest, unit.forms_before()).is_some_and(|form| {
                self.rest[form.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit())
            })
        });
        match found {
            Some(unit) => {
                ReadError::UnitMismatch { text, expected: self.unit.id.clone(), found: unit.id.clone() }
            }
            None => ReadError::NoNumeral { text },
        }
    }

    fn take_unit(&mut self, forms: &[String]) -> bool {
        let rest = self.rest.trim_start();
        let Some(form) = self.unit.form_at(rest, forms) else { return false };
        self.rest = rest[form.len()..].trim_start();
        true
    }

    /// Takes every qualifier that is here.
    fn qualifiers(&mut self, table: &[(&str, Qualifier)]) -> Result<(), ReadError> {
        loop {
            let rest = self.rest.trim_start();
            let Some((qualifier, len)) = qualifier::starting(rest, table) else { return Ok(()) };
            let twice = match qualifier {
                Qualifier::About => std::mem::replace(&mut self.said.about, true),
                Qualifier::PerYear => std::mem::replace(&mut self.said.per_year, true),
                Qualifier::Between => std::mem::replace(&mut self.said.between, true),
                bound => self.said.bound.replace(bound).is_some(),
            };
            if twice {
                return Err(ReadError::Qualifiers { text: self.text.to_owned() });
            }
            self.rest = rest[len..].trim_start();
        }
    }

    fn separator(&mut self) -> bool {
        let rest = self.rest.trim_start();
        let separator = qualifier::RANGE.iter().find(|separator| qualifier::begins_with(rest, separator));
        if let Some(separator) = separator {
            self.rest = rest[separator.len()..].trim_start();
        }
        separator.is_some()
    }

    /// Nothing may be left; the error says whether it is a unit.
    fn finish(&self) -> Result<(), ReadError> {
        let rest = self.rest.trim();
        if rest.is_empty() {
            return Ok(());
        }
        let text = self.text.to_owned();
        let other = known_units().find(|unit| unit.form_at(rest, unit.forms_after()).is_some());
        Err(match other {
            Some(unit) if unit.id != self.unit.id => {
                ReadError::UnitMismatch { text, expected: self.unit.id.clone(), found: unit.id.clone() }
            }
            _ => ReadError::Unexpected { text, rest: rest.to_owned() },
        })
    }
}

/// The built-in units, to name the one that was printed instead.
fn known_units() -> impl Iterator<Item = &'static Unit> {
    static UNITS: LazyLock<Units> = LazyLock::new(Units::built_in);
    UNITS.iter().map(AsRef::as_ref)
}
