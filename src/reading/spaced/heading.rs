//! Words that give the unit and scale of the figures under them: In millions of euros, EPS, Headcount.

use std::ops::Range;

use super::lexicon::WordLexicon;
use super::named_unit::{NamedUnit, one_of};
use super::reading_place::ReadingPlace;
use super::tables::{ChangeSort, ScaleSort};
use super::token::{Gap, Tokens};
use super::{number, numeral, unit_in_front, unit_name};
use crate::reading::head::{HeadedFigures, UnitHead};
use crate::reading::meaning::{SaidUnit, UnitTerm};
use crate::reading::setting::SourceSetting;
use crate::value::Number;

/// What is found in a heading, piece by piece.
#[derive(Debug, Default)]
pub struct HeadPieces {
    /// The scale, and where it stands.
    pub scale: Option<(Number, Range<usize>)>,
    /// Names of units.
    pub names: Vec<NamedUnit>,
    /// What is below the line.
    pub under: Vec<UnitTerm>,
    except: Vec<UnitTerm>,
    figures: HeadedFigures,
    /// Two scales of which neither multiplies the other.
    clash: Option<[Range<usize>; 2]>,
}

impl HeadPieces {
    /// Nothing but the names that stand before.
    pub fn behind(names: Vec<NamedUnit>) -> Self {
        Self { names, ..Self::default() }
    }

    fn is_bare(&self) -> bool {
        self.names.is_empty() && self.under.is_empty()
    }

    /// Takes a scale. Directly after another it multiplies it: a thousand million.
    fn add_scale(&mut self, value: Number, at: Range<usize>) {
        let Some((scale, before)) = &mut self.scale else {
            self.scale = Some((value, at));
            return;
        };
        if before.end == at.start && value != *scale {
            self.scale = scale.times(value).map(|both| (both, before.start..at.end));
        } else if *scale != value {
            self.clash.get_or_insert([before.clone(), at]);
        }
    }
}

/// What a heading says of the figures below it.
///
/// # Errors
/// The first two of several units or scales that it gives.
pub fn head(text: &str, setting: &SourceSetting<'_>) -> Result<UnitHead, [String; 2]> {
    let Some((lexicon, setting)) = super::region::lexicon(setting) else { return Ok(UnitHead::default()) };
    let tokens = Tokens::of(text);
    let place = ReadingPlace { lexicon, tokens: &tokens, setting: &setting };
    let mut found = HeadPieces::default();
    let mut at = 0;
    while at < tokens.len() {
        at = piece(&place, at, &mut found);
    }
    let said = |at: &Range<usize>| text[tokens.start(at.start)..tokens.end(at.end)].to_owned();
    if let Some([one, other]) = &found.clash {
        return Err([said(one), said(other)]);
    }
    let is_bare = found.is_bare();
    let scale = found.scale.as_ref();
    let named = one_of(found.names, scale.map(|(_, at)| at), &place)
        .map_err(|[one, other]| [said(&one), said(&other)])?;
    let mut unit = SaidUnit { over: Vec::new(), under: found.under };
    if let Some(named) = named {
        unit.over.push(unit_name::term(named.name));
        unit.under.splice(0..0, named.under);
    }
    // What is counted, on the author's word.
    if is_bare && has_noun(&place) {
        unit.over.push(UnitTerm::Noun { text: noun(text).to_owned(), each: Number::from(1) });
    }
    let scale = found.scale.map(|(scale, _)| scale);
    Ok(UnitHead { scale, unit, except: found.except, figures: found.figures })
}

/// The words themselves, for a noun that no unit knows.
fn noun(text: &str) -> &str {
    text.trim().trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word stands in a heading that is neither a scale nor known to say nothing of what is counted.
fn has_noun(place: &ReadingPlace<'_>) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let mut at = 0;
    while at < tokens.len() {
        // What is excepted is no row of this figure.
        if let Some((end, ())) = lexicon.head_except.after(tokens, at) {
            let excepted = |at: &usize| tokens.sign(*at) != Some(')') && tokens.gap(*at) < Gap::Break;
            at = end + (end..tokens.len()).take_while(excepted).count();
            continue;
        }
        let said = lexicon
            .head_empty
            .after(tokens, at)
            .map(|(end, ())| end)
            .or_else(|| lexicon.harmless_after.after(tokens, at).map(|(end, ())| end))
            .or_else(|| lexicon.articles.after(tokens, at).map(|(end, ())| end))
            .or_else(|| change(place, at).map(|(end, _)| end))
            .or_else(|| lexicon.several.after(tokens, at).map(|(end, _)| end))
            .or_else(|| lexicon.scales.after(tokens, at).map(|(end, _)| end));
        match said {
            Some(end) => at = end,
            None if tokens.word(at).is_some() => return true,
            None => at += 1,
        }
    }
    false
}

/// Words that say that the figures are changes, and the place after them: Change, Veränderung, Increase (decrease).
fn change(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, ChangeSort)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (end, sort) = lexicon.head_change.after(tokens, at)?;
    let next = tokens.word(end).filter(|_| tokens.gap(end) == Gap::Blank);
    // Climate change costs are no changes.
    let goes_on = next.is_some_and(|next| {
        let is_known = |table: &super::phrases::Phrases<()>| table.word(next).is_some();
        let tables = [&lexicon.head_empty, &lexicon.harmless_after, &lexicon.date_in, &lexicon.comparers];
        !tables.into_iter().any(is_known)
            && lexicon.months.word(next).is_none()
            && lexicon.scales.after(tokens, end).is_none()
            && unit_name::name_at(place, end).is_none()
    });
    (sort != ChangeSort::Last || !goes_on).then_some((end, sort))
}

/// Reads what stands at a place; the place after it.
pub fn piece(place: &ReadingPlace<'_>, at: usize, found: &mut HeadPieces) -> usize {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    // A crowd: no ampere.
    if lexicon.articles.is_at(tokens, at) && tokens.word(at + 1).is_some() && tokens.gap(at + 1) == Gap::Blank
    {
        return at + 1;
    }
    if let Some((end, sort)) = change(place, at) {
        if sort != ChangeSort::Fall {
            found.figures = HeadedFigures::Changes;
        }
        return end;
    }
    // Except per share: figures of that row are no millions.
    if let Some((end, ())) = lexicon.head_except.after(tokens, at)
        && (at == 0 || tokens.gap(at) != Gap::None)
    {
        return excepted(place, end, found);
    }
    // x € 1.000: what the figures are multiplied by.
    let multiplied = tokens.word(at) == Some("x") || tokens.sign(at) == Some('×');
    let money = || {
        unit_in_front::name_before(place, at + 2, at + 1)
            .or_else(|| unit_name::name_at(place, at + 1))
            .is_some_and(|(name, _)| unit_name::is_money(&name))
    };
    if multiplied && (tokens.digits(at + 1).is_some() || money()) {
        return at + 1;
    }
    if let Some(end) = below(place, at, found) {
        return end;
    }
    if let Some(end) = scale(place, at, found) {
        return end;
    }
    if let Some(end) = scaled_code(place, at, found).or_else(|| scaled_sign(place, at, found)) {
        return end;
    }
    let name = unit_name::name_at(place, at).or_else(|| {
        let (name, start) = (at + 1..=at + 3).rev().find_map(|end| {
            unit_in_front::name_before(place, end.min(tokens.len()), at).filter(|(_, start)| *start == at)
        })?;
        let end = tokens.at_byte(tokens.start(start) + name.len);
        Some((name, end))
    });
    let Some((name, mut end)) = name else { return at + 1 };
    let name = super::money_or_mass::of_heading(place, at, name);
    let mut under = Vec::new();
    while tokens.sign(end) == Some('/')
        && tokens.gap(end) == Gap::None
        && let Ok((term, after)) = super::rate::denominator(place, end + 1)
    {
        // EUR/USD is dollars to the euro on markets, and euros to the dollar as a unit.
        if unit_name::is_money(&name)
            && matches!(&term, UnitTerm::Known { name, .. } if unit_name::is_money(name))
        {
            found.clash.get_or_insert([at..end, end + 1..after]);
        }
        under.push(term);
        end = after;
    }
    found.names.push(NamedUnit { name, under, at: at..end });
    end
}

/// EURm, DKKbn: a code and a scale in one word.
fn scaled_code(place: &ReadingPlace<'_>, at: usize, found: &mut HeadPieces) -> Option<usize> {
    let word = place.tokens.word(at).map(|_| place.tokens.form(at))?;
    let code = word.get(..CODE).filter(|code| code.chars().all(|c| c.is_ascii_uppercase()))?;
    let scale = word.get(CODE..).filter(|rest| rest.chars().all(char::is_lowercase))?;
    let (value, _) = place.lexicon.scales.word(scale)?;
    let name = unit_name::named(place, code).filter(unit_name::is_money)?;
    found.names.push(NamedUnit { name, under: Vec::new(), at: at..at + 1 });
    found.add_scale(Number::from(value), at..at + 1);
    Some(at + 1)
}

/// A$m, HK$bn: a sign with letters before it and a scale behind it.
fn scaled_sign(place: &ReadingPlace<'_>, at: usize, found: &mut HeadPieces) -> Option<usize> {
    let tokens = place.tokens;
    let glued = |at: usize| tokens.gap(at) == Gap::None;
    tokens
        .sign(at + 1)
        .filter(|sign| super::signs_of_money::is_currency(*sign) && glued(at + 1) && glued(at + 2))?;
    let letters = tokens
        .word(at)
        .map(|_| tokens.form(at))
        .filter(|form| form.len() <= CODE && form.chars().all(char::is_uppercase))?;
    let (value, _) = place.lexicon.scales.word(tokens.word(at + 2)?)?;
    let name =
        unit_name::named(place, &[letters, tokens.form(at + 1)].concat()).filter(unit_name::is_money)?;
    found.names.push(NamedUnit { name, under: Vec::new(), at: at..at + 2 });
    found.add_scale(Number::from(value), at + 2..at + 3);
    Some(at + 3)
}

/// How many letters the code of a currency has.
const CODE: usize = 3;

/// Per share, EPS: what stands below the line. The place after it.
fn below(place: &ReadingPlace<'_>, at: usize, found: &mut HeadPieces) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let term = if let Some((end, unit)) = lexicon.head_per.after(tokens, at) {
        let names = place.setting.units.after(unit, place.setting.language).into_iter();
        (names.into_iter().find(|name| name.len == unit.len()).map(unit_name::term), end)
    } else {
        let (end, sort) = lexicon.per.after(tokens, at)?;
        if !matches!(sort, super::tables::PerSort::Always) || unit_name::name_at(place, at).is_some() {
            return None;
        }
        let (term, end) = super::rate::denominator(place, end).ok()?;
        (Some(term), end)
    };
    let (term, end) = term;
    if found.under.is_empty() {
        found.under.extend(term);
    }
    Some(end)
}

/// A scale, and the place after it: £'000, 1,000 t, millions, bn. A number that is none is passed over, with its unit.
fn scale(place: &ReadingPlace<'_>, at: usize, found: &mut HeadPieces) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    // £'000, 000s, 1,000 t.
    let quoted = usize::from(matches!(tokens.sign(at), Some('\'' | '’')));
    if tokens.digits(at + quoted) == Some("000") {
        let mut value = Number::from(1000);
        let mut end = at + quoted + 1;
        while matches!(tokens.sign(end), Some(',' | '\'' | '’'))
            && tokens.digits(end + 1) == Some("000")
            && tokens.gap(end) == Gap::None
        {
            value = value.times(Number::from(1000)).unwrap_or(value);
            end += 2;
        }
        end += usize::from(tokens.word(end) == Some("s") && tokens.gap(end) == Gap::None);
        found.add_scale(value, at..end);
        return Some(end);
    }
    if let Some(numeral) = number::numeral(lexicon, tokens, at)
        .filter(|found| found.open == numeral::Openness::No && found.form != numeral::NumeralForm::Malformed)
        && tokens.digits(at).is_some()
    {
        let after = unit_name::name_at(place, numeral.end);
        // € x 1.000.000.
        let times = at > 1 && (tokens.word(at - 1) == Some("x") || tokens.sign(at - 1) == Some('×'));
        let beside = after.is_some()
            || at > 0 && unit_in_front::name_before(place, at - usize::from(times), 0).is_some();
        let end = numeral.end.max(at + 1);
        let year = numeral.form == numeral::NumeralForm::Plain && numeral::is_year(numeral.value);
        if year || tokens.digits(at) == Some("2020") {
            return Some(end);
        }
        if numeral.value >= Number::from(1000) && numeral.value.decimal().is_integer() && beside {
            found.add_scale(numeral.value, at..end);
            return Some(end);
        }
        // 60% of the median: the unit of that number only.
        return Some(after.map_or(end, |(_, after)| after));
    }
    if let Some((end, value)) = lexicon.several.after(tokens, at).filter(|(_, value)| *value >= 1000) {
        found.add_scale(Number::from(value), at..end);
        return Some(end);
    }
    let (end, (value, sort)) = lexicon.scales.after(tokens, at).or_else(|| of_english(place, at))?;
    let near_money = found.names.last().is_some_and(|named| unit_name::is_money(&named.name))
        || unit_name::name_at(place, end).is_some_and(|(name, _)| unit_name::is_money(&name));
    if sort == ScaleSort::Letter && !near_money {
        return None;
    }
    found.add_scale(Number::from(value), at..end);
    Some(end)
}

/// US$ million over a table in another language: a scale that the language itself doesn't have.
fn of_english(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, (i64, ScaleSort))> {
    let english = WordLexicon::of("en").filter(|_| place.lexicon.tables.language != "en")?;
    english.scales.after(place.tokens, at).filter(|(_, (_, sort))| *sort != ScaleSort::Letter)
}

/// Reads what is excepted from a scale: per share. Where the words begin with it, they say that of the row itself.
fn excepted(place: &ReadingPlace<'_>, at: usize, found: &mut HeadPieces) -> usize {
    let mut inner = HeadPieces::default();
    let mut next = at;
    let tokens = place.tokens;
    while next < tokens.len()
        && tokens.sign(next) != Some(')')
        && tokens.gap(next) < Gap::Break
        && inner.under.is_empty()
    {
        next = piece(place, next, &mut inner);
    }
    if found.scale.is_none() && found.is_bare() {
        found.under = inner.under;
    } else {
        found.except.extend(inner.under);
    }
    next.max(at)
}
