//! Which words of a block are in another language, so that a screen reader pronounces them in it (ISO 14289-1 §7.2).

use std::ops::Range;

use crate::language::Language;

use super::latin_words::{sentences, vietnamese};
use super::material::Material;
use super::script_class::{ScriptClass, script_class};

/// For each cell of a block, the tag of the language (BCP 47) of the words it belongs to; none in that of the page. Letters show it:
/// where a script has several languages, the tag names the script only. Kanji without kana are Japanese, unless China alone has one
/// of them or Korean letters stand beside them.
pub(super) fn foreign(material: &Material, language: Language) -> Vec<Option<&'static str>> {
    let written: Vec<ScriptClass> = (0..material.cells.len()).map(|index| written(material, index)).collect();
    let mut found = match language {
        Language::En => vec![None; written.len()],
        Language::Ja => sentences(material),
    };
    for (found, is_one) in found.iter_mut().zip(vietnamese(material)) {
        *found = if is_one { Some("vi") } else { *found };
    }
    let mut start = 0;
    while start < written.len() {
        let end = run_end(material, &written, start);
        match written[start] {
            ScriptClass::Of("el") => greek(material, &written, start..end, &mut found),
            ScriptClass::Of(tag) => found[start..end].fill(Some(tag)),
            ScriptClass::Neutral | ScriptClass::Latin => {}
            _ => east_asian(&written[start..end], language, &mut found[start..end]),
        }
        start = end;
    }
    between(&written, &mut found);
    for found in &mut found {
        *found = found.filter(|tag| *tag != language.tag());
    }
    found
}

/// The class of a cell: that of its first character that has one.
fn written(material: &Material, index: usize) -> ScriptClass {
    if material.is_raised(index) {
        return ScriptClass::Neutral;
    }
    let text = &material.text[material.cells[index].text.clone()];
    text.chars()
        .map(script_class)
        .find(|class| *class != ScriptClass::Neutral)
        .unwrap_or(ScriptClass::Neutral)
}

/// Where the run that begins at a cell ends: cells of one script, or East Asian ones, without a blank between them.
fn run_end(material: &Material, written: &[ScriptClass], start: usize) -> usize {
    let is_east_asian =
        |writing| !matches!(writing, ScriptClass::Neutral | ScriptClass::Latin | ScriptClass::Of(_));
    let mut end = start + 1;
    while end < written.len()
        && material.cells[end - 1].blank.is_none()
        && (written[end] == written[start] || is_east_asian(written[end]) && is_east_asian(written[start]))
    {
        end += 1;
    }
    end
}

/// A Greek letter alone, or beside a Latin one or a figure, is a sign (μ, ΔT); one before or after a Greek word is a word too.
fn greek(
    material: &Material,
    written: &[ScriptClass],
    run: Range<usize>,
    found: &mut [Option<&'static str>],
) {
    let is_blank = |index: usize| material.cells[index].blank.is_some();
    let touches = |index: usize| {
        let text = &material.text[material.cells[index].text.clone()];
        written[index] == ScriptClass::Latin || text.starts_with(|c: char| c.is_ascii_digit())
    };
    let before = run.start.checked_sub(1);
    let touched = before.is_some_and(|before| !is_blank(before) && touches(before))
        || run.end < written.len() && !is_blank(run.end - 1) && touches(run.end);
    let is_word = |at: usize| {
        let letters = written.iter().skip(at).take_while(|writing| **writing == ScriptClass::Of("el"));
        letters.count() > 1
    };
    let beside = before.is_some_and(|before| is_blank(before) && found[before] == Some("el"))
        || is_blank(run.end - 1) && is_word(run.end);
    if !touched && (run.len() > 1 || beside) {
        found[run].fill(Some("el"));
    }
}

/// Kana, kanji and Korean letters that follow each other without a blank, with their signs.
fn east_asian(written: &[ScriptClass], language: Language, found: &mut [Option<&'static str>]) {
    let is_han = |writing: &ScriptClass| matches!(writing, ScriptClass::Han | ScriptClass::Chinese);
    let has = |wanted: ScriptClass| written.contains(&wanted);
    // Kanji between the signs of a Chinese title are Chinese too.
    let is_all_chinese = has(ScriptClass::Chinese) && !has(ScriptClass::Kana) && !has(ScriptClass::Hangul);
    let mut start = 0;
    while start < written.len() {
        let length = written[start..].iter().take_while(|writing| is_han(writing)).count();
        let end = (start + length).max(start + 1);
        let beside = [start.checked_sub(1).map(|before| written[before]), written.get(end).copied()];
        found[start..end].fill(match written[start] {
            ScriptClass::Kana => Some("ja"),
            ScriptClass::Hangul => Some("ko"),
            ScriptClass::Han | ScriptClass::Chinese
                if written[start..end].contains(&ScriptClass::Chinese) =>
            {
                Some("zh")
            }
            ScriptClass::Han if is_all_chinese => Some("zh"),
            ScriptClass::Han
                if beside.contains(&Some(ScriptClass::Hangul))
                    && !beside.contains(&Some(ScriptClass::Kana)) =>
            {
                Some("ko")
            }
            ScriptClass::Han => Some("ja"),
            _ => None,
        });
        start = end;
    }
    // A sign is read with its word; on a Japanese page it is the page's, unless it stands between words of another language.
    let words: Vec<Option<&'static str>> = found.to_vec();
    for (index, found) in found.iter_mut().enumerate().filter(|(_, found)| found.is_none()) {
        let before = words[..index].iter().rev().find_map(|word| *word);
        let after = words[index..].iter().find_map(|word| *word);
        let own =
            if written[index] == ScriptClass::WideOpening { after.or(before) } else { before.or(after) };
        *found = match language {
            Language::Ja => before.filter(|before| Some(*before) == after),
            Language::En => own.or(Some("ja")),
        };
    }
}

/// Figures and signs between two words of one language are read in it; in an English sentence on a Japanese page figures are Japanese.
fn between(written: &[ScriptClass], found: &mut [Option<&'static str>]) {
    let mut last: Option<usize> = None;
    for index in 0..found.len() {
        if found[index].is_some() {
            if let Some(last) = last
                && found[last] == found[index]
                && found[index] != Some("en")
            {
                let tag = found[index];
                found[last + 1..index].fill(tag);
            }
            last = Some(index);
        } else if written[index] != ScriptClass::Neutral {
            last = None;
        }
    }
}
