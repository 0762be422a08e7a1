//! Reads figures of Japanese, Chinese and Korean: one reader with a lexicon for each language.
//!
//! Deliberately absent: units and currencies, which the setting knows, and typed values.

mod after;
mod bases;
mod before_number;
mod bounds_apart;
mod bracketed;
mod characters;
mod compose;
mod date_ends;
mod date_spans;
mod dates;
mod degrees;
mod ends;
mod heads;
mod ja;
mod ja_changes;
mod ja_words;
mod ko;
mod korean_words;
mod later_dates;
mod latin_heads;
mod money_or_mass;
mod names;
mod neighbours;
mod numbers;
mod numeral;
mod open_numbers;
mod parts;
mod printed_dates;
mod prison;
mod quantity;
mod quotes;
mod ranks;
mod rate_heads;
mod rates;
mod ratios;
mod reached;
mod row;
mod said_of_pair;
mod scan;
mod shares;
mod spoken_korean;
mod starters;
mod times;
mod unit_phrase;
mod units;
mod unwrapped;
mod vocabulary;
mod votes;
mod weeks;
mod word_forms;
mod word_list;
mod years;
mod zh;
mod zh_words;

pub use numeral::is_numeral;

use super::head::UnitHead;
use super::meaning::Figure;
use super::setting::SourceSetting;
use vocabulary::Vocabulary;

/// Every figure in a text.
pub fn figures(text: &str, setting: &SourceSetting<'_>) -> Vec<Figure> {
    scan::figures(text, words(setting.language), setting)
}

/// What a heading says of the figures below it.
///
/// # Errors
/// The first two of several units or scales that it gives.
pub fn head(text: &str, setting: &SourceSetting<'_>) -> Result<UnitHead, [String; 2]> {
    heads::head(text, words(setting.language), setting)
}

/// The label of the row in which the figure at a byte stands, and what it says of its figures.
pub fn row_unit(text: &str, at: usize, setting: &SourceSetting<'_>) -> Option<(String, UnitHead)> {
    row::row_unit(text, at, words(setting.language), setting)
}

/// The words for a unit that those at a place of a line are part of.
pub fn unit_phrase(
    line: &str,
    place: &std::ops::Range<usize>,
    setting: &SourceSetting<'_>,
) -> std::ops::Range<usize> {
    unit_phrase::unit_phrase(line, place, words(setting.language), setting)
}

/// The words of a language.
fn words(language: &str) -> &'static Vocabulary {
    match language {
        "zh" => &zh::CHINESE,
        "ko" => &ko::KOREAN,
        _ => &ja::JAPANESE,
    }
}
