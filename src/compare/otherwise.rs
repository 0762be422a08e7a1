//! Where the words of two pages differ, in a few words of each place: for messages, not for redlines.

use super::messages;
use crate::diagnostic::wording::shortened;
use crate::redline::{RedlineMark, redline};

/// The most places that are named.
const MOST: usize = 5;
/// The longest text that is repeated of a place, and of what is before it, in characters.
const LONGEST: usize = 80;
const BEFORE: usize = 24;

/// The places where a foreign PDF's text isn't that of the page, one lower-case clause each.
pub fn otherwise(pdf: &str, page: &str) -> Vec<String> {
    let pieces = redline(page, pdf);
    let mut found = Vec::new();
    let mut before = String::new();
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        let words = short(&piece.text);
        let blank = piece.text.trim().is_empty();
        match piece.mark {
            RedlineMark::Kept => before = piece.text.clone(),
            RedlineMark::Struck => {
                let inserted = pieces.next_if(|next| next.mark == RedlineMark::Inserted);
                let place = after(&before);
                match inserted.filter(|inserted| !inserted.text.trim().is_empty()) {
                    Some(inserted) if !blank => {
                        found.push(messages::says_instead(&short(&inserted.text), &words, &place));
                    }
                    Some(inserted) => found.push(messages::says_more(&short(&inserted.text), &place)),
                    None if !blank => found.push(messages::says_less(&words, &place)),
                    None => {}
                }
            }
            RedlineMark::Inserted if !blank => {
                found.push(messages::says_more(&words, &after(&before)));
            }
            RedlineMark::Inserted => {}
        }
    }
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    if more > 0 {
        found.push(messages::more_places(more));
    }
    found
}

/// Where a difference is: after the last words before it.
fn after(before: &str) -> String {
    let before = before.trim();
    let count = before.chars().count();
    let tail: String = before.chars().skip(count.saturating_sub(BEFORE)).collect();
    // It begins with a whole word, where there are words.
    let tail = match tail.split_once(' ') {
        Some((_, rest)) if count > BEFORE && !rest.is_empty() => rest,
        _ => tail.as_str(),
    };
    messages::after(tail)
}

fn short(text: &str) -> String {
    shortened(text.trim(), LONGEST)
}
