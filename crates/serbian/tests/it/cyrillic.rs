//! Transliteration both ways.

use serbian::{protect, to_cyrillic, to_cyrillic_except, to_latin};

/// The pairs that come out otherwise, one a line.
fn wrong(pairs: &[(&str, &str)]) -> String {
    pairs
        .iter()
        .map(|(latin, cyrillic)| (to_cyrillic(latin), cyrillic))
        .filter(|(found, expected)| found != *expected)
        .map(|(found, expected)| format!("{found}, expected {expected}\n"))
        .collect::<Vec<_>>()
        .concat()
}

#[test]
fn digraphs_become_one_letter_in_every_case() {
    let pairs = [
        ("njiva, ljudi, džep", "њива, људи, џеп"),
        ("Njiva, Ljudi, Džep", "Њива, Људи, Џеп"),
        ("NJIVA, LJUDI, DŽEP", "ЊИВА, ЉУДИ, ЏЕП"),
        ("KONJ", "КОЊ"),
        ("Đorđe Čačić iz Šapca živi u Ćupriji", "Ђорђе Чачић из Шапца живи у Ћуприји"),
        ("ǆep ǅep Ǆep ǈudi ǋiva", "џеп Џеп Џеп Људи Њива"),
    ];
    assert_eq!(wrong(&pairs), "");
}

#[test]
fn two_letters_stay_two_where_the_word_is_composed() {
    let pairs = [
        ("injekcija, Injekcije, INJEKCIJA", "инјекција, Инјекције, ИНЈЕКЦИЈА"),
        ("konjunkcija i disjunkcija", "конјункција и дисјункција"),
        ("konjugacija, Tanjugu, vanjezički", "конјугација, Танјугу, ванјезички"),
        ("nadživeti, nadživela, nadžnjeti", "надживети, надживела, наджњети"),
        ("odžaliti, podžanr, odžvakati", "оджалити, поджанр, оджвакати"),
        ("Odžaci, odžak, nadžak", "Оџаци, оџак, наџак"),
        ("Odjek, odjava, podjednako", "Одјек, одјава, подједнако"),
        ("n\u{200C}jego", "нјего"),
    ];
    assert_eq!(wrong(&pairs), "");
}

#[test]
fn dj_is_never_read_as_the_letter_dje() {
    assert_eq!(to_cyrillic("Djordje"), "Дјордје");
}

#[test]
fn codes_addresses_and_foreign_words_stay() {
    let pairs = [
        ("pokazatelj EU-01 i SRV-19", "показатељ EU-01 и SRV-19"),
        ("region RS21, odnos S80/S20", "регион RS21, однос S80/S20"),
        ("stopa AROPE-a, po EU-SILC-u", "стопа AROPE-а, по EU-SILC-у"),
        ("pitanja WG-SS", "питања WG-SS"),
        ("u PDF-u, XLSX-u i Excel-u", "у PDF-у, XLSX-у и Excel-у"),
        ("vidi https://data.stat.gov.rs/sr (RZS).", "види https://data.stat.gov.rs/sr (РЗС)."),
        ("pišite na pomoc@opstina.rs.", "пишите на pomoc@opstina.rs."),
        ("sajt www.mpn.gov.rs, datoteka podaci.csv", "сајт www.mpn.gov.rs, датотека podaci.csv"),
        ("polje `hh_size` i hh_weight", "поље `hh_size` и hh_weight"),
        ("Gutiérrez i Köln", "Gutiérrez и Köln"),
        ("Nemanjina 22a", "Немањина 22а"),
        ("JLS, CSR, 12.500 RSD", "ЈЛС, ЦСР, 12.500 РСД"),
        ("i/ili, 18-godišnji", "и/или, 18-годишњи"),
    ];
    assert_eq!(wrong(&pairs), "");
}

#[test]
fn roman_numerals_stay_and_the_conjunction_does_not() {
    let pairs = [
        ("II stepen podrške", "II степен подршке"),
        ("I stepen", "I степен"),
        ("stepeni I–IV", "степени I–IV"),
        ("I, II i III stepen", "I, II и III степен"),
        ("od I do V kvintila", "од I до V квинтила"),
        ("XIV vek", "XIV век"),
        ("naselje Zasavica I", "насеље Засавица I"),
        ("Zasavica II", "Засавица II"),
        ("ZASAVICA I", "ЗАСАВИЦА I"),
        ("I ove godine je tako.", "И ове године је тако."),
        ("Prošlo je. I opet dolazi.", "Прошло је. И опет долази."),
        ("V. Petrović i I. Jović", "В. Петровић и И. Јовић"),
        ("DECA I MLADI", "ДЕЦА И МЛАДИ"),
        ("MI I LI", "МИ И ЛИ"),
    ];
    assert_eq!(wrong(&pairs), "");
}

#[test]
fn marked_and_named_passages_stay_and_the_marks_go() {
    assert_eq!(to_cyrillic(&format!("paket {} radi", protect("tables"))), "пакет tables ради");
    assert_eq!(
        to_cyrillic_except("program Stata i program R", &["Stata", "R"]),
        "програм Stata и програм R"
    );
    assert_eq!(to_latin(&format!("реч {}", protect("реч"))), "reč реч");
    assert_eq!(to_cyrillic("bez \u{2068}kraja"), "без краја");
}

#[test]
fn letters_with_combining_marks_are_read() {
    assert_eq!(
        to_cyrillic("c\u{030C}ovek, kuc\u{0301}a, s\u{030C}uma, z\u{030C}ena"),
        "човек, кућа, шума, жена"
    );
}

#[test]
fn cyrillic_words_in_the_text_stay_and_a_stray_latin_letter_joins_them() {
    assert_eq!(to_cyrillic("Општина Apatin, Мaрко"), "Општина Апатин, Марко");
}

#[test]
fn latin_from_cyrillic_takes_the_case_of_the_word() {
    assert_eq!(to_latin("Његош, КОЊ, ЉУБОВИЈА, Љ. Џ."), "Njegoš, KONJ, LJUBOVIJA, Lj. Dž.");
    assert_eq!(to_latin("инјекција, Ђурђевдан"), "injekcija, Đurđevdan");
}
