//! Which characters a figure may begin with.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::numeral::is_numeral;
use super::vocabulary::Vocabulary;

/// Signs, and first characters of the words that aren't in a lexicon: numbers in words, votes, noon, 自 … 至.
const SIGNS: &str = "△▲▼−-–+±(第제自半反過过翻倍数何几수몇賛赞찬正정절과갑반一#№〒☎昨今来'’$¢£¤¥";

/// The first characters of a language's words that begin figures.
fn of_words(words: &Vocabulary) -> HashSet<char> {
    let dates = &words.dates;
    let mut all: Vec<&str> = Vec::new();
    all.extend(words.before.iter().map(|(word, _)| *word));
    all.extend(words.change_before.iter().map(|(word, _)| *word));
    all.extend(words.signs.iter().map(|(word, _)| *word));
    all.extend(words.rates.iter().map(|(word, _)| *word));
    all.extend(words.per_before);
    all.extend(words.bases.whole.iter().chain(words.bases.before).chain(words.bases.names));
    for table in [dates.eras, dates.relative_years, dates.relative_fiscal, dates.relative_months] {
        all.extend(table.iter().map(|(word, _)| *word));
    }
    all.extend(dates.half_days.iter().map(|(word, _)| *word));
    all.into_iter().filter_map(|word| word.chars().next()).collect()
}

/// Whether a figure of a language may begin with a character.
pub fn may_begin(words: &'static Vocabulary, character: char) -> bool {
    static SETS: [OnceLock<HashSet<char>>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    let place = match words.language {
        "ja" => 0,
        "zh" => 1,
        _ => 2,
    };
    character.is_ascii_alphanumeric()
        || SIGNS.contains(character)
        || matches!(character, '\u{20a0}'..='\u{20cf}')
        || is_numeral(character)
        || SETS[place].get_or_init(|| of_words(words)).contains(&character)
}
