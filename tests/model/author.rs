//! Names of authors: who is turned round, who isn't, and whose name is refused.

use factbrief::model::Author;

fn shown(text: &str) -> Option<String> {
    Some(match Author::parse(text).ok()? {
        Author::Whole(name) => name.to_owned(),
        Author::Person { family, given, suffix: None } => format!("{given} {family}"),
        Author::Person { family, given, suffix: Some(suffix) } => format!("{given} {family}, {suffix}"),
    })
}

#[test]
fn only_what_is_known_to_be_a_given_name_is_turned_round() {
    for (text, expected) in [
        ("Marsh, Ellen", "Ellen Marsh"),
        ("TaTsu", "TaTsu"),
        ("Apple, Inc.", "Apple, Inc."),
        ("Foo, Pte. Ltd.", "Foo, Pte. Ltd."),
        ("Foo, Co., Ltd.", "Foo, Co., Ltd."),
        ("King, Jr.", "King, Jr."),
        ("King, Martin Luther, Jr.", "Martin Luther King, Jr."),
        ("King, Jr., Martin Luther", "Martin Luther King, Jr."),
        ("Tolkien, J. R. R.", "J. R. R. Tolkien"),
        ("Sartre, J.-P.", "J.-P. Sartre"),
        ("Beethoven, Ludwig van", "Ludwig van Beethoven"),
        ("Wang, Xiao-ming", "Xiao-ming Wang"),
        ("森, 彩", "彩 森"),
        ("Łukasiewicz, Jan", "Jan Łukasiewicz"),
    ] {
        assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_name_that_is_not_clear_is_refused() {
    for text in [
        "Foo, SCA",
        "Foo, a company",
        "Foo, S.p.A. in liquidation",
        "Foo,",
        "Smith, John, Brown, Ann",
        "Port of Foo, 2nd office",
    ] {
        assert_eq!(shown(text), None, "{text}");
    }
}
