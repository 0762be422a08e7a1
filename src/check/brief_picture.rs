//! Reads the picture of a brief: its file, its words and the source that it is from. The file itself is read later.

use super::context::Context;
use super::evidence::{locator, source_read};
use super::known::KnownFacts;
use super::known_on::is_later;
use super::messages::briefs as says;
use super::messages::history::later_picture;
use super::texts::{Need, spanned};
use super::toml::Item;
use crate::format::PICTURE;
use crate::model::{BriefPicture, known_only_to};

/// Reads `picture` of a brief for an audience.
pub fn brief_picture(
    item: Item<'_>,
    context: &Context,
    known: &KnownFacts<'_>,
    audience: Option<&str>,
) -> Option<BriefPicture> {
    let table = item.table()?;
    table.check_keys(&PICTURE, &item.span());
    let file = table.get("file").and_then(|item| {
        let name = item.text()?;
        if !is_bare(name) {
            item.report(says::picture_elsewhere(item.span(), name));
            return None;
        }
        Some((name.to_owned(), item.span()))
    });
    let words = |key: &str| table.get(key).and_then(|item| spanned(item, context, Need::All));
    let (alt, caption) = (words("alt"), words("caption"));
    let source = table.get("source").and_then(|item| {
        let source = source_read(item, context)?;
        // A picture of an earlier day's page is one that was there.
        if let Some((on, _)) = known.later
            && is_later(&context.registered[source], on.day)
        {
            item.report(later_picture(item.span(), on.day, &context.registered[source]));
            return None;
        }
        // Where a fact table couldn't be read, nobody knows who may know of the source.
        let only_for = known_only_to(source, known.facts).filter(|_| known.complete);
        if let (Some(audience), Some(only_for)) = (audience, only_for)
            && !only_for.contains(&audience)
        {
            item.report(says::picture_of_others(
                item.span(),
                &context.registered[source],
                &only_for,
                audience,
            ));
            return None;
        }
        Some((source, item.span()))
    });
    let locator = match table.get("locator") {
        Some(item) => Some(locator(item, context)?),
        None => None,
    };
    Some(BriefPicture { file: file?, alt: alt?, caption: caption?, source: source?, locator, content: None })
}

/// Whether a name is that of a file in the dossier's folder, and not hidden.
fn is_bare(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', ':']) && !name.starts_with('.')
}
