# Spisak i pretraga
registry-households = Domaćinstva
registry-household = Domaćinstvo
registry-new-household = Novo domaćinstvo
registry-search-households = Ime, mesto, JMBG, telefon ili šifra domaćinstva
registry-no-households = Još nema domaćinstava
registry-no-households-do = Ovde će stajati domaćinstva koja unesete ili koja stignu sa terena.
registry-hit-person = Osoba
registry-hit-household = Domaćinstvo

# Domaćinstvo
registry-about = O domaćinstvu
registry-listed-name = Ime
registry-code = Šifra
registry-settlement = Naselje
registry-address = Adresa
registry-address-hint = Ulica i broj, ili kako se do kuće dolazi. Ostavite prazno ako adrese nema.
registry-note = Beleška
registry-note-hint = Čuva se zaključano. Pišite samo ono što je potrebno za rad sa domaćinstvom.
registry-no-note = Nema beleške.
registry-members = Članovi
registry-entered = Uneto
registry-changed = Poslednja promena
registry-unknown = nije poznato
registry-actions = Radnje
registry-create = Unesi domaćinstvo
registry-change = Izmeni
registry-change-household = Izmena domaćinstva
registry-another-member = Još jedan član
registry-member-number = { $number }. član
registry-household-created = Domaćinstvo je uneto.
registry-saved = Izmene su sačuvane.

# Osoba
registry-add-person = Dodaj člana
registry-change-person = Izmena podataka o osobi
registry-family_name = Prezime
registry-given_name = Ime
registry-sex = Pol
registry-birth_date = Datum rođenja
registry-birth-date-hint = Ostavite prazno ako nije poznat ili ako ga JMBG već kaže.
registry-jmbg = JMBG
registry-jmbg-hint = Trinaest cifara. Ostavite prazno ako osoba nema JMBG ili ga ne zna.
registry-years = { $years ->
    [one] { $years } godina
    [few] { $years } godine
   *[other] { $years } godina
}
registry-relation = Odnos prema nosiocu domaćinstva

# Izmena
registry-valid-from = Važi od
registry-valid-from-hint = Kada je promena nastupila. Ostavite prazno za danas.
registry-reason = Razlog izmene
registry-reason-hint = Na primer: preselili su se; ispravka greške pri unosu.

# Istorija
registry-history = Istorija
registry-household-entered = Domaćinstvo je uneto
registry-household-changed = Domaćinstvo je izmenjeno
registry-person-entered = Član je unet
registry-person-changed = Podaci o članu su izmenjeni
registry-erased = Sadržaj je obrisan na zahtev osobe
registry-by-program = program
registry-source-office = uneto u kancelariji
registry-source-import = preuzeto iz datoteke
registry-source-transfer = preneto između opština
registry-source-merge = spajanje zapisa unetih dvaput

# Greške
registry-error-choice = Izaberite jednu od ponuđenih vrednosti.
registry-error-jmbg = JMBG ima trinaest cifara, a ovaj broj ne prolazi proveru. Proverite da li je neka cifra pogrešno otkucana.
registry-api-search-first = Navedite šta je traženo pre nego što je neko unet: ime, mesto, JMBG ili telefon.
registry-api-found-first = Pronađeno je lice koje je možda isto
registry-api-found-first-do = Pogledajte ko je to i nastavite na tom zapisu. Ako to nije niko od njih, pošaljite zahtev ponovo sa "none_of_these": true.
registry-error-jmbg-known = Osoba sa ovim JMBG-om je već u registru. Potražite je pre novog unosa.
registry-error-jmbg-other-date = JMBG navodi drugi datum rođenja. Proverite oba.
registry-error-jmbg-other-sex = JMBG navodi drugi pol. Proverite oba.
registry-error-born-in-future = Datum rođenja je u budućnosti.
registry-error-born-too-long-ago = Datum rođenja je pre više od 120 godina.
registry-error-no-member = Domaćinstvo ima bar jednog člana.
registry-error-too-many-members = Domaćinstvo može imati najviše 40 članova.
registry-error-phone = Upišite broj telefona sa pozivnim, na primer 064 123 4567 ili +381 64 123 4567.
registry-error-email = Upišite adresu e-pošte, na primer ana@primer.rs.
registry-error-point = Upišite širinu i dužinu u Srbiji, na primer 43.1586, 22.585.
registry-error-one-of-both = Izaberite grupu ili status, ne oboje odjednom.
registry-error-no-text-yet = Za taj dan još nema teksta pristanka.
registry-error-no-file = Izaberite datoteku.
registry-error-file-too-large = Datoteka je veća od 10 MB.
registry-error-file-kind = Primaju se samo ispravne datoteke PDF, PNG i JPEG.
registry-fault-day-in-future = Dan je u budućnosti.
registry-fault-day-too-early = Dan je pre nego što je osoba došla u domaćinstvo.
registry-fault-gone = Osoba više nije član nijednog domaćinstva ovde.
registry-fault-still-there = Osoba je već član domaćinstva.
registry-fault-same-household = To je isto domaćinstvo. Izaberite drugo.
registry-fault-same-person = To je ista osoba. Izaberite drugu.
registry-fault-chosen-twice = Ista osoba je izabrana za dva člana. Ako su i oni ista osoba, najpre spojite njihove zapise.
registry-fault-nobody-chosen = Izaberite bar jednog člana.
registry-fault-everybody-chosen = Neko mora da ostane. Ako svi odlaze, izmenite adresu domaćinstva.
registry-fault-closed = Domaćinstvo je zatvoreno. Prvo ga ponovo otvorite.
registry-fault-has-members = U domaćinstvu još ima članova. Zabeležite prvo gde su.
registry-fault-has-partner = Jedno od njih već ima supružnika ili partnera/ku.
registry-fault-no-target = Izaberite domaćinstvo.
registry-fault-not-self-declared = Nacionalnu pripadnost navodi samo osoba. Označite da je to njena izjava.
registry-fault-no-consent = Za ovo je potreban pristanak osobe. Prvo ga zabeležite.
registry-fault-known-already = To je već zabeleženo.

# Osoba na svojoj strani
registry-about-person = O osobi
registry-ended = Nije više ovde
registry-memberships = Domaćinstva kroz vreme
registry-household-not-shown = domaćinstvo koje vam nije prikazano
registry-period = Vreme
registry-from = od
registry-to = do
registry-joined = Kako je došao/došla
registry-left = Kako je otišao/otišla
registry-left-on = Poslednji dan
registry-partners = Supružnici i partneri/ke
registry-former = Nekadašnji članovi
registry-what-happened = Šta se promenilo
registry-is-protected = Pod zaštitom: vidi samo krug osoba koje su za to određene.
registry-how-joined = Kako osoba dolazi u domaćinstvo

# Odlazak i povratak
registry-departure = Smrt ili odlazak iz opštine
registry-departure-lead = Ništa se ne briše: osoba ostaje u registru, označena da više nije ovde. Za preseljenje unutar opštine izaberite „Preseljenje“.
registry-departure-how = Šta se dogodilo
registry-departure-do = Sačuvaj
registry-return = Povratak ili ispravka
registry-return-lead = Osoba se vratila u domaćinstvo u kom je poslednje bila, ili je greškom označena da više nije ovde.
registry-return-do = Vrati u domaćinstvo

# Preseljenje
registry-move = Preseljenje
registry-move-where = U koje domaćinstvo se osoba seli? Potražite ga, ili započnite novo.
registry-move-new = Počinje novo domaćinstvo
registry-move-to = Seli se u domaćinstvo:
registry-move-do = Sačuvaj preseljenje
registry-moved = Preseljenje je zabeleženo.

# Brak
registry-marriage = Sklapanje braka ili zajednice
registry-marriage-whom = S kim? Potražite osobu.
registry-marriage-with = Brak ili zajednica sa osobom:
registry-marriage-home = Gde žive
registry-marriage-relation = Odnos onoga ko se seli prema nosiocu domaćinstva
registry-marriage-do = Sačuvaj
registry-parting = Razvod ili razlaz
registry-parting-lead = Beleži se kraj braka ili zajednice. Ako se neko i iseljava, zabeležite i preseljenje.
registry-parting-do = Sačuvaj

# Podela, spajanje i zatvaranje domaćinstva
registry-split = Podela domaćinstva
registry-split-lead = Izabrani članovi započinju novo domaćinstvo. Ostali ostaju.
registry-split-members = Ko odlazi
registry-split-new = Novo domaćinstvo
registry-split-do = Podeli domaćinstvo
registry-split-done = Domaćinstvo je podeljeno. Ovo je novo.
registry-merge = Spajanje sa drugim domaćinstvom
registry-merge-lead = Svi članovi prelaze u drugo domaćinstvo. Ovo se zatvara i ostaje čitljivo, a njegova šifra vodi u drugo.
registry-merge-where = U koje domaćinstvo prelaze? Potražite ga.
registry-merge-do = Spoji domaćinstva
registry-merged = Domaćinstva su spojena.
registry-merged-into = Domaćinstvo u koje su članovi prešli
registry-close = Zatvaranje domaćinstva
registry-close-lead = Domaćinstvo se više ne vidi u spisku, ali ostaje čitljivo i može se ponovo otvoriti.
registry-close-how = Zašto
registry-close-do = Zatvori domaćinstvo
registry-closed_how = Zatvoreno
registry-closed = Domaćinstvo je zatvoreno.
registry-reopen = Otvori ponovo
registry-reopened = Domaćinstvo je ponovo otvoreno. Članove vratite jednog po jednog.

# Kontakti
registry-contacts = Kontakti
registry-no-contacts = Nema kontakata.
registry-contact-not-wanted = Osoba ne želi da je zovete: pristanak na kontakt je odbijen ili povučen.
registry-contact-new = Novi kontakt
registry-contact-kind = Vrsta
registry-contact-value = Broj, adresa ili opis
registry-contact-value-hint = Na primer: 064 123 4567; preko komšinice Mire.
registry-contact-when = Kada se može zvati
registry-contact-when-hint = Na primer: posle 16 časova; ne ostavljati poruku.
registry-contact-preferred = najbolji način
registry-contact-preferred-box = Ovo je način koji osoba najviše želi
registry-contact-end = Ne važi više

# Dokumenti
registry-documents = Dokumenti
registry-no-documents = O dokumentima ništa nije zabeleženo.
registry-document-record = Zabeleži stanje dokumenta
registry-document-kind = Dokument
registry-document-state = Stanje
registry-document-valid-to = Važi do
registry-document-number = Broj
registry-document-number-hint = Samo ako je potreban za rad. Čuva se zaključano.
registry-document-obstacle = Šta otežava da se dobije

# Grupe i pravni status
registry-groups = Grupe i pravni status
registry-no-groups = Ništa nije zabeleženo.
registry-groups-hidden = Nešto je skriveno jer je osoba povukla ili nije dala pristanak.
registry-group = Grupa
registry-group-hint = Nacionalna pripadnost: samo po izjavi osobe i uz pristanak. Zdravlje: uz pristanak.
registry-group-new = Dodaj grupu ili status
registry-group-end = Ne važi više
registry-legal-status = Pravni status
registry-self-declared = Osoba je to sama izjavila
registry-self-declared-hint = Za nacionalnu pripadnost obavezno: niko drugi je ne može navesti.
registry-self-declared-mark = po izjavi osobe

# Pristanci
registry-consents = Pristanci i pravni osnov
registry-consent-record = Zabeleži odgovor
registry-consent-all = Svi odgovori
registry-consent-none = nije pitano
registry-consent-none-yet = Još ništa nije zabeleženo.
registry-consent-purpose = Svrha
registry-consent-answer = Odgovor
registry-consent-basis = Pravni osnov
registry-consent-day = Dan
registry-consent-signature = Kako je dat
registry-consent-text = Verzija teksta
registry-consent-proxy = Ko je odgovorio umesto osobe
registry-consent-proxy-hint = Roditelj, staratelj ili punomoćnik/ca: ime i svojstvo. Ostavite prazno ako je odgovorila osoba sama.
registry-consent-recorder = Zabeležio/la
registry-consent-other-bases = Na čemu počiva bez pristanka
registry-consent-to-verify = treba proveriti
registry-consent-sheet = Potpisani list
registry-consent-sheet-hint = Jedan od priloga koji se već čuvaju uz osobu.
registry-consent-sheet-new = Potpisani list kao nov prilog
registry-consent-sheet-about = Potpisani list: { $purpose }
registry-consent-sheet-kept = čuva se
registry-consent-sheet-removed = uklonjen je
registry-error-one-sheet = Izaberite jedan od sačuvanih priloga ili nov, ne oba.
registry-consent-form = Obrazac za potpis
registry-consent-form-lead = Odštampajte ga na jeziku i pismu osobe, pročitajte joj ga, pa zabeležite odgovor. Čuvajte potpisani list.
registry-consent-print = Odštampaj
registry-consent-read = pročitaj tekst te verzije
registry-paper-language = Jezik i pismo obrasca
# used by: pages/consent_form.rs (registry-paper-language-<language>)
registry-paper-language-sr-cyrl = srpski, ćirilica
registry-paper-language-sr-latn = srpski, latinica
registry-paper-language-en = engleski
registry-paper-title = Pristanak: { $purpose }
registry-paper-who = Prezime i ime
registry-paper-yes = pristajem
registry-paper-no = ne pristajem
registry-paper-withdraw = Pristanak može da se povuče u svakom trenutku, jednako lako kao što je dat. Povlačenje važi od tog trenutka.
registry-paper-day = Mesto i dan
registry-paper-signature = Potpis
registry-paper-proxy = Ako potpisuje neko umesto osobe: ime, svojstvo (roditelj, staratelj, punomoćnik/ca) i potpis
registry-paper-taker = Pristanak primio/la
registry-paper-version = Verzija teksta { $version }, važi od { $from } Odštampano { $today }

# Beleške
registry-notes = Beleške
registry-no-notes = Još nema beležaka
registry-no-notes-do = Prva beleška koju upišete stajaće ovde.
registry-note-new = Nova beleška
registry-note-correct = Ispravi belešku
registry-note-text = Tekst
registry-note-day = Dan posete ili razgovora
registry-note-day-hint = Ostavite prazno za danas.
registry-note-restricted = ograničena
registry-note-restricted-box = Ograničena beleška
registry-note-restricted-hint = Vide je samo voditelji/ke slučaja i koordinatori/ke.
registry-note-version = verzija
registry-notes-all = Sve beleške
registry-notes-earlier = Ranije verzije

# Prilozi
registry-files = Prilozi
registry-no-files = Nema priloga.
registry-file = Datoteka
registry-file-hint = PDF, PNG ili JPEG, najviše 10 MB. Iz slika se uklanja gde su i kada snimljene.
registry-file-new = Novi prilog
registry-file-about = Šta je to
registry-file-restricted = ograničen
registry-file-restricted-box = Ograničen prilog
registry-file-restricted-hint = Vide ga samo voditelji/ke slučaja i koordinatori/ke.
registry-file-about-hint = Na primer: rešenje o NSP iz maja; fotografija krova.
registry-file-name = Ime datoteke
registry-file-size = Veličina
registry-file-author = Dodao/la
registry-file-keep = Sačuvaj prilog
registry-file-kept = Prilog je sačuvan.
registry-file-remove = Ukloni
registry-file-remove-question = Prilog se briše zauvek. Ostaje zabeleženo da je postojao. Ukloniti?
registry-file-removed = Prilog je uklonjen.

# Zaštita
registry-protection = Zaštita
registry-protection-lead = Zapis pod zaštitom vidi samo krug izabranih osoba. Za sve druge ga nema: ni u spisku, ni u pretrazi, ni u izvozu, ni u istoriji.
registry-protection-reason = Razlog
registry-protection-reason-hint = Čuva se zaključano, vidi ga samo krug.
registry-protection-circle = Ko vidi zapis, osim vas
registry-protection-circle-hint = Izaberite samo one koji moraju da rade sa osobom.
registry-protection-do = Stavi pod zaštitu
registry-protection-change = Sačuvaj krug
registry-protection-end = Ukidanje zaštite
registry-protection-end-do = Ukini zaštitu
registry-protection-end-lead = Zapis će ponovo videti svi koji imaju pristup registru.
registry-protection-end-question = Da li zaista ukidate zaštitu?
registry-protections = Zaštićeni zapisi
registry-no-protections = Ništa nije pod zaštitom u vašem krugu
registry-no-protections-do = Na strani osobe ili domaćinstva izaberite „Zaštita“.
registry-protection-since = Pod zaštitom od
registry-protections-left = Zapisi bez kruga
registry-protections-left-lead = Niko iz kruga ovih zapisa ne radi više ovde. Preuzmite ih da se ne bi izgubili; preuzimanje ostaje zabeleženo.
registry-protection-take = Preuzmi
registry-handover-circles = Krugovi zaštićenih zapisa
registry-protection-ended = Zaštita je ukinuta.

# Srodnici
registry-relatives = Dosijei srodnika
registry-relatives-lead = Ko radi ovde ne gleda dosijee svojih srodnika. Prijavljeni dosije je zatvoren; otvara se uz obrazloženje, na sat vremena.
registry-no-relatives = Ništa nije prijavljeno
registry-no-relatives-do = Na strani domaćinstva izaberite „Ovo je dosije mojih srodnika“.
registry-relative-of = Čiji su srodnici
registry-relative-since = Prijavljeno
registry-relative-openings = Otvaranja
registry-relative-end = Ukini prijavu
registry-relative-declare = Ovo je dosije mojih srodnika
registry-relative-question = Dosije će za vas biti zatvoren. Prijavu može da ukine samo koordinator/ka. Prijaviti?
registry-relative-declared = Prijavljeno. Dosije je za vas zatvoren.
registry-relative-title = Dosije vaših srodnika
registry-relative-closed = Prijavili ste da su ovo vaši srodnici. Za otvaranje je potrebno obrazloženje, koje vidi koordinator/ka.
registry-relative-reason = Zašto morate da otvorite ovaj dosije
registry-relative-reason-hint = Na primer: niko drugi danas ne može da primi stranku.
registry-relative-open = Otvori na sat vremena
registry-relative-opened = Dosije je otvoren na sat vremena.

# Adresa
registry-address_kind = Vrsta adrese
registry-point = Tačka na karti
registry-area = Mesto na kilometar
registry-point-hint = Geografska širina i dužina, na primer 43.1586, 22.585. Tačno mesto vide samo oni koji posećuju.

# Prvo pretraga
registry-search-first = Prvo potražite da li domaćinstvo ili neko od članova već postoji: po imenu, adresi, JMBG-u ili telefonu.
registry-search-do = Traži
registry-search-persons = Ime, JMBG ili telefon osobe
registry-search-none-of-these = Nije nijedno od ovih: unesi novo
registry-picker-hint = Ćirilica, latinica i slova bez kvačica nalaze se jednako.
registry-picker-none = Ništa nije nađeno za „{ $wanted }“
registry-picker-count = { $count ->
    [one] Nađen { $count } zapis
    [few] Nađena { $count } zapisa
   *[other] Nađeno { $count } zapisa
}

# Početna strana
registry-panel-unasked = Nisu pitani za učešće
registry-panel-unasked-lead = U domaćinstvima koja ste Vi uneli. Otvorite ime i zabeležite šta je osoba rekla.
registry-panel-unasked-who = Koga treba pitati
registry-panel-recent = Poslednje izmenjena domaćinstva
registry-panel-all = Sva domaćinstva

# used by: identity, pages/words.rs (registry-permission-<dozvola>)
registry-permission-list-households = Vidi spisak domaćinstava i pretražuje ga
registry-permission-view-household = Vidi domaćinstvo i njegove članove
registry-permission-create-household = Unosi domaćinstva
registry-permission-change-household = Menja domaćinstva i podatke o članovima
registry-permission-view-history = Vidi istoriju izmena domaćinstva
registry-permission-export-households = Iznosi spisak domaćinstava u datoteku
registry-permission-view-exact-place = Vidi tačno mesto domaćinstva na karti
registry-permission-change-membership = Beleži rođenja, smrti, preseljenja, brakove, podele i spajanja domaćinstava
registry-permission-merge-persons = Odlučuje koji zapisi se odnose na istu osobu ili isto domaćinstvo i poništava to
registry-permission-view-groups = Vidi i beleži ranjive grupe i pravni status
registry-permission-record-consent = Vidi i beleži pristanke
registry-permission-view-notes = Čita i piše beleške
registry-permission-view-restricted-notes = Čita i piše ograničene beleške i priloge
registry-permission-attach = Dodaje i preuzima priloge
registry-permission-protect = Stavlja pod zaštitu i određuje ko vidi
registry-permission-keep-relatives = Vidi prijavljene dosijee srodnika i ukida prijave
registry-permission-settle-disputes = Presuđuje o zapisima o kojima dve osobe odlučuju različito
registry-permission-find-duplicates = Traži pretragu osoba unetih dvaput
registry-permission-review-duplicates = Odlučuje o mogućim istim osobama

# used by: pages/words.rs (registry-relation-<name>)
registry-relation-reference = nosilac domaćinstva
registry-relation-partner = supružnik ili partner/ka
registry-relation-child = sin ili ćerka
registry-relation-parent = otac ili majka
registry-relation-sibling = brat ili sestra
registry-relation-grandchild = unuk/a
registry-relation-grandparent = deda ili baba
registry-relation-other-relative = drugi srodnik
registry-relation-not-related = nije u srodstvu

# used by: pages/words.rs (registry-sex-<name>)
registry-sex-female = ženski
registry-sex-male = muški

# used by: pages/words.rs (registry-joins-<name>)
registry-joins-entry = U domaćinstvu od unosa
registry-joins-birth = Rođenje u domaćinstvu
registry-joins-moved-in = Doseljenje
registry-joins-marriage = Dolazak sklapanjem braka
registry-joins-merge = Dolazak spajanjem domaćinstava
registry-joins-split = Početak novog domaćinstva podelom
registry-joins-came-back = Povratak ili ispravka
registry-joins-same-household = Isto domaćinstvo, uneto dvaput

# used by: pages/words.rs (registry-leaves-<name>)
registry-leaves-death = Smrt
registry-leaves-moved-out = Odseljenje
registry-leaves-marriage = Odlazak sklapanjem braka
registry-leaves-merge = Prelazak spajanjem domaćinstava
registry-leaves-split = Odlazak podelom domaćinstva
registry-leaves-transferred = Preneto u drugu opštinu
registry-leaves-erased = Izbrisano na zahtev osobe
registry-leaves-same-person = Ista osoba kao u drugom zapisu
registry-leaves-same-household = Isto domaćinstvo, vodi se u drugom zapisu

# used by: pages/words.rs (registry-closes-<name>)
registry-closes-merged = Članovi su prešli u drugo domaćinstvo
registry-closes-empty = Niko više ne živi u domaćinstvu
registry-closes-moved-away = Domaćinstvo se odselilo iz opštine
registry-closes-transferred = Domaćinstvo je preneto u drugu opštinu
registry-closes-mistake = Uneto je greškom
registry-closes-erased = Izbrisano na zahtev

# used by: pages/words.rs (registry-home-<name>)
registry-home-as-before = Kao do sada
registry-home-with-partner = Osoba se seli kod partnera/ke
registry-home-with-person = Partner/ka se seli kod osobe

# used by: pages/words.rs (registry-place-<name>)
registry-place-formal = ulica ili naselje sa kućnim brojem
registry-place-no-number = kuća bez broja
registry-place-informal = neformalno naselje

# used by: pages/words.rs (registry-contact-<name>)
registry-contact-phone = telefon
registry-contact-email = e-pošta
registry-contact-other = drugo

# used by: pages/words.rs (registry-document-<name>)
registry-document-birth-certificate = izvod iz knjige rođenih
registry-document-id-card = lična karta
registry-document-residence = prijava prebivališta
registry-document-citizenship = uverenje o državljanstvu
registry-document-health-card = zdravstvena kartica
registry-document-passport = putna isprava
registry-document-status-card = izbeglička legitimacija ili legitimacija raseljenog lica
registry-document-disability-decision = rešenje o invaliditetu ili telesnom oštećenju
registry-document-work-record = radna knjižica ili dokaz o stažu
registry-document-bank-account = račun u banci

# used by: pages/words.rs (registry-document-state-<name>)
registry-document-state-has = ima
registry-document-state-expired = istekao
registry-document-state-has-not = nema
registry-document-state-unknown = nije poznato

# used by: pages/words.rs (registry-obstacle-<name>)
registry-obstacle-cost = troškovi
registry-obstacle-no-address = nema prijavljenu adresu
registry-obstacle-no-birth-record = nije upisan/upisana u knjigu rođenih
registry-obstacle-procedure = ne zna postupak
registry-obstacle-distance = udaljenost
registry-obstacle-other = drugo

# used by: pages/words.rs (registry-group-<name>)
registry-group-vg01 = dete u siromaštvu
registry-group-vg02 = mladi van zaposlenja, obrazovanja i obuke
registry-group-vg03 = mladi koji napuštaju sistem zaštite
registry-group-vg04 = samohrani roditelj
registry-group-vg05 = porodica sa troje i više dece
registry-group-vg06 = osoba sa invaliditetom
registry-group-vg07 = negovatelj/ica
registry-group-vg08 = starija osoba koja živi sama
registry-group-vg09 = Rom/Romkinja
registry-group-vg10 = druga nacionalna manjina
registry-group-vg11 = žena žrtva nasilja
registry-group-vg12 = dugoročno nezaposlen/a
registry-group-vg13 = korisnik/ca novčane socijalne pomoći
registry-group-vg14 = niska kvalifikacija
registry-group-vg15 = izbeglica ili interno raseljeno lice
registry-group-vg16 = povratnik/ca
registry-group-vg17 = beskućnik/ca
registry-group-vg18 = pravno nevidljiva osoba
registry-group-vg19 = seosko udaljeno domaćinstvo
registry-group-vg20 = mentalno zdravlje
registry-group-vg21 = zavisnost
registry-group-vg22 = bivši osuđenik/ca
registry-group-vg23 = siromašan/na zaposleni/a
registry-group-vg24 = odrasla nezaposlena radno sposobna osoba

# used by: pages/words.rs (registry-status-<name>)
registry-status-refugee = izbeglica
registry-status-displaced = interno raseljeno lice
registry-status-readmission-returnee = povratnik/povratnica po readmisiji
registry-status-asylum-seeker = tražilac/tražiteljka azila
registry-status-stateless = lice bez državljanstva

# used by: pages/words.rs (registry-purpose-<name>)
registry-purpose-participation = učešće u mapiranju
registry-purpose-contact = kontakt
registry-purpose-share-csr = dostavljanje centru za socijalni rad
registry-purpose-share-nsz = dostavljanje Nacionalnoj službi za zapošljavanje
registry-purpose-ethnicity = nacionalna pripadnost
registry-purpose-health = zdravlje i invaliditet
registry-purpose-photo = fotografisanje

# used by: pages/words.rs (registry-answer-<name>)
registry-answer-given = pristaje
registry-answer-refused = odbija
registry-answer-withdrawn = povlači pristanak

# used by: pages/words.rs (registry-signature-<name>)
registry-signature-paper = potpis na papiru
registry-signature-screen = potpis na ekranu
registry-signature-oral = usmeno, pred svedokom

# Prava osobe
registry-rights = Prava osobe
registry-rights-do = Uvid i brisanje
registry-rights-lead = Svako ima pravo da vidi šta se o njemu/njoj čuva i ko je gledao, da traži ispravku, ograničenje ili brisanje i da prigovori. Odgovara se u roku od 30 dana.
registry-rights-none = Osoba do sada ništa nije tražila.
registry-right-record = Zabeleži zahtev
registry-right-kind = Šta osoba traži
registry-right-asked = zatraženo
registry-right-asked-on = Dan zahteva
registry-right-due = odgovoriti do
registry-right-decided = odlučeno
registry-right-text = Rečima osobe
registry-right-text-hint = Čuva se zaključano.
registry-right-answer = Odgovor osobi
registry-access-report = Izveštaj o uvidu
registry-access-lead = Sve što se o osobi čuva i svako ko je gledao ili menjao podatke, stanje na dan { $day }
registry-access-pdf = Preuzmi kao PDF
registry-access-kind = Vrsta
registry-access-rights = Ako nešto nije tačno, možete tražiti ispravku. Možete tražiti i ograničenje obrade ili brisanje, prigovoriti, i obratiti se Povereniku za informacije od javnog značaja i zaštitu podataka o ličnosti.
registry-accesses = Ko je gledao i menjao
registry-accesses-none = Niko do sada.
registry-access-at = Kada
registry-access-who = Ko
registry-access-what = Šta
registry-access-look = uvid
registry-access-change = izmena
registry-held-what = Podatak
registry-held-value = Vrednost
registry-held-origin = Od kada, od koga
registry-access-partial = Ovaj izveštaj ne sadrži ono što osobi saopštava samo voditelj/ka slučaja. Tako je u svakom izveštaju koji sačini neko drugi, bez obzira na to da li takvih podataka ima. Za taj deo obratite se voditelju/ki slučaja.
registry-access-check = Pre uručenja: beleške i drugi slobodni tekstovi mogu pominjati druge ljude. Proverite da se time ne odaju njihovi podaci.
registry-access-cut = Za jedan zapis navodi se poslednjih { $most } uvida i izmena; ranije ih je bilo još.
registry-access-not-told = Pretrage, spiskovi, brojke, uvozi i izvozi beleže se sa podatkom ko ih je i kada tražio, ali ne i sa svima koje su prikazali ili sadržali. Zato ovde nisu navedeni poimence.
registry-access-of-household = domaćinstvo
registry-held-terms = Pronalazi se po rečima
registry-held-home = Domaćinstvo { $code }
registry-held-home-left = Domaćinstvo { $code }, za vreme dok je osoba bila u njemu
registry-held-home-note = Beleška o domaćinstvu
registry-held-home-file = Prilog o domaćinstvu
registry-held-relative = Neko ko ovde radi prijavio je da je ovo domaćinstvo njegovih srodnika; toj osobi je dosije zatvoren.
registry-held-relative-opened = Toj osobi je ipak otvoren, iz razloga
registry-held-merged = Prepoznato kao isto što i drugi zapis
registry-held-merge-undone = Prepoznato kao isto što i drugi zapis, pa poništeno
registry-erase = Izbriši osobu
registry-erase-lead = Brisanje se ne može opozvati. Ključ osobe se uništava: ime, JMBG, kontakti, dokumenti, beleške i istorija više se ne mogu pročitati, ni iz ranijih rezervnih kopija. Brišu se svi zapisi o osobi, i oni koji su prepoznati kao ista osoba. Ako je osoba živela sama, briše se i domaćinstvo, sa svim njegovim zapisima.
registry-erase-first = Pre brisanja osobi uručite:
registry-erase-name = Ime i prezime osobe
registry-erase-name-hint = Upišite ponovo, da se ne izbriše pogrešna osoba.
registry-erase-sure = Zaista izbrisati osobu? To se ne može opozvati.
registry-person-erased = Osoba je izbrisana.
registry-error-other-name = To nije ime te osobe.
registry-error-restricted = Ovi podaci smeju samo da se čuvaju: obrada je ograničena (ZZPL, čl. 31). Najpre okončajte ograničenje na strani o pravima.
registry-is-restricted = Ovi podaci smeju samo da se čuvaju: obrada je ograničena (ZZPL, čl. 31). Dok traje, ništa se ne menja, ne procenjuje i ne broji.
registry-panel-rights = Zahtevi po pravu koji čekaju
registry-panel-rights-all = Svi zahtevi po pravu
registry-open-rights = Zahtevi po pravu
registry-no-open-rights = Na svaki zahtev je odgovoreno
registry-no-open-rights-do = Šta neko traži po pravu beleži se na strani osobe, pod Prava. Ovde stoji dok se ne odgovori.
registry-right-late = kasni
registry-right-asked-on-hint = Dan kada je osoba to tražila, pismeno ili usmeno; od njega teče trideset dana.
registry-error-decided = O tome je već odlučeno.

# used by: pages/words.rs (registry-right-kind-<name>)
registry-right-kind-access = uvid u podatke
registry-right-kind-rectification = ispravku
registry-right-kind-erasure = brisanje
registry-right-kind-restriction = ograničenje obrade
registry-right-kind-objection = prigovor

# used by: pages/words.rs (registry-right-state-<name>)
registry-right-state-open = čeka odluku
registry-right-state-granted = usvojeno
registry-right-state-refused = odbijeno
registry-right-state-over = prestalo

# used by: pages/words.rs (registry-right-do-<name>)
registry-right-do-granted = Usvoji
registry-right-do-refused = Odbij
registry-right-do-over = Prestaje

# used by: `web::App::action_text`; radnje iz evidencije, običnim rečima (izveštaj o uvidu).
registry-act-access_report = izrađen izveštaj o uvidu
registry-act-add_contact = upisan kontakt
registry-act-add_group = upisana pripadnost grupi
registry-act-add_person = osoba dodata u domaćinstvo
registry-act-ask_find_duplicates = zatražena pretraga osoba unetih dvaput
registry-act-attach_file = priložena datoteka
registry-act-change_circle = promenjeno ko sme da vidi zaštićene podatke
registry-act-change_household = izmenjeni podaci o domaćinstvu
registry-act-change_person = izmenjeni podaci o osobi
registry-act-close_household = domaćinstvo zatvoreno
registry-act-compare_households = dva domaćinstva pregledana uporedo
registry-act-create_household = domaćinstvo upisano
registry-act-decide_pair = odlučeno da li su dva zapisa o istoj osobi
registry-act-decide_right = odlučeno o zahtevu po pravu
registry-act-declare_relative = zaposleni prijavio srodstvo
registry-act-end_contact = kontakt više ne važi
registry-act-end_group = pripadnost grupi više ne važi
registry-act-end_marriage = upisan kraj braka
registry-act-end_protection = zaštita podataka ukinuta
registry-act-end_relative = srodstvo više ne važi
registry-act-erase_person = podaci o osobi obrisani
registry-act-export_households = izvezen spisak domaćinstava
registry-act-find_duplicates = podaci upoređeni sa ostalima da se nađu osobe unete dvaput
registry-act-list_colleagues = prikazan spisak saradnika
registry-act-list_files = pregledan spisak priloga
registry-act-list_households = osoba ili domaćinstvo prikazano u spisku
registry-act-list_open_rights = pregledani zahtevi koji čekaju
registry-act-list_pairs = pregledan spisak mogućih istih osoba
registry-act-list_protections = pregledan spisak zaštićenih
registry-act-list_relatives = pregledana prijavljena srodstva
registry-act-list_unasked = prikazano ko još nije pitan za učešće
registry-act-merge_household_records = dva zapisa prepoznata kao isto domaćinstvo
registry-act-merge_households = domaćinstva spojena
registry-act-merge_persons = dva zapisa prepoznata kao ista osoba
registry-act-move_person = osoba prešla u drugo domaćinstvo
registry-act-name_pair = označeno kao moguća ista osoba kao u drugom zapisu
registry-act-name_record = prikazano ime na drugoj stranici
registry-act-open_relatives_file = otvoren dosije srodnika, uz obrazloženje
registry-act-protect_record = podaci stavljeni pod zaštitu
registry-act-record_consent = upisana saglasnost ili osnov
registry-act-record_departure = upisan odlazak ili smrt
registry-act-record_marriage = upisan brak
registry-act-record_right = upisan zahtev po pravu
registry-act-remove_file = prilog uklonjen
registry-act-reopen_household = domaćinstvo ponovo otvoreno
registry-act-return_person = upisan povratak osobe
registry-act-search_registry = osoba ili domaćinstvo nađeno pretragom
registry-act-split_household = domaćinstvo podeljeno
registry-act-take_file = prilog preuzet
registry-act-take_protection = preuzeta zaštita
registry-act-undo_household_merge = poništeno spajanje dva zapisa domaćinstva
registry-act-undo_merge = poništeno spajanje dva zapisa
registry-act-undo_pair_decision = poništena odluka o dva zapisa
registry-act-view_consents = pregledane saglasnosti
registry-act-view_groups = pregledana pripadnost grupama
registry-act-view_history = pregledana istorija izmena
registry-act-view_household = otvorena stranica domaćinstva
registry-act-view_notes = pročitane beleške
registry-act-view_pair = zapis pregledan uporedo s drugim
registry-act-view_person = otvorena stranica osobe
registry-act-view_protection = pregledana zaštita
registry-act-view_relative = pregledano srodstvo
registry-act-view_rights = pregledani zahtevi po pravu
registry-act-warn_of_duplicates = prikazano upozorenje o mogućoj istoj osobi
registry-act-write_document = upisana isprava
registry-act-write_note = upisana beleška

# Više zapisa o jednoj osobi
registry-records = Drugi zapisi o ovoj osobi
registry-records-lead = Utvrđeno je da se odnose na istu osobu. Ono što je tamo upisano ostaje tamo, odgovori važe i ovde, i po tome se osoba i dalje nalazi.
registry-record-merged = Ovaj zapis se odnosi na osobu koja se vodi u drugom zapisu. Izmene se unose tamo.
registry-record-standing = Otvori zapis o osobi
registry-record-merged-at = Prepoznato kao ista osoba
registry-in-other-record = u zapisu { $name }
registry-merge-undo = Nisu ista osoba: poništi spajanje
registry-merge-undone = Dva zapisa se ponovo odnose na dve osobe.
registry-error-merged = Ova osoba se vodi u drugom zapisu: izmenu unesite tamo.
registry-error-merged-on = Ovo domaćinstvo se sada vodi u drugom zapisu. Najpre poništite to spajanje.
registry-person-twice = Ova osoba je uneta dvaput
registry-person-twice-whom = Koji drugi zapis se odnosi na istu osobu? Potražite ga.
registry-person-twice-lead = Oba zapisa se prikazuju uporedo. Ništa se ne spaja pre nego što neko odluči.
registry-person-twice-with = Drugi zapis:
registry-person-twice-do = Uporedi dva zapisa
registry-person-twice-same-record = To je isti ovaj zapis. Izaberite drugi.
registry-person-twice-merged = Jedan od dva zapisa je već spojen. Otvorite zapis u kome se osoba vodi i uporedite odatle.

# Domaćinstva uneta dvaput
registry-twice = Isto domaćinstvo je uneto dvaput
registry-twice-lead = Jedan zapis ostaje, drugi se zatvara i ostaje čitljiv. Niko se nije preselio: ispravlja se samo unos. Ništa se ne gubi i sve se može poništiti jednim potezom.
registry-twice-which = Koji je drugi zapis? Potražite ga.
registry-twice-exchange = Neka ostane drugi zapis
registry-twice-members = Ko je ko
registry-twice-who = Za svakog člana drugog zapisa izaberite koja je to osoba u zapisu koji ostaje. Predlog je ono što je verovatnije.
registry-twice-same = Ista osoba
registry-twice-asked = { $name }: ista osoba kao
registry-twice-lives-there = Nije upisan/a ovde, ali i on/ona živi u ovom domaćinstvu
registry-twice-in-other-record = { $name } (vodi se u drugom zapisu)
registry-twice-likely = Verovatnoća da je to { $name }: { $share }.
registry-twice-unlike = Niko u zapisu koji ostaje nije sličan.
registry-twice-nobody = U drugom zapisu nema članova.
registry-twice-empty = nema članova
registry-twice-values = O domaćinstvu
registry-twice-stays = Zapis koji ostaje
registry-twice-other = Drugi zapis
registry-twice-do = To je isto domaćinstvo: spoji zapise
registry-twice-merged = Zapisi su spojeni. Ako je to bila greška, spajanje se može poništiti na ovoj strani.
registry-twice-records = Uneto i kao
registry-twice-records-lead = Utvrđeno je da je isto domaćinstvo. Odgovori koji su tamo upisani važe i ovde, a beleške i prilozi ostaju tamo.
registry-twice-merged-at = Prepoznato kao isto domaćinstvo
registry-twice-undo = Nije isto domaćinstvo: poništi spajanje
registry-twice-undone = Spajanje je poništeno. To su ponovo dva domaćinstva.
registry-twice-of-pair = Spoji i njihova domaćinstva

# Osobe koje su možda unete dvaput
registry-duplicates = Moguće iste osobe
registry-duplicates-lead = Zapisi koji se možda odnose na istu osobu. Program ih pronalazi i kaže zašto; odlučuje čovek. Ono što nije ista osoba pamti se i ne pita ponovo.
registry-duplicates-search = Pronađi sada
registry-duplicates-asked = Pretraga je zatražena.
registry-duplicates-begin = Počni pregled
registry-duplicates-failed = Pretraga nije uspela. Pokušajte ponovo; ako se ponovi, javite administratoru.
registry-duplicates-outcome = Upoređeno osoba: { $persons }. Novih parova: { $new }.
registry-duplicates-none = Nijedan par ne čeka odluku
registry-duplicates-none-do = Pretraga se obavlja svake noći. Ko vodi kancelariju može je zatražiti i odmah.
registry-duplicates-none-so = Nema takvih parova
registry-duplicates-none-so-do = Ovde stoje parovi o kojima je odlučeno.
registry-pair-title = Moguća ista osoba
registry-pair-names = Zapisi
registry-pair-probability = Verovatnoća da je ista osoba
registry-pair-found = Pronađeno
registry-pair-state = Stanje
registry-pair-states = Parovi po stanju
registry-pair-shown-now = prikazano u spisku
registry-pair-awaits-second = čeka drugi pregled
registry-more-than = više od { $share }
registry-less-than = manje od { $share }
registry-pair-records = Oba zapisa
registry-pair-field = Podatak
registry-pair-left = Prvi zapis
registry-pair-right = Drugi zapis
registry-pair-differs = razlikuje se
registry-pair-kept = Zapis koji ostaje
registry-pair-keep-this = ostaje ovaj zapis
registry-pair-choose = Ako je ista osoba, izaberite koja vrednost se prikazuje i koji zapis ostaje. Predlog je potpuniji, odnosno noviji podatak. Ništa se ne gubi i odluka se može poništiti.
registry-pair-others = Ostali članovi
registry-pair-alone = nema drugih članova
registry-pair-entered = Uneto
registry-pair-previous = Prethodni par
registry-pair-next = Sledeći par
registry-pair-last = Vaša poslednja odluka
registry-pair-undo = Poništi odluku
registry-pair-undo-last = Poništi poslednju odluku
registry-pair-undone = Odluka je poništena.
registry-pair-decided = Odluka je sačuvana.
registry-pair-keys = Tasteri:
registry-pair-all-keys = sve prečice
registry-pair-waits-second = Vaša odluka je sačuvana. Ovaj par nezavisno pregleda još jedna osoba, koja ne vidi šta ste odlučili.
registry-pair-disputed-waits = Dve osobe su odlučile različito. Odlučuje koordinator ili koordinatorka.
registry-pair-evidence = Šta govori za i protiv
registry-pair-waterfall = Doprinos svakog podatka
registry-pair-waterfall-says = Podaci koji se poklapaju povećavaju zbir, oni koji se razlikuju smanjuju ga. Zbir iznad nule znači da je verovatnije ista osoba nego dve.
registry-pair-prior = Pre poređenja
registry-pair-sum = Zbir
registry-pair-weight = Doprinos (bitova)
registry-pair-level = Poklapanje

# used by: pages/words.rs (registry-pair-state-<stanje>)
registry-pair-state-open = čeka odluku
registry-pair-state-same = ista osoba
registry-pair-state-not-same = nisu ista osoba
registry-pair-state-disputed = sporno

# used by: pages/words.rs (registry-decision-<odluka>)
registry-decision-same = Ista osoba
registry-decision-not-same = Nisu ista osoba
registry-decision-unsure = Ne znam

registry-decision = Odluka
registry-decision-at = Kada
registry-decision-final = presuđeno
registry-decision-second = drugi, nezavisan pregled
registry-decisions = Odluke
registry-reviewer = Ko
registry-reviewers = Obavljeni posao
registry-reviewer-decided = Odluka ukupno
registry-agreement-none = Deseti deo parova pregledaju dve osobe nezavisno jedna od druge. Takvih odluka još nema.
registry-agreement = { $pairs ->
    [one] { $pairs } par su pregledale dve osobe nezavisno jedna od druge;
    [few] { $pairs } para su pregledale dve osobe nezavisno jedna od druge;
   *[other] { $pairs } parova su pregledale dve osobe nezavisno jedna od druge;
} isto su odlučile kod { $agreed } ({ $share }).

# used by: pages/words.rs (registry-evidence-<podatak>)
registry-evidence-given-name = Ime
registry-evidence-family-name = Prezime
registry-evidence-other-name = Drugo prezime
registry-evidence-sex = Pol
registry-evidence-birth-date = Datum rođenja
registry-evidence-jmbg = JMBG
registry-evidence-settlement = Naselje
registry-evidence-address = Adresa
registry-evidence-phone = Telefon
registry-evidence-shared = Ono što dele i ukućani
registry-evidence-members = Ostali članovi

# used by: pages/words.rs (registry-level-<stepen>)
registry-level-missing = nije poznato
registry-level-exact = isto
registry-level-variant = oblik istog imena
registry-level-part = poklapa se deo
registry-level-initial = odgovara početno slovo
registry-level-typo = jedna greška u pisanju
registry-level-similar = slično
registry-level-slight = malo slično
registry-level-different = različito
registry-level-transposed = zamenjena mesta
registry-level-counted = već uračunato
registry-level-swapped = zamenjeni dan i mesec
registry-level-next-day = dan pre ili posle
registry-level-year-only = poznata samo godina, ista
registry-level-same-year = ista godina
registry-level-same-day = isti dan i mesec, druga godina
registry-level-conflict = dva različita ispravna broja
registry-level-number-only = isti kućni broj

registry-finding-jmbg-missing = Bar u jednom zapisu nema JMBG.
registry-finding-jmbg-faulty = JMBG u jednom zapisu nije ispravan.
registry-finding-jmbg-contradicts-date = JMBG se ne slaže sa datumom rođenja u istom zapisu.
registry-finding-jmbg-contradicts-sex = JMBG se ne slaže sa polom u istom zapisu.
registry-finding-perhaps-twins = Sve osim imena se poklapa: možda su blizanci, a možda jedna osoba pod dva imena.

# Upozorenje pri unosu
registry-likely-title = Moguća ista osoba
registry-likely-somebody-else = Ovo je neko drugi
registry-likely-go-on = Nastavi u tom domaćinstvu
registry-likely-ask = Možda je ova osoba već uneta. Pogledajte ko liči na nju, pa označite „Ovo je neko drugi“ ili nastavite u postojećem zapisu.
