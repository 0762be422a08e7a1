//! Every key of every file of a dossier has an effect: each row changes one key of a sound project and names the
//! command that answers otherwise. A key of a table of `src/format` without a row fails the test.

#![expect(clippy::unwrap_used, reason = "a test harness; clippy exempts only functions marked #[test]")]

use crate::support::repo::repo;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::process::{FACTBRIEF, Start};
use factbrief::format::{ALL, MAILBOX, OUTGOING, RECIPIENT, RECIPIENTS};
use rayon::prelude::*;
use tempfile::TempDir;

/// What a change of the key does.
enum Effect {
    /// The command answers otherwise, or the files that it writes differ.
    Differs,
    /// It is for colleagues: nothing differs.
    Nothing,
}
use Effect::{Differs, Nothing};

const D: &str = "briefs/port/dossier.toml";
const S: &str = "briefs/port/sources.toml";
const F: &str = "briefs/port/facts/works.toml";
const Q: &str = "briefs/port/facts/quay.toml";
const B: &str = "briefs/port/investor.toml";

/// The key, the file, what of it is replaced by what, and the command that shows it.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, Effect);

/// A section of facts, and the same with a bar that is said to be a part of one that isn't there.
const PLAIN_SECTION: &str = "facts = [\"extension-cost\", \"containers-handled\", \"opening\", ";
const PARTS: &str = "layout = \"bar-chart\"\nof-which = [{ whole = \"quay-fee\", parts = [\"opening\"] }]\nfacts = [\"extension-cost\", \"containers-handled\", \"opening\", ";

/// A section of one fact, and the same as a comparison.
const OPEN_SECTION: &str = "layout = \"prose\"\nfacts = [\"night-work\"]";
const COMPARED: &str = "layout = \"comparison\"\ncolumns = [{ heading.en = \"Works\", heading.ja = \"工事\" }, { heading.en = \"Port\", heading.ja = \"港\" }]\nrows = [{ topic.en = \"Nights\", topic.ja = \"夜間\", left = \"night-work\" }]";
const COMPARED_RIGHT: &str = "layout = \"comparison\"\ncolumns = [{ heading.en = \"Works\", heading.ja = \"工事\" }, { heading.en = \"Port\", heading.ja = \"港\" }]\nrows = [{ topic.en = \"Nights\", topic.ja = \"夜間\", right = \"night-work\" }]";

/// The picture of the brief; there is another file for one.
const PICTURE: &str = r#"[picture]
file = "plan.svg"
alt.en = "A plan."
alt.ja = "図面。"
caption.en = "The pier as planned."
caption.ja = "計画された埠頭。"
source = "herald-2026-07-14"
locator = "page 2"
"#;

const ROWS: &[Row] = &[
    ("a brief.picture", B, PICTURE, "", "build", Differs),
    ("a picture.file", B, "\"plan.svg\"", "\"other.svg\"", "build", Differs),
    ("a picture.alt", B, "A plan.", "The plan.", "build", Differs),
    ("a picture.caption", B, "The pier as planned.", "The pier.", "build", Differs),
    (
        "a picture.source",
        B,
        "source = \"herald-2026-07-14\"",
        "source = \"authority-2026-06\"",
        "build",
        Differs,
    ),
    ("a picture.locator", B, "locator = \"page 2\"", "locator = \"page 3\"", "build", Differs),
    ("a dossier.title", D, "The extension of Hoshimi port", "Hoshimi", "build", Differs),
    // Its effect on the record of who got what is in tests/command/identity.rs.
    ("a dossier.id", D, "date =", "id = \"port\"\ndate =", "check", Differs),
    ("a dossier.languages", D, r#"["en", "ja"]"#, r#"["ja"]"#, "build", Differs),
    ("a dossier.date", D, "2026-11-21", "2026-11-22", "build", Differs),
    ("a dossier.publisher", D, "Bay Area Desk\"\npublisher", "Bay Desk\"\npublisher", "build", Differs),
    ("a dossier.contact", D, "desk@example.org", "bay@example.org", "build", Differs),
    ("a dossier.names", D, r#"names = ["Pier 7", "#, "names = [", "check", Differs),
    ("a dossier.numbers", D, "date =", "numbers.ja = \"newspaper\"\ndate =", "build", Differs),
    ("a dossier.paper", D, "date =", "paper = \"letter\"\ndate =", "build", Differs),
    ("a dossier.theme", D, "date =", "theme = \"mono\"\ndate =", "build", Differs),
    ("a dossier.tell-as-of-after", D, "date =", "tell-as-of-after = 3\ndate =", "build", Differs),
    (
        "a dossier.review-overdue",
        D,
        "date =",
        "review-overdue = \"error\"\ndate =",
        "check --on 2027-07-01",
        Differs,
    ),
    ("a dossier.unit", D, "[unit.containers]", "[unit.boxes]", "check", Differs),
    (
        "a dossier.fiscal",
        D,
        "[unit.containers]",
        "[fiscal.japan]\nstarts = \"04\"\nnamed-by = \"start\"\n\n[unit.containers]",
        "check",
        Differs,
    ),
    (
        "an owner of fiscal years.starts",
        D,
        "[unit.containers]",
        "[fiscal.port]\nstarts = \"13\"\nnamed-by = \"start\"\n\n[unit.containers]",
        "check",
        Differs,
    ),
    (
        "an owner of fiscal years.ends",
        D,
        "[unit.containers]",
        "[fiscal.port]\nends = \"last day of June\"\nnamed-by = \"start\"\n\n[unit.containers]",
        "check",
        Differs,
    ),
    (
        "an owner of fiscal years.named-by",
        D,
        "[unit.containers]",
        "[fiscal.port]\nstarts = \"04\"\nnamed-by = \"middle\"\n\n[unit.containers]",
        "check",
        Differs,
    ),
    (
        "a dossier.audience",
        D,
        "[unit.containers]",
        "[audience.pilots]\nlabel.en = \"For pilots\"\nlabel.ja = \"水先人向け\"\n\n[unit.containers]",
        "check",
        Differs,
    ),
    (
        "an audience.label",
        D,
        "[unit.containers]",
        "[audience.investor]\nlabel.en = \"For owners\"\nlabel.ja = \"所有者向け\"\n\n[unit.containers]",
        "build",
        Differs,
    ),
    ("a dossier.letterhead", D, "date =", "letterhead = \"Bay Area House\"\ndate =", "build", Differs),
    ("a dossier.disclaimer", D, "date =", "disclaimer = \"Read on.\"\ndate =", "build", Differs),
    (
        "an audience.marking",
        D,
        "[unit.containers]",
        "[audience.investor.marking]\nkind = \"draft\"\n\n[unit.containers]",
        "build",
        Differs,
    ),
    (
        "an audience.letterhead",
        D,
        "[unit.containers]",
        "[audience.investor]\nletterhead = \"Bay Area House\"\n\n[unit.containers]",
        "build",
        Differs,
    ),
    (
        "an audience.disclaimer",
        D,
        "[unit.containers]",
        "[audience.investor]\ndisclaimer = \"For information only.\"\n\n[unit.containers]",
        "build",
        Differs,
    ),
    ("a brief.authors", B, "audience =", "authors = [\"Aiko Sato\"]\naudience =", "build", Differs),
    ("a brief.marking", B, "audience =", "marking.kind = \"confidential\"\naudience =", "build", Differs),
    ("a marking.kind", B, "audience =", "marking.kind = \"draft\"\naudience =", "build", Differs),
    (
        "a marking.text",
        B,
        "audience =",
        "marking = { kind = \"draft\", text.en = \"First draft\", text.ja = \"草案\" }\naudience =",
        "build",
        Differs,
    ),
    (
        "an audience.freshness",
        D,
        "[unit.containers]",
        "[audience.investor.freshness]\nflag = 3\n\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "`freshness`.flag",
        D,
        "[unit.containers]",
        "[audience.investor.freshness]\nforbid = 12\nflag = 3\n\n[unit.containers]",
        "due --on 2026-11-21",
        Differs,
    ),
    (
        "`freshness`.forbid",
        D,
        "[unit.containers]",
        "[audience.investor.freshness]\nforbid = 3\n\n[unit.containers]",
        "build",
        Differs,
    ),
    ("a dossier.embed-facts", D, "date =", "embed-facts = false\ndate =", "build", Differs),
    ("a dossier.archive", D, "date =", "archive = \"archive\"\ndate =", "build", Differs),
    ("a dossier.tell-unverified", D, "date =", "tell-unverified = true\ndate =", "build", Differs),
    ("`numbers`.ja-negative", D, "date =", "numbers.ja-negative = \"+\"\ndate =", "check", Differs),
    ("`numbers`.ja-years", D, "date =", "numbers.ja-years = \"era\"\ndate =", "build", Differs),
    ("`numbers`.ja", D, "date =", "numbers.ja = \"newspaper\"\ndate =", "build", Differs),
    ("a unit.en", D, r#"["container", "containers"]"#, r#"["box", "boxes"]"#, "build", Differs),
    ("a unit.ja", D, "ja = \"個\"", "ja = \"箱\"", "build", Differs),
    // What words of sources do is in tests/value/units.rs; here, that they are read at all.
    ("a unit.symbol", D, "ja = \"個\"", "symbol = \"ct.\"", "build", Differs),
    ("a unit.position", D, "ja = \"個\"", "ja = \"個\"\nposition = \"prefix\"", "check", Differs),
    ("a unit.de", D, "ja = \"個\"", "ja = \"個\"\nde = \"百万個\"", "check", Differs),
    ("a unit.fr", D, "ja = \"個\"", "ja = \"個\"\nfr = \"百万個\"", "check", Differs),
    ("a unit.es", D, "ja = \"個\"", "ja = \"個\"\nes = \"百万個\"", "check", Differs),
    ("a unit.it", D, "ja = \"個\"", "ja = \"個\"\nit = \"百万個\"", "check", Differs),
    ("a unit.pt", D, "ja = \"個\"", "ja = \"個\"\npt = \"百万個\"", "check", Differs),
    ("a unit.nl", D, "ja = \"個\"", "ja = \"個\"\nnl = \"百万個\"", "check", Differs),
    ("a unit.zh", D, "ja = \"個\"", "ja = \"個\"\nzh = \"百万個\"", "check", Differs),
    ("a unit.ko", D, "ja = \"個\"", "ja = \"個\"\nko = \"百万個\"", "check", Differs),
    ("a unit.also", D, "ja = \"個\"", "ja = \"個\"\nalso.en = \"million boxes\"", "check", Differs),
    ("a source.type", S, "type = \"report\"", "type = \"filing\"", "build", Differs),
    ("a source.nature", S, "nature = \"official\"", "nature = \"ai-generated\"", "build", Differs),
    ("a source.title", S, "The state of Hoshimi port", "Hoshimi port", "build", Differs),
    ("a source.publisher", S, "Hoshimi Port Authority", "Port Authority", "build", Differs),
    ("a source.author", S, "Marsh, Ellen", "Marsh, Ella", "build", Differs),
    ("a source.issued", S, "issued = 2026-07-14", "issued = 2026-07-15", "build", Differs),
    ("a source.accessed", S, "accessed = 2026-11-02", "accessed = 2026-11-22", "check", Differs),
    ("a source.language", S, "language = \"en\"", "language = \"ja\"", "build", Differs),
    (
        "a source.url",
        S,
        "https://port.hoshimi.example/report",
        "https://port.hoshimi.example",
        "build",
        Differs,
    ),
    (
        "a source.fiscal",
        S,
        "issued = 2026-07-14",
        "issued = 2026-07-14\nfiscal = \"nobody\"",
        "check",
        Differs,
    ),
    (
        "a source.currency",
        S,
        "issued = 2026-07-14",
        "issued = 2026-07-14\ncurrency = \"dollars\"",
        "check",
        Differs,
    ),
    ("a source.file", S, "herald.txt", "authority.txt", "verify --archive archive", Differs),
    ("a source.sha256", S, "file = \"herald.txt\"", SHA, "verify --archive archive", Differs),
    (
        "a source.extracted",
        S,
        "file = \"herald.txt\"",
        EXTRACTED_ELSEWHERE,
        "verify --archive archive",
        Differs,
    ),
    (
        "`extracted`.file",
        S,
        "file = \"herald.txt\"",
        EXTRACTED_ELSEWHERE,
        "verify --archive archive",
        Differs,
    ),
    (
        "`extracted`.sha256",
        S,
        "file = \"herald.txt\"",
        EXTRACTED_CHANGED,
        "verify --archive archive",
        Differs,
    ),
    (
        "a source.first-page",
        S,
        "file = \"herald.txt\"",
        "file = \"herald.txt\"\nfirst-page = 3",
        "check",
        Differs,
    ),
    ("`extracted`.by", S, "file = \"herald.txt\"", EXTRACTED_BY, "verify --archive archive", Nothing),
    (
        "a source.rests-on",
        S,
        "issued = 2026-07-14",
        "issued = 2026-07-14\nrests-on = [\"ministry-2026-05\"]",
        "check",
        Differs,
    ),
    ("a source.read", S, "read = false\n", "", "check", Differs),
    (
        "a source.note",
        S,
        "issued = 2026-07-14",
        "issued = 2026-07-14\nnote = \"On paper.\"",
        "build",
        Nothing,
    ),
    ("`defaults`.topic", F, "topic = \"works\"", "topic = \"port\"", "list --topic works", Differs),
    ("`defaults`.as-of", F, "as-of = 2026-06-30", "as-of = 2026-06-29", "build", Differs),
    ("`defaults`.status", F, "status = \"announced\"", "status = \"reported\"", "list", Differs),
    ("`defaults`.stage", F, "topic =", "stage = \"target\"\ntopic =", "list", Differs),
    ("`defaults`.priority", F, "topic =", "priority = 40\ntopic =", "show opening", Differs),
    (
        "`defaults`.review-by",
        F,
        "topic =",
        "review-by = 2026-10-31\ntopic =",
        "check --on 2026-11-21",
        Differs,
    ),
    ("`defaults`.fiscal", F, "topic =", "fiscal = \"nobody\"\ntopic =", "check", Differs),
    ("`defaults`.only-for", F, "topic =", "only-for = [\"residents\"]\ntopic =", "check", Differs),
    ("`defaults`.recorded", F, "topic =", "recorded = 2026-07-01\ntopic =", "show opening", Differs),
    ("a fact.statement", F, "Night work is banned", "Night work is forbidden", "build", Differs),
    (
        "a fact.lapsed",
        F,
        "due = \"2026-07\"\n",
        "due = \"2026-07\"\nlapsed.en = \"It was to grow by {{ value }}.\"\nlapsed.ja = \"{{ value }}で延びるはずであった。\"\n",
        "build",
        Differs,
    ),
    (
        "a fact.short",
        F,
        "short.en = \"Cost of the extension: {{ value }}\"",
        "short.en = \"Cost: {{ value }}\"",
        "show extension-cost",
        Differs,
    ),
    ("a fact.value", F, "{ date = 2026-10-03 }", "{ date = 2026-10-04 }", "build", Differs),
    ("a fact.with", F, "with.year = { date = 2025 }", "with.year = { date = 2024 }", "build", Differs),
    ("a fact.status", F, "status = \"confirmed\"", "status = \"reported\"", "list", Differs),
    ("a fact.stage", F, "stage = \"planned\"", "stage = \"done\"", "build", Differs),
    (
        "a fact.as-of",
        F,
        "status = \"confirmed\"",
        "status = \"confirmed\"\nas-of = 2026-06-01",
        "build",
        Differs,
    ),
    ("a fact.due", F, "due = \"2026-07\"", "due = 2027", "build", Differs),
    (
        "a fact.date-passed",
        F,
        "due = \"2026-07\"\n",
        "due = \"2026-07\"\ndate-passed = \"the text says it in words of its own\"\n",
        "build",
        Differs,
    ),
    (
        "a fact.review-by",
        F,
        "status = \"confirmed\"",
        "status = \"confirmed\"\nreview-by = 2026-10-31",
        "status --on 2026-11-21",
        Differs,
    ),
    // Its effect on the days of a year is in tests/check/values.rs.
    ("a fact.fiscal", F, "priority = 90", "priority = 90\nfiscal = \"nobody\"", "check", Differs),
    ("a fact.priority", F, "priority = 90", "priority = 80", "show extension-cost", Differs),
    ("a fact.must", F, "priority = 90", "priority = 90\nmust = true", "show extension-cost", Differs),
    ("a fact.only-for", F, "priority = 90", "priority = 90\nonly-for = [\"residents\"]", "check", Differs),
    ("a fact.subject", F, "priority = 90", "priority = 90\nsubject = \"cost\"", "build", Differs),
    // Its effect on a copy that somebody holds is in tests/recall/facts.rs.
    ("a fact.recall-above", F, "short.en", "recall-above = \"5 ships\"\nshort.en", "check", Differs),
    ("a fact.topic", F, "priority = 90", "priority = 90\ntopic = \"cost\"", "list --topic cost", Differs),
    ("a fact.formula", Q, "quay-fee + berth-fee", "quay-fee * 3", "show both-fees", Differs),
    ("a fact.unit", Q, "\"quay-fee / 3\"", "\"quay-fee / 3\"\nunit = \"EUR\"", "check", Differs),
    ("a fact.change", Q, "\"quay-fee / 3\"", "\"quay-fee / 3\"\nchange = true", "show third-of-it", Differs),
    ("a computed companion.formula", Q, "berth-fee * 3)", "berth-fee * 4)", "show third-of-it", Differs),
    ("a computed companion.unit", Q, "unit = \"%\"", "unit = \"x\"", "show third-of-it", Differs),
    (
        "a computed companion.change",
        Q,
        "unit = \"%\"",
        "unit = \"%\", change = true",
        "show third-of-it",
        Differs,
    ),
    ("a computed companion.round", Q, "unit = \"%\"", "unit = \"%\", round = 4", "show third-of-it", Differs),
    (
        "a computed companion.expect",
        Q,
        "unit = \"%\"",
        "unit = \"%\", expect = \"extension-cost\"",
        "check",
        Differs,
    ),
    ("a fact.round", Q, "\"quay-fee / 3\"", "\"quay-fee / 3\"\nround = 4", "show third-of-it", Differs),
    (
        "a fact.expect",
        Q,
        "\"quay-fee / 3\"",
        "\"quay-fee / 3\"\nexpect = \"extension-cost\"",
        "check",
        Differs,
    ),
    // The periods that go together are in tests/derive/results.rs.
    ("a fact.period", Q, "period = 2025\n", "", "check", Differs),
    ("a fact.evidence", F, "locator = \"section 4\"", "locator = \"section 5\"", "build", Differs),
    (
        "a fact.claim",
        Q,
        "[[toll.claim]]\nvalue = { exact = 800",
        "[[toll.clam]]\nvalue = { exact = 800",
        "check",
        Differs,
    ),
    (
        "a fact.distinct-from",
        Q,
        "distinct-from = [{ fact = \"depth-now\", why = \"at the north end\" }]\n",
        "",
        "check",
        Differs,
    ),
    // What they do to pages of an earlier day is in tests/check/known_on.rs.
    ("a fact.recorded", Q, "recorded = 2026-07-01", "recorded = 2026-09-01", "check", Differs),
    ("a fact.superseded-by", Q, SUPERSEDED, "", "list", Differs),
    ("a fact.corrected", Q, "corrected = [{ on", "corrected = [] # [{ on", "check", Differs),
    (
        "a claim.recorded",
        Q,
        "as-printed = \"700円\" }]",
        "as-printed = \"700円\" }]\nrecorded = 2026",
        "check",
        Differs,
    ),
    ("`superseded-by`.fact", Q, "fact = \"gate-fee-now\"", "fact = \"gate-fee-no\"", "check", Differs),
    ("`superseded-by`.on", Q, "on = 2026-10-01", "on = 2026-12-01", "list", Differs),
    ("`superseded-by`.why", Q, "the new tariff", "the tariff", "show gate-fee", Differs),
    ("a correction.on", Q, "on = 2026-08-01", "on = 2026-08-02", "show gate-fee", Differs),
    ("a correction.since", Q, "since = 2026-07-02, ", "", "show gate-fee", Differs),
    ("a correction.figure", Q, "figure = \"value\"", "figure = \"year\"", "check", Differs),
    ("a correction.was", Q, "was = { exact = 40", "was = { exact = 50", "show gate-fee", Differs),
    ("a correction.why", Q, "a slip of the pen", "a slip", "show gate-fee", Differs),
    ("a correction.told", Q, "tariff desk", "gate desk", "show gate-fee", Differs),
    ("a claim.value", Q, "value = { exact = 700", "value = { exact = 701", "check", Differs),
    ("a claim.rank", Q, "rank = \"preferred\"", "rank = \"normal\"", "show toll", Differs),
    ("a claim.evidence", Q, "locator = \"page 18\"", "locator = \"page 19\"", "show toll", Differs),
    ("`distinct-from`.fact", Q, "fact = \"depth-now\"", "fact = \"depth-no\"", "check", Differs),
    ("`distinct-from`.why", Q, "at the north end", "at the end in the north", "show depth-before", Differs),
    ("a fact.note", F, "priority = 90", "priority = 90\nnote = \"Ask again.\"", "build", Nothing),
    (
        "evidence.source",
        F,
        "source = \"herald-2026-07-14\"",
        "source = \"authority-2026-06\"",
        "build",
        Differs,
    ),
    ("evidence.locator", F, "locator = \"section 4\"", "locator = \"section 5\"", "build", Differs),
    ("evidence.lines", F, "lines = \"3\"", "lines = \"2\"", "verify --archive archive", Differs),
    (
        "evidence.as-printed",
        F,
        "as-printed = \"夜間工事\"",
        "as-printed = \"昼間工事\"",
        "verify --archive archive",
        Differs,
    ),
    (
        "evidence.printed-unit",
        F,
        "as-printed = \"夜間工事\"",
        "as-printed = \"夜間工事\", printed-unit = \"\"",
        "check",
        Differs,
    ),
    (
        "evidence.printed-unit",
        F,
        "as-printed = \"夜間工事\"",
        "as-printed = \"夜間工事\", printed-unit = [\"工事\", \"国内の港\"]",
        "verify --archive archive",
        Differs,
    ),
    (
        "evidence.unit-lines",
        F,
        "as-printed = \"夜間工事\"",
        "as-printed = \"夜間工事\", unit-lines = [1, 2]",
        "check",
        Differs,
    ),
    (
        "evidence.by-eye",
        F,
        "as-printed = \"夜間工事\"",
        "as-printed = \"夜間工事\", by-eye = { period = \"faded\" }",
        "check",
        Differs,
    ),
    ("evidence.original", F, ", original = \"ministry-2026-05\"", "", "build", Differs),
    (
        "evidence.unverifiable",
        F,
        "as-printed = \"夜間工事\"",
        "as-printed = \"夜間工事\", unverifiable = \"torn\"",
        "verify --archive archive",
        Differs,
    ),
    (
        "evidence.remark",
        F,
        "as-printed = \"夜間工事\"",
        "as-printed = \"夜間工事\", remark = \"See below.\"",
        "build",
        Nothing,
    ),
    ("a value.exact", F, "about = \"320億\"", "exact = \"320億\"", "build", Differs),
    ("a value.about", F, "about = \"320億\"", "about = \"330億\"", "build", Differs),
    ("a value.at-least", F, "about = \"320億\"", "at-least = \"320億\"", "build", Differs),
    ("a value.more-than", F, "about = \"320億\"", "more-than = \"320億\"", "build", Differs),
    ("a value.at-most", F, "about = \"320億\"", "at-most = \"320億\"", "build", Differs),
    ("a value.less-than", F, "about = \"320億\"", "less-than = \"320億\"", "build", Differs),
    ("a value.nearly", F, "about = \"320億\"", "nearly = \"320億\"", "build", Differs),
    ("a value.min", F, "about = \"320億\"", "min = \"310億\", max = \"330億\"", "build", Differs),
    ("a value.max", F, "about = \"320億\"", "min = \"310億\", max = \"340億\"", "build", Differs),
    ("a value.just-over", F, "about = \"320億\"", "just-over = \"320億\"", "build", Differs),
    ("a value.several", F, "about = \"320億\"", "several = \"100億\"", "build", Differs),
    ("a value.band", F, "about = \"320億\"", "band = [\"320億\", \"330億\"]", "build", Differs),
    ("a value.margin", F, "about = \"320億\"", "exact = \"320億\", margin = \"10億\"", "build", Differs),
    (
        "a value.interval",
        F,
        "about = \"320億\"",
        "exact = \"320億\", interval = [\"310億\", \"330億\"]",
        "build",
        Differs,
    ),
    ("a value.change", F, "about = \"320億\"", "change = \"320億\"", "build", Differs),
    ("a value.of", F, "about = \"320億\"", "of = [1, 2]", "build", Differs),
    ("a value.ratio", F, "{ date = 2026-10-03 }", "{ ratio = [3, 1] }", "build", Differs),
    ("a value.score", F, "{ date = 2026-10-03 }", "{ score = [8, 1] }", "build", Differs),
    ("a value.rank", F, "{ date = 2026-10-03 }", "{ rank = 3 }", "build", Differs),
    ("a value.time", F, "{ date = 2026-10-03 }", "{ time = \"14:46\" }", "build", Differs),
    ("a value.zone", F, "{ date = 2026-10-03 }", "{ date = 2026-10-03, zone = \"JST\" }", "build", Differs),
    ("a value.by", F, "{ date = 2026-10-03 }", "{ by = 2026-10-03 }", "build", Differs),
    ("a value.since", F, "{ date = 2026-10-03 }", "{ since = 2026-10-03 }", "build", Differs),
    ("a value.after", F, "{ date = 2026-10-03 }", "{ after = 2026-10-03 }", "build", Differs),
    ("a value.until", F, "{ date = 2026-10-03 }", "{ until = 2026-10-03 }", "build", Differs),
    (
        "a value.fiscal",
        F,
        "{ date = 2026-10-03 }",
        "{ date = \"FY2026\", fiscal = \"japan\" }",
        "build",
        Differs,
    ),
    ("a value.unit", F, "unit = \"JPY\"", "unit = \"USD\"", "build", Differs),
    (
        "a value.words",
        F,
        "unit = \"JPY\"",
        "unit = \"JPY\", words.en = \"about ¥32 billion in all\"",
        "build",
        Differs,
    ),
    ("a value.date", F, "{ date = 2026-10-03 }", "{ date = \"2026-10\" }", "build", Differs),
    ("a value.from", F, "{ date = 2026-10-03 }", "{ from = 2026-10-03, to = 2026-10-04 }", "build", Differs),
    ("a value.to", F, "{ date = 2026-10-03 }", "{ from = 2026-10-03, to = 2026-10-05 }", "build", Differs),
    (
        "a value.text",
        F,
        "{ date = 2026-10-03 }",
        "{ text.en = \"a fine day\", text.ja = \"好日\" }",
        "build",
        Differs,
    ),
    ("a brief.audience", B, "audience = \"investor\"", "audience = \"policy\"", "build", Differs),
    (
        "a brief.template",
        B,
        "audience = \"investor\"",
        "audience = \"investor\"\ntemplate = \"board.md.j2\"",
        "check",
        Differs,
    ),
    ("a brief.title", B, "The pier is paid for, not yet permitted", "The pier is paid for", "build", Differs),
    ("a brief.bottom-line", B, "the suit decides the date", "a suit decides the date", "build", Differs),
    ("a brief.pages", B, "title.en", "pages = 0\ntitle.en", "check", Differs),
    ("a brief.min-type-size", B, "title.en", "min-type-size = 13.5\ntitle.en", "build", Differs),
    ("a brief.theme", B, "title.en", "theme = \"mono\"\ntitle.en", "build", Differs),
    ("a brief.contested", B, "title.en", "contested = \"all\"\ntitle.en", "check", Differs),
    ("a brief.changes-since", B, "title.en", "changes-since = \"none\"\ntitle.en", "check", Differs),
    ("a brief.replaces", B, "title.en", "replaces = \"none\"\ntitle.en", "check", Differs),
    ("a brief.tell-omitted", B, "title.en", "tell-omitted = 1\ntitle.en", "check", Differs),
    (
        "a brief.section",
        B,
        "[[section]]\nheading.en = \"What is open\"\nheading.ja = \"未定の事項\"\nlayout = \"prose\"\nfacts = [\"night-work\"]\n",
        "",
        "build",
        Differs,
    ),
    ("a brief.note", B, "title.en", "note = \"A draft.\"\ntitle.en", "build", Nothing),
    ("a section.heading", B, "What is open", "What is left", "build", Differs),
    ("a section.layout", B, "layout = \"prose\"", "layout = \"bullets\"", "build", Differs),
    ("a section.facts", B, ", \"opening\"", "", "build", Differs),
    (
        "a section.text",
        B,
        "layout = \"prose\"",
        "layout = \"prose\"\ntext.en = \"So far.\"\ntext.ja = \"現状。\"",
        "build",
        Differs,
    ),
    ("a section.of-which", B, PLAIN_SECTION, PARTS, "check", Differs),
    ("a whole with its parts.whole", B, PLAIN_SECTION, PARTS, "check", Differs),
    ("a whole with its parts.parts", B, PLAIN_SECTION, PARTS, "check", Differs),
    ("a section.columns", B, OPEN_SECTION, COMPARED, "build", Differs),
    ("a column.heading", B, OPEN_SECTION, COMPARED, "build", Differs),
    ("a section.rows", B, OPEN_SECTION, COMPARED, "build", Differs),
    ("a row.topic", B, OPEN_SECTION, COMPARED, "build", Differs),
    ("a row.left", B, OPEN_SECTION, COMPARED, "build", Differs),
    ("a row.right", B, OPEN_SECTION, COMPARED_RIGHT, "build", Differs),
    ("a dossier.owner", D, "date =", "owner = \"IR desk\"\ndate =", "show quay-fee", Differs),
    ("an audience.policy", D, "[unit.containers]", INVESTOR_POLICY, "check --on 2026-11-21", Differs),
    (
        "a policy.natures",
        D,
        "[unit.containers]",
        "audience.investor.policy.natures = { alone = [\"news\"] }\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "the rule `natures`.alone",
        D,
        "[unit.containers]",
        "audience.investor.policy.natures = { alone = [\"blog\"] }\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "the rule `natures`.otherwise",
        D,
        "[unit.containers]",
        "audience.investor.policy.natures = { alone = [\"news\"], otherwise = \"forbid\" }\n[unit.containers]",
        "build",
        Differs,
    ),
    (
        "a policy.origins",
        D,
        "[unit.containers]",
        "audience.investor.policy.origins = { at-least = 2 }\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "the rule `origins`.at-least",
        D,
        "[unit.containers]",
        "audience.investor.policy.origins = { at-least = 3 }\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "the rule `origins`.otherwise",
        D,
        "[unit.containers]",
        "audience.investor.policy.origins = { at-least = 2, otherwise = \"forbid\" }\n[unit.containers]",
        "build",
        Differs,
    ),
    (
        "a policy.plan-age",
        D,
        "[unit.containers]",
        "audience.investor.policy.plan-age = { months = 2 }\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "the rule `plan-age`.months",
        D,
        "[unit.containers]",
        "audience.investor.policy.plan-age = { months = 4 }\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "the rule `plan-age`.otherwise",
        D,
        "[unit.containers]",
        "audience.investor.policy.plan-age = { months = 2, otherwise = \"forbid\" }\n[unit.containers]",
        "build",
        Differs,
    ),
    (
        "a policy.review",
        D,
        "[unit.containers]",
        "audience.investor.policy.review = {}\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "a policy.owner",
        D,
        "[unit.containers]",
        "audience.investor.policy.owner = {}\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "a rule.otherwise",
        D,
        "[unit.containers]",
        "audience.investor.policy.owner = { otherwise = \"forbid\" }\n[unit.containers]",
        "build",
        Differs,
    ),
    ("`defaults`.owner", F, "[defaults]", "[defaults]\nowner = \"IR desk\"", "show extension-cost", Differs),
    ("a fact.owner", Q, "[quay-fee]", "[quay-fee]\nowner = \"IR desk\"", "show quay-fee", Differs),
    ("a fact.reviewed", Q, "[quay-fee]", REVIEWED_FEE, "check --on 2026-11-21", Differs),
    ("`reviewed`.by", Q, "[quay-fee]", REVIEWED_FEE, "show quay-fee", Differs),
    ("`reviewed`.on", Q, "[quay-fee]", REVIEWED_FEE, "show quay-fee", Differs),
    ("`reviewed`.hash", Q, "[quay-fee]", REVIEWED_FEE, "check --on 2026-11-21", Differs),
    ("a fact.waive", Q, "[quay-fee]", WAIVED_FEE, "check --on 2026-11-21", Differs),
    ("a waiver.rule", Q, "[quay-fee]", WAIVED_FEE, "show quay-fee", Differs),
    ("a waiver.why", Q, "[quay-fee]", WAIVED_FEE, "show quay-fee", Differs),
    ("a waiver.by", Q, "[quay-fee]", WAIVED_FEE, "show quay-fee", Differs),
    ("a waiver.until", Q, "[quay-fee]", WAIVED_FEE, "check --on 2028-11-21", Differs),
    ("a brief.owner", B, "audience =", "owner = 7\naudience =", "check --on 2026-11-21", Differs),
    (
        "a brief.reviewed",
        B,
        "audience =",
        "reviewed = { by = \"legal desk\", on = 2026-11-01, hash = \"none\" }\naudience =",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "a brief.waive",
        B,
        "audience =",
        "waive = [{ rule = \"origins\", why = \"the ministry alone knows\", by = \"IR desk\", until = 2027 }]\naudience =",
        "check --on 2026-11-21",
        Differs,
    ),
    ("a fact.likelihood", F, "priority = 90", LIKELY_COST, "build", Differs),
    ("`likelihood`.word", F, "priority = 90", LIKELY_COST, "show extension-cost", Differs),
    ("`likelihood`.basis", F, "priority = 90", LIKELY_COST, "build", Differs),
    ("a fact.confidence", F, "priority = 90", SURE_OF_COST, "build", Differs),
    ("`confidence`.level", F, "priority = 90", SURE_OF_COST, "show extension-cost", Differs),
    ("`confidence`.basis", F, "priority = 90", SURE_OF_COST, "build", Differs),
    (
        "a fact.status-said",
        Q,
        "[quay-fee]",
        "[quay-fee]\nstatus-said = \"the sentence says so\"",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "an audience.words",
        D,
        "[unit.containers]",
        "audience.investor.words.en = [{ word = \"pier\", say = \"quay\" }]\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "`words`.en",
        D,
        "[unit.containers]",
        "audience.investor.words.en = [{ word = \"pier\", say = \"quay\" }]\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "`words`.ja",
        D,
        "[unit.containers]",
        "audience.investor.words.ja = [{ word = \"埠頭\", say = \"岸壁\" }]\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "a word of the house.word",
        D,
        "[unit.containers]",
        "audience.investor.words.en = [{ word = \"pier\", say = \"quay\" }]\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "a word of the house.say",
        D,
        "[unit.containers]",
        "audience.investor.words.en = [{ word = \"pier\", say = \"quay\" }]\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "a word of the house.explain",
        D,
        "[unit.containers]",
        "audience.investor.words.en = [{ word = \"pier\", explain = \"a place for ships\" }]\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "a word of the house.otherwise",
        D,
        "[unit.containers]",
        "audience.investor.words.en = [{ word = \"pier\", say = \"quay\", otherwise = \"forbid\" }]\n[unit.containers]",
        "check --on 2026-11-21",
        Differs,
    ),
    (
        "a source.licence",
        S,
        "[authority-2026-06]",
        "[authority-2026-06]\nlicence = \"CC-BY-4.0\"",
        "show quay-fee",
        Differs,
    ),
    (
        "a source.reuse",
        S,
        "[authority-2026-06]",
        "[authority-2026-06]\nreuse = \"figures\"",
        "show quay-fee",
        Differs,
    ),
];

const SHA: &str =
    "file = \"herald.txt\"\nsha256 = \"e0b51186b6e35fee614fb61ea553774c04cdfde970ff60dae358f2762cd44f7a\"";

/// The text is another file's.
const EXTRACTED_ELSEWHERE: &str = "file = \"herald.txt\"\nextracted = { file = \"other.txt\", sha256 = \"d3ccdefa3be1f73cd310ea16044789dd4f916db1e75216a0c5b3fdd14f62ffbf\", by = \"hand\" }";
/// The text isn't the one that was pinned.
const EXTRACTED_CHANGED: &str = "file = \"herald.txt\"\nextracted = { file = \"herald.txt\", sha256 = \"e0b51186b6e35fee614fb61ea553774c04cdfde970ff60dae358f2762cd44f7a\", by = \"hand\" }";
/// The text is the file itself.
const EXTRACTED_BY: &str = "file = \"herald.txt\"\nextracted = { file = \"herald.txt\", sha256 = \"d3ccdefa3be1f73cd310ea16044789dd4f916db1e75216a0c5b3fdd14f62ffbf\", by = \"hand\" }";

/// What took the place of a fact.
const SUPERSEDED: &str =
    "superseded-by = { fact = \"gate-fee-now\", on = 2026-10-01, why = \"the new tariff\" }\n";
/// A plan that is judged.
const LIKELY_COST: &str = "priority = 90\nlikelihood = { word = \"likely\", basis.en = \"the tender is out\", basis.ja = \"入札が始まった\" }";
/// A plan of which somebody is sure.
const SURE_OF_COST: &str = "priority = 90\nconfidence = { level = \"high\", basis.en = \"the tender was seen\", basis.ja = \"入札公告を確認した\" }";
/// A rule for investors, beside the units.
const INVESTOR_POLICY: &str = "audience.investor.policy.owner = {}\n[unit.containers]";
/// A review of nothing that is there.
const REVIEWED_FEE: &str = "[quay-fee]\nreviewed = { by = \"legal desk\", on = 2026-11-01, hash = \"none\" }";
/// A waiver of a rule that nobody asks for.
const WAIVED_FEE: &str = "[quay-fee]\nwaive = [{ rule = \"origins\", why = \"the ministry alone knows\", by = \"IR desk\", until = 2027 }]";

/// A figure of four digits, two sources for it that rest on different ones, and what is computed from it.
const QUAY: &str = r#"[quay-fee]
statement.en = "The fee is {{ value }}."
statement.ja = "料金は{{ value }}である。"
value = { exact = 5000, unit = "JPY" }
status = "reported"
as-of = 2026-06-30
review-by = 2027-06-30
period = 2025
evidence = [
  { source = "authority-2026-06", locator = "page 7", as-printed = "5,000円", unverifiable = "a picture" },
  { source = "herald-2026-07-14", locator = "paragraph 9" },
]
[berth-fee]
statement.en = "A berth costs {{ value }}."
statement.ja = "係船料は{{ value }}である。"
value = { exact = 3000, unit = "JPY" }
status = "reported"
as-of = 2026-06-30
period = 2025
evidence = [{ source = "authority-2026-06", locator = "page 8", as-printed = "3,000円", unverifiable = "a picture" }]
[both-fees]
statement.en = "Together they are {{ value }}."
statement.ja = "合わせて{{ value }}である。"
formula = "quay-fee + berth-fee"
[third-of-it]
statement.en = "Each pays {{ value }}, which is {{ share }} of what all berths cost."
statement.ja = "各自は{{ value }}を払い、これは全係船料の{{ share }}である。"
formula = "quay-fee / 3"
with.share = { formula = "third-of-it / (quay-fee + berth-fee * 3)", unit = "%" }
[gate-fee]
statement.en = "The gate fee was {{ value }}."
statement.ja = "入門料は{{ value }}であった。"
value = { exact = 400, unit = "JPY" }
status = "reported"
as-of = 2026-06-30
recorded = 2026-07-01
superseded-by = { fact = "gate-fee-now", on = 2026-10-01, why = "the new tariff" }
corrected = [{ on = 2026-08-01, since = 2026-07-02, figure = "value", was = { exact = 40, unit = "JPY" }, why = "a slip of the pen", told = ["tariff desk"] }]
evidence = [{ source = "authority-2026-06", locator = "page 8", as-printed = "400円", unverifiable = "a picture" }]
[gate-fee-now]
statement.en = "The gate fee is {{ value }}."
statement.ja = "入門料は{{ value }}である。"
value = { exact = 500, unit = "JPY" }
status = "reported"
as-of = 2026-06-30
evidence = [{ source = "authority-2026-06", locator = "page 8", as-printed = "500円", unverifiable = "a picture" }]
[toll]
statement.en = "The toll is {{ value }}."
statement.ja = "通行料は{{ value }}である。"
status = "reported"
as-of = 2026-06-30
[[toll.claim]]
value = { exact = 700, unit = "JPY" }
rank = "preferred"
evidence = [{ source = "authority-2026-06", locator = "page 18", as-printed = "700円" }]
[[toll.claim]]
value = { exact = 800, unit = "JPY" }
evidence = [{ source = "authority-2026-06", locator = "page 10", as-printed = "800円" }]
[depth-before]
statement.en = "The quay is {{ value }} deep."
statement.ja = "岸壁の水深は{{ value }}である。"
status = "reported"
as-of = 2026-06-30
subject = "depth"
distinct-from = [{ fact = "depth-now", why = "at the north end" }]
value = { exact = 9, unit = "m" }
evidence = [{ source = "authority-2026-06", locator = "page 11", as-printed = "9m" }]
[depth-now]
statement.en = "At its south end the quay is {{ value }} deep."
statement.ja = "南端の水深は{{ value }}である。"
status = "reported"
as-of = 2026-06-30
subject = "depth"
value = { exact = 12, unit = "m" }
evidence = [{ source = "authority-2026-06", locator = "page 11", as-printed = "12m" }]
"#;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(drop).unwrap() }
    }
}

/// The project of the cases, with a plan whose date has passed, and a picture.
fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&repo("tests/diagnostic/cases/base"), folder.path());
    let facts = fs::read_to_string(folder.path().join(F)).unwrap();
    let facts = facts.replacen("stage = \"planned\"\n", "stage = \"planned\"\ndue = \"2026-07\"\n", 1);
    fs::write(folder.path().join(F), facts).unwrap();
    fs::write(folder.path().join("briefs/port/facts/quay.toml"), QUAY).unwrap();
    for (name, colour) in [("plan", "#205080"), ("other", "#208050")] {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M0 20 20 0 40 20Z\" fill=\"{colour}\"/></svg>"
        );
        fs::write(folder.path().join(format!("briefs/port/{name}.svg")), svg).unwrap();
    }
    let brief = fs::read_to_string(folder.path().join(B)).unwrap();
    fs::write(
        folder.path().join(B),
        brief
            .replace("What is planned", "What Pier 7 is to be")
            .replacen("[[section]]", &format!("{PICTURE}[[section]]"), 1)
            .replace("\"opening\"]", "\"opening\", \"quay-fee\"]")
            // Of a plan whose date has passed a text prints the short form, which says so.
            .replace("fact('extension-cost').value", "fact('extension-cost').short"),
    )
    .unwrap();
    folder
}

fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_none_or(|end| end != "toml") {
            found.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
}

/// Everything that a command says and writes.
fn answer(folder: &Path, command: &str) -> (String, Vec<(String, Vec<u8>)>) {
    let arguments: Vec<&str> = command.split(' ').collect();
    let output = Command::new(FACTBRIEF).args(arguments).current_dir(folder).ended().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    // How long it took isn't what it says.
    let said =
        said.split(" · ").filter(|part| !part.trim_end().ends_with(" ms")).collect::<Vec<_>>().join(" · ");
    let mut written = Vec::new();
    files(&folder.join("out"), &mut written);
    (said, written)
}

#[test]
fn every_key_has_an_effect() {
    let keys: BTreeSet<String> =
        ALL.iter().flat_map(|format| format.names().map(|key| format!("{}.{key}", format.name))).collect();
    let rows: BTreeSet<String> = ROWS.iter().map(|row| row.0.to_owned()).collect();
    assert_eq!(keys, rows);
    let sound = project();
    assert_eq!(
        answer(sound.path(), "check --on 2026-11-21").0.lines().last(),
        Some("13 facts · 2 briefs · nothing wrong")
    );
    let wrong: Vec<String> = ROWS
        .par_iter()
        .filter_map(|(key, file, from, to, command, effect)| {
            let (before, after) = (project(), project());
            let path = after.path().join(file);
            let text = fs::read_to_string(&path).unwrap();
            if !text.contains(from) {
                return Some(format!("{key}: `{from}` isn't in {file}"));
            }
            fs::write(&path, text.replacen(from, to, 1)).unwrap();
            if command.starts_with("status") {
                // Built as it was: what has changed since is what `status` tells.
                copy_outputs(&before, &after);
            }
            let differs = answer(before.path(), command) != answer(after.path(), command);
            (differs != matches!(effect, Differs))
                .then(|| format!("{key}: {}", answer(after.path(), command).0))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn copy_outputs(before: &TempDir, after: &TempDir) {
    answer(before.path(), "build");
    copy(&before.path().join("out"), &after.path().join("out"));
}

#[test]
fn the_page_on_keys_has_every_key_once() {
    let page = fs::read_to_string(repo("docs/keys.md")).unwrap();
    let cells = |line: &str| {
        line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    let listed: Vec<(String, String)> = page
        .lines()
        .filter(|line| line.starts_with('|') && line.contains('`'))
        .map(|line| (cells(line)[0].clone(), cells(line)[1].trim_matches('`').to_owned()))
        .collect();
    let formats = ALL.iter().copied().chain([&RECIPIENTS, &RECIPIENT, &OUTGOING, &MAILBOX]);
    let keys: Vec<(String, String)> = formats
        .flat_map(|format| format.names().map(|key| (format.name.replace('`', ""), key.to_owned())))
        .collect();
    assert_eq!(listed, keys);
}
