//! Numbers as digits and words: 12,345.6, 5¼, two and a half, half a million, dozens. What they count is left to others.

use rust_decimal::Decimal;

use super::lexicon::{Digits, Glued, Lexicon, ScaleSort};
use super::token::{Gap, Kind, Tokens};
use crate::value::Number;

/// A number with its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// The number, with its scale multiplied out.
    pub value: Number,
    /// The place after its last piece.
    pub end: usize,
    /// How it is written.
    pub form: Form,
    /// By what it is multiplied, where a scale stands after it.
    pub scale: Option<Number>,
    /// Whether it stands for an open number of it.
    pub open: Open,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Digits without a point or groups.
    Plain,
    /// Digits with a point or in groups.
    Set,
    /// Words.
    Words,
    /// A part: a third, ½, 1/2.
    Part,
    /// A part of a scale or unit that still stands before it: half a (million).
    PartOf,
    /// Digits with the point of another language: 12.5 in German. With a unit they are a number.
    Foreign,
    /// Digits that no number is written with.
    Malformed,
}

/// Whether a number is open or rough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// It is that number.
    No,
    /// Several times it: dozens.
    Several,
    /// About it: une vingtaine.
    Rough,
}

/// The number that begins at a place, without its scale where that is a letter.
pub fn numeral(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let found = digits(lexicon, tokens, at)
        .or_else(|| several(lexicon, tokens, at))
        .or_else(|| part(lexicon, tokens, at))
        .or_else(|| words(lexicon, tokens, at))?;
    Some(found)
}

impl Numeral {
    fn new(value: Number, end: usize, form: Form) -> Self {
        Self { value, end, form, scale: None, open: Open::No }
    }

    /// The number times a scale; malformed where that has too many digits.
    pub fn scaled(mut self, scale: i64, end: usize) -> Self {
        let factor = Number::from(scale);
        match self.value.times(factor) {
            Some(value) => self.value = value,
            None => self.form = Form::Malformed,
        }
        self.scale = Some(self.scale.and_then(|before| before.times(factor)).unwrap_or(factor));
        self.end = end;
        if matches!(self.form, Form::Part | Form::PartOf) {
            self.form = Form::Words;
        }
        self
    }

    fn plus(mut self, above: u32, below: u32, end: usize) -> Self {
        let whole = self.value.decimal() * Decimal::from(below) + Decimal::from(above);
        if let Some(sum) = Number::fraction(whole, below) {
            self.value = simple(sum);
        }
        self.end = end;
        self.form = if self.form == Form::Words { Form::Words } else { Form::Set };
        self
    }
}

/// A fraction as a decimal where it is one.
fn simple(number: Number) -> Number {
    number.times(Number::from(1)).map_or(number, |same| match same.as_fraction() {
        Some((above, below)) if [2, 4, 5, 8, 10, 16, 20, 25, 100, 1000].contains(&below) => {
            Number::from((above / Decimal::from(below)).normalize())
        }
        _ => same,
    })
}

/// A number in digits, with a fraction and a word of scale after it.
fn digits(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if tokens.get(at)?.kind == Kind::Fraction {
        let (above, below) = vulgar(tokens.form(at))?;
        let found = Numeral::new(simple(Number::fraction(Decimal::from(above), below)?), at + 1, Form::Part);
        return Some(with_scale(lexicon, tokens, found));
    }
    let mut found = run(lexicon, tokens, at)?;
    if found.form == Form::Malformed {
        return Some(found);
    }
    let next = found.end;
    if tokens.get(next).is_some_and(|token| token.kind == Kind::Fraction && token.gap <= Gap::Blank)
        && let Some((above, below)) = vulgar(tokens.form(next))
    {
        found = Numeral { form: Form::Set, ..found.plus(above, below, next + 1) };
    } else if let Some((above, below, end)) = slashed(tokens, next).filter(|_| tokens.gap(next) == Gap::Blank) {
        // 5 1/2
        found = Numeral { form: Form::Set, ..found.plus(above, below, end) };
    } else if let Some((above, below, end)) = slashed(tokens, at) {
        found = Numeral::new(Number::fraction(Decimal::from(above), below)?, end, Form::Part);
    } else if let Some((end, (above, below))) = lexicon.added.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line) {
        found = found.plus(above, below, end);
    }
    Some(power_of_ten(tokens, with_scale(lexicon, tokens, found)))
}

/// 1.2 × 10³: the number times the power.
fn power_of_ten(tokens: &Tokens<'_>, found: Numeral) -> Numeral {
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
    if found.value == Number::from(10) && found.form == Form::Plain {
        if let Some(value) = power(end) {
            return Numeral { value: Number::from(value), end: end + 1, form: Form::Set, ..found };
        }
    }
    if matches!(tokens.sign(end), Some('×' | '·')) && tokens.digits(end + 1) == Some("10") {
        return match power(end + 2) {
            Some(factor) => found.scaled(factor, end + 3),
            None => Numeral { form: Form::Malformed, end: end + 2, ..found },
        };
    }
    found
}

fn raised_digit(character: char) -> Option<char> {
    match character {
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '\u{2070}'..='\u{2079}' => char::from_digit(u32::from(character) - 0x2070, 10),
        _ => None,
    }
}

/// 1/2 in one piece: the number above and below the line, and the place after it.
fn slashed(tokens: &Tokens<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let above: u32 = tokens.digits(at).filter(|digits| digits.len() < 3)?.parse().ok()?;
    let slash = matches!(tokens.sign(at + 1), Some('/' | '\u{2044}')) && tokens.gap(at + 1) == Gap::None && tokens.gap(at + 2) == Gap::None;
    let below: u32 = tokens.digits(at + 2).filter(|digits| slash && digits.len() < 3)?.parse().ok()?;
    let ends = !(matches!(tokens.sign(at + 3), Some('/' | '.' | '-')) && tokens.gap(at + 3) == Gap::None && tokens.digits(at + 4).is_some());
    (above > 0 && above < below && below <= 20 && ends).then_some((above, below, at + 3))
}

fn vulgar(form: &str) -> Option<(u32, u32)> {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = form.nfkc().collect();
    let (above, below) = plain.split_once('\u{2044}')?;
    Some((above.parse().ok()?, below.parse().ok()?))
}

/// A run of digits with its separators.
fn run(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let rules = &lexicon.tables.digits;
    let mut groups: Vec<(Option<char>, &str)> = Vec::new();
    let mut next = at;
    if tokens.sign(at) == Some(rules.point) {
        // .5
        let whole = tokens.gap(at) == Gap::None && at > 0;
        if whole || tokens.gap(at + 1) != Gap::None {
            return None;
        }
        groups.push((None, "0"));
    } else {
        groups.push((None, tokens.digits(at)?));
        next += 1;
    }
    loop {
        let separator = tokens.sign(next).filter(|sign| matches!(sign, ',' | '.' | '\'' | '’' | '·' | '_') || rules.groups.contains(sign));
        match separator {
            Some(sign) if tokens.gap(next) == Gap::None && tokens.gap(next + 1) == Gap::None => {
                let Some(digits) = tokens.digits(next + 1) else { break };
                groups.push((Some(sign), digits));
                next += 2;
            }
            _ => {
                let Some(digits) = tokens.digits(next).filter(|digits| digits.len() == 3 && tokens.gap(next) == Gap::Blank) else { break };
                // 50 000 000: all groups so far are parted by blanks, too.
                let first = groups.first().is_some_and(|(_, first)| first.len() <= 3 && !first.starts_with('0'));
                if !first || groups.iter().skip(1).any(|(sign, _)| *sign != Some(' ')) || ends_elsewhere(lexicon, tokens, next) {
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
        && !(tokens.gap(next + 2) == Gap::None && matches!(tokens.get(next + 2).map(|token| token.kind), Some(Kind::Digits | Kind::Word)))
    {
        return Some(Numeral { end: next + 2, form: Form::Set, ..valued(lexicon, tokens, &groups, next) });
    }
    // 8 at the end of a line and 4.6 on the next are 84.6 where the text runs on.
    let joined;
    if let ([(None, first)], Some(rest)) = (groups.as_slice(), tokens.digits(next))
        && tokens.gap(next) == Gap::Line
        && first.len() + rest.len() <= 4
        && !(first.len() == 4)
        && at > 0
        && tokens.gap(at) <= Gap::Blank
        && tokens.before(at).is_some_and(|token| token.kind == Kind::Word || matches!(token.kind, Kind::Sign(_)))
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

/// Whether digits after a blank go on as a number of their own: 12 345.6 is one number, 120 340,500 aren't.
fn ends_elsewhere(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> bool {
    lexicon.tables.digits.groups.contains(&',') && tokens.sign(at + 1) == Some(',') && tokens.gap(at + 1) == Gap::None && tokens.gap(at + 2) == Gap::None
        && tokens.digits(at + 2).is_some_and(|digits| digits.len() == 3)
}

/// Whether digits have a decimal point where the language has a comma, so that they can't be read otherwise: 1'234.50 in
/// Switzerland, 1,234.5 in Mexico, 12.5.
fn has_foreign_point(rules: &Digits, groups: &[(Option<char>, &str)]) -> bool {
    let [_, between @ .., (Some('.'), last)] = groups else { return false };
    let separators = || between.iter().filter_map(|(sign, _)| *sign);
    let grouped = between.iter().all(|(_, digits)| digits.len() == 3)
        && (separators().all(|sign| matches!(sign, '\'' | '’')) || separators().all(|sign| sign == ','));
    rules.point == ',' && grouped && (!between.is_empty() || last.len() != 3)
}

fn valued(lexicon: &Lexicon, tokens: &Tokens<'_>, groups: &[(Option<char>, &str)], end: usize) -> Numeral {
    let malformed = Numeral::new(Number::from(0), end, Form::Malformed);
    let rules = &lexicon.tables.digits;
    let foreign = has_foreign_point(rules, groups);
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
        if sizes.last().is_some_and(|&last| last == 4 || last == 5) && decimals.is_none() && let Some(last) = sizes.last_mut() {
            let mark = whole.split_off(whole.len() - (*last - 3));
            *last = 3;
            if !tokens.begins_a_note(&mark) {
                return malformed;
            }
        }
        let thousands = sizes.iter().skip(1).all(|&size| size == 3) && sizes.first().is_some_and(|&first| first <= 3);
        let indian = separator == Some(',')
            && rules.point == '.'
            && sizes.last() == Some(&3)
            && sizes.iter().skip(1).rev().skip(1).all(|&size| size == 2)
            && sizes.first().is_some_and(|&first| first <= 2);
        if !(thousands || indian) || whole.starts_with('0') {
            return malformed;
        }
    }
    let form = match (foreign, sizes.len() > 1 || decimals.is_some()) {
        (true, _) => Form::Foreign,
        (false, true) => Form::Set,
        (false, false) => Form::Plain,
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

/// Adds the words of scale that stand after a number; letters are left to who knows whether it is money.
fn with_scale(lexicon: &Lexicon, tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    if tokens.gap(found.end) == Gap::Break {
        return found;
    }
    // 5-million is a scale in an adjective: a 5-million-euro loan.
    let hyphen = tokens.sign(found.end) == Some('-') && tokens.gap(found.end) == Gap::None && tokens.gap(found.end + 1) == Gap::None;
    let at = found.end + usize::from(hyphen);
    match lexicon.scales.after(tokens, at) {
        Some((end, (value, ScaleSort::Word))) => again(lexicon, tokens, found.scaled(value, end)),
        Some((end, (value, ScaleSort::Short))) if matches!(found.form, Form::Plain | Form::Set | Form::Foreign) => found.scaled(value, end),
        _ => match lexicon.collectives.after(tokens, at) {
            Some((end, value)) => found.scaled(value, end),
            None => found,
        },
    }
}

/// A second scale: 5 thousand million, 1.2 lakh crore.
fn again(lexicon: &Lexicon, tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    match lexicon.scales.after(tokens, found.end) {
        Some((end, (value, ScaleSort::Word))) if tokens.gap(found.end) <= Gap::Line => found.scaled(value, end),
        _ => found,
    }
}

/// Dozens, tens of thousands, several hundred.
fn several(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if let Some((next, ())) = lexicon.some.after(tokens, at) {
        let (end, value) = lexicon
            .hundreds
            .after(tokens, next)
            .or_else(|| lexicon.collectives.after(tokens, next))
            .or_else(|| lexicon.several.after(tokens, next))
            .or_else(|| lexicon.scales.after(tokens, next).filter(|(_, (_, sort))| *sort == ScaleSort::Word).map(|(end, (value, _))| (end, value)))?;
        let found = Numeral { open: Open::Several, ..Numeral::new(Number::from(value), end, Form::Words) };
        return Some(open_scale(lexicon, tokens, found));
    }
    if let Some((end, value)) = lexicon.rough_collectives.after(tokens, at).or_else(|| {
        let (next, ()) = lexicon.articles.after(tokens, at)?;
        lexicon.rough_collectives.after(tokens, next)
    }) {
        return Some(Numeral { open: Open::Rough, ..Numeral::new(Number::from(value), end, Form::Words) });
    }
    let (end, value) = lexicon.several.after(tokens, at)?;
    let found = Numeral { open: Open::Several, ..Numeral::new(Number::from(value), end, Form::Words) };
    Some(open_scale(lexicon, tokens, found))
}

/// Tens *of billions*, several hundred *million*.
fn open_scale(lexicon: &Lexicon, tokens: &Tokens<'_>, found: Numeral) -> Numeral {
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
fn part(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
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
            let hyphen = tokens.sign(next) == Some('-') && tokens.gap(next) == Gap::None && tokens.gap(next + 1) == Gap::None;
            let next = next + usize::from(hyphen);
            let (end, below) = lexicon.fractions.after(tokens, next).filter(|_| tokens.gap(next) < Gap::Break)?;
            (above, below, end)
        }
    };
    let value = simple(Number::fraction(Decimal::from(above), below)?);
    let found = Numeral::new(value, end, Form::Part);
    // of a million, a million, a dozen, million
    let of = lexicon.of.after(tokens, end).map_or(end, |(end, ())| end);
    let hyphen = usize::from(tokens.sign(of) == Some('-') && tokens.gap(of) == Gap::None);
    if let Some((article, ())) = lexicon.articles.after(tokens, of + hyphen) {
        let scale = lexicon.scales.after(tokens, article).filter(|(_, (_, sort))| *sort == ScaleSort::Word);
        if let Some((end, value)) = scale.map(|(end, (value, _))| (end, value)).or_else(|| lexicon.collectives.after(tokens, article)) {
            return Some(found.scaled(value, end));
        }
        return Some(Numeral { form: Form::PartOf, end: article, ..found });
    }
    // Un demi-milliard.
    let hyphen = usize::from(tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None && tokens.gap(end + 1) == Gap::None);
    if let Some((end, (value, ScaleSort::Word))) = lexicon.scales.after(tokens, end + hyphen) {
        return Some(found.scaled(value, end));
    }
    Some(found)
}

/// A number in words: twenty-five, one hundred and twenty thousand, a dozen, a million.
fn words(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if let Some((end, (above, below))) = lexicon.mixed.after(tokens, at) {
        let found = Numeral::new(simple(Number::fraction(Decimal::from(above), below)?), end, Form::Words);
        return Some(with_scale(lexicon, tokens, found));
    }
    let mut total: i64 = 0;
    let mut current: Option<i64> = None;
    let mut scale = None;
    let mut next = at;
    let mut article = false;
    if let Some((end, ())) = lexicon.articles.after(tokens, at)
        && !tokens.text.is_empty()
        && (lexicon.hundreds.is_at(tokens, end) || lexicon.collectives.is_at(tokens, end) || scale_word(lexicon, tokens, end).is_some())
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
                Some(before) => before % 100 == 0 && before > 0 && value < 100 || before % 10 == 0 && before % 100 >= 20 && value < 10,
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
            let thousand = *value == 1000 || tokens.word(next).and_then(|word| lexicon.scales.word(word)).is_some_and(|(first, _)| first == 1000);
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
        return Some(Numeral::new(Number::from(value), after, Form::Words));
    }
    let mut found = Numeral::new(Number::from(total + current.unwrap_or(0)), end, Form::Words);
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
        found = with_scale(lexicon, tokens, Numeral { form: Form::Words, ..found.plus(above, below, end) });
    } else if let Some((end, value)) = lexicon.collectives.after(tokens, end) {
        found = found.scaled(value, end);
    }
    Some(found)
}

/// Whether a hundred and a thousand need no one before them: mil millones, hundert.
fn has_bare_hundreds(lexicon: &Lexicon) -> bool {
    lexicon.tables.language != "en"
}

fn scale_word(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<(usize, i64)> {
    lexicon.scales.after(tokens, at).filter(|(_, (_, sort))| *sort == ScaleSort::Word).map(|(end, (value, _))| (end, value))
}

/// The place after what joins the parts of a number word: a hyphen, and.
fn joint(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize, inside: bool) -> usize {
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

fn after_hundred(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.before(at).is_some_and(|token| {
        lexicon.hundreds.word(&token.low).is_some() || matches!(lexicon.scales.word(&token.low), Some((_, ScaleSort::Word)))
            || lexicon.numbers.word(&token.low).is_some_and(|value| value >= 20 && value % 10 == 0 && lexicon.tables.language != "en")
    })
}

/// A number word below a hundred, or a glued one of any size.
fn small(lexicon: &Lexicon, tokens: &Tokens<'_>, at: usize) -> Option<(usize, i64)> {
    let whole = lexicon.numbers.after(tokens, at);
    if whole.is_some() || lexicon.tables.glued == Glued::No {
        return whole;
    }
    glued(lexicon, tokens.word(at)?, 6).map(|value| (at + 1, value))
}

/// A number word without blanks: zweihundertfünfundzwanzig.
fn glued(lexicon: &Lexicon, word: &str, depth: u32) -> Option<i64> {
    if let Some(value) = lexicon.numbers.word(word) {
        return Some(value);
    }
    let depth = depth.checked_sub(1)?;
    let scales = lexicon.tables.scales.iter().filter(|(_, value, sort)| *sort == ScaleSort::Word && *value == 1000).map(|(word, value, _)| (*word, *value));
    for (name, factor) in scales.chain(lexicon.tables.hundreds.iter().copied()) {
        let Some((left, right)) = word.split_once(name) else { continue };
        let left = if left.is_empty() { 1 } else { glued(lexicon, left, depth)? };
        let right = right.strip_prefix(lexicon.tables.joiners.first().copied().unwrap_or(" ")).unwrap_or(right);
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
pub fn hundredfold(lexicon: &Lexicon, word: &str) -> Option<i64> {
    match lexicon.scales.word(word)? {
        (value, ScaleSort::Word) => Some(value),
        _ => None,
    }
}
