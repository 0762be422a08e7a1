//! What single characters are: numerals of kanji, scales, ideographs.

/// The kanji that are numerals or scales; 京 is one only after another, since it is mostly a part of 東京.
const NUMERALS: &str = "〇一二三四五六七八九十百千万億兆零壱弐廿卅萬";

/// Whether a character is a numeral or a scale of kanji.
pub fn is_numeral_sign(character: char) -> bool {
    matches!(character, '〇' | '\u{4e00}'..='\u{9fff}') && NUMERALS.contains(character)
}

/// Whether a character is in one of Unicode's number categories (Nd, Nl, No): 5, ٥, ½, Ⅳ, ①.
pub fn is_number(character: char) -> bool {
    character.is_ascii_digit() || !character.is_ascii() && character.is_numeric()
}

/// Whether a character is a kanji.
pub fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇' | '々')
}

/// Whether a character is a letter that goes on a word in Latin script.
pub fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}') && character.is_alphabetic()
}
