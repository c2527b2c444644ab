//! Any text as the specification of a linkage, as a model, and as the values of two records.
#![no_main]

use libfuzzer_sys::fuzz_target;
use linkage::{Model, Spec, blocking_keys};

fuzz_target!(|text: &str| {
    let _spec = Spec::from_toml(text);
    let _model = Model::from_toml(text);
    let model = Model::persons();
    let mut halves = text.splitn(2, '\n');
    let mut record = || {
        let values = halves.next().unwrap_or_default().split('\t').map(Some);
        model.prepare(values.chain(std::iter::repeat(None)).take(model.spec.fields.len()))
    };
    let (a, b) = (record(), record());
    assert_eq!(model.compare(&a, &b), model.compare(&b, &a));
    assert!(blocking_keys(&model.spec, &a).len() <= 20);
});
