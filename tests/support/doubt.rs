//! A made-up dossier with everything that can be doubted, from a seed: contested, derived, planned, superseded and restricted facts, and two
//! briefs for different readers. What a page of it may say is told by an eye of its own, which knows nouns and digits and asks nothing of the program.

#![allow(dead_code, reason = "each test that shares this file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::in_memory::InMemory;
use super::quays::{self, digits, dossier, evidence, newspapers, version};
use super::seed::Random;
use factbrief::disk::DossierFiles;

/// The readers of the two briefs.
pub const AUDIENCES: [&str; 2] = ["investor", "engineer"];

/// The facts: three plain ones, two plans, two contested and two derived ones. No noun is in another.
const NOUNS: [(&str, &str); 9] = [
    ("amber", "琥珀"),
    ("birch", "白樺"),
    ("cedar", "杉林"),
    ("delta", "三角"),
    ("knoll", "小丘"),
    ("fjord", "峡湾"),
    ("grove", "木立"),
    ("heath", "荒野"),
    ("inlet", "入江"),
];
pub const PLANS: [usize; 2] = [3, 4];
pub const CONTESTED: [usize; 2] = [5, 6];
pub const DERIVED: [usize; 2] = [7, 8];
/// Those with one value of their own.
pub const PLAIN: usize = 5;

/// The days that a page may be of.
const DAYS: [&str; 3] = ["2026-02-10", "2026-11-21", "2027-08-01"];
const DUES: [&str; 2] = ["2026-06-30", "2027-06-30"];
const ENDS: [&str; 2] = ["2026-03-10", "2026-12-24"];

const SOURCE_IDS: [&str; 2] = ["gazette", "herald"];
const RANKS: [&str; 3] = ["preferred", "normal", "deprecated"];
const LAYOUTS: [&str; 5] = ["bullets", "prose", "table", "key-figures", "bar-chart"];
const WAYS: [&str; 3] = ["preferred", "range", "both"];

/// A fact with a value of its own.
#[derive(Debug, Clone)]
pub struct Plain {
    pub number: usize,
    pub source: usize,
    /// The one audience that may see it.
    pub only_for: Option<usize>,
    /// Which fact takes its place, and when.
    pub superseded: Option<(usize, usize)>,
    /// When it falls due, of a plan.
    pub due: usize,
    /// Whether its author says what is printed afterwards.
    pub lapsed: bool,
}

#[derive(Debug, Clone)]
pub struct Claim {
    pub number: usize,
    pub rank: usize,
    pub source: usize,
}

#[derive(Debug, Clone)]
pub struct Contested {
    pub claims: Vec<Claim>,
    pub only_for: Option<usize>,
}

/// The sum of two facts.
#[derive(Debug, Clone)]
pub struct Derived {
    pub terms: [usize; 2],
    pub only_for: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct DoubtBrief {
    pub facts: Vec<usize>,
    pub layout: usize,
    pub way: usize,
    /// A fact that the bottom line names: its value, its statement or its short form.
    pub named: Option<(usize, usize)>,
}

#[derive(Debug, Clone)]
pub struct Doubt {
    pub plain: Vec<Plain>,
    pub contested: Vec<Contested>,
    pub derived: Vec<Derived>,
    pub briefs: [DoubtBrief; 2],
    pub day: usize,
    /// Whether it is in Japanese; a half of them are.
    pub japanese: bool,
    next: usize,
}

/// What is wrong with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// A contested figure has no mark, or nobody is said to say it.
    Unmarked,
    /// A deprecated version is there.
    Deprecated,
    /// A fact is there whose place another has taken.
    Superseded,
    /// A plan whose date has passed is told as if it were ahead.
    ToldAsFuture,
    /// Its readers may not have it.
    NotForThem,
}

impl Wrong {
    pub const ALL: [Self; 5] =
        [Self::Unmarked, Self::Deprecated, Self::Superseded, Self::ToldAsFuture, Self::NotForThem];
}

/// What was made for the readers of a brief in one language.
#[derive(Debug, Clone, Default)]
pub struct DoubtPage {
    /// 0 or 1.
    pub brief: usize,
    /// Markdown, pictures.
    pub markdown: String,
    /// What programs get.
    pub facts: String,
    /// The annex, where it was made.
    pub annex: String,
    /// All that can be unpacked of the PDFs.
    pub pdf: String,
}

/// A number as pages print it: with commas, and with 万.
fn forms(number: usize) -> Vec<String> {
    let mut forms = vec![digits(number)];
    if number >= 10_000 {
        let rest = number % 10_000;
        let rest = if rest == 0 { String::new() } else { digits(rest) };
        forms.push(format!("{}万{rest}", number / 10_000));
    }
    forms
}

/// Where a text has a number as a whole.
pub fn holds(text: &str, number: usize) -> bool {
    // Files for programs have it bare.
    let mut forms = forms(number).into_iter().chain([number.to_string()]);
    forms.any(|form| !ends_of(text, &form).is_empty())
}

/// The ends of a number in a text that is no part of a longer one.
fn ends_of(text: &str, form: &str) -> Vec<usize> {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let whole = |(start, _): &(usize, &str)| {
        let end = start + form.len();
        let before = start.checked_sub(1).and_then(|at| bytes.get(at));
        let in_myriads = text[..*start].ends_with('万') || text[end..].starts_with('万');
        let grouped = before == Some(&b',') && is_digit(start.checked_sub(2).and_then(|at| bytes.get(at)));
        let goes_on = bytes.get(end) == Some(&b',') && is_digit(bytes.get(end + 1));
        !in_myriads && !is_digit(before) && !grouped && !is_digit(bytes.get(end)) && !goes_on
    };
    text.match_indices(form).filter(whole).map(|(start, _)| start + form.len()).collect()
}

impl Doubt {
    pub fn new(random: &mut Random) -> Self {
        let mut doubt = Self {
            plain: Vec::new(),
            contested: Vec::new(),
            derived: DERIVED.map(|_| Derived { terms: [0, 1], only_for: None }).to_vec(),
            briefs: [0, 1].map(|_| DoubtBrief { facts: Vec::new(), layout: 0, way: 0, named: None }),
            day: 1,
            japanese: random.below(2) == 0,
            next: 10_000 + random.below(30_000),
        };
        for _ in 0..PLAIN {
            let number = doubt.number(random);
            let (source, due, lapsed) = (random.below(2), random.below(2), random.below(2) == 0);
            doubt.plain.push(Plain { number, source, only_for: None, superseded: None, due, lapsed });
        }
        for _ in CONTESTED {
            let claims = (0..3).map(|at| doubt.claim([0, 1, 2][at], random)).collect();
            doubt.contested.push(Contested { claims, only_for: None });
        }
        doubt.derived[0].terms = [random.below(PLAIN), random.below(PLAIN)];
        doubt.derived[1].terms = [random.below(PLAIN), DERIVED[0]];
        for brief in 0..2 {
            let facts = (0..NOUNS.len()).filter(|_| random.below(3) > 0).collect();
            let brief = &mut doubt.briefs[brief];
            (brief.facts, brief.layout, brief.way) = (facts, random.below(LAYOUTS.len()), random.below(3));
        }
        for _ in 0..3 {
            doubt.edit(random);
        }
        doubt
    }

    /// A number that nothing else has ever had.
    fn number(&mut self, random: &mut Random) -> usize {
        self.next += 301 + random.below(89);
        // No round one, which could be a mark on an axis.
        self.next += usize::from(self.next.is_multiple_of(100));
        self.next
    }

    fn claim(&mut self, rank: usize, random: &mut Random) -> Claim {
        Claim { number: self.number(random), rank, source: random.below(2) }
    }

    /// One change by the author.
    pub fn edit(&mut self, random: &mut Random) {
        let only_for = [None, None, Some(0), Some(1)][random.below(4)];
        let which = random.below(PLAIN);
        let number = self.number(random);
        match random.below(16) {
            0 => self.plain[which].number = number,
            1 => self.plain[which].source = random.below(2),
            2 | 3 => self.plain[which].only_for = only_for,
            4 => {
                let by = (which + 1 + random.below(PLAIN - 1)) % PLAIN;
                let end = self.plain[by].superseded.is_none().then(|| (by, random.below(ENDS.len())));
                // What takes another's place is itself in force.
                let needed = self.plain.iter().any(|one| one.superseded.is_some_and(|(by, _)| by == which));
                self.plain[which].superseded = end.filter(|_| !needed);
            }
            5 => self.plain[PLANS[random.below(2)]].due = random.below(DUES.len()),
            6 => self.plain[PLANS[random.below(2)]].lapsed = random.below(2) == 0,
            7 => self.contested[random.below(2)].only_for = only_for,
            8 => {
                let claim = self.claim([0, 1, 1, 2][random.below(4)], random);
                let claims = &mut self.contested[random.below(2)].claims;
                let at = random.below(claims.len());
                claims[at] = claim;
            }
            9 => self.derived[0].terms = [random.below(PLAIN), random.below(PLAIN)],
            10 => self.derived[1].terms = [random.below(PLAIN), DERIVED[0]],
            11 => self.derived[random.below(2)].only_for = only_for,
            12 => self.day = random.below(DAYS.len()),
            _ => self.edit_brief(random),
        }
    }

    fn edit_brief(&mut self, random: &mut Random) {
        let brief = &mut self.briefs[random.below(2)];
        let fact = random.below(NOUNS.len());
        match random.below(5) {
            0 => brief.layout = random.below(LAYOUTS.len()),
            1 => brief.way = random.below(WAYS.len()),
            2 => {
                brief.named = (random.below(3) > 0).then(|| (random.below(NOUNS.len()), random.below(3)));
            }
            3 if brief.facts.contains(&fact) => brief.facts.retain(|one| *one != fact),
            _ if brief.facts.contains(&fact) => {}
            _ => brief.facts.push(fact),
        }
    }

    pub fn files(&self) -> DossierFiles {
        let briefs = [0, 1].map(|brief| self.spoken(&self.brief_text(brief)));
        InMemory {
            dossier: &self.spoken(&dossier(&[if self.japanese { "ja" } else { "en" }], DAYS[self.day])),
            sources: &newspapers(["2026-01-20", "2026-01-21"]),
            facts: &self.spoken(&self.facts_text()),
            briefs: &[(AUDIENCES[0], &briefs[0]), (AUDIENCES[1], &briefs[1])],
        }
        .files()
    }

    /// A file without the texts in the other language.
    fn spoken(&self, text: &str) -> String {
        let other = if self.japanese { ".en" } else { ".ja" };
        let is_spoken = |line: &&str| !line.split(' ').next().is_some_and(|key| key.ends_with(other));
        text.lines().filter(is_spoken).map(|line| format!("{line}\n")).collect()
    }

    pub fn facts_text(&self) -> String {
        let mut text = String::from("[defaults]\nstatus = \"reported\"\n");
        for (at, (en, ja)) in NOUNS.iter().enumerate() {
            let is_plan = PLANS.contains(&at);
            let (says, says_ja) =
                if is_plan { ("is to take", "取る予定である") } else { ("takes", "取る") };
            writeln!(
                text,
                "[{en}]\nstatement.en = \"The {en} quay {says} {{{{ value }}}} in all.\"\nstatement.ja = \"{ja}岸壁は計{{{{ value }}}}を{says_ja}。\"\nshort.en = \"The {en} quay\"\nshort.ja = \"{ja}岸壁\""
            )
            .unwrap();
            if let Some(audience) = self.own_audience(at) {
                writeln!(text, "only-for = [\"{}\"]", AUDIENCES[audience]).unwrap();
            }
            if let Some(derived) = at.checked_sub(DERIVED[0]).map(|place| &self.derived[place]) {
                let [one, other] = derived.terms.map(|term| NOUNS[term].0);
                writeln!(text, "formula = \"{one} + {other}\"").unwrap();
                continue;
            }
            writeln!(text, "as-of = 2026-01-15").unwrap();
            if let Some(contested) = at.checked_sub(CONTESTED[0]).map(|place| &self.contested[place]) {
                for one in &contested.claims {
                    let evidence = evidence(SOURCE_IDS[one.source], one.number, "");
                    text.push_str(&version(en, one.number, RANKS[one.rank], &evidence));
                }
                continue;
            }
            let plain = &self.plain[at];
            let shown = evidence(SOURCE_IDS[plain.source], plain.number, "");
            text.push_str(&quays::plain(plain.number, &shown));
            if let Some((by, end)) = plain.superseded {
                let by = NOUNS[by].0;
                writeln!(
                    text,
                    "superseded-by = {{ fact = \"{by}\", on = {}, why = \"a recount\" }}",
                    ENDS[end]
                )
                .unwrap();
            }
            if is_plan {
                writeln!(text, "stage = \"planned\"\ndue = {}", DUES[plain.due]).unwrap();
                if plain.lapsed {
                    writeln!(
                        text,
                        "lapsed.en = \"The {en} quay was once to take {{{{ value }}}}.\"\nlapsed.ja = \"{ja}岸壁はかつて{{{{ value }}}}を取るはずであった。\""
                    )
                    .unwrap();
                }
            }
        }
        text
    }

    pub fn brief_text(&self, which: usize) -> String {
        let brief = &self.briefs[which];
        let ids: Vec<String> = brief.facts.iter().map(|fact| format!("\"{}\"", NOUNS[*fact].0)).collect();
        let named = brief.named.map(|(fact, how)| {
            format!("{{{{ fact('{}'){} }}}}", NOUNS[fact].0, [".value", "", ".short"][how])
        });
        let (en, ja) = match (&named, brief.named.map(|(_, how)| how)) {
            (Some(named), Some(0)) => (format!("Some count {named} there."), format!("{named}を数える。")),
            (Some(named), Some(1)) => (named.clone(), named.clone()),
            (Some(named), _) => (format!("{named} is told of."), format!("{named}の話である。")),
            (None, _) => ("It is so.".to_owned(), "そうである。".to_owned()),
        };
        format!(
            "audience = \"{}\"\npages = 4\ncontested = \"{}\"\ntitle.en = \"The quays are told of\"\ntitle.ja = \"岸壁の話\"\nbottom-line.en = \"{en}\"\nbottom-line.ja = \"{ja}\"\n[[section]]\nheading.en = \"Counts\"\nheading.ja = \"数\"\nlayout = \"{}\"\nfacts = [{}]\n",
            AUDIENCES[which],
            WAYS[brief.way],
            match LAYOUTS[brief.layout] {
                // Of which there are two to four.
                "key-figures" if !(2..=4).contains(&ids.len()) => "bullets",
                "bar-chart" if ids.len() < 2 => "bullets",
                layout => layout,
            },
            ids.join(", ")
        )
    }

    fn own_audience(&self, fact: usize) -> Option<usize> {
        match fact {
            0..PLAIN => self.plain[fact].only_for,
            5 | 6 => self.contested[fact - CONTESTED[0]].only_for,
            _ => self.derived[fact - DERIVED[0]].only_for,
        }
    }

    /// What an author does who was refused: takes from each brief the facts that its readers may not see, and those that have ended.
    pub fn mend(&mut self) {
        for audience in 0..2 {
            let mut facts = std::mem::take(&mut self.briefs[audience].facts);
            let ended = |fact: usize| self.leaves(fact).iter().any(|leaf| self.has_ended(*leaf));
            facts.retain(|fact| self.is_for(*fact, audience) && !ended(*fact));
            self.briefs[audience].facts = facts;
        }
    }

    /// The plain facts that a fact rests on, itself where it is one.
    pub fn leaves(&self, fact: usize) -> BTreeSet<usize> {
        match fact.checked_sub(DERIVED[0]) {
            Some(place) => self.derived[place].terms.iter().flat_map(|term| self.leaves(*term)).collect(),
            None => BTreeSet::from([fact]),
        }
    }

    fn is_for(&self, fact: usize, audience: usize) -> bool {
        let admits = |fact| self.own_audience(fact).is_none_or(|only| only == audience);
        let inherited = match fact.checked_sub(DERIVED[0]) {
            Some(place) => self.derived[place].terms.iter().all(|term| self.is_for(*term, audience)),
            None => true,
        };
        admits(fact) && inherited
    }

    fn number_of(&self, fact: usize) -> Option<usize> {
        match fact {
            0..PLAIN => Some(self.plain[fact].number),
            5 | 6 => None,
            _ => self.derived[fact - DERIVED[0]].terms.iter().map(|term| self.number_of(*term)).sum(),
        }
    }

    /// Every number of a fact that a page could print.
    fn numbers(&self, fact: usize) -> Vec<usize> {
        match fact {
            5 | 6 => self.contested[fact - CONTESTED[0]].claims.iter().map(|claim| claim.number).collect(),
            _ => self.number_of(fact).into_iter().collect(),
        }
    }

    pub fn has_ended(&self, fact: usize) -> bool {
        let ended = |end: usize| ENDS[end] <= DAYS[self.day];
        self.plain.get(fact).and_then(|plain| plain.superseded).is_some_and(|(_, end)| ended(end))
    }

    pub fn has_lapsed(&self, fact: usize) -> bool {
        let lapsed = |leaf: &usize| PLANS.contains(leaf) && DUES[self.plain[*leaf].due] < DAYS[self.day];
        self.leaves(fact).iter().any(lapsed)
    }

    /// What of a fact is on no page for these readers, and how that is called. One number may be another fact's, too.
    fn banned(&self, audience: usize) -> Vec<(Wrong, Vec<&'static str>, Vec<usize>)> {
        let mut banned = Vec::new();
        for (fact, (en, ja)) in NOUNS.into_iter().enumerate() {
            let all = (vec![en, ja], self.numbers(fact));
            if !self.is_for(fact, audience) {
                banned.push((Wrong::NotForThem, all.0, all.1));
            } else if self.has_ended(fact) {
                banned.push((Wrong::Superseded, all.0, all.1));
            } else if let Some(contested) = self.contested_at(fact) {
                let deprecated = contested.claims.iter().filter(|claim| RANKS[claim.rank] == "deprecated");
                let numbers = deprecated.map(|claim| claim.number).collect();
                banned.push((Wrong::Deprecated, Vec::new(), numbers));
            }
        }
        let free: BTreeSet<usize> = (0..NOUNS.len())
            .filter(|fact| self.is_for(*fact, audience) && !self.has_ended(*fact))
            .flat_map(|fact| match self.contested_at(fact) {
                Some(contested) => {
                    let kept = contested.claims.iter().filter(|claim| RANKS[claim.rank] != "deprecated");
                    kept.map(|claim| claim.number).collect()
                }
                None => self.numbers(fact),
            })
            .collect();
        for (_, _, numbers) in &mut banned {
            numbers.retain(|number| !free.contains(number));
        }
        banned
    }

    pub fn contested_at(&self, fact: usize) -> Option<&Contested> {
        self.contested.get(fact.checked_sub(CONTESTED[0])?)
    }

    /// All that is wrong with what was made for the readers of a brief.
    pub fn faults(&self, page: &DoubtPage) -> Vec<(Wrong, String)> {
        let mut faults = Vec::new();
        let parts = [
            ("page", &page.markdown),
            ("facts.json", &page.facts),
            ("annex", &page.annex),
            ("PDF", &page.pdf),
        ];
        for (wrong, nouns, numbers) in self.banned(page.brief) {
            for (part, text) in parts {
                let noun = nouns.iter().find(|noun| text.contains(**noun)).map(|noun| (*noun).to_owned());
                let number =
                    numbers.iter().find(|number| holds(text, **number)).map(|number| digits(*number));
                if let Some(what) = noun.or(number) {
                    faults.push((wrong, format!("`{what}` is in the {part}")));
                }
            }
        }
        self.unmarked(page, &mut faults);
        for fact in (0..NOUNS.len()).filter(|fact| self.has_lapsed(*fact)) {
            if let Ok(json) = serde_json::from_str::<serde_json::Value>(&page.facts) {
                let named = |one: &&serde_json::Value| one["id"] == NOUNS_OF[fact][0];
                let told = json["facts"].as_array().into_iter().flatten().find(named);
                if told.is_some_and(|one| one["lapsed"] != true) {
                    faults.push((Wrong::ToldAsFuture, format!("`{}` in facts.json", NOUNS_OF[fact][0])));
                }
            }
            for (part, text) in [&parts[0], &parts[2]] {
                for line in pieces(text).filter(|line| NOUNS_OF[fact].iter().any(|noun| line.contains(noun)))
                {
                    let is_told = PASSED.iter().any(|passed| line.contains(passed));
                    let is_plan = ["is to take", "取る予定", "takes", "を取る。"]
                        .iter()
                        .any(|told| line.contains(told));
                    if !is_told && (is_plan || *part == "page") {
                        faults.push((Wrong::ToldAsFuture, format!("`{line}` in the {part}")));
                    }
                }
            }
        }
        faults
    }

    fn unmarked(&self, page: &DoubtPage, faults: &mut Vec<(Wrong, String)>) {
        let is_line =
            |line: &&str| line.contains("† Sources differ. ") || line.contains("†出典により異なる。");
        let told: Vec<&str> = page.markdown.lines().filter(is_line).collect();
        for contested in &self.contested {
            for claim in contested.claims.iter().filter(|claim| RANKS[claim.rank] != "deprecated") {
                for line in page.markdown.lines().filter(|line| !is_line(line)) {
                    let ends = forms(claim.number).into_iter().flat_map(|form| ends_of(line, &form));
                    for end in ends {
                        let form = digits(claim.number);
                        // A range and a list of versions have one mark, after the last figure.
                        let rest = &line[end..];
                        let rest =
                            &rest[..rest.find(['|', '.', '。', '"', '；', ';', '<']).unwrap_or(rest.len())];
                        if !rest.contains('†') {
                            faults.push((Wrong::Unmarked, format!("`{form}` has no mark in `{line}`")));
                        }
                        if !told.iter().any(|told| holds(told, claim.number)) {
                            faults.push((Wrong::Unmarked, format!("nobody is said to say `{form}`")));
                        }
                    }
                }
            }
        }
    }
}

/// What says of a plan that its date has passed.
const PASSED: [&str; 7] = [
    "date for this has passed",
    "date passed",
    "was once to take",
    "期限は過ぎて",
    "期限経過",
    "かつて",
    "what came of it",
];

/// The nouns again, as pairs to look for.
const NOUNS_OF: [[&str; 2]; 9] = {
    let mut pairs = [["", ""]; 9];
    let mut at = 0;
    while at < 9 {
        pairs[at] = [NOUNS[at].0, NOUNS[at].1];
        at += 1;
    }
    pairs
};

/// The lines of a text; of a drawing or of JSON, each item by itself.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let is_json = line.trim_start().starts_with(['{', '"']);
        let parts: Vec<&str> = if is_json { line.split('{').collect() } else { vec![line] };
        parts
    })
}
