//! `docs/file-format.md` taken apart: its fenced blocks and its tables.

/// The page.
pub const PAGE: &str = include_str!("../../../docs/file-format.md");

/// A fenced block: its kind, the words after it, its text.
pub struct Block {
    pub kind: &'static str,
    pub words: Vec<&'static str>,
    pub text: &'static str,
}

impl Block {
    /// What stands behind `key=`.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
    }
}

/// Every fenced block.
pub fn blocks() -> Vec<Block> {
    let parts: Vec<&str> = PAGE.split("\n```").collect();
    let block = |pair: &[&'static str]| {
        let (info, text) = pair[1].split_once('\n').unwrap_or((pair[1], ""));
        let mut words = info.split_whitespace();
        Block { kind: words.next().unwrap_or_default(), words: words.collect(), text }
    };
    assert!(parts.len() % 2 == 1, "a fence isn't closed");
    parts[..parts.len() - 1].chunks(2).map(block).collect()
}

/// The rows of every table whose first heading is `first`, with the headings in front; code marks are taken off.
pub fn tables(first: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let cells = |line: &str| -> Vec<String> {
        let inner = line.trim_matches('|').split(" | ");
        inner.map(|cell| cell.trim().trim_matches('`').to_owned()).collect()
    };
    let mut rows = Vec::new();
    let mut heads: Option<Vec<String>> = None;
    for line in PAGE.lines() {
        match (&heads, line.starts_with('|')) {
            (_, false) => heads = None,
            (None, true) => heads = Some(cells(line)),
            (Some(heads), true) if heads[0] == first && !line.starts_with("| ---") => {
                rows.push((heads.clone(), cells(line)));
            }
            _ => {}
        }
    }
    assert!(!rows.is_empty(), "no table begins with `{first}`");
    rows
}
