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
read-list = Podaci sa ciljane liste govore samo o mapiranima, ne o svim stanovnicima i stanovnicama; stoje odvojeno, bez intervala i bez poređenja.
read-census = Podaci iz popisa svih domaćinstava nemaju grešku uzorka.
read-official = Zvanični podaci prenose se od ustanove koja ih objavljuje, za period koji je naveden.
read-marks = Tačka „·“ znači da vrednost postoji, ali se ne prikazuje (razlog je u napomeni). Zagrada znači da je procena nepouzdana, jer iza nje stoji manje od 50 zapisa. Crta „–“ znači da vrednosti nema. Nijedna oznaka ne znači nulu.
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
column-p = p-vrednost
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
column-neighbours = Susedi
column-of-mapped = Od mapiranih
column-found = Nađeno
column-mapped = Mapirano
column-last = Poslednja vrednost
column-index = Indeks

table-figures = { $section }: pokazatelji
table-areas = Opština, susedi, veće teritorije i slične opštine
table-neighbours = Opština i svaki sused
table-groups = Po grupama: { $divisions }
table-listed = Nađeno među mapiranima, { $period }
table-change = Promene koje su jasne i promene glavnih pokazatelja
table-definitions = Pokazatelji redom kojim se pojavljuju
table-quality = Obuhvat i odgovori koji nedostaju
table-withheld = Vrednosti koje se ne prikazuju
table-runs = Obrade iz kojih su vrednosti

origin-official = zvanično
origin-list = ciljana lista
origin-sample = uzorak
origin-census = svi popisani
origin-with-n = { $kind }, { $n }

note-withheld = „·“ – ne prikazuje se: { $reason }.
note-missing = Bez odgovora – { $list }.
note-sources = Izvori: { $sources }.
note-rank = Mesto među opštinama i gradovima: prvo je najpovoljnije; navodi se kada podatak ima bar pet njih.
note-areas = Susedi: medijana susednih opština i gradova (najmanje tri). Veće teritorije: iz zbira svih opština, a gde zbira nema, medijana.
note-uncertain = U zagradi: nepouzdana procena, iza koje stoji od 20 do 49 zapisa.
missing-not-asked = nije pitano { $count }
missing-refused = odbijeno { $count }
missing-does-not-know = ne zna { $count }
suppression-small-cell = premalo lica, moglo bi se prepoznati ko je
suppression-complementary = iz nje bi se mogla izračunati druga zaštićena vrednost
suppression-unreliable = premalo odgovora za pouzdanu procenu


lead-concerned = Procenjen broj: oko { $number } { $base }.
lead-rose = Od { $from }. godine poraslo ({ $difference }), više nego što greška uzorka objašnjava.
lead-fell = Od { $from }. godine opalo ({ $difference }), više nego što greška uzorka objašnjava.
lead-unchanged = Razlika od { $from }. godine ({ $difference }) u granicama je greške uzorka.
lead-few-cases = Iza ove stope stoji manje od deset slučajeva; menja se slučajno od godine do godine i ne tumači se.
lead-series = Od { $from }. do { $to }. godine: sa { $before } na { $now }.
lead-groups = Jasne razlike među grupama (intervali se ne preklapaju): { $pairs }.
lead-pair = „{ $highest }“ { $high } prema „{ $lowest }“ { $low }
lead-beside = Drugde: { $others }.
lead-beside-then = Poslednje poređenje je za { $period }. godinu, kada je vrednost bila { $own }: { $others }.
stand-similar-middle = Kao u srednjoj polovini sličnih opština.
stand-similar-more = Više nego u tri četvrtine sličnih opština.
stand-similar-less = Manje nego u tri četvrtine sličnih opština.
stand-similar-better = Povoljnije nego u tri četvrtine sličnih opština.
stand-similar-worse = Nepovoljnije nego u tri četvrtine sličnih opština.
stand-all-middle = Kao u srednjoj polovini svih opština i gradova.
stand-all-more = Više nego u tri četvrtine opština i gradova.
stand-all-less = Manje nego u tri četvrtine opština i gradova.
stand-all-better = Povoljnije nego u tri četvrtine opština i gradova.
stand-all-worse = Nepovoljnije nego u tri četvrtine opština i gradova.

listed-title = Mapirani.
listed-intro = Ciljana lista ({ $period }) vodi do ljudi kojima je podrška potrebna: obuhvaćena su domaćinstva za koja se pretpostavljalo da im je potrebna. Udeli važe samo za mapirane i ne porede se sa uzorkom.


no-comparison = Nema podataka drugih opština sa kojima bi se vrednosti mogle porediti.
comparison-rule = Porede se samo vrednosti iste definicije, istog perioda i iste vrste izvora. Zato je u svakom redu period poslednji koji opština deli sa drugima i može biti raniji od perioda u ostatku izveštaja.
benchmark-district = Okrug
benchmark-region = Region
benchmark-republic = Srbija
benchmark-peers = Slične opštine
benchmark-development = Grupa razvijenosti
rank = { $place }. od { $of }
chance-intro = Koliko je razlika od zajedničke stope svih opština više od slučajnosti, s obzirom na broj ljudi iza podatka (95%):
chance-above = iznad granica – { $names }.
chance-below = ispod granica – { $names }.
similar-places = Slične opštine i gradovi, od najsličnije: { $places }. Nađene su po ovome: { $by }.

no-change = Nema prethodnog kruga sa kojim bi se vrednosti mogle porediti.
change-rule = „Promenjeno“ stoji samo kada su oba kruga uzorci i kada bi tolika razlika bez stvarne promene bila ređa od pet u sto.
change-rose = promenjeno: poraslo
change-fell = promenjeno: opalo
change-within = u granicama greške
change-untested = razlika nije ispitana
change-list = ciljana lista: o promeni se ne zaključuje
change-register = razlika u zvaničnim podacima, bez greške uzorka
change-rest = Za još { $count } pokazatelja razlika je u granicama greške uzorka ili nije ispitana.
change-chance = Ispitano je razlika: { $tested }, a jasnih je { $clear }. I da se ništa nije promenilo, slučajno bi jasno izgledalo njih oko { $chance }; zato svaku treba čitati uz ostale podatke.

priorities-intro = Ovo su pokazatelji za koje bar jedno pravilo ukazuje da traže pažnju, po oblastima, od oblasti sa najizraženijim. Uz svaki stoji koliko ljudi pogađa, gde se to može proceniti, i zašto je naveden.
no-priorities = Nijedno pravilo ne izdvaja pokazatelj koji traži posebnu pažnju.
priorities-advisory = Redosled je savet, ne odluka. O prioritetima odlučuju Odbor i skupština, koji znaju i ono što se brojevima ne meri.
rules-title = Pravila po kojima su prioriteti nađeni
rule-behind = Zaostajanje: lošije nego kod sličnih opština, u grupi razvijenosti, regionu ili Republici (prvo poređenje koje postoji) više nego što greška uzorka objašnjava, ili lošije nego u tri četvrtine opština te grupe.
rule-worsening = Pogoršanje: ispitana promena između dva uzorka, sa p-vrednošću ispod 0,05, u nepovoljnom smeru.
rule-wide = Raširenost: teret nosi bar petina onih na koje se podatak odnosi, računajući po donjoj granici intervala.
rule-group = Grupa u zaostatku: u jednoj grupi udeo je bar za polovinu veći nego kod svih, a intervali se ne preklapaju.
reason-behind = Zaostajanje ({ $period }: { $own }): { $label } – { $value }; razlika je veća od greške uzorka.
reason-beyond-quartile = Zaostajanje ({ $period }: { $own }): { $label } – { $value }; vrednost je lošija nego u tri četvrtine opština te grupe.
reason-worsening = Pogoršanje od prethodnog kruga: { $difference } (p-vrednost { $p }).
reason-wide = Raširenost: teret nosi bar petina onih na koje se podatak odnosi.
reason-group = Grupa u zaostatku: { $group } – { $value }.

annex-definitions = Definicije i izvori
annex-method = Metod
annex-quality = Kvalitet podataka
annex-withheld = Šta se ne prikazuje i zašto
annex-again = Kako se svaka vrednost može ponovo izračunati
quality-missing = Bez odgovora: { $name }
commands-title = Naredbe, redom

chart-groups = { $name } po grupama
chart-groups-alt = Stubičasti grafikon: { $name }. { $values }.
chart-years = Kretanje kroz vreme, indeks ({ $from } = 100)
chart-years-alt = Linijski grafikoni indeksa, { $from } = 100. Pokazatelj, prva vrednost, poslednja vrednost, indeks: { $values }.
chart-pyramid = Stanovništvo po starosti i polu
chart-pyramid-alt = Starosna piramida: žene desno, muškarci levo. Najbrojnija starosna grupa: { $ages } ({ $count }).
chart-strips = Mesto opštine među svim opštinama
chart-strips-alt = Trake sa vrednostima svih opština za koje postoji podatak; istaknuta je { $unit }. { $values }.
chart-withheld = ne prikazuje se
chart-absent = nema podatka
chart-half = srednja polovina opština
chart-median = medijana
chart-lorenz = Raspodela dohotka (Lorencova kriva)
chart-lorenz-alt = Lorencova kriva: siromašnija polovina lica raspolaže sa { $share } ukupnog dohotka.
chart-lorenz-persons = lica, od najsiromašnijih
chart-lorenz-held = udeo u ukupnom dohotku
chart-lorenz-equality = jednaka raspodela
chart-map = { $name } po opštinama
chart-map-alt = Karta opština: { $name }, { $count } opština sa podatkom. { $own }
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
column-own = Vrednost opštine
column-also = I pod oznakom
column-with = U poređenju sa
column-quartile-1 = Prvi kvartil
column-median = Medijana
column-quartile-3 = Treći kvartil
column-rank-of = Od ukupno
column-definition-version = Verzija

# Pages.

reports-title = Izveštaji
reports-lead = Sastavljeni izveštaji o socijalnom uključivanju i socijalnoj zaštiti.
reports-panel = Poslednji izveštaji
reports-panel-all = Svi izveštaji
reports-nothing = Još nema izveštaja
reports-nothing-hint = Izveštaj se sastavlja iz podataka opštine za nekoliko sekundi.
reports-new = Novi izveštaj
reports-new-lead = Izveštaj se sastavlja u pozadini; stranica pokazuje dokle se stiglo.
reports-make = Sastavi izveštaj
reports-report = Izveštaj
reports-report-of = Izveštaj za { $period }
reports-of-period = za
reports-period = Period
reports-period-newest = najnoviji podaci
reports-period-hint = Izveštaj koristi podatke zaključno sa ovim periodom.
reports-language = Jezik i pismo
reports-language-cyrillic = srpski, ćirilica
reports-language-latin = srpski, latinica
reports-language-english = engleski
reports-format = Vrsta datoteke
reports-format-pdf = PDF – za štampu i objavljivanje
reports-format-docx = DOCX – za dalje uređivanje
reports-format-html = HTML – jedna stranica
reports-format-xlsx = XLSX – podaci u tabelama
reports-state = Status
reports-state-draft = nacrt
reports-state-adopted = usvojen
reports-adopted-on = Dan usvajanja
reports-adopted-hint = Popunjava se samo za usvojen izveštaj.
reports-asked = Zatraženo
reports-asked-for = Šta je zatraženo
reports-made = Sastavljeno
reports-not-made = nije sastavljen
reports-file = Datoteka
reports-download = Preuzmi
reports-delete = Obriši
reports-delete-question = Obrisati ovaj izveštaj? Datoteka se posle toga više ne može preuzeti.
reports-deleted = Izveštaj je obrisan.
reports-failed = Izveštaj nije mogao da se sastavi. Pokušajte ponovo; ako se ponovi, javite se administratoru ili administratorki.
reports-notice-made = Izveštaj za { $period } je sastavljen.
reports-error-choice = Izaberite jednu od ponuđenih mogućnosti.
reports-error-no-figures = Opština još nema nijedan podatak, pa nema o čemu da se izvesti. Najpre uvezite zvanične podatke ili obračunajte mapiranje.
reports-error-adopted-on = Upišite dan usvajanja.
reports-error-future = Dan usvajanja ne može biti u budućnosti.
reports-methods = Metodologija
reports-methods-lead = Kako se računaju pokazatelji: definicija, formula, izvor i provera.
reports-methods-english = Ove stranice za sada postoje samo na engleskom jeziku.

# used by: identity, pages/words.rs (reports-permission-<dozvola>)
reports-permission-list-reports = Vidi i preuzima izveštaje
reports-permission-make-report = Pravi izveštaje
reports-permission-delete-report = Briše izveštaje

# used by: `web::App::action_text`; radnje iz evidencije, običnim rečima.
reports-act-ask_report = zatražen izveštaj
reports-act-delete_report = obrisan izveštaj
reports-act-make_report = izrađen izveštaj
