//! A quantity with all that belongs to it: what stands before its number, its units, its other end, and what is said after it.

use super::super::meaning::{Amount, Meaning, SaidUnit, Sign, Term, Unread};
use super::bases::BaseAt;
use super::compose::Said;
use super::lexicon::{Says, Turn, begins, begins_with};
use super::neighbours::Ending;
use super::numbers::{self, Script, Sort};
use super::scan::{Found, Scan};
use super::units::{Piece, known};
use crate::value::{Bound, Dated, Number, UnitKind, UnitName};

/// What stands before a number and belongs to it.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// Where the number begins.
    pub at: usize,
    /// Bounds and 約.
    pub says: Vec<Says>,
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
    /// A currency before the number.
    pub over: Option<UnitName>,
    /// What a change is measured from: 前年同期比.
    pub base: Option<BaseAt>,
}

impl Scan<'_> {
    /// The quantity that begins at a place.
    pub fn quantity(&self, start: usize) -> Option<Found> {
        let before = self.before_number(start)?;
        let pieces = match self.pieces(before.at) {
            Ok(pieces) => pieces,
            Err(malformed) => {
                let part = before.at..malformed.end;
                return Some(Found::unread(start..malformed.end, Unread::Malformed(part)));
            }
        };
        let mut first = None;
        for piece in &pieces {
            let Some(found) = self.quantity_of(start, &before, piece) else { continue };
            if found.unread.is_none() {
                return Some(found);
            }
            first = first.or(Some(found));
        }
        first
    }

    /// Reads what belongs to a number before it.
    fn before_number(&self, start: usize) -> Option<Before> {
        let base = self.base(start);
        let at = base.as_ref().map_or(start, |base| base.end);
        let mut before = Before { at, base, ..Before::default() };
        if before.base.is_some() {
            // 同比大幅增长
            let adverb = begins_with(self.rest(before.at), self.words.adverbs).unwrap_or(0);
            let changes = begins(self.rest(before.at + adverb), self.words.change_before).is_some();
            before.at += if changes { adverb } else { 0 };
        }
        for _ in 0..6 {
            let at = before.at;
            let rest = self.rest(at);
            if let Some((term, end)) = self.rate_before(at) {
                before.under.push(term);
                before.at = self.skip(end);
            } else if let Some((len, says)) =
                begins(rest, self.words.before).filter(|(len, _)| self.is_qualifier(at, *len))
            {
                before.says.push(says);
                before.at = self.skip(at + len);
            } else if let Some((len, turn)) = begins(rest, self.words.change_before) {
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
            || numbers::is_numeral(next)
            || "数何几수몇半过過과반절一翻倍갑한두세네다여일아열".contains(next);
        begins_number.then_some(before)
    }

    /// Whether a qualifier is a word of its own: 成約 and 過去最大 are other words.
    fn is_qualifier(&self, at: usize, len: usize) -> bool {
        let text = &self.text[..at + len];
        let other = self.words.no_qualifiers.iter().any(|word| word.len() > len && text.ends_with(word));
        let hangul = self.words.language == "ko" && self.before(at).is_some_and(super::view::is_hangul);
        !other && !hangul
    }

    /// A sign and whether it is a minus.
    pub fn sign(&self, at: usize) -> Option<(usize, bool)> {
        if let Some((len, turn)) = begins(self.rest(at), self.words.signs) {
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

    /// A rate told before its number: 1kWh当たり, 時速, 每千瓦时, 1ドル=.
    fn rate_before(&self, at: usize) -> Option<(Term, usize)> {
        let rest = self.rest(at);
        if let Some((len, word)) = begins(rest, self.words.rates).filter(|(len, _)| self.is_rate(at, *len)) {
            return Some((known(self.unit_of(word)?), at + len));
        }
        if let Some(len) = begins_with(rest, self.words.per_before) {
            let (each, from) = match self.numeral(at + len) {
                Ok(Some(numeral)) if numeral.sort == Sort::Definite => {
                    (Number::from(numeral.value), numeral.end)
                }
                _ => (Number::from(1), at + len),
            };
            let (name, end) = self.units(from).into_iter().next()?;
            return Some((Term::Known { name, each }, end));
        }
        let (each, from) = match self.numeral(at) {
            Ok(Some(numeral)) if numeral.sort == Sort::Definite => (Number::from(numeral.value), numeral.end),
            // 시간당: one, unsaid.
            _ if self.words.language == "ko" && !self.before(at).is_some_and(super::view::is_hangul) => {
                (Number::from(1), at)
            }
            _ => return None,
        };
        self.units(from).into_iter().find_map(|(name, end)| {
            let rest = self.rest(end);
            let money = name.measures.iter().all(|measure| measure.kind == UnitKind::Money);
            let equals = rest.trim_start_matches(' ').strip_prefix('=');
            let len = if let Some(len) = self.per_after(end) {
                len
            } else if self.rate_goes_on(from > at, end) {
                0
            } else if let Some(after) = equals.filter(|_| money && from > at) {
                rest.len() - after.len()
            } else if each == Number::from(1)
                && from > at
                && (self.is_time_of_rate(&name, end) || (money && self.other_money(end, &name)))
            {
                0
            } else {
                return None;
            };
            Some((Term::Known { name, each }, end + len))
        })
    }

    /// Whether a word of a rate is one by itself: 今年産 and 近年产 are of a year, 3年 is a length, and 연 is the end of other words.
    fn is_rate(&self, at: usize, len: usize) -> bool {
        const OF_A_YEAR: &str = "今去近全每毎常多往当當历歷本前後后明翌初次数數半来上下同整";
        let Some(before) = self.before(at) else { return self.is_rate_of_korean(at, len) };
        if before.is_ascii_digit() || numbers::is_numeral(before) {
            return false;
        }
        let single = self.rest(at)[..len].chars().count() == 1;
        let other = self.rest(at).starts_with(['年', '月', '日']) && OF_A_YEAR.contains(before);
        !other && !(single && super::view::is_kanji(before)) && self.is_rate_of_korean(at, len)
    }

    /// In Korean a word of its own before a number with a unit: 연 300대.
    fn is_rate_of_korean(&self, at: usize, len: usize) -> bool {
        if self.words.language != "ko" {
            return true;
        }
        let single = self.rest(at)[..len].chars().count() == 1;
        let counted = || {
            let from = self.skip(at + len);
            self.pieces(from).is_ok_and(|pieces| pieces.iter().any(|piece| !piece.is_bare()))
        };
        !self.before(at).is_some_and(super::view::is_hangul) && (!single || counted())
    }

    /// The length of what makes one of a unit the lower part of a rate: 当たり. 당 of 당금 is another word.
    pub fn per_after(&self, end: usize) -> Option<usize> {
        let len = begins_with(self.rest(end), self.words.per_after)?;
        let word = self.words.language == "ko" && self.at(end + len).is_some_and(super::view::is_hangul);
        (!word).then_some(len)
    }

    /// 1人1日当たり: whether another unit of the same rate follows one.
    pub fn rate_goes_on(&self, numbered: bool, end: usize) -> bool {
        let next = self.at(end).is_some_and(|c| c.is_ascii_digit() || numbers::is_numeral(c));
        let Ok(Some(numeral)) = self.numeral(end) else { return false };
        numbered && next && self.units(numeral.end).iter().any(|(_, after)| self.per_after(*after).is_some())
    }

    /// Whether a number right behind one of a unit is counted in it: 1日5人, 1株25円.
    fn is_time_of_rate(&self, name: &UnitName, end: usize) -> bool {
        let duration = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Duration);
        let Ok(Some(numeral)) = self.numeral(end) else { return false };
        let after = self.units(numeral.end);
        let kind = after.first().and_then(|(name, _)| name.measures.first()).map(|measure| measure.kind);
        let money = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Money);
        let other = kind != Some(UnitKind::Duration);
        // 1株25円, 1人5,000円: money for one of anything else.
        let price = kind == Some(UnitKind::Money) && !money;
        ((duration && other) || price) && self.words.language != "ko"
    }

    /// Whether an amount of other money stands at a place: 1ドル152円.
    fn other_money(&self, at: usize, one: &UnitName) -> bool {
        let Ok(Some(numeral)) = self.numeral(at) else { return false };
        self.units(numeral.end).first().is_some_and(|(name, _)| {
            name.measures.iter().all(|measure| {
                measure.kind == UnitKind::Money && !one.measures.iter().any(|one| one.base == measure.base)
            })
        })
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

    /// The whole quantity from its first number.
    fn quantity_of(&self, start: usize, before: &Before, piece: &Piece) -> Option<Found> {
        let mut said = Said::of(before, piece);
        let mut end = piece.end;
        if before.bracket {
            end += self.rest(end).starts_with(')').then_some(1)?;
            // (89)億円
            if piece.is_bare()
                && let Some((name, after)) =
                    self.units(end).into_iter().next().filter(|_| !self.rest(end).starts_with(' '))
            {
                (said.over, end) = (vec![known(name)], after);
            }
        }
        if piece.numeral.as_ref().is_some_and(|numeral| numeral.script == Script::Kanji)
            && piece.is_bare()
            && before.over.is_none()
        {
            return None;
        }
        if let Some(other) = self.other_end(&mut said, piece, end) {
            match other {
                Ok(after) => end = after,
                Err(part) => return Some(Found::unread(start..part.end, Unread::Unknown(part))),
            }
        } else if let Some(after) = self.margin(&mut said, piece, end) {
            end = after;
        } else if let Some(after) = self.interval(&mut said, piece, end) {
            end = after;
        }
        let mut ending =
            if said.over.is_empty() && said.under.is_empty() { Ending::Bare } else { Ending::Unit };
        if self.is_year(piece, &said, end) {
            return None;
        }
        if let Err(part) = self.after_unit(&mut said, &mut end, &mut ending) {
            return Some(Found::unread(start..part.end, Unread::Unknown(part)));
        }
        // 前年比98% is no change.
        if before.base.is_some()
            && !(said.change.is_some() || said.signed() || said.kind() == Some(UnitKind::Multiple))
        {
            return None;
        }
        let bare = said.over.is_empty() && said.under.is_empty() && !said.signed() && said.change.is_none();
        let noun = if bare { self.counted_noun(end) } else { None };
        let mut found = match noun {
            // What is counted may be left out of a form: 1億以上 of 1億以上のタスク.
            Some((name, after)) => {
                let without = said.found(start..end)?;
                (said.over, end, ending) = (vec![known(name)], after, Ending::Unit);
                let with = said.found(start..end)?;
                let loose = with.loose.into_iter().chain(without.meanings).chain(without.loose).collect();
                Found { loose, ..with }
            }
            None => said.found(start..end)?,
        };
        let dates = before.base.iter().flat_map(|base| &base.dates);
        found.loose.extend(dates.map(|date| Meaning::Date(Dated::from(*date))));
        // 近5年: of the last five years, or nearly five.
        if self.words.language == "zh"
            && said.kind() == Some(UnitKind::Duration)
            && said.says == [Says::Nearly]
            && self.rest(start).starts_with('近')
        {
            found.meanings.push(amount(said.bound, false, Sign::None, &said.over, &said.under));
        }
        if said.is_plain() && end == piece.end && start == before.at {
            found.meanings.extend(self.bare_date(piece, end));
        }
        // 3年後, 半年前: when, counted from something.
        let ago = said.kind() == Some(UnitKind::Duration)
            && self.rest(end).starts_with(['後', '前', '后', '전', '후', '来']);
        let unread = self.unknown_after(end, ending).filter(|_| !ago).map(Unread::Unknown);
        let bare = said.over.is_empty() && !said.signed();
        let dotted = piece.numeral.as_ref().is_some_and(|numeral| numeral.dotted)
            && piece.kind() == Some(UnitKind::Count);
        let dotted = dotted.then_some(Unread::Unknown(before.at..piece.end));
        let currency = self.unsaid_currency(&said, &piece.unit);
        let touched = || self.unread_before(start, end, said.kind(), bare).filter(|_| before.base.is_none());
        found.unread = found.unread.or_else(|| touched().or(unread).or(dotted).or(currency));
        if let Some(Unread::Name(part) | Unread::Unknown(part)) = &found.unread {
            found.span.end = found.span.end.max(part.end);
        }
        Some(found)
    }

    /// Whether a number of years is a calendar year: 2026年 after a qualifier.
    fn is_year(&self, piece: &Piece, said: &Said, end: usize) -> bool {
        let year = piece.numeral.as_ref().is_some_and(|numeral| {
            numeral.script == Script::Digits
                && numeral.end + 3 >= piece.unit.end
                && numeral.value >= 1600.into()
                && numeral.value <= 2200.into()
        });
        let word = self.words.dates.year.iter().any(|word| self.text[..end].ends_with(word));
        year && word && said.kind() == Some(UnitKind::Duration)
    }

    /// A sign of several currencies of which none is said.
    fn unsaid_currency(&self, said: &Said, unit: &std::ops::Range<usize>) -> Option<Unread> {
        let unsaid = said.over.iter().chain(&said.under).any(|term| {
            let Term::Known { name, .. } = term else { return false };
            let money = name.measures.iter().all(|measure| measure.kind == UnitKind::Money);
            money && super::super::agreement::chosen(name, self.setting).is_empty()
        });
        unsaid.then(|| Unread::NeedsCurrency(unit.clone()))
    }
}

/// An amount as a meaning.
pub fn amount(bound: Bound, about: bool, sign: Sign, over: &[Term], under: &[Term]) -> Meaning {
    Meaning::Amount(Amount {
        bound,
        about,
        sign,
        unit: SaidUnit { over: over.to_vec(), under: under.to_vec() },
    })
}
