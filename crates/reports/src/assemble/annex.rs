//! What a reader needs to check the figures: method, quality of the data, what is withheld, commands.

use indicators::{
    run::{Run, UsedParameter},
    snapshot::Snapshot,
};
use kernel::{Design, Words};
use serbian::Style;

use super::{Rounds, Sources, names::words};
use crate::Annex;

/// The annex.
pub(super) fn annex(sources: &Sources<'_>, rounds: &Rounds<'_>) -> Annex {
    Annex {
        method: method(rounds),
        quality: rounds.all().flat_map(quality).collect(),
        suppressed: Vec::new(),
        commands: sources.commands.to_vec(),
    }
}

fn method(rounds: &Rounds<'_>) -> Vec<Words> {
    let mut method: Vec<Words> = rounds.all().map(|(run, _)| chosen(run)).collect();
    if let Some((run, _)) = rounds.last {
        method.push(lines(run));
        method.push(words(
            "Standardne greške su izračunate linearizacijom (Devil 1999, Ozije 2009) uz stratume, klastere i konačnu \
             populaciju plana; intervali su 95 %, za udele logit, tako da ostaju između 0 i 100. O svakoj meri postoji stranica \
             u opisu metoda koji se isporučuje uz program.",
            "Standard errors are linearised (Deville 1999, Osier 2009) with the strata, clusters and finite population of the \
             design; intervals are 95 %, logit for shares so that they stay between 0 and 100. Each measure has a page in \
             docs/methods.",
        ));
    }
    method.push(words(
        "Vrednosti većih teritorija (okrug, region, Republika) računaju se iz brojeva svih opština i gradova ili se ne \
         navode; medijana grupe opština je tako i nazvana. Slične opštine su deset najbližih po broju stanovnika, gustini, \
         promeni broja stanovnika, udelu dece i starijih i zaradi, svaka mera u standardnim devijacijama.",
        "Values of larger territories (district, region, republic) are computed from the counts of all municipalities or not \
         given; the median of a group is called so. Similar municipalities are the ten nearest by population, density, \
         population change, shares of children and older people and wage, each in standard deviations.",
    ));
    method
}

fn chosen(run: &Run) -> Words {
    let record = &run.record;
    let (period, households, persons) = (record.about.period, record.households, record.persons);
    match record.about.design {
        Design::Sample => words(
            format!(
                "Uzorak {period}: domaćinstva su izabrana slučajno, sa poznatom verovatnoćom; {households} domaćinstava, {persons} osoba. Procene važe za sve stanovništvo."
            ),
            format!(
                "Sample {period}: households were chosen at random with known probability; {households} households, {persons} persons. Estimates hold for the whole population."
            ),
        ),
        Design::Census => words(
            format!(
                "Popis {period}: obuhvaćena su sva domaćinstva; {households} domaćinstava, {persons} osoba."
            ),
            format!(
                "Census {period}: all households were covered; {households} households, {persons} persons."
            ),
        ),
        Design::List => words(
            format!(
                "Ciljana lista {period}: domaćinstva su tražena zato što im je možda potrebna podrška; {households} domaćinstava, {persons} osoba. Udeli važe samo za mapirane i ne govore o celom stanovništvu."
            ),
            format!(
                "Targeted list {period}: households were sought because they may need support; {households} households, {persons} persons. Shares hold for those mapped only and say nothing of the whole population."
            ),
        ),
    }
}

fn lines(run: &Run) -> Words {
    let record = &run.record;
    let (day, year) = (&record.reference_date, record.income_year);
    let used = |language: fn(Words) -> String, style| {
        let named = |one: &UsedParameter| {
            let (_, sr, en) = LINES.iter().find(|(code, ..)| *code == one.code)?;
            let amount = serbian::number(one.value, 0, style);
            Some(format!("{} {amount} ({})", language(words(*sr, *en)), one.source))
        };
        record.parameter.iter().filter_map(named).collect::<Vec<_>>().join("; ")
    };
    words(
        format!(
            "Parametri važe na dan {day}, prihodi su iz {year}. godine; iznosi u dinarima mesečno: {}.",
            used(|words| words.sr, Style::Serbian)
        ),
        format!(
            "Parameters are as of {day}, incomes are of {year}; amounts in dinars a month: {}.",
            used(|words| words.en, Style::English)
        ),
    )
}

/// The lines that every reader asks for, as they are called.
const LINES: [(&str, &str, &str); 3] = [
    ("arop_line", "prag rizika od siromaštva", "at-risk-of-poverty line"),
    ("absolute_line", "apsolutna linija siromaštva", "absolute poverty line"),
    ("nsp_right_holder", "NSP za nosioca ili nositeljku prava", "NSP for the right holder"),
];

fn quality((run, _): &(Run, Snapshot)) -> Vec<(Words, Words)> {
    let period = run.record.about.period;
    let whole: Vec<_> = run.figures.iter().filter(|one| one.by.is_none()).collect();
    let computed = whole.iter().filter(|one| one.estimate.is_some()).count();
    let withheld = run.figures.iter().filter(|one| one.hidden.is_some()).count();
    let (design_sr, design_en) = match run.record.about.design {
        Design::Sample => ("uzorak", "sample"),
        Design::Census => ("popis", "census"),
        Design::List => ("ciljana lista", "targeted list"),
    };
    let row = |sr: &str, en: &str, value: String| {
        let label =
            words(format!("{sr} ({period}, {design_sr})"), format!("{en} ({period}, {design_en})"));
        (label, words(value.clone(), value))
    };
    vec![
        row("Domaćinstva", "Households", run.record.households.to_string()),
        row("Osobe", "Persons", run.record.persons.to_string()),
        row(
            "Izračunati pokazatelji",
            "Indicators computed",
            format!("{computed} / {}", whole.len()),
        ),
        row("Skrivene ćelije", "Cells withheld", withheld.to_string()),
    ]
}
