//! The outline.

use lopdf::{Object, decode_text_string};

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{catalog, with};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};

pub const RULES: &[Rule] = &[Rule {
    name: "the outline lists the headings in their order, each with its place",
    clause: "ISO 14289-1 7.17 (ours: it only advises an outline); ISO 32000-1 12.3.3",
    check: headings,
    faults: &[
        Fault::Objects(|pdf| drop(catalog(pdf).remove(b"Outlines"))),
        Fault::Objects(|pdf| {
            let id =
                with(pdf, "Type", "Outlines").get(b"First").and_then(Object::as_reference).expect("a title");
            pdf.get_dictionary_mut(id).expect("a title").set("Title", Object::string_literal("Contents"));
        }),
        Fault::Objects(|pdf| {
            let id =
                with(pdf, "Type", "Outlines").get(b"First").and_then(Object::as_reference).expect("a title");
            pdf.get_dictionary_mut(id).expect("a title").remove(b"Dest");
        }),
        Fault::Objects(|pdf| with(pdf, "Type", "Outlines").set("Count", 99)),
    ],
}];

fn headings(file: &File) -> Faults {
    let catalog = file.catalog();
    let Some(root) = file.dictionary(&catalog, "Outlines") else { return vec!["no outline".to_owned()] };
    let mut listed = Vec::new();
    let mut faults = Vec::new();
    walk(file, root, &mut listed, &mut faults, 0);
    let count = file.get(root, "Count").and_then(|count| count.as_i64().ok());
    faults.extend(unless(count == i64::try_from(listed.len()).ok(), format!("Count {count:?}")));
    let nodes = file.tree.nodes.iter().enumerate();
    let headings = nodes.filter(|(_, node)| matches!(node.kind.as_str(), "H1" | "H2" | "H3"));
    let headings: Vec<String> = headings.map(|(index, _)| bare(&file.text_of(index))).collect();
    faults.extend(unless(listed == headings, format!("{listed:?} for {headings:?}")));
    faults
}

fn walk(
    file: &File,
    parent: &lopdf::Dictionary,
    listed: &mut Vec<String>,
    faults: &mut Faults,
    depth: usize,
) {
    let mut item = file.dictionary(parent, "First");
    while let Some(entry) = item.filter(|_| listed.len() < 100 && depth < 10) {
        let title = entry.get(b"Title").ok().and_then(|title| decode_text_string(title).ok());
        listed.push(bare(&title.unwrap_or_default()));
        let target = file.array(entry, "Dest").and_then(|target| target.first()?.as_reference().ok());
        faults
            .extend(unless(file.pages.iter().any(|page| Some(page.id) == target), "an entry without place"));
        walk(file, entry, listed, faults, depth + 1);
        item = file.dictionary(entry, "Next");
    }
}

/// Text without blanks: a heading in two lines has one where they meet, and in Japanese none.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
