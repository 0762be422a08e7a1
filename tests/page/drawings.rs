//! An invented dossier with drawings of every kind (`drawings/`): twelve bars with parts and a contested one, twenty events, a series
//! with a gap and estimates, key figures and a comparison. It is for looking at, too: `factbrief build` in that folder.

#![expect(clippy::unwrap_used, reason = "a test harness; clippy exempts only functions marked #[test]")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::process::{FACTBRIEF, Start};
use crate::support::repo::repo;
use tempfile::TempDir;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(drop).unwrap() }
    }
}

/// The dossier with one change of a file, and what a build of it says.
fn built(file: &str, old: &str, new: &str) -> (TempDir, bool, String) {
    let folder = TempDir::new().unwrap();
    copy(&repo("tests/page/drawings"), folder.path());
    let path = folder.path().join("briefs/auction").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{old} in {file}");
    fs::write(&path, text.replacen(old, new, 1)).unwrap();
    let said = Command::new(FACTBRIEF).arg("build").current_dir(folder.path()).ended().unwrap();
    let text = String::from_utf8(said.stderr).unwrap() + &String::from_utf8(said.stdout).unwrap();
    (folder, said.status.success(), text)
}

fn output(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join("out/auction").join(name)).unwrap()
}

#[test]
fn every_drawing_is_made_in_both_languages_and_lists_its_items() {
    let (folder, made, said) = built("dossier.toml", "", "");
    assert!(made, "{said}");
    for (name, items, key) in [
        (
            "investor.en",
            12,
            "An outlined, pale bar is a target, planned or conditional; a filled one is done;",
        ),
        ("investor.ja", 12, "淡色の枠付きの棒は目標・計画・条件付きの予定、塗りつぶしの棒は実績"),
        ("policy.en", 20, "a mark that points left means that day or earlier"),
        ("policy.ja", 20, "左向きの印はその日まで"),
        ("engineer.en", 13, "the line stops where a value is missing"),
        ("engineer.ja", 13, "線の切れ目は値のない時点"),
    ] {
        let markdown = output(&folder, &format!("{name}.md"));
        assert_eq!(markdown.lines().filter(|line| line.starts_with("- ")).count(), items, "{markdown}");
        assert!(markdown.contains(key), "{markdown}");
    }
    // Every part is said to be one, in the list and in the text of the picture.
    let bars = output(&folder, "investor.en.md");
    assert!(bars.contains("- Northern zones (part of: All capacity offered) · about 5,200 MW"), "{bars}");
    assert!(bars.contains("Northern zones includes: "), "{bars}");
    // Subject, count and range.
    assert!(
        bars.contains("![Capacity offered, built and planned. Bar chart of the 12 values that follow"),
        "{bars}"
    );
    // Up to 4 GW may be less than 640 MW, and more than 3,000 MW more than 10 GW.
    assert!(!bars.contains("Lowest: ") && !bars.contains("Highest: "), "{bars}");
    let events = output(&folder, "policy.en.md");
    assert!(events.contains("First: 1 Apr 2019; last: from 1 Apr 2030."), "{events}");
}

#[test]
fn a_contested_bar_keeps_its_mark_on_the_page_and_in_the_picture() {
    let (folder, made, said) = built("dossier.toml", "", "");
    assert!(made, "{said}");
    for (language, value) in [("en", "640 MW†"), ("ja", "640MW†")] {
        let markdown = output(&folder, &format!("investor.{language}.md"));
        assert!(markdown.contains(value), "{markdown}");
        let picture = output(&folder, &format!("investor.{language}.1-bar-chart.svg"));
        assert!(picture.contains(value), "{picture}");
    }
}

#[test]
fn an_axis_prints_its_amounts_as_the_page_prints_figures() {
    let (folder, made, said) = built("dossier.toml", "", "");
    assert!(made, "{said}");
    for (name, texts) in [
        ("investor.en.1-bar-chart.svg", &["0", "10,000 MW"][..]),
        ("investor.ja.1-bar-chart.svg", &["0", "1万MW"][..]),
        ("policy.en.1-timeline.svg", &["this page: 21 Nov 2026", "2020"][..]),
        ("policy.ja.1-timeline.svg", &["本紙の日付 2026年11月21日", "2020年"][..]),
    ] {
        let picture = output(&folder, name);
        for text in texts {
            assert!(picture.contains(&format!(">{text}<")), "{text} in {picture}");
        }
    }
}

#[test]
fn a_comparison_says_where_nothing_is_stated_and_cites_what_is() {
    let (folder, made, said) = built("dossier.toml", "", "");
    assert!(made, "{said}");
    let english = output(&folder, "engineer.en.md");
    assert!(english.contains("| Item | Fixed | Floating |"), "{english}");
    let row = english.lines().find(|line| line.starts_with("| Price |")).unwrap();
    assert!(row.ends_with("| not stated |") && row.contains("[^"), "{row}");
    let japanese = output(&folder, "engineer.ja.md");
    let row = japanese.lines().find(|line| line.starts_with("| 価格 |")).unwrap();
    assert!(row.ends_with("| 記載なし |"), "{row}");
}

#[test]
fn a_topic_with_a_bar_or_a_line_break_stays_in_its_cell() {
    let (folder, made, said) =
        built("engineer.toml", "topic.en = \"Depth\"", "topic.en = \"Depth|of\\nwater\"");
    assert!(made, "{said}");
    let english = output(&folder, "engineer.en.md");
    let row = english.lines().find(|line| line.contains("of water")).unwrap();
    assert!(row.starts_with("| Depth\\|of water | up to 60 m"), "{row}");
}

#[test]
fn no_fact_of_a_comparison_gives_way_for_space() {
    // One page of a type that can't hold it: it is too long, and nothing is said to be missing.
    let rows = "rows = [";
    let long = "text.en = \"".to_owned() + &"These words fill the page. ".repeat(700) + "\"";
    let long = long + "\ntext.ja = \"" + &"紙面を埋める文である。".repeat(700) + "\"\nrows = [";
    let (folder, made, said) = built("engineer.toml", rows, &long);
    assert!(!made && said.contains("too-long"), "{said}");
    assert!(!folder.path().join("out/auction/engineer.en.md").exists());
}

#[test]
fn a_side_of_a_row_that_is_taken_out_is_not_stated() {
    let (folder, made, said) = built("engineer.toml", ", right = \"c-float-depth\"", "");
    assert!(made, "{said}");
    let english = output(&folder, "engineer.en.md");
    let row = english.lines().find(|line| line.starts_with("| Depth |")).unwrap();
    assert!(row.ends_with("| not stated |"), "{row}");
}

#[test]
fn a_date_until_a_year_is_its_end_and_not_the_year() {
    let slim = "a slim bar between two stops";
    // Of the dates that aren't days, one is left that is drawn as a span of time.
    let (folder, made, said) =
        built("facts/f.toml", "value = { date = 2024, about = true }", "value = { by = 2024 }");
    assert!(made, "{said}");
    assert!(output(&folder, "policy.en.md").contains(slim));
    let facts = folder.path().join("briefs/auction/facts/f.toml");
    let text = fs::read_to_string(&facts).unwrap();
    let bounds = ["date = 2028", "date = \"2029-04\"", "date = \"spring 2023\"", "date = \"2020-11\""];
    let text = bounds.iter().fold(text, |text, date| {
        assert!(text.contains(date), "{date}");
        text.replace(date, &date.replace("date", "by"))
    });
    fs::write(&facts, text).unwrap();
    let said = Command::new(FACTBRIEF).arg("build").current_dir(folder.path()).ended().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let events = output(&folder, "policy.en.md");
    assert!(!events.contains(slim) && events.contains("points left"), "{events}");
}
