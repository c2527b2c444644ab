//! Collation.

use serbian::{cyrillic_key, latin_key};

#[test]
fn latin_words_follow_the_abeceda() {
    let mut words = [
        "Žabalj",
        "Ljig",
        "Lučani",
        "Njegoš",
        "Nova Crnja",
        "Džep",
        "Đurđevo",
        "Dunav",
        "Čačak",
        "Ćuprija",
        "Crvenka",
        "injekcija",
        "inje",
        "Šid",
        "Subotica",
    ];
    words.sort_by_key(|word| latin_key(word));
    assert_eq!(
        words,
        [
            "Crvenka",
            "Čačak",
            "Ćuprija",
            "Dunav",
            "Džep",
            "Đurđevo",
            "injekcija",
            "inje",
            "Lučani",
            "Ljig",
            "Nova Crnja",
            "Njegoš",
            "Subotica",
            "Šid",
            "Žabalj"
        ]
    );
}

#[test]
fn cyrillic_words_follow_the_azbuka() {
    let mut words =
        ["Жабаљ", "Зајечар", "Ђурђево", "Дунав", "Ириг", "Шид", "Љиг", "Лучани", "Џеп", "Ада"];
    words.sort_by_key(|word| cyrillic_key(word));
    assert_eq!(
        words,
        ["Ада", "Дунав", "Ђурђево", "Жабаљ", "Зајечар", "Ириг", "Лучани", "Љиг", "Џеп", "Шид"]
    );
}

#[test]
fn latin_words_can_follow_the_azbuka_and_short_words_come_first() {
    let mut words = ["Žabalj", "Ada", "Bor", "Veliko Gradište", "Velika Plana", "Bo"];
    words.sort_by_key(|word| cyrillic_key(word));
    assert_eq!(words, ["Ada", "Bo", "Bor", "Velika Plana", "Veliko Gradište", "Žabalj"]);
}

#[test]
fn words_that_differ_in_case_only_keep_a_fixed_order() {
    assert!(latin_key("Bor") < latin_key("bor"));
    assert_eq!(latin_key("Bor"), latin_key("Bor"));
}
