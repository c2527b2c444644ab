# Texts of the report, Serbian Latin; Cyrillic is derived.
# Names of figures stand in the nominative before a colon, so that every pattern is right for every name.

report-title = Izveštaj o socijalnom uključivanju i socijalnoj zaštiti
report-description = Pokazatelji socijalnog uključivanja i socijalne zaštite: { $unit }, { $period }.
state-draft = nacrt
state-adopted = usvojen { $day }
made-on = Sastavljeno { $day }
demo-mark = OGLEDNI PODACI – izmišljena opština
contents = Sadržaj
page = strana
page-of = od
skip-to-text = Pređi na tekst
chart-data = Podaci iz grafikona
refresh-contents = Sadržaj se popunjava desnim klikom i izborom „Ažuriraj polje“.

section-summary = Ukratko
section-population = Stanovništvo
section-economy = Privreda i lokalne finansije
section-employment = Zaposlenost
section-education = Obrazovanje
section-health = Zdravlje
section-housing = Stanovanje
section-material = Materijalni položaj i isključenost
section-protection = Socijalna zaštita: davanja i usluge
section-groups = Osetljive grupe
section-children = Deca
section-young = Mladi
section-old = Stariji
section-disability = Osobe sa invaliditetom
section-roma = Romi i Romkinje
section-women = Žene
section-comparison = Poređenje sa drugima
section-change = Promena od prethodnog kruga
section-priorities = Prioriteti na koje podaci ukazuju
section-annex = Prilog

committee-words = Reč Odbora za socijalnu politiku
no-data = Za ovaj deo nema podataka.
nothing-here = Nema ničega za ovaj deo.

summary-priorities = Podaci najpre ukazuju na ovo (obrazloženja su u poglavlju o prioritetima):
how-to-read = Kako čitati ovaj izveštaj
read-sample = Podaci iz uzorka su procene za sve stanovnike i stanovnice. Interval od 95% kazuje koliko je procena pouzdana: pri ponovljenim uzorcima takvi intervali obuhvatili bi pravu vrednost u 95 od 100 slučajeva.
read-list = Podaci sa ciljane liste govore samo o mapiranima, ne o svim stanovnicima i stanovnicama; zato nemaju interval i ne porede se.
read-census = Podaci iz popisa svih domaćinstava nemaju grešku uzorka.
read-official = Zvanični podaci prenose se od ustanove koja ih objavljuje, za period koji je naveden.
read-marks = Tačka „·“ znači da vrednost postoji, ali se ne prikazuje (razlog je u napomeni). Crta „–“ znači da vrednosti nema. Nijedna ne znači nulu.
card-detail = { $origin } · { $period }
card-detail-sample = interval 95%: { $interval } · { $origin }

column-figure = Pokazatelj
column-value = Vrednost
column-interval = Interval 95%
column-origin = Osnov
column-period = Period
column-rank = Mesto
column-before = Prethodni krug
column-now = Sada
column-difference = Razlika
column-verdict = Zaključak
column-code = Oznaka
column-definition = Definicija
column-source = Izvor
column-what = Šta
column-finding = Nalaz
column-why = Razlog
column-run = Obrada
column-snapshot = Otisak podataka
column-version = Program
column-women = Žene
column-men = Muškarci
column-age = Starost
column-group = Grupa

table-figures = Pokazatelji ovog dela
table-areas = Opština, područja i grupe opština
table-neighbours = Opština i susedi
table-change = Razlike između dva kruga
table-definitions = Definicije i izvori
table-quality = Kvalitet podataka
table-withheld = Vrednosti koje se ne prikazuju
table-runs = Obrade iz kojih su vrednosti

origin-official = zvaničan podatak
origin-list = ciljana lista
origin-sample = uzorak
origin-census = svi popisani
origin-with-n = { $kind }, { $n }
of-those-mapped = među mapiranima

note-withheld = „·“ – ne prikazuje se: { $reason }.
note-missing = Bez odgovora – { $list }.
note-sources = Izvori: { $sources }.
note-rank = Mesto: prvo je najpovoljnije; navodi se kada podatak ima bar pet opština.
missing-not-asked = nije pitano { $count }
missing-refused = odbijeno { $count }
missing-does-not-know = ne zna { $count }
suppression-small-cell = premalo lica, moglo bi se prepoznati ko je
suppression-complementary = iz nje bi se mogla izračunati druga zaštićena vrednost
suppression-unreliable = premalo zapisa za pouzdanu procenu

unit-points = p. p.
unit-rsd = RSD

tell-elsewhere = Poređenje: { $others }.
tell-series = Od { $from }. do { $to }. godine: sa { $before } na { $now }.
tell-groups = { $dimension }: najviše – { $highest } ({ $high }), najniže – { $lowest } ({ $low }).
tell-groups-apart = { $dimension }: najviše – { $highest } ({ $high }), najniže – { $lowest } ({ $low }); razlika je veća od greške uzorka.
tell-groups-within = { $dimension }: najviše – { $highest } ({ $high }), najniže – { $lowest } ({ $low }); intervali se preklapaju, razlika može biti slučajna.

no-comparison = Nema podataka drugih opština sa kojima bi se vrednosti mogle porediti.
comparison-rule = Porede se samo vrednosti iste definicije, istog perioda i iste vrste izvora. Podaci sa ciljane liste ne porede se.
benchmark-neighbour = Sused
benchmark-district = Okrug
benchmark-region = Region
benchmark-republic = Republika
benchmark-peers = Slične opštine
benchmark-development = Grupa razvijenosti
rank = { $place }. od { $of }

no-change = Nema prethodnog kruga sa kojim bi se vrednosti mogle porediti.
change-rule = „Promenjeno“ stoji samo kada su oba kruga uzorci i kada bi tolika razlika bez stvarne promene bila ređa od pet u sto. U svim drugim slučajevima razlika se navodi, a ne tumači.
change-rose = promenjeno: poraslo (p-vrednost { $p })
change-fell = promenjeno: opalo (p-vrednost { $p })
change-within = razlika je u granicama greške uzorka (p-vrednost { $p })
change-untested = razlika nije ispitana
change-list = ciljana lista: o promeni se ne zaključuje
change-register = razlika u zvaničnim podacima, bez greške uzorka

priorities-intro = Ovo su pokazatelji za koje bar jedno pravilo ukazuje da traže pažnju, od najizraženijeg. Uz svaki stoji zašto.
no-priorities = Nijedno pravilo ne izdvaja pokazatelj koji traži posebnu pažnju.
priorities-advisory = Redosled je savet, ne odluka. O prioritetima odlučuju Odbor i skupština, koji znaju i ono što se brojevima ne meri.
rules-title = Pravila po kojima su prioriteti nađeni
rule-behind = Zaostajanje: lošije nego kod sličnih opština, u grupi razvijenosti, regionu ili Republici (prvo poređenje koje postoji) više nego što greška uzorka objašnjava, ili lošije nego u tri četvrtine opština te grupe.
rule-worsening = Pogoršanje: ispitana promena između dva uzorka, sa p-vrednošću ispod 0,05, u nepovoljnom smeru.
rule-wide = Raširenost: teret nosi bar svako peto lice, računajući po donjoj granici intervala.
rule-group = Grupa u zaostatku: u jednoj grupi udeo je bar za polovinu veći nego kod svih, a intervali se ne preklapaju.
reason-behind = Zaostajanje: { $label } – { $value }; razlika je veća od greške uzorka.
reason-beyond-quartile = Zaostajanje: { $label } – { $value }; vrednost je lošija nego u tri četvrtine opština te grupe.
reason-worsening = Pogoršanje od prethodnog kruga: { $difference } (p-vrednost { $p }).
reason-wide = Raširenost: teret nosi bar svako peto lice.
reason-group = Grupa u zaostatku: { $dimension } – { $group }, { $value }.

annex-definitions = Definicije i izvori
annex-method = Metod
annex-quality = Kvalitet podataka
annex-withheld = Šta se ne prikazuje i zašto
annex-again = Kako se svaka vrednost može ponovo izračunati
quality-missing = Bez odgovora: { $name }
commands-title = Naredbe, redom

chart-groups = { $name } po grupama
chart-groups-alt = Stubičasti grafikon: { $name }. { $values }.
chart-series = { $name } kroz vreme
chart-series-alt = Linijski grafikon: { $name }. { $values }.
chart-pyramid = Stanovništvo po starosti i polu
chart-pyramid-alt = Starosna piramida: žene desno, muškarci levo. Najbrojnija starosna grupa: { $ages } ({ $count }).
chart-strips = Mesto opštine među svim opštinama
chart-strips-alt = Trake sa vrednostima svih opština za koje postoji podatak; istaknuta je { $unit }. { $values }.
chart-all = svi

sheet-about = O izveštaju
sheet-figures = Pokazatelji
sheet-groups = Po grupama
sheet-series = Kroz vreme
sheet-comparison = Poređenje
sheet-definitions = Definicije
sheet-method = Metod i napomene
column-unit = Jedinica
column-standard-error = Standardna greška
column-lower = Donja granica 95%
column-upper = Gornja granica 95%
column-records = Zapisa
column-represented = Predstavljaju
column-withheld = Zašto se ne prikazuje
column-direction = Smer
column-not-asked = Nije pitano
column-refused = Odbijeno
column-does-not-know = Ne zna
column-does-not-apply = Ne odnosi se
column-dimension = Podela
column-with = U poređenju sa
column-quartile-1 = Prvi kvartil
column-median = Medijana
column-quartile-3 = Treći kvartil
column-rank-of = Od ukupno
column-definition-version = Verzija
