//! What an entry of `names` may be: a name that holds a figure, but nothing that is only a figure.

#![allow(clippy::expect_used, reason = "a helper outside the tests themselves")]

use factbrief::prose::{NoName, no_name};
use factbrief::value::{OwnUnit, Units};

#[track_caller]
fn found(texts: &str) -> Vec<(&str, bool)> {
    let units = Units::built_in();
    texts.split('|').map(str::trim).map(|text| (text, no_name(text, &units).is_some())).collect()
}

#[test]
fn a_name_may_hold_a_figure() {
    let names = "Chanel No. 5 | No. 10 Downing Street | Top 14 rugby | Best of 3 Records | Kunsthal No. 1 | Expo 2025 | Channel 4 | 四日市 | 一日当たり | 1株当たり | 一人当たり | 三本の矢 | Agenda 2030 | 14:46 | 9:44 a.m. | v1.29.3 | 1.29.3
        | Web 2.0 | 第2次 | 第12回 | 第5世代 | Article 5(1)(a) | 第5条 | Section 232 | Regulation (EU) 2024/1689 | GPT-4 | A100 | T-34 | Boeing 737
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
        | first half of 2026 | 21st century | 21世紀 | a decade | two decades | 5 | 三十 | twenty-one | 11th | 2nd-largest | second-largest | third | 3位 | 第3位
        | ¥12 billion | 33% | 百％ | 12 trillion yen plan | 百円ショップ | ten per cent | zero | ゼロ | ふたつ | 12,000 | plan 2030 | the 500 | about 500 | 約500 | 500 in total
        | No. 1 | #1 | Nr. 3 | № 3 | no. 3 | #10 | Top 10 | top ten | トップ10 | third place | 3rd place | in third place | Rank 3 | ranked third | ベスト10 | ワースト3 | 順位3
        | Nos. 1 and 2 | n° 3 | 第1位";
    let passed: Vec<_> = found(figures).into_iter().filter(|(_, refused)| !refused).collect();
    assert!(passed.is_empty(), "{passed:?}");
}

#[test]
fn what_is_written_like_a_figure_may_be_a_name() {
    let names = "三本の矢 | Agenda 2030 | 1株当たり | 一人当たり | 
        | 14:46 | 9:44 a.m. | 5 p.m. | 14時46分 | 7-2 | 7–2 | seven to two | 8対1 | v1.29.3 | 1.29.3 | Web 2.0 | 第2次 | 
        | Article 5(1)(a) | 第5条 | Section 232 | Regulation (EU) 2024/1689 | Expo 2025 | Channel 4 | 四日市 | GPT-4 | A100 | B200 | A4 | E3 | K2 | M1 | T-34 | Boeing 737 | 737 MAX | Level 5 | the Group of 77 | S4 | GPT-4.5
        | H100 | A320neo | CO₂ | CO2 | PM2.5 | G7 | COP28 | 5G | 4K | 3D | B2B | ISO 9001 | Level 4 | Tier 1 | COVID-19 | S&P 500 | Nikkei 225
        | Windows 11 | AR6 | N-10.1 | E10 | Euro 7 | 10 Downing Street | Berth 7 | 7号岸壁 | 六本木 | 八戸 | 四国 | 七海埠頭 | 3M | 7-Eleven
        | Studio 54 | 9/11 | Model 3 | Day 1 | Gemini 3 pro | o1 | MN-Core L1000 | Sarashina2-8x70B | Q1 | first half | First-half | 第1四半期
        | 3丁目 | 二酸化炭素 | 三菱 | 九州 | 八王子 | 第三者委員会 | 百貨店 | 千葉 | 三位一体 | Six Nations | 第5世代 | 第三号
        | Big Four | Seven Sisters | 7 Samurai | Two Sessions | Third Point | H2020 | Horizon 2020 | 03-1234-5678 | 関東一円 | Fifty Cent | 50 Cent
        | Eurostar 9 | MRI 3T | 一部 | Route 66 | Apollo 11 | First Solar | iPhone 15 | 2.0 TDI engine | U-20 | 三国 | Section 4(b)";
    let refused: Vec<_> = found(names).into_iter().filter(|(_, refused)| *refused).collect();
    assert!(refused.is_empty(), "{refused:?}");
}

fn units() -> Units {
    let mut units = Units::built_in();
    let own = OwnUnit {
        id: "turbines",
        english: Some(["turbine", "turbines"]),
        counter: Some("基"),
        ..OwnUnit::default()
    };
    units.add(&own).expect("a plain unit");
    units
}

#[test]
fn an_amount_is_told_as_one() {
    let amounts = "two companies | 3兆社 | 12 turbines | 500 turbines | five ships | 60基 | 十数社 | three years
        | five-year | 三年間 | 5年以上 | 約3年 | 百トン | 10 km | 5 kg | 20 °C | 5m | 5GW | 1.2 GW | 400 MW | up to 60 turbines | 最大60基
        | 10 to 20 people | 5〜10人 | a dozen people | two dozen ships | 12 billion tokens | 2時間30分 | 3年6カ月 | 二隻 | 三両 | 十人 | ５人
        | 5 people per site | 12 turbines a year | 四億人 | 5 m² | 120,000 people | two hours | 90 days | 二つ | 10億パラメーター | ⼆社 | ２社
        | seven dwarfs | about 5 sites | 5x | 37 times | 500 lakh tonnes | t\u{ad}wo companies | 延べ5人 | 3カ国";
    expect(amounts, |found| *found == NoName::Amount);
}

/// Holds each text against what it should read as.
#[track_caller]
fn expect(texts: &str, right: impl Fn(&NoName) -> bool) {
    let units = units();
    let wrong: Vec<_> = texts
        .split('|')
        .map(str::trim)
        .map(|text| (text, no_name(text, &units)))
        .filter(|(_, found)| !found.as_ref().is_some_and(&right))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_bare_number_is_told_as_one() {
    let numbers = "5 | 2030 | 5.5 | 1,000 | −5 | +12.3 | (530) | ５ | 五 | 三十 | 百 | 二〇二五 | Ⅳ | ① | ½ | two | Twelve | twenty-one | one hundred
        | two hundred | half a million | 12 million | 5bn | 3兆 | 1兆3000億 | 壱万 | 5-10 | 10 to 20 | 十数 | 5k | a dozen | dozens | three million | 「5」 | ~5 | ٥ | 1/3";
    let number =
        |found: &NoName| matches!(found, NoName::Number | NoName::Share | NoName::Amount | NoName::Date);
    expect(numbers, number);
}

#[test]
fn a_share_is_told_as_one() {
    let shares = "half | a half | one-half | two thirds | two-thirds | a third | one third | a quarter | three quarters | a tenth | one in five
        | nine out of ten | 三分の一 | 3分の1 | 三割 | 3割5分 | 半分 | 半数 | 過半数 | 1/3 | ⅓ | ⅔";
    expect(shares, |found| *found == NoName::Share);
    expect("twice | threefold | tenfold | 半減 | 倍増 | 二倍", |_| true);
}

#[test]
fn a_date_is_told_as_one() {
    let dates = "2025-12-21 | 21 December 2025 | December 21, 2025 | 15 January 2025 | 3 October | January 21 | Jan. 21 | March 2026 | Mar 2026
        | spring 2029 | early 2025 | mid-2026 | late 2025 | end of March 2026 | Q4 2025 | 4Q 2025 | H1 2026 | first half of 2026 | FY2026 | FY26
        | fiscal 2026 | the year 2030 | by 2030 | since 1893 | Oct. 10-14, 2024 | 2026/3/21 | 2025-26 | 2024/25 | 2025–2030 | 2025-Q4
        | 2025年 | 2025年12月 | 12月 | 12月21日 | 三月 | 令和7年 | 平成30年 | 2026年度 | 2025年度末 | 2029年春 | 2025年初め | 2026年上期 | 2030年まで
        | 2026年度〜2030年度 | from 2026 to 2030 | 21st of March | FY2026/27 | 3月末 | 2025年第4四半期 | 2025年12月21日(日)";
    expect(dates, |found| *found == NoName::Date);
}

#[test]
fn a_sum_of_money_or_a_percentage_stands_in_no_name() {
    let money = "¥12 trillion | ¥12 trillion plan | ￥500 | $5 | US$ 5 billion fund | €2.10 | 12€ | 5 yen | 100 yen shop | 12円 | 百円ショップ | 三億円事件
        | 12 billion yen plan | 数兆円基金 | 12-billion-yen plan | 5 million dollars | the USD 500 club | 500 USD | Rs. 500 note | 10億ドル計画 | £1.6bn deal | ₹500 crore
        | kr 500 | 100億ユーロ | two dollars | a hundred-dollar laptop | 12 Danish kroner | ¥**12** trillion | 壱億円 | 5\u{200b}億円 | 50兆ウォン";
    expect(money, |found| matches!(found, NoName::Money(_)));
    let percentages = "33% | 33％ | 百％ | 五％ | 33 % club | 百パーセント | 五㌫ | ten per cent | 30 percent rule | 2 percentage points | 25 basis points
        | 5‰ | 30% Club | 100%子会社 | fifty-per-cent club | 12.5pct";
    expect(percentages, |found| matches!(found, NoName::Percentage(_)));
}
