//! What stands below the line of a unit: /MWh, per 100,000 people, a year.

use std::ops::Range;

use super::moment::{RateOrMoment, moment, of_indefinite};
use super::reading_place::ReadingPlace;
use super::tables::PerSort;
use super::token::Gap;
use super::unit_after::After;
use super::unit_name::{is_kind, is_money, name_at, named, term};
use super::{number, numeral};
use crate::reading::meaning::{Meaning, UnitTerm};
use crate::value::{Number, UnitKind, UnitName};

/// Reads what stands below the line: /MWh, per 100,000 people, a year.
pub fn below(place: &ReadingPlace<'_>, found: &mut After) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    loop {
        let at = found.end;
        let gap = tokens.gap(at);
        if gap > Gap::Line {
            return;
        }
        if let Some((terms, end)) = inverse(place, at).filter(|_| !found.unit.over.is_empty()) {
            found.unit.under.extend(terms);
            found.end = end;
            continue;
        }
        if gap > Gap::None
            && found.unit.under.is_empty()
            && let Some((end, unit)) = lexicon.adverb_rates.after(tokens, at)
            && let Some(name) = named(place, unit)
        {
            // An adverb is of no moment: annually last decade.
            let said = match (end - at, lexicon.articles.is_at(tokens, at)) {
                (1, _) => RateOrMoment::No,
                (_, true) => of_indefinite(place, end),
                (_, false) => moment(place, end),
            };
            match said {
                // Im Jahr 2025, a year earlier.
                RateOrMoment::Yes => {}
                RateOrMoment::Perhaps(end) => found.unknown = Some(tokens.start(at)..tokens.end(end)),
                RateOrMoment::No if !found.unit.over.is_empty() => {
                    found.unit.under.push(term(name));
                    found.end = end;
                }
                RateOrMoment::No => {}
            }
            return;
        }
        let Some((next, sort)) = lexicon.per.after(tokens, at) else { return };
        let slash = tokens.sign(at) == Some('/');
        if slash && (gap != Gap::None || tokens.gap(next) > Gap::Blank || found.unit.over.is_empty()) {
            return;
        }
        let money =
            found.unit.over.iter().any(|term| matches!(term, UnitTerm::Known { name, .. } if is_money(name)));
        match sort {
            PerSort::Always => {}
            PerSort::Article if found.unit.under.is_empty() => {
                let Some((name, end)) = name_at(place, next) else {
                    if money && tokens.word(next).is_some() {
                        found.unknown = Some(tokens.start(at)..tokens.end(next + 1));
                    }
                    return;
                };
                let bare = found.unit.over.is_empty() && !is_kind(&name, UnitKind::Duration);
                match of_indefinite(place, end) {
                    RateOrMoment::No if !bare => {}
                    RateOrMoment::Perhaps(end) if !bare => {
                        found.unknown = Some(tokens.start(at)..tokens.end(end));
                        return;
                    }
                    _ => return,
                }
                found.unit.under.push(term(name));
                found.end = end;
                return;
            }
            PerSort::Money if money && found.unit.under.is_empty() => {
                let Some((name, end)) = name_at(place, next).filter(|(name, _)| is_money(name)) else {
                    return;
                };
                found.unit.under.push(term(name));
                found.end = end;
                return;
            }
            PerSort::For | PerSort::IfKnown => {
                let found_below = match sort {
                    // Per tre anni is for how long.
                    PerSort::For
                        if number::numeral(lexicon, tokens, next)
                            .is_some_and(|each| each.value < Number::from(100)) =>
                    {
                        None
                    }
                    PerSort::For => denominator(place, next).ok(),
                    // US$ 2,5 bilhões à empresa: who is paid is no rate.
                    _ => name_at(place, next)
                        .filter(|(name, _)| !is_kind(name, UnitKind::Count) || money && is_barrel(name))
                        .map(|(name, end)| (term(name), end)),
                };
                let shared = |term: &UnitTerm| matches!(term, UnitTerm::Known { name, .. } if is_kind(name, UnitKind::Share));
                let said = match (&found_below, sort) {
                    (Some((term, end)), PerSort::IfKnown) => of_article(place, term, *end),
                    _ => RateOrMoment::No,
                };
                if let RateOrMoment::Perhaps(end) = said {
                    found.unknown = Some(tokens.start(at)..tokens.end(end));
                    return;
                }
                let Some((term, end)) =
                    found_below.filter(|(term, _)| !shared(term) && said == RateOrMoment::No)
                else {
                    if sort == PerSort::For && money && is_noun(place, next) {
                        found.unknown = Some(tokens.start(at)..tokens.end(next + 1));
                    }
                    return;
                };
                found.unit.under.push(term);
                found.end = end;
                continue;
            }
            PerSort::Article | PerSort::Money | PerSort::Not => return,
        }
        if let Some((terms, end)) = two_below(place, next).filter(|_| slash) {
            found.unit.under.extend(terms);
            found.end = end;
            continue;
        }
        match denominator(place, next) {
            Ok((term, end)) => {
                found.unit.under.push(term);
                found.end = end;
            }
            Err(unknown) => {
                if found.unknown.is_none() && (found.end > 0) {
                    found.unknown = Some(tokens.start(at)..unknown.end.max(tokens.end(next)));
                }
                return;
            }
        }
    }
}

/// What follows the article of a rate and its length of time: l'heure is a rate where the clause ends or goes on with words that say
/// nothing of times, l'année précédente and l'année de la crise are moments, and of other words nobody knows.
fn of_article(place: &ReadingPlace<'_>, term: &UnitTerm, end: usize) -> RateOrMoment {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let time = matches!(term, UnitTerm::Known { name, .. } if is_kind(name, UnitKind::Duration));
    match moment(place, end) {
        RateOrMoment::No if time && tokens.gap(end) <= Gap::Line && tokens.word(end).is_some() => {
            let harmless = lexicon.harmless_after.is_at(tokens, end) && !lexicon.of.is_at(tokens, end);
            if harmless { RateOrMoment::No } else { RateOrMoment::Perhaps(end) }
        }
        said => said,
    }
}

/// (m²a), (m² · a), m²a: two units below one line.
fn two_below(place: &ReadingPlace<'_>, at: usize) -> Option<([UnitTerm; 2], usize)> {
    let tokens = place.tokens;
    let open = usize::from(tokens.sign(at) == Some('('));
    let (first, end) = name_at(place, at + open).filter(|(name, _)| !is_money(name))?;
    let sign = usize::from(matches!(tokens.sign(end), Some('·' | '⋅' | '*')));
    let near = tokens.gap(end) == Gap::None || open == 1 && tokens.gap(end) == Gap::Blank;
    let second = match tokens.form(end + sign) {
        "a" | "yr" => named(place, "a").or_else(|| named(place, "yr")),
        "d" | "h" | "s" => named(place, tokens.form(end + sign)),
        _ => None,
    };
    let second = second.filter(|name| near && is_kind(name, UnitKind::Duration))?;
    let end = end + sign + 1;
    let closes = match open {
        1 => tokens.sign(end) == Some(')'),
        _ => tokens.gap(end) != Gap::None || tokens.word(end).is_none() && tokens.digits(end).is_none(),
    };
    closes.then(|| ([term(first), term(second)], end + open))
}

/// Yr–1, m−2, s⁻¹: a unit below the line by its negative power, as science prints it.
fn inverse(place: &ReadingPlace<'_>, at: usize) -> Option<(Vec<UnitTerm>, usize)> {
    let tokens = place.tokens;
    let at = at + usize::from(matches!(tokens.sign(at), Some('·' | '⋅')));
    let glued = |at: usize| tokens.gap(at) == Gap::None;
    let minus = matches!(tokens.sign(at + 1), Some('−' | '–' | '-' | '⁻')) && glued(at + 1) && glued(at + 2);
    let power = tokens.get(at + 2).filter(|_| minus).map(|token| token.low.as_ref())?;
    let word = tokens.word(at).map(|_| tokens.form(at))?;
    let goes_on = glued(at + 3)
        && (tokens.word(at + 3).is_some()
            || tokens.digits(at + 4).is_some() && matches!(tokens.sign(at + 3), Some('.' | ',' | '-' | '–')));
    let name = named(place, word).filter(|name| !goes_on && !is_money(name))?;
    let terms = match power {
        "1" | "¹" => vec![term(name)],
        // A power of a length is a unit of its own.
        "2" | "²" => named(place, &[word, "2"].concat())
            .map_or_else(|| vec![term(name.clone()); 2], |area| vec![term(area)]),
        "3" | "³" => vec![term(named(place, &[word, "3"].concat())?)],
        _ => return None,
    };
    Some((terms, at + 3))
}

/// Whether a name is that of barrels, the one counted unit that a price with an article is for: 85 dollari al barile.
fn is_barrel(name: &UnitName) -> bool {
    !name.measures.is_empty() && name.measures.iter().all(|measure| measure.base == "barrels")
}

/// Whether a word may be what a rate is for: none that says nothing of figures, no name and no plural of the south (per i ricavi,
/// per progetti).
pub fn is_noun(place: &ReadingPlace<'_>, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some(word) = tokens.word(at).filter(|_| tokens.gap(at) <= Gap::Line && !tokens.is_capital(at)) else {
        return false;
    };
    let plural = match place.setting.language {
        "it" => word.ends_with('i'),
        _ => word.ends_with('s'),
    };
    !plural
        && lexicon.harmless_after.word(word).is_none()
        && lexicon.articles.word(word).is_none()
        && lexicon.ordinals.word(word).is_none()
}

/// What stands after `per`: a unit with how many of it.
///
/// # Errors
/// What isn't known.
pub fn denominator(place: &ReadingPlace<'_>, at: usize) -> Result<(UnitTerm, usize), Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (each, next) = match number::numeral(lexicon, tokens, at) {
        Some(found) if found.form != numeral::NumeralForm::Malformed => (found.value, found.end),
        _ => (Number::from(1), at),
    };
    if let Some((name, end)) = name_at(place, next) {
        // A longer word of the lexicon (ordinary share, head of population) may hold it.
        return Ok((UnitTerm::Known { name, each }, end));
    }
    if let Some((end, unit)) = lexicon.per_head.after(tokens, next)
        && let Some(name) = named(place, unit)
    {
        return Ok((UnitTerm::Known { name, each }, end));
    }
    Err(tokens.start(next)..tokens.end(next + 1))
}

/// The words of a rate right before a figure: monthly, per day, each year.
pub fn in_front(place: &ReadingPlace<'_>, at: usize, meanings: &[Meaning]) -> Option<Range<usize>> {
    const EACH: [&str; 4] = ["each", "chaque", "ogni", "cada"];
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let bare = |meaning: &Meaning| match meaning {
        Meaning::Amount(amount) => amount.unit.under.is_empty(),
        _ => false,
    };
    let last = at.checked_sub(1).filter(|_| tokens.gap(at) <= Gap::Line && meanings.iter().any(bare))?;
    if lexicon.adverb_rates.before(tokens, at, last).is_some()
        || lexicon.rate_adjectives.before(tokens, at, last).is_some()
    {
        return Some(tokens.start(last)..tokens.start(at));
    }
    let (name, end) = name_at(place, last).filter(|(_, end)| *end == at)?;
    let per = || {
        let firm = |sort: PerSort| matches!(sort, PerSort::Always | PerSort::Article | PerSort::For);
        lexicon.per.before(tokens, last, 0).filter(|(_, sort)| firm(*sort)).map(|(start, _)| start)
    };
    let each = || {
        let word = last.checked_sub(1)?;
        tokens.word(word).filter(|word| EACH.contains(word)).map(|_| word)
    };
    let every = || lexicon.every.before(tokens, last, 0).map(|(start, ())| start);
    let start = Some(())
        .filter(|()| is_kind(&name, UnitKind::Duration))
        .and_then(|()| per().or_else(each).or_else(every))?;
    Some(tokens.start(start)..tokens.start(end))
}
