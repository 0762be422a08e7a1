//! The tables of facts: their defaults, a fact, its evidence and a value.

use super::keeping_tables::{CONFIDENCE, LIKELIHOOD, OWNER, REVIEWED, WAIVER};
use super::key::{Format, KeyKind, LIST, may, must};
use crate::model::{Rank, Stage, Status};
use crate::value::Choice;

/// `[defaults]` of a fact table.
pub const DEFAULTS: Format = Format {
    name: "`defaults`",
    doc: "Values for every fact of the file that doesn't say otherwise.",
    keys: &[
        may("topic", KeyKind::Text, "The topic by which `list` filters."),
        may("as-of", KeyKind::Date, "When the statements held."),
        may("status", KeyKind::Choice(Status::NAMES), "Who vouches."),
        may("stage", KeyKind::Choice(Stage::NAMES), "How far they have come."),
        may("priority", KeyKind::Integer(0, 100), "What a full page loses first: the lowest."),
        may("review-by", KeyKind::Date, "When to look again."),
        may("fiscal", KeyKind::Text, "Whose fiscal years they mean."),
        may("only-for", LIST, "The only audiences that may see them."),
        may("recorded", KeyKind::Date, "The day on which they were entered."),
        may("owner", KeyKind::Text, "The desk or role that answers for them, never a person."),
    ],
    reserved: &[],
};

/// One fact.
pub const FACT: Format = Format {
    name: "a fact",
    doc: "One checkable statement about one main value at most, with its evidence.",
    keys: &[
        must("statement", KeyKind::Texts, "The sentence, its figures as {{ value }} or {{ companion }}."),
        may("lapsed", KeyKind::Texts, "How a plan reads once its due date has passed."),
        may("short", KeyKind::Texts, "The statement in a few words, without a final stop."),
        may("value", KeyKind::Value, "The main value."),
        may("with", KeyKind::Values, "Further figures of the statement, by name."),
        may("formula", KeyKind::Text, "How the value is computed from figures of other facts: a + b.period."),
        may("unit", KeyKind::Text, "The unit of a derived fact, where it isn't that of its first figure."),
        may("change", KeyKind::Boolean, "Whether a derived fact says by how much something rose or fell."),
        may("round", KeyKind::Integer(2, 12), "How many significant digits of a derived fact are printed."),
        may("expect", KeyKind::Text, "The figure of another fact that a derived fact must agree with."),
        may("period", KeyKind::DateOrPeriod, "Of which period its figures are, where no text prints it."),
        must("status", KeyKind::Choice(Status::NAMES), "Who vouches, strongest first."),
        may("stage", KeyKind::Choice(Stage::NAMES), "done when left out."),
        may("likelihood", KeyKind::Table(&LIKELIHOOD), "How likely a judgement is, and why."),
        may("confidence", KeyKind::Table(&CONFIDENCE), "How sure its author is of a judgement, and why."),
        may(
            "status-said",
            KeyKind::Text,
            "Why the page needn't say that it is an opinion or speculation: its sentences do.",
        ),
        must("as-of", KeyKind::Date, "When the statement held."),
        may(
            "due",
            KeyKind::Date,
            "When a plan, target or condition falls due; a value that is a date says it too.",
        ),
        may(
            "date-passed",
            KeyKind::Text,
            "Why the short form of a plan whose date has passed needs no “(date passed)”.",
        ),
        may("review-by", KeyKind::Date, "When to look again."),
        may("fiscal", KeyKind::Text, "Whose fiscal years its dates are."),
        may("priority", KeyKind::Integer(0, 100), "50 when left out; a full page loses the lowest first."),
        may("must", KeyKind::Boolean, "Never left out for space."),
        may("only-for", LIST, "The only audiences that may see it."),
        may("subject", KeyKind::Text, "Names the quantity: facts with the same subject are compared."),
        may(
            "distinct-from",
            KeyKind::List(&DISTINCT),
            "Other facts of the subject that speak of something else, each with the reason.",
        ),
        may("recorded", KeyKind::Date, "The day on which it was entered."),
        may(
            "superseded-by",
            KeyKind::Table(&SUPERSEDED),
            "The fact that took its place; from that day on it is on no page.",
        ),
        may("corrected", KeyKind::List(&CORRECTION), "What was corrected in it, the newest last."),
        may(
            "recall-above",
            KeyKind::Threshold,
            "How much the figure may change before `recall` names those who hold a copy: \"5%\", or an amount in its unit.",
        ),
        may("topic", KeyKind::Text, "The topic by which `list` filters."),
        must("evidence", KeyKind::List(&EVIDENCE), "Why we believe it."),
        may(
            "claim",
            KeyKind::List(&CLAIM),
            "The versions of a value on which sources differ, instead of `value` and `evidence`.",
        ),
        may("owner", KeyKind::Text, OWNER),
        may("reviewed", KeyKind::Table(&REVIEWED), "The last review; `factbrief review` writes it."),
        may("waive", KeyKind::List(&WAIVER), "Rules that it is excused from, each with the reason."),
        may("note", KeyKind::Text, "For colleagues; never printed."),
    ],
    reserved: &[],
};

/// A companion of a derived fact that a formula gives.
pub const COMPUTED: Format = Format {
    name: "a computed companion",
    doc: "A companion of a derived fact with a formula of its own.",
    keys: &[
        must("formula", KeyKind::Text, "How it is computed, in the same way as the value."),
        may("unit", KeyKind::Text, "The unit of the result, where it isn't that of its first figure."),
        may("change", KeyKind::Boolean, "Whether it says by how much something rose or fell."),
        may("round", KeyKind::Integer(2, 12), "How many significant digits are printed."),
        may("expect", KeyKind::Text, "The figure of another fact that it must agree with."),
    ],
    reserved: &[],
};

/// A fact of the same subject that isn't a rival.
pub const DISTINCT: Format = Format {
    name: "`distinct-from`",
    doc: "Another fact of the subject, and why the two don't contradict each other.",
    keys: &[
        must("fact", KeyKind::Text, "The id of the other fact."),
        must("why", KeyKind::Text, "What is different about it; never printed."),
    ],
    reserved: &[],
};

/// The fact that took another's place.
pub const SUPERSEDED: Format = Format {
    name: "`superseded-by`",
    doc: "The fact that took this one's place, from which day on, and why.",
    keys: &[
        must("fact", KeyKind::Text, "The id of the fact that took its place."),
        must("on", KeyKind::Date, "The first day on which this one is on no page."),
        must("why", KeyKind::Text, "Why; never printed."),
    ],
    reserved: &[],
};

/// A correction of a fact.
pub const CORRECTION: Format = Format {
    name: "a correction",
    doc: "What stood in a fact before it was corrected, and why it was wrong.",
    keys: &[
        must("on", KeyKind::Date, "The day on which it was corrected."),
        may("since", KeyKind::Date, "The day from which on it was wrong; `recorded` when left out."),
        may(
            "figure",
            KeyKind::Text,
            "What was wrong: value (when left out), a companion's name, or statement.",
        ),
        must("was", KeyKind::Value, "What stood there before; of the statement, `text` in each language."),
        must("why", KeyKind::Text, "What had gone wrong; never printed."),
        may("told", LIST, "Desks, roles or editions that were told; never persons, and never printed."),
    ],
    reserved: &[],
};

/// One version of a contested value.
pub const CLAIM: Format = Format {
    name: "a claim",
    doc: "One version of a value on which sources differ, with its evidence.",
    keys: &[
        must("value", KeyKind::Value, "This version of the value."),
        may("rank", KeyKind::Choice(Rank::NAMES), "preferred, normal (when left out) or deprecated."),
        must("evidence", KeyKind::List(&EVIDENCE), "Who says so, and where."),
        may("recorded", KeyKind::Date, "The day on which it was entered; that of the fact when left out."),
    ],
    reserved: &[],
};

/// One entry of a fact's evidence.
pub const EVIDENCE: Format = Format {
    name: "evidence",
    doc: "A source, where in it, and the figure as printed there.",
    keys: &[
        must("source", KeyKind::Text, "The id of a source that was read."),
        must(
            "locator",
            KeyKind::Text,
            "Where: page, chapter, section, article, annex, paragraph, table, figure, note … and which; or whole.",
        ),
        may("lines", KeyKind::Lines, "Where in the archived source: `14` or `52-56`."),
        may(
            "printed-unit",
            KeyKind::TextOrList,
            "The words of the source that give unit or scale where the printed form lacks them, 単位：百万円, or several such texts.",
        ),
        may(
            "unit-lines",
            KeyKind::LineRange,
            "The first and last line of those words, where they aren't near: [a, b].",
        ),
        may("by-eye", KeyKind::ByName, "Why a printed form can't be read, by the names of the figures."),
        may("as-printed", KeyKind::AsPrinted, "The figure or term as printed, never a sentence."),
        may("original", KeyKind::Text, "The id of the document that the source cites for it."),
        may(
            "unverifiable",
            KeyKind::Reasons,
            "Why the printed form can't be found in the archived source; where several are printed, a reason for each by its name.",
        ),
        may("remark", KeyKind::Text, "For colleagues; never printed."),
    ],
    reserved: &[],
};

/// A value.
pub const VALUE: Format = Format {
    name: "a value",
    doc: "A figure with a unit and one bound, a pair, a rank, a time, a date, a period, or a text.",
    keys: &[
        may("exact", KeyKind::Number, "The figure itself."),
        may(
            "about",
            KeyKind::NumberOrFlag,
            "The figure, roughly; or `true` beside another bound, a pair or a date.",
        ),
        may("at-least", KeyKind::NumberOrFlag, "以上; or `true` beside `ratio` or `of`."),
        may("more-than", KeyKind::NumberOrFlag, "超; or `true` beside `ratio` or `of`."),
        may("at-most", KeyKind::NumberOrFlag, "最大, 以下; or `true` beside `ratio` or `of`."),
        may("less-than", KeyKind::NumberOrFlag, "未満; or `true` beside `ratio` or `of`."),
        may("nearly", KeyKind::NumberOrFlag, "近く, 弱; or `true` beside `ratio` or `of`."),
        may("just-over", KeyKind::NumberOrFlag, "強, 余り; or `true` beside `ratio` or `of`."),
        may(
            "several",
            KeyKind::Number,
            "数百億, dozens: an open number of such steps, 1, 10, 12, 100 and so on.",
        ),
        may("min", KeyKind::Number, "The lower end of a range."),
        may("max", KeyKind::Number, "The upper end of a range."),
        may(
            "band",
            KeyKind::Numbers { least: 2, most: 2 },
            "2万円台: the lower end, and the upper one that is left out.",
        ),
        may(
            "margin",
            KeyKind::NumberOrPair,
            "How far off the figure may be, ±0.12, or [down, up]; alone where no figure is given.",
        ),
        may(
            "interval",
            KeyKind::Numbers { least: 2, most: 2 },
            "The ends between which the figure lies: 1.09 [0.95 to 1.20].",
        ),
        may(
            "change",
            KeyKind::NumberOrFlag,
            "By how much something rose, or fell where it is below zero; or `true` beside a bound.",
        ),
        may("ratio", KeyKind::Numbers { least: 2, most: 2 }, "3:1"),
        may("of", KeyKind::Numbers { least: 2, most: 2 }, "So many of so many, with a unit: 7 of 9 people."),
        may("score", KeyKind::Numbers { least: 2, most: 3 }, "A result or a vote: 8–1, 7–0–2."),
        may("rank", KeyKind::Integer(1, 1_000_000_000), "A place in an order: 1 is the first."),
        may("time", KeyKind::Time, "A time of day: 14:46."),
        may("zone", KeyKind::Text, "Its zone as printed: JST."),
        may("unit", KeyKind::Text, "A built-in unit or one of the dossier's."),
        may("words", KeyKind::Texts, "What a language prints instead of the figure: 十数社."),
        may("date", KeyKind::Date, "A date."),
        may("by", KeyKind::Date, "A date or before: 2030年までに."),
        may("since", KeyKind::Date, "From a date in the past to now: 以来."),
        may(
            "from",
            KeyKind::Date,
            "The start of a period; alone, a date on which something ahead begins: 以降.",
        ),
        may("after", KeyKind::Date, "Later than a date."),
        may("until", KeyKind::Date, "Up to a date and no longer."),
        may("fiscal", KeyKind::Text, "Whose fiscal year it is."),
        may("to", KeyKind::Date, "The end of a period."),
        may("text", KeyKind::Texts, "A text."),
    ],
    reserved: &[],
};
