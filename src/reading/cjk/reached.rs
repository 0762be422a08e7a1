//! Verbs of reaching that are denied, in whatever form, and comparisons by degrees: 70%に届いていない, 300人に達しておらず, 300人よりわずかに少ない.

use std::ops::Range;

use super::characters::is_hiragana;
use super::scan::Scan;
use super::vocabulary::Qualification;
use super::word_list::begins_with;

/// How verbs of reaching begin that stand after に.
const REACHES: [&str; 14] = [
    "届",
    "到達",
    "達",
    "至",
    "到ら",
    "及",
    "満た",
    "とど",
    "たっし",
    "およ",
    "いたら",
    "いたって",
    "みた",
    "乗",
];
/// And those that stand after を.
const ATTAINS: [&str; 3] = ["達成", "クリア", "確保"];
/// What denies a verb, within its ending.
const NOT: [&str; 7] = ["ない", "なか", "なく", "なけ", "ず", "ぬ", "ませ"];
/// The longest ending of a verb, in characters.
const ENDING: usize = 12;

impl Scan<'_> {
    /// に届いていない, に達しておらず, を達成できなかった: the end of a verb of reaching that is denied.
    ///
    /// # Errors
    /// The part that denies it twice.
    pub fn not_reached(&self, at: usize, place: bool) -> Result<Option<usize>, Range<usize>> {
        let verbs: &[&str] = if place { &REACHES } else { &ATTAINS };
        let Some(len) = begins_with(self.rest(at), verbs).filter(|_| self.words.language == "ja") else {
            return Ok(None);
        };
        let from = at + len;
        let tail: String = self.rest(from).chars().take_while(|&c| is_hiragana(c)).take(ENDING).collect();
        let end = from + tail.len();
        let denied = NOT.iter().any(|no| tail.contains(no));
        if !denied {
            return Ok(None);
        }
        // 達しないわけではない
        match ["わけではな", "ことはな", "わけでな", "とは限"]
            .iter()
            .any(|twice| self.rest(from).starts_with(&tail) && tail.contains(twice))
        {
            true => Err(at..end),
            false => Ok(Some(end)),
        }
    }

    /// よりわずかに少な, よりもはるかに多: a comparison with a word for how much.
    pub fn compared_by_degree(&self, at: usize) -> Option<(usize, Qualification)> {
        const LITTLE: [&str; 8] =
            ["わずかに", "僅かに", "やや", "若干", "少し", "ちょっと", "いくぶん", "多少"];
        const MUCH: [&str; 7] = ["はるかに", "遥かに", "かなり", "大幅に", "大きく", "ずっと", "相当"];
        const LESS: [&str; 6] = ["少な", "小さ", "低", "下", "短", "軽"];
        const MORE: [&str; 6] = ["多", "大き", "高", "上", "長", "重"];
        let rest = self.rest(at);
        let than = begins_with(rest, &["よりも", "より"])?;
        let little = begins_with(&rest[than..], &LITTLE);
        let degree = little.or_else(|| begins_with(&rest[than..], &MUCH))?;
        let from = than + degree;
        let less = begins_with(&rest[from..], &LESS);
        let len = less.or_else(|| begins_with(&rest[from..], &MORE))?;
        let says = match (less.is_some(), little.is_some()) {
            (true, true) => Qualification::Nearly,
            (true, false) => Qualification::LessThan,
            (false, true) => Qualification::JustOver,
            (false, false) => Qualification::MoreThan,
        };
        Some((from + len, says))
    }
}
