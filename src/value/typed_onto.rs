//! Words typed beside a printed figure that a reader takes as part of it, so that the page says what no source does.

use std::ops::Range;

use super::extent::{has_numeral, is_ideograph, with_words_beside};
use super::number_words::FRACTIONS;
use super::qualifier::begins_with;
use super::{read_date, read_period};

/// Scales that make another figure of an amount before them: 3兆円億. A blank before them changes nothing.
const SCALES: [char; 7] = ['百', '千', '万', '億', '兆', '京', '%'];
/// What begins with a scale and isn't one.
const WORDS: [&str; 6] = ["万一", "万全", "万博", "万能", "百貨", "千差"];
/// Signs that make another figure of a number after them.
const SIGNS: [char; 15] = ['¥', '￥', '$', '＄', '€', '£', '−', '▲', '△', '±', '+', '<', '>', '≤', '≥'];
/// Words before a figure that say nothing of it: they open a span, from the one figure to the other.
const OPENING: [&str; 2] = ["from", "between"];
/// Further words that make another figure of one after them, each with a blank or a figure after it.
const BEFORE: &[&str] = &[
    // About it, or nearly.
    "close on",
    "getting on for",
    "going on",
    "in the region of",
    "in the order of",
    "on the order of",
    "of the order of",
    "in the neighbourhood of",
    "in the neighborhood of",
    "in the vicinity of",
    "in the ballpark of",
    "something like",
    "more like",
    "as good as",
    "near",
    "nearing",
    "approaching",
    "not far off",
    "not quite",
    "the best part of",
    "the better part of",
    "give or take",
    "perhaps",
    "maybe",
    "a good",
    "an estimated",
    "estimated at",
    "ざっと",
    "だいたい",
    "大体",
    "凡そ",
    "ざっくり",
    "かれこれ",
    "ほとんど",
    "推計",
    "推定",
    "概算",
    "延べ",
    // A bound.
    "upwards of",
    "upward of",
    "north of",
    "south of",
    "shy of",
    "short of",
    "past",
    "beyond",
    "surpassing",
    "topping",
    "upto",
    "sub-",
    "maximum",
    "minimum",
    "max",
    "max.",
    "min",
    "min.",
    "maximum of",
    "minimum of",
    "せいぜい",
    "たかだか",
    "高々",
    "多くて",
    "多くても",
    "多くとも",
    "少なくて",
    "少なくても",
    "最高",
    "最高で",
    "最小",
    "最少",
    "最低限",
    "優に",
    "ゆうに",
    "軽く",
    // A multiple or a part.
    "half of",
    "double",
    "treble",
    "triple",
    "quadruple",
    "twice",
    "thrice",
    "a multiple of",
    "multiples of",
    "a fraction of",
    // A sign.
    "minus",
    "plus",
    "マイナス",
    "プラス",
];
/// Further words that make another figure of one before them.
const AFTER: &[&str] = &[
    "and above",
    "and more",
    "and over",
    "and up",
    "and upwards",
    "and counting",
    "or above",
    "or below",
    "or over",
    "or under",
    "or so",
    "or thereabouts",
    "give or take",
    "plus or minus",
    "at least",
    "at most",
    "at best",
    "at the least",
    "at the most",
    "at a minimum",
    "at a maximum",
    "at minimum",
    "at maximum",
    "minimum",
    "maximum",
    "max",
    "min",
    "tops",
    "if not more",
    "if not less",
    "plus",
    "-plus",
    "+",
    "±",
    "-odd",
    "-ish",
    "ish",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "bn",
    "tn",
    "crore",
    "lakh",
    "points",
    "percentage points",
    "per cent",
    "percent",
    "強",
    "余り",
    "あまり",
    "余",
    "足らず",
    "に満たない",
    "台",
    "内外",
    "そこそこ",
    "見当",
    "がらみ",
    "の倍",
    "の数倍",
    "の何倍",
    "の半分",
    "の半額",
    "の半数",
    "を下らない",
    "ポイント",
    "パーセント",
];
/// Of those that begin with a conjunction the ones that can't begin another figure.
const SURE: [&str; 2] = ["or so", "or thereabouts"];
/// What begins with such a word and isn't one.
const NO_WORDS: &[&str] = &["見当た", "見当違", "ポイント制"];
/// Of the words after a figure those that begin many others (強化, 余地, 台湾). They end the noun: a particle, a sign or nothing
/// follows them.
const ENDINGS: [&str; 3] = ["強", "余", "台"];
/// What follows a Japanese noun.
const PARTICLES: [&str; 20] = [
    "の", "を", "に", "が", "は", "と", "で", "も", "へ", "や", "だ", "な", "から", "まで", "より", "、",
    "。", "」", "）", ")",
];
/// Adverbs that say nothing of a figure after them. Any other one does: roughly, barely, practically, comfortably.
const HARMLESS_ADVERBS: &[&str] = &[
    "only",
    "exactly",
    "precisely",
    "jointly",
    "separately",
    "respectively",
    "directly",
    "indirectly",
    "publicly",
    "privately",
    "officially",
    "formally",
    "initially",
    "originally",
    "finally",
    "eventually",
    "recently",
    "lately",
    "currently",
    "previously",
    "formerly",
    "subsequently",
    "already",
    "reportedly",
    "allegedly",
    "merely",
    "simply",
    "fully",
    "wholly",
    "entirely",
    "solely",
    "namely",
    "early",
    "usually",
    "normally",
    "typically",
    "generally",
    "additionally",
    "similarly",
    "successfully",
    "quickly",
    "slowly",
    "steadily",
    "sharply",
    "repeatedly",
    "equally",
    "monthly",
    "weekly",
    "daily",
    "hourly",
    "quarterly",
    "nationally",
    "globally",
    "locally",
    "internationally",
    "family",
    "supply",
    "apply",
    "reply",
    "july",
    "italy",
    "ally",
    "rally",
    "assembly",
    "fly",
    "rely",
    "comply",
    "imply",
    "multiply",
    "anomaly",
    "monopoly",
    "unfortunately",
    "fortunately",
    "surprisingly",
    "importantly",
    "notably",
    "specifically",
    "ultimately",
    "immediately",
    "gradually",
    "cumulatively",
    "collectively",
    "legally",
    "contractually",
    "temporarily",
    "permanently",
    "voluntarily",
    "firstly",
    "secondly",
    "lastly",
    "really",
    "actually",
    "literally",
    "suddenly",
    "mainly",
    "mostly",
    "largely",
    "chiefly",
    "primarily",
    "elderly",
    "friendly",
    "costly",
    "likely",
    "unlikely",
    "lonely",
    "ugly",
    "likewise",
];
/// Words before `than` that compare nothing with a figure.
const NO_COMPARISONS: [&str; 2] = ["rather", "other"];
/// Words between `as` and `as` that say nothing of a figure.
const NO_LIMITS: [&str; 2] = ["well", "soon"];
/// Units of time; over 3 years is during them.
const TIMES: [&str; 10] =
    ["year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours"];

/// The bytes before and after a printed figure of a text that make another figure of it: 約, more than, a year, 億. What a
/// test of other printed figures holds for is left out on that side, since two figures beside each other are a range.
///
/// Dates are passed over: about spring is how a source tells one, and no date is typed with it. The text is taken as it is
/// printed, without markup.
pub fn typed_onto(
    text: &str,
    figure: &Range<usize>,
    printed: impl Fn(&Range<usize>) -> bool,
) -> Vec<Range<usize>> {
    let printed_figure = &text[figure.clone()];
    // A text without a figure in it isn't one, whatever is beside it.
    if !has_numeral(printed_figure) {
        return Vec::new();
    }
    let whole = with_words_beside(text, figure.clone());
    let (mut before, mut after) = (whole.start..figure.start, figure.end..whole.end);
    if before.is_empty() {
        before.start -= sign(&text[..figure.start]).max(word_before(&text[..figure.start]));
    }
    if after.is_empty() {
        after.end += scale(&text[figure.end..]).max(word_after(&text[figure.end..]));
    }
    let harmless = |part: &Range<usize>| {
        let word = text[part.clone()].trim();
        word.is_empty()
            || WORDS.iter().any(|word| text[part.start..].starts_with(word))
            || OPENING.iter().any(|opening| word.eq_ignore_ascii_case(opening))
            || (["over", "past"].iter().any(|during| word.eq_ignore_ascii_case(during))
                && is_time(printed_figure))
    };
    let mut typed = vec![before, after];
    typed.retain(|part| !part.is_empty() && !harmless(part) && !printed(part));
    if !typed.is_empty() && (read_date(printed_figure).is_ok() || read_period(printed_figure).is_ok()) {
        typed.clear();
    }
    typed
}

/// The length of a word at the end of what comes before a figure.
fn word_before(before: &str) -> usize {
    let near = before.trim_end_matches([' ', '\u{a0}']);
    let Some(last) = near.as_bytes().last() else { return 0 };
    let ends = |word: &&&str| {
        // The last byte alone turns most of them away.
        if !word.as_bytes().last().is_some_and(|own| own.eq_ignore_ascii_case(last)) {
            return false;
        }
        let Some(start) = near.len().checked_sub(word.len()).filter(|at| near.is_char_boundary(*at)) else {
            return false;
        };
        let alone = match word.is_ascii() {
            true => !near[..start].ends_with(|c: char| c.is_alphanumeric()),
            // 過去最高3兆円 is a record.
            false => !(word.starts_with('最') && near[..start].ends_with(is_ideograph)),
        };
        near[start..].eq_ignore_ascii_case(word) && alone
    };
    let listed = BEFORE.iter().filter(ends).map(|word| word.len()).max();
    let longest = listed.max(adverb(near)).max(comparison(near)).max(fraction_of(near));
    longest.map_or(0, |length| before.len() - near.len() + length)
}

/// The last words of a text, letters and hyphens each, the last one first, with where each begins.
fn last_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '-').len();
        let word = &rest[start..];
        let before = &rest[..start];
        rest = before.strip_suffix(' ').unwrap_or_default();
        (!word.is_empty()).then_some((start, word))
    })
}

/// The length of an adverb at the end of a text that isn't known to say nothing of a figure.
fn adverb(text: &str) -> Option<usize> {
    let (start, word) = last_words(text).next()?;
    let ends = word.len() > 3 && word.get(word.len() - 2..).is_some_and(|end| end.eq_ignore_ascii_case("ly"));
    // A name has a capital: in Emily 5.
    let begins = text[..start].trim_end().is_empty() || word.starts_with(|c: char| c.is_ascii_lowercase());
    let harmless = HARMLESS_ADVERBS.iter().any(|known| known.eq_ignore_ascii_case(word));
    (ends && begins && !harmless).then_some(word.len())
}

/// The length of a comparison at the end of a text: larger than, as high as.
fn comparison(text: &str) -> Option<usize> {
    let mut words = last_words(text);
    let (_, last) = words.next()?;
    let (start, middle) = words.next()?;
    if last.eq_ignore_ascii_case("than") {
        let none = NO_COMPARISONS.iter().any(|word| word.eq_ignore_ascii_case(middle));
        return (!none).then(|| text.len() - start);
    }
    let (first_start, first) = words.next()?;
    let none = NO_LIMITS.iter().any(|word| word.eq_ignore_ascii_case(middle));
    let limits = last.eq_ignore_ascii_case("as") && first.eq_ignore_ascii_case("as") && !none;
    limits.then(|| text.len() - first_start)
}

/// The length of a part at the end of a text: a fifth of, two thirds of.
fn fraction_of(text: &str) -> Option<usize> {
    let mut words = last_words(text);
    let (_, last) = words.next()?;
    let (start, part) = words.next()?;
    let is = |name: &&str| {
        name.eq_ignore_ascii_case(part) || name.trim_end_matches('s').eq_ignore_ascii_case(part)
    };
    if !last.eq_ignore_ascii_case("of") || !FRACTIONS.iter().any(is) {
        return None;
    }
    // The third of 5 companies is one of them.
    match words.next() {
        Some((article, word)) if ["a", "one"].iter().any(|one| one.eq_ignore_ascii_case(word)) => {
            Some(text.len() - article)
        }
        _ => part.ends_with('s').then(|| text.len() - start),
    }
}

/// The length of a word at the start of what comes after a figure.
fn word_after(after: &str) -> usize {
    let near = after.trim_start_matches([' ', '\u{a0}']);
    if NO_WORDS.iter().any(|word| near.starts_with(word)) {
        return 0;
    }
    let ends = |word: &&&str| {
        let rest = &near[word.len()..];
        match **word {
            word if ENDINGS.contains(&word) => {
                rest.trim().is_empty() || PARTICLES.iter().any(|next| rest.starts_with(next))
            }
            // 10 companies and over 5 others tells of the others.
            word if word.starts_with("and ") || word.starts_with("or ") && !SURE.contains(&word) => {
                !rest.starts_with(' ') || !rest.trim_start().starts_with(char::is_alphanumeric)
            }
            _ => true,
        }
    };
    let longest =
        AFTER.iter().filter(|word| begins_with(near, word)).filter(ends).map(|word| word.len()).max();
    longest.map_or(0, |length| after.len() - near.len() + length)
}

/// The length of a sign at the end of what comes before a figure.
fn sign(before: &str) -> usize {
    let near = before.trim_end_matches([' ', '\u{a0}']);
    // An arrow isn't a sign.
    let arrow = near.ends_with("->") || near.ends_with("=>");
    let sign = near.chars().next_back().filter(|last| SIGNS.contains(last) && !arrow);
    sign.map_or(0, |sign| before.len() - near.len() + sign.len_utf8())
}

/// The length of a scale at the start of what follows an amount.
fn scale(after: &str) -> usize {
    let near = after.trim_start_matches([' ', '\u{a0}']);
    let scale = near.chars().next().filter(|first| SCALES.contains(first));
    scale.map_or(0, |scale| after.len() - near.len() + scale.len_utf8())
}

fn is_time(figure: &str) -> bool {
    figure.rsplit(' ').next().is_some_and(|last| TIMES.iter().any(|unit| begins_with(last, unit)))
}
