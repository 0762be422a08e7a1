//! Reads a file as TOML, as far as it is TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error as SyntaxError};

use super::messages::syntax as says;
use super::toml::{File, Item};
use crate::diagnostic::Span;
use crate::disk::{invisible_diagnostic, private_use, private_use_diagnostic};
use crate::value::{ends_line, unseen, without_unseen};

/// Syntax errors after which a file isn't looked at any further: it isn't TOML at all.
const MAX_SYNTAX_ERRORS: usize = 10;

/// Reads a file as TOML and reports what isn't, and characters written as escapes that no text may hold.
pub fn parse<'a>(file: &File, text: &'a str) -> (Spanned<DeTable<'a>>, Vec<SyntaxError>) {
    let (mut parsed, mut errors) = DeTable::parse_recoverable(text);
    if errors.len() > MAX_SYNTAX_ERRORS {
        errors.truncate(MAX_SYNTAX_ERRORS);
        parsed = Spanned::new(0..0, DeTable::new());
    }
    let mut explained: Option<Range<usize>> = None;
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        // An error that follows from a comma in a number is explained by that comma.
        if explained.as_ref().is_some_and(|line| line.contains(&range.start)) {
            continue;
        }
        if let Some(number) = decimal_comma(text, &range) {
            let lines = whole_lines(text, &range);
            explained = Some(lines.clone());
            let found = says::decimal_comma(file.span(number.clone()), &text[number]);
            file.report_syntax(found, lines);
            continue;
        }
        let lines = whole_lines(text, &range);
        file.report_syntax(says::not_toml(file.span(range), error.message()), lines);
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
    let (head, sign) = match before[..start].strip_suffix(['-', '+']) {
        Some(head) => (head, 1),
        None => (&before[..start], 0),
    };
    let parts: Vec<&str> = number.split(',').collect();
    let plain = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit()) && !part.ends_with(['.', '_']);
    // 1,2,3 is a list where no key has it.
    let is_one = parts.len() == 2 || head.trim_end().ends_with('=');
    (parts.len() > 1 && parts.iter().all(plain) && is_one).then(|| start - sign..start + number.len())
}

/// Treats characters that were written as TOML escapes as those that are written plainly are treated when a file is read: private-use
/// characters and refused invisible ones are reported, other invisible ones are left out, and every end of a line is a `\n`.
fn clean(file: &File, table: &mut DeTable<'_>) {
    // What is written plainly was judged when the file was read, and most files hold no escape.
    let is_rare = |character| character == '\\' || (character != '\n' && ends_line(character));
    if !file.source.text.contains(is_rare) {
        return;
    }
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
                    file.report(says::invisible_key(file.span(key.span())));
                }
                values.push(value);
            }
        } else if let Some(value) = values.pop() {
            let range = value.span();
            match value.get_mut() {
                DeValue::String(text) => {
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
pub fn spoiled(key: &Span, entry: &Item<'_>, errors: &[SyntaxError]) -> bool {
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
