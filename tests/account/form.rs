//! Values in files: written as they always were, read back as numbers and dates, and refused where they are neither.

use factbrief::account::{Form, Spelled, differences};
use factbrief::model::Status;
use factbrief::value::Date;

fn read(json: &str) -> Result<Form, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn what_is_written_is_read_back_and_keeps_its_bytes() {
    for json in [
        r#"{"kind":"quantity","bound":"exact","about":false,"number":"-2.5","unit":"JPY"}"#,
        r#"{"kind":"quantity","bound":"at-least","about":true,"number":"1000","unit":"JPY"}"#,
        r#"{"kind":"quantity","bound":"more-than","about":false,"number":"0.001","unit":"percent"}"#,
        r#"{"kind":"quantity","bound":"at-most","about":false,"number":"0","unit":"year"}"#,
        r#"{"kind":"quantity","bound":"less-than","about":false,"number":"7","unit":"year"}"#,
        r#"{"kind":"quantity","bound":"nearly","about":false,"number":"7","unit":"year"}"#,
        r#"{"kind":"quantity","bound":"range","about":false,"min":"4","max":"5.5","unit":"year"}"#,
        r#"{"kind":"of","part":"7","whole":"9","unit":"people"}"#,
        r#"{"kind":"of","part":"7","whole":"9","unit":"people","bound":"more-than","about":true}"#,
        r#"{"kind":"ratio","numbers":["3","1"]}"#,
        r#"{"kind":"ratio","numbers":["3","1"],"about":true}"#,
        r#"{"kind":"ratio","numbers":["3","1"],"bound":"just-over"}"#,
        r#"{"kind":"date","date":"spring 2026"}"#,
        r#"{"kind":"period","from":"FY2026","to":"FY2028"}"#,
        r#"{"kind":"text"}"#,
    ] {
        assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
    }
}

#[test]
fn equal_numbers_are_equal_however_many_zeros_they_were_written_with() {
    let of = |number: &str| {
        read(&format!(
            r#"{{"kind":"quantity","bound":"exact","about":false,"number":"{number}","unit":"year"}}"#
        ))
        .unwrap()
    };
    assert_eq!(of("1.0"), of("1.00"));
    assert_eq!(of("1"), of("1.00"));
    assert!(differences(&of("1.0"), &of("1.00")).is_empty());
    assert_ne!(of("1.0"), of("1.01"));
}

#[test]
fn a_value_that_is_not_one_is_refused_and_named() {
    let cases = [
        (
            r#"{"kind":"quantity","bound":"exact","about":false,"number":"many","unit":"a"}"#,
            "`many` isn't a number",
        ),
        (
            r#"{"kind":"quantity","bound":"exact","about":false,"number":"1,5","unit":"a"}"#,
            "`1,5` isn't a number",
        ),
        (r#"{"kind":"quantity","bound":"exact","about":false,"unit":"a"}"#, "a quantity needs one `number`"),
        (
            r#"{"kind":"quantity","bound":"range","about":false,"number":"1","unit":"a"}"#,
            "a range needs `min` and `max`",
        ),
        (
            r#"{"kind":"quantity","bound":"range","about":false,"min":"2","max":"1","unit":"a"}"#,
            "ends before it begins",
        ),
        (r#"{"kind":"date","date":"some day"}"#, "`some day` is not a date"),
        (r#"{"kind":"period","from":"2026","to":"2026-13"}"#, "there is no such date as `2026-13`"),
        (r#"{"kind":"likelihood","of":"2"}"#, "unknown variant `likelihood`"),
        (r#"{"kind":"ratio","numbers":["2"]}"#, "a ratio of another number of `numbers`"),
        (r#"{"kind":"ratio","numbers":["3","1"],"bound":"band"}"#, "unknown variant `band`"),
        (r#"{"kind":"time","time":"25:00"}"#, "`25:00` isn't a time of day"),
        (
            r#"{"kind":"quantity","bound":"band","about":false,"min":"2","max":"1","unit":"a"}"#,
            "a band needs `min` and `below`",
        ),
    ];
    for (json, why) in cases {
        let error = read(json).unwrap_err();
        assert!(error.contains(why), "{json}: {error}");
    }
}

#[test]
fn a_word_of_a_later_version_stays_as_it_is_written() {
    assert_eq!(Spelled::<Status>::read("reported"), Spelled::Known(Status::Reported));
    let later = Spelled::<Status>::read("rumoured");
    assert_eq!(serde_json::to_string(&later).unwrap(), "\"rumoured\"");
    // Neither is a date that this version spells otherwise rewritten.
    for text in ["decade 2020", "fall 2026", " 2026", "2026-11-28"] {
        assert_eq!(Spelled::<Date>::read(text).to_string(), text);
    }
}
