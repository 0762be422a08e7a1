//! What a change is measured from: 前年同期比, 2013年度比, 同比, 较上年末, 전년 대비. It belongs to the change that follows it.

use super::characters::is_hangul;
use super::dates::Antecedent;
use super::scan::Scan;
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
        let mut base = match bases.whole.begins(self.rest(at)) {
            Some(len) => BaseAt { end: at + len, dates: Vec::new() },
            None => self.named_base(at)?,
        };
        let end = self.skip(base.end);
        base.end = self.skip(end + bases.links.begins(self.rest(end)).unwrap_or(0));
        Some(base)
    }

    /// 対前年同期比, 2020年比, 较上年末, 전년 동기 대비.
    fn named_base(&self, at: usize) -> Option<BaseAt> {
        let bases = &self.words.bases;
        let before = bases.before.begins(self.rest(at));
        let from = at + before.unwrap_or(0);
        let BaseAt { mut end, dates } = match bases.names.begins(self.rest(from)) {
            Some(len) => BaseAt { end: from + len, dates: Vec::new() },
            None => self.dated_base(from)?,
        };
        if let Some(len) = bases.parts.begins(self.rest(self.skip(end))) {
            end = self.skip(end) + len;
        }
        match bases.after.begins(self.rest(self.skip(end))) {
            Some(len) => Some(BaseAt { end: self.skip(end) + len, dates }),
            None => before.map(|_| BaseAt { end, dates }),
        }
    }

    /// A date with which something is compared.
    fn dated_base(&self, at: usize) -> Option<BaseAt> {
        // Dates are many, and few of them are compared with: the word for it must stand near.
        const NEAR: usize = 16;
        let rest = self.rest(at);
        let dates = &self.words.dates;
        let begins = rest.starts_with(|c: char| c.is_ascii_digit())
            || dates.eras.begins(rest).is_some()
            || dates.relative_years.begins(rest).is_some()
            || dates.relative_months.begins(rest).is_some();
        if !begins {
            return None;
        }
        let near = rest.char_indices().nth(NEAR).map_or(rest.len(), |(end, _)| end);
        let bases = &self.words.bases;
        let compares = bases.after.words().iter().any(|word| rest[..near].contains(word));
        if !compares && self.words.language != "zh" {
            return None;
        }
        let date = self.date_at(at, Antecedent::default())?;
        let single = date.dates.iter().filter(|(_, to)| to.is_none());
        Some(BaseAt { end: date.end, dates: single.map(|(date, _)| *date).collect() })
    }
}
