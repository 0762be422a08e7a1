//! Words in Latin letters: which are English on a Japanese page, and which can't be.

use unicode_normalization::UnicodeNormalization;

use super::material::Material;
use super::script_class::is_latin;

/// Words of which an English sentence has one at least.
const ENGLISH: [&str; 40] = [
    "the", "of", "and", "in", "to", "for", "on", "by", "with", "from", "is", "are", "was", "were", "an",
    "at", "as", "that", "it", "its", "or", "be", "been", "has", "have", "had", "will", "not", "this",
    "their", "about", "into", "over", "under", "after", "before", "than", "who", "which", "what",
];

/// Words that join those of other languages, and that no English sentence has.
const OTHERS: [&str; 76] = [
    "de", "la", "le", "les", "des", "du", "et", "un", "une", "pour", "dans", "sur", "aux", "au", "par",
    "avec", "der", "die", "das", "den", "dem", "und", "für", "von", "zum", "zur", "im", "ein", "eine",
    "über", "mit", "auf", "el", "los", "las", "del", "y", "una", "para", "por", "con", "il", "lo", "gli",
    "della", "di", "dei", "delle", "al", "alla", "nel", "per", "che", "e", "o", "os", "da", "do", "das",
    "dos", "na", "no", "em", "uma", "het", "een", "van", "voor", "op", "och", "av", "för", "og", "af", "til",
    "w",
];

/// Words that join the parts of a name: Rio de Janeiro, Ludwig van Beethoven.
const PARTICLES: [&str; 22] = [
    "de", "da", "di", "do", "dos", "das", "del", "della", "der", "den", "du", "des", "la", "le", "les",
    "los", "van", "von", "y", "e", "al", "el",
];

/// For each cell, the language of the words that it belongs to: English where several words are more than a name, and `und` where these
/// are of a language that isn't known. Names, single words and abbreviations in a Japanese sentence are read by its own voice, which
/// knows them; changing the voice for one word would tear the sentence apart.
pub(super) fn sentences(material: &Material) -> Vec<Option<&'static str>> {
    let is_word = words(material);
    let mut found = vec![None; is_word.len()];
    let mut start = 0;
    while start < is_word.len() {
        let end = start + is_word[start..].iter().take_while(|is_word| **is_word).count();
        if end > start {
            found[start..end].fill(language_of(&words_of(material, start, end)));
        }
        start = end.max(start + 1);
    }
    found
}

/// The language of words that follow each other; none where they are no more than a name. A sentence is two words or more, one of
/// them without a capital or a figure.
fn language_of(words: &[String]) -> Option<&'static str> {
    let bare = |word: &String| word.trim_end_matches(is_joint).to_owned();
    let words: Vec<String> = words.iter().map(bare).collect();
    let is_small = |word: &&String| word.chars().all(|c| c.is_lowercase() || is_joint(c));
    if words.len() < 2 || !words.iter().any(|word| word.chars().count() > 1 && is_small(&word)) {
        return None;
    }
    if words.iter().filter(is_small).all(|word| PARTICLES.contains(&word.as_str())) {
        return None;
    }
    let among = |list: &[&str]| words.iter().filter(is_small).any(|word| list.contains(&word.as_str()));
    // A common word with an accent isn't English, nor one with an elision before an accent or a vowel.
    let is_accented = |word: &String| word.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    let is_elided = |word: &String| {
        let parts = word.split_once(['\'', '’']);
        parts.is_some_and(|(first, _)| matches!(first, "l" | "d" | "L" | "D" | "dell" | "all" | "qu"))
    };
    let is_other =
        among(&OTHERS) || words.iter().any(is_elided) || words.iter().filter(is_small).any(is_accented);
    Some(if is_other && !among(&ENGLISH) { "und" } else { "en" })
}

/// The texts of the words of these cells.
fn words_of(material: &Material, start: usize, end: usize) -> Vec<String> {
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
    words
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
        // The name before the sign of an address is no word.
        let is_address = at > start
            && at < found.len()
            && material.cells[at - 1].blank.is_none()
            && text(material, at) == "@";
        if !is_address && (letters >= 2 || (letters == 1 && follows)) {
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
    let text = text(material, at);
    let is_letter = |c: char| is_latin(c) || is_accent(c);
    !material.is_raised(at)
        && if at == start {
            text.starts_with(is_latin) && text.chars().all(is_letter)
        } else {
            text.chars().all(|c| is_letter(c) || c.is_ascii_digit() || is_joint(c))
        }
}

/// Words of Vietnamese, by the letters that no other language has, and the words beside or between them.
pub(super) fn vietnamese(material: &Material) -> Vec<bool> {
    let mut found = vec![false; material.cells.len()];
    let is_shown = |index: usize| text(material, index).nfc().any(is_vietnamese);
    if !(0..found.len()).any(|index| !text(material, index).is_ascii() && is_shown(index)) {
        return found;
    }
    // Runs of words with nothing but blanks between them.
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let start = at;
        while at < found.len() && continues_word(material, start, at) {
            at += 1;
            if material.cells[at - 1].blank.is_some() {
                break;
            }
        }
        if at > start {
            words.push((start, at));
        }
        at = at.max(start + 1);
    }
    let mut is_one: Vec<bool> = words.iter().map(|&(start, end)| (start..end).any(is_shown)).collect();
    let may_be = |&(start, end): &(usize, usize)| {
        let letters = (start..end).flat_map(|index| text(material, index).nfc());
        letters
            .filter(|c| !c.is_ascii())
            .any(|c| "àáâãăạđèéêẹìíĩịòóôõọùúũụýỵ".chars().any(|one| c.to_lowercase().eq([one])))
    };
    let follows = |index: usize| {
        let (before, next) = (words[index].1, words[index + 1].0);
        before == next && material.cells[before - 1].blank.is_some()
    };
    // From a word that is one to those after it and, in a second pass, before it; a word between two is one whatever its letters.
    let mut order: Vec<usize> = (0..words.len()).collect();
    for _ in 0..2 {
        for steps in order.windows(2) {
            let joins = follows(steps[0].min(steps[1]));
            is_one[steps[1]] |= joins && is_one[steps[0]] && may_be(&words[steps[1]]);
        }
        for steps in order.windows(3) {
            let joins = follows(steps[0].min(steps[1])) && follows(steps[1].min(steps[2]));
            if joins && is_one[steps[0]] && (is_one[steps[2]] || may_be(&words[steps[2]])) {
                is_one[steps[1]] = true;
                is_one[steps[2]] = true;
            }
        }
        order.reverse();
    }
    for ((start, end), is_one) in words.into_iter().zip(is_one) {
        found[start..end].fill(is_one);
    }
    found
}

/// Letters that Vietnamese alone has.
fn is_vietnamese(character: char) -> bool {
    matches!(character, 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1ea0}'..='\u{1eb7}' | '\u{1eba}' | '\u{1ebb}' | '\u{1ebe}'..='\u{1ec9}'
        | '\u{1ece}'..='\u{1ee3}' | '\u{1ee6}'..='\u{1ef1}' | '\u{1ef4}'..='\u{1ef7}')
}

/// Accents that follow their letter.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Signs that can be inside a word, but not at its end.
fn is_joint(character: char) -> bool {
    matches!(character, '-' | '.' | '\u{a0}' | '\'' | '’' | '&' | '+' | '/' | ':' | ',' | ';')
}

fn text(material: &Material, index: usize) -> &str {
    &material.text[material.cells[index].text.clone()]
}
