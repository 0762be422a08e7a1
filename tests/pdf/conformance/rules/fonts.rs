//! Fonts: inside the file, complete, true about their widths, and readable back as text.

use crate::support::repo::repo;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use crate::pdf::conformance::compact;
use crate::pdf::conformance::file::File;
use crate::pdf::conformance::font::Font;
use crate::pdf::conformance::inject::{content, descendant, find, first, stream, unpacked, with};
use crate::pdf::conformance::outline::draws;
use crate::pdf::conformance::rule::{Fault, Faults, Rule};
use crate::support::made_font::{Changes, postscript_runes, runes};

pub const RULES: &[Rule] = &[
    Rule {
        name: "fonts are composite ones of TrueType or PostScript outlines, with complete dictionaries",
        clause: "ISO 19005-2 and -3 6.2.11.2; ISO 32000-1 9.7",
        check: |file| {
            each(file, |font| {
                file.name(&font.dictionary, "Subtype").as_deref() == Some("Type0")
                    && file.name(&font.descendant, "Subtype").as_deref()
                        == Some(if font.compact.is_some() { "CIDFontType0" } else { "CIDFontType2" })
                    && font.descriptor.has(b"FontFile2") != font.descriptor.has(b"FontFile3")
                    && file.name(&font.descriptor, "Type").as_deref() == Some("FontDescriptor")
                    && ["Ascent", "Descent", "CapHeight", "StemV", "ItalicAngle", "Flags", "FontBBox"]
                        .iter()
                        .all(|key| font.descriptor.has(key.as_bytes()))
            })
        },
        faults: &[
            Fault::Objects(|pdf| with(pdf, "Subtype", "Type0").set("Subtype", "Type9")),
            Fault::Objects(|pdf| drop(with(pdf, "Type", "FontDescriptor").remove(b"FontBBox"))),
        ],
    },
    Rule {
        name: "the encoding is Identity-H, with the character collection that goes with it",
        clause: "ISO 19005-2 and -3 6.2.11.3.1, 6.2.11.3.3; ISO 14289-1 7.21.3.1, 7.21.3.3 (Matterhorn 31-001 to 31-008)",
        check: |file| {
            each(file, |font| {
                let system = file.dictionary(&font.descendant, "CIDSystemInfo");
                let said = |key: &str| system.and_then(|system| file.text(system, key)).unwrap_or_default();
                file.name(&font.dictionary, "Encoding").as_deref() == Some("Identity-H")
                    && said("Registry") == "Adobe"
                    && said("Ordering") == "Identity"
            })
        },
        faults: &[
            Fault::Objects(|pdf| with(pdf, "Subtype", "Type0").set("Encoding", "Own-H")),
            Fault::Objects(|pdf| drop(descendant(pdf).remove(b"CIDSystemInfo"))),
        ],
    },
    Rule {
        name: "codes are glyph numbers",
        clause: "ISO 19005-2 and -3 6.2.11.3.2; ISO 14289-1 7.21.3.2 (Matterhorn 31-005)",
        check: |file| {
            each(file, |font| match (&font.compact, &font.program) {
                // The program itself says which glyph has a number.
                (Some(_), program) => {
                    !font.descendant.has(b"CIDToGIDMap")
                        && program.as_deref().is_some_and(compact::numbers_are_glyphs)
                }
                (None, _) => file.name(&font.descendant, "CIDToGIDMap").as_deref() == Some("Identity"),
            })
        },
        faults: &[Fault::Objects(|pdf| drop(descendant(pdf).remove(b"CIDToGIDMap")))],
    },
    Rule {
        name: "the font program is in the file",
        clause: "ISO 19005-2 and -3 6.2.11.4.1; ISO 14289-1 7.21.4.1 (Matterhorn 31-009)",
        check: |file| {
            each(file, |font| {
                font.program.as_ref().is_some_and(|program| {
                    let is_compact = compact::is_compact(program);
                    !font.advances.is_empty() && program.len() > 12 && is_compact == font.compact.is_some()
                })
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(with(pdf, "Type", "FontDescriptor").remove(b"FontFile2"))),
            Fault::Objects(|pdf| {
                let id = program(pdf);
                unpacked(pdf, id, |program| program.truncate(8));
            }),
        ],
    },
    Rule {
        name: "the font program says how long it is, or what it is where its outlines are of PostScript",
        clause: "ISO 32000-1 9.9 (tables 126 and 127)",
        check: |file| {
            each(file, |font| match &font.compact {
                Some(kind) => kind == "CIDFontType0C",
                None => {
                    font.length.is_some()
                        && font.length
                            == font.program.as_ref().and_then(|program| i64::try_from(program.len()).ok())
                }
            })
        },
        faults: &[
            Fault::Objects(|pdf| {
                let id = program(pdf);
                stream(pdf, id).dict.remove(b"Length1");
            }),
            Fault::Objects(|pdf| {
                let id = program(pdf);
                stream(pdf, id).dict.set("Length1", 1);
            }),
        ],
    },
    Rule {
        name: "a font is a subset, named so, by one name throughout",
        clause: "ISO 32000-1 9.6.4, 9.7.6.2; ISO 19005-2 and -3 6.2.11.4.2",
        check: |file| {
            each(file, |font| {
                let name = file.name(&font.dictionary, "BaseFont").unwrap_or_default();
                let tag = name.split_once('+').map_or("", |(tag, _)| tag);
                tag.len() == 6
                    && tag.chars().all(|letter| letter.is_ascii_uppercase())
                    && file.name(&font.descendant, "BaseFont").as_ref() == Some(&name)
                    && file.name(&font.descriptor, "FontName").as_ref() == Some(&name)
            })
        },
        faults: &[
            Fault::Objects(|pdf| with(pdf, "Subtype", "Type0").set("BaseFont", "IBMPlexSans")),
            Fault::Objects(|pdf| with(pdf, "Type", "FontDescriptor").set("FontName", "ABCDEF+Other")),
        ],
    },
    Rule {
        name: "every glyph shown is in its font",
        clause: "ISO 19005-2 and -3 6.2.11.4.1; ISO 14289-1 7.21.4.1 (Matterhorn 31-011)",
        check: |file| glyphs(file, |font, code| usize::from(code) < font.advances.len()),
        faults: &[Fault::Objects(|pdf| show(pdf, 0x7fff))],
    },
    Rule {
        name: "no glyph shown is .notdef",
        clause: "ISO 19005-2 and -3 6.2.11.8; ISO 14289-1 7.21.8 (Matterhorn 31-030)",
        check: |file| glyphs(file, |_, code| code != 0),
        faults: &[Fault::Objects(|pdf| show(pdf, 0))],
    },
    Rule {
        name: "widths are the advances of the font program",
        clause: "ISO 19005-2 and -3 6.2.11.5; ISO 14289-1 7.21.5 (Matterhorn 31-016)",
        check: |file| {
            glyphs(file, |font, code| {
                let advance = font.advances.get(usize::from(code));
                let width = font.widths.get(&code);
                // What differs by no more than a thousandth of an em counts as the same.
                width.zip(advance).is_some_and(|(width, advance)| (width - advance).abs() <= 1.0)
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(descendant(pdf).remove(b"W"))),
            Fault::Objects(|pdf| {
                let row = Object::Array(vec![Object::Integer(999); 40]);
                descendant(pdf).set("W", vec![0.into(), row]);
            }),
        ],
    },
    Rule {
        name: "every glyph shown can be read back as text",
        clause: "ISO 19005-2 and -3 6.2.11.7.2; ISO 14289-1 7.21.7 (Matterhorn 10-001, 31-027, 31-028)",
        check: |file| {
            glyphs(file, |font, code| {
                let text = font.texts.get(&code);
                text.is_some_and(|text| {
                    !text.is_empty() && !text.contains(['\0', '\u{feff}', '\u{fffe}', '\u{fffd}'])
                })
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(with(pdf, "Subtype", "Type0").remove(b"ToUnicode"))),
            Fault::Objects(|pdf| read_as(pdf, 0, "0000")),
        ],
    },
    Rule {
        name: "every glyph shown is drawn as the text it is read back as, and a blank not at all",
        clause: "ISO 14289-1 7.21.7 (ours: that the map is true, by the outlines of the whole font)",
        check: |file| {
            let fonts =
                file.fonts.values().filter_map(|font| whole(&name(file, font), font.compact.is_some()));
            let fonts: BTreeMap<String, Vec<u8>> = fonts.collect();
            glyphs(file, |font, code| {
                let whole = fonts.get(&name(file, font));
                let (program, text) = (font.program.as_ref(), font.texts.get(&code));
                whole
                    .zip(program.zip(text))
                    .is_some_and(|(whole, (program, text))| draws(program, code, text, whole))
            })
        },
        faults: &[
            // A blank whose glyph is drawn in another font, where its number is that of a letter.
            Fault::Objects(|pdf| read_as(pdf, 1, "0020")),
            Fault::Objects(|pdf| read_as(pdf, 1, "30E9")),
            Fault::Objects(|pdf| {
                let id = program(pdf);
                unpacked(pdf, id, |program| program.reverse());
            }),
        ],
    },
    Rule {
        name: "no glyph is read back as a character for private use",
        clause: "ISO 19005-2 and -3 6.2.11.7.3",
        check: |file| {
            glyphs(file, |font, code| {
                let private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
                !font.texts.get(&code).is_some_and(|text| text.chars().any(private))
            })
        },
        faults: &[Fault::Objects(|pdf| read_as(pdf, 1, "E000"))],
    },
];

/// A fault for each font that isn't right.
fn each(file: &File, right: impl Fn(&Font) -> bool) -> Faults {
    let bad = file.fonts.values().filter(|font| !right(font));
    let mut faults: Faults =
        bad.map(|font| file.name(&font.dictionary, "BaseFont").unwrap_or_default()).collect();
    if file.fonts.is_empty() {
        faults.push("no fonts".to_owned());
    }
    faults
}

/// A fault for each glyph shown that isn't right.
fn glyphs(file: &File, right: impl Fn(&Font, u16) -> bool) -> Faults {
    let mut shown: BTreeMap<ObjectId, BTreeSet<u16>> = BTreeMap::new();
    for page in &file.pages {
        for glyph in page.content.sequences.iter().flat_map(|sequence| &sequence.glyphs) {
            let font = page.fonts.get(&glyph.font).copied().unwrap_or_default();
            shown.entry(font).or_default().insert(glyph.code);
        }
    }
    let mut faults = Vec::new();
    for (id, codes) in shown {
        let font = file.fonts.get(&id);
        let bad = codes.iter().filter(|code| !font.is_some_and(|font| right(font, **code)));
        faults.extend(bad.map(|code| format!("glyph {code:04x} of {id:?}")));
    }
    faults
}

fn program(pdf: &lopdf::Document) -> ObjectId {
    let id = find(pdf, "Type", "FontDescriptor");
    let descriptor = pdf.get_dictionary(id).expect("a descriptor");
    descriptor.get(b"FontFile2").and_then(Object::as_reference).expect("a program")
}

/// Shows one more glyph.
fn show(pdf: &mut lopdf::Document, code: u16) {
    content(pdf, |all| {
        let at = first(all, "TJ");
        let text = Object::String(code.to_be_bytes().to_vec(), lopdf::StringFormat::Hexadecimal);
        all[at].operands[0].as_array_mut().expect("an array").push(text);
    });
}

/// The name of the font that a subset was made of.
fn name(file: &File, font: &Font) -> String {
    let name = file.name(&font.dictionary, "BaseFont").unwrap_or_default();
    name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned())
}

/// A whole font with its name: a shipped file, or the one made for tests.
fn whole(name: &str, is_compact: bool) -> Option<(String, Vec<u8>)> {
    let bytes = match name {
        _ if is_compact => postscript_runes(),
        "Runes" => runes(&Changes::default()),
        _ => std::fs::read(repo(format!("assets/fonts/{name}.ttf"))).ok()?,
    };
    Some((name.to_owned(), bytes))
}

/// Makes a glyph of the first font read as another character.
fn read_as(pdf: &mut lopdf::Document, glyph: usize, character: &str) {
    // A code that is there twice means what the last block says.
    map(pdf, |text| {
        let own = format!("1 beginbfchar\n<{:04X}> <{character}>\nendbfchar\nendcmap", glyph + 1);
        text.replace("endcmap", &own)
    });
}

/// Changes the first font's map to Unicode.
fn map(pdf: &mut lopdf::Document, change: impl FnOnce(&str) -> String) {
    let id = with(pdf, "Subtype", "Type0").get(b"ToUnicode").and_then(Object::as_reference).expect("a map");
    unpacked(pdf, id, |content| {
        *content = change(&String::from_utf8_lossy(content)).into_bytes();
    });
}
