//! Objects of a PDF that lie within each other.

use factbrief::pdf::internals::stand_apart;

#[test]
fn objects_beside_each_other_pass_and_objects_within_each_other_do_not() {
    let apart = b"%PDF-1.7\n1 0 obj\n[]\nendobj\n2 0 obj\n<<>>\nstream\n\nendstream\nendobj\n\
                  xref\n0000000009 00000 n \n0000000027 00000 n \n";
    assert!(stand_apart(apart, [9, 27]));
    assert!(!stand_apart(apart, [11]), "no object begins there");
    assert!(!stand_apart(apart, [usize::MAX]));
    assert!(!stand_apart(apart, [9; 100]), "many references to one");
    assert!(!stand_apart(b"1 0 obj %2 0 obj\n[]", [0]), "a comment");
    assert!(!stand_apart(b"<<>>stream\n<<>>stream\nendstream", []), "a stream within a stream");
}
