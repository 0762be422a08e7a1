//! The languages of sources: tags that are taken, in the form that is usual, and what is said of the others.

use factbrief::language::{Language, Reader, SourceLanguage, Subtag, TagError, language_names};

fn parsed(text: &str) -> SourceLanguage {
    match SourceLanguage::parse(text) {
        Ok(language) => language,
        Err(why) => panic!("{text}: {why:?}"),
    }
}

#[test]
fn a_tag_is_taken_in_any_case_and_kept_in_the_usual_one() {
    for (written, kept) in [
        ("de", "de"),
        ("PT-br", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-CH-1901", "de-CH-1901"),
        ("sl-Rozaj-biske", "sl-rozaj-biske"),
        ("sr-Latn-RS-ekavsk", "sr-Latn-RS-ekavsk"),
        ("en-GB-oxendict", "en-GB-oxendict"),
        ("yue", "yue"),
        ("mul", "mul"),
        ("ja-u-ca-japanese", "ja-u-ca-japanese"),
        ("de-x-ours", "de-x-ours"),
        (" fr ", "fr"),
    ] {
        assert_eq!(parsed(written).tag(), kept);
        assert_eq!(parsed(kept).tag(), kept);
    }
}

#[test]
fn what_names_no_language_is_refused_with_what_may_be_meant() {
    let near = |text: &str| match SourceLanguage::parse(text) {
        Err(TagError::Malformed { near, .. } | TagError::Unknown { near, .. }) => near.unwrap_or_default(),
        Err(TagError::Replaced { better }) => better,
        Ok(language) => panic!("{text} is {language}"),
    };
    for (text, meant) in [
        ("German", "de"),
        ("french", "fr"),
        ("ドイツ語", "de"),
        ("deu", "de"),
        ("ger", "de"),
        ("jpn", "ja"),
        ("jp", "ja"),
        ("jp-JP", "ja-JP"),
        ("cn", "zh"),
        ("dk", "da"),
        ("pt_BR", "pt-BR"),
        ("zh-Hanz", "zh"),
        ("de-XX", "de"),
        ("zh-BR-Hant", "zh-BR"),
        ("iw", "he"),
        ("iw-IL", "he-IL"),
        ("zh-yue", "yue"),
        ("zh-yue-HK", "yue-HK"),
        ("my-BU", "my-MM"),
        ("", ""),
        ("-", ""),
        ("d", ""),
        ("de-", "de"),
        ("de--AT", "de-AT"),
        ("de-1901-1901", "de-1901"),
        ("de-u", "de"),
        ("qq", ""),
        ("x-ours", ""),
        ("i-klingon", ""),
        ("de, fr", ""),
        ("日本", ""),
    ] {
        assert_eq!(near(text), meant, "{text}");
    }
    let unknown =
        |part: &str, kind| TagError::Unknown { part: part.to_owned(), kind, near: Some("de".to_owned()) };
    assert_eq!(SourceLanguage::parse("de-XX"), Err(unknown("xx", Subtag::Region)));
    assert_eq!(SourceLanguage::parse("de-Abcd"), Err(unknown("abcd", Subtag::Script)));
}

#[test]
fn whatever_is_proposed_is_a_tag() {
    let names = language_names().iter().flat_map(|name| {
        [name.en, name.ja].into_iter().chain(name.mistaken.split(' ').filter(|code| !code.is_empty()))
    });
    for text in names {
        let Err(TagError::Malformed { near: Some(near), .. } | TagError::Unknown { near: Some(near), .. }) =
            SourceLanguage::parse(text)
        else {
            panic!("{text} names no language");
        };
        assert_eq!(parsed(&near).tag(), near, "{text}");
    }
}

#[test]
fn a_language_has_a_name_in_each_language_of_briefs() {
    for (tag, en, ja) in [
        ("de", "German", "ドイツ語"),
        ("fr-CA", "French", "フランス語"),
        ("es", "Spanish", "スペイン語"),
        ("it", "Italian", "イタリア語"),
        ("pt-BR", "Portuguese", "ポルトガル語"),
        ("nl", "Dutch", "オランダ語"),
        ("zh-Hant", "Chinese", "中国語"),
        ("ko", "Korean", "韓国語"),
        ("ainu", "ainu", "ainu"),
        ("yue", "yue", "yue"),
    ] {
        let Ok(language) = SourceLanguage::parse(tag) else { continue };
        assert_eq!((language.name(Language::En), language.name(Language::Ja)), (en, ja));
    }
}

#[test]
fn who_is_read_and_who_is_a_language_of_briefs() {
    for (tag, reader, language) in [
        ("en", Some(Reader::En), Some(Language::En)),
        ("en-GB", Some(Reader::En), Some(Language::En)),
        ("en-GB-oxendict", Some(Reader::En), Some(Language::En)),
        ("en-Brai", None, None),
        ("ja", Some(Reader::Ja), Some(Language::Ja)),
        ("ja-Latn", None, None),
        ("de", Some(Reader::De), None),
        ("zh-Hant", Some(Reader::Zh), None),
        ("ain", None, None),
    ] {
        let found = parsed(tag);
        assert_eq!((found.reader(), found.language()), (reader, language), "{tag}");
    }
    for language in Language::ALL {
        assert_eq!(SourceLanguage::from(language).language(), Some(language));
    }
}

#[test]
fn persons_are_named_as_in_their_language() {
    for (tag, family, given, printed) in [
        ("de", "Müller", "Anna", "Anna Müller"),
        ("ja", "佐藤", "健", "佐藤健"),
        ("zh", "李", "华", "李华"),
        ("zh-Latn", "Li", "Hua", "Li Hua"),
        ("ko", "김", "영호", "김영호"),
        ("hu", "Orbán", "Éva", "Orbán Éva"),
        ("vi", "Nguyễn", "Văn An", "Nguyễn Văn An"),
    ] {
        assert_eq!(parsed(tag).person(family, given), printed);
    }
}
