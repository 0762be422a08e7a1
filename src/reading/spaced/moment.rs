//! Whether a length of time behind a figure is a moment: a year earlier, im Jahr zuvor, l'année précédente. Those are no rates.

use super::reading_place::ReadingPlace;
use super::tables::MomentSort;
use super::token::Gap;

/// What the words behind a length of time make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateOrMoment {
    /// Nothing: it may be a rate.
    No,
    /// A moment: a year ago.
    Yes,
    /// Either, and nobody can tell: a year before tax. The words that nobody can tell it of end here.
    Perhaps(usize),
}

/// What the words behind a length of time make of it that ends before a place.
pub fn moment(place: &ReadingPlace<'_>, end: usize) -> RateOrMoment {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    // A year or so earlier, a year and a half ago.
    let past = [
        lexicon.after.after(tokens, end).map(|(end, _)| end),
        lexicon.added.after(tokens, end).map(|(end, _)| end),
    ];
    let ends = std::iter::once(end).chain(past.into_iter().flatten());
    ends.map(|end| at(place, end)).find(|said| *said != RateOrMoment::No).unwrap_or(RateOrMoment::No)
}

/// What the words behind *a day*, *each year* or *every week* make of it. Of an indefinite one no date that follows makes a moment: 300 people a
/// day last summer. Behind before or after a date leaves both: a year after 2020.
pub fn of_indefinite(place: &ReadingPlace<'_>, end: usize) -> RateOrMoment {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(end) > Gap::Line {
        return RateOrMoment::No;
    }
    if lexicon.not_rate.is_at(tokens, end) {
        return RateOrMoment::Yes;
    }
    if is_date(place, end) {
        return RateOrMoment::No;
    }
    match lexicon.moment_links.after(tokens, end) {
        Some((after, MomentSort::Article | MomentSort::Never)) if is_date(place, after) => {
            RateOrMoment::Perhaps(after)
        }
        _ => moment(place, end),
    }
}

/// Whether a date begins at a place: last summer, 2020, May.
fn is_date(place: &ReadingPlace<'_>, at: usize) -> bool {
    place.lexicon.relatives.is_at(place.tokens, at)
        || super::date_parts::year(place, at).is_some()
        || super::date_parts::month(place, at).is_some()
}

fn at(place: &ReadingPlace<'_>, end: usize) -> RateOrMoment {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(end) > Gap::Line {
        return RateOrMoment::No;
    }
    if lexicon.not_rate.is_at(tokens, end) {
        return RateOrMoment::Yes;
    }
    if let Some((after, sort)) = lexicon.moment_links.after(tokens, end) {
        let ended = tokens.gap(after) == Gap::Break
            || tokens.get(after).is_none()
            || tokens.word(after).is_none() && tokens.digits(after).is_none();
        let article = || {
            [&lexicon.definite, &lexicon.articles, &lexicon.articles_of_days]
                .iter()
                .any(|table| table.is_at(tokens, after))
                || lexicon.relatives.is_at(tokens, after)
                || super::date_parts::year(place, after).is_some()
                || super::date_parts::month(place, after).is_some()
        };
        return match sort {
            _ if ended => RateOrMoment::Yes,
            MomentSort::End => RateOrMoment::No,
            MomentSort::Article if article() => RateOrMoment::Yes,
            MomentSort::Article | MomentSort::Never => RateOrMoment::Perhaps(after),
        };
    }
    let said = lexicon.relatives.is_at(tokens, end) || super::date_parts::year(place, end).is_some();
    if said { RateOrMoment::Yes } else { RateOrMoment::No }
}
