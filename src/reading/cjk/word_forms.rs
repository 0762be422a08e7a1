//! Which sort of word a text begins with: a verb, or letters of one script.

use super::characters::{is_hangul, is_hiragana, is_kanji, is_katakana};
use super::word_list::begins_with;

/// Whether a text begins with one kanji and kana that make a verb or an adjective: 行われ, 含む. Kanji of which qualifiers and counters are
/// made are left out.
pub fn is_native_verb(text: &str) -> bool {
    let mut characters = text.chars();
    let (Some(kanji), Some(kana)) = (characters.next(), characters.next()) else { return false };
    let particle = "のはがをにでともへやかだな".contains(kana);
    // 半ば, 高め and 低め say where a figure lies.
    is_kanji(kanji)
        && is_hiragana(kana)
        && !particle
        && !"半高低咲目分付込組建余近超越足割過強弱満欠切下上程位若少多台未以内前後度回".contains(kanji)
}

/// Whether a text begins with two kanji that are a verb with する: 服用する, 投下した. A unit that goes on in one kanji (回転する) isn't.
pub fn is_verb(text: &str) -> bool {
    let kanji: String = text.chars().take_while(|&c| is_kanji(c)).collect();
    let ending = [
        "する", "した", "して", "し、", "しな", "され", "させ", "でき", "すべ", "すれ", "せず", "しよ",
        "しま", "しつ",
    ];
    kanji.chars().count() == 2 && begins_with(&text[kanji.len()..], &ending).is_some()
}

/// How long the word is that a text begins with: letters of one script, or one character.
pub fn word_len(text: &str) -> usize {
    let class = |c: char| match c {
        c if is_kanji(c) => 1,
        c if is_katakana(c) => 2,
        c if is_hiragana(c) => 3,
        c if is_hangul(c) => 4,
        c if c.is_ascii_alphanumeric() => 5,
        _ => 0,
    };
    let Some(first) = text.chars().next() else { return 0 };
    if class(first) == 0 {
        return first.len_utf8();
    }
    text.chars().take_while(|&c| class(c) == class(first)).map(char::len_utf8).sum()
}
