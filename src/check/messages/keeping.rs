//! Messages about the rules of a house, and about owners, reviews and waivers.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use crate::account::ReviewedPart;
use crate::check::messages::derived::shown;
use crate::diagnostic::wording::{choice, count, list, list_of_words};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::model::{
    Age, Brief, BriefPicture, Dossier, Evidence, Fact, HouseUse, HouseWord, Nature, Otherwise, Reuse,
    Reviewed, Rule, Source, TooOld, UsedWord, Waiver,
};
use crate::value::{Date, Value};

/// What a note of a keeper's is about.
#[derive(Debug, Clone, Copy)]
pub enum Keeper<'a> {
    Fact(&'a Fact),
    Brief(&'a Brief),
}

impl<'a> Keeper<'a> {
    fn span(self) -> Span {
        match self {
            Self::Fact(fact) => fact.span.clone(),
            Self::Brief(brief) => brief.span.clone(),
        }
    }

    fn name(self) -> String {
        match self {
            Self::Fact(fact) => format!("`{}`", fact.id),
            Self::Brief(brief) => format!("the brief `{}`", brief.name),
        }
    }

    /// As `factbrief review` takes it.
    fn id(self) -> &'a str {
        match self {
            Self::Fact(fact) => &fact.id,
            Self::Brief(brief) => &brief.name,
        }
    }
}

/// A rule that isn't met, with the briefs on whose pages it isn't.
pub struct BrokenRule<'a> {
    pub keeper: Keeper<'a>,
    /// The fact that isn't as the rule asks, where the fact on the page is computed from it.
    pub input: Option<&'a str>,
    /// The figures that aren't as the rule asks, where the fact as a whole is.
    pub figures: Vec<&'a str>,
    pub rule: Rule,
    pub otherwise: Otherwise,
    pub rule_span: &'a Span,
    pub audience: &'a str,
    pub briefs: Vec<&'a str>,
    pub why: Shortfall,
    /// The day of judgement.
    pub day: NaiveDate,
}

/// In what a rule isn't met.
#[derive(Debug, Clone)]
pub enum Shortfall {
    /// No source is of a nature that may carry a fact alone.
    Natures { found: BTreeSet<Nature>, asked: BTreeSet<Nature> },
    /// Fewer independent origins than asked for.
    Origins { found: usize, asked: usize, sources: Vec<String> },
    /// A plan was told or reviewed for the last time too long ago.
    OldPlan { since: NaiveDate, months: u32 },
    /// Nobody has reviewed it as it is now.
    NotReviewed,
    /// Nobody answers for it.
    NoOwner,
    /// One of these for a version of a contested value.
    Version(String, Box<Self>),
}

impl Shortfall {
    /// Too few origins, with the sources that there are.
    pub fn few_origins(evidence: &[&Evidence], dossier: &Dossier, (found, asked): (usize, usize)) -> Self {
        let ids: BTreeSet<&String> = evidence.iter().map(|one| &dossier.sources[one.source].id).collect();
        Self::Origins { found, asked, sources: ids.into_iter().cloned().collect() }
    }

    /// The same for a version of a contested value.
    pub fn of(self, version: Option<&Value>) -> Self {
        match version {
            Some(version) => Self::Version(shown(version), Box::new(self)),
            None => self,
        }
    }

    /// The version that it is about, or nothing.
    pub fn version(&self) -> &str {
        match self {
            Self::Version(version, _) => version,
            _ => "",
        }
    }

    /// `figures` are those that it is about, where it isn't about the whole fact.
    fn words(&self, figures: &[&str]) -> String {
        let figure = if figures.len() == 1 { "figure" } else { "figures" };
        match self {
            Self::Natures { found, .. } => {
                let found = list(found.iter().map(|nature| nature.name()));
                match figures {
                    [] => format!("rests on nothing but {found}"),
                    figures => format!("rests on nothing but {found} for its {figure} {}", list(figures)),
                }
            }
            Self::Origins { found, asked, sources } => {
                let few = if *found == 1 {
                    "one origin".to_owned()
                } else {
                    format!("{found} independent origins")
                };
                match figures {
                    [] => format!("rests on {few}, not on {asked} (it cites {})", list(sources)),
                    figures => format!(
                        "rests on {few}, not on {asked}, for its {figure} {} (printed in {})",
                        list(figures),
                        list(sources)
                    ),
                }
            }
            Self::OldPlan { since, months } => {
                format!(
                    "is a plan that was neither told anew nor reviewed since {since}, {}",
                    longer_ago(*months)
                )
            }
            Self::NotReviewed => "has no review of what it says now".to_owned(),
            Self::NoOwner => "has no owner".to_owned(),
            Self::Version(version, why) => match why.as_ref() {
                Self::Natures { .. } | Self::Origins { .. } => {
                    format!("in its version “{version}” {}", why.words(figures))
                }
                _ => why.words(figures),
            },
        }
    }

    fn help(&self, keeper: Keeper<'_>, figures: &[&str]) -> String {
        // Whoever cites such a source already must say how it prints the figure.
        let printing = match figures {
            [] => String::new(),
            figures => format!(" and say in its `as-printed` how it prints {}", list(figures)),
        };
        match self {
            Self::Natures { asked, .. } => {
                let natures = choice(asked.iter().map(|nature| nature.name()));
                format!("add a source that is {natures}{printing}")
            }
            Self::Origins { .. } => format!("add a source that goes back to none of these{printing}"),
            Self::OldPlan { .. } => format!(
                "look whether it still holds and say so, with a newer source and `as-of`, or with `factbrief review {} --by ROLE`",
                keeper.id()
            ),
            Self::NotReviewed => {
                format!("review it, and say so with `factbrief review {} --by ROLE`", keeper.id())
            }
            Self::NoOwner => "add `owner`, the desk or role that answers for it".to_owned(),
            Self::Version(_, why) => why.help(keeper, figures),
        }
    }
}

fn longer_ago(months: u32) -> String {
    match months {
        1 => "more than a month ago".to_owned(),
        months => format!("more than {months} months ago"),
    }
}

/// A rule of the audience that a page doesn't meet.
pub fn broken(broken: &BrokenRule<'_>) -> Diagnostic {
    let BrokenRule { keeper, input, figures, rule, otherwise, rule_span, audience, briefs, why, day } =
        broken;
    let code = match otherwise {
        Otherwise::Forbid => Code::PolicyForbids,
        Otherwise::Allow | Otherwise::Flag => Code::AgainstPolicy,
    };
    let rule = rule.name();
    let subject = match input {
        Some(input) => format!("`{input}`, from which {} is computed,", keeper.name()),
        None => keeper.name(),
    };
    let (printed, leave) = match (keeper, briefs.len()) {
        (Keeper::Brief(_), _) => (String::new(), ""),
        (Keeper::Fact(_), 1) => {
            (format!("; the brief {} prints it", list(briefs)), "; or leave it out there")
        }
        (Keeper::Fact(_), _) => {
            (format!("; the briefs {} print it", list(briefs)), "; or leave it out there")
        }
    };
    let message =
        format!("{subject} {}, against the rule `{rule}` for `{audience}`{printed}", why.words(figures));
    let waive = waiver_to_write(broken.rule, *day);
    let hint = format!("{}; or say why not, with `{waive}`{leave}", why.help(*keeper, figures));
    Diagnostic::at(code, keeper.span(), message).also((*rule_span).clone(), "the rule").hint(hint)
}

/// A waiver for half a year, whose reason and owner are still to be written.
fn waiver_to_write(rule: Rule, day: NaiveDate) -> String {
    let until = day.checked_add_months(Months::new(6)).unwrap_or(day);
    format!("waive = [{{ rule = \"{}\", why = \"…\", by = \"…\", until = {until} }}]", rule.name())
}

/// A waiver whose last day has passed.
pub fn waiver_expired(waiver: &Waiver, keeper: Keeper<'_>, day: NaiveDate) -> Diagnostic {
    let message = format!(
        "the waiver of `{}` for {} ended with `{}`, before {day}",
        waiver.rule.name(),
        keeper.name(),
        waiver.until
    );
    Diagnostic::at(Code::WaiverExpired, waiver.span.clone(), message).hint(format!(
        "ask `{}` whether the reason still holds, and set a later `until`; else take the waiver out",
        waiver.by
    ))
}

/// A waiver of a rule that nothing breaks.
pub fn waiver_idle(waiver: &Waiver, keeper: Keeper<'_>) -> Diagnostic {
    let message = format!("the waiver of `{}` for {} excuses nothing", waiver.rule.name(), keeper.name());
    Diagnostic::at(Code::IdleWaiver, waiver.span.clone(), message)
        .hint("take it out: no page breaks that rule with it")
}

pub fn waived_twice(waiver: &Waiver, first: Span) -> Diagnostic {
    let message = format!("the rule `{}` is waived twice", waiver.rule.name());
    Diagnostic::at(Code::DuplicateId, waiver.span.clone(), message)
        .also(first, "the first time")
        .hint("keep the one that holds")
}

/// A review of what has changed since; `changed` is `None` where the hash isn't one of the program's.
pub fn review_outdated(
    reviewed: &Reviewed,
    keeper: Keeper<'_>,
    changed: Option<&[ReviewedPart]>,
) -> Diagnostic {
    let (by, on) = (&reviewed.by, reviewed.on);
    let message = match changed {
        Some(changed) => {
            let parts: Vec<String> = changed.iter().map(ToString::to_string).collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            format!(
                "{} isn't as `{by}` reviewed it on {on}: what differs is {}",
                keeper.name(),
                list_of_words(&parts)
            )
        }
        None => {
            format!(
                "the `hash` of the review of {} isn't one that this `factbrief review` writes",
                keeper.name()
            )
        }
    };
    Diagnostic::at(Code::ReviewOutdated, reviewed.span.clone(), message).hint(format!(
        "review it again, and say so with `factbrief review {} --by ROLE`; or take `reviewed` out",
        keeper.id()
    ))
}

/// A review of a day that hasn't come by the last one of which a review may be.
pub fn review_ahead(reviewed: &Reviewed, keeper: Keeper<'_>, last: Option<NaiveDate>) -> Diagnostic {
    let last = last.map(|last| format!(", after {last}")).unwrap_or_default();
    let message = format!(
        "the review of {} by `{}` is dated {}{last}, and counts from that day only",
        keeper.name(),
        reviewed.by,
        reviewed.on
    );
    Diagnostic::at(Code::ReviewOutdated, reviewed.span.clone(), message).hint(format!(
        "write the day of the review: `factbrief review {} --by ROLE` notes one of today; or take `reviewed` out",
        keeper.id()
    ))
}

pub fn review_on_no_day(span: Span, date: &Date) -> Diagnostic {
    Diagnostic::at(Code::BadDate, span, format!("`{date}` isn't a day, and a review is of one"))
        .hint("write the day, as 2026-11-21")
}

/// A text that a page prints although its source allows figures only.
pub struct BeyondLicence<'a> {
    pub fact: &'a Fact,
    /// `value`, or the companion.
    pub figure: &'a str,
    /// The fact whose text it is, which may be another one.
    pub owner: &'a Fact,
    pub source: &'a Source,
    pub briefs: Vec<&'a str>,
    pub day: NaiveDate,
}

pub fn beyond_licence(beyond: &BeyondLicence<'_>) -> Diagnostic {
    let BeyondLicence { fact, figure, owner, source, briefs, day } = beyond;
    let licence = source.licence.as_ref().map(|licence| format!(" (licence: {licence})")).unwrap_or_default();
    let way = match owner.id == fact.id {
        true => String::new(),
        false => format!(" by way of `{}`", owner.id),
    };
    let (brief, prints) = if briefs.len() == 1 { ("brief", "prints") } else { ("briefs", "print") };
    let message = format!(
        "`{}` quotes a text of `{}` as `{figure}`{way}, of which only figures may be taken{licence}; the {brief} {} {prints} it",
        fact.id,
        source.id,
        list(briefs)
    );
    let waive = waiver_to_write(Rule::Reuse, *day);
    Diagnostic::at(Code::BeyondLicence, fact.span.clone(), message)
        .also(source.span.clone(), "the source")
        .hint(format!(
            "say it in words of your own, or cite a source that may be quoted; or say why not, with `{waive}`"
        ))
}

/// A picture from a source of which only figures, or quotations, may be taken.
pub fn picture_beyond_licence(
    picture: &BriefPicture,
    source: &Source,
    reuse: Reuse,
    day: NaiveDate,
) -> Diagnostic {
    let licence = source.licence.as_ref().map(|licence| format!(" (licence: {licence})")).unwrap_or_default();
    let message = format!(
        "the picture `{}` is from `{}`, of which only {} may be taken{licence}",
        picture.file.0,
        source.id,
        reuse.name()
    );
    let waive = waiver_to_write(Rule::Reuse, day);
    Diagnostic::at(Code::BeyondLicence, picture.source.1.clone(), message)
        .also(source.span.clone(), "the source")
        .hint(format!(
            "take another picture, or one that you drew; or say why not, with `{waive}` in the brief"
        ))
}

/// A fact that is too old for the readers of a brief on a day.
pub fn too_old(brief: &Brief, fact: &Fact, age: &Age, on: NaiveDate) -> Diagnostic {
    let code = match age.too_old {
        TooOld::Flagged => Code::NotFresh,
        TooOld::Forbidden => Code::TooOld,
    };
    let months = count(age.months as usize, "month", "months");
    let message = format!(
        "`{}` is as of `{}`, more than {months} before {on}, and `{}` is for the audience `{}`",
        fact.id, fact.as_of, brief.name, brief.audience
    );
    Diagnostic::at(code, fact.span.clone(), message)
        .also(brief.audience_span.clone(), "whose `freshness` dossier.toml says")
        .hint(format!(
            "find out what holds now, correct the fact and its `as-of`; or say why not, with `{}`; or take it out of the brief",
            waiver_to_write(Rule::Freshness, on)
        ))
}

/// A word of a page that the house doesn't use, or doesn't explain there.
pub fn unwanted_word(used: &UsedWord, entry: &HouseWord, fact: Option<&Fact>, brief: &Brief) -> Diagnostic {
    let code = match entry.otherwise {
        Otherwise::Forbid => Code::ForbiddenWord,
        Otherwise::Allow | Otherwise::Flag => Code::UnwantedWord,
    };
    let page = format!("{}.{}", brief.name, used.language);
    let whose = fact.map(|fact| format!(" in `{}`", fact.id)).unwrap_or_default();
    let (message, hint) = match &entry.wanted {
        HouseUse::Say(instead) => (
            format!(
                "`{page}` says “{}”{whose}, which the house doesn't say to `{}`",
                used.printed, brief.audience
            ),
            format!("write “{instead}”"),
        ),
        HouseUse::Explain(explanation) => (
            format!("`{page}` says “{}”{whose} and doesn't explain it there", used.printed),
            format!("say “{explanation}” in the paragraph that uses the word first"),
        ),
    };
    let span = fact.map_or(&used.span, |fact| &fact.span).clone();
    Diagnostic::at(code, span, message).also(entry.span.clone(), "the word of the house").hint(hint)
}

/// Words for a language that the dossier doesn't have.
pub fn words_of_no_language(span: Span, language: Language) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, format!("no brief of the dossier is in `{language}`"))
        .hint("take these words out, or add the language to `languages`")
}

/// A word with both keys, or with neither.
pub fn either_say_or_explain(span: Span, both: Given) -> Diagnostic {
    match both {
        Given::Both => Diagnostic::at(Code::IdleKey, span, "the word has both `say` and `explain`")
            .hint("a word that the house doesn't say needs no explanation: leave one of the two out"),
        Given::Neither => Diagnostic::at(Code::MissingKey, span, "the word has neither `say` nor `explain`")
            .hint("add `say`, what the house says instead, or `explain`, what the page says of it"),
    }
}

/// Which of `say` and `explain` a word has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Both,
    Neither,
}
