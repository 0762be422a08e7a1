//! Reads what became of a fact: `recorded`, `superseded-by` and `corrected`.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::claims;
use super::context::Context;
use super::day::day;
use super::fiscal::Years;
use super::messages::history as says;
use super::spoken::SpokenTexts;
use super::texts::{Need, check_names, statements_in};
use super::toml::{Item, TomlTable};
use crate::diagnostic::Diagnostic;
use crate::format::{CORRECTION, SUPERSEDED};
use crate::model::{Correction, FactHistory, Few, STATEMENT, Statement, Superseded, Was};
use crate::value::{FigureStyle, Rendering, Value, format};

/// The fact whose history is read, as it is now.
pub struct Present<'f> {
    pub id: &'f str,
    pub spoken: &'f SpokenTexts,
    pub value: Option<&'f Value>,
    pub companions: &'f Few<String, Value>,
    /// The names that its texts may print.
    pub names: &'f [&'f str],
    /// Whether its figures are computed, so that they have no history of their own.
    pub is_derived: bool,
}

impl Present<'_> {
    fn figure(&self, name: &str) -> Option<&Value> {
        if name == "value" { self.value } else { self.companions.get(name) }
    }
}

/// Reads the history of a fact; nothing where a part of it is wrong. `recorded` is its own or the default.
pub fn history(
    table: &TomlTable<'_>,
    recorded: Option<Item<'_>>,
    fact: &Present<'_>,
    years: Years,
    context: &Context,
) -> Option<FactHistory> {
    let recorded = recorded.map(|item| Some((day(item)?, item.span())));
    let superseded = table.get("superseded-by").map(superseded);
    let corrected = table.get("corrected").map(|item| {
        let tables = item.tables()?;
        let read: Vec<_> = tables.iter().map(|table| correction(table, fact, years, context)).collect();
        read.into_iter().collect::<Option<Vec<_>>>()
    });
    let history = FactHistory {
        recorded: flat(recorded)?,
        superseded_by: flat(superseded)?.map(Box::new),
        corrected: flat(corrected)?.unwrap_or_default(),
        versions: Vec::new(),
    };
    let mut found = dates(&history, fact.id);
    found.extend(
        history.corrected.iter().enumerate().filter_map(|(index, _)| unchanged(&history, index, fact)),
    );
    if found.is_empty() {
        found.extend(unprintable(&history, fact, context));
    }
    let sound = found.is_empty();
    found.into_iter().for_each(|found| table.file.report(found));
    sound.then_some(history)
}

/// Nothing where something was given and couldn't be read.
#[expect(clippy::option_option, reason = "given or not, and read or not")]
fn flat<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        Some(read) => read.map(Some),
        None => Some(None),
    }
}

fn superseded(item: Item<'_>) -> Option<Superseded> {
    let table = item.table()?;
    table.check_keys(&SUPERSEDED, &item.span());
    let text = |key: &str| table.get(key).and_then(Item::text).map(str::to_owned);
    let (fact, on, why) = (text("fact"), table.get("on").and_then(day), text("why"));
    Some(Superseded { fact: fact?, on: on?, why: why?, span: item.span() })
}

fn correction(
    table: &TomlTable<'_>,
    fact: &Present<'_>,
    years: Years,
    context: &Context,
) -> Option<Correction> {
    let span = table.span();
    table.check_keys(&CORRECTION, &span);
    let on = table.get("on").and_then(day);
    let since = flat(table.get("since").map(day));
    let why = table.get("why").and_then(Item::text).map(str::to_owned);
    let told = flat(table.get("told").map(told));
    let was = table.get("was").map(|item| {
        let figure = figure(table, item, fact)?;
        let was = match figure.as_str() {
            STATEMENT => Was::Words(words(item, fact, context)?),
            name => Was::Figure(before(item, name, fact, years, context)?),
        };
        Some((figure, was))
    });
    let (figure, was) = was??;
    Some(Correction { on: on?, since: since?, figure, was, why: why?, told: told?.unwrap_or_default(), span })
}

/// Whom it was told: desks, roles or editions. An address is a person's.
fn told(item: Item<'_>) -> Option<Vec<String>> {
    let mut sound = true;
    let mut told = Vec::new();
    for (text, span) in item.texts()? {
        if text.contains('@') {
            sound = false;
            item.report(says::told_a_person(span, text));
        }
        told.push(text.to_owned());
    }
    sound.then_some(told)
}

/// What a correction speaks of: what `figure` names, else the value, or the statement where the value can't be meant.
fn figure(table: &TomlTable<'_>, was: Item<'_>, fact: &Present<'_>) -> Option<String> {
    let is_words = was.value.get_ref().as_table().is_some_and(|table| table.contains_key("text"));
    let item = table.get("figure");
    let named = match item {
        Some(item) => item.text()?,
        None if is_words && matches!(fact.value, Some(Value::Text(_))) => {
            was.report(says::value_or_statement(was.span()));
            return None;
        }
        None if is_words => STATEMENT,
        None => "value",
    };
    let place = item.unwrap_or(was).span();
    if named == STATEMENT {
        return Some(named.to_owned());
    }
    if fact.is_derived {
        was.report(says::computed(place, fact.id));
        return None;
    }
    if fact.figure(named).is_none() {
        let figures = fact.value.map(|_| "value").into_iter();
        let known = figures.chain(fact.companions.keys().map(String::as_str)).chain([STATEMENT]);
        was.report(says::no_such_figure(place, fact.id, named, known));
        return None;
    }
    Some(named.to_owned())
}

/// The statement as it was, in the languages in which its words were wrong.
fn words(
    item: Item<'_>,
    fact: &Present<'_>,
    context: &Context,
) -> Option<BTreeMap<crate::language::Language, Statement>> {
    let table = item.table()?;
    let text = table.get("text");
    let others: Vec<_> = table.entries().into_iter().filter(|(_, entry)| entry.key != "text").collect();
    for (span, entry) in &others {
        item.report(says::no_words(span.clone(), entry.key));
    }
    let Some(text) = text else {
        if others.is_empty() {
            item.report(says::no_words_at_all(item.span()));
        }
        return None;
    };
    let texts = statements_in(text, context, Need::Some)?;
    let mut sound = check_names(text, &texts, fact.names) && others.is_empty();
    for (language, (_, span)) in &texts {
        if !context.languages.contains(language) {
            sound = false;
            item.report(super::messages::texts::unknown_language(
                span.clone(),
                language.tag(),
                &context.languages,
            ));
        }
    }
    let plain = texts.into_iter().map(|(language, (statement, _))| (language, statement));
    sound.then(|| plain.collect())
}

/// A figure as it was: of the kind of what is there now.
fn before(item: Item<'_>, name: &str, fact: &Present<'_>, years: Years, context: &Context) -> Option<Value> {
    if !matches!(item.value.get_ref(), DeValue::Table(_)) {
        item.report(says::no_value(item.span()));
        return None;
    }
    let was = super::values::value(item, years, context)?;
    let now = match fact.figure(name)? {
        Value::Contested(contested) => contested.versions.first()?,
        value => value,
    };
    if claims::kind(&was) != claims::kind(now) {
        item.report(says::of_another_kind(item.span(), fact.id, name));
        return None;
    }
    Some(was)
}

/// Dates that can't all be right: a correction is no earlier than the one before, and nothing is earlier than the fact.
fn dates(history: &FactHistory, id: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let recorded = history.recorded_on();
    for (index, one) in history.corrected.iter().enumerate() {
        let before = &history.corrected[..index];
        if let Some(last) = before.last().filter(|last| last.on > one.on) {
            found.push(says::out_of_order(one.span.clone(), id, one.on, last.on));
        } else if before.iter().any(|other| other.figure == one.figure && other.on == one.on) {
            found.push(says::twice_on_a_day(one.span.clone(), id, &one.figure, one.on));
        }
        if let Some(since) = one.since.filter(|since| *since > one.on) {
            found.push(says::since_after(one.span.clone(), id, since, one.on));
        }
        let first = one.since.unwrap_or(one.on).min(one.on);
        if let Some(recorded) = recorded.filter(|recorded| first < *recorded) {
            found.push(says::before_recorded(one.span.clone(), id, first, recorded));
        }
    }
    if let (Some(superseded), Some(recorded)) = (&history.superseded_by, recorded)
        && superseded.on < recorded
    {
        found.push(says::before_recorded(superseded.span.clone(), id, superseded.on, recorded));
    }
    found
}

/// A correction that changed nothing: what it replaced is what came after it.
fn unchanged(history: &FactHistory, index: usize, fact: &Present<'_>) -> Option<Diagnostic> {
    let one = &history.corrected[index];
    let later = history.corrected[index + 1..].iter().find(|later| later.figure == one.figure);
    let same = match (&one.was, later.map(|later| &later.was)) {
        (Was::Figure(was), Some(Was::Figure(next))) => is_same(was, next),
        (Was::Figure(was), _) => is_same(was, fact.figure(&one.figure)?),
        (Was::Words(was), next) => was.iter().all(|(language, text)| {
            let next = match next {
                Some(Was::Words(next)) => next.get(language),
                _ => None,
            };
            let now = || Some(&fact.spoken.statement.as_ref()?.get(language)?.0);
            next.or_else(now) == Some(text)
        }),
    };
    same.then(|| says::nothing_corrected(one.span.clone(), fact.id, &one.figure))
}

/// Whether two figures are one and print alike: 2.1 and 2.10 are one amount, and a correction of its digits is one.
fn is_same(one: &Value, other: &Value) -> bool {
    let print = |value: &Value| {
        crate::language::Language::ALL
            .map(|language| format(value, FigureStyle::of(language), Rendering::Running))
    };
    one == other && print(one) == print(other)
}

/// Corrections before which the fact couldn't be printed, because its words don't fit what stood there.
fn unprintable(history: &FactHistory, fact: &Present<'_>, context: &Context) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for one in &history.corrected {
        let Some(day) = one.on.pred_opt() else { continue };
        let figure = |name: &str| match history.was(name, day) {
            Some(Was::Figure(was)) => Some(was),
            _ => fact.figure(name),
        };
        let mut spoken = fact.spoken.clone();
        if let (Some(Was::Words(words)), Some(statement)) =
            (history.was(STATEMENT, day), &mut spoken.statement)
        {
            for (language, words) in words {
                statement.entry(*language).and_modify(|(text, _)| *text = words.clone());
            }
        }
        let judged = match figure("value") {
            Some(Value::Contested(contested)) => {
                claims::judge(&spoken, contested, &|name| figure(name).cloned(), context)
            }
            _ if fact.is_derived => Vec::new(),
            _ => spoken.judge(figure, context),
        };
        found.extend(
            judged.into_iter().map(|why| says::unprintable(one.span.clone(), fact.id, one.on, &why.message)),
        );
    }
    found.dedup_by(|one, other| one.span == other.span && one.message == other.message);
    found
}
