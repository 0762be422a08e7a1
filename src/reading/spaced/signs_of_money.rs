//! Signs of money.

/// Signs of money, known to the units or not.
pub fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}' | '\u{ff04}' | '\u{ffe5}')
}
