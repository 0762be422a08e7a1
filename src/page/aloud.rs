//! How each part of a block is said by a program that reads it aloud: in which language, and what an abbreviation stands for.

use crate::language::Language;

use super::foreign::foreign;
use super::material::Material;

/// How a part of a text is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aloud {
    /// As it is written, in the language of the page.
    AsWritten,
    /// In another language, of this tag.
    In(&'static str),
    /// As the words that it stands for.
    As(&'static str),
}

/// How each cell of a block is said.
pub(super) fn aloud(material: &Material, language: Language) -> Vec<Aloud> {
    let foreign = foreign(material, language);
    let mut found: Vec<Aloud> =
        foreign.into_iter().map(|other| other.map_or(Aloud::AsWritten, Aloud::In)).collect();
    let mut index = 0;
    while index < material.cells.len() {
        let start = index;
        index += 1;
        let is_figure = start > 0 && text(material, start - 1).ends_with(|c: char| c.is_ascii_digit());
        if !is_figure || !is_of_word(material, start) {
            continue;
        }
        while index < material.cells.len()
            && material.cells[index - 1].blank.is_none()
            && is_of_word(material, index)
        {
            index += 1;
        }
        let word: String = (start..index).map(|cell| text(material, cell)).collect();
        let known =
            language.words().page.abbreviations.iter().find(|(abbreviation, _)| *abbreviation == word);
        if let Some((_, said)) = known {
            found[start..index].fill(Aloud::As(said));
        }
    }
    found
}

/// Whether a cell can be a part of an abbreviation.
fn is_of_word(material: &Material, index: usize) -> bool {
    !material.is_raised(index)
        && text(material, index)
            .chars()
            .all(|c| c.is_ascii_alphabetic() || matches!(c, '²' | '³' | 'µ' | '/'))
}

fn text(material: &Material, index: usize) -> &str {
    &material.text[material.cells[index].text.clone()]
}
