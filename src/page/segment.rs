//! Where a line may end: Unicode line breaking with strict kinsoku, and further rules for briefs.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::bonds::bonds;
use super::kinsoku;

/// The cost of a break that is allowed anywhere.
pub(super) const FREE: i32 = 0;
/// The cost of separating words that belong together, such as `21 December`.
const BOND: i32 = 60;
/// The cost of dividing a phrase of a short Japanese text, such as a column head.
const PHRASE: i32 = 2_500;
/// The cost of a break inside a figure of a heading: more than that of a further line.
pub(super) const FIGURE: i32 = 60_000;
/// The cost of a break inside an address.
const ADDRESS: i32 = 40;

/// Whether a line may begin at a byte of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Opportunity {
    /// It may not (UAX #14 and JIS X 4051, strict).
    #[default]
    None,
    /// As `None`, and not even a word is broken here as long as a figure can stay whole.
    Held,
    /// It would part a figure or a word. A line begins there only where the measure holds no figure.
    Bonded,
    /// It may, at this cost.
    Cost(i32),
}

/// For each byte of the text, whether a line may begin there.
pub(super) fn opportunities(text: &str) -> Vec<Opportunity> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut costs = vec![Opportunity::None; text.len() + 1];
    for at in segmenter.segment_str(text) {
        costs[at] = Opportunity::Cost(FREE);
    }
    tailor_addresses(text, &mut costs);
    let bonds = bonds(text);
    for (at, _) in text.char_indices().skip(1) {
        if costs[at] == Opportunity::Cost(FREE) {
            costs[at] = match cost(&text[..at], &text[at..]) {
                None => Opportunity::None,
                Some(_) if bonds[at] => Opportunity::Bonded,
                Some(cost) => Opportunity::Cost(cost),
            };
        } else if costs[at] == Opportunity::None && bonds[at] {
            costs[at] = Opportunity::Held;
        }
    }
    costs[0] = Opportunity::None;
    costs
}

/// An address breaks only after `/ ? & =`, where neither a reader nor copied text loses a character.
fn tailor_addresses(text: &str, costs: &mut [Opportunity]) {
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
            *cost = if breaks { Opportunity::Cost(ADDRESS) } else { Opportunity::None };
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
        return Some(blank_cost(trimmed, last, first));
    }
    if matches!(last, '–' | '-') && !first.is_ascii_digit() {
        return Some(BOND);
    }
    Some(FREE)
}

/// The cost of a break at a blank: a figure had better stay with the word that follows, and a word with its number.
fn blank_cost(before: &str, last: char, first: char) -> i32 {
    let previous = before.rsplit([' ', '(', '\u{3000}']).next().unwrap_or("");
    // As in `paragraph 4`, but not after a short word such as `of`.
    let counts = previous.len() > 3 && previous.ends_with(|c: char| c.is_ascii_alphabetic());
    let after_scale = matches!(previous, "trillion" | "billion" | "million" | "thousand");
    let is_figure = last.is_ascii_digit() && !previous.starts_with(|c: char| c.is_alphabetic());
    if is_figure && first.is_alphabetic() {
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
const WITHIN_SENSE: i32 = 1_000;

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
