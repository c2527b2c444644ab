### Prijava, nalozi i administracija.

## Vrata

identity-sign-in = Prijavi se
identity-sign-in-title = Prijava
identity-sign-in-help = Nemate nalog ili ste zaboravili lozinku? Obratite se administratoru/administratorki svoje opštine ili grada.
identity-sign-in-elsewhere = Prijavi se preko: { $name }
identity-sign-in-again = Prijava je predugo trajala ili je previše puta unet pogrešan kod. Prijavite se ponovo.
identity-or = ili
identity-email = E-adresa
identity-email-expected = Unesite e-adresu, na primer ana.anic@opstina.rs.
identity-password = Lozinka
identity-password-again = Lozinka još jednom
identity-password-differs = Lozinke se razlikuju. Unesite istu lozinku oba puta.
identity-password-hint = Najmanje 12 znakova. Nekoliko reči koje samo vi povezujete bolje je od kratke lozinke sa znakovima.
identity-wrong = Uneti podaci se ne slažu.
identity-wrong-sign-in = E-adresa i lozinka se ne slažu. Proverite obe.
identity-wrong-password = Lozinka nije tačna.
identity-wrong-code = Kod nije tačan ili je već iskorišćen. Sačekajte sledeći kod u aplikaciji.
identity-wrong-code-or-password = Kod ili lozinka nisu tačni. Sačekajte sledeći kod u aplikaciji.
identity-wait = Bilo je previše pokušaja. Pokušajte ponovo za { $seconds ->
    [one] { $seconds } sekundu
    [few] { $seconds } sekunde
   *[other] { $seconds } sekundi
}.
identity-code = Kod
identity-code-title = Drugi korak prijave
identity-code-hint = Šest cifara iz aplikacije na telefonu. Ako telefon nije kod vas, unesite jedan od rezervnih kodova.
identity-signed-out = Odjavljeni ste.
identity-over = Veza više ne važi.
identity-link-used-title = Veza je iskorišćena
identity-link-used = Ova veza za prijavu je već iskorišćena ili joj je istekao rok. Pokrenite demonstraciju ponovo da biste dobili novu.
identity-elsewhere-failed = Prijava preko drugog sistema trenutno ne radi. Prijavite se e-adresom i lozinkom ili pokušajte kasnije.
identity-elsewhere-cancelled = Prijava preko drugog sistema je prekinuta.
identity-elsewhere-unknown = Za vašu e-adresu nema naloga ni poziva. Obratite se administratoru/administratorki.

## Lozinke koje se ne primaju

identity-password-too-short = Lozinka je prekratka: potrebno je najmanje 12 znakova.
identity-password-too-long = Lozinka je predugačka: najviše 256 znakova.
identity-password-own-name = Lozinka ne sme da bude vaše ime ni e-adresa.
identity-password-common = Ovu lozinku mnogi koriste i lako se pogađa. Izaberite drugu.
identity-password-pattern = Lozinka je niz ili ponavljanje. Izaberite drugu.

## Pozivi

identity-accept-title = Poziv za rad u sistemu Svi
identity-accept-lead = Poziv je za { $email }. Uloga: { $roles }.
identity-accept = Prihvati poziv
identity-accept-sign-in = Za ovu e-adresu već postoji nalog. Prijavite se njime, pa ponovo otvorite ovu vezu.
identity-accept-with-account = Već imate nalog. Prihvatanjem poziva dobijate navedene uloge.
identity-accepted = Poziv je prihvaćen.
identity-invitation-over = Poziv više ne važi: iskorišćen je, povučen ili mu je istekao rok. Zamolite onoga ko vas je pozvao da pošalje novi.
identity-invitations = Otvoreni pozivi
identity-invitation-open = čeka odgovor
identity-invitation-accepted = prihvaćen
identity-invitation-withdrawn = povučen
identity-invitation-expired = istekao
identity-invite = Pozovi
identity-invite-title = Poziv novom korisniku/korisnici
identity-invite-unit-hint = Ostavite prazno samo za onoga ko održava instalaciju.
identity-invited-title = Poziv je napravljen
identity-invited-sent = Poziv je poslat e-poštom. Važi sedam dana.
identity-invited-print = Poziv važi sedam dana. Elektronska pošta nije podešena, pa vezu predajte sami.
identity-invited-link = Veza za prihvatanje poziva. Prikazuje se samo sada; ko je ima, može da prihvati poziv:
identity-withdraw = Povuci
identity-withdrawn = Poziv je povučen.
identity-mail-invitation-title = Poziv za rad u sistemu Svi
identity-mail-invitation =
    Poštovani/poštovana { $name },

    { $place } vas poziva da radite u sistemu Svi.
    Nalog ćete otvoriti na ovoj adresi, u roku od sedam dana:

    { $link }

    Ako ovaj poziv niste očekivali, zanemarite ga.
identity-mail-operator =
    Poštovani/poštovana { $name },

    pozvani ste da održavate instalaciju sistema Svi.
    Nalog ćete otvoriti na ovoj adresi, u roku od sedam dana:

    { $link }

    Ako ovaj poziv niste očekivali, zanemarite ga.

## Moj nalog

identity-account = Moj nalog
identity-about-me = Podaci
identity-name = Ime i prezime
identity-roles = Uloge
identity-role = Uloga
identity-no-roles = Bez uloge
identity-saved = Sačuvano.
identity-switched = Promenili ste opštinu ili grad.
identity-protection = Zaštita naloga
identity-change-password = Promeni lozinku
identity-change-password-lead = Na svim drugim uređajima bićete odjavljeni.
identity-old-password = Sadašnja lozinka
identity-new-password = Nova lozinka
identity-second-factor = Drugi korak prijave
identity-second-factor-on = uključen
identity-second-factor-off = nije uključen
identity-set-up-second-factor = Uključi drugi korak
identity-replace-second-factor = Zameni telefon
identity-second-factor-title = Podešavanje drugog koraka prijave
identity-second-factor-lead = Podatke ljudi štitimo i kada neko sazna lozinku: pri prijavi se traži i kod sa vašeg telefona.
identity-second-factor-step-app = Na telefonu otvorite aplikaciju za kodove (FreeOTP, Aegis, Google Authenticator ili drugu).
identity-second-factor-step-scan = Snimite ovu sliku aplikacijom.
identity-second-factor-step-type = Ako ne možete da snimite sliku, unesite u aplikaciju ovaj ključ:
identity-second-factor-step-code = Unesite kod koji aplikacija pokaže.
identity-second-factor-picture = Slika (QR) sa ključem za aplikaciju; isti ključ stoji ispod kao tekst
identity-confirm-second-factor = Potvrdi kod
identity-codes-left = { $count ->
    [one] Preostao je { $count } rezervni kod.
    [few] Preostala su { $count } rezervna koda.
   *[other] Preostalo je { $count } rezervnih kodova.
}
identity-codes-title = Rezervni kodovi
identity-codes-lead = Kada telefon nije kod vas, prijavite se jednim od ovih kodova. Svaki važi jednom.
identity-codes-once = Kodovi se prikazuju samo sada. Odštampajte ih ili prepišite i čuvajte na sigurnom mestu, odvojeno od telefona.
identity-codes-kept = Sačuvano je, nastavi
identity-renew-codes = Novi rezervni kodovi
identity-renew-codes-lead = Stari kodovi prestaju da važe.
identity-copy = Kopiraj
identity-copied = Kopirano
identity-print = Štampaj
identity-devices = Prijavljeni uređaji
identity-device = Uređaj
identity-device-unknown = nepoznat uređaj
identity-this-device = ovaj uređaj
identity-address = Adresa na mreži
identity-last-seen = Poslednji put
identity-end = Odjavi
identity-end-others = Odjavi sve druge
identity-end-all = Odjavi sa svih uređaja
identity-no-devices = Nije prijavljen/prijavljena ni na jednom uređaju.
identity-tokens = Pristup za programe
identity-new-token = Novi pristup
identity-new-token-lead = Program koji dobije ovaj ključ radi u vaše ime, ali samo ono što ovde izaberete.
identity-no-tokens = Nijedan program nema pristup u vaše ime.
identity-token-name = Naziv
identity-token-name-hint = Po čemu ćete ga prepoznati, na primer „Izveštaj za savet”.
identity-token-permissions = Dozvole
identity-token-lasts = Važi
identity-token-days = { $days ->
    [one] { $days } dan
    [few] { $days } dana
   *[other] { $days } dana
}
identity-token-days-expected = Izaberite koliko dugo važi.
identity-token-expires = Važi do
identity-token-used = Poslednji put
identity-token-made = Ključ je napravljen
identity-token-once = Ključ se prikazuje samo sada. Sačuvajte ga tamo gde ga program čita.
identity-token-how = Program ga šalje u zaglavlju zahteva:
identity-create-token = Napravi ključ
identity-revoke = Poništi
identity-revoke-question = Programi sa ovim ključem više neće imati pristup. Poništiti?

## Obaveštenja

identity-notices = Obaveštenja
identity-no-notices = Nema obaveštenja.
identity-notices-read = Označi sve kao pročitano
identity-notice-new = novo
identity-notice-new-device = Prijava sa novog uređaja. Ako to niste bili vi, odmah promenite lozinku.
identity-notice-recovery-code = Prijava rezervnim kodom. Ako to niste bili vi, odmah promenite lozinku.
identity-notice-roles = Vaše uloge su promenjene.
identity-notice-second-factor-reset = Drugi korak prijave je uklonjen na vaš zahtev. Podesite ga ponovo.

## Korisnici

identity-users = Korisnici i korisnice
identity-search-users = Ime ili e-adresa
identity-state = Stanje
identity-state-active = aktivan nalog
identity-state-closed = zatvoren nalog
identity-since = Od
identity-until = Do
identity-closed-at = Zatvoren
identity-about-user = Podaci
identity-installation = Instalacija
identity-municipality = Opština ili grad
identity-municipality-expected = Izaberite opštinu ili grad.
identity-save-roles = Sačuvaj uloge
identity-reset-second-factor = Ukloni drugi korak
identity-reset-question = Uklanja se drugi korak prijave i odjavljuju se svi uređaji. Proverite uživo ili telefonom da to zaista traži vlasnik/vlasnica naloga. Ukloniti?
identity-leaving = Odlazak
identity-leaving-what = Nalog se zatvara i odmah odjavljuje sa svih uređaja. Ono što je urađeno ostaje zabeleženo.
identity-heir = Poslove preuzima
identity-heir-hint = Predmeti i zadaci prelaze na kolegu/koleginicu.
identity-close = Zatvori nalog
identity-close-question = Nalog se zatvara. Nastaviti?
identity-closed = Nalog je zatvoren.
identity-refused-oneself = Svoje uloge i svoj nalog ne možete da menjate sami. To čini drugi administrator/administratorka.
identity-refused-role = Ovu ulogu ili dozvolu ne možete da dodelite.
identity-refused-elsewhere = Ovaj korisnik/korisnica radi i u drugoj opštini. Nalog menja samo onaj ko održava instalaciju.
identity-refused-closed = Nalog je zatvoren.
identity-refused-nothing = Nema šta da se promeni.

## Uloge i dozvole

identity-policy = Uloge i dozvole
identity-policy-lead = Šta koja uloga sme i dokle. Dozvole su deo programa i ne menjaju se ovde; ovde se vidi šta važi.
identity-permission = Dozvola
identity-permission-name = Oznaka
identity-reach = Domet
identity-role-needs-second-factor = Obavezan je drugi korak prijave.
identity-role-nothing = Ova uloga još nema dozvola.
identity-reach-own = sopstveno
identity-reach-team = tim
identity-reach-office = kancelarija
identity-reach-municipality = opština ili grad
identity-reach-programme = program, samo zbirno
identity-reach-installation = instalacija
identity-role-enumerator = Anketar/anketarka
identity-role-office-worker = Radnik/radnica Kancelarije za smanjenje siromaštva
identity-role-office-coordinator = Koordinator/koordinatorka Kancelarije
identity-role-case-manager = Voditelj/voditeljka slučaja
identity-role-activation-officer = Saradnik/saradnica za radno angažovanje
identity-role-mobile-team = Član/članica mobilnog tima
identity-role-provider = Pružalac usluga
identity-role-analyst = Analitičar/analitičarka
identity-role-programme-manager = Rukovodilac/rukovoditeljka programa
identity-role-advisory-member = Član/članica savetodavne grupe
identity-role-administrator = Administrator/administratorka
identity-role-operator = Održavanje instalacije
identity-permission-see-users = Vidi ko radi u sistemu
identity-permission-invite-user = Poziva nove korisnike/korisnice
identity-permission-change-roles = Dodeljuje i oduzima uloge
identity-permission-protect-user = Odjavljuje uređaje i uklanja izgubljeni drugi korak
identity-permission-close-user = Zatvara naloge
identity-permission-see-policy = Vidi uloge i dozvole
identity-permission-see-audit = Vidi evidenciju radnji i uvida
identity-permission-see-jobs = Vidi poslove u pozadini
identity-permission-keep-jobs = Ponavlja i otkazuje poslove u pozadini
identity-permission-see-health = Vidi stanje instalacije
identity-permission-keep-municipalities = Uvodi i zatvara opštine i gradove
identity-permission-export-municipality = Iznosi sve podatke opštine ili grada

## Evidencija

identity-audit = Evidencija radnji i uvida
identity-audit-lead = Ko je šta uradio ili pogledao. Zapisi se ne mogu menjati ni brisati; i ovaj uvid je zabeležen.
identity-audit-when = Kada
identity-audit-who = Ko
identity-audit-what = Radnja
identity-audit-about = O čemu
identity-audit-fields = Polja
identity-audit-permission = Dozvola
identity-audit-program = program
identity-audit-from = Od dana
identity-audit-to = Do dana
identity-audit-kind = Vrsta
identity-audit-write = izmena
identity-audit-read = uvid
identity-audit-user = Oznaka korisnika/korisnice
identity-audit-show = Prikaži
identity-audit-all = Prikaži sve
identity-audit-older = Stariji zapisi
identity-audit-nothing = Nema zapisa koji odgovaraju.
identity-id-expected = Unesite oznaku od 32 heksadecimalne cifre.

## Poslovi u pozadini

identity-jobs = Poslovi u pozadini
identity-jobs-lead = Ono što program radi i posle odgovora na stranici. Neuspeo posao se sam ponavlja nekoliko puta.
identity-job-all = svi
identity-job-waiting = čekaju
identity-job-running = u toku
identity-job-done = završeni
identity-job-failed = neuspeli
identity-job-cancelled = otkazani
identity-job-kind = Vrsta
identity-job-asked = Zatraženo
identity-job-attempts = Pokušaja
identity-job-error = Poslednja greška
identity-job-retry = Ponovi
identity-job-cancel = Otkaži
identity-no-jobs = Nema poslova.

## Stanje instalacije

identity-health = Stanje instalacije
identity-health-about = Instalacija
identity-health-version = Verzija
identity-health-database = Baza podataka
identity-health-address = Adresa
identity-health-mail = Elektronska pošta podešena
identity-health-oidc = Prijava preko drugog sistema podešena
identity-health-users = Aktivnih naloga
identity-health-doctor = Potpunu proveru podataka, ključeva i lanca evidencije radi komanda:
identity-yes = da
identity-no = ne

## Opštine i gradovi

identity-municipalities = Opštine i gradovi
identity-no-municipalities = Nijedna opština ni grad još nisu uvedeni.
identity-municipality-open = radi
identity-municipality-closing = zatvara se
identity-municipality-closed = više ne radi
identity-set-up = Uvedi
identity-set-up-title = Uvođenje opštine ili grada
identity-code-of-unit = Matični broj
identity-code-of-unit-hint = Pet cifara, na primer 80438.
identity-code-of-unit-expected = Unesite matični broj od pet cifara.
identity-code-of-unit-known = Ova opština ili grad su već uvedeni.
identity-name-of-unit = Naziv
identity-name-of-unit-hint = Ostavite prazno za poznate opštine i gradove.
identity-name-of-unit-expected = Matični broj nije poznat: unesite i naziv.
identity-delete-after = Podaci se brišu posle
identity-close-municipality = Zatvori
identity-close-municipality-question = Svi se odmah odjavljuju i niko se više ne može prijaviti. Podaci se brišu posle 30 dana; do tada se odluka može opozvati. Zatvoriti?
identity-reopen-municipality = Ipak ostaje

## Iznošenje svih podataka

identity-export = Svi podaci opštine ili grada
identity-export-lead = Sve tabele i datoteke u jednoj arhivi, na primer za prelazak u drugi sistem.
identity-export-warning = Arhiva sadrži otvorene podatke o ličnosti. Čuvajte je šifrovanu i obrišite kada više nije potrebna. Svako preuzimanje je zabeleženo.
identity-export-ask = Napravi arhivu
identity-export-question = Praviće se arhiva sa svim podacima o ličnosti. Nastaviti?
identity-export-asked = Arhiva se pravi. Obavestićemo vas kada bude gotova.
identity-export-take = Preuzmi (jednom)
identity-no-exports = Nijedna arhiva nije napravljena.
identity-notice-export = Arhiva sa svim podacima je spremna za preuzimanje.
identity-mail-notices-title = Nova obaveštenja u sistemu Svi
identity-mail-notices =
    Poštovani/poštovana { $name },

    { $count ->
        [one] čeka vas { $count } nepročitano obaveštenje
        [few] čekaju vas { $count } nepročitana obaveštenja
       *[other] čeka vas { $count } nepročitanih obaveštenja
    } u sistemu Svi. Pročitajte ih posle prijave:

    { $link }

# used by: pages/audit.rs (identity-audit-name-<polje ili vrsta zapisa>)
identity-audit-name-user = korisnik/korisnica
identity-audit-name-person = član domaćinstva
identity-audit-name-report = izveštaj
identity-audit-name-job = posao
identity-audit-name-municipality = opština ili grad
identity-audit-name-email = adresa e-pošte
identity-audit-name-name = ime
identity-audit-name-roles = uloge

# Na prvoj stranici
identity-panel-users = Nalozi
identity-panel-active = Aktivni nalozi
identity-panel-invited = Pozivi koji čekaju odgovor
identity-panel-closed = Zatvoreni nalozi
identity-panel-bare = Aktivni bez drugog koraka prijave
identity-panel-work = Stanje sistema
identity-panel-well = radi
identity-panel-not-well = traži pažnju
identity-panel-jobs = Poslovi u pozadini: neuspelih { $failed }, čeka { $waiting }, u toku { $running }.
identity-panel-mail = Elektronska pošta je podešena.
identity-panel-no-mail = Elektronska pošta nije podešena: pozive predajete sami.
identity-panel-failed = Neuspeli poslovi
identity-panel-failed-at = Kada je stao
identity-panel-jobs-all = Svi poslovi u pozadini
identity-panel-audit = Šta su drugi poslednje uradili ili pogledali
identity-panel-audit-none = U poslednje vreme niko drugi nije ništa uradio ni pogledao.
identity-panel-audit-all = Cela evidencija radnji i uvida

# used by: `web::App::action_text`; radnje iz evidencije, običnim rečima.
identity-act-accept_invitation = prihvaćen poziv
identity-act-add_user = dodat korisnik
identity-act-begin_sign_in_elsewhere = otišlo se na prijavu ustanove
identity-act-cancel_job = zaustavljen posao
identity-act-change_own_name = promenjeno sopstveno ime
identity-act-change_password = promenjena lozinka
identity-act-change_roles = promenjene uloge
identity-act-choose_language = izabran jezik
identity-act-close_municipality = započet odlazak opštine
identity-act-close_user = zatvoren nalog
identity-act-count_users = prebrojani nalozi
identity-act-create_token = izrađen token za program
identity-act-delete_municipality = obrisani podaci opštine koja je otišla
identity-act-end_memberships = ukinute sve uloge korisnika
identity-act-end_own_sessions = završene ostale sopstvene prijave
identity-act-end_sessions = završene prijave korisnika
identity-act-erase_again = ponovo obrisano ono što je vraćena kopija donela
identity-act-export_municipality = izrađen izvoz opštine
identity-act-fail_second_factor = unet pogrešan drugi korak prijave
identity-act-fill_demo = uneti izmišljeni podaci
identity-act-invite_user = pozvan korisnik
identity-act-list_users = pregledani korisnici
identity-act-mail_notices = obaveštenja poslata e-poštom
identity-act-make_sign_in_link = izrađena veza za prijavu
identity-act-offer_second_factor = započeto podešavanje drugog koraka prijave
identity-act-pass_first_factor = uneta ispravna lozinka, pre drugog koraka prijave
identity-act-prove_password = ponovo uneta sopstvena lozinka
identity-act-read_notices = pročitana obaveštenja
identity-act-renew_recovery_codes = izrađeni novi rezervni kodovi
identity-act-reopen_municipality = obustavljen odlazak opštine
identity-act-reset_second_factor = korisniku uklonjen drugi korak prijave
identity-act-retry_job = posao pokrenut ponovo
identity-act-return_from_elsewhere = povratak sa prijave ustanove
identity-act-revoke_token = opozvan token
identity-act-see_audit = pregledana evidencija radnji i uvida
identity-act-see_health = pregledano stanje sistema
identity-act-see_invitation = pregledan poziv
identity-act-see_own_account = pregledan sopstveni nalog
identity-act-see_second_factor = pregledan sopstveni drugi korak prijave
identity-act-send_mail = poslata poruka e-pošte
identity-act-set_up_municipality = uspostavljena opština
identity-act-set_up_second_factor = podešen drugi korak prijave
identity-act-sign_in = prijava
identity-act-sign_in_by_link = prijava putem veze
identity-act-sign_in_with_recovery_code = prijava rezervnim kodom
identity-act-sign_in_with_second_factor = prijava drugim korakom
identity-act-sign_out = odjava
identity-act-sweep_identity = uklonjeno ono što je kod prijava isteklo
identity-act-switch_municipality = prelazak u drugu opštinu
identity-act-try_password = pokušaj sa lozinkom
identity-act-view_user = pregledan korisnik
identity-act-withdraw_invitation = povučen poziv
