//! Folding and mixed scripts.

use serbian::{MixedWord, fold, homoglyphs, unmix};

#[test]
fn one_name_has_one_key_however_it_was_typed() {
    for name in
        ["Đorđe", "Djordje", "Ђорђе", "Dorde", "ĐORĐE", "Đоrđе", " djordje ", "D\u{0335}ordje"]
    {
        assert_eq!(fold(name), "dorde", "{name}");
    }
}

#[test]
fn hyphens_spaces_and_case_do_not_part_names() {
    for name in ["Novi-Pazar", "novi  pazar", "НОВИ ПАЗАР", "Novi\u{00A0}Pazar", "Novi – Pazar"]
    {
        assert_eq!(fold(name), "novi pazar", "{name}");
    }
    assert_eq!(fold("Žitište, Njegoševa 5б"), "zitiste njegoseva 5b");
    assert_eq!(fold("Odžaci"), fold("Оџаци"));
    assert_eq!(fold("Kűrti Ödön"), "kurti odon");
}

#[test]
fn a_cyrillic_er_in_a_latin_word_reads_as_it_looks() {
    assert_eq!(fold("Рetar"), "petar");
    assert_eq!(fold("Пeтap"), "petar");
    assert_eq!(fold("Cрбија"), "srbija");
}

#[test]
fn words_that_mix_scripts_are_found_with_their_places() {
    assert_eq!(
        homoglyphs("Broj zaposlеnih u opštini"),
        vec![MixedWord {
            word: "zaposlеnih".into(),
            at: 5,
            strangers: vec![(11, 'е')],
            suggestion: "zaposlenih".into(),
        }]
    );
    assert_eq!(homoglyphs("Општина opština AROPE-а"), vec![]);
    assert_eq!(unmix("Србиja и Јagodina"), "Србија и Jagodina");
}

#[test]
fn different_names_may_share_a_key() {
    assert_eq!(fold("Nađa"), fold("Nada"));
    assert_eq!(fold("odjek"), fold("odek"));
}
