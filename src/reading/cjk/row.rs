//! What the label of a table's row says of its figures in Japanese, Chinese and Korean: 1株当たり当期純利益, 自己資本比率(％), 従業員数（人）.

use super::super::head::UnitHead;
use super::super::meaning::{SaidUnit, UnitTerm};
use super::super::setting::SourceSetting;
use super::super::shown::{CELL, LINE};
use super::heads::head;
use super::scan::{Memo, Scan};
use super::units::known;
use super::vocabulary::Vocabulary;

/// What a label counts by its last characters, and the unit of that.
const COUNTS: [(&str, &str); 16] = [
    ("人数", "人"),
    ("人員", "人"),
    ("従業員数", "人"),
    ("社員数", "人"),
    ("者数", "人"),
    ("社数", "社"),
    ("店舗数", "店"),
    ("店数", "店"),
    ("件数", "件"),
    ("台数", "台"),
    ("世帯数", "世帯"),
    ("率", "%"),
    ("员工人数", "人"),
    ("户数", "户"),
    ("직원수", "명"),
    ("직원 수", "명"),
];

/// The longest label, in characters: what is longer is a sentence.
const LONGEST: usize = 24;

/// The label of the row in which the figure at a byte stands, and what it says; nothing where it gives no unit, or where there is none.
pub fn row_unit(
    text: &str,
    at: usize,
    words: &'static Vocabulary,
    setting: &SourceSetting<'_>,
) -> Option<(String, UnitHead)> {
    let line = text[..at].rfind(LINE).map_or(0, |end| end + 1);
    // The last cell with words before the figure: others hold the figures of other columns.
    let cell = text[line..at].rsplit([CELL, '|']).find(|cell| cell.contains(char::is_alphabetic))?;
    let label = label(cell);
    if label.is_empty()
        || label.contains(['。', '、', '，', ',', '；', ';'])
        || label.chars().count() > LONGEST
        || label.ends_with(['は', 'が', 'を', 'で', 'に', 'の', 'は', '는', '은'])
    {
        return None;
    }
    let only = |text: &str| {
        let head = head(text, words, setting).ok()?;
        let said = !(head.unit.over.is_empty() && head.unit.under.is_empty());
        (head.nouns().is_empty() && said).then_some(head)
    };
    let bracketed = || {
        let inner = label.strip_suffix([')', '〕', ']'])?;
        let open = inner.rfind(['(', '〔', '['])?;
        only(inner[open..].trim_start_matches(['(', '〔', '[']))
    };
    let per_one = || only(label).filter(|head| !head.unit.under.is_empty());
    let counted = || {
        let name = label.split(['(', '〔', '[']).next()?.trim();
        let (_, unit) = COUNTS.iter().find(|(end, _)| name.ends_with(end))?;
        let memo = Memo::default();
        let scan = Scan { text: label, words, setting, joints: &[], names_heisei: false, memo: &memo };
        let unit = SaidUnit { over: vec![known(scan.unit_of(unit)?)], under: Vec::<UnitTerm>::new() };
        Some(UnitHead { unit, ..UnitHead::default() })
    };
    let head = per_one().or_else(bracketed).or_else(counted)?;
    Some((label.to_owned(), head))
}

/// A cell up to the first number behind a blank that no bracket holds: the figures of a row whose columns are parted by blanks.
fn label(cell: &str) -> &str {
    let (mut depth, mut blank) = (0_usize, false);
    for (at, character) in cell.char_indices() {
        match character {
            '(' | '〔' | '[' => depth += 1,
            ')' | '〕' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0
            && blank
            && (character.is_ascii_digit() || matches!(character, '△' | '▲' | '-' | '−' | '¥' | '$'))
        {
            return cell[..at].trim();
        }
        blank = character.is_whitespace();
    }
    cell.trim()
}
