# Reči okvira stranica, latinicom; ćirilica se izvodi. Kaže se „Vi”, oba roda, bez optuživanja.

web-sign-in = Prijava
web-sign-out = Odjava
web-home = Početna
web-help = Pomoć
web-close = Zatvori
web-skip-to-content = Pređi na sadržaj
web-menu = Glavni meni
web-menu-open = Otvori meni
web-menu-work = Rad sa korisnicima/korisnicama
web-menu-figures = Podaci i izveštaji
web-menu-administration = Administracija
web-search = Pretraga
web-language = Jezik i pismo
web-municipality = Opština
web-municipality-none = Opština nije izabrana
web-municipality-choose = Izaberite opštinu u kojoj radite
web-notices = Obaveštenja
web-notices-unread = { $count ->
    [one] { $count } nepročitano obaveštenje
    [few] { $count } nepročitana obaveštenja
   *[other] { $count } nepročitanih obaveštenja
}
web-account = Moj nalog
web-theme = Izgled
web-theme-auto = Kao na uređaju
web-theme-light = Svetao
web-theme-dark = Taman
web-demo-title = Ogledni sistem
web-demo = Ovo je ogledni sistem sa izmišljenim podacima. Ne unosite podatke o stvarnim osobama.
web-breadcrumbs = Putanja
web-shortcuts = Prečice na tastaturi
web-confirm = Potvrda
web-confirm-yes = Potvrdi
web-error-network = Nema veze sa serverom. Proverite internet i pokušajte ponovo; ono što ste uneli je i dalje na stranici.
web-error-server = Server nije uspeo da obradi zahtev. Pokušajte ponovo za koji trenutak.

web-form-save = Sačuvaj
web-form-cancel = Odustani
web-form-errors = Proverite sledeća polja
web-field-optional = nije obavezno
web-field-error = Greška:
web-field-choose = – izaberite –
web-draft-offer = Na ovom uređaju postoji nacrt od
web-draft-restore = Vrati nacrt
web-draft-discard = Odbaci nacrt

web-error-required = Popunite ovo polje.
web-error-too-long = Tekst je predugačak: ima { $found }, a može najviše { $most } { $most ->
    [one] znak
    [few] znaka
   *[other] znakova
}.
web-error-control-characters = Tekst sadrži nevidljive znakove koji se ne mogu sačuvati. Ukucajte ga ponovo.
web-error-date = Unesite datum, na primer 3. 5. 2026.

web-table-search = Traži u ovom spisku
web-table-apply = Primeni
web-table-no-filter = bez filtera
web-table-columns = Kolone
web-table-export = Preuzmi
web-table-empty = Spisak je još prazan
web-table-no-match = Ništa ne odgovara pretrazi
web-table-no-match-hint = Proverite kako je napisano ili uklonite neki od filtera. Ćirilica, latinica i slova bez kvačica traže se podjednako.
web-table-show-all = Prikaži ceo spisak
web-table-counted = { $from }–{ $to } od { $total }
web-table-total = ukupno { $total }
web-table-more-than = više od { $total }
web-table-pages = Strane spiska
web-table-first = Prva
web-table-previous = Prethodna
web-table-next = Sledeća
web-table-last = Poslednja

web-history-empty = prazno
web-history-before = Ranije:
web-history-after = Sada:
web-explain-why = Kako se do ovoga došlo?
web-explain-inputs = Na osnovu čega
web-explain-rule = Pravilo
web-explain-change = Šta bi promenilo ishod
web-explain-version = verzija
web-job-waiting = Čeka na red …
web-job-working = Obrada je u toku …
web-job-done = Gotovo.
web-job-failed = Obrada nije uspela.
web-job-progress = Tok obrade
web-chart-values = Vrednosti u tabeli
web-map-unit = Jedinica lokalne samouprave
web-map-missing = nema podatka
web-export-sheet = Spisak
web-export-too-long = Spisak je predugačak za jedan list tabele. Suzite ga pretragom ili filterima, ili preuzmite CSV.

web-dashboard-title = Dobar dan, { $name }
web-dashboard-begin = Odakle želite da počnete?
web-dashboard-empty = Ovde još nema ničega za Vas
web-dashboard-empty-hint = Vašem nalogu još nije dodeljena nijedna uloga. Obratite se administratoru/administratorki svoje opštine.
web-panel-failed = Ovaj deo trenutno nije moguće prikazati. Osvežite stranicu za koji trenutak.

web-search-everything = Pretraga svih podataka
web-search-do = Traži
web-search-begin = Šta tražite?
web-search-how = Upišite bar dva znaka: ime i prezime, naselje, broj domaćinstva ili naziv pokazatelja. Svejedno je da li pišete ćirilicom, latinicom ili bez kvačica.
web-search-none = Ništa nije pronađeno za „{ $wanted }”
web-search-count = { $count ->
    [one] Pronađen { $count } rezultat
    [few] Pronađena { $count } rezultata
   *[other] Pronađeno { $count } rezultata
}
web-search-incomplete = Jedan deo podataka trenutno nije moguće pretražiti, pa rezultati možda nisu potpuni.

web-help-search-title = Pretraga
web-help-search = Polje za pretragu u zaglavlju traži u svemu što možete da vidite. Ćirilica i latinica traže se podjednako, a slova č, ć, š, ž i đ možete pisati i bez kvačica.
web-help-lists-title = Spiskovi
web-help-lists = Klik na naslov kolone menja redosled. Dugme „Kolone” bira šta se vidi, a „Preuzmi” daje isti spisak kao CSV ili XLSX. Adresa stranice pamti pretragu i filtere, pa je možete sačuvati ili poslati kolegi/koleginici.
web-help-forms-title = Obrasci
web-help-forms = Polja uz koja piše „nije obavezno” mogu ostati prazna. Ako nešto nedostaje, obrazac se vraća sa svim što ste uneli i sa objašnjenjem uz svako polje. Nacrt se čuva na Vašem uređaju jedan dan, bez osetljivih podataka.
web-help-language-title = Jezik, pismo i izgled
web-help-language = Jezik i pismo birate u zaglavlju. Svetao ili taman izgled birate u meniju naloga. Izbor se pamti.
web-help-trouble-title = Kada nešto ne radi
web-help-trouble = Stranica o grešci kaže šta se dogodilo i šta možete da uradite. Ako tražite pomoć, navedite broj zahteva koji na njoj piše. Pristup i uloge dodeljuje administrator/administratorka Vaše opštine.
web-key-hint = Prečice rade kada ne pišete u polju. Sve što rade prečice može se uraditi i mišem ili tasterom Tab.
web-key-search = pretraga svega
web-key-table = pretraga u spisku
web-key-rows = sledeći i prethodni red spiska
web-key-open = otvaranje izabranog reda
web-key-home = početna stranica
web-key-close = zatvaranje menija ili prozora
web-key-keys = spisak prečica na ovoj stranici

web-gallery = Galerija elemenata
web-gallery-lead = Svi elementi od kojih su sastavljene stranice, u svim stanjima. Svi podaci su izmišljeni.
web-gallery-contents = Sadržaj galerije
web-gallery-lists = Spiskovi
web-gallery-forms = Obrasci
web-gallery-parts = Delovi stranice
web-gallery-figures = Grafikoni i karta
web-gallery-saved = Sačuvano je.
web-gallery-error-number = Unesite ceo broj, na primer 4.
web-gallery-units = Izmišljena naselja
web-gallery-name = Naziv
web-gallery-district = Okrug
web-gallery-persons = Broj osoba
web-gallery-persons-hint = Svi koji žive u domaćinstvu, i deca.
web-gallery-state = Stanje
web-gallery-day = Datum
web-gallery-year = Godina
web-gallery-not-asked = nije pitano
web-gallery-search = Traži po nazivu
web-gallery-empty = Prazan spisak
web-gallery-none-yet = Još nema unetih domaćinstava
web-gallery-none-yet-hint = Kada unesete prvo domaćinstvo, pojaviće se ovde.
web-gallery-add = Novo domaćinstvo
web-gallery-change = Izmeni
web-gallery-delete = Obriši
web-gallery-print = Odštampaj
web-gallery-question = Obrisati ovaj zapis? Ovo se ne može opozvati.
web-gallery-wrong = Polja sa greškama (pošaljite obrazac prazan da vidite i pregled grešaka)
web-gallery-buttons = Dugmad koja odmah nešto rade
web-gallery-heating = Grejanje
web-gallery-heating-wood = na drva
web-gallery-heating-electricity = na struju
web-gallery-heating-none = bez grejanja
web-gallery-mail = E-pošta
web-gallery-phone = Telefon
web-gallery-answer = Da li domaćinstvo ima tekuću vodu?
web-gallery-yes = da
web-gallery-no = ne
web-gallery-refused = odgovor je odbijen
web-gallery-sources = Izvori grejanja
web-gallery-secret = Lozinka
web-gallery-file = Datoteka
web-gallery-fixed = Polje koje se ne menja
web-gallery-note = Beleška
web-gallery-note-hint = Osetljivo polje: nacrt se ne čuva na uređaju.
web-gallery-agreed = Osoba je saglasna sa obradom podataka
web-gallery-state-done = završeno
web-gallery-state-open = u toku
web-gallery-state-late = kasni
web-gallery-state-none = nije započeto
web-gallery-households = Mapirana domaćinstva
web-gallery-share = Stopa rizika od siromaštva
web-gallery-share-unit = Stopa rizika od siromaštva, %
web-gallery-source = Ogledni podaci, 2026.
web-gallery-withheld = ne prikazuje se: premalo slučajeva
web-gallery-facts = Podaci
web-gallery-history = Istorija
web-gallery-explanation = Objašnjenje
web-gallery-badges = Oznake
web-gallery-seen = Poslednja izmena:
web-gallery-messages = Poruke
web-gallery-message = Ovo je poruka. Kaže šta se dogodilo i, kada treba, šta dalje.
web-gallery-progress = Tok obrade
web-gallery-report = Otvori izveštaj
web-gallery-job-why = Datoteka je prazna. Izaberite drugu i pokušajte ponovo.
web-gallery-tabs = Kartice sa jezičcima
web-gallery-dialog = Prozor
web-gallery-dialog-open = Otvori prozor
web-gallery-changed = Podaci su izmenjeni
web-gallery-made = Domaćinstvo je uneto
web-gallery-worker = radnik/radnica Kancelarije
web-gallery-reason = Razlog: poseta domaćinstvu.
web-gallery-result = Prihod domaćinstva je ispod praga rizika od siromaštva.
web-gallery-income = Mesečni prihod, RSD
web-gallery-rule = Prihod po ekvivalentnoj odrasloj osobi poredi se sa 60% nacionalne medijane.
web-gallery-rule-source = Metodologija Eurostata
web-gallery-would-change = Da je mesečni prihod veći za 9.800 dinara, ishod bi bio drugačiji.
web-gallery-trend = Stopa rizika od siromaštva po godinama
web-gallery-chart-says = Izmišljene vrednosti između 18 i 25 odsto.
web-gallery-map = Karta izmišljenih opština

web-problem-home = Na početnu stranicu
web-problem-continue = Nastavi
web-problem-number = Broj zahteva (navedite ga kada tražite pomoć):
web-problem-status = Oznaka za programe (HTTP):

# used by: problem_page.rs, pages/problems.rs (web-problem-<vrsta>, -what, -do)
web-problem-sign-in-needed = Potrebna je prijava
web-problem-sign-in-needed-what = Za ovu stranicu potrebno je da budete prijavljeni.
web-problem-sign-in-needed-do = Prijavite se; posle prijave vraćate se tačno ovde. Ako ste već bili prijavljeni, prijava je istekla.
web-problem-not-found = Stranica nije pronađena
web-problem-not-found-what = Na ovoj adresi nema ničega što možete da vidite.
web-problem-not-found-do = Proverite adresu ili potražite ono što Vam treba. Ako mislite da bi trebalo da imate pristup, obratite se administratoru/administratorki.
web-problem-form-not-ours = Obrazac je zastareo
web-problem-form-not-ours-what = Obrazac je poslat sa stranice koja više ne važi, pa iz bezbednosnih razloga nije prihvaćen. Ništa nije promenjeno.
web-problem-form-not-ours-do = Vratite se na prethodnu stranicu, osvežite je i pošaljite obrazac ponovo.
web-problem-unreadable = Zahtev nije moguće pročitati
web-problem-unreadable-what = Ono što je poslato nije u obliku koji se ovde očekuje. Ništa nije promenjeno.
web-problem-unreadable-do = Vratite se i pokušajte ponovo. Ako ste sledili vezu sa drugog mesta, moguće je da je nepotpuna.
web-problem-invalid = Neki podaci nedostaju ili nisu ispravni
web-problem-invalid-what = Uneti podaci ne mogu da se sačuvaju takvi kakvi su. Ništa nije promenjeno.
web-problem-invalid-do = Vratite se na obrazac, ispravite označena polja i pošaljite ga ponovo.
web-problem-changed-meanwhile = Podaci su u međuvremenu promenjeni
web-problem-changed-meanwhile-what = Dok ste radili, neko drugi je izmenio isti zapis. Vaše izmene nisu sačuvane da tuđe ne bi bile izgubljene.
web-problem-changed-meanwhile-do = Vratite se, osvežite stranicu, pogledajte novo stanje i unesite svoje izmene ponovo.
web-problem-exists-already = Takav zapis već postoji
web-problem-exists-already-what = Zapis sa istim podacima već postoji, a može biti samo jedan. Ništa nije promenjeno.
web-problem-exists-already-do = Potražite postojeći zapis i nastavite rad na njemu.
web-problem-method-not-allowed = Ovo se ne može uraditi na ovoj adresi
web-problem-method-not-allowed-what = Adresa postoji, ali se ne koristi na ovaj način.
web-problem-method-not-allowed-do = Idite na početnu stranicu i dođite do željene radnje preko menija.
web-problem-too-large = Poslato je previše podataka
web-problem-too-large-what = Datoteka ili obrazac je veći nego što sistem prihvata. Ništa nije sačuvano.
web-problem-too-large-do = Smanjite datoteku ili je podelite na više delova, pa pokušajte ponovo.
web-problem-unsupported-media = Ova vrsta datoteke se ovde ne prihvata
web-problem-unsupported-media-what = Ono što je poslato nije vrste koja se ovde očekuje. Ništa nije sačuvano.
web-problem-unsupported-media-do = Pogledajte na obrascu koje se vrste datoteka prihvataju i izaberite drugu.
web-problem-too-many = Previše pokušaja
web-problem-too-many-what = Bilo je previše pokušaja za kratko vreme, pa je radnja privremeno zaustavljena.
web-problem-too-many-do = Sačekajte nekoliko minuta i pokušajte ponovo. Ako to niste bili Vi, obavestite administratora/administratorku.
web-problem-step-needed = Pre nastavka je potreban još jedan korak
web-problem-step-needed-what = Pre nego što nastavite, potrebno je da završite jedan korak koji štiti Vaš nalog.
web-problem-step-needed-do = Završite taj korak; posle toga sve radi kao i obično.
web-problem-internal = Nešto nije u redu sa sistemom
web-problem-internal-what = Došlo je do greške u programu. Niste Vi pogrešili, a greška je zabeležena.
web-problem-internal-do = Pokušajte ponovo. Ako se ponovi, javite administratoru/administratorki broj zahteva.
web-problem-unavailable = Sistem trenutno nije dostupan
web-problem-unavailable-what = Sistem se pokreće, zaustavlja ili baza podataka ne odgovara. Ono što je sačuvano ostaje sačuvano.
web-problem-unavailable-do = Sačekajte minut i osvežite stranicu.

# The API, described by itself.
web-api-title = Programski interfejs (API)
web-api-what = Opis za programe, po standardu OpenAPI 3.1:
web-api-token = Lični ključ pravite na stranici svog naloga. Program ga šalje u zaglavlju:
web-api-operation = Operacija
web-api-does = Šta radi
web-api-permission = Dozvola

# used by: identity, pages/words.rs (web-permission-<dozvola>)
web-permission-see-gallery = Vidi pregled delova od kojih su strane sastavljene
