//! The setting in which a printed form is read, which may quote another language than its source's.

use super::script::is_cjk;
use super::setting::SourceSetting;
use super::text_figures::figures;

impl SourceSetting<'_> {
    /// The setting in which a printed form is read. A source may quote another language, such as a headline in its list of
    /// references: in one in Japanese, Chinese or Korean a form in English words is read as English, unless it is a whole figure of the
    /// source's language too (60bps), and in one in a language of letters a form with kanji or kana as Japanese.
    #[must_use]
    pub fn of_form(&self, form: &str) -> Self {
        let is_own = |c: char| !c.is_ascii() && c.is_alphabetic();
        let words = || form.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
        let is_word = |word: &str| word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
        let english = is_cjk(self.language)
            && !form.contains(is_own)
            && words().any(is_word)
            && !self.reads_whole(form);
        let kanji = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
        let japanese = !is_cjk(self.language) && form.contains(kanji);
        let language = match (english, japanese) {
            (true, _) => "en",
            (_, true) => "ja",
            _ => self.language,
        };
        Self { language, ..self.clone() }
    }

    /// Whether a form is one figure of the source's language.
    fn reads_whole(&self, form: &str) -> bool {
        let figures = figures(form, self);
        matches!(figures.as_slice(), [one] if one.unread.is_none() && form.get(one.span.clone()) == Some(form.trim()))
    }
}
