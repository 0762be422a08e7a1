//! Reads what a house prints of its own on its pages: letterhead, disclaimer, marking and authors. None of it is cited, so it holds no
//! amount, no share and no date.

use toml::de::DeValue;

use super::context::Context;
use super::messages::house as says;
use super::texts::{Need, spanned};
use super::toml::{Item, TomlTable};
use crate::format::MARKING;
use crate::model::{HouseTexts, Marking, PlacedText, PlacedTexts};
use crate::prose::claim_in;

/// The letterhead and the disclaimer of a dossier or an audience.
pub fn house_texts(table: &TomlTable<'_>, context: &Context) -> HouseTexts {
    let text = |key: &str| table.get(key).and_then(|item| in_each_language(item, context));
    HouseTexts { letterhead: text("letterhead"), disclaimer: text("disclaimer") }
}

/// The marking of an audience or a brief.
pub fn marking(item: Item<'_>, context: &Context) -> Option<Marking> {
    let table = item.table()?;
    table.check_keys(&MARKING, &item.span());
    let text = match table.get("text") {
        Some(text) => Some(judged(text, spanned(text, context, Need::All)?, context)),
        None => None,
    };
    Some(Marking { kind: table.get("kind")?.choice()?, text })
}

/// The authors of a brief.
pub fn authors(item: Item<'_>, context: &Context) -> Option<Vec<PlacedText>> {
    let mut authors = Vec::new();
    for (name, span) in item.texts()? {
        let author = (name.trim().to_owned(), span);
        judge(item, &author, context);
        authors.push(author);
    }
    Some(authors)
}

/// One text for every language, or one in each.
fn in_each_language(item: Item<'_>, context: &Context) -> Option<PlacedTexts> {
    let texts = match item.value.get_ref() {
        DeValue::String(_) => {
            let text = (item.text()?.trim().to_owned(), item.span());
            context.languages.iter().map(|&language| (language, text.clone())).collect()
        }
        _ => spanned(item, context, Need::All)?,
    };
    Some(judged(item, texts, context))
}

fn judged(item: Item<'_>, texts: PlacedTexts, context: &Context) -> PlacedTexts {
    let mut seen = Vec::new();
    for text in texts.values() {
        // A text that stands for every language is judged once.
        if !seen.contains(&text.1.range) {
            judge(item, text, context);
            seen.push(text.1.range.clone());
        }
    }
    texts
}

fn judge(item: Item<'_>, (text, span): &PlacedText, context: &Context) {
    let found = context.words.find(|| claim_in(text, &context.names, &context.units));
    let Some(claim) = found else { return };
    let place = match text.find(&claim) {
        Some(start) => span.inside(text, start..start + claim.len()),
        None => span.clone(),
    };
    item.report(says::claim(place, item.key, &claim));
}
