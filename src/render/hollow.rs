//! Finds markup around nothing: a template whose block is empty prints `****`, a heading of hashes, a bullet alone.

/// What is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hollow {
    /// A heading.
    Heading,
    /// A bullet.
    Bullet,
    /// A quotation.
    Quotation,
    /// An emphasis.
    Emphasis,
    /// The text of a link.
    LinkText,
    /// The address of a link.
    LinkAddress,
}

/// The first markup around nothing in a rendered text without marks: its line, and what is empty.
pub fn hollow(text: &str) -> Option<(&str, Hollow)> {
    let mut open = false;
    let mut before = "";
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(trimmed) = lines.next() {
        let after = lines.peek().copied().unwrap_or_default();
        let parts_quotation = trimmed == ">" && [before, after].iter().all(|line| line.starts_with("> "));
        before = trimmed;
        if trimmed.is_empty() || parts_quotation {
            open = false;
            continue;
        }
        let found = match trimmed {
            _ if trimmed.chars().all(|c| c == '#') => Some(Hollow::Heading),
            "-" | "*" | "+" => Some(Hollow::Bullet),
            ">" => Some(Hollow::Quotation),
            _ if is_rule(trimmed) => None,
            _ => in_line(trimmed, &mut open),
        };
        if let Some(what) = found {
            return Some((trimmed, what));
        }
    }
    None
}

/// Whether a line is a rule. Three of a kind make one; four asterisks are two pairs around nothing.
fn is_rule(line: &str) -> bool {
    let of = |mark: char| line.chars().all(|c| c == mark || c.is_whitespace());
    (of('-') && line.matches('-').count() >= 3) || line == "***" || line == "___" || line == "* * *"
}

fn in_line(line: &str, open: &mut bool) -> Option<Hollow> {
    let characters: Vec<char> = line.chars().collect();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        match character {
            '\\' => at += 2,
            '*' | '_' => {
                let end = run(&characters, at);
                let length = end - at;
                let between = characters[end..].iter().take_while(|c| c.is_whitespace()).count();
                let next = run(&characters, end + between);
                let closes = characters.get(end + between) == Some(&character) && next - end - between >= 2;
                if !*open && (length >= 4 || (length >= 2 && closes)) {
                    return Some(Hollow::Emphasis);
                }
                if length == 2 || length == 3 {
                    *open = !*open;
                }
                at = end;
            }
            '[' => {
                let rest: String = characters[at + 1..].iter().collect();
                if rest.trim_start().starts_with("](") {
                    return Some(Hollow::LinkText);
                }
                at += 1;
            }
            ']' => {
                let rest: String = characters[at + 1..].iter().collect();
                if rest.strip_prefix('(').is_some_and(|rest| rest.trim_start().starts_with(')')) {
                    return Some(Hollow::LinkAddress);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    None
}

/// The end of a run of the same character.
fn run(characters: &[char], start: usize) -> usize {
    let Some(first) = characters.get(start) else { return start };
    start + characters[start..].iter().take_while(|c| *c == first).count()
}
