//! Goes through a text once and takes every figure.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use super::super::meaning::{Figure, Meaning, Unread};
use super::super::setting::SourceSetting;
use super::characters::{is_hangul, is_katakana};
use super::numbers;
use super::numeral::{
    Definiteness, Malformed, NumberScript, NumeralAt, is_numeral, kanji_digit, leading_scale,
};
use super::starters::may_begin;
use super::unwrapped::Unwrapped;
use super::vocabulary::Vocabulary;
use crate::value::UnitName;

/// A text with what its figures are read by.
#[derive(Debug, Clone, Copy)]
pub struct Scan<'a> {
    /// The text of a [`Unwrapped`].
    pub text: &'a str,
    /// The words of its language.
    pub words: &'static Vocabulary,
    /// Whose text it is.
    pub setting: &'a SourceSetting<'a>,
    /// Where ends of lines were taken out of the text.
    pub joints: &'a [usize],
    /// Whether the text names the era before this one, whose years of two digits it may then mean.
    pub names_heisei: bool,
    /// The names of units that were looked up last.
    pub memo: &'a Memo,
}

/// What was found at a place: each is asked for again and again until its figure is read.
#[derive(Debug, Default)]
pub struct Memo {
    /// Names of units, in the slot that their place belongs to.
    names: Slots<Rc<[UnitName]>, 16>,
    /// The year of the date before, and where that ends: nothing where it isn't one year. 翌年 is the next.
    pub year: Cell<Option<(i32, usize)>>,
    /// Numbers, likewise.
    numerals: Slots<Result<Option<NumeralAt>, Malformed>, 4>,
}

/// Places with what was found there, one in each slot.
type Slots<T, const COUNT: usize> = RefCell<[Option<(usize, T)>; COUNT]>;

/// What was found at a place, or what `look_up` finds.
fn held<T: Clone, const COUNT: usize>(
    slots: &Slots<T, COUNT>,
    place: usize,
    look_up: impl FnOnce() -> T,
) -> T {
    if let Some(Some((at, found))) = slots.borrow().get(place % COUNT)
        && *at == place
    {
        return found.clone();
    }
    let found = look_up();
    if let Some(slot) = slots.borrow_mut().get_mut(place % COUNT) {
        *slot = Some((place, found.clone()));
    }
    found
}

/// A figure as it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct ScannedFigure {
    /// All that belongs to it.
    pub span: Range<usize>,
    /// What it says as a whole.
    pub meanings: Vec<Meaning>,
    /// What it says where a part that may be left out is: 12.3% of 12.3%増, 2027年4月 of 2027年4月から. Only a figure that stands
    /// in a text has these; a form that holds the part says it.
    pub loose: Vec<Meaning>,
    /// Why it can't be read.
    pub unread: Option<Unread>,
}

impl ScannedFigure {
    /// A figure that can't be read.
    pub fn unread(span: Range<usize>, why: Unread) -> Self {
        Self { span, meanings: Vec::new(), loose: Vec::new(), unread: Some(why) }
    }
}

/// Every figure of a text.
pub fn figures(text: &str, words: &'static Vocabulary, setting: &SourceSetting<'_>) -> Vec<Figure> {
    let view = Unwrapped::with_units(text, words.language, &|line| begins_with_unit(line, words, setting));
    let memo = Memo::default();
    let scan = Scan {
        text: &view.text,
        words,
        setting,
        joints: &view.joints,
        names_heisei: view.text.contains("平成"),
        memo: &memo,
    };
    let bare = view.text.trim();
    let start = view.text.len() - view.text.trim_start().len();
    let whole = start..start + bare.len();
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(character) = view.text[at..].chars().next() {
        let found = if scan.may_begin(at, character) { scan.figure(at) } else { None };
        let Some(found) = found.filter(|found| found.span.end > at) else {
            at = scan.next(at, character);
            continue;
        };
        at = found.span.end;
        scan.remember_year(&found);
        figures.push(scan.told(found, &whole, &view));
    }
    figures
}

/// Whether a line begins with a scale or a unit of which nothing but a known word goes on: no 円 of 円安, no 대 of 대한.
fn begins_with_unit(line: &str, words: &'static Vocabulary, setting: &SourceSetting<'_>) -> bool {
    const LONGEST: usize = 48;
    let end = line.char_indices().nth(LONGEST).map_or(line.len(), |(end, _)| end);
    let scale = leading_scale(line).map_or(0, |(_, len)| len);
    let known = |rest: &str| {
        !rest.starts_with(char::is_alphabetic)
            || words.follows.begin(rest)
            || words.after.begins(rest).is_some()
            || words.change_after.begins(rest).is_some()
    };
    let names = setting.units.after(&line[scale..end.max(scale)], words.language);
    names.iter().any(|name| known(&line[scale + name.len..])) || (scale > 0 && known(&line[scale..]))
}

impl<'a> Scan<'a> {
    /// The rest of the text from a place.
    pub fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The character at a place.
    pub fn at(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|text| text.chars().next_back())
    }

    /// The names of units that begin at a place, the longest first.
    pub fn names_at(&self, at: usize) -> Rc<[UnitName]> {
        // No name of a unit is longer than this; what looks for one need not look at the whole text.
        const LONGEST: usize = 48;
        let rest = self.rest(at);
        let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(end, _)| end);
        held(&self.memo.names, at, || self.setting.units.after(&rest[..end], self.words.language).into())
    }

    /// The number at a place.
    ///
    /// # Errors
    /// When the digits there are no number.
    pub fn numeral(&self, at: usize) -> Result<Option<NumeralAt>, Malformed> {
        // 十年 is a decade, but 三十年 are thirty years.
        let tens = |at: usize| {
            self.rest(at).starts_with("十年") && self.before(at).is_some_and(|c| kanji_digit(c).is_some())
        };
        let is_unit = |at: usize| !self.names_at(at).is_empty() && !tens(at);
        held(&self.memo.numerals, at, || match self.lone_scale(at).or_else(|| self.spoken_korean(at)) {
            Some(found) => Ok(Some(found)),
            None => numbers::numeral(self.text, at, &is_unit),
        })
    }

    /// 万 of 近万人, 万余人, 超亿元: a scale that stands for one of it, beside a word that bounds it.
    fn lone_scale(&self, at: usize) -> Option<NumeralAt> {
        let first =
            self.at(at).filter(|c| self.words.language == "zh" && matches!(c, '万' | '亿' | '萬' | '億'))?;
        let (value, len) = leading_scale(self.rest(at))?;
        let text = &self.text[..at];
        let bounded = self.words.before.words().any(|word| text.ends_with(word))
            && !self.words.no_qualifiers.iter().any(|word| text.ends_with(word));
        let open = self.words.between.begins(self.rest(at + len)).is_some()
            && !self.before(at).is_some_and(|c| {
                c.is_ascii_digit() || is_numeral(c) || matches!(c, '数' | '几' | '上' | '点')
            });
        let whole = len == first.len_utf8() || self.rest(at).starts_with("万亿");
        (whole && (bounded || open)).then_some(NumeralAt {
            end: at + len,
            value,
            sort: Definiteness::Definite,
            script: NumberScript::Kanji,
            scale: value,
            last: rust_decimal::Decimal::ONE,
            simple: true,
            dotted: false,
        })
    }

    /// The place after a blank, if one stands there.
    pub fn skip(&self, at: usize) -> usize {
        if self.rest(at).starts_with(' ') { at + 1 } else { at }
    }

    /// Whether a figure may begin with a character.
    fn may_begin(&self, at: usize, character: char) -> bool {
        // A Korean word may be a unit of which one is what a figure is for: 시간당.
        let korean =
            is_hangul(character) && self.words.language == "ko" && !self.before(at).is_some_and(is_hangul);
        // So may a Japanese one: トン当たり, ひとり当たり.
        let japanese = self.words.language == "ja"
            && ((is_katakana(character) && !self.before(at).is_some_and(is_katakana)) || character == 'ひ');
        if character.is_whitespace() || !(korean || japanese || may_begin(self.words, character)) {
            return false;
        }
        !(character.is_ascii_alphabetic()
            && self.before(at).is_some_and(|before| before.is_ascii_alphanumeric()))
    }

    /// The place to look at next where no figure begins: after a run of digits or Latin letters, or the next character.
    fn next(&self, at: usize, character: char) -> usize {
        if character.is_ascii_digit() {
            return at + self.rest(at).bytes().take_while(u8::is_ascii_digit).count();
        }
        at + character.len_utf8()
    }

    /// The figure that begins at a place.
    fn figure(&self, at: usize) -> Option<ScannedFigure> {
        if let Some(found) = self.term_of_prison(at) {
            return Some(found);
        }
        let date = self.date(at).or_else(|| self.date_after_another(at));
        // 2020年比46%減
        if date.is_some()
            && self.base(at).is_some()
            && let Some(change) = self.quantity(at)
        {
            return Some(change);
        }
        date.or_else(|| self.name(at))
            .or_else(|| self.time(at))
            .or_else(|| self.pair(at))
            .or_else(|| self.quantity(at))
    }

    /// A figure as others see it.
    fn told(&self, mut found: ScannedFigure, whole: &Range<usize>, view: &Unwrapped) -> Figure {
        self.money_or_mass(&mut found, whole);
        let ScannedFigure { span, mut meanings, loose, unread } = found;
        let span = if unread.is_none() { self.with_marks(span, &meanings) } else { span };
        if span != *whole {
            for meaning in loose {
                if !meanings.contains(&meaning) {
                    meanings.push(meaning);
                }
            }
        }
        let unread = unread.map(|why| match why {
            Unread::Unknown(part) => Unread::Unknown(view.source(&part)),
            Unread::Name(part) => Unread::Name(view.source(&part)),
            Unread::NeedsCurrency(part) => Unread::NeedsCurrency(view.source(&part)),
            Unread::MoneyOrMass(part) => Unread::MoneyOrMass(view.source(&part)),
            Unread::Malformed(part) => Unread::Malformed(view.source(&part)),
            why @ (Unread::NeedsIssued | Unread::NeedsDay | Unread::NeedsFiscal) => why,
        });
        if unread.is_some() {
            meanings.clear();
        }
        Figure { span: view.source(&span), meanings, unread }
    }
}
