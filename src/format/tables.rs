//! The tables of all but facts and sections: dossier, unit, source and brief; and the list of every table.

use super::fact_tables::{
    CLAIM, COMPUTED, CORRECTION, DEFAULTS, DISTINCT, EVIDENCE, FACT, SUPERSEDED, VALUE,
};
use super::keeping_tables::{
    ASKED, CONFIDENCE, HOUSE_WORD, LIKELIHOOD, NATURES, ORIGINS, OWNER, PLAN_AGE, POLICY, REVIEWED, WAIVER,
    WORDS,
};
use super::key::{Format, Key, KeyKind, LIST, SOME, may, must};
use super::picture_table::PICTURE;
use super::section_tables::{COLUMN, OF_WHICH, ROW, SECTION};
use crate::model::{MarkingKind, Nature, Overdue, Paper, Reuse, SourceType};
use crate::value::{Choice, JapaneseYears, Negative, Numbers, Position, Showing};

/// `dossier.toml`.
pub const DOSSIER: Format = Format {
    name: "a dossier",
    doc: "One subject: its title, languages, date, publisher, proper names and units.",
    keys: &[
        must("title", KeyKind::Texts, "The subject, printed above each brief."),
        may(
            "id",
            KeyKind::Text,
            "What distinguishes it from others of its name in the record of who got which mail; it never changes.",
        ),
        must("languages", SOME, "The languages of the briefs: en, ja."),
        must("date", KeyKind::Date, "The day printed on the briefs; `--date` overrides it."),
        must("publisher", KeyKind::TextOrTexts, "Who publishes the briefs, printed in the footer."),
        may("contact", KeyKind::Text, "Whom to ask, printed in the footer: `Name <mail@example.org>`."),
        may("letterhead", KeyKind::TextOrTexts, LETTERHEAD),
        may("disclaimer", KeyKind::TextOrTexts, DISCLAIMER),
        may(
            "names",
            LIST,
            "Proper names with digits or kanji numerals, which need no source: GPT-4, H100, 六本木.",
        ),
        may("numbers", KeyKind::Table(&NUMBERS), "How figures are written."),
        may("paper", KeyKind::Choice(Paper::NAMES), "The paper; a4 when left out."),
        may(
            "theme",
            KeyKind::Text,
            "How the pages look: `standard` (when left out), `mono`, or a file in templates/themes.",
        ),
        may(
            "tell-as-of-after",
            KeyKind::Integer(0, 1200),
            "How many months old a fact is when the page prints its `as-of` beside it; 12 when left out.",
        ),
        may(
            "review-overdue",
            KeyKind::Choice(Overdue::NAMES),
            "How `check`, `status` and `mail` report a `review-by` that has passed; warning when left out.",
        ),
        may("unit", KeyKind::Named(&UNIT), "Units beyond the built-in ones, by name."),
        may("fiscal", KeyKind::Named(&FISCAL), "Owners of fiscal years, by name; `japan` is known."),
        may("audience", KeyKind::Named(&AUDIENCE), "Audiences beyond the built-in ones, by name."),
        may(
            "embed-facts",
            KeyKind::Boolean,
            "Whether each PDF carries its facts; true when left out. Some mail gateways hold PDFs with attachments.",
        ),
        may(
            "archive",
            KeyKind::Text,
            "The folder of the project that holds the archived sources; `build`, `check` and `mail` then verify.",
        ),
        may(
            "tell-unverified",
            KeyKind::Boolean,
            "Whether each page says how many of its figures could not be compared with an archived source; false when left out.",
        ),
        may("owner", KeyKind::Text, "The desk or role that answers for what has no owner of its own."),
    ],
    reserved: &["editorial"],
};

/// An audience of a dossier.
pub const AUDIENCE: Format = Format {
    name: "an audience",
    doc: "Readers that briefs are for.",
    keys: &[
        may(
            "label",
            KeyKind::Texts,
            "What is printed above the title of their briefs: For residents. Required where no template says it.",
        ),
        may("marking", KeyKind::Table(&MARKING), "What their pages are marked as."),
        may("letterhead", KeyKind::TextOrTexts, LETTERHEAD),
        may("disclaimer", KeyKind::TextOrTexts, DISCLAIMER),
        may("freshness", KeyKind::Table(&FRESHNESS), "How old the facts on their pages may be."),
        may("policy", KeyKind::Table(&POLICY), "What a page for them must meet."),
        may("words", KeyKind::Table(&WORDS), "Words that the house doesn't use for them, or explains."),
    ],
    reserved: &[],
};

/// `marking` of an audience or a brief.
pub const MARKING: Format = Format {
    name: "a marking",
    doc: "What a page says of itself across its head.",
    keys: &[
        must(
            "kind",
            KeyKind::Choice(MarkingKind::NAMES),
            "draft: no mail takes the page along without `--unfinished`; confidential.",
        ),
        may(
            "text",
            KeyKind::Texts,
            "What is printed: Draft for comment. `Draft` or `Confidential` when left out.",
        ),
    ],
    reserved: &[],
};

/// What `letterhead` holds.
const LETTERHEAD: &str = "The lines at the head of the page, parted by line breaks; no amount and no date.";

/// What `disclaimer` holds.
const DISCLAIMER: &str = "What is printed in small type at the foot of the page; no amount and no date.";

/// `freshness` of an audience.
pub const FRESHNESS: Format = Format {
    name: "`freshness`",
    doc: "How many months old a fact on a page may be, counted from its `as-of`.",
    keys: &[
        may("flag", KeyKind::Integer(1, 1200), "After so many it is a warning."),
        may("forbid", KeyKind::Integer(1, 1200), "After so many it is an error."),
    ],
    reserved: &[],
};

/// `numbers` of a dossier.
pub const NUMBERS: Format = Format {
    name: "`numbers`",
    doc: "How figures are written in each language.",
    keys: &[
        may("ja", KeyKind::Choice(Numbers::NAMES), "report: 5,000億ドル; newspaper: 5000億ドル."),
        may(
            "ja-negative",
            KeyKind::Choice(Negative::NAMES),
            "The sign of figures below zero: −3.4% or △3.4%.",
        ),
        may("ja-years", KeyKind::Choice(JapaneseYears::NAMES), "western: 2026年; era: 令和8年."),
    ],
    reserved: &[],
};

/// `[unit.NAME]` of a dossier.
pub const UNIT: Format = Format {
    name: "a unit",
    doc: "A unit of the dossier's own with its forms, or further words of sources for a built-in one.",
    keys: &[
        may(
            "en",
            KeyKind::TextList { least: 2, most: Some(2) },
            "The singular and the plural: [\"base station\", \"base stations\"]. Where a language of the dossier has no form, `symbol` is printed.",
        ),
        may("ja", KeyKind::Text, "The counter that follows the figure: 局."),
        may("symbol", KeyKind::Text, "What tables print, and every language that has no form: pH."),
        may(
            "position",
            KeyKind::Choice(Position::NAMES),
            "Where the symbol stands: prefix (pH 7.4) or suffix, the default.",
        ),
        may("de", KeyKind::TextOrList, "What sources in German call it: [\"Schiff\", \"Schiffe\"]."),
        may("fr", KeyKind::TextOrList, "What sources in French call it: [\"navire\", \"navires\"]."),
        may("es", KeyKind::TextOrList, "What sources in Spanish call it: [\"barco\", \"barcos\"]."),
        may("it", KeyKind::TextOrList, "What sources in Italian call it: [\"nave\", \"navi\"]."),
        may("pt", KeyKind::TextOrList, "What sources in Portuguese call it: [\"navio\", \"navios\"]."),
        may("nl", KeyKind::TextOrList, "What sources in Dutch call it: [\"schip\", \"schepen\"]."),
        may("zh", KeyKind::TextOrList, "What sources in Chinese call it: \"艘\"."),
        may("ko", KeyKind::TextOrList, "What sources in Korean call it: \"척\"."),
        may(
            "also",
            KeyKind::Words,
            "Other words of sources for it by language, read and never printed: also.en = [\"vessel\", \"vessels\"].",
        ),
    ],
    reserved: &[],
};

/// `[fiscal.NAME]` of a dossier.
pub const FISCAL: Format = Format {
    name: "an owner of fiscal years",
    doc: "When somebody's fiscal years begin or end, and how they are named.",
    keys: &[
        may(
            "starts",
            KeyKind::Month,
            "The month on whose first day they start, \"04\", or the day on which they start, \"04-06\".",
        ),
        may("ends", KeyKind::Text, "The last day of years of weeks: `last Saturday of September`."),
        must(
            "named-by",
            KeyKind::Choice(&["start", "end"]),
            "The calendar year after which one is named: that in which it starts, or ends.",
        ),
    ],
    reserved: &[],
};

/// One entry of `sources.toml`.
pub const SOURCE: Format = Format {
    name: "a source",
    doc: "One document that facts rest on.",
    keys: &[
        may("type", KeyKind::Choice(SourceType::NAMES), "What it is. Required unless `read = false`."),
        may("nature", KeyKind::Choice(Nature::NAMES), "Who speaks in it. Required unless `read = false`."),
        may(
            "title",
            KeyKind::Titles,
            "Its title in its own language, and our translations. Required unless `read = false`.",
        ),
        may(
            "publisher",
            KeyKind::TextOrTexts,
            "Who published it, in one form or one for each language. Required without `author` and `accessed`.",
        ),
        may("author", LIST, "Persons as `Family, Given`; Japanese names print family first."),
        may("issued", KeyKind::Date, "When it was published, as precisely as is known."),
        may("accessed", KeyKind::Date, "When we read it."),
        may(
            "language",
            KeyKind::Language,
            "The language it is written in, any: en, ja, de, pt-BR, zh-Hant. Required unless `read = false`.",
        ),
        may("fiscal", KeyKind::Text, "Whose fiscal years it means: `japan` or an owner of the dossier."),
        may("currency", KeyKind::Text, "Whose money `$`, `¥` or `kr` is in it: a code such as AUD."),
        may("url", KeyKind::Text, "Where it is, http or https."),
        may("file", KeyKind::Text, "The bare name of its file in the archive folder."),
        may("sha256", KeyKind::Text, "The SHA-256 of that file in hexadecimal; `verify --pin` writes it."),
        may(
            "extracted",
            KeyKind::Table(&EXTRACTED),
            "The text of that file where it is HTML or PDF; `add source` writes it.",
        ),
        may(
            "first-page",
            KeyKind::Integer(1, 100_000),
            "On which page of that file the page is that has the number 1. Without it, pages are counted from the first.",
        ),
        may("rests-on", LIST, "The sources that it takes its statements from."),
        may(
            "read",
            KeyKind::Boolean,
            "false: registered because others cite it, never cited as if it had been read.",
        ),
        may("licence", KeyKind::Text, "Its licence: an identifier of SPDX such as CC-BY-4.0, or words."),
        may(
            "reuse",
            KeyKind::Choice(Reuse::NAMES),
            "What may be taken from it: figures, quotations or whole.",
        ),
        may("note", KeyKind::Text, "For colleagues; never printed."),
    ],
    reserved: &[],
};

/// `extracted` of a source.
pub const EXTRACTED: Format = Format {
    name: "`extracted`",
    doc: "The text that was extracted from a source's file, which `verify` reads.",
    keys: &[
        must("file", KeyKind::Text, "The bare name of the text in the archive folder."),
        must("sha256", KeyKind::Text, "The SHA-256 of the text in hexadecimal."),
        must("by", KeyKind::Text, "The program and the library that extracted it, with their versions."),
    ],
    reserved: &[],
};

/// A brief.
pub const BRIEF: Format = Format {
    name: "a brief",
    doc: "One page for one audience, or a few.",
    keys: &[
        must("audience", KeyKind::Text, "Whom it is for; `only-for` refers to it."),
        may("template", KeyKind::Text, "The template; `AUDIENCE.md.j2` when left out."),
        must("title", KeyKind::Texts, "The message, not the topic. May use {{ fact('id').value }}."),
        must(
            "bottom-line",
            KeyKind::Texts,
            "The judgement in one or two sentences. May use {{ fact('id').value }}.",
        ),
        may("pages", KeyKind::Integer(1, 4), "The most pages it may take; 1 when left out."),
        may(
            "min-type-size",
            KeyKind::Points(7.0, 14.0),
            "The smallest body type in points; 9 when left out.",
        ),
        may("theme", KeyKind::Text, "How this page looks; the dossier's theme when left out."),
        may(
            "contested",
            KeyKind::Choice(Showing::NAMES),
            "How it shows contested figures: preferred (when left out), range or both.",
        ),
        may(
            "changes-since",
            KeyKind::Text,
            "The kept edition, by the name of its file in `editions`, whose changes the page lists.",
        ),
        may(
            "replaces",
            KeyKind::Text,
            "The kept edition, by the name of its file in `editions`, that the page sets right, and says so.",
        ),
        may("authors", LIST, "Who wrote it, in order, printed at the head: \"Aiko Sato\"."),
        may(
            "marking",
            KeyKind::Table(&MARKING),
            "What the page is marked as; that of its audience when left out.",
        ),
        may(
            "picture",
            KeyKind::Table(&PICTURE),
            "A picture on the page, with a caption that cites its source.",
        ),
        may(
            "tell-omitted",
            KeyKind::Boolean,
            "Whether the page says how many points were left out for space.",
        ),
        must("section", KeyKind::List(&SECTION), "The sections, in order."),
        may("owner", KeyKind::Text, OWNER),
        may(
            "reviewed",
            KeyKind::Table(&REVIEWED),
            "The last review of its words; `factbrief review` writes it.",
        ),
        may("waive", KeyKind::List(&WAIVER), "Rules that it is excused from, each with the reason."),
        may("note", KeyKind::Text, "For colleagues; never printed."),
    ],
    reserved: &[],
};

/// Every format a user writes a file or table in, for tests.
pub const ALL: &[&Format] = &[
    &DOSSIER,
    &AUDIENCE,
    &MARKING,
    &FRESHNESS,
    &NUMBERS,
    &UNIT,
    &FISCAL,
    &SOURCE,
    &EXTRACTED,
    &DEFAULTS,
    &FACT,
    &COMPUTED,
    &CLAIM,
    &DISTINCT,
    &SUPERSEDED,
    &CORRECTION,
    &EVIDENCE,
    &VALUE,
    &BRIEF,
    &PICTURE,
    &SECTION,
    &OF_WHICH,
    &COLUMN,
    &ROW,
    &POLICY,
    &NATURES,
    &ORIGINS,
    &PLAN_AGE,
    &ASKED,
    &WAIVER,
    &REVIEWED,
    &LIKELIHOOD,
    &CONFIDENCE,
    &WORDS,
    &HOUSE_WORD,
];

/// Looks a key up by name.
pub fn key<'a>(format: &'a Format, name: &str) -> Option<&'a Key> {
    format.keys.iter().find(|key| key.name == name)
}
