//! A redline as Markdown: `<del>` around what was struck and `<ins>` around what was inserted, which GitHub shows struck and
//! underlined. Nothing else is added, so that both texts can be recovered byte for byte.

use super::piece::{RedlineMark, RedlinePiece};

/// The redline. A text may hold `<del>` itself. Blanks before the `>`, which HTML allows, tell the redline's tags from the
/// text's: all of the redline's have the same number of blanks, one more than any of the text's.
pub fn to_markdown(pieces: &[RedlinePiece]) -> String {
    let blanks = pieces.iter().filter_map(|piece| most_blanks(&piece.text)).max().map_or(0, |most| most + 1);
    let [del, del_end, ins, ins_end] = TAGS.map(|tag| format!("{tag}{}>", " ".repeat(blanks)));
    let mut text = String::new();
    for piece in pieces {
        match piece.mark {
            RedlineMark::Kept => text.push_str(&piece.text),
            RedlineMark::Struck => text.extend([&del, &piece.text, &del_end].map(String::as_str)),
            RedlineMark::Inserted => text.extend([&ins, &piece.text, &ins_end].map(String::as_str)),
        }
    }
    text
}

const TAGS: [&str; 4] = ["<del", "</del", "<ins", "</ins"];

/// The largest number of blanks in a tag of the text; none where there is no tag.
fn most_blanks(text: &str) -> Option<usize> {
    let each = TAGS.iter().flat_map(|tag| text.match_indices(tag).map(|(at, tag)| &text[at + tag.len()..]));
    let blanks = each.filter_map(|rest| {
        let after = rest.trim_start_matches(' ');
        after.starts_with('>').then_some(rest.len() - after.len())
    });
    blanks.max()
}
