//! Changes of the author's files: what a change does to a dossier, and which places the program may point to.

use super::dossier::{Dossier, Layout, Piece, Text, tag};
use super::figure::{
    Amount, Commas, Form, Num, Unit, Val, When, amount_on_page, amount_updated, in_source, on_page, unit,
    updated,
};
use super::list::BoundName::{self, About, AtLeast, AtMost, Exact, LessThan, MoreThan, Nearly, Range};
use super::list::Lang::{self, En, Ja};
use super::list::{Change, Edit, Place, Precision, Subject, Told, Wording};
use crate::support::seed::Random;

/// A dossier that was changed.
pub struct Changed {
    pub dossier: Dossier,
    /// Where the program may point to: the key, and of a printed form its text, since a line can hold several.
    pub places: Vec<(String, Option<String>)>,
}

/// Applies a change, where the dossier has what it is about.
pub fn apply(change: &Change, sound: &Dossier, random: &mut Random) -> Option<Changed> {
    let Told::Code(_, place) = change.told else { return None };
    let mut editor =
        Editor { dossier: sound.clone(), random, subject: change.subject, spot: Spot::default() };
    editor.edit(change.edit)?;
    let places = editor.places(place);
    let dossier = editor.dossier;
    Some(Changed { dossier, places })
}

/// What was changed.
#[derive(Default)]
struct Spot {
    fact: usize,
    figure: usize,
    /// The only piece of evidence that was changed.
    evidence: Option<usize>,
    /// Whether both figures of the fact were changed.
    both: bool,
    /// The key of a text, without its language.
    text: String,
    /// Whether both languages lack something that the other has.
    mutual: bool,
    source: usize,
    unit: String,
}

struct Editor<'a> {
    dossier: Dossier,
    random: &'a mut Random,
    subject: Subject,
    spot: Spot,
}

impl Editor<'_> {
    fn edit(&mut self, edit: Edit) -> Option<()> {
        match edit {
            Edit::ValueUpdated => self.value(updated),
            Edit::ValueTenfold => self.value(|val| scaled(val, 10)),
            Edit::ValueTenThousandfold => self.value(|val| scaled(val, 10_000)),
            Edit::FirstEndMoved => self.value(|val| match val {
                Val::Period(from, to) => Val::Period(When { year: from.year - 1, ..*from }, *to),
                other => updated(other),
            }),
            Edit::LastEndMoved => self.value(|val| match val {
                Val::Period(from, to) => Val::Period(*from, When { year: to.year + 1, ..*to }),
                other => updated(other),
            }),
            Edit::ValueCoarser => self.value(|val| with_date(val, coarser)),
            Edit::ValueFiner => self.value(|val| with_date(val, finer)),
            Edit::BoundWeakened => self.value(|val| with_amount(val, weakened)),
            Edit::BoundTurned => self.value(|val| with_amount(val, turned)),
            Edit::UnitSwapped => self.value(|val| with_amount(val, neighbour)),
            Edit::PrintedUpdated => self.printed(0, updated),
            Edit::SecondPrintsAnother => self.printed(1, updated),
            Edit::PrintedBoundWeakened => self.printed(0, |val| with_amount(val, weakened)),
            Edit::PrintedBoundTurned => self.printed(0, |val| with_amount(val, turned)),
            Edit::PrintedUnitSwapped => self.printed(0, |val| with_amount(val, neighbour)),
            Edit::PrintedUnitLost => self.printed(0, |val| with_amount(val, bare)),
            Edit::PrintedOfAnotherFact => self.printed_of_another(),
            Edit::CompanionSwapped => {
                self.pick_pair()?;
                let fact = &mut self.dossier.facts[self.spot.fact];
                let (first, rest) = fact.figures.split_at_mut(1);
                std::mem::swap(&mut first[0].val, &mut rest[0].val);
                Some(())
            }
            Edit::PrintedFormsSwapped => {
                self.pick_pair()?;
                self.spot.evidence = Some(0);
                self.dossier.facts[self.spot.fact].evidence[0].printed.swap(0, 1);
                Some(())
            }
            Edit::TextUpdated(lang) => {
                self.speaks(lang)?;
                self.pick()?;
                let val = self.val_mut();
                let Val::Text(amount, texts) = val else { return None };
                let another = amount_updated(amount);
                texts[lang as usize] = amount_on_page(&another, lang, Form::Running, Commas::Yes);
                Some(())
            }
            Edit::WordsUpdated(lang) => self.words(lang, amount_updated),
            Edit::WordsUnitSwapped(lang) => self.words(lang, neighbour),
            Edit::WordsLoseBound(lang) => self.words(lang, |amount| match amount.bound {
                Exact => Amount { bound: About, ..amount.clone() },
                _ => Amount { bound: Exact, ..amount.clone() },
            }),
            Edit::OwnUnitScaled(lang) => self.own_unit(lang, |own| match lang {
                En => own.english = own.english.each_ref().map(|name| format!("billion {name}")),
                Ja => own.japanese = own.japanese.each_ref().map(|name| format!("億{name}")),
            }),
            Edit::OwnUnitQualified(lang) => self.own_unit(lang, |own| match lang {
                En => own.english[1] = format!("{} or more", own.english[1]),
                Ja => own.japanese[0] = format!("{}以上", own.japanese[0]),
            }),
            Edit::OwnUnitExchanged(lang) => self.own_unit(lang, |own| {
                let other = unit(&own.neighbour);
                match lang {
                    En => own.english = other.english,
                    Ja => own.japanese = other.japanese,
                }
            }),
            Edit::AsOfAfterBrief => self.as_of("2026-12-01"),
            Edit::AsOfAfterSources => self.as_of("2026-11-01"),
            Edit::BriefBeforeAsOf => {
                self.spot.fact = self.random.below(self.dossier.facts.len());
                self.dossier.date = "2025-12-31".to_owned();
                Some(())
            }
            Edit::DuePassedIn(wording) => self.due_passed(wording),
            Edit::IssuedAfterBrief => {
                self.spot.source = self.random.below(self.dossier.sources.len());
                self.dossier.sources[self.spot.source].issued = "2026-12-05".to_owned();
                Some(())
            }
            Edit::AccessedAfterBrief => {
                self.spot.source = self.random.below(self.dossier.sources.len());
                self.dossier.sources[self.spot.source].accessed = "2026-12-05".to_owned();
                Some(())
            }
            Edit::IssuedMovedUnderRelativeDate => self.issued_moved(),
            Edit::FigureTyped(lang) => {
                let (text, at) = self.text(lang, 1)?;
                let printed = self.typed_figure(&text[at], lang)?;
                self.replace(lang, at, Piece::Words(printed))
            }
            Edit::FigureDropped(lang) => {
                self.both_languages()?;
                let (_, at) = self.text(lang, 1)?;
                self.replace(lang, at, Piece::Words(["a part", "一部"][lang as usize].to_owned()))
            }
            Edit::FigureExchanged(lang) => {
                self.both_languages()?;
                self.spot.mutual = true;
                let (text, at) = self.text(lang, 2)?;
                let another = self.another(&text, at)?;
                self.replace(lang, at, another)
            }
            Edit::FigureAdded(lang) => {
                self.both_languages()?;
                self.subject = Subject::Wording(Wording::BottomLine);
                let (text, _) = self.text(lang, 1)?;
                let another = self.another(&text, 0)?;
                let words = [[" Beside it: ", "."], ["ほかに", "がある。"]][lang as usize];
                let words = words.map(|words| Piece::Words(words.to_owned()));
                let [before, after] = words;
                self.change(lang, |text| text.extend([before, another, after]))
            }
            Edit::SentenceDropped(lang) => {
                self.both_languages()?;
                self.subject = Subject::Wording(Wording::SectionText);
                self.text(lang, 1)?;
                self.change(lang, |text| drop(text.drain(..3)))
            }
            Edit::ScaleTyped(lang) => self.typed_beside(lang, 1, [" billion", "億"]),
            Edit::QualifierTyped(En) => self.typed_beside(En, 0, ["more than ", ""]),
            Edit::QualifierTyped(Ja) => self.typed_beside(Ja, 1, ["", "超"]),
            // What is done to outputs is another file's.
            Edit::CitationDropped
            | Edit::CitationRenumbered
            | Edit::CitationMovedOn
            | Edit::CitationAdded
            | Edit::FigureAltered
            | Edit::QualifierAltered
            | Edit::MarkFused
            | Edit::ReferencesSwapped
            | Edit::ItemDropped
            | Edit::FiguresSwapped => None,
        }
    }

    fn speaks(&self, lang: Lang) -> Option<()> {
        self.dossier.languages.contains(&lang).then_some(())
    }

    fn both_languages(&self) -> Option<()> {
        (self.dossier.languages.len() == 2).then_some(())
    }

    /// Facts that are drawn have to keep their kind, or their layout is refused first.
    fn is_drawn(&self, fact: usize) -> bool {
        self.dossier.brief.sections.iter().any(|section| {
            section.facts.contains(&fact) && matches!(section.layout, Layout::BarChart | Layout::Timeline)
        })
    }

    fn is_subject(&self, val: &Val) -> bool {
        match (self.subject, val) {
            (Subject::Quantity(group) | Subject::Unit(group), Val::Amount(amount)) => {
                amount.unit.group == group && amount.words == [None, None]
            }
            (Subject::Bound(bound), Val::Amount(amount)) => {
                amount.bound == bound && amount.words == [None, None]
            }
            (Subject::Words, Val::Amount(amount)) => amount.words != [None, None],
            (Subject::Date(precision), Val::Date(when)) => when.precision == precision,
            (Subject::Period, Val::Period(..)) | (Subject::Text, Val::Text(..)) => true,
            _ => false,
        }
    }

    fn candidates(&self) -> Vec<(usize, usize)> {
        let facts = self.dossier.facts.iter().enumerate();
        facts
            .flat_map(|(at, fact)| {
                let figures = fact.figures.iter().enumerate();
                figures
                    .filter(|(_, figure)| self.is_subject(&figure.val))
                    .map(move |(figure, _)| (at, figure))
            })
            .filter(|(at, _)| !self.is_drawn(*at))
            .collect()
    }

    fn choose(&mut self, candidates: Vec<(usize, usize)>) -> Option<()> {
        let chosen = candidates.get(self.random.below(candidates.len().max(1)))?;
        (self.spot.fact, self.spot.figure) = *chosen;
        Some(())
    }

    fn pick(&mut self) -> Option<()> {
        let candidates = self.candidates();
        self.choose(candidates)
    }

    /// A fact whose two figures are of one sort, so that each could be taken for the other.
    fn pick_pair(&mut self) -> Option<()> {
        let facts = &self.dossier.facts;
        let alike = |(at, _): &(usize, usize)| {
            let figures = &facts[*at].figures;
            figures.len() == 2
                && figures[0].val != figures[1].val
                && std::mem::discriminant(&figures[0].val) == std::mem::discriminant(&figures[1].val)
        };
        let candidates = self.candidates().into_iter().filter(alike).collect();
        self.spot.both = true;
        self.choose(candidates)
    }

    fn val_mut(&mut self) -> &mut Val {
        &mut self.dossier.facts[self.spot.fact].figures[self.spot.figure].val
    }

    fn value(&mut self, change: impl Fn(&Val) -> Val) -> Option<()> {
        self.pick()?;
        let val = self.val_mut();
        let changed = change(val);
        if changed == *val {
            return None;
        }
        *val = changed;
        // English scales have no limit; 89,000兆 isn't a number.
        self.dossier.facts[self.spot.fact].figures[self.spot.figure].taste = 1;
        Some(())
    }

    fn printed(&mut self, evidence: usize, change: impl Fn(&Val) -> Val) -> Option<()> {
        let facts = &self.dossier.facts;
        let candidates =
            self.candidates().into_iter().filter(|(at, _)| facts[*at].evidence.len() > evidence).collect();
        self.choose(candidates)?;
        let changed = change(self.val_mut());
        self.print(evidence, &changed)
    }

    fn print(&mut self, evidence: usize, val: &Val) -> Option<()> {
        let Spot { fact, figure, .. } = self.spot;
        let lang = self.dossier.sources[self.dossier.facts[fact].evidence[evidence].source].lang;
        let printed = match val {
            Val::Amount(amount) => {
                in_source(&Val::Amount(Amount { words: [None, None], ..amount.clone() }), lang, 0)
            }
            val => in_source(val, lang, 0),
        };
        self.spot.evidence = Some(evidence);
        self.dossier.facts[fact].evidence[evidence].printed[figure] = printed.trim().to_owned();
        Some(())
    }

    fn printed_of_another(&mut self) -> Option<()> {
        self.pick()?;
        let mine = self.val_mut().clone();
        let own = self.spot.fact;
        let others = self.dossier.facts.iter().enumerate().filter(|(at, _)| *at != own);
        let alike: Vec<Val> = others
            .flat_map(|(_, fact)| &fact.figures)
            .map(|figure| figure.val.clone())
            .filter(|val| *val != mine && std::mem::discriminant(val) == std::mem::discriminant(&mine))
            .collect();
        let other = alike.get(self.random.below(alike.len().max(1)))?.clone();
        self.print(0, &other)
    }

    fn words(&mut self, lang: Lang, change: impl Fn(&Amount) -> Amount) -> Option<()> {
        self.speaks(lang)?;
        self.pick()?;
        let Val::Amount(amount) = self.val_mut() else { return None };
        let said = change(&Amount { words: [None, None], ..amount.clone() });
        amount.words[lang as usize] = Some(amount_on_page(&said, lang, Form::Running, Commas::Yes));
        Some(())
    }

    fn own_unit(&mut self, lang: Lang, change: impl Fn(&mut Unit)) -> Option<()> {
        let sources = &self.dossier.sources;
        let facts = &self.dossier.facts;
        let told = |(at, _): &(usize, usize)| {
            facts[*at].evidence.iter().any(|evidence| sources[evidence.source].lang == lang)
        };
        let candidates = self.candidates().into_iter().filter(told).collect();
        self.choose(candidates)?;
        let Val::Amount(amount) = self.val_mut() else { return None };
        let id = amount.unit.id.clone();
        change(self.dossier.own.iter_mut().find(|own| own.id == id)?);
        self.spot.unit = id;
        Some(())
    }

    fn as_of(&mut self, day: &str) -> Option<()> {
        self.spot.fact = self.random.below(self.dossier.facts.len());
        self.dossier.facts[self.spot.fact].as_of = day.to_owned();
        Some(())
    }

    fn due_passed(&mut self, wording: Wording) -> Option<()> {
        self.subject = Subject::Wording(wording);
        let lang = self.dossier.languages[0];
        let (text, at) = self.text(lang, 1)?;
        let Piece::Of(fact, _) = text[at] else { return None };
        self.spot.fact = fact;
        let fact = &mut self.dossier.facts[fact];
        fact.planned = true;
        fact.due = Some("\"2026-06\"".to_owned());
        Some(())
    }

    fn issued_moved(&mut self) -> Option<()> {
        let relative = |printed: &String| printed.starts_with('昨') || printed.starts_with('来');
        let facts = self.dossier.facts.iter().enumerate();
        let (fact, evidence, figure) = facts
            .flat_map(|(at, fact)| {
                fact.evidence.iter().enumerate().map(move |(place, entry)| (at, place, entry))
            })
            .find_map(|(at, place, entry)| Some((at, place, entry.printed.iter().position(relative)?)))?;
        let source = self.dossier.facts[fact].evidence[evidence].source;
        self.spot = Spot { fact, figure, evidence: Some(evidence), source, ..Spot::default() };
        let issued = &mut self.dossier.sources[source].issued;
        *issued = issued.replace("2026", "2025");
        Some(())
    }

    /// A text of the subject's that names figures of at least so many kinds to choose from, and where the first is.
    fn text(&mut self, lang: Lang, figures: usize) -> Option<(Text, usize)> {
        self.speaks(lang)?;
        let Subject::Wording(wording) = self.subject else { return None };
        let counts: Vec<usize> = self.dossier.facts.iter().map(|fact| fact.figures.len()).collect();
        let found: Vec<(String, Option<usize>, Text, usize)> = self
            .dossier
            .wordings(wording)
            .into_iter()
            .filter(|(_, fact, _)| fact.is_none_or(|fact| counts[fact] >= figures))
            .filter_map(|(key, fact, pair)| {
                let text = pair[lang as usize].clone();
                let at = text.iter().position(|piece| !matches!(piece, Piece::Words(_)))?;
                Some((key, fact, text, at))
            })
            .collect();
        let (key, fact, text, at) = found.get(self.random.below(found.len().max(1)))?.clone();
        self.spot.text = key;
        self.spot.fact = fact.unwrap_or_default();
        Some((text, at))
    }

    fn change(&mut self, lang: Lang, change: impl FnOnce(&mut Text)) -> Option<()> {
        let Subject::Wording(wording) = self.subject else { return None };
        let key = self.spot.text.clone();
        let (_, _, pair) = self.dossier.wordings(wording).into_iter().find(|(found, ..)| *found == key)?;
        change(&mut pair[lang as usize]);
        Some(())
    }

    fn replace(&mut self, lang: Lang, at: usize, piece: Piece) -> Option<()> {
        self.change(lang, |text| text[at] = piece)
    }

    /// A figure as somebody types it who has another one in mind.
    fn typed_figure(&self, piece: &Piece, lang: Lang) -> Option<String> {
        let figure = match piece {
            Piece::Figure(name) => self.dossier.figure(self.spot.fact, name)?,
            Piece::Of(fact, name) => self.dossier.figure(*fact, name)?,
            Piece::Words(_) => return None,
        };
        Some(on_page(&updated(&figure.val), lang, Form::Running, Commas::Yes))
    }

    /// Another figure than the one there, which the text doesn't name.
    fn another(&mut self, text: &Text, at: usize) -> Option<Piece> {
        if let Piece::Figure(name) = &text[at] {
            let figures = &self.dossier.facts[self.spot.fact].figures;
            let other = figures.iter().find(|figure| figure.name != *name)?;
            return Some(Piece::Figure(other.name.clone()));
        }
        let named: Vec<usize> = text
            .iter()
            .filter_map(|piece| match piece {
                Piece::Of(fact, _) => Some(*fact),
                _ => None,
            })
            .collect();
        let values: Vec<&Val> = named.iter().map(|fact| &self.dossier.facts[*fact].figures[0].val).collect();
        let facts = self.dossier.facts.iter().enumerate();
        let others: Vec<usize> = facts
            .filter(|(at, fact)| {
                !named.contains(at) && !fact.has_lapsed() && !values.contains(&&fact.figures[0].val)
            })
            .map(|(at, _)| at)
            .collect();
        Some(Piece::Of(*others.get(self.random.below(others.len().max(1)))?, "value".to_owned()))
    }

    /// A word typed beside a figure of a bottom line.
    fn typed_beside(&mut self, lang: Lang, after: usize, words: [&str; 2]) -> Option<()> {
        self.subject = Subject::Wording(Wording::BottomLine);
        let (text, at) = self.text(lang, 1)?;
        let Piece::Of(fact, _) = text[at] else { return None };
        // A bare amount: a date takes no scale, and a bound takes no second one.
        let Val::Amount(Amount { bound: Exact, .. }) = self.dossier.facts[fact].figures[0].val else {
            return None;
        };
        let words = Piece::Words(words[lang as usize].to_owned());
        self.change(lang, |text| text.insert(at + after, words))
    }

    fn places(&self, place: Place) -> Vec<(String, Option<String>)> {
        let Spot { fact, figure, evidence, both, mutual, .. } = self.spot;
        let text = &self.spot.text;
        let of_fact = |key: &str| format!("fact:{}/{key}", self.dossier.facts[fact].id);
        let bare = |key: String| vec![(key, None)];
        let value = || match self.dossier.facts[fact].figures[figure].name.as_str() {
            "value" => "value".to_owned(),
            name => format!("with.{name}"),
        };
        match place {
            Place::AsPrinted => {
                let entries = self.dossier.facts[fact].evidence.iter().enumerate();
                let entries = entries.filter(|(at, _)| evidence.is_none_or(|only| only == *at));
                let mut places: Vec<(String, Option<String>)> = entries
                    .flat_map(|(at, entry)| {
                        let key = of_fact(&format!("evidence.{at}/as-printed"));
                        let forms = entry.printed.iter().enumerate();
                        let forms = forms.filter(move |(at, _)| both || *at == figure);
                        forms.map(move |(_, form)| (key.clone(), Some(form.clone()))).collect::<Vec<_>>()
                    })
                    .collect();
                if self.subject == Subject::Words && evidence.is_none() {
                    places.extend(
                        [En, Ja].map(|lang| (of_fact(&format!("{}.words.{}", value(), tag(lang))), None)),
                    );
                }
                places
            }
            Place::TextValue(lang) => {
                let mut places = self.places(Place::AsPrinted);
                places.push((of_fact(&format!("{}.text.{}", value(), tag(lang))), None));
                places
            }
            Place::Words(lang) => bare(of_fact(&format!("{}.words.{}", value(), tag(lang)))),
            Place::Changed(lang) => bare(format!("{text}.{}", tag(lang))),
            Place::Lacking(_) if mutual => {
                [En, Ja].map(|lang| (format!("{text}.{}", tag(lang)), None)).to_vec()
            }
            Place::Lacking(lang) => bare(format!("{text}.{}", tag(lang))),
            Place::AsPrintedOrAlike => {
                let own = &self.dossier.own;
                let changed = own.iter().find(|own| own.id == self.spot.unit);
                let alike = own.iter().filter(|own| changed.is_some_and(|unit| unit.english == own.english));
                let mut places = self.places(Place::AsPrinted);
                places.extend(alike.map(|own| (format!("unit:{}/en", own.id), None)));
                places
            }
            Place::OwnUnit(lang) => bare(format!("unit:{}/{}", self.spot.unit, tag(lang))),
            Place::AsOf => bare(of_fact("as-of")),
            Place::DueOrText => {
                let mut places = bare(of_fact("due"));
                places.extend([En, Ja].map(|lang| (format!("{text}.{}", tag(lang)), None)));
                places
            }
            Place::Issued => bare(format!("source:{}/issued", self.dossier.sources[self.spot.source].id)),
            Place::Accessed => bare(format!("source:{}/accessed", self.dossier.sources[self.spot.source].id)),
        }
    }
}

fn with_amount(val: &Val, change: impl Fn(&Amount) -> Amount) -> Val {
    match val {
        Val::Amount(amount) => Val::Amount(change(amount)),
        other => other.clone(),
    }
}

fn with_date(val: &Val, change: impl Fn(When) -> When) -> Val {
    match val {
        Val::Date(when) => Val::Date(change(*when)),
        other => other.clone(),
    }
}

fn scaled(val: &Val, factor: i128) -> Val {
    let times = |number: Num| number.times(factor);
    with_amount(val, |amount| Amount { low: times(amount.low), high: times(amount.high), ..amount.clone() })
}

fn weakened(amount: &Amount) -> Amount {
    let bound = match amount.bound {
        Exact | Nearly => About,
        About | Range => Exact,
        AtLeast => MoreThan,
        MoreThan => AtLeast,
        AtMost => LessThan,
        LessThan => AtMost,
    };
    Amount { bound, ..amount.clone() }
}

fn turned(amount: &Amount) -> Amount {
    let (bound, low): (BoundName, Num) = match amount.bound {
        Exact | AtMost => (AtLeast, amount.low),
        About | LessThan | Nearly => (MoreThan, amount.low),
        AtLeast => (AtMost, amount.low),
        MoreThan => (LessThan, amount.low),
        Range => (AtMost, amount.high),
    };
    Amount { bound, low, ..amount.clone() }
}

fn neighbour(amount: &Amount) -> Amount {
    Amount { unit: unit(&amount.unit.neighbour), ..amount.clone() }
}

/// The figure without its unit.
fn bare(amount: &Amount) -> Amount {
    let nothing = || [String::new(), String::new()];
    let unit = Unit { sign: String::new(), english: nothing(), japanese: nothing(), ..amount.unit.clone() };
    Amount { unit, ..amount.clone() }
}

fn coarser(when: When) -> When {
    let precision = match when.precision {
        Precision::Day => Precision::Month,
        Precision::Year => Precision::FiscalYear,
        _ => Precision::Year,
    };
    When { precision, ..when }
}

fn finer(when: When) -> When {
    let (precision, part) = match when.precision {
        // The day and the month exchanged, as between two countries.
        Precision::Day if when.day <= 12 => {
            return When { part: when.day, day: when.part, ..when };
        }
        Precision::Day => (Precision::Day, when.part % 12 + 1),
        Precision::Quarter => (Precision::Month, 3 * when.part),
        Precision::Season => (Precision::Month, 3 * when.part),
        Precision::PartOfYear => (Precision::Season, when.part),
        Precision::FiscalYear => (Precision::Quarter, 4),
        Precision::Year => (Precision::PartOfYear, 3),
        Precision::Month => return When { precision: Precision::Day, day: 1, ..when },
    };
    When { precision, part, ..when }
}
