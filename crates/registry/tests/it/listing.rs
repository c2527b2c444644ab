//! The list of households, page by page.

use registry::{
    Beside, CreateHousehold, ListHouseholds, ListRequest, ListSort, ListedHousehold, MIGRATIONS,
    create_household, list_households,
};
use testkit::{Base, on_both};

use crate::builders::{VEDROVO, household, permit, person, today, worker};

const NAMES: [&str; 6] = ["Čolić", "Cvijić", "Ćirić", "Žikić", "Ljubić", "Lukić"];

async fn entered(base: &Base) {
    let ana = permit::<CreateHousehold>(&worker(VEDROVO));
    for (number, name) in NAMES.iter().enumerate() {
        let settlement = if number % 2 == 0 { "Gornje Vedrovo" } else { "Donje Vedrovo" };
        base.clock.advance(std::time::Duration::from_mins(1));
        let new = household(person(name, "Ana"), settlement);
        create_household(&ana, &base.database, new, today()).await.unwrap();
    }
}

fn request(sort: ListSort) -> ListRequest {
    ListRequest {
        sort,
        is_descending: false,
        beside: None,
        settlement: None,
        search: None,
        limit: 2,
    }
}

async fn page(base: &Base, request: &ListRequest) -> Vec<ListedHousehold> {
    let ana = permit::<ListHouseholds>(&worker(VEDROVO));
    list_households(&ana, &base.database, request).await.unwrap().rows
}

/// Pages from the first to the last, each from where the one before ended.
async fn all_pages(base: &Base, mut request: ListRequest) -> Vec<String> {
    let mut names = Vec::new();
    loop {
        let rows = page(base, &request).await;
        let Some(last) = rows.last() else { return names };
        let (key, id) = request.sort.place(last);
        request.beside = Some(Beside { key, id: id.parse().unwrap() });
        names.extend(rows.iter().map(|row| row.listed_name.replace(" Ana", "")));
    }
}

#[test]
fn pages_follow_the_serbian_alphabet_without_gap_or_repetition() {
    on_both(MIGRATIONS, async |base| {
        entered(base).await;
        let expected = ["Cvijić", "Čolić", "Ćirić", "Lukić", "Ljubić", "Žikić"];
        assert_eq!(all_pages(base, request(ListSort::Name)).await, expected);
        let mut back = request(ListSort::Name);
        back.is_descending = true;
        let mut reversed = all_pages(base, back).await;
        reversed.reverse();
        assert_eq!(reversed, expected);
    });
}

#[test]
fn pages_follow_the_time_of_change() {
    on_both(MIGRATIONS, async |base| {
        entered(base).await;
        assert_eq!(all_pages(base, request(ListSort::Changed)).await, NAMES);
    });
}

#[test]
fn a_settlement_filters_and_all_settlements_are_offered() {
    on_both(MIGRATIONS, async |base| {
        entered(base).await;
        let mut request = request(ListSort::Name);
        request.settlement = Some("donje vedrovo".into());
        assert_eq!(all_pages(base, request.clone()).await, ["Cvijić", "Lukić", "Žikić"]);
        let ana = permit::<ListHouseholds>(&worker(VEDROVO));
        let list = list_households(&ana, &base.database, &request).await.unwrap();
        assert_eq!(list.total, 3);
        let offered: Vec<(&str, &str)> =
            list.settlements.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
        let expected = [("donje vedrovo", "Donje Vedrovo"), ("gornje vedrovo", "Gornje Vedrovo")];
        assert_eq!(offered, expected);
    });
}

#[test]
fn a_cursor_that_nobody_wrote_lists_nothing() {
    on_both(MIGRATIONS, async |base| {
        entered(base).await;
        let mut request = request(ListSort::Changed);
        request.beside = Some(Beside { key: "sutra".into(), id: uuid::Uuid::nil().into() });
        assert_eq!(page(base, &request).await, []);
    });
}
