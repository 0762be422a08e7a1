//! What stands before a figure: what is known to be harmless passes, the rest makes it unread.

use super::found::{FoundFigure, Sort};
use super::name_in_front::{capital_name, named};
use super::reading_place::ReadingPlace;
use super::signs_of_money::is_currency;
use super::stops::{abbreviates, after_ellipsis};
use super::token::{Gap, Kind};
use crate::reading::meaning::Unread;

/// What stands before a figure and isn't harmless.
pub fn before(place: &ReadingPlace<'_>, found: &FoundFigure, _floor: usize) -> Option<Unread> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let at = found.start.checked_sub(1)?;
    let gap = tokens.gap(found.start);
    if gap == Gap::Break {
        return None;
    }
    let touching = || tokens.start(at)..tokens.end(at + 1);
    if found.sort == Sort::Date
        && let Some(day) = super::date_parts::other_weekday(place, found.start, &found.meanings)
    {
        return Some(Unread::Unknown(tokens.start(day)..tokens.end(found.start)));
    }
    if (found.sort != Sort::Other || gap == Gap::None)
        && let Some(name) = named(place, found)
    {
        return Some(Unread::Name(name));
    }
    let token = tokens.get(at)?;
    if gap == Gap::None {
        return match token.kind {
            Kind::Word => Some(Unread::Name(touching())),
            Kind::Digits | Kind::Raised | Kind::Fraction => Some(Unread::Unknown(touching())),
            Kind::Sign(sign) => match sign {
                // &ge;500: a character by a name that isn't known here.
                ';' if at >= 2
                    && tokens.gap(at) == Gap::None
                    && tokens.gap(at - 1) == Gap::None
                    && tokens.sign(at - 2) == Some('&') =>
                {
                    Some(Unread::Unknown(tokens.start(at - 2)..tokens.end(at + 1)))
                }
                // 40...50 days, 40…50 days: a range.
                '.' | '…' if after_ellipsis(place, at) => Some(Unread::Unknown(touching())),
                '(' | '[' | '{' | '"' | '“' | '„' | '«' | '»' | '‘' | '’' | '\'' | ':' | ';' | '|' | '→'
                | '•' | '…' | '—' | '=' | ')' | ']' => None,
                // ▼0.3%, △0.3%: what they say is read for all languages in one place.
                '▼' | '▽' | '↓' | '△' | '▲' | '⊿' | '∆' => None,
                '–' | '-' if found.sort == Sort::Time => None,
                ',' => tokens
                    .before(at)
                    .is_some_and(|before| before.kind == Kind::Digits && token.gap == Gap::None)
                    .then(|| Unread::Unknown(touching())),
                '.' => tokens
                    .before(at)
                    .is_none_or(|before| token.gap == Gap::None && before.kind != Kind::Sign('.'))
                    .then(|| Unread::Unknown(touching())),
                '-' | '–' | '/' if lettered(place, at) => {
                    Some(Unread::Name(tokens.start(at.saturating_sub(1))..tokens.end(at + 1)))
                }
                _ => Some(Unread::Unknown(touching())),
            },
        };
    }
    // 1,2¶34 buildings: a line ends within a group.
    if gap == Gap::Line && token.kind == Kind::Digits && tokens.digits(found.start).is_some() {
        let group = at.checked_sub(1).and_then(|sign| tokens.sign(sign));
        let cut = group.is_some_and(|sign| lexicon.tables.digits.groups.contains(&sign))
            && tokens.gap(at) == Gap::None
            && tokens.gap(at - 1) == Gap::None
            && token.low.len() < 3;
        return cut.then(|| Unread::Unknown(touching()));
    }
    match token.kind {
        Kind::Word => {
            let word = token.low.as_ref();
            let number = matches!(found.sort, Sort::Bare | Sort::United);
            if !number {
                return None;
            }
            let adverb = lexicon
                .tables
                .adverb_ends
                .iter()
                .any(|end| word.ends_with(end) && word.len() > end.len() + 2);
            let known = lexicon.harmless_before.before(tokens, at + 1, 0).is_some()
                || lexicon.before.before(tokens, at + 1, 0).is_some();
            if adverb && !known && !is_noun(place, found, at) || lexicon.comparers.word(word).is_some() {
                return Some(Unread::Unknown(touching()));
            }
            // Mucho 500, gerne 500: adverbs of degree that no phrase before the figure has.
            let each = matches!(word, "je" | "jeweils");
            let degree = lexicon.degree_words.before(tokens, at + 1, 0).is_some();
            if degree && (!known || each) {
                return Some(Unread::Unknown(touching()));
            }
            // Scope 3, Boeing 737, FTSE 100: a capital and a plain number make a name.
            if capital_name(place, found, at) {
                return Some(Unread::Unknown(touching()));
            }
            None
        }
        Kind::Sign(sign)
            if is_currency(sign) || matches!(sign, '±' | '×' | '÷' | '^' | '√' | '%') && sign != '%' =>
        {
            Some(Unread::Unknown(touching()))
        }
        Kind::Sign('§' | '#' | '№' | '@') => Some(Unread::Name(touching())),
        // Durchschn. 40 Schiffe: an abbreviation of which nobody knows what it does to the figure.
        Kind::Sign('.') if abbreviates(place, found, at) => {
            Some(Unread::Unknown(tokens.start(at - 1)..tokens.end(at + 1)))
        }
        _ => None,
    }
}

/// Whether a letter stands before a dash or slash without a blank: COVID-19, A/320.
fn lettered(place: &ReadingPlace<'_>, at: usize) -> bool {
    place.tokens.gap(at) == Gap::None
        && place.tokens.before(at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Digits))
}

/// Whether a word that ends as adverbs do is a noun: behind an article, or as the label of a row that is nothing else than numbers.
fn is_noun(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize) -> bool {
    const ARTICLES: [&str; 10] = ["le", "l", "un", "du", "ce", "cet", "notre", "votre", "leur", "the"];
    let tokens = place.tokens;
    let before = at - usize::from(at > 0 && matches!(tokens.sign(at - 1), Some('\'' | '’')));
    let article = before > 0
        && tokens.gap(at) <= Gap::Blank
        && tokens.word(before - 1).is_some_and(|word| ARTICLES.contains(&word));
    let label = tokens.is_capital(at) && tokens.gap(at) >= Gap::Line;
    let mut end = found.end;
    let mut numbers = 1;
    while tokens.gap(end) < Gap::Line && tokens.word(end).is_none() {
        numbers += usize::from(tokens.digits(end).is_some() && tokens.gap(end) == Gap::Blank);
        end += 1;
    }
    let row = tokens.gap(end) >= Gap::Line && numbers > 1;
    article || label && row
}
