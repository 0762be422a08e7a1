//! A second rate or currency typed around a figure that prints its own: a day after 300 people a day, 米ドル before 1,250万ユーロ; and
//! what reads names of units beside figures.

use super::lexicon::{Lexicon, lexicon as words_of_prose};
use super::signs::{is_ideograph, is_letter};
use crate::reading::SourceSetting;
use crate::value::{UnitKind, UnitName, Writing};

/// What may stand between a figure and a unit: blanks, or a dash that touches the figure. Another dash parts them.
pub const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
pub const DASHES: [char; 4] = ['-', '‐', '‑', '–'];
/// The languages whose names of units are known on a page: Japanese texts have English ones, and readers know both.
pub const LANGUAGES: [&str; 2] = ["en", "ja"];
/// How many characters the name of a currency has at most.
const LONGEST_CURRENCY: usize = 24;

/// Where a second rate or currency ends that stands after a figure which has one: a day after 300 people a day, in US dollars after
/// €12.5 million.
pub fn again_after(
    printed: &str,
    after: &str,
    lexicon: &Lexicon,
    setting: &SourceSetting<'_>,
) -> Option<usize> {
    let rest = after.strip_prefix(DASHES).unwrap_or(after).trim_start_matches(BLANKS);
    let rest = rest.strip_prefix(['(', '（']).unwrap_or(rest);
    let gap = after.len() - rest.len();
    let rate = || {
        let len = rate_after(rest, gap > 0, lexicon, setting)?;
        (has_rate(printed, lexicon, setting) && !is_each_of_its_own(printed, &rest[..len])).then_some(len)
    };
    let len = rate().or_else(|| currency_after(printed, rest, lexicon, setting).filter(|_| gap > 0))?;
    Some(gap + len)
}

/// Where a second rate or currency begins that stands before a figure which has one: 毎月 before 年500万ドル, 米ドル before 1,250万ユーロ.
pub fn again_before(
    printed: &str,
    before: &str,
    lexicon: &Lexicon,
    setting: &SourceSetting<'_>,
) -> Option<usize> {
    let near = before.trim_end_matches(BLANKS);
    let rate = || {
        let start = rate_before(near, lexicon, setting)?;
        (has_rate(printed, lexicon, setting) && !is_each_of_its_own(printed, &near[start..])).then_some(start)
    };
    rate().or_else(|| currency_before(printed, near, lexicon, setting))
}

/// Whether words say that a rate holds each time: 300 people a day every day.
fn is_each_of_its_own(printed: &str, words: &str) -> bool {
    let each = ["each", "every"].iter().any(|each| first_word(words).eq_ignore_ascii_case(each));
    each && last_word(printed) == last_word(words)
}

/// Whether a printed figure says what it holds for: a year, /h, per share, 1日当たり.
fn has_rate(printed: &str, lexicon: &Lexicon, setting: &SourceSetting<'_>) -> bool {
    let begins_word = |at: &usize| printed[*at..].starts_with('/') || !printed[..*at].ends_with(is_letter);
    let mut starts = printed.char_indices().map(|(at, _)| at).filter(begins_word);
    starts.any(|at| rate_after(&printed[at..], at > 0, lexicon, setting).is_some())
        || lexicon.words("of-rate").any(|word| printed.starts_with(word))
        || lexicon.words("for-each").any(|word| printed.contains(word))
}

/// The length of words of a rate that a text begins with: a day, per head, /h, monthly. `parted` says that a blank comes before.
fn rate_after(rest: &str, parted: bool, lexicon: &Lexicon, setting: &SourceSetting<'_>) -> Option<usize> {
    if let Some(under) = rest.strip_prefix(['/', '／']) {
        return longest_name(under, setting).map(|name| rest.len() - under.len() + name.len);
    }
    if !parted {
        return None;
    }
    let word = first_word(rest);
    if !lexicon.is_in("rate-word", word) {
        let adverbs = lexicon.words("rate-adverb").filter(|adverb| rest.starts_with(adverb)).map(str::len);
        return adverbs.max().filter(|len| !rest[*len..].starts_with(is_letter));
    }
    let counted = rest[word.len()..].trim_start_matches(BLANKS);
    let gap = rest.len() - counted.len() - word.len();
    let named = first_word(counted);
    let per = word.eq_ignore_ascii_case("per") || lexicon.is_in("counted-for", named);
    let name = longest_name(counted, setting).filter(|name| {
        let kind = |kind: UnitKind| matches!(kind, UnitKind::Duration | UnitKind::Measure);
        name.writing == Writing::Word && name.measures.iter().all(|measure| kind(measure.kind))
    });
    let len = name.map_or(if per { named.len() } else { 0 }, |name| name.len);
    // 300 people a day a year ago.
    let next = first_word(counted[len..].trim_start_matches(BLANKS));
    let other_time = lexicon.is_in("apart-in-time", next);
    (gap > 0 && len > 0 && !other_time).then_some(word.len() + gap + len)
}

/// Where words of a rate begin that a text ends with: every month, daily, 毎月.
fn rate_before(near: &str, lexicon: &Lexicon, setting: &SourceSetting<'_>) -> Option<usize> {
    let word = last_word(near);
    if !word.is_empty() {
        let head = &near[..near.len() - word.len()];
        if lexicon.is_in("rate-adverb", word) {
            return Some(head.len());
        }
        let head = head.trim_end_matches(BLANKS);
        let each = last_word(head);
        let start = head.len() - each.len();
        let whole = rate_after(&near[start..], true, lexicon, setting) == Some(near.len() - start);
        return (whole && each.len() > "an".len()).then_some(start);
    }
    let particle = near.char_indices().next_back().map(|(at, _)| at);
    let particle = particle.filter(|at| lexicon.is_in("rate-particle", &near[*at..]));
    let near = &near[..particle.unwrap_or(near.len())];
    let start_of = |word: &str| near.strip_suffix(word).map(str::len);
    // 3年間年500万ドル: during three years; 今年: another word.
    let alone = |start: &usize| {
        let head = &near[..*start];
        let single = near[*start..].chars().nth(1).is_none();
        let inside = head.ends_with(|c: char| c.is_numeric() || is_ideograph(c))
            || lexicon.words("counting").any(|word| head.ends_with(word));
        !(inside || single && head.is_empty())
    };
    let each = lexicon.words("rate-before").filter_map(start_of);
    let spans = lexicon.words("span-before").filter_map(start_of).filter(alone);
    each.chain(spans).min()
}

/// The currency of a printed sum of money.
fn currency_of(printed: &str, setting: &SourceSetting<'_>) -> Option<UnitName> {
    let number = printed.find(|c: char| c.is_ascii_digit())?;
    let signs = setting.units.before(printed[..number].trim_end(), setting.language);
    let starts = printed[number..].char_indices().map(|(at, _)| number + at);
    let mut behind = starts.filter(|at| !printed[..*at].ends_with(|c: char| c.is_ascii_alphabetic()));
    let sign = signs.into_iter().find(is_money);
    sign.or_else(|| behind.find_map(|at| longest_name(&printed[at..], setting).filter(is_money)))
}

/// Whether a name is of another currency than that of a printed sum. Pula is a town, too.
fn is_other_money((name, word): (&UnitName, &str), own: &UnitName, lexicon: &Lexicon) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(|c| c.is_ascii_uppercase());
    let place = capital && letters.all(|c| c.is_ascii_lowercase()) && !word.ends_with('s');
    let other_word = lexicon.is_in("other-word", word) || lexicon.is_in("somebody", word);
    let differs = name.measures.iter().all(|one| own.measures.iter().all(|other| one.base != other.base));
    name.measures.iter().any(|measure| measure.kind == UnitKind::Money) && !(place || other_word) && differs
}

/// The length of another currency behind a preposition: in US dollars, of euros. In dollar bonds says what is bought.
fn currency_after(
    printed: &str,
    rest: &str,
    lexicon: &Lexicon,
    setting: &SourceSetting<'_>,
) -> Option<usize> {
    let word = Some(first_word(rest)).filter(|word| matches!(*word, "in" | "of"))?;
    let named = rest[word.len()..].trim_start_matches(BLANKS);
    let name = longest_name(named, setting)?;
    let (money, after) = named.split_at(name.len);
    let next = first_word(after.trim_start_matches(BLANKS));
    let noun = next.starts_with(|c: char| c.is_ascii_lowercase()) && !words_of_prose().is_in("closed", next);
    let describes = !money.ends_with('s') && (noun || after.starts_with(DASHES));
    let other =
        currency_of(printed, setting).is_some_and(|own| is_other_money((&name, money), &own, lexicon));
    (other && !describes && !after.starts_with(is_letter)).then_some(rest.len() - after.len())
}

/// Where another currency begins, in words, that a text ends with: US dollars, 米ドル.
fn currency_before(
    printed: &str,
    near: &str,
    lexicon: &Lexicon,
    setting: &SourceSetting<'_>,
) -> Option<usize> {
    let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}');
    // Looking up names costs, and most figures are no money; nor does a particle or a preposition end the name of any.
    let hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309f}');
    if near.is_empty() || near.ends_with(hiragana) || words_of_prose().is_in("closed", last_word(near)) {
        return None;
    }
    let own = currency_of(printed, setting)?;
    let is_name = |start: &usize| {
        let (head, word) = near.split_at(*start);
        let apart = match word.is_ascii() {
            true => {
                let before = last_word(head.trim_end_matches(BLANKS));
                !head.ends_with(is_letter) && !before.eq_ignore_ascii_case("the")
            }
            false => {
                let goes_on = word.starts_with(katakana) && head.ends_with(katakana);
                !(goes_on || lexicon.words("towards").any(|word| head.ends_with(word)))
            }
        };
        let names = LANGUAGES.iter().flat_map(|language| setting.units.after(word, language));
        let mut whole = names.filter(|name| name.len == word.len() && name.writing == Writing::Word);
        apart
            && word.chars().nth(1).is_some()
            && whole.any(|name| is_other_money((&name, word), &own, lexicon))
    };
    let starts = near.char_indices().rev().take(LONGEST_CURRENCY).map(|(at, _)| at);
    starts.filter(is_name).min()
}

/// The name of a unit that a text begins with, the longest, which is what a reader takes: か月 of か月間.
pub fn longest_name(rest: &str, setting: &SourceSetting<'_>) -> Option<UnitName> {
    let names = LANGUAGES.iter().flat_map(|language| setting.units.after(rest, language));
    names.max_by_key(|name| name.len)
}

/// Whether a name is of money, whatever else is meant.
pub fn is_money(name: &UnitName) -> bool {
    name.measures.iter().all(|measure| measure.kind == UnitKind::Money)
}

/// The word that a text begins with.
pub fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !is_letter(c)).unwrap_or(text.len())]
}

/// The word that a text ends with.
pub fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(is_letter).len()..]
}
