//! Pinning: one text is added for each archived source, nothing else of `sources.toml` changes, and where that can't be, nothing does.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::harbour::Harbour;

const S: &str = "briefs/harbour/sources.toml";

/// The harbour with its archive, and `sources.toml` as it is given.
fn with_sources(sources: &str) -> Harbour {
    let harbour = Harbour::new();
    harbour.write(
        "archive/plan.txt",
        "岸壁は12バースある。\n200メートル以上の船が入る。\n長さは900メートルである。\n",
    );
    harbour.write("archive/paper.txt", "費用は3年間で約120億円となる。\n");
    harbour.write(S, sources);
    harbour
}

/// The sources of the harbour, each with the name of its archived file.
fn plain() -> String {
    let sources = Harbour::new().read(S);
    let named = sources.replace("issued = 2026-06-13", "issued = 2026-06-13\nfile = \"plan.txt\"");
    named.replace("issued = 2026-07-01", "issued = 2026-07-01\nfile = \"paper.txt\" # clipped")
}

const DOTTED: &str = r#"plan.type = "report"
plan.nature = "official"
plan.title = { en = "Harbour plan", ja = "港湾計画" }
plan.publisher = "Aoba Prefecture"
plan.language = "ja"
plan.file = "plan.txt"
paper.type = "article"
paper.nature = "news"
paper.title = { en = "What the harbour costs", ja = "港の費用" }
paper.publisher = "Aoba Shimpo"
paper."file"   = 'paper.txt'
paper.language = "ja"
"#;

const INLINE: &str = r#"plan = { type = "report", nature = "official", title = { en = "Plan", ja = "計画" }, publisher = "P", language = "ja", file = "plan.txt" }
paper = { file = "paper.txt", type = "article", nature = "news", title = { en = "Costs", ja = "費用" }, publisher = "A", language = "ja" } # one line
"#;

const OVER_LINES: &str = r#"plan = {
  type = "report", nature = "official", title = { en = "Plan", ja = "計画" }, publisher = "P", language = "ja",
  file = "plan.txt"
}
paper = {
  file = "paper.txt",
  type = "article", nature = "news", title = { en = "Costs", ja = "費用" }, publisher = "A", language = "ja",
}
"#;

/// The last lines of a file without a line end at the end, indented.
fn unended() -> String {
    let sources = plain().replace("language = \"ja\"\n[paper]", "language = \"ja\"\n  [ 'paper' ]");
    let (head, _) = sources.rsplit_once("file = ").unwrap();
    format!("{}language = \"ja\"\n\t file = 'paper.txt'", head)
}

#[test]
fn nothing_but_the_hashes_is_added_however_the_file_is_written() {
    let forms = [
        ("plain", plain()),
        ("dotted", DOTTED.to_owned()),
        ("inline", INLINE.to_owned()),
        ("over lines", OVER_LINES.to_owned()),
        ("no line end", unended()),
        (
            "mixed",
            format!(
                "{}{}",
                INLINE.lines().next().unwrap(),
                plain().split_once("[paper]").unwrap().1.replacen("", "\n[paper]", 1)
            ),
        ),
        ("quoted", plain().replace("file =", "'file'=").replace("[plan]", "[\"plan\"]")),
        ("invisible", plain().replace("Harbour plan", "Har\u{ad}bour plan")),
    ];
    for (name, sources) in forms {
        for (end, mark) in [("\n", ""), ("\r\n", ""), ("\n", "\u{feff}"), ("\r\n", "\u{feff}")] {
            let before = format!("{mark}{}", sources.replace('\n', end));
            let harbour = with_sources(&before);
            let said = harbour.run(&["verify", "--archive", "archive", "--pin"]);
            assert!(
                said.err.ends_with("2 archived sources pinned in `briefs/harbour/sources.toml`\n"),
                "{name}: {}",
                said.err
            );
            let after = harbour.read(S);
            // What was added is found by taking it out again.
            let mut rest = after.clone();
            for _ in 0..2 {
                let at = rest.find("sha256 = \"").unwrap();
                let end_of = at + "sha256 = \"".len() + 64 + 1;
                let start = rest[..at].trim_end_matches(|c: char| c != '\n' && c != ',').len();
                let start = match &rest[start - 1..start] {
                    "," => start - 1,
                    _ => start - end.len(),
                };
                rest.replace_range(start..end_of, "");
            }
            assert_eq!(rest, before, "{name}: {after}");
            assert!(
                !after.replace("\r\n", "").contains(if end == "\n" { "\r" } else { "\n" }),
                "{name}: {after:?}"
            );
            // Both are pinned now, and a second run has nothing to do.
            let said = harbour.right(&["verify", "--archive", "archive", "--pin"]);
            assert!(
                said.err.contains("2 archived sources are those that were pinned"),
                "{name}: {}",
                said.err
            );
            assert!(
                said.err.ends_with("0 archived sources pinned in `briefs/harbour/sources.toml`\n"),
                "{name}: {}",
                said.err
            );
            assert_eq!(harbour.read(S), after, "{name}");
            harbour.right(&["check"]);
        }
    }
}

/// The link stays one, and what it leads to is pinned.
#[cfg(unix)]
#[test]
fn a_linked_file_is_pinned_where_it_is() {
    let harbour = with_sources(&plain());
    fs::rename(harbour.path(S), harbour.path("sources.toml")).unwrap();
    std::os::unix::fs::symlink("../../sources.toml", harbour.path(S)).unwrap();
    harbour.right(&["verify", "--archive", "archive", "--pin"]);
    assert!(fs::symlink_metadata(harbour.path(S)).unwrap().is_symlink());
    assert_eq!(harbour.read("sources.toml").matches("sha256").count(), 2);
}

/// The library is called, since no test can save at the right moment while the program runs.
#[test]
fn what_was_saved_meanwhile_is_kept() {
    use factbrief::verify::{Absence, ArchiveFolder, Memory, pin, verify};
    let harbour = with_sources(&plain());
    let folder = harbour.path("briefs/harbour");
    let files = factbrief::disk::read_dossier(&folder).unwrap();
    let dossier = factbrief::check::check(&files, None).dossier.unwrap();
    let archive = ArchiveFolder::new(&harbour.path("archive")).unwrap();
    let report = verify(&dossier, &archive, &Memory::open(None, &folder), Absence::Mistake).unwrap();
    for saved in
        [plain().replace("Harbour plan", "Harbour plan, revised"), plain() + "# more\n", String::new()]
    {
        harbour.write(S, &saved);
        let error = pin(&dossier, &report, &folder).unwrap_err();
        assert!(error.to_string().contains("was changed while its sources were verified"), "{error}");
        assert_eq!(harbour.read(S), saved);
    }
    // Other line ends say the same.
    harbour.write(S, &plain().replace('\n', "\r\n"));
    assert_eq!(pin(&dossier, &report, &folder).unwrap(), 2);
}
