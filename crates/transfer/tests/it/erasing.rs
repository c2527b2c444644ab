//! Erasure leaves no packet that opens, on neither side; a person learns of transfers.

use assessment::LiveRules;
use registry::{Erasure, erase_person};
use transfer::{Acceptance, TransferState, accept_transfer, context};

use crate::builders::{
    BORJANOVO, VEDROVO, all, book, coordinator, entered, everybody, on_both_with_people, open_keys,
    packets, permit, received, sent, work,
};

#[test]
fn an_erasure_ends_the_transfer_and_leaves_no_packet_on_either_side() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let keys = open_keys(base).await;
        let mut new = everybody(home);
        // Ana only agreed: the packet names her all the same.
        new.persons = vec![home.mila];
        sent(base, home, new).await;
        let erasure = Erasure { typed_name: "Jović Ana".to_owned() };
        let rules = LiveRules::of(base.scratch());
        let erasers = [registry::context().erase.unwrap(), context(&rules).erase.unwrap()];
        let who = coordinator(VEDROVO);
        erase_person(&permit(&who), &base.database, home.ana, &erasure, &erasers).await.unwrap();
        assert_eq!(packets(base).await, 1);
        work(base).await;
        assert_eq!(packets(base).await, 0);
        // Ana's key, and those of the transfer on both sides.
        assert_eq!(open_keys(base).await, keys - 1);
        assert_eq!(all(base, VEDROVO).await[0].state, TransferState::Erased);
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Erased);
        assert_eq!(
            base.number("select count(*) from transfer where consent_of is not null").await,
            0
        );
    });
}

#[test]
fn who_was_taken_over_and_is_erased_is_in_no_transfer_any_more() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await;
        let place = Acceptance { settlement: "Borjanovo".to_owned(), address: String::new() };
        let who = coordinator(BORJANOVO);
        let there = accept_transfer(&permit(&who), &base.database, book(), came.id, place).await;
        let found = registry::find_household(&permit(&who), &base.database, there.unwrap()).await;
        let ana = found.unwrap().unwrap().members[0].id;
        assert_eq!(base.number("select count(*) from transfer_person").await, 4);
        let erasure = Erasure { typed_name: "Jović Ana".to_owned() };
        let rules = LiveRules::of(base.scratch());
        let erasers = [registry::context().erase.unwrap(), context(&rules).erase.unwrap()];
        erase_person(&permit(&who), &base.database, ana, &erasure, &erasers).await.unwrap();
        work(base).await;
        assert_eq!(base.number("select count(*) from transfer_person").await, 3);
        assert_eq!(all(base, VEDROVO).await[0].state, TransferState::Accepted);
    });
}
