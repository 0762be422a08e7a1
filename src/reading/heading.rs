//! Words that give the unit, the scale or the sort of the figures near them: a table's heading, a label, a column's head.

use super::currency_pair;
use super::head::{HeadedFigures, UnitHead, in_both};
use super::meaning::{Meaning, SaidAmount, SaidSign, UnitTerm, Unread};
use super::script::{is_cjk, told};
use super::setting::SourceSetting;
use super::shown::ShownText;
use super::text_figures::figures;
use crate::value::{Measure, Number, UnitKind};

/// Words that give the unit of figures, and what they say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitHeading {
    words: Vec<String>,
    head: UnitHead,
}

/// Why words don't give one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadingFault {
    /// One text gives several, and nothing tells which of them a figure has.
    Several {
        /// The text.
        text: String,
        /// The first two that it gives.
        given: [String; 2],
    },
    /// Two texts contradict each other.
    Contradiction {
        /// In what.
        part: HeadingPart,
        /// The texts.
        texts: [String; 2],
    },
}

/// What a heading gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingPart {
    /// A scale.
    Scale,
    /// What is above the line.
    Unit,
    /// What is below it.
    Per,
}

impl UnitHeading {
    /// What words that give the unit of figures say together: a heading of two lines, or of two columns.
    ///
    /// # Errors
    /// Where they give several units, and which of them a figure has can't be said.
    pub fn read<'t>(
        texts: impl IntoIterator<Item = &'t str>,
        setting: &SourceSetting<'_>,
    ) -> Result<Self, HeadingFault> {
        let mut all: Vec<(String, UnitHead)> = Vec::new();
        for text in texts {
            let shown = ShownText::of(text);
            let setting = &told(shown.text(), setting);
            let head = match (currency_pair::head(shown.text(), setting), is_cjk(setting.language)) {
                (Some(head), _) => Ok(head),
                (None, true) => super::cjk::head(shown.text(), setting),
                (None, false) => super::spaced::head(shown.text(), setting),
            };
            let several = |given| HeadingFault::Several { text: text.trim().to_owned(), given };
            all.push((text.trim().to_owned(), head.map_err(several)?));
        }
        let mut whole = UnitHead::default();
        for (at, (text, head)) in all.iter().enumerate() {
            join(&mut whole, head).map_err(|part| {
                // The earlier text that says something else of it.
                let clashes = |(_, earlier): &&(String, UnitHead)| join(&mut earlier.clone(), head).is_err();
                let earlier = all.iter().take(at).find(clashes).map_or("", |(earlier, _)| earlier);
                HeadingFault::Contradiction { part, texts: [earlier.to_owned(), text.clone()] }
            })?;
        }
        Ok(Self { words: all.into_iter().map(|(text, _)| text).collect(), head: whole })
    }

    /// The nouns in it that no unit knows.
    pub fn nouns(&self) -> Vec<String> {
        self.head.nouns()
    }

    /// Whether it says a unit or a scale.
    pub(super) fn says_unit(&self) -> bool {
        self.scales() || !self.head.unit.over.is_empty()
    }

    /// Whether it says a scale.
    pub(super) fn scales(&self) -> bool {
        self.head.scale.is_some()
    }

    /// Whether another heading says something else of the scale, the unit or what is below the line.
    pub fn denies(&self, other: &Self) -> bool {
        join(&mut self.head.clone(), &other.head).is_err()
    }

    /// Whether the heading of a table of its own says something else, too where only one of both has a scale.
    pub fn contradicts(&self, other: &Self) -> bool {
        self.denies(other) || other.says_unit() && self.head.scale != other.head.scale
    }

    /// Whether a row's own label gives its figures another unit, and isn't what the heading was taken from: EUR million over a row
    /// `Margin (%)`.
    pub(super) fn is_overruled(&self, label: &str, row: &UnitHead) -> bool {
        if self.words.iter().any(|words| label.contains(words.as_str())) {
            return false;
        }
        let head = &self.head;
        let other_unit = match (measures(&head.unit.over), measures(&row.unit.over)) {
            (Some(one), Some(other)) => in_both(one, other).is_empty(),
            _ => false,
        };
        let money = measures(&row.unit.over).is_some_and(is_money);
        let other_scale = money && head.scale.is_some() && row.scale != head.scale;
        let per = !row.unit.under.is_empty() && head.unit.under.is_empty();
        other_unit || other_scale || per
    }

    /// Whether what isn't known beside a figure of a text is a noun of the heading: 1.64 million *jobless*.
    pub(super) fn names(&self, unread: &Unread, text: &str) -> bool {
        // EUR/USD 1.0850, in the row that the heading was taken from.
        if let Unread::Name(part) = unread {
            let named = text.get(part.clone()).unwrap_or_default();
            return self.words.iter().any(|words| words.contains('/') && named.starts_with(words.as_str()));
        }
        let Unread::Unknown(part) = unread else { return false };
        let mut words = self.words.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        text.get(part.clone())
            .is_some_and(|noun| noun.chars().all(char::is_alphabetic) && words.any(|word| word == noun))
    }

    /// Whether it says the currency that a figure's sign leaves open: kr under "Swedish kronor".
    pub(super) fn says_currency(&self, unread: &Unread) -> bool {
        let money = |measures: &[Measure]| matches!(measures, [one] if one.kind == UnitKind::Money);
        matches!(unread, Unread::NeedsCurrency(_)) && measures(&self.head.unit.over).is_some_and(money)
    }

    /// What a figure means under the heading; `printed` is the figure in its text. A figure with a unit of its own keeps it; what is
    /// below the line is added where it has nothing there (EPS, 1株当たり). A scale is for figures without one of their own.
    ///
    /// Under a noun and a scale without a unit a figure counts on the author's word, or is money of the source's: it has both
    /// meanings.
    pub(super) fn of(&self, meaning: &Meaning, printed: &str, setting: &SourceSetting<'_>) -> Vec<Meaning> {
        let Meaning::Amount(amount) = meaning else { return vec![meaning.clone()] };
        let head = &self.head;
        let is_noun = head.unit.over.iter().all(|term| matches!(term, UnitTerm::Noun { .. }));
        // In millions: of the money that the source counts in.
        let counts = is_noun && head.scale.is_some() && amount.unit.over.is_empty();
        let code = setting.currency.filter(|_| counts);
        let money = code.and_then(|code| money(code, setting)).map(|money| vec![money]);
        let counted = (money.is_none() || !head.unit.over.is_empty()).then(|| head.unit.over.clone());
        money
            .into_iter()
            .chain(counted)
            .filter_map(|over| self.with(amount, over, printed, setting))
            .collect()
    }

    /// A figure under the heading; `over` is what it is counted in where it doesn't say so.
    fn with(
        &self,
        amount: &SaidAmount,
        over: Vec<UnitTerm>,
        printed: &str,
        setting: &SourceSetting<'_>,
    ) -> Option<Meaning> {
        let head = &self.head;
        let mut amount: SaidAmount = amount.clone();
        let is_bare = amount.unit.over.is_empty();
        let scaled = is_bare || self.is_repeated(&amount, printed, setting);
        if is_bare {
            amount.unit.over = over;
        } else if let ([UnitTerm::Known { name, .. }], Some(said)) =
            (amount.unit.over.as_mut_slice(), measures(&head.unit.over))
            && is_money(said)
            && name.measures.len() > 1
        {
            // 6.4 cents under "Australian dollars": the heading says whose.
            name.measures.retain(|measure| said.iter().any(|said| said.base == measure.base));
        }
        if amount.unit.under.is_empty() {
            amount.unit.under.clone_from(&head.unit.under);
        }
        let is_excepted = amount.unit.under.iter().any(|term| head.except.iter().any(|one| same(term, one)));
        if let Some(scale) = head.scale.filter(|_| scaled && !is_excepted) {
            amount.bound = amount.bound.map(|number| number.times(scale))?;
        }
        if head.figures == HeadedFigures::Changes {
            amount.sign = SaidSign::Change;
        }
        Some(Meaning::Amount(amount))
    }

    /// Whether a figure repeats the unit of its heading, or gives the money of a scale, and has no scale of its own: `$ 13,799`
    /// under "$ in millions" or "In millions". The heading's scale holds for it.
    fn is_repeated(&self, amount: &SaidAmount, printed: &str, setting: &SourceSetting<'_>) -> bool {
        let Some(own) = measures(&amount.unit.over) else { return false };
        let is_same = match measures(&self.head.unit.over) {
            Some(said) if is_money(own) => own.iter().any(|own| said.contains(own)),
            Some(said) => own == said,
            None => is_money(own),
        };
        // 157.50円 under 単位:百万円 has its unit behind it; a sign in front may be that of the column.
        if printed.trim_end().ends_with(char::is_alphabetic) {
            return false;
        }
        if self.head.scale.is_none() || !amount.unit.under.is_empty() || !is_same {
            return false;
        }
        let currency = |c: char| matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}');
        let digits: String = printed.chars().filter(|&c| !c.is_alphabetic() && !currency(c)).collect();
        let alone = figures(digits.trim(), setting);
        alone
            .iter()
            .flat_map(|figure| &figure.meanings)
            .any(|alone| matches!(alone, Meaning::Amount(alone) if alone.bound == amount.bound))
    }
}

/// Adds what one text says to what the others say.
///
/// # Errors
/// In what it contradicts them.
fn join(whole: &mut UnitHead, head: &UnitHead) -> Result<(), HeadingPart> {
    match (whole.scale, head.scale) {
        (Some(one), Some(other)) if one != other => return Err(HeadingPart::Scale),
        (one, other) => whole.scale = one.or(other),
    }
    let is_noun = |terms: &[UnitTerm]| terms.iter().all(|term| matches!(term, UnitTerm::Noun { .. }));
    match (measures(&whole.unit.over), measures(&head.unit.over)) {
        (Some(_), Some(_)) => {
            let [UnitTerm::Known { name, .. }] = whole.unit.over.as_mut_slice() else {
                return Err(HeadingPart::Unit);
            };
            let said = measures(&head.unit.over).unwrap_or_default();
            let both = in_both(&name.measures, said);
            if both.is_empty() {
                return Err(HeadingPart::Unit);
            }
            name.measures = both;
        }
        // A noun says nothing where another text has the unit.
        _ if is_noun(&whole.unit.over) && !is_noun(&head.unit.over) => {
            whole.unit.over.clone_from(&head.unit.over);
        }
        _ if is_noun(&whole.unit.over) => whole.unit.over.extend(head.unit.over.iter().cloned()),
        _ if is_noun(&head.unit.over) => {}
        _ => return Err(HeadingPart::Unit),
    }
    match (whole.unit.under.as_slice(), head.unit.under.as_slice()) {
        (_, []) => {}
        ([], under) => whole.unit.under = under.to_vec(),
        (one, other) if one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b)) => {}
        _ => return Err(HeadingPart::Per),
    }
    whole.except.extend(head.except.iter().cloned());
    if head.figures == HeadedFigures::Changes {
        whole.figures = HeadedFigures::Changes;
    }
    Ok(())
}

/// What the one name above the line can stand for; nothing where there are more names, or a noun that no unit knows.
fn measures(terms: &[UnitTerm]) -> Option<&[Measure]> {
    match terms {
        [UnitTerm::Known { name, .. }] => Some(&name.measures),
        _ => None,
    }
}

/// Whether two terms can be the same.
fn same(one: &UnitTerm, other: &UnitTerm) -> bool {
    match (one, other) {
        (UnitTerm::Known { name: one, each }, UnitTerm::Known { name: other, each: also }) => {
            each == also && !in_both(&one.measures, &other.measures).is_empty()
        }
        _ => one == other,
    }
}

fn is_money(measures: &[Measure]) -> bool {
    !measures.is_empty() && measures.iter().all(|measure| measure.kind == UnitKind::Money)
}

/// Money by its code.
fn money(code: &str, setting: &SourceSetting<'_>) -> Option<UnitTerm> {
    let names = setting.units.after(code, setting.language).into_iter();
    let mut name = names.into_iter().find(|name| name.len == code.len() && is_money(&name.measures))?;
    name.measures.retain(|measure| measure.base == code);
    (!name.measures.is_empty()).then_some(UnitTerm::Known { name, each: Number::from(1) })
}
