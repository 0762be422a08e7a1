//! Words beside a printed figure: in brackets the figure, then the words that make another one of it, if any.

use factbrief::value::typed_onto;

const CASES: &[(&str, &[&str])] = &[
    // A bound, a rate or a scale that the fact doesn't have.
    ("more than [¥3 trillion] of state money", &["more than"]),
    ("More than [¥3 trillion] of state money", &["More than"]),
    ("about [¥3 trillion]", &["about"]),
    ("up to [10 companies]", &["up to"]),
    ("[10 companies] or more", &["or more"]),
    ("[¥3 billion] a year", &["a year"]),
    ("about [10 companies] or more", &["about", "or more"]),
    ("約[3兆円]を投じる", &["約"]),
    ("最大[3兆円]", &["最大"]),
    ("年間[3兆円]", &["年間"]),
    ("[3兆円]超の投資", &["超"]),
    ("[3兆円]以上の投資", &["以上"]),
    ("[3兆円]を超える投資", &["を超える"]),
    ("[10社]程度が参加", &["程度"]),
    ("[3兆]億円", &["億"]),
    ("¥[10 companies]", &["¥"]),
    ("▲ [3兆円]", &["▲"]),
    ("[3兆円]億の投資", &["億"]),
    ("[3人] %", &["%"]),
    ("GPT-[4]", &["GPT-"]),
    ("the [20 cases]s", &["s"]),
    ("upwards of [40 km]", &["upwards of"]),
    ("An estimated [1,340 households]", &["An estimated"]),
    ("a tenth of [1,340 households]", &["a tenth of"]),
    ("[1,340 households] at least", &["at least"]),
    ("[40 km]-plus", &["-plus"]),
    ("[3.2%] points", &["points"]),
    ("[40km]余りを", &["余り"]),
    ("[40km]強の", &["強"]),
    ("[3.2%]ポイント", &["ポイント"]),
    ("推計[1,340世帯]", &["推計"]),
    ("マイナス[3.2%]", &["マイナス"]),
    // A part of another one.
    ("H[100 GPUs]", &["H"]),
    // What is counted for a year, which no value says.
    ("[60 turbines] a year", &[]),
    ("年間[60基]", &[]),
    ("more than [60 turbines] a year", &["more than"]),
    // Dates.
    ("around [spring 2029]", &[]),
    ("[2024年]内に", &[]),
    ("the [2020]s", &[]),
    // Words that say nothing of it.
    ("[3兆円]強化策", &[]),
    ("[10社]台湾の", &[]),
    ("the [5 companies] pointed", &[]),
    ("redouble [5 companies]", &[]),
    ("with [¥3 trillion] of state money", &[]),
    ("from [¥3 trillion] a plan", &[]),
    ("between [2026] and autumn", &[]),
    ("paid over [3 years]", &[]),
    ("over [¥3 billion]", &["over"]),
    ("契約[3件]を結ぶ", &[]),
    ("昨年[3兆円]", &[]),
    ("[3兆円]のうち", &[]),
    ("[2025年]万博", &[]),
    ("[10社]万一の備え", &[]),
    ("[Kitahama] or more", &[]),
    ("the [¥3 trillion] plan", &[]),
    ("[2026年春]に", &[]),
];

#[test]
fn words_that_make_another_figure_are_found_and_others_are_not() {
    for (case, expected) in CASES {
        let (start, end) = (case.find('[').unwrap(), case.find(']').unwrap() - 1);
        let text = case.replace(['[', ']'], "");
        let found = typed_onto(&text, &(start..end), |_| false);
        let found: Vec<&str> = found.into_iter().map(|part| text[part].trim()).collect();
        assert_eq!(&found[..], *expected, "{case}");
    }
}

#[test]
fn another_printed_figure_beside_it_is_a_range_of_two() {
    let text = "10社100万個";
    let other = text.find("100").unwrap()..text.len();
    let printed = |part: &std::ops::Range<usize>| part.start < other.end && other.start < part.end;
    assert!(typed_onto(text, &(0..5), printed).is_empty());
    let bare = typed_onto("5100", &(0..1), |_| false);
    assert!(matches!(&bare[..], [part] if *part == (1..4)), "{bare:?}");
    assert!(typed_onto("5100", &(0..1), |part| part.start < 4).is_empty());
}
