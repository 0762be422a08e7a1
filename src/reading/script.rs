//! What the script of a text tells of its language, and which languages part words by blanks.

use super::setting::SourceSetting;

/// The language of a source that says none: its script tells whether it is read as Japanese or as English.
pub const UNDETERMINED: &str = "und";

/// Whether a language is written without blanks between words, or counts with counters: Japanese, Chinese, Korean.
pub fn is_cjk(language: &str) -> bool {
    matches!(language, "ja" | "zh" | "ko")
}

/// The setting with the language that a text's script tells, where none is said.
pub fn told<'a>(text: &str, setting: &SourceSetting<'a>) -> SourceSetting<'a> {
    if setting.language != UNDETERMINED {
        return setting.clone();
    }
    let japanese = |c: char| matches!(c, '△' | '▲' | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    SourceSetting { language: if text.contains(japanese) { "ja" } else { "en" }, ..setting.clone() }
}
