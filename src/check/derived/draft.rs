//! A derived fact as its table has it, before its formula is computed.

use std::collections::BTreeSet;

use super::figure_draft::{FigureDraft, companions, figure_draft};
use crate::check::context::Context;
use crate::check::fact_history::{Present, history};
use crate::check::fiscal::Years;
use crate::check::judgement::{judgement, names_of_words};
use crate::check::messages::derived as says;
use crate::check::messages::toml::NameOf;
use crate::check::spoken::SpokenTexts;
use crate::check::threshold::parse;
use crate::check::toml::{Item, TomlTable};
use crate::check::values::date;
use crate::diagnostic::Span;
use crate::model::{AS_OF, FactHistory, Few, Judgement, Threshold};
use crate::value::Date;

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
    pub value: FigureDraft,
    pub companions: Vec<FigureDraft>,
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

impl DerivedDraft {
    /// Its figures: the value, then the companions.
    pub fn figures(&self) -> impl Iterator<Item = &FigureDraft> {
        std::iter::once(&self.value).chain(&self.companions)
    }

    /// The ids of the facts that it is computed from, its own among them where a figure of it is computed from another one.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        let named = self.figures().flat_map(|figure| figure.formula.figures());
        named.map(|(name, _)| name.fact.as_str())
    }
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
    let value = figure_draft("value", table.get("formula")?, Some(table), context);
    let companions = table.get("with").map(|item| companions(item, context));
    let mut names = vec!["value"];
    // Names that are given, even where what they name couldn't be read.
    let with = table.get("with").and_then(|item| item.value.get_ref().as_table());
    names.extend(with.into_iter().flat_map(|map| map.keys()).map(|key| key.get_ref().as_ref()));
    names.extend(names_of_words(table));
    // The year of what it inherits, which is known when its figures are.
    names.extend(texts.prints(AS_OF).then_some(AS_OF));
    sound &= texts.check_names(table, &names);
    texts.report_unused(table);
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
        value: value?,
        companions: match companions {
            Some(companions) => companions?,
            None => Vec::new(),
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
