//! Reads `recipients.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::DeValue;

use super::messages::dossier::unknown_language;
use super::messages::people as says;
use super::messages::toml::{empty_list, no_texts};
use super::syntax::parse;
use super::toml::{File, Item, TomlTable};
use crate::diagnostic::{self, Diagnostic, SourceText, Span};
use crate::format::{RECIPIENT, RECIPIENTS};
use crate::language::Language;
use crate::model::{Address, People, Person, check_name};
use crate::value::Texts;

/// The people of the file, and everything that is wrong in it; nobody when it isn't TOML, since nobody's entry is then
/// known to be whole.
pub fn recipients(source: &Arc<SourceText>) -> (Option<People>, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = parse(&file, &source.text);
    let table = TomlTable::of(&file, parsed.get_ref(), 0..0);
    let mut people = People::default();
    if errors.is_empty() {
        table.check_keys(&RECIPIENTS, &file.span(0..0));
        let entries = table.get("recipient").and_then(Item::tables).unwrap_or_default();
        let of_known_readers = read(&entries, &file, &mut people);
        // Any other mistake may be about anybody: an address that can't be read, a table of another name.
        people.some_unread = file.count() > of_known_readers;
    }
    let mut found = file.into_found(parsed.get_ref());
    diagnostic::sort(&mut found);
    (errors.is_empty().then_some(people), found)
}

/// Reads the entries; returns how many of the mistakes are in entries whose address can be read.
fn read(entries: &[TomlTable<'_>], file: &File, people: &mut People) -> usize {
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    let mut of_known_readers = 0;
    for entry in entries {
        let before = file.count();
        let address = address(entry);
        let person = person(entry, address.as_ref());
        let Some((address, span)) = address else { continue };
        let mistakes = file.count() - before;
        of_known_readers += mistakes;
        if let Some(first) = known.get(&address.key()) {
            file.report(says::address_twice(span, &address.to_string(), first.clone()));
            of_known_readers += 1;
            // Which of the two entries is meant isn't known.
            people.sound.retain(|person| person.address.key() != address.key());
            people.unsound.insert(address.key());
            continue;
        }
        known.insert(address.key(), span);
        match person {
            // An unknown key may have said whom the entry is for.
            Some(person) if mistakes == 0 => people.sound.push(person),
            _ => drop(people.unsound.insert(address.key())),
        }
    }
    of_known_readers
}

/// The address of an entry and its place.
fn address(table: &TomlTable<'_>) -> Option<(Address, Span)> {
    let item = table.get("address")?;
    let text = item.text()?;
    match Address::parse(text) {
        Ok(address) => Some((address, item.span())),
        Err(why) => {
            item.report(says::bad_address(item.span(), text, why));
            None
        }
    }
}

fn person(table: &TomlTable<'_>, address: Option<&(Address, Span)>) -> Option<Person> {
    table.check_keys(&RECIPIENT, &table.span());
    let header = |item: Item<'_>| {
        let text = item.text()?;
        match check_name(text) {
            Ok(()) => Some(text.to_owned()),
            Err(why) => {
                item.report(says::bad_in_mail(item.span(), item.key, why));
                None
            }
        }
    };
    let name = table.get("name").and_then(header);
    // For the user; never printed.
    table.get("note").and_then(Item::text);
    let language = match table.get("language") {
        Some(item) => Some(item.choice()?),
        None => None,
    };
    let audiences = table.get("audience").and_then(one_or_more);
    let briefs = match table.get("brief") {
        Some(item) => one_or_more(item)?,
        None => Vec::new(),
    };
    let salutation = table.get("salutation").map_or(Some(Texts::new()), |item| salutation(item, header))?;
    let (address, span) = address?.clone();
    Some(Person { name: name?, address, language, audiences: audiences?, briefs, salutation, span })
}

/// One text for every language, or one for some of them.
fn salutation(item: Item<'_>, read: impl Fn(Item<'_>) -> Option<String>) -> Option<Texts> {
    if !item.value.get_ref().is_table() {
        let text = read(item)?;
        return Some(Language::ALL.iter().map(|&language| (language, text.clone())).collect());
    }
    let mut texts = Texts::new();
    let entries = item.table()?.entries();
    if entries.is_empty() {
        item.report(no_texts(item.span()));
    }
    for (span, entry) in entries {
        let Some(language) = Language::from_tag(entry.key) else {
            item.report(unknown_language(span, entry.key));
            continue;
        };
        texts.insert(language, read(entry)?);
    }
    Some(texts)
}

fn one_or_more(item: Item<'_>) -> Option<Vec<String>> {
    if !matches!(item.value.get_ref(), DeValue::Array(_)) {
        return Some(vec![item.text()?.to_owned()]);
    }
    let texts: Vec<String> = item.texts()?.into_iter().map(|(text, _)| text.to_owned()).collect();
    if texts.is_empty() {
        item.report(empty_list(item.span()));
        return None;
    }
    Some(texts)
}
