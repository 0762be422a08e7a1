//! Compares one printed form with the archived source and with the typed value.

use super::archived::{Passage, Text};
use super::finding::Outcome;
use super::headings::wrong_heading;
use super::judged_form::JudgedForm;
use super::messages;
use crate::model::Lines;
use crate::reading::{self, ShownText, SourceSetting, Unbacked, UnitHeading, compare, meanings_of};
use crate::value::Value;

/// How many places of a printed form within its lines are looked at. Where it is there more often, nobody can say which one is
/// meant.
const MAX_PLACES: usize = 1000;
/// How many lines above and below a figure its table's heading may be; farther away `unit-lines` says where.
const HEADING_LINES: usize = 40;

/// Looks for a printed form in an archived source. `setting` is the source's: its language, date, years and money, and the units
/// of the dossier; none where the program has no reader for the language.
pub fn judge(text: &Text, form: &JudgedForm<'_>, setting: Option<&SourceSetting<'_>>) -> Outcome {
    let shown = ShownText::of(form.printed);
    let elsewhere = || text.at(None).map_or(0, |whole| whole.find_up_to(&shown, 0).1);
    let Some(passage) = text.at(form.lines) else { return Outcome::NotFound { elsewhere: elsewhere() } };
    let (places, times) = passage.find_up_to(&shown, MAX_PLACES);
    if places.is_empty() {
        return Outcome::NotFound { elsewhere: if form.lines.is_some() { elsewhere() } else { 0 } };
    }
    // 1.4 within 21.4 is no second place, but where it's the only one, that is said of it.
    let own: Vec<_> = places.iter().filter(|place| !passage.continues(place)).cloned().collect();
    let (places, times) = match own.len() {
        0 => (places, times),
        fewer if times <= MAX_PLACES => (own, fewer),
        _ => (places, times),
    };
    if times > MAX_PLACES || form.lines.is_none() && times > 1 {
        return Outcome::Ambiguous { times, in_lines: form.lines.is_some() };
    }
    let around = form.unit_lines.or_else(|| form.lines.map(|lines| near(lines, text)));
    if let Some(&words) = form.heads.iter().find(|words| !has_heading(text, words, around)) {
        return Outcome::NoHeading { words: words.to_owned(), at_lines: form.unit_lines.is_some() };
    }
    let Some(value) = form.value else { return Outcome::TermFound };
    if form.by_eye.is_some() {
        return Outcome::ByEye;
    }
    let Some(setting) = setting else { return Outcome::NoReader };
    let setting = &setting.of_form(shown.text());
    match compare(form.printed, form.heads, value, setting) {
        Ok(()) => {}
        Err(why) if why.is_unread() => {
            return Outcome::Unread { why: why.to_string(), source_goes_on: false };
        }
        Err(why) => return Outcome::ValueDiffers { why: why.to_string(), hint: why.hint() },
    }
    if let Some(wrong) = wrong_heading(text, form, around, value, setting) {
        return wrong;
    }
    if matches!(value, Value::Text(_)) || !reading::holds_figure(&shown, setting) {
        return Outcome::TermFound;
    }
    // That they give one unit was found above.
    let heading = UnitHeading::read(form.heads.iter().copied(), setting).ok();
    let (mut cut, mut unread, mut differs) = (None, None, None);
    for place in places {
        match whole(&passage, &place, heading.as_ref(), value, setting) {
            Ok(()) => return Outcome::ValueFound,
            Err(Unbacked::Cut(whole)) => cut = Some(whole),
            Err(Unbacked::Differs(meanings)) => {
                differs = Some(reading::differing(form.printed, &meanings, value))
            }
            Err(Unbacked::UnreadThere(whole, why)) => unread = Some((whole, why)),
            Err(_) => {
                let nothing = || (form.printed.to_owned(), reading::UnreadableForm::NoFigure);
                unread = Some(unread.unwrap_or_else(nothing));
            }
        }
    }
    match (cut, unread) {
        // What would help with it is more than to quote it elsewhere.
        (_, Some((whole, why @ reading::UnreadableForm::MoneyOrMass(_)))) => Outcome::ValueDiffers {
            why: messages::unread_there(form.printed, &whole, &why),
            hint: Some(why.hint()),
        },
        (_, Some((whole, why))) => {
            Outcome::Unread { why: messages::unread_there(form.printed, &whole, &why), source_goes_on: true }
        }
        (Some(whole), None) => Outcome::ValueDiffers {
            why: messages::part_of(form.printed, &whole),
            hint: Some(match in_one_line(&whole) {
                // Brackets of the sentence, without which the form would have another sign.
                words if form.printed.contains(&words) => messages::quote_elsewhere(),
                words if meanings_of(&ShownText::of(&words), heading.as_ref(), setting).is_ok() => {
                    messages::type_value_so(&words)
                }
                // In the text around it it can be read, and by itself it can't.
                _ => messages::quote_elsewhere(),
            }),
        },
        (None, None) => match differs {
            // All of the form stands there, and means something else in that text.
            Some(why) => Outcome::ValueDiffers { why: why.to_string(), hint: why.hint() },
            None => Outcome::NotFound { elsewhere: 0 },
        },
    }
}

/// Words as a key of a fact table can hold them.
fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the figure at a place is the typed value as a whole.
fn whole(
    passage: &Passage,
    place: &std::ops::Range<usize>,
    heading: Option<&UnitHeading>,
    value: &Value,
    setting: &SourceSetting<'_>,
) -> Result<(), Unbacked> {
    let (window, place) = passage.window(place);
    reading::stands_whole(window, &place, heading, setting, |meaning| {
        reading::agrees(meaning, value, setting)
    })
}

/// Whether the words that give a unit stand in the source, at some lines or anywhere.
fn has_heading(text: &Text, words: &str, lines: Option<Lines>) -> bool {
    let words = ShownText::of(words);
    let found = |lines| text.at(lines).is_some_and(|passage| passage.find_up_to(&words, 1).1 > 0);
    found(lines)
}

/// The lines around a figure in which its table's heading may be: as many as the text has.
fn near(lines: Lines, text: &Text) -> Lines {
    let end = text.raw().matches('\n').count() + 1;
    let last = (lines.last + HEADING_LINES).min(end).max(lines.last);
    Lines { first: lines.first.saturating_sub(HEADING_LINES).max(1), last }
}
