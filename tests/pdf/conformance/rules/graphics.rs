//! Colours, operators and what they refer to.

use lopdf::{Object, dictionary};

use crate::pdf::conformance::file::{File, resources};
use crate::pdf::conformance::inject::{catalog, content, first, operation, page, resource, unpacked};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};

pub const RULES: &[Rule] = &[
    Rule {
        name: "one output intent names a profile",
        clause: "ISO 19005-2 and -3 6.2.3",
        check: |file| unless(profile(file).is_some(), "no output intent"),
        faults: &[
            Fault::Objects(|pdf| drop(catalog(pdf).remove(b"OutputIntents"))),
            Fault::Objects(|pdf| {
                let intent = dictionary! { "S" => "GTS_PDFX" };
                catalog(pdf).set("OutputIntents", vec![intent.into()]);
            }),
        ],
    },
    Rule {
        name: "the profile opens: an RGB display or printer profile of version 2 or 4 with its tags in place",
        clause: "ISO 19005-2 and -3 6.2.3; ICC.1:2001-04 6",
        check: profile_opens,
        faults: &[
            Fault::Objects(|pdf| spoil_profile(pdf, |profile| profile[36] = b'x')),
            Fault::Objects(|pdf| spoil_profile(pdf, |profile| profile.truncate(300))),
            Fault::Objects(|pdf| spoil_profile(pdf, |profile| profile[16..20].copy_from_slice(b"CMYK"))),
            Fault::Objects(|pdf| spoil_profile(pdf, |profile| profile[8] = 5)),
        ],
    },
    Rule {
        name: "only operators that PDF 1.7 has",
        clause: "ISO 19005-2 and -3 6.2.2",
        check: |file| {
            let operations = file.pages.iter().flat_map(|page| &page.content.operations);
            let unknown = operations.filter(|operation| !OPERATORS.contains(&operation.operator.as_str()));
            unknown.map(|operation| operation.operator.clone()).collect()
        },
        faults: &[Fault::Objects(|pdf| content(pdf, |all| all.push(operation("xyz", vec![]))))],
    },
    Rule {
        name: "what the content names is in the page's resources",
        clause: "ISO 19005-2 and -3 6.2.2",
        check: named,
        faults: &[Fault::Objects(|pdf| {
            content(pdf, |all| {
                let at = first(all, "Tf");
                all[at].operands[0] = "Nowhere".into();
            })
        })],
    },
    Rule {
        name: "colours are those the output intent explains",
        clause: "ISO 19005-2 and -3 6.2.4.3",
        check: |file| {
            let operations = file.pages.iter().flat_map(|page| &page.content.operations);
            let other = operations
                .filter(|operation| ["k", "K", "cs", "CS", "sh"].contains(&operation.operator.as_str()));
            let mut faults: Faults = other.map(|operation| operation.operator.clone()).collect();
            let spaces = file
                .pages
                .iter()
                .filter(|page| !resources(&file.pdf, &page.dictionary, b"ColorSpace").is_empty());
            faults.extend(spaces.map(|_| "a colour space".to_owned()));
            faults
        },
        faults: &[
            Fault::Objects(|pdf| content(pdf, |all| all.insert(0, operation("k", vec![0.into(); 4])))),
            Fault::Objects(|pdf| resource(pdf, "ColorSpace", dictionary! {})),
        ],
    },
    Rule {
        name: "nothing is transparent",
        clause: "ISO 19005-2 and -3 6.2.10 (ours: they allow it with a blending space)",
        check: transparency,
        faults: &[
            Fault::Objects(|pdf| resource(pdf, "ExtGState", dictionary! { "ca" => Object::Real(0.5) })),
            Fault::Objects(|pdf| resource(pdf, "ExtGState", dictionary! { "BM" => "Multiply" })),
            Fault::Objects(|pdf| page(pdf).set("Group", dictionary! { "S" => "Transparency" })),
        ],
    },
    Rule {
        name: "graphics states hold no transfer functions, halftones or unknown intents",
        clause: "ISO 19005-2 and -3 6.2.5, 6.2.6",
        check: |file| {
            let keys = [b"TR".as_slice(), b"TR2", b"HTP", b"HT", b"BG", b"UCR"];
            let states =
                file.pages.iter().flat_map(|page| resources(&file.pdf, &page.dictionary, b"ExtGState"));
            let states =
                states.filter_map(|(_, state)| file.pdf.dereference(&state).ok()?.1.as_dict().ok().cloned());
            let bad = states.filter(|state| keys.iter().any(|key| state.has(key)));
            let mut faults: Faults = bad.map(|state| format!("{state:?}")).collect();
            let operations = file.pages.iter().flat_map(|page| &page.content.operations);
            faults.extend(operations.filter(|operation| operation.operator == "ri").map(|_| "ri".to_owned()));
            faults
        },
        faults: &[
            Fault::Objects(|pdf| resource(pdf, "ExtGState", dictionary! { "TR" => "Identity" })),
            Fault::Objects(|pdf| content(pdf, |all| all.insert(0, operation("ri", vec!["Vivid".into()])))),
        ],
    },
    Rule {
        name: "images are whole, in colours that the output intent or a profile explains, and there are no forms, no references to other files and no images in the content itself",
        clause: "ISO 19005-2 and -3 6.2.8, 6.2.9; ISO 14289-1 7.20 (Matterhorn 30-001; ours: forms and inline images are allowed)",
        check: |file| {
            let mut faults = Faults::new();
            for page in &file.pages {
                let objects = resources(&file.pdf, &page.dictionary, b"XObject");
                for (name, object) in &objects {
                    let image =
                        file.pdf.dereference(object).ok().and_then(|(_, object)| object.as_stream().ok());
                    faults.extend(
                        image_faults(file, image.map(|image| &image.dict))
                            .map(|why| format!("{name:?} {why}")),
                    );
                }
                for operation in &page.content.operations {
                    let name = operation.operands.first().and_then(|name| name.as_name().ok());
                    let known = objects.iter().any(|(other, _)| Some(other.as_slice()) == name);
                    if matches!(operation.operator.as_str(), "BI" | "EI")
                        || operation.operator == "Do" && !known
                    {
                        faults.push(operation.operator.clone());
                    }
                }
            }
            faults
        },
        faults: &[
            Fault::Objects(|pdf| resource(pdf, "XObject", dictionary! { "Subtype" => "PS" })),
            Fault::Objects(|pdf| content(pdf, |all| all.push(operation("Do", vec!["X".into()])))),
        ],
    },
];

/// What is wrong with an image and with its mask (ISO 32000-1, table 89).
fn image_faults(file: &File, image: Option<&lopdf::Dictionary>) -> impl Iterator<Item = String> + use<> {
    let mut faults = Vec::new();
    let Some(image) = image else { return vec!["no stream".to_owned()].into_iter() };
    if file.name(image, "Subtype").as_deref() != Some("Image") {
        faults.push("no image".to_owned());
    }
    for key in ["OPI", "Alternates", "Ref", "PS", "Intent"] {
        if image.has(key.as_bytes()) {
            faults.push(key.to_owned());
        }
    }
    if image.get(b"Interpolate").is_ok_and(|value| value.as_bool().unwrap_or(true)) {
        faults.push("Interpolate".to_owned());
    }
    let number = |key: &str| image.get(key.as_bytes()).and_then(Object::as_i64).unwrap_or(0);
    let (width, height, bits) = (number("Width"), number("Height"), number("BitsPerComponent"));
    if width < 1 || height < 1 || ![1, 2, 4, 8, 16].contains(&bits) {
        faults.push(format!("{width} by {height} of {bits}"));
    }
    faults.extend(space_fault(file, image.get(b"ColorSpace").ok(), file.name(image, "Filter").as_deref()));
    if let Ok((_, mask)) = image.get(b"SMask").and_then(|mask| file.pdf.dereference(mask)) {
        match mask.as_stream() {
            Ok(mask)
                if file.name(&mask.dict, "ColorSpace").as_deref() == Some("DeviceGray")
                    && !mask.dict.has(b"SMask") =>
            {
                faults.extend(image_faults(file, Some(&mask.dict)));
            }
            _ => faults.push("its mask".to_owned()),
        }
    }
    faults.into_iter()
}

/// What is wrong with the colours of an image (ISO 19005-2 and -3, 6.2.4): inks without a profile mean nothing.
fn space_fault(file: &File, space: Option<&Object>, filter: Option<&str>) -> Option<String> {
    let space = space.and_then(|space| file.pdf.dereference(space).ok()).map(|(_, space)| space);
    match space {
        Some(Object::Name(name)) if name == b"DeviceGray" || name == b"DeviceRGB" => None,
        Some(Object::Array(parts)) => match parts.as_slice() {
            [Object::Name(kind), base, _, _] if kind == b"Indexed" && filter != Some("DCTDecode") => {
                space_fault(file, Some(base), filter)
            }
            [Object::Name(kind), profile] if kind == b"ICCBased" => {
                let profile =
                    file.pdf.dereference(profile).ok().and_then(|(_, profile)| profile.as_stream().ok());
                let number = profile.and_then(|profile| profile.dict.get(b"N").and_then(Object::as_i64).ok());
                let content = profile.and_then(|profile| profile.get_plain_content().ok());
                let of: &[u8] = match number {
                    Some(1) => b"GRAY",
                    Some(3) => b"RGB ",
                    Some(4) => b"CMYK",
                    _ => return Some("a profile of no colours".to_owned()),
                };
                let alternate = profile.is_some_and(|profile| {
                    profile
                        .dict
                        .get(b"Alternate")
                        .and_then(Object::as_name)
                        .is_ok_and(|name| name == b"DeviceCMYK")
                });
                let right = content.is_some_and(|content| content.get(16..20) == Some(of));
                (alternate || !right).then(|| "a profile of other colours".to_owned())
            }
            _ => Some(format!("{parts:?}")),
        },
        other => Some(format!("{other:?}")),
    }
}

/// The operators of ISO 32000-1, annex A.
const OPERATORS: [&str; 73] = [
    "b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP",
    "EI", "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "ID", "j", "J", "K", "k", "l", "m",
    "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc",
    "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'", "\"",
];

fn profile(file: &File) -> Option<Vec<u8>> {
    let catalog = file.catalog();
    let intents = file.array(&catalog, "OutputIntents")?;
    let intents: Vec<_> =
        intents.iter().filter_map(|intent| file.pdf.dereference(intent).ok()?.1.as_dict().ok()).collect();
    let [intent] = intents.as_slice() else { return None };
    if file.name(intent, "S")? != "GTS_PDFA1" || file.text(intent, "OutputConditionIdentifier")?.is_empty() {
        return None;
    }
    let profile = file.get(intent, "DestOutputProfile")?.as_stream().ok()?;
    (profile.dict.get(b"N").ok()?.as_i64().ok()? == 3).then(|| profile.get_plain_content().ok())?
}

fn profile_opens(file: &File) -> Faults {
    let opens = profile(file).and_then(|profile| {
        let long = |at: usize| Some(u32::from_be_bytes(profile.get(at..at + 4)?.try_into().ok()?) as usize);
        let head = long(0)? == profile.len()
            && matches!(profile.get(8)?, 2 | 4)
            && matches!(profile.get(12..16)?, b"mntr" | b"prtr")
            && profile.get(16..20)? == b"RGB "
            && profile.get(36..40)? == b"acsp";
        let mut names = Vec::new();
        for at in (0..long(128)?).map(|index| 132 + 12 * index) {
            names.push(profile.get(at..at + 4)?);
            profile.get(long(at + 4)?..long(at + 4)? + long(at + 8)?)?;
        }
        let needed = [b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"];
        Some(head && needed.iter().all(|name| names.contains(&name.as_slice())))
    });
    unless(opens == Some(true), "the profile doesn't open")
}

fn spoil_profile(pdf: &mut lopdf::Document, change: impl FnOnce(&mut Vec<u8>)) {
    let intents = catalog(pdf).get(b"OutputIntents").and_then(Object::as_array).expect("intents");
    let profile =
        intents[0].as_dict().and_then(|intent| intent.get(b"DestOutputProfile")).expect("a profile");
    let id = profile.as_reference().expect("a reference");
    unpacked(pdf, id, change);
}

fn named(file: &File) -> Faults {
    let mut faults = Vec::new();
    for page in &file.pages {
        for operation in &page.content.operations {
            let kind: &[u8] = match operation.operator.as_str() {
                "Tf" => b"Font",
                "gs" => b"ExtGState",
                "Do" => b"XObject",
                _ => continue,
            };
            let name = operation.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
            if !resources(&file.pdf, &page.dictionary, kind).iter().any(|(other, _)| other == name) {
                faults.push(format!("{} {}", operation.operator, String::from_utf8_lossy(name)));
            }
        }
    }
    faults
}

fn transparency(file: &File) -> Faults {
    let mut faults = Vec::new();
    for dictionary in file.dictionaries() {
        let thin = |key: &str| {
            file.get(dictionary, key).is_some_and(|value| value.as_float().is_ok_and(|value| value < 1.0))
        };
        let blends = file.name(dictionary, "BM").is_some_and(|mode| mode != "Normal" && mode != "Compatible");
        // An image may have a mask (ISO 19005-2 and -3 6.2.8); a state may not.
        let is_image = file.name(dictionary, "Subtype").as_deref() == Some("Image");
        let masked = !is_image
            && dictionary.has(b"SMask")
            && file.name(dictionary, "SMask").as_deref() != Some("None");
        let group = file.dictionary(dictionary, "Group");
        let groups = group.is_some_and(|group| file.name(group, "S").as_deref() == Some("Transparency"));
        if thin("ca") || thin("CA") || blends || masked || groups {
            faults.push(format!("{dictionary:?}"));
        }
    }
    faults
}
