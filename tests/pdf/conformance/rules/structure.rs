//! The structure tree: types, parents, what may hold what, alternatives for what is no text.

use lopdf::{Object, dictionary};

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{add_element, catalog, element, find, kids, page_id, with};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};
use crate::pdf::conformance::tree::{Kid, Tree};

pub const RULES: &[Rule] = &[
    Rule {
        name: "the file has a structure tree with a single document in it",
        clause: "ISO 19005-2 and -3 6.7.3.3; ISO 14289-1 7.1; ISO 32000-1 14.8.4.2",
        check: |file| {
            let tops: Vec<_> = file.tree.nodes.iter().filter(|node| node.parent.is_none()).collect();
            let mut faults = file.tree.broken.clone();
            faults.extend(unless(
                tops.len() == 1 && tops[0].kind == "Document",
                format!("{} roots", tops.len()),
            ));
            faults
        },
        faults: &[
            Fault::Objects(|pdf| drop(catalog(pdf).remove(b"StructTreeRoot"))),
            Fault::Objects(|pdf| element(pdf, "Document").set("S", "Part")),
            Fault::Objects(|pdf| {
                let id = find(pdf, "S", "H1");
                kids(element(pdf, "Document")).push(id.into());
            }),
        ],
    },
    Rule {
        name: "structure types are standard, and none is mapped to another",
        clause: "ISO 19005-2 and -3 6.7.3.4; ISO 14289-1 7.1 (Matterhorn 02-001, 02-003, 02-004)",
        check: types,
        faults: &[
            Fault::Objects(|pdf| element(pdf, "H1").set("S", "Headline")),
            Fault::Objects(|pdf| {
                with(pdf, "Type", "StructTreeRoot").set("RoleMap", dictionary! { "P" => "Span" });
            }),
        ],
    },
    Rule {
        name: "an element names the one that holds it",
        clause: "ISO 32000-1 14.7.2",
        check: parents,
        faults: &[
            Fault::Objects(|pdf| {
                let id = find(pdf, "S", "H1");
                element(pdf, "Div").set("P", id);
            }),
            Fault::Objects(|pdf| drop(element(pdf, "H1").remove(b"P"))),
        ],
    },
    Rule {
        name: "elements that group hold no text of their own",
        clause: "ISO 32000-1 14.8.4.2; ISO 14289-1 7.1",
        check: |file| {
            let groups = [
                "Document",
                "Sect",
                "Div",
                "BlockQuote",
                "L",
                "LI",
                "Table",
                "THead",
                "TBody",
                "TR",
                "Reference",
            ];
            let nodes = file.tree.nodes.iter().filter(|node| groups.contains(&node.kind.as_str()));
            let bad = nodes.filter(|node| node.kids.iter().any(|kid| matches!(kid, Kid::Mark(..))));
            bad.map(|node| format!("text in {}", node.kind)).collect()
        },
        faults: &[Fault::Objects(|pdf| kids(element(pdf, "Sect")).push(9999.into()))],
    },
    Rule {
        name: "blocks don't stand inside text",
        clause: "ISO 32000-1 14.8.4.3, 14.8.4.4",
        check: |file| {
            let text = ["P", "H1", "H2", "H3", "Span", "Link", "Lbl", "Reference"];
            let inline =
                ["Span", "Link", "Reference", "Lbl", "Note", "Quote", "Code", "Annot", "Figure", "Formula"];
            let holders = file.tree.nodes.iter().filter(|node| text.contains(&node.kind.as_str()));
            let kids = holders.flat_map(|node| file.tree.kid_kinds(node));
            kids.filter(|kind| !inline.contains(kind)).map(|kind| format!("{kind} in text")).collect()
        },
        faults: &[Fault::Objects(|pdf| add_element(pdf, "H1", dictionary! { "S" => "P", "K" => 9999 }))],
    },
    Rule {
        name: "no element is empty",
        clause: "ISO 14289-1 7.1 (ours; a cell of a table may be)",
        check: |file| {
            let empty = file.tree.nodes.iter().filter(|node| node.kids.is_empty());
            let empty = empty.filter(|node| !matches!(node.kind.as_str(), "TD" | "TH"));
            empty.map(|node| node.kind.clone()).collect()
        },
        faults: &[Fault::Objects(|pdf| add_element(pdf, "Sect", dictionary! { "S" => "P" }))],
    },
    Rule {
        name: "figures and formulas have a text in their place",
        clause: "ISO 14289-1 7.3, 7.7 (Matterhorn 13-004, 17-002)",
        check: |file| {
            let drawn =
                file.tree.nodes.iter().filter(|node| matches!(node.kind.as_str(), "Figure" | "Formula"));
            let told = |key: &str, node: &crate::pdf::conformance::tree::Node| {
                file.text(&node.dictionary, key).is_some_and(|text| !text.trim().is_empty())
            };
            drawn
                .filter(|node| !told("Alt", node) && !told("ActualText", node))
                .map(|node| node.kind.clone())
                .collect()
        },
        faults: &[
            Fault::Objects(|pdf| add_element(pdf, "Sect", dictionary! { "S" => "Figure", "K" => 9999 })),
            Fault::Objects(|pdf| {
                let blank = Object::string_literal(" ");
                add_element(pdf, "Sect", dictionary! { "S" => "Formula", "Alt" => blank, "K" => 9999 });
            }),
        ],
    },
    Rule {
        name: "a figure holds nothing to read or to follow",
        clause: "ISO 14289-1 7.3 (ours: its text is read in its place, and what it holds may be passed over)",
        check: |file| {
            let figures = file.tree.nodes.iter().enumerate().filter(|(_, node)| node.kind == "Figure");
            let holds = figures.filter(|(index, node)| {
                file.tree.children(node).next().is_some() || !file.text_of(*index).trim().is_empty()
            });
            holds.map(|(index, _)| file.text_of(index)).collect()
        },
        faults: &[
            Fault::Objects(|pdf| {
                let page = page_id(pdf);
                add_element(pdf, "Sect", dictionary! { "S" => "Figure", "Pg" => page, "K" => 0 });
            }),
            Fault::Objects(|pdf| element(pdf, "Table").set("S", "Figure")),
        ],
    },
    Rule {
        name: "a figure says where it is",
        clause: "ISO 32000-1 14.8.5.4.3 (table 344); ISO 14289-1 7.3",
        check: figures,
        faults: &[
            Fault::Objects(|pdf| {
                let alt = Object::string_literal("A chart");
                add_element(pdf, "Sect", dictionary! { "S" => "Figure", "Alt" => alt, "K" => 9999 });
            }),
            Fault::Objects(|pdf| {
                let alt = Object::string_literal("A chart");
                let box_ = vec![10.into(), 10.into(), 10.into(), 20.into()];
                let layout = dictionary! { "O" => "Layout", "BBox" => box_ };
                add_element(
                    pdf,
                    "Sect",
                    dictionary! { "S" => "Figure", "Alt" => alt, "A" => layout, "K" => 9999 },
                );
            }),
        ],
    },
    Rule {
        name: "a note has an identifier of its own",
        clause: "ISO 14289-1 7.9 (Matterhorn 19-003, 19-004)",
        check: |file| {
            let mut seen = Vec::new();
            let mut faults = Vec::new();
            for note in file.tree.of_kind("Note") {
                let id = file.text(&note.dictionary, "ID").unwrap_or_default();
                if id.is_empty() || seen.contains(&id) {
                    faults.push(format!("a note `{id}`"));
                }
                seen.push(id);
            }
            faults
        },
        faults: &[Fault::Objects(|pdf| add_element(pdf, "Sect", dictionary! { "S" => "Note", "K" => 9999 }))],
    },
];

/// The standard structure types (ISO 32000-1 14.8.4).
const TYPES: [&str; 49] = [
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Warichu",
    "WT",
    "WP",
    "Figure",
    "Formula",
    "Form",
];

fn types(file: &File) -> Faults {
    let mut faults: Faults = file
        .tree
        .nodes
        .iter()
        .filter(|node| !TYPES.contains(&node.kind.as_str()))
        .map(|node| node.kind.clone())
        .collect();
    let catalog = file.catalog();
    let map = file.dictionary(&catalog, "StructTreeRoot").and_then(|root| file.dictionary(root, "RoleMap"));
    faults.extend(map.map(|map| format!("{map:?}")));
    faults
}

fn parents(file: &File) -> Faults {
    let catalog = file.catalog();
    let root = catalog.get(b"StructTreeRoot").and_then(Object::as_reference).unwrap_or_default();
    let mut faults = Vec::new();
    for node in &file.tree.nodes {
        let holder = node.parent.map_or(root, |parent| file.tree.nodes[parent].id);
        let named = node.dictionary.get(b"P").and_then(Object::as_reference);
        if named.ok() != Some(holder) {
            faults.push(node.kind.clone());
        }
    }
    faults
}

fn figures(file: &File) -> Faults {
    let mut faults = Vec::new();
    for node in file.tree.of_kind("Figure") {
        let area = Tree::attribute(&file.pdf, node, "Layout", "BBox");
        let area = area.and_then(|area| area.as_array().ok().cloned()).unwrap_or_default();
        let area: Vec<f32> = area.iter().filter_map(|length| length.as_float().ok()).collect();
        let right = matches!(area.as_slice(), [left, bottom, right, top] if left < right && bottom < top);
        faults.extend(unless(right, format!("{area:?}")));
    }
    faults
}
