//! Times linking and says how well it agrees with labels: `febrl FILE LABELS [DROPPED_COLUMN]`.

#![expect(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a tool for those who work on the engine"
)]

use std::{collections::BTreeMap, fs, time::Instant};

use linkage::{Field, Files, Kind, Options, Spec, link};

fn kind(name: &str) -> Kind {
    match name {
        "given_name" => Kind::GivenName,
        "surname" | "family_name" => Kind::FamilyName,
        "street_number" | "postcode" => Kind::Number,
        "address_1" | "address_2" => Kind::Text,
        "address" => Kind::Address,
        "suburb" | "settlement" => Kind::Settlement,
        "date_of_birth" | "birth_date" => Kind::Date,
        "soc_sec_id" => Kind::NationalId,
        "sex" => Kind::Sex,
        "jmbg" => Kind::Jmbg,
        "phone" => Kind::Phone,
        "household_id" => Kind::Household,
        "state" => Kind::Category,
        _ => Kind::Id,
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let text = fs::read_to_string(&arguments[0]).unwrap();
    let labels = fs::read_to_string(&arguments[1]).unwrap();
    let dropped = arguments.get(2).cloned().unwrap_or_default();
    let start = Instant::now();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let used: Vec<usize> = (1..header.len()).filter(|at| header[*at] != dropped).collect();
    let fields =
        used.iter().map(|at| Field { name: header[*at].to_owned(), kind: kind(header[*at]) });
    let spec = Spec::new(fields.collect()).unwrap();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let records = rows.iter().map(|row| used.iter().map(|at| Some(row[*at])).collect::<Vec<_>>());
    let linked = link(records, Files::One, &spec, &Options::default()).unwrap();
    let took = start.elapsed();
    let numbers: BTreeMap<&str, u32> = (0..).zip(&rows).map(|(at, row)| (row[0], at)).collect();
    let mut true_pairs: Vec<(u32, u32)> = labels
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .map(|(a, b)| (numbers[a], numbers[b]))
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    true_pairs.sort_unstable();
    true_pairs.dedup();
    let all = true_pairs.len() as f64;
    let (mut hits, mut best, mut proposed) = (0.0, (0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0));
    for (at, pair) in linked.pairs.iter().enumerate() {
        let is_true = true_pairs.binary_search(&(pair.left, pair.right)).is_ok();
        hits += f64::from(u8::from(is_true));
        let count = at as f64 + 1.0;
        let f1 = 2.0 * hits / (count + all);
        if f1 > best.0 {
            best = (f1, f64::from(pair.weight), hits / count, hits / all);
        }
        if f64::from(pair.weight) >= linked.thresholds.proposed {
            proposed = (f1, hits / count, hits / all);
        }
    }
    println!(
        "{took:?} pairs {} compared {} left out {}",
        linked.pairs.len(),
        linked.compared,
        linked.left_out
    );
    println!(
        "true {all} found {hits}; prior {:.3e} household {:.3e} twins {:.3e}",
        linked.model.prior, linked.model.household, linked.model.twins
    );
    println!("best F1 {:.5} at {:.2} (P {:.5} R {:.5})", best.0, best.1, best.2, best.3);
    println!(
        "proposed F1 {:.5} (P {:.5} R {:.5}) {:?}",
        proposed.0, proposed.1, proposed.2, linked.thresholds
    );
    if arguments.get(3).is_some() {
        for field in &linked.model.fields {
            for level in &field.levels {
                println!(
                    "{:>15} {:>12} m {:.5} u {:.7} w {:.2}",
                    field.field,
                    level.level.code(),
                    level.m,
                    level.u,
                    (level.m / level.u).log2()
                );
            }
        }
        let explain = |pair: (u32, u32)| {
            let c = linked.explain(pair.0, pair.1);
            let bars: Vec<String> = c
                .evidence
                .iter()
                .map(|e| format!("{}:{}:{:.1}", e.field, e.level, e.weight))
                .collect();
            println!("{:.2} {}", c.weight, bars.join(" "));
            println!(
                "  {}\n  {}",
                rows[pair.0 as usize].join("|"),
                rows[pair.1 as usize].join("|")
            );
        };
        let mut found: Vec<(u32, u32)> = linked
            .pairs
            .iter()
            .filter(|p| f64::from(p.weight) >= best.1)
            .map(|p| (p.left, p.right))
            .collect();
        found.sort_unstable();
        let missed: Vec<_> =
            true_pairs.iter().filter(|pair| found.binary_search(pair).is_err()).collect();
        println!("MISSED {}", missed.len());
        for pair in missed.iter().step_by(missed.len() / 30 + 1) {
            explain(**pair);
        }
        let wrong: Vec<_> =
            found.iter().filter(|pair| true_pairs.binary_search(pair).is_err()).collect();
        println!("WRONG {}", wrong.len());
        for pair in wrong.iter().step_by(wrong.len() / 30 + 1) {
            explain(**pair);
        }
    }
}
