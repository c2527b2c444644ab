//! `svi measure` and `svi mpi` on the reference data, where they are.

use crate::command::Folder;

/// Every value that R laeken gives for the weighted file, through the command line.
#[test]
fn the_program_agrees_with_laeken() {
    let Some(shared) = testkit::shared_data() else { return };
    let file = shared.join("poverty/eusilc.csv").canonicalize().unwrap();
    let said = Folder::new().svi(&format!(
        "measure {} --value eqIncome --weight rb050 --by db040 --measure arpr,qsr,gini,rmpg,mean,median --ci none --format json",
        file.display()
    ));
    assert_eq!(said.code, 0, "{said:?}");
    let found: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let truth = std::fs::read_to_string(shared.join("poverty/truth_laeken_public.csv")).unwrap();
    let mut checked = 0;
    for line in truth.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
        let [_, measure, "rb050", "db040", region, value, ..] = cells.as_slice() else { continue };
        let Some(row) = found
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["measure"] == *measure && row["by"]["db040"] == *region)
        else {
            continue;
        };
        let (expected, found) = (value.parse::<f64>().unwrap(), row["estimate"].as_f64().unwrap());
        assert!(
            (expected - found).abs() <= 1e-9 * expected.abs(),
            "{measure} {region}: {expected} {found}"
        );
        checked += 1;
    }
    assert_eq!(checked, 6 * 9);
}
