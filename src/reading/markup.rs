//! Signs of markup in a text, which its reader doesn't see: Markdown and HTML, in copies saved from the web or written by
//! programs, and the marks of notes.

/// How a place in a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// So many bytes are markup and aren't shown.
    Hidden(usize),
    /// So many bytes stand for this character.
    Stands(char, usize),
}

/// The longest tag, link target or entity that is taken for one, in bytes.
const LONGEST: usize = 300;

/// The markup that a text begins with, if it does.
pub(super) fn at_start(text: &str) -> Option<Markup> {
    match text.as_bytes().first()? {
        b'*' | b'_' if text.starts_with("**") || text.starts_with("__") => Some(Markup::Hidden(2)),
        b'`' => Some(Markup::Hidden(text.len() - text.trim_start_matches('`').len())),
        b'<' => tag(text),
        b'&' => entity(text),
        b'[' if text.starts_with("[^") => note(text),
        b'[' => link(text).map(|_| Markup::Hidden(1)),
        b']' if text.starts_with("](") => closed(&text[2..], ')').map(|end| Markup::Hidden(2 + end + 1)),
        _ => note_in_brackets(text),
    }
}

/// `<b>`, `</b>`, `<span class="n">`, and no sign of an inequality.
fn tag(text: &str) -> Option<Markup> {
    let inside = &text[1..];
    let name = inside.strip_prefix('/').unwrap_or(inside);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    closed(inside, '>').map(|end| Markup::Hidden(1 + end + 1))
}

/// `&gt;`, `&nbsp;`, `&#160;`, `&#xA0;` (HTML, section 13.5); only those that a figure may meet by name.
fn entity(text: &str) -> Option<Markup> {
    let end = text.get(..12).unwrap_or(text).find(';')?;
    let name = &text[1..end];
    let character = match name {
        "gt" => '>',
        "lt" => '<',
        "amp" => '&',
        "nbsp" => '\u{a0}',
        "thinsp" => '\u{2009}',
        "minus" => '−',
        "ndash" => '–',
        "mdash" => '—',
        "plusmn" => '±',
        "yen" => '¥',
        "euro" => '€',
        "pound" => '£',
        "deg" => '°',
        "sup2" => '²',
        "sup3" => '³',
        "frac12" => '½',
        "frac14" => '¼',
        "frac34" => '¾',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some(Markup::Stands(character, end + 1))
}

/// A Markdown footnote's mark: `[^1]`.
fn note(text: &str) -> Option<Markup> {
    let end = closed(&text[2..], ']')?;
    (end > 0 && end < 40).then_some(Markup::Hidden(2 + end + 1))
}

/// `[text](target)` on one line.
fn link(text: &str) -> Option<()> {
    let end = closed(&text[1..], ']')?;
    let target = text[1 + end + 1..].strip_prefix('(')?;
    closed(target, ')').map(|_| ())
}

/// (注), (注1), （注２）: the mark of a note in Japanese.
fn note_in_brackets(text: &str) -> Option<Markup> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '（'))?;
    let inside = &text[open.len_utf8()..];
    let mark = inside.strip_prefix('注')?;
    let number = mark.trim_start_matches(|c: char| c.is_numeric());
    let rest = number.strip_prefix([')', '）'])?;
    (mark.chars().count() - number.chars().count() <= 2).then_some(Markup::Hidden(text.len() - rest.len()))
}

/// Where a sign closes what was opened, on the same line and not too far away.
fn closed(text: &str, sign: char) -> Option<usize> {
    let end = text.find([sign, '\n'])?;
    (end <= LONGEST && text[end..].starts_with(sign)).then_some(end)
}
