//! The rows of a lexicon's text: tables with what their words say, and the words.

use std::collections::BTreeMap;

/// The words of each table with what they say.
#[derive(Debug)]
pub struct Rows(pub BTreeMap<&'static str, Vec<(&'static str, &'static str)>>);

impl Rows {
    /// Reads texts that share their tables.
    pub fn of(texts: [&'static str; 2]) -> Self {
        let mut rows: BTreeMap<&'static str, Vec<(&'static str, &'static str)>> = BTreeMap::new();
        for line in texts.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(table), Some(says), Some(phrases)) = (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let row = rows.entry(table).or_default();
            for phrase in phrases.split(", ").map(str::trim).filter(|phrase| !phrase.is_empty()) {
                for form in spellings(phrase) {
                    row.push((says, form));
                }
            }
        }
        let mut rows = Self(rows);
        rows.contract();
        rows
    }

    /// Adds to each phrase before a figure that ends in a preposition what it is with an article: más de, más del.
    fn contract(&mut self) {
        let contractions = self.0.remove("contractions").unwrap_or_default();
        for table in ["before", "date_about", "date_bounds"] {
            let Some(row) = self.0.get_mut(table) else { continue };
            let mut more = Vec::new();
            for (says, phrase) in row.iter() {
                for (preposition, contracted) in &contractions {
                    let Some(start) = phrase.strip_suffix(preposition).filter(|start| start.ends_with(' '))
                    else {
                        continue;
                    };
                    let phrase: &'static str = format!("{start}{contracted}").leak();
                    more.push((*says, phrase));
                }
            }
            more.retain(|(_, phrase)| row.iter().all(|(_, before)| before != phrase));
            row.extend(more);
        }
    }

    /// The words of a table that all say the same.
    pub fn words(&mut self, table: &str) -> &'static [&'static str] {
        self.0.remove(table).unwrap_or_default().into_iter().map(|(_, word)| word).collect::<Vec<_>>().leak()
    }

    /// A table whose words say something.
    pub fn said<T>(
        &mut self,
        table: &str,
        read: impl Fn(&'static str) -> Option<T>,
    ) -> Option<&'static [(&'static str, T)]> {
        let mut list = Vec::new();
        for (says, word) in self.0.remove(table).unwrap_or_default() {
            list.push((word, read(says)?));
        }
        Some(list.leak())
    }

    /// Parts: 1/2.
    pub fn parts(&mut self, table: &str) -> Option<&'static [(&'static str, u32, u32)]> {
        let parts = self.said(table, |says| {
            let (above, below) = says.split_once('/').unwrap_or((says, "1"));
            Some((above.parse().ok()?, below.parse().ok()?))
        })?;
        let parts: Vec<_> = parts.iter().map(|&(word, (above, below))| (word, above, below)).collect();
        Some(parts.leak())
    }

    /// Numbers, each line one after the other from what it says; `/` parts two words for one number.
    pub fn numbers(&mut self, table: &str) -> Option<&'static [(&'static str, i64)]> {
        let mut list: Vec<(&'static str, i64)> = Vec::new();
        let (mut line, mut next) = ("", 0);
        for (says, words) in self.0.remove(table).unwrap_or_default() {
            if says != line || list.is_empty() {
                line = says;
                next = says.parse().ok()?;
            }
            list.extend(words.split('/').map(|word| (word, next)));
            next += 1;
        }
        Some(list.leak())
    }

    /// What a table of one line says, and its words.
    pub fn line(&mut self, table: &str) -> Option<(&'static str, &'static str)> {
        self.0.remove(table)?.first().copied()
    }
}

/// A phrase with each apostrophe that texts write it with.
fn spellings(phrase: &'static str) -> Vec<&'static str> {
    match phrase {
        "comma" => vec![","],
        _ if phrase.contains('\'') => vec![phrase, phrase.replace('\'', "’").leak()],
        _ => match phrase.strip_suffix(" comma") {
            Some(rest) => vec![format!("{rest} ,").leak()],
            None => vec![phrase],
        },
    }
}
