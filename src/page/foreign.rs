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
        (0..material.cells.len()).map(|index| text(material, index).chars().any(is_japanese)).collect();
    let mut found = wide.clone();
    for index in 1..found.len() {
        found[index] |= found[index - 1] && wide.get(index + 1) == Some(&true);
    }
    found
}

/// What is written in English: several words, one of which at least is no name. Names, single words and abbreviations in a Japanese
/// sentence are read by its own voice, which knows them; changing the voice for one word would tear the sentence apart.
fn english(material: &Material) -> Vec<bool> {
    let mut found = words(material);
    let mut start = 0;
    while start < found.len() {
        let end = start + found[start..].iter().take_while(|is_word| **is_word).count();
        if end > start && !is_sentence(material, start, end) {
            found[start..end].fill(false);
        }
        start = end.max(start + 1);
    }
    found
}

/// Whether the words of these cells are more than a name: two or more, and one of them without a capital or a figure.
fn is_sentence(material: &Material, start: usize, end: usize) -> bool {
    let mut words: Vec<String> = vec![String::new()];
    for index in start..end {
        if let Some(word) = words.last_mut() {
            word.push_str(text(material, index));
        }
        let parts = material.cells[index].blank.is_some() || text(material, index) == "\u{a0}";
        if parts && index + 1 < end {
            words.push(String::new());
        }
    }
    let is_common = |word: &String| {
        let word = word.trim_end_matches(is_joint);
        word.chars().count() > 1 && word.chars().all(|c| c.is_lowercase() || is_joint(c))
    };
    words.len() > 1 && words.iter().any(is_common)
}

/// Words of two letters or more. A figure is read in Japanese, as is a single letter, unless it continues an
/// English name such as DGX B200; figures inside a word (GPT-4) are part of it.
fn words(material: &Material) -> Vec<bool> {
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
    // A single letter before a word belongs to it: a well-known name.
    for index in (1..found.len()).rev() {
        let is_letter = text(material, index - 1).chars().all(is_latin) && !material.is_raised(index - 1);
        found[index - 1] |= found[index] && material.cells[index - 1].blank.is_some() && is_letter;
    }
    found
}

/// Whether a cell can be part of a word that begins with a letter at `start`.
fn continues_word(material: &Material, start: usize, at: usize) -> bool {
    let mut characters = text(material, at).chars();
    let raised = material.looks[material.cells[at].look].raised;
    let narrow_letter = |c: char| is_latin(c);
    !raised
        && if at == start {
            characters.all(narrow_letter)
        } else {
            characters.all(|c| narrow_letter(c) || c.is_ascii_digit() || is_joint(c))
        }
}

/// Letters of the script that English is written in; Korean, Greek and Cyrillic words aren't English.
fn is_latin(character: char) -> bool {
    character.is_alphabetic()
        && matches!(character, 'a'..='z' | 'A'..='Z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}')
}

/// Japanese script, half width included; not the letters of Chinese and Korean that stand between its blocks.
fn is_japanese(character: char) -> bool {
    (is_wide(character) && !matches!(character, '\u{3105}'..='\u{318f}' | '\u{31a0}'..='\u{31bf}'))
        || matches!(character, '\u{ff61}'..='\u{ff9f}')
}

/// Signs that can be inside a word, but not at its end.
fn is_joint(character: char) -> bool {
    matches!(character, '-' | '.' | '\u{a0}' | '\'' | '’' | '&' | '+' | '/' | ':' | ',' | ';')
}

fn text(material: &Material, index: usize) -> &str {
    &material.text[material.cells[index].text.clone()]
}
