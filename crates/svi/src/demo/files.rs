//! All files of the demo, as paths below the installation's folder and bytes.
//!
//! `catalogue/places.toml` makes the fictional unit known to the installation, `catalogue/parameters.toml` gives it amounts for
//! years of which none is published; everything else lies below `demo/`.

use std::{fs, io, path::Path};

use super::{
    export::{self, Encoding},
    households::SECOND,
    official,
    people::{Household, Round},
    population::everybody,
    sampling::{self, Sample, Visit},
    settlements::{AREA_KM2, DISTRICT, Kind, NAME, NEIGHBOURS, POINT, REGION, SETTLEMENTS, UNIT},
    spec,
};

/// What the demo is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The seed; the same seed gives the same bytes.
    pub(crate) seed: u64,
    /// How many interviews each sample should reach, about.
    pub(crate) households: u32,
}

/// A file of the demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// Path below the folder of the installation, with `/`.
    pub(crate) path: &'static str,
    /// Contents.
    pub(crate) bytes: Vec<u8>,
}

/// How many households the targeted list holds.
pub(crate) const LIST_LENGTH: usize = 350;

/// The files of the demo.
pub(crate) fn files(settings: Settings) -> Vec<File> {
    let Settings { seed, households } = settings;
    let first = sampling::draw(seed, Round::First, households);
    let second = sampling::draw(seed, Round::Second, households);
    let list = sampling::list(seed, Round::Second, LIST_LENGTH);
    let population = everybody(seed, Round::First);
    let mut files = vec![
        file("catalogue/places.toml", places(&population)),
        file("catalogue/parameters.toml", include_str!("parameters.toml").to_owned()),
        file("demo/settlements.csv", settlements()),
        file("demo/microdata/response.csv", response(&first, &second)),
        file("demo/official.csv", official::template(&official::figures(&population))),
        file("words/99015/population.md", include_str!("words/population.md").to_owned()),
        file("words/99015/material.md", include_str!("words/material.md").to_owned()),
        file("words/99015/protection.md", include_str!("words/services.md").to_owned()),
        file("words/99015/priorities.md", include_str!("words/priorities.md").to_owned()),
    ];
    let paths = ["demo/microdata/sample-2024.csv", "demo/microdata/sample-2024.toml"];
    files.extend(microdata(seed, paths, &first.visits, Encoding::Windows1250));
    let paths = ["demo/microdata/sample-2026.csv", "demo/microdata/sample-2026.toml"];
    files.extend(microdata(seed, paths, &second.visits, Encoding::Utf8WithMark));
    let paths = ["demo/microdata/list-2026.csv", "demo/microdata/list-2026.toml"];
    files.extend(microdata(seed, paths, &list, Encoding::Utf8WithMark));
    files
}

/// Writes the files below `folder` and returns their paths; the only function of the demo that touches a disk.
///
/// # Errors
/// What the operating system says when a folder or file cannot be written.
pub(crate) fn write(folder: &Path, settings: Settings) -> io::Result<Vec<std::path::PathBuf>> {
    let mut written = Vec::new();
    for file in files(settings) {
        let path = folder.join(file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, file.bytes)?;
        written.push(path);
    }
    Ok(written)
}

fn file(path: &'static str, text: String) -> File {
    File { path, bytes: text.into_bytes() }
}

fn microdata(
    seed: u64,
    [table, specification]: [&'static str; 2],
    visits: &[Visit],
    encoding: Encoding,
) -> [File; 2] {
    let sample = visits.iter().all(|v| v.weight.is_some());
    let columns = export::columns_of(sample);
    let text = export::table(seed, visits, &columns);
    [
        File { path: table, bytes: export::encode(&text, encoding) },
        file(specification, spec::specification(&columns, encoding, sample)),
    ]
}

/// The fictional units, as an installation adds them to the list of units.
fn places(population: &[Household]) -> String {
    let [census, estimate] = [2022, 2020].map(|year| official::inhabitants(population, year));
    // The change since 2011 that the official figures give.
    let before = (f64::from(census) / (1.0 + official::CHANGE_2011_2022 / 100.0)).round();
    let first = Unit {
        code: UNIT,
        name: NAME,
        population: [f64::from(census), f64::from(estimate), before],
        settlements: SETTLEMENTS.len(),
        area_km2: AREA_KM2,
        point: POINT,
        neighbours: &NEIGHBOURS,
    };
    format!(
        "# DEMO: izmišljene opštine, samo za prikaz programa.\n{}{}",
        first.text(),
        BORJANOVO.text()
    )
}

/// A fictional unit for the list of units; all lie in one district.
struct Unit {
    code: &'static str,
    name: &'static str,
    /// Inhabitants of 2022, 2020 and 2011.
    population: [f64; 3],
    settlements: usize,
    area_km2: f64,
    point: (f64, f64),
    neighbours: &'static [&'static str],
}

/// The second municipality: it has a registry and no survey. Its neighbours are Arilje and Nova Varoš.
const BORJANOVO: Unit = Unit {
    code: SECOND.code,
    name: SECOND.name,
    population: [4310.0, 4405.0, 5120.0],
    settlements: SECOND.settlements.len(),
    area_km2: 212.0,
    point: (19.72, 43.60),
    neighbours: &[NEIGHBOURS[0], NEIGHBOURS[1]],
};

impl Unit {
    fn text(&self) -> String {
        let [census, estimate, before] = self.population;
        let neighbours: Vec<String> =
            self.neighbours.iter().map(|code| format!("\"{code}\"")).collect();
        let (longitude, latitude) = self.point;
        format!(
            "\n[[unit]]\ncode = \"{}\"\nname = \"{}\"\nlevel = \"municipality\"\n\
             district = \"{DISTRICT}\"\nregion = \"{REGION}\"\npopulation_2022 = {census}\n\
             population_2020 = {estimate}\npopulation_2011 = {before}\nsettlements = {}\n\
             area_km2 = {:.1}\nlongitude = {longitude}\nlatitude = {latitude}\nis_fictional = true\n\
             note = \"DEMO: a fictional municipality; nothing here is a real place\"\n\
             neighbours = [{}]\n",
            self.code,
            self.name,
            self.settlements,
            self.area_km2,
            neighbours.join(", "),
        )
    }
}

/// The settlements with their points, for maps and for matching codes.
fn settlements() -> String {
    let mut text = String::from("code;name;kind;households;km_to_town;lon;lat\n");
    for s in &SETTLEMENTS {
        let kind = kind_word(s.kind);
        let (lon, lat) = s.point;
        text.push_str(&format!(
            "{};{};{kind};{};{};{lon};{lat}\n",
            s.code, s.name, s.households, s.km_to_town
        ));
    }
    text
}

const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Town => "town",
        Kind::Village => "village",
        Kind::Mountain => "mountain",
        Kind::Substandard => "substandard",
    }
}

/// What became of the selected households, by round and stratum.
fn response(first: &Sample, second: &Sample) -> String {
    let mut text = String::from("round;stratum;kind;selected;interviewed;refused;absent\n");
    for (year, sample) in [(2024, first), (2026, second)] {
        for (kind, r) in Kind::ALL.into_iter().zip(sample.response) {
            text.push_str(&format!(
                "{year};{};{};{};{};{};{}\n",
                kind.stratum(),
                kind_word(kind),
                r.selected,
                r.interviewed,
                r.refused,
                r.absent
            ));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use indicators::microdata::{Spec, check};

    use super::*;

    const SMALL: Settings = Settings { seed: 2026, households: 80 };

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        assert_eq!(files(SMALL), files(SMALL));
        let other = files(Settings { seed: 2027, ..SMALL });
        assert_ne!(files(SMALL), other);
    }

    #[test]
    fn a_household_answers_the_same_in_a_larger_sample() {
        let small = lines(&files(SMALL), "demo/microdata/sample-2026.csv");
        let large =
            lines(&files(Settings { households: 4000, ..SMALL }), "demo/microdata/sample-2026.csv");
        let key = |line: &str| line.split(';').next().unwrap().to_owned();
        // The answers at the end of a line; weights depend on the design.
        let tail = |line: &str| line.split(';').skip(100).collect::<Vec<_>>().join(";");
        let mut shared = 0;
        for line in &small[1..] {
            let same: Vec<_> =
                large.iter().filter(|l| key(l) == key(line)).map(|l| tail(l)).collect();
            if !same.is_empty()
                && !partial(line)
                && !large.iter().any(|l| key(l) == key(line) && partial(l))
            {
                assert!(same.contains(&tail(line)), "{line}");
                shared += 1;
            }
        }
        assert!(shared > 20, "{shared} shared lines");
    }

    fn partial(line: &str) -> bool {
        line.split(';').nth(14) == Some("2")
    }

    fn lines(files: &[File], path: &str) -> Vec<String> {
        let file = files.iter().find(|f| f.path == path).unwrap();
        String::from_utf8_lossy(&file.bytes).lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_fictional_units_are_marked_as_such() {
        let text = places(&everybody(1, Round::First));
        let table: toml::Table = text.parse().unwrap();
        let units = table["unit"].as_array().unwrap();
        let of = |key: &str| units.iter().map(|unit| unit[key].clone()).collect::<Vec<_>>();
        assert_eq!(of("code"), ["99015".into(), toml::Value::from("99023")]);
        assert_eq!(of("is_fictional"), [true.into(), toml::Value::from(true)]);
        let neighbours = units.iter().map(|unit| unit["neighbours"].as_array().unwrap().len());
        assert_eq!(neighbours.collect::<Vec<_>>(), [4, 2]);
    }

    #[test]
    fn the_reader_of_microdata_maps_every_table_without_a_finding() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), SMALL).unwrap();
        let variables = assessment::VariableCatalogue::shipped().unwrap();
        for name in ["sample-2024", "sample-2026", "list-2026"] {
            let path = |ending| folder.path().join(format!("demo/microdata/{name}.{ending}"));
            let text = fs::read_to_string(path("toml")).unwrap();
            let spec = Spec::parse(name, &text, &variables).unwrap();
            let report = check(&path("csv"), &spec, &variables).unwrap();
            assert!(report.households > 50, "{name}: {}", report.households);
            assert_eq!((name, report.findings, report.unmapped), (name, vec![], vec![]));
        }
    }

    #[test]
    fn every_file_is_written_below_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let paths = write(folder.path(), SMALL).unwrap();
        assert_eq!(paths.len(), files(SMALL).len());
        assert!(paths.iter().all(|p| p.starts_with(folder.path()) && p.is_file()));
    }
}
