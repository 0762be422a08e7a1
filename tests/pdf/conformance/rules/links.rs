//! Annotations, of which a brief has links only.

use lopdf::{Object, dictionary};

use super::marks::numbers;
use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{element, find, kids, link, page};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};
use crate::pdf::conformance::tree::Kid;

pub const RULES: &[Rule] = &[
    Rule {
        name: "annotations are links",
        clause: "ISO 19005-2 and -3 6.3.1; ISO 14289-1 7.18.1, 7.18.2, 7.18.8 (ours: other kinds are allowed)",
        check: |file| {
            let kinds = file
                .annotations()
                .into_iter()
                .map(|(_, link)| file.name(&link, "Subtype").unwrap_or_default());
            kinds.filter(|kind| kind != "Link").collect()
        },
        faults: &[
            Fault::Objects(|pdf| link(pdf).set("Subtype", "Movie")),
            Fault::Objects(|pdf| link(pdf).set("Subtype", "TrapNet")),
        ],
    },
    Rule {
        name: "an annotation is printed, and never hidden",
        clause: "ISO 19005-2 and -3 6.3.2",
        check: |file| {
            each(file, |link| {
                let flags = file.get(link, "F").and_then(|flags| flags.as_i64().ok()).unwrap_or(0);
                flags & 4 != 0 && flags & (1 | 2 | 32 | 256) == 0
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(link(pdf).remove(b"F"))),
            Fault::Objects(|pdf| link(pdf).set("F", 6)),
        ],
    },
    Rule {
        name: "a link says in words where it leads",
        clause: "ISO 14289-1 7.18.5 (Matterhorn 28-012)",
        check: |file| {
            each(file, |link| file.text(link, "Contents").is_some_and(|text| !text.trim().is_empty()))
        },
        faults: &[
            Fault::Objects(|pdf| drop(link(pdf).remove(b"Contents"))),
            Fault::Objects(|pdf| link(pdf).set("Contents", Object::string_literal(""))),
        ],
    },
    Rule {
        name: "a link has an area, and it is on the page",
        clause: "ISO 32000-1 12.5.2; ISO 14289-1 7.18 (ours)",
        check: areas,
        faults: &[
            Fault::Objects(|pdf| link(pdf).set("Rect", vec![100.into(), 100.into(), 120.into(), 100.into()])),
            Fault::Objects(|pdf| link(pdf).set("Rect", vec![100.into(), 900.into(), 120.into(), 920.into()])),
        ],
    },
    Rule {
        name: "a link is in a Link element, and the parent tree knows it",
        clause: "ISO 14289-1 7.18.5 (Matterhorn 28-011); ISO 32000-1 14.7.4.3",
        check: elements,
        faults: &[
            Fault::Objects(|pdf| drop(link(pdf).remove(b"StructParent"))),
            Fault::Objects(|pdf| link(pdf).set("StructParent", 2)),
            Fault::Objects(|pdf| {
                let id = find(pdf, "S", "Link");
                let link = pdf.get_dictionary_mut(id).expect("an element");
                kids(link).retain(|kid| kid.as_dict().is_err());
            }),
            Fault::Objects(|pdf| element(pdf, "Link").set("S", "Span")),
        ],
    },
    Rule {
        name: "the tab key follows the structure",
        clause: "ISO 14289-1 7.18.3 (Matterhorn 28-008, 28-009)",
        check: |file| {
            let pages = file.pages.iter().filter(|page| page.dictionary.has(b"Annots"));
            let bad = pages.filter(|page| file.name(&page.dictionary, "Tabs").as_deref() != Some("S"));
            bad.map(|page| format!("{:?}", page.id)).collect()
        },
        faults: &[
            Fault::Objects(|pdf| drop(page(pdf).remove(b"Tabs"))),
            Fault::Objects(|pdf| page(pdf).set("Tabs", "R")),
        ],
    },
    Rule {
        name: "a link leads to a place in the file or to an address that a mail or web program knows",
        clause: "ISO 32000-1 12.5.6.5, 12.6.4.7 (ours: the schemes)",
        check: |file| each(file, |link| leads(file, link)),
        faults: &[
            Fault::Objects(|pdf| {
                let address = Object::string_literal("file:///etc/passwd");
                link(pdf).remove(b"Dest");
                link(pdf).set("A", dictionary! { "S" => "URI", "URI" => address });
            }),
            Fault::Objects(|pdf| {
                let nowhere = Object::Reference((9999, 0));
                link(pdf).set("Dest", vec![nowhere, "XYZ".into(), 0.into(), 0.into(), Object::Null]);
            }),
            Fault::Objects(|pdf| drop(link(pdf).remove(b"Dest"))),
        ],
    },
    Rule {
        name: "no link has a frame, an appearance or an action of its own",
        clause: "ISO 19005-2 and -3 6.3.3, 6.5.2 (ours: the frame)",
        check: |file| {
            each(file, |link| {
                let frame = file.numbers(link, "Border").is_some_and(|border| border.get(2) == Some(&0.0));
                frame && !link.has(b"AA") && !link.has(b"AP")
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(link(pdf).remove(b"Border"))),
            Fault::Objects(|pdf| link(pdf).set("AA", dictionary! {})),
        ],
    },
];

/// A fault for each annotation that isn't right.
fn each(file: &File, right: impl Fn(&lopdf::Dictionary) -> bool) -> Faults {
    let all = file.annotations();
    let bad = all.iter().filter(|(_, link)| !right(link));
    bad.map(|(id, link)| format!("{id:?} {:?}", file.text(link, "Contents"))).collect()
}

fn areas(file: &File) -> Faults {
    let mut faults = Vec::new();
    for page in &file.pages {
        let sheet = file.numbers(&page.dictionary, "MediaBox").unwrap_or_default();
        for annotation in file.array(&page.dictionary, "Annots").into_iter().flatten() {
            let Ok(link) = file.pdf.dereference(annotation).and_then(|(_, link)| link.as_dict()) else {
                continue;
            };
            let area = file.numbers(link, "Rect").unwrap_or_default();
            let right = match (area.as_slice(), sheet.as_slice()) {
                ([left, bottom, right, top], [_, _, width, height]) => {
                    left + 1.0 < *right
                        && bottom + 1.0 < *top
                        && *left >= 0.0
                        && *bottom >= 0.0
                        && right <= width
                        && top <= height
                }
                _ => false,
            };
            faults.extend(unless(right, format!("{area:?}")));
        }
    }
    faults
}

fn elements(file: &File) -> Faults {
    let numbers = numbers(file);
    let mut faults = Vec::new();
    for (id, link) in file.annotations() {
        let holders: Vec<_> =
            file.tree.nodes.iter().filter(|node| node.kids.contains(&Kid::Object(id))).collect();
        let key = file.get(&link, "StructParent").and_then(|key| key.as_i64().ok());
        let known = key.and_then(|key| numbers.get(&key)).and_then(|element| element.as_reference().ok());
        let right =
            matches!(holders.as_slice(), [holder] if holder.kind == "Link" && known == Some(holder.id));
        faults.extend(unless(right, format!("{id:?}: {} holders, known to {known:?}", holders.len())));
    }
    faults
}

fn leads(file: &File, link: &lopdf::Dictionary) -> bool {
    if let Some(target) = file.array(link, "Dest") {
        let page = target.first().and_then(|page| page.as_reference().ok());
        return file.pages.iter().any(|other| Some(other.id) == page);
    }
    let address = file.dictionary(link, "A").and_then(|action| file.text(action, "URI")).unwrap_or_default();
    ["https://", "http://", "mailto:", "doi:"].iter().any(|scheme| address.starts_with(scheme))
        && address.is_ascii()
}
