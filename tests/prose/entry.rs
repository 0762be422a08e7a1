//! What an entry of `names` may be: a name that holds a figure, but nothing that is only a figure.

use factbrief::prose::no_name;
use factbrief::value::Units;

#[track_caller]
fn found(texts: &str) -> Vec<(&str, bool)> {
    let units = Units::built_in();
    texts.split('|').map(str::trim).map(|text| (text, no_name(text, &units).is_some())).collect()
}

#[test]
fn a_name_may_hold_a_figure() {
    let names = "Expo 2025 | Channel 4 | 四日市 | 一日当たり | 1株当たり | 一人当たり | 三本の矢 | Agenda 2030 | 14:46 | 9:44 a.m. | v1.29.3 | 1.29.3
        | Web 2.0 | 第2次 | Article 5(1)(a) | 第5条 | Section 232 | Regulation (EU) 2024/1689 | GPT-4 | A100 | T-34 | Boeing 737
        | 737 MAX | Level 5 | the Group of 77 | GPT-4.5 | H100 | A320neo | CO₂ | CO2 | PM2.5 | G7 | COP28 | 5G | 4K | B2B | ISO 9001
        | COVID-19 | S&P 500 | Nikkei 225 | Windows 11 | AR6 | Euro 7 | 10 Downing Street | Berth 7 | 7号岸壁 | 六本木 | 八戸 | 四国
        | 七海埠頭 | 3M | 7-Eleven | Studio 54 | 9/11 | Model 3 | Gemini 3 pro | MN-Core L1000 | Sarashina2-8x70B | Q1 | first half | 第1四半期
        | 3丁目 | 二酸化炭素 | 三菱 | 第三者委員会 | 百貨店 | Six Nations | Big Four | 7 Samurai | Two Sessions | 0800 123 4567 | +49 30 1234567
        | 03-1234-5678 | 50 Cent | Route 66 | Apollo 11 | iPhone 15 | 2.0 TDI engine | 三国 | Section 4(b) | 2024 YR4 | 第二次世界大戦 | 24/7
        | One Health | Three Gorges | Century 21 | 20th Century Fox | 第5条第1項 | 二葉亭 | 八十二銀行 | 百五銀行";
    let refused: Vec<_> = found(names).into_iter().filter(|(_, refused)| *refused).collect();
    assert!(refused.is_empty(), "{refused:?}");
}

#[test]
fn nothing_but_a_figure_is_no_name() {
    let figures = "two companies | the two companies | about two companies | five-year | five-year plan | the five-year plan | a ten-year target | 500 turbines
        | 三年間 | 約3年 | 三社 | 3社 | 五カ年計画 | 100日計画 | 三カ年 | 二隻 | 三割 | 半減 | 倍増 | 過半数 | 数社 | 三期連続 | 四期ぶり | 三分の一 | 一社 | 一年
        | half | a third | a quarter | two-thirds | doubled | twice | tripled | threefold | a dozen | dozens | millions | one in five
        | 2030 | the year 2030 | by 2030 | 1990s | the 1990s | the 2020s | 1990年代 | 2026年3月期 | 2025年度 | 令和7年 | 12月 | FY2026 | Q4 2025
        | first half of 2026 | 21st century | 21世紀 | a decade | two decades | 5 | 三十 | twenty-one | 11th | 2nd-largest | second-largest | third | 3位 | 第3位 | 第12回
        | ¥12 billion | 33% | 百％ | 12 trillion yen plan | 百円ショップ | ten per cent | zero | ゼロ | ふたつ | 12,000 | plan 2030 | the 500 | about 500 | 約500 | 500 in total";
    let passed: Vec<_> = found(figures).into_iter().filter(|(_, refused)| !refused).collect();
    assert!(passed.is_empty(), "{passed:?}");
}
