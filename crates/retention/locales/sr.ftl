retention-menu = Rokovi čuvanja
retention-title = Rokovi čuvanja podataka
retention-lead = Podaci o ličnosti čuvaju se samo dok su potrebni. Pravilo popisuje ono čemu je rok istekao; ništa se ne briše pre nego što neko pregleda spisak i potvrdi ga.
retention-rules = Pravila
retention-rules-note = Nije pronađen propis koji određuje ove rokove. Predlozi su samo predlozi: rok odredite prema listi kategorija dokumentarnog materijala opštine, zajedno sa licem za zaštitu podataka. Podaci ranijih dana ostaju u rezervnim kopijama dok one ne isteknu.
retention-rule = Na šta se odnosi
retention-action = Šta se dešava
retention-anonymise = Lica se brišu, zajedno sa ključem
retention-delete = Briše se zapis
retention-anonymise-warning = Lica se brišu kao da su to sama tražila: ništa o njima više ne može da se pročita, ni u jednoj verziji i ni u jednoj rezervnoj kopiji. Izračunati pokazatelji ostaju.
retention-event = Početak roka
retention-counts-from = Početak roka: { $event }
retention-reason = Zašto
retention-state = Stanje
retention-on = Uključeno
retention-off = Isključeno
retention-years-after = { $count ->
    [one] posle { $count } godine
    [few] posle { $count } godine
   *[other] posle { $count } godina
}
retention-suggested = { $count ->
    [one] predlog: { $count } godina
    [few] predlog: { $count } godine
   *[other] predlog: { $count } godina
}
retention-is-on = Pravilo je uključeno
retention-is-on-hint = Svake noći se popisuje ono čemu je rok istekao. Ništa se ne briše dok koordinator/ka ne potvrdi spisak.
retention-years = Broj godina
retention-years-hint = { $count ->
    [one] Predlog: { $count } godina. Od 1 do 100.
    [few] Predlog: { $count } godine. Od 1 do 100.
   *[other] Predlog: { $count } godina. Od 1 do 100.
}
retention-save = Sačuvaj pravilo
retention-rule-set = Pravilo je sačuvano.
retention-error-years = Unesite ceo broj godina, od 1 do 100.
retention-lists = Spiskovi
retention-lists-lead = Svi sačinjeni spiskovi: čemu je rok istekao, ko je potvrdio i šta je urađeno. Stavke se čuvaju godinu dana od završetka spiska.
retention-no-lists = Još nije sačinjen nijedan spisak
retention-no-lists-hint = Spisak nastaje noću, kada po uključenom pravilu nečemu istekne rok, ili kada ga koordinator/ka zatraži.
retention-make = Sačini spisak sada
retention-making = Spisak se sačinjava. Pojaviće se ovde za koji trenutak.
retention-asked = Spisak se sačinjava.
retention-error-acting = Jedan spisak se upravo sprovodi; novi se može sačiniti kada se to završi.
retention-none-open = Trenutno nijedan spisak ne čeka pregled.
retention-waiting = { $count ->
    [one] Rok je istekao za { $count } zapis. Spisak čeka pregled i prestaje da važi posle { $day }
    [few] Rok je istekao za { $count } zapisa. Spisak čeka pregled i prestaje da važi posle { $day }
   *[other] Rok je istekao za { $count } zapisa. Spisak čeka pregled i prestaje da važi posle { $day }
}
retention-waiting-nothing = Postoji spisak na kome za Vas nema ničega čemu je rok istekao.
retention-waiting-acting = Spisak je potvrđen i sprovodi se.
retention-look = Pogledaj spisak
retention-panel = Istekli rokovi čuvanja
retention-made-at = Sačinjen
retention-made-how = Kako
retention-made-asked = Na zahtev
retention-made-nightly = Noću, sam od sebe
retention-confirmed-at = Potvrđen
retention-ended-at = Završen
retention-open-until = Može se potvrditi do
retention-not-yet = nije potvrđen
retention-list-open = Čeka pregled
retention-list-acting = Sprovodi se
retention-list-done = Sproveden
retention-list-lapsed = Prestao da važi
retention-list-of = Spisak od { $day }
retention-about = O spisku
retention-how-much = Koliko po kom pravilu
retention-nothing-due = Ničemu nije istekao rok.
retention-items = Stavke spiska
retention-counts-only = Imena i pojedine zapise vide oni koji rade sa domaćinstvima.
retention-cut = Spisak sadrži najviše 10.000 zapisa. Ostatak dolazi sa sledećim spiskom.
retention-whom = Na koga se odnosi
retention-kind = Pravilo
retention-no-name = ime više ne postoji
retention-item-due = Rok istekao
retention-item-left-out = Izostavljeno
retention-item-done = Urađeno
retention-item-left = Ostalo
retention-why-held = izuzeto do određenog dana
retention-why-restricted = obrada je ograničena
retention-why-asking = otvoren je zahtev ili prigovor
retention-why-not-due = u međuvremenu izmenjeno, rok nije istekao
retention-why-rule-off = pravilo je isključeno
retention-why-not-seen = nije dostupno onome ko je potvrdio
retention-next-open = { $count ->
    [one] Kada se spisak potvrdi, briše se { $count } zapis. Prvo ga pregledajte i izuzmite ono što mora da ostane. Spisak prestaje da važi posle { $day }
    [few] Kada se spisak potvrdi, brišu se { $count } zapisa. Prvo ga pregledajte i izuzmite ono što mora da ostane. Spisak prestaje da važi posle { $day }
   *[other] Kada se spisak potvrdi, briše se { $count } zapisa. Prvo ga pregledajte i izuzmite ono što mora da ostane. Spisak prestaje da važi posle { $day }
}
retention-next-nothing = Na ovom spisku za Vas nema ničega čemu je rok istekao.
retention-next-acting = Spisak se sprovodi, zapis po zapis. Svaki se pre brisanja još jednom proverava.
retention-next-done = Spisak je sproveden. Ispod se vidi šta je obrisano, a šta je ostalo i zašto.
retention-next-lapsed = Spisak niko nije potvrdio na vreme, ili ga je zamenio noviji. Ništa nije urađeno.
retention-next-failed = Spisak nije sproveden do kraja. Urađeno ostaje urađeno; ostatak se može pokušati ponovo.
retention-again = Pokušaj ponovo
retention-confirm = Potvrdi spisak
retention-confirm-lead = Ovo se ne može vratiti. Obrisani zapisi su nestali; obrisana lica se više ne mogu pročitati, ni iz rezervne kopije.
retention-confirm-checks = Ostaje sve što je u međuvremenu izmenjeno, ograničeno, predmet zahteva ili izuzeto, i spisak to navodi.
retention-confirm-question = Sprovesti spisak sada? Ovo se ne može vratiti.
retention-looked = Pregledao/la sam spisak i izuzeto je ono što mora da ostane
retention-error-looked = Prvo pregledajte spisak, pa označite polje.
retention-confirmed = Spisak se sprovodi.
retention-take-out = Izuzmi
retention-take-out-lead = Zbog spora, inspekcije ili drugog razloga: zapis ne dolazi ni na jedan spisak dok dan ne prođe. Dok je zapis izuzet, ne briše se ni lice ili domaćinstvo kome pripada.
retention-taken-out = Izuzeto
retention-held-until = Ostaje do
retention-held-until-hint = Poslednji dan do kog ostaje.
retention-held-why = Zašto ostaje
retention-held-why-hint = Čuva se zapečaćeno; vide ga oni koji gledaju ovaj zapis.
retention-held-by = Upisano
retention-error-day = Unesite dan koji tek dolazi.
retention-held = Zapis je izuzet i ostaje.
retention-release = Vrati na spisak
retention-release-question = Vratiti zapis na spisak? Biće obrisan kada se spisak potvrdi.
retention-released = Zapis je ponovo na spisku.
retention-notice-done = Spisak isteklih rokova je sproveden: obrisano { $done }, ostalo { $left }.

# used by: `web::App::action_text`; radnje iz evidencije, običnim rečima (izveštaj o uvidu).
retention-act-apply_retention = uklonjeno jer je istekao rok čuvanja
retention-act-confirm_retention_list = potvrđen spisak rokova čuvanja
retention-act-go_on_with_retention_list = nastavljen spisak rokova čuvanja
retention-act-hold_retained = izuzeto od brisanja do određenog dana
retention-act-release_retained = vraćeno na spisak rokova čuvanja
retention-act-turn_retention_on = uključeno pravilo o roku čuvanja
retention-act-turn_retention_off = isključeno pravilo o roku čuvanja
retention-act-ask_retention_list = zatražen spisak onoga čemu je istekao rok čuvanja
retention-act-end_retention_list = završen spisak rokova čuvanja
retention-act-leave_retained = izdvojeno iz spiska rokova čuvanja
retention-act-list_retention_lists = pregledani spiskovi rokova čuvanja
retention-act-look_for_retained = provereno da li je istekao rok čuvanja
retention-act-make_retention_list = uvršteno u spisak rokova čuvanja
retention-act-view_retention = pregledani rokovi čuvanja
retention-act-view_retention_item = pregledana stavka spiska rokova čuvanja
retention-act-view_retention_list = pregledan spisak rokova čuvanja
retention-act-view_retention_rules = pregledana pravila o rokovima čuvanja
