//! Numbers in words: twenty-five, two and a half, half a million, dozens.

use rust_decimal::Decimal;

use super::lexicon::WordLexicon;
use super::numeral::{Numeral, NumeralForm, Openness, simple};
use super::scale_words::with_scale;
use super::tables::{Glued, ScaleSort};
use super::token::{Gap, Tokens};
use crate::value::Number;

/// Dozens, tens of thousands, several hundred.
pub fn several(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if let Some((next, ())) = lexicon.some.after(tokens, at) {
        let (end, value) = lexicon
            .hundreds
            .after(tokens, next)
            .or_else(|| lexicon.collectives.after(tokens, next))
            .or_else(|| lexicon.several.after(tokens, next))
            .or_else(|| {
                lexicon
                    .scales
                    .after(tokens, next)
                    .filter(|(_, (_, sort))| *sort == ScaleSort::Word)
                    .map(|(end, (value, _))| (end, value))
            })?;
        let found =
            Numeral { open: Openness::Several, ..Numeral::new(Number::from(value), end, NumeralForm::Words) };
        return Some(open_scale(lexicon, tokens, found));
    }
    if let Some((end, value)) = lexicon.rough_collectives.after(tokens, at).or_else(|| {
        let (next, ()) = lexicon.articles.after(tokens, at)?;
        lexicon.rough_collectives.after(tokens, next)
    }) {
        return Some(Numeral {
            open: Openness::Rough,
            ..Numeral::new(Number::from(value), end, NumeralForm::Words)
        });
    }
    let (end, value) = lexicon.several.after(tokens, at)?;
    let found =
        Numeral { open: Openness::Several, ..Numeral::new(Number::from(value), end, NumeralForm::Words) };
    Some(open_scale(lexicon, tokens, found))
}

/// Tens *of billions*, several hundred *million*.
pub fn open_scale(lexicon: &WordLexicon, tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    let of = lexicon.of.after(tokens, found.end).map_or(found.end, |(end, ())| end);
    let more = lexicon.several.after(tokens, of).or_else(|| {
        let (end, (value, sort)) = lexicon.scales.after(tokens, of)?;
        (sort == ScaleSort::Word).then_some((end, value))
    });
    match more {
        Some((end, value)) => open_scale(lexicon, tokens, found.scaled(value, end)),
        None => found,
    }
}

/// A half, two thirds, three-quarters, a quarter of a (million).
pub fn part(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let (above, below, end) = match lexicon.halves.after(tokens, at) {
        Some((end, (above, below))) => (above, below, end),
        None => {
            let (next, above) = match lexicon.articles.after(tokens, at) {
                Some((next, ())) => (next, 1),
                None => {
                    let (next, above) = lexicon.numbers.after(tokens, at)?;
                    (next, u32::try_from(above).ok()?)
                }
            };
            let hyphen = tokens.sign(next) == Some('-')
                && tokens.gap(next) == Gap::None
                && tokens.gap(next + 1) == Gap::None;
            let next = next + usize::from(hyphen);
            let (end, below) =
                lexicon.fractions.after(tokens, next).filter(|_| tokens.gap(next) < Gap::Break)?;
            (above, below, end)
        }
    };
    let value = simple(Number::fraction(Decimal::from(above), below)?);
    let found = Numeral::new(value, end, NumeralForm::Part);
    // Medio centenar, media docena.
    if let Some((end, value)) = lexicon.rough_collectives.after(tokens, end) {
        return Some(Numeral { open: Openness::Rough, ..found.scaled(value, end) });
    }
    let hyphened = usize::from(
        tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None && tokens.gap(end + 1) == Gap::None,
    );
    if let Some((end, value)) = lexicon.collectives.after(tokens, end + hyphened) {
        return Some(found.scaled(value, end));
    }
    // of a million, a million, a dozen, million
    let of = lexicon.of.after(tokens, end).map_or(end, |(end, ())| end);
    let hyphen = usize::from(tokens.sign(of) == Some('-') && tokens.gap(of) == Gap::None);
    if let Some((article, ())) = lexicon.articles.after(tokens, of + hyphen) {
        let scale = lexicon.scales.after(tokens, article).filter(|(_, (_, sort))| *sort == ScaleSort::Word);
        if let Some((end, value)) =
            scale.map(|(end, (value, _))| (end, value)).or_else(|| lexicon.collectives.after(tokens, article))
        {
            return Some(found.scaled(value, end));
        }
        return Some(Numeral { form: NumeralForm::PartOf, end: article, ..found });
    }
    // Un demi-milliard.
    let hyphen = usize::from(
        tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None && tokens.gap(end + 1) == Gap::None,
    );
    if let Some((end, (value, ScaleSort::Word))) = lexicon.scales.after(tokens, end + hyphen) {
        return Some(found.scaled(value, end));
    }
    Some(found)
}

/// A number in words: twenty-five, one hundred and twenty thousand, a dozen, a million.
pub fn words(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if let Some((end, (above, below))) = lexicon.mixed.after(tokens, at) {
        let found =
            Numeral::new(simple(Number::fraction(Decimal::from(above), below)?), end, NumeralForm::Words);
        return Some(with_scale(lexicon, tokens, found));
    }
    let mut total: i64 = 0;
    let mut current: Option<i64> = None;
    let mut scale = None;
    let mut next = at;
    let mut article = false;
    if let Some((end, ())) = lexicon.articles.after(tokens, at)
        && !tokens.text.is_empty()
        && (lexicon.hundreds.is_at(tokens, end)
            || lexicon.collectives.is_at(tokens, end)
            || scale_word(lexicon, tokens, end).is_some())
    {
        (next, current, article) = (end, Some(1), true);
    }
    let mut end = next;
    loop {
        let joined = joint(lexicon, tokens, next, current.is_some() || total > 0);
        if next > at && tokens.gap(joined) == Gap::Break {
            break;
        }
        if let Some((after, value)) = small(lexicon, tokens, joined) {
            // Twenty five, one hundred (and) five; not two three.
            let fits = match current {
                None => total == 0 || scale.is_some(),
                // Mil quinientos.
                Some(before) => {
                    before > 0 && before % 1000 == 0 && value < 1000 && has_bare_hundreds(lexicon)
                        || before % 100 == 0 && before > 0 && value < 100
                        || before % 10 == 0 && before % 100 >= 20 && value < 10
                }
            };
            if !fits || article && current == Some(1) {
                break;
            }
            current = Some(current.unwrap_or(0) + value);
            (next, end) = (after, after);
        } else if let Some((after, factor)) = lexicon.hundreds.after(tokens, joined).filter(|_| {
            current.is_some_and(|before| before < 100) || current.is_none() && has_bare_hundreds(lexicon)
        }) {
            current = Some(current.unwrap_or(1).checked_mul(factor)?);
            (next, end) = (after, after);
        } else if let Some((after, value)) = scale_word(lexicon, tokens, next).filter(|(_, value)| {
            let thousand = *value == 1000
                || tokens
                    .word(next)
                    .and_then(|word| lexicon.scales.word(word))
                    .is_some_and(|(first, _)| first == 1000);
            current.is_some() || scale.is_none() && thousand && has_bare_hundreds(lexicon)
        }) {
            let part = current.take().unwrap_or(1).checked_mul(value)?;
            total = total.checked_add(part)?;
            scale = Some(value);
            (next, end) = (after, after);
        } else {
            break;
        }
        article = false;
    }
    if end == at || current.is_none() && total == 0 && scale.is_none() || article {
        let (after, value) = article.then(|| lexicon.collectives.after(tokens, next)).flatten()?;
        return Some(Numeral::new(Number::from(value), after, NumeralForm::Words));
    }
    if let (Some(whole), 0, None) = (current, total, scale)
        && let Some(found) = spoken(lexicon, tokens, whole, end)
    {
        return Some(with_scale(lexicon, tokens, found));
    }
    let mut found = Numeral::new(Number::from(total + current.unwrap_or(0)), end, NumeralForm::Words);
    // Five million and three is no scale that others share.
    found.scale = scale.filter(|_| current.is_none()).map(Number::from);
    if let (Some(scale), Some((end, (above, below)))) = (found.scale, lexicon.added.after(tokens, end)) {
        // A million and a half.
        let half = Number::fraction(Decimal::from(above), below).and_then(|half| half.times(scale));
        if let Some(half) = half.map(simple).filter(|half| half.as_fraction().is_none()) {
            found.value = Number::from((found.value.decimal() + half.decimal()).normalize());
            found.end = end;
        }
    } else if let Some((end, (above, below))) = lexicon.added.after(tokens, end) {
        found = with_scale(
            lexicon,
            tokens,
            Numeral { form: NumeralForm::Words, ..found.plus(above, below, end) },
        );
    } else if let Some((end, value)) = lexicon.collectives.after(tokens, end) {
        found = found.scaled(value, end);
    } else if let Some((after, (value, ScaleSort::Short))) =
        lexicon.scales.after(tokens, end).filter(|_| scale.is_none() && tokens.gap(end) == Gap::Blank)
    {
        // Zwei Mio. Euro.
        found = found.scaled(value, after);
    }
    Some(found)
}

/// Two *point five*, zwei *Komma zwei fünf*, deux *virgule vingt-cinq*: the digits behind a spoken point.
fn spoken(lexicon: &WordLexicon, tokens: &Tokens<'_>, whole: i64, at: usize) -> Option<Numeral> {
    let (mut end, ()) =
        lexicon.surroundings.spoken_point.after(tokens, at).filter(|_| tokens.gap(at) <= Gap::Line)?;
    let mut digits = String::new();
    while tokens.gap(end) <= Gap::Line
        && let Some((next, value)) = small(lexicon, tokens, end).filter(|(_, value)| *value < 100)
    {
        // Point two five, point twenty-five.
        if value >= 10 && !digits.is_empty() {
            break;
        }
        let tens = usize::from(tokens.sign(next) == Some('-') && tokens.gap(next) == Gap::None);
        let ones = (value >= 20 && value % 10 == 0)
            .then(|| small(lexicon, tokens, next + tens))
            .flatten()
            .filter(|(_, ones)| (1..10).contains(ones));
        let (next, value) = ones.map_or((next, value), |(next, ones)| (next, value + ones));
        digits.push_str(&value.to_string());
        end = next;
        if value >= 10 {
            break;
        }
    }
    let value = Number::parse(&format!("{whole}.{digits}")).ok().filter(|_| !digits.is_empty())?;
    Some(Numeral::new(value, end, NumeralForm::Words))
}

/// Whether a hundred and a thousand need no one before them: mil millones, hundert.
pub fn has_bare_hundreds(lexicon: &WordLexicon) -> bool {
    lexicon.tables.language != "en"
}

pub fn scale_word(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<(usize, i64)> {
    lexicon
        .scales
        .after(tokens, at)
        .filter(|(_, (_, sort))| *sort == ScaleSort::Word)
        .map(|(end, (value, _))| (end, value))
}

/// The place after what joins the parts of a number word: a hyphen, and.
pub fn joint(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize, inside: bool) -> usize {
    if !inside {
        return at;
    }
    if tokens.sign(at) == Some('-') && tokens.gap(at) == Gap::None && tokens.gap(at + 1) == Gap::None {
        return at + 1;
    }
    match lexicon.joiners.after(tokens, at) {
        // two hundred and five, but not five and six.
        Some((end, ())) if small(lexicon, tokens, end).is_some() && after_hundred(lexicon, tokens, at) => end,
        _ => at,
    }
}

pub fn after_hundred(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.before(at).is_some_and(|token| {
        lexicon.hundreds.word(&token.low).is_some()
            || matches!(lexicon.scales.word(&token.low), Some((_, ScaleSort::Word)))
            || lexicon
                .numbers
                .word(&token.low)
                .is_some_and(|value| value >= 20 && value % 10 == 0 && lexicon.tables.language != "en")
    })
}

/// A number word below a hundred, or a glued one of any size.
pub fn small(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<(usize, i64)> {
    let whole = lexicon.numbers.after(tokens, at);
    if whole.is_some() || lexicon.tables.glued == Glued::No {
        return whole;
    }
    glued(lexicon, tokens.word(at)?, 6).map(|value| (at + 1, value))
}

/// A number word without blanks: zweihundertfünfundzwanzig.
pub fn glued(lexicon: &WordLexicon, word: &str, depth: u32) -> Option<i64> {
    if let Some(value) = lexicon.numbers.word(word) {
        return Some(value);
    }
    let depth = depth.checked_sub(1)?;
    let scales = lexicon
        .tables
        .scales
        .iter()
        .filter(|(_, value, sort)| *sort == ScaleSort::Word && *value == 1000)
        .map(|(word, value, _)| (*word, *value));
    for (name, factor) in scales.chain(lexicon.tables.hundreds.iter().copied()) {
        let Some((left, right)) = word.split_once(name) else { continue };
        let left = if left.is_empty() { 1 } else { glued(lexicon, left, depth)? };
        let right =
            right.strip_prefix(lexicon.tables.joiners.first().copied().unwrap_or(" ")).unwrap_or(right);
        let right = if right.is_empty() { 0 } else { glued(lexicon, right, depth)? };
        return left.checked_mul(factor)?.checked_add(right);
    }
    lexicon.tables.joiners.iter().find_map(|joiner| {
        let (one, ten) = word.split_once(joiner)?;
        let (one, ten) = (lexicon.numbers.word(one)?, lexicon.numbers.word(ten)?);
        (one < 10 && ten >= 20).then_some(one + ten)
    })
}

/// A scale word as a number: hundredfold, thousandfold.
pub fn hundredfold(lexicon: &WordLexicon, word: &str) -> Option<i64> {
    match lexicon.scales.word(word)? {
        (value, ScaleSort::Word) => Some(value),
        _ => None,
    }
}
