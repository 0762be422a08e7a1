//! What happens when somebody opens, clicks or leaves something: links and nothing else.

use lopdf::{Object, dictionary};

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{catalog, link, page};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};

pub const RULES: &[Rule] = &[
    Rule {
        name: "actions only follow a link: no JavaScript, no launch, no sound, no movie",
        clause: "ISO 19005-2 and -3 6.5.1",
        check: kinds,
        faults: &[
            Fault::Objects(|pdf| {
                let script = Object::string_literal("app.alert(1)");
                catalog(pdf).set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => script });
            }),
            Fault::Objects(|pdf| {
                let file = Object::string_literal("a.exe");
                link(pdf).set("A", dictionary! { "S" => "Launch", "F" => file });
            }),
            Fault::Objects(|pdf| link(pdf).set("A", dictionary! { "S" => "Named", "N" => "Print" })),
            Fault::Objects(|pdf| catalog(pdf).set("Names", dictionary! { "JavaScript" => dictionary! {} })),
        ],
    },
    Rule {
        name: "nothing happens by itself",
        clause: "ISO 19005-2 and -3 6.5.2",
        check: |file| {
            let of_its_own = file.dictionaries().iter().filter(|dictionary| dictionary.has(b"AA")).count();
            unless(of_its_own == 0 && !file.catalog().has(b"OpenAction"), "an action by itself")
        },
        faults: &[
            Fault::Objects(|pdf| catalog(pdf).set("AA", dictionary! {})),
            Fault::Objects(|pdf| page(pdf).set("AA", dictionary! {})),
        ],
    },
];

fn kinds(file: &File) -> Faults {
    let mut faults = Vec::new();
    for dictionary in file.dictionaries() {
        for key in ["A", "OpenAction", "Next"] {
            // A is also the key of an element's attributes, which have no S.
            let Some(action) = file.dictionary(dictionary, key) else { continue };
            if let Some(kind) = file.name(action, "S")
                && !matches!(kind.as_str(), "URI" | "GoTo")
                && !action.has(b"P")
            {
                faults.push(kind);
            }
        }
    }
    let catalog = file.catalog();
    let scripts = file.dictionary(&catalog, "Names").is_some_and(|names| names.has(b"JavaScript"));
    faults.extend(scripts.then(|| "named scripts".to_owned()));
    faults
}
