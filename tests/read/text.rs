//! Characters that input may not hold, because the program marks facts with them.

use factbrief::read::internals::is_private_use;
use factbrief::read::private_use;

#[test]
fn every_private_use_character_is_found_and_no_other() {
    for character in char::MIN..=char::MAX {
        let text = format!("円{character}");
        let expected = is_private_use(character).then_some(("円".len(), character));
        assert_eq!(private_use(&text), expected, "U+{:04X}", u32::from(character));
    }
}
