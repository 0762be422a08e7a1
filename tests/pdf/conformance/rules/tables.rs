//! Tables.

use lopdf::dictionary;

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{add_element, element, kids};
use crate::pdf::conformance::rule::{Fault, Faults, Rule};
use crate::pdf::conformance::tree::{Node, Tree};

pub const RULES: &[Rule] = &[
    Rule {
        name: "tables hold rows, rows hold cells, and none stands elsewhere",
        clause: "ISO 14289-1 7.2 (Matterhorn 09-004); ISO 32000-1 14.8.4.3.4",
        check: nesting,
        faults: &[
            Fault::Objects(|pdf| add_element(pdf, "TR", dictionary! { "S" => "P", "K" => 9999 })),
            Fault::Objects(|pdf| add_element(pdf, "Sect", dictionary! { "S" => "TR", "K" => 9999 })),
            Fault::Objects(|pdf| element(pdf, "THead").set("S", "Div")),
            Fault::Objects(|pdf| element(pdf, "TD").set("S", "P")),
        ],
    },
    Rule {
        name: "a table has one head and a body",
        clause: "ISO 14289-1 7.2 (Matterhorn 09-004)",
        check: |file| {
            let tables = file.tree.of_kind("Table").map(|table| file.tree.kid_kinds(table));
            tables.filter(|kids| *kids != ["THead", "TBody"]).map(|kids| format!("{kids:?}")).collect()
        },
        faults: &[
            Fault::Objects(|pdf| element(pdf, "TBody").set("S", "THead")),
            Fault::Objects(|pdf| element(pdf, "THead").set("S", "TBody")),
        ],
    },
    Rule {
        name: "a head cell says what it is the head of",
        clause: "ISO 14289-1 7.5 (Matterhorn 15-003)",
        check: |file| {
            let bad = file.tree.of_kind("TH").filter(|cell| {
                let scope = Tree::attribute(&file.pdf, cell, "Table", "Scope");
                let scope = scope.and_then(|scope| scope.as_name().map(<[u8]>::to_vec).ok());
                !matches!(scope.as_deref(), Some(b"Row" | b"Column" | b"Both"))
            });
            bad.map(|cell| format!("{:?}", cell.id)).collect()
        },
        faults: &[
            Fault::Objects(|pdf| drop(element(pdf, "TH").remove(b"A"))),
            Fault::Objects(|pdf| {
                element(pdf, "TH").set("A", dictionary! { "O" => "Table", "Scope" => "All" })
            }),
        ],
    },
    Rule {
        name: "all rows of a table have as many cells",
        clause: "ISO 14289-1 7.2, 7.5",
        check: regularity,
        faults: &[
            Fault::Objects(|pdf| drop(kids(element(pdf, "TR")).pop())),
            Fault::Objects(|pdf| element(pdf, "TD").set("A", dictionary! { "O" => "Table", "ColSpan" => 2 })),
        ],
    },
    Rule {
        name: "each cell of a table has a head above it",
        clause: "ISO 14289-1 7.5",
        check: |file| {
            let heads = file.tree.of_kind("THead").flat_map(|head| rows(file, head));
            let cells = heads.flat_map(|row| file.tree.kid_kinds(row));
            cells.filter(|kind| *kind != "TH").map(|kind| format!("{kind} in a head")).collect()
        },
        faults: &[Fault::Objects(|pdf| element(pdf, "TH").set("S", "TD"))],
    },
];

fn nesting(file: &File) -> Faults {
    let tree = &file.tree;
    let mut faults = Vec::new();
    for node in &tree.nodes {
        let kids = tree.kid_kinds(node);
        let parent = tree.parent_kind(node);
        let all = |allowed: &[&str]| !kids.is_empty() && kids.iter().all(|kind| allowed.contains(kind));
        let right = match node.kind.as_str() {
            "Table" => all(&["THead", "TBody", "TFoot", "TR", "Caption"]),
            "THead" | "TBody" | "TFoot" => parent == "Table" && all(&["TR"]),
            "TR" => matches!(parent, "Table" | "THead" | "TBody" | "TFoot") && all(&["TH", "TD"]),
            "TH" | "TD" => parent == "TR",
            _ => true,
        };
        if !right {
            faults.push(format!("{} in {parent}, with {kids:?}", node.kind));
        }
    }
    faults
}

fn rows<'a>(file: &'a File, group: &'a Node) -> Vec<&'a Node> {
    file.tree.children(group).map(|row| &file.tree.nodes[row]).collect()
}

fn regularity(file: &File) -> Faults {
    let mut faults = Vec::new();
    for table in file.tree.of_kind("Table") {
        let groups = file.tree.children(table).map(|group| &file.tree.nodes[group]);
        let widths: Vec<i64> =
            groups.flat_map(|group| rows(file, group)).map(|row| width(file, row)).collect();
        if widths.iter().any(|width| *width != widths[0]) {
            faults.push(format!("{widths:?}"));
        }
    }
    faults
}

fn width(file: &File, row: &Node) -> i64 {
    let cells = file.tree.children(row).map(|cell| &file.tree.nodes[cell]);
    let spans = cells.map(|cell| Tree::attribute(&file.pdf, cell, "Table", "ColSpan"));
    spans.map(|span| span.and_then(|span| span.as_i64().ok()).unwrap_or(1)).sum()
}
