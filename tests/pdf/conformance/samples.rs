//! The files that are judged: every committed PDF, and fresh ones with and without an attachment.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use factbrief::language::Language;
use factbrief::page::{Art, Document, Finish, Fonts, Sheet, Theme, compose, parse};
use factbrief::pdf::{Attachment, Metadata, write};

use crate::support::made_font::{Changes, runes};
use crate::support::random;

/// Every committed PDF with its path.
pub fn committed() -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for folder in fs::read_dir(crate::support::repo::repo("out")).expect("the folder out") {
        for file in fs::read_dir(folder.expect("a folder").path()).expect("a folder") {
            let path = file.expect("a file").path();
            if path.extension().is_some_and(|extension| extension == "pdf") {
                let bytes = fs::read(&path).expect("a file");
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    assert!(found.len() >= 6, "only {} PDFs in out", found.len());
    found
}

/// A page with everything a page can have.
pub fn fresh(language: Language, attached: bool) -> Vec<u8> {
    let markdown = match language {
        Language::En => include_str!("../../page/samples/tide.en.md"),
        Language::Ja => include_str!("../../page/samples/tide.ja.md"),
    };
    from(markdown, language, attached)
}

/// A page with every kind of picture.
pub fn drawn(language: Language) -> Vec<u8> {
    let markdown = match language {
        Language::En => include_str!("drawn.en.md"),
        Language::Ja => include_str!("drawn.ja.md"),
    };
    from(markdown, language, true)
}

/// The Markdown of a brief that takes two sheets.
pub fn long_source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../../page/samples/long.en.md"),
        Language::Ja => include_str!("../../page/samples/long.ja.md"),
    }
}

/// A brief on two sheets, with paragraphs, an address and a list that go on overleaf.
pub fn long(language: Language) -> Vec<u8> {
    let sheet = Sheet { budget: 2, ..Sheet::a4(language) };
    on(&sheet, long_source(language), true)
}

/// A draft of a house with all that a house brings along: a logo of paths or of pixels, its colours, letterhead, marking and disclaimer.
pub fn house(language: Language, logo: &[u8]) -> Vec<u8> {
    let mut theme = Theme::parse("[colour]\naccent = \"#8a1c2b\"\nstrong = \"#3a0d14\"\n").expect("a theme");
    theme.logo.alt_en = "Minato Research".to_owned();
    theme.logo.alt_ja = "港湾調査室".to_owned();
    theme.logo.art = Some(Arc::new(Art::read(logo).expect("a drawing")));
    let sheet = Sheet { theme: Arc::new(theme), finish: Finish::Draft, budget: 2, ..Sheet::a4(language) };
    let (head, foot) = match language {
        Language::En => (
            "**Minato Research**\n\n1-2-3 Minato\n\n---\n\n> **Draft for comment**\n\n",
            "For information only.",
        ),
        Language::Ja => {
            ("**港湾調査室**\n\n港1-2-3\n\n---\n\n> **意見照会用**\n\n", "情報提供のみを目的とする。")
        }
    };
    on(&sheet, &format!("{head}{}\n{foot}\n", long_source(language)), true)
}

/// A page with a picture.
pub fn pictured(language: Language, picture: &[u8]) -> Vec<u8> {
    let block = match language {
        Language::En => "![Map of the quay](factbrief:picture)\\\nThe quay as *planned*. [^1]\n\n## ",
        Language::Ja => "![岸壁の地図](factbrief:picture)\\\n計画された岸壁。[^1]\n\n## ",
    };
    let markdown = match language {
        Language::En => include_str!("../../page/samples/tide.en.md"),
        Language::Ja => include_str!("../../page/samples/tide.ja.md"),
    };
    let mut document = parse(&markdown.replacen("## ", block, 1)).expect("a document");
    let art = Arc::new(Art::read(picture).expect("a drawing"));
    document.place_picture(Some(&art)).expect("one picture");
    of(&document, &Sheet { budget: 2, ..Sheet::a4(language) }, true, &Fonts::embedded())
}

/// A page from Markdown.
pub fn from(markdown: &str, language: Language, attached: bool) -> Vec<u8> {
    on(&Sheet::a4(language), markdown, attached)
}

/// A page with letters that only a font of the font folder has.
pub fn in_runes(font: Vec<u8>) -> Vec<u8> {
    let mut fonts = Fonts::embedded();
    fonts.add("Runes.ttf", font).expect("a font");
    let theme = Theme::parse("[fonts]\nregular = [\"Runes.ttf\"]").expect("a theme");
    let sheet = Sheet { theme: Arc::new(theme), ..Sheet::a4(Language::En) };
    let markdown = include_str!("../../page/samples/tide.en.md").replace("Minato", "ᚠᚢᚦᚨᚱᚲ");
    with(&sheet, &markdown, true, &fonts)
}

/// A page of a random brief.
pub fn random(seed: u64, language: Language) -> Vec<u8> {
    on(&Sheet { budget: 4, ..Sheet::a4(language) }, &random::brief(seed, language).0, true)
}

/// One word of each face: only the Japanese fonts have the second, only the others the third, only the font of the folder
/// the last.
pub const WORDS: [&str; 4] = ["quay", "岸壁", "≥", "ᚠᚢ"];

/// Pages on which each kind of text follows a word and a blank: in each face, plain, strong, emphasised, as a link and
/// after a citation. A glyph's number means another glyph in another face.
pub fn mixed(language: Language, before: &str, blank: &str) -> Vec<u8> {
    let mut fonts = Fonts::embedded();
    fonts.add("Runes.ttf", runes(&Changes::default())).expect("a font");
    let theme = Theme::parse("[fonts]\nregular = [\"Runes.ttf\"]").expect("a theme");
    let sheet = Sheet { theme: Arc::new(theme), budget: 4, ..Sheet::a4(language) };
    let looks = [("", ""), ("**", "**"), ("*", "*"), ("[", "](https://example.org)"), ("", "[^1]")];
    let mut markdown = "# Title **岸壁** *quay* ≥\n\n## Head ᚠᚢ 岸壁 ≥ quay\n\n".to_owned();
    for after in WORDS {
        for (open, close) in looks {
            let pairs = looks.map(|(other_open, other_close)| {
                format!("{open}{before}{close}{blank}{other_open}{after}{other_close}")
            });
            markdown.push_str(&format!("{}.\n\n", pairs.join("; ")));
        }
    }
    markdown.push_str("Cited.[^1]\n\n[^1]: One.\n");
    with(&sheet, &markdown, true, &fonts)
}

fn on(sheet: &Sheet, markdown: &str, attached: bool) -> Vec<u8> {
    with(sheet, markdown, attached, &Fonts::embedded())
}

/// The same on a sheet, with fonts.
pub fn with(sheet: &Sheet, markdown: &str, attached: bool, fonts: &Fonts) -> Vec<u8> {
    of(&parse(markdown).expect("a document"), sheet, attached, fonts)
}

fn of(document: &Document, sheet: &Sheet, attached: bool, fonts: &Fonts) -> Vec<u8> {
    let language = sheet.language;
    let page = compose(document, sheet, fonts).expect("a page");
    let attachment = attached.then(|| Attachment {
        name: "facts.json".to_owned(),
        mime: "application/json".to_owned(),
        description: "The facts of this page".to_owned(),
        bytes: b"{\"facts\":[]}".repeat(30),
    });
    let metadata = Metadata {
        title: "潮流発電 & <tide>".to_owned(),
        author: "A “desk”".to_owned(),
        subject: Some("Investor brief".to_owned()),
        keywords: vec!["tide".to_owned(), "電力".to_owned()],
        language,
        date: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date"),
        content_hash: attached.then(|| "af1349b9".to_owned()),
        attachment,
    };
    write(&page, fonts, &metadata).expect("a PDF")
}
