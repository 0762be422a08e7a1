//! What a change is measured from: 前年同期比, 2013年度比, 同比, 较上年末, 전년 대비. It belongs to the change that follows it.

use super::characters::is_hangul;
use super::dates::Antecedent;
use super::scan::Scan;
use super::word_list::begins_with;
use crate::value::Date;

/// What a change is measured from, in a text.
#[derive(Debug, Clone, Default)]
pub struct BaseAt {
    /// Where the number or word of change begins.
    pub end: usize,
    /// The dates that it may be: 2013年度 of 2013年度比.
    pub dates: Vec<Date>,
}

impl Scan<'_> {
    /// The base of a change that begins at a place.
    pub fn base(&self, at: usize) -> Option<BaseAt> {
        let bases = &self.words.bases;
        let before = self.before(at);
        if self.words.language == "ko" && before.is_some_and(is_hangul)
            || before.is_some_and(|c| c.is_ascii_digit())
        {
            return None;
        }
        let mut base = match begins_with(self.rest(at), bases.whole) {
            Some(len) => BaseAt { end: at + len, dates: Vec::new() },
            None => self.named_base(at)?,
        };
        let end = self.skip(base.end);
        base.end = self.skip(end + begins_with(self.rest(end), bases.links).unwrap_or(0));
        Some(base)
    }

    /// 対前年同期比, 2020年比, 较上年末, 전년 동기 대비.
    fn named_base(&self, at: usize) -> Option<BaseAt> {
        let bases = &self.words.bases;
        let before = begins_with(self.rest(at), bases.before);
        let from = at + before.unwrap_or(0);
        let BaseAt { mut end, dates } = match begins_with(self.rest(from), bases.names) {
            Some(len) => BaseAt { end: from + len, dates: Vec::new() },
            None => self.dated_base(from)?,
        };
        if let Some(len) = begins_with(self.rest(self.skip(end)), bases.parts) {
            end = self.skip(end) + len;
        }
        match begins_with(self.rest(self.skip(end)), bases.after) {
            Some(len) => Some(BaseAt { end: self.skip(end) + len, dates }),
            None => before.map(|_| BaseAt { end, dates }),
        }
    }

    /// A date with which something is compared.
    fn dated_base(&self, at: usize) -> Option<BaseAt> {
        // Dates are many, and few of them are compared with: the word for it must stand near.
        const NEAR: usize = 16;
        let rest = self.rest(at);
        let near = rest.char_indices().nth(NEAR).map_or(rest.len(), |(end, _)| end);
        let bases = &self.words.bases;
        let compares = bases.after.iter().any(|word| rest[..near].contains(word));
        if !compares && self.words.language != "zh" {
            return None;
        }
        let date = self.date_at(at, Antecedent::default())?;
        let single = date.dates.iter().filter(|(_, to)| to.is_none());
        Some(BaseAt { end: date.end, dates: single.map(|(date, _)| *date).collect() })
    }
}
