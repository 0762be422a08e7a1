//! A second unit typed beside a figure that prints its own: dollars after €12.5 million, cases after 265 cases, か所 after 15自治体.
//!
//! Deliberately absent: what follows a bare number, which has no unit that a second one could contradict.

use super::lexicon::{Lexicon, lexicon as words_of_prose};
use super::searched::Searched;
use super::second_rate::{
    BLANKS, DASHES, LANGUAGES, again_after, again_before, first_word, is_money, last_word, longest_name,
};
use super::signs::{is_ideograph, is_letter};
use crate::reading::SourceSetting;
use crate::value::{UnitKind, UnitName, Writing};

/// What a printed figure is of.
struct Printed<'a> {
    /// As the figure has it: MW, cases, €.
    name: &'a str,
    kinds: Vec<UnitKind>,
    writing: Writing,
    is_length: bool,
}

impl<'a> Printed<'a> {
    fn new(text: &'a str, name: &UnitName) -> Self {
        Self {
            name: text,
            kinds: name.measures.iter().map(|measure| measure.kind).collect(),
            writing: name.writing,
            is_length: name.measures.iter().any(|measure| measure.base == "m"),
        }
    }

    /// Whether it is of no other kind than these.
    fn is_only(&self, kinds: [UnitKind; 3]) -> bool {
        self.kinds.iter().all(|kind| kinds.contains(kind))
    }
}

/// Whether words beside a printed figure are nothing but a second unit.
pub fn is_unit_beside(printed: &str, words: &str, lexicon: &Lexicon, setting: &SourceSetting<'_>) -> bool {
    let around = |c: char| BLANKS.contains(&c) || DASHES.contains(&c) || "()（）*_".contains(c);
    // The template's text has signs escaped: US\$.
    let words = words.replace('\\', "");
    let words = words.trim_matches(around);
    let again = again_after(printed, &format!(" {words}"), lexicon, setting) == Some(words.len() + 1)
        || again_before(printed, words, lexicon, setting) == Some(0);
    if again {
        return true;
    }
    let Some(own) = printed_unit(printed, setting) else { return false };
    let mut before = LANGUAGES.iter().flat_map(|language| setting.units.before(words, language));
    longest_name(words, setting).is_some_and(|name| name.len == words.len())
        || before.any(|name| name.len == words.len())
        || other_plural(&own, words, lexicon) == Some(words.len())
}

/// Whether a printed figure is a length.
pub fn is_length(printed: &str, setting: &SourceSetting<'_>) -> bool {
    printed_unit(printed, setting).is_some_and(|own| own.is_length)
}

/// Where a second unit ends that stands after a figure, in bytes of what follows it. `before` is the text up to the figure.
pub fn second_after(
    printed: &str,
    after: &str,
    before: &str,
    lexicon: &Lexicon,
    setting: &SourceSetting<'_>,
) -> Option<usize> {
    let own = printed_unit(printed, setting)?;
    let rest = after.strip_prefix(DASHES).unwrap_or(after).trim_start_matches(BLANKS);
    let gap = after.len() - rest.len();
    let bracketed = rest.strip_prefix(['(', '（']).map(|inner| (inner, rest.len() - inner.len()));
    let found = match bracketed {
        Some((inner, bracket)) => money_in_brackets(inner, setting).map(|len| bracket + len),
        None => match longest_name(rest, setting) {
            Some(name) => {
                let after_noun = &rest[name.len..];
                let subject = || {
                    name.measures.iter().any(|measure| measure.kind == UnitKind::Count)
                        && own.kinds.contains(&UnitKind::Duration)
                        && is_subject_after_time(before, after_noun, lexicon)
                };
                (!subject() && !is_excused(&name, rest, &own, lexicon)).then_some(name.len)
            }
            None => {
                let len = other_plural(&own, rest, lexicon).filter(|_| after.starts_with(' '));
                let has_verb = |len: &usize| {
                    lexicon.is_in("auxiliary", first_word(rest[*len..].trim_start_matches(BLANKS)))
                };
                let is_subject = |len: &usize| {
                    begins(before, "", lexicon) || begins(before, ",", lexicon) && has_verb(len)
                };
                len.filter(|len| own.kinds.contains(&UnitKind::Count) && is_subject(len))
            }
        },
    };
    found.map(|len| gap + len)
}

/// Where the sign or code of a currency begins that stands before a figure with a unit of its own.
pub fn second_before(printed: &str, before: &str, setting: &SourceSetting<'_>) -> Option<usize> {
    printed_unit(printed, setting)?;
    let near = before.strip_suffix(DASHES).unwrap_or(before).trim_end_matches(BLANKS);
    let names = LANGUAGES.iter().flat_map(|language| setting.units.before(near, language));
    let signs = names.filter(|name| is_money(name) && name.writing != Writing::Word);
    signs.map(|name| near.len() - name.len).min()
}

/// The unit that a figure prints: behind the number, or a sign before it.
fn printed_unit<'a>(printed: &'a str, setting: &SourceSetting<'_>) -> Option<Printed<'a>> {
    let printed = printed.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_sign(c));
    let starts = printed.char_indices().map(|(at, _)| at);
    let behind = starts.filter(|at| !printed[..*at].ends_with(|c: char| c.is_ascii_alphabetic()));
    for at in behind {
        let names = setting.units.after(&printed[at..], setting.language);
        if let Some(name) = names.into_iter().find(|name| name.len == printed.len() - at) {
            return Some(Printed::new(&printed[at..], &name));
        }
    }
    let number = printed.find(|c: char| c.is_ascii_digit())?;
    let sign = printed[..number].trim_end();
    let name = setting.units.before(sign, setting.language).into_iter().next()?;
    Some(Printed::new(&sign[sign.len() - name.len..], &name))
}

fn is_sign(c: char) -> bool {
    matches!(c, '%' | '％' | '‰' | '°' | '²' | '³' | '$' | '€' | '£' | '¥' | '₂' | '₃')
}

/// Whether the name of a unit is another word here, or one that goes with a figure of this kind.
fn is_excused(name: &UnitName, rest: &str, own: &Printed<'_>, lexicon: &Lexicon) -> bool {
    let (word, after) = rest.split_at(name.len);
    let is = |kind: UnitKind| name.measures.iter().any(|measure| measure.kind == kind);
    if !word.is_ascii() {
        return is_excused_in_japanese(word, after, is(UnitKind::Count), own, lexicon);
    }
    if is(UnitKind::Count) && word.eq_ignore_ascii_case(own.name) {
        return false;
    }
    // Plan A, and the article.
    let letter = word.len() == 1 && (word == "a" || word.chars().all(|c| c.is_ascii_uppercase()));
    // Tesla, and Henry: a name of somebody, who is written so.
    let somebody = word.starts_with(|c: char| c.is_ascii_uppercase()) && lexicon.is_in("somebody", word);
    if letter || somebody || lexicon.is_in("other-word", word) {
        return true;
    }
    if repeated(word, after) {
        return true;
    }
    // 10 companies staff the port: a verb with its object.
    let following = after.trim_start_matches(BLANKS);
    let object = &following[..following.find(|c: char| !is_letter(c)).unwrap_or(following.len())];
    if own.kinds.contains(&UnitKind::Count) && !word.ends_with('s') && lexicon.is_in("determiner", object) {
        return true;
    }
    let is_plural = word.ends_with('s') || word.eq_ignore_ascii_case("people");
    if is(UnitKind::Duration) {
        // Sold for €5 million years ago; 15 beds day after day; 5% month-on-month.
        let next = after.trim_start_matches(['s', '\'', '’', '-', '‑']).trim_start_matches(BLANKS);
        let next_word = &next[..next.find(|c: char| !is_letter(c)).unwrap_or(next.len())];
        // A €5 million day nursery.
        let of_other = own.is_only([UnitKind::Money, UnitKind::Count, UnitKind::Share]);
        let noun = next_word.starts_with(|c: char| c.is_ascii_lowercase()) && !is_plural && of_other;
        return noun || lexicon.is_in("tells-when", next_word);
    }
    // A 5 MW turbine, €5 million factories, a 10% company tax: a noun that the figure describes. A plural word describes none (5 years cases).
    let describes = match own.kinds.contains(&UnitKind::Share) {
        true => !is_plural,
        false => own.writing != Writing::Word && !own.kinds.contains(&UnitKind::Count),
    };
    is(UnitKind::Count) && describes
}

/// Whether the noun behind a length of time is the subject of a clause that the time is told of: After 9 days engineers reopened the
/// lock. A preposition stands before the time, and a clause goes on behind the noun.
fn is_subject_after_time(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let mut rest = before.trim_end();
    let phrase = loop {
        let word = last_word(rest);
        rest = &rest[..rest.len() - word.len()];
        if lexicon.is_in("before-time", word) {
            break rest.trim_end();
        }
        let describes = lexicon.is_in("of-time", word) || word.ends_with("ly");
        if word.is_empty() || !describes || !rest.ends_with(BLANKS) {
            return false;
        }
        rest = rest.trim_end();
    };
    let closed = |word: &str| words_of_prose().is_in("closed", word);
    let clause = &after[..after.find(['.', ';', '!', '?', '|', '\n']).unwrap_or(after.len())];
    // Companies’ profits, vessel-tracking.
    let joined = clause.starts_with(['-', '\'', '’']);
    let next = first_word(clause.trim_start_matches(BLANKS));
    let goes_on = joined || lexicon.is_in("auxiliary", next) || !next.is_empty() && !closed(next);
    let several = clause.split_whitespace().count() > 1;
    match goes_on {
        true => several || begins_clause(phrase),
        false => several && begins_clause(phrase),
    }
}

/// Whether a clause begins after a text.
fn begins_clause(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_']).trim_end();
    text.is_empty()
        || text.ends_with(['.', ':', ';', ',', '!', '?', '|', '–', '—', '(', '“'])
        || words_of_prose().is_in("closed", last_word(text))
}

/// Whether a word comes again after a preposition: mile after mile, pound for pound.
fn repeated(word: &str, after: &str) -> bool {
    let Some((preposition, rest)) = after.trim_start().split_once(' ') else { return false };
    let again = &rest[..rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len())];
    matches!(preposition, "after" | "by" | "for" | "on") && again == word
}

fn is_excused_in_japanese(
    word: &str,
    after: &str,
    is_count: bool,
    own: &Printed<'_>,
    lexicon: &Lexicon,
) -> bool {
    // 社 of 社員, ユーロ of ユーロ建て: the name is the beginning of another word, unless the figure goes on (か所以上).
    let lower = after.to_ascii_lowercase();
    let near = Searched { raw: after, lower: &lower };
    let goes_on = || {
        lexicon.longest(&lexicon.harmless, &near, 0).is_none()
            && lexicon.longest_of("after-unit", &near, 0).is_some()
    };
    if after.starts_with(is_ideograph) {
        return !goes_on();
    }
    if word == own.name {
        return false;
    }
    // 25分間分で, but 3日間分.
    if own.kinds.contains(&UnitKind::Duration) && own.name.starts_with(word) {
        return false;
    }
    if lexicon.is_in("other-word", word) {
        return true;
    }
    // 四人世帯; 10MW発電所.
    let noun = word.chars().count() >= 2 && word.chars().all(is_ideograph);
    is_count && noun && (matches!(own.name, "人" | "名") || !own.kinds.contains(&UnitKind::Count))
}

/// The length of money in brackets right behind a figure: (dollars), （ユーロ）.
fn money_in_brackets(inner: &str, setting: &SourceSetting<'_>) -> Option<usize> {
    let names = LANGUAGES.iter().flat_map(|language| setting.units.after(inner, language));
    let mut lengths = names.filter(is_money).map(|name| name.len);
    lengths
        .find(|len| inner[*len..].starts_with([')', '）']))
        .map(|len| len + inner[len..].chars().next().map_or(0, char::len_utf8))
}

/// Whether nothing but an article stands between the beginning of a sentence and a figure; with a comma, after one.
fn begins(before: &str, comma: &str, lexicon: &Lexicon) -> bool {
    let is_end = |text: &str| {
        let after_comma = !comma.is_empty() && text.ends_with(comma);
        after_comma || text.is_empty() || text.ends_with(['.', ':', '!', '?', '|', '\n'])
    };
    let mut rest = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    while !is_end(rest) {
        let start = rest.trim_end_matches(is_letter).len();
        if start == rest.len() || !lexicon.is_in("determiner", &rest[start..]) {
            return false;
        }
        rest = rest[..start].trim_end();
    }
    true
}

/// The length of a plural noun after another plural noun that begins a sentence: 15 municipalities hospitals. No verb of a plural
/// subject ends so.
fn other_plural(own: &Printed<'_>, rest: &str, lexicon: &Lexicon) -> Option<usize> {
    let is_plural = |word: &str| {
        word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
    };
    let word = &rest[..rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len())];
    let plain = word.chars().all(|c| c.is_ascii_lowercase());
    let other = lexicon.is_in("ends-in-s", word) || word.ends_with("wards") || word.ends_with("ways");
    let several = is_plural(own.name) || own.name == "people";
    (several && plain && is_plural(word) && !other).then_some(word.len())
}
