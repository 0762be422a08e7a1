//! Building again: each kind of input, changed, makes exactly the outputs anew that depend on it.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use std::collections::BTreeSet;
use std::fs;

use crate::support::ports::{Ports, all_of, files, names};
use factbrief::build::{BuildOptions, WriteMode};
use factbrief::language::Language;
use factbrief::make::Select;
use factbrief::manifest;

const FACTS: &str = "briefs/port/facts/works.toml";
const DOSSIER: &str = "briefs/port/dossier.toml";

/// Builds, edits a file, builds again, and names the outputs that were made anew. What stands there then is what a build
/// from nothing gives.
fn rebuilt_after(file: &str, from: &str, to: &str) -> BTreeSet<String> {
    let ports = Ports::new();
    ports.build();
    ports.edit(file, from, to);
    let rebuilt = ports.rebuilt();
    assert_same_as_clean(&ports);
    rebuilt
}

fn assert_same_as_clean(ports: &Ports) {
    ports.build_into("clean", &BuildOptions::default()).unwrap();
    assert_eq!(files(&ports.path("out")), files(&ports.path("clean")));
}

fn both() -> BTreeSet<String> {
    all_of("board").into_iter().chain(all_of("crew")).collect()
}

fn nothing() -> BTreeSet<String> {
    BTreeSet::new()
}

#[test]
fn nothing_to_do_touches_nothing() {
    let ports = Ports::new();
    ports.build();
    assert_eq!(ports.touched(&BuildOptions::default()), nothing());
}

#[test]
fn a_fact_value_invalidates_the_briefs_that_print_it() {
    // Each with what its source prints, which must say the same.
    let restated = |pairs: &[(&str, &str)]| {
        let ports = Ports::new();
        ports.build();
        for (from, to) in pairs {
            ports.edit(FACTS, from, to);
        }
        let rebuilt = ports.rebuilt();
        assert_same_as_clean(&ports);
        rebuilt
    };
    assert_eq!(restated(&[("about = \"120億\"", "about = \"130億\""), ("約120億円", "約130億円")]), both());
    assert_eq!(
        restated(&[("about = \"120億\"", "at-least = \"120億\""), ("約120億円", "120億円以上")]),
        both()
    );
    assert_eq!(
        restated(&[
            ("value = { date = \"2027-03\"", "value = { date = \"2027-04\""),
            ("March 2027", "April 2027")
        ]),
        all_of("crew")
    );
}

#[test]
fn a_printed_form_invalidates_what_embeds_it() {
    let pages: BTreeSet<String> = both().into_iter().filter(|name| name.ends_with("pdf")).collect();
    assert_eq!(rebuilt_after(FACTS, "\"約120億円\"", "\"およそ120億円\""), pages);
}

#[test]
fn a_fact_wording_invalidates_its_language_in_the_briefs_that_print_it() {
    assert_eq!(
        rebuilt_after(FACTS, "The crane stands.", "The crane is up."),
        names(&["port/board.en.md", "port/board.en.pdf"])
    );
    assert_eq!(rebuilt_after(FACTS, "The pilot waits.", "The pilot sails."), nothing());
}

#[test]
fn a_fact_added_to_a_brief_invalidates_it() {
    assert_eq!(
        rebuilt_after("briefs/port/board.toml", "\"crane\"]", "\"crane\", \"pilot\"]"),
        all_of("board")
    );
}

#[test]
fn a_fact_taken_out_of_a_brief_invalidates_it() {
    assert_eq!(rebuilt_after("briefs/port/board.toml", ", \"crane\"]", "]"), all_of("board"));
}

#[test]
fn the_status_of_a_fact_invalidates_what_embeds_it() {
    let pages = names(&["port/board.en.pdf", "port/board.ja.pdf"]);
    let status = "evidence = [{ source = \"almanac\", locator = \"page 2\" }]";
    assert_eq!(rebuilt_after(FACTS, status, &format!("status = \"reported\"\n{status}")), pages);
}

#[test]
fn a_locator_invalidates_what_cites_it() {
    assert_eq!(rebuilt_after(FACTS, "locator = \"page 2\"", "locator = \"page 5\""), all_of("board"));
}

#[test]
fn a_short_form_that_nothing_shows_invalidates_nothing() {
    assert_eq!(rebuilt_after(FACTS, "Cost of the berth", "The cost"), nothing());
}

#[test]
fn a_short_form_that_a_full_page_shows_invalidates_it() {
    let full = names(&["quay/full.en.md", "quay/full.en.pdf"]);
    let facts = "briefs/quay/facts/long.toml";
    let short = "short.en = \"Berth deepened\"\npriority = 11\n";
    assert_eq!(rebuilt_after(facts, short, "short.en = \"Berth dug\"\npriority = 11\n"), full);
}

#[test]
fn a_priority_invalidates_a_page_on_which_it_decides_and_no_other() {
    let full = names(&["quay/full.en.md", "quay/full.en.pdf"]);
    // The last fact stood in full because it had the highest priority.
    assert_eq!(rebuilt_after("briefs/quay/facts/long.toml", "priority = 25", "priority = 5"), full);
    assert_eq!(rebuilt_after("briefs/quay/facts/long.toml", "priority = 25", "priority = 90"), nothing());
    assert_eq!(rebuilt_after(FACTS, "priority = 60", "priority = 5"), nothing());
}

#[test]
fn must_invalidates_a_page_on_which_it_decides_and_no_other() {
    let full = names(&["quay/full.en.md", "quay/full.en.pdf"]);
    let long = "briefs/quay/facts/long.toml";
    assert_eq!(rebuilt_after(long, "priority = 11\nmust = false", "priority = 11\nmust = true"), full);
    assert_eq!(rebuilt_after(FACTS, "priority = 60", "must = true"), nothing());
}

#[test]
fn a_template_invalidates_the_briefs_that_use_it() {
    assert_eq!(
        rebuilt_after("templates/board.md.j2", "Board brief", "Brief for the board"),
        all_of("board").into_iter().chain(names(&["quay/full.en.md", "quay/full.en.pdf"])).collect()
    );
}

#[test]
fn a_comment_in_a_template_invalidates_nothing() {
    assert_eq!(rebuilt_after("templates/board.md.j2", "Board brief", "{# Ours. #}Board brief"), nothing());
}

#[test]
fn a_template_that_nothing_uses_invalidates_nothing() {
    assert_eq!(rebuilt_after("templates/unused.md.j2", "Unused", "Idle"), nothing());
}

#[test]
fn a_macro_file_invalidates_the_briefs_that_import_it() {
    assert_eq!(rebuilt_after("templates/words.md.j2", "Crew brief", "Brief for the crew"), all_of("crew"));
}

#[test]
fn a_template_of_the_project_put_before_a_built_in_one_invalidates_what_reaches_it() {
    let ports = Ports::new();
    ports.build();
    let built_in = include_str!("../../templates/base.md.j2");
    ports.write(
        "templates/base.md.j2",
        &built_in.replace("{{ dossier.publisher }}", "By {{ dossier.publisher }}"),
    );
    assert_eq!(ports.rebuilt().len(), 10);
    assert_same_as_clean(&ports);
}

#[test]
fn a_theme_invalidates_the_pages_that_wear_it() {
    let pages = names(&["port/crew.en.pdf", "port/crew.ja.pdf"]);
    assert_eq!(rebuilt_after("templates/themes/deck.toml", "#004400", "#002200"), pages);
    assert_eq!(rebuilt_after("templates/themes/unused.toml", "#440000", "#220000"), nothing());
    assert_eq!(rebuilt_after("briefs/port/crew.toml", "\"deck\"", "\"unused\""), pages);
}

#[test]
fn the_words_of_a_brief_invalidate_it_in_their_language() {
    let english = names(&["port/board.en.md", "port/board.en.pdf"]);
    let brief = "briefs/port/board.toml";
    assert_eq!(rebuilt_after(brief, "Works at the port", "What is built"), english);
    assert_eq!(rebuilt_after(brief, "It is so.", "So it is."), english);
    assert_eq!(rebuilt_after(brief, "heading.en = \"Works\"", "heading.en = \"Works there\""), english);
}

#[test]
fn the_smallest_type_size_invalidates_a_page_only_where_it_matters() {
    let full = names(&["quay/full.en.md", "quay/full.en.pdf"]);
    let with = |brief: &str| {
        rebuilt_after(brief, "audience = \"board\"", "audience = \"board\"\nmin-type-size = 9.5")
    };
    assert_eq!(with("briefs/quay/full.toml"), full);
    assert_eq!(with("briefs/port/board.toml"), nothing());
}

#[test]
fn the_paper_invalidates_every_page() {
    let pages: BTreeSet<String> = both().into_iter().filter(|name| name.ends_with("pdf")).collect();
    assert_eq!(rebuilt_after(DOSSIER, "date =", "paper = \"letter\"\ndate ="), pages);
}

#[test]
fn the_date_of_a_dossier_invalidates_it() {
    assert_eq!(rebuilt_after(DOSSIER, "2026-11-21", "2026-11-22"), both());
}

#[test]
fn the_publisher_contact_and_title_of_a_dossier_invalidate_it() {
    assert_eq!(rebuilt_after(DOSSIER, "Harbour office", "Port office"), both());
    assert_eq!(rebuilt_after(DOSSIER, "desk@example.org", "works@example.org"), both());
    let english = both().into_iter().filter(|name| name.contains(".en.")).collect();
    assert_eq!(rebuilt_after(DOSSIER, "title.en = \"Ports\"", "title.en = \"Our ports\""), english);
}

#[test]
fn a_language_that_is_taken_out_takes_its_outputs_with_it_and_no_other_file_is_touched() {
    let ports = Ports::new();
    ports.build();
    ports.without_japanese();
    let removed: BTreeSet<String> = both().into_iter().filter(|name| name.contains(".ja.")).collect();
    assert_eq!(ports.rebuilt(), removed);
    assert_same_as_clean(&ports);
}

#[test]
fn a_language_that_is_added_is_made_and_no_other_file_is_touched() {
    let (ports, full) = (Ports::new(), Ports::new());
    ports.without_japanese();
    ports.build();
    for (name, bytes) in files(&full.path("briefs")) {
        fs::write(ports.path("briefs").join(name), bytes).unwrap();
    }
    let added: BTreeSet<String> = both().into_iter().filter(|name| name.contains(".ja.")).collect();
    assert_eq!(ports.rebuilt(), added);
    assert_same_as_clean(&ports);
}

#[test]
fn embed_facts_invalidates_the_pages() {
    let pages: BTreeSet<String> = both().into_iter().filter(|name| name.ends_with("pdf")).collect();
    assert_eq!(rebuilt_after(DOSSIER, "date =", "embed-facts = false\ndate ="), pages);
}

#[test]
fn the_title_of_a_source_invalidates_what_cites_it() {
    let sources = "briefs/port/sources.toml";
    assert_eq!(rebuilt_after(sources, "Tide almanac", "Almanac of tides"), all_of("board"));
    assert_eq!(rebuilt_after(sources, "Old almanac", "Older almanac"), nothing());
}

#[test]
fn a_note_or_a_remark_invalidates_nothing() {
    assert_eq!(rebuilt_after(FACTS, "A note.", "Another note."), nothing());
    assert_eq!(rebuilt_after(FACTS, "A remark.", "Another remark."), nothing());
}

#[test]
fn a_unit_of_the_dossier_invalidates_what_prints_it() {
    let ports = Ports::new();
    ports.edit(FACTS, "The pilot waits.", "The pilot waits with {{ value }}.");
    ports.edit(FACTS, "水先人は待っている。", "水先人は{{ value }}と待っている。");
    let evidence = "evidence = [{ source = \"almanac\", locator = \"page 4\"";
    ports.edit(
        FACTS,
        evidence,
        &format!("value = {{ exact = 2, unit = \"tugs\" }}\n{evidence}, as-printed = \"2 tugs\""),
    );
    ports.edit(DOSSIER, "contact", "unit.tugs.en = [\"tug\", \"tugs\"]\nunit.tugs.ja = \"隻\"\ncontact");
    ports.edit("briefs/port/crew.toml", "\"dredger\"", "\"dredger\", \"pilot\"");
    ports.build();
    ports.edit(DOSSIER, "\"隻\"", "\"艘\"");
    assert_eq!(ports.rebuilt(), names(&["port/crew.ja.md", "port/crew.ja.pdf"]));
    assert_same_as_clean(&ports);
}

#[test]
fn a_deleted_output_is_made_again_and_no_other() {
    let ports = Ports::new();
    ports.build();
    fs::remove_file(ports.path("out/port/crew.ja.pdf")).unwrap();
    assert_eq!(ports.rebuilt(), names(&["port/crew.ja.pdf"]));
    assert_same_as_clean(&ports);
}

#[test]
fn an_altered_output_is_made_again_even_where_its_length_and_time_are_the_same() {
    let ports = Ports::new();
    ports.build();
    let path = ports.path("out/port/crew.ja.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen('#', "-", 1)).unwrap();
    assert_eq!(ports.rebuilt(), names(&["port/crew.ja.md"]));
    assert_same_as_clean(&ports);
}

#[test]
fn a_deleted_folder_is_made_again() {
    let ports = Ports::new();
    ports.build();
    fs::remove_dir_all(ports.path("out/port")).unwrap();
    ports.build();
    assert_same_as_clean(&ports);
}

#[test]
fn the_outputs_of_a_removed_brief_go_and_one_altered_by_hand_stays() {
    let ports = Ports::new();
    ports.build();
    fs::remove_file(ports.path("briefs/port/crew.toml")).unwrap();
    fs::write(ports.path("out/port/crew.en.md"), "Mine now.").unwrap();
    fs::write(ports.path("out/port/crew.notes.md"), "Always mine.").unwrap();
    let built = ports.build();
    let left: Vec<String> =
        files(&ports.path("out/port")).into_keys().filter(|name| name.starts_with("crew")).collect();
    assert_eq!(left, ["crew.en.md", "crew.notes.md"]);
    let remarks = built.iter().flat_map(|dossier| &dossier.remarks).cloned().collect::<Vec<_>>().join("\n");
    assert!(remarks.contains("crew.en.md` no longer belongs to any brief, and was kept"), "{remarks}");
    assert!(!remarks.contains("crew.notes.md"), "{remarks}");
    assert_eq!(ports.touched(&BuildOptions::default()), nothing(), "and it isn't asked about again");
}

#[test]
fn a_picture_that_is_no_longer_drawn_goes() {
    let ports = Ports::new();
    let brief = "briefs/port/crew.toml";
    let key_figures = "layout = \"key-figures\"\nfacts = [\"berth\", \"pilot-fee\"]";
    ports.write(
        FACTS,
        &format!(
            "{}\n[pilot-fee]\nstatement.en = \"A pilot costs {{{{ value }}}}.\"\nstatement.ja = \"水先料は{{{{ value }}}}である。\"\n\
             short.en = \"Fee of a pilot\"\nshort.ja = \"水先料\"\nvalue = {{ exact = \"30億\", unit = \"JPY\" }}\n\
             evidence = [{{ source = \"almanac\", locator = \"page 9\", as-printed = \"30億円\" }}]\n",
            fs::read_to_string(ports.path(FACTS)).unwrap()
        ),
    );
    ports.edit(brief, "facts = [\"berth\", \"dredger\"]", key_figures);
    ports.build();
    assert!(ports.path("out/port/crew.en.1-key-figures.svg").exists());
    ports.edit(brief, "layout = \"key-figures\"\n", "");
    ports.build();
    assert!(!ports.path("out/port/crew.en.1-key-figures.svg").exists());
    assert_same_as_clean(&ports);
}

#[test]
fn an_unrelated_dossier_is_left_alone() {
    let ports = Ports::new();
    ports.build();
    ports.edit(FACTS, "The crane stands.", "The crane is up.");
    assert!(ports.touched(&BuildOptions::default()).iter().all(|name| name.starts_with("port/")));
}

#[test]
fn a_filter_makes_what_was_asked_for_and_the_next_build_the_rest() {
    let ports = Ports::new();
    ports.build();
    ports.restate(FACTS, "120億", "130億");
    let wish = |audience: Option<&str>, language| {
        let select = Select { audience: audience.map(str::to_owned), language, formats: Vec::new() };
        BuildOptions { select, ..BuildOptions::default() }
    };
    let touched = ports.touched(&wish(Some("board"), Some(Language::Ja)));
    assert_eq!(touched, names(&["port/board.ja.md", "port/board.ja.pdf", "port/manifest.toml"]));
    // The manifest knows which file prints what.
    let manifest =
        manifest::parse(&fs::read_to_string(ports.path("out/port/manifest.toml")).unwrap()).unwrap();
    let printed = |name: &str| {
        manifest.fact_in(&manifest.outputs[name], "berth").unwrap().values["value"].text["ja"].clone()
    };
    assert_eq!(printed("board.ja.pdf"), "約130億円");
    assert_eq!(printed("board.en.pdf"), "約120億円");
    assert_eq!(printed("crew.ja.pdf"), "約120億円");
    assert_eq!(ports.touched(&wish(Some("board"), Some(Language::Ja))), nothing());
    let rest: BTreeSet<String> =
        both().into_iter().filter(|name| !name.starts_with("port/board.ja")).collect();
    assert_eq!(ports.rebuilt(), rest);
    assert_same_as_clean(&ports);
}

#[test]
fn a_mistake_in_a_brief_that_was_not_asked_for_is_found() {
    let ports = Ports::new();
    ports.build();
    ports.edit("briefs/port/crew.toml", "It is so.", "It cost 3 billion.");
    let select = Select { audience: Some("board".to_owned()), ..Select::default() };
    let built = ports.build_into("out", &BuildOptions { select, ..BuildOptions::default() }).unwrap();
    assert_eq!(built.iter().map(|dossier| dossier.failed).collect::<Vec<_>>(), [4, 0]);
}

#[test]
fn force_makes_everything_anew_and_leaves_equal_bytes_alone() {
    let ports = Ports::new();
    ports.build();
    let before = files(&ports.path("out"));
    let built = ports.build_into("out", &BuildOptions { force: true, ..BuildOptions::default() }).unwrap();
    assert!(built.iter().flat_map(|dossier| &dossier.pages).all(|page| !page.written.is_empty()));
    assert_eq!(files(&ports.path("out")), before);
}

#[test]
fn a_dry_run_says_what_would_be_made_and_why_and_writes_nothing() {
    let ports = Ports::new();
    let dry = BuildOptions { writing: WriteMode::Dry, ..BuildOptions::default() };
    ports.build_into("out", &dry).unwrap();
    assert!(!ports.path("out").exists());
    ports.build();
    ports.edit(FACTS, "The crane stands.", "The crane is up.");
    let before = files(&ports.path("out"));
    let built = ports.build_into("out", &dry).unwrap();
    let pages = built.iter().flat_map(|dossier| &dossier.pages).filter(|page| !page.written.is_empty());
    let said: Vec<String> =
        pages.map(|page| format!("{}.{}: {:?}", page.brief, page.language, page.reasons)).collect();
    assert_eq!(said, ["board.en: {\"the fact `crane` changed\"}"]);
    assert_eq!(files(&ports.path("out")), before);
}

#[test]
fn a_manifest_that_cannot_be_used_makes_everything_be_judged_anew() {
    let damaged = ["", "<<<<<<< ours\n", "version = 2\n", "version = 1\nbrief = 3\n", "\u{0}\u{1}"];
    for text in damaged {
        let ports = Ports::new();
        ports.build();
        let good = files(&ports.path("out"));
        ports.write("out/port/manifest.toml", text);
        fs::write(ports.path("out/port/crew.ja.md"), "Spoilt.").unwrap();
        let built = ports.build();
        let remarks =
            built.iter().flat_map(|dossier| &dossier.remarks).cloned().collect::<Vec<_>>().join("\n");
        assert!(remarks.contains("manifest.toml` can't be used: "), "{remarks}");
        assert_eq!(files(&ports.path("out")), good);
    }
}

#[test]
fn a_manifest_whose_facts_cannot_be_read_is_written_anew_and_no_output_with_it() {
    let ports = Ports::new();
    ports.build();
    let good = files(&ports.path("out"));
    let path = ports.path("out/port/manifest.toml");
    let text = fs::read_to_string(&path).unwrap();
    let facts = text.find("[fact.").unwrap();
    for damaged in [
        &text[..facts],
        &text[..facts + 30],
        &format!("{text}<<<<<<< ours\n"),
        &text.replace("[fact.", "[f."),
    ] {
        fs::write(&path, damaged).unwrap();
        assert_eq!(ports.rebuilt(), nothing());
        assert_eq!(files(&ports.path("out")), good);
    }
    // Facts before briefs is an order that no build writes.
    fs::write(&path, format!("{}\n{}", &text[facts..], &text[..facts])).unwrap();
    ports.build();
    assert_eq!(files(&ports.path("out")), good);
    fs::write(&path, format!("{text}<<<<<<< ours\n")).unwrap();
    ports.restate("briefs/port/facts/works.toml", "120億", "130億");
    let remarks =
        ports.build().into_iter().flat_map(|dossier| dossier.remarks).collect::<Vec<_>>().join("\n");
    assert!(remarks.contains("manifest.toml` can't be used: "), "{remarks}");
    assert_same_as_clean(&ports);
}

#[test]
fn a_manifest_of_another_program_makes_everything_be_made_anew() {
    let ports = Ports::new();
    ports.build();
    let good = files(&ports.path("out"));
    let path = ports.path("out/port/manifest.toml");
    let text = fs::read_to_string(&path).unwrap();
    // As another version would have left it: other bytes under another key.
    fs::write(ports.path("out/port/crew.ja.md"), "Set otherwise.").unwrap();
    let hash = blake3::hash(b"Set otherwise.").to_hex();
    let other = manifest::parse(&text).map(|mut manifest| {
        for brief in manifest.briefs.values_mut() {
            brief.program = "factbrief 0.0.9".to_owned();
            brief.key = "0".repeat(64);
        }
        let output = manifest.outputs.get_mut("crew.ja.md").unwrap();
        (output.hash, output.size) = (hash.to_string(), 14);
        manifest::print(&manifest).unwrap()
    });
    fs::write(&path, other.unwrap()).unwrap();
    assert_eq!(ports.rebuilt(), names(&["port/crew.ja.md"]));
    assert_eq!(files(&ports.path("out")), good);
}

#[test]
fn a_manifest_that_names_a_file_elsewhere_removes_nothing() {
    let ports = Ports::new();
    ports.build();
    ports.write("out/board.en.md", "Precious.");
    let hash = blake3::hash(b"Precious.").to_hex();
    let path = ports.path("out/port/manifest.toml");
    let text = fs::read_to_string(&path).unwrap();
    let entry = format!(
        "\n[output.\"../board.en.md\"]\nbrief = \"../board\"\nlanguage = \"en\"\nformat = \"md\"\nhash = \"{hash}\"\nsize = 9\n"
    );
    fs::write(&path, text + &entry).unwrap();
    ports.build();
    assert_eq!(fs::read_to_string(ports.path("out/board.en.md")).unwrap(), "Precious.");
}
