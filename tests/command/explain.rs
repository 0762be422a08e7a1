//! `explain`: one code, all of them, as JSON, and a code that isn't one.

#![expect(clippy::expect_used, reason = "what is missing fails the test")]

use std::process::{Command, Output};

use crate::support::process::{FACTBRIEF, Start};
use factbrief::command::internals::how_to_read_more;
use factbrief::diagnostic::{Code, Diagnostic, Explanation};

fn explain(arguments: &[&str]) -> Output {
    Command::new(FACTBRIEF).arg("explain").args(arguments).ended().expect("the program runs")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_code_is_explained_with_the_page_that_says_more() {
    let printed = text(explain(&["unsourced-number"]).stdout);
    assert_eq!(printed, Explanation::of(Code::UnsourcedNumber).text());
    let more = "see “Figures need a source” (docs/file-format.md#figures-need-a-source).\n";
    assert!(printed.ends_with(more), "{printed}");
    // Brackets that aren't a link stay.
    let printed = text(explain(&["misplaced-key"]).stdout);
    assert!(printed.ends_with("What helps: Move it above `[[….evidence]]`.\n"), "{printed}");
}

#[test]
fn without_a_code_each_has_a_line() {
    let printed = text(explain(&[]).stdout);
    let names: Vec<&str> = printed.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>());
}

#[test]
fn programs_get_all_of_it() {
    let printed = text(explain(&["--json"]).stdout);
    let printed: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let codes = printed["codes"].as_array().expect("a list");
    assert_eq!(codes.len(), Code::ALL.len());
    for (shown, code) in codes.iter().zip(Code::ALL) {
        let explained = Explanation::of(*code);
        assert_eq!(shown["code"], code.name());
        assert_eq!(shown["severity"], code.severity().name());
        assert_eq!(shown["wrong"], explained.wrong);
        assert_eq!(shown["helps"], explained.plain_help());
        assert_eq!(shown["example"], explained.example);
    }
}

#[test]
fn a_mistyped_code_is_told_the_near_one() {
    let ended = explain(&["unsorced-number"]);
    assert_eq!(ended.status.code(), Some(2));
    assert_eq!(
        text(ended.stderr),
        "error: there is no code `unsorced-number`\nhelp: write `unsourced-number`, the nearest known name\n"
    );
}

#[test]
fn shells_propose_the_codes() {
    let script = Command::new(FACTBRIEF).args(["completions", "bash"]).ended().expect("the program runs");
    assert!(text(script.stdout).contains(" unsourced-number "));
}

#[test]
fn a_report_on_a_terminal_says_how_to_read_more() {
    let found = |codes: &[Code]| {
        let diagnostics: Vec<Diagnostic> =
            codes.iter().map(|code| Diagnostic::without_place(*code, "a mistake")).collect();
        how_to_read_more(&diagnostics)
    };
    let line =
        |code: &str| Some(format!("help: `factbrief explain {code}` says what this means and what helps"));
    assert_eq!(found(&[]), None);
    assert_eq!(found(&[Code::BadDate, Code::BadDate]), line("bad-date"));
    assert_eq!(found(&[Code::BadDate, Code::BadUrl]), line("CODE"));
}
