//! Finds the figures of a text, whichever reader its language has.

use super::meaning::{Figure, Meaning, Unread};
use super::script::{is_cjk, told};
use super::setting::SourceSetting;
use super::{cjk, sign_apart, spaced};

/// Every figure in a text as it is shown ([`super::ShownText::text`]), in order; none overlaps another.
pub fn figures(text: &str, setting: &SourceSetting<'_>) -> Vec<Figure> {
    let setting = &told(text, setting);
    let mut found = on_day(text, setting);
    if let Some(first) = setting.issued_from.filter(|first| setting.issued != Some(*first))
        && found.iter().any(may_be_relative)
    {
        let earlier = on_day(text, &SourceSetting { issued: Some(first), ..setting.clone() });
        found = on_both_days(found, earlier);
    }
    found
}

/// The figures of a text of one day.
fn on_day(text: &str, setting: &SourceSetting<'_>) -> Vec<Figure> {
    let cjk = is_cjk(setting.language);
    let mut found = if cjk { cjk::figures(text, setting) } else { spaced::figures(text, setting) };
    sign_apart::read(text, &mut found);
    found
}

/// Whether what a figure says may depend on the day of its text: no amount does.
fn may_be_relative(figure: &Figure) -> bool {
    let is_time = |meaning: &Meaning| {
        matches!(meaning, Meaning::Date(_) | Meaning::Period(..) | Meaning::OfSomeYear { .. })
    };
    figure.meanings.iter().any(is_time) || matches!(figure.unread, Some(Unread::Unknown(_)))
}

/// What figures say whichever day from the first to the last their text is of. What moves with the day, moves in one direction, so what is
/// said on both of these is said between them. A figure of which nothing is said on both needs the day.
fn on_both_days(last: Vec<Figure>, first: Vec<Figure>) -> Vec<Figure> {
    let mut earlier = first.into_iter().peekable();
    let mut found = Vec::new();
    let needs_day =
        |figure: Figure| Figure { meanings: Vec::new(), unread: Some(Unread::NeedsDay), ..figure };
    for figure in last {
        while let Some(other) = earlier.next_if(|other| other.span.end <= figure.span.start) {
            found.push(needs_day(other));
        }
        let mut same = None;
        while let Some(other) = earlier.next_if(|other| other.span.start < figure.span.end) {
            same = same.or(Some(other).filter(|other| other.span == figure.span));
        }
        found.push(match same {
            Some(other) if other == figure => figure,
            Some(other) if other.unread.is_none() && figure.unread.is_none() => {
                let meanings = figure.meanings.iter().filter(|meaning| other.meanings.contains(meaning));
                let meanings: Vec<Meaning> = meanings.cloned().collect();
                match meanings.is_empty() {
                    true => needs_day(figure),
                    false => Figure { meanings, ..figure },
                }
            }
            Some(other) if other.unread.is_some() && figure.unread.is_some() => figure,
            _ => needs_day(figure),
        });
    }
    found.extend(earlier.map(needs_day));
    found
}
