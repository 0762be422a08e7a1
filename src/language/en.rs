//! English.

use super::abbreviations;
use super::labels::Labels;
use super::quotation::within;
use super::words::{
    AnnexWords, AudienceWords, ChartWords, ContestedWords, EditionWords, FormulaWords, JudgementWords,
    LocatorWords, MailWords, MarkingWords, NatureWords, PageWords, Punctuation, RemarkWords, StageWords,
    StatusWords, Words,
};

pub(super) static EN: Words = Words {
    labels: Labels {
        bottom_line: "Bottom line.",
        item: "Item",
        value: "Figure",
        now: "Now",
        as_of: "As of",
        facts_as_of: "Facts as of",
        ai_generated: "AI-generated text",
        official: "official document",
        analysis: "analysis",
        digest: "digest of other reports",
        blog: "blog",
        accessed: "accessed",
        unread: "Originals “as cited” were not read.",
        no_sources: "No source is cited.",
        no_date: "undated",
        comma: ", ",
        semicolon: "; ",
        colon: ": ",
        stop: ".",
        gap: " ",
        bracketed: " ({text})",
        source_title: ", “{title}”",
        source_nature: ", {nature}",
        source_language: ", in {language}",
        no_publisher: "publisher not stated",
        retrieved: "{date}, retrieved on {day}",
        as_cited: "As cited there: ",
        cited: "{name} ({places})",
        sources: "Sources:",
        correction: "Correction: ",
        enclosed: "Please find attached our brief.",
        corrected: "Something in the brief that you hold has changed. The new one is attached; please discard the old one.",
        perhaps_corrected: "Something in a brief that may have reached you has changed. The new one is attached; please discard the old one.",
        changed_since: "What has changed since your copy of {date}:",
        perhaps_changed_since: "What has changed since the copy of {date} that may have reached you:",
        unchanged_since: "No fact has changed since your copy of {date}.",
        your_copy_says: " (Your copy says {before}.)",
        that_copy_says: " (That copy says {before}.)",
        added: "New: ",
        reworded: "Reworded: ",
        withdrawn: "Withdrawn: ",
        attached: "Attached: ",
    },
    punctuation: Punctuation {
        brackets: [" (", ")"],
        within_quotes,
        quoted: |sentence| format!("“{}”", within_quotes(sentence.trim_end_matches('.'))),
        authors: |names| names.join(if names.iter().any(|name| name.contains(',')) { "; " } else { ", " }),
        person: |family, given| format!("{given} {family}"),
    },
    remarks: RemarkWords {
        beside: with_remark,
        as_of: |date| format!("as of {date}"),
        date_passed: "date passed",
        was_due: |due| format!(" (It was due by {due}.)"),
        was_due_unrecorded: |due| format!(" (It was due by {due}; what came of it is not recorded here.)"),
        passed: " (The date for this has passed.)",
        passed_unrecorded: " (The date for this has passed; what came of it is not recorded here.)",
    },
    audiences: AudienceWords {
        engineer: "Engineer brief",
        investor: "Investor brief",
        policy: "Policy brief",
        other: |name| format!("For {name}"),
    },
    statuses: StatusWords {
        confirmed: "confirmed",
        announced: "announced",
        reported: "reported",
        estimated: "estimated",
        opinion: "opinion",
        speculation: "speculation",
    },
    judgements: JudgementWords {
        almost_no_chance: "almost no chance",
        very_unlikely: "very unlikely",
        unlikely: "unlikely",
        roughly_even_chance: "roughly even chance",
        likely: "likely",
        very_likely: "very likely",
        almost_certain: "almost certain",
        low: "low",
        moderate: "moderate",
        high: "high",
        in_sentence: |word, [least, most]| format!("{word} ({least}–{most}%)"),
        in_brief: |word, [least, most]| format!("{word}, {least}–{most}%"),
        confidence: |level| format!("{level} confidence"),
        remark: |word, basis| format!(" ({}: {basis}.)", initial(word)),
        opinion: " (This is an opinion.)",
        speculation: " (This is speculation.)",
    },
    stages: StageWords { done: "done", planned: "planned", target: "target", conditional: "conditional" },
    locators: LocatorWords {
        page: |which| places("page", which),
        section: |which| places("section", which),
        paragraph: |which| places("paragraph", which),
        table: |which| places("table", which),
        figure: |which| places("figure", which),
        slide: |which| places("slide", which),
        time: |which| format!("at {}", series(which)),
        article: |which| places("Article", which),
        annex: |which| format!("{} {}", if several(which) { "Annexes" } else { "Annex" }, series(which)),
        chapter: |which| places("chapter", which),
        clause: |which| places("clause", which),
        recital: |which| places("recital", which),
        note: |which| places("note", which),
        line: |which| places("line", which),
        row: |which| places("row", which),
        cell: |which| places("cell", which),
        abstract_: "abstract",
        headline: "headline",
        whole: "whole text",
        // A comma alone would make `section 1.1, paragraph 1` of two places, which is one place within the other.
        and: ", and ",
    },
    short_locators: LocatorWords {
        page: |which| short(["p. ", "pp. "], which),
        section: |which| short(["§", "§§"], which),
        paragraph: |which| short(["para ", "paras "], which),
        table: |which| short(["table ", "tables "], which),
        figure: |which| short(["figure ", "figures "], which),
        slide: |which| short(["slide ", "slides "], which),
        time: |which| format!("at {}", which.join(", ")),
        article: |which| short(["Article ", "Articles "], which),
        annex: |which| short(["Annex ", "Annexes "], which),
        chapter: |which| short(["chapter ", "chapters "], which),
        clause: |which| short(["clause ", "clauses "], which),
        recital: |which| short(["recital ", "recitals "], which),
        note: |which| short(["note ", "notes "], which),
        line: |which| short(["line ", "lines "], which),
        row: |which| short(["row ", "rows "], which),
        cell: |which| short(["cell ", "cells "], which),
        abstract_: "abstract",
        headline: "headline",
        whole: "whole text",
        and: " and ",
    },
    source_language: |name| name.en,
    charts: ChartWords {
        timeline: "Timeline",
        bar_chart: "Bar chart",
        line_chart: "Line chart",
        key_figures: "Key figures",
        timeline_of: |count, standings| {
            let what = match count {
                1 => "Timeline of the event that follows".to_owned(),
                _ => format!("Timeline of the {count} events that follow"),
            };
            with_standings(&what, count, standings)
        },
        bar_chart_of: |count, standings| {
            let what = match count {
                1 => "Bar chart of the value that follows".to_owned(),
                _ => format!("Bar chart of the {count} values that follow"),
            };
            with_standings(&what, count, standings)
        },
        key_figures_of: |count, standings| {
            with_standings(&format!("The {count} key figures that follow"), count, standings)
        },
        key: |signs| {
            let signs = signs.join("; ");
            let first = signs.chars().next().map(|first| first.to_ascii_uppercase());
            let rest = signs.get(first.map_or(0, char::len_utf8)..).unwrap_or_default();
            format!("{}{rest}.", first.map(String::from).unwrap_or_default())
        },
        line_chart_of: |count, standings| {
            let what = match count {
                1 => "Line chart of the value that follows".to_owned(),
                _ => format!("Line chart of the {count} values that follow"),
            };
            with_standings(&what, count, standings)
        },
        from_least: |chart, ends| match ends {
            [Some(least), Some(most)] => format!("{chart} Lowest: {least}; highest: {most}."),
            [Some(least), None] => format!("{chart} Lowest: {least}."),
            [None, Some(most)] => format!("{chart} Highest: {most}."),
            [None, None] => chart.to_owned(),
        },
        from_first: |chart, first, last| format!("{chart} First: {first}; last: {last}."),
        about: |subject, chart| format!("{}. {chart}", subject.trim_end_matches('.')),
        part_of: |whole| format!(" (part of: {whole})"),
        includes: |whole, parts| format!(" {whole} includes: {}.", parts.join("; ")),
        this_page: |date| format!("this page: {date}"),
        month: |month| month.name().chars().take(3).collect(),
        not_stated: "not stated",
        filled_mark: "a filled mark is done",
        hollow_mark: |words| format!("a hollow or pale mark is {}", either(&being(words), "or")),
        judged_mark: |words| format!("a lozenge or a striped mark is {}", either(&being(words), "or")),
        slim_mark: "a slim bar between two stops means some time within it",
        full_mark: "a full bar takes all that time",
        versions_mark: "a dashed line joins the earliest and the latest date that sources state",
        before_mark: "a mark that points left means that day or earlier",
        after_mark: "a mark that points right means that day or later",
        about_mark: "broken ends mean about",
        outlined_bar: |words| format!("an outlined, pale bar is {}", either(&being(words), "or")),
        striped_bar: |words| format!("a striped bar is {}", either(&being(words), "or")),
        filled_bar: "a filled one is done",
        whisker: "a whisker means about",
        arrow: "an arrow means more than or at least",
        arrow_towards: "an arrow points to where the value may lie",
        arrow_down: "an arrow down means less than or at most",
        dashed_part: "a dashed part may not be reached",
        disputed_part: "a dashed part is where sources differ",
        dashed_tip: "a dashed tip means nearly",
        indented_bar: "an indented bar is a part of the one above it",
        filled_point: "a filled point is done",
        hollow_point: |words| {
            format!("a hollow point and a dashed line to it are {}", either(&being(words), "or"))
        },
        lozenge: |words| format!("a lozenge and a dashed line to it are {}", either(&being(words), "or")),
        gap_in_line: "the line stops where a value is missing",
        ranged_point: "an upright line is a range",
        disputed_point: "points on one upright line are the figures of different sources",
        disputed_upright: "an upright line without points spans the figures of different sources",
        frayed_upright: "broken ends of an upright line mean about",
        cut_axis: |key| format!("{key} The axis does not begin at zero.").trim_start().to_owned(),
    },
    markings: MarkingWords { draft: "Draft", confidential: "Confidential" },
    page: PageWords {
        continued: " (continued)",
        references: "References",
        abbreviations: abbreviations::ENGLISH,
        reference: |number| format!("Reference {number}"),
        first_citation: |number| format!("First citation of reference {number}"),
        facts: "The facts of this brief with their sources, for machines",
        every_figure: "Every figure carries its source number.",
        every_present_figure: "Every figure but those of the earlier edition carries its source number.",
        every_fact: "Every fact carries its source number.",
        omitted: |number| format!("{} omitted for space.", counted(number, "point", "points")),
        unverified: |open, figures| {
            let figures = counted(figures, "figure", "figures");
            format!("{open} of {figures} could not be held against a copy of a source.")
        },
        sources: |told| {
            let years = match told.years {
                Some((first, last)) if first == last => format!("; published {first}"),
                Some((first, last)) => format!("; published {first}–{last}"),
                None => String::new(),
            };
            let undated =
                if told.undated > 0 { format!(", {} undated", told.undated) } else { String::new() };
            let mut text = format!("Sources: {}{years}{undated}.", told.natures.join(", "));
            if told.figures > 0 {
                let figures = counted(told.figures, "figure", "figures");
                let rest = if told.one_origin == 1 { "rests" } else { "rest" };
                text.push_str(&format!(" Of {figures}, {} {rest} on one origin alone", told.one_origin));
                if told.by_machines > 0 {
                    text.push_str(&format!(" and {} on AI-written texts alone", told.by_machines));
                }
                text.push('.');
            }
            if told.unread > 0 {
                let were = if told.unread == 1 { "was" } else { "were" };
                let originals = counted(told.unread, "original", "originals");
                text.push_str(&format!(" {originals} “as cited” {were} not read."));
            }
            text
        },
    },
    editions: EditionWords {
        replaces: |day| format!("Corrected edition. It replaces that of {day}."),
        replaces_in_mail: |day| format!("This is a corrected edition. It replaces that of {day}."),
        changed_since: |day| format!("Changed since {day}"),
        then: |day| format!("On {day}"),
        not_shown: "not shown",
        gone: |number| {
            let are = if number == 1 { "is" } else { "are" };
            format!("{} of that edition {are} no longer here.", counted(number, "point", "points"))
        },
        nothing: "No figure here has changed, and none is new.",
    },
    formulas: FormulaWords {
        sum: |parts| parts.join(" plus "),
        difference: |one, other| format!("{one} minus {other}"),
        product: |one, other| format!("{one} times {other}"),
        quotient: |one, other| format!("{one} divided by {other}"),
    },
    natures: NatureWords {
        primary: |number| format!("{number} primary"),
        official: |number| format!("{number} official"),
        news: |number| format!("{number} news"),
        analysis: |number| counted(number, "analysis", "analyses"),
        digest: |number| counted(number, "digest", "digests"),
        blog: |number| counted(number, "blog", "blogs"),
        ai_generated: |number| format!("{number} AI-written"),
        unknown: |number| format!("{number} of unknown nature"),
    },
    annex: AnnexWords {
        label: "Annex",
        title: |title| format!("Where the figures of “{title}” come from"),
        note_label: "How to read it",
        note: "Each statement of the page stands here in full, with every place that supports it and what is printed there. \
               “Compared” says that the printed form stands in an archived copy of the source and reads as the figure, and \
               nothing of whether the source is right.",
        statement: |number| format!("Statement {number}"),
        standing: |status, stage, as_of| format!("Status: {status}, {stage}; as of {as_of}."),
        printed: |pieces| {
            let quoted: Vec<String> = pieces.iter().map(|piece| format!("“{piece}”")).collect();
            format!("Also printed as {}.", either(&quoted, "and"))
        },
        computed: |result, formula| format!("Computed: {result} is {formula}."),
        place: |name, locator, original| match original {
            Some(original) => format!("{original}, as cited in {name}, {locator}"),
            None => format!("{name}, {locator}"),
        },
        supports: |place| format!("{place}."),
        prints: |value, place, printed, standing| match value {
            Some(value) => format!("{value}: {place}, prints “{printed}” ({standing})."),
            None => format!("{place}, has the words “{printed}” ({standing})."),
        },
        compared: "compared with an archived copy",
        by_eye: "compared by eye",
        not_compared: "not compared with a copy",
        further_label: "Further",
        further: "Cited on the page for nothing that it prints.",
        foot: "The numbers are those of the page.",
    },
    contested: ContestedWords {
        or: |versions| either(versions, "or"),
        differ: " Sources differ. ",
        differed: " (sources differed)",
        gap: "…",
        colon: ": ",
        said_by: [" (", ")"],
        semicolon: "; ",
        stop: ".",
        next: " ",
        cited: |original, by| format!("{original}, as cited in {}", either(by, "and")),
        all: |names| names.join(" / "),
        one_origin: |names| format!(" {} have one origin and count once.", either(names, "and")),
    },
    mail: MailWords {
        dear: |name| format!("Dear {name},"),
        dear_reader: "Dear reader,",
        after_names: &[],
        file: |title, brief, date| format!("{title} ({brief}) {date}"),
        corrected_file: |title, brief, date| format!("{title} ({brief}) {date} corrected"),
        status: "status",
        likelihood: "likelihood",
        confidence: "confidence",
        stage: "stage",
        due: "due date",
        turn: |what, old, new| {
            let old = old.map_or(format!("no {what}"), |old| format!("{what} {old}"));
            format!("{old}, which is now {}", new.unwrap_or("none"))
        },
        gone: |number| {
            let gone = counted(number, "statement of that copy is", "statements of that copy are");
            format!("{gone} no longer in the brief.")
        },
    },
};

fn counted(number: usize, singular: &str, plural: &str) -> String {
    format!("{number} {}", if number == 1 { singular } else { plural })
}

/// `page 3`, `pages 3–5`, `pages 3 and 5`.
fn places(name: &str, which: &[&str]) -> String {
    format!("{name}{} {}", if several(which) { "s" } else { "" }, series(which))
}

fn several(which: &[&str]) -> bool {
    which.len() > 1 || which.iter().any(|one| one.contains('–'))
}

/// `para 3`, `paras 3, 5–7`.
fn short([one, many]: [&str; 2], which: &[&str]) -> String {
    format!("{}{}", if several(which) { many } else { one }, which.join(", "))
}

/// `3`, `3 and 5`, `3, 5 and 7`.
fn series(items: &[&str]) -> String {
    match items.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => items.concat(),
    }
}

/// What only a drawing tells: how many of its items are planned, conditional, estimated.
fn with_standings(what: &str, count: usize, standings: &[(usize, &str)]) -> String {
    match standings {
        [] => format!("{what}."),
        [(1, word)] if count == 1 => format!("{what}, which is {}.", be(word)),
        [(all, word)] if *all == count => format!("{what}, all of them {}.", are(word)),
        several => {
            let counted = several.iter().enumerate().map(|(place, (number, word))| {
                let of_them = if place == 0 { " of them" } else { "" };
                let word = if *number == 1 { be(word) } else { are(word) };
                format!("{number}{of_them} {word}")
            });
            format!("{what}, {}.", either(&counted.collect::<Vec<_>>(), "and"))
        }
    }
}

/// The words for stages and statuses as they stand behind “is”.
fn being(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| be(word).to_owned()).collect()
}

fn be(word: &str) -> &str {
    match word {
        "target" => "a target",
        "opinion" => "an opinion",
        word => word,
    }
}

fn are(word: &str) -> &str {
    match word {
        "target" => "targets",
        "opinion" => "opinions",
        word => word,
    }
}

/// One or several in a row, the last after a word: A, B or C.
fn either(all: &[String], word: &str) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// Words that end in a stop of their own, in lower case.
const ABBREVIATIONS: [&str; 12] =
    ["co", "corp", "inc", "ltd", "plc", "etc", "jr", "sr", "no", "dept", "est", "approx"];

/// A sentence with a remark in brackets: before its stop where nothing else can be meant by that, else after it.
fn with_remark(sentence: &str, remark: &str) -> String {
    let bare = sentence.strip_suffix('.').filter(|bare| {
        let word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
        bare.ends_with(|c: char| c.is_alphanumeric() || c == '%')
            && !word.contains('.')
            && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
    });
    if let Some(bare) = bare {
        return format!("{bare} ({remark}).");
    }
    // A sentence of its own after one that has ended, in quotation marks perhaps.
    let ended = sentence.trim_end_matches(['”', '’', '"', '\'', '*', ')', '\\']).ends_with(['.', '!', '?']);
    match remark.strip_prefix("as of").filter(|_| ended) {
        Some(rest) => format!("{sentence} (As of{rest}.)"),
        None => format!("{sentence} ({remark})"),
    }
}

/// With a capital at its beginning.
fn initial(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// Quotation marks within double ones are single, and double again within those.
fn within_quotes(text: &str) -> String {
    within(text, [['“', '”'], ['‘', '’']])
}
