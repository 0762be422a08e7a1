//! The scripts of Japanese, Chinese and Korean.

/// Whether a character is a letter of Japanese, Chinese or Korean: kanji, kana or hangul.
pub fn is_cjk(character: char) -> bool {
    is_kanji(character) || is_kana(character) || is_hangul(character)
}

/// Whether a character is a kanji or hanzi.
pub fn is_kanji(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々' | '〇' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is hiragana.
pub fn is_hiragana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{3096}')
}

/// Whether a character is katakana or its long vowel.
pub fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// Whether a character is hangul.
pub fn is_hangul(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7a3}')
}

fn is_kana(character: char) -> bool {
    is_hiragana(character) || is_katakana(character)
}
