//! How far a figure reaches: the brackets mark what is pinned, the second text is the whole figure around it.

use factbrief::value::figure_extent;

const CASES: &[(&str, &str)] = &[
    ("5年間で[1兆円]を支援", "1兆円"),
    ("5年間で約[1兆円]を支援", "約1兆円"),
    ("約[１兆円]を支援", "約１兆円"),
    ("総額2[1兆円]の投資", "21兆円"),
    ("総額21.9[兆円]の投資", "21.9兆円"),
    ("[1兆]円超をAI関連施策に", "1兆円超"),
    ("[1兆円]超をAI関連施策に", "1兆円超"),
    ("[2,000基]以上搭載した", "2,000基以上"),
    ("2,[000基]以上搭載した", "2,000基以上"),
    ("[最大474億円]もの助成", "最大474億円"),
    ("最大[474億円]もの助成", "最大474億円"),
    ("計約[1兆円]規模の国費", "約1兆円"),
    ("契約[1,000件]を結ぶ", "1,000件"),
    ("1社の契約で年間[4500億円]を支払", "年間4500億円"),
    ("毎年[30億ドル]を投じて", "毎年30億ドル"),
    ("昨年[30億ドル]を投じて", "30億ドル"),
    ("5年間[30億ドル]を投じて", "30億ドル"),
    ("[150億]〜250億ドル(約2兆円)", "150億〜250億ドル"),
    ("150億～[250億ドル](約2兆円)", "150億～250億ドル"),
    ("約1兆円(約[63億4000万ドル])の支援", "約63億4000万ドル"),
    ("十[数社]が出資", "十数社"),
    ("数[百億ドル]規模", "数百億ドル"),
    ("2025年[12月21日]に", "2025年12月21日"),
    ("[2026年]度から5年間", "2026年度"),
    ("[2026年]春に", "2026年春"),
    ("[5年]間の支援", "5年間"),
    ("[20年]近くにわたり", "20年近く"),
    ("[1億]以上のタスク", "1億以上"),
    ("第[12回]会議", "第12回"),
    ("新会社を10社で[4兆円]", "4兆円"),
    ("a total of about [¥1 trillion] over", "about ¥1 trillion"),
    ("a total of about ¥[1 trillion] over", "about ¥1 trillion"),
    ("more than [US$300 billion] in", "more than US$300 billion"),
    ("roughly [1 trillion] yen in support", "roughly 1 trillion yen"),
    ("at least about [2,000 GPUs] by", "at least about 2,000 GPUs"),
    ("[2,000 GPUs] or more", "2,000 GPUs or more"),
    ("[US$3 billion] a year", "US$3 billion a year"),
    ("US$15 billion to [US$25 billion] in", "US$15 billion to US$25 billion"),
    ("paid [$5 billion] to 10 companies", "$5 billion"),
    ("a [five-year] plan", "five-year"),
    ("the NVIDIA H[100] chip", "H100"),
    ("on 21 [December] 2025, the", "21 December 2025"),
    ("on [December 21], 2025, the", "December 21, 2025"),
    ("by [spring] 2026.", "spring 2026"),
    ("the year was 2024. [10 companies] joined", "10 companies"),
    ("a [plan] for it", "plan"),
    ("about [SoftBank] or more", "SoftBank"),
    ("about [five years] from now", "about five years"),
    ("costs, [5 companies] said", "5 companies"),
    ("約[2万局]以上の基地局", "約2万局以上"),
    ("a fund of USD[19bn] or so", "USD19bn"),
    ("複数回[1位]を獲得", "1位"),
    ("<b>[1兆円]</b>", "1兆円"),
    ("over ¥[1] tril yen", "over ¥1 tril yen"),
    ("in [2026] - the year", "2026"),
    ("公開されたGPT-[4]は", "GPT-4"),
    ("2025年第[4四半期]に", "2025年第4四半期"),
    ("約２１[兆円]超。", "約２１兆円超"),
];

#[test]
fn a_figure_reaches_over_all_that_belongs_to_it() {
    for (marked, expected) in CASES {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let text = marked.replace(['[', ']'], "");
        let extent = figure_extent(&text, start..end);
        assert_eq!(&text[extent], *expected, "{marked}");
    }
}
