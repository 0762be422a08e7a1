//! Lists.

use lopdf::dictionary;

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{add_element, element};
use crate::pdf::conformance::rule::{Fault, Faults, Rule};
use crate::pdf::conformance::tree::Tree;

pub const RULES: &[Rule] = &[
    Rule {
        name: "lists hold items, items hold a label and a body, and none stands elsewhere",
        clause: "ISO 14289-1 7.2 (Matterhorn 09-005); ISO 32000-1 14.8.4.3.3",
        check: nesting,
        faults: &[
            Fault::Objects(|pdf| add_element(pdf, "L", dictionary! { "S" => "P", "K" => 9999 })),
            Fault::Objects(|pdf| element(pdf, "LBody").set("S", "P")),
            Fault::Objects(|pdf| add_element(pdf, "Sect", dictionary! { "S" => "LI", "K" => 9999 })),
            Fault::Objects(|pdf| element(pdf, "Lbl").set("S", "Span")),
        ],
    },
    Rule {
        name: "a list says how its items are numbered, and its labels agree",
        clause: "ISO 14289-1 7.6; ISO 32000-1 14.8.5.5",
        check: numbering,
        faults: &[
            Fault::Objects(|pdf| drop(element(pdf, "L").remove(b"A"))),
            Fault::Objects(|pdf| {
                element(pdf, "L").set("A", dictionary! { "O" => "List", "ListNumbering" => "UpperRoman" });
            }),
        ],
    },
];

fn nesting(file: &File) -> Faults {
    let tree = &file.tree;
    let mut faults = Vec::new();
    for node in &tree.nodes {
        let kids = tree.kid_kinds(node);
        let parent = tree.parent_kind(node);
        let right = match node.kind.as_str() {
            "L" => !kids.is_empty() && kids.iter().all(|kind| *kind == "LI"),
            "LI" => parent == "L" && kids == ["Lbl", "LBody"],
            "LBody" => parent == "LI",
            "Lbl" => matches!(parent, "LI" | "Note" | "TOCI"),
            _ => true,
        };
        if !right {
            faults.push(format!("{} in {parent}, with {kids:?}", node.kind));
        }
    }
    faults
}

fn numbering(file: &File) -> Faults {
    let mut faults = Vec::new();
    for node in file.tree.of_kind("L") {
        let numbering = Tree::attribute(&file.pdf, node, "List", "ListNumbering");
        let numbering =
            numbering.and_then(|name| name.as_name().map(<[u8]>::to_vec).ok()).unwrap_or_default();
        for (index, item) in file.tree.children(node).enumerate() {
            let label = file.tree.children(&file.tree.nodes[item]).next();
            let label = label.map(|label| file.text_of(label)).unwrap_or_default();
            let right = match numbering.as_slice() {
                b"Decimal" => label.trim() == format!("{}.", index + 1),
                b"Disc" => label.trim() == "•",
                // A word, as in a list of terms.
                b"None" => label.chars().any(char::is_alphabetic),
                _ => false,
            };
            if !right {
                faults.push(format!("`{label}` in a list {}", String::from_utf8_lossy(&numbering)));
            }
        }
    }
    faults
}
