//! Numbers in digits: 12,345.6, 5¼, 1.2 × 10³.

use rust_decimal::Decimal;

use super::columns;
use super::lexicon::WordLexicon;
use super::numeral::{Numeral, NumeralForm, simple};
use super::scale_words::with_scale;
use super::tables::Digits;
use super::token::{Gap, Kind, Tokens};
use crate::value::Number;

/// A number in digits, with a fraction and a word of scale after it.
pub fn digits(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if tokens.get(at)?.kind == Kind::Fraction {
        let (above, below) = vulgar(tokens.form(at))?;
        let found =
            Numeral::new(simple(Number::fraction(Decimal::from(above), below)?), at + 1, NumeralForm::Part);
        return Some(with_scale(lexicon, tokens, found));
    }
    let mut found = run(lexicon, tokens, at)?;
    if found.form == NumeralForm::Malformed {
        return Some(found);
    }
    let next = found.end;
    if tokens.get(next).is_some_and(|token| token.kind == Kind::Fraction && token.gap <= Gap::Blank)
        && let Some((above, below)) = vulgar(tokens.form(next))
    {
        found = Numeral { form: NumeralForm::Set, ..found.plus(above, below, next + 1) };
    } else if let Some((above, below, end)) = slashed(tokens, next).filter(|_| tokens.gap(next) == Gap::Blank)
    {
        // 5 1/2
        found = Numeral { form: NumeralForm::Set, ..found.plus(above, below, end) };
    } else if let Some((above, below, end)) = slashed(tokens, next + 1).filter(|_| {
        tokens.sign(next) == Some('-')
            && tokens.gap(next) == Gap::None
            && tokens.gap(next + 1) == Gap::None
            && found.form == NumeralForm::Plain
    }) {
        // 4-1/2
        found = Numeral { form: NumeralForm::Set, ..found.plus(above, below, end) };
    } else if let Some((above, below, end)) = slashed(tokens, at) {
        found = Numeral::new(Number::fraction(Decimal::from(above), below)?, end, NumeralForm::Part);
    } else if let Some((end, (above, below))) =
        lexicon.added.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)
    {
        found = found.plus(above, below, end);
    }
    Some(power_of_ten(tokens, with_scale(lexicon, tokens, found)))
}

/// 1.2 × 10³: the number times the power.
pub fn power_of_ten(tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    let power = |at: usize| -> Option<i64> {
        let token = tokens.get(at)?;
        let digits: String = match token.kind {
            Kind::Raised => token.low.chars().filter_map(raised_digit).collect(),
            _ => return None,
        };
        let exponent: u32 = digits.parse().ok()?;
        (token.gap == Gap::None).then(|| 10_i64.checked_pow(exponent)).flatten()
    };
    let end = found.end;
    if found.value == Number::from(10)
        && found.form == NumeralForm::Plain
        && let Some(value) = power(end)
    {
        return Numeral { value: Number::from(value), end: end + 1, form: NumeralForm::Set, ..found };
    }
    if matches!(tokens.sign(end), Some('×' | '·')) && tokens.digits(end + 1) == Some("10") {
        return match power(end + 2) {
            Some(factor) => found.scaled(factor, end + 3),
            None => Numeral { form: NumeralForm::Malformed, end: end + 2, ..found },
        };
    }
    found
}

pub fn raised_digit(character: char) -> Option<char> {
    match character {
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '\u{2070}'..='\u{2079}' => char::from_digit(u32::from(character) - 0x2070, 10),
        _ => None,
    }
}

/// 1/2 in one piece: the number above and below the line, and the place after it.
pub fn slashed(tokens: &Tokens<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let above: u32 = tokens.digits(at).filter(|digits| digits.len() < 3)?.parse().ok()?;
    let slash = matches!(tokens.sign(at + 1), Some('/' | '\u{2044}'))
        && tokens.gap(at + 1) == Gap::None
        && tokens.gap(at + 2) == Gap::None;
    let below: u32 = tokens.digits(at + 2).filter(|digits| slash && digits.len() < 3)?.parse().ok()?;
    let ends = !(matches!(tokens.sign(at + 3), Some('/' | '.' | '-'))
        && tokens.gap(at + 3) == Gap::None
        && tokens.digits(at + 4).is_some());
    (above > 0 && above < below && below <= 20 && ends).then_some((above, below, at + 3))
}

pub fn vulgar(form: &str) -> Option<(u32, u32)> {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = form.nfkc().collect();
    let (above, below) = plain.split_once('\u{2044}')?;
    Some((above.parse().ok()?, below.parse().ok()?))
}

/// How far from a blank between digits another number shows how the text groups them, in pieces of text.
const TABLE: usize = 40;

/// Whether numbers near a place are grouped by a sign, so that a blank parts two of them: Sales 4,812 4,655 ¶ Profit 816 790.
fn grouped_otherwise(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> bool {
    let rules = &lexicon.tables.digits;
    let glued = |at: usize| tokens.gap(at) == Gap::None;
    let digits = |at: usize, lengths: std::ops::RangeInclusive<usize>| {
        tokens.digits(at).is_some_and(|digits| lengths.contains(&digits.len()))
    };
    // French groups with blanks, and has the stop beside them.
    lexicon.tables.language != "fr"
        && (at.saturating_sub(TABLE).max(1)..at + TABLE).any(|sign| {
            tokens.sign(sign).is_some_and(|sign| matches!(sign, ',' | '.') && rules.groups.contains(&sign))
                && glued(sign)
                && glued(sign + 1)
                && digits(sign - 1, 1..=3)
                && digits(sign + 1, 3..=3)
        })
}

/// A run of digits with its separators.
pub fn run(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let rules = &lexicon.tables.digits;
    if let Some((groups, end)) = cut_group(lexicon, tokens, at) {
        let groups: Vec<(Option<char>, &str)> =
            groups.iter().map(|(sign, digits)| (*sign, digits.as_str())).collect();
        return Some(valued(lexicon, tokens, &groups, end));
    }
    let mut groups: Vec<(Option<char>, &str)> = Vec::new();
    let mut next = at;
    if tokens.sign(at) == Some(rules.point) {
        // .5
        let whole = tokens.gap(at) == Gap::None && at > 0;
        if whole || tokens.gap(at + 1) != Gap::None {
            return None;
        }
        groups.push((None, "0"));
        groups.push((Some(rules.point), tokens.digits(at + 1)?));
        next += 2;
    } else {
        groups.push((None, tokens.digits(at)?));
        next += 1;
    }
    loop {
        let separator = tokens
            .sign(next)
            .filter(|sign| matches!(sign, ',' | '.' | '\'' | '’' | '·' | '_') || rules.groups.contains(sign));
        match separator {
            Some(sign) if tokens.gap(next) == Gap::None && tokens.gap(next + 1) == Gap::None => {
                let Some(digits) = tokens.digits(next + 1) else { break };
                groups.push((Some(sign), digits));
                next += 2;
            }
            // 1,¶500 people: a line ends within the number.
            Some(sign) if rules.groups.contains(&sign) && ends_line(tokens, next) => {
                let Some(digits) = tokens.digits(next + 1).filter(|digits| digits.len() == 3) else { break };
                groups.push((Some(sign), digits));
                next += 2;
            }
            _ => {
                let Some(digits) =
                    tokens.digits(next).filter(|digits| digits.len() == 3 && tokens.gap(next) == Gap::Blank)
                else {
                    break;
                };
                // 50 000 000: all groups so far are parted by blanks, too.
                let first =
                    groups.first().is_some_and(|(_, first)| first.len() <= 3 && !first.starts_with('0'));
                if !first
                    || grouped_otherwise(lexicon, tokens, next)
                    || columns::begins_cell(tokens, next)
                    || groups.iter().skip(1).any(|(sign, _)| *sign != Some(' '))
                    || ends_elsewhere(lexicon, tokens, next)
                {
                    break;
                }
                groups.push((Some(' '), digits));
                next += 1;
            }
        }
    }
    // 1.500,- and 49,–
    if tokens.sign(next) == Some(',')
        && lexicon.tables.digits.point == ','
        && matches!(tokens.sign(next + 1), Some('-' | '–' | '—'))
        && tokens.gap(next) == Gap::None
        && tokens.gap(next + 1) == Gap::None
        && !(tokens.gap(next + 2) == Gap::None
            && matches!(tokens.get(next + 2).map(|token| token.kind), Some(Kind::Digits | Kind::Word)))
    {
        return Some(Numeral {
            end: next + 2,
            form: NumeralForm::Set,
            ..valued(lexicon, tokens, &groups, next)
        });
    }
    // 8 at the end of a line and 4.6 on the next are 84.6 where the text runs on.
    let joined;
    if let ([(None, first)], Some(rest)) = (groups.as_slice(), tokens.digits(next))
        && tokens.gap(next) == Gap::Line
        && first.len() + rest.len() <= 4
        && first.len() != 4
        && at > 0
        && tokens.gap(at) <= Gap::Blank
        && tokens
            .before(at)
            .is_some_and(|token| token.kind == Kind::Word || matches!(token.kind, Kind::Sign(_)))
    {
        joined = format!("{first}{rest}");
        groups = vec![(None, joined.as_str())];
        next += 1;
        while let Some(sign) = tokens.sign(next).filter(|sign| matches!(sign, ',' | '.'))
            && tokens.gap(next) == Gap::None
            && tokens.gap(next + 1) == Gap::None
            && let Some(digits) = tokens.digits(next + 1)
        {
            groups.push((Some(sign), digits));
            next += 2;
        }
        return Some(valued(lexicon, tokens, &groups, next));
    }
    Some(valued(lexicon, tokens, &groups, next))
}

/// Groups of digits, each with the sign before it.
type CutGroups = Vec<(Option<char>, String)>;

/// 1,2¶34 buildings: a number whose group of three the end of a line of running text has cut; its groups, and the place after it.
fn cut_group(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<(CutGroups, usize)> {
    let rules = &lexicon.tables.digits;
    let glued = |at: usize| tokens.gap(at) == Gap::None;
    let first = tokens.digits(at).filter(|first| first.len() <= 3 && !first.starts_with('0'))?;
    tokens.sign(at + 1).filter(|sign| rules.groups.contains(sign) && glued(at + 1))?;
    let mut groups = vec![(None, first.to_owned())];
    let (mut next, mut cut) = (at + 1, false);
    while let Some(sign) =
        tokens.sign(next).filter(|sign| rules.groups.contains(sign) && glued(next) && glued(next + 1))
        && let Some(digits) = tokens.digits(next + 1)
    {
        if digits.len() == 3 {
            groups.push((Some(sign), digits.to_owned()));
            next += 2;
            continue;
        }
        let rest = tokens.digits(next + 2).filter(|rest| !cut && rest.len() + digits.len() == 3)?;
        if tokens.gap(next + 2) != Gap::Line {
            return None;
        }
        groups.push((Some(sign), [digits, rest].concat()));
        (next, cut) = (next + 3, true);
    }
    if !cut {
        return None;
    }
    if tokens.sign(next) == Some(rules.point)
        && glued(next)
        && glued(next + 1)
        && let Some(digits) = tokens.digits(next + 1)
    {
        groups.push((Some(rules.point), digits.to_owned()));
        next += 2;
    }
    // Running text: words before the number in its line, and what is counted behind it.
    let before = at > 0 && tokens.gap(at) <= Gap::Blank;
    let after = tokens.gap(next) <= Gap::Blank && tokens.digits(next).is_none();
    (before && after).then_some((groups, next))
}

/// Whether a separator right after digits ends a line of running text, the number of which may go on in the next.
fn ends_line(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.gap(at) == Gap::None
        && tokens.gap(at + 1) == Gap::Line
        && tokens.before(at).is_some_and(|before| before.low.len() <= 3)
        && matches!(tokens.gap(at + 2), Gap::Blank)
        && tokens.word(at + 2).is_some()
}

/// Whether digits after a blank go on as a number of their own: 12 345.6 is one number, 120 340,500 aren't.
pub fn ends_elsewhere(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> bool {
    lexicon.tables.digits.groups.contains(&',')
        && tokens.sign(at + 1) == Some(',')
        && tokens.gap(at + 1) == Gap::None
        && tokens.gap(at + 2) == Gap::None
        && tokens.digits(at + 2).is_some_and(|digits| digits.len() == 3)
}

/// Whether digits have a decimal point where the language has a comma, so that they can't be read otherwise: 1'234.50 in
/// Switzerland, 1,234.5 in Mexico, 12.5.
pub fn has_foreign_point(rules: &Digits, groups: &[(Option<char>, &str)]) -> bool {
    let [_, between @ .., (Some('.'), last)] = groups else { return false };
    let separators = || between.iter().filter_map(|(sign, _)| *sign);
    let grouped = between.iter().all(|(_, digits)| digits.len() == 3)
        && (separators().all(|sign| matches!(sign, '\'' | '’')) || separators().all(|sign| sign == ','));
    rules.point == ','
        && grouped
        && (!between.is_empty() || last.len() != 3 || rules.other_point == Some('.'))
}

pub fn valued(
    lexicon: &WordLexicon,
    tokens: &Tokens<'_>,
    groups: &[(Option<char>, &str)],
    end: usize,
) -> Numeral {
    let malformed = Numeral::new(Number::from(0), end, NumeralForm::Malformed);
    let rules = &lexicon.tables.digits;
    let commas = groups.len() > 2
        && rules.other_point.is_some()
        && groups.iter().skip(1).all(|(sign, digits)| *sign == Some(',') && digits.len() == 3);
    let foreign = commas || has_foreign_point(rules, groups);
    let is_point = |sign: char| if foreign { sign == '.' } else { sign == rules.point || sign == '·' };
    let mut whole = String::new();
    let mut decimals: Option<&str> = None;
    let mut separator: Option<char> = None;
    let mut sizes: Vec<usize> = Vec::new();
    for (nth, (sign, digits)) in groups.iter().enumerate() {
        match sign {
            None => {
                whole.push_str(digits);
                sizes.push(digits.len());
            }
            Some(sign) if is_point(*sign) && nth + 1 == groups.len() => decimals = Some(digits),
            Some(sign) => {
                let sort = if *sign == '’' { '\'' } else { *sign };
                if is_point(*sign) || separator.is_some_and(|before| before != sort) {
                    return malformed;
                }
                separator = Some(sort);
                whole.push_str(digits);
                sizes.push(digits.len());
            }
        }
    }
    if sizes.len() > 1 {
        // A footnote mark that the extraction made a part of the last group: 1,204,5001.
        if sizes.last().is_some_and(|&last| last == 4 || last == 5)
            && decimals.is_none()
            && let Some(last) = sizes.last_mut()
        {
            let mark = whole.split_off(whole.len() - (*last - 3));
            *last = 3;
            if !tokens.begins_a_note(&mark) {
                return malformed;
            }
        }
        let thousands =
            sizes.iter().skip(1).all(|&size| size == 3) && sizes.first().is_some_and(|&first| first <= 3);
        let indian = separator == Some(',')
            && rules.point == '.'
            && sizes.last() == Some(&3)
            && sizes.iter().skip(1).rev().skip(1).all(|&size| size == 2)
            && sizes.first().is_some_and(|&first| first <= 2);
        if !(thousands || indian) || whole.starts_with('0') {
            return malformed;
        }
    }
    let form = match (foreign && rules.other_point.is_none(), sizes.len() > 1 || decimals.is_some()) {
        (true, _) => NumeralForm::Foreign,
        (false, true) => NumeralForm::Set,
        (false, false) => NumeralForm::Plain,
    };
    let text = match decimals {
        Some(decimals) => format!("{whole}.{decimals}"),
        None => whole,
    };
    match Decimal::from_str_exact(&text) {
        Ok(value) => Numeral::new(Number::from(value), end, form),
        Err(_) => malformed,
    }
}
