//! Objects of a PDF that lie within each other.

use factbrief::pdf::internals::stand_apart;

#[test]
fn objects_beside_each_other_pass_and_objects_within_each_other_do_not() {
    let apart = b"%PDF-1.7\n1 0 obj\n[]\nendobj\n2 0 obj\n<<>>\nstream\n\nendstream\nendobj\n\
                  xref\n0000000009 00000 n \n0000000027 00000 n \n";
    assert_eq!(stand_apart(apart, [9, 27]).map(|keywords| keywords.len()), Some(2));
    assert!(stand_apart(apart, [11]).is_none(), "no object begins there");
    assert!(stand_apart(apart, [usize::MAX]).is_none());
    assert!(stand_apart(apart, [9; 100]).is_none(), "many references to one");
    assert!(stand_apart(b"1 0 obj %2 0 obj\n[]", [0]).is_none(), "a comment");
    assert!(stand_apart(b"<<>>stream\n<<>>stream\nendstream", []).is_none(), "a stream within a stream");
}
