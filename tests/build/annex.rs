//! The annex of a page: it has the chain of every figure on the page and nothing that its readers may not have, and is the same
//! wherever it is made.

use std::fs;

use crate::pdf::conformance::{faults, text_with_citations};
use crate::support::harbour::{FACT_FILE, Harbour};

const MORE: &str = r#"
[dues]
statement.en = "Ships pay {{ value }} over {{ period }}."
statement.ja = "船は{{ period }}で{{ value }}を払う。"
value = { exact = "40億", unit = "JPY" }
with.period = { exact = 3, unit = "year" }
note = "Notebook seven says otherwise."
evidence = [{ source = "plan", locator = "page 6", lines = "4", as-printed = { value = "40億円", period = "3年間" }, remark = "Remarked upon." }]

[all-costs]
statement.en = "Works and dues are {{ value }} over {{ period }}."
statement.ja = "工事費と料金は{{ period }}で{{ value }}である。"
formula = "cost + dues"
with.period = "cost.period"

[quiet-sale]
statement.en = "The quay was quietly sold to a neighbour for {{ value }}."
statement.ja = "岸壁はひそかに隣の会社へ{{ value }}で売られた。"
value = { exact = "77億", unit = "JPY" }
only-for = ["engineer"]
evidence = [{ source = "plan", locator = "page 9", as-printed = "77億円", unverifiable = "Locked away." }]
"#;

/// What is never in an annex: notes, remarks, reasons, names and lines of archived files, and what is for others.
const SECRETS: [&str; 10] = [
    "Notebook",
    "Remarked",
    "Locked",
    "hidden-name",
    "line 4",
    "quiet-sale",
    "quietly",
    "ひそかに",
    "7.7",
    "77億",
];

fn harbour() -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[ships]", &format!("{MORE}\n[ships]"));
    harbour.edit("briefs/harbour/investor.toml", "\"cost\"]", "\"cost\", \"all-costs\"]");
    harbour.edit("briefs/harbour/engineer.toml", "\"berths\"]", "\"berths\", \"quiet-sale\"]");
    harbour.edit("briefs/harbour/sources.toml", "[plan]\n", "[plan]\nfile = \"hidden-name.txt\"\n");
    harbour.edit("briefs/harbour/dossier.toml", "date =", "archive = \"archive\"\ndate =");
    harbour.edit(
        FACT_FILE,
        "as-printed = \"12バース\"",
        "as-printed = \"12バース\", unverifiable = \"Locked away.\"",
    );
    harbour
}

/// What of the secrets is in the annexes of the investor's page.
fn told(harbour: &Harbour) -> Vec<&'static str> {
    let mut text = String::new();
    for language in ["en", "ja"] {
        text += &harbour.read(&format!("out/harbour/investor.{language}.annex.md"));
        let pdf = harbour.bytes(&format!("out/harbour/investor.{language}.annex.pdf"));
        text += &String::from_utf8_lossy(&pdf);
        text += &text_with_citations(pdf);
    }
    SECRETS.into_iter().filter(|secret| text.contains(secret)).collect()
}

#[test]
fn an_annex_has_the_chain_of_every_figure() {
    let harbour = harbour();
    harbour.right(&["build", "--annex"]);
    let expected = "**Annex** · Minato harbour · 21 November 2026

# Where the figures of “The harbour is being dredged” come from

> **How to read it** Each statement of the page stands here in full, with every place that supports it and what is printed there. “Compared” says that the printed form stands in an archived copy of the source and reads as the figure, and nothing of whether the source is right.

## Statement 1

Dredging is to cost about ¥12 billion over 3 years.

- Status: announced, planned; as of 12 June 2026.
- Also printed as “about ¥12 billion”.
- 3 years: Aoba Shimpo, paragraph 2, prints “3年間” (not compared with a copy). [^1]
- about ¥12 billion: Aoba Shimpo, paragraph 2, prints “約120億円” (not compared with a copy). [^1]

## Statement 2

The harbour has 12 berths.

- Status: announced, done; as of 12 June 2026.
- 12 berths: Aoba Prefecture, page 3, prints “12バース” (not compared with a copy). [^2]

## Statement 3

Works and dues are about ¥16 billion over 3 years.

- Status: announced, planned; as of 12 June 2026.
- Computed: about ¥16 billion is about ¥12 billion plus ¥4 billion.
- about ¥12 billion: Aoba Shimpo, paragraph 2, prints “約120億円” (not compared with a copy). [^1]
- ¥4 billion: Aoba Prefecture, page 6, prints “40億円” (not compared with a copy). [^2]
- 3 years: Aoba Shimpo, paragraph 2, prints “3年間” (not compared with a copy). [^1]

[^1]: Aoba Shimpo, “What the harbour costs”, in Japanese, 1 July 2026, para 2.
[^2]: Aoba Prefecture, “Harbour plan”, in Japanese, official document, 13 June 2026, pp. 3, 6.

---

Harbour desk · The numbers are those of the page.
";
    assert_eq!(harbour.read("out/harbour/investor.en.annex.md"), expected);
    let japanese = harbour.read("out/harbour/investor.ja.annex.md");
    for line in [
        "# 「湊港の浚渫が始まる」の数値の典拠",
        "- 計算：約160億円は約120億円と40億円の和。",
        "- 40億円：青葉県、6頁、表記は「40億円」（写しと照合していない）。 [^2]",
    ] {
        assert!(japanese.contains(line), "{line} isn't in\n{japanese}");
    }
    // The pages themselves hold what the annex says, block by block, and keep the rules for PDFs.
    for file in ["investor.en", "investor.ja", "engineer.en", "engineer.ja"] {
        let pdf = harbour.bytes(&format!("out/harbour/{file}.annex.pdf"));
        assert_eq!(faults(pdf.clone()), Vec::<String>::new(), "{file}");
        let text = text_with_citations(pdf);
        let figure = if file.starts_with("investor") { "12" } else { "200" };
        assert!(text.contains(figure), "{file}: {text}");
    }
}

/// A pinned source makes the difference, and whether the archive is there makes none.
#[test]
fn an_annex_is_the_same_on_every_machine() {
    let harbour = harbour();
    harbour.write("archive/hidden-name.txt", "40億円を3年間、12バース、200メートル以上、900メートル\n");
    harbour.edit(FACT_FILE, "lines = \"4\"", "lines = \"1\"");
    // The other source has no file, which `verify` minds and a build doesn't.
    harbour.run(&["verify", "--pin"]);
    harbour.right(&["build", "--annex"]);
    let page = harbour.read("out/harbour/investor.en.annex.md");
    assert!(
        page.contains(
            "¥4 billion: Aoba Prefecture, page 6, prints “40億円” (compared with an archived copy)."
        ),
        "{page}"
    );
    assert!(
        page.contains("12 berths: Aoba Prefecture, page 3, prints “12バース” (not compared with a copy)."),
        "{page}"
    );
    let files = ["investor.en.annex.md", "investor.en.annex.pdf", "engineer.ja.annex.pdf"];
    let before = files.map(|file| harbour.bytes(&format!("out/harbour/{file}")));
    fs::remove_dir_all(harbour.path("archive")).unwrap();
    let said = harbour.right(&["build", "--annex", "--force"]);
    assert!(said.err.contains("harbour: 8 files of annexes, 0 of them written"), "{}", said.err);
    assert_eq!(files.map(|file| harbour.bytes(&format!("out/harbour/{file}"))), before);
}

/// A form that stands once in the archived copy, by the tables; the page of a PDF. What isn't known has no link.
#[test]
fn a_place_links_to_its_passage_where_the_tables_tell_it() {
    let harbour = harbour();
    harbour
        .write("archive/hidden-name.txt", "40億円を3年間、12バース、200メートル以上、900メートル、77億円\n");
    harbour.edit("briefs/harbour/sources.toml", "[plan]\n", "[plan]\nurl = \"https://aoba.example/plan\"\n");
    harbour.edit(
        "briefs/harbour/sources.toml",
        "[paper]\n",
        "[paper]\nurl = \"https://shimpo.example/a.pdf\"\n",
    );
    harbour.edit(FACT_FILE, "lines = \"4\", ", "");
    let line = |harbour: &Harbour, words: &str| {
        harbour.right(&["build", "--annex"]);
        let page = harbour.read("out/harbour/investor.en.annex.md");
        page.lines().find(|line| line.contains(words)).unwrap().to_owned()
    };
    // Nothing is pinned, so nobody has compared it.
    assert!(line(&harbour, "¥4 billion: ").starts_with("- ¥4 billion: Aoba Prefecture, page 6, prints"));
    harbour.run(&["verify", "--pin"]);
    let linked = "- ¥4 billion: [Aoba Prefecture, page 6](https://aoba.example/plan#:~:text=40%E5%84%84%E5%86%86), prints “40億円”";
    assert!(line(&harbour, "¥4 billion: ").starts_with(linked), "{}", line(&harbour, "¥4 billion: "));
    // A form that can't be found there, and a page that may be a printed number.
    assert!(line(&harbour, "12 berths: ").starts_with("- 12 berths: Aoba Prefecture, page 3, prints"));
    assert!(line(&harbour, "3 years: ").starts_with("- 3 years: Aoba Shimpo, paragraph 2, prints"));
    assert_eq!(faults(harbour.bytes("out/harbour/investor.en.annex.pdf")), Vec::<String>::new());
    // Lines may mean that it stands there more than once.
    harbour.edit(FACT_FILE, "locator = \"page 6\", ", "locator = \"page 6\", lines = \"1\", ");
    assert!(line(&harbour, "¥4 billion: ").starts_with("- ¥4 billion: Aoba Prefecture, page 6, prints"));
}

#[test]
fn an_annex_is_made_where_it_is_asked_for_and_nowhere_else() {
    let harbour = harbour();
    harbour.build();
    let manifest = harbour.read("out/harbour/manifest.toml");
    harbour.right(&["build", "--annex", "-a", "engineer", "-l", "ja", "-t", "md"]);
    let mut there: Vec<String> = fs::read_dir(harbour.path("out/harbour"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("annex"))
        .collect();
    there.sort();
    assert_eq!(there, ["engineer.ja.annex.md"]);
    // No manifest lists it, so no mail and no later build takes notice of it.
    assert_eq!(harbour.read("out/harbour/manifest.toml"), manifest);
    harbour.right(&["check", "--outputs"]);
    harbour.build();
    assert!(harbour.path("out/harbour/engineer.ja.annex.md").is_file());
    let said = harbour.run(&["build", "--annex", "--to-publish", "-a", "engineer", "-o", "pages"]);
    assert_eq!(said.code, 2, "{}", said.err);
}

#[test]
fn an_annex_tells_nothing_that_is_not_for_its_readers() {
    let harbour = harbour();
    harbour.right(&["build", "--annex"]);
    assert_eq!(told(&harbour), Vec::<&str>::new());
    // The engineers' own annex has what is theirs.
    let own = harbour.read("out/harbour/engineer.en.annex.md");
    assert!(own.contains("quietly sold to a neighbour for ¥7.7 billion"), "{own}");
    // An annex of the wrong page in its place is found.
    fs::copy(
        harbour.path("out/harbour/engineer.en.annex.pdf"),
        harbour.path("out/harbour/investor.en.annex.pdf"),
    )
    .unwrap();
    assert_eq!(told(&harbour), ["quietly", "7.7", "77億"]);
}

/// Each fact in turn kept for the engineers: what the investors' annex rests on is theirs, or nothing is built.
#[test]
fn no_figure_behind_a_page_is_for_others() {
    let rows = [
        ("berths", "12 berths", "12バース"),
        ("cost", "¥12 billion", "120億円"),
        ("dues", "¥4 billion", "40億円"),
        ("all-costs", "¥16 billion", "160億円"),
    ];
    for (fact, en, ja) in rows {
        let harbour = harbour();
        harbour.edit(FACT_FILE, &format!("[{fact}]\n"), &format!("[{fact}]\nonly-for = [\"engineer\"]\n"));
        let said = harbour.run(&["build", "--annex"]);
        assert_eq!(said.code, 1, "{fact}: {}", said.err);
        assert!(!harbour.path("out/harbour/investor.en.annex.md").exists(), "{fact}");
        // Without the facts that need it the annex is built, and has nothing of it.
        harbour.edit(
            "briefs/harbour/investor.toml",
            "facts = [\"berths\", \"cost\", \"all-costs\"]",
            match fact {
                "berths" => "facts = [\"cost\", \"all-costs\"]",
                "cost" => "facts = [\"berths\"]",
                _ => "facts = [\"berths\", \"cost\"]",
            },
        );
        if fact == "cost" {
            harbour.edit(
                "briefs/harbour/investor.toml",
                "The works cost {{ fact('cost').value }}.",
                "They begin.",
            );
            harbour.edit(
                "briefs/harbour/investor.toml",
                "工事費は{{ fact('cost').value }}である。",
                "始まる。",
            );
        }
        harbour.right(&["build", "--annex"]);
        let english = harbour.read("out/harbour/investor.en.annex.md");
        let japanese = harbour.read("out/harbour/investor.ja.annex.md");
        assert!(!english.contains(en) && !japanese.contains(ja), "{fact}: {english}{japanese}");
    }
}

/// An annex that isn't that of its page is named, whoever wrote it, and so is one whose page is no more.
#[test]
fn an_annex_of_another_state_of_its_page_is_named() {
    let harbour = harbour();
    harbour.right(&["build", "--annex"]);
    let status = || harbour.right(&["status", "--on", "2026-11-21"]).out;
    assert!(!status().contains("annex"), "{}", status());
    harbour.edit(FACT_FILE, "exact = 12,", "exact = 13,");
    harbour.edit(FACT_FILE, "12バース", "13バース");
    let said = harbour.right(&["build"]).err;
    assert!(
        said.contains("investor.en.annex.pdf` is the annex of the page before; `--annex` makes it anew"),
        "{said}"
    );
    // The next build doesn't know any more; `status` does.
    assert!(!harbour.right(&["build"]).err.contains("annex"));
    let said = status();
    assert!(
        said.contains("out/harbour/investor.en.annex.md: the annex of another state of its page"),
        "{said}"
    );
    let json = harbour.json(&["status", "--on", "2026-11-21", "--json"]);
    assert_eq!(json["annexes"].as_array().unwrap().len(), 8, "{json}");
    assert_eq!(json["annexes"][0]["state"], "stale");
    harbour.right(&["build", "--annex"]);
    assert!(!status().contains("annex"), "{}", status());
}

#[test]
fn an_annex_whose_page_is_no_longer_made_is_named_and_kept() {
    let harbour = Harbour::new();
    harbour.right(&["build", "--annex"]);
    fs::remove_file(harbour.path("briefs/harbour/engineer.toml")).unwrap();
    for _ in 0..2 {
        let said = harbour.right(&["build"]).err;
        assert!(
            said.contains(
                "engineer.en.annex.md` is the annex of a page that is no longer made, and was kept"
            ),
            "{said}"
        );
    }
    let said = harbour.right(&["status", "--on", "2026-11-21"]).out;
    assert!(
        said.contains("engineer.ja.annex.pdf: the annex of a page that is no longer made; delete it"),
        "{said}"
    );
    assert!(!said.contains("investor.en.annex"), "{said}");
    assert!(harbour.path("out/harbour/engineer.en.annex.md").is_file());
    // A file of the author's own isn't taken for one.
    harbour.write("out/harbour/notes.annex.md", "Mine.\n");
    harbour.write("out/harbour/engineer.xx.annex.md", "Mine.\n");
    let said = harbour.right(&["status", "--on", "2026-11-21"]).out;
    assert!(!said.contains("notes") && !said.contains("engineer.xx"), "{said}");
}
