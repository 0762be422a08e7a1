//! What is copied from a page is what was typed, and what a screen reader says of it is what it is: characters that share a glyph,
//! citations, languages, links.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use factbrief::language::Language;
use lopdf::Object;

use super::conformance::faults;
use super::conformance::file::File;
use super::conformance::samples::from;

fn file(text: &str, language: Language) -> File {
    let bytes = from(text, language, false);
    assert_eq!(faults(bytes.clone()), Vec::<String>::new(), "{text}");
    File::read(bytes)
}

/// The paragraphs of a page as they are copied.
fn paragraphs(file: &File) -> Vec<String> {
    let nodes = file.tree.nodes.iter().enumerate().filter(|(_, node)| node.kind == "P");
    nodes.map(|(index, _)| file.text_of(index)).collect()
}

#[test]
fn characters_that_share_a_glyph_are_copied_as_they_were_typed() {
    for (language, texts) in [
        (
            Language::Ja,
            vec![
                "三〜四と三～四",
                "長−短と長－短",
                "一と⼀、人と⼈、長と⻑と⾧",
                "「ʼ」と「’」",
                "がと\u{304b}\u{3099}、ぱと\u{306f}\u{309a}",
                "caf\u{e9}とcafe\u{301}",
                "O\u{304}sakaと\u{14c}saka",
                "〈甲〉と〈甲〉",
                "a‑bとa-b",
            ],
        ),
        (
            Language::En,
            vec![
                "caf\u{e9} and cafe\u{301}",
                "O\u{304}saka and \u{14c}saka",
                "don’t and donʼt",
                "e\u{323}\u{302} and \u{1ec7}",
            ],
        ),
    ] {
        for text in &texts {
            let file = file(&format!("# T\n\n## H\n\n{text}\n"), language);
            assert_eq!(paragraphs(&file), [*text]);
        }
        // And all on one page.
        let markdown = format!("# T\n\n## H\n\n{}\n", texts.join("\n\n"));
        assert_eq!(paragraphs(&file(&markdown, language)), texts);
    }
}

#[test]
fn only_a_text_that_shares_a_glyph_has_a_font_of_its_own() {
    let fonts = |text: &str| {
        let file = file(&format!("# T\n\n## H\n\n{text}\n"), Language::Ja);
        let mut names: Vec<String> = file
            .dictionaries()
            .iter()
            .filter_map(|font| {
                file.name(font, "BaseFont")
                    .filter(|_| file.name(font, "Subtype").is_some_and(|kind| kind == "Type0"))
            })
            .collect();
        names.sort();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "two fonts of one name: {names:?}");
        count
    };
    let one = fonts("三〜四である。");
    assert_eq!(
        fonts("三〜四である。三\u{a0}四である。"),
        one,
        "a blank without a break is copied as a blank"
    );
    assert_eq!(fonts("三〜四である。三～四である。"), one + 1);
    assert_eq!(fonts("三〜四、五〜六である。三～四、五～六である。人と⼈である。"), one + 1);
}

#[test]
fn a_citation_is_said_as_a_reference_and_copied_as_it_is_shown() {
    for (language, said) in [(Language::En, "Reference 1"), (Language::Ja, "出典1")] {
        let file = file("# T\n\n> B[^1]\n\n## H\n\nA[^1]\n\n[^1]: S\n", language);
        let links: Vec<_> =
            file.tree.of_kind("Link").filter(|link| file.tree.parent_kind(link) == "Reference").collect();
        assert_eq!(links.len(), 2);
        for link in links {
            assert_eq!(file.text(&link.dictionary, "Alt").as_deref(), Some(said));
            assert!(link.dictionary.get(b"ActualText").is_err());
        }
        assert!(
            paragraphs(&file).iter().any(|text| text.contains("A") && text.contains("[1]")),
            "{:?}",
            paragraphs(&file)
        );
        assert_eq!(
            file.tree.of_kind("BlockQuote").count() + file.tree.of_kind("Quote").count(),
            0,
            "the bottom line quotes nobody"
        );
    }
}

/// The words that a page gives to the other language.
fn foreign(text: &str, language: Language) -> Vec<String> {
    let file = file(&format!("# T\n\n## H\n\n{text}\n"), language);
    let spans = file.tree.nodes.iter().enumerate().filter(|(_, node)| node.kind == "Span");
    spans.map(|(index, _)| file.text_of(index).trim().to_owned()).collect()
}

#[test]
fn a_voice_changes_for_a_sentence_and_not_for_a_name() {
    for (text, expected) in [
        ("新会社はOpenAIとNVIDIAの提携先である。", &[][..]),
        ("innovaTopiaによればMicrosoft Azureを使う。", &[]),
        ("ﾃﾞｰﾀとДаннаяとαβγがある。", &["Данная", "αβγ"]),
        ("GPT-4とSarashina2-8x70Bを比べた。", &[]),
        ("報告書の題は「The state pays for it」である。", &["The state pays for it"]),
        ("『Shore news』を引く。", &["Shore news"]),
    ] {
        assert_eq!(foreign(text, Language::Ja), expected, "{text}");
    }
    assert_eq!(foreign("The river 神田川 and the data ﾃﾞｰﾀ are old.", Language::En), ["神田川", "ﾃﾞｰﾀ"]);
}

fn addresses(file: &File) -> Vec<String> {
    let uri = |annotation: &lopdf::Dictionary| {
        let action = file.dictionary(annotation, "A")?.get(b"URI").ok()?.as_str().ok()?.to_vec();
        Some(String::from_utf8_lossy(&action).into_owned())
    };
    file.annotations().iter().filter_map(|(_, annotation)| uri(annotation)).collect()
}

#[test]
fn addresses_are_ascii_and_lead_where_they_led() {
    for (typed, expected) in [
        ("https://例え.jp/計画", "https://xn--r8jz45g.jp/%E8%A8%88%E7%94%BB"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/%E8%A8%88", "https://example.org/%E8%A8%88"),
        ("https://Bücher.example:8080/ä", "https://xn--bcher-kva.example:8080/%C3%A4"),
        ("https://example.org/é?q=東京#節", "https://example.org/%C3%A9?q=%E6%9D%B1%E4%BA%AC#%E7%AF%80"),
        ("https://user@日本語.example/", "https://user@xn--wgv71a119e.example/"),
        ("mailto:press@例え.jp", "mailto:press@xn--r8jz45g.jp"),
        ("https://пример.example", "https://xn--e1afmkfd.example"),
        ("https://münchen-ost.example/", "https://xn--mnchen-ost-9db.example/"),
    ] {
        let file = file(&format!("# T\n\n## H\n\nA [b](<{typed}>).\n"), Language::En);
        assert_eq!(addresses(&file), [expected], "{typed}");
    }
}

#[test]
fn the_contact_of_a_page_is_a_link() {
    for (footer, expected) in [
        ("Desk · press@desk.example · No figures", &["mailto:press@desk.example"][..]),
        (
            "編集室（desk@desk.example）、https://desk.example/contact。",
            &["mailto:desk@desk.example", "https://desk.example/contact"],
        ),
        ("Desk · @desk · a@b · No figures", &[]),
        ("Desk, Tel. 03-1234-5678", &[]),
    ] {
        let file = file(&format!("# T\n\n## H\n\nA\n\n---\n\n{footer}\n"), Language::En);
        assert_eq!(addresses(&file), expected, "{footer}");
    }
}

#[test]
fn no_stream_ends_with_a_carriage_return() {
    let carriage = b"\r\nendstream";
    for number in 0..120 {
        let bytes = from(&format!("# T\n\n## H\n\nText {number} of the page.\n"), Language::En, true);
        assert!(!bytes.windows(carriage.len()).any(|part| part == carriage), "page {number}");
        let pdf = lopdf::Document::load_mem(&bytes).expect("a PDF");
        for stream in pdf.objects.values().filter_map(|object| Object::as_stream(object).ok()) {
            if stream.dict.has(b"Filter") {
                stream.decompressed_content().expect("what was packed");
            }
        }
    }
}
