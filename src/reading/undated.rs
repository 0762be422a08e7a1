//! The year of months and quarters that are printed without one: the last that had begun, unless words beside them say that they are
//! still to come.

use std::ops::Range;

use chrono::NaiveDate;

use super::script::is_cjk;
use super::shown::{CELL, LINE};

/// Where such a part of a year stands.
#[derive(Debug, Clone)]
pub struct Undated<'a> {
    /// The text.
    pub text: &'a str,
    /// Its place there.
    pub place: Range<usize>,
    /// The language of the text.
    pub language: &'a str,
    /// The day of the text.
    pub issued: NaiveDate,
    /// Whether its name is one of results: 10〜12月期, the third quarter.
    pub reports: bool,
}

/// The years that are meant, by the first and last day in each year. Where the form stands alone and the next is nearer than the last that
/// had begun, both are.
///
/// # Errors
/// The words that speak of a plan, where they leave open which year is meant.
pub fn years(
    undated: &Undated<'_>,
    days: impl Fn(i32) -> Option<(NaiveDate, NaiveDate)>,
) -> Result<Vec<i32>, Range<usize>> {
    use chrono::Datelike;
    let issued = undated.issued;
    let all = issued.year() - 2..=issued.year() + 2;
    let dated = || all.clone().filter_map(|year| Some((year, days(year)?)));
    let Some((begun, (_, last))) = dated().filter(|(_, (first, _))| *first <= issued).last() else {
        return Ok(Vec::new());
    };
    let next = dated().find(|(_, (_, last))| *last >= issued);
    let nearer = next.filter(|(year, (first, _))| *year != begun && *first - issued < issued - last);
    // The words that open a period are part of a form: from October to December.
    let opens = undated.text[..undated.place.start].split([' ', '\'', '’']);
    let alone = opens.clone().count() <= 3
        && opens.into_iter().all(|word| word.len() <= 4 && word.chars().all(|c| c.is_ascii_lowercase()))
        && undated.text[undated.place.end..].trim().is_empty();
    if alone {
        return Ok(std::iter::once(begun).chain(nearer.map(|(year, _)| year)).collect());
    }
    match (plan(undated), nearer) {
        (Some(_), Some((year, _))) => Ok(vec![year]),
        (Some(part), None) if !undated.reports && last < issued => Err(part),
        _ => Ok(vec![begun]),
    }
}

/// The first words of the sentence that speak of a plan or a forecast.
fn plan(undated: &Undated<'_>) -> Option<Range<usize>> {
    let (text, place) = (undated.text, &undated.place);
    let ends = |c: char| matches!(c, '。' | CELL | LINE | '!' | '?' | ';');
    let stop = |part: &str| part.find(". ").unwrap_or(part.len());
    let from = text[..place.start]
        .rfind(ends)
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let from = text[from..place.start].rfind(". ").map_or(from, |at| from + at + 2);
    let rest = &text[place.end..];
    let rest = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let to = place.end + stop(rest);
    let sentence = text.get(from..to)?;
    if is_cjk(undated.language) {
        return in_signs(undated, sentence, from);
    }
    let words = match undated.language.split('-').next() {
        Some("de") => GERMAN,
        Some("fr") => FRENCH,
        Some("es") => SPANISH,
        Some("it") => ITALIAN,
        Some("pt") => PORTUGUESE,
        Some("nl") => DUTCH,
        _ => ENGLISH,
    };
    let mut at = from;
    for word in sentence.split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if words.split(' ').any(|known| known == bare.to_lowercase()) {
            return Some(at..at + bare.len());
        }
        at += word.len();
    }
    None
}

fn in_signs(undated: &Undated<'_>, sentence: &str, from: usize) -> Option<Range<usize>> {
    let words: &[&str] = match undated.language {
        "zh" => &["将", "預計", "预计", "预期", "计划", "拟", "有望", "目标", "预测"],
        "ko" => &["예정", "계획", "전망", "예상", "목표", "방침", "할 것", "될 것"],
        _ => &["見通し", "見込", "予想", "予測", "予定", "計画", "目標", "方針", "目指", "めど", "想定"],
    };
    let found = words.iter().filter_map(|word| Some((sentence.find(word)?, word.len()))).min();
    if let Some((at, len)) = found {
        return Some(from + at..from + at + len);
    }
    // A verb of what is still to be done: 着工する, 開く.
    let trimmed = sentence.trim_end();
    let last = trimmed.chars().next_back().filter(|c| "るうくすつぬぶむぐ".contains(*c))?;
    let lasting = ["いる", "ある", "おる"].iter().any(|end| trimmed.ends_with(end));
    let end = from + trimmed.len();
    (undated.language == "ja" && !undated.reports && !lasting).then_some(end - last.len_utf8()..end)
}

const ENGLISH: &str = "will shall plan plans planned planning expect expects expected forecast forecasts scheduled due target targets \
    targeted aim aims intends intended should open opens begin begins start starts upcoming";
const GERMAN: &str = "wird werden soll sollen geplant plant planen erwartet erwarten voraussichtlich vorgesehen prognose rechnet künftig";
const FRENCH: &str = "prévu prévue prévus prévues prévoit prévoient devrait devraient sera seront attendu attendue attendus attendues \
    planifié vise";
const SPANISH: &str =
    "prevé prevén previsto prevista previstos previstas será serán espera esperan planea planean debería";
const ITALIAN: &str = "previsto prevista previsti previste prevede prevedono sarà saranno dovrebbe dovrebbero atteso attesa attesi pianificato";
const PORTUGUESE: &str = "previsto prevista previstos previstas prevê preveem será serão deve deverá deverão espera esperam planeja";
const DUTCH: &str =
    "zal zullen gepland geplande verwacht verwachten verwachte moet moeten wordt worden gaat gaan";
