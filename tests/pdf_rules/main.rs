//! A judge of our own: the rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2a and -3a (ISO 19005-2 and -3) that a program
//! can decide and our files can meet. Each rule names its clause and has found every fault that was made for it.
//! What is left out, and why, is in docs/pdf-rules.md; no outside validator has judged these files.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

mod content;
mod file;
mod font;
mod inject;
mod packet;
mod rule;
mod rules;
mod samples;
mod tree;

use std::collections::BTreeSet;

use factbrief::language::Language;

use file::File;

/// What is wrong with a file, with the rules that say so.
fn judge(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for rule in rules::all() {
        let faults = (rule.check)(file);
        if !faults.is_empty() {
            found.push(format!("not so: {} ({})\n    {}", rule.name, rule.clause, faults.join("\n    ")));
        }
    }
    found
}

#[test]
fn every_committed_pdf_keeps_every_rule() {
    for (path, bytes) in samples::committed() {
        let found = judge(&File::read(bytes));
        assert!(found.is_empty(), "{}:\n{}", path.display(), found.join("\n"));
    }
}

#[test]
fn fresh_pages_keep_every_rule() {
    for language in Language::ALL {
        for attached in [true, false] {
            let found = judge(&File::read(samples::fresh(language, attached)));
            assert!(found.is_empty(), "{language}, attached: {attached}:\n{}", found.join("\n"));
        }
    }
}

#[test]
fn every_rule_finds_the_faults_that_were_made_for_it() {
    for language in Language::ALL {
        let good = samples::fresh(language, true);
        let mut blind = Vec::new();
        for rule in rules::all() {
            for (number, fault) in rule.faults.iter().enumerate() {
                if (rule.check)(&fault.inject(&good)).is_empty() {
                    blind.push(format!("{} (fault {})", rule.name, number + 1));
                }
            }
        }
        assert!(blind.is_empty(), "{language}: not found:\n{}", blind.join("\n"));
    }
}

/// Otherwise a rule would seem to find faults that in truth saving anew has made.
#[test]
fn a_file_saved_anew_keeps_every_rule() {
    let anew = rule::Fault::Objects(|_| {}).inject(&samples::fresh(Language::En, true));
    let found = judge(&anew);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_rule_has_a_name_of_its_own_a_clause_and_a_fault() {
    let rules = rules::all();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules.len(), "two rules have one name");
    for rule in &rules {
        assert!(!rule.faults.is_empty(), "no fault was made for: {}", rule.name);
        assert!(rule.clause.contains("ISO ") || rule.clause.contains("RFC "), "no clause: {}", rule.name);
    }
}

/// The page that lists the rules is true.
#[test]
fn the_rules_are_those_that_the_documentation_lists() {
    let page = std::fs::read_to_string("docs/pdf-rules.md").expect("docs/pdf-rules.md");
    let rules = rules::all();
    let rows: String = rules.iter().map(|rule| format!("| {} | {} |\n", rule.name, rule.clause)).collect();
    let table = format!("| rule | clause |\n| --- | --- |\n{rows}");
    assert!(page.contains(&table), "docs/pdf-rules.md should hold:\n{table}");
    let faults: usize = rules.iter().map(|rule| rule.faults.len()).sum();
    let count = format!("{} rules, {faults} faults", rules.len());
    assert!(page.contains(&count), "docs/pdf-rules.md should say: {count}");
}
