//! The numerals of a printed form or a text value are in brackets; what is outside them counts nothing.

use factbrief::language::Language;
use factbrief::value::{Units, numerals};

const NAMES: &[&str] =
    &["GPT-4", "H100", "Sarashina2-8x70B", "六本木", "Two Sigma", "3M", "TOP500", "Stargate", ""];

const ENGLISH: &[&str] = &[
    "The government plans to support the new company.",
    "It will spend ¥[1 trillion] over [5] years.",
    "It will spend ¥[1.3 trillion] in all.",
    "A fleet of [2,000] GPUs.",
    "The share is [33.3]%.",
    "[Two] companies took part.",
    "Two of the firms took part.",
    "The two sides met.",
    "One company took part.",
    "[Twenty-one] companies took part.",
    "[Ten] engineers joined.",
    "Support runs for [five] years.",
    "A [five]-year plan.",
    "[Two]-thirds of it is public.",
    "[Two hundred million] people use it.",
    "[Hundreds] of firms, [thousands] of people.",
    "A [trillion]-parameter model.",
    "[One hundred] people.",
    "[Half] of the cost.",
    "On behalf of the ministry.",
    "About a [dozen] companies.",
    "It is [twice] as large.",
    "[Ten] [per cent] of it.",
    "A few [per cent] of it.",
    "A [percent] sign.",
    "GPT-4 runs on H100 chips.",
    "Racks of H100s run it.",
    "An H[1000] is no H100.",
    "GPT-[4.5] is another model than GPT-4.",
    "Sarashina2-8x70B was published by Two Sigma and 3M.",
    "A GPT-4-based system.",
    "A GPT-[4]-[8]B system.",
    "It ranks on the TOP500 list.",
    "A TOP[5000] list.",
    "[½] and [Ⅳ] are number characters.",
    "In [2026] the plant opens.",
    "A second phase follows the first.",
    "Often enough it weighs a ton.",
    "None of them, someone, tenants.",
    "The [billion]-dollar question.",
    "[2025]-[12]-[21]",
    // Blanks, line ends, hyphens and forms that only look different.
    "It takes [two]  years, [two]\n years, [two]\u{2009}years, [two]\u{3000}years and [two]\tyears.",
    "A [two]\u{2011}year plan of [two]\u{200b} companies.",
    "[t\u{ad}wo] companies, [two]\u{200d} companies, [1.3\n trillion] in all.",
    "[ｔｗｏ] companies and [ﬁve] years.",
    "A [two]–year plan, [two] “years”, [two] (years), [two]—years, [two] _years_, [two] ~~years~~.",
    "Two: companies met; of the two, companies and years said nothing.",
    "GPT\u{2011}4 is GPT-4, and Two\u{a0}Sigma is Two Sigma.",
];

const JAPANESE: &[&str] = &[
    "政府は新会社を支援する方針である。",
    "[5]年間で約[1兆]円を支援する。",
    "[63億]ドルを投じる。",
    "[１２]社が参加する。",
    "[三兆]円を投じる。",
    "[十数]社が出資する。",
    "[数百億]ドル規模である。",
    "数社が出資する。",
    "[数十]社が出資する。",
    "数年かかる。",
    "[二千]基を備える。",
    "[三]社が合意した。",
    "[一]社の契約である。",
    "[五]カ年の計画である。",
    "[五]ヶ月後に始まる。",
    "[二]つの理由がある。",
    "一つの理由がある。",
    "一部の企業は一方で一般に慎重である。",
    "十分な資金を一体で運用する。",
    "第三者が一層の統一を求める。",
    "唯一の例は計画の一環である。",
    "万一に備える二次的な措置。",
    "三位一体の改革で一定の成果。",
    "一度に一律に一貫して一元化する。",
    "百科事典と四半期報告。",
    "四国と九州に拠点を置く。",
    "千歳市に工場がある。",
    "一人ひとりが考える。",
    "[一]人が考える。",
    "一時的に止まる。",
    "[一]時間止まる。",
    "[三十]分で終わる。",
    "[十一]度目の会議。",
    "[二十一]部の資料。",
    "[三]分の一を占める。",
    "六本木に本社を置く。",
    "H100を[2,000]基備える。",
    "GPT-4とSarashina2-8x70Bを比べる。",
    "Two companiesという名の店。",
    "[二〇二六]年に始まる。",
    "第[3]の極となる。",
    "[2]社、[二〇二六]年、[3]社、[二〇二七]年、[〇]と[4]か所、[三]か所。",
    "[百万]人が使う。",
    "第[12]回会議と第[一]回会議。",
    "[1億]以上のタスク。",
    "二国間の協議を三菱商事が支える。",
    "国と地方が三重の負担を負う。",
    "[①]の項目",
    "[四]倍に増えた。",
    "[二]ヘクタールの土地。",
    "[五]割を超えた。",
    "宮川潤一社長が語る。",
    "第一に潤沢な資金、第二に人材。",
    "氷山の一角に過ぎない第一歩。",
    "単一の窓口に一本化する。",
    // Radicals as PDFs copy them, compatibility forms, full-width signs, blanks.
    "[⼆]社が⼀部を[⼗]年で担う。",
    "[\u{f9d1}]社が出資する。",
    "[百]％を超え、[五]％となる。",
    "[三] 社、[三]\u{3000}社、[三]\u{200b}社、[三]\n社、[三\u{2009}億]円。",
    "第一　人材を育てる。第二 人口を見る。",
    "その一　社会を見る。",
    "六本\u{200b}木に本社を置く。",
];

/// Finds the numerals of a sentence without its brackets and puts the brackets in again.
fn bracketed(sentence: &str, language: Language) -> String {
    let text = sentence.replace(['[', ']'], "");
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let mut marked = text.clone();
    for numeral in numerals(&text, language, &names, &Units::built_in()).iter().rev() {
        marked.insert(numeral.range.end, ']');
        marked.insert(numeral.range.start, '[');
    }
    marked
}

#[track_caller]
fn check(sentences: &[&str], language: Language) {
    let wrong: Vec<String> = sentences
        .iter()
        .map(|sentence| (sentence, bracketed(sentence, language)))
        .filter(|(sentence, found)| **sentence != found)
        .map(|(sentence, found)| format!("expected: {sentence}\n   found: {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn numerals_of_english_sentences() {
    check(ENGLISH, Language::En);
}

#[test]
fn numerals_of_japanese_sentences() {
    check(JAPANESE, Language::Ja);
}
