//! What a page says otherwise than another, in a few words of each: for messages, not for redlines.

use crate::diagnostic::wording::shortened;
use crate::redline::{RedlineMark, redline};

/// The most places that are named.
const MOST: usize = 5;
/// The longest text that is repeated of a place, and of what is before it, in characters.
const LONGEST: usize = 80;
const BEFORE: usize = 24;

/// The places where a copy's text isn't that of the page, one lower-case clause each.
pub fn otherwise(copy: &str, page: &str) -> Vec<String> {
    let pieces = redline(page, copy);
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
                        found.push(format!(
                            "it says `{}` where the page says `{words}`{place}",
                            short(&inserted.text)
                        ));
                    }
                    Some(inserted) => found
                        .push(format!("it says `{}`, which the page doesn't{place}", short(&inserted.text))),
                    None if !blank => {
                        found.push(format!("it doesn't say `{words}`, which the page does{place}"))
                    }
                    None => {}
                }
            }
            RedlineMark::Inserted if !blank => {
                found.push(format!("it says `{words}`, which the page doesn't{}", after(&before)));
            }
            RedlineMark::Inserted => {}
        }
    }
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    if more > 0 {
        found.push(format!("and so in {more} more {}", if more == 1 { "place" } else { "places" }));
    }
    found
}

/// Where that is: after the last words before it.
fn after(before: &str) -> String {
    let before = before.trim();
    let count = before.chars().count();
    let tail: String = before.chars().skip(count.saturating_sub(BEFORE)).collect();
    // Begun with a whole word, where there are words.
    let tail = match tail.split_once(' ') {
        Some((_, rest)) if count > BEFORE && !rest.is_empty() => rest,
        _ => tail.as_str(),
    };
    if tail.is_empty() { String::new() } else { format!(", after `{tail}`") }
}

fn short(text: &str) -> String {
    shortened(text.trim(), LONGEST)
}
