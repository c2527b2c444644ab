"""What Splink finds in a file: pairs above probability 0.001, with settings that somebody who knows Splink and the columns would write.

Prints the seconds without the start of the interpreter, which favours it. As many threads as cores, a seed for the sample. Run by
`python -I`, so that no file beside this one hides a module of Python.
"""

import json
import logging
import os
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SAMPLE = 2_000_000


def people():
    """Columns of `cargo xtask people`. With the number of the household as a level of its own Splink's F1 at a million is 0.007 lower."""
    comparisons = [
        cl.ForenameSurnameComparison("given_name", "family_name", forename_surname_concat_col_name="whole_name"),
        cl.ExactMatch("sex"),
        cl.DateOfBirthComparison("birth_date", input_is_string=True, datetime_format="%Y-%m-%d"),
        cl.DamerauLevenshteinAtThresholds("jmbg", [1]),
        residence(),
    ]
    blocking = [
        block_on("jmbg"),
        block_on("given_name", "family_name", "birth_date"),
        block_on("family_name", "birth_date"),
        block_on("given_name", "birth_date"),
        block_on("phone", "given_name"),
        block_on("phone", "birth_date"),
        block_on("settlement", "birth_date"),
        block_on("given_name", "family_name", "settlement"),
        block_on("settlement", "address", "given_name"),
        block_on("address", "family_name"),
        block_on("address", "birth_date"),
    ]
    deterministic = [block_on("jmbg"), block_on("given_name", "family_name", "birth_date"), block_on("phone", "given_name", "family_name")]
    training = [block_on("jmbg"), block_on("given_name", "family_name", "birth_date")]
    return "record_id", comparisons, blocking, deterministic, training, 0.6


def residence():
    """Settlement, address and telephone in one: members of a household share all three, so that three comparisons would count one thing thrice."""
    same = "{0}_l = {0}_r".format
    house = f"{same('settlement')} and {same('address')}"
    levels = [
        ("the house and the telephone", f"{house} and {same('phone')}"),
        ("the house", house),
        ("the telephone", same("phone")),
        ("nearly the house", f"{same('settlement')} and jaro_winkler_similarity(address_l, address_r) >= 0.92"),
        ("address", same("address")),
        ("settlement", same("settlement")),
    ]
    unknown = "(settlement_l is null or settlement_r is null) and (address_l is null or address_r is null) and (phone_l is null or phone_r is null)"
    return cl.CustomComparison(output_column_name="residence", comparison_levels=[
        {"sql_condition": unknown, "label_for_charts": "unknown", "is_null_level": True},
        *({"sql_condition": condition, "label_for_charts": label} for label, condition in levels),
        {"sql_condition": "ELSE", "label_for_charts": "elsewhere"},
    ])


def febrl(with_number):
    """Columns of FEBRL 3, as in the tutorial of Splink for FEBRL."""
    comparisons = [
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
        cl.LevenshteinAtThresholds("street_number", 2),
        cl.JaroWinklerAtThresholds("address_1", [0.9, 0.7]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("suburb", [0.9, 0.7]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
    ]
    blocking = [
        block_on("given_name", "surname"),
        block_on("date_of_birth"),
        block_on("postcode", "given_name"),
        block_on("postcode", "surname"),
        block_on("suburb", "given_name"),
        block_on("suburb", "surname"),
        block_on("address_1"),
        block_on("given_name", "street_number"),
        block_on("surname", "street_number"),
    ]
    deterministic = [block_on("given_name", "surname", "date_of_birth"), block_on("address_1", "date_of_birth")]
    if with_number:
        comparisons.append(cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]))
        blocking.insert(0, block_on("soc_sec_id"))
        deterministic.append(block_on("soc_sec_id"))
    return "rec_id", comparisons, blocking, deterministic, [block_on("date_of_birth"), block_on("given_name", "surname")], 0.8


def main():
    kind, path, out = sys.argv[1:]
    logging.disable(logging.WARNING)
    start = time.perf_counter()
    number, comparisons, blocking, deterministic, training, recall = {
        "people": people, "febrl": lambda: febrl(True), "febrl-noid": lambda: febrl(False)}[kind]()
    db = duckdb.connect()
    db.execute(f"set threads = {os.cpu_count()}")
    more = ", given_name || ' ' || family_name as whole_name" if kind == "people" else ""
    db.execute(f"create table records as select *{more} from read_csv('{path}', all_varchar = true, nullstr = '', strict_mode = true)")
    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name=number, comparisons=comparisons, blocking_rules_to_generate_predictions=blocking,
        retain_intermediate_calculation_columns=False, retain_matching_columns=False)
    linker = Linker(DuckDBAPI(connection=db).register("records"), settings)
    linker.training.estimate_probability_two_random_records_match(deterministic, recall=recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=SAMPLE, seed=1)
    for rule in training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=SAMPLE)
    pairs = linker.inference.predict(threshold_match_probability=0.001)
    db.execute(f"""copy (select {number}_l as left_id, {number}_r as right_id, match_weight as weight, match_probability as probability
        from {pairs.physical_name} order by weight desc, left_id, right_id) to '{out}' (header)""")
    print(json.dumps({"seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
