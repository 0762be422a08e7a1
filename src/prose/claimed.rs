//! What a house says of itself in figures, beyond the amounts of any plain place: Serving 300 patients, 病床300床, 98 of 100, 98/100.

use super::found::{FigureForm, ProseFigure};
use super::lexicon::lexicon;
use super::searched::Searched;

/// How participles and other words end that begin a sentence and name nothing.
const VERBS: [&str; 3] = ["ing", "ed", "es"];

/// The figure with what it counts or is a share of, where a house claims it. `numbered` tells whether the words before number it: No. 25 of 1999.
pub(super) fn claimed(text: &Searched<'_>, figure: &ProseFigure, numbered: bool) -> Option<String> {
    if figure.form != FigureForm::Digits || numbered {
        return None;
    }
    let raw = text.raw;
    let (start, end) = (figure.range.start, figure.range.end);
    let printed = &raw[start..end];
    if printed.starts_with('0') || raw[..start].ends_with(['-', '/', '–', '第', '〒', '+']) {
        return None;
    }
    share(raw, start, end).or_else(|| counted_noun(raw, start, end)).or_else(|| {
        // 300床, 12病院: but not the house of an address, 3-8三田ビル.
        let class = ["counted", "place-count"]
            .iter()
            .filter_map(|class| lexicon().longest_of(class, text, end))
            .max()?;
        let place = lexicon().longest_of("place-counter", text, end).is_some_and(|len| len >= class);
        (!place && printed.len() <= 7).then(|| raw[start..end + class].to_owned())
    })
}

/// 98 of 100, 98 out of 100, 98/100: so many of so many.
fn share(raw: &str, start: usize, end: usize) -> Option<String> {
    let rest = &raw[end..];
    let joint = [" of ", " out of ", " in every ", "/", "／", " / "]
        .into_iter()
        .find(|joint| rest.starts_with(joint))?;
    let whole = &rest[joint.len()..];
    let len = whole.bytes().take_while(u8::is_ascii_digit).count();
    let (part, of): (u32, u32) = (raw[start..end].parse().ok()?, whole[..len].parse().ok()?);
    let after = &whole[len..];
    // 12/3 High Street, 24/7, 2026/11/21, 5 of 2019.
    let place = after.starts_with(['/', '-']) || after.trim_start().starts_with(char::is_uppercase);
    let year = len == 4 && matches!(&whole[..2], "19" | "20");
    (part <= of && of > 1 && !place && !year).then(|| raw[start..end + joint.len() + len].to_owned())
}

/// Serving 300 patients: several of something, behind a word that has its capital from the beginning of the sentence.
fn counted_noun(raw: &str, start: usize, end: usize) -> Option<String> {
    let noun = raw[end..].strip_prefix(' ')?;
    let len = noun.bytes().take_while(u8::is_ascii_lowercase).count();
    let word = &noun[..len];
    if len < 4 || !word.ends_with('s') || word.ends_with("ss") || lexicon().is_in("place-word", word) {
        return None;
    }
    let before = raw[..start].trim_end();
    let label = before.rsplit(' ').next().unwrap_or_default();
    let head = before[..before.len() - label.len()].trim_end();
    let begins = head.is_empty() || head.ends_with(['.', '!', '?', '|', ':', ';', '\n', '。', '·', '—', '–']);
    let lower = label.to_ascii_lowercase();
    let verb = VERBS.iter().any(|ending| lower.len() > 4 && lower.ends_with(ending))
        || lexicon().is_in("claim-beginner", &lower);
    (label.is_empty() || begins && verb).then(|| raw[start..end + 1 + len].to_owned())
}
