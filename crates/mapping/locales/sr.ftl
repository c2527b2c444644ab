# Uvoz i izvoz domaćinstava, srpski, latinica; ćirilica se izvodi.

mapping-imports = Uvoz domaćinstava
mapping-imports-lead = Preuzimanje domaćinstava i odgovora iz tabela. Pre svakog uvoza vidi se šta bi se promenilo, a ceo uvoz može da se vrati.
mapping-new-import = Novi uvoz
mapping-new-import-lead = Datoteka se najpre samo čita. U registar se ništa ne upisuje dok ne potvrdite.
mapping-no-imports = Još ništa nije uvezeno
mapping-no-imports-hint = Uvoz preuzima domaćinstva i njihove odgovore iz tabele (CSV ili XLSX).
mapping-file = Datoteka
mapping-file-persons = Datoteka sa osobama
mapping-file-persons-hint = CSV, XLSX ili ODS; jedan red za svaku osobu, oznaka domaćinstva u svakom redu.
mapping-file-households = Datoteka sa domaćinstvima
mapping-file-households-hint = Samo ako je mapiranje navodi: jedan red za svako domaćinstvo.
mapping-source = Izvor
mapping-source-hint = Isti naziv za sve datoteke u kojima domaćinstvo ima istu oznaku. Po njemu se domaćinstva prepoznaju pri ponovnom uvozu.
mapping-round = Krug mapiranja
mapping-round-hint = Na primer 2026-1; može da ostane prazno.
mapping-valid-from = Odgovori važe od
mapping-valid-from-hint = Dan kada su odgovori prikupljeni.
mapping-mapping = Mapiranje kolona
mapping-mapping-lead = Mapiranje kaže koja kolona šta sadrži. Ako ga nemate, predložićemo ga iz zaglavlja, a Vi ćete ga pregledati.
mapping-mapping-page-lead = Pregledajte koja kolona šta sadrži. Zatim se datoteka čita i vidi se šta bi se promenilo.
mapping-mapping-hint = Tekst u obliku TOML. Redovi koji počinju znakom # su napomene.
mapping-mapping-file = Mapiranje iz datoteke
mapping-mapping-file-hint = Datoteka TOML; ima prednost nad sačuvanim mapiranjem.
mapping-kept = Sačuvano mapiranje
mapping-kept-hint = Mapiranje koje je ranije sačuvano pod nazivom.
mapping-keep-as = Sačuvaj pod nazivom
mapping-keep-as-hint = Pod ovim nazivom može da se izabere pri sledećem uvozu; isti naziv zamenjuje staro.
mapping-help = Kako se piše mapiranje
mapping-help-columns = Svaki deo [[column]] vezuje jednu kolonu (name) za jednu promenljivu (variable).
mapping-help-values = Šifre iz datoteke prevode se u vrednosti promenljive:
mapping-help-missing = Oznake za odgovor koji nedostaje navode se po vrsti:
mapping-help-period = Iznosi za mesec, nedelju ili tromesečje preračunavaju se:
mapping-help-constant = Vrednost koja važi za sve navodi se jednom u delu:
mapping-give = Pročitaj datoteku
mapping-preview = Prikaži šta bi se promenilo
mapping-proposed = Mapiranje je predloženo iz zaglavlja. Pregledajte ga.
mapping-given = Datoteka
mapping-given-at = Predato
mapping-given-by = Predao/predala
mapping-imported-at = Uvezeno
mapping-undone-at = Vraćeno
mapping-state = Stanje
mapping-households = Domaćinstva
mapping-household = Domaćinstvo
mapping-persons = Osobe
mapping-findings = Nalazi
mapping-not-counted = još nije pročitano

mapping-state-draft = čeka mapiranje
mapping-state-previewing = čita se
mapping-state-ready = čeka odluku
mapping-state-importing = uvozi se
mapping-state-imported = uvezeno
mapping-state-undoing = vraća se
mapping-state-undone = vraćeno
mapping-state-discarded = odbačeno

mapping-next-draft = Pregledajte predloženo mapiranje, pa pročitajte datoteku.
mapping-next-faults = Datoteka ima greške i ne može da se uveze. Ispravite datoteku i predajte je ponovo, ili izmenite mapiranje.
mapping-next-nothing = Sve iz ove datoteke već je u registru. Uvoz ništa ne bi promenio.
mapping-next-warnings = Datoteka može da se uveze. Pre toga pogledajte upozorenja.
mapping-next-ready = Datoteka može da se uveze. U registar još ništa nije upisano.
mapping-next-imported = Datoteka je uvezena i obrisana. Ceo uvoz može da se vrati.
mapping-next-undone = Uvoz je vraćen.
mapping-next-discarded = Datoteka je odbačena i obrisana.
mapping-job-failed = Rad nije uspeo i ništa nije upisano. Pokušajte ponovo; ako se ponovi, javite se administratoru/administratorki.

mapping-rows = { $count ->
    [one] { $count } red
    [few] { $count } reda
   *[other] { $count } redova
}
mapping-answers = { $count ->
    [one] { $count } odgovor
    [few] { $count } odgovora
   *[other] { $count } odgovora
}
mapping-new = Nova domaćinstva
mapping-entered = Uneta domaćinstva
mapping-new-persons = { $count ->
    [one] { $count } nova osoba
    [few] { $count } nove osobe
   *[other] { $count } novih osoba
}
mapping-changed = Izmenjena
mapping-changed-detail = upisuje se samo razlika
mapping-same = Ista kao ranije
mapping-same-detail = ništa se ne menja
mapping-matched = Već u registru
mapping-known-numbers = { $count ->
    [one] { $count } osoba po JMBG
    [few] { $count } osobe po JMBG
   *[other] { $count } osoba po JMBG
}
mapping-left-out = Izostavljena
mapping-left-out-detail = razlog stoji u nalazima

mapping-row = Red
mapping-column = Kolona
mapping-expected = Očekivano
mapping-found = Nađeno
mapping-weight = Težina
mapping-weight-error = greška
mapping-weight-warning = upozorenje
mapping-unlisted = { $count ->
    [one] Još { $count } nalaz nije naveden.
    [few] Još { $count } nalaza nisu navedena.
   *[other] Još { $count } nalaza nije navedeno.
}

mapping-run = Uvezi sada
mapping-run-question = Uvesti datoteku u registar?
mapping-run-again = Pokušaj ponovo
mapping-change-mapping = Izmeni mapiranje
mapping-undo = Vrati ceo uvoz
mapping-undo-question = Vratiti ceo uvoz? Domaćinstva koja je uneo brišu se, a ranije važeći odgovori ponovo važe. Ono što je u međuvremenu menjano ostaje.
mapping-discard = Odbaci
mapping-discard-question = Odbaciti datoteku sa nalazima?
mapping-discarded = Datoteka je odbačena.
mapping-taken-back = Šta je vraćeno
mapping-taken-back-text = Uklonjena domaćinstva: { $households }; osobe: { $persons }. Domaćinstva u kojima ponovo važe raniji odgovori: { $restored }.
mapping-stays = Ostaje u registru
mapping-why-left = Zašto ostaje
mapping-not-for-you = domaćinstvo koje Vam nije dostupno
mapping-left-changed = podaci su u međuvremenu menjani
mapping-left-membership = neko se u međuvremenu doselio ili otišao
mapping-left-protected = domaćinstvo je pod zaštitom
mapping-left-merged = spajano je sa drugim zapisom istog domaćinstva ili iste osobe
mapping-left-attached = ima beleške, datoteke, saglasnosti ili druge priloge
mapping-left-answers = u međuvremenu su upisani ili predloženi drugi odgovori

mapping-mappings = Sačuvana mapiranja
mapping-mappings-lead = Mapiranja koja se biraju pri uvozu.
mapping-no-mappings = Nema sačuvanih mapiranja
mapping-no-mappings-hint = Mapiranje se čuva pod nazivom na strani uvoza.
mapping-name = Naziv
mapping-changed-at = Izmenjeno
mapping-text = Tekst
mapping-show = Prikaži
mapping-action = Radnja
mapping-remove = Ukloni
mapping-remove-question = Ukloniti sačuvano mapiranje?
mapping-removed = Mapiranje je uklonjeno.

mapping-error-mapping = Mapiranje ne može da se koristi – { $place }: očekivano { $expected }, nađeno { $found }.
mapping-error-sealed = Ove podatke ne smete da vidite, pa ni da ih uvezete: { $codes }.
mapping-error-second-file = Mapiranje navodi datoteku sa domaćinstvima, a nje nema.
mapping-error-file = Datoteka ne može da se pročita: { $what }.
mapping-error-no-file = Izaberite datoteku.
mapping-error-no-text = Očekivan je tekst (UTF-8).
mapping-error-choice = Izaberite jednu od ponuđenih vrednosti.
mapping-error-day = Navedite dan.
mapping-error-future = Odgovori ne mogu da važe od dana koji još nije došao.
mapping-error-not-now = To sada nije moguće: stanje se u međuvremenu promenilo.
mapping-error-faults = Datoteka ima greške i ne može da se uveze.
mapping-error-followed = Najpre vratite kasniji uvoz istog izvora.

mapping-said-clear-number = broj sa jasnim decimalnim znakom
mapping-said-number-at-most = broj najviše { $what }
mapping-said-number-from = broj od { $what }
mapping-said-whole-number = ceo broj
mapping-said-number = broj
mapping-said-one-of = jedno od: { $what }
mapping-said-yes-or-no = da ili ne (ili šifre u „values“)
mapping-said-plausible = verovatna vrednost: { $what }
mapping-said-household-id = oznaka domaćinstva
mapping-said-empty-cell = prazna ćelija
mapping-said-same-value = ista vrednost u svim redovima domaćinstva { $what }
mapping-said-another = druga
mapping-said-household-size = domaćinstva sa najviše { $what } osoba
mapping-said-household-with-members = domaćinstvo koje ima članove
mapping-said-person-once = svaka osoba domaćinstva { $what } jednom
mapping-said-numbered = članovi domaćinstva { $what } označeni brojevima od 1 bez praznine
mapping-said-name = ime; osoba se vodi pod brojevima iz datoteke
mapping-said-none = ništa
mapping-said-relation = srodstvo sa nosiocem/nositeljkom domaćinstva
mapping-said-one-reference = jedan nosilac/nositeljka domaćinstva { $what }
mapping-said-jmbg-shape = JMBG od trinaest cifara
mapping-said-jmbg-check = JMBG čija kontrolna cifra odgovara
mapping-said-jmbg-date = JMBG koji počinje datumom
mapping-said-born-past = dan rođenja koji je već prošao
mapping-said-born-120 = dan rođenja pre najviše 120 godina
mapping-said-born-jmbg = dan rođenja koji navodi JMBG
mapping-said-sex-jmbg = pol koji navodi JMBG
mapping-said-municipality = domaćinstva opštine { $what }
mapping-said-jmbg-once = svaki JMBG jednom u datoteci
mapping-said-gone = domaćinstvo koje je još u registru; izostavlja se
mapping-said-gone-found = domaćinstvo koje je zatvoreno, odseljeno ili Vam nije dostupno
mapping-said-known = domaćinstvo čije članove registar ne poznaje, ili ih poznaje sve kao jedno domaćinstvo; izostavlja se
mapping-said-known-found = JMBG koji je već u registru
mapping-said-column = kolona { $what }
mapping-said-registry = ono što je u registru; datoteka ga ne menja
mapping-said-lives = osoba koja još živi u domaćinstvu; red se izostavlja
mapping-said-has-left = osoba koja ga je po registru napustila
mapping-said-unknown-person = osoba koju registar još ne poznaje; red se izostavlja
mapping-said-new-person = osoba koju registar još ne poznaje; red se preuzima
mapping-said-resembles = neko ko liči na osobu iz domaćinstva { $what }: možda je već uneta
mapping-said-one-household = svaka osoba u jednom domaćinstvu datoteke; red se preuzima
mapping-said-resembles-row = neko ko liči na osobu iz reda { $what }: možda je ista osoba dvaput
mapping-said-restricted = domaćinstvo čiji se podaci smeju menjati; izostavlja se
mapping-said-restricted-found = osoba čiji se podaci smeju samo čuvati: odobreno je ograničenje obrade
mapping-said-usable = odgovor koji sme da se koristi; ovaj se ne preuzima
mapping-said-not-agreed = odgovor na čiju upotrebu lice ne pristaje; u registru ostaje kako jeste
mapping-said-takes-no-part = odgovori lica koje ne učestvuje u mapiranju
mapping-said-home-takes-no-part = odgovori domaćinstva čiji nosilac ne učestvuje u mapiranju
mapping-said-not-used = odgovor koji se ne koristi
mapping-said-characters = najviše { $what } znakova
mapping-said-households = najviše { $what } domaćinstava u jednoj datoteci
mapping-said-columns = najviše { $what } kolona
mapping-said-point = tačka u Srbiji ili blizu nje
mapping-said-point-found = tačka na drugom mestu
mapping-said-again = ponovo onaj iz reda { $what }
mapping-said-taken = datoteka koju registar može da preuzme; ništa nije uvezeno
mapping-said-taken-found = JMBG koji je već u registru, ili pravila koja su promenjena posle pregleda
mapping-said-second-file = datoteka domaćinstava koju navodi povezivanje kolona
mapping-said-no-file = nema datoteke
mapping-said-variable = poznata promenljiva
mapping-said-readable = datoteka koja može da se pročita
mapping-said-quotation = završni navodnik
mapping-said-end = kraj datoteke
mapping-said-workbook = cela radna sveska XLSX ili ODS
mapping-said-workbook-size = radna sveska od najviše { $what } MB raspakovano
mapping-said-sheet-size = list od najviše { $what } ćelija
mapping-said-row-size = red od najviše { $what } bajtova
mapping-said-larger = veće od toga
mapping-said-longer = duže od toga
mapping-said-header = zaglavlje sa nazivima kolona
mapping-said-empty-sheet = prazan list

mapping-held = Preuzeto iz datoteka
mapping-exports = Izvoz podataka
mapping-exports-lead = Domaćinstva i osobe sa odgovorima i rezultatima, kao tabela. Datoteke se čuvaju zapečaćene i brišu posle sedam dana, a odmah kada se neko u opštini stavi pod zaštitu; tada izvoz zatražite ponovo.
mapping-new-export = Novi izvoz
mapping-new-identified = Novi izvoz sa imenima
mapping-no-exports = Još ništa nije izvezeno
mapping-no-exports-hint = Izvoz daje odgovore i rezultate kao tabelu, bez imena ili sa imenima.
mapping-export-what = Vrsta
mapping-identified = Sa imenima
mapping-pseudonymous = Bez imena
mapping-pseudonymous-text = Domaćinstva i osobe dobijaju brojeve koji važe samo u ovom izvozu. Nema imena, JMBG, adresa ni dana rođenja; umesto njega stoje navršene godine.
mapping-identified-warning = Izvoz sadrži imena, JMBG, adrese i dane rođenja. Izvozite samo ono što je za svrhu neophodno.
mapping-with-names = Izvoz sa imenima
mapping-without-names = Izvoz bez imena
mapping-format = Oblik
mapping-format-xlsx = XLSX (Excel), opis kolona na drugom listu
mapping-format-csv = CSV, opis kolona kao druga datoteka
mapping-with-results = Uz odgovore i rezultati (siromaštvo, lišavanja, potrebe)
mapping-of-list = Samo ko je na listi
mapping-of-list-hint = Ono što je lista našla kada je pokrenuta: sa liste domaćinstava svi njihovi članovi, sa liste lica samo ta lica. Koga više ne vidite, ili čiji podaci smeju samo da se čuvaju, nije u izvozu.
mapping-of-list-none = Još nema liste koja može da se izabere: pokrenite neku, na primer domaćinstva ispod linije koja ne primaju nijedno davanje, i ovde će stajati dok se čuva.
mapping-of-list-go = Liste
mapping-of-list-run = { $name }, { $at }
mapping-error-list = Izaberite jednu od svojih lista koje se još čuvaju.
mapping-of-settlement = Samo naselje
mapping-of-settlement-hint = Naziv naselja; prazno znači cela opština.
mapping-of-search = Samo što pretraga nađe
mapping-of-search-hint = Kao na spisku domaćinstava: ime, adresa ili šifra; najviše sto domaćinstava.
mapping-reason = Razlog
mapping-reason-hint = Čemu služi izvoz. Čuva se zapečaćen uz izvoz.
mapping-kept-days = { $days ->
    [one] Datoteka se čuva { $days } dan, zatim se briše.
    [few] Datoteka se čuva { $days } dana, zatim se briše.
   *[other] Datoteka se čuva { $days } dana, zatim se briše.
}
mapping-ask-export = Napravi izvoz
mapping-asked-at = Traženo
mapping-asked-by = Tražio/tražila
mapping-asked-for = Šta je traženo
mapping-kept-until = Čuva se do
mapping-export-asked = pravi se
mapping-export-made = napravljen
mapping-export-removed = obrisan
mapping-export-failed = Izvoz nije uspeo. Ako je domaćinstava mnogo, izaberite CSV.
mapping-download = Preuzmi
mapping-download-descriptions = Preuzmi opis kolona
mapping-others-export = Datoteku može da preuzme samo onaj ko ju je tražio.
mapping-remove-export = Obriši datoteke
mapping-remove-export-question = Obrisati datoteke ovog izvoza?
mapping-export-gone = Datoteke izvoza su obrisane.

mapping-described-code = kolona
mapping-described-level = o kome
mapping-described-what = šta sadrži
mapping-described-unit = jedinica
mapping-described-question = pitanje
mapping-described-values = vrednosti
mapping-described-household = domaćinstvo
mapping-described-person = osoba
mapping-described-household-id = oznaka domaćinstva
mapping-described-person-id = oznaka osobe
mapping-described-settlement-name = naziv naselja iz registra

mapping-notice-previewed = Datoteka { $file } je pročitana: pogledajte šta bi se promenilo.
mapping-notice-imported = Datoteka { $file } je uvezena.
mapping-notice-refused = Datoteka { $file } nije uvezena: pogledajte nalaze.
mapping-notice-undone = Uvoz datoteke { $file } je vraćen.
mapping-notice-exported = Izvoz je spreman (domaćinstva: { $count }).

# used by: `web::App::action_text`; radnje iz evidencije, običnim rečima (izveštaj o uvidu).
mapping-act-ask_export = zatražen izvoz
mapping-act-ask_identified_export = zatražen izvoz sa imenima
mapping-act-ask_import = zatražen uvoz
mapping-act-ask_undo = zatraženo poništavanje uvoza
mapping-act-change_mapping = izmenjeno povezivanje kolona
mapping-act-choose_list = pregledane liste za izvoz
mapping-act-discard_import = uvoz odbačen
mapping-act-expire_files = obrisane datoteke kojima je istekao rok
mapping-act-find_export = pregledan izvoz
mapping-act-find_import = pregledan uvoz
mapping-act-give_file = data datoteka za uvoz
mapping-act-make_export = izrađen izvoz
mapping-act-preview_import = pregledana datoteka pre uvoza
mapping-act-read_import = pregledano šta je uvoz doneo
mapping-act-refuse_import = uvoz odbijen
mapping-act-remove_export = izvoz obrisan
mapping-act-remove_mapping = obrisano sačuvano povezivanje kolona
mapping-act-run_import = podaci uvezeni iz datoteke
mapping-act-take_export = izvoz preuzet
mapping-act-undo_import = uvoz poništen

mapping-written = Upisano je { $done } od { $of } domaćinstava; sve se upisuje odjednom ili ništa.
mapping-working-since = Radi se od
mapping-working-elsewhere = Radi se; dokle se stiglo vidi se tek na kraju, jer se sve upisuje odjednom.

# Za programe
mapping-api-expected = Očekuje se: { $expected }; nađeno: { $found }.
