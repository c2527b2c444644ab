# Spisak i pretraga
registry-households = Domaćinstva
registry-household = Domaćinstvo
registry-new-household = Novo domaćinstvo
registry-search-households = Ime, mesto, JMBG ili šifra domaćinstva
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
registry-sex-female = ženski
registry-sex-male = muški
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
registry-relation-reference = nosilac domaćinstva
registry-relation-partner = supružnik ili partner/ka
registry-relation-child = sin ili ćerka
registry-relation-parent = otac ili majka
registry-relation-sibling = brat ili sestra
registry-relation-grandchild = unuk/a
registry-relation-grandparent = deda ili baba
registry-relation-other-relative = drugi srodnik
registry-relation-not-related = nije u srodstvu

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

# Greške
registry-error-choice = Izaberite jednu od ponuđenih vrednosti.
registry-error-jmbg = JMBG ima trinaest cifara, a ovaj broj ne prolazi proveru. Proverite da li je neka cifra pogrešno otkucana.
registry-error-jmbg-known = Osoba sa ovim JMBG-om je već u registru. Potražite je pre novog unosa.
registry-error-jmbg-other-date = JMBG navodi drugi datum rođenja. Proverite oba.
registry-error-jmbg-other-sex = JMBG navodi drugi pol. Proverite oba.
registry-error-born-in-future = Datum rođenja je u budućnosti.
registry-error-born-too-long-ago = Datum rođenja je pre više od 120 godina.
registry-error-no-member = Domaćinstvo ima bar jednog člana.
registry-error-too-many-members = Domaćinstvo može imati najviše 40 članova.

# Početna strana
registry-panel-recent = Poslednje izmenjena domaćinstva
registry-panel-all = Sva domaćinstva

# used by: identity, pages/words.rs (registry-permission-<dozvola>)
registry-permission-list-households = Vidi spisak domaćinstava i pretražuje ga
registry-permission-view-household = Vidi domaćinstvo i njegove članove
registry-permission-create-household = Unosi domaćinstva
registry-permission-change-household = Menja domaćinstva i podatke o članovima
registry-permission-view-history = Vidi istoriju izmena domaćinstva
registry-permission-export-households = Iznosi spisak domaćinstava u datoteku
