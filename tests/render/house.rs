//! Words that a house doesn't use or explains: found on the page as it is read, in each form and nowhere else, with the place of the text that
//! holds them; and texts of sources of which only figures may be taken.

use crate::support::harbour::{FACT_FILE, Harbour};
use factbrief::render::internals::occurrences;

const DOSSIER: &str = "briefs/harbour/dossier.toml";
const BRIEF: &str = "briefs/harbour/investor.toml";

#[test]
fn a_word_is_found_in_its_forms_and_not_inside_others() {
    let rows: &[(&str, &str, &[&str])] = &[
        (
            "leverage",
            "It leverages leverage, Leveraged and leveraging.",
            &["leverages", "leverage", "Leveraged", "leveraging"],
        ),
        ("leverage", "They deleverage the coverage.", &[]),
        ("leverage", "Leverage-free, over-leverage, leverage’s use", &["Leverage", "leverage", "leverage’s"]),
        (
            "commit",
            "committed, committing, commits, committee, commitment",
            &["committed", "committing", "commits"],
        ),
        ("carry", "carries, carried, carrying, carry", &["carries", "carried", "carrying", "carry"]),
        (
            "key player",
            "a key player, Key  players, key-player, a key to players",
            &["key player", "Key players", "key-player"],
        ),
        ("carry out", "It carried out and carries out what it carries.", &["carried out", "carries out"]),
        ("LLM", "LLMs, an LLM and llm; LLMS; the LLM's", &["LLMs", "LLM", "LLM's"]),
        ("IT", "it is IT", &["IT"]),
        ("crisis", "crises and a crisis", &["crises", "crisis"]),
        ("child", "children, a child's", &["children", "child's"]),
        ("analysis", "analyses, analysis; analyst", &["analyses", "analysis"]),
        ("analyse", "analyses, analysed, analysing", &["analyses", "analysed", "analysing"]),
        ("buy", "bought, buys, buying, buyer, buyed", &["bought", "buys", "buying"]),
        ("lie", "lying, lied, lies, lay", &["lying", "lied", "lies"]),
        ("panic", "panicked, panicking, panics", &["panicked", "panicking", "panics"]),
        ("overtake", "overtook, overtaken, overtaking", &["overtook", "overtaken", "overtaking"]),
        ("workman", "workmen", &["workmen"]),
        ("leaf", "leaves, leafs", &["leaves", "leafs"]),
        ("stop", "stopped, stoping, stopping, stops", &["stopped", "stopping", "stops"]),
        ("travel", "travelled, traveled, travelling", &["travelled", "traveled", "travelling"]),
        ("offer", "offered, offering", &["offered", "offering"]),
        ("rain", "rained, rainned", &["rained"]),
        ("agree", "agreed, agreeing, agrees", &["agreed", "agreeing", "agrees"]),
        ("quit", "quits, quitting", &["quits", "quitting"]),
        ("echo", "echoes, echoed, echoing", &["echoes", "echoed", "echoing"]),
        // What only looks like a form.
        ("fee", "feed, feeding, fees", &["fees"]),
        ("car", "caring, cared, cars, care", &["cars"]),
        ("see", "seed, sees, seen, saw, seeing", &["sees", "seen", "saw", "seeing"]),
        ("us", "used, uses, using, us", &["us"]),
        ("hop", "hoping, hoped, hopping", &["hopping"]),
        ("plan", "planed, planned, plane", &["planned"]),
        ("new", "news and new", &["new"]),
        ("good", "goods and good", &["good"]),
        ("cost", "costed, costing, costs", &["costed", "costing", "costs"]),
        ("forgo", "forwent, forgone, forgoes", &["forwent", "forgone", "forgoes"]),
        ("withhold", "withheld, withholding", &["withheld", "withholding"]),
        ("policy", "policies, policy's, police", &["policies", "policy's"]),
        ("person", "people, persons", &["persons"]),
        ("even", "evening, even", &["even"]),
        ("it", "its, it", &["it"]),
        ("play", "plays, playing, player, plaies", &["plays", "playing"]),
        ("bus", "buses and busy", &["buses"]),
        ("コミット", "コミットする。コミットメント、インコミット", &["コミット"]),
        ("コミットメント", "そのコミットメントは", &["コミットメント"]),
        ("ｺﾐｯﾄﾒﾝﾄ", "コミットメントを", &["コミットメント"]),
        ("支援", "国の支援金と支援", &["支援", "支援"]),
        ("LLM", "国産LLMを使う", &["LLM"]),
        ("AI", "生成AIとOpenAI", &["AI"]),
    ];
    for (word, text, expected) in rows {
        let folded = factbrief::value::Folded::plain(text).text;
        let found: Vec<&str> = occurrences(&folded, word).into_iter().map(|range| &folded[range]).collect();
        assert_eq!(found, *expected, "{word} in {text}");
    }
}

/// The harbour with words for its investors.
fn with(words: &str) -> Harbour {
    let harbour = Harbour::new();
    let dossier = harbour.read(DOSSIER);
    harbour.write(DOSSIER, &format!("{dossier}[audience.investor.words]\n{words}\n"));
    harbour
}

/// What is complained of, with its place.
fn complaints(harbour: &Harbour) -> Vec<String> {
    let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
    let lines: Vec<&str> = said.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("error[") || line.starts_with("warning[") {
            let place =
                lines[at + 1..].iter().find(|line| line.contains("--> ")).map_or("", |line| line.trim());
            found.push(format!("{line} {place}"));
        }
    }
    found
}

#[test]
fn each_text_of_a_page_is_judged_at_its_place() {
    let harbour = with(
        "en = [{ word = \"dredge\", say = \"deepen\" }, { word = \"work\", say = \"project\", otherwise = \"forbid\" }, { word = \"present\", say = \"x\" }]\nja = [{ word = \"浚渫\", say = \"しゅんせつ\" }]",
    );
    harbour.edit(BRIEF, "What is there", "What is **pres**ent");
    assert_eq!(
        complaints(&harbour),
        [
            "warning[unwanted-word]: `investor.en` says “Dredging” in `cost`, which the house doesn't say to `investor` --> briefs/harbour/facts/works.toml:11:2",
            "warning[unwanted-word]: `investor.ja` says “浚渫” in `cost`, which the house doesn't say to `investor` --> briefs/harbour/facts/works.toml:11:2",
            "warning[unwanted-word]: `investor.en` says “present”, which the house doesn't say to `investor` --> briefs/harbour/investor.toml:1:1",
            "warning[unwanted-word]: `investor.en` says “dredged”, which the house doesn't say to `investor` --> briefs/harbour/investor.toml:2:34",
            "warning[unwanted-word]: `investor.ja` says “浚渫”, which the house doesn't say to `investor` --> briefs/harbour/investor.toml:3:16",
            "error[forbidden-word]: `investor.en` says “works”, which the house doesn't say to `investor` --> briefs/harbour/investor.toml:4:23",
        ]
    );
    // A build that has nothing to do says it, too, and so does one that is refused.
    let said = harbour.run(&["build"]);
    assert!(said.code == 1 && said.err.contains("forbidden-word"), "{}", said.err);
    harbour.edit(DOSSIER, "\"forbid\"", "\"allow\"");
    for _ in 0..2 {
        let said = harbour.right(&["build"]).err;
        assert_eq!(said.matches("warning[unwanted-word]").count(), 5, "{said}");
        assert!(!said.contains("“works”"), "{said}");
    }
    // Readers for whom the house has no such words.
    assert!(!complaints(&harbour).iter().any(|line| line.contains("engineer")));
}

#[test]
fn a_word_is_explained_where_it_is_used_first() {
    let harbour = with("en = [{ word = \"berth\", explain = \"places for ships\" }]");
    assert_eq!(
        complaints(&harbour),
        [
            "warning[unwanted-word]: `investor.en` says “berths” in `berths` and doesn't explain it there --> briefs/harbour/facts/works.toml:5:2"
        ]
    );
    // In the heading nothing need be explained, but in the first sentence that uses it.
    harbour.edit(BRIEF, "What is there", "Berths");
    assert_eq!(complaints(&harbour).len(), 1);
    harbour.edit(FACT_FILE, "The harbour has {{ value }}.", "The harbour has {{ value }}, places for ships.");
    assert_eq!(complaints(&harbour), Vec::<String>::new());
    // What the house says instead may hold the word.
    let harbour = with("en = [{ word = \"harbour\", say = \"the harbour of Minato\" }]");
    harbour.edit(BRIEF, "The harbour is being", "The harbour of Minato is being");
    let found = complaints(&harbour);
    // The title of the dossier and a statement have it alone.
    assert!(found.len() == 2 && found[0].contains("in `berths`") && found[1].contains(":1:1"), "{found:?}");
}

#[test]
fn a_waiver_excuses_a_word_and_a_quotation() {
    let until = "until = 2027-01-31";
    let waive = |rule: &str| {
        format!("waive = [{{ rule = \"{rule}\", why = \"a name\", by = \"IR desk\", {until} }}]")
    };
    let harbour = with("ja = [{ word = \"浚渫\", say = \"しゅんせつ\" }]");
    harbour.edit(FACT_FILE, "[cost]", &format!("[cost]\n{}", waive("words")));
    let found = complaints(&harbour);
    assert!(found.len() == 1 && found[0].contains("investor.toml:3"), "{found:?}");
    harbour.edit(BRIEF, "audience =", &format!("{}\naudience =", waive("words")));
    assert_eq!(complaints(&harbour), Vec::<String>::new());
    harbour.edit(BRIEF, "湊港の浚渫が始まる", "湊港の工事が始まる");
    assert_eq!(complaints(&harbour), Vec::<String>::new());

    let harbour = Harbour::new();
    harbour.edit(
        "briefs/harbour/sources.toml",
        "[paper]",
        "[paper]\nlicence = \"CC-BY-ND-4.0\"\nreuse = \"figures\"",
    );
    harbour.edit(FACT_FILE, "over {{ period }}.", "over {{ period }}: “{{ words }}”.");
    harbour.edit(FACT_FILE, "要する見込みである。", "要する見込みである（「{{ words }}」）。");
    harbour.edit(
        FACT_FILE,
        "with.period",
        "with.words = { text.en = \"a hole in the sea\", text.ja = \"海の穴\" }\nwith.period",
    );
    harbour.edit(FACT_FILE, "period = \"3年間\"", "period = \"3年間\", words = \"海の穴\"");
    assert_eq!(
        complaints(&harbour),
        [
            "warning[beyond-licence]: `cost` quotes a text of `paper` as `words`, of which only figures may be taken (licence: CC-BY-ND-4.0); the brief `investor` prints it --> briefs/harbour/facts/works.toml:11:2"
        ]
    );
    // Nor by way of a fact that is computed from others and takes the text along.
    harbour.edit(
        FACT_FILE,
        "[ships]",
        "[twice]\nstatement.en = \"Both ways it is {{ value }}: “{{ said }}”.\"\nstatement.ja = \"往復では{{ value }}である（「{{ said }}」）。\"\nformula = \"cost * 2\"\nwith.said = \"cost.words\"\n\n[ships]",
    );
    harbour.edit(BRIEF, "\"cost\"]", "\"cost\", \"twice\"]");
    let found = complaints(&harbour);
    assert!(
        found.len() == 2
            && found[1].starts_with(
                "warning[beyond-licence]: `twice` quotes a text of `paper` as `said` by way of `cost`, of which only figures may be taken"
            ),
        "{found:?}"
    );
    // Nor in a version that a brief doesn't prefer: the line below says who says it.
    let contested = Harbour::new();
    contested.edit("briefs/harbour/sources.toml", "[paper]", "[paper]\nreuse = \"figures\"");
    contested.edit(
        FACT_FILE,
        "value = { exact = 12, unit = \"berths\" }\nevidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"12バース\" }]",
        "[[berths.claim]]\nvalue = { text.en = \"a harbour\", text.ja = \"港\" }\nrank = \"preferred\"\nevidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"港\" }]\n[[berths.claim]]\nvalue = { text.en = \"a hole in the sea\", text.ja = \"海の穴\" }\nevidence = [{ source = \"paper\", locator = \"page 3\", as-printed = \"海の穴\" }]",
    );
    let found = complaints(&contested);
    assert!(
        found.len() == 2
            && found.iter().all(|line| line.contains("`berths` quotes a text of `paper` as `value`"))
            || found.len() == 1 && found[0].contains("`berths` quotes a text of `paper` as `value`"),
        "{found:?}"
    );
    let shown = harbour.right(&["show", "cost"]).out;
    assert!(shown.contains("licence: CC-BY-ND-4.0") && shown.contains("may be taken: figures"), "{shown}");
    harbour.build();
    let manifest = harbour.read("out/harbour/manifest.toml");
    assert!(
        manifest.contains("licence = \"CC-BY-ND-4.0\"") && manifest.contains("reuse = \"figures\""),
        "{manifest}"
    );
    harbour.edit(FACT_FILE, "[cost]", &format!("[cost]\n{}", waive("reuse")));
    assert_eq!(complaints(&harbour), Vec::<String>::new());
    for allowed in ["quotations", "whole"] {
        harbour.edit(FACT_FILE, &format!("{}\n", waive("reuse")), "");
        harbour.edit("briefs/harbour/sources.toml", "reuse = \"figures\"", &format!("reuse = \"{allowed}\""));
        assert_eq!(complaints(&harbour), Vec::<String>::new());
        harbour.edit("briefs/harbour/sources.toml", &format!("reuse = \"{allowed}\""), "reuse = \"figures\"");
        harbour.edit(FACT_FILE, "[cost]", &format!("[cost]\n{}", waive("reuse")));
    }
}

/// What an author calls the readers, and a fact in the line on contested figures, is the author's, too.
#[test]
fn the_label_of_an_audience_is_judged() {
    let harbour = Harbour::new();
    let dossier = harbour.read(DOSSIER);
    let audience = "[audience.investor]\nlabel.en = \"For stakeholders\"\nlabel.ja = \"投資家向け\"\n";
    let words = "words.en = [{ word = \"stakeholder\", say = \"people\", otherwise = \"forbid\" }]\n";
    harbour.write(DOSSIER, &format!("{dossier}{audience}{words}"));
    let said = complaints(&harbour);
    assert!(said.iter().any(|line| line.contains("stakeholders")), "{said:?}");
}
