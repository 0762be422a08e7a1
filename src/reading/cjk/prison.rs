//! How long a sentence is, which Japanese courts write as a date is written: 懲役1年6月.

use super::super::meaning::SaidSign;
use super::compose::amount;
use super::scan::{Scan, ScannedFigure};
use super::units::known;
use super::word_list::begins_with;
use crate::value::{Bound, Number};

/// Words of criminal law before such a length, and what may stand between.
const WORDS: [&str; 9] =
    ["懲役", "禁錮", "禁固", "拘禁刑", "拘留", "有期刑", "刑期", "執行猶予", "懲役又は禁錮"];
const LINKS: [&str; 4] = ["は", "を", "期間は", "として"];

impl Scan<'_> {
    /// 1年6月 behind a word of criminal law; by itself it is a date, too.
    pub fn term_of_prison(&self, at: usize) -> Option<ScannedFigure> {
        if self.words.language != "ja" || !self.at(at)?.is_ascii_digit() {
            return None;
        }
        let before = self.text[..at].trim_end();
        let word = |text: &str| WORDS.iter().any(|word| text.ends_with(word));
        let told = word(before) || LINKS.iter().any(|link| before.strip_suffix(link).is_some_and(word));
        let alone = before.is_empty();
        let (years, from) = self.counted(at, &["年"]).filter(|(years, _)| *years <= 30)?;
        let (months, end) = self.counted(from, &["月"]).filter(|(months, _)| (1..12).contains(months))?;
        let rest = self.rest(end);
        let goes_on = begins_with(rest, &["間", "末", "期", "上", "中", "下", "初", "分", "号"]).is_some()
            || rest.starts_with(|c: char| c.is_ascii_digit());
        let month = self.unit_of("カ月").filter(|_| (told || alone && rest.trim().is_empty()) && !goes_on)?;
        let number = Number::from(i64::from(years) * 12 + i64::from(months));
        let length = amount(Bound::Exact(number), false, SaidSign::None, &[known(month)], &[]);
        if told {
            return Some(ScannedFigure {
                span: at..end,
                meanings: vec![length],
                loose: Vec::new(),
                unread: None,
            });
        }
        let date = self.date(at).filter(|date| date.span == (at..end))?;
        Some(ScannedFigure { meanings: date.meanings.into_iter().chain([length]).collect(), ..date })
    }
}
