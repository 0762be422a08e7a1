//! Forms of units: none may be another unit's.

use factbrief::value::{OwnUnit, UnitError, Units};

fn own<'a>(id: &'a str, english: [&'a str; 2], counter: &'a str) -> OwnUnit<'a> {
    OwnUnit { id, english: Some(english), counter: Some(counter), ..OwnUnit::default() }
}

#[test]
fn a_unit_that_is_printed_as_another_is_refused_and_a_shared_counter_is_not() {
    let mut units = Units::built_in();
    units.add(&own("bottles", ["bottle", "bottles"], "本")).unwrap();
    let taken = [
        (["bottle", "flasks"], "瓶", "bottles"),
        (["flask", "Bottles"], "瓶", "bottles"),
        (["case", "cases"], "ケース", "cases"),
        (["yen", "yen"], "エン", "JPY"),
        (["coin", "coins"], "円", "JPY"),
        (["%", "%"], "比", "%"),
        (["per cent", "per cent"], "比", "%"),
        (["share of it", "shares of it"], "％", "%"),
        (["hour", "hours"], "刻", "hour"),
        (["tonne", "tonnes"], "屯", "tonnes"),
        (["kilometres", "kilometres"], "粁", "km"),
        (["barrel", "barrels"], "樽", "barrels"),
        (["Swiss franc", "Swiss francs"], "フラン（スイス）", "CHF"),
        (["percentage point", "percentage points"], "点", "points"),
    ];
    for (english, counter, other) in taken {
        match units.add(&own("own", english, counter)) {
            Err(UnitError::Same { other: found, .. }) => assert_eq!(found, other, "{english:?} {counter}"),
            result => panic!("{english:?} {counter}: {result:?}"),
        }
    }
    let apart = [
        (["keg", "kegs"], "本"),
        (["full-load hour", "full-load hours"], "時間"),
        (["turbine", "turbines"], "基"),
        (["employee", "employees"], "人"),
        (["point", "points"], "点"),
        (["case of wine", "cases of wine"], "ケース"),
    ];
    for (at, (english, counter)) in apart.into_iter().enumerate() {
        assert!(units.add(&own(&format!("own-{at}"), english, counter)).is_ok(), "{english:?} {counter}");
    }
}
