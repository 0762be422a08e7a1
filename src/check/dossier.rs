//! Reads `dossier.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::Context;
use super::texts::{Need, texts_in};
use super::toml::{File, Item, Table};
use crate::diagnostic::wording::unknown_name;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::format::{self, DOSSIER};
use crate::language::Language;
use crate::model::Paper;
use crate::value::{Date, NoName, Numbers, Texts, UnitError, Units, amount_in, no_name};
use chrono::NaiveDate;

/// What `dossier.toml` says.
#[derive(Debug)]
pub struct Header {
    pub id: Option<(String, Span)>,
    pub title: Texts,
    pub date: Option<(NaiveDate, Span)>,
    pub languages: Vec<Language>,
    pub publisher: Texts,
    pub contact: Option<String>,
    pub names: Vec<String>,
    pub numbers: Numbers,
    pub theme: Option<(String, Span)>,
    pub embed_facts: bool,
    pub tell_as_of_after: u32,
    pub overdue_is_error: bool,
    pub archive: Option<(String, Span)>,
    pub tell_unverified: bool,
    pub paper: Paper,
    /// What stands above the title of the briefs for an audience.
    pub audiences: BTreeMap<String, Texts>,
    /// The same audiences with their places.
    pub audience_places: Vec<(String, Span)>,
    pub units: Units,
    /// Whether every unit of the file could be read.
    pub units_complete: bool,
}

/// Reads the header. What is missing is reported and left empty, so that the other files can still be checked.
pub fn dossier(source: &Arc<SourceText>) -> (Header, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = super::parse(&file, &source.text);
    let table = Table { file: &file, map: parsed.get_ref(), range: 0..0 };
    let start = file.span(0..0);
    if errors.is_empty() {
        table.check_keys(&DOSSIER, &start);
    }

    let languages = table.get("languages").map(languages).filter(|languages| !languages.is_empty());
    let mut units = Units::built_in();
    let units_complete = errors.is_empty() & table.get("unit").is_none_or(|item| add_units(item, &mut units));
    let names = table.get("names").map(|item| proper_names(item, &units)).unwrap_or_default();
    let context = Context {
        languages: languages.unwrap_or_else(|| Language::ALL.to_vec()),
        units,
        units_complete,
        names,
        date: None,
        sources: BTreeMap::new(),
        registered: Vec::new(),
        sources_complete: true,
    };
    let numbers = table.get("numbers").and_then(Item::table).and_then(|numbers| {
        numbers.check_known(&format::NUMBERS);
        if let Some(ja) = numbers.get("ja").filter(|_| !context.languages.contains(&Language::Ja)) {
            ja.report(
                Code::IdleKey,
                "`numbers.ja` has no effect: the dossier has no Japanese",
                Some("take it out, or add \"ja\" to `languages`".into()),
            );
        }
        numbers.get("ja")?.choice(format::NUMBERS_JA, &[])
    });
    let paper = table.get("paper").and_then(|item| item.choice(format::PAPERS, &[]));
    let tell_as_of_after = table.get("tell-as-of-after").and_then(|item| item.integer(0, 1200));
    let overdue = table.get("review-overdue").and_then(|item| item.choice(format::REVIEWS_OVERDUE, &[]));
    let contact = table.get("contact").and_then(|item| contact(item, &context));
    let (audiences, audience_places) =
        table.get("audience").map(|item| audiences(item, &context)).unwrap_or_default();
    // The title and the publisher are printed on every page, so they are held to the rule for figures.
    for item in ["title", "publisher"].into_iter().filter_map(|key| table.get(key)) {
        super::texts::report_figures(item, &context);
    }
    let header = Header {
        id: table.get("id").and_then(id),
        title: table.get("title").and_then(|item| super::texts::texts(item, &context)).unwrap_or_default(),
        date: table.get("date").and_then(day),
        publisher: table.get("publisher").and_then(|item| text_or_texts(item, &context)).unwrap_or_default(),
        contact: contact.map(str::to_owned),
        numbers: if numbers == Some("newspaper") { Numbers::Newspaper } else { Numbers::Report },
        theme: table.get("theme").and_then(|item| Some((item.text()?.to_owned(), item.span()))),
        embed_facts: table.get("embed-facts").and_then(Item::boolean).unwrap_or(true),
        tell_as_of_after: tell_as_of_after.and_then(|months| u32::try_from(months).ok()).unwrap_or(12),
        overdue_is_error: overdue == Some("error"),
        archive: table.get("archive").and_then(archive),
        tell_unverified: table.get("tell-unverified").and_then(Item::boolean).unwrap_or(false),
        audiences,
        audience_places,
        paper: if paper == Some("letter") { Paper::Letter } else { Paper::A4 },
        languages: context.languages,
        names: context.names,
        units: context.units,
        units_complete,
    };
    (header, file.into_found())
}

/// What tells the dossier from others of its name in the record of who got which mail.
fn id(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !(8..=64).contains(&text.len()) || !text.chars().all(plain) {
        item.report(
            Code::BadName,
            format!("`{text}` can't be a dossier's id"),
            Some("write 8 to 64 lower-case letters, digits and hyphens that no other dossier has".into()),
        );
        return None;
    }
    Some((text.to_owned(), item.span()))
}

/// Whom to ask. It is printed on every page and cites nothing, so it holds no amount.
fn contact<'a>(item: Item<'a>, context: &Context) -> Option<&'a str> {
    let text = item.text()?;
    if let Some(amount) = amount_in(text, &context.names, &context.units) {
        item.report(
            Code::UnsourcedNumber,
            format!("the amount `{amount}` in `contact` comes from no value"),
            Some(
                "write who to ask and where, `Name <mail@example.org>`; an amount is a fact with its source"
                    .into(),
            ),
        );
    }
    Some(text)
}

/// The archive that the project names: a folder of its own. What a dossier says is read by whoever builds it, so it
/// leads to no other place of their machine.
fn archive(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?;
    let name = text.strip_suffix('/').unwrap_or(text);
    let sound = name.split('/').all(|part| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
    });
    if !sound || name.starts_with('~') {
        item.report(
            Code::BadFileName,
            format!("`{text}` isn't the name of a folder inside the project"),
            Some(
                "write `archive = \"archive\"`, a folder beside dossier.toml or `briefs`; name one elsewhere with `--archive DIR` or in the variable FACTBRIEF_ARCHIVE"
                    .into(),
            ),
        );
        return None;
    }
    Some((name.to_owned(), item.span()))
}

/// The proper names. A figure among them would need no source anywhere, so it is refused and excuses nothing.
fn proper_names(item: Item<'_>, units: &Units) -> Vec<String> {
    let mut names = Vec::new();
    for (name, span) in item.texts().unwrap_or_default() {
        let Some(found) = no_name(name, units) else {
            names.push(name.to_owned());
            continue;
        };
        let message = match found {
            NoName::Amount => format!("`{name}` is an amount and no name"),
            NoName::Share => format!("`{name}` is a share and no name"),
            NoName::Date => format!("`{name}` is a date and no name"),
            NoName::Number => format!("`{name}` is a number and no name"),
            NoName::Money(sum) => format!("the name `{name}` holds a sum of money, `{sum}`"),
            NoName::Percentage(share) => format!("the name `{name}` holds a percentage, `{share}`"),
        };
        item.file.report(Diagnostic::at(Code::FigureAsName, span, message).hint(
            "write it as a fact with its source, and print it as `{{ fact('id').value }}`; `names` takes proper names such as \"GPT-4\"",
        ));
    }
    names
}

/// Reads the labels of the dossier's audiences, and where each is named.
fn audiences(item: Item<'_>, context: &Context) -> (BTreeMap<String, Texts>, Vec<(String, Span)>) {
    let (mut labels, mut places) = (BTreeMap::new(), Vec::new());
    let Some(table) = item.table() else { return (labels, places) };
    for (span, entry) in table.entries() {
        super::check_name(entry.file, &span, entry.key, "an audience");
        let Some(audience) = entry.table() else { continue };
        audience.check_keys(&format::AUDIENCE, &span);
        let label = audience.get("label").and_then(|label| {
            super::texts::report_figures(label, context);
            super::texts::texts(label, context)
        });
        if let Some(label) = label {
            labels.insert(entry.key.to_owned(), label);
        }
        places.push((entry.key.to_owned(), span));
    }
    (labels, places)
}

/// One text for every language, or one for each.
pub fn text_or_texts(item: Item<'_>, context: &Context) -> Option<Texts> {
    match item.value.get_ref().is_table() {
        true => texts_in(item, context, Need::Some),
        false => {
            let text = item.text()?;
            Some(context.languages.iter().map(|&language| (language, text.to_owned())).collect())
        }
    }
}

fn languages(item: Item<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    let Some(tags) = item.texts() else { return languages };
    let given = !tags.is_empty();
    for (tag, span) in tags {
        match Language::from_tag(tag) {
            Some(language) if languages.contains(&language) => item.file.report(
                Diagnostic::at(Code::DuplicateId, span, format!("the language `{tag}` stands twice"))
                    .hint("remove one"),
            ),
            Some(language) => languages.push(language),
            None => item.file.report(
                Diagnostic::at(Code::UnknownLanguage, span, format!("factbrief can't write `{tag}` yet"))
                    .hint(unknown_name(tag, Language::TAGS.iter().copied(), "language")),
            ),
        }
    }
    if !given {
        item.report(
            Code::UnknownLanguage,
            "the dossier has no language",
            Some("write `languages = [\"en\", \"ja\"]`".into()),
        );
    }
    languages
}

fn day(item: Item<'_>) -> Option<(NaiveDate, Span)> {
    match super::values::date(item)? {
        Date::Day(day) => Some((day, item.span())),
        other => {
            item.report(
                Code::BadDate,
                format!("the brief's date must be a day, and `{other}` is none"),
                Some("write it as 2026-11-21".into()),
            );
            None
        }
    }
}

/// Reads the dossier's own units; returns whether all could be read.
fn add_units(item: Item<'_>, units: &mut Units) -> bool {
    let Some(table) = item.table() else { return false };
    let mut complete = true;
    for (span, entry) in table.entries() {
        complete &= add_unit(span, entry, units).is_some();
    }
    complete
}

fn add_unit(span: Span, entry: Item<'_>, units: &mut Units) -> Option<()> {
    let unit = entry.table()?;
    unit.check_keys(&format::UNIT, &span);
    let en = unit.get("en")?;
    let ja = unit.get("ja")?;
    let (forms, counter) = (en.texts(), ja.text());
    let (forms, counter) = (forms?, counter?);
    let [(singular, _), (plural, _)] = forms.as_slice() else {
        en.report(
            Code::WrongType,
            "`en` takes the singular and the plural",
            Some("write `en = [\"base station\", \"base stations\"]`".into()),
        );
        return None;
    };
    if let Err(error) = units.add(entry.key, [singular, plural], counter) {
        let in_forms = |form: &String| {
            let english = forms.iter().find(|(text, _)| text == form).map(|(_, span)| span.clone());
            english.or_else(|| (counter == form).then(|| ja.span()))
        };
        let (code, place) = match &error {
            UnitError::Id { .. } => (Code::BadName, None),
            UnitError::Taken { .. } => (Code::DuplicateId, None),
            UnitError::Same { form, .. } => (Code::DuplicateId, in_forms(form)),
            UnitError::Form { form, .. }
            | UnitError::Figure { form, .. }
            | UnitError::Qualifier { form, .. } => (Code::BadValue, in_forms(form)),
        };
        let place = place.unwrap_or(span);
        entry.file.report(Diagnostic::at(code, place, error.to_string()).hint_if(error.hint()));
        return None;
    }
    Some(())
}
