//! The text of a PDF, read through its structure tree as a screen reader reads it, compared with its Markdown, which
//! another parser than ours has read: block by block, in order, with every citation at its place.

use markdown::mdast::Node;

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::tree::Kid;

/// A block of text: what it is, and what it says, with citations as `[^1]`.
pub type Block = (&'static str, String);

/// The blocks of a PDF in logical order.
pub fn of_pdf(file: &File) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, node) in file.tree.nodes.iter().enumerate() {
        let kind = match node.kind.as_str() {
            "P" => "paragraph",
            "H1" => "title",
            "H2" => "heading",
            "Lbl" => "label",
            "LBody" => "item",
            "TH" | "TD" => "cell",
            "Figure" => "figure",
            _ => continue,
        };
        let text = match kind {
            "figure" => file.text(&node.dictionary, "Alt").unwrap_or_default(),
            "label" => file.text_of(index),
            _ => cited(file, index),
        };
        blocks.push((kind, plain(&text)));
    }
    blocks
}

/// The text of an element, with its citations as Markdown writes them.
fn cited(file: &File, node: usize) -> String {
    let is_citation = |kid: usize| file.tree.nodes[kid].kind == "Reference";
    let kids = &file.tree.nodes[node].kids;
    let mut text = String::new();
    for kid in kids {
        match kid {
            Kid::Node(inner) if is_citation(*inner) => {
                let mark = file.text_of(*inner);
                text.push_str(&format!("[^{}]", mark.trim().trim_matches(['[', ']'])));
            }
            Kid::Node(inner) => text.push_str(&cited(file, *inner)),
            Kid::Mark(page, mcid) => text.push_str(&file.shown_text(*page, *mcid)),
            Kid::Object(_) => {}
        }
    }
    text
}

/// The blocks of a brief in Markdown, in the order in which the page has them.
pub fn of_markdown(source: &str, references: &str) -> Vec<Block> {
    let tree = markdown::to_mdast(source, &markdown::ParseOptions::gfm()).expect("Markdown");
    let top = tree.children().expect("blocks");
    let mut blocks: Vec<Block> = Vec::new();
    let mut after_figure = false;
    let mut heads = 0;
    // Between two thematic breaks are notes, which stand beside the head of the references.
    let last_break = top.iter().rposition(|node| matches!(node, Node::ThematicBreak(_)));
    let first_break = top.iter().position(|node| matches!(node, Node::ThematicBreak(_)));
    for (place, node) in top.iter().enumerate() {
        let figure = node.children().and_then(|inner| match inner.as_slice() {
            [Node::Image(image)] => Some((image.alt.clone(), image.url.clone())),
            _ => None,
        });
        match node {
            Node::Paragraph(_) if figure.is_some() => {
                // Key figures are all text: in the PDF there is no drawing of them.
                let (alt, _) = figure.clone().filter(|(_, file)| !file.contains("key-figures")).unzip();
                blocks.extend(alt.map(|alt| ("figure", alt)));
            }
            // The first line is set in two: what it is, and its date at the right.
            Node::Paragraph(_) if place == 0 => {
                let line = inline(node);
                let (kicker, date) = line.rsplit_once(" · ").unwrap_or((&line, ""));
                blocks.extend([("paragraph", kicker.to_owned()), ("paragraph", date.to_owned())]);
            }
            Node::Paragraph(_) => blocks.push(("paragraph", inline(node))),
            Node::Heading(heading) if heading.depth == 1 => blocks.push(("title", inline(node))),
            Node::Heading(_) => blocks.push(("heading", inline(node))),
            Node::Blockquote(quote) => {
                blocks.extend(quote.children.iter().map(|child| ("paragraph", inline(child))))
            }
            // Beside a picture the file lists what the picture shows: labels and values.
            Node::List(list) if after_figure => {
                for item in &list.children {
                    let line = inline(item);
                    let (label, value) = line.rsplit_once(" · ").unwrap_or((&line, ""));
                    blocks.extend([("label", label.to_owned()), ("item", value.to_owned())]);
                }
            }
            Node::List(list) => {
                blocks.extend(
                    list.children.iter().flat_map(|item| [("label", "•".to_owned()), ("item", inline(item))]),
                );
            }
            Node::Table(table) => {
                let cells = table.children.iter().flat_map(|row| row.children().into_iter().flatten());
                blocks.extend(cells.map(|cell| ("cell", inline(cell))));
            }
            Node::FootnoteDefinition(note) => {
                if heads == 0 {
                    blocks.push(("heading", references.to_owned()));
                }
                heads += 1;
                blocks.extend([("label", format!("{}.", note.identifier)), ("item", inline(node))]);
            }
            Node::ThematicBreak(_) if Some(place) == first_break && first_break != last_break => {
                heads += 1;
                blocks.push(("heading", references.to_owned()));
            }
            Node::ThematicBreak(_) => {}
            other => panic!("what is this on the page: {other:?}"),
        }
        after_figure = figure.is_some();
    }
    blocks.into_iter().map(|(kind, text)| (kind, plain(&text))).collect()
}

/// The text of a node without its marks of emphasis.
fn inline(node: &Node) -> String {
    match node {
        Node::Text(text) => text.value.clone(),
        Node::FootnoteReference(mark) => format!("[^{}]", mark.identifier),
        Node::Break(_) => " ".to_owned(),
        _ => node.children().into_iter().flatten().map(inline).collect(),
    }
}

/// Text with every kind and number of blanks as one, none at its ends, before a citation or between one and Japanese.
fn plain(text: &str) -> String {
    let words = text.split(char::is_whitespace).filter(|word| !word.is_empty());
    let text = words.collect::<Vec<_>>().join(" ");
    let mut pieces = text.split("] ");
    let mut set: String = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let japanese = piece.starts_with(|c: char| !c.is_ascii() && c.is_alphanumeric());
        set.push_str(if japanese { "]" } else { "] " });
        set.push_str(piece);
    }
    set.replace(" [^", "[^")
}
