//! What a review is of: every key of a fact and of a brief changes its hash, or is listed here with the reason why not. A key of a table of
//! `src/format` without a row fails the test.

#![expect(clippy::unwrap_used, reason = "a test harness; clippy exempts only functions marked #[test]")]

use std::collections::{BTreeMap, BTreeSet};

use factbrief::account::{reviewed_hash_of_brief, reviewed_hash_of_fact};
use factbrief::check::check;
use factbrief::format::{ALL, Format};
use factbrief::model::{Dossier, EarlierValue, Edition, Replaced};

use crate::support::in_memory::InMemory;

/// What a change of a key does to the hash.
#[derive(Clone, Copy)]
enum Effect {
    Changes,
    /// Nothing, and why that is right.
    Nothing(&'static str),
}
use Effect::{Changes, Nothing};

const DOSSIER: &str = r#"title.en = "The hospital"
title.ja = "病院"
languages = ["en", "ja"]
date = 2026-11-21
publisher.en = "Desk"
publisher.ja = "編集室"
[unit.beds]
en = ["bed", "beds"]
ja = "床"
[fiscal.school]
starts = "09"
named-by = "start"
[audience.council]
label.en = "For the council"
label.ja = "市議会へ"
[audience.residents]
label.en = "For residents"
label.ja = "住民へ"
"#;

const SOURCES: &str = r#"[report]
type = "report"
nature = "primary"
title.en = "Annual report"
publisher.en = "Hospital"
publisher.ja = "病院"
issued = "2026-06"
language = "en"
[budget]
type = "report"
nature = "official"
title.en = "Budget"
publisher.en = "Town"
publisher.ja = "市"
issued = "2026-03"
language = "en"
[survey]
read = false
publisher.en = "Institute"
publisher.ja = "研究所"
"#;

const FACTS: &str = r#"[defaults]
as-of = "2026-03"
status = "announced"

[beds]
statement.en = "The hospital has {{ value }}, of which {{ new }} are new."
statement.ja = "病院には{{ value }}があり、うち{{ new }}は新しい。"
short.en = "Beds"
short.ja = "病床"
value = { exact = 310, unit = "beds" }
with.new = { exact = 20, unit = "beds" }
period = 2025
evidence = [
 { source = "report", locator = "page 3", as-printed = { value = "310 beds", new = "20 beds" }, original = "survey" },
 { source = "budget", locator = "page 9" },
]

[north]
statement.en = "The northern site has {{ value }}."
statement.ja = "北には{{ value }}がある。"
short.en = "Beds in the north"
short.ja = "北の病床"
value = { exact = 120, unit = "beds" }
subject = "beds"
evidence = [{ source = "budget", locator = "page 12", as-printed = "120", printed-unit = "beds" }]

[south]
statement.en = "The southern site has {{ value }}."
statement.ja = "南には{{ value }}がある。"
short.en = "Beds in the south"
short.ja = "南の病床"
value = { exact = 190, unit = "beds" }
evidence = [{ source = "budget", locator = "page 13", as-printed = "190 beds" }]

[tally]
statement.en = "The difference is {{ value }}."
statement.ja = "差は{{ value }}である。"
value = { exact = 70, unit = "beds" }
evidence = [{ source = "budget", locator = "page 30", as-printed = "70 beds" }]

[all]
statement.en = "The old site has {{ value }}."
statement.ja = "旧敷地には{{ value }}がある。"
short.en = "Beds of the all side"
short.ja = "旧敷地の病床"
value = { exact = 95, unit = "beds" }
evidence = [{ source = "budget", locator = "page 295", as-printed = "95 beds" }]

[west]
statement.en = "The western side has {{ value }}."
statement.ja = "西側には{{ value }}がある。"
short.en = "Beds of the west side"
short.ja = "西側の病床"
value = { exact = 45, unit = "beds" }
evidence = [{ source = "budget", locator = "page 245", as-printed = "45 beds" }]

[east]
statement.en = "The eastern side has {{ value }}."
statement.ja = "東側には{{ value }}がある。"
short.en = "Beds of the east side"
short.ja = "東側の病床"
value = { exact = 50, unit = "beds" }
evidence = [{ source = "budget", locator = "page 250", as-printed = "50 beds" }]

[both]
statement.en = "Together these are {{ value }}, and {{ less }} fewer in the north."
statement.ja = "合わせて{{ value }}、北は{{ less }}少ない。"
formula = "north + south"
with.less = { formula = "south - north" }

[third]
statement.en = "A part is {{ value }}, or {{ less }} of the north."
statement.ja = "その部分は{{ value }}、北では{{ less }}である。"
formula = "south / 7"
with.less = { formula = "north / 7" }

[wing]
statement.en = "The wing opens by {{ value }}."
statement.ja = "新棟は{{ value }}までに開く。"
lapsed.en = "The wing was to open by {{ value }}."
lapsed.ja = "新棟は{{ value }}までに開く予定だった。"
short.en = "The wing opens"
short.ja = "新棟の開設"
value = { date = 2029-03-31 }
stage = "planned"
due = 2029-03-31
evidence = [{ source = "report", locator = "page 1", as-printed = "31 March 2029" }]

[view]
statement.en = "The beds will suffice."
statement.ja = "病床は足りる見込みである。"
status = "opinion"
likelihood = { word = "likely", basis.en = "fewer are ill", basis.ja = "患者の減少" }
confidence = { level = "low", basis.en = "weak sources", basis.ja = "出典の少なさ" }
evidence = [{ source = "report", locator = "page 2" }]

[toll]
statement.en = "The fee is {{ value }}."
statement.ja = "料金は{{ value }}である。"
short.en = "The fee"
short.ja = "料金"
[[toll.claim]]
value = { exact = 700, unit = "JPY" }
rank = "preferred"
evidence = [{ source = "report", locator = "page 4", as-printed = "¥700" }]
[[toll.claim]]
value = { exact = 800, unit = "JPY" }
evidence = [{ source = "budget", locator = "page 5", as-printed = "¥800" }]

[school]
statement.en = "Pupils are taught there."
statement.ja = "生徒が学ぶ。"
as-of = "FY2025"
fiscal = "japan"
evidence = [{ source = "report", locator = "page 2" }]

[probe]
statement.en = "It is {{ value }}."
statement.ja = "{{ value }}である。"
value = { exact = 1, unit = "beds" }
evidence = [{ source = "report", locator = "page 3", unverifiable = "a drawing" }]
"#;

const BRIEF: &str = r#"audience = "council"
title.en = "The hospital keeps its beds"
title.ja = "病院は病床を維持"
bottom-line.en = "The beds stay."
bottom-line.ja = "病床は残る。"
authors = ["Aiko Sato"]
[marking]
kind = "confidential"
text.en = "Not for the press"
text.ja = "取扱注意"
[picture]
file = "plan.svg"
alt.en = "A plan."
alt.ja = "図面。"
caption.en = "The ward."
caption.ja = "病棟。"
source = "report"
locator = "page 4"
[[section]]
heading.en = "Sites"
heading.ja = "敷地"
layout = "comparison"
columns = [{ heading.en = "South", heading.ja = "南" }, { heading.en = "North", heading.ja = "北" }]
rows = [{ topic.en = "Size", topic.ja = "規模", left = "south", right = "north" }]
[[section]]
heading.en = "Beds"
heading.ja = "病床"
text.en = "Much is known."
text.ja = "多くは既知。"
facts = ["beds", "toll"]
[[section]]
heading.en = "Bars"
heading.ja = "内訳"
layout = "bar-chart"
facts = ["all", "west", "east"]
of-which = [{ whole = "all", parts = ["west", "east"] }]
"#;

/// The key, what of the texts is replaced by what, and what that does to the hash.
type Row = (&'static str, &'static str, &'static str, Effect);

const OF_BRIEF: &[Row] = &[
    ("a brief.audience", "audience = \"council\"\n", "audience = \"residents\"\n", Changes),
    ("a brief.template", "authors =", "template = \"own.md.j2\"\nauthors =", Changes),
    ("a brief.title", "keeps its beds", "keeps all beds", Changes),
    ("a brief.bottom-line", "The beds stay.", "All beds stay.", Changes),
    ("a brief.pages", "authors =", "pages = 2\nauthors =", Nothing("how much room there is prints nothing")),
    ("a brief.min-type-size", "authors =", "min-type-size = 8\nauthors =", Nothing("a size says nothing")),
    ("a brief.theme", "authors =", "theme = \"mono\"\nauthors =", Changes),
    ("a brief.contested", "authors =", "contested = \"both\"\nauthors =", Changes),
    ("a brief.authors", "[\"Aiko Sato\"]", "[\"Ken Ito\"]", Changes),
    (
        "a brief.marking",
        "[marking]\nkind = \"confidential\"\ntext.en = \"Not for the press\"\ntext.ja = \"取扱注意\"\n",
        "",
        Changes,
    ),
    (
        "a brief.picture",
        "[picture]\nfile = \"plan.svg\"\nalt.en = \"A plan.\"\nalt.ja = \"図面。\"\ncaption.en = \"The ward.\"\ncaption.ja = \"病棟。\"\nsource = \"report\"\nlocator = \"page 4\"\n",
        "",
        Changes,
    ),
    ("a brief.tell-omitted", "authors =", "tell-omitted = false\nauthors =", Changes),
    (
        "a brief.section",
        "[[section]]\nheading.en = \"Bars\"",
        "[[section]]\nheading.en = \"More\"\nheading.ja = \"追加\"\nfacts = [\"wing\"]\n[[section]]\nheading.en = \"Bars\"",
        Changes,
    ),
    ("a brief.owner", "authors =", "owner = \"IR desk\"\nauthors =", Nothing("never printed")),
    (
        "a brief.waive",
        "authors =",
        "waive = [{ rule = \"owner\", why = \"none\", by = \"IR desk\", until = 2027-01-31 }]\nauthors =",
        Nothing("never printed"),
    ),
    (
        "a brief.reviewed",
        "authors =",
        "reviewed = { by = \"desk\", on = 2026-11-20, hash = \"abc\" }\nauthors =",
        Nothing("it is the note of the review"),
    ),
    ("a brief.note", "authors =", "note = \"Ask again.\"\nauthors =", Nothing("never printed")),
    ("a marking.kind", "\"confidential\"", "\"draft\"", Changes),
    ("a marking.text", "Not for the press", "For the council alone", Changes),
    ("a picture.file", "plan.svg", "other.svg", Changes),
    ("a picture.alt", "A plan.", "The plan.", Changes),
    ("a picture.caption", "The ward.", "A ward.", Changes),
    (
        "a picture.source",
        "source = \"report\"\nlocator = \"page 4\"\n",
        "source = \"budget\"\nlocator = \"page 4\"\n",
        Changes,
    ),
    ("a picture.locator", "locator = \"page 4\"\n", "locator = \"page 99\"\n", Changes),
    ("a section.heading", "heading.en = \"Bars\"", "heading.en = \"Parts\"", Changes),
    (
        "a section.layout",
        "layout = \"bar-chart\"\nfacts = [\"all\", \"west\", \"east\"]\nof-which = [{ whole = \"all\", parts = [\"west\", \"east\"] }]",
        "layout = \"table\"\nfacts = [\"all\", \"west\", \"east\"]",
        Changes,
    ),
    ("a section.facts", "[\"beds\", \"toll\"]", "[\"toll\", \"beds\"]", Changes),
    ("a section.of-which", "of-which = [{ whole = \"all\", parts = [\"west\", \"east\"] }]\n", "", Changes),
    ("a section.columns", "heading.en = \"South\"", "heading.en = \"North side\"", Changes),
    (
        "a section.rows",
        "rows = [",
        "rows = [{ topic.en = \"All\", topic.ja = \"全体\", left = \"both\" }, ",
        Changes,
    ),
    ("a section.text", "Much is known.", "Little is known.", Changes),
    (
        "a whole with its parts.whole",
        "facts = [\"all\", \"west\", \"east\"]\nof-which = [{ whole = \"all\", parts = [\"west\", \"east\"] }]",
        "facts = [\"all\", \"east\", \"west\"]\nof-which = [{ whole = \"east\", parts = [\"west\"] }]",
        Changes,
    ),
    ("a whole with its parts.parts", "parts = [\"west\", \"east\"]", "parts = [\"west\"]", Changes),
    ("a column.heading", "heading.ja = \"北\"", "heading.ja = \"北側\"", Changes),
    ("a row.topic", "topic.en = \"Size\"", "topic.en = \"How large\"", Changes),
    ("a row.left", "left = \"south\", right = \"north\"", "left = \"north\", right = \"south\"", Changes),
    ("a row.right", ", right = \"north\"", "", Changes),
];

const NEVER: Effect = Nothing("never printed");

/// The first name is that of the fact.
const OF_FACT: &[(&str, Row)] = &[
    ("beds", ("a fact.statement", "are new.", "are brand-new.", Changes)),
    ("wing", ("a fact.lapsed", "was to open", "should have opened", Changes)),
    ("beds", ("a fact.short", "short.en = \"Beds\"", "short.en = \"All beds\"", Changes)),
    (
        "wing",
        (
            "a fact.value",
            "value = { date = 2029-03-31 }\nstage = \"planned\"\ndue = 2029-03-31\nevidence = [{ source = \"report\", locator = \"page 1\", as-printed = \"31 March 2029\" }]",
            "value = { date = 2029-04-30 }\nstage = \"planned\"\ndue = 2029-04-30\nevidence = [{ source = \"report\", locator = \"page 1\", as-printed = \"30 April 2029\" }]",
            Changes,
        ),
    ),
    (
        "beds",
        (
            "a fact.with",
            "with.new = { exact = 20, unit = \"beds\" }\nperiod = 2025\nevidence = [\n { source = \"report\", locator = \"page 3\", as-printed = { value = \"310 beds\", new = \"20 beds\" }",
            "with.new = { exact = 21, unit = \"beds\" }\nperiod = 2025\nevidence = [\n { source = \"report\", locator = \"page 3\", as-printed = { value = \"310 beds\", new = \"21 beds\" }",
            Changes,
        ),
    ),
    ("both", ("a fact.formula", "\"north + south\"", "\"south + north\"", Changes)),
    ("both", ("a fact.unit", "\"north + south\"", "\"north / south\"\nunit = \"%\"", Changes)),
    ("both", ("a fact.change", "\"north + south\"", "\"south - north\"\nchange = true", Changes)),
    ("third", ("a fact.round", "\"south / 7\"", "\"south / 7\"\nround = 5", Changes)),
    (
        "both",
        (
            "a fact.expect",
            "\"north + south\"",
            "\"north + south\"\nexpect = \"beds\"",
            Nothing("it is held against another figure, and isn't printed"),
        ),
    ),
    ("beds", ("a fact.period", "period = 2025", "period = 2024", Changes)),
    (
        "beds",
        ("a fact.status", "value = { exact = 310", "status = \"reported\"\nvalue = { exact = 310", Changes),
    ),
    ("wing", ("a fact.stage", "stage = \"planned\"", "stage = \"target\"", Changes)),
    ("view", ("a fact.likelihood", "word = \"likely\"", "word = \"very-likely\"", Changes)),
    ("view", ("a fact.confidence", "level = \"low\"", "level = \"high\"", Changes)),
    (
        "view",
        (
            "a fact.status-said",
            "status = \"opinion\"",
            "status = \"opinion\"\nstatus-said = \"so it reads\"",
            Changes,
        ),
    ),
    (
        "beds",
        ("a fact.as-of", "value = { exact = 310", "as-of = \"2026-02\"\nvalue = { exact = 310", Changes),
    ),
    ("wing", ("a fact.due", "due = 2029-03-31\n", "due = 2029\n", Changes)),
    (
        "wing",
        ("a fact.date-passed", "due = 2029-03-31", "date-passed = \"it says so\"\ndue = 2029-03-31", Changes),
    ),
    ("beds", ("a fact.review-by", "period = 2025", "period = 2025\nreview-by = 2027-01-31", NEVER)),
    ("school", ("a fact.fiscal", "fiscal = \"japan\"", "fiscal = \"school\"", Changes)),
    ("beds", ("a fact.priority", "period = 2025", "period = 2025\npriority = 9", NEVER)),
    ("beds", ("a fact.must", "period = 2025", "period = 2025\nmust = true", NEVER)),
    (
        "beds",
        (
            "a fact.only-for",
            "period = 2025",
            "period = 2025\nonly-for = [\"council\"]",
            Nothing("who may see it is asked of every page anew"),
        ),
    ),
    ("beds", ("a fact.subject", "period = 2025", "period = 2025\nsubject = \"beds\"", NEVER)),
    ("beds", ("a fact.recorded", "period = 2025", "period = 2025\nrecorded = 2026-10-01", NEVER)),
    ("beds", ("a fact.recall-above", "period = 2025", "period = 2025\nrecall-above = \"5%\"", NEVER)),
    ("beds", ("a fact.topic", "period = 2025", "period = 2025\ntopic = \"beds\"", NEVER)),
    ("beds", ("a fact.evidence", ",\n { source = \"budget\", locator = \"page 9\" }", "", Changes)),
    (
        "toll",
        (
            "a fact.claim",
            "[[toll.claim]]\nvalue = { exact = 800",
            "[[toll.claim]]\nvalue = { exact = 750, unit = \"JPY\" }\nevidence = [{ source = \"report\", locator = \"page 6\", as-printed = \"¥750\" }]\n[[toll.claim]]\nvalue = { exact = 800",
            Changes,
        ),
    ),
    ("beds", ("a fact.owner", "period = 2025", "period = 2025\nowner = \"IR desk\"", NEVER)),
    (
        "beds",
        (
            "a fact.reviewed",
            "period = 2025",
            "period = 2025\nreviewed = { by = \"desk\", on = 2026-11-20, hash = \"abc\" }",
            Nothing("it is the note of the review"),
        ),
    ),
    (
        "beds",
        (
            "a fact.waive",
            "period = 2025",
            "period = 2025\nwaive = [{ rule = \"owner\", why = \"none\", by = \"IR desk\", until = 2027-01-31 }]",
            NEVER,
        ),
    ),
    ("beds", ("a fact.note", "period = 2025", "period = 2025\nnote = \"Ask again.\"", NEVER)),
    (
        "beds",
        (
            "a fact.corrected",
            "period = 2025",
            "period = 2025\nrecorded = 2026-09-01\ncorrected = [{ on = 2026-10-01, was = { exact = 300, unit = \"beds\" }, why = \"a slip\" }]",
            NEVER,
        ),
    ),
    (
        "probe",
        (
            "a fact.superseded-by",
            "value = { exact = 1, unit",
            "superseded-by = { fact = \"beds\", on = 2026-10-01, why = \"a new count\" }\nvalue = { exact = 1, unit",
            Nothing("from that day on it is on no page"),
        ),
    ),
    (
        "beds",
        (
            "a fact.distinct-from",
            "period = 2025",
            "period = 2025\nsubject = \"beds\"\ndistinct-from = [{ fact = \"north\", why = \"a part\" }]",
            NEVER,
        ),
    ),
    ("both", ("a computed companion.formula", "\"south - north\"", "\"south * 2\"", Changes)),
    (
        "both",
        ("a computed companion.unit", "\"south - north\" }", "\"south / north\", unit = \"%\" }", Changes),
    ),
    (
        "both",
        ("a computed companion.change", "\"south - north\" }", "\"south - north\", change = true }", Changes),
    ),
    ("third", ("a computed companion.round", "\"north / 7\" }", "\"north / 7\", round = 5 }", Changes)),
    (
        "both",
        (
            "a computed companion.expect",
            "\"south - north\" }",
            "\"south - north\", expect = \"tally\" }",
            Nothing("it is held against another figure, and isn't printed"),
        ),
    ),
    (
        "toll",
        (
            "a claim.value",
            "value = { exact = 800, unit = \"JPY\" }\nevidence = [{ source = \"budget\", locator = \"page 5\", as-printed = \"¥800\"",
            "value = { exact = 900, unit = \"JPY\" }\nevidence = [{ source = \"budget\", locator = \"page 5\", as-printed = \"¥900\"",
            Changes,
        ),
    ),
    (
        "toll",
        (
            "a claim.rank",
            "rank = \"preferred\"\nevidence = [{ source = \"report\", locator = \"page 4\", as-printed = \"¥700\" }]\n[[toll.claim]]\nvalue = { exact = 800, unit = \"JPY\" }\n",
            "evidence = [{ source = \"report\", locator = \"page 4\", as-printed = \"¥700\" }]\n[[toll.claim]]\nvalue = { exact = 800, unit = \"JPY\" }\nrank = \"preferred\"\n",
            Changes,
        ),
    ),
    ("toll", ("a claim.evidence", "page 5", "page 6", Changes)),
    (
        "toll",
        ("a claim.recorded", "rank = \"preferred\"", "rank = \"preferred\"\nrecorded = 2026-10-01", NEVER),
    ),
    (
        "beds",
        (
            "evidence.source",
            "source = \"budget\", locator = \"page 9\"",
            "source = \"report\", locator = \"page 9\"",
            Changes,
        ),
    ),
    ("beds", ("evidence.locator", "page 9", "page 10", Changes)),
    (
        "beds",
        (
            "evidence.lines",
            "locator = \"page 9\"",
            "locator = \"page 9\", lines = \"14\"",
            Nothing("where to look in the archive, which is no part of the page"),
        ),
    ),
    ("north", ("evidence.printed-unit", "printed-unit = \"beds\"", "printed-unit = \"Beds\"", Changes)),
    (
        "north",
        (
            "evidence.unit-lines",
            "printed-unit = \"beds\"",
            "printed-unit = \"beds\", unit-lines = [1, 2]",
            Nothing("where to look in the archive"),
        ),
    ),
    (
        "south",
        (
            "evidence.by-eye",
            "as-printed = \"190 beds\"",
            "as-printed = \"CXC\", by-eye = { value = \"a word\" }",
            Changes,
        ),
    ),
    ("south", ("evidence.as-printed", "\"190 beds\"", "\"190 Beds\"", Changes)),
    ("beds", ("evidence.original", ", original = \"survey\"", "", Changes)),
    (
        "south",
        (
            "evidence.unverifiable",
            "as-printed = \"190 beds\"",
            "as-printed = \"190 beds\", unverifiable = \"a drawing\"",
            Changes,
        ),
    ),
    ("beds", ("evidence.remark", "locator = \"page 9\"", "locator = \"page 9\", remark = \"look\"", NEVER)),
    ("view", ("`likelihood`.word", "word = \"likely\"", "word = \"unlikely\"", Changes)),
    ("view", ("`likelihood`.basis", "fewer are ill", "few are ill", Changes)),
    ("view", ("`confidence`.level", "level = \"low\"", "level = \"moderate\"", Changes)),
    ("view", ("`confidence`.basis", "weak sources", "scant sources", Changes)),
];

/// A key of a value, and two values that it makes different.
const VALUES: &[(&str, &str, &str)] = &[
    ("exact", "exact = 5, unit = \"beds\"", "exact = 6, unit = \"beds\""),
    ("about", "exact = 5, unit = \"beds\"", "about = 5, unit = \"beds\""),
    ("at-least", "exact = 5, unit = \"beds\"", "at-least = 5, unit = \"beds\""),
    ("more-than", "exact = 5, unit = \"beds\"", "more-than = 5, unit = \"beds\""),
    ("at-most", "exact = 5, unit = \"beds\"", "at-most = 5, unit = \"beds\""),
    ("less-than", "exact = 5, unit = \"beds\"", "less-than = 5, unit = \"beds\""),
    ("nearly", "exact = 5, unit = \"beds\"", "nearly = 5, unit = \"beds\""),
    ("just-over", "exact = 5, unit = \"beds\"", "just-over = 5, unit = \"beds\""),
    ("several", "several = 10, unit = \"beds\"", "several = 100, unit = \"beds\""),
    ("min", "min = 5, max = 9, unit = \"beds\"", "min = 6, max = 9, unit = \"beds\""),
    ("max", "min = 5, max = 9, unit = \"beds\"", "min = 5, max = 8, unit = \"beds\""),
    ("band", "band = [20, 30], unit = \"beds\"", "band = [30, 40], unit = \"beds\""),
    ("margin", "exact = 5, margin = 1, unit = \"beds\"", "exact = 5, margin = 2, unit = \"beds\""),
    (
        "interval",
        "exact = 5, interval = [4, 6], unit = \"beds\"",
        "exact = 5, interval = [3, 6], unit = \"beds\"",
    ),
    ("change", "exact = 5, unit = \"beds\"", "change = 5, unit = \"beds\""),
    ("ratio", "ratio = [3, 1]", "ratio = [2, 1]"),
    ("of", "of = [7, 9], unit = \"beds\"", "of = [6, 9], unit = \"beds\""),
    ("score", "score = [8, 1]", "score = [7, 1]"),
    ("rank", "rank = 1", "rank = 2"),
    ("time", "time = \"14:46\"", "time = \"14:47\""),
    ("zone", "time = \"14:46\"", "time = \"14:46\", zone = \"JST\""),
    ("unit", "exact = 5, unit = \"beds\"", "exact = 5, unit = \"people\""),
    (
        "words",
        "about = 12, unit = \"beds\"",
        "about = 12, unit = \"beds\", words.en = \"about a dozen beds\"",
    ),
    ("date", "date = 2026-01-31", "date = 2026-02-28"),
    ("by", "by = 2026-01-31", "by = 2026-02-28"),
    ("since", "since = 2025", "since = 2024"),
    ("from", "from = 2027", "from = 2028"),
    ("after", "after = 2027", "after = 2028"),
    ("until", "until = 2027", "until = 2028"),
    ("fiscal", "date = \"FY2025\", fiscal = \"japan\"", "date = \"FY2025\", fiscal = \"school\""),
    ("to", "from = 2025, to = 2026", "from = 2025, to = 2027"),
    ("text", "text.en = \"large\", text.ja = \"大きい\"", "text.en = \"small\", text.ja = \"大きい\""),
];

/// Tables that hold nothing of a fact or brief itself.
const NOTES: &[(&str, &str)] = &[
    ("`distinct-from`", "why two facts aren't rivals, never printed"),
    ("`superseded-by`", "from that day on the fact is on no page"),
    ("a correction", "what stood there before, never printed"),
    ("a waiver", "never printed"),
    ("`reviewed`", "it is the note of the review"),
];

/// The dossier with one text replaced; `from` stands in one of its files.
fn edited(from: &str, to: &str) -> Dossier {
    let texts = [FACTS, BRIEF].map(|text| text.replacen(from, to, 1));
    assert_eq!([FACTS, BRIEF].iter().filter(|text| text.contains(from)).count(), 1, "{from}");
    checked(&texts[0], &texts[1])
}

fn checked(facts: &str, brief: &str) -> Dossier {
    let council = OTHER.replace("residents", "council");
    let briefs = [("page", brief), ("other", OTHER), ("council", council.as_str())];
    let files = InMemory { dossier: DOSSIER, sources: SOURCES, facts, briefs: &briefs };
    let checked = check(&files.files(), None);
    checked.dossier.unwrap_or_else(|| panic!("{facts}\n{brief}\n{:#?}", checked.diagnostics))
}

/// A brief for the other audience, so that it may be named.
const OTHER: &str = r#"audience = "residents"
title.en = "The hospital"
title.ja = "病院"
bottom-line.en = "The beds stay."
bottom-line.ja = "病床は残る。"
[[section]]
heading.en = "Beds"
heading.ja = "病床"
facts = ["south"]
"#;

fn of_page(dossier: &Dossier) -> String {
    let brief = dossier.briefs.iter().find(|brief| brief.name == "page").unwrap();
    reviewed_hash_of_brief(dossier, brief)
}

fn of_fact(dossier: &Dossier, id: &str) -> String {
    reviewed_hash_of_fact(dossier, dossier.fact(id).unwrap())
}

/// Compares the hash before and after, and says which of the two isn't as expected.
fn judge(key: &str, effect: Effect, before: &str, after: &str, wrong: &mut Vec<String>) {
    match effect {
        Changes if before == after => wrong.push(format!("`{key}` isn't in the hash")),
        Nothing(why) if before != after => wrong.push(format!("`{key}` is in the hash, though: {why}")),
        Changes | Nothing(_) => {}
    }
}

fn keys(names: &[&str]) -> BTreeSet<String> {
    let tables = ALL.iter().filter(|format: &&&Format| names.contains(&format.name));
    tables.flat_map(|format| format.keys.iter().map(|key| format!("{}.{}", format.name, key.name))).collect()
}

#[test]
fn every_key_of_a_brief_is_in_the_hash_of_its_review_or_has_a_reason() {
    let tables =
        ["a brief", "a marking", "a picture", "a section", "a whole with its parts", "a column", "a row"];
    let base = checked(FACTS, BRIEF);
    let before = of_page(&base);
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (key, from, to, effect) in OF_BRIEF {
        seen.insert((*key).to_owned());
        judge(key, *effect, &before, &of_page(&edited(from, to)), &mut wrong);
    }
    // Kept editions are files of their own, which this dossier hasn't.
    let place = base.briefs.iter().position(|brief| brief.name == "page").unwrap();
    let with = |change: &dyn Fn(&mut factbrief::model::Brief)| {
        let mut dossier = checked(FACTS, BRIEF);
        change(&mut dossier.briefs[place]);
        of_page(&dossier)
    };
    let edition = |texts: &str| {
        let texts = Some(BTreeMap::from([(factbrief::language::Language::En, texts.to_owned())]));
        let values =
            BTreeMap::from([("beds".to_owned(), EarlierValue { texts, contested: false, differs: true })]);
        Edition { date: "2026-01-31".parse().unwrap(), values }
    };
    let since = with(&|brief| brief.changes_since = Some(edition("300 beds")));
    judge("a brief.changes-since", Changes, &before, &since, &mut wrong);
    let other = with(&|brief| brief.changes_since = Some(edition("200 beds")));
    judge("a brief.changes-since", Changes, &since, &other, &mut wrong);
    let replaces = with(&|brief| {
        let date = "2026-01-31".parse().unwrap();
        brief.replaces = Some(Replaced { name: "january".to_owned(), date, files: BTreeMap::new() });
    });
    judge("a brief.replaces", Changes, &before, &replaces, &mut wrong);
    seen.extend(["a brief.changes-since", "a brief.replaces"].map(str::to_owned));
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(seen, keys(&tables));
}

#[test]
fn every_key_of_a_fact_is_in_the_hash_of_its_review_or_has_a_reason() {
    let tables = ["a fact", "a computed companion", "a claim", "evidence", "`likelihood`", "`confidence`"];
    let base = checked(FACTS, BRIEF);
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (id, (key, from, to, effect)) in OF_FACT {
        seen.insert((*key).to_owned());
        judge(key, *effect, &of_fact(&base, id), &of_fact(&edited(from, to), id), &mut wrong);
    }
    assert_eq!(seen, keys(&tables));
    let mut values = BTreeSet::new();
    for (key, one, other) in VALUES {
        values.insert(format!("a value.{key}"));
        let of = |value: &str| {
            of_fact(&edited("{ exact = 1, unit = \"beds\" }", &format!("{{ {value} }}")), "probe")
        };
        judge(&format!("a value.{key}"), Changes, &of(one), &of(other), &mut wrong);
    }
    assert_eq!(values, keys(&["a value"]));
    assert_eq!(wrong, Vec::<String>::new());
    // Every table that a fact or a brief may hold is gone through above or named here.
    let named =
        NOTES.iter().all(|(name, why)| ALL.iter().any(|format| format.name == *name) && !why.is_empty());
    assert!(named);
}

/// What a page says of a computed figure is how it was computed, so a formula is a part of it however it is spaced.
#[test]
fn spaces_in_a_formula_are_no_change() {
    let base = checked(FACTS, BRIEF);
    assert_eq!(of_fact(&base, "both"), of_fact(&edited("\"north + south\"", "\"north  +  south\""), "both"));
}
