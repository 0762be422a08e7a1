//! Characters that nobody sees: what becomes of each when a text is read.

/// What becomes of a character that nobody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignFate {
    /// Left out: on a page it does nothing.
    Dropped,
    /// Refused: left out or kept, the text would be another one than its author or its reader takes it for.
    Refused,
}

/// What becomes of a character when a text is read; none for one that is seen or that is a blank.
///
/// Characters with Unicode's property Default_Ignorable_Code_Point (16.0, DerivedCoreProperties), those of interlinear
/// annotations, and control characters other than tabs and ends of lines. What web pages and word processors put
/// between letters, to say where a line may end, is dropped: soft hyphens, blanks of no width, joiners, the byte-order mark,
/// the left-to-right mark, and the selectors of text or emoji. The rest is refused: signs that turn the direction round,
/// tags (a text that only programs read), selectors of a variant that the fonts haven't got, unseen operators and letters.
#[inline]
pub fn fate(character: char) -> Option<SignFate> {
    // Printable ASCII, Japanese and the rest of the blocks that hold no such character: nearly all of every text.
    match character {
        ' '..='~' | '\u{3000}'..='\u{3163}' | '\u{3165}'..='\u{d7ff}' => None,
        _ => rare_fate(character),
    }
}

fn rare_fate(character: char) -> Option<SignFate> {
    match character {
        '\u{ad}'
        | '\u{34f}'
        | '\u{200b}'..='\u{200e}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{fe0e}'
        | '\u{fe0f}' => Some(SignFate::Dropped),
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' => None,
        _ if character.is_control() || is_ignorable(character) => Some(SignFate::Refused),
        '\u{fff9}'..='\u{fffb}' => Some(SignFate::Refused),
        _ => None,
    }
}

/// Unicode's property Default_Ignorable_Code_Point, reserved code points included.
fn is_ignorable(character: char) -> bool {
    matches!(
        u32::from(character),
        0xad | 0x34f
            | 0x61c
            | 0x115f..=0x1160
            | 0x17b4..=0x17b5
            | 0x180b..=0x180f
            | 0x200b..=0x200f
            | 0x202a..=0x202e
            | 0x2060..=0x206f
            | 0x3164
            | 0xfe00..=0xfe0f
            | 0xfeff
            | 0xffa0
            | 0xfff0..=0xfff8
            | 0x1bca0..=0x1bca3
            | 0x1d173..=0x1d17a
            | 0xe0000..=0xe0fff
    )
}

/// A text without the characters that are dropped; nothing where it has none.
///
/// # Errors
/// The first character that is refused, and its byte offset.
pub fn without_unseen(text: &str) -> Result<Option<String>, (usize, char)> {
    let mut drops = false;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // Nothing is decoded where no such character can begin.
        if !may_begin_unseen(byte) || (byte == 0xe3 && bytes.get(at + 1) != Some(&0x85)) {
            at += 1;
            continue;
        }
        // A byte that begins a character is on its boundary.
        let Some(character) = text[at..].chars().next() else { break };
        match fate(character) {
            Some(SignFate::Refused) => return Err((at, character)),
            Some(SignFate::Dropped) => drops = true,
            None => {}
        }
        at += character.len_utf8();
    }
    Ok(drops.then(|| text.chars().filter(|character| fate(*character).is_none()).collect()))
}

/// Whether a character that nobody sees may begin with a byte, in UTF-8. Letters of ASCII, kanji and what follows the first
/// byte never do, which is most of any text; of those that E3 begins, only U+3164 (E3 85 A4).
fn may_begin_unseen(byte: u8) -> bool {
    !matches!(byte, b'\n' | b' '..=b'~' | 0x80..=0xbf | 0xe4..=0xe9)
}

/// Whether a character ends a line, wherever it comes from: a word processor's line break (U+000B) and Unicode's own
/// separators too.
pub fn ends_line(character: char) -> bool {
    matches!(character, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
