# Transfers between municipalities: lists, one transfer, sending.

transfer-transfers = Prenosi između opština
transfer-lead = Domaćinstva i osobe koje su se preselile: ko dolazi iz druge opštine i ko odlazi u nju.
transfer-none = Nema prenosa.
transfer-none-hint = Kada se domaćinstvo preseli, otvorite njegovu stranu i izaberite „Prenesi u drugu opštinu“.
transfer-unit = Opština
transfer-direction = Smer
transfer-received = Dolazi iz druge opštine
transfer-sent = Odlazi u drugu opštinu
transfer-sent-at = Poslato
transfer-persons = Osoba
transfer-moved-on = Preseljeno
transfer-moved-on-hint = Dan od kog žive u drugoj opštini. Prazno znači danas.
transfer-state = Stanje
transfer-state-waiting = Čeka odgovor
transfer-state-recalling = Povlači se
transfer-state-accepted = Prihvaćeno
transfer-state-declined = Odbijeno
transfer-state-recalled = Povučeno
transfer-state-expired = Isteklo bez odgovora
transfer-state-erased = Prekinuto brisanjem osobe
transfer-panel-waiting = Prenosi koji čekaju odgovor
transfer-waiting =
    { $count ->
        [one] { $count } prenos iz druge opštine čeka vaš odgovor.
        [few] { $count } prenosa iz druge opštine čekaju vaš odgovor.
       *[other] { $count } prenosa iz druge opštine čeka vaš odgovor.
    }
transfer-waiting-all = Pogledaj prenose koji čekaju
transfer-panel-household = Prenos u drugu opštinu
transfer-panel-hint = Kada se domaćinstvo ili neki njegovi članovi presele u drugu opštinu koja koristi Svi, njihovi podaci mogu da se predaju toj opštini.
transfer-do = Prenesi u drugu opštinu
transfer-do-lead = Podaci se predaju jednom, na osnovu saglasnosti ili zakona. Kod vas se odlazak upisuje tek kada druga opština prihvati.
transfer-protected = Ovo domaćinstvo, ili neko od članova, pod zaštitom je i ne prenosi se ovim putem. Ako je preseljenje potrebno, dogovorite se neposredno sa osobom koja vodi zaštitu u drugoj opštini.
transfer-restricted = Podaci nekog od članova smeju samo da se čuvaju, zato ta osoba ne može da se prenese. Ostale članove možete da izaberete.
transfer-no-units = Nema druge opštine kojoj bi se predalo.
transfer-no-units-hint = Ovom instalacijom radi samo vaša opština.
transfer-no-members = U domaćinstvu nema nikoga koga možete da prenesete.
transfer-goes = Šta se predaje
transfer-goes-text = Za svaku izabranu osobu: ime, pol, dan rođenja, JMBG i srodstvo, načini kontakta, dokumenta, grupe i pravni status, i odgovori sa danima od kojih važe.
transfer-goes-household =
    { $count ->
        [one] Kada se sele svi, predaje se i { $count } odgovor o domaćinstvu; kada se seli deo, odgovori o domaćinstvu ostaju.
        [few] Kada se sele svi, predaju se i { $count } odgovora o domaćinstvu; kada se seli deo, odgovori o domaćinstvu ostaju.
       *[other] Kada se sele svi, predaje se i { $count } odgovora o domaćinstvu; kada se seli deo, odgovori o domaćinstvu ostaju.
    }
transfer-person = Osoba
transfer-year = Rođen/rođena
transfer-contacts = Kontakti
transfer-documents = Dokumenta
transfer-marks = Grupe i status
transfer-answers = Odgovori
transfer-left-out = Ostaje kod vas
transfer-stays = Šta ostaje kod vas
transfer-stays-place = Adresa, naselje i mesto na mapi: novu adresu upisuje druga opština.
transfer-stays-notes = Beleške, datoteke i razlozi zaštite.
transfer-stays-sensitive = Ono što govori o etničkoj pripadnosti ili zdravlju, ako osoba nije saglasna da se čuva, i svi odgovori o nasilju.
transfer-stays-work = Istorija izmena i procena i evidencija uvida u podatke.
transfer-who = Ko se seli
transfer-to-unit = Opština koja preuzima
transfer-reason = Razlog
transfer-reason-hint = Nekoliko reči za koleginice i kolege u drugoj opštini. Vidi ih samo ko odlučuje o prenosu.
transfer-ground = Osnov
transfer-ground-consent = Saglasnost punoletnog člana
transfer-ground-law = Član zakona
transfer-consent-of = Saglasnost je dao/dala
transfer-consent-on = Dana
transfer-consent-hint = Punoletan član domaćinstva koji je pristao na prenos.
transfer-article = Član zakona
transfer-article-hint = Na primer: Zakon o socijalnoj zaštiti, član 67. Popunite kada osnov nije saglasnost.
transfer-send = Pošalji
transfer-was-sent = Prenos je poslat. Druga opština ima trideset dana da odgovori.
transfer-from = Prenos iz opštine { $unit }
transfer-to = Prenos u opštinu { $unit }
transfer-about = O prenosu
transfer-due = Odgovor do
transfer-extent = Obim
transfer-whole = Celo domaćinstvo
transfer-part = Deo domaćinstva
transfer-why = Zašto se odbija
transfer-why-not-here = Ne žive u ovoj opštini
transfer-why-known-already = Već su u našoj evidenciji
transfer-why-wrong-data = Podaci nisu ispravni
transfer-why-other = Drugi razlog, javićemo se
transfer-ended-at = Završeno
transfer-household = Domaćinstvo
transfer-open-household = Otvori domaćinstvo
transfer-alike = Možda je već u evidenciji
transfer-alike-text = U vašoj evidenciji postoji neko ko može biti ista osoba. Pogledajte pre nego što prihvatite.
transfer-same-number = isti JMBG
transfer-same-name = isto ime i dan rođenja
transfer-accept-title = Prihvatanje
transfer-accept-text = Nastaje novo domaćinstvo sa šifrom vaše evidencije. Proverite posle toga srodstvo: ono je upisano prema nosiocu ranijeg domaćinstva.
transfer-settlement = Naselje
transfer-address = Adresa
transfer-accept = Prihvati i upiši
transfer-was-accepted = Domaćinstvo je preuzeto. Opština koja ga je poslala saznaje za to.
transfer-decline-title = Odbijanje
transfer-decline = Odbij prenos
transfer-decline-question = Podaci iz prenosa se brišu. Odbijate li prenos?
transfer-was-declined = Prenos je odbijen. Opština koja ga je poslala saznaje razlog.
transfer-recall = Povuci prenos
transfer-recall-question = Podaci koji čekaju u drugoj opštini se brišu. Povlačite li prenos?
transfer-was-recalled = Prenos se povlači. Ako je druga opština u međuvremenu odgovorila, važi njen odgovor.
transfer-packet-gone = Podaci prenosa su obrisani: prenos je završen.
transfer-held = Prenosi između opština
transfer-notice-arrived = Prenos iz opštine { $unit } čeka odgovor vaše opštine.
transfer-notice-expired = Opština { $unit } nije odgovorila na prenos u trideset dana, pa je istekao. Možete da ga pošaljete ponovo.
transfer-notice-accepted = Opština { $unit } je prihvatila prenos.
transfer-notice-declined = Opština { $unit } nije prihvatila prenos: pogledajte razlog.
transfer-error-protected = Ko je pod zaštitom ne prenosi se ovim putem.
transfer-error-restricted = Podaci neke od izabranih osoba smeju samo da se čuvaju.
transfer-error-nobody = Izaberite bar jednog člana domaćinstva.
transfer-error-on-the-way = Neko od izabranih je već u prenosu koji čeka odgovor.
transfer-error-unit = Izaberite opštinu koja preuzima.
transfer-error-day = Dan preseljenja još nije došao.
transfer-error-ground = Izaberite osnov.
transfer-error-consent = Izaberite punoletnog člana koji je dao saglasnost, i dan koji je prošao.
transfer-error-consent-day = Upišite dan saglasnosti.
transfer-error-article = Upišite član zakona.
transfer-error-not-now = Ovaj prenos je već završen.
transfer-error-jmbg-known = JMBG neke od ovih osoba već postoji u evidenciji opštine, pa prenos ne može da se prihvati. Ako se osoba vratila, upišite povratak na njenoj strani i odbijte prenos.
transfer-error-why = Izaberite razlog.

# used by: `web::App::action_text`; radnje iz evidencije, običnim rečima (izveštaj o uvidu).
transfer-act-accept_transfer = prenos iz druge opštine prihvaćen
transfer-act-count_transfers = prebrojani prenosi koji čekaju
transfer-act-decline_transfer = prenos iz druge opštine odbijen
transfer-act-deliver_transfer = prenos uručen drugoj opštini
transfer-act-expire_transfers = prenos istekao bez odgovora
transfer-act-find_transfer = pregledan prenos
transfer-act-find_transfer_of = pregledan prenos u drugu opštinu
transfer-act-list_transfers = pregledan spisak prenosa
transfer-act-prepare_transfer = pripremljen prenos u drugu opštinu
transfer-act-recall_transfer = prenos povučen
transfer-act-receive_transfer = prenos primljen iz druge opštine
transfer-act-send_transfer = poslat prenos u drugu opštinu
transfer-act-settle_transfer = upisan ishod prenosa
transfer-act-withdraw_transfer = prenos povučen iz opštine prijema
