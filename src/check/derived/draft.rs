//! A derived fact as its table has it, before its formula is computed.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::context::Context;
use crate::check::fact_history::{Present, history};
use crate::check::fiscal::Years;
use crate::check::judgement::{judgement, names_of_words};
use crate::check::messages::derived as says;
use crate::check::messages::toml::NameOf;
use crate::check::spoken::SpokenTexts;
use crate::check::threshold::parse;
use crate::check::toml::{Item, TomlTable};
use crate::check::values::{check_companion_name, date};
use crate::diagnostic::Span;
use crate::model::{AS_OF, FactHistory, Few, FigureName, Formula, Judgement, Threshold};
use crate::value::{Date, Unit};

/// What a derived fact has of its figures, and so can't have of its own.
const INHERITED: [&str; 8] = ["value", "evidence", "status", "stage", "as-of", "due", "period", "fiscal"];
/// What only a derived fact has.
const OWN: [&str; 4] = ["unit", "change", "round", "expect"];

/// A derived fact without its value.
#[derive(Debug)]
pub struct DerivedDraft {
    pub id: String,
    /// The place of its id.
    pub span: Span,
    pub texts: SpokenTexts,
    /// The formula as it is written.
    pub written: String,
    pub formula: Formula,
    /// The place of the formula.
    pub formula_span: Span,
    /// Companions, each a figure of another fact with its place.
    pub companions: Vec<(String, FigureName, Span)>,
    pub unit: Option<(Arc<Unit>, Span)>,
    pub change: bool,
    pub digits: Option<u32>,
    pub expect: Option<(FigureName, Span)>,
    /// Whom it is kept for beside what its figures say.
    pub only_for: Option<BTreeSet<String>>,
    /// Keys that say how a plan reads later, with their places.
    pub later: Vec<(&'static str, Span)>,
    pub date_passed: Option<String>,
    pub judgement: Judgement,
    pub review_by: Option<(Date, Span)>,
    pub priority: u8,
    pub must: bool,
    pub subject: Option<String>,
    pub history: FactHistory,
    pub recall_above: Option<Threshold>,
    pub topic: Option<String>,
    pub note: Option<String>,
}

/// Whether a fact's table has a formula.
pub fn is_derived(entry: &Item<'_>) -> bool {
    entry.value.get_ref().as_table().is_some_and(|table| table.contains_key("formula"))
}

/// Reports keys of derived facts at one that isn't.
pub fn report_idle(table: &TomlTable<'_>) {
    for item in OWN.iter().filter_map(|key| table.get(key)) {
        item.report(says::without_formula(item.span(), item.key));
    }
}

/// Reads a derived fact. `get` finds a key of the fact, else of the defaults.
pub fn read<'a>(
    (span, id): (&Span, &str),
    table: &TomlTable<'a>,
    get: impl Fn(&str) -> Option<Item<'a>>,
    (years, context): (Years, &Context),
    audiences: &mut Vec<(String, Span)>,
) -> Option<DerivedDraft> {
    let file = table.file;
    let mut sound = true;
    for item in INHERITED.iter().filter_map(|key| table.get(key)) {
        sound = false;
        item.report(says::inherited_key(item.span(), item.key, id));
    }
    if table.get("statement").is_none() {
        table.missing(&crate::format::FACT, "statement", span);
    }
    let texts = SpokenTexts::read(table, context);
    let item = table.get("formula")?;
    let written = item.text();
    let formula = written.and_then(|text| match Formula::parse(text) {
        Ok(formula) => Some(formula),
        Err((range, why)) => {
            item.report(says::bad_formula(item.span().inside(text, range), &why));
            None
        }
    });
    let companions = table.get("with").map(companions);
    let mut names = vec!["value"];
    // Names that are given, even where what they name couldn't be read.
    let with = table.get("with").and_then(|item| item.value.get_ref().as_table());
    names.extend(with.into_iter().flat_map(|map| map.keys()).map(|key| key.get_ref().as_ref()));
    names.extend(names_of_words(table));
    if texts.prints(AS_OF) {
        sound = false;
        file.report(says::year_of_as_of(span.clone(), id));
        names.push(AS_OF);
    }
    sound &= texts.check_names(table, &names);
    texts.report_unused(table);
    let unit = table.get("unit").map(|item| {
        let name = item.text()?;
        let unit = context.units.get(name);
        if unit.is_none() && context.units_complete {
            let found = crate::check::messages::values::unknown_unit(item.span(), name, &context.units);
            item.report(found);
        }
        Some((unit?, item.span()))
    });
    let change = table.get("change").and_then(Item::boolean).unwrap_or(false);
    let digits = table.get("round").and_then(|item| item.integer(2, 12));
    let expect = table.get("expect").map(figure);
    let only_for = get("only-for").and_then(Item::texts);
    audiences.extend(only_for.iter().flatten().map(|(name, span)| ((*name).to_owned(), span.clone())));
    let later = ["lapsed", "date-passed"].into_iter();
    let later = later.filter_map(|key| Some((key, table.get(key)?.span()))).collect();
    let subject = table.get("subject").and_then(|item| {
        let text = item.text()?;
        file.check_name(&item.span(), text, NameOf::Subject);
        Some(text.to_owned())
    });
    let present =
        Present { id, spoken: &texts, value: None, companions: &Few::new(), names: &names, is_derived: true };
    let history = history(table, get("recorded"), &present, years, context);
    let text = |item: Option<Item<'a>>| item.and_then(Item::text).map(str::to_owned);
    let review_by = get("review-by").and_then(|item| Some((date(item, years)?, item.span())));
    let draft = DerivedDraft {
        id: id.to_owned(),
        span: span.clone(),
        judgement: judgement(table, context),
        date_passed: text(table.get("date-passed")),
        review_by,
        priority: get("priority").and_then(|item| item.integer(0, 100)).unwrap_or(50) as u8,
        must: table.get("must").and_then(Item::boolean).unwrap_or(false),
        recall_above: table.get("recall-above").and_then(parse),
        topic: text(get("topic")),
        note: text(table.get("note")),
        written: written?.to_owned(),
        formula: formula?,
        formula_span: item.span(),
        companions: match companions {
            Some(companions) => companions?,
            None => Vec::new(),
        },
        unit: match unit {
            Some(unit) => Some(unit?),
            None => None,
        },
        change,
        digits: digits.map(|digits| digits as u32),
        expect: match expect {
            Some(expect) => Some(expect?),
            None => None,
        },
        only_for: only_for.map(|names| names.into_iter().map(|(name, _)| name.to_owned()).collect()),
        later,
        subject,
        history: history?,
        texts,
    };
    draft.texts.statement.as_ref()?;
    sound.then_some(draft)
}

/// The name of a figure of another fact, with its place.
fn figure(item: Item<'_>) -> Option<(FigureName, Span)> {
    let text = item.text()?;
    let name = FigureName::parse(text);
    if name.is_none() {
        item.report(says::no_figure_name(item.span(), text));
    }
    Some((name?, item.span()))
}

/// Companions, each a figure of another fact.
fn companions(item: Item<'_>) -> Option<Vec<(String, FigureName, Span)>> {
    let mut found = Vec::new();
    let mut sound = true;
    for (span, entry) in item.table()?.entries() {
        if !check_companion_name(item, span, entry.key) {
            sound = false;
        } else if entry.value.get_ref().is_table() {
            sound = false;
            entry.report(says::companion_of_its_own(entry.span(), entry.key));
        } else if let Some((name, place)) = figure(entry) {
            found.push((entry.key.to_owned(), name, place));
        } else {
            sound = false;
        }
    }
    sound.then_some(found)
}
