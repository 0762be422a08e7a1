//! Whether a printed form stands whole in its source: a form that is cut out of a larger figure says something else than it does.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::cjk::is_numeral;
use super::heading::UnitHeading;
use super::meaning::{Figure, Meaning, SaidSign, Unread};
use super::script::is_cjk;
use super::setting::SourceSetting;
use super::shown::ShownText;
use super::spaced::{head_above, is_of_money, row_unit};
use super::text_figures::figures;
use super::unreadable::{UnreadableForm, unread};
use crate::value::{DateBound, Dated};

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
    /// In the text it is part of a larger figure, this one, which says something else.
    Cut(String),
    /// In the text it can't be read as it can in itself: the words there, and why.
    UnreadThere(String, UnreadableForm),
}

/// What a printed form means by itself, under the words that give its unit.
///
/// # Errors
/// Why it can't be read as one figure.
pub fn meanings_of(
    form: &ShownText,
    heading: Option<&UnitHeading>,
    setting: &SourceSetting<'_>,
) -> Result<Vec<Meaning>, Unbacked> {
    let text = form.text();
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    let found = figures(text, setting);
    let figure = match found.as_slice() {
        [] => return Err(Unbacked::NoFigure),
        [figure] => figure,
        several => match several.iter().find(|figure| figure.span == whole) {
            Some(figure) => figure,
            None => match several {
                [date, ..] if with_days(text, several, 0).is_some_and(|span| span == whole) => {
                    return Ok(date.meanings.clone());
                }
                _ => return Err(Unbacked::Several),
            },
        },
    };
    let excused = |why: &&Unread| heading.is_some_and(|heading| heading.says_currency(why));
    if let Some(why) = figure.unread.as_ref().filter(|why| !excused(why)) {
        return Err(Unbacked::Unread(why.clone()));
    }
    if figure.span != whole {
        let before = figure.span.start > whole.start;
        let rest = if before { whole.start..figure.span.start } else { figure.span.end..whole.end };
        return Err(Unbacked::Unread(Unread::Unknown(rest)));
    }
    let mut meanings = under(figure, text, heading, setting);
    // By 2030 is a bound where the form has the word; in a text around the form 2030 it may be left out.
    let is_bounded =
        |meaning: &Meaning| matches!(meaning, Meaning::Date(dated) if dated.bound != DateBound::On);
    if meanings.iter().any(is_bounded) {
        meanings.retain(|meaning| !matches!(meaning, Meaning::Date(dated) if dated.bound == DateBound::On));
    }
    // €7 of €9 says neither alone; in a text around €7 it may.
    let is_of = |meaning: &Meaning| matches!(meaning, Meaning::Of { unit, .. } if is_of_money(unit));
    if meanings.iter().any(is_of) {
        meanings.retain(|meaning| !matches!(meaning, Meaning::Amount(_)));
    }
    // So is a change where the form has its word: up 12%.
    let is_change =
        |meaning: &Meaning| matches!(meaning, Meaning::Amount(amount) if amount.sign == SaidSign::Change);
    if meanings.iter().any(is_change) {
        meanings
            .retain(|meaning| !matches!(meaning, Meaning::Amount(amount) if amount.sign == SaidSign::None));
    }
    Ok(meanings)
}

/// Whether a form holds a figure at all; a term doesn't.
pub fn holds_figure(form: &ShownText, setting: &SourceSetting<'_>) -> bool {
    !figures(form.text(), setting).is_empty()
}

/// Whether the figure at a place in a text is one whole figure, one of whose meanings is `agreed`.
///
/// # Errors
/// What is wrong with it there.
pub fn stands_whole(
    text: &str,
    place: &Range<usize>,
    heading: Option<&UnitHeading>,
    setting: &SourceSetting<'_>,
    agreed: impl Fn(&Meaning) -> bool,
) -> Result<(), Unbacked> {
    let around = figures(text, setting);
    let touches = |figure: &&Figure| figure.span.start < place.end && place.start < figure.span.end;
    let Some(at) = around.iter().position(|figure| touches(&figure)) else {
        return Err(Unbacked::NoFigure);
    };
    let figure = &around[at];
    let words = || text.get(figure.span.clone()).unwrap_or_default().trim().to_owned();
    let excused =
        |why: &&Unread| heading.is_some_and(|heading| heading.names(why, text) || heading.says_currency(why));
    if let Some(why) = figure.unread.as_ref().filter(|why| !excused(why)) {
        let far = |range: &Range<usize>| figure.span.start.min(range.start)..figure.span.end.max(range.end);
        let words = match why {
            Unread::Unknown(range) | Unread::Name(range) => {
                text.get(far(range)).unwrap_or_default().trim().to_owned()
            }
            _ => words(),
        };
        return Err(Unbacked::UnreadThere(words, unread(text, why)));
    }
    if figure.meanings.iter().any(|meaning| matches!(meaning, Meaning::OfSomeYear { .. })) {
        return Err(Unbacked::UnreadThere(words(), UnreadableForm::Unknown(words())));
    }
    // A row's label says more exactly than the table's head what its figures are.
    let cjk = is_cjk(setting.language);
    let in_words = heading.filter(|_| !cjk);
    let label =
        |at: usize| if cjk { super::cjk::row_unit(text, at, setting) } else { row_unit(text, at, setting) };
    let row = heading.and_then(|heading| Some((heading, label(figure.span.start)?)));
    // And a heading between says so, too.
    let row = row
        .filter(|(heading, (label, row))| heading.is_overruled(label, row))
        .or_else(|| in_words.zip(head_above(text, figure.span.start, setting)));
    if let Some((_, (label, _))) = row.filter(|(heading, (label, row))| heading.is_overruled(label, row)) {
        return Err(Unbacked::UnreadThere(format!("{label} {}", words()), UnreadableForm::Unknown(label)));
    }
    let wide = with_days(text, &around, at).filter(|wide| place.end <= wide.end);
    let end = wide.map_or(figure.span.end, |wide| wide.end);
    let covers = figure.span.start <= place.start && place.end <= end;
    // 百万 of 壱百万 is cut out of a number, although it is as much.
    let in_number = figure.span.start < place.start
        && text[..place.start].chars().next_back().is_some_and(is_of_number)
        && text[place.start..].chars().next().is_some_and(is_of_number);
    if covers && !in_number && under(figure, text, heading, setting).iter().any(agreed) {
        return Ok(());
    }
    // The words that are quoted are all of the figure, and there they say something else: 第3四半期 of another year.
    if covers && !in_number && place.start <= figure.span.start && figure.span.end <= place.end {
        return Err(Unbacked::Differs(under(figure, text, heading, setting)));
    }
    Err(Unbacked::Cut(words()))
}

/// A date with its own days behind it in brackets; the whole of both.
fn with_days(text: &str, figures: &[Figure], at: usize) -> Option<Range<usize>> {
    explained(text, figures, at).or_else(|| explained_by_months(text, figures.get(at)?))
}

/// Fiscal 2026 (April 2026 to March 2027): a date with its own days in brackets behind it; the whole of both.
fn explained(text: &str, figures: &[Figure], at: usize) -> Option<Range<usize>> {
    let (date, days) = (figures.get(at)?, figures.get(at + 1)?);
    let between = text.get(date.span.end..days.span.start)?.trim_start();
    let close = text.get(days.span.end..)?;
    let end = days.span.end + usize::from(close.starts_with(')'));
    let known = date.unread.is_none() && days.unread.is_none();
    let bracketed = between == "(" && close.starts_with(')');
    let of = |figure: &Figure| -> Vec<_> { figure.meanings.iter().filter_map(days_of).collect() };
    let (own, said) = (of(date), of(days));
    let same =
        !own.is_empty() && own.len() == date.meanings.len() && own.iter().all(|own| said.contains(own));
    (known && bracketed && same).then_some(date.span.start..end)
}

/// 2025年度第3四半期(10–12月): a date with its own months in brackets behind it, which have no year; the whole of both.
fn explained_by_months(text: &str, date: &Figure) -> Option<Range<usize>> {
    let rest = text.get(date.span.end..)?;
    let inner = rest.trim_start().strip_prefix('(')?;
    let (inner, after) = inner.split_once(')')?;
    let inner = inner.strip_suffix(['月', '월']).or_else(|| inner.strip_suffix("月期"))?;
    let (first, last) = inner.split_once(['-', '–', '—', '~', '〜', '～'])?;
    let month = |text: &str| text.trim().trim_end_matches(['月', '월']).parse::<u32>().ok();
    // 2025年10–12月
    let (year, first) =
        first.split_once(['年', '년']).map_or((None, first), |(year, first)| (Some(year), first));
    let year = year.map(|year| year.trim().parse::<i32>());
    let said = (month(first)?, month(last)?);
    let own: Vec<_> = date.meanings.iter().filter_map(days_of).collect();
    let same = |(first, last): &(NaiveDate, NaiveDate)| {
        (first.month(), last.month()) == said && year.as_ref().is_none_or(|year| *year == Ok(first.year()))
    };
    let known = date.unread.is_none() && !own.is_empty() && own.len() == date.meanings.len();
    (known && own.iter().all(same)).then(|| date.span.start..text.len() - after.len())
}

/// The first and the last day of a date or period without a bound.
fn days_of(meaning: &Meaning) -> Option<(NaiveDate, NaiveDate)> {
    match meaning {
        Meaning::Date(dated) if *dated == Dated::from(dated.date) => {
            Some((dated.date.first_day(), dated.date.last_day()))
        }
        Meaning::Period(from, to) => Some((from.first_day(), to.last_day())),
        _ => None,
    }
}

/// Whether a character is one that numbers are written with.
fn is_of_number(character: char) -> bool {
    character.is_ascii_digit() || is_numeral(character)
}

/// Whether a printed form stands whole in a text and one of its meanings is `agreed`.
///
/// # Errors
/// What is wrong with it.
pub fn backed(
    text: &ShownText,
    form: &ShownText,
    heading: Option<&UnitHeading>,
    setting: &SourceSetting<'_>,
    agreed: impl Fn(&Meaning) -> bool,
) -> Result<(), Unbacked> {
    let meanings = meanings_of(form, heading, setting)?;
    if !meanings.iter().any(&agreed) {
        return Err(Unbacked::Differs(meanings));
    }
    let mut why = Unbacked::NotFound;
    for place in text.find(form) {
        match stands_whole(text.text(), &place, heading, setting, &agreed) {
            Ok(()) => return Ok(()),
            Err(found) => why = found,
        }
    }
    Err(why)
}

/// The meanings of a figure with what the words beside it say of its unit and scale.
fn under(
    figure: &Figure,
    text: &str,
    heading: Option<&UnitHeading>,
    setting: &SourceSetting<'_>,
) -> Vec<Meaning> {
    let Some(heading) = heading else { return figure.meanings.clone() };
    let printed = text.get(figure.span.clone()).unwrap_or_default();
    figure.meanings.iter().flat_map(|meaning| heading.of(meaning, printed, setting)).collect()
}
