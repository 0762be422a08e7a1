//! Words that give the unit and scale of the figures under them: In millions of euros, EPS, Headcount.

use super::number;
use super::tables::ScaleSort;
use super::token::{Gap, Tokens};
use super::unit::{self, Place};
use crate::reading::heading::Head;
use crate::reading::meaning::{SaidUnit, Term};
use crate::reading::setting::Setting;
use crate::value::Number;

/// What a heading says of the figures below it.
pub fn head(text: &str, setting: &Setting<'_>) -> Head {
    let Some((lexicon, setting)) = super::region::lexicon(setting) else { return Head::default() };
    let tokens = Tokens::of(text);
    let place = Place { lexicon, tokens: &tokens, setting: &setting };
    let mut head = Head::default();
    let mut at = 0;
    while at < tokens.len() {
        at = piece(&place, at, &mut head);
    }
    // What is counted, on the author's word.
    if head.unit.is_bare() && has_noun(&place) {
        head.unit.over.push(Term::Noun { text: noun(text).to_owned(), each: Number::from(1) });
    }
    head
}

/// The words themselves, for a noun that no unit knows.
fn noun(text: &str) -> &str {
    text.trim().trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word stands in a heading that is neither a scale nor known to say nothing of what is counted.
fn has_noun(place: &Place<'_>) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let mut at = 0;
    while at < tokens.len() {
        let said = lexicon
            .head_empty
            .after(tokens, at)
            .map(|(end, ())| end)
            .or_else(|| lexicon.harmless_after.after(tokens, at).map(|(end, ())| end))
            .or_else(|| lexicon.articles.after(tokens, at).map(|(end, ())| end))
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

/// Reads what stands at a place; the place after it.
fn piece(place: &Place<'_>, at: usize, head: &mut Head) -> usize {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    // A crowd: no ampere.
    if lexicon.articles.is_at(tokens, at) && tokens.word(at + 1).is_some() && tokens.gap(at + 1) == Gap::Blank
    {
        return at + 1;
    }
    // Except per share: figures of that row are no millions.
    if let Some((end, ())) = lexicon.head_except.after(tokens, at)
        && (at == 0 || tokens.gap(at) != Gap::None)
    {
        return excepted(place, end, head);
    }
    // x € 1.000: what the figures are multiplied by.
    let multiplied = tokens.word(at) == Some("x") || tokens.sign(at) == Some('×');
    let money = || {
        unit::name_before(place, at + 2, at + 1)
            .or_else(|| unit::name_at(place, at + 1))
            .is_some_and(|(name, _)| unit::is_money(&name))
    };
    if multiplied && (tokens.digits(at + 1).is_some() || money()) {
        return at + 1;
    }
    if let Some((end, unit)) = lexicon.head_per.after(tokens, at) {
        below(place, unit, head);
        return end;
    }
    let percent = unit::name_at(place, at);
    if let Some((end, sort)) = lexicon.per.after(tokens, at)
        && matches!(sort, super::tables::PerSort::Always)
        && percent.is_none()
        && let Some((term, end)) = denominator(place, end)
    {
        if head.unit.under.is_empty() {
            head.unit.under.push(term);
        }
        return end;
    }
    // £'000, 000s, 1,000 t.
    let quoted = usize::from(matches!(tokens.sign(at), Some('\'' | '’')));
    if tokens.digits(at + quoted) == Some("000") {
        scale(head, 1000);
        let mut end = at + quoted + 1;
        while matches!(tokens.sign(end), Some(',' | '\'' | '’'))
            && tokens.digits(end + 1) == Some("000")
            && tokens.gap(end) == Gap::None
        {
            scale(head, 1000);
            end += 2;
        }
        return end + usize::from(tokens.word(end) == Some("s") && tokens.gap(end) == Gap::None);
    }
    if let Some(found) = number::numeral(lexicon, tokens, at)
        .filter(|found| found.open == number::Open::No && found.form != number::Form::Malformed)
        && tokens.digits(at).is_some()
    {
        let beside =
            unit::name_at(place, found.end).is_some() || at > 0 && unit::name_before(place, at, 0).is_some();
        if found.value >= Number::from(1000)
            && found.value.decimal().is_integer()
            && beside
            && tokens.digits(at) != Some("2020")
        {
            let year = found.form == number::Form::Plain && super::brackets::is_year(found.value);
            if !year {
                head.scale = head.scale.unwrap_or(Number::from(1)).times(found.value);
            }
        }
        return found.end.max(at + 1);
    }
    if let Some((end, value)) = lexicon.several.after(tokens, at).filter(|(_, value)| *value >= 1000) {
        scale(head, value);
        return end;
    }
    if let Some((end, (value, sort))) = lexicon.scales.after(tokens, at) {
        let near_money = !head.unit.over.is_empty() || unit::name_at(place, end).is_some();
        match sort {
            ScaleSort::Word | ScaleSort::Short => {
                scale(head, value);
                return end;
            }
            ScaleSort::Letter if near_money && is_money(head, place, end) => {
                scale(head, value);
                return end;
            }
            ScaleSort::Letter => {}
        }
    }
    let found = unit::name_at(place, at).or_else(|| {
        let (name, start) = (at + 1..=at + 3).rev().find_map(|end| {
            unit::name_before(place, end.min(tokens.len()), at).filter(|(_, start)| *start == at)
        })?;
        let end = tokens.at_byte(tokens.start(start) + name.len);
        Some((name, end))
    });
    if let Some((name, end)) = found {
        if head.unit.over.is_empty() {
            head.unit.over.push(unit::term(name));
            let mut next = end;
            while tokens.sign(next) == Some('/')
                && tokens.gap(next) == Gap::None
                && let Some((term, after)) = denominator(place, next + 1)
            {
                head.unit.under.push(term);
                next = after;
            }
            return next;
        }
        return end;
    }
    at + 1
}

fn is_money(head: &Head, place: &Place<'_>, end: usize) -> bool {
    let before = matches!(head.unit.over.as_slice(), [Term::Known { name, .. }] if unit::is_money(name));
    before || unit::name_at(place, end).is_some_and(|(name, _)| unit::is_money(&name))
}

fn scale(head: &mut Head, value: i64) {
    head.scale = head.scale.unwrap_or(Number::from(1)).times(Number::from(value));
}

fn below(place: &Place<'_>, unit: &str, head: &mut Head) {
    let named = place
        .setting
        .units
        .after(unit, place.setting.language)
        .into_iter()
        .find(|name| name.len == unit.len());
    if let Some(name) = named
        && head.unit.under.is_empty()
    {
        head.unit.under.push(unit::term(name));
    }
}

fn denominator(place: &Place<'_>, at: usize) -> Option<(Term, usize)> {
    let after = super::rate::denominator(place, at).ok()?;
    Some(after)
}

/// Reads what is excepted from a scale: per share. Where the words begin with it, they say that of the row itself.
fn excepted(place: &Place<'_>, at: usize, head: &mut Head) -> usize {
    let mut inner = Head { scale: None, unit: SaidUnit::default() };
    let mut next = at;
    let tokens = place.tokens;
    while next < tokens.len()
        && tokens.sign(next) != Some(')')
        && tokens.gap(next) < Gap::Break
        && inner.unit.under.is_empty()
    {
        next = piece(place, next, &mut inner);
    }
    if head.scale.is_none() && head.unit.is_bare() {
        head.unit.under = inner.unit.under;
    }
    next.max(at)
}
