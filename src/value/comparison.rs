//! Holds each way in which a figure is written down against its typed value, without any copy of the source: what a source
//! prints, words in its place, and texts that hold figures.
//!
//! Three things can come of it, and no fourth: they say the same, they differ, or one of them can't be read yet. What can't
//! be read is never taken for the same.

use unicode_normalization::UnicodeNormalization;

use super::agreement::{described, quoted, same_text};
use super::number_words::english_number;
use super::other_money::names_other;
use super::qualifier::{self, Qualifier};
use super::relative_date::{far_from_source, with_year};
use super::scaled::{self, ScaleLetters, is_kanji_numeral};
use super::{
    Bound, Date, Dated, Disagreement, Number, Numeral, NumeralForm, Quantity, ReadError, Texts, Unit,
    UnitKind, Units, Value, agrees, figure_extent, numerals, read,
};
use crate::language::Language;

/// Compares a figure as a source prints it with the typed value. `issued` is the source's date, to which 昨年 and a date
/// without a year refer; `units` are those of the dossier.
///
/// # Errors
/// How they differ; or, where [`Disagreement::is_unread`], why the printed form can't be read.
pub fn compare(
    printed: &str,
    value: &Value,
    issued: Option<&Date>,
    units: &Units,
) -> Result<(), Disagreement> {
    if let Value::Text(texts) = value {
        return text_agrees(printed, texts, units);
    }
    let dated = with_year(printed, issued);
    let form = dated.as_deref().unwrap_or(printed);
    let agreed = match (agrees(form, value), bare_of_year(form, value)) {
        (Err(Disagreement::Unreadable { error: ReadError::PerYear { .. } }), Some(bare)) => {
            agrees(bare, value)
        }
        (agreed, _) => agreed,
    };
    match agreed {
        Ok(()) => match far_from_source(form, value, issued) {
            Some(far) => Err(far),
            None => Ok(()),
        },
        Err(Disagreement::Unreadable { error }) => {
            Err(known_difference(form, value, &error, units).unwrap_or(Disagreement::Unreadable { error }))
        }
        Err(_) if may_be_a_change(form, value) => {
            Err(Disagreement::Unreadable { error: ReadError::Range { text: printed.to_owned() } })
        }
        Err(differs) => Err(differs),
    }
}

/// Whether a printed form says of a figure that it holds for each year (60 turbines a year), which its unit doesn't say. Only
/// money has units for that; of what else is counted or measured the words beside the figure must say it.
pub fn holds_yearly(printed: &str, value: &Value) -> bool {
    bare_of_year(printed, value).is_some() && agrees(printed, value).is_err()
}

/// A printed form without the words by which a figure that isn't money holds for each year.
fn bare_of_year<'a>(printed: &'a str, value: &Value) -> Option<&'a str> {
    let is_money = |unit: &Unit| matches!(unit.kind, UnitKind::Money | UnitKind::MoneyPerYear);
    let Value::Quantity(typed) = value else { return None };
    let printed = printed.trim();
    let of_year =
        |table: &'static [(&str, Qualifier)]| table.iter().filter(|(_, kind)| *kind == Qualifier::PerYear);
    let leading = of_year(qualifier::BEFORE)
        .filter(|(word, _)| qualifier::begins_with(printed, word))
        .map(|(word, _)| printed[word.len()..].trim_start());
    let trailing = of_year(qualifier::AFTER).filter_map(|(word, _)| {
        let start = printed.len().checked_sub(word.len()).filter(|at| printed.is_char_boundary(*at))?;
        printed[start..].eq_ignore_ascii_case(word).then(|| printed[..start].trim_end())
    });
    // 年 is where a date ends.
    leading.chain(trailing).find(|bare| !bare.is_empty() && !is_money(&typed.unit))
}

/// Whether a printed form may be a change (from 5% to 7%, 5%から7%へ), each end of which is a figure of its own, where it
/// reads as a range; only its verb would tell.
fn may_be_a_change(printed: &str, value: &Value) -> bool {
    let Value::Quantity(typed) = value else { return false };
    let from = printed.trim_start().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("from "))
        || printed.contains("から");
    let Ok(Quantity { bound: Bound::Range { min, max }, about, .. }) = read(printed, &typed.unit) else {
        return false;
    };
    from && about == typed.about
        && matches!(typed.bound, Bound::Exact(number) if number == min || number == max)
}

/// Compares the words that a language prints instead of a figure with the figure. They agree where what they say holds the
/// figure: between ten and twenty companies hold 11 to 19, and over ¥100 billion hold ¥120 billion.
///
/// # Errors
/// As [`compare`].
pub fn words_hold(words: &str, typed: &Quantity, units: &Units) -> Result<(), Disagreement> {
    let found = match read(words, &typed.unit) {
        Ok(found) => found,
        Err(error) => {
            let Some(other) = in_another_unit(words, typed, units) else {
                return Err(Disagreement::Unreadable { error });
            };
            return Err(Disagreement::Differs {
                read: described(&Value::Quantity(other)),
                typed: described(&Value::Quantity(typed.clone())),
            });
        }
    };
    // About a number isn't the number itself, nor the other way round; a rougher statement has another form.
    let about = match (&found.bound, &typed.bound) {
        (Bound::Exact(said), Bound::Exact(number)) => {
            found.about == typed.about || (found.about && said != number)
        }
        (Bound::Exact(_), _) => !typed.about || found.about,
        _ => true,
    };
    if about && same_end(&found.bound, &typed.bound) && holds(&found.bound, &typed.bound) {
        return Ok(());
    }
    Err(Disagreement::Differs {
        read: described(&Value::Quantity(found)),
        typed: described(&Value::Quantity(typed.clone())),
    })
}

/// The figures that a text value holds, in any of its languages; what is within one of `names` isn't one.
pub fn text_holds_figures(texts: &Texts, names: &[String], units: &Units) -> bool {
    texts.iter().any(|(&language, text)| !numerals(text, language, names, units).is_empty())
}

/// What is certain of a printed form that can't be read as a whole: another unit of money or measure, or another number.
fn known_difference(printed: &str, value: &Value, error: &ReadError, units: &Units) -> Option<Disagreement> {
    let differs = |read| Disagreement::Differs { read, typed: described(value) };
    match (value, error) {
        (Value::Quantity(typed), _) if names_other(printed, &typed.unit) || is_margin(printed) => {
            Some(differs(quoted(printed)))
        }
        (Value::Quantity(typed), ReadError::UnitMismatch { .. } | ReadError::Unexpected { .. })
            if in_another_unit(printed, typed, units).is_some() =>
        {
            in_another_unit(printed, typed, units).map(|found| differs(described(&Value::Quantity(found))))
        }
        (Value::Quantity(typed), ReadError::PerYear { .. }) => Some(Disagreement::Differs {
            read: quoted(printed),
            typed: format!("{}, in `{}`", described(value), typed.unit.id),
        }),
        (Value::Quantity(typed), _) => {
            let number = only_number(printed)?;
            (!numbers_of(&typed.bound).iter().any(|typed| same_digits(*typed, number)))
                .then(|| differs(format!("`{number}`")))
        }
        (Value::Date(Dated { date: typed, .. }), _) => {
            other_year(printed, typed, typed).then(|| differs(quoted(printed)))
        }
        (Value::Period(typed), _) => {
            other_year(printed, &typed.from, &typed.to).then(|| differs(quoted(printed)))
        }
        (Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_), _) => None,
    }
}

/// Whether a printed form is the margin of another figure: ±0.12%.
fn is_margin(printed: &str) -> bool {
    ["±", "+/-", "+-"].iter().any(|sign| printed.trim_start().starts_with(sign))
}

/// The printed form as a figure of another unit, where it is one throughout. What a dossier's own unit counts may be counted
/// by a built-in noun, too (5 firms, 5 companies), so that isn't known to be another.
fn in_another_unit(printed: &str, typed: &Quantity, units: &Units) -> Option<Quantity> {
    let built_in = Units::built_in();
    let own = |unit: &Unit| built_in.get(&unit.id).is_none();
    let other = units.iter().filter(|unit| unit.id != typed.unit.id);
    let other = other.filter(|unit| !own(&typed.unit) || own(unit) || unit.kind != UnitKind::Count);
    other.filter_map(|unit| read(printed, unit).ok()).next()
}

/// The number of a text that holds digits once and nothing else that may count: no kanji numeral, number word, fraction or
/// second number, with which the digits might be something else.
fn only_number(text: &str) -> Option<Number> {
    let normal: String = text.nfkc().collect();
    let start = normal.find(|c: char| c.is_ascii_digit())?;
    let found = scaled::scan(&normal[start..], ScaleLetters::Read)
        .ok()
        .flatten()
        .filter(|found| found.upper.is_none())?;
    let rest = [&normal[..start], &normal[start + found.len..]];
    let counts = |text: &str| {
        text.contains(|c: char| c.is_numeric() || is_kanji_numeral(c) || "割分厘半".contains(c))
            || text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
                let word = word.to_ascii_lowercase();
                english_number(&word).is_some()
                    || [
                        "dozen", "dozens", "half", "halves", "third", "thirds", "quarter", "quarters",
                        "score",
                    ]
                    .contains(&word.as_str())
            })
    };
    (!rest.into_iter().any(counts)).then(|| Number::from(found.number))
}

fn numbers_of(bound: &Bound) -> Vec<Number> {
    match *bound {
        Bound::Exact(number)
        | Bound::AtLeast(number)
        | Bound::MoreThan(number)
        | Bound::AtMost(number)
        | Bound::LessThan(number)
        | Bound::Nearly(number)
        | Bound::JustOver(number)
        | Bound::Several(number)
        | Bound::MarginAlone(number) => vec![number],
        Bound::Range { min, max } => vec![min, max],
        Bound::Band { from, below } => vec![from, below],
        Bound::Margin { value, down, up } => vec![value, down, up],
        Bound::Interval { value, min, max } => vec![value, min, max],
    }
}

/// Whether two numbers are the same but for their sign and a power of ten, which a table's heading may give.
fn same_digits(one: Number, other: Number) -> bool {
    let digits = |number: Number| {
        number.decimal().normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').to_owned()
    };
    digits(one) == digits(other)
}

/// Whether a printed form names years, and all of them more than a year away from a span of time.
fn other_year(printed: &str, from: &Date, to: &Date) -> bool {
    use chrono::Datelike;
    let normal: String = printed.nfkc().collect();
    let years: Vec<i32> = normal
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .collect();
    // What is known of a fiscal year reaches a year further than its name already.
    let beyond = |date: &Date| if matches!(date, Date::FiscalYear(_)) { 0 } else { 1 };
    let span = from.first_day().year() - beyond(from)..=to.last_day().year() + beyond(to);
    !years.is_empty() && !years.iter().any(|year| span.contains(year))
}

/// Whether two bounds with one open side give the same number: up to 6 isn't up to 5.
fn same_end(said: &Bound, typed: &Bound) -> bool {
    match (ends(said), ends(typed)) {
        ((Some((said, _)), None), (Some((typed, _)), None))
        | ((None, Some((said, _))), (None, Some((typed, _)))) => said == typed,
        _ => true,
    }
}

/// Whether whatever `typed` allows is allowed by `said`, too.
fn holds(said: &Bound, typed: &Bound) -> bool {
    let (low, high) = ends(said);
    let (typed_low, typed_high) = ends(typed);
    let above = match (low, typed_low) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some((low, open)), Some((typed, typed_open))) => {
            low < typed || (low == typed && (!open || typed_open))
        }
    };
    let below = match (high, typed_high) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some((high, open)), Some((typed, typed_open))) => {
            typed < high || (high == typed && (!open || typed_open))
        }
    };
    // Nearly is close below, which no other bound says.
    let nearly = matches!(said, Bound::Nearly(_)) && !matches!(typed, Bound::Nearly(_));
    above && below && !nearly
}

/// The lower and the upper end of a bound, each with whether it is itself left out; nothing where there is no end.
type End = Option<(Number, bool)>;

fn ends(bound: &Bound) -> (End, End) {
    match *bound {
        Bound::Exact(number) => (Some((number, false)), Some((number, false))),
        Bound::AtLeast(number) => (Some((number, false)), None),
        Bound::MoreThan(number) | Bound::JustOver(number) => (Some((number, true)), None),
        Bound::AtMost(number) => (None, Some((number, false))),
        Bound::LessThan(number) | Bound::Nearly(number) => (None, Some((number, true))),
        Bound::Range { min, max } | Bound::Interval { min, max, .. } => {
            (Some((min, false)), Some((max, false)))
        }
        Bound::Band { from, below } => (Some((from, false)), Some((below, true))),
        Bound::Margin { value, .. } => (Some((value, false)), Some((value, false))),
        Bound::MarginAlone(_) | Bound::Several(_) => (None, None),
    }
}

/// A figure within a text: its number, or numbers, and what qualifies it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    number: Number,
    upper: Option<Number>,
    /// The names of its qualifiers, sorted.
    qualifiers: Vec<&'static str>,
    negative: bool,
    /// The ids of the units that it may be in, sorted; a noun may be several ones'.
    units: Vec<String>,
}

impl Said {
    /// All but its units, which one of two forms may leave out.
    fn without_units(&self) -> (Number, Option<Number>, &[&'static str], bool) {
        (self.number, self.upper, &self.qualifiers, self.negative)
    }
}

/// Compares a text value with what the source prints for it. A text that holds no figure is a term, and whether a
/// translation is right no program knows.
fn text_agrees(printed: &str, texts: &Texts, units: &Units) -> Result<(), Disagreement> {
    let unread = || Disagreement::Unreadable { error: ReadError::NoNumeral { text: printed.to_owned() } };
    for (&language, text) in texts {
        // What one language says word for word the others must still say in theirs.
        let found = numerals(text, language, &[], units);
        if found.is_empty() || same_text(printed, text) {
            continue;
        }
        let own = said(text, &found, units)
            .ok_or_else(|| Disagreement::Unreadable { error: ReadError::NoNumeral { text: text.clone() } })?;
        // English words count in English only, so the printed form is looked through as English.
        let printed_figures = numerals(printed, Language::En, &[], units);
        let theirs =
            said(printed, &printed_figures, units).filter(|theirs| !theirs.is_empty()).ok_or_else(unread)?;
        let differs = || Err(Disagreement::Differs { read: quoted(printed), typed: quoted(text) });
        let sorted = |mut list: Vec<Said>| {
            list.sort();
            list
        };
        let apart = |own: &[Said], theirs: &[Said]| {
            !own.iter().map(Said::without_units).eq(theirs.iter().map(Said::without_units))
        };
        if is_score(text) && is_score(printed) && apart(&own, &theirs) {
            return differs();
        }
        let (own, theirs) = (sorted(own), sorted(theirs));
        let in_other_units = |(own, theirs): (&Said, &Said)| {
            !own.units.is_empty()
                && !theirs.units.is_empty()
                && !own.units.iter().any(|unit| theirs.units.contains(unit))
        };
        let halves = half_of_day(text).zip(half_of_day(printed)).is_some_and(|(own, theirs)| own != theirs);
        if apart(&own, &theirs) || halves || own.iter().zip(&theirs).any(in_other_units) {
            return differs();
        }
        // Of what is counted a table prints the number alone, and a date may be told in digits; of money, shares and measures
        // nothing goes without its unit.
        let may_lack = |id: &String| {
            let is_weight = id == "tonnes";
            units.get(id).is_some_and(|unit| {
                matches!(unit.kind, UnitKind::Duration | UnitKind::Multiple)
                    || unit.goes_unnamed() && !is_weight
            })
        };
        let lacking = |(own, theirs): (&Said, &Said)| {
            own.units.is_empty() != theirs.units.is_empty()
                && !own.units.iter().chain(&theirs.units).any(may_lack)
        };
        if own.iter().zip(&theirs).any(lacking) {
            return Err(unread());
        }
    }
    Ok(())
}

/// Whether a text holds two numbers with a dash, a colon or 対 between them, whose order is what it says.
fn is_score(text: &str) -> bool {
    let normal: String = text.nfkc().collect();
    let parts: Vec<&str> = normal.split(['-', '–', '—', '−', ':', '対']).collect();
    matches!(parts.as_slice(), [one, other]
        if one.trim_end().ends_with(|c: char| c.is_ascii_digit()) && other.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// The half of the day that a time is in, where a text says it; the second one is true.
fn half_of_day(text: &str) -> Option<bool> {
    let normal: String = text.nfkc().collect::<String>().to_lowercase();
    let near = |words: &[&str]| {
        words.iter().any(|word| {
            normal
                .match_indices(word)
                .any(|(at, _)| normal[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()))
        })
    };
    match (near(&["a.m.", "am"]) || normal.contains("午前"), near(&["p.m.", "pm"]) || normal.contains("午後"))
    {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// The figures of a text; nothing where one of them can't be read.
fn said(text: &str, found: &[Numeral], units: &Units) -> Option<Vec<Said>> {
    found.iter().map(|numeral| one(text, numeral, units)).collect()
}

/// The ids of the units whose form comes before or after a figure, without what is for each year.
fn units_beside(before: &str, after: &str, units: &Units) -> Vec<String> {
    let (before, after): (String, String) = (before.nfkc().collect(), after.nfkc().collect());
    let near = after.trim_start_matches([' ', '-']);
    let longest = |unit: &Unit| {
        let leading = unit.forms_before().iter().filter(|form| before.trim_end().ends_with(form.as_str()));
        let leading = leading.map(String::len).max();
        leading.max(unit.form_at(near, unit.forms_after()).map(str::len))
    };
    let found: Vec<(usize, &str)> = units
        .iter()
        .filter(|unit| !unit.is_per_year())
        .filter_map(|unit| Some((longest(unit)?, unit.id.as_str())))
        .collect();
    // Of 年 and 年間, and of $ and US$, the longer decides.
    let most = found.iter().map(|(len, _)| *len).max();
    found.into_iter().filter(|(len, _)| Some(*len) == most).map(|(_, id)| id.to_owned()).collect()
}

fn one(text: &str, numeral: &Numeral, units: &Units) -> Option<Said> {
    let normal: String = text[numeral.range.clone()].nfkc().collect();
    let lower = normal.to_lowercase();
    let scanned = if numeral.form == NumeralForm::Word { &lower } else { &normal };
    // A short scale belongs to the figure as a long one does: 13bn, 13 billion.
    let rest = &text[numeral.range.start..];
    let short = scaled::scan(rest, ScaleLetters::Read).ok().flatten().filter(|scaled| {
        numeral.form != NumeralForm::Word && scaled.len > numeral.range.len() && rest[..scaled.len].is_ascii()
    });
    let end = short.as_ref().map_or(numeral.range.end, |scaled| numeral.range.start + scaled.len);
    let plain = scaled::scan(scanned, ScaleLetters::Ignored)
        .ok()
        .flatten()
        .filter(|scaled| scaled.len == scanned.len());
    let scaled = short.or(plain)?;
    let extent = figure_extent(text, numeral.range.clone());
    let before: String = text[extent.start..numeral.range.start].nfkc().collect();
    let after: String = text[numeral.range.end..extent.end].nfkc().collect();
    let mut qualifiers: Vec<&'static str> = Vec::new();
    for (table, around) in [(qualifier::BEFORE, before), (qualifier::AFTER, after)] {
        let mut rest = around.as_str();
        while let Some(next) = rest.chars().next() {
            match qualifier::starting(rest, table) {
                Some((kind, len)) => {
                    qualifiers.extend(bound_name(kind));
                    rest = &rest[len..];
                }
                None => rest = &rest[next.len_utf8()..],
            }
        }
    }
    qualifiers.sort_unstable();
    qualifiers.dedup();
    let (before, after) = (&text[..numeral.range.start], &text[end..]);
    let units = units_beside(before, after, units);
    let unsigned = before.trim_end_matches(|c: char| c.is_ascii_uppercase() || "$€£¥￥".contains(c));
    let negative = unsigned.trim_end().ends_with(['−', '▲', '△'])
        || unsigned.trim_end().ends_with("マイナス")
        || unsigned.trim_end().ends_with("minus")
        || unsigned.strip_suffix('-').is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    Some(Said {
        number: Number::from(scaled.number),
        upper: scaled.upper.map(Number::from),
        qualifiers,
        negative,
        units,
    })
}

fn bound_name(kind: Qualifier) -> Option<&'static str> {
    Some(match kind {
        Qualifier::About => "about",
        Qualifier::AtLeast => "at least",
        Qualifier::MoreThan => "more than",
        Qualifier::AtMost => "at most",
        Qualifier::LessThan => "less than",
        Qualifier::Nearly => "nearly",
        Qualifier::PerYear => "a year",
        Qualifier::Between => return None,
    })
}
