# Činjenice
assessment-title = Procena
assessment-lead = Šta sledi iz onoga što se zna o ovom domaćinstvu, i zašto. Ovo pomaže u radu, a ne odlučuje ni o čemu.
assessment-facts = Činjenice
assessment-households = Domaćinstva
assessment-household = Domaćinstvo
assessment-the-household = domaćinstvo
assessment-former-member = bivši član/bivša članica
assessment-panel = Činjenice i procena
assessment-stands-elsewhere = Ovaj zapis je spojen sa drugim zapisom istog domaćinstva. Ono što se ovde zna računa se i tamo, a odgovori se unose tamo.
assessment-stands-open = Otvorite šta se tamo zna
assessment-nothing-known = Još ništa nije zabeleženo.
assessment-not-known = { $count ->
    [one] { $count } odgovor nije poznat
    [few] { $count } odgovora nisu poznata
   *[other] { $count } odgovora nije poznato
}
assessment-sealed = zabeleženo je, ali nije za vaš uvid
assessment-search = Traži pitanje
assessment-only-missing = Samo ono što nedostaje
assessment-show = Prikaži
assessment-show-all = Prikaži sve
assessment-edit = Unesi odgovore
assessment-propose = Predloži odgovore
assessment-question = Pitanje
assessment-whom = Za koga
assessment-answer = Odgovor
assessment-since = Važi od
assessment-from = Izvor
assessment-yes = da
assessment-no = ne
assessment-unknown = nije poznato
assessment-findings = Proverite odgovore koji su neuobičajeni ili se međusobno ne slažu:

# Zašto odgovora nema
assessment-missing-not-asked = nije pitano
assessment-missing-refused = odbija da odgovori
assessment-missing-does-not-know = ne zna
assessment-missing-does-not-apply = ne odnosi se
assessment-why-no-answer = Zašto odgovora nema
assessment-why-no-answer-to = { $question }: zašto odgovora nema

# Delovi upitnika
assessment-block-a = A. Razgovor i pristanak
assessment-block-b = B. Članovi domaćinstva
assessment-block-c = C. Dokumenta i pravni status
assessment-block-d = D. Obrazovanje
assessment-block-e = E. Zdravlje i invaliditet
assessment-block-f = F. Rad
assessment-block-g = G. Prihodi
assessment-block-h = H. Troškovi i dugovi
assessment-block-i = I. Šta domaćinstvo ne može da priušti
assessment-block-j = J. Stanovanje
assessment-block-j2 = J2. Imovina
assessment-block-k = K. Prava i naknade
assessment-block-l = L. Usluge
assessment-block-m = M. Udaljenost i prevoz
assessment-block-n = N. Spremnost i sposobnost za rad
assessment-block-o = O. Kontakti i rizici
assessment-block-p = P. Kraj razgovora

# Jedinice
assessment-unit-adult-equivalents = { $count ->
    [one] odrasla osoba
    [few] odrasle osobe
   *[other] odraslih osoba
}
assessment-unit-births = { $count ->
    [one] porođaj
    [few] porođaja
   *[other] porođaja
}
assessment-unit-contacts-per-week = { $count ->
    [one] kontakt nedeljno
    [few] kontakta nedeljno
   *[other] kontakata nedeljno
}
assessment-unit-count = { "" }
assessment-unit-days-per-week = { $count ->
    [one] dan nedeljno
    [few] dana nedeljno
   *[other] dana nedeljno
}
assessment-unit-degrees = stepeni
assessment-unit-grade = ocena
assessment-unit-ha = ha
assessment-unit-hours-per-day = { $count ->
    [one] sat dnevno
    [few] sata dnevno
   *[other] sati dnevno
}
assessment-unit-hours-per-week = { $count ->
    [one] sat nedeljno
    [few] sata nedeljno
   *[other] sati nedeljno
}
assessment-unit-items = { $count ->
    [one] stavka
    [few] stavke
   *[other] stavki
}
assessment-unit-km = km
assessment-unit-lines-per-day = { $count ->
    [one] linija dnevno
    [few] linije dnevno
   *[other] linija dnevno
}
assessment-unit-livestock-units = { $count ->
    [one] uslovno grlo
    [few] uslovna grla
   *[other] uslovnih grla
}
assessment-unit-m2 = m²
assessment-unit-minutes = { $count ->
    [one] minut
    [few] minuta
   *[other] minuta
}
assessment-unit-months = { $count ->
    [one] mesec
    [few] meseca
   *[other] meseci
}
assessment-unit-families = { $count ->
    [one] porodica
    [few] porodice
   *[other] porodica
}
assessment-unit-persons = { $count ->
    [one] osoba
    [few] osobe
   *[other] osoba
}
assessment-unit-rooms = { $count ->
    [one] soba
    [few] sobe
   *[other] soba
}
assessment-unit-rsd-per-3-months = RSD za tri meseca
assessment-unit-rsd-per-month = RSD mesečno
assessment-unit-rsd-per-year = RSD godišnje
assessment-unit-services = { $count ->
    [one] usluga
    [few] usluge
   *[other] usluga
}
assessment-unit-share = (deo od 0 do 1)
assessment-unit-units = { $count ->
    [one] jedinica
    [few] jedinice
   *[other] jedinica
}
assessment-unit-visits = { $count ->
    [one] poseta
    [few] posete
   *[other] poseta
}
assessment-unit-weight = (ponder)
assessment-unit-years = { $count ->
    [one] godina
    [few] godine
   *[other] godina
}

# Unos
assessment-about-answers = O odgovorima
assessment-valid-from = Važi od
assessment-valid-from-hint = Dan razgovora, ili dan kada se to promenilo. Ostavite prazno za danas.
assessment-source = Odakle su odgovori
assessment-source-office = razgovor u kancelariji
assessment-source-survey = anketa na terenu
assessment-source-import = preuzeto iz datoteke
assessment-source-transfer = preneto iz druge opštine
assessment-round = Krug mapiranja
assessment-round-hint = Na primer: 2026-1. Ostavite prazno ako odgovori ne pripadaju nijednom krugu.
assessment-reason = Razlog
assessment-reason-hint = Na primer: promenio se posao; ispravka greške pri unosu.
assessment-confirm-rest = I ostali odgovori na ovoj strani su ponovo provereni
assessment-confirm-rest-hint = Tada se svi odgovori beleže sa ovim datumom i krugom, ne samo oni koji su izmenjeni.
assessment-unusual = Neuobičajene vrednosti su proverene i tačne
assessment-unusual-hint = Označite samo ako ste proverili vrednosti koje su gore navedene kao neuobičajene.
assessment-range = Uobičajeno je od { $min } do { $max } { $unit }.
assessment-save = Sačuvaj odgovore
assessment-saved = Odgovori su sačuvani.
assessment-send-proposal = Pošalji predlog
assessment-proposed = Predlog je poslat. Koordinator/koordinatorka ili voditelj/voditeljka slučaja će odlučiti.
assessment-propose-lead = Odgovori koje ovde upišete biće predlog, o kojem odlučuje koordinator/koordinatorka ili voditelj/voditeljka slučaja.

# Greške pri unosu
assessment-error-choice = Izaberite jednu od ponuđenih vrednosti.
assessment-error-both = Upišite odgovor ili izaberite zašto ga nema, ne oboje.
assessment-error-number = Očekuje se broj, na primer 1.234,5.
assessment-error-whole = Očekuje se ceo broj.
assessment-error-range = Uobičajeno je od { $min } do { $max }. Proverite broj; ako je tačan, označite to ispod pitanja.
assessment-error-settlement = Očekuje se šifra naselja od šest cifara.
assessment-error-nothing = Ništa nije izmenjeno. Ako su odgovori ponovo provereni, označite to ovde.
assessment-panel-unanswered = Domaćinstva bez ijednog odgovora
assessment-panel-unanswered-lead = Uneli ste ih Vi, a o njima još ništa nije odgovoreno. Otvorite ime da unesete odgovore.
assessment-panel-code = Šifra
assessment-panel-requests = Odgovori koji čekaju odluku
assessment-panel-requests-all = Svi koji čekaju ({ $count })
assessment-only-kept = Podaci nekoga iz ovog domaćinstva smeju samo da se čuvaju.
assessment-only-kept-why = Ta osoba je zatražila ograničenje obrade i ono je usvojeno (ZZPL, čl. 31). Dok traje, ništa se ne procenjuje, ne stavlja na liste i ne iznosi. Raniji rezultati ostaju sačuvani i biće prikazani kada se ograničenje okonča.
assessment-restricted = Podaci nekoga ovde smeju samo da se čuvaju: obrada je ograničena (ZZPL, čl. 31). Pre upisa okončajte ograničenje na strani o pravima.
assessment-not-agreed = Osoba se ne slaže, ili se više ne slaže, da se koristi odgovor na „{ $code }“. Ako se ponovo slaže, najpre zabeležite njen pristanak.
assessment-withheld-participation = { $who } ne učestvuje, ili više ne učestvuje: odgovori se čuvaju, ali se ne prikazuju, ne traže i ne koriste.
assessment-withheld-ethnicity = { $who } se ne slaže da se čuva nacionalna pripadnost: odgovori o njoj se ne prikazuju, ne traže i ne koriste.
assessment-withheld-health = { $who } se ne slaže da se čuvaju podaci o zdravlju: odgovori o zdravlju i invaliditetu se ne prikazuju, ne traže i ne koriste.
assessment-error-future = Odgovori ne mogu da važe tek od dana koji još nije došao.
assessment-error-year = Očekuje se godina prihoda, na primer 2023.
assessment-error-decline-reason = Upišite zašto se predlog ne prihvata.

# Neuobičajeno i protivrečno
assessment-finding-range = uobičajeno je od { $min } do { $max }, a zabeleženo je { $found }
assessment-finding-reference = očekuje se jedan nosilac/jedna nositeljka domaćinstva, a ima ih { $found }
assessment-finding-size = navedeno je { $declared } članova/članica, a na spisku ih je { $found }
assessment-finding-twice = redni broj { $number } imaju dva člana/članice
assessment-finding-nobody = nema člana/članice sa rednim brojem { $number }
assessment-finding-itself = osoba je navedena kao sopstveni srodnik
assessment-finding-partner = član/članica { $number } ne navodi ovu osobu kao partnera/partnerku
assessment-finding-parent = roditelj je samo { $number } godina stariji/starija

# Istorija i poređenje
assessment-history = Istorija odgovora
assessment-by-program = program
assessment-erased = Sadržaj je obrisan na zahtev osobe
assessment-valid-since = važi od { $day }
assessment-compare = Poređenje
assessment-compare-from = Ranije
assessment-compare-to = Kasnije
assessment-compare-choose = Izaberite dva kruga mapiranja ili dva dana.
assessment-compare-same = Između ova dva trenutka ništa se ne razlikuje.

# Procena
assessment-as-of = Procena je na dan { $day }; prihodi su iz { $year }. godine.
assessment-as-of-short = na dan { $day }, prihodi iz { $year }.
assessment-theme-poverty = Siromaštvo
assessment-theme-deprivation = Uskraćenost i socijalna isključenost
assessment-theme-work = Rad
assessment-theme-housing = Stanovanje
assessment-theme-education = Obrazovanje
assessment-theme-health = Zdravlje
assessment-theme-documents = Dokumenta
assessment-theme-services = Nega i usluge
assessment-theme-many = Uskraćenost u više oblasti
assessment-theme-members = Domaćinstvo i članovi
assessment-would-settle = { $count ->
    [one] { $count } podatak bi ovo razjasnio
    [few] { $count } podatka bi ovo razjasnila
   *[other] { $count } podataka bi ovo razjasnilo
}
assessment-no-parameter = Nema zvaničnog iznosa: { $name } (dan { $day }, prihodi iz { $year }.)
assessment-distance = { $result }: sada { $now } ({ $of }), granica { $line }, razlika { $distance }.
assessment-more-income-ends = { $result }: prestaje ako mesečni prihod poraste za { $by }; nivo je { $level }.
assessment-more-income-of-families-ends = { $result }: prestaje ako mesečni prihodi porastu za { $by }, i to svakoj porodici onoliko koliko joj nedostaje.
assessment-less-income-begins = { $result }: nastaje ako mesečni prihod opadne za više od { $by }; nivo je { $level }.
assessment-would-end = { $count ->
    [one] { $result }: prestaje ako se promeni ovo: { $parts }.
   *[other] { $result }: prestaje samo ako se promeni sve ovo: { $parts }.
}
assessment-would-begin = { $count ->
    [one] { $result }: nastaje samo ako se promeni ovo: { $parts }.
   *[other] { $result }: nastaje samo ako se promeni bar jedno od ovoga: { $parts }.
}
assessment-may-hold-too = Nije poznato, a i to može da bude razlog: { $parts }.
assessment-sealed-may-hold-too = Razlog može da bude i ono što nije za vaš uvid.
assessment-parameter-used = { $name }: { $value }, važi od { $from } ({ $source })
assessment-past = Ranije procene
assessment-current = poslednja
assessment-parameter = Iznos
assessment-parameters = Iznosi sa kojima je računato
assessment-parameters-missing = Bez iznosa za taj dan:
assessment-past-changed = Šta se promenilo od procene
assessment-past-same = Nijedan rezultat nije drugačiji.
assessment-past-results = Rezultati koji su se promenili
assessment-past-result = Rezultat
assessment-past-joined = { $name }: sada je u domaćinstvu.
assessment-past-left = { $name }: više nije u domaćinstvu.
assessment-past-rules = Promenila su se pravila.
assessment-past-definitions = Promenile su se definicije.
assessment-past-weights = Promenile su se težine za redosled poseta: verzija { $before }, zatim { $after }.
assessment-past-amount = { $name }: { $before }, zatim { $after }.
assessment-past-points = Poeni u to vreme: { $points } od { $most }; nepoznato je moglo da doda još { $open }. Verzija težina: { $version }.
assessment-past-points-of-what = Šta se tada gledalo
assessment-past-no-weights = Težine iz tog vremena nisu sačuvane, pa nema ni poena iz tog vremena.
assessment-value = Vrednost
assessment-published = Objavljeno

# Prioritet
assessment-priority = Koga posetiti prvo
assessment-priority-advisory = Ovaj zbir samo pomaže da se rasporedi rad. On ne odlučuje ni o kome i ni o jednom pravu; domaćinstvo može da mu prigovori.
assessment-priority-objection-open = Član ovog domaćinstva je uložio prigovor i o njemu još nije odlučeno. Ne oslanjajte se na zbir: pročitajte prigovor na strani o pravima.
assessment-priority-objection-accepted = Prigovor člana ovog domaćinstva je usvojen: ono se ne ređa po poenima. O tome kada ćete ga posetiti odlučite u razgovoru sa domaćinstvom.
assessment-priority-score = { $points } od { $most } poena; nepoznato može da doda još { $open }. Verzija težina: { $version }.
assessment-priority-factor = Šta se gleda
assessment-priority-weight = Težina
assessment-priority-why = Zašto
assessment-priority-what-if = Šta ako su težine druge
assessment-priority-what-if-lead = Ništa se ne čuva: ista strana se prikazuje sa ovim težinama.

# Pravila
assessment-rule-absolute = Prihod po potrošačkoj jedinici poredi se sa apsolutnom linijom siromaštva.
assessment-rule-arop = Raspoloživi prihod po odrasloj osobi poredi se sa linijom rizika od siromaštva. Ko je tačno na liniji, nije ispod nje.
assessment-rule-arope = U riziku je osoba za koju važi bar jedno: nizak prihod, teška deprivacija, veoma malo rada u domaćinstvu.
assessment-rule-care = Neplaćena nega drugih, penzija i posete starijima, rad i brak dece.
assessment-rule-child-deprivation = Broji se šta deci nedostaje zbog novca, od sedamnaest stavki.
assessment-rule-deprivation = Broji se šta osoba i domaćinstvo ne mogu da priušte, od trinaest stavki.
assessment-rule-documents = Upis u matičnu knjigu rođenih, JMBG i državljanstvo.
assessment-rule-dwelling = Stan se gleda po teskobi, vlazi, svetlu, kupatilu, priključcima i pravnom statusu.
assessment-rule-education = Završena škola, pohađanje, pismenost i udaljenost od škole.
assessment-rule-equivalence = Domaćinstvo se svodi na broj odraslih osoba po tri skale.
assessment-rule-families = Porodice u domaćinstvu prema srodstvu: novčana socijalna pomoć pripada porodici, a ne domaćinstvu.
assessment-rule-global-mpi = Deset pokazatelja globalnog MPI, svaki sa svojom težinom.
assessment-rule-health = Funkcionalne teškoće, osiguranje, izabrani lekar i neostvareni pregledi.
assessment-rule-household-type = Vrsta domaćinstva po uzrastu i srodstvu članova.
assessment-rule-housing-cost = Troškovi stanovanja porede se sa prihodom domaćinstva.
assessment-rule-income = Sabiraju se svi prihodi članova i domaćinstva, bez poreza i datih transfera.
assessment-rule-labour = Rad, nezaposlenost, neformalan rad i mladi koji ne rade niti se školuju.
assessment-rule-local-mpi = Pokazatelji lokalnog MPI, svaki sa svojom težinom.
assessment-rule-members = Uzrast na dan procene i izjašnjena nacionalna pripadnost.
assessment-rule-nsp-screening = Prihod svake porodice poredi se sa iznosom novčane socijalne pomoći. Informativno: odlučuje centar za socijalni rad.
assessment-rule-rooms = Broj soba poredi se sa brojem koji je potreban domaćinstvu takvog sastava.
assessment-rule-services = Usluge koje osoba koristi i one koje su joj potrebne.
assessment-rule-work-intensity = Koliko su odrasli radili u odnosu na to koliko su mogli.

# Računanje za sva domaćinstva
assessment-menu = Procene
assessment-order = Koliko je redosled rada čvrst
assessment-order-lead = Rangirano domaćinstava: { $households }, prema verziji { $version } težina. Svaka težina je isprobana upola manja i dvostruko veća; tabela kaže koliki deo prve desetine u njoj ostaje i koliko ceo poredak ostaje sličan (1: isti).
assessment-order-unranked = Domaćinstva čiji je prigovor usvojen nisu u poretku, kao ni ona čiji podaci smeju samo da se čuvaju.
assessment-order-half = Ostaje, težina upola
assessment-order-double = Ostaje, težina dvostruka
assessment-order-correlation = Korelacija rangova, manja od dve
assessment-order-too-few = Premalo domaćinstava da bi se reklo, a da se ne pokaže na nekoga.
assessment-order-whom = Koga redosled stavlja napred
assessment-order-whom-lead = Razlika nije dokaz nepravde, ali jeste pitanje: potrebe mogu da se razlikuju, ali i ono što je zabeleženo. Pogledajte je sa odborom pre nego što se redosled koristi.
assessment-order-by-sex = Po polu nosioca domaćinstva
assessment-order-by-settlement = Po naselju
assessment-order-by-group = Po ranjivoj grupi
assessment-order-by-group-lead = Domaćinstvo se broji u svakoj grupi kojoj neki njegov član pripada. Ono za šta je potreban pristanak broji se samo uz pristanak; grupe koje bi pokazale na nekolicinu, kao i nasilje, ne prikazuju se.
assessment-order-sex-female = Žene
assessment-order-sex-male = Muškarci
assessment-order-other = Ostali zajedno
assessment-order-households = Domaćinstva
assessment-order-first = U prvoj desetini
assessment-order-share = Udeo
assessment-order-hidden = izostavljeno: reklo bi nešto o nekolicini domaćinstava
assessment-recompute-title = Procena svih domaćinstava
assessment-recompute-lead = Ponovo procenjuje sva domaćinstva opštine i čuva ranije procene.
assessment-recompute-all = Proceni ponovo
assessment-recompute = Proceni sva domaćinstva
assessment-recompute-asked = Procena je zakazana.
assessment-recompute-failed = Procena nije uspela. Pokušajte ponovo; ako se ponovi, javite administratoru/administratorki.
assessment-recompute-earlier = Ranija računanja
assessment-recompute-outcome = Procenjeno domaćinstava: { $households }; promenjenih procena: { $changed }.
assessment-reference-date = Dan na koji se procenjuje
assessment-reference-date-hint = Ostavite prazno da bi svaka procena bila na dan kada se radi.
assessment-income-year = Godina prihoda
assessment-income-year-hint = Linija siromaštva je od te godine. Ostavite prazno za godinu pre dana procene.
assessment-asked-at = Traženo
assessment-ended-at = Završeno
assessment-outcome = Ishod

# Predlozi
assessment-requests = Predloženi odgovori
assessment-requests-lead = Odgovori koje su predložili anketari/anketarke i mobilni tim, a o kojima treba odlučiti.
assessment-request-pending = čekaju odluku
assessment-request-approved = prihvaćeni
assessment-request-declined = nisu prihvaćeni
assessment-no-requests = Nema predloga
assessment-no-requests-do = Ovde će stajati odgovori koje neko predloži.
assessment-proposed-at = Predloženo
assessment-proposed-by = Predložio/predložila
assessment-proposed-answer = Predloženi odgovor
assessment-proposed-answers = Predloženi odgovori uz one koji se znaju
assessment-known-now = Sada se zna
assessment-state = Stanje
assessment-decision = Odluka
assessment-approve = Prihvati: odgovori se beleže
assessment-decline = Ne prihvati
assessment-decide = Sačuvaj odluku
assessment-decided = Odluka je sačuvana.
assessment-decided-at = Odlučeno
assessment-decision-reason = Razlog odluke
assessment-decision-reason-hint = Potreban je kada se predlog ne prihvata. Vidi ga i onaj/ona ko je predložio/predložila.
assessment-notice-approved = Odgovori koje ste predložili su prihvaćeni i zabeleženi.
assessment-notice-declined = Odgovori koje ste predložili nisu prihvaćeni.

# used by: identity, pages/words.rs (assessment-permission-<dozvola>)
assessment-permission-view-facts = Vidi šta se zna o domaćinstvu
assessment-permission-view-sensitive-facts = Vidi i unosi odgovore o zdravlju, nacionalnoj pripadnosti, kontaktu i identitetu
assessment-permission-view-violence-facts = Vidi i unosi odgovore o nasilju
assessment-permission-record-facts = Unosi odgovore
assessment-permission-propose-facts = Predlaže odgovore
assessment-permission-decide-request = Odlučuje o predloženim odgovorima
assessment-permission-view-fact-history = Vidi istoriju odgovora
assessment-permission-view-assessment = Vidi procenu domaćinstva
assessment-permission-recompute = Procenjuje sva domaćinstva ponovo
assessment-permission-use-lists = Pravi i pokreće liste
assessment-permission-see-listed = Vidi ko je na listi
assessment-permission-export-lists = Preuzima liste iz sistema

# The report of access
assessment-held-facts = Šta je zabeleženo o osobi
assessment-held-results = Šta iz toga sledi za osobu
assessment-held-home = Šta je zabeleženo o domaćinstvu
assessment-held-home-results = Šta iz toga sledi za domaćinstvo
assessment-held-entries = Svi odgovori koji su zabeleženi, od prvog
assessment-held-taken-back = povučeno
assessment-held-why = Zašto
assessment-held-why-decided = Zašto je tako odlučeno
assessment-held-requests = Odgovori koji su predloženi
assessment-held-past = Šta je ranije sledilo, koliko je tada bilo poznato
assessment-held-rule = pravilo { $rule }, verzija { $version }
assessment-held-with = pravila { $rules }, iznosi { $parameters }
assessment-held-lists = Liste koje su napravljene i još se čuvaju
assessment-held-list = Lista

assessment-lists = Liste
assessment-lists-lead = Pitanja o domaćinstvima i licima: ko možda ima potrebu za podrškom. Lista obuhvata samo ono što smete da vidite.
assessment-lists-own = Moje liste
assessment-lists-shared = Liste koje dele drugi
assessment-lists-shipped = Gotove liste
assessment-lists-none = Još nemate svoju listu
assessment-lists-none-do = Napravite je ovde ili kopirajte gotovu i izmenite je.
assessment-list-new = Nova lista
assessment-list-make = Napravi listu
assessment-list-name = Naziv
assessment-list-about = Lista imenuje
assessment-list-about-households = domaćinstva
assessment-list-about-persons = lica
assessment-list-owner = Čija je
assessment-list-changed = Izmenjena
assessment-list-is-shared = deli se
assessment-list-error-about = Izaberite domaćinstva ili lica.
assessment-list-runs = Poslednje pokrenute liste
assessment-list-run-open = u toku
assessment-list-run-kept = gotova
assessment-list-run-gone = rezultat je uklonjen
assessment-list-question = Šta se pita
assessment-list-empty = Lista još ništa ne pita. Dodajte prvi uslov.
assessment-list-all-hold = Svi uslovi moraju da važe; gde piše „ili”, dovoljan je jedan.
assessment-list-or = ili
assessment-list-remove = Ukloni
assessment-list-add = Dodaj uslov
assessment-list-add-go = Dodaj uslov
assessment-list-search = Pitanje ili rezultat, rečima
assessment-list-search-go = Traži
assessment-list-search-nothing = Ništa nije nađeno. Pokušajte drugom rečju.
assessment-list-search-more = Prikazano je prvih 30; dopišite još koju reč.
assessment-list-derived = rezultat
assessment-list-answered = odgovor
assessment-list-of-person = o licu
assessment-list-of-household = o domaćinstvu
assessment-list-settlement = Naselje
assessment-list-who = Za koga
assessment-list-who-itself = za lice koje lista imenuje
assessment-list-who-any = za bar jednog člana
assessment-list-who-every = za sve članove
assessment-list-test = Uslov
assessment-list-test-is = jeste
assessment-list-test-is-not = nije
assessment-list-test-at-least = najmanje
assessment-list-test-at-most = najviše
assessment-list-test-between = između
assessment-list-test-missing = nema odgovora, i to
assessment-list-test-unknown = nije poznato
assessment-list-number = Broj
assessment-list-number-hint = Za „između” ovde stoji donja granica.
assessment-list-to = Gornja granica
assessment-list-value = Vrednost
assessment-list-values = Vrednosti
assessment-list-why = Razlog
assessment-list-why-hint = Samo za uslov „nema odgovora”.
assessment-list-beside = Kako se dodaje
assessment-list-beside-and = mora da važi uz ostale
assessment-list-beside-or = ili, uz uslov
assessment-list-error-value = Izaberite ili upišite vrednost.
assessment-list-error-one-value = Izaberite tačno jednu vrednost.
assessment-list-error-number = Upišite broj.
assessment-list-error-to = Upišite gornju granicu koja nije manja od donje.
assessment-list-error-why = Izaberite razlog zbog kog nema odgovora.
assessment-list-error-test = Izaberite uslov.
assessment-list-is = { $on }: { $value }
assessment-list-is-not = { $on }: nije { $value }
assessment-list-at-least = { $on }: najmanje { $value }
assessment-list-at-most = { $on }: najviše { $value }
assessment-list-between = { $on }: od { $from } do { $value }
assessment-list-one-of = { $on }: { $values }
assessment-list-missing = { $on }: nema odgovora ({ $why })
assessment-list-unknown = { $on }: nije poznato
assessment-list-any = bar jedan član – { $condition }
assessment-list-every = svi članovi – { $condition }
assessment-list-fault-nothing = Lista još ništa ne pita.
assessment-list-fault-too-many = Lista ima previše uslova.
assessment-list-fault-no-variable = Upitnik više nema pitanje { $on }.
assessment-list-fault-test = Takav uslov ne može da se postavi za { $on }.
assessment-list-fault-value = { $on } nema vrednost { $found }.
assessment-list-fault-who = Za { $on } izaberite: bar jednog člana ili sve članove.
assessment-list-fault-sealed = { $on }: taj podatak ne smete da vidite, pa ne možete ni da pokrenete listu koja ga koristi.
assessment-list-run = Pokreni listu
assessment-list-copy = Kopiraj
assessment-list-copied = kopija
assessment-list-delete = Obriši listu
assessment-list-delete-sure = Obrisati ovu listu? Rezultati koji su već dobijeni ostaju.
assessment-list-deleted = Lista je obrisana.
assessment-list-naming = Naziv i deljenje
assessment-list-share = Podeli sa kolegama u opštini
assessment-list-share-hint = Drugi vide pitanje i mogu da ga pokrenu nad onim što sami smeju da vide.
assessment-list-saved = Lista je sačuvana.
assessment-list-failed = Lista nije završena. Pokrenite je ponovo.
assessment-list-see = Pogledaj listu
assessment-list-done = Pregledano domaćinstava: { $count }
assessment-list-gone = Rezultat je uklonjen; čuva se najviše { $days } dana. Listu možete ponovo da pokrenete.
assessment-list-result = Rezultat
assessment-list-found-households = domaćinstava: { $found }
assessment-list-found-persons = lica: { $found }
assessment-list-open = Pregledano: { $asked }. Nije moglo da se odluči jer nedostaju odgovori: { $open }. Ko nije odgovorio, nije na listi, ali se ne računa ni kao „ne”.
assessment-list-why-open-summary = Zašto nije moglo da se odluči
assessment-list-why-open = Odgovor koji nedostaje
assessment-list-count = Koliko
assessment-list-withheld = ne prikazuje se
assessment-list-no-names = Imena na listi vide radnici koji vode predmete; ovde stoje samo brojevi.
assessment-list-rows = Ko je na listi
assessment-list-listed-name = Ime
assessment-list-code = Šifra
assessment-list-address = Adresa
assessment-list-contact = Kontakt
assessment-list-only-kept = Izostavljena domaćinstva, jer podaci nekog člana smeju samo da se čuvaju: { $kept }.
assessment-list-objection = Prigovor
assessment-list-objection-open = uložen, još nije odlučeno
assessment-list-objection-accepted = usvojen: ne ređa se po poenima
assessment-list-points = Prvenstvo
assessment-list-nobody = Na listi nema nikoga
assessment-list-nobody-households = Nijedno domaćinstvo ne ispunjava sve uslove.
assessment-list-nobody-persons = Nijedno lice ne ispunjava sve uslove.
assessment-list-settlements = Po naseljima
assessment-list-settlements-hint = Broj manji od { $smallest } ne prikazuje se, ni ono iz čega bi mogao da se izračuna.
assessment-list-no-settlement = bez naselja
assessment-list-export = Preuzimanje liste
assessment-list-export-answers = Izvezi sa odgovorima
assessment-list-export-hint = Lista sa imenima, adresama i, koliko vaša uloga dozvoljava, kontaktima izlazi iz sistema. Ko ne želi da bude kontaktiran, na njoj je bez kontakta. Razlog ostaje zabeležen.
assessment-list-export-reason = Razlog
assessment-list-export-format = Oblik
assessment-list-export-go = Preuzmi
assessment-list-forget = Ukloni rezultat
assessment-list-forget-sure = Ukloniti rezultat ove liste?
assessment-list-forgotten = Rezultat je uklonjen.

# used by: `web::App::action_text`; radnje iz evidencije, običnim rečima (izveštaj o uvidu).
assessment-act-ask_list = zatražen spisak
assessment-act-ask_recompute = zatražena nova procena svih domaćinstava
assessment-act-assess_households = izvršena procena
assessment-act-change_list = izmenjen sačuvan spisak
assessment-act-decide_request = odlučeno o predlogu odgovora
assessment-act-delete_list = obrisan sačuvan spisak
assessment-act-enter_facts = upisani odgovori
assessment-act-export_list = izvezen spisak
assessment-act-forget_list = spisak uklonjen
assessment-act-forget_lists = uklonjeni spiskovi kojima je istekao rok
assessment-act-glance_at_facts = prikazan ishod procene
assessment-act-keep_list = zadržan spisak
assessment-act-list_requests = pregledani predlozi odgovora
assessment-act-list_unanswered = prikazano među onima o kojima još ništa nije odgovoreno
assessment-act-propose_facts = predloženi odgovori
assessment-act-run_list = osoba ili domaćinstvo uvršteno u spisak
assessment-act-save_list = sačuvan uslov spiska
assessment-act-view_assessment = pregledana procena
assessment-act-view_fact_history = pregledana istorija odgovora
assessment-act-view_facts = pregledani odgovori
assessment-act-view_list = pregledan spisak
assessment-act-view_lists = pregledani spiskovi
assessment-act-view_request = pregledan predlog odgovora

# Za programe: greške u onome što šalju
assessment-api-nothing = Nema nijednog odgovora.
assessment-api-one-of-both = Navedite ili vrednost (value) ili zašto je nema (missing), ne oboje i ne ništa.
assessment-api-cursor = Red od kog se nastavlja više nije na spisku. Počnite od prve strane.
assessment-api-expected = Očekuje se: { $expected }; nađeno: { $found }.
assessment-api-expected-answers = najviše { $most } odgovora
assessment-api-expected-once = svako pitanje jednom za isto lice ili domaćinstvo
assessment-api-expected-source = office ili survey
assessment-api-expected-variable = šifra pitanja iz upitnika na koje ne odgovara registar ni pravilo
assessment-api-expected-person = oznaka lica (person), jer je pitanje o licu
assessment-api-expected-no-person = bez oznake lica, jer je pitanje o domaćinstvu
assessment-api-expected-integer = ceo broj
assessment-api-expected-number = broj
assessment-api-expected-flag = true ili false
assessment-api-expected-date = dan, na primer 2026-05-03
assessment-api-expected-text = tekst
assessment-api-expected-settlement = šifra naselja od šest cifara
assessment-api-expected-usual = broj od { $min } do { $max }, ili is_unusual_checked ako je proveren

# Pitanja prema uzrastu i domaćinstvu
assessment-left-out =
    { $count ->
        [one] Jedno pitanje ne odgovara uzrastu ili domaćinstvu i nije prikazano.
        [few] { $count } pitanja ne odgovaraju uzrastu ili domaćinstvu i nisu prikazana.
       *[other] { $count } pitanja ne odgovara uzrastu ili domaćinstvu i nije prikazano.
    }
assessment-all-questions = Prikaži sva pitanja
assessment-outside-age = (Za ovaj uzrast ili ovakvo domaćinstvo se ne pita.)
assessment-known =
    { $count ->
        [one] { $count } zabeležen odgovor
        [few] { $count } zabeležena odgovora
       *[other] { $count } zabeleženih odgovora
    }
