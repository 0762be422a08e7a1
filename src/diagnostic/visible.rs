//! Texts from outside as a terminal may be given them: what is in a file, a name or a reply is shown, never obeyed.

use std::borrow::Cow;

/// A text on one line, with everything that isn't known to be printed as itself written out: `\n` for a line break,
/// `\u{1b}` for an escape. A terminal would take such characters for commands, start a line of its own that nobody wrote, or
/// turn the direction of what follows.
pub fn visible(text: &str) -> Cow<'_, str> {
    written_out(text, is_plain)
}

/// The same for a text of several lines: its line breaks and tabs are its own.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    written_out(text, |c| is_plain(c) || c == '\n' || c == '\t')
}

/// The lines of a file, each character of which stays one, so that columns are counted as an editor counts them.
pub(super) fn visible_source(text: &str) -> Cow<'_, str> {
    let plain = |c: char| is_plain(c) || c == '\n' || c == '\t';
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let stand_in = |c: char| match c {
        c if plain(c) => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(stand_in).collect())
}

/// JSON whose characters are all printed as themselves: the others are written as the escapes of JSON (RFC 8259,
/// section 7), which say the same. Outside its strings JSON has none of them but line breaks.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    let plain = |c: char| is_plain(c) || c == '\n';
    if json.chars().all(plain) {
        return Cow::Borrowed(json);
    }
    let mut written = String::with_capacity(json.len() + 64);
    for character in json.chars() {
        match plain(character) {
            true => written.push(character),
            false => {
                let mut units = [0; 2];
                let units = character.encode_utf16(&mut units);
                units.iter().for_each(|unit| written.push_str(&format!("\\u{unit:04x}")));
            }
        }
    }
    Cow::Owned(written)
}

fn written_out(text: &str, plain: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(&plain) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 64);
    for character in text.chars() {
        match plain(character) {
            true => written.push(character),
            false => written.extend(character.escape_default()),
        }
    }
    Cow::Owned(written)
}

/// Whether a terminal prints a character as itself. Blanks of every width are; of all else the standard library knows what is
/// printed: no control, format or private-use character, no separator of lines, and nothing unassigned.
fn is_plain(character: char) -> bool {
    match character {
        ' '..='~' => true,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => true,
        // What most texts are made of, because the library looks each character up in lists.
        '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{301f}' => true,
        '\u{3041}'..='\u{3096}'
        | '\u{30a0}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff60}' => true,
        _ if character.is_control() => false,
        _ => character.escape_debug().len() == 1 || is_combining(character),
    }
}

/// Whether a character combines with the one before it. The standard library writes those out at the beginning of a text only.
fn is_combining(character: char) -> bool {
    let mut text = [b'a'; 5];
    let length = character.encode_utf8(&mut text[1..]).len();
    std::str::from_utf8(&text[..=length]).is_ok_and(|text| text.escape_debug().count() == 2)
}
