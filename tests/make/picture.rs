//! The picture of a brief: on the page and beside the Markdown, cited, heard, an input of the build, and known wherever its source is asked
//! for; its words are judged as all words of an author, and whatever is wrong with it is said at its place.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;
use std::process::Command;

use crate::support::harbour::Harbour;
use crate::support::made_jpeg::{Jpeg, exif};
use crate::support::made_png::Png;
use crate::support::process::Start;
use lopdf::{Document, Object};

const BRIEF: &str = "briefs/harbour/investor.toml";
const SOURCES: &str = "briefs/harbour/sources.toml";
const FACTS: &str = "briefs/harbour/facts/works.toml";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M0 20 20 0 40 20Z\" fill=\"#a01020\"/></svg>";
const PICTURE: &str = r#"
[picture]
file = "plan.svg"
alt.en = "Map of the quay and the lane."
alt.ja = "岸壁と航路の地図。"
caption.en = "The quay and the lane as planned."
caption.ja = "計画された岸壁と航路。"
source = "survey"
locator = "figure 2"

[[section]]"#;
const SURVEY: &str = r#"
[survey]
type = "report"
nature = "official"
title.en = "Survey of the lane"
title.ja = "航路の測量"
publisher.en = "Lane office"
publisher.ja = "航路事務所"
issued = 2026-05-02
language = "ja"
"#;

/// The harbour with a picture, from a source that no fact cites.
fn pictured(file: &str, bytes: &[u8]) -> Harbour {
    let harbour = Harbour::new();
    harbour.write(SOURCES, &(harbour.read(SOURCES) + SURVEY));
    harbour.edit(BRIEF, "\n[[section]]", &PICTURE.replace("plan.svg", file));
    fs::write(harbour.path(&format!("briefs/harbour/{file}")), bytes).unwrap();
    harbour
}

fn drawn() -> Harbour {
    pictured("plan.svg", SVG.as_bytes())
}

fn pixels() -> Vec<u8> {
    let row = |y: u8| [vec![0_u8], (0..8_u8).flat_map(|x| [x * 30, y * 60, 90]).collect()].concat();
    Png::new(8, 4, 2, (0..4).flat_map(row).collect()).bytes()
}

fn pdf(harbour: &Harbour, language: &str) -> Document {
    Document::load(harbour.path(&format!("out/harbour/investor.{language}.pdf"))).unwrap()
}

/// The structure elements of a type.
fn elements<'a>(pdf: &'a Document, tag: &str) -> Vec<&'a lopdf::Dictionary> {
    let all = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    all.filter(|one| one.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == tag.as_bytes()))
        .collect()
}

/// What `check` finds wrong after a change of a file.
fn refused(harbour: &Harbour, file: &str, from: &str, to: &str) -> String {
    harbour.edit(file, from, to);
    let said = harbour.run(&["check"]);
    assert_eq!(said.code, 1, "{}", said.err);
    said.err
}

#[test]
fn a_picture_stands_above_the_last_section_and_its_caption_ends_in_its_source() {
    for (file, bytes, extension) in
        [("plan.svg", SVG.as_bytes().to_vec(), "svg"), ("plan.png", pixels(), "png")]
    {
        let harbour = pictured(file, &bytes);
        harbour.build();
        let english = harbour.read("out/harbour/investor.en.md");
        let block = format!(
            "![Map of the quay and the lane.](investor.en.picture.{extension})\\\nThe quay and the lane as planned. [^2]\n\n## What is there"
        );
        assert!(english.contains(&block), "{english}");
        // The bottom line cites the paper first, the picture its survey before the plan.
        assert!(english.contains("[^2]: Lane office, “Survey of the lane”"), "{english}");
        assert!(english.contains("May 2026, figure 2.") || english.contains("fig. 2"), "{english}");
        let japanese = harbour.read("out/harbour/investor.ja.md");
        assert!(
            japanese.contains(&format!(
                "![岸壁と航路の地図。](investor.ja.picture.{extension})\\\n計画された岸壁と航路。"
            )),
            "{japanese}"
        );
        for (language, alt) in [("en", "Map of the quay and the lane."), ("ja", "岸壁と航路の地図。")]
        {
            let beside = format!("out/harbour/investor.{language}.picture.{extension}");
            assert_eq!(harbour.bytes(&beside), bytes, "as its author has it");
            let pdf = pdf(&harbour, language);
            let figures = elements(&pdf, "Figure");
            assert_eq!(figures.len(), 1);
            assert_eq!(lopdf::decode_text_string(figures[0].get(b"Alt").unwrap()).unwrap(), alt);
            // The caption follows the figure in the same section, so that a screen reader reads its citation.
            let captions = elements(&pdf, "Caption");
            assert_eq!(captions.len(), 1);
            assert_eq!(captions[0].get(b"P").unwrap(), figures[0].get(b"P").unwrap());
        }
        for arguments in [
            &["inspect", "out/harbour/investor.en.pdf"][..],
            &["inspect", "out/harbour/investor.en.pdf", "--against", "briefs"],
            &["status"],
            &["check", "--outputs"],
        ] {
            let said = harbour.right(arguments);
            assert!(!said.out.contains("altered"), "{arguments:?}: {}", said.out);
        }
        // The other brief has none.
        assert!(!harbour.read("out/harbour/engineer.en.md").contains("!["));
    }
}

#[test]
fn a_source_that_only_a_picture_cites_is_known_as_any_other() {
    let harbour = drawn();
    harbour.build();
    let manifest = harbour.read("out/harbour/manifest.toml");
    assert!(manifest.contains("[source.survey]"), "{manifest}");
    let hash = blake3::hash(SVG.as_bytes()).to_hex();
    let entry = format!("picture = {{ file = \"plan.svg\", hash = \"{hash}\", source = \"survey\" }}");
    assert!(manifest.contains(&entry), "{manifest}");
    let said = harbour.right(&["list", "--source", "survey"]);
    for line in [
        "pictures from it           that of investor",
        "briefs                     investor",
        "investor.en.pdf",
    ] {
        assert!(said.out.contains(line), "{line}: {}", said.out);
    }
    assert!(!said.out.contains("engineer"), "{}", said.out);
    assert!(!said.out.contains("picture.svg"), "{}", said.out);
    let view = harbour.json(&["list", "--source", "survey", "--json"]);
    assert_eq!(view["withdrawn"][0]["pictures"], serde_json::json!(["investor"]));
    // A source on which that of the picture rests.
    harbour.edit(SOURCES, "[survey]\n", "[survey]\nrests-on = [\"plan\"]\n");
    let said = harbour.right(&["list", "--source", "plan"]);
    assert!(said.out.contains("that of investor"), "{}", said.out);
    // facts.json in the PDF, as `inspect` reads it.
    let facts = facts_of(&harbour);
    assert_eq!(facts["picture"]["caption"], "The quay and the lane as planned.");
    assert_eq!(facts["picture"]["alt"], "Map of the quay and the lane.");
    assert_eq!(facts["picture"]["reference"], 2);
    assert_eq!(facts["picture"]["hash"], hash.as_str());
    assert_eq!(facts["references"][1]["id"], "survey");
}

/// The facts that the English page carries.
fn facts_of(harbour: &Harbour) -> serde_json::Value {
    let pdf = pdf(harbour, "en");
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let files = streams.filter(|stream| {
        stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"EmbeddedFile")
    });
    let bytes = files
        .map(|file| file.decompressed_content().unwrap_or_else(|_| file.content.clone()))
        .next()
        .unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn a_caption_may_name_facts_and_cites_no_source_twice_at_one_place() {
    let harbour = drawn();
    harbour.edit(BRIEF, "as planned.\"", "cost {{ fact('cost').value }}\"");
    harbour.edit(BRIEF, "計画された岸壁と航路。", "岸壁と航路の費用は{{ fact('cost').value }}");
    harbour.edit(BRIEF, "source = \"survey\"", "source = \"paper\"");
    harbour.build();
    let english = harbour.read("out/harbour/investor.en.md");
    assert!(english.contains("The quay and the lane cost about ¥12 billion [^1]\n"), "{english}");
    // Elsewhere in the caption the figure has its citation, and the picture its own.
    harbour.edit(BRIEF, "cost {{ fact('cost').value }}\"", "cost {{ fact('cost').value }} in all.\"");
    harbour.build();
    let english = harbour.read("out/harbour/investor.en.md");
    assert!(english.contains("cost about ¥12 billion [^1] in all. [^1]\n"), "{english}");
    let said = harbour.right(&["list"]);
    assert!(said.out.contains("cost "), "{}", said.out);
}

#[test]
fn the_words_of_a_picture_are_judged_as_all_words_of_an_author() {
    let rows = [
        ("as planned.\"", "for 12 ships.\"", "error[unsourced-number]"),
        ("Map of the quay and the lane.", "Map with 12 ships.", "error[unsourced-number]"),
        (
            "Map of the quay and the lane.",
            "Costs {{ fact('cost').value }}",
            "the `alt` of the picture prints a fact",
        ),
        ("as planned.\"", "as planned[^1].\"", "error[typed-citation]"),
        ("as planned.\"", "as <b>planned</b>.\"", "HTML"),
        ("as planned.\"", "{{ fact('nothing').value }}\"", "error[unknown-fact]"),
        ("as planned.\"", "**as planned.\"", "error[lost-emphasis]"),
        ("caption.ja = \"計画された岸壁と航路。\"\n", "", "error[missing-language]"),
    ];
    for (from, to, says) in rows {
        let found = refused(&drawn(), BRIEF, from, to);
        assert!(found.contains(says), "{to}: {found}");
        assert!(found.contains("investor.toml:"), "{to}: {found}");
    }
    // Brackets are plain characters in an alternative text, and a literal says why it needs no source.
    let harbour = drawn();
    harbour.edit(
        BRIEF,
        "Map of the quay and the lane.",
        "Map [north up], {{ lit('2', 'number of charts on it') }} charts",
    );
    harbour.build();
    let english = harbour.read("out/harbour/investor.en.md");
    assert!(english.contains("![Map \\[north up\\], 2 charts](investor.en.picture.svg)"), "{english}");
    let pdf = pdf(&harbour, "en");
    let alt = elements(&pdf, "Figure")[0].get(b"Alt").unwrap();
    assert_eq!(lopdf::decode_text_string(alt).unwrap(), "Map [north up], 2 charts");
    // What asserts something and cites nothing is listed; the caption cites.
    harbour.edit(BRIEF, "Map [north up],", "The lane is silted;");
    let said = harbour.right(&["check"]);
    assert!(
        said.err.contains("own-words: `harbour/investor.en` says without a source: `The lane is silted"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("as planned"), "{}", said.err);
    // The languages say the same.
    let found = refused(&drawn(), BRIEF, "as planned.\"", "for {{ fact('cost').value }}.\"");
    assert!(found.contains("error[languages-differ]"), "{found}");
}

#[test]
fn what_readers_may_not_have_isnt_in_a_picture_either() {
    // Words of a fact for others, in the caption and in the alternative text.
    for (from, typed) in [
        ("The quay and the lane as planned.", "It takes ships of at least the length of the quay here."),
        ("Map of the quay and the lane.", "It takes ships of at least the length of the quay here."),
    ] {
        let harbour = drawn();
        harbour.edit(FACTS, "[ships]\nstatement.en = \"It takes ships of {{ value }}.\"", "[ships]\nonly-for = [\"engineer\"]\nstatement.en = \"It takes ships of at least the length of the quay here.\"");
        harbour.edit(FACTS, "{{ value }}の船が入る。", "大きな船が入る。");
        harbour.edit(FACTS, "value = { at-least = 200, unit = \"m\" }\n", "");
        harbour.edit(FACTS, ", as-printed = \"200メートル以上\"", "");
        let found = refused(&harbour, BRIEF, from, typed);
        assert!(found.contains("error[fact-not-for-audience]: the page has the words of `ships`"), "{found}");
    }
    // A source of which only other readers know.
    let harbour = drawn();
    harbour.edit(FACTS, "[unprinted]\n", "[unprinted]\nonly-for = [\"engineer\"]\n");
    harbour.edit(
        FACTS,
        "source = \"plan\", locator = \"page 5\"",
        "source = \"survey\", locator = \"page 5\"",
    );
    let said = harbour.run(&["check"]);
    assert!(
        said.err.contains("error[fact-not-for-audience]: the picture is from `survey`, and every fact that cites it is only for `engineer`"),
        "{}",
        said.err
    );
    harbour.edit(FACTS, "only-for = [\"engineer\"]", "only-for = [\"engineer\", \"investor\"]");
    harbour.right(&["check"]);
}

#[test]
fn words_of_the_house_and_what_may_be_taken_from_a_source_hold_for_pictures() {
    let harbour = drawn();
    let words = "[[audience.investor.words.en]]\nword = \"lane\"\nsay = \"channel\"\n";
    let dossier = "briefs/harbour/dossier.toml";
    harbour.write(
        dossier,
        &(harbour.read(dossier)
            + "\n[audience.investor]\nlabel.en = \"For investors\"\nlabel.ja = \"投資家向け\"\n"
            + words),
    );
    let said = harbour.run(&["check"]);
    assert!(said.err.contains("says “lane”"), "{}", said.err);
    for (reuse, warned) in [("figures", true), ("quotations", true), ("whole", false)] {
        let harbour = drawn();
        harbour.edit(
            SOURCES,
            "[survey]\n",
            &format!("[survey]\nlicence = \"office use\"\nreuse = \"{reuse}\"\n"),
        );
        let said = harbour.right(&["check"]);
        let warning = format!(
            "warning[beyond-licence]: the picture `plan.svg` is from `survey`, of which only {reuse} may be taken (licence: office use)"
        );
        assert_eq!(said.err.contains(&warning), warned, "{}", said.err);
    }
}

#[test]
fn a_template_prints_the_picture_once_and_where_it_wants() {
    let template = "templates/investor.md.j2";
    let page = "**{{ audience.label }}** · {{ dossier.date }}\n\n# {{ brief.title }}\n\n> {{ brief.bottom_line }}\n\nPLACE\n\n{% for section in sections %}\n## {{ section.heading }}\n\n{% for f in section.facts %}\n- {{ f }}\n{% endfor %}\n{% endfor %}\n---\n\n{{ source_note }}\n\n{{ references }}\n\n---\n\n{{ dossier.publisher }}\n";
    let rows = [
        ("{{ picture() }}", None),
        ("", Some("doesn't print the picture of the brief")),
        ("{{ picture() }}\n\n{{ picture() }}", Some("prints the picture of the brief more than once")),
        ("{{ picture('plan.svg') }}", Some("`picture` takes nothing")),
        ("{{ picture }}", Some("template-error")),
        (
            "{{ picture() }}\n\n![Another](factbrief:picture)\\\nOf nobody.",
            Some("an image can't be printed on a page"),
        ),
        ("{{ picture() }}\n\n![Another](plan.svg)", Some("an image can't be printed on a page")),
        ("Beside a text {{ picture() }}", Some("an image can't be printed on a page")),
    ];
    for (place, wrong) in rows {
        let harbour = drawn();
        harbour.write(template, &page.replace("PLACE", place));
        let said = harbour.run(&["build"]);
        match wrong {
            None => {
                assert_eq!(said.code, 0, "{}", said.err);
                let english = harbour.read("out/harbour/investor.en.md");
                assert!(english.find("![").unwrap() < english.find("## What is there").unwrap(), "{english}");
            }
            Some(wrong) => assert!(said.err.contains(wrong), "{place}: {}", said.err),
        }
    }
    // Without a picture, the call prints nothing, and a picture that a template types is refused.
    let harbour = Harbour::new();
    harbour.write(template, &page.replace("PLACE", "{{ picture() }}"));
    harbour.build();
    assert!(!harbour.read("out/harbour/investor.en.md").contains("!["));
    harbour.write(template, &page.replace("PLACE", "![Nobody's](factbrief:picture)\\\nOf nobody."));
    let said = harbour.run(&["build"]);
    assert!(said.err.contains("an image can't be printed on a page"), "{}", said.err);
}

#[test]
fn a_file_that_cant_be_printed_is_refused_at_its_place() {
    let rows: [(&str, Option<&[u8]>, &str); 7] = [
        ("plan.svg", None, "there is no file `plan.svg` beside the brief"),
        ("plan.gif", Some(b"GIF89a"), "`plan.gif` is neither SVG"),
        ("plan.png", Some(b"\x89PNG\r\n\x1a\n"), "`plan.png` is damaged"),
        ("../plan.svg", None, "`../plan.svg` isn't the name of a file beside the brief"),
        (".plan.svg", None, "`.plan.svg` isn't the name of a file beside the brief"),
        ("facts", None, "`facts` isn't a file"),
        (
            "plan.svg",
            Some(b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>5</text></svg>"),
            "has a `text`, which can't be printed",
        ),
    ];
    for (file, bytes, says) in rows {
        let harbour = drawn();
        fs::remove_file(harbour.path("briefs/harbour/plan.svg")).unwrap();
        if let Some(bytes) = bytes {
            fs::write(harbour.path(&format!("briefs/harbour/{file}")), bytes).unwrap();
        }
        harbour.edit(BRIEF, "\"plan.svg\"", &format!("\"{file}\""));
        for command in [&["check"][..], &["build"]] {
            let said = harbour.run(command);
            assert_eq!(said.code, 1, "{file}: {}", said.err);
            assert!(said.err.contains(says), "{file}: {}", said.err);
            assert!(said.err.contains("investor.toml:7:8"), "{file}: {}", said.err);
        }
        assert!(!harbour.path("out/harbour/investor.en.pdf").exists());
    }
}

#[test]
fn another_picture_is_another_input() {
    let harbour = drawn();
    harbour.build();
    assert_eq!(harbour.run(&["status"]).code, 0);
    let said = harbour.right(&["build"]);
    assert!(said.err.contains("0 rebuilt"), "{}", said.err);
    harbour.write("briefs/harbour/plan.svg", &SVG.replace("#a01020", "#a01021"));
    let said = harbour.run(&["status"]);
    assert!(said.out.contains("investor.en.pdf: the picture `plan.svg` changed"), "{}", said.out);
    assert!(!said.out.contains("engineer.en.pdf:"), "{}", said.out);
    let said = harbour.right(&["build"]);
    assert!(said.err.contains("2 rebuilt, 2 current"), "{}", said.err);
    assert!(harbour.read("out/harbour/investor.en.picture.svg").contains("#a01021"));
    // Its words, and where it is from, are words of the brief.
    harbour.edit(BRIEF, "locator = \"figure 2\"", "locator = \"figure 3\"");
    let said = harbour.run(&["status"]);
    assert!(said.out.contains("investor.en.pdf: the brief's own words changed"), "{}", said.out);
    assert!(!said.out.contains("the picture"), "{}", said.out);
    // A picture that is gone leaves no file.
    let brief = harbour.read(BRIEF);
    let (before, after) = brief.split_once("\n[picture]").unwrap();
    let after = &after[after.find("\n[[section]]").unwrap()..];
    harbour.write(BRIEF, &format!("{before}{after}"));
    let said = harbour.run(&["status"]);
    assert!(said.out.contains("the picture `plan.svg` changed"), "{}", said.out);
    harbour.build();
    assert!(!harbour.path("out/harbour/investor.en.picture.svg").exists());
}

#[test]
fn a_page_is_made_again_with_the_picture_of_its_day() {
    let harbour = drawn();
    harbour.build();
    let git = |arguments: &[&str]| {
        let named = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"];
        let said =
            Command::new("git").current_dir(harbour.folder()).args(named).args(arguments).ended().unwrap();
        assert!(said.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "first"]);
    fs::copy(harbour.path("out/harbour/investor.en.pdf"), harbour.path("sent.pdf")).unwrap();
    harbour.write("briefs/harbour/plan.svg", &SVG.replace("#a01020", "#a01021"));
    harbour.build();
    git(&["add", "briefs", "out"]);
    git(&["commit", "-qm", "second"]);
    let said = harbour.right(&["reproduce", "sent.pdf"]);
    assert!(said.out.contains("byte for byte"), "{}{}", said.out, said.err);
    // Made from the present state it is another one, because of the picture.
    let said = harbour.run(&["reproduce", "sent.pdf", "--rev", "HEAD"]);
    assert!(said.out.contains("the picture `plan.svg` changed"), "{}{}", said.out, said.err);
}

#[test]
fn check_lists_the_picture_because_nobody_reads_the_figures_in_it() {
    let harbour = drawn();
    let said = harbour.right(&["check"]);
    let line =
        "picture: `harbour/investor` prints `plan.svg`, from `survey`; figures in it are read by no audit";
    assert!(said.err.contains(line), "{}", said.err);
    let view = harbour.json(&["check", "--format", "json"]);
    let listed = serde_json::json!([{ "dossier": "harbour", "brief": "investor", "file": "plan.svg", "source": "survey" }]);
    assert_eq!(view["pictures"], listed);
    assert_eq!(Harbour::new().json(&["check", "--format", "json"])["pictures"], serde_json::json!([]));
}

/// Left, bottom, right and top of the picture.
fn place(pdf: &Document) -> [f32; 4] {
    let layout = elements(pdf, "Figure")[0].get(b"A").and_then(Object::as_dict).unwrap();
    let sides = layout.get(b"BBox").and_then(Object::as_array).unwrap();
    [0, 1, 2, 3].map(|side| sides[side].as_float().unwrap())
}

#[test]
fn a_picture_is_as_wide_as_the_page_or_the_text_or_as_its_height_and_pixels_allow() {
    let svg = |width: u32, height: u32| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\"><path d=\"M0 0H{width}V{height}H0Z\"/></svg>"
        )
    };
    let placed = |file: &str, bytes: &[u8]| {
        let harbour = pictured(file, bytes);
        harbour.build();
        let [left, bottom, right, top] = place(&pdf(&harbour, "en"));
        [left, right - left, top - bottom]
    };
    let near = |one: f32, other: f32| (one - other).abs() < 0.1;
    let [margin, page, high] = placed("plan.svg", svg(3000, 1000).as_bytes());
    assert!(near(high, page / 3.0), "{page} {high}");
    // Too high for that: the edges are those of the text.
    let [left, text, high] = placed("plan.svg", svg(2100, 1000).as_bytes());
    assert!(near(left + text, margin + page) && left > margin + 50.0, "{left} {text}");
    assert!(near(high, text / 2.1));
    // Too high for that, too: it has the greatest height, 27 % of A4's.
    let [tall, width, high] = placed("plan.svg", svg(500, 1000).as_bytes());
    assert!(
        near(tall, left) && near(high, 841.89 * 0.27) && near(width, high / 2.0),
        "{tall} {width} {high}"
    );
    // A pixel is 1/96 inch at most.
    let [small, width, high] = placed("plan.png", &pixels());
    assert!(near(small, left) && near(width, 6.0) && near(high, 3.0), "{small} {width} {high}");
}

/// The images of a page.
fn images(pdf: &Document) -> Vec<&lopdf::Stream> {
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let is_image = |stream: &&lopdf::Stream| {
        stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
    };
    streams.filter(is_image).collect()
}

#[test]
fn a_jpeg_is_in_the_page_and_beside_the_markdown_as_it_is() {
    let upright = Jpeg::new(40, 30, 3).bytes();
    let turned = Jpeg::new(40, 30, 3).progressive().with(0xe1, &exif(Some(6), Some(1))).bytes();
    for (file, bytes) in [("quay.jpeg", &upright), ("quay.jpg", &turned)] {
        let harbour = pictured(file, bytes);
        harbour.build();
        assert_eq!(harbour.bytes("out/harbour/investor.en.picture.jpg"), *bytes);
        assert!(harbour.read("out/harbour/investor.en.md").contains("](investor.en.picture.jpg)\\\n"));
        let pdf = pdf(&harbour, "en");
        let images = images(&pdf);
        assert_eq!(images.len(), 1);
        assert_eq!(images[0].content, *bytes, "packed as its author has it");
        assert_eq!(images[0].dict.get(b"Filter").and_then(Object::as_name).unwrap(), b"DCTDecode");
        // What rows are in the file are columns on the page.
        let [left, bottom, right, top] = place(&pdf);
        assert_eq!(right - left < top - bottom, file == "quay.jpg");
        for arguments in [
            &["inspect", "out/harbour/investor.en.pdf"][..],
            &["inspect", "out/harbour/investor.en.pdf", "--against", "briefs"],
            &["status"],
        ] {
            harbour.right(arguments);
        }
    }
}

#[test]
fn a_picture_that_was_exchanged_in_a_copy_is_noticed() {
    let harbour = pictured("quay.jpg", &Jpeg::new(40, 30, 3).bytes());
    harbour.build();
    let path = harbour.path("out/harbour/investor.en.pdf");
    let whole = fs::read(&path).unwrap();
    let changes: [fn(&mut lopdf::Stream); 2] = [
        |image| image.content = Jpeg::new(40, 30, 3).progressive().bytes(),
        |image| image.dict.set("DecodeParms", lopdf::dictionary! { "ColorTransform" => 0 }),
    ];
    for change in changes {
        let mut pdf = Document::load_mem(&whole).unwrap();
        let is_image = |object: &&mut Object| {
            let stream = object.as_stream().ok();
            stream.is_some_and(|stream| {
                stream.dict.get(b"Filter").and_then(Object::as_name).is_ok_and(|name| name == b"DCTDecode")
            })
        };
        let image = pdf.objects.values_mut().find(is_image).unwrap();
        change(image.as_stream_mut().unwrap());
        pdf.save(&path).unwrap();
        let said = harbour.run(&["inspect", "out/harbour/investor.en.pdf", "--against", "briefs"]);
        assert_eq!(said.code, 1, "{}", said.out);
    }
}

#[test]
fn a_jpeg_that_cant_be_printed_is_refused_by_name_with_what_helps() {
    let rows = [
        (
            Jpeg::new(8, 8, 4).bytes(),
            "is in CMYK and has no colour profile",
            "convert it to sRGB, or embed the profile of its inks",
        ),
        (
            Jpeg { bits: 12, ..Jpeg::new(8, 8, 1) }.bytes(),
            "has 12 bits for each part of a colour",
            "save it as a baseline or progressive JPEG of 8 bits",
        ),
        (
            Jpeg { frame: Some(0xc9), ..Jpeg::new(8, 8, 1) }.bytes(),
            "is a JPEG with arithmetic coding",
            "save it as a baseline or progressive JPEG",
        ),
        (Jpeg::new(64, 64, 3).bytes()[..300].to_vec(), "is damaged", "save it anew"),
        (
            Jpeg::new(8, 8, 3).with(0xe1, b"Exif\0\0MM\0\x2a\0\0\0\xff").bytes(),
            "has Exif data that can't be read",
            "the right way up",
        ),
    ];
    for (bytes, says, helps) in rows {
        let said = pictured("quay.jpg", &bytes).run(&["check"]);
        assert_eq!(said.code, 1);
        assert!(said.err.contains(&format!("error[bad-drawing]: `quay.jpg` {says}")), "{}", said.err);
        assert!(said.err.contains(helps), "{helps}: {}", said.err);
    }
}

#[test]
fn a_page_of_an_earlier_day_has_no_picture_of_a_later_one() {
    let harbour = drawn();
    let facts = harbour.read(FACTS).replace("[defaults]\n", "[defaults]\nrecorded = 2026-08-01\n");
    harbour.write(FACTS, &facts);
    harbour.right(&["build", "--known-on", "2026-09-01", "--out", "then"]);
    assert!(harbour.read("then/harbour/investor.en.md").contains("!["));
    harbour.edit(SOURCES, "issued = 2026-05-02", "issued = 2026-10-02");
    harbour.right(&["check"]);
    let said = harbour.run(&["build", "--known-on", "2026-09-01", "--out", "before"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let says = "as known on 2026-09-01 the brief can't be made: its picture is from `survey`, which is later";
    assert!(said.err.contains(says), "{}", said.err);
    // Pages for others, who alone were asked for, have no such picture.
    harbour.right(&["build", "--known-on", "2026-09-01", "--out", "before", "--audience", "engineer"]);
}

#[test]
fn a_redline_shows_the_picture_as_a_figure_and_its_caption_as_text() {
    let harbour = drawn();
    harbour.build();
    let git = |arguments: &[&str]| {
        let named = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"];
        let said =
            Command::new("git").current_dir(harbour.folder()).args(named).args(arguments).ended().unwrap();
        assert!(said.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "first"]);
    harbour.edit(BRIEF, "as planned.\"", "as drawn.\"");
    harbour.run(&["diff", "--against", "HEAD", "--redline", "lines"]);
    let html = harbour.read("lines/harbour/investor.en.redline.html");
    assert!(html.contains("<figure>Map of the quay and the lane.</figure>"), "{html}");
    assert!(!html.contains("](investor"), "{html}");
    assert!(html.contains("<del>planned"), "{html}");
}
