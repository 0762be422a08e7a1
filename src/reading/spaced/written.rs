//! Lexicons, written as tables of words in `assets/reading`: English, German, French, Spanish, Italian, Portuguese, Dutch.
//!
//! A line is the name of a table, what its words say, and the words, parted by tabs; words are parted by commas, and `comma` is
//! one. A line that begins with `#` is a comment. What all share stands in `common.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lexicon::WordLexicon;
use super::rows::Rows;
use super::says::says;
use super::surroundings::SurroundingWords;
use super::tables::{
    CalendarSpan, ChangeSort, DateWord, DayHalf, DayMonth, Digits, Glued, MomentSort, NameSort, PerSort,
    Relative, ScaleSort, WordTables,
};
use crate::value::DateBound;

const COMMON: &str = include_str!("../../../assets/reading/common.tsv");
const WRITTEN: [(&str, &str); 7] = [
    ("en", include_str!("../../../assets/reading/en.tsv")),
    ("de", include_str!("../../../assets/reading/de.tsv")),
    ("es", include_str!("../../../assets/reading/es.tsv")),
    ("fr", include_str!("../../../assets/reading/fr.tsv")),
    ("it", include_str!("../../../assets/reading/it.tsv")),
    ("nl", include_str!("../../../assets/reading/nl.tsv")),
    ("pt", include_str!("../../../assets/reading/pt.tsv")),
];

impl WordLexicon {
    /// The lexicon of a language; where there is none, nothing is read.
    pub fn of(language: &str) -> Option<&'static Self> {
        static LEXICONS: [LazyLock<Option<WordLexicon>>; 7] = [
            LazyLock::new(|| made(0)),
            LazyLock::new(|| made(1)),
            LazyLock::new(|| made(2)),
            LazyLock::new(|| made(3)),
            LazyLock::new(|| made(4)),
            LazyLock::new(|| made(5)),
            LazyLock::new(|| made(6)),
        ];
        let at = WRITTEN.iter().position(|(name, _)| *name == language)?;
        LEXICONS.get(at)?.as_ref()
    }
}

/// The lexicon of a language for a region that writes numbers otherwise.
pub(super) fn of_region(language: &str, digits: impl FnOnce(Digits) -> Digits) -> Option<WordLexicon> {
    let (language, text) = WRITTEN.iter().find(|(name, _)| *name == language)?;
    let mut tables = tables(language, text)?;
    tables.digits = digits(tables.digits);
    Some(WordLexicon::new(Box::leak(Box::new(tables))))
}

fn made(at: usize) -> Option<WordLexicon> {
    let (language, text) = WRITTEN.get(at)?;
    let tables: &'static WordTables = Box::leak(Box::new(tables(language, text)?));
    Some(WordLexicon::new(tables))
}

fn span(word: &str) -> Option<CalendarSpan> {
    Some(match word {
        "day" => CalendarSpan::Day,
        "week" => CalendarSpan::Week,
        "month" => CalendarSpan::Month,
        "quarter" => CalendarSpan::Quarter,
        "half" => CalendarSpan::Half,
        "year" => CalendarSpan::Year,
        "decade" => CalendarSpan::Decade,
        _ => return None,
    })
}

fn date_word(word: &str) -> Option<DateWord> {
    let (bound, loose) = word.strip_suffix("-or-of").map_or((word, false), |bound| (bound, true));
    let bound = match bound {
        "before" => return Some(if loose { DateWord::BeforeOrOf } else { DateWord::Before }),
        "by-or-until" if !loose => return Some(DateWord::ByOrUntil),
        "unreadable" => return Some(DateWord::Unreadable),
        "by" => DateBound::By,
        "since" => DateBound::Since,
        "from" => DateBound::From,
        "after" => DateBound::After,
        "until" => DateBound::Until,
        _ => return None,
    };
    Some(if loose { DateWord::Loose(bound) } else { DateWord::Firm(bound) })
}

fn relative(word: &str) -> Option<Relative> {
    Some(match word {
        "last" => Relative::Last,
        "this" => Relative::This,
        "next" => Relative::Next,
        _ => return None,
    })
}

/// The tables of a language, from what is written; nothing where a table is written that there isn't, or that says something
/// else than it can. A test reads with each.
fn tables(language: &'static str, text: &'static str) -> Option<WordTables> {
    let mut rows = Rows::of([COMMON, text]);
    let r = &mut rows;
    let number = |says: &'static str| says.parse::<i64>().ok();
    let small = |says: &'static str| says.parse::<u32>().ok();
    let (point, groups) = r.line("digits")?;
    let scales = r.said("scales", |says| {
        let (value, sort) = says.split_once(' ')?;
        let sort = match sort {
            "word" => ScaleSort::Word,
            "short" => ScaleSort::Short,
            "letter" => ScaleSort::Letter,
            _ => return None,
        };
        Some((value.parse::<i64>().ok()?, sort))
    })?;
    let money_words = r.said("money_words", |says| {
        let (value, unit) = says.split_once(' ')?;
        Some((value.parse::<i64>().ok()?, unit))
    })?;
    let relative_dates = r.said("relative_dates", |says| {
        let (way, length) = says.split_once(' ')?;
        Some((relative(way)?, span(length)?))
    })?;
    let tables = WordTables {
        surroundings: SurroundingWords::of(r)?,
        language,
        digits: Digits {
            point: point.chars().next().unwrap_or(','),
            other_point: None,
            groups: groups.chars().collect::<Vec<_>>().leak(),
            day_month: match r.words("day_month") {
                [_, _] => &[DayMonth::DayFirst, DayMonth::MonthFirst],
                _ => &[DayMonth::DayFirst],
            },
        },
        numbers: r.numbers("numbers")?,
        hundreds: r.said("hundreds", number)?,
        joiners: r.words("joiners"),
        glued: if r.words("glued").is_empty() { Glued::No } else { Glued::Yes },
        definite: r.words("definite"),
        articles: r.words("articles"),
        scales: scales.iter().map(|&(word, (value, sort))| (word, value, sort)).collect::<Vec<_>>().leak(),
        scale_money: r.said("scale_money", Some)?,
        money_prefixes: r.said("money_prefixes", number)?,
        money_words: money_words
            .iter()
            .map(|&(word, (value, unit))| (word, value, unit))
            .collect::<Vec<_>>()
            .leak(),
        collectives: r.said("collectives", number)?,
        rough_collectives: r.said("rough_collectives", number)?,
        several: r.said("several", number)?,
        some: r.words("some"),
        few: r.words("few"),
        fractions: r.said("fractions", small)?,
        halves: r.parts("halves")?,
        added: r.parts("added")?,
        mixed: r.parts("mixed")?,
        in_whole: r.words("in_whole"),
        in_whole_of: r.words("in_whole_of"),
        every: r.words("every"),
        of_whole: r.words("of_whole"),
        of: r.words("of"),
        multiples: r.parts("multiples")?,
        fold: r.words("fold"),
        ordinals: r.said("ordinals", small)?,
        ordinal_ends: r.words("ordinal_ends"),
        before: r.said("before", says)?,
        after: r.said("after", says)?,
        not_qualifying: grouped(r.0.remove("not_qualifying").unwrap_or_default()),
        range_to: r.words("range_to"),
        range_from: r.words("range_from"),
        between: r.words("between"),
        between_and: r.words("between_and"),
        alternatives: r.words("alternatives"),
        negators: r.words("negators"),
        change_by: r.words("change_by"),
        changed: r.said("changed", says)?,
        auxiliaries: r.words("auxiliaries"),
        change_to: r.words("change_to"),
        changes: r.words("changes"),
        range_verbs: r.words("range_verbs"),
        factors: r.words("factors"),
        plus_minus: r.words("plus_minus"),
        per: r.said("per", |says| match says {
            "always" => Some(PerSort::Always),
            "article" => Some(PerSort::Article),
            "for" => Some(PerSort::For),
            "if-known" => Some(PerSort::IfKnown),
            "money" => Some(PerSort::Money),
            "not" => Some(PerSort::Not),
            _ => None,
        })?,
        per_head: r.said("per_head", Some)?,
        adverb_rates: r.said("adverb_rates", Some)?,
        months: r.said("months", small)?,
        months_capital: r.words("months_small").is_empty(),
        articles_of_days: r.words("articles_of_days"),
        weekdays: r.said("weekdays", small)?,
        seasons: r.said("seasons", small)?,
        parts: r.said("parts", small)?,
        in_part: r.words("in_part"),
        ends: r.words("ends"),
        spans: r.said("spans", span)?,
        superlatives: r.words("superlatives"),
        ranked: r.words("ranked"),
        rank_places: r.words("rank_places"),
        rank_ends: r.words("rank_ends"),
        rank_signs: r.words("rank_signs"),
        weeks: r.words("weeks"),
        weeks_of: r.words("weeks_of"),
        span_letters: r.said("span_letters", span)?,
        fiscal: r.words("fiscal"),
        calendar: r.words("calendar"),
        span_ends: r.words("span_ends"),
        periods: r.words("periods"),
        date_bounds: r.said("date_bounds", date_word)?,
        date_after: r.said("date_after", date_word)?,
        date_about: r.words("date_about"),
        date_in: r.words("date_in"),
        date_in_strong: r.words("date_in_strong"),
        date_changes: r.words("date_changes"),
        date_links: r.words("date_links"),
        relatives: r.said("relatives", relative)?,
        relative_dates: relative_dates
            .iter()
            .map(|&(word, (relative, span))| (word, relative, span))
            .collect::<Vec<_>>()
            .leak(),
        decade_before: r.words("decade_before"),
        decade_after: r.words("decade_after"),
        decade_ends: r.words("decade_ends"),
        day_halves: r.said("day_halves", |says| match says {
            "morning" => Some(DayHalf::Morning),
            "afternoon" => Some(DayHalf::Afternoon),
            _ => None,
        })?,
        clock: r.words("clock"),
        hours: r.words("hours"),
        hour_letters: r.words("hour_letters"),
        clock_before: r.words("clock_before"),
        zones: r.words("zones"),
        names: r.said("names", |says| match says {
            "always" => Some(NameSort::Always),
            "unless-unit" => Some(NameSort::UnlessUnit),
            _ => None,
        })?,
        votes: r.words("votes"),
        ratios: r.words("ratios"),
        ratio_to: r.words("ratio_to"),
        against: r.words("against"),
        harmless_after: r.words("harmless_after"),
        between_ends: r.words("between_ends"),
        pure: r.words("pure"),
        harmless_before: r.words("harmless_before"),
        harmless_between: r.words("harmless_between"),
        adverb_ends: r.words("adverb_ends"),
        participle_ends: r.words("participle_ends"),
        degree_words: r.words("degree_words"),
        comparers: r.words("comparers"),
        unit_words: r.words("unit_words"),
        unit_changers: r.words("unit_changers"),
        rate_adjectives: r.words("rate_adjectives"),
        not_rate: r.words("not_rate"),
        moment_links: r.said("moment_links", |says| match says {
            "end" => Some(MomentSort::End),
            "article" => Some(MomentSort::Article),
            "never" => Some(MomentSort::Never),
            _ => None,
        })?,
        head_per: r.said("head_per", Some)?,
        head_empty: r.words("head_empty"),
        head_except: r.words("head_except"),
        head_change: r.said("head_change", |says| match says {
            "" => Some(ChangeSort::Change),
            "last" => Some(ChangeSort::Last),
            "fall" => Some(ChangeSort::Fall),
            _ => None,
        })?,
    };
    rows.0.is_empty().then_some(tables)
}

/// The words of each thing said, in one list.
fn grouped(rows: Vec<(&'static str, &'static str)>) -> &'static [(&'static str, &'static [&'static str])] {
    let mut groups: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
    for (says, word) in rows {
        groups.entry(says).or_default().push(word);
    }
    groups.into_iter().map(|(says, words)| (says, &*words.leak())).collect::<Vec<_>>().leak()
}
