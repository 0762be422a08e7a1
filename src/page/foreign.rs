//! Which words of a block are in another language, so that a screen reader pronounces them in it (ISO 14289-1 §7.2).

use crate::language::Language;

use super::kinsoku::is_wide;
use super::material::Material;

/// For each cell of a block, the language of the words it belongs to; none in that of the page. Letters show what is
/// Japanese; Latin words on a Japanese page are taken to be English.
pub(super) fn foreign(material: &Material, language: Language) -> Vec<Option<Language>> {
    let (found, other) = match language {
        Language::En => (japanese(material), Language::Ja),
        Language::Ja => (english(material), Language::En),
    };
    found.into_iter().map(|found| found.then_some(other)).collect()
}

/// Japanese characters, and a figure between them, which is read in Japanese too.
fn japanese(material: &Material) -> Vec<bool> {
    let wide: Vec<bool> =
        (0..material.cells.len()).map(|index| text(material, index).chars().any(is_wide)).collect();
    let mut found = wide.clone();
    for index in 1..found.len() {
        found[index] |= found[index - 1] && wide.get(index + 1) == Some(&true);
    }
    found
}

/// Words of two letters or more. A figure is read in Japanese, as is a single letter, unless it continues an
/// English name such as DGX B200; figures inside a word (GPT-4) are part of it.
fn english(material: &Material) -> Vec<bool> {
    let mut found = vec![false; material.cells.len()];
    let mut at = 0;
    while at < found.len() {
        let start = at;
        let mut letters = 0;
        while at < found.len() && continues_word(material, start, at) {
            letters += text(material, at).chars().filter(|c| c.is_alphabetic()).count();
            at += 1;
            // A blank ends the word.
            if material.cells[at - 1].blank.is_some() {
                break;
            }
        }
        // A sign at the end that joins words (the hyphen in a range) or closes them isn't part of the word.
        let mut end = at;
        while end > start && text(material, end - 1).chars().all(is_joint) {
            end -= 1;
        }
        let follows = start > 0 && found[start - 1] && material.cells[start - 1].blank.is_some();
        if letters >= 2 || (letters == 1 && follows) {
            found[start..end].fill(true);
        }
        at = at.max(start + 1);
    }
    found
}

/// Whether a cell can be part of a word that begins with a letter at `start`.
fn continues_word(material: &Material, start: usize, at: usize) -> bool {
    let mut characters = text(material, at).chars();
    let raised = material.looks[material.cells[at].look].raised;
    let narrow_letter = |c: char| c.is_alphabetic() && !is_wide(c);
    !raised
        && if at == start {
            characters.all(narrow_letter)
        } else {
            characters.all(|c| narrow_letter(c) || c.is_ascii_digit() || is_joint(c))
        }
}

/// Signs that can be inside a word, but not at its end.
fn is_joint(character: char) -> bool {
    matches!(character, '-' | '.' | '\'' | '’' | '&' | '+' | '/' | ':' | ',' | ';')
}

fn text(material: &Material, index: usize) -> &str {
    &material.text[material.cells[index].text.clone()]
}
