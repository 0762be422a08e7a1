//! Facts as plain numbers, and the dossier that says the same, for tests of recall.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::sync::Arc;

use factbrief::check::check;
use factbrief::diagnostic::SourceText;
use factbrief::disk::DossierFiles;
use factbrief::model::Dossier;

pub const AUDIENCES: [&str; 2] = ["investor", "policy"];

/// A fact as plain numbers.
#[derive(Clone, PartialEq)]
pub struct Plain {
    pub there: bool,
    pub value: i64,
    pub rough: bool,
    pub years: i64,
    pub wording: usize,
    /// Words that are printed for the figure, where they are any.
    pub words: usize,
    pub status: usize,
    pub stage: usize,
    pub due: usize,
    pub policy_only: bool,
    /// Tenths of a per cent, or an amount.
    pub threshold: Option<(bool, i64)>,
}

pub const STATUSES: [&str; 3] = ["confirmed", "announced", "reported"];
pub const WORDS: [&str; 4] = ["plan", "scheme", "project", "programme"];
pub const STAGES: [&str; 4] = ["planned", "target", "conditional", "done"];
/// The first has passed on the day of every copy.
pub const DUES: [&str; 4] = ["2026-06", "FY2027", "2028-01-31", ""];
pub const FIGURES: [&str; 3] = ["", "up to 900 million yen", "up to 800 million yen"];

impl Plain {
    /// A plan that is announced to cost so many yen over four years, without a date or a threshold.
    pub fn of(value: i64) -> Self {
        Self {
            there: true,
            value,
            rough: false,
            years: 4,
            wording: 0,
            words: 0,
            status: 1,
            stage: 0,
            due: 3,
            policy_only: false,
            threshold: None,
        }
    }

    /// What is done falls due no more.
    pub fn due(&self) -> &str {
        if STAGES[self.stage] == "done" { "" } else { DUES[self.due] }
    }
}

fn toml(facts: &[Plain]) -> String {
    let mut text = String::new();
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.there) {
        let bound = if fact.rough { "about" } else { "exact" };
        let word = WORDS[fact.wording];
        let words = match FIGURES[fact.words] {
            "" => String::new(),
            words => format!(", words.en = \"{words}\""),
        };
        text.push_str(&format!(
            "[fact-{index}]\nstatement.en = \"The {word} is to cost {{{{ value }}}} over {{{{ years }}}}.\"\n\
             value = {{ {bound} = {}, unit = \"JPY\"{words} }}\nwith.years = {{ exact = {}, unit = \"year\" }}\n\
             status = \"{}\"\nstage = \"{}\"\nas-of = 2026-01-01\n\
             evidence = [{{ source = \"plan\", locator = \"page 1\", unverifiable = \"made up\" }}]\n",
            fact.value, fact.years, STATUSES[fact.status], STAGES[fact.stage]
        ));
        if !fact.due().is_empty() {
            text.push_str(&format!("due = \"{}\"\n", fact.due()));
        }
        match fact.threshold {
            Some((true, tenths)) => {
                text.push_str(&format!("recall-above = \"{}.{}%\"\n", tenths / 10, tenths % 10))
            }
            Some((false, amount)) => text.push_str(&format!("recall-above = {amount}\n")),
            None => {}
        }
        if fact.policy_only {
            text.push_str("only-for = [\"policy\"]\n");
        }
    }
    text
}

/// The dossier with these facts.
pub fn dossier(facts: &[Plain]) -> Dossier {
    let source =
        |path: &str, text: &str| Arc::new(SourceText { path: path.to_owned(), text: text.to_owned() });
    let brief = |audience: &str| {
        let text = format!(
            "audience = \"{audience}\"\ntitle.en = \"The plans\"\nbottom-line.en = \"They go on.\"\n\
             [[section]]\nheading.en = \"Plans\"\ntext.en = \"See the table.\"\n"
        );
        source(&format!("port/{audience}.toml"), &text)
    };
    let files = DossierFiles {
        name: "port".to_owned(),
        folder: "port".into(),
        dossier: Some(source(
            "port/dossier.toml",
            "title.en = \"Port\"\nlanguages = [\"en\"]\ndate = 2026-12-31\npublisher = \"Desk\"\n",
        )),
        sources: Some(source(
            "port/sources.toml",
            "[plan]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Plan\"\npublisher = \"Port\"\nlanguage = \"en\"\n",
        )),
        facts: vec![source("port/facts/plans.toml", &toml(facts))],
        editions: Vec::new(),
        briefs: AUDIENCES.iter().map(|audience| brief(audience)).collect(),
        diagnostics: Vec::new(),
    };
    let checked = check(&files, None);
    checked.dossier.unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}
