//! Whether a form of a unit can stand beside a figure: one that holds a figure or a qualifier would make another one of it.

use super::find::figures as figures_in;
use super::lexicon::lexicon;
use super::searched::Searched;
use super::signs::is_numeral_sign;
use crate::language::Language;
use crate::reading::{Meaning, SaidAmount, SourceSetting, figures};
use crate::value::{Bound, Folded, Number, UnitError, UnitKind, UnitNames, Units};

/// Whether every form can stand beside a figure. `id` is the unit's.
///
/// # Errors
/// The first form that holds a figure which multiplies the one before it (billion yen, 百万トン, dozen ships), or a qualifier (ships or
/// more, 隻以上). A digit in a symbol or a name (CO₂, m², H100, 5G), and what is counted for (per 100,000 people, 10万人当たり), are
/// neither.
pub fn check_forms<'a>(
    id: &str,
    forms: impl IntoIterator<Item = &'a str>,
    units: &Units,
) -> Result<(), UnitError> {
    for form in forms {
        let (id, form) = (id.to_owned(), form.to_owned());
        if let Some(figure) = figure_in(&form, units) {
            return Err(UnitError::Figure { id, form, figure });
        }
        if let Some(word) = qualifier_in(&form, units) {
            return Err(UnitError::Qualifier { id, form, word });
        }
    }
    Ok(())
}

/// What says that a figure is what is counted for.
const PER: [&str; 5] = ["per ", "each ", "every ", "/", "／"];
const PER_AFTER: [&str; 6] = ["当たり", "当り", "あたり", "につき", "ごと", "毎"];

/// The first figure in a form that a reader would multiply by, or read together with the figure before it; as it is written.
fn figure_in(form: &str, units: &Units) -> Option<String> {
    let text = Folded::plain(form).text;
    if let Some(scale) = scale_in(&text, units) {
        return Some(scale);
    }
    let mut found: Vec<_> =
        Language::ALL.iter().flat_map(|&language| figures_in(form, language, &[], units)).collect();
    found.sort_by_key(|figure| (figure.range.start, std::cmp::Reverse(figure.range.end)));
    let figure = found.into_iter().map(|figure| figure.range).find(|range| {
        let (before, rest) = form.split_at(range.start);
        let (figure, after) = rest.split_at(range.len());
        let counted_for = PER.iter().any(|per| before.to_lowercase().ends_with(per))
            || PER_AFTER.iter().any(|per| after.chars().take(REACH).collect::<String>().contains(per));
        // Per cent is a unit itself.
        let is_share = units.counted_at(figure) == Some((UnitKind::Share, figure.len()));
        !counted_for && !is_share && !in_symbol(before, figure) && !begins_name(rest, range.len())
    })?;
    let start = figure.start - usize::from(form[..figure.start].ends_with('\''));
    Some(form[start..figure.end].to_owned())
}

/// How many characters after a figure say what it is for.
const REACH: usize = 12;

/// A scale that the figure before it would take: M, bn, k tonnes, MUSD, bn yen.
fn scale_in(text: &str, units: &Units) -> Option<String> {
    let view = Searched { raw: text, lower: &text.to_ascii_lowercase() };
    let spelled =
        text.char_indices().find_map(|(at, _)| Some((at, lexicon().longest_of("spelled-scale", &view, at)?)));
    if let Some((at, len)) = spelled {
        return Some(text[at..at + len].to_owned());
    }
    let first = text.chars().next()?;
    let power = matches!(first, 'e' | 'E' | 'x' | 'X') && text[1..].starts_with(|c: char| c.is_ascii_digit());
    if power || matches!(first, '万' | '億' | '兆' | '京') {
        let len = text[first.len_utf8()..]
            .find(|c: char| !c.is_ascii_digit())
            .map_or(text.len(), |end| first.len_utf8() + end);
        return Some(text[..len].to_owned());
    }
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (word, rest) = text.split_at(letters);
    let is_money = |name: &str| {
        let names = units.after(name, Language::En.tag());
        names
            .iter()
            .any(|unit| unit.len == name.len() && unit.measures.iter().all(|one| one.kind == UnitKind::Money))
    };
    let next = rest.trim_start_matches([' ', '-']);
    let short = lexicon().is_in("short-scale", word);
    let sign = |c: char| matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}');
    let alone = rest.is_empty() && matches!(word, "M" | "k" | "K" | "MM" | "mn" | "bn" | "tn");
    let thousand = matches!(word, "k" | "K" | "MM") && !next.is_empty();
    let of_money = short && (next.starts_with(sign) || rest.starts_with([' ', '-']) && is_money(next));
    let counted = matches!(word, "mn" | "bn" | "tn") && !next.is_empty();
    if alone || thousand || of_money || counted {
        return Some(word.to_owned());
    }
    let glued = ["MM", "mn", "bn", "tn", "k", "K", "m", "M", "b", "B", "T"];
    let scale = glued.iter().find(|scale| {
        let code = word.strip_prefix(**scale).unwrap_or_default();
        code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) && is_money(code)
    })?;
    Some((*scale).to_owned())
}

/// Whether digits belong to a symbol or a type: CO2, m2, H100, F-35; but not x10 or E6.
fn in_symbol(before: &str, figure: &str) -> bool {
    if figure.starts_with(|c: char| is_numeral_sign(c) || c.is_ascii_alphabetic()) {
        return false;
    }
    let typed = before.strip_suffix('-').filter(|rest| rest.ends_with(|c: char| c.is_ascii_uppercase()));
    let name = typed.unwrap_or(before);
    let letters = name.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '°' | 'µ' | 'μ'));
    let symbol = &name[letters.len()..];
    let power = matches!(symbol, "x" | "X" | "e" | "E") && !letters.ends_with(char::is_alphanumeric);
    !symbol.is_empty() && !power
}

/// Whether digits go on as a name: 5G, 3D, 20-foot; but not 100k, 5M or 10-20.
fn begins_name(rest: &str, digits: usize) -> bool {
    let (figure, after) = rest.split_at(digits);
    let name = after.strip_prefix('-').unwrap_or(after);
    let word = &name[..name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len()];
    let whole = digits <= 3 && figure.bytes().all(|byte| byte.is_ascii_digit());
    let scale = lexicon().is_in("short-scale", word)
        || word.eq_ignore_ascii_case("x")
        || word.eq_ignore_ascii_case("e");
    whole && !word.is_empty() && !scale
}

/// A word at an end of a form that qualifies the figure before it, as the readers find it beside another figure. What a figure holds for
/// isn't one: barrels a year.
fn qualifier_in(form: &str, units: &Units) -> Option<String> {
    let text = Folded::plain(form).text;
    let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let letter = |at: usize| text[at..].starts_with(|c: char| c.is_ascii_alphabetic());
    let inside = |at: usize| at > 0 && letter(at) && text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
    let cuts: Vec<usize> = cuts.into_iter().filter(|at| !inside(*at)).collect();
    let qualifies = |part: &str| {
        let part = part.trim();
        let counts = |c: char| c.is_numeric() || is_numeral_sign(c);
        !part.is_empty()
            && !part.contains(counts)
            && Language::ALL.iter().any(|&language| is_qualifier(part, language, units))
    };
    let head = cuts.iter().rev().find(|&&end| end > 0 && end < text.len() && qualifies(&text[..end]));
    let tail = cuts.iter().find(|&&start| qualifies(&text[start..]) && (start > 0 || text.starts_with('-')));
    let head = head.map(|end| text[..*end].trim());
    head.or(tail.map(|start| text[*start..].trim())).map(str::to_owned)
}

/// Whether words make a bound or something rough of five companies before or after them.
fn is_qualifier(words: &str, language: Language, units: &Units) -> bool {
    let (five, blank) = match language {
        Language::En => ("5 companies", " "),
        Language::Ja => ("5社", ""),
    };
    let blank = if words.starts_with('-') { "" } else { blank };
    let setting = SourceSetting::of_no_source(language.tag(), units);
    let exact = Bound::Exact(Number::from(5));
    let bounds = |meaning: &Meaning| matches!(meaning, Meaning::Amount(SaidAmount { bound, about, .. }) if *bound != exact || *about);
    let listed = Searched { raw: words, lower: &words.to_ascii_lowercase() };
    lexicon().longest_of("qualifying", &listed, 0) == Some(words.len())
        || [format!("{five}{blank}{words}"), format!("{words}{blank}{five}")].iter().any(|text| {
            let found = figures(text, &setting);
            matches!(found.as_slice(), [figure] if figure.span == (0..text.len()) && figure.meanings.iter().any(bounds))
        })
}
