//! Marked content: every glyph and line belongs to an element or to nobody, and both sides know it.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId, dictionary};

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{content, element, first, kids, operation, page, parents};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};

pub const RULES: &[Rule] = &[
    Rule {
        name: "what opens in the content closes",
        clause: "ISO 32000-1 14.6.1, 8.4.2, 9.4.1; ISO 14289-1 7.1",
        check: |file| file.pages.iter().flat_map(|page| page.content.unbalanced.clone()).collect(),
        faults: &[
            Fault::Objects(|pdf| content(pdf, |all| drop(all.remove(first(all, "EMC"))))),
            Fault::Objects(|pdf| content(pdf, |all| all.push(operation("EMC", vec![])))),
            Fault::Objects(|pdf| content(pdf, |all| drop(all.remove(first(all, "ET"))))),
            Fault::Objects(|pdf| content(pdf, |all| all.push(operation("q", vec![])))),
        ],
    },
    Rule {
        name: "everything painted is marked as content or as an artifact",
        clause: "ISO 14289-1 7.1 (Matterhorn 01-005)",
        check: unmarked,
        faults: &[
            Fault::Objects(|pdf| {
                content(pdf, |all| {
                    all.extend([operation("re", vec![1.into(); 4]), operation("f", vec![])]);
                })
            }),
            Fault::Objects(|pdf| {
                content(pdf, |all| {
                    let at = first(all, "BMC");
                    all[at].operands[0] = "P".into();
                })
            }),
        ],
    },
    Rule {
        name: "no artifact stands in tagged content",
        clause: "ISO 14289-1 7.1 (Matterhorn 01-003)",
        check: |file| nested(file, |outer, inner| outer.mcid.is_some() && inner.tag == "Artifact"),
        faults: &[Fault::Objects(|pdf| {
            content(pdf, |all| {
                let at = first(all, "BDC");
                all.insert(at + 1, operation("BMC", vec!["Artifact".into()]));
                all.insert(at + 2, operation("EMC", vec![]));
            })
        })],
    },
    Rule {
        name: "no tagged content stands in an artifact",
        clause: "ISO 14289-1 7.1 (Matterhorn 01-004)",
        check: |file| nested(file, |outer, inner| outer.tag == "Artifact" && inner.mcid.is_some()),
        faults: &[Fault::Objects(|pdf| {
            content(pdf, |all| {
                let end = all.iter().rposition(|operation| operation.operator == "EMC").expect("an end");
                let mark = dictionary! { "MCID" => 9999 };
                all.insert(end, operation("EMC", vec![]));
                all.insert(end, operation("BDC", vec!["P".into(), mark.into()]));
            })
        })],
    },
    Rule {
        name: "each mark of a page is of one element, and each mark of an element is on its page",
        clause: "ISO 14289-1 7.1; ISO 32000-1 14.7.4.2",
        check: both_ways,
        faults: &[
            Fault::Objects(|pdf| drop(kids(element(pdf, "H1")).remove(0))),
            Fault::Objects(|pdf| kids(element(pdf, "H1")).push(9999.into())),
            Fault::Objects(|pdf| kids(element(pdf, "H1")).push(0.into())),
            Fault::Objects(|pdf| {
                content(pdf, |all| {
                    let at = first(all, "BDC");
                    all[at].operands[1] = dictionary! { "MCID" => 1 }.into();
                })
            }),
        ],
    },
    Rule {
        name: "the parent tree leads from each mark to its element",
        clause: "ISO 32000-1 14.7.4.4; ISO 14289-1 7.1",
        check: parent_tree,
        faults: &[
            Fault::Objects(|pdf| {
                let id = parents(pdf)[1].as_array().expect("elements")[2].clone();
                parents(pdf)[1].as_array_mut().expect("elements")[0] = id;
            }),
            Fault::Objects(|pdf| drop(parents(pdf)[1].as_array_mut().expect("elements").pop())),
            Fault::Objects(|pdf| drop(page(pdf).remove(b"StructParents"))),
        ],
    },
    Rule {
        name: "content is drawn in the order in which it is read",
        clause: "ISO 14289-1 7.2 (ours: they ask for the logical order of the tree only)",
        check: order,
        faults: &[Fault::Objects(|pdf| {
            let root = element(pdf, "Document");
            kids(root).swap(0, 2);
        })],
    },
    Rule {
        name: "a mark bears the name of its element",
        clause: "ISO 32000-1 14.7.4.2 (ours)",
        check: names,
        faults: &[Fault::Objects(|pdf| element(pdf, "H1").set("S", "H2"))],
    },
    Rule {
        name: "no mark is empty",
        clause: "ISO 14289-1 7.1 (ours)",
        check: |file| {
            let sequences = file.pages.iter().flat_map(|page| &page.content.sequences);
            let empty = sequences
                .filter(|sequence| sequence.mcid.is_some() && sequence.glyphs.is_empty() && !sequence.draws);
            empty.map(|sequence| format!("{} {:?}", sequence.tag, sequence.mcid)).collect()
        },
        faults: &[Fault::Objects(|pdf| {
            content(pdf, |all| {
                let mark = dictionary! { "MCID" => 9999 };
                all.push(operation("BDC", vec!["P".into(), mark.into()]));
                all.push(operation("EMC", vec![]));
            });
        })],
    },
];

fn unmarked(file: &File) -> Faults {
    let mut faults = Vec::new();
    for page in &file.pages {
        faults.extend(page.content.unmarked.clone());
        for sequence in &page.content.sequences {
            let outer = sequence.around.iter().map(|index| &page.content.sequences[*index]);
            let known = outer.chain([sequence]).any(|each| each.mcid.is_some() || each.tag == "Artifact");
            if !known {
                faults.push(format!("a sequence {} without a mark", sequence.tag));
            }
        }
    }
    faults
}

fn nested(
    file: &File,
    wrong: impl Fn(
        &crate::pdf::conformance::content::Sequence,
        &crate::pdf::conformance::content::Sequence,
    ) -> bool,
) -> Faults {
    let mut faults = Vec::new();
    for page in &file.pages {
        let all = &page.content.sequences;
        for inner in all {
            let outer = inner.around.iter().map(|index| &all[*index]);
            faults.extend(
                outer
                    .filter(|outer| wrong(outer, inner))
                    .map(|outer| format!("{} in {}", inner.tag, outer.tag)),
            );
        }
    }
    faults
}

/// The marks on the pages, in the order of drawing.
fn drawn(file: &File) -> Vec<(ObjectId, i64)> {
    let marks = |page: &crate::pdf::conformance::file::Page| {
        let id = page.id;
        page.content
            .sequences
            .iter()
            .filter_map(move |sequence| Some((id, sequence.mcid?)))
            .collect::<Vec<_>>()
    };
    file.pages.iter().flat_map(marks).collect()
}

fn both_ways(file: &File) -> Faults {
    let mut counts: BTreeMap<(ObjectId, i64), (usize, usize)> = BTreeMap::new();
    drawn(file).into_iter().for_each(|mark| counts.entry(mark).or_default().0 += 1);
    file.tree.marks().into_iter().for_each(|(page, mcid, _)| counts.entry((page, mcid)).or_default().1 += 1);
    let wrong = counts.iter().filter(|(_, counts)| **counts != (1, 1));
    wrong.map(|((_, mcid), (drawn, held))| format!("mark {mcid}: drawn {drawn}, held {held}")).collect()
}

/// The parent tree: what its keys lead to.
pub fn numbers(file: &File) -> BTreeMap<i64, Object> {
    let catalog = file.catalog();
    let root = file.dictionary(&catalog, "StructTreeRoot");
    let tree = root.and_then(|root| file.dictionary(root, "ParentTree"));
    let numbers = tree.and_then(|tree| file.array(tree, "Nums")).cloned().unwrap_or_default();
    numbers.chunks_exact(2).filter_map(|pair| Some((pair[0].as_i64().ok()?, pair[1].clone()))).collect()
}

fn parent_tree(file: &File) -> Faults {
    let numbers = numbers(file);
    let mut faults = Vec::new();
    for page in &file.pages {
        let key = file.get(&page.dictionary, "StructParents").and_then(|key| key.as_i64().ok()).unwrap_or(-1);
        let elements = numbers.get(&key).and_then(|elements| file.pdf.dereference(elements).ok());
        let elements =
            elements.and_then(|(_, elements)| elements.as_array().ok()).cloned().unwrap_or_default();
        let marks: Vec<_> = file.tree.marks().into_iter().filter(|(id, ..)| *id == page.id).collect();
        faults.extend(unless(elements.len() == marks.len(), format!("{} entries", elements.len())));
        for (_, mcid, node) in marks {
            let found = usize::try_from(mcid).ok().and_then(|mcid| elements.get(mcid));
            if found.and_then(|id| id.as_reference().ok()) != Some(file.tree.nodes[node].id) {
                faults.push(format!("mark {mcid} leads to {found:?}"));
            }
        }
    }
    faults
}

fn order(file: &File) -> Faults {
    let held: Vec<_> = file.tree.marks().into_iter().map(|(page, mcid, _)| (page, mcid)).collect();
    let drawn = drawn(file);
    let first = drawn.iter().zip(&held).find(|(drawn, held)| drawn != held);
    first.map(|(drawn, held)| format!("{} is drawn where {} is read", drawn.1, held.1)).into_iter().collect()
}

fn names(file: &File) -> Faults {
    let held: BTreeMap<_, _> =
        file.tree.marks().into_iter().map(|(page, mcid, node)| ((page, mcid), node)).collect();
    let mut faults = Vec::new();
    for page in &file.pages {
        for sequence in &page.content.sequences {
            let node = sequence.mcid.and_then(|mcid| held.get(&(page.id, mcid)));
            let kind = node.map(|node| &file.tree.nodes[*node].kind);
            faults.extend(
                kind.filter(|kind| **kind != sequence.tag).map(|kind| format!("{} in {kind}", sequence.tag)),
            );
        }
    }
    faults
}
