//! From the texts of a dossier's files to a dossier, or to every mistake in them at once.

mod briefs;
mod context;
mod dates;
mod dossier;
mod editions;
mod evidence;
mod facts;
mod figures;
mod languages;
mod origins;
mod outgoing;
mod plan;
mod printed;
mod recipients;
mod review;
mod sources;
mod texts;
mod threshold;
mod toml;
mod typed;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error as SyntaxError};
use chrono::NaiveDate;
use rayon::prelude::*;

use self::briefs::Known;
use self::context::Context;
use self::toml::{File, Item};
use crate::diagnostic::{self, Code, Diagnostic, Severity, Span};
use crate::disk::{DossierFiles, invisible_diagnostic, private_use, private_use_diagnostic, shown};
use crate::model::{Dossier, Fact};

use crate::value::{ends_line, unseen, without_unseen};

pub use self::languages::compare_languages;
pub use self::outgoing::{discreet, outgoing};
pub use self::plan::lapsed_since;
pub use self::recipients::recipients;
pub use self::review::overdue;
pub use self::texts::mask_placeholders;

/// A dossier as far as it could be read, with everything that is wrong in it.
#[derive(Debug)]
pub struct Checked {
    /// The dossier; absent when anything in it is an error.
    pub dossier: Option<Dossier>,
    /// Errors and warnings, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// A hash of all that was checked.
    pub inputs: blake3::Hash,
}

/// Checks a dossier's files. `date` stands in for the date of `dossier.toml`.
pub fn check(files: &DossierFiles, date: Option<NaiveDate>) -> Checked {
    let mut found: Vec<Diagnostic> = files.diagnostics.clone();
    let Some(header_text) = &files.dossier else {
        return finish(files, date, None, found);
    };
    let (header, diagnostics) = dossier::dossier(header_text);
    found.extend(diagnostics);
    let written = header.date.clone().map(|(date, span)| (date, Some(span)));
    let mut context = Context {
        languages: header.languages,
        units: header.units,
        units_complete: header.units_complete,
        names: header.names,
        date: date.map(|date| (date, None)).or(written),
        sources: BTreeMap::new(),
        registered: Vec::new(),
        sources_complete: false,
    };

    if let Some(text) = &files.sources {
        let (read, complete, diagnostics) = sources::sources(text, &context);
        found.extend(diagnostics);
        context.sources_complete = complete;
        context.sources =
            read.iter().enumerate().map(|(index, one)| (one.id.clone(), (index, one.read))).collect();
        found.extend(origins::rings(&read));
        context.registered = read;
    }

    let tables: Vec<_> = files.facts.par_iter().map(|text| facts::facts(text, &context)).collect();
    let mut facts: Vec<Fact> = Vec::new();
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    let mut audiences = header.audience_places;
    let mut spoiled = BTreeSet::new();
    let mut complete = !files
        .diagnostics
        .iter()
        .any(|found| found.code != Code::MissingFile && found.severity() == Severity::Error);
    for table in tables {
        found.extend(table.found);
        audiences.extend(table.audiences);
        spoiled.extend(table.spoiled);
        complete &= table.complete;
        for fact in table.facts {
            if let Some(&first) = index.get(&fact.id) {
                found.push(
                    Diagnostic::at(
                        Code::DuplicateId,
                        fact.span.clone(),
                        format!("the id `{}` stands twice", fact.id),
                    )
                    .also(facts[first].span.clone(), "the first one")
                    .hint("give one of them another id; ids are shared by all fact tables of a dossier"),
                );
                continue;
            }
            index.insert(fact.id.clone(), facts.len());
            facts.push(fact);
        }
    }

    found.extend(origins::shared(&facts, &context.registered));

    let known = Known { facts: &facts, index: &index, spoiled: &spoiled, complete };
    let mut briefs = Vec::new();
    for text in &files.briefs {
        let (brief, diagnostics) = briefs::brief(text, &files.editions, &context, &known);
        found.extend(diagnostics);
        briefs.extend(brief);
    }
    if files.briefs.is_empty() {
        found.push(briefs::no_brief(&shown(&files.folder), facts.len()));
    } else if briefs.len() == files.briefs.len() {
        found.extend(briefs::check_audiences(&audiences, &briefs));
    }

    let dossier = context.date.map(|(date, _)| Dossier {
        name: files.name.clone(),
        id: header.id,
        title: header.title,
        languages: context.languages,
        date,
        publisher: header.publisher,
        contact: header.contact,
        names: context.names,
        numbers: header.numbers,
        theme: header.theme,
        embed_facts: header.embed_facts,
        archive: header.archive,
        tell_unverified: header.tell_unverified,
        audiences: header.audiences,
        tell_as_of_after: header.tell_as_of_after,
        overdue_is_error: header.overdue_is_error,
        paper: header.paper,
        units: context.units,
        sources: context.registered,
        facts,
        fact_index: index,
        briefs,
    });
    finish(files, date, dossier, found)
}

fn finish(
    files: &DossierFiles,
    date: Option<NaiveDate>,
    dossier: Option<Dossier>,
    mut diagnostics: Vec<Diagnostic>,
) -> Checked {
    diagnostic::sort(&mut diagnostics);
    let sound = diagnostics.iter().all(|diagnostic| diagnostic.severity() != Severity::Error);
    let mut inputs = blake3::Hasher::new();
    inputs.update(files.hash().as_bytes()).update(format!("{date:?}").as_bytes());
    Checked { dossier: dossier.filter(|_| sound), diagnostics, inputs: inputs.finalize() }
}

/// A text that an edit adds to a table of a file.
pub struct Added<'a> {
    /// The table's name.
    pub table: &'a str,
    /// The key, which isn't there yet.
    pub key: &'a str,
    /// What it is to say.
    pub value: &'a str,
}

/// Whether an edited file says what the old one said, and what was to be added, and nothing else. A byte-order mark says
/// nothing.
pub fn adds_only(old: &str, new: &str, added: &[Added<'_>]) -> bool {
    let read = |text: &str| ::toml::from_str::<::toml::Table>(text.trim_start_matches('\u{feff}')).ok();
    let (Some(mut old), Some(new)) = (read(old), read(new)) else { return false };
    for Added { table, key, value } in added {
        let Some(table) = old.get_mut(*table).and_then(::toml::Value::as_table_mut) else { return false };
        if table.insert((*key).to_owned(), ::toml::Value::String((*value).to_owned())).is_some() {
            return false;
        }
    }
    old == new
}

/// Whether a name is a template's: a bare file name in the templates folder.
pub fn is_template_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    !name.is_empty() && name.chars().all(plain) && !name.starts_with('.') && name.ends_with(".j2")
}

/// Syntax errors after which a file isn't looked at any further: it isn't TOML at all.
const MAX_SYNTAX_ERRORS: usize = 10;

/// Reads a file as TOML and reports what isn't, and characters written as escapes that no text may hold.
fn parse<'a>(file: &File, text: &'a str) -> (Spanned<DeTable<'a>>, Vec<SyntaxError>) {
    let (mut parsed, mut errors) = DeTable::parse_recoverable(text);
    if errors.len() > MAX_SYNTAX_ERRORS {
        errors.truncate(MAX_SYNTAX_ERRORS);
        parsed = Spanned::new(0..0, DeTable::new());
    }
    let mut explained: Option<Range<usize>> = None;
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        // What a comma in a number leads to is explained with it.
        if explained.as_ref().is_some_and(|line| line.contains(&range.start)) {
            continue;
        }
        if let Some(number) = decimal_comma(text, &range) {
            let lines = whole_lines(text, &range);
            explained = Some(lines.clone());
            let message = format!("the comma in `{}` ends the value before it", &text[number.clone()]);
            let pointed = text[number.clone()].replace(',', ".");
            let hint = format!("write `{pointed}`, with a point, or the whole number in quotes");
            file.report_syntax(
                Diagnostic::at(Code::TomlSyntax, file.span(number), message).hint(hint),
                lines,
            );
            continue;
        }
        let message = error.message().lines().next().unwrap_or_default().trim_end_matches('.');
        let span = file.span(range.clone());
        let (message, hint) = match message {
            "duplicate key" => (
                format!("the key `{}` stands twice in its table", span.text()),
                "remove one, or put the second under a header of its own",
            ),
            _ if message.starts_with("invalid date") => (
                message.to_owned(),
                "a day stands without quotes, 2025-12-21, and any other date in quotes, \"2025-12\"",
            ),
            _ => (
                message.to_owned(),
                "strings stand in quotes, lists in [ ], and each key once in its table; toml.io has the rules",
            ),
        };
        let lines = whole_lines(text, &range);
        file.report_syntax(Diagnostic::at(Code::TomlSyntax, span, message).hint(hint), lines);
    }
    clean(file, parsed.get_mut());
    (parsed, errors)
}

/// The number that a comma between digits divides just before an error: TOML reads `12,4` as `12` and the next key.
fn decimal_comma(text: &str, error: &Range<usize>) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '_');
    let before = text.get(..error.start)?;
    let start = before.len() - before.chars().rev().take_while(|&c| is_part(c)).count();
    let after = text.get(error.start..)?;
    let end = error.start + after.chars().take_while(|&c| is_part(c)).count();
    let number = text.get(start..end)?.trim_end_matches([',', '.']);
    let (whole, decimals) = number.split_once(',')?;
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (plain(whole) && plain(decimals)).then(|| start..start + number.len())
}

/// Does with what TOML escapes brought in as reading a file does with what is written plainly: reports private-use
/// characters and invisible ones that are refused, and leaves out the others. Every end of a line is a `\n`.
fn clean(file: &File, table: &mut DeTable<'_>) {
    let report = |text: &str, range: Range<usize>| {
        if let Some((_, character)) = private_use(text) {
            file.report(private_use_diagnostic(character, file.span(range)));
        }
    };
    // A list and not a recursion, because nobody limits how deep tables may be nested.
    let mut values: Vec<&mut Spanned<DeValue<'_>>> = Vec::new();
    let mut tables = vec![table];
    loop {
        if let Some(table) = tables.pop() {
            for (key, value) in table {
                report(key.get_ref(), key.span());
                // A key isn't changed: two could become one.
                if key.get_ref().chars().any(|character| unseen(character).is_some()) {
                    let message = "the key holds an invisible character";
                    let found = Diagnostic::at(Code::InvisibleCharacter, file.span(key.span()), message);
                    file.report(found.hint("type the key anew"));
                }
                values.push(value);
            }
        } else if let Some(value) = values.pop() {
            let range = value.span();
            match value.get_mut() {
                DeValue::String(text) => {
                    // What stands plainly was judged when the file was read.
                    if file.source.text[range.clone()].contains('\\') {
                        report(text, range.clone());
                        match without_unseen(text) {
                            Ok(None) => {}
                            Ok(Some(cleaned)) => *text = cleaned.into(),
                            Err(_) => {
                                invisible_diagnostic(text, file.span(range))
                                    .into_iter()
                                    .for_each(|found| file.report(found));
                            }
                        }
                    }
                    if text.contains(|character| character != '\n' && ends_line(character)) {
                        let lines = text.replace("\r\n", "\n").replace(ends_line, "\n");
                        *text = lines.into();
                    }
                }
                DeValue::Array(array) => values.extend(array.iter_mut()),
                DeValue::Table(table) => tables.push(table),
                _ => {}
            }
        } else {
            return;
        }
    }
}

/// Whether a syntax error lies in or just before an entry, so that what was recovered of it isn't to be judged.
fn spoiled(key: &Span, entry: &Item<'_>, errors: &[SyntaxError]) -> bool {
    let value = entry.value.span();
    let whole = key.range.start.min(value.start)..key.range.end.max(value.end);
    // A table's own span may be its header only: its keys count too.
    let last = entry
        .value
        .get_ref()
        .as_table()
        .into_iter()
        .flat_map(|map| map.values())
        .map(|value| value.span().end);
    let end = last.fold(whole.end, usize::max);
    errors
        .iter()
        .filter_map(SyntaxError::span)
        .any(|error| overlaps_line(&key.source.text, &(whole.start..end), &error))
}

/// Whether two ranges touch, the second one widened to its lines.
fn overlaps_line(text: &str, whole: &Range<usize>, error: &Range<usize>) -> bool {
    let lines = whole_lines(text, error);
    lines.start <= whole.end && whole.start <= lines.end
}

/// A range widened to whole lines.
fn whole_lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |offset| offset + 1);
    let after = text.get(range.end..).and_then(|after| after.find('\n'));
    start..after.map_or(text.len(), |offset| range.end + offset)
}

/// Reports a name that isn't lower-case words with hyphens.
fn check_name(file: &File, span: &Span, name: &str, what: &str) {
    let sound = name.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !sound {
        let proposal: String = name
            .chars()
            .map(|c| c.to_ascii_lowercase())
            .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' })
            .collect();
        let proposal = proposal.trim_matches('-');
        let hint = "use lower-case letters, digits and hyphens".to_owned();
        let hint = if proposal.is_empty() { hint } else { format!("{hint}: `{proposal}`") };
        file.report(
            Diagnostic::at(Code::BadName, span.clone(), format!("`{name}` can't name {what}")).hint(hint),
        );
    }
}
