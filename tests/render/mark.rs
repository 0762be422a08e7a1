//! Marks around what facts print: divided, and recognised when they were altered, broken or forged.

use factbrief::render::internals::{MarkFault, Segment, scan, strip, wrap};
use factbrief::render::{Issued, MarkKind};

fn issued(texts: &[&str]) -> Vec<Issued> {
    texts
        .iter()
        .map(|text| Issued {
            kind: MarkKind::Value,
            fact: Some(0),
            text: (*text).to_owned(),
            reason: None,
            version: None,
            part: None,
        })
        .collect()
}

#[test]
fn marks_divide_a_text() {
    let text = format!("about {} in all", wrap(7, 0, "¥1 trillion"));
    let segments = scan(&text, 7, &issued(&["¥1 trillion"])).unwrap();
    assert_eq!(segments.len(), 3);
    let Segment::Marked { index: 0, content } = &segments[1] else { panic!("{segments:?}") };
    assert_eq!(&text[content.clone()], "¥1 trillion");
    assert_eq!(strip(&text), "about ¥1 trillion in all");
}

#[test]
fn an_altered_a_broken_and_a_forged_mark_are_told_apart() {
    let known = issued(&["5 years"]);
    let altered = wrap(7, 0, "5 years").replace('5', "6");
    assert_eq!(
        scan(&altered, 7, &known),
        Err(vec![MarkFault::Altered { index: 0, found: "6 years".into() }])
    );
    let whole = wrap(7, 0, "5 years");
    let half = &whole[..whole.find("years").unwrap()];
    assert_eq!(scan(half, 7, &known), Err(vec![MarkFault::Broken { at: 0 }]));
    assert_eq!(scan(&wrap(7, 9, "9"), 7, &known), Err(vec![MarkFault::Forged { at: 0 }]));
    assert!(scan(&wrap(8, 0, "5 years"), 7, &known).unwrap_err().contains(&MarkFault::Forged { at: 0 }));
}

#[test]
fn a_forged_mark_around_a_wrong_figure_is_caught() {
    let forged = wrap(7, 0, "6 years");
    assert!(
        matches!(scan(&forged, 7, &issued(&["5 years"])), Err(faults) if matches!(faults[0], MarkFault::Altered { .. }))
    );
}
