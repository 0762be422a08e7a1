//! Ranks: 3位, 第3位, 3番目, 三番目に大きい.

use super::super::meaning::{Meaning, Unread};
use super::neighbours::Ending;
use super::numeral::{Definiteness, is_numeral};
use super::scan::{Scan, ScannedFigure};
use super::word_list::begins_with;

/// What goes on with a rank.
const LARGEST: [&str; 16] = [
    "に大きい",
    "に大きな",
    "に多い",
    "に高い",
    "に長い",
    "に広い",
    "に古い",
    "に小さい",
    "に少ない",
    "に低い",
    "に重い",
    "に新しい",
    "로 큰",
    "로 많은",
    "로 높은",
    "로 작은",
];

/// What makes a rank one from the other end.
const FROM_BELOW: [&str; 13] = [
    "ワースト",
    "ワーストの",
    "ブービー",
    "小数",
    "小数点",
    "小数点以下",
    "小数点以下の",
    "下位",
    "下から",
    "後ろから",
    "最後から",
    "뒤에서 ",
    "아래에서 ",
];

impl Scan<'_> {
    /// 3位, 第3位, 3番目, 3回目.
    pub fn rank(&self, start: usize) -> Option<ScannedFigure> {
        let at = start + begins_with(self.rest(start), &["第", "제"]).unwrap_or(0);
        let first = self.at(at)?;
        if (!first.is_ascii_digit() && !is_numeral(first))
            || self.before(start).is_some_and(|c| c.is_ascii_alphanumeric())
        {
            return None;
        }
        let numeral = self.numeral(at).ok()??;
        let rest = self.rest(numeral.end);
        let len = begins_with(
            rest,
            &[
                "位",
                "番目",
                "人目",
                "社目",
                "回目",
                "件目",
                "例目",
                "年目",
                "期目",
                "日目",
                "度目",
                "か国目",
                "カ国目",
                "위",
                "번째",
            ],
        )?;
        let rank = u32::try_from(numeral.value)
            .ok()
            .filter(|rank| *rank > 0 && numeral.sort == Definiteness::Definite)?;
        let end = numeral.end + len;
        // 三番目に大きい; 下から3番目 is counted from the other end.
        let largest = begins_with(self.rest(end), &LARGEST);
        let end = end + largest.unwrap_or(0);
        let before = &self.text[..start];
        if let Some(word) = FROM_BELOW.iter().find(|word| before.ends_with(**word)) {
            let from = start - word.len()..start;
            return Some(ScannedFigure::unread(from.start..end, Unread::Unknown(from)));
        }
        // 位 of 位置, 単位 is another word; so is 위 of 위원.
        // A noun follows 大きい.
        let unread = self.unknown_after(end, Ending::Unit).filter(|_| largest.is_none()).map(Unread::Unknown);
        if unread.is_some() && self.text[numeral.end..numeral.end + len].chars().count() == 1 {
            return None;
        }
        Some(ScannedFigure {
            span: start..end,
            meanings: vec![Meaning::Rank(rank)],
            loose: Vec::new(),
            unread,
        })
    }
}
