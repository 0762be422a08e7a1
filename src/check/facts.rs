//! Reads a fact table.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Datelike;
use toml::de::{DeTable, DeValue};

use super::claims;
use super::context::Context;
use super::dates;
use super::day::day;
use super::derived::{self, DerivedDraft};
use super::evidence::evidence;
use super::fact_history::{Present, history};
use super::fiscal::Years;
use super::judgement::{judge_judgement, judgement, names_of_words};
use super::keeping::{CustodyOfFact, custody_of_fact};
use super::messages::derived::{inherited_key, no_period, period_twice};
use super::messages::facts as says;
use super::messages::history::claim_before_fact;
use super::messages::plan::DateOf;
use super::messages::syntax::Lost;
use super::messages::toml::NameOf;
use super::plan;
use super::printed::{compare_printed, report_unprinted};
use super::rivals::distinct_from;
use super::slid_keys::slid_keys;
use super::spoken::{SpokenTexts, plain};
use super::syntax;
use super::threshold::threshold;
use super::toml::{File, Item, TomlTable};
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::format::{DEFAULTS, FACT};
use crate::model::{AS_OF, Custody, Distinct, Evidence, Fact, Nature, Stage, Status};
use crate::value::{Date, Value};

/// A table's facts in the order written.
pub struct FactFile {
    pub facts: Vec<Fact>,
    /// The derived ones, each with how many of the others stand before it.
    pub drafts: Vec<(usize, DerivedDraft)>,
    /// What the facts declare to be distinct from, with the id of each.
    pub distinct: Vec<(String, Vec<Distinct>)>,
    /// Who answers for the facts and what they are excused from, with the id of each.
    pub custodies: Vec<CustodyOfFact>,
    /// The audiences named in `only-for`, each of which must have a brief.
    pub audiences: Vec<(String, Span)>,
    /// Ids that the file has although their facts couldn't be read, so that no brief is said to name a fact that doesn't exist.
    pub spoiled: BTreeSet<String>,
    /// Whether the whole file was TOML.
    pub complete: bool,
    pub found: Vec<Diagnostic>,
}

/// Reads one file of facts.
pub fn facts(source: &Arc<SourceText>, context: &Context) -> FactFile {
    let file = File::new(source);
    let (parsed, errors) = syntax::parse(&file, &source.text);
    let table = TomlTable::of(&file, parsed.get_ref(), 0..0);
    let defaults = table.get("defaults").and_then(Item::table);
    if let Some(defaults) = &defaults {
        check_defaults(defaults, context);
    }
    let (mut facts, mut drafts) = (Vec::new(), Vec::new());
    let mut audiences = Vec::new();
    let mut spoiled = BTreeSet::new();
    let (mut distinct, mut custodies) = (Vec::new(), Vec::new());
    for (span, entry) in table.entries() {
        if entry.key == "defaults" {
            continue;
        }
        if syntax::spoiled(&span, &entry, &errors) {
            spoiled.insert(entry.key.to_owned());
            continue;
        }
        if entry.value.get_ref().is_table() {
            let item = entry.table().and_then(|table| table.get("distinct-from"));
            distinct.extend(item.map(|item| (entry.key.to_owned(), distinct_from(item))));
            custodies.extend(custody_of_fact(entry, defaults.as_ref()));
        }
        let reader = FactReader { span: &span, entry, defaults: defaults.as_ref(), context };
        let read = match derived::is_derived(&entry) {
            true => reader.draft(&mut audiences).map(|draft| drafts.push((facts.len(), draft))),
            false => reader.read(&mut audiences).map(|fact| facts.push(fact)),
        };
        match read {
            Some(()) => {}
            None => {
                file.lose(span.clone(), Lost::Fact);
                spoiled.insert(entry.key.to_owned());
            }
        }
    }
    let complete = errors.is_empty();
    let found = file.into_found(parsed.get_ref());
    FactFile { facts, drafts, distinct, custodies, audiences, spoiled, complete, found }
}

/// Judges the defaults by themselves, since nobody reads one that every fact of the file overrides.
fn check_defaults(defaults: &TomlTable<'_>, context: &Context) {
    defaults.check_known(&DEFAULTS);
    let years = context.owners.years(defaults.get("fiscal"), context.owners.nobodys());
    for (_, item) in defaults.entries() {
        match item.key {
            "status" => drop(item.choice::<Status>()),
            "stage" => drop(item.choice::<Stage>()),
            "as-of" | "review-by" => drop(super::values::date(item, years)),
            "recorded" => drop(day(item)),
            "priority" => drop(item.integer(0, 100)),
            "topic" | "owner" => drop(item.text()),
            "only-for" => drop(item.texts()),
            _ => {}
        }
    }
}

/// Whether evidence of a fact prints the year of its `as-of`, for facts that are computed from it.
fn prints_year(table: &TomlTable<'_>) -> bool {
    let claims = entries(table.map, "claim").filter_map(DeValue::as_table);
    let own = entries(table.map, "evidence").chain(claims.flat_map(|claim| entries(claim, "evidence")));
    let forms = own.filter_map(|evidence| evidence.as_table()?.get("as-printed")?.get_ref().as_table());
    forms.into_iter().any(|forms| forms.contains_key(AS_OF))
}

/// The entries of the list under a key; none where it isn't a list.
fn entries<'t>(table: &'t DeTable<'_>, key: &str) -> impl Iterator<Item = &'t DeValue<'t>> {
    let list = table.get(key).and_then(|list| list.get_ref().as_array());
    list.into_iter().flatten().map(|one| one.get_ref())
}

/// One fact being read.
struct FactReader<'r, 'a> {
    span: &'r Span,
    entry: Item<'a>,
    defaults: Option<&'r TomlTable<'a>>,
    context: &'r Context,
}

impl<'a> FactReader<'_, 'a> {
    fn read(&self, audiences: &mut Vec<(String, Span)>) -> Option<Fact> {
        let (file, context) = (self.entry.file, self.context);
        file.check_name(self.span, self.entry.key, NameOf::Fact);
        if !self.entry.value.get_ref().is_table() {
            let id = self.entry.key;
            file.report(match self.entry.value.get_ref() {
                DeValue::Array(array) if array.iter().all(|one| one.get_ref().is_table()) => {
                    says::list_of_facts(self.span.clone(), id)
                }
                _ => says::outside_any_fact(self.span.clone(), id),
            });
            return None;
        }
        let table = self.entry.table()?;
        table.check_known(&FACT);
        derived::report_idle(&table);
        let claim = table.get("claim");
        let mut slid = slid_keys(self.entry, &table);
        let mut whole = true;
        if let Some(item) = claim {
            slid.extend(claims::slid_keys(item, self.entry.key));
            whole = claims::report_beside(&table, self.entry.key);
            slid.insert("evidence");
        }
        for key in FACT.keys.iter().filter(|key| key.required && !slid.contains(key.name)) {
            let inherited = self.defaults.is_some_and(|defaults| defaults.get(key.name).is_some());
            if table.get(key.name).is_none() && !inherited {
                table.missing(&FACT, key.name, self.span);
            }
        }
        let spoken = SpokenTexts::read(&table, context);
        let years = context.owners.years(self.get(&table, "fiscal"), context.owners.nobodys());
        let value = table.get("value").map(|item| super::values::value(item, years, context));
        let mut companions =
            table.get("with").map(|item| super::values::companions(item, years, context)).unwrap_or_default();

        // Names that are given, even where their values couldn't be read: a placeholder for one of them isn't unknown.
        let with = table.get("with").and_then(|item| item.value.get_ref().as_table());
        let mut names: Vec<&str> =
            with.into_iter().flat_map(|map| map.keys()).map(|key| key.get_ref().as_ref()).collect();
        names.extend((value.is_some() || claim.is_some()).then_some("value"));
        let judgement = judgement(&table, context);
        let tells_year = spoken.prints(AS_OF) || prints_year(&table);
        names.extend(tells_year.then_some(AS_OF));
        // No evidence prints the words for a judgement.
        let sound = spoken.check_names(&table, &[names.as_slice(), &names_of_words(&table)].concat());
        spoken.report_unused(&table);

        let as_of =
            self.get(&table, "as-of").and_then(|item| Some((super::values::date(item, years)?, item.span())));
        if let Some((as_of, span)) = &as_of {
            dates::check_not_after(file, DateOf::AsOf, as_of, span, context);
            // Its year is a figure like a companion, and needs a source that prints it.
            let (first, last) = (as_of.first_day().year(), as_of.last_day().year());
            match tells_year {
                true if first == last => drop(companions.insert(AS_OF.to_owned(), Date::Year(first).into())),
                true => file.report(says::as_of_of_two_years(span.clone(), as_of)),
                false => {}
            }
        }
        let only_for = self.get(&table, "only-for").and_then(Item::texts);
        audiences.extend(only_for.iter().flatten().map(|(name, span)| ((*name).to_owned(), span.clone())));

        let mut claims = claim.map(|item| claims::claims(item, self.entry.key, years, context, &names));
        let evidence = match &mut claims {
            Some(claims) => claims.as_mut().map(|claims| std::mem::take(&mut claims.evidence)),
            None => table.get("evidence").and_then(|item| evidence(item, context, &names)),
        };
        let value = match &claims {
            Some(claims) => Some(claims.as_ref().map(|claims| Value::Contested(claims.contested.clone()))),
            None => value,
        };
        // Everything is read before a missing key ends the work, so that all mistakes are reported.
        let status = self.get(&table, "status").and_then(Item::choice);
        let stage = match self.get(&table, "stage") {
            Some(item) => item.choice(),
            None => Some(Stage::Done),
        };
        if let (Some((as_of, span)), Some(evidence)) = (&as_of, evidence.as_deref()) {
            dates::check_not_after_sources(file, self.entry.key, as_of, span, evidence, context);
        }
        if let (Some(status), Some(stage)) = (status, stage) {
            judge_judgement(&judgement, (status, stage), &spoken)
                .into_iter()
                .for_each(|found| file.report(found));
        }
        self.report_confirmed_by_ai(&table, (status, &names), evidence.as_deref().unwrap_or_default());
        let due_item = table.get("due");
        let due = match due_item {
            Some(item) => super::values::date(item, years),
            None if stage.is_some_and(|stage| stage != Stage::Done) => {
                value.as_ref().and_then(|value| value.as_ref()?.falls_due())
            }
            None => None,
        };
        let is_earlier = |date: Date| due.is_some_and(|due| date.last_day() < due.first_day());
        let names_earlier =
            companions.iter().any(|(name, value)| name != AS_OF && value.falls_due().is_some_and(is_earlier));
        plan::report_idle(&table, stage, due.as_ref(), names_earlier);
        let date_passed = table.get("date-passed").and_then(Item::text).map(str::to_owned);
        let review_by = self
            .get(&table, "review-by")
            .and_then(|item| Some((super::values::date(item, years)?, item.span())));
        let priority = self.get(&table, "priority").and_then(|item| item.integer(0, 100)).unwrap_or(50) as u8;
        let period = self.period(&table, years).map(Box::new);
        let must = table.get("must").and_then(Item::boolean).unwrap_or(false);
        let subject = table.get("subject").and_then(|item| {
            let text = item.text()?;
            file.check_name(&item.span(), text, NameOf::Subject);
            Some(text.to_owned())
        });
        let topic = self.get(&table, "topic").and_then(Item::text).map(str::to_owned);
        let note = table.get("note").and_then(Item::text).map(str::to_owned);
        let value = match value {
            Some(value) => Some(value?),
            None => None,
        };
        let figure = |name: &str| if name == "value" { value.as_ref() } else { companions.get(name) };
        let judged = match &value {
            Some(Value::Contested(contested)) => {
                claims::judge(&spoken, contested, &|name| companions.get(name).cloned(), context)
            }
            _ => spoken.judge(figure, context),
        };
        judged.into_iter().for_each(|found| file.report(found));
        let mut has_apart = false;
        if let (Some((as_of, _)), Some(stage)) = (&as_of, stage) {
            let dates = plan::Dates { as_of: *as_of, due, due_span: due_item.map(Item::span) };
            match stage {
                Stage::Done => {
                    plan::report_not_yet_done(
                        &table,
                        self.entry.key,
                        &dates,
                        value.as_ref(),
                        &companions,
                        context,
                    );
                }
                _ => {
                    plan::report_due_before(&table, self.entry.key, stage, &dates, context);
                    has_apart =
                        plan::report_due_apart(&table, self.entry.key, (value.as_ref(), &companions), &dates);
                }
            }
        }
        let recall_above = table.get("recall-above").and_then(|item| threshold(item, value.as_ref()));
        let present = Present {
            id: self.entry.key,
            spoken: &spoken,
            value: value.as_ref(),
            companions: &companions,
            names: &names,
            is_derived: false,
        };
        let history = history(&table, self.get(&table, "recorded"), &present, years, context);
        let mut fact = Fact {
            id: self.entry.key.to_owned(),
            span: self.span.clone(),
            statement: plain(spoken.statement?),
            lapsed: spoken.lapsed.map(plain),
            short: spoken.short.map(plain),
            value,
            companions,
            derivation: None,
            period,
            status: status?,
            stage: stage?,
            as_of: as_of?.0,
            due,
            date_passed,
            review_by,
            priority,
            must,
            only_for: only_for.map(|names| names.into_iter().map(|(name, _)| name.to_owned()).collect()),
            subject,
            distinct_from: Vec::new(),
            history: history?,
            custody: Custody::default(),
            judgement,
            recall_above,
            topic,
            note,
            evidence: evidence?,
            deprecated: Vec::new(),
        };
        if let Some(Some(mut claims)) = claims {
            let recorded = std::mem::take(&mut claims.recorded);
            for (day, span) in recorded.iter().flatten() {
                if let Some(first) = fact.history.recorded_on().filter(|first| day < first) {
                    file.report(claim_before_fact(span.clone(), &fact.id, *day, first));
                    whole = false;
                }
            }
            fact.history.versions = recorded.into_iter().map(|day| day.map(|(day, _)| day)).collect();
            claims.add_deprecated(&mut fact);
        }
        plan::report_at_odds(file, &fact, has_apart, context);
        match fact.contested() {
            Some(_) => claims::compare(file, &fact, context),
            None => {
                report_unprinted(file, &fact, context);
                compare_printed(file, &fact, context);
            }
        }
        (sound && whole).then_some(fact)
    }

    /// A derived fact, as far as its own table says it.
    fn draft(&self, audiences: &mut Vec<(String, Span)>) -> Option<DerivedDraft> {
        let (file, context) = (self.entry.file, self.context);
        file.check_name(self.span, self.entry.key, NameOf::Fact);
        let table = self.entry.table()?;
        table.check_known(&FACT);
        slid_keys(self.entry, &table);
        if let Some(item) = table.get("claim") {
            item.report(inherited_key(item.span(), item.key, self.entry.key));
            return None;
        }
        let fiscal = self.defaults.and_then(|defaults| defaults.get("fiscal"));
        let years = context.owners.years(fiscal, context.owners.nobodys());
        let get = |key: &str| self.get(&table, key);
        derived::read((self.span, self.entry.key), &table, get, (years, context), audiences)
    }

    /// Of which period the figures are, where no companion says it.
    fn period(&self, table: &TomlTable<'a>, years: Years) -> Option<Value> {
        let item = table.get("period")?;
        let with = table.get("with").and_then(|item| item.value.get_ref().as_table());
        if with.is_some_and(|with| with.contains_key("period")) {
            item.report(period_twice(item.span()));
        }
        let value = match item.value.get_ref().is_table() {
            true => super::values::value(item, years, self.context)?,
            false => super::values::date(item, years)?.into(),
        };
        if crate::derive::Stretch::of(&value).is_none() {
            item.report(no_period(item.span()));
        }
        Some(value)
    }

    /// Warns of a fact with the status `confirmed` whose sources are all AI-generated, or those that print one of these figures of it.
    fn report_confirmed_by_ai(
        &self,
        table: &TomlTable<'a>,
        (status, figures): (Option<Status>, &[&str]),
        evidence: &[Evidence],
    ) {
        let made = |evidence: &Evidence| {
            self.context.registered[evidence.source].nature == Some(Nature::AiGenerated)
        };
        if status != Some(Status::Confirmed) || evidence.is_empty() {
            return;
        }
        let printed_by_ai = |name: &&str| {
            let mut printing = evidence.iter().filter(|one| one.as_printed.contains_key(*name)).peekable();
            printing.peek().is_some() && printing.all(made)
        };
        let figures: Vec<&str> = match evidence.iter().all(made) {
            true => Vec::new(),
            false => figures.iter().copied().filter(printed_by_ai).collect(),
        };
        let is_by_ai = evidence.iter().all(made) || !figures.is_empty();
        if let Some(item) = self.get(table, "status").filter(|_| is_by_ai) {
            item.report(says::confirmed_by_ai(item.span(), self.entry.key, &figures));
        }
    }

    /// The fact's own key, else the file's default.
    fn get(&self, table: &TomlTable<'a>, key: &str) -> Option<Item<'a>> {
        table.get(key).or_else(|| self.defaults.and_then(|defaults| defaults.get(key)))
    }
}
