//! Digits that are no figures: names, numbers of things, telephones, addresses, versions.

use super::super::meaning::Unread;
use super::characters::{is_hangul, is_kanji};
use super::numeral::is_numeral;
use super::scan::{Scan, ScannedFigure};
use super::word_list::{WordSet, begins_with};
use crate::value::UnitKind;

/// Words in Latin letters after which a number is a part of their name.
static NAMED: WordSet = WordSet::of(&[
    "Windows",
    "iPhone",
    "iPad",
    "iOS",
    "Android",
    "Galaxy",
    "PlayStation",
    "Xbox",
    "Article",
    "Chapter",
    "Section",
    "Annex",
    "Level",
    "Phase",
    "Ver.",
    "Version",
    "No.",
    "Vol.",
    "Fig.",
    "Table",
    "GeForce",
    "Office",
    "Microsoft",
    "Java",
    "Python",
    "Photoshop",
    "Excel",
    "macOS",
    "HTML",
    "USB",
    "Bluetooth",
    "Route",
    "Formula",
    "Channel",
    "Boeing",
]);

/// Counters after which a number names a thing: 5号, 3丁目, 30代. Not before 目 or a blank.
static NUMBERED: WordSet = WordSet::of(&[
    "号",
    "号機",
    "号室",
    "号線",
    "号店",
    "号車",
    "番地",
    "番線",
    "番街",
    "丁目",
    "条",
    "条の",
    "項",
    "頁",
    "ページ目",
    "面で",
    "年生",
    "年級",
    "期生",
    "代の",
    "代が",
    "代で",
    "代、",
    "代は",
    "代に",
    "代を",
    "代と",
    "代以",
    "代男",
    "代女",
    "代前",
    "代後",
    "代半",
    "合目",
    "車線",
    "番目の",
    "군",
    "호",
    "호기",
    "조의",
    "층",
    "号楼",
    "号文",
    "幢",
    "번지",
    "번길",
    "番、",
    "番に",
    "番を",
    "番の",
    "番へ",
    "番で",
    "番は",
]);

impl Scan<'_> {
    /// The name or number of a thing that begins at a place.
    pub fn name(&self, start: usize) -> Option<ScannedFigure> {
        let end = self
            .ordinal(start)
            .or_else(|| self.latin_name(start))
            .or_else(|| self.chained(start))
            .or_else(|| self.numbered(start))
            .or_else(|| self.page(start))?;
        Some(ScannedFigure::unread(start..end, Unread::Name(start..end)))
    }

    /// - 12 - on a line of its own: the number of a page.
    fn page(&self, start: usize) -> Option<usize> {
        let dash = |c: char| matches!(c, '-' | '–' | '−' | '—');
        if self.before(start).is_some_and(|c| c != '\n') || !self.at(start).is_some_and(dash) {
            return None;
        }
        let line = self.rest(start).split('\n').next().unwrap_or_default();
        let inner = line.trim_end().strip_prefix(dash)?.strip_suffix(dash)?.trim();
        let number = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
        number.then_some(start + line.trim_end().len())
    }

    /// 第5回, 第3条の2; 제3조. Ranks (第3位) and quarters are no names.
    fn ordinal(&self, start: usize) -> Option<usize> {
        let rest = self.rest(start);
        let first = rest.chars().next().filter(|c| matches!(c, '第' | '제'))?;
        if first == '제' && self.before(start).is_some_and(is_hangul) {
            return None;
        }
        let numeral = self.numeral(self.skip(start + first.len_utf8())).ok()??;
        let after = self.rest(self.skip(numeral.end));
        if begins_with(after, &["位", "위", "名", "四半期", "季度", "분기"]).is_some() {
            return None;
        }
        let mut end = numeral.end;
        if let Some(counter) = self.at(end).filter(|&c| is_kanji(c) || is_hangul(c)) {
            end += counter.len_utf8();
        }
        while let Some(rest) = self.rest(end).strip_prefix(['の', '第']) {
            let from = self.text.len() - rest.len();
            let Ok(Some(next)) = self.numeral(from) else { break };
            end = next.end + self.at(next.end).filter(|&c| is_kanji(c)).map_or(0, char::len_utf8);
        }
        Some(end)
    }

    /// H100, COVID-19, Windows 11, p.12.
    fn latin_name(&self, start: usize) -> Option<usize> {
        let rest = self.rest(start);
        let first = rest.chars().next()?;
        if matches!(first, '#' | '№' | '〒' | '☎') {
            let digits = rest[first.len_utf8()..]
                .bytes()
                .take_while(|byte| byte.is_ascii_digit() || *byte == b'-')
                .count();
            return (digits > 0).then_some(start + first.len_utf8() + digits);
        }
        if !first.is_ascii_alphabetic() {
            return None;
        }
        if let Some(len) = NAMED.begins(rest) {
            let from = self.skip(start + len);
            let digits =
                self.rest(from).bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
            return (digits > 0).then_some(from + digits);
        }
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let mut end = start + letters;
        let sign = self.rest(end).starts_with(['-', '_', '.', '/']);
        end += usize::from(sign);
        let digits = self.rest(end).bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || !self.setting.units.before(&rest[..letters], self.words.language).is_empty() {
            return None;
        }
        if !sign && let Ok(pieces) = self.pieces(end) {
            let figure = |kind| matches!(kind, Some(UnitKind::Share | UnitKind::Money | UnitKind::Multiple));
            if pieces.first().is_some_and(|piece| figure(piece.kind())) {
                return None;
            }
        }
        let more = self
            .rest(end)
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            .count();
        Some(end + more)
    }

    /// 03-1234-5678, 1-2-3, 1.2.3, 5G.
    fn chained(&self, start: usize) -> Option<usize> {
        let rest = self.rest(start);
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let len = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'/' | b':'))
            .count();
        let chain = rest[..len].trim_end_matches(['-', '.', '/', ':']);
        let parts: Vec<&str> = chain.split(['-', '.', '/', ':']).collect();
        if parts.iter().any(|part| part.is_empty()) && parts.len() > 1 {
            return None;
        }
        let telephone =
            parts.len() >= 2 && chain.contains('-') && parts[0].len() > 1 && parts[0].starts_with('0');
        let generation = ["5G", "4G", "3G", "6G", "4K", "8K", "3D", "2D", "4D"].iter().any(|name| {
            rest.starts_with(name) && !rest[2..].starts_with(|c: char| c.is_ascii_alphanumeric())
        });
        if generation {
            return Some(start + 2);
        }
        if parts.len() >= 3 && !is_decimal_ratio(chain) || telephone {
            return Some(start + chain.len());
        }
        None
    }

    /// 5号機, 3丁目, 30代.
    fn numbered(&self, start: usize) -> Option<usize> {
        let first = self.at(start)?;
        if !first.is_ascii_digit() && !is_numeral(first) {
            return None;
        }
        let numeral = self.numeral(start).ok()??;
        let len = NUMBERED.begins(self.rest(numeral.end))?;
        Some(numeral.end + len)
    }
}

/// Whether a chain of digits is a ratio of decimals: 1:1.62, 51.3:48.7. 1:23.45 may be the time of a lap.
fn is_decimal_ratio(chain: &str) -> bool {
    let Some((one, other)) = chain.split_once(':') else { return false };
    let number = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.matches('.').count() < 2
    };
    let whole = other.split('.').next().unwrap_or_default();
    let lap = !one.contains('.') && whole.len() == 2 && whole < "60";
    number(one) && number(other) && !lap
}
