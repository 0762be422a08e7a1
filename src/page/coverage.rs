//! Which face shows each character of a text: by words, so that no word is set in two faces where one has all of it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::chains::Chain;
use super::fonts::{Face, Fonts};
use super::kinsoku::is_wide;

/// The face of each character; none where no face of the chain has it. The first face that shows a word as it should be is taken for
/// all of it; a face for Japanese has letters of other scripts too, but some on a full em, and accents that don't go with a letter.
pub(super) fn faces(text: &str, chain: Chain<'_>, fonts: &Fonts) -> Vec<Option<Face>> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::with_capacity(characters.len());
    while let Some(first) = characters.get(found.len()).copied() {
        let start = found.len();
        let length = match is_of_word(first) {
            true => characters[start..].iter().take_while(|c| is_of_word(**c)).count(),
            false => 1 + characters[start + 1..].iter().take_while(|c| is_combining_mark(**c)).count(),
        };
        let word = &characters[start..start + length];
        if word.iter().all(char::is_ascii_alphanumeric)
            && let Some(face) = covering(first, chain, fonts)
        {
            // Every face for a language has its plain letters.
            found.extend(
                word.iter()
                    .map(|c| if fonts.covers(face, *c) { Some(face) } else { covering(*c, chain, fonts) }),
            );
            continue;
        }
        match chain.find(first, |face| shows(*face, word, fonts)) {
            Some(face) => found.extend(word.iter().map(|_| Some(face))),
            None => {
                for (at, c) in word.iter().enumerate() {
                    let own = found.last().copied().flatten().filter(|_| at > 0);
                    found.push(match is_combining_mark(*c) {
                        // An accent has the face of its letter, or none.
                        true => own.filter(|face| shows(*face, &word[at - 1..=at], fonts)),
                        false => {
                            let marks = word[at + 1..].iter().take_while(|c| is_combining_mark(**c)).count();
                            let with_marks = &word[at..=at + marks];
                            chain
                                .find(*c, |face| shows(*face, with_marks, fonts))
                                .or_else(|| covering(*c, chain, fonts))
                        }
                    });
                }
            }
        }
    }
    found
}

fn covering(c: char, chain: Chain<'_>, fonts: &Fonts) -> Option<Face> {
    chain.find(c, |face| fonts.covers(*face, c))
}

/// Whether a face shows these characters as they should be: letters at their own width, and accents on their letters.
fn shows(face: Face, characters: &[char], fonts: &Fonts) -> bool {
    // Most characters have one form only (Unicode Standard Annex 15), and the width that they should.
    if let [
        c @ ('\0'..='\u{7f}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}'),
    ] = characters
    {
        return fonts.covers(face, *c);
    }
    let composed = characters.iter().copied().nfc();
    composed.into_iter().all(|c| {
        fonts.covers(face, c)
            && match c {
                _ if is_combining_mark(c) => fonts.width(face, c) == Some(0),
                _ if is_wide(c) || c.is_ascii() => true,
                _ if is_proportional(c) => fonts.width(face, c) != Some(1000),
                _ => true,
            }
    })
}

/// Whether a character is of a word whose letters and accents are set in one face.
fn is_of_word(c: char) -> bool {
    !is_wide(c) && (c.is_alphabetic() || is_combining_mark(c)) && !is_halfwidth_kana(c)
}

/// Whether a character has a width of its own wherever it stands: letters other than Japanese ones, and signs of figures.
fn is_proportional(c: char) -> bool {
    (c.is_alphabetic() && !is_halfwidth_kana(c))
        || matches!(c, '°' | '×' | '÷' | '±' | '−' | '′' | '″' | '‰' | '´' | '¨')
}

fn is_halfwidth_kana(c: char) -> bool {
    matches!(c, '\u{ff61}'..='\u{ff9f}')
}
