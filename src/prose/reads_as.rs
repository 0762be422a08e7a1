//! What a short text reads as when the readers of sources read it: an amount, a share, a date or a bare number, and whether it holds a
//! sum of money or a percentage.

use std::ops::Range;

use chrono::NaiveDate;

use crate::language::Language;
use crate::reading::{
    Figure, Meaning, SaidAmount, SaidSign, SaidUnit, SourceSetting, UnitTerm, Unread, figures,
};
use crate::value::{Bound, Number, UnitKind, Units};

/// What an entry of `names` is, where it isn't a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoName {
    /// As a whole a figure with its unit: two companies, 三年, 12 trillion.
    Amount,
    /// As a whole a part of something: half, 三割, two thirds.
    Share,
    /// As a whole a day, a month or a year.
    Date,
    /// As a whole a number and nothing else.
    Number,
    /// It contains a sum of money, as given.
    Money(String),
    /// It contains a percentage, as given.
    Percentage(String),
}

/// What a text is as a whole, by every reader that takes all of it for one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadsAs {
    /// No single figure.
    Nothing,
    /// A time, a score or a ratio, which may be a name.
    MayBeName,
    /// A figure.
    Figure(NoName),
}

/// What a text is as a whole.
pub fn reads_as(text: &str, units: &Units) -> ReadsAs {
    let signs = |c: char| c.is_whitespace() || "「」『』“”‘’\"'()[]{}<>《》〈〉【】、。,;:!?".contains(c);
    let whole = text.trim_matches(signs);
    // Ⅳ and ٥ are no digits of any reader's.
    if !whole.is_empty() && whole.chars().all(|c| c.is_numeric() && !c.is_ascii()) {
        return ReadsAs::Figure(NoName::Number);
    }
    let mut read = ReadsAs::Nothing;
    for language in Language::ALL {
        let setting = setting(language.tag(), units);
        let found = figures(whole, &setting);
        let [figure] = found.as_slice() else { continue };
        if counts_a_noun(figure, whole) {
            return ReadsAs::Figure(NoName::Amount);
        }
        if matches!(figure.unread, Some(Unread::NeedsFiscal)) {
            return ReadsAs::Figure(NoName::Date);
        }
        if figure.span != (0..whole.len()) || figure.unread.is_some() {
            continue;
        }
        let may_be =
            |meaning: &Meaning| matches!(meaning, Meaning::Time(_) | Meaning::Score(_) | Meaning::Ratio(..));
        if figure.meanings.iter().all(may_be) {
            read = ReadsAs::MayBeName;
        } else if let Some(kind) = figure.meanings.iter().find_map(kind) {
            return ReadsAs::Figure(kind);
        }
    }
    read
}

/// Whether a number is all of a text but for a plain noun that no unit knows: seven dwarfs. A capital begins a name: 7 Samurai.
fn counts_a_noun(figure: &Figure, whole: &str) -> bool {
    let Some(Unread::Unknown(part)) = &figure.unread else { return false };
    let noun = &whole[part.clone()];
    let one = Meaning::Amount(SaidAmount {
        bound: Bound::Exact(Number::from(1)),
        about: false,
        sign: SaidSign::None,
        unit: SaidUnit::default(),
    });
    figure.span.start == 0
        && part.end == whole.len()
        && noun.len() > 2
        && noun.bytes().all(|byte| byte.is_ascii_lowercase())
        && whole[..part.start].ends_with(' ')
        && !figure.meanings.contains(&one)
}

/// The first sum of money or percentage in a text, and where it is.
pub fn money_or_percentage(text: &str, units: &Units) -> Option<(NoName, Range<usize>)> {
    let all = Language::ALL.iter().flat_map(|&language| {
        let setting = setting(language.tag(), units);
        let found = figures(text, &setting);
        found.into_iter().filter_map(|figure| money(&figure, text, &setting)).collect::<Vec<_>>()
    });
    all.min_by_key(|(_, place)| (place.start, std::cmp::Reverse(place.end)))
}

/// Where a text says a day, a month or a year, as any reader takes it.
pub fn dates(text: &str, units: &Units) -> Vec<Range<usize>> {
    let all = Language::ALL.iter().flat_map(|language| figures(text, &setting(language.tag(), units)));
    let is_date = |figure: &Figure| {
        matches!(figure.unread, Some(Unread::NeedsFiscal))
            || figure.meanings.iter().any(|meaning| kind(meaning) == Some(NoName::Date))
    };
    all.filter(is_date).map(|figure| figure.span).collect()
}

/// How a text is read; a day without a year is one, whichever year it is in.
fn setting<'a>(language: &'a str, units: &'a Units) -> SourceSetting<'a> {
    SourceSetting {
        issued: NaiveDate::from_ymd_opt(2000, 1, 1),
        ..SourceSetting::of_no_source(language, units)
    }
}

/// A figure with its bounds, as money or a percentage.
fn money(figure: &Figure, text: &str, setting: &SourceSetting<'_>) -> Option<(NoName, Range<usize>)> {
    let place = known(figure, text);
    let printed = text.get(place.clone())?;
    let percent = printed.contains(['%', '‰', '‱'])
        || ["cent", "pct", "bp", "basis", "パーセント", "パーミル"]
            .iter()
            .any(|word| printed.to_lowercase().contains(word));
    let has = |kinds: &[UnitKind]| {
        meanings(figure, text, setting).iter().any(|meaning| matches!(meaning, Meaning::Amount(amount) if first_kind(&amount.unit).is_some_and(|kind| kinds.contains(&kind))))
    };
    let unsaid = matches!(figure.unread, Some(Unread::NeedsCurrency(_)));
    let found = if unsaid || has(&[UnitKind::Money]) {
        NoName::Money(printed.to_owned())
    } else if percent && has(&[UnitKind::Share, UnitKind::Points]) {
        NoName::Percentage(printed.to_owned())
    } else {
        return None;
    };
    Some((found, place))
}

/// What a figure says without the part beside it that isn't known: 百円 of 百円ショップ.
fn meanings(figure: &Figure, text: &str, setting: &SourceSetting<'_>) -> Vec<Meaning> {
    match &figure.unread {
        Some(Unread::Unknown(_)) if figure.meanings.is_empty() => {
            let alone = figures(&text[known(figure, text)], setting);
            alone.into_iter().flat_map(|figure| figure.meanings).collect()
        }
        Some(Unread::Name(_)) => Vec::new(),
        _ => figure.meanings.clone(),
    }
}

/// Where a figure is without the part beside it that isn't known.
fn known(figure: &Figure, text: &str) -> Range<usize> {
    let span = figure.span.clone();
    let place = match &figure.unread {
        Some(Unread::Unknown(part)) if part.start > span.start && part.start < span.end => {
            span.start..part.start
        }
        Some(Unread::Unknown(part)) if part.start <= span.start && part.end < span.end => {
            part.end.max(span.start)..span.end
        }
        _ => span,
    };
    let printed = &text[place.clone()];
    place.start + (printed.len() - printed.trim_start().len())..place.start + printed.trim_end().len()
}

/// What a meaning is, where no name has it.
fn kind(meaning: &Meaning) -> Option<NoName> {
    Some(match meaning {
        Meaning::Amount(amount) => match first_kind(&amount.unit) {
            None if amount.unit.is_bare() => NoName::Number,
            Some(UnitKind::Share) => NoName::Share,
            _ => NoName::Amount,
        },
        Meaning::Of { .. } => NoName::Share,
        Meaning::Date(_) | Meaning::OfSomeYear { .. } | Meaning::Period(..) => NoName::Date,
        Meaning::Ratio(..) | Meaning::Score(_) | Meaning::Rank(_) | Meaning::Time(_) => return None,
    })
}

/// What the first unit above the line measures.
fn first_kind(unit: &SaidUnit) -> Option<UnitKind> {
    match unit.over.first()? {
        UnitTerm::Known { name, .. } => name.measures.first().map(|measure| measure.kind),
        UnitTerm::Noun { .. } => None,
    }
}
