//! Headings.

use lopdf::dictionary;

use crate::pdf::conformance::inject::{add_element, element};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};

pub const RULES: &[Rule] = &[
    Rule {
        name: "the first heading is of level 1, and no level is left out on the way down",
        clause: "ISO 14289-1 7.4.2 (Matterhorn 14-002, 14-003)",
        check: |file| {
            let mut faults = Vec::new();
            let mut last = 0;
            for node in &file.tree.nodes {
                let level = node.kind.strip_prefix('H').and_then(|level| level.parse::<u32>().ok());
                let Some(level) = level else { continue };
                faults.extend(unless(level <= last + 1, format!("H{level} after H{last}")));
                last = level;
            }
            faults
        },
        faults: &[
            Fault::Objects(|pdf| element(pdf, "H1").set("S", "H2")),
            Fault::Objects(|pdf| element(pdf, "H2").set("S", "H3")),
        ],
    },
    Rule {
        name: "headings are numbered or not, but not both, and a node has one that isn't",
        clause: "ISO 14289-1 7.4.4 (Matterhorn 14-006, 14-007)",
        check: |file| {
            let plain = file.tree.of_kind("H").count();
            let numbered =
                file.tree.nodes.iter().any(|node| node.kind.starts_with('H') && node.kind.len() == 2);
            let twice = |node: &&crate::pdf::conformance::tree::Node| {
                file.tree.kid_kinds(node).iter().filter(|kind| **kind == "H").count() > 1
            };
            let mut faults: Faults = unless(plain == 0 || !numbered, "both kinds of headings");
            faults.extend(
                file.tree.nodes.iter().filter(twice).map(|node| format!("two headings in {}", node.kind)),
            );
            faults
        },
        faults: &[Fault::Objects(|pdf| add_element(pdf, "Sect", dictionary! { "S" => "H", "K" => 9999 }))],
    },
    Rule {
        name: "a section begins with its heading",
        clause: "ISO 14289-1 7.4.1 (ours)",
        check: |file| {
            let bad = file
                .tree
                .of_kind("Sect")
                .filter(|node| file.tree.kid_kinds(node).first().is_none_or(|kind| *kind != "H2"));
            bad.map(|node| format!("a section of {:?}", file.tree.kid_kinds(node))).collect()
        },
        faults: &[Fault::Objects(|pdf| element(pdf, "H2").set("S", "P"))],
    },
];
