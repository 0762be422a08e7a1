//! The shipped dossier, built by the program as a user builds it.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::repo::{ROOT, repo};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::process::{FACTBRIEF, Start};
use factbrief::check::check;
use factbrief::disk::read_dossier;
use factbrief::language::Language;
use factbrief::make::{Themes, Tools, produce};
use factbrief::page::{Fonts, LineKind, Page, Sheet, compose, parse};
use factbrief::render::{Engine, Templates};
use markdown::mdast::Node;
use tempfile::TempDir;

const BRIEFS: [&str; 3] = ["engineer", "investor", "policy"];
const OUT: &str = "out/japan-sovereign-ai";

fn factbrief(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(FACTBRIEF).current_dir(folder).args(arguments).ended().unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap().path();
        let target = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            fs::copy(&entry, &target).unwrap();
        }
    }
}

/// The text that each shipped page is set from: the Markdown, but with its figures described.
fn set() -> Vec<(String, Language, String)> {
    let engine = Engine::new(Templates::new([])).unwrap();
    let checked = check(&read_dossier(&repo("briefs/japan-sovereign-ai")).unwrap(), None);
    let (themes, fonts) = (Themes::new(&[]).unwrap(), Fonts::embedded());
    let tools = Tools { engine: &engine, themes: &themes, fonts: &fonts };
    let outcome = produce("japan-sovereign-ai".to_owned(), checked, Some(&tools));
    let texts = outcome
        .outputs
        .into_iter()
        .filter_map(|output| Some((output.brief, output.language, output.page_text?)));
    let texts: Vec<_> = texts.collect();
    assert_eq!(texts.len(), 6);
    texts
}

fn shipped() -> Vec<(String, Language, String)> {
    let each = |brief: &str, language: Language| {
        let path = repo(OUT).join(format!("{brief}.{language}.md"));
        (brief.to_owned(), language, fs::read_to_string(path).unwrap())
    };
    BRIEFS.iter().flat_map(|brief| Language::ALL.map(|language| each(brief, language))).collect()
}

fn sorted(mut texts: Vec<(String, Language, String)>) -> Vec<(String, Language, String)> {
    texts.sort();
    texts
}

fn page(markdown: &str, language: Language) -> Page {
    compose(&parse(markdown).unwrap(), &Sheet::a4(language), &Fonts::embedded()).unwrap()
}

#[test]
fn the_committed_outputs_are_what_is_built() {
    let (right, said) = factbrief(Path::new(ROOT), &["check", "--outputs", "--on", "2026-11-21"]);
    assert!(right, "{said}");
}

#[test]
fn two_builds_in_different_folders_with_different_threads_give_the_same_bytes() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let deep = two.path().join("a folder/with blanks");
    copy(&repo("briefs"), &deep.join("briefs"));
    let first = one.path().join("out");
    let (right, said) =
        factbrief(Path::new(ROOT), &["build", "--out", first.to_str().unwrap(), "--jobs", "1"]);
    assert!(right, "{said}");
    // No templates here: the built-in ones serve.
    let (right, said) = factbrief(&deep, &["--jobs", "7"]);
    assert!(right, "{said}");
    let first = files(&first.join("japan-sovereign-ai"));
    assert_eq!(first.len(), 15);
    assert_eq!(first, files(&deep.join(OUT)));
}

#[test]
fn a_second_build_leaves_every_file_alone() {
    let out = TempDir::new().unwrap();
    let build = || factbrief(Path::new(ROOT), &["build", "--out", out.path().to_str().unwrap()]).1;
    assert!(build().contains("6 rebuilt, 0 current, 0 failed"));
    let stamp = |name: &str| {
        fs::metadata(out.path().join("japan-sovereign-ai").join(name)).unwrap().modified().unwrap()
    };
    let before = stamp("policy.ja.pdf");
    assert!(build().contains("0 rebuilt, 6 current, 0 failed"));
    assert_eq!(before, stamp("policy.ja.pdf"));
}

#[test]
fn a_dossier_with_a_mistake_writes_nothing() {
    let folder = TempDir::new().unwrap();
    copy(&repo("briefs"), &folder.path().join("briefs"));
    let brief = folder.path().join("briefs/japan-sovereign-ai/policy.toml");
    let text = fs::read_to_string(&brief).unwrap().replace("\"plan-support-start\"", "\"plan-suport-start\"");
    fs::write(&brief, text).unwrap();
    let (right, said) = factbrief(folder.path(), &["build", "-a", "investor"]);
    assert!(!right);
    assert!(said.contains("unknown-fact") && said.contains("`plan-support-start`"), "{said}");
    assert!(said.contains("nothing written for `japan-sovereign-ai`"), "{said}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn every_bullet_and_every_table_figure_carries_a_citation() {
    for (brief, language, text) in shipped() {
        for line in text.lines() {
            let row = line.starts_with("| ") && !line.starts_with("| :") && !line.contains("---");
            let head = ["| Item", "| 項目"].iter().any(|head| line.starts_with(head));
            if line.starts_with("- ") || (row && !head) {
                assert!(line.contains("[^"), "{brief}.{language}: {line}");
            }
        }
    }
}

#[test]
fn every_sentence_of_the_authors_with_a_figure_carries_a_citation() {
    let names = ["H100", "B200", "L1000", "Sarashina2", "Green500"];
    for (brief, language, text) in shipped() {
        // The first line and the notes are the program's own; bullets and rows are statements, cited as a whole.
        let body = text.split("\n---\n").next().unwrap().split_once('\n').unwrap().1;
        // What a picture says in words is cited in the items below it.
        let own = body.lines().filter(|line| !["- ", "| ", "!["].iter().any(|start| line.starts_with(start)));
        for line in own {
            let sentences = line.replace("。", "。\n").replace(". ", ".\n").replace("\n[^", "[^");
            for sentence in sentences.lines() {
                let figure = sentence.chars().any(|c| c.is_ascii_digit());
                let named = names.iter().any(|name| sentence.contains(name));
                assert!(sentence.contains("[^") || !figure || named, "{brief}.{language}: {sentence}");
            }
        }
    }
}

#[test]
fn the_footnotes_are_exactly_those_used_and_numbered_in_order() {
    for (brief, language, text) in shipped() {
        let mut used = Vec::new();
        let mut defined = Vec::new();
        for (at, _) in text.match_indices("[^") {
            let number: usize = text[at + 2..].split(']').next().unwrap().parse().unwrap();
            let definition = text[at..].starts_with(&format!("[^{number}]: ")) && text[..at].ends_with('\n');
            let list = if definition { &mut defined } else { &mut used };
            if !list.contains(&number) {
                list.push(number);
            }
        }
        let expected: Vec<usize> = (1..=defined.len()).collect();
        assert_eq!(defined, expected, "{brief}.{language}");
        assert_eq!(used.iter().collect::<BTreeSet<_>>(), expected.iter().collect(), "{brief}.{language}");
        let first: Vec<usize> = used.iter().copied().filter(|number| *number > 0).collect();
        assert_eq!(first, expected, "{brief}.{language}: numbers follow the order of first use");
    }
}

/// What another Markdown parser reads: the text, and the emphasised parts of it.
fn read_by_another(node: &Node, strong: bool, text: &mut String, emphasised: &mut String) {
    match node {
        Node::Text(found) => {
            text.push_str(&found.value);
            if strong {
                emphasised.push_str(&found.value);
            }
        }
        Node::FootnoteReference(_) => {}
        _ => {
            let strong = strong || matches!(node, Node::Strong(_) | Node::Emphasis(_));
            for child in node.children().into_iter().flatten() {
                read_by_another(child, strong, text, emphasised);
            }
        }
    }
}

fn bare(text: &str) -> String {
    // The point between subject and date is drawn as distance on the page.
    text.chars().filter(|c| !c.is_whitespace() && *c != '·').collect()
}

#[test]
fn another_markdown_parser_reads_the_same_text_and_emphasis() {
    for ((brief, language, text), (_, _, described)) in sorted(shipped()).into_iter().zip(sorted(set())) {
        let tree = markdown::to_mdast(&text, &markdown::ParseOptions::gfm()).unwrap();
        let (mut other, mut emphasised) = (String::new(), String::new());
        read_by_another(&tree, false, &mut other, &mut emphasised);
        let document = parse(&described).unwrap();
        assert_eq!(bare(&document.plain_text().concat()), bare(&other), "{brief}.{language}");
        // The page sets figures of bullets and of the bottom line strong, which the Markdown doesn't.
        let ours: String = document.emphasised().into_iter().map(|(text, _)| text).collect();
        assert_eq!(bare(&ours), bare(&emphasised), "{brief}.{language}");
    }
}

/// A text without citation marks.
fn without_marks(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        kept.push_str(before);
        rest = match after.split_once(']') {
            Some((number, after)) if number.bytes().all(|byte| byte.is_ascii_digit()) => after,
            _ => {
                kept.push('[');
                after
            }
        };
    }
    kept + rest
}

#[test]
fn the_page_shows_the_text_of_the_markdown_in_order() {
    for (brief, language, text) in set() {
        let document = parse(&text).unwrap();
        let page = page(&text, language);
        let shown: String = page.text().map(|(line, _)| line).collect::<Vec<_>>().join("\n");
        let shown = without_marks(&bare(&shown));
        let mut at = 0;
        for block in document.plain_text() {
            for sentence in
                block.split_inclusive(['。', '.']).filter(|sentence| bare(sentence).chars().count() > 3)
            {
                let sentence = bare(sentence);
                let found = shown[at..].find(&sentence);
                assert!(found.is_some(), "{brief}.{language} lacks, at its place: {sentence}");
                at += found.unwrap() + sentence.len();
            }
        }
    }
}

#[test]
fn no_shipped_page_is_set_more_than_nine_times() {
    for (brief, language, text) in set() {
        let page = page(&text, language);
        assert!((2..=9).contains(&page.settings), "{brief}.{language} is set {} times", page.settings);
    }
}

#[test]
fn no_line_of_the_shipped_pages_breaks_a_rule_of_kinsoku() {
    let rules = fs::read_to_string(repo("tests/page/kinsoku.txt")).unwrap();
    let class = |name: &str| -> BTreeSet<char> {
        let lines = rules.lines().filter_map(|line| line.strip_prefix(name));
        lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
    };
    let (first, last, after_digit) = (class("first:"), class("last:"), class("after-digit:"));
    assert!(first.contains(&'。') && last.contains(&'「') && after_digit.contains(&'％'));
    for (brief, language, text) in set() {
        let page = page(&text, language);
        let mut ended_in_digit = false;
        let words = page.text().filter(|(_, kind)| !matches!(kind, LineKind::Label | LineKind::Folio));
        for line in words.map(|(line, _)| line.trim()).filter(|line| line.chars().count() > 1) {
            let start = line.chars().next().unwrap();
            assert!(!first.contains(&start), "{brief}.{language}: {line}");
            assert!(!(ended_in_digit && after_digit.contains(&start)), "{brief}.{language}: {line}");
            let end = line.chars().next_back().unwrap();
            assert!(!last.contains(&end), "{brief}.{language}: {line}");
            ended_in_digit = end.is_ascii_digit();
        }
    }
}
