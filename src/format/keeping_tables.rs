//! The tables of what a house asks of its pages, and of who answers for what is in them.

use super::key::{Format, KeyKind, may, must};
use crate::model::{Confidence, Likelihood, Nature, Otherwise, Rule};
use crate::value::Choice;

/// `policy` of an audience.
pub const POLICY: Format = Format {
    name: "a policy",
    doc: "What a house asks of the pages for an audience.",
    keys: &[
        may("natures", KeyKind::Table(&NATURES), "Which natures of source may carry a fact alone."),
        may("origins", KeyKind::Table(&ORIGINS), "How many independent origins a fact needs."),
        may("plan-age", KeyKind::Table(&PLAN_AGE), "How old a plan may be that nobody has reviewed."),
        may("review", KeyKind::Table(&ASKED), "Facts and words of briefs must have been reviewed."),
        may("owner", KeyKind::Table(&ASKED), "Facts and briefs must have an owner."),
    ],
    reserved: &[],
};

/// What follows where a rule isn't met: the same key in each.
const OTHERWISE: &str = "What follows where it isn't met: allow, flag (a warning; when left out) or forbid.";

/// The rule `natures`.
pub const NATURES: Format = Format {
    name: "the rule `natures`",
    doc: "A fact needs a source of one of these natures; others may stand beside it.",
    keys: &[
        must("alone", KeyKind::Choices(Nature::NAMES), "The natures of source that may carry a fact alone."),
        may("otherwise", KeyKind::Choice(Otherwise::NAMES), OTHERWISE),
    ],
    reserved: &[],
};

/// The rule `origins`.
pub const ORIGINS: Format = Format {
    name: "the rule `origins`",
    doc: "How many sources that go back to nothing in common a fact needs.",
    keys: &[
        must("at-least", KeyKind::Integer(2, 20), "The fewest independent origins of a fact."),
        may("otherwise", KeyKind::Choice(Otherwise::NAMES), OTHERWISE),
    ],
    reserved: &[],
};

/// The rule `plan-age`.
pub const PLAN_AGE: Format = Format {
    name: "the rule `plan-age`",
    doc: "After how many months since its `as-of` or its last review a plan must be reviewed.",
    keys: &[
        must("months", KeyKind::Integer(0, 1200), "The most months."),
        may("otherwise", KeyKind::Choice(Otherwise::NAMES), OTHERWISE),
    ],
    reserved: &[],
};

/// The rules `review` and `owner`.
pub const ASKED: Format = Format {
    name: "a rule",
    doc: "What follows where something is missing.",
    keys: &[may("otherwise", KeyKind::Choice(Otherwise::NAMES), OTHERWISE)],
    reserved: &[],
};

/// An entry of `waive`.
pub const WAIVER: Format = Format {
    name: "a waiver",
    doc: "A rule that the fact or the brief is excused from for a time.",
    keys: &[
        must("rule", KeyKind::Choice(Rule::NAMES), "The rule."),
        must("why", KeyKind::Text, "The reason; never printed on a page."),
        must("by", KeyKind::Text, "The desk or role that decided so, never a person."),
        must("until", KeyKind::Date, "How long it holds; after that it is an error."),
    ],
    reserved: &[],
};

/// `reviewed`.
pub const REVIEWED: Format = Format {
    name: "`reviewed`",
    doc: "The last review; `factbrief review` writes it.",
    keys: &[
        must("by", KeyKind::Text, "The desk or role that reviewed it, never a person."),
        must("on", KeyKind::Date, "The day."),
        must("hash", KeyKind::Text, "The hash of what was reviewed."),
    ],
    reserved: &[],
};

/// What `owner` holds, wherever it stands.
pub(super) const OWNER: &str = "The desk or role that answers for it, never a person.";

/// `likelihood` of a fact.
pub const LIKELIHOOD: Format = Format {
    name: "`likelihood`",
    doc: "How likely a judgement is, in the words of ICD 203, and why.",
    keys: &[
        must(
            "word",
            KeyKind::Choice(Likelihood::NAMES),
            "The word: unlikely is 20 to 45 per cent, likely 55 to 80.",
        ),
        must("basis", KeyKind::Texts, "The reason, printed with the word; without a figure or a final stop."),
    ],
    reserved: &[],
};

/// `confidence` of a fact.
pub const CONFIDENCE: Format = Format {
    name: "`confidence`",
    doc: "How sure the author is of a judgement, by the sources and the reasoning.",
    keys: &[
        must("level", KeyKind::Choice(Confidence::NAMES), "low, moderate or high."),
        must("basis", KeyKind::Texts, "The reason, printed with the word; without a figure or a final stop."),
    ],
    reserved: &[],
};

/// `words` of an audience: a list for each language.
pub const WORDS: Format = Format {
    name: "`words`",
    doc: "Words that the house doesn't use on pages for an audience, or explains, by language.",
    keys: &[
        may("en", KeyKind::List(&HOUSE_WORD), "Words of English pages."),
        may("ja", KeyKind::List(&HOUSE_WORD), "Words of Japanese pages."),
    ],
    reserved: &[],
};

/// A word of the house.
pub const HOUSE_WORD: Format = Format {
    name: "a word of the house",
    doc: "A word that the house doesn't use, or explains.",
    keys: &[
        must("word", KeyKind::Text, "The word, as a dictionary has it; in English its forms are found, too."),
        may("say", KeyKind::Text, "What the house says instead."),
        may("explain", KeyKind::Text, "What the page must say where the word is used first."),
        may("otherwise", KeyKind::Choice(Otherwise::NAMES), OTHERWISE),
    ],
    reserved: &[],
};
