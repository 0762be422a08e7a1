//! What goes out around the text of a mail (salutation, subject, names of attachments), held to what holds for a page: no words of facts
//! for others, no figure without a source, no word that the house doesn't use.

use std::ops::Range;

use super::mail_part::{MailPart, Unsaid};
use super::messages;
use super::refusal::Refusal;
use crate::language::Language;
use crate::model::{Brief, Dossier};
use crate::prose::{figures, has_same_date, said_onto};
use crate::render::{MailText, facts_of_others};
use crate::value::{Date, Rendering, Units, Value, format};

/// A part of a mail, as it goes out.
#[derive(Debug, Clone)]
pub struct AroundText {
    /// What it is.
    pub part: MailPart,
    /// Its words.
    pub text: String,
    /// The name of the reader in it, which is nobody's figure and no word of the house.
    pub name: Option<String>,
    /// Whether somebody typed it for this mail or this reader; else it is made of what has been judged.
    pub written_by: WrittenBy,
}

/// Who wrote a part of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenBy {
    /// Whoever sends it, or keeps the list of recipients.
    Sender,
    /// The program, out of the page.
    Program,
}

impl AroundText {
    /// The words without the name of the reader.
    pub fn without_name(&self) -> String {
        let Some(name) = &self.name else { return without_addressed(&self.text) };
        let mut bare = without_addressed(&self.text.replace(name.as_str(), "–"));
        for part in name.split_whitespace().filter(|part| is_name(part)) {
            bare = bare.replace(part, "–");
        }
        bare
    }
}

/// Whether a part of a name is one by itself: neither an initial nor a number.
fn is_name(part: &str) -> bool {
    part.chars().count() > 1 && !part.chars().all(char::is_numeric)
}

/// A text without the names in kanji that are addressed in it: 五十嵐様.
fn without_addressed(text: &str) -> String {
    let is_kanji = |c: char| matches!(c, '\u{3005}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let mut bare = text.to_owned();
    for language in Language::ALL {
        for title in language.words().mail.after_names {
            while let Some((name, rest)) = bare.split_once(title) {
                let name = name.trim_end_matches([' ', '\u{3000}']).trim_end_matches(is_kanji);
                bare = format!("{name}–{rest}");
            }
        }
    }
    bare
}

/// Why the parts of a mail may not go out as they are.
pub fn judge_around(
    dossier: &Dossier,
    briefs: &[&Brief],
    parts: &[AroundText],
    text: &MailText,
) -> Vec<Refusal> {
    let mut audiences: Vec<String> = briefs.iter().map(|brief| brief.audience.clone()).collect();
    audiences.sort();
    audiences.dedup();
    let mut refusals = Vec::new();
    for part in parts {
        let secret = facts_of_others(dossier, &audiences, &part.text).into_iter();
        refusals.extend(
            secret.map(|fact| messages::letter::words_of_others(part.part, &dossier.facts[fact], &audiences)),
        );
        if part.written_by == WrittenBy::Sender {
            let found = figure_in(part, dossier, text);
            refusals.extend(found.map(|figure| messages::letter::unsourced_figure(part.part, &figure)));
        }
    }
    refusals
}

/// The first figure that the text of the mail doesn't have so. The date of the pages is known.
fn figure_in(part: &AroundText, dossier: &Dossier, text: &MailText) -> Option<Unsaid> {
    let language = text.body.language;
    let bare = part.without_name();
    let dated = format(&Value::from(Date::Day(dossier.date)), dossier.style(language), Rendering::Running);
    let known = [text.sourced.as_str(), &dated, &dossier.date.to_string()].join("\n");
    let reader = (language, &dossier.units);
    figures(&bare, language, &dossier.names, &dossier.units).into_iter().find_map(|figure| {
        let found = &bare[figure.range.clone()];
        let start = figure.range.end - found.trim_start().len();
        let range = start..start + found.trim().len();
        if has_same_date(&bare, &range, &known, dossier.date, reader) {
            return None;
        }
        let said = with_what_belongs(&bare, &range, reader);
        let places: Vec<usize> = places(&known, counted(&bare, &range)).collect();
        let in_text: Vec<&str> =
            places.iter().map(|&at| with_what_belongs(&known, &(at..at + range.len()), reader)).collect();
        // With what it counts, the words after that are told from those of the figure: 20 turbines below the weir.
        let is_same_counted = || {
            let len = with_noun(&bare, &range);
            let said = with_what_belongs(&bare, &(range.start..range.start + len), reader);
            let mut in_text = places.iter().map(|&at| with_what_belongs(&known, &(at..at + len), reader));
            len > range.len() && in_text.any(|other| other.eq_ignore_ascii_case(said))
        };
        match in_text.first() {
            None => Some(Unsaid::Nowhere(bare[range.clone()].to_owned())),
            Some(_) if in_text.iter().any(|other| other.eq_ignore_ascii_case(said)) => None,
            Some(_) if is_same_counted() => None,
            Some(other) => Some(Unsaid::Otherwise(said.to_owned(), (*other).to_owned())),
        }
    })
}

/// A figure with the words beside it that make another one of it: more than, 約.
fn with_what_belongs<'a>(text: &'a str, figure: &Range<usize>, reader: (Language, &Units)) -> &'a str {
    let start = text[..figure.start].rfind('\n').map_or(0, |at| at + 1);
    let end = figure.end + text[figure.end..].find('\n').unwrap_or(text.len() - figure.end);
    let [before, after] = said_onto(text, figure, &(start..end), reader);
    text[before.start.min(figure.start)..after.end.max(figure.end)].trim()
}

/// A figure with the word that follows it, which says what it counts.
fn counted<'a>(text: &'a str, figure: &Range<usize>) -> &'a str {
    let rest = &text[figure.end..];
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let is_latin = |c: char| c.is_alphabetic() && u32::from(c) < 0x2e80;
    let word = &rest[gap..];
    let len = match word.chars().next() {
        Some(first) if is_latin(first) => word.find(|c: char| !is_latin(c)).unwrap_or(word.len()),
        Some(first) if gap == 0 && first.is_alphabetic() => first.len_utf8(),
        _ => return text[figure.clone()].trim(),
    };
    text[figure.start..figure.end + gap + len].trim()
}

/// The length of a figure with the noun of English that it counts, where one follows.
fn with_noun(text: &str, figure: &Range<usize>) -> usize {
    let counted = counted(text, figure);
    let noun = counted.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let is_plural = noun == "people" || noun.ends_with('s') && !matches!(noun, "less" | "plus" | "upwards");
    if is_plural && noun.len() < counted.len() { counted.len() } else { figure.len() }
}

/// Where a text holds a figure that isn't part of a longer one.
fn places<'a>(text: &'a str, figure: &'a str) -> impl Iterator<Item = usize> + 'a {
    let goes_on = |c: Option<char>| c.is_some_and(char::is_numeric);
    text.match_indices(figure).filter_map(move |(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        let mut next = after.chars();
        let separated = matches!(next.next(), Some('.' | ',')) && goes_on(next.next());
        let mut last = before.chars().rev();
        let after_separator = matches!(last.next(), Some('.' | ',')) && goes_on(last.next());
        let touches = goes_on(after.chars().next()) || goes_on(before.chars().next_back());
        (!(touches || separated || after_separator)).then_some(at)
    })
}
