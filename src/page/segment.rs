//! Where a line may end: Unicode line breaking with strict kinsoku, and further rules for briefs.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::kinsoku;

/// The cost of a break that is allowed anywhere.
pub(super) const FREE: i32 = 0;
/// The cost of separating a figure from its unit or counter.
const UNIT: i32 = 160;
/// The cost of a break inside a Japanese figure, as between 3兆 and 8,000億円 or between 1,000 and 億.
const FIGURE: i32 = 1_500;
/// The cost of separating words that belong together, such as `21 December`.
const BOND: i32 = 60;
/// The cost of dividing a phrase of a short Japanese text, such as a column head.
const PHRASE: i32 = 2_500;
/// The cost of a break inside an address.
const ADDRESS: i32 = 40;

/// For each byte of the text, the cost of beginning a line there; none where no line may begin
/// (UAX #14 and JIS X 4051, strict).
pub(super) fn opportunities(text: &str) -> Vec<Option<i32>> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut costs = vec![None; text.len() + 1];
    for at in segmenter.segment_str(text) {
        costs[at] = Some(FREE);
    }
    tailor_addresses(text, &mut costs);
    for (at, _) in text.char_indices().skip(1) {
        if costs[at] == Some(FREE) {
            costs[at] = cost(&text[..at], &text[at..]);
        }
    }
    costs[0] = None;
    costs
}

/// An address breaks only after `/ ? & =`, where neither a reader nor copied text loses a character.
fn tailor_addresses(text: &str, costs: &mut [Option<i32>]) {
    let mut from = 0;
    while let Some(found) = text[from..].find("://") {
        let scheme = text[..from + found]
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let rest = &text[scheme..];
        let end = scheme
            + rest.find(|c: char| c.is_whitespace() || kinsoku::is_wide(c) || c == '>').unwrap_or(rest.len());
        let path = from + found + "://".len();
        for (at, cost) in costs.iter_mut().enumerate().take(end).skip(scheme + 1) {
            let breaks = at > path
                && matches!(text.as_bytes()[at - 1], b'/' | b'?' | b'&' | b'=')
                && !matches!(text.as_bytes()[at], b'/' | b'?' | b'&' | b'=')
                && end - at > 2;
            *cost = breaks.then_some(ADDRESS);
        }
        from = end.max(path);
    }
}

/// The cost of a break that Unicode allows.
fn cost(before: &str, after: &str) -> Option<i32> {
    let trimmed = before.trim_end_matches([' ', '\u{3000}']);
    let (last, first) = (trimmed.chars().next_back()?, after.chars().next()?);
    // Kinsoku holds after a blank too: 々 or a dash doesn't begin a line there either.
    if !kinsoku::may_part(last, first) {
        return None;
    }
    if trimmed.len() < before.len() {
        return Some(blank_cost(trimmed, last, after, first));
    }
    let second_last = trimmed.chars().rev().nth(1);
    let range = matches!(last, '–' | '〜' | '～' | '-' | '−' | '/');
    // A range written with an en dash is one figure, whatever unit or sign is beside the dash.
    let amount = |c: char| c.is_ascii_digit() || matches!(c, '¥' | '$' | '€' | '£' | '%');
    if last == '–' && amount(first) && second_last.is_some_and(|c| !c.is_whitespace()) {
        return None;
    }
    if range && first.is_ascii_digit() && second_last.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    if matches!(last, '–' | '-') && !first.is_ascii_digit() {
        return Some(BOND);
    }
    Some(japanese_cost(last, first))
}

/// The cost of a break at a blank: figures stay with the words that explain them.
fn blank_cost(before: &str, last: char, after: &str, first: char) -> i32 {
    let word = after.split([' ', '.', ',', ')', ';', '\u{3000}']).next().unwrap_or("");
    let previous = before.rsplit([' ', '(', '\u{3000}']).next().unwrap_or("");
    let scale = matches!(word, "trillion" | "billion" | "million" | "thousand" | "per" | "%" | "percent");
    let after_scale = matches!(previous, "trillion" | "billion" | "million" | "thousand");
    let month = matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    );
    // As in `paragraph 4`, but not after a short word such as `of`.
    let counts = previous.len() > 3 && previous.ends_with(|c: char| c.is_ascii_alphabetic());
    if last.is_ascii_digit() && (scale || month) {
        UNIT
    } else if last.is_ascii_digit()
        && first.is_alphabetic()
        && !previous.starts_with(|c: char| c.is_alphabetic())
    {
        BOND
    } else if (after_scale && first.is_lowercase()) || (first.is_ascii_digit() && counts) {
        BOND / 2
    } else {
        FREE
    }
}

/// The cost of dividing a Japanese heading between two phrases that nothing parts.
const BETWEEN_PHRASES: i32 = 300;
/// The cost of dividing a title where its sentence goes on: more than lines of very unequal lengths cost.
const WITHIN_SENSE: i32 = 700;

/// The cost of a break in a side head: at a blank, after 、 and 。, or, where a line has no such place, between two
/// Japanese phrases. `blank` is the cost of a break at the blank there, if there is one.
pub(super) fn head_cost(last: char, first: char, blank: Option<i32>) -> Option<i32> {
    use kinsoku::CharacterClass::{Comma, Stop};
    if blank.is_some() || matches!(kinsoku::class(last), Comma | Stop) {
        return Some(blank.unwrap_or(FREE));
    }
    let between = kinsoku::is_hiragana(last) && phrase_cost(last, first) == FREE;
    between.then_some(BETWEEN_PHRASES)
}

/// The cost of a break in a title. It is broken where its sense has a joint: after a comma, a semicolon, a colon or a dash.
pub(super) fn title_cost(last: char, first: char, blank: Option<i32>) -> Option<i32> {
    use kinsoku::CharacterClass::{Comma, Stop};
    let joint = matches!(last, ',' | ';' | ':' | '.' | '?' | '!' | '–' | '—')
        || matches!(kinsoku::class(last), Comma | Stop);
    let cost = head_cost(last, first, blank)?;
    Some(if joint { FREE } else { cost + WITHIN_SENSE })
}

/// The additional cost of a break in a short Japanese text. A reader takes in such a text at a glance, so its lines
/// should end with phrases, which mostly end with hiragana or punctuation.
pub(super) fn phrase_cost(last: char, first: char) -> i32 {
    use kinsoku::CharacterClass;
    let closes = matches!(
        kinsoku::class(last),
        CharacterClass::Comma | CharacterClass::Stop | CharacterClass::Closing | CharacterClass::MiddleDot
    );
    let opens = kinsoku::class(first) == CharacterClass::Opening;
    if closes || opens {
        return FREE;
    }
    if !kinsoku::is_wide(last) {
        // A compound with a hyphen, or a word like AI作成, isn't divided where the line can end elsewhere.
        return if last == '-' || kinsoku::is_wide(first) { PHRASE / 2 } else { FREE };
    }
    let script = |c: char| match c {
        _ if kinsoku::is_hiragana(c) => 0,
        '\u{30a0}'..='\u{30ff}' => 1,
        _ if kinsoku::is_wide(c) => 2,
        _ => 3,
    };
    match (script(last), script(first)) {
        (0, 1..) => FREE,
        (before, after) if before != after && after != 0 => PHRASE / 2,
        _ => PHRASE,
    }
}

/// The cost of a break between two characters without a blank, as in 1兆3,000億円.
fn japanese_cost(last: char, first: char) -> i32 {
    let scale = |c: char| matches!(c, '十' | '百' | '千' | '万' | '億' | '兆');
    let currency = |c: char| matches!(c, '円' | 'ド' | '年' | '人' | '社' | '台' | '基' | '件' | '倍');
    let digit = |c: char| c.is_ascii_digit();
    let of_a_date = matches!(first, '年' | '月' | '日');
    if (digit(last) && (scale(first) || of_a_date)) || (scale(last) && digit(first)) {
        FIGURE
    } else if (digit(last) && kinsoku::is_wide(first) && !kinsoku::is_hiragana(first))
        || (scale(last) && currency(first))
        || (matches!(last, '第' | '約' | '年' | '月') && digit(first))
    {
        UNIT
    } else {
        FREE
    }
}
