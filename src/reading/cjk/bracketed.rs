//! Brackets right behind a figure: what stands in one may bound the figure, and so may what stands behind it: 5億円(約),
//! 500万円(税込)以上, 5億ドル(カナダ).

use std::ops::Range;

use super::compose::Said;
use super::neighbours::Ending;
use super::numeral::is_numeral;
use super::scan::Scan;
use super::vocabulary::Qualification;
use super::word_list::begins_with;
use crate::value::UnitKind;

/// How many characters a bracket may hold to be read over.
const LONGEST: usize = 16;

/// Countries and regions whose money has a word that several share (ドル, 달러, 元), as they are named in a bracket or before a figure.
const COUNTRIES: [&str; 32] = [
    "カナダ",
    "オーストラリア",
    "豪州",
    "豪",
    "加",
    "香港",
    "シンガポール",
    "台湾",
    "ニュージーランド",
    "NZ",
    "ジンバブエ",
    "ジャマイカ",
    "加拿大",
    "澳大利亚",
    "澳洲",
    "新加坡",
    "台湾",
    "新西兰",
    "캐나다",
    "호주",
    "홍콩",
    "싱가포르",
    "대만",
    "뉴질랜드",
    "カナダドル",
    "豪ドル",
    "香港ドル",
    "加ドル",
    "スイス",
    "英国",
    "韓国",
    "メキシコ",
];

/// What stands in a bracket behind a figure says of it.
enum BracketWord {
    /// A bound, or that the figure is rough.
    Bound(Qualification),
    /// Whose money it is.
    Country,
    /// What it is per.
    Rate,
    /// Something else.
    Other,
}

impl Scan<'_> {
    /// Reads a bracket behind a unit where it, or what follows it, bounds the figure; where what follows it begins.
    ///
    /// # Errors
    /// The bracket, where it says whose money a figure is or what it is per, or holds a figure other than money before a bound.
    pub fn bracket_after(
        &self,
        said: &mut Said,
        end: usize,
        ending: Ending,
    ) -> Result<Option<usize>, Range<usize>> {
        // A margin that wasn't read with the figure is in another unit: 70%±5ポイント, 300人(±5%).
        let from = self.skip(end);
        let open = from + usize::from(self.rest(from).starts_with('('));
        if let Some(len) = begins_with(self.rest(open), &["±", "プラスマイナス", "+/-", "+-"]) {
            let margin =
                self.rest(open + len).chars().take_while(|c| !c.is_whitespace() && *c != ')').take(8);
            return Err(end..open + len + margin.map(char::len_utf8).sum::<usize>());
        }
        let Some(inner) = self.rest(end).strip_prefix('(') else { return Ok(None) };
        let Some(len) = inner.char_indices().take(LONGEST).find(|(_, c)| *c == ')').map(|(len, _)| len)
        else {
            return Ok(None);
        };
        let text = &inner[..len];
        let close = end + len + "()".len();
        if text.contains(['\n', '\t']) {
            return Ok(None);
        }
        let own = self.words.after.begins(self.rest(end)).is_some();
        match self.inside(text.trim()) {
            BracketWord::Bound(says) if !own => {
                said.says.push(says);
                return Ok(Some(close));
            }
            BracketWord::Country if said.kind() == Some(UnitKind::Money) => return Err(end..close),
            BracketWord::Rate => return Err(end..close),
            _ => {}
        }
        let bounds = self.bound_at(close, ending, said);
        match bounds && !own {
            false => Ok(None),
            // 100億ドル(約1兆5,000億円)以上 says it of the figure and of what that is in other money.
            true if text.contains(|c: char| c.is_ascii_digit()) && !self.is_rough_price(end + 1) => {
                Err(end..end + 1)
            }
            true => Ok(Some(close)),
        }
    }

    /// Whether money stands at a place, rough or not.
    fn is_rough_price(&self, at: usize) -> bool {
        let (_, at) = self.qualifiers_before(at);
        self.is_price(at)
    }

    /// Whether a bound stands at a place, behind a bracket.
    fn bound_at(&self, at: usize, ending: Ending, said: &Said) -> bool {
        let verb = self.bound_verb(at);
        let noun = self.qualifier_after(at, ending, said);
        !matches!((verb, noun), (Ok(None), Ok(None)))
    }

    fn inside(&self, text: &str) -> BracketWord {
        let whole = |found: Option<(usize, Qualification)>| found.filter(|(len, _)| *len == text.len());
        if let Some((_, says)) =
            whole(self.words.after.begins(text)).or_else(|| whole(self.words.before.begins(text)))
        {
            return BracketWord::Bound(says);
        }
        // 5億円(年額), 5億円(1社当たり)
        let rate =
            self.words.rates.begins(text).is_some_and(|(len, _)| len == text.len() && len > '年'.len_utf8())
                || self.words.per_after.words().iter().any(|word| text.ends_with(word));
        match (COUNTRIES.contains(&text), rate) {
            (true, _) => BracketWord::Country,
            (_, true) => BracketWord::Rate,
            _ => BracketWord::Other,
        }
    }

    /// A country right before money whose word several share: 豪5億ドル, 호주 3억 달러.
    pub fn country_before(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let shared = ["ドル", "달러", "元", "フラン", "ウォン", "ペソ"];
        let figure = &self.text[start..end];
        let unit = shared.iter().find_map(|word| figure.find(word))?;
        if !figure[..unit].ends_with(|c: char| c.is_ascii_digit() || c == ' ' || is_numeral(c)) {
            return None;
        }
        let before = self.text[..start].trim_end_matches(' ');
        let country = COUNTRIES.iter().find(|country| before.ends_with(**country))?;
        Some(before.len() - country.len()..start)
    }
}
