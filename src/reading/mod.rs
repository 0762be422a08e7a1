//! Reads figures as documents print them: what a printed form says, and whether it stands whole where it is printed.
//!
//! A reader finds every figure in a text and says what each can mean. What is known to be harmless beside a figure passes;
//! whatever else touches it makes the figure unread, with the words that weren't known. Deliberately absent: typed values but
//! for the comparison with them, files and messages.

pub mod agreement;
mod beside;
mod cjk;
mod comparison;
mod described;
mod heading;
mod markup;
mod meaning;
mod messages;
mod own_print;
mod setting;
mod shown;
mod sign_apart;
mod spaced;
mod typed;
mod undated;
mod wholeness;

pub use beside::{Beside, beside};
pub use comparison::{Mismatch, Remedy, Unreadable, compare, differing, unread, words_hold};
pub use heading::{HeadingFault, HeadingPart, UnitHeading};
pub use meaning::{Figure, Meaning, SaidAmount, SaidSign, SaidUnit, UnitTerm, Unread};
pub use own_print::is_own_print;
pub use setting::SourceSetting;
pub use shown::{CELL, LINE, ShownText};
pub use typed::{agrees, same};
pub use wholeness::{Unbacked, backed, holds_figure, meanings_of, stands_whole};

/// Whether a language is written without blanks between words, or counts with counters: Japanese, Chinese, Korean.
fn is_cjk(language: &str) -> bool {
    matches!(language, "ja" | "zh" | "ko")
}

/// The language of a source that says none: its script tells whether it is read as Japanese or as English.
pub const UNDETERMINED: &str = "und";

/// Every figure in a text as it is shown ([`ShownText::text`]), in order; none overlaps another.
pub fn figures(text: &str, setting: &SourceSetting<'_>) -> Vec<Figure> {
    let setting = &told(text, setting);
    let cjk = is_cjk(setting.language);
    let mut found = if cjk { cjk::figures(text, setting) } else { spaced::figures(text, setting) };
    sign_apart::read(text, &mut found);
    found
}

/// The setting with the language that a text's script tells, where none is said.
fn told<'a>(text: &str, setting: &SourceSetting<'a>) -> SourceSetting<'a> {
    if setting.language != UNDETERMINED {
        return setting.clone();
    }
    let japanese = |c: char| matches!(c, '△' | '▲' | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    SourceSetting { language: if text.contains(japanese) { "ja" } else { "en" }, ..setting.clone() }
}
