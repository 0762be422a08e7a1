//! The part of a heading that is in Latin letters: US$ million, HK$'000 and JPY bn stand in tables of every language.

use std::ops::Range;

use super::super::head::UnitHead;
use super::super::meaning::UnitTerm;
use super::super::setting::SourceSetting;
use super::characters::is_cjk;
use super::scan::Scan;
use crate::value::UnitKind;

/// Where a run of Latin letters, digits and signs ends that a heading has at a place: at a letter of its own language, a bracket or a
/// mark that parts words.
fn run(text: &str, at: usize) -> Range<usize> {
    let ends = |c: char| is_cjk(c) || "()[]【】〔〕「」、。,;:・|\n\t".contains(c);
    let rest = &text[at..];
    let raw = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let start = at + raw.len() - raw.trim_start().len();
    start..start + raw.trim().len()
}

/// What an English heading says.
fn english(text: &str, setting: &SourceSetting<'_>) -> Option<UnitHead> {
    super::super::spaced::head(text, &SourceSetting { language: "en", ..setting.clone() }).ok()
}

/// Whether a unit is money.
pub fn is_money(term: &UnitTerm) -> bool {
    let UnitTerm::Known { name, .. } = term else { return false };
    !name.measures.is_empty() && name.measures.iter().all(|measure| measure.kind == UnitKind::Money)
}

/// A heading without a letter of its source's language, as it is said in English; nothing where that tells neither a scale nor what is
/// below the line, which leaves it to the reader of the language.
pub fn in_latin(text: &str, scan: &Scan<'_>) -> Option<UnitHead> {
    if text.contains(is_cjk) || !text.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut head = english(text, scan.setting)?;
    let money = head.unit.over.iter().any(is_money);
    if !money || (head.scale.is_none() && head.unit.under.is_empty()) {
        return None;
    }
    scan.own_sign(text, &mut head);
    Some(head)
}

impl Scan<'_> {
    /// A scale with its money in Latin letters within a heading, and where the run ends: (US$ million).
    pub fn latin_money(&self, at: usize) -> Option<(UnitHead, Range<usize>)> {
        let run = run(self.text, at);
        let text = &self.text[run.clone()];
        if run.start != at || !text.contains(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut head = english(text, self.setting)?;
        if head.scale.is_none() || !head.unit.over.iter().any(is_money) {
            return None;
        }
        self.own_sign(text, &mut head);
        Some((head, run))
    }

    /// A sign of several currencies is the one that it is in the source's language: ¥ of a Chinese source.
    fn own_sign(&self, text: &str, head: &mut UnitHead) {
        let Some(at) = text.find(['¥', '$', '£']) else { return };
        let sign = &text[at..at + text[at..].chars().next().map_or(0, char::len_utf8)];
        for term in &mut head.unit.over {
            if let UnitTerm::Known { name, .. } = term
                && name.measures.len() > 1
                && let Some(own) = self
                    .setting
                    .units
                    .before(sign, self.words.language)
                    .into_iter()
                    .find(|own| own.len == sign.len())
            {
                *name = own;
            }
        }
    }

    /// Whether the run of Latin letters and digits around a unit of money holds more than the unit: `Mio EUR` says a scale in words that
    /// aren't known.
    pub fn is_more_said(&self, unit: &Range<usize>) -> bool {
        let ends = |c: char| is_cjk(c) || "()[]【】〔〕「」、。,;:・|\n\t".contains(c);
        let before = &self.text[..unit.start];
        let from =
            before.rfind(ends).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let after = &self.text[unit.end..];
        let to = after.find(ends).unwrap_or(after.len());
        let said = |text: &str| {
            let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.any(|word| {
                word.ends_with("000")
                    || (word.contains(char::is_alphabetic) && !matches!(word, "in" | "In" | "of" | "the"))
            })
        };
        said(&before[from..]) || said(&after[..to])
    }
}
