//! Whether a printed form stands whole in its source: a form that is cut out of a larger figure says something else than it does.

use std::ops::Range;

use super::head::{self, Head};
use super::meaning::{Figure, Meaning, Unread};
use super::setting::Setting;
use super::shown::Shown;
use super::figures;

/// Why a printed form doesn't back a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unbacked {
    /// The form can't be read: why.
    Unread(Unread),
    /// The form holds no figure.
    NoFigure,
    /// It holds more than one figure.
    Several,
    /// It says something else.
    Differs(Vec<Meaning>),
    /// It doesn't stand in the text.
    NotFound,
    /// In the text it is part of a larger figure, which stands there.
    Cut(Range<usize>),
    /// In the text it can't be read as in itself: why.
    UnreadThere(Unread),
}

/// What a printed form means by itself, with the words that give its unit (`heads`).
///
/// # Errors
/// Why it can't be read as one figure.
pub fn meanings_of(form: &Shown, heads: Option<&Shown>, setting: &Setting<'_>) -> Result<Vec<Meaning>, Unbacked> {
    let text = form.text();
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    let found = figures(text, setting);
    let figure = match found.as_slice() {
        [] => return Err(Unbacked::NoFigure),
        [figure] => figure,
        _ => match found.iter().find(|figure| figure.span == whole) {
            Some(figure) => figure,
            None => return Err(Unbacked::Several),
        },
    };
    if let Some(why) = &figure.unread {
        return Err(Unbacked::Unread(why.clone()));
    }
    if figure.span != whole {
        let rest = if figure.span.start > whole.start { whole.start..figure.span.start } else { figure.span.end..whole.end };
        return Err(Unbacked::Unread(Unread::Unknown(rest)));
    }
    let head = heads.map(|heads| head::head(heads.text(), setting));
    Ok(under_head(figure, form, head.as_ref(), setting))
}

/// Whether a printed form stands whole in a text and one of its meanings is `agreed`.
///
/// # Errors
/// What is wrong with it.
pub fn backed(
    text: &Shown,
    form: &Shown,
    heads: Option<&Shown>,
    setting: &Setting<'_>,
    agreed: impl Fn(&Meaning) -> bool,
) -> Result<(), Unbacked> {
    let meanings = meanings_of(form, heads, setting)?;
    if !meanings.iter().any(&agreed) {
        return Err(Unbacked::Differs(meanings));
    }
    let head = heads.map(|heads| head::head(heads.text(), setting));
    let around = figures(text.text(), setting);
    let mut why = Unbacked::NotFound;
    for place in text.find(form) {
        // The figure that the place is in, or that it is mostly in.
        let Some(figure) = around.iter().find(|figure| figure.span.start < place.end && place.start < figure.span.end) else {
            why = Unbacked::NoFigure;
            continue;
        };
        if let Some(unread) = figure.unread.as_ref().filter(|unread| !is_named(unread, text, heads)) {
            why = Unbacked::UnreadThere(unread.clone());
            continue;
        }
        let covers = figure.span.start <= place.start && place.end <= figure.span.end;
        if covers && under_head(figure, text, head.as_ref(), setting).iter().any(&agreed) {
            return Ok(());
        }
        why = Unbacked::Cut(figure.span.clone());
    }
    Err(why)
}

/// Whether what isn't known beside a figure is a noun that the words given for its unit name: 1.64 million *jobless*.
fn is_named(unread: &Unread, text: &Shown, heads: Option<&Shown>) -> bool {
    let (Unread::Unknown(part), Some(heads)) = (unread, heads) else { return false };
    let is_word = |c: char| c.is_alphanumeric();
    text.text().get(part.clone()).is_some_and(|noun| {
        noun.chars().all(char::is_alphabetic) && heads.text().split(|c: char| !is_word(c)).any(|word| word == noun)
    })
}

/// The meanings of a figure with what the words beside it say of its unit and scale.
fn under_head(figure: &Figure, text: &Shown, head: Option<&Head>, setting: &Setting<'_>) -> Vec<Meaning> {
    let Some(head) = head else { return figure.meanings.clone() };
    let printed = text.text().get(figure.span.clone()).unwrap_or_default();
    let read = |meaning: &Meaning| head.of(&unsigned(meaning, printed, head, setting));
    figure.meanings.iter().flat_map(read).collect()
}

/// `$ 13,799` under "$ in millions": a figure that repeats the unit of its heading and has no scale of its own is read as if it
/// were printed without that unit, so that the heading's scale holds for it.
fn unsigned(meaning: &Meaning, printed: &str, head: &Head, setting: &Setting<'_>) -> Meaning {
    let Meaning::Amount(amount) = meaning else { return meaning.clone() };
    let repeated = head.scale.is_some()
        && amount.unit.under.is_empty()
        && !amount.unit.over.is_empty()
        && head::measures(&amount.unit.over).is_some_and(|own| Some(own) == head::measures(&head.unit.over));
    if !repeated {
        return meaning.clone();
    }
    let currency = |c: char| matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}');
    let digits: String = printed.chars().filter(|&c| !c.is_alphabetic() && !currency(c)).collect();
    let alone = figures(digits.trim(), setting);
    let unscaled = alone.iter().flat_map(|figure| &figure.meanings).any(
        |alone| matches!(alone, Meaning::Amount(alone) if alone.bound == amount.bound),
    );
    if !unscaled {
        return meaning.clone();
    }
    let unit = super::meaning::SaidUnit::default();
    Meaning::Amount(super::meaning::Amount { unit, ..amount.clone() })
}
