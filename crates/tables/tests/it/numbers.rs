//! Decimal marks: settled by the column, by the file, by the delimiter, or asked for.

use tables::{Decimal, Finding, Options, Wanted, read_frame_from};

use crate::source::table;

fn numbers(text: &str, decimal: Option<Decimal>) -> Result<Vec<f64>, Finding> {
    let options = Options { decimal, ..Options::default() };
    let frame = read_frame_from(table(text, &options)?, &[Wanted::number("x")], &options)?;
    Ok(frame.numbers("x").unwrap().to_vec())
}

#[test]
fn a_cell_that_reads_two_ways_follows_the_clear_cells_of_its_column() {
    assert_eq!(numbers("x;y\n1.234;a\n2,5;b\n", None), Ok(vec![1234.0, 2.5]));
    assert_eq!(numbers("x;y\n1.234;a\n2.5;b\n", None), Ok(vec![1.234, 2.5]));
}

#[test]
fn without_a_clear_cell_the_other_columns_of_the_file_decide() {
    let options = Options::default();
    let table = table("x;y\n1.234;0,5\n", &options).unwrap();
    let wanted = [Wanted::number("x"), Wanted::number("y")];
    let frame = read_frame_from(table, &wanted, &options).unwrap();
    assert_eq!(frame.numbers("x"), Some(&[1234.0][..]));
}

#[test]
fn fields_separated_by_commas_come_with_decimal_points() {
    assert_eq!(numbers("x,y\n1.234,a\n", None), Ok(vec![1.234]));
}

#[test]
fn what_stays_ambiguous_is_asked_and_never_guessed() {
    assert_eq!(
        numbers("x;y\n5;a\n1.234;b\n", None).unwrap_err().to_string(),
        "file.csv, row 3, column x: expected a number whose decimal mark is clear (give it: comma or point), found \"1.234\""
    );
    assert_eq!(numbers("x;y\n5;a\n1.234;b\n", Some(Decimal::Comma)), Ok(vec![5.0, 1234.0]));
    assert_eq!(numbers("x;y\n5;a\n1.234;b\n", Some(Decimal::Point)), Ok(vec![5.0, 1.234]));
}

#[test]
fn two_marks_in_one_column_are_a_finding() {
    assert_eq!(
        numbers("x;y\n0,5;a\n0.25;b\n", None).unwrap_err().to_string(),
        "file.csv, row 3, column x: expected a number with decimal comma, found \"0.25\""
    );
}

#[test]
fn empty_cells_are_not_numbers_and_not_zero() {
    let values = numbers("x,y\n,a\nNA,b\n 7 ,c\n", None).unwrap();
    assert_eq!(values.iter().map(|x| x.is_nan()).collect::<Vec<_>>(), [true, true, false]);
}
