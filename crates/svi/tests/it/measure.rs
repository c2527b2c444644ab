//! `svi measure`: the contract of its output.

use crate::command::Folder;

const FOUR: &str =
    "income;w;region;sex\n1000,5;1;north;m\n2000;1;north;f\n3000;1;;m\n4000;1;south;f\n";

#[test]
fn json_is_an_array_of_estimates_and_a_missing_group_is_null() {
    let said = Folder::new()
        .with("p.csv", FOUR)
        .svi("measure p.csv --value income --weight w --by region --measure mean --ci none --format json");
    assert_eq!(said.code, 0, "{said:?}");
    let found: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let row = |by: serde_json::Value, estimate: f64, n: u32| {
        serde_json::json!({
            "measure": "mean", "by": by, "estimate": estimate, "standard_error": null,
            "lower": null, "upper": null, "n": n, "population": f64::from(n),
        })
    };
    assert_eq!(
        found,
        serde_json::json!([
            row(serde_json::json!({ "region": null }), 3000.0, 1),
            row(serde_json::json!({ "region": "north" }), 1500.25, 2),
            row(serde_json::json!({ "region": "south" }), 4000.0, 1),
        ])
    );
}

#[test]
fn what_cannot_be_estimated_is_null_with_its_reason() {
    let said = Folder::new()
        .with("p.csv", "income\n1000\n1000\n")
        .svi("measure p.csv --value income --measure rmpg --ci none --format json");
    let found: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((said.code, &found[0]["estimate"]), (0, &serde_json::Value::Null));
    assert!(found[0]["reason"].is_string(), "{found}");
}

#[test]
fn help_names_an_example() {
    for command in [
        "measure",
        "mpi",
        "link",
        "microdata check",
        "catalogue check",
        "import official",
        "run",
        "compare",
        "report",
        "demo",
        "serve",
        "migrate",
        "backup",
        "restore",
        "doctor",
        "keys rotate",
        "keys retire",
        "user add",
        "config show",
    ] {
        let said = Folder::new().svi(&format!("{command} --help"));
        assert_eq!(
            (said.code, said.out.contains("Example:") || said.out.contains("Examples:")),
            (0, true),
            "{command}"
        );
    }
}

#[test]
fn the_bootstrap_is_the_same_for_the_same_seed() {
    let folder = Folder::new().with("p.csv", FOUR);
    let command = "measure p.csv --value income --measure median --ci bootstrap --replicates 50 --seed 7 --format json";
    let said = folder.svi(command);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(said, folder.svi(command));
}
