//! Which characters a figure may begin with.

use std::sync::OnceLock;

use super::korean_words;
use super::numeral::is_numeral;
use super::vocabulary::Vocabulary;

/// Signs, and first characters of the words that aren't in a lexicon: numbers in words, votes, noon, 自 … 至.
const SIGNS: &str = "△▲▼⊿Δ−-–+±(已第제自半反過过翻倍数何几수몇賛赞찬正정절과갑반一#№〒☎昨今来翌同次이人対对金摂摄攝華华섭화并尚从從沒没介港美新欧歐日英韩澳加瑞台臺上下상하'’$¢£¤¥";

/// The first characters of a language's words that begin figures, and the signs: a bit for each of the first 65,536 codes.
fn of_words(words: &Vocabulary) -> Vec<u64> {
    let dates = &words.dates;
    let mut all: Vec<&str> = Vec::new();
    all.extend(words.before.words());
    all.extend(words.change_before.words());
    all.extend(words.signs.words());
    all.extend(words.rates.words());
    all.extend(words.per_before.words());
    for set in [&words.bases.whole, &words.bases.before, &words.bases.names] {
        all.extend(set.words());
    }
    for table in [&dates.eras, &dates.relative_years, &dates.relative_fiscal, &dates.relative_months] {
        all.extend(table.words());
    }
    all.extend(dates.half_days.words());
    let mut bits = vec![0; 1024];
    for first in all.into_iter().filter_map(|word| word.chars().next()).chain(SIGNS.chars()) {
        let (part, bit) = place(first);
        if let Some(part) = bits.get_mut(part) {
            *part |= bit;
        }
    }
    bits
}

/// Where the bit of a character is.
fn place(character: char) -> (usize, u64) {
    let code = u32::from(character);
    ((code >> 6) as usize, 1 << (code & 0x3f))
}

/// Whether a figure of a language may begin with a character.
pub fn may_begin(words: &'static Vocabulary, character: char) -> bool {
    static SETS: [OnceLock<Vec<u64>>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    let set = match words.language {
        "ja" => &SETS[0],
        "zh" => &SETS[1],
        _ => &SETS[2],
    };
    let (part, bit) = place(character);
    character.is_ascii_alphanumeric()
        || matches!(character, '\u{20a0}'..='\u{20cf}')
        || set.get_or_init(|| of_words(words)).get(part).is_some_and(|part| part & bit != 0)
        || is_numeral(character)
        || words.language == "ko" && korean_words::may_begin(character)
}
