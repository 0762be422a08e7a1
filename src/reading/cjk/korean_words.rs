//! The words of Korean numbers: digits and scales of Chinese origin.

/// The digit that a character is.
pub fn digit(character: char) -> Option<u32> {
    Some(match character {
        '일' => 1,
        '이' => 2,
        '삼' => 3,
        '사' => 4,
        '오' => 5,
        '육' | '륙' => 6,
        '칠' => 7,
        '팔' => 8,
        '구' => 9,
        _ => return None,
    })
}

/// The scale within ten thousand that a character is.
pub fn small(character: char) -> Option<i64> {
    Some(match character {
        '십' => 10,
        '백' => 100,
        '천' => 1000,
        _ => return None,
    })
}

/// The scale of ten thousand and more that a character is.
pub fn big(character: char) -> Option<i64> {
    Some(match character {
        '만' => 10_000,
        '억' => 100_000_000,
        '조' => 1_000_000_000_000,
        _ => return None,
    })
}

/// Whether a number in words may begin with a character.
pub fn may_begin(character: char) -> bool {
    digit(character).is_some() || small(character).is_some()
}
