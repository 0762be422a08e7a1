//! Every example of the CommonMark Spec on a page: all of its text is printed, or a fault says what isn't.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use factbrief::language::Language;
use factbrief::page::{Fonts, LineKind, Sheet, compose, parse};
use markdown::mdast::Node;
use markdown::{Constructs, ParseOptions};

/// What each example is written between, in the spec as here.
const FENCE: &str = "````````````````````````````````";

/// The examples with their numbers.
fn examples() -> Vec<(usize, String)> {
    let file = include_str!("commonmark.txt");
    let start = format!("{FENCE} example ");
    let parts = file.split(&start).skip(1);
    let read = |part: &str| {
        let (number, rest) = part.split_once('\n').expect("a number");
        let text = rest.split(&format!("{FENCE}\n")).next().expect("an example");
        (number.parse().expect("a number"), text.replace('→', "\t"))
    };
    parts.map(read).collect()
}

/// The text that another parser sees, without blanks.
fn seen_by_another(markdown: &str) -> String {
    let constructs = Constructs {
        gfm_table: true,
        gfm_footnote_definition: true,
        gfm_label_start_footnote: true,
        ..Constructs::default()
    };
    let options = ParseOptions { constructs, ..ParseOptions::default() };
    let mut text = String::new();
    collect(&markdown::to_mdast(markdown, &options).expect("Markdown"), &mut text);
    text
}

fn collect(node: &Node, text: &mut String) {
    let own = match node {
        Node::Text(node) => &node.value,
        Node::InlineCode(node) => &node.value,
        Node::Code(node) => &node.value,
        Node::Html(node) => &node.value,
        Node::Image(node) => &node.alt,
        Node::ImageReference(node) => &node.alt,
        Node::FootnoteReference(node) => &node.identifier,
        _ => "",
    };
    text.push_str(&bare(own));
    if let Node::Link(link) = node {
        text.push_str(&bare(link.title.as_deref().unwrap_or_default()));
    }
    node.children().into_iter().flatten().for_each(|child| collect(child, text));
}

fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn nothing_of_an_example_is_lost_silently() {
    let fonts = Fonts::embedded();
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let (mut printed, mut refused, mut lost) = (0, 0, Vec::new());
    // Most links of the examples lead to no page of the web, and would be refused for that alone.
    let webbed = |example: &str| {
        example.replace("](/", "](https://example.org/").replace("]: /", "]: https://example.org/")
    };
    let both =
        examples.iter().flat_map(|(number, example)| [(number, example.clone()), (number, webbed(example))]);
    for (number, example) in both {
        let markdown = format!("# The title\n\n{example}");
        let page = parse(&markdown).and_then(|document| compose(&document, &Sheet::a4(Language::En), &fonts));
        let page = match page {
            Ok(page) => page,
            Err(faults) => {
                assert!(!faults.is_empty(), "example {number} is refused without a reason");
                refused += 1;
                continue;
            }
        };
        printed += 1;
        let content = page.text().filter(|(_, kind)| !matches!(kind, LineKind::Label | LineKind::Folio));
        let shown: String = content.map(|(line, _)| bare(line)).collect();
        let seen = seen_by_another(&markdown);
        if shown != seen {
            lost.push(format!(
                "example {number}: {example:?}\n  on the page: {shown}\n  in the text: {seen}"
            ));
        }
    }
    assert!(lost.is_empty(), "{} of {printed} printed:\n{}", lost.len(), lost.join("\n"));
    // Otherwise a parser that refuses everything, or nothing, would do.
    assert!(printed > 500 && refused > 500, "{printed} printed, {refused} refused");
}
