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
    Ok(under_head(figure, head.as_ref()))
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
        if let Some(unread) = &figure.unread {
            why = Unbacked::UnreadThere(unread.clone());
            continue;
        }
        let covers = figure.span.start <= place.start && place.end <= figure.span.end;
        if covers && under_head(figure, head.as_ref()).iter().any(&agreed) {
            return Ok(());
        }
        why = Unbacked::Cut(figure.span.clone());
    }
    Err(why)
}

/// The meanings of a figure with what the words beside it say of its unit and scale.
fn under_head(figure: &Figure, head: Option<&Head>) -> Vec<Meaning> {
    let Some(head) = head else { return figure.meanings.clone() };
    figure.meanings.iter().flat_map(|meaning| head.of(meaning)).collect()
}
