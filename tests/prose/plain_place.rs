//! Contacts and places in a source hold numbers of phones, houses and pages, and no amounts.

use factbrief::prose::{amount_in, amount_in_locator, amount_in_name, claim_in};
use factbrief::value::Units;

#[test]
fn a_contact_may_hold_the_numbers_of_phones_houses_and_hours() {
    let contacts = "Desk <desk@example.org>|Desk, +49 30 1234 5678|03-1234-5678|〒100-0001 東京都千代田区千代田1-1|10 Downing Street, London SW1A 2AA
        |Room 5, 3rd floor|Room 5 upstairs|4F, 2-3-4 Minato|六本木6丁目10番1号 森タワー4階|24 hours|24時間受付|平日9時〜17時30分|9:00-17:00|Mon-Fri 9 to 5
        |三番町5番地|第2ビル3号室|12 rue de la Paix, 75002 Paris|5-営業日以内|within 5 working days|Tel. 0120 123 456|内線 4321|P.O. Box 12
        |Studio 54 desk|desk2@example.org|https://example.org/5|© 2026 Desk|四日市市役所|八戸支局|PO Box 500 Leeds|Unit 7, Dock Road|(212) 555-0100|2丁目
        |一般窓口|12, avenue Foch";
    let units = Units::built_in();
    let found: Vec<_> =
        contacts.split('|').map(str::trim).filter_map(|text| amount_in(text, &[], &units)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_publisher_may_have_a_number_in_its_name_and_no_amount() {
    let units = Units::built_in();
    for name in [
        "© 2026 3M",
        "3M",
        "7-Eleven",
        "7-Eleven Japan",
        "Studio 54",
        "Copyright 2026 Studio 54",
        "(c) 2026 Desk",
        "Channel 4",
        "四日市市",
        "八十二銀行",
        "21st Century Desk",
    ] {
        assert_eq!(amount_in_name(name, &[], &units), None, "{name}");
    }
    for (name, amount) in [
        ("5-Million Desk", "5-Million"),
        ("Desk of 500 turbines", "500 turbines"),
        ("¥12 billion Desk", "¥12 billion"),
        ("第三調査室と五社", "五社"),
        ("Desk, 12%", "12%"),
    ] {
        assert_eq!(amount_in_name(name, &[], &units).as_deref(), Some(amount), "{name}");
    }
}

#[test]
fn an_amount_in_a_contact_is_found() {
    let rows = "Profit will be 12 trillion yen = 12 trillion yen|利益は12兆円 = 12兆円|grew 33% = grew 33%|百％出資 = 百%|¥500 a call = ¥500|5 companies ask = 5 companies
        |三社が申請 = 三社|two companies = two companies|12 million users = 12 million|3億人 = 3億|five years of work = five years|two thirds = two thirds
        |Desk, 500 turbines planned = 500 turbines|it has 500 turbines = 500 turbines|US$5bn fund = US$5bn|120 people = 120 people|half of it = half|10 GW = 10 GW
        |dozens of ships = dozens|約5トン = 5トン|a ⼆社 = 二社|5\u{200b}0 people = 50 people|**Two** companies = Two companies";
    let units = Units::built_in();
    let rows = rows.split('|').map(|row| row.trim().split_once(" = ").expect("a text and its amount"));
    let wrong: Vec<_> = rows
        .map(|(text, amount)| (text, amount, amount_in(text, &[], &units)))
        .filter(|(_, amount, found)| found.as_deref() != Some(amount))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_locator_says_which_one_and_nothing_else() {
    let units = Units::built_in();
    let places = "3|3.2|14-19|2(a)|5(1)(a)|iv|A-3|00:12:30|introduction|序章|12bis|3 and 5|3 to 7|2 of 3|3 (top)|4 n. 12|2 Results for 2025|Item 7A|第3部
        |Management’s Discussion and Analysis|III|3 footnote 12|別表2|第2期計画|§ 5|3, note 4|1株当たり情報|5 left column|Part 2, Chapter 3";
    let found: Vec<_> =
        places.split('|').map(str::trim).filter_map(|which| amount_in_locator(which, &[], &units)).collect();
    assert!(found.is_empty(), "{found:?}");
    let amounts = "3 (profit 12 trillion yen)|3 (¥12 trillion)|3 (profit 12)|3: 33%|3（利益12兆円）|2 with 5 companies|5 years|3 half|2 三社|3 (利益12)|profit of 12 million
        |4 (12 trillion)|2 (百％)|of 500 turbines";
    for which in amounts.split('|').map(str::trim) {
        assert!(amount_in_locator(which, &[], &units).is_some(), "{which}");
    }
}

#[test]
fn a_house_may_print_the_numbers_of_registers_laws_telephones_and_houses() {
    let units = Units::built_in();
    let texts = "1-2-3 Marunouchi, Chiyoda-ku, Tokyo 100-0005|〒100-0005 東京都千代田区丸の内1-2-3 丸の内ビル12階|12/3 High Street, Edinburgh EH1 1AA|2000 Sand Hill Road, Menlo Park
        |Tel. +81 3 1234 5678, fax 03-1234-5679|電話 03-1234-5678（代表）|Registered in England and Wales, No. 01234567|Registered under number 123456 with the chamber
        |Authorised and regulated under firm reference number 123456|関東財務局長（金商）第1234号|登録番号 第5678号|T1234567890123|法人番号 1234567890123|© 2026 Harbour Research|3M Research
        |Studio 54|ISO 27001|Regulation (EU) 2016/679|MiFID II|This is no investment advice.|本資料は投資勧誘を目的とするものではない。|Article 5(1)(a) of Regulation (EU) No 596/2014
        |金融商品取引法第2条|For the recipient only|Draft for comment|意見照会用の草案|Confidential|社外秘|第2稿|ISSN 1234-5678|LEI 5493001KJTIIGC8Y1R12|Room 2024, 5th floor
        |Financial Instruments and Exchange Act (Act No. 25 of 1948)|金融商品取引法（昭和23年法律第25号）";
    let found: Vec<_> = texts
        .split('|')
        .map(str::trim)
        .filter_map(|text| Some((text, claim_in(text, &[], &units)?)))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn an_amount_a_share_or_a_date_of_a_house_is_found() {
    let units = Units::built_in();
    let texts = "assets of ¥12 billion|12% a year|half of it|500 turbines|as of 31 March 2026|31 March|in March 2026|since 1999|founded in 1999|in spring 2027|2026-03-31|31/03/2026
        |Q3 2026|FY2025|資産は3億円|三割|2026年3月31日現在|令和8年3月|3月末|2025年度|創業1999年|second draft of 5 May|第2稿（5月5日）|5 May 2026 draft";
    let missed: Vec<&str> =
        texts.split('|').map(str::trim).filter(|text| claim_in(text, &[], &units).is_none()).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn a_house_claims_no_figures_and_may_date_its_rights() {
    let units = Units::built_in();
    for (text, amount) in [
        ("Serving 300 patients. Advising 40 ministries.", "300 patients"),
        ("Trusted by all. Advising 40 ministries.", "40 ministries"),
        ("病床300床、全国12病院と提携", "300床"),
        ("全国12病院と提携", "12病院"),
        ("Our forecasts proved right in 98 of 100.", "98 of 100"),
        ("予測の的中率98／100。", "98/100"),
        ("Right in 9 out of 10", "9 out of 10"),
    ] {
        assert_eq!(claim_in(text, &[], &units).as_deref(), Some(amount), "{text}");
    }
    for text in [
        "© Aoba Desk 2019–2026.",
        "© 2026 Aoba Desk",
        "© Aoba Desk, 2019-2026. All rights reserved.",
        "Copyright 2019–2026 Aoba Desk",
        "Copyright © 2026 by Aoba Desk",
        "© 青葉編集室 2026",
        "(c) Aoba Desk 2026",
        "Aoba House, 12 High Street, Suite 300",
        "Registered in Aoba, No. 25 of 1999",
        "12/3 Harbour Road, Aoba",
        "〒100-0001 東京都千代田区千代田1-1 青葉ビル3階",
        "Unit 7 offices, Dock Road",
        "Tel. 03-1234-5678",
        "適格請求書発行事業者 登録番号T1234567890123",
    ] {
        assert_eq!(claim_in(text, &[], &units), None, "{text}");
    }
    for text in ["© Aoba Desk. Founded 1999.", "© Aoba Desk, trusted since 1999"] {
        assert!(claim_in(text, &[], &units).is_some(), "{text}");
    }
}
