//! Names of the fictional people and streets: frequent ones, put together by chance, so that no real person is meant.

use super::{people::Sex, random::Stream};

const FAMILIES: [&str; 60] = [
    "Jovanović", "Petrović", "Nikolić", "Marković", "Đorđević", "Stojanović", "Ilić", "Stanković",
    "Pavlović", "Milošević", "Živković", "Tomić", "Kostić", "Todorović", "Stefanović", "Savić",
    "Vasić", "Mitrović", "Đurić", "Čolić", "Žikić", "Šarić", "Ćirić", "Ristić", "Radović",
    "Bogdanović", "Vuković", "Jakovljević", "Simić", "Obradović", "Lazić", "Matić", "Filipović",
    "Gajić", "Bjelić", "Ljubojević", "Njegić", "Džodić", "Cvetković", "Milić", "Antić", "Perić",
    "Jašari", "Rašiti", "Demirović", "Kovač", "Nađ", "Tot", "Hadžić", "Rakić", "Veljković",
    "Zdravković", "Krstić", "Arsić", "Maksimović", "Lukić", "Vidić", "Bošković", "Trifunović",
    "Prodanović",
];

const WOMEN: [&str; 48] = [
    "Milica", "Jelena", "Ana", "Marija", "Dragana", "Snežana", "Gordana", "Ljiljana", "Vesna",
    "Slavica", "Nada", "Radmila", "Olivera", "Mirjana", "Jasmina", "Biljana", "Svetlana", "Zorica",
    "Danijela", "Ivana", "Katarina", "Tamara", "Sanja", "Nataša", "Maja", "Teodora", "Anđela",
    "Sofija", "Dunja", "Lena", "Iva", "Tijana", "Jovana", "Nevena", "Aleksandra", "Bojana",
    "Desanka", "Rada", "Stanojka", "Ružica", "Živka", "Đurđa", "Čedomirka", "Šenija", "Fatima",
    "Đulija", "Ljubica", "Persa",
];

const MEN: [&str; 48] = [
    "Dragan", "Milan", "Zoran", "Aleksandar", "Nikola", "Slobodan", "Goran", "Dejan", "Miroslav",
    "Branko", "Petar", "Marko", "Stefan", "Luka", "Lazar", "Vuk", "Filip", "Nemanja", "Miloš",
    "Dušan", "Bojan", "Vladimir", "Ivan", "Srđan", "Nenad", "Saša", "Đorđe", "Živorad", "Čedomir",
    "Ljubiša", "Rade", "Božidar", "Vojislav", "Momčilo", "Radoslav", "Tomislav", "Uroš", "Ognjen",
    "Pavle", "Matija", "Relja", "Andrej", "Bajram", "Šaban", "Enver", "Ištvan", "Laslo", "Kosta",
];

const STREETS: [&str; 20] = [
    "Cara Dušana", "Kneza Miloša", "Njegoševa", "Svetosavska", "Vuka Karadžića", "Hajduk Veljkova",
    "Železnička", "Cvetna", "Školska", "Zmaj Jovina", "Karađorđeva", "Nušićeva", "Čika Ljubina",
    "Gavrila Principa", "Rudnička", "Lipova", "Jug Bogdanova", "Ciglarska", "Đure Jakšića", "Vrtna",
];

fn one(stream: &mut Stream, of: &[&'static str]) -> &'static str {
    let last = i32::try_from(of.len()).unwrap_or(1) - 1;
    let at = usize::try_from(stream.between(0, last)).unwrap_or_default();
    of.get(at).copied().unwrap_or_default()
}

/// A family name.
pub(super) fn family(stream: &mut Stream) -> &'static str {
    one(stream, &FAMILIES)
}

/// A given name.
pub(super) fn given(stream: &mut Stream, sex: Sex) -> &'static str {
    match sex {
        Sex::Female => one(stream, &WOMEN),
        Sex::Male => one(stream, &MEN),
    }
}

/// A street with a number.
pub(super) fn street(stream: &mut Stream) -> String {
    format!("{} {}", one(stream, &STREETS), stream.between(1, 140))
}
