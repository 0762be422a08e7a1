//! Reads `dossier.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::{Context, WordReading};
use super::fiscal::{Owners, Years};
use super::fresh;
use super::house::{house_texts, marking};
use super::keeping::{house_words, policy};
use super::messages::dossier as says;
use super::messages::syntax::Lost;

use super::messages::toml::NameOf;
use super::own_units;
use super::syntax::parse;
use super::texts::text_or_texts;
use super::toml::{File, Item, TomlTable};
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::format::{self, DOSSIER};
use crate::language::Language;
use crate::model::{Freshness, HouseTexts, HouseWord, Marking, Overdue, Paper, Policy};
use crate::prose::{amount_in, no_name};
use crate::value::{Date, JapaneseYears, Negative, Numbers, Texts, Units};
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
    pub negative: Negative,
    pub years: JapaneseYears,
    pub theme: Option<(String, Span)>,
    pub embed_facts: bool,
    pub tell_as_of_after: u32,
    pub overdue: Overdue,
    /// What the house prints on its pages, on those for an audience, and what the latter are marked as.
    pub house: HouseTexts,
    pub houses: BTreeMap<String, HouseTexts>,
    pub markings: BTreeMap<String, Marking>,
    /// How old facts on pages for an audience may be.
    pub freshness: BTreeMap<String, Freshness>,
    pub archive: Option<(String, Span)>,
    pub tell_unverified: bool,
    pub paper: Paper,
    /// What is printed above the title of the briefs for an audience.
    pub audiences: BTreeMap<String, Texts>,
    /// The rules for their pages.
    pub policies: BTreeMap<String, Policy>,
    /// The words of the house for them.
    pub words: BTreeMap<String, BTreeMap<Language, Vec<HouseWord>>>,
    /// Who answers for what has no owner of its own.
    pub owner: Option<String>,
    /// The same audiences with their places.
    pub audience_places: Vec<(String, Span)>,
    pub units: Units,
    /// Whether every unit of the file could be read.
    pub units_complete: bool,
    pub owners: Owners,
}

/// Reads the header. What is missing is reported and left empty, so that the other files can still be checked.
pub fn dossier(source: &Arc<SourceText>, words: &Arc<WordReading>) -> (Header, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = parse(&file, &source.text);
    let table = TomlTable::of(&file, parsed.get_ref(), 0..0);
    let start = file.span(0..0);
    if errors.is_empty() {
        table.check_keys(&DOSSIER, &start);
    }

    let languages = table.get("languages").map(languages).filter(|languages| !languages.is_empty());
    let mut units = Units::built_in();
    let own = languages.as_deref().unwrap_or(&Language::ALL);
    let units_complete =
        errors.is_empty() & table.get("unit").is_none_or(|item| own_units::add(item, own, &mut units));
    let names = table.get("names").map(|item| proper_names(item, &units, words)).unwrap_or_default();
    let context = Context {
        words: Arc::clone(words),
        languages: languages.unwrap_or_else(|| Language::ALL.to_vec()),
        units,
        units_complete,
        owners: Owners::read(table.get("fiscal")),
        names,
        date: None,
        sources: BTreeMap::new(),
        registered: Vec::new(),
        sources_complete: true,
    };
    let numbers = table.get("numbers").and_then(Item::table);
    if let Some(numbers) = &numbers {
        numbers.check_known(&format::NUMBERS);
        let idle = |_: &Item<'_>| !context.languages.contains(&Language::Ja);
        for ja in
            ["ja", "ja-negative", "ja-years"].into_iter().filter_map(|key| numbers.get(key)).filter(idle)
        {
            ja.report(says::idle_japanese_numbers(ja.span(), ja.key));
        }
    }
    let negative = numbers.as_ref().and_then(|numbers| numbers.get("ja-negative")?.choice());
    let years = numbers.as_ref().and_then(|numbers| numbers.get("ja-years")?.choice());
    let numbers = numbers.and_then(|numbers| numbers.get("ja")?.choice());
    let tell_as_of_after = table.get("tell-as-of-after").and_then(|item| item.integer(0, 1200));
    let contact = table.get("contact").and_then(|item| contact(item, &context));
    let house = house_texts(&table, &context);
    let Audiences { labels, houses, markings, freshness, policies, words, places } =
        table.get("audience").map(|item| audiences(item, &context)).unwrap_or_default();
    // The title and the publisher are printed on every page, so the rule for figures applies to them.
    if let Some(item) = table.get("title") {
        super::texts::report_figures(item, &context);
    }
    if let Some(item) = table.get("publisher") {
        super::texts::report_amounts(item, &context);
    }
    let header = Header {
        id: table.get("id").and_then(id),
        title: table.get("title").and_then(|item| super::texts::texts(item, &context)).unwrap_or_default(),
        date: table.get("date").and_then(day),
        publisher: table.get("publisher").and_then(|item| text_or_texts(item, &context)).unwrap_or_default(),
        contact: contact.map(str::to_owned),
        numbers: numbers.unwrap_or_default(),
        negative: negative.unwrap_or_default(),
        years: years.unwrap_or_default(),
        theme: table.get("theme").and_then(|item| Some((item.text()?.to_owned(), item.span()))),
        embed_facts: table.get("embed-facts").and_then(Item::boolean).unwrap_or(true),
        tell_as_of_after: tell_as_of_after.and_then(|months| u32::try_from(months).ok()).unwrap_or(12),
        overdue: table.get("review-overdue").and_then(Item::choice).unwrap_or(Overdue::Warning),
        archive: table.get("archive").and_then(archive),
        tell_unverified: table.get("tell-unverified").and_then(Item::boolean).unwrap_or(false),
        house,
        houses,
        markings,
        freshness,
        audiences: labels,
        policies,
        words,
        owner: table.get("owner").and_then(Item::text).map(str::to_owned),
        audience_places: places,
        paper: table.get("paper").and_then(Item::choice).unwrap_or(Paper::A4),
        languages: context.languages,
        names: context.names,
        units: context.units,
        owners: context.owners,
        units_complete,
    };
    if header.title.is_empty() || header.publisher.is_empty() || header.date.is_none() {
        file.lose(start, Lost::Key);
    }
    (header, file.into_found(parsed.get_ref()))
}

/// The `id`, which distinguishes the dossier from others of its name in the ledger.
fn id(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !(8..=64).contains(&text.len()) || !text.chars().all(plain) {
        item.report(says::bad_id(item.span(), text));
        return None;
    }
    Some((text.to_owned(), item.span()))
}

/// Whom to ask. It is printed on every page and cites nothing, so it holds no amount.
fn contact<'a>(item: Item<'a>, context: &Context) -> Option<&'a str> {
    let text = item.text()?;
    if let Some(amount) = context.words.find(|| amount_in(text, &context.names, &context.units)) {
        item.report(says::amount_in_contact(item.span(), &amount));
    }
    Some(text)
}

/// The archive that the project names: a folder inside it. Anybody may build a dossier that somebody else wrote, so it must not
/// lead to other places of their machine.
fn archive(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?;
    let name = text.strip_suffix('/').unwrap_or(text);
    let sound = name.split('/').all(|part| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
    });
    if !sound || name.starts_with('~') {
        item.report(says::bad_archive(item.span(), text));
        return None;
    }
    Some((name.to_owned(), item.span()))
}

/// The proper names. A figure among them would pass everywhere without a source, so it is refused and left out.
fn proper_names(item: Item<'_>, units: &Units, words: &WordReading) -> Vec<String> {
    let mut names = Vec::new();
    for (name, span) in item.texts().unwrap_or_default() {
        let Some(found) = words.find(|| no_name(name, units)) else {
            names.push(name.to_owned());
            continue;
        };
        item.report(says::figure_as_name(span, name, &found));
    }
    names
}

/// The audiences of the dossier.
#[derive(Default)]
struct Audiences {
    /// What is printed above the title of their briefs.
    labels: BTreeMap<String, Texts>,
    /// What is printed at the head and the foot of their pages.
    houses: BTreeMap<String, HouseTexts>,
    /// What their pages are marked as.
    markings: BTreeMap<String, Marking>,
    /// How old the facts of their briefs may be.
    freshness: BTreeMap<String, Freshness>,
    /// What their briefs must meet.
    policies: BTreeMap<String, Policy>,
    words: BTreeMap<String, BTreeMap<Language, Vec<HouseWord>>>,
    /// Where each is named.
    places: Vec<(String, Span)>,
}

/// Reads the dossier's audiences.
fn audiences(item: Item<'_>, context: &Context) -> Audiences {
    let mut audiences = Audiences::default();
    let Some(table) = item.table() else { return audiences };
    for (span, entry) in table.entries() {
        entry.file.check_name(&span, entry.key, NameOf::Audience);
        let Some(audience) = entry.table() else { continue };
        audience.check_known(&format::AUDIENCE);
        fresh::report_empty(&audience, &span);
        let label = audience.get("label").and_then(|label| {
            super::texts::report_figures(label, context);
            super::texts::texts(label, context)
        });
        if let Some(label) = label {
            audiences.labels.insert(entry.key.to_owned(), label);
        }
        audiences.houses.insert(entry.key.to_owned(), house_texts(&audience, context));
        if let Some(marking) = audience.get("marking").and_then(|item| marking(item, context)) {
            audiences.markings.insert(entry.key.to_owned(), marking);
        }
        if let Some(freshness) = audience.get("freshness").and_then(fresh::freshness) {
            audiences.freshness.insert(entry.key.to_owned(), freshness);
        }
        if let Some(policy) = audience.get("policy").and_then(policy) {
            audiences.policies.insert(entry.key.to_owned(), policy);
        }
        if let Some(words) = audience.get("words") {
            audiences.words.insert(entry.key.to_owned(), house_words(words, &context.languages));
        }
        audiences.places.push((entry.key.to_owned(), span));
    }
    audiences
}

fn languages(item: Item<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    let Some(tags) = item.texts() else { return languages };
    let given = !tags.is_empty();
    for (tag, span) in tags {
        match Language::from_tag(tag) {
            Some(language) if languages.contains(&language) => item.report(says::language_twice(span, tag)),
            Some(language) => languages.push(language),
            None => item.report(says::unknown_language(span, tag)),
        }
    }
    if !given {
        item.report(says::no_language(item.span()));
    }
    languages
}

fn day(item: Item<'_>) -> Option<(NaiveDate, Span)> {
    match super::values::date(item, Years::NONE)? {
        Date::Day(day) => Some((day, item.span())),
        other => {
            item.report(says::date_is_no_day(item.span(), &other.to_string()));
            None
        }
    }
}
