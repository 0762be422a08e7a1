//! Where citations go: each directly after what it supports, whatever is around it.

use factbrief::render::MarkKind;
use factbrief::render::internals::{Printed, places};

/// The text with its citations as `[a]`. `<Sa words>` is a statement of the fact `a`, V a value, A a date about it and
/// C a citation alone; facts of one letter and its capital rest on the same sources.
fn cited(text: &str) -> String {
    let (mut bare, mut printed) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('<').filter(|at| rest[at + 1..].starts_with(['S', 'V', 'A', 'C'])) {
        bare.push_str(&rest[..at]);
        let (piece, after) = rest[at + 1..].split_once('>').unwrap_or_default();
        let kind = match &piece[..1] {
            "S" => MarkKind::Statement,
            "V" => MarkKind::Value,
            "A" => MarkKind::About,
            _ => MarkKind::Cite,
        };
        let start = bare.len();
        bare.push_str(piece.get(3..).unwrap_or_default());
        printed.push(Printed {
            range: start..bare.len(),
            fact: usize::from(piece.as_bytes()[1]),
            kind,
            version: None,
        });
        rest = after;
    }
    bare.push_str(rest);
    let figure = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let mut out = String::new();
    let mut at = 0;
    let places = places(
        &bare,
        &printed,
        |one, other| {
            let (one, other) = (one.fact, other.fact);
            one.max(other) - one.min(other) == 32 || one == other
        },
        figure,
    );
    for place in places {
        out.push_str(&bare[at..place.range.start]);
        let letters = place.facts.iter().filter_map(|fact| char::from_u32(fact.fact as u32));
        out.extend(letters.map(|letter| format!("[{letter}]")));
        at = place.range.end;
    }
    out + &bare[at..]
}

#[test]
fn a_citation_stands_directly_after_what_it_supports() {
    for (text, expected) in [
        // Statements, whatever they end with.
        ("<Sa He said “we pay.”> <Sb Staff are 5.>", "He said “we pay.”[a] Staff are 5.[b]"),
        ("<Sa 「払う」> <Sb 職員は5人>", "「払う」[a] 職員は5人[b]"),
        ("<Sa **All of it**> <Sb It grew (much)>", "**All of it**[a] It grew (much)[b]"),
        ("<Sa It costs 5> <Sb Is it so?> <Sa It is!>", "It costs 5[a] Is it so?[b] It is![a]"),
        ("<Sa One.> <Sa Two.> <SA Three.>", "One.[a] Two.[a] Three.[A]"),
        // Values in own words.
        ("He promised “<Va 12>.” Then <Vb 5>.", "He promised “12[a].” Then 5[b]."),
        ("The bank confirmed it, <Va 12>, and left.", "The bank confirmed it, 12[a], and left."),
        ("計画は<Va 1兆円>を国が担う。", "計画は1兆円[a]を国が担う。"),
        // Never inside of something.
        ("So **<Va 12>** it is", "So **12**[a] it is"),
        ("So *about <Va 12> days* it is", "So *about 12 days*[a] it is"),
        ("うち**<Va 12%>**と", "うち**12%**[a]と"),
        ("[<Sa We pay.>](https://example.org)Next", "[We pay.](https://example.org)[a]Next"),
        ("**a** <Va 12>**b**", "**a** 12[a]**b**"),
        ("at https://example.org/<Va 12>/x now", "at https://example.org/12/x[a] now"),
        ("# Title <Va 12>", "# Title 12[a]"),
        // Repeats: within a sentence or cell only, the last is cited.
        ("<Va 1> of <VA 3>, and <Vb 4> of <Va 5>.", "1 of 3[A], and 4[b] of 5[a]."),
        ("It was <Va 1>. It is <VA 3>.", "It was 1[a]. It is 3[A]."),
        ("It was <Va 1> (<VA 3>), approx. <Va 5>", "It was 1 (3[A]), approx. 5[a]"),
        ("<Va 1>。<VA 3>", "1[a]。3[A]"),
        // A clause of its own is as good as a sentence.
        ("It was <Va 1>; it is <VA 3>.", "It was 1[a]; it is 3[A]."),
        ("国は<Va 1>；社は<VA 3>", "国は1[a]；社は3[A]"),
        ("It was <Va 1> — it is <VA 3>.", "It was 1[a] — it is 3[A]."),
        ("Two sums: <Va 1>: <VA 3>", "Two sums: 1[a]: 3[A]"),
        ("<Va 1>–<VA 3> “or” <Va 5>%、<VA 7>", "1–3 “or” 5%、7[A]"),
        ("| <Va 1> | <VA 3> |", "| 1[a] | 3[A] |"),
        ("<Va 1>\n<VA 3>", "1[a]\n3[A]"),
        ("with <Va 1> <Sa It is so.>", "with 1[a] It is so.[a]"),
        // A citation alone.
        ("It was paid <Ca>, as <Cb> said.", "It was paid[a], as[b] said."),
        ("It was <Va 5> <Cb>.", "It was 5[a][b]."),
        ("**It was paid** <Ca>, and", "**It was paid**[a], and"),
        // Rows: the figure's, and the label's where it holds one.
        ("| <Sa Cost> | <Va 12> | <Aa May> |", "| Cost | 12[a] | May |"),
        ("| <Sa Cost by 2030> | <Va 12> |", "| Cost by 2030[a] | 12[a] |"),
        ("| <Sa Cost> | – | <Aa May> |", "| Cost[a] | – | May |"),
        // Dates and names alone, or beside what is cited.
        ("As of <Aa May>.", "As of May[a]."),
        ("- <Sa It grew.> (<Aa May>)", "- It grew.[a] (May)"),
        ("<Aa The bank> says <Va 5>.", "The bank says 5[a]."),
        ("<Aa The bank> spoke. It has <Va 5>.", "The bank[a] spoke. It has 5[a]."),
    ] {
        assert_eq!(cited(text), expected, "{text}");
    }
}
