//! How much of a page is head, references and foot: in numbers for the shipped pages and for drawings of every kind, and the limit at
//! its border, just below and just above, with letterhead, logo and disclaimer and without.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a helper that panics fails its test, and UPDATE_EXPECT is read from the environment"
)]

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use factbrief::check::check;
use factbrief::diagnostic::Code;
use factbrief::language::Language;
use factbrief::make::{DossierOutcome, Options, PageShare, Themes, Tools, equip, load, produce, room};
use factbrief::page::{Art, Fonts, LineKind, Page, Sheet, Theme, compose, parse};
use factbrief::render::{Engine, Templates};

use crate::support::in_memory::InMemory;
use crate::support::repo::repo;

/// What comes of the dossiers in a folder.
fn outcomes(path: PathBuf) -> Vec<DossierOutcome> {
    let templates = repo("templates");
    let options = Options { path, templates, font_dir: None, date: None, known_on: None, shelf: None };
    let mut project = load(&options).expect("a project");
    let equipment = equip(&mut project, &options).expect("a disk").expect("templates, themes and fonts");
    let tools = equipment.tools();
    let dossiers = std::mem::take(&mut project.dossiers);
    dossiers.into_iter().map(|(_, name, checked)| produce(name, checked, Some(&tools))).collect()
}

/// The share of each page, by its name.
fn shares(outcome: &DossierOutcome) -> Vec<(String, f32)> {
    let share = |page: &PageShare| (format!("{}.{}", page.brief, page.language), page.apart);
    outcome.pages.iter().map(share).collect()
}

#[test]
fn the_table_of_shares_is_what_the_pages_have() {
    const HEAD: &str = "| page | head, references and foot |\n| --- | --: |\n";
    let mut rows = String::new();
    for folder in ["briefs", "tests/page/drawings/briefs"] {
        for outcome in outcomes(repo(folder)) {
            assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
            for (name, share) in shares(&outcome) {
                writeln!(rows, "| {}/{name} | {:.1} % |", outcome.name, share * 100.0).expect("a row");
                assert!(share > 0.02 && share <= 1.0 / 3.0, "{name} has {share}");
            }
            assert!(room(&outcome).is_empty(), "{}", outcome.name);
        }
    }
    assert_eq!(rows.lines().count(), 12, "{rows}");
    let path = repo("docs/lines.md");
    let page = fs::read_to_string(&path).expect("docs/lines.md");
    let (before, after) = page.split_once(HEAD).expect("the table");
    let rest = after.split_once("\n\n").map_or("", |(_, rest)| rest);
    let due = format!("{before}{HEAD}{rows}\n{rest}");
    if due != page && std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &due).expect("the file is written");
        return;
    }
    assert!(due == page, "docs/lines.md should hold, by `UPDATE_EXPECT=1 cargo test page::room`:\n{rows}");
}

const LETTERHEAD: &str = "letterhead.en = \"\"\"\n**Minato Research**\nPier street, Aoba\n\"\"\"\nletterhead.ja = \"\"\"\n**湊調査室**\n青葉市埠頭通り\n\"\"\"\n";
const DISCLAIMER: &str = "disclaimer.en = \"For information only, and no offer.\"\ndisclaimer.ja = \"情報提供のみを目的とし、勧誘ではない。\"\n";

/// What comes of a dossier whose pages cite so many sources.
fn citing(sources: usize, house: &str, fonts: &Fonts) -> DossierOutcome {
    let dossier = format!(
        "title.en = \"Harbour\"\ntitle.ja = \"湊港\"\nlanguages = [\"en\", \"ja\"]\ndate = 2026-11-21\npublisher.en = \"Desk\"\npublisher.ja = \"編集室\"\n{house}"
    );
    let (mut entries, mut facts, mut ids) = (String::new(), String::new(), Vec::new());
    for number in 0..sources {
        // No figures in names, so that nothing but the number of sources differs.
        let letters: String =
            (0..3).map(|place| char::from(b'a' + (number / 4usize.pow(place) % 4) as u8)).collect();
        let pier = format!("pier-{letters}");
        writeln!(
            entries,
            "[{pier}]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Report on the pier {letters}\"\ntitle.ja = \"埠頭{letters}の報告\"\npublisher.en = \"Office\"\npublisher.ja = \"役所\"\nissued = 2026-06-13\nlanguage = \"ja\""
        )
        .expect("a source");
        writeln!(
            facts,
            "[{pier}]\nstatement.en = \"The pier {letters} is open.\"\nstatement.ja = \"埠頭{letters}は開いている。\"\nas-of = 2026-06-12\nstatus = \"announced\"\nevidence = [{{ source = \"{pier}\", locator = \"page 1\" }}]"
        )
        .expect("a fact");
        ids.push(format!("\"{pier}\""));
    }
    let brief = format!(
        "audience = \"investor\"\ntitle.en = \"The piers are open\"\ntitle.ja = \"埠頭は開いている\"\nbottom-line.en = \"All is well.\"\nbottom-line.ja = \"順調である。\"\n[[section]]\nheading.en = \"Piers\"\nheading.ja = \"埠頭\"\nlayout = \"prose\"\nfacts = [{}]\n",
        ids.join(", ")
    );
    let files =
        InMemory { dossier: &dossier, sources: &entries, facts: &facts, briefs: &[("investor", &brief)] }
            .files();
    let engine = Engine::new(Templates::new(None)).expect("templates");
    let themes = Themes::new(&[]).expect("themes");
    let tools = Tools { engine: &engine, themes: &themes, fonts };
    produce("harbour".to_owned(), check(&files, None), Some(&tools))
}

#[test]
fn what_is_more_than_a_third_is_told_and_what_is_a_third_at_most_is_not() {
    let fonts = Fonts::embedded();
    for house in
        [String::new(), LETTERHEAD.to_owned(), DISCLAIMER.to_owned(), format!("{LETTERHEAD}{DISCLAIMER}")]
    {
        let mut border = [[0.0_f32, 1.0]; 2];
        for sources in 8..=40 {
            let outcome = citing(sources, &house, &fonts);
            assert!(!outcome.failed(), "{sources} sources: {:#?}", outcome.diagnostics);
            let told: Vec<String> = room(&outcome)
                .iter()
                .map(|one| {
                    assert_eq!(one.code, Code::LittleRoom);
                    one.message.clone()
                })
                .collect();
            for (at, (name, share)) in shares(&outcome).into_iter().enumerate() {
                let is_told = told.iter().any(|message| message.contains(&format!("`{name}`")));
                assert_eq!(is_told, share > 1.0 / 3.0, "{sources} sources on {name}: {share}, {told:?}");
                let [below, above] = &mut border[at];
                if is_told { *above = above.min(share) } else { *below = below.max(share) }
            }
        }
        for [below, above] in border {
            // Pages on either side of the limit, with a source or two between them.
            assert!(below > 0.30 && above < 0.37, "{below} and {above} with `{house}`");
        }
    }
}

/// The share of a page as another eye has it: millimetre by millimetre, whatever of a sheet is between the first and the last line of
/// head or foot.
fn by_millimetres(page: &Page) -> f32 {
    let is_foot = |kind: LineKind| {
        [LineKind::Note, LineKind::Reference, LineKind::Footer, LineKind::Disclaimer]
            .into_iter()
            .position(|one| one == kind)
    };
    let is_head = |kind: LineKind| {
        matches!(
            kind,
            LineKind::Letterhead | LineKind::Notice | LineKind::Kicker | LineKind::Date | LineKind::Title
        )
    };
    let step = 0.1_f32;
    let mut taken = 0;
    for sheet in 0..page.sheets {
        let (top, bottom) = (page.height * sheet as f32, page.height * (sheet + 1) as f32);
        let mut bands: Vec<(f32, f32)> = Vec::new();
        for kind in 0..4 {
            let of_kind = page
                .lines
                .iter()
                .filter(|line| is_foot(line.kind) == Some(kind) && line.top >= top && line.top < bottom);
            let tops: Vec<f32> = of_kind.map(|line| line.top).collect();
            let Some(last) = tops.iter().copied().reduce(f32::max) else { continue };
            bands.push((tops.into_iter().fold(last, f32::min), last + page.reference_size));
        }
        if sheet == 0 {
            let head = page
                .lines
                .iter()
                .filter(|line| is_head(line.kind))
                .map(|line| line.top)
                .fold(bottom, f32::min);
            let content =
                page.lines.iter().find(|line| line.kind == LineKind::BottomLine).expect("a bottom line");
            bands.push((head, content.top));
        }
        let mut at = top;
        while at < bottom {
            taken += i32::from(bands.iter().any(|(first, last)| (*first..*last).contains(&at)));
            at += step;
        }
    }
    taken as f32 * step / (page.height * page.sheets as f32)
}

#[test]
fn what_stands_side_by_side_takes_its_height_once() {
    let fonts = Fonts::embedded();
    let source = |number: usize| {
        format!("[^{number}]: Office, “A report of the pier”, official document, June 2026.\n")
    };
    let cited: String = (1..=8).map(|number| format!("A[^{number}] ")).collect();
    let listed: String = (1..=8).map(source).collect();
    let sheets = Language::ALL.map(Sheet::a4);
    for sheet in sheets {
        for (notes, foot) in [
            ("", "Foot"),
            ("A note of one line.\n\n---\n\n", "Foot\n\nA disclaimer of one line."),
            ("† A note.\n\nAnother.\n\n---\n\n", "Foot"),
        ] {
            let markdown = format!(
                "Kind · Subject · Day\n\n# Title\n\n> All is well.\n\n## Head\n\n{cited}\n\n---\n\n{notes}{foot}\n\n{listed}"
            );
            let page = compose(&parse(&markdown).expect("a document"), &sheet, &fonts).expect("a page");
            let (said, seen) = (page.share_apart(), by_millimetres(&page));
            assert!((said - seen).abs() < 0.002, "{said} and {seen} with {notes:?} and {foot:?}");
        }
    }
}

#[test]
fn a_logo_is_part_of_the_head() {
    let fonts = Fonts::embedded();
    let markdown =
        "Kind · Subject · Day\n\n# Title\n\n> All is well.\n\n## Head\n\nA[^1]\n\n---\n\nFoot\n\n[^1]: S\n";
    let share = |height: Option<f32>| {
        let mut theme = Theme::clone(&Theme::standard());
        if let Some(height) = height {
            let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#000" d="M0 0h10v10z"/></svg>"##;
            theme.logo.art = Some(Arc::new(Art::read(svg.as_bytes()).expect("a drawing")));
            (theme.logo.height, theme.logo.alt_en) = (height, "Minato".to_owned());
        }
        let sheet = Sheet { theme: Arc::new(theme), ..Sheet::a4(Language::En) };
        let page = compose(&parse(markdown).expect("a document"), &sheet, &fonts).expect("a page");
        (page.share_apart(), page.height)
    };
    let (bare, _) = share(None);
    let (low, height) = share(Some(12.0));
    let (high, _) = share(Some(96.0));
    assert!(low >= bare + 12.0 / height, "{bare}, {low}");
    assert!((high - low - 84.0 / height).abs() < 0.001, "{low}, {high}");
}
