//! Where a figure stands on the page of a PDF, however it is written, and whose it is.
//!
//! It is found by its characters, as a reader sees them, and by what it says: 3兆円 stands where an English page has “about ¥3
//! trillion”. Words that qualify it may be left out of what is asked for, since the answer shows them. A form that is only a part of
//! another figure isn't there.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use super::occurrences::occurrences;
use crate::account::{CopiedFact, Form};
use crate::compare::ForeignPdf;
use crate::diagnostic::wording::nearest;
use crate::make::{FactsFile, NumberedCitation};
use crate::reading::{Figure, Meaning, SaidAmount, ShownText, SourceSetting, figures, meanings_of, same};
use crate::value::{Bound, Dated, Qualifier, Units};

/// How many figures are proposed where the one that was asked for isn't there.
const MOST_NEAR: usize = 3;
/// How many characters of the line are shown on either side of a figure.
const AROUND: usize = 36;

/// A place of a figure on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigurePlace {
    /// The page, counted from 1.
    pub page: usize,
    /// The figure there, with the words that qualify it.
    pub printed: String,
    /// The words around it.
    pub line: String,
    /// How it was recognised.
    pub by: RecognisedBy,
    /// The ids of the facts that are printed there: one, but where several print the same words, and none where it is in words of
    /// the author's or the program's.
    pub facts: Vec<String>,
}

/// How a figure was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecognisedBy {
    /// By its characters.
    Characters,
    /// By what it says, in other characters.
    Value,
}

/// What was found of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureFound {
    /// Its places in reading order.
    pub places: Vec<FigurePlace>,
    /// Where there is none, others that may be meant.
    pub near: Vec<FigurePlace>,
}

/// Looks for a figure, a name or another text on the pages of a PDF.
pub fn find_figure(pdf: &ForeignPdf, typed: &str) -> FigureFound {
    let units = Units::built_in();
    let sought = Sought::new(typed, pdf, &units);
    let pieces: Vec<(String, Vec<String>)> = facts(pdf)
        .iter()
        .map(|fact| {
            let own =
                if fact.record.printed.is_empty() { vec![fact.record.statement.clone()] } else { Vec::new() };
            (fact.id.clone(), fact.record.printed.iter().cloned().chain(own).collect())
        })
        .collect();
    let text = &pdf.page.text;
    let printed = occurrences(text, &pieces);
    let place = |range: Range<usize>, line: &Range<usize>, by| FigurePlace {
        page: pdf.page.sheet_of(range.start),
        printed: text.get(range.clone()).unwrap_or_default().trim().to_owned(),
        line: around(text, line, &range),
        by,
        facts: printed
            .iter()
            .filter(|one| one.range.start <= range.start && range.end <= one.range.end)
            .flat_map(|one| one.facts.iter().map(|id| (*id).to_owned()))
            .collect(),
    };
    let mut found = FigureFound::default();
    let mut others: Vec<(bool, FigurePlace)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let within = start..start + line.len();
        let shown = ShownText::of(line);
        let whole = |part: &Range<usize>| {
            let source = shown.source(part);
            within.start + source.start..within.start + source.end
        };
        let Seen { places, parts, figures } = sought.on_line(&shown);
        found.places.extend(places.iter().map(|(part, by)| place(whole(part), &within, *by)));
        others.extend(parts.iter().map(|part| (true, place(whole(part), &within, RecognisedBy::Characters))));
        others.extend(figures.iter().map(|part| (false, place(whole(part), &within, RecognisedBy::Value))));
        start = within.end;
    }
    if found.places.is_empty() {
        found.near = near(typed, others);
    }
    found
}

/// The facts in a PDF.
fn facts(pdf: &ForeignPdf) -> &[CopiedFact<NumberedCitation>] {
    pdf.facts.as_ref().map_or(&[], |file: &FactsFile| file.facts.as_slice())
}

/// Those that are written nearly as what was typed, and those of which it is a part.
fn near(typed: &str, others: Vec<(bool, FigurePlace)>) -> Vec<FigurePlace> {
    let mut near: Vec<FigurePlace> = Vec::new();
    let mut add = |place: &FigurePlace| {
        let known = near.iter().any(|one| one.printed == place.printed && one.facts == place.facts);
        if !known && near.len() < MOST_NEAR {
            near.push(place.clone());
        }
    };
    others.iter().filter(|(part, _)| *part).for_each(|(_, place)| add(place));
    let digits =
        |text: &str| ShownText::of(text).text().chars().filter(char::is_ascii_digit).collect::<String>();
    let own = digits(typed);
    let alike = |place: &&FigurePlace| !own.is_empty() && digits(&place.printed) == own;
    others.iter().map(|(_, place)| place).filter(alike).for_each(&mut add);
    // The same words with another number.
    let words = |text: &str| {
        let shown = ShownText::of(text);
        let digits = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        shown.text().split(digits).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("#")
    };
    let shape = words(typed);
    let in_shape =
        |place: &&FigurePlace| !shape.is_empty() && !own.is_empty() && words(&place.printed).contains(&shape);
    others.iter().map(|(_, place)| place).filter(in_shape).for_each(&mut add);
    let written = nearest(typed, others.iter().map(|(_, place)| place.printed.as_str())).map(str::to_owned);
    let written = written.iter().flat_map(|text| others.iter().find(|(_, place)| place.printed == *text));
    written.for_each(|(_, place)| add(place));
    near
}

/// The words of a line around a place in it.
fn around(text: &str, line: &Range<usize>, place: &Range<usize>) -> String {
    let before = text.get(line.start..place.start).unwrap_or_default();
    let after = text.get(place.end..line.end).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let [start, end] =
        [(from > 0, "…"), (to < after.len(), "…")].map(|(cut, sign)| if cut { sign } else { "" });
    let figure = text.get(place.clone()).unwrap_or_default();
    let (before, after) = (before.get(from..).unwrap_or_default(), after.get(..to).unwrap_or_default());
    format!("{start}{}{end}", format!("{before}{figure}{after}").trim())
}

/// What was found on one line.
#[derive(Default)]
struct Seen {
    places: Vec<(Range<usize>, RecognisedBy)>,
    /// Where what was typed is a part of another figure.
    parts: Vec<Range<usize>>,
    /// The other figures.
    figures: Vec<Range<usize>>,
}

/// A figure that is looked for.
struct Sought<'a> {
    shown: ShownText,
    /// Everything that it can mean, each in the setting in which it was read.
    meanings: Vec<(Meaning, SourceSetting<'a>)>,
    /// The settings in which the page is read: one for each currency that its facts have.
    settings: Vec<SourceSetting<'a>>,
}

impl<'a> Sought<'a> {
    fn new(typed: &str, pdf: &'a ForeignPdf, units: &'a Units) -> Self {
        let language = pdf.about.language.as_str();
        let money: BTreeSet<&str> = facts(pdf)
            .iter()
            .flat_map(|fact| fact.record.values.values())
            .filter_map(|value| match &value.form {
                Form::Quantity { unit, .. } => unit.get(..3),
                _ => None,
            })
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()))
            .collect();
        let setting =
            |language, currency| SourceSetting { currency, ..SourceSetting::of_no_source(language, units) };
        let currencies = std::iter::once(None).chain(money.into_iter().map(Some));
        let settings: Vec<SourceSetting<'a>> =
            currencies.map(|currency| setting(language, currency)).collect();
        let shown = ShownText::of(typed);
        let mut meanings: Vec<(Meaning, SourceSetting<'a>)> = Vec::new();
        for one in &settings {
            for tag in [language, "ja", "en"] {
                let own = SourceSetting { language: tag, ..one.clone() };
                let read = meanings_of(&shown, None, &own).unwrap_or_default();
                meanings.extend(read.into_iter().map(|meaning| (unqualified(meaning), own.clone())));
            }
        }
        Self { shown, meanings, settings }
    }

    fn on_line(&self, line: &ShownText) -> Seen {
        let read: Vec<(Figure, &SourceSetting<'a>)> = self
            .settings
            .iter()
            .flat_map(|setting| {
                figures(line.text(), setting).into_iter().map(move |figure| (figure, setting))
            })
            .collect();
        let says_it = |figure: &Figure, setting: &SourceSetting<'_>| {
            figure.meanings.iter().cloned().map(unqualified).any(|meaning| {
                let mut sought = self.meanings.iter();
                sought.any(|(own, read_in)| same((own, read_in), (&meaning, setting)))
            })
        };
        let overlaps =
            |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
        let mut seen = Seen::default();
        let alike: Vec<&Range<usize>> = read
            .iter()
            .filter(|(figure, setting)| says_it(figure, setting))
            .map(|(figure, _)| &figure.span)
            .collect();
        for place in line.find(&self.shown) {
            let figure = read.iter().filter(|(figure, _)| overlaps(&figure.span, &place));
            let holder = figure.map(|(figure, _)| &figure.span).max_by_key(|span| span.len());
            let readable =
                read.iter().any(|(figure, _)| overlaps(&figure.span, &place) && !figure.meanings.is_empty());
            let whole = match readable && !self.meanings.is_empty() {
                true => alike.iter().any(|span| overlaps(span, &place)),
                false => !is_cut(line.text(), &place),
            };
            let span = holder.filter(|span| span.start <= place.start && place.end <= span.end);
            let span = span.cloned().unwrap_or_else(|| place.clone());
            match whole {
                true => seen.places.push((span, RecognisedBy::Characters)),
                false => seen.parts.push(span),
            }
        }
        for span in alike {
            if !seen.places.iter().any(|(place, _)| overlaps(place, span)) {
                seen.places.push((span.clone(), RecognisedBy::Value));
            }
        }
        seen.places.sort_by_key(|(place, _)| place.start);
        for (figure, _) in &read {
            let known = |place: &Range<usize>| overlaps(place, &figure.span);
            let there = seen.places.iter().any(|(place, _)| known(place)) || seen.figures.iter().any(known);
            if !there && !seen.parts.iter().any(known) {
                seen.figures.push(figure.span.clone());
            }
        }
        seen
    }
}

/// Whether digits stand before or behind a place that begins or ends in digits.
fn is_cut(text: &str, place: &Range<usize>) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十百千万億兆京".contains(c);
    let within = text.get(place.clone()).unwrap_or_default();
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    let (first, last) = (within.chars().next(), within.chars().next_back());
    let goes_on = |text: &str| {
        let mut characters = text.chars();
        match characters.next() {
            Some('.' | ',') => characters.next().is_some_and(numeral),
            next => next.is_some_and(numeral),
        }
    };
    let behind: String = before.chars().rev().take(2).collect();
    first.is_some_and(numeral) && goes_on(&behind) || last.is_some_and(numeral) && goes_on(after)
}

/// The same figure without the words that bound it or make it rough.
fn unqualified(meaning: Meaning) -> Meaning {
    match meaning {
        Meaning::Amount(amount) => {
            let numbers: Vec<_> = amount.bound.numbers().collect();
            let single = !matches!(amount.bound, Bound::Several(_) | Bound::MarginAlone(_));
            let bound = match numbers.as_slice() {
                [number] if single => Bound::Exact(*number),
                _ => amount.bound,
            };
            Meaning::Amount(SaidAmount { bound, about: false, ..amount })
        }
        Meaning::Of { part, whole, unit, .. } => {
            Meaning::Of { part, whole, unit, qualifier: Qualifier::default() }
        }
        Meaning::Ratio(numbers, _) => Meaning::Ratio(numbers, Qualifier::default()),
        Meaning::Date(dated) => Meaning::Date(Dated::from(dated.date)),
        other => other,
    }
}
