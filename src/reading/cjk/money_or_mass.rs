//! Words that are money and a mass: 5ポンド, 5파운드. Their sentence tells which, or nobody knows.

use std::ops::Range;

use super::super::meaning::{Meaning, UnitTerm, Unread};
use super::scan::{Scan, ScannedFigure};
use crate::value::{UnitKind, UnitName};

/// Such a word of a language, and what tells that it is a mass, and that it is money.
struct Telling {
    word: &'static str,
    weighs: &'static [&'static str],
    pays: &'static [&'static str],
}

const JAPANESE: Telling = Telling {
    word: "ポンド",
    weighs: &[
        "重さ",
        "重量",
        "体重",
        "目方",
        "重い",
        "軽い",
        "重く",
        "軽く",
        "計量",
        "グラム",
        "キロ",
        "オンス",
        "トン",
    ],
    pays: &[
        "円",
        "料",
        "費",
        "額",
        "代金",
        "価格",
        "値段",
        "単価",
        "払",
        "賃",
        "税",
        "罰金",
        "予算",
        "資金",
        "融資",
        "出資",
        "投資",
        "売",
        "買",
        "収入",
        "収益",
        "利益",
        "損失",
        "赤字",
        "黒字",
        "負債",
        "債務",
        "債券",
        "寄付",
        "為替",
        "ドル",
        "ユーロ",
        "給与",
        "年収",
        "英国",
        "価値",
        "相当",
        "調達",
        "補助",
        "契約",
        "懸賞",
        "賞金",
        "保険",
    ],
};
const KOREAN: Telling = Telling {
    word: "파운드",
    weighs: &["무게", "중량", "체중", "무거", "가벼", "그램", "킬로", "온스"],
    pays: &[
        "원",
        "요금",
        "비용",
        "가격",
        "지불",
        "벌금",
        "세금",
        "예산",
        "자금",
        "대출",
        "투자",
        "매출",
        "수입",
        "수익",
        "이익",
        "손실",
        "적자",
        "부채",
        "채권",
        "기부",
        "급여",
        "달러",
        "유로",
        "환율",
        "입장료",
        "금액",
        "계약",
        "상금",
        "보험",
        "영국",
        "팔",
        "샀",
        "사들",
    ],
};

impl Scan<'_> {
    /// Keeps of a figure what its unit is in the sentence. Where nothing tells, it can't be read; a form alone says both.
    pub fn money_or_mass(&self, found: &mut ScannedFigure, whole: &Range<usize>) {
        let telling = match self.words.language {
            "ja" => &JAPANESE,
            "ko" => &KOREAN,
            _ => return,
        };
        let Some(at) = self.text[found.span.clone()].find(telling.word).map(|at| found.span.start + at)
        else {
            return;
        };
        let names = self.names_at(at);
        let named = |kind: UnitKind| {
            let is_kind = |name: &&UnitName| {
                name.len == telling.word.len() && name.measures.iter().all(|one| one.kind == kind)
            };
            names.iter().find(is_kind).cloned()
        };
        let (Some(money), Some(mass)) = (named(UnitKind::Money), named(UnitKind::Measure)) else { return };
        let is_either =
            |meaning: &Meaning| matches!(first_name(meaning), Some(name) if *name == money || *name == mass);
        if found.unread.is_some() || !found.meanings.iter().any(is_either) {
            return;
        }
        let as_one = |list: &[Meaning], name: &UnitName| -> Vec<Meaning> {
            list.iter()
                .map(|meaning| if is_either(meaning) { renamed(meaning, name) } else { meaning.clone() })
                .collect()
        };
        if found.span == *whole {
            found.meanings = [as_one(&found.meanings, &money), as_one(&found.meanings, &mass)].concat();
            return;
        }
        let Some(name) = self
            .told_by_sentence(&found.span, at, telling, &money)
            .map(|is_mass| if is_mass { &mass } else { &money })
        else {
            found.unread = Some(Unread::MoneyOrMass(at..at + telling.word.len()));
            return;
        };
        (found.meanings, found.loose) = (as_one(&found.meanings, name), as_one(&found.loose, name));
    }

    /// Whether a figure is a mass, by what its sentence says nearest to it; nothing where it doesn't tell.
    fn told_by_sentence(
        &self,
        span: &Range<usize>,
        at: usize,
        telling: &Telling,
        money: &UnitName,
    ) -> Option<bool> {
        let ends =
            |c: char| matches!(c, '。' | '\n' | '\t' | '!' | '?') || self.words.language == "ko" && c == '.';
        let before = &self.text[..span.start];
        let before = &before[before.rfind(ends).map_or(0, |end| end)..];
        let after = self.rest(span.end);
        let after = &after[..after.find(ends).unwrap_or(after.len())];
        let nearest = |words: &[&str]| {
            let back =
                words.iter().filter_map(|word| Some(before.len() - before.rfind(word)? - word.len())).min();
            let on = words.iter().filter_map(|word| after.find(word)).min();
            back.into_iter().chain(on).min()
        };
        match (nearest(telling.weighs), nearest(telling.pays)) {
            (Some(weighs), Some(pays)) if weighs == pays => None,
            (Some(weighs), pays) if pays.is_none_or(|pays| weighs < pays) => Some(true),
            (_, Some(_)) => Some(false),
            _ => {
                let scaled = self.text[span.start..at].contains(['億', '兆', '万', '억', '조', '만']);
                let own = self
                    .setting
                    .currency
                    .is_some_and(|code| money.measures.iter().any(|one| one.base == code));
                (scaled || own).then_some(false)
            }
        }
    }
}

/// The first unit of an amount, where it is known.
fn first_name(meaning: &Meaning) -> Option<&UnitName> {
    match meaning {
        Meaning::Amount(amount) => match amount.unit.over.first()? {
            UnitTerm::Known { name, .. } => Some(name),
            UnitTerm::Noun { .. } => None,
        },
        _ => None,
    }
}

/// An amount with another name for the first of its units.
fn renamed(meaning: &Meaning, new: &UnitName) -> Meaning {
    let mut meaning = meaning.clone();
    if let Meaning::Amount(amount) = &mut meaning
        && let Some(UnitTerm::Known { name, .. }) = amount.unit.over.first_mut()
    {
        *name = new.clone();
    }
    meaning
}
