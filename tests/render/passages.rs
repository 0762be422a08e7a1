//! Places in the references of a page as links to their passages: which have one, where it leads, and that nothing else of the page changes.

#![allow(clippy::unwrap_used, reason = "a test harness")]

use std::fs;

use factbrief::pdf::read_contents;
use lopdf::{Document, Object};
use markdown::mdast::Node;

use crate::pdf::conformance::faults;
use crate::support::desk::{Desk, readable};
use crate::support::harbour::{FACT_FILE, Harbour};

const SOURCES: &str = "briefs/harbour/sources.toml";
/// What the copy of the plan holds: each form once, but for the last.
const PLAN: &str =
    "12バース。40億円を3年間。1,200–1,300人、港&会社。900メートル。\n200メートル以上の船。77億円と77億円。\n";

const MORE: &str = r#"
[dues]
statement.en = "Ships pay {{ value }} over {{ period }}."
statement.ja = "船は{{ period }}で{{ value }}を払う。"
value = { exact = "40億", unit = "JPY" }
with.period = { exact = 3, unit = "year" }
evidence = [{ source = "plan", locator = "paragraph 7", as-printed = { value = "40億円", period = "3年間" } }]

[workers]
statement.en = "It employs {{ value }}."
statement.ja = "{{ value }}が働く。"
value = { min = 1200, max = 1300, unit = "people" }
evidence = [{ source = "plan", locator = "section 2-1, paragraph 9", as-printed = "1,200–1,300人" }]

[fees]
statement.en = "Fees come to {{ value }}."
statement.ja = "手数料は{{ value }}である。"
value = { exact = "77億", unit = "JPY" }
evidence = [{ source = "plan", locator = "paragraph 4", lines = "2", as-printed = "77億円" }]

[length]
statement.en = "The new quay is {{ value }} long."
statement.ja = "新岸壁の長さは{{ value }}である。"
value = { exact = 900, unit = "m" }
evidence = [{ source = "plan", locator = "paragraph 10", as-printed = "900メートル" }]

[doubled]
statement.en = "Both ways it is {{ value }}."
statement.ja = "往復では{{ value }}である。"
formula = "length * 2"
"#;

/// A harbour whose plan is on the web at this address; pinned or not.
fn harbour(url: &str, pinned: bool) -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[ships]", &format!("{MORE}\n[ships]"));
    harbour.edit(
        "briefs/harbour/investor.toml",
        "\"cost\"]",
        "\"cost\", \"dues\", \"workers\", \"fees\", \"doubled\"]",
    );
    harbour.edit(SOURCES, "[plan]\n", &format!("[plan]\nfile = \"plan.txt\"\nurl = \"{url}\"\n"));
    harbour.edit("briefs/harbour/dossier.toml", "date =", "archive = \"archive\"\ndate =");
    harbour.edit(FACT_FILE, "locator = \"page 3\"", "locator = \"paragraph 3\"");
    harbour.write("archive/plan.txt", PLAN);
    if pinned {
        harbour.run(&["verify", "--pin"]);
    }
    harbour.build();
    harbour
}

/// The references of a page: as they are read, and each link in them with what it leads to.
fn references(harbour: &Harbour, language: &str) -> (String, Vec<(String, String)>) {
    fn read(node: &Node, text: &mut String, links: &mut Vec<(String, String)>) {
        let start = text.len();
        if let Node::Text(words) = node {
            text.push_str(&words.value);
        }
        node.children().into_iter().flatten().for_each(|child| read(child, text, links));
        if let Node::Link(link) = node {
            links.push((text[start..].to_owned(), link.url.clone()));
        }
    }
    let page = harbour.read(&format!("out/harbour/investor.{language}.md"));
    let tree = markdown::to_mdast(&page, &markdown::ParseOptions::gfm()).unwrap();
    let (mut text, mut links) = (String::new(), Vec::new());
    let list =
        tree.children().into_iter().flatten().filter(|node| matches!(node, Node::FootnoteDefinition(_)));
    list.for_each(|node| read(node, &mut text, &mut links));
    (text, links)
}

/// The addresses of the links in a PDF, each once and in order, and what is told of them.
fn annotations(bytes: &[u8]) -> Vec<(String, String)> {
    let pdf = Document::load_mem(bytes).unwrap();
    let mut found: Vec<(String, String)> = Vec::new();
    for page in pdf.page_iter() {
        let page = pdf.get_dictionary(page).unwrap();
        for link in page.get_deref(b"Annots", &pdf).and_then(Object::as_array).unwrap() {
            let link = pdf.dereference(link).unwrap().1.as_dict().unwrap();
            let Ok(action) = link.get_deref(b"A", &pdf).and_then(Object::as_dict) else { continue };
            let uri = String::from_utf8(action.get(b"URI").unwrap().as_str().unwrap().to_vec()).unwrap();
            let told = lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap();
            if found.last().is_none_or(|(last, _)| *last != uri) {
                found.push((uri, told));
            }
        }
    }
    found
}

#[test]
fn a_place_leads_to_what_stands_once_there_and_the_page_says_the_same() {
    let url = "https://aoba.example/plan";
    let (bare, linked) = (harbour(url, false), harbour(url, true));
    for (language, places) in
        [("en", ["3", "7", "10", "§2-1, para 9"]), ("ja", ["3", "7", "10", "第2-1節、第9段落"])]
    {
        let (read_before, links_before) = references(&bare, language);
        let (read, links) = references(&linked, language);
        assert_eq!(read, read_before, "what is read isn't changed");
        let own = links_before.iter().all(|(text, to)| text == to && to == url);
        assert!(own && links_before.len() == 1, "without a pinned copy nobody knows: {links_before:?}");
        let text = |form: &str| format!("{url}#:~:text={form}");
        let forms = [
            "12%E3%83%90%E3%83%BC%E3%82%B9",
            // The value, and not the period that stands at the same place.
            "40%E5%84%84%E5%86%86",
            // Of a derived fact the figure that it comes from.
            "900%E3%83%A1%E3%83%BC%E3%83%88%E3%83%AB",
            // A comma and a dash are written out.
            "1%2C200%E2%80%931%2C300%E4%BA%BA",
        ];
        // Paragraph 4 holds a form that stands there twice.
        let mut expected: Vec<(String, String)> =
            places.iter().zip(forms).map(|(place, form)| ((*place).to_owned(), text(form))).collect();
        expected.push((url.to_owned(), url.to_owned()));
        let mut found = links.clone();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{read}");
        let file = format!("out/harbour/investor.{language}.pdf");
        let annotated = annotations(&linked.bytes(&file));
        assert!(annotated.iter().all(|(uri, told)| uri == told), "{annotated:?}");
        for (_, address) in &links {
            assert!(annotated.iter().any(|(uri, _)| uri == address), "{address} isn't in {annotated:?}");
        }
        let page = |harbour: &Harbour| read_contents(&harbour.bytes(&file)).unwrap().page.text;
        assert_eq!(page(&linked), page(&bare), "what is copied from the page isn't changed");
        assert_eq!(faults(linked.bytes(&file)), Vec::<String>::new());
    }
}

#[test]
fn of_several_forms_in_one_place_one_that_stands_once_is_led_to() {
    let harbour = harbour("https://aoba.example/plan", true);
    // The fees stand there twice, and the dues once.
    harbour.edit(FACT_FILE, "locator = \"paragraph 7\"", "locator = \"paragraph 4\"");
    harbour.build();
    let (read, links) = references(&harbour, "en");
    let led = links.iter().find(|(text, _)| text == "4").unwrap();
    assert!(led.1.ends_with("#:~:text=40%E5%84%84%E5%86%86"), "{read}\n{links:?}");
    // Where none of them does, the place is no link.
    harbour.edit(
        FACT_FILE,
        "locator = \"paragraph 4\", as-printed = { value",
        "locator = \"paragraph 4\", lines = \"1\", as-printed = { value",
    );
    harbour.build();
    let (read, links) = references(&harbour, "en");
    assert!(links.iter().all(|(text, _)| text != "4"), "{read}\n{links:?}");
}

#[test]
fn an_address_is_followed_as_it_is_written() {
    for url in [
        "https://aoba.example/plan_(2026)",
        "https://aoba.example/plan)?a=1&amp;copy;=2",
        "https://aoba.example/a*b*c?q=%E6%B8%AF&lt;",
        "https://aoba.example/plan\\\\x",
    ] {
        let harbour = harbour(url, true);
        let url = url.replace("\\\\", "\\");
        let (read, links) = references(&harbour, "en");
        let led = links.iter().find(|(text, _)| text == "7").unwrap_or_else(|| panic!("{url}: {read}"));
        assert_eq!(led.1, format!("{url}#:~:text=40%E5%84%84%E5%86%86"));
        let annotated = annotations(&harbour.bytes("out/harbour/investor.en.pdf"));
        assert!(annotated.iter().any(|(uri, _)| *uri == led.1), "{annotated:?}");
    }
    // One with a fragment has none to spare.
    let harbour = harbour("https://aoba.example/plan#works", true);
    assert!(references(&harbour, "en").1.iter().all(|(text, to)| text == to));
}

#[test]
fn a_page_of_a_pdf_is_led_to_where_its_number_is_known() {
    let url = "https://aoba.example/Plan.PDF?v=2";
    let harbour = harbour(url, true);
    let texts = references(&harbour, "en").1;
    assert!(texts.iter().all(|(text, to)| text == to), "no browser looks for a text in a PDF: {texts:?}");
    // No archive is asked.
    harbour.edit("briefs/harbour/dossier.toml", "archive = \"archive\"\n", "");
    harbour.edit(FACT_FILE, "locator = \"paragraph 3\"", "locator = \"page 3\"");
    harbour.edit(FACT_FILE, "locator = \"paragraph 7\"", "locator = \"pages 5 and 6\"");
    harbour.edit(FACT_FILE, "locator = \"section 2-1, paragraph 9\"", "locator = \"page 9, table 2\"");
    harbour.edit(FACT_FILE, "locator = \"paragraph 10\"", "locator = \"page xii\"");
    harbour.build();
    let printed = references(&harbour, "en").1;
    assert!(printed.iter().all(|(text, to)| text == to), "its pages may be printed numbers: {printed:?}");
    let sha = "0".repeat(64);
    harbour.edit(
        SOURCES,
        "file = \"plan.txt\"\n",
        &format!(
            "file = \"plan.pdf\"\nextracted = {{ file = \"plan.txt\", sha256 = \"{sha}\", by = \"hand\" }}\n"
        ),
    );
    harbour.build();
    let (read, links) = references(&harbour, "en");
    let to = |page: u8| format!("{url}#page={page}");
    let expected =
        [("3".to_owned(), to(3)), ("p. 9, table 2".to_owned(), to(9)), (url.to_owned(), url.to_owned())];
    assert_eq!(links, expected, "{read}");
    assert_eq!(faults(harbour.bytes("out/harbour/investor.en.pdf")), Vec::<String>::new());
    // Behind a cover and a table of contents, the page that prints 3 is the fifth.
    harbour.edit(SOURCES, "extracted = {", "first-page = 3\nextracted = {");
    harbour.build();
    let (read, links) = references(&harbour, "en");
    let expected =
        [("3".to_owned(), to(5)), ("p. 9, table 2".to_owned(), to(11)), (url.to_owned(), url.to_owned())];
    assert_eq!(links, expected, "{read}");
}

#[test]
fn what_is_kept_for_others_is_in_no_address() {
    let harbour = harbour("https://aoba.example/plan", true);
    harbour.edit(FACT_FILE, "[length]\n", "[length]\nonly-for = [\"engineer\"]\n");
    assert_eq!(
        harbour.run(&["build"]).code,
        1,
        "a derived fact needs a figure that its readers may not have"
    );
    harbour.edit("briefs/harbour/investor.toml", ", \"doubled\"]", "]");
    harbour.edit("briefs/harbour/engineer.toml", "\"berths\"]", "\"berths\", \"length\"]");
    harbour.build();
    for entry in fs::read_dir(harbour.path("out/harbour")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("investor") && name.ends_with(".md") {
            let page = fs::read_to_string(&path).unwrap();
            assert!(!page.contains("900%E3"), "{name}");
        }
        if name == "engineer.en.md" {
            assert!(fs::read_to_string(&path).unwrap().contains("900%E3"), "{name}");
        }
    }
}

#[test]
fn a_mail_has_no_address_beside_each_place() {
    let desk = Desk::new();
    desk.edit("briefs/port/sources.toml", "[prefecture-plan]\n", "[prefecture-plan]\nfile = \"plan.txt\"\n");
    desk.edit("briefs/port/dossier.toml", "date =", "archive = \"archive\"\ndate =");
    desk.write("archive/plan.txt", "約320億円を4年間で、年間60基。\n");
    desk.run(&["verify", "--pin"]);
    desk.build();
    let page = fs::read_to_string(desk.path("out/port/investor.en.md")).unwrap();
    assert!(
        page.contains("[p. 3]") || page.contains("[3](https://example.org/kitahama/plan#:~:text="),
        "{page}"
    );
    desk.expect(0, &["mail", "investor", "-l", "en", "--to", "Yui Tanaka <yui@example.org>"]);
    let text = readable(&desk.drafts("outbox")[0].1);
    assert!(!text.contains(":~:text"), "{text}");
}
