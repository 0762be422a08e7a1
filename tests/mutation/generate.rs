//! Sound dossiers from a seed. Kinds of values, bounds, endings and layouts go round, so that 200 seeds hold each of
//! them many times.

use super::dossier::{
    Brief, Dossier, Evidence, Fact, Figure, Layout, Pair, Piece, Section, Source, Text, own_units,
};
use super::figure::{
    Amount, Commas, Form, Num, Unit, Val, When, amount_on_page, in_source, on_page, text, units,
};
use super::list::BoundName::{self, About, AtLeast, AtMost, Exact, LessThan, MoreThan, Nearly, Range};
use super::list::Lang::{self, En, Ja};
use super::list::{Ending, Precision, UnitGroup};
use crate::support::seed::Random;

/// How many dossiers there are.
pub const DOSSIERS: u64 = 200;

const BOUNDS: [BoundName; 8] = [Exact, About, AtLeast, MoreThan, AtMost, LessThan, Nearly, Range];

const GROUPS: [UnitGroup; 8] = [
    UnitGroup::Money,
    UnitGroup::MoneyPerYear,
    UnitGroup::Share,
    UnitGroup::Multiple,
    UnitGroup::Measure,
    UnitGroup::Duration,
    UnitGroup::Count,
    UnitGroup::Own,
];

const PRECISIONS: [Precision; 7] = [
    Precision::Day,
    Precision::Month,
    Precision::Quarter,
    Precision::Season,
    Precision::Year,
    Precision::PartOfYear,
    Precision::FiscalYear,
];

const ENGLISH: [Ending; 7] = [
    Ending::Stop,
    Ending::Exclamation,
    Ending::Question,
    Ending::StopAndQuote,
    Ending::Strong,
    Ending::Value,
    Ending::Nothing,
];

const JAPANESE: [Ending; 8] = [
    Ending::JapaneseStop,
    Ending::JapaneseExclamation,
    Ending::JapaneseQuestion,
    Ending::JapaneseQuote,
    Ending::JapaneseBracket,
    Ending::Strong,
    Ending::Value,
    Ending::Nothing,
];

const TOPICS: [[&str; 2]; 20] = [
    ["the harbour", "港"],
    ["the quay", "岸壁"],
    ["the cable works", "電線工場"],
    ["the grid", "送電網"],
    ["the shipyard", "造船所"],
    ["the forest", "森林"],
    ["the school", "学校"],
    ["the railway", "鉄道"],
    ["the market", "市場"],
    ["the museum", "博物館"],
    ["the reservoir", "貯水池"],
    ["the hospital", "病院"],
    ["the airport", "空港"],
    ["the bridge", "橋"],
    ["the tunnel", "トンネル"],
    ["the library", "図書館"],
    ["the theatre", "劇場"],
    ["the stadium", "競技場"],
    ["the lighthouse", "灯台"],
    ["the ferry", "連絡船"],
];

const COMPANIONS: [&str; 3] = ["share", "start_there", "size"];

/// The day on which every dossier is dated.
pub const TODAY: &str = "2026-11-21";

struct Maker {
    random: Random,
    seed: u64,
    /// Counts values, so that kinds go round.
    turn: usize,
    facts: Vec<Fact>,
    sources: Vec<Source>,
    languages: Vec<Lang>,
}

pub fn generate(seed: u64) -> Dossier {
    let mut random = Random(seed);
    let sources = (0..3 + random.below(2)).map(|at| source(at, &mut random)).collect();
    let languages = match seed % 10 {
        3 => vec![En],
        7 => vec![Ja],
        _ => vec![En, Ja],
    };
    let mut maker = Maker { random, seed, turn: seed as usize * 5, facts: Vec::new(), sources, languages };
    let commas = if seed % 4 == 1 { Commas::No } else { Commas::Yes };
    let mut layouts = Layout::ALL.to_vec();
    layouts.rotate_left(seed as usize % 6);
    layouts.truncate(if seed.is_multiple_of(3) { 6 } else { 3 + maker.random.below(2) });
    let sections = layouts.into_iter().map(|layout| maker.section(layout)).collect();
    let brief = maker.brief(sections, commas);
    Dossier {
        seed,
        languages: maker.languages,
        commas,
        date: TODAY.to_owned(),
        own: own_units(),
        sources: maker.sources,
        facts: maker.facts,
        brief,
        listed: seed % 4 == 2,
    }
}

fn source(at: usize, random: &mut Random) -> Source {
    let lang = if at == 0 { Ja } else { [En, Ja][random.below(2)] };
    let names = [["Plan", "計画書"], ["Survey", "調査票"], ["Ledger", "台帳"], ["Atlas", "地図帳"]];
    Source {
        id: ["plan", "survey", "ledger", "atlas"][at].to_owned(),
        lang,
        title: names[at].map(str::to_owned),
        nature: ["official", "news", "primary", "analysis"][random.below(4)],
        issued: format!("2026-0{}-1{}", 5 + random.below(4), random.below(9)),
        accessed: format!("2026-10-0{}", 1 + random.below(9)),
    }
}

impl Maker {
    fn below(&mut self, bound: usize) -> usize {
        self.random.below(bound)
    }

    fn number(&mut self, group: UnitGroup) -> Num {
        let digits = 11 + 10 * self.below(8) + self.below(8);
        let digits = digits as i128;
        match group {
            UnitGroup::Money | UnitGroup::MoneyPerYear => {
                Num::whole(digits * 10_i128.pow(6 + self.below(6) as u32))
            }
            UnitGroup::Share => Num(digits * [100, 1000][self.below(2)]),
            UnitGroup::Multiple | UnitGroup::Duration => Num::whole(2 + digits % 28),
            UnitGroup::Measure => Num(digits * [100, 1000, 10_000][self.below(3)]),
            UnitGroup::Count | UnitGroup::Own => Num::whole(digits * [1, 1, 10][self.below(3)]),
        }
    }

    fn amount(&mut self, unit: Unit, bound: BoundName) -> Amount {
        let low = self.number(unit.group);
        Amount { bound, low, high: low.times(2), unit, words: [None, None] }
    }

    fn unit(&mut self, group: UnitGroup) -> Unit {
        let all: Vec<Unit> = units().into_iter().filter(|unit| unit.group == group).collect();
        all[self.below(all.len())].clone()
    }

    fn date(&mut self, precision: Precision, planned: bool) -> When {
        let year = if planned { 2027 + self.below(9) } else { 2016 + self.below(10) } as i32;
        let part = match precision {
            Precision::Day | Precision::Month => 1 + self.below(12),
            Precision::Quarter | Precision::Season => 1 + self.below(4),
            Precision::PartOfYear => 1 + self.below(3),
            Precision::Year | Precision::FiscalYear => 1,
        };
        When { precision, year, part: part as u32, day: 1 + self.below(27) as u32 }
    }

    fn quantity(&mut self) -> Val {
        self.turn += 1;
        let unit = self.unit(GROUPS[self.turn % 8]);
        let bound = BOUNDS[(self.turn / 3 + self.seed as usize) % 8];
        Val::Amount(self.amount(unit, bound))
    }

    /// Whatever kind's turn it is.
    fn val(&mut self, planned: bool) -> Val {
        self.turn += 1;
        match self.turn % 18 {
            kind @ 0..7 => Val::Date(self.date(PRECISIONS[kind], planned)),
            7 => self.period(planned),
            // A text is compared with what a source prints in the same language.
            8 if self.languages.len() == 2 => {
                let unit = self.unit(UnitGroup::Money);
                text(self.amount(unit, About))
            }
            9 => {
                let unit = self.unit(UnitGroup::Money);
                let bound = BOUNDS[self.below(7)];
                let amount = self.amount(unit, bound);
                let words =
                    [En, Ja].map(|lang| Some(amount_on_page(&amount, lang, Form::Running, Commas::Yes)));
                Val::Amount(Amount { words, ..amount })
            }
            _ => self.quantity(),
        }
    }

    fn period(&mut self, planned: bool) -> Val {
        let precision = [Precision::Month, Precision::Year, Precision::Day][self.below(3)];
        let from = self.date(precision, planned);
        // What is done has ended.
        let from = if planned { from } else { When { year: from.year - 4, ..from } };
        let to = When { year: from.year + 1 + self.below(3) as i32, ..from };
        Val::Period(from, to)
    }

    fn section(&mut self, layout: Layout) -> Section {
        let most = if layout == Layout::KeyFigures || layout == Layout::BarChart { 2 } else { 1 };
        let number = 2 + self.below(most);
        let mut facts = Vec::new();
        let unit = self.unit(GROUPS[self.seed as usize % 8]);
        for _ in 0..number {
            let planned = self.below(3) == 0;
            let val = match layout {
                Layout::BarChart => {
                    let bound = BOUNDS[self.below(8)];
                    Val::Amount(self.amount(unit.clone(), bound))
                }
                Layout::Timeline if self.below(4) == 0 => self.period(planned),
                Layout::Timeline => {
                    let precision = PRECISIONS[self.below(7)];
                    Val::Date(self.date(precision, planned))
                }
                _ => self.val(planned),
            };
            facts.push(self.fact(layout, val, planned));
        }
        Section { heading: [words("What is known"), words("内容")], layout, text: None, facts }
    }

    fn fact(&mut self, layout: Layout, val: Val, planned: bool) -> usize {
        let index = self.facts.len();
        let topic = TOPICS[index % TOPICS.len()];
        let mut figures = vec![self.figure("value", val)];
        if self.below(5) < 2 {
            let companion = if self.below(3) == 0 {
                let precision = PRECISIONS[self.below(7)];
                Val::Date(self.date(precision, false))
            } else {
                self.quantity()
            };
            let name = COMPANIONS[self.below(3)];
            figures.push(self.figure(name, companion));
        }
        let prose = matches!(layout, Layout::Bullets | Layout::Prose);
        // A plan from before, told as what became of it. Its value is no date, since that would be the day on which it falls due.
        let is_date = matches!(figures[0].val, Val::Date(_) | Val::Period(..));
        let lapsed = prose && !planned && self.below(4) == 0 && !is_date;
        let endings = [
            ENGLISH[(self.seed as usize + index * 2) % ENGLISH.len()],
            JAPANESE[(self.seed as usize + index * 3) % JAPANESE.len()],
        ];
        let companion = figures.get(1).map(|figure| figure.name.clone());
        let evidence = self.evidence(&figures);
        let due = match &figures[0].val {
            Val::Date(when) if planned => Some(super::dossier::typed_date(*when)),
            Val::Period(_, to) if planned => Some(super::dossier::typed_date(*to)),
            _ if planned => Some("2031".to_owned()),
            _ if lapsed => Some("\"2026-06\"".to_owned()),
            _ => None,
        };
        let short = [En, Ja].map(|lang| {
            let topic = topic[lang as usize];
            let mut text = vec![Piece::Words(capital(topic))];
            if let Some(name) = &companion {
                text.push(Piece::Words([" beside ", "と"][lang as usize].to_owned()));
                text.push(Piece::Figure(name.clone()));
            }
            text
        });
        let as_of = format!("2026-0{}-0{}", 1 + self.below(4), 1 + self.below(9));
        self.facts.push(Fact {
            id: topic[0].replace("the ", "").replace(' ', "-"),
            statement: statement(topic, companion.as_deref(), endings),
            endings,
            short,
            lapsed: lapsed.then(|| lapsed_statement(topic, companion.as_deref())),
            planned: planned || lapsed,
            due,
            as_of,
            figures,
            evidence,
        });
        index
    }

    fn figure(&mut self, name: &str, val: Val) -> Figure {
        Figure { name: name.to_owned(), val, taste: self.below(12) }
    }

    fn evidence(&mut self, figures: &[Figure]) -> Vec<Evidence> {
        let first = self.below(self.sources.len());
        let mut chosen = vec![first];
        if self.below(5) < 3 {
            chosen.push((first + 1) % self.sources.len());
        }
        let entries = chosen.into_iter().map(|source| {
            let lang = self.sources[source].lang;
            let printed = figures.iter().map(|figure| {
                let taste = self.random.below(12);
                relative(&figure.val, lang, taste).unwrap_or_else(|| match &figure.val {
                    // A source has a figure in words of its own as the page prints it.
                    Val::Amount(amount) if amount.words[lang as usize].is_some() => {
                        on_page(&figure.val, lang, Form::Running, Commas::Yes)
                    }
                    val => in_source(val, lang, taste),
                })
            });
            Evidence {
                source,
                printed: printed.collect(),
                locator: format!("page {}", 1 + self.random.below(40)),
                // Two that cite one original would be one voice.
                original: source == first && self.random.below(6) == 0,
            }
        });
        entries.collect()
    }

    fn brief(&mut self, mut sections: Vec<Section>, commas: Commas) -> Brief {
        let named: Vec<usize> =
            (0..self.facts.len()).filter(|fact| !self.facts[*fact].has_lapsed()).collect();
        let title = self.own_text(&named, 1);
        let bottom_line = self.own_text(&named, 2);
        for section in &mut sections {
            if self.below(2) == 0 {
                section.text = Some(self.own_text(&named, 2));
            }
        }
        let slim = |fact: &usize| {
            let val = &self.facts[*fact].figures[0].val;
            [En, Ja].iter().all(|lang| on_page(val, *lang, Form::Running, commas).chars().count() <= 10)
        };
        if let Some(fact) = named.iter().copied().find(slim) {
            let of = Piece::Of(fact, "value".to_owned());
            sections[0].heading = [
                vec![Piece::Words("Named: ".to_owned()), of.clone()],
                vec![Piece::Words("記載、".to_owned()), of],
            ];
        }
        let own = self.seed.is_multiple_of(4);
        Brief {
            name: "page".to_owned(),
            audience: if own { "board" } else { ["investor", "engineer", "policy"][self.seed as usize % 3] },
            template: self.seed.is_multiple_of(5).then_some("sheet.md.j2"),
            title,
            bottom_line,
            sections,
        }
    }

    /// Sentences that each name a fact, the same in both languages.
    fn own_text(&mut self, named: &[usize], sentences: usize) -> Pair {
        let mut pair: Pair = [Vec::new(), Vec::new()];
        let first = self.below(named.len());
        for at in 0..sentences {
            let fact = named[(first + at) % named.len()];
            let topic = TOPICS[fact % TOPICS.len()];
            let of = Piece::Of(fact, "value".to_owned());
            let gap = if at > 0 { " " } else { "" };
            pair[0].extend([
                Piece::Words(format!("{gap}For {} the office gives ", topic[0])),
                of.clone(),
                Piece::Words(" there.".to_owned()),
            ]);
            pair[1].extend([
                Piece::Words(format!("{}について当局は", topic[1])),
                of,
                Piece::Words("を見込む。".to_owned()),
            ]);
        }
        pair
    }
}

/// A date told from the year of the source, which is always 2026.
fn relative(val: &Val, lang: Lang, taste: usize) -> Option<String> {
    let Val::Date(when) = val else { return None };
    match (lang, when.precision, when.year - 2026) {
        (Ja, Precision::Day, -1) if taste < 8 => Some(format!("昨年{}月{}日", when.part, when.day)),
        (Ja, Precision::Season, 1) => {
            Some(["来春", "来夏", "来秋", "来冬"][when.part as usize - 1].to_owned())
        }
        _ => None,
    }
}

fn words(text: &str) -> Text {
    vec![Piece::Words(text.to_owned())]
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A sentence from its parts; `{v}` and `{c}` are the value and the companion.
fn sentence(pattern: &str, companion: Option<&str>) -> Text {
    let mut text = Vec::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{']) {
        if at > 0 {
            text.push(Piece::Words(rest[..at].to_owned()));
        }
        let name = if &rest[at..at + 3] == "{v}" { "value" } else { companion.unwrap_or_default() };
        text.push(Piece::Figure(name.to_owned()));
        rest = &rest[at + 3..];
    }
    if !rest.is_empty() {
        text.push(Piece::Words(rest.to_owned()));
    }
    text
}

fn statement(topic: [&str; 2], companion: Option<&str>, endings: [Ending; 2]) -> Pair {
    let beside = if companion.is_some() { "beside {c} " } else { "" };
    let for_it = format!("{beside}for {}", topic[0]);
    let english = match endings[0] {
        Ending::Exclamation => format!("{} the report names {{v}} there!", capital(&for_it)),
        Ending::Question => format!("Is it so that {for_it} the report names {{v}} there?"),
        Ending::StopAndQuote => format!("The office writes: “{} we name {{v}} there.”", capital(&for_it)),
        Ending::Strong => format!("**{} the report names {{v}} there**", capital(&for_it)),
        Ending::Value => format!("Named {for_it}: {{v}}"),
        Ending::Nothing => format!("Named {for_it}: {{v}} there"),
        _ => format!("{} the report names {{v}} there.", capital(&for_it)),
    };
    let about = format!("{}について", topic[1]);
    let beside = if companion.is_some() { "{c}のほか" } else { "" };
    let japanese = match endings[1] {
        Ending::JapaneseExclamation => format!("{about}報告書は{beside}{{v}}と記す！"),
        Ending::JapaneseQuestion => format!("{about}報告書は{beside}{{v}}と記すのか？"),
        Ending::JapaneseQuote => format!("当局は記す：「{about}は{beside}{{v}}である」"),
        Ending::JapaneseBracket => format!("{about}の記載（{beside}{{v}}の由）"),
        Ending::Strong => format!("**{about}報告書は{beside}{{v}}と記す**"),
        Ending::Value => format!("{about}の記載：{beside}{{v}}"),
        Ending::Nothing => format!("{about}の記載：{beside}{{v}}とある"),
        _ => format!("{about}報告書は{beside}{{v}}と記す。"),
    };
    [sentence(&english, companion), sentence(&japanese, companion)]
}

fn lapsed_statement(topic: [&str; 2], companion: Option<&str>) -> Pair {
    let [beside, other] = if companion.is_some() { ["beside {c} ", "{c}のほか"] } else { ["", ""] };
    let english =
        format!("{} the report had named {{v}} there.", capital(&format!("{beside}for {}", topic[0])));
    let japanese = format!("{}について報告書は{other}{{v}}と記していた。", topic[1]);
    [sentence(&english, companion), sentence(&japanese, companion)]
}
