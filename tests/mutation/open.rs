//! Entries of the list that aren't told.

/// Changes that nothing will tell, each with the reason.
pub const SURVIVORS: &[(&str, &str)] = &[
    (
        "unit-count/evidence-without-unit",
        "tables print counted things without their unit, so such a form is read as the unit that was typed",
    ),
    (
        "unit-own/evidence-without-unit",
        "tables print counted things without their unit, so such a form is read as the unit that was typed",
    ),
];

/// Changes that wait for a check: what they wait for, and their names. Whoever writes the check takes them out.
pub const PENDING: &[(&str, &[&str])] = &[
    (
        "The check of words against the typed value (`value-differs`).",
        &[
            "words/english-words-updated",
            "bound-exact/lost-in-english-words",
            "bound-exact/lost-in-japanese-words",
        ],
    ),
    ("The check of text values against their evidence (`value-differs`).", &["text/english-updated"]),
    (
        "The comparison of the languages of a text (`languages-differ`).",
        &[
            "wording-title/figure-dropped-in-english",
            "wording-title/figure-dropped-in-japanese",
            "wording-title/figure-exchanged-in-english",
            "wording-title/figure-exchanged-in-japanese",
            "wording-heading/figure-dropped-in-english",
            "wording-heading/figure-dropped-in-japanese",
            "wording-heading/figure-exchanged-in-english",
            "wording-heading/figure-exchanged-in-japanese",
            "wording-bottom-line/figure-dropped-in-english",
            "wording-bottom-line/figure-dropped-in-japanese",
            "wording-bottom-line/figure-exchanged-in-english",
            "wording-bottom-line/figure-exchanged-in-japanese",
            "wording-section-text/figure-dropped-in-english",
            "wording-section-text/figure-dropped-in-japanese",
            "wording-section-text/figure-exchanged-in-english",
            "wording-section-text/figure-exchanged-in-japanese",
            "language-en/one-figure-more-in-a-bottom-line",
            "language-en/a-fact-fewer-in-a-section-text",
            "language-ja/one-figure-more-in-a-bottom-line",
            "language-ja/a-fact-fewer-in-a-section-text",
        ],
    ),
    (
        "Own units of forms that begin with a scale, refused as `bad-value`.",
        &["unit-own/english-form-with-scale", "unit-own/japanese-form-with-scale"],
    ),
    (
        "A check of what is typed beside a placeholder: a scale or a qualifier makes another figure of it.",
        &[
            "language-en/qualifier-typed-before-a-figure",
            "language-ja/scale-typed-after-a-figure",
            "language-ja/qualifier-typed-before-a-figure",
        ],
    ),
    (
        "The judges of extractors in CI: the text that `inspect` reads has no citations, so it can't show a mark that touches a figure.",
        &["format-pdf/mark-fused"],
    ),
];

/// Where the pages that the program makes today don't say what they must: what they wait for, and the subjects.
pub const FAULTY: &[(&str, &[&str])] = &[
    (
        "A statement is cited after the next one when it ends in a closing quotation mark, a bracket, `**`, a value or nothing.",
        &[
            "ending-japanese-bracket",
            "ending-japanese-quote",
            "ending-nothing",
            "ending-stop-and-quote",
            "ending-strong",
            "ending-value",
        ],
    ),
    (
        "A citation is left out after the same one in another sentence of the paragraph.",
        &["cited-bottom-line", "cited-prose", "cited-section-text", "ending-question", "ending-stop"],
    ),
];
