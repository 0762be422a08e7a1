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
    // Whatever says about it, nearly, or a bound.
    ("in the region of [40 km]", &["in the region of"]),
    ("On the order of [40 km]", &["On the order of"]),
    ("close on [40 km]", &["close on"]),
    ("the best part of [40 km]", &["the best part of"]),
    ("not quite [40 km]", &["not quite"]),
    ("north of [¥3 trillion]", &["north of"]),
    ("just shy of [¥3 trillion]", &["shy of"]),
    ("past [¥3 trillion]", &["past"]),
    ("a maximum of [40 km]", &["a maximum of"]),
    ("max. [40 km]", &["max."]),
    ("sub-[40 km]", &["sub-"]),
    ("[40 km] at the most", &["at the most"]),
    ("[40 km] or thereabouts", &["or thereabouts"]),
    ("[40 km] or over.", &["or over"]),
    ("[40 km] max", &["max"]),
    ("[40 km]ish", &["ish"]),
    ("ざっと[3兆円]", &["ざっと"]),
    ("多くても[3兆円]", &["多くても"]),
    ("最高で[3兆円]", &["最高で"]),
    ("[3兆円]あまりを", &["あまり"]),
    ("[3兆円]強。", &["強"]),
    ("[3兆円]台に乗せた", &["台"]),
    // An adverb that isn't known to say nothing.
    ("hardly [40 km]", &["hardly"]),
    ("Practically [40 km]", &["Practically"]),
    ("comfortably [40 km]", &["comfortably"]),
    ("supposedly [40 km]", &["supposedly"]),
    // A comparison, a part or a multiple.
    ("rose faster than [3.2%]", &["faster than"]),
    ("as low as [3.2%]", &["as low as"]),
    ("a fifth of [40 km]", &["a fifth of"]),
    ("thirds of [40 km]", &["thirds of"]),
    ("treble [40 km]", &["treble"]),
    ("[40km]の半額", &["の半額"]),
    // A scale or a sign.
    ("[40 companies] million", &["million"]),
    ("[40 companies] per cent", &["per cent"]),
    ("± [3.2%]", &["±"]),
    ("+[3.2%]", &["+"]),
    ("A[$40]", &["A"]),
    ("HK[$40]", &["HK"]),
    ("CN[¥40]", &["CN"]),
    ("AUD [$40]", &["AUD"]),
    ("[$40] CAD", &["CAD"]),
    ("₹[40]", &["₹"]),
    ("negative [3.2%]", &["negative"]),
    // A part of another one.
    ("H[100 GPUs]", &["H"]),
    // What is counted for a year, which a rate says.
    ("[60 turbines] a year", &["a year"]),
    ("年間[60基]", &["年間"]),
    ("more than [60 turbines] a year", &["more than", "a year"]),
    // Dates.
    ("around [spring 2029]", &[]),
    ("[2024年]内に", &[]),
    ("the [2020]s", &[]),
    // Words that say nothing of it.
    ("only [40 km] away", &[]),
    ("jointly [¥3 trillion]", &[]),
    ("reportedly [¥3 trillion]", &[]),
    ("a monthly [$40] for each", &[]),
    ("in Emily [40 km]", &[]),
    ("other than [40 companies]", &[]),
    ("rather than [40 companies]", &[]),
    ("as well as [40 companies]", &[]),
    ("the third of [40 companies]", &[]),
    ("part of [¥3 trillion]", &[]),
    ("a share of [3.2%]", &[]),
    ("a total of [¥3 trillion]", &[]),
    ("A [¥3 trillion] plan", &[]),
    ("the past [3 years]", &[]),
    ("from A -> [40 km]", &[]),
    ("near [Kitahama]", &[]),
    ("double [Kitahama]", &[]),
    ("[40 companies] and over a port", &[]),
    ("[40 companies] and up they went", &[]),
    ("[40 companies] plan", &[]),
    ("[40 km] minimise", &[]),
    ("過去最高[3兆円]", &[]),
    ("[3兆円]強制執行", &[]),
    ("[10社]余計な", &[]),
    ("[10社]台頭する", &[]),
    ("[10社]見当たらない", &[]),
    ("計[3兆円]を", &[]),
    ("わずか[3兆円]で", &[]),
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
