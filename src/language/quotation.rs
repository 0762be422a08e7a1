//! Quotation marks within others: those of a text that is put in quotation marks itself.

/// A text as it stands within the marks of `levels[0]`: its own outermost ones are those of `levels[1]`, the next `levels[0]` again,
/// and so on. A mark without its other half is left as it is, as an apostrophe is.
pub(super) fn within(text: &str, levels: [[char; 2]; 2]) -> String {
    let characters: Vec<char> = text.chars().collect();
    let pairs = pairs(&characters, levels);
    let mut turned = characters;
    for &(open, close) in &pairs {
        let depth = pairs.iter().filter(|&&(outer, end)| outer < open && close < end).count();
        let marks = levels[(depth + 1) % 2];
        (turned[open], turned[close]) = (marks[0], marks[1]);
    }
    turned.into_iter().collect()
}

/// The places of marks that belong together. Straight ones are taken in turns where “ is one of the levels; „…“ of other languages are
/// no marks of ours.
fn pairs(characters: &[char], levels: [[char; 2]; 2]) -> Vec<(usize, usize)> {
    let (mut open, mut pairs): (Vec<usize>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
    let is_straight = |c: char| c == '"' && levels.iter().any(|marks| marks[0] == '“');
    for (index, &c) in characters.iter().enumerate() {
        let is_apostrophe = c == '’' && characters.get(index + 1).is_some_and(|next| next.is_alphanumeric());
        let opened_by = |mark: char| match mark {
            '"' if is_straight('"') => '"',
            '“' => '„',
            _ => levels.iter().find(|marks| marks[1] == mark).map_or('\0', |marks| marks[0]),
        };
        let begun = open.iter().rposition(|&at| characters[at] == opened_by(c)).filter(|_| !is_apostrophe);
        if let Some(begun) = begun {
            if opened_by(c) != '„' {
                pairs.push((open[begun], index));
            }
            open.truncate(begun);
        } else if c == '„' || is_straight(c) || levels.iter().any(|marks| marks[0] == c) {
            open.push(index);
        }
    }
    pairs
}
