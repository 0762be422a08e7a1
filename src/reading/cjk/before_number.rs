//! What stands before a number and belongs to it: 約, 最大, △, ±, US$, 増长, (.

use super::super::meaning::Term;
use super::bases::BaseAt;
use super::characters::is_hangul;
use super::numeral::is_numeral;
use super::scan::Scan;
use super::vocabulary::{Qualification, Turn};
use super::word_list::begins_with;
use crate::value::UnitName;

/// What stands before a number and belongs to it.
#[derive(Debug, Clone, Default)]
pub struct BeforeNumber {
    /// Where the number begins.
    pub at: usize,
    /// Bounds and 約.
    pub says: Vec<Qualification>,
    /// A sign: whether the number is below zero.
    pub negative: Option<bool>,
    /// Whether the sign is a word.
    pub sign_in_words: bool,
    /// An accountant's bracket.
    pub bracket: bool,
    /// ±.
    pub margin: bool,
    /// A word of change.
    pub change: Option<Turn>,
    /// What is below the line: 1株当たり, 時速.
    pub under: Vec<Term>,
    /// Whether a particle parts the rate from the number: 日に900人.
    pub rate_apart: bool,
    /// A currency before the number.
    pub over: Option<UnitName>,
    /// What a change is measured from: 前年同期比.
    pub base: Option<BaseAt>,
}

impl Scan<'_> {
    /// Reads what belongs to a number before it.
    pub fn before_number(&self, start: usize) -> Option<BeforeNumber> {
        let base = self.base(start);
        let at = base.as_ref().map_or(start, |base| base.end);
        let mut before = BeforeNumber { at, base, ..BeforeNumber::default() };
        if before.base.is_some() {
            // 同比大幅增长
            let adverb = self.words.adverbs.begins(self.rest(before.at)).unwrap_or(0);
            let changes = self.words.change_before.begins(self.rest(before.at + adverb)).is_some();
            before.at += if changes { adverb } else { 0 };
        }
        for _ in 0..6 {
            let at = before.at;
            let rest = self.rest(at);
            if let Some((term, end)) = self.rate_before(at) {
                before.under.push(term);
                before.rate_apart |= self.text[at..end].ends_with('に');
                before.at = self.skip(end);
            } else if let Some((len, says)) =
                self.words.before.begins(rest).filter(|(len, _)| self.is_qualifier(at, *len))
            {
                before.says.push(says);
                before.at = self.skip(at + len);
            } else if let Some((len, turn)) = self.words.change_before.begins(rest) {
                before.change = Some(turn);
                before.at = self.skip(at + len);
            } else if let Some(len) = begins_with(rest, &["プラスマイナス", "プラス・マイナス"])
            {
                before.margin = true;
                before.at = self.skip(at + len);
            } else if before.negative.is_none()
                && let Some((len, negative)) = self.sign(at)
            {
                before.negative = Some(negative);
                before.sign_in_words = rest.starts_with(char::is_alphabetic);
                before.at = at + len + usize::from(self.rest(at + len).starts_with([' ', '\t']));
            } else if rest.starts_with('±') {
                before.margin = true;
                before.at = self.skip(at + '±'.len_utf8());
            } else if before.over.is_none()
                && let Some((name, end)) = self.currency_before(at)
            {
                before.over = Some(name);
                before.at = self.skip(end);
            } else if rest.starts_with('(') && at == start && self.in_brackets(at) {
                before.bracket = true;
                before.at = at + 1;
                break;
            } else {
                break;
            }
        }
        let next = self.at(before.at)?;
        let begins_number = next.is_ascii_digit()
            || is_numeral(next)
            || "数何几수몇半过過과반절一翻倍갑한두세네다여일아열".contains(next);
        begins_number.then_some(before)
    }

    /// Whether a qualifier is a word of its own: 成約 and 過去最大 are other words.
    fn is_qualifier(&self, at: usize, len: usize) -> bool {
        let text = &self.text[..at + len];
        let other = self.words.no_qualifiers.iter().any(|word| word.len() > len && text.ends_with(word));
        let hangul = self.words.language == "ko" && self.before(at).is_some_and(is_hangul);
        !other && !hangul
    }

    /// A sign and whether it is a minus.
    pub fn sign(&self, at: usize) -> Option<(usize, bool)> {
        if let Some((len, turn)) = self.words.signs.begins(self.rest(at)) {
            return Some((len, turn == Turn::Down));
        }
        let negative = match self.at(at)? {
            '△' | '▲' | '▼' | '−' => true,
            '-' | '–' => {
                let touching = self.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
                if touching {
                    return None;
                }
                true
            }
            '+' => false,
            _ => return None,
        };
        Some((self.at(at)?.len_utf8(), negative))
    }

    /// A currency before a number: US$, ¥, USD.
    pub fn currency_before(&self, at: usize) -> Option<(UnitName, usize)> {
        // Currencies stand before a number as a code or a sign; words of Japanese stand behind it.
        let code = |c: char| {
            c.is_ascii_alphabetic() || matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
        };
        // $ of HK$ is another currency's.
        if self.before(at).is_some_and(code) {
            return None;
        }
        let len: usize =
            self.rest(at).chars().take(8).take_while(|&c| code(c) || c == '.').map(char::len_utf8).sum();
        let text = &self.text[at..at + len];
        let number = self
            .at(self.skip(at + len))
            .is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '−' | '△' | '▲'));
        if !number || text.is_empty() {
            return None;
        }
        let names = self.setting.units.before(text, self.words.language);
        let name = names.into_iter().find(|name| name.len == text.len())?;
        Some((name, at + text.len()))
    }

    /// Whether a number alone stands in brackets in a row of a table: (530).
    fn in_brackets(&self, at: usize) -> bool {
        let apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let rest = self.rest(at + 1);
        let len = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'%'))
            .count();
        let after = rest[len..].strip_prefix(')').map(|after| after.chars().next());
        // (1) before words at the start of a line numbers a section.
        let line_start = self.before(at).is_none_or(|c| c == '\n');
        let words_after = rest[len..].get(1..).is_some_and(|after| {
            after.trim_start_matches([' ', '\t']).starts_with(|c: char| c.is_alphabetic())
        });
        len > 0 && after.is_some_and(apart) && apart(self.before(at)) && !(line_start && words_after)
    }
}
