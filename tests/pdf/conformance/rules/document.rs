//! What the catalog and the pages say, and what they must not have.

use lopdf::{Object, dictionary};

use crate::pdf::conformance::inject::{catalog, page};
use crate::pdf::conformance::rule::{Fault, Rule, unless};

pub const RULES: &[Rule] = &[
    Rule {
        name: "the file says that it is tagged",
        clause: "ISO 19005-2 and -3 6.7.2.2; ISO 14289-1 6.2",
        check: |file| {
            let catalog = file.catalog();
            let marked =
                file.dictionary(&catalog, "MarkInfo").is_some_and(|info| file.is_true(info, "Marked"));
            unless(marked, "MarkInfo")
        },
        faults: &[
            Fault::Objects(|pdf| drop(catalog(pdf).remove(b"MarkInfo"))),
            Fault::Objects(|pdf| catalog(pdf).set("MarkInfo", dictionary! { "Marked" => false })),
        ],
    },
    Rule {
        name: "no tag is suspect",
        clause: "ISO 14289-1 7.1 (Matterhorn 01-007)",
        check: |file| {
            let catalog = file.catalog();
            let suspects =
                file.dictionary(&catalog, "MarkInfo").is_some_and(|info| file.is_true(info, "Suspects"));
            unless(!suspects, "Suspects")
        },
        faults: &[Fault::Objects(|pdf| {
            catalog(pdf).set("MarkInfo", dictionary! { "Marked" => true, "Suspects" => true });
        })],
    },
    Rule {
        name: "the window shows the title",
        clause: "ISO 14289-1 7.1 (Matterhorn 07-001, 07-002)",
        check: |file| {
            let catalog = file.catalog();
            let preferences = file.dictionary(&catalog, "ViewerPreferences");
            let shows = preferences.is_some_and(|preferences| file.is_true(preferences, "DisplayDocTitle"));
            unless(shows, "DisplayDocTitle")
        },
        faults: &[
            Fault::Objects(|pdf| drop(catalog(pdf).remove(b"ViewerPreferences"))),
            Fault::Objects(|pdf| {
                catalog(pdf).set("ViewerPreferences", dictionary! { "DisplayDocTitle" => false });
            }),
        ],
    },
    Rule {
        name: "there is no form and nothing that renders itself",
        clause: "ISO 19005-2 and -3 6.4; ISO 14289-1 7.15 (Matterhorn 25-001)",
        check: |file| {
            let catalog = file.catalog();
            unless(!catalog.has(b"AcroForm") && !catalog.has(b"NeedsRendering"), "a form")
        },
        faults: &[
            Fault::Objects(|pdf| {
                catalog(pdf).set("AcroForm", dictionary! { "XFA" => Object::string_literal("") })
            }),
            Fault::Objects(|pdf| catalog(pdf).set("NeedsRendering", true)),
        ],
    },
    Rule {
        name: "there is no optional content",
        clause: "ISO 19005-2 and -3 6.9; ISO 14289-1 7.10 (ours: they allow it with names)",
        check: |file| unless(!file.catalog().has(b"OCProperties"), "OCProperties"),
        faults: &[Fault::Objects(|pdf| catalog(pdf).set("OCProperties", dictionary! {}))],
    },
    Rule {
        name: "there are no alternate presentations and no steps of one",
        clause: "ISO 19005-2 and -3 6.10",
        check: |file| {
            let catalog = file.catalog();
            let names = file.dictionary(&catalog, "Names");
            let alternates = names.is_some_and(|names| names.has(b"AlternatePresentations"));
            let steps = file.pages.iter().any(|page| page.dictionary.has(b"PresSteps"));
            unless(!alternates && !steps, "a presentation")
        },
        faults: &[
            Fault::Objects(|pdf| {
                catalog(pdf).set("Names", dictionary! { "AlternatePresentations" => dictionary! {} });
            }),
            Fault::Objects(|pdf| page(pdf).set("PresSteps", dictionary! {})),
        ],
    },
    Rule {
        name: "the file demands nothing of the program that reads it",
        clause: "ISO 19005-2 and -3 6.11",
        check: |file| unless(!file.catalog().has(b"Requirements"), "Requirements"),
        faults: &[Fault::Objects(|pdf| catalog(pdf).set("Requirements", Vec::<Object>::new()))],
    },
    Rule {
        name: "the file restricts nobody",
        clause: "ISO 19005-2 and -3 6.1.12",
        check: |file| unless(!file.catalog().has(b"Perms"), "Perms"),
        faults: &[Fault::Objects(|pdf| catalog(pdf).set("Perms", dictionary! { "UR" => dictionary! {} }))],
    },
];
