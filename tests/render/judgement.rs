//! What a page says of a judgement: that it is an opinion or speculation, how likely it is and how sure its author is, wherever the fact is
//! printed; and what files, `diff` and `show` know of it.

use crate::support::harbour::{FACT_FILE, Harbour};

const BRIEF: &str = "briefs/harbour/investor.toml";
const LIKELY: &str = "likelihood = { word = \"likely\", basis.en = \"no rival has applied\", basis.ja = \"競合の応募がない\" }";
const SURE: &str = "confidence = { level = \"low\", basis.en = \"the files were not seen.\", basis.ja = \"記録は未見である。\" }";

/// The harbour whose fact `cost` has these keys, too.
fn with(keys: &str) -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[cost]", &format!("[cost]\n{keys}"));
    harbour
}

fn pages(harbour: &Harbour) -> [String; 2] {
    harbour.build();
    ["en", "ja"].map(|language| harbour.read(&format!("out/harbour/investor.{language}.md")))
}

fn holds(page: &str, texts: &[&str]) {
    for text in texts {
        assert!(page.contains(text), "`{text}` isn't in\n{page}");
    }
}

#[test]
fn both_words_stand_behind_the_statement_each_in_a_sentence_of_its_own() {
    let [en, ja] = pages(&with(&format!("{LIKELY}\n{SURE}")));
    holds(
        &en,
        &["over 3 years. (Likely, 55–80%: no rival has applied.) (Low confidence: the files were not seen.)"],
    );
    holds(&ja, &["（可能性は高い、55～80%。競合の応募がない。）（確信度は低い。記録は未見である。）"]);
    // A value among words of the author's, once in each text.
    holds(&en, &["The works cost about ¥12 billion (likely, 55–80%) ["]);
    holds(&ja, &["約120億円（可能性は高い、55～80%） ["]);
}

#[test]
fn a_statement_may_say_the_word_itself() {
    let harbour = with(LIKELY);
    harbour.edit(FACT_FILE, "Dredging is to cost", "Dredging, as is {{ likelihood }}, is to cost");
    harbour.edit(FACT_FILE, "浚渫には", "{{ likelihood }}が、浚渫には");
    let [en, ja] = pages(&harbour);
    holds(&en, &["Dredging, as is likely (55–80%), is to cost about ¥12 billion"]);
    holds(&ja, &["可能性は高い（55～80%）が、浚渫には3年間で約120億円"]);
    // The word isn't a part of the wording.
    harbour.right(&["diff", "--exit-code"]);
    harbour.edit(FACT_FILE, "\"likely\"", "\"very-likely\"");
    let diff = harbour.json(&["diff", "--format", "json"]);
    let kinds = &diff["dossiers"][0]["facts"][0]["kinds"];
    assert_eq!(kinds, &serde_json::json!(["status"]), "{diff}");
    assert!(!en.contains("(Likely,") && !ja.contains("55～80%。"), "{en}{ja}");
}

#[test]
fn tables_and_charts_say_it_in_few_words() {
    let harbour = with(&format!("{LIKELY}\nshort.en = \"Dredging\"\nshort.ja = \"浚渫\""));
    harbour.edit(FACT_FILE, "[berths]", "[berths]\nshort.en = \"Berths\"\nshort.ja = \"バース数\"");
    for layout in ["table", "key-figures"] {
        harbour.write(
            BRIEF,
            &harbour.read(BRIEF).replace("layout = \"bullets\"", &format!("layout = \"{layout}\"")),
        );
        let [en, ja] = pages(&harbour);
        holds(&en, &["Dredging (likely, 55–80%)"]);
        holds(&ja, &["浚渫（可能性は高い、55～80%）"]);
        harbour.write(
            BRIEF,
            &harbour.read(BRIEF).replace(&format!("layout = \"{layout}\""), "layout = \"bullets\""),
        );
    }
}

#[test]
fn an_opinion_is_said_to_be_one_unless_the_sentence_says_so() {
    for (status, en_says, ja_says) in [
        ("opinion", "over 3 years. (This is an opinion.)", "（これは意見である。）"),
        ("speculation", "over 3 years. (This is speculation.)", "（これは憶測である。）"),
    ] {
        let harbour = with(&format!("status = \"{status}\""));
        let [en, ja] = pages(&harbour);
        holds(&en, &[en_says, &format!("about ¥12 billion ({status})")]);
        holds(&ja, &[ja_says]);
        harbour.edit(FACT_FILE, "[cost]", "[cost]\nstatus-said = \"the sentence says so\"");
        let [en, ja] = pages(&harbour);
        assert!(!en.contains("(This is") && !en.contains(&format!("({status})")), "{en}");
        assert!(!ja.contains("（これは"), "{ja}");
    }
}

#[test]
fn files_and_commands_know_the_words() {
    let harbour = with(&format!("{LIKELY}\n{SURE}"));
    harbour.build();
    let manifest = harbour.read("out/harbour/manifest.toml");
    holds(&manifest, &["likelihood = \"likely\"", "confidence = \"low\""]);
    let facts = harbour.json(&["inspect", "out/harbour/investor.en.pdf", "--json"]).to_string();
    holds(&facts, &["\"likelihood\":\"likely\"", "\"confidence\":\"low\""]);
    let shown = harbour.right(&["show", "cost"]).out;
    holds(
        &shown,
        &[
            "  likelihood en likely, 55–80%: no rival has applied\n",
            "  confidence ja 確信度は低い: 記録は未見である\n",
        ],
    );
    harbour.edit(FACT_FILE, "\"likely\"", "\"unlikely\"");
    let said = harbour.run(&["diff"]).out;
    holds(&said, &["likelihood", "likely", "unlikely"]);
}

#[test]
fn what_is_computed_from_a_judgement_says_how_likely_it_is_itself() {
    let harbour = with(LIKELY);
    let facts = harbour.read(FACT_FILE);
    let derived = "[half]\nstatement.en = \"Each side pays {{ value }}.\"\nstatement.ja = \"各自は{{ value }}を払う。\"\nformula = \"cost / 2\"\n";
    harbour.write(FACT_FILE, &format!("{facts}{derived}"));
    let said = harbour.run(&["check", "--on", "2026-11-21"]);
    assert_eq!(said.code, 1);
    holds(&said.err, &["error[bad-judgement]: `half` is computed from `cost`, which is judged"]);
    harbour.write(FACT_FILE, &format!("{facts}{derived}{LIKELY}\n"));
    harbour.right(&["check", "--on", "2026-11-21"]);
}
