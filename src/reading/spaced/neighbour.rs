//! What touches a figure: what is known to be harmless passes, the rest makes it unread.

use std::ops::Range;

use super::found::{FoundFigure, Sort};
use super::stops::{abbreviates, after_ellipsis};
use super::tables::{NameSort, Says};
use super::token::{Gap, Kind};
use super::unit::{self, ReadingPlace};
use crate::reading::meaning::{Meaning, UnitTerm, Unread};
use crate::value::{Number, UnitKind};

/// Makes a figure unread where something that isn't known touches it.
pub fn checked(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    if found.unread.is_some() {
        return found;
    }
    // 3:20 hours is a length of time.
    let at = found.start;
    let clock = found.sort == Sort::Time && place.tokens.digits(at).is_some_and(|hour| hour.len() == 1);
    let hours = |end: usize| {
        unit::name_at(place, end)
            .is_some_and(|(name, _)| unit::is_kind(&name, UnitKind::Duration) && name.len > 1)
    };
    if clock && place.tokens.sign(at + 1) == Some(':') && hours(at + 3) {
        let tokens = place.tokens;
        found.unread = Some(Unread::Unknown(tokens.start(at + 3)..tokens.end(at + 4)));
        return found;
    }
    found.unread = super::rate::in_front(place, found.start, &found.meanings)
        .map(Unread::Unknown)
        .or_else(|| before(place, &found, floor))
        .or_else(|| after(place, &found).or_else(|| broken(place, &found)).map(Unread::Unknown))
        .or_else(|| super::enclosed::enclosed(place, &found).map(Unread::Unknown));
    found
}

/// What stands before a figure and isn't harmless.
fn before(place: &ReadingPlace<'_>, found: &FoundFigure, _floor: usize) -> Option<Unread> {
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

/// A number that the end of a line may have cut behind its point or comma: 12,¶450 people.
fn broken(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let tokens = place.tokens;
    let cut = |sign: usize| {
        let before =
            sign.checked_sub(1).and_then(|at| tokens.digits(at)).filter(|digits| digits.len() <= 3)?;
        let after = tokens.digits(sign + 1)?;
        let separator = tokens
            .sign(sign)
            .filter(|_| tokens.gap(sign) == Gap::None && tokens.gap(sign + 1) == Gap::Line)?;
        // 6 votes to 1.¶2 Results by project: a sentence ends, and a heading begins.
        let heading = tokens.is_capital(sign + 2)
            && tokens.gap(sign + 2) == Gap::Blank
            && tokens.form(sign + 2).chars().skip(1).any(char::is_lowercase)
            && place.lexicon.scales.after(tokens, sign + 2).is_none()
            && unit::name_at(place, sign + 2).is_none();
        if separator == '.' && heading {
            return None;
        }
        let point = separator == place.lexicon.tables.digits.point;
        let group = place.lexicon.tables.digits.groups.contains(&separator) && after.len() == 3;
        (!before.is_empty() && (point || group)).then(|| tokens.start(sign)..tokens.end(sign + 2))
    };
    cut(found.end).or_else(|| cut(found.start.checked_sub(1)?))
}

/// Whether a letter stands before a dash or slash without a blank: COVID-19, A/320.
fn lettered(place: &ReadingPlace<'_>, at: usize) -> bool {
    place.tokens.gap(at) == Gap::None
        && place.tokens.before(at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Digits))
}

/// Signs of money, known to the units or not.
pub fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}' | '\u{ff04}' | '\u{ffe5}')
}

/// Whether a noun before a figure makes a name of it: page 12, Article 5.
fn named(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if !matches!(found.sort, Sort::Bare | Sort::United | Sort::Year | Sort::Date | Sort::Other)
        || tokens.gap(found.start) > Gap::Line
    {
        return None;
    }
    let mut end = found.start;
    // Regulation (EU) 2024/1689.
    if tokens.sign(end.checked_sub(1)?) == Some(')') && end >= 3 && tokens.sign(end - 3) == Some('(') {
        end -= 3;
    }
    let (start, sort) = lexicon.names.before(tokens, end, 0)?;
    let plain = is_plain(place, found);
    let counted = match sort {
        NameSort::Always => plain,
        NameSort::UnlessUnit => plain && found.sort != Sort::United,
    };
    counted.then(|| tokens.start(start)..tokens.end(found.end))
}

/// Whether a figure is a plain whole number, with nothing or what is counted after it: neither groups nor scale nor a measure make an
/// amount of it. Dates and pairs are plain, too.
fn is_plain(place: &ReadingPlace<'_>, found: &FoundFigure) -> bool {
    let tokens = place.tokens;
    let grouped = matches!(tokens.sign(found.start + 1), Some(','))
        && tokens.gap(found.start + 1) == Gap::None
        && tokens.gap(found.start + 2) == Gap::None
        && tokens.digits(found.start + 2).is_some();
    let spoken = tokens.digits(found.start).is_none();
    let number = tokens.digits(found.start).and_then(|digits| digits.parse::<i64>().ok());
    if spoken && tokens.word(found.start).is_none_or(|word| place.lexicon.numbers.word(word).is_none()) {
        return false;
    }
    let counted = |meaning: &Meaning| match meaning {
        Meaning::Amount(amount) => {
            let first = amount.bound.numbers().next();
            let same = spoken
                || first == number.map(Number::from)
                || matches!(first, Some(first) if !first.decimal().is_integer());
            let count = amount.unit.under.is_empty()
                && amount.unit.over.iter().all(
                    |term| matches!(term, UnitTerm::Known { name, .. } if unit::is_kind(name, UnitKind::Count)),
                );
            same && count
        }
        Meaning::Date(_)
        | Meaning::OfSomeYear { .. }
        | Meaning::Period(..)
        | Meaning::Of { .. }
        | Meaning::Ratio(..)
        | Meaning::Score(_) => true,
        Meaning::Rank(_) | Meaning::Time(_) => false,
    };
    !grouped && found.meanings.iter().all(counted)
}

/// Whether a word with a capital before a plain number makes a name of it.
fn capital_name(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let set = matches!(tokens.sign(found.start + 1), Some(',' | '.'))
        && tokens.gap(found.start + 1) == Gap::None
        && tokens.digits(found.start + 2).is_some();
    let set = set
        || tokens.gap(found.start + 1) == Gap::Blank
            && found.end > found.start + 1
            && tokens.digits(found.start + 1).is_some();
    let word = tokens.word(at).unwrap_or_default();
    let known = lexicon.harmless_after.word(word).is_some()
        || lexicon.harmless_before.word(word).is_some()
        || lexicon.changes.word(word).is_some()
        || lexicon.articles.word(word).is_some()
        || lexicon.date_in.word(word).is_some()
        || lexicon.months.word(word).is_some();
    // Llegarán 15 empresas: where verbs come first, and where all nouns are capital, a capital before what is counted is no name.
    let counted = lexicon.tables.language != "en"
        && found.sort == Sort::United
        && tokens.form(at).chars().skip(1).all(char::is_lowercase);
    if heads_a_row(place, found, at) || in_run_of_cells(place, found) {
        return false;
    }
    let single = found.meanings.iter().all(|meaning| match meaning {
        Meaning::Amount(amount) => {
            matches!(amount.bound, crate::value::Bound::Exact(number) if number.decimal().is_integer())
        }
        _ => false,
    });
    !counted
        && single
        && tokens.word(at).is_some()
        // The iPhone 15, too.
        && tokens.form(at).contains(char::is_uppercase)
        && tokens.digits(found.start).is_some()
        && is_plain(place, found)
        && !set
        && !known
}

/// Whether a figure stands in a line that is nothing but labels, each with its number: North 2,651 South 4,118.
fn in_run_of_cells(place: &ReadingPlace<'_>, found: &FoundFigure) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let mut start = found.start;
    while start > 0 && tokens.gap(start) < Gap::Line {
        start -= 1;
    }
    // A line by itself is a sentence's, too.
    if start == 0
        && tokens.gap(start) == Gap::Break
        && !(start..tokens.len()).any(|at| at > start && tokens.gap(at) == Gap::Line)
    {
        return false;
    }
    let (mut at, mut pairs) = (start, 0);
    while at == start || tokens.gap(at) < Gap::Line {
        let label = (at..at + LABEL)
            .take_while(|&at| {
                tokens.word(at).is_some_and(|word| {
                    lexicon.changes.word(word).is_none() && lexicon.before.word(word).is_none()
                })
            })
            .count();
        if label == 0 || !tokens.is_capital(at) {
            return false;
        }
        at += label;
        at += usize::from(
            matches!(tokens.sign(at), Some('-' | '−' | '–' | '+'))
                && tokens.gap(at) == Gap::Blank
                && tokens.gap(at + 1) == Gap::None,
        );
        let number = super::digits::run(lexicon, tokens, at);
        let Some(number) = number.filter(|number| {
            number.form != super::numeral::NumeralForm::Malformed && tokens.gap(at) <= Gap::Blank
        }) else {
            return false;
        };
        (at, pairs) = (number.end, pairs + 1);
    }
    pairs > 1
}

/// How many words a label of such a line may have.
const LABEL: usize = 3;

/// Whether a word is the end of the label of a table's row: nothing but words before it in its line, and numbers after it.
fn heads_a_row(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize) -> bool {
    let tokens = place.tokens;
    let ends = tokens.gap(found.end) >= Gap::Line
        || tokens.digits(found.end).is_some()
        || matches!(tokens.sign(found.end), Some('(' | '-' | '−' | '–'))
            && tokens.digits(found.end + 1).is_some();
    let mut start = at;
    while start > 0 && tokens.gap(start) < Gap::Line && at - start < 8 {
        start -= 1;
    }
    let label = (start..=at).all(|at| {
        tokens.word(at).is_some() || matches!(tokens.sign(at), Some('-' | '(' | ')' | '/' | '\'' | '’'))
    });
    let second_row = tokens.gap(start) == Gap::Line && start > 0;
    ends && label && second_row
}

/// What stands after a figure and isn't harmless.
fn after(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let at = found.end;
    let token = tokens.get(at)?;
    let touching = || token.span.clone();
    match (token.gap, token.kind) {
        (Gap::Break, _) => None,
        (Gap::None, Kind::Raised) => None,
        // 1,139.1r: how statistics offices mark a revised figure in a row.
        (Gap::None, Kind::Word)
            if token.low == "r" && tokens.digits(at - 1).is_some() && ends_cell(place, at + 1) =>
        {
            None
        }
        (Gap::None, Kind::Word | Kind::Fraction) => Some(touching()),
        (Gap::None, Kind::Digits) => {
            // 38.2%2: a footnote mark.
            let after_sign = matches!(tokens.before(at).map(|token| token.kind), Some(Kind::Sign(_)));
            // MW1 where a line begins with 1; but not km2.
            let power = matches!(token.low.as_ref(), "2" | "3")
                && tokens.before(at).is_some_and(|before| before.low.len() <= 2);
            let noted = !after_sign && !power && tokens.begins_a_note(&token.low);
            let mark = (after_sign || noted)
                && token.low.len() <= 2
                && (tokens.gap(at + 1) != Gap::None
                    || matches!(tokens.sign(at + 1), Some('.' | ',' | ')' | ';')));
            (!mark).then(touching)
        }
        (Gap::None, Kind::Sign(sign)) => {
            let next_digits = tokens.gap(at + 1) == Gap::None && tokens.digits(at + 1).is_some();
            let next_word = tokens.gap(at + 1) == Gap::None && tokens.word(at + 1).is_some();
            let through = || tokens.start(at)..tokens.end(at + 2);
            // 41.2 TWh.1 It fell: the mark of a footnote behind the end of a sentence.
            let marked = sign == '.'
                && found.sort != Sort::Bare
                && tokens
                    .digits(at + 1)
                    .is_some_and(|digits| digits.len() <= 2 && tokens.begins_a_note(digits))
                && matches!(tokens.gap(at + 2), Gap::Blank | Gap::Line | Gap::Break)
                && (tokens.is_capital(at + 2) || tokens.gap(at + 2) == Gap::Break);
            match sign {
                _ if marked => None,
                '.' | ',' | ':' if next_digits => Some(through()),
                // 50 b.p.
                '.' if next_word => Some(through()),
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '"' | '”' | '“' | '»' | '«' | '|'
                | '*' | '†' | '‡' | '…' | '(' | '[' | '—' | '→' | '•' => None,
                '\'' | '’' | '‘' if !next_digits => None,
                '-' | '–' if found.sort == Sort::Time => None,
                // 12km-long, 300-year-old.
                '-' if next_word && lexicon.surroundings.sizes.is_at(tokens, at + 1) => None,
                '-' | '–' | '/' if next_digits || next_word => Some(through()),
                // 0.3%- is below zero; so it is in accounts that set the sign behind.
                '-' | '–' | '−' if matches!(found.sort, Sort::Bare | Sort::United) => Some(touching()),
                '-' | '–' => None,
                _ => Some(touching()),
            }
        }
        (_, Kind::Word) => word_after(place, found, at).then(touching),
        (_, Kind::Sign(sign)) => {
            let signed =
                matches!(sign, '±' | '×' | '÷' | '^' | '%' | '‰' | '°' | '~' | '+' | '−' | '-' | '–' | '/');
            let attached = tokens.gap(at + 1) == Gap::None;
            let number = tokens.digits(at + 1).is_some()
                || tokens.sign(at + 1) == Some('(') && tokens.digits(at + 2).is_some();
            match sign {
                '+' | '−' | '-' | '–' if attached => None,
                '/' if number && parts_cells(place, at) => None,
                '-' | '–' | '−' if !number || !matches!(found.sort, Sort::Bare | Sort::United) => None,
                '±' | '+' if attached && number && found.sort != Sort::Bare => None,
                _ if is_currency(sign) => (!attached && !number).then(touching),
                _ => signed.then(touching),
            }
        }
        (_, Kind::Digits | Kind::Raised | Kind::Fraction) => None,
    }
}

/// Whether a cell of a row ends at a place: nothing, or the number of the next one.
fn ends_cell(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    tokens.gap(at) >= Gap::Line || tokens.gap(at) == Gap::Blank && tokens.digits(at).is_some()
}

/// Whether a slash between blanks is one of several in its line, which part its cells.
fn parts_cells(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    let spaced = |at: usize| {
        tokens.sign(at) == Some('/') && tokens.gap(at) == Gap::Blank && tokens.gap(at + 1) == Gap::Blank
    };
    let same_line = |from: usize, to: usize| (from + 1..=to).all(|at| tokens.gap(at) < Gap::Line);
    let near = (at.saturating_sub(8)..at + 9)
        .any(|other| other != at && spaced(other) && same_line(other.min(at), other.max(at)));
    spaced(at) && near
}

/// Whether a word after a blank may change a figure.
fn word_after(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if matches!(found.sort, Sort::Date | Sort::Year | Sort::Time | Sort::Other) {
        return false;
    }
    if tokens.gap(at) == Gap::Line && tokens.is_capital(at) {
        return false;
    }
    if lexicon.harmless_after.is_at(tokens, at) || found.sort == Sort::Bare && in_run_of_cells(place, found) {
        return false;
    }
    if matches!(lexicon.after.after(tokens, at), Some((_, Says::Unreadable))) {
        return true;
    }
    if found.sort == Sort::Bare {
        // A participle is neither a unit nor a scale: 8,000 or so gathered.
        let form = tokens.form(at);
        let of = lexicon.of.before(tokens, found.start, 0).map_or(found.start, |(start, ())| start);
        if lexicon.pure.before(tokens, of, 0).is_some() {
            return false;
        }
        return !lexicon
            .tables
            .participle_ends
            .iter()
            .any(|end| form.ends_with(end) && form.chars().count() > end.chars().count() + 2);
    }
    // A short word after a unit may go on with it: 5 t SKE, 3 kWh el.
    let short = tokens.form(at).chars().count() <= 3;
    let measured = found.meanings.iter().any(|meaning| match meaning {
        Meaning::Amount(amount) => {
            let kind = |term: &UnitTerm| matches!(term, UnitTerm::Known { name, .. } if unit::is_kind(name, UnitKind::Measure));
            amount.unit.over.iter().chain(&amount.unit.under).any(kind)
        }
        _ => false,
    });
    short && measured && unit::name_before_number(place, at).is_none()
}
