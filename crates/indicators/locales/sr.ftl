# Texts of the pages of figures, Serbian Latin; Cyrillic is derived.

indicators-title = Pokazatelji
indicators-lead = Katalog pokazatelja sa najnovijim podacima: { $unit }
indicators-search = Naziv, šifra ili reč iz definicije
indicators-filter-figure = Podatak
indicators-filter-figure-yes = samo oni sa podatkom
indicators-panel = Podaci ukratko
indicators-panel-all = Svi pokazatelji

indicators-column-name = Pokazatelj
indicators-column-code = Šifra
indicators-column-value = Vrednost
indicators-column-unit = Jedinica
indicators-column-interval = Interval 95%
indicators-column-n = Broj zapisa
indicators-column-period = Period
indicators-column-origin = Osnov
indicators-column-from = Izvor
indicators-column-domain = Oblast
indicators-column-source = Vrsta izvora
indicators-column-version = Verzija definicije
indicators-column-with = U poređenju sa
indicators-column-difference = Razlika
indicators-column-rank = Mesto
indicators-column-note = Napomena

indicators-domain-demography = Stanovništvo
indicators-domain-finance = Privreda i lokalne finansije
indicators-domain-employment = Zaposlenost
indicators-domain-education = Obrazovanje
indicators-domain-health = Zdravlje
indicators-domain-housing = Stanovanje
indicators-domain-eu = Evropski pokazatelji
indicators-domain-material = Materijalna uskraćenost
indicators-domain-cash-benefits = Novčana davanja
indicators-domain-services = Usluge
indicators-domain-participation = Učešće u zajednici
indicators-domain-groups = Osetljive grupe

indicators-source-own-mapping = sopstveno mapiranje
indicators-source-official = zvanična statistika
indicators-source-register = registar
indicators-source-finance = budžet i računi
indicators-source-entered = unos opštine
indicators-source-run = obračun { $run }

indicators-origin-published = objavljeno
indicators-origin-list = od mapiranih (lista)
indicators-origin-sample = procena iz uzorka
indicators-origin-census = svi popisani
indicators-read-published = Podatak je prenet od ustanove koja ga objavljuje, za navedeni period.
indicators-read-list = Podatak govori samo o mapiranima, ne o svim stanovnicima i stanovnicama; zato stoji bez intervala i ne poredi se.
indicators-read-sample = Procena za sve stanovnike i stanovnice. Pri ponovljenim uzorcima ovakvi intervali obuhvatili bi pravu vrednost u 95 od 100 slučajeva.
indicators-read-census = Podatak iz popisa svih domaćinstava nema grešku uzorka.
indicators-read-brackets = Zagrada znači da je procena nepouzdana, jer iza nje stoji manje od 50 zapisa.

indicators-direction = Smer
indicators-direction-higher = više je bolje
indicators-direction-lower = manje je bolje
indicators-direction-context = opisuje, ne ocenjuje
indicators-counts = Broji
indicators-count-persons = lica
indicators-count-households = domaćinstva

indicators-suppressed-small-cell = ne prikazuje se: premalo lica, moglo bi se prepoznati ko je
indicators-suppressed-complementary = ne prikazuje se: iz nje bi se mogla izračunati druga zaštićena vrednost
indicators-suppressed-unreliable = ne prikazuje se: premalo odgovora za pouzdanu procenu
indicators-no-value = nema podatka
indicators-no-figure = nema podatka
indicators-no-figure-hint = Podatak se pojavljuje čim se uveze iz zvaničnog izvora ili izračuna iz mapiranja.

indicators-figure = Podatak
indicators-population = Iza podatka stoji
indicators-missing = Bez odgovora
indicators-missing-not-asked = nije pitano { $count }
indicators-missing-refused = odbijeno { $count }
indicators-missing-does-not-know = ne zna { $count }
indicators-missing-does-not-apply = ne odnosi se { $count }
indicators-result = { $name }, { $period }: { $value }
indicators-run-records = Podaci iz mapiranja
indicators-run-size = domaćinstava: { $households }, lica: { $persons }
indicators-run-made = Obračunato
indicators-others = Podaci drugog osnova
indicators-others-hint = Podaci različitog osnova stoje odvojeno i nikada se ne porede.

indicators-definition = Definicija
indicators-method = Kako se računa
indicators-institutions = Ustanove
indicators-series = Zvanična serija
indicators-variables = Promenljive
indicators-by = Razvrstava se po
indicators-minimum = Najmanje zapisa

indicators-history = Kretanje kroz vreme
indicators-other-versions = Izostavljeno jer je važila druga verzija definicije: { $periods }
indicators-change = Promena od prethodnog kruga
indicators-change-size = Prethodni krug ({ $from }): { $before }. Razlika: { $difference } (interval 95%: od { $lower } do { $upper }).
indicators-change-clear = Razlika je veća nego što bi se moglo objasniti slučajem.
indicators-change-unclear = Razlika se može objasniti slučajem; ne može se reći da je došlo do promene.
indicators-groups = Po grupama

indicators-beside = U poređenju sa drugima
indicators-beside-own = { $unit }: { $value } ({ $period })
indicators-rank = { $place } od { $of }
indicators-strip = Među svim opštinama i gradovima
indicators-strip-half = srednja polovina
indicators-strip-median = medijana
indicators-similar-by = Slične opštine i gradovi (po: { $by }): { $units }.
indicators-chance-inside = Zajednička stopa je { $common }; slučaj može da objasni vrednosti od { $lower } do { $upper }, pa i ovu.
indicators-chance-low = Zajednička stopa je { $common }; vrednost je ispod raspona od { $lower } do { $upper } koji slučaj može da objasni.
indicators-chance-high = Zajednička stopa je { $common }; vrednost je iznad raspona od { $lower } do { $upper } koji slučaj može da objasni.

indicators-note-median = medijana; podatak imaju { $known } od { $of }
indicators-note-newest = najnoviji sopstveni podatak je za { $period }
indicators-absent-unknown = nema jedinice sa šifrom { $code }
indicators-absent-no-value = nema podatka za { $period }
indicators-absent-other-origin = postoji samo podatak drugog osnova ({ $origin })
indicators-absent-other-version = postoji samo podatak po drugoj verziji definicije
indicators-absent-hidden = ne prikazuje se, jer iza njega stoji premalo lica
indicators-absent-part-of-city = grad i njegova gradska opština se ne porede
indicators-absent-too-few = podatak imaju { $known } od { $of }; za medijanu je potrebna više od polovine, a najmanje tri
indicators-absent-no-peers = nema dovoljno podataka da se nađu slične opštine
indicators-not-ranked-few = bez mesta: podatak ima još samo { $known }, a potrebno je pet
indicators-not-ranked-hidden = bez mesta: zaštićenih vrednosti ima { $hidden }
indicators-not-ranked-list = bez mesta: lista govori samo o mapiranima
indicators-not-compared-unit = Porede se opštine, gradovi i gradske opštine.
indicators-not-compared-indicator = Katalog nema pokazatelj sa tom šifrom.
indicators-not-compared-no-figure = Opština nema podatak za ovaj pokazatelj.
indicators-not-compared-hidden = Podatak se ne prikazuje, jer iza njega stoji premalo lica.
indicators-not-compared-older = Niko drugi nema podatak za isti period i istog osnova; najnoviji podaci drugih su za { $period }.
indicators-not-compared-nobody = Niko drugi nema podatak za isti period i istog osnova.

indicators-compare = Poređenje
indicators-compare-lead = Opština pored drugih: isti pokazatelj, isti period, isti osnov.
indicators-compare-what = Pokazatelji
indicators-compare-many = Najviše 24. Više njih bira se uz taster Ctrl.
indicators-compare-whom = U poređenju sa
indicators-compare-base = Bez izbora: susedi, okrug, region, Republika i slične opštine.
indicators-compare-go = Uporedi
indicators-compare-clear = Počni iznova
indicators-compare-nothing = Još ništa nije izabrano
indicators-compare-hint = Izaberite bar jedan pokazatelj.
indicators-territories = Republika i regioni
indicators-districts = Okruzi
indicators-municipalities = Opštine i gradovi
indicators-city-municipalities = Gradske opštine
indicators-to-figure = Ceo prikaz pokazatelja

indicators-map = Karta
indicators-map-lead = Pokazatelj po opštinama i gradovima; ispod karte stoji isto u tabeli.
indicators-map-newest = najnoviji
indicators-map-go = Prikaži
indicators-map-nothing = Nema šta da se prikaže
indicators-map-hint = Za izabrani pokazatelj nema podataka po opštinama. Izaberite drugi.
indicators-map-known = Podatak imaju { $count } od { $all }.

indicators-runs = Obračuni
indicators-runs-lead = Šta je izračunato iz kog kruga mapiranja, kada i po kojoj verziji definicija. Obračun se uvek može ponoviti.
indicators-runs-nothing = Još nema obračuna
indicators-runs-hint = Obračun nastaje iz mapiranja domaćinstava (svi run).
indicators-column-design = Izbor domaćinstava
indicators-column-households = Domaćinstava
indicators-column-persons = Lica
indicators-column-made = Obračunato
indicators-column-definitions = Definicije
indicators-column-program = Program
indicators-column-reference = Iznosi na dan
indicators-column-incomes = Prihodi iz godine
indicators-column-snapshot = Snimak podataka
indicators-column-run = Obračun

indicators-parameters = Iznosi i pragovi
indicators-parameters-lead = Iznosi, pragovi i ponderi sa rokom važenja i izvorom.
indicators-parameters-search = Naziv, šifra ili izvor
indicators-parameters-in-force = samo važeći danas
indicators-parameters-open = i dalje važi
indicators-column-parameter = Naziv
indicators-column-valid-from = Važi od
indicators-column-valid-to = Važi do
indicators-column-validity = Važenje
indicators-unit-rsd = dinara
indicators-unit-rsd-per-month = dinara mesečno
indicators-unit-share = udeo (0–1)
indicators-unit-weight = ponder
indicators-unit-items = stavki
indicators-unit-km = km
indicators-unit-hours-per-day = sati dnevno
indicators-unit-hours-per-week = sati nedeljno
indicators-unit-months = meseci
indicators-unit-persons = lica
indicators-unit-years = godina

# used by: identity, pages/words.rs (indicators-permission-<dozvola>)
indicators-permission-view-figures = Vidi pokazatelje i poređenja
indicators-permission-view-parameters = Vidi iznose, pragove i njihove izvore
indicators-permission-view-key-figures = Vidi najvažnije pokazatelje na početnoj strani
