# Rečenice za korisnika/korisnicu, latinicom; ćirilica se izvodi. Ključ: promenljiva, uz -yes ili -no.

unknown = „{ $name }” se još ne može utvrditi. Potrebno je znati: { $questions }.
not-applicable = „{ $name }” se ovde ne utvrđuje, jer se na ovaj slučaj ne odnosi.
question-of-person = { $question } (član/članica br. { $person })
missing-parameter = iznos za taj datum ({ $parameter })
mpi-part-yes = U ovom pogledu Vaše domaćinstvo je uskraćeno ({ $name }).
mpi-part-no = U ovom pogledu Vaše domaćinstvo nije uskraćeno ({ $name }).
category = { $name }: { $value }.
household_members = Vaše domaćinstvo ima { $members ->
    [one] { $members } člana/članicu
    [few] { $members } člana/članice
   *[other] { $members } članova/članica
}.
age_years = Ova osoba na dan posmatranja ima { $value } navršenih godina.
roma-yes = Osoba se izjasnila kao Rom/Romkinja.
roma-no = Osoba se nije izjasnila kao Rom/Romkinja.
roma_household-yes = U domaćinstvu živi osoba koja se izjasnila kao Rom/Romkinja.
roma_household-no = Niko u domaćinstvu se nije izjasnio kao Rom/Romkinja.
with_dependent_children-yes = U Vašem domaćinstvu ima izdržavane dece.
with_dependent_children-no = U Vašem domaćinstvu nema izdržavane dece.
lone_parent-yes = U Vašem domaćinstvu jedna odrasla osoba živi sa izdržavanom decom.
lone_parent-no = Vaše domaćinstvo nije jednoroditeljsko.
elderly_alone-yes = U Vašem domaćinstvu živi jedna osoba od 65 ili više godina.
elderly_alone-no = Vaše domaćinstvo nije domaćinstvo jedne starije osobe.
equivalence_size_oecd = Potrebe Vašeg domaćinstva računaju se kao za { $value } odraslih osoba (modifikovana OECD skala).
equivalence_size_nsp = Po skali novčane socijalne pomoći, Vaše domaćinstvo se računa kao { $value } odraslih osoba.
equivalence_size_absolute = Vaše domaćinstvo se računa kao { $value } potrošačkih jedinica.
disposable_income = Raspoloživi prihod Vašeg domaćinstva je { $value } dinara mesečno.
equivalised_income = Raspoloživi prihod Vašeg domaćinstva je { $income } dinara mesečno, što je { $equivalised } po odrasloj osobi.
equivalised_income_before_transfers = Bez socijalnih davanja, a sa penzijama, Vaše domaćinstvo bi imalo { $value } dinara mesečno po odrasloj osobi.
equivalised_income_before_transfers_and_pensions = Bez socijalnih davanja i penzija Vaše domaćinstvo bi imalo { $value } dinara mesečno po odrasloj osobi.
arop-yes = Raspoloživi prihod Vašeg domaćinstva je { $income } dinara mesečno, što je { $equivalised } po odrasloj osobi; to je manje od praga od { $line } dinara.
arop-no = Raspoloživi prihod Vašeg domaćinstva je { $income } dinara mesečno, što je { $equivalised } po odrasloj osobi; to nije manje od praga od { $line } dinara.
arop_gap = Do praga od { $line } dinara Vašem domaćinstvu nedostaje { $percent } % praga.
arop_40-yes = Prihod po odrasloj osobi od { $equivalised } dinara manji je od 40 % nacionalne medijane.
arop_40-no = Prihod po odrasloj osobi od { $equivalised } dinara nije manji od 40 % nacionalne medijane.
arop_50-yes = Prihod po odrasloj osobi od { $equivalised } dinara manji je od 50 % nacionalne medijane.
arop_50-no = Prihod po odrasloj osobi od { $equivalised } dinara nije manji od 50 % nacionalne medijane.
arop_70-yes = Prihod po odrasloj osobi od { $equivalised } dinara manji je od 70 % nacionalne medijane.
arop_70-no = Prihod po odrasloj osobi od { $equivalised } dinara nije manji od 70 % nacionalne medijane.
arop_before_transfers-yes = Bez socijalnih davanja (penzije ostaju) prihod Vašeg domaćinstva bio bi ispod praga od { $line } dinara.
arop_before_transfers-no = I bez socijalnih davanja (penzije ostaju) prihod Vašeg domaćinstva ne bi bio ispod praga od { $line } dinara.
arop_before_transfers_and_pensions-yes = Bez socijalnih davanja i penzija prihod Vašeg domaćinstva bio bi ispod praga od { $line } dinara.
arop_before_transfers_and_pensions-no = I bez socijalnih davanja i penzija prihod Vašeg domaćinstva ne bi bio ispod praga od { $line } dinara.
income_per_consumption_unit = Vaše domaćinstvo ima { $value } dinara mesečno po potrošačkoj jedinici.
below_absolute_line-yes = Vaše domaćinstvo ima { $unit_income } dinara mesečno po potrošačkoj jedinici, manje od apsolutne linije siromaštva od { $absolute_line } dinara.
below_absolute_line-no = Vaše domaćinstvo ima { $unit_income } dinara mesečno po potrošačkoj jedinici, ne manje od apsolutne linije siromaštva od { $absolute_line } dinara.
families = { $several_families ->
    [0] Prema onome što se zna o srodstvu, Vaše domaćinstvo je jedna porodica.
   *[other] Prema onome što se zna o srodstvu, broj porodica u Vašem domaćinstvu je { $several_families }. O novčanoj socijalnoj pomoći odlučuje se za svaku.
}
family = Ova osoba se računa sa porodicom br. { $value } u domaćinstvu.
nsp_theoretical_amount = { $several_families ->
    [0] Porodica Vaše veličine bez ikakvih prihoda mogla bi da prima { $value } dinara novčane socijalne pomoći mesečno. Ovo je informativno; odlučuje centar za socijalni rad.
   *[other] Porodice u Vašem domaćinstvu (ima ih { $several_families }), bez ikakvih prihoda, mogle bi zajedno da primaju { $value } dinara novčane socijalne pomoći mesečno. Ovo je informativno; odlučuje centar za socijalni rad.
}
nsp_possible_amount = Moguć mesečni iznos novčane socijalne pomoći je { $value } dinara. Ovo je informativno; odlučuje centar za socijalni rad.
below_nsp_level-yes = { $several_families ->
    [0] Prihod Vaše porodice manji je od iznosa novčane socijalne pomoći za porodicu Vaše veličine ({ $theoretical } dinara). Ovo je informativno.
   *[other] Bar jedna od porodica u Vašem domaćinstvu (ima ih { $several_families }) ima manje od iznosa novčane socijalne pomoći za porodicu svoje veličine. Ovo je informativno.
}
below_nsp_level-no = { $several_families ->
    [0] Prihod Vaše porodice nije manji od iznosa novčane socijalne pomoći za porodicu Vaše veličine ({ $theoretical } dinara). Ovo je informativno.
   *[other] Nijedna od porodica u Vašem domaćinstvu (ima ih { $several_families }) nema manje od iznosa novčane socijalne pomoći za porodicu svoje veličine. Ovo je informativno.
}
nsp_receives-yes = Vaše domaćinstvo prima novčanu socijalnu pomoć.
nsp_receives-no = Vaše domaćinstvo ne prima novčanu socijalnu pomoć.
eligible_not_receiving-yes = Vaše domaćinstvo možda ima pravo na novčanu socijalnu pomoć koju ne prima (oko { $possible } dinara mesečno). Ovo je informativno; obratite se centru za socijalni rad.
eligible_not_receiving-no = Prema odgovorima, nema novčane socijalne pomoći koja Vašem domaćinstvu pripada a ne prima je. Ovo je informativno.
household_deprivation_count = Vaše domaćinstvo sebi ne može da priušti { $items ->
    [one] { $items } stavku
    [few] { $items } stavke
   *[other] { $items } stavki
} od sedam.
deprivation_count = Ova osoba sebi ne može da priušti { $items ->
    [one] { $items } stavku
    [few] { $items } stavke
   *[other] { $items } stavki
} od trinaest.
msd-yes = Ova osoba sebi ne može da priušti najmanje { $least_msd } od trinaest stavki.
msd-no = Ova osoba sebi ne može da priušti manje od { $least_msd } od trinaest stavki.
smsd-yes = Ova osoba sebi ne može da priušti najmanje { $least_smsd } od trinaest stavki; to je teška materijalna i socijalna deprivacija.
smsd-no = Ova osoba sebi ne može da priušti manje od { $least_smsd } od trinaest stavki.
child_deprivation_count = Deca u Vašem domaćinstvu, zbog nedostatka novca, nemaju { $items ->
    [one] { $items } stavku
    [few] { $items } stavke
   *[other] { $items } stavki
} od sedamnaest.
child_specific_deprivation-yes = Detetu, zbog nedostatka novca, nedostaju najmanje { $least_child } od sedamnaest stavki.
child_specific_deprivation-no = Detetu nedostaje manje od { $least_child } od sedamnaest stavki.
utility_arrears-yes = Vaše domaćinstvo je u poslednjih godinu dana bar dva puta kasnilo sa komunalnim računima.
utility_arrears-no = Vaše domaćinstvo nije dva ili više puta kasnilo sa komunalnim računima.
great_difficulty-yes = Vaše domaćinstvo veoma teško sastavlja kraj s krajem.
great_difficulty-no = Vaše domaćinstvo nije navelo da veoma teško sastavlja kraj s krajem.
months_worked = Ova osoba je radila { $months ->
    [one] { $months } mesec
    [few] { $months } meseca
   *[other] { $months } meseci
} od poslednjih dvanaest.
months_worked_full_time_equivalent = Rad ove osobe, sveden na puno radno vreme, iznosi { $value } meseci u godini.
work_intensity_eligible-yes = Ova osoba se računa u radni potencijal domaćinstva.
work_intensity_eligible-no = Ova osoba se ne računa u radni potencijal domaćinstva (uzrast, školovanje ili penzija).
work_intensity = Odrasli u Vašem domaćinstvu radili su { $percent } % vremena u kojem su mogli da rade.
vlwi-yes = Odrasli u Vašem domaćinstvu radili su { $intensity } % mogućeg vremena; granica veoma niskog intenziteta je { $cutoff } %.
vlwi-no = Odrasli u Vašem domaćinstvu radili su { $intensity } % mogućeg vremena, iznad granice od { $cutoff } %.
arope-yes = Ova osoba je u riziku od siromaštva ili socijalne isključenosti, jer je ispunjen bar jedan uslov: nizak prihod, teška deprivacija ili veoma malo rada u domaćinstvu.
arope-no = Ova osoba nije u riziku od siromaštva ili socijalne isključenosti.
employed_most_of_year-yes = Ova osoba je radila najmanje { $least_months } meseci u godini.
employed_most_of_year-no = Ova osoba je radila manje od { $least_months } meseci u godini.
in_work_poor-yes = Ova osoba radi veći deo godine, a prihod domaćinstva je ipak ispod praga od { $line } dinara.
in_work_poor-no = Ova osoba radi veći deo godine i prihod domaćinstva nije ispod praga od { $line } dinara.
employed_now-yes = Ova osoba sada radi.
employed_now-no = Ova osoba sada ne radi.
informal_worker-yes = Ova osoba radi bez ugovora.
informal_worker-no = Ova osoba radi po ugovoru ili u registrovanoj delatnosti.
long_term_unemployed-yes = Ova osoba je nezaposlena najmanje { $long_months } meseci.
long_term_unemployed-no = Ova osoba je nezaposlena kraće od { $long_months } meseci.
neet-yes = Ova mlada osoba niti radi, niti se školuje ili obučava.
neet-no = Ova mlada osoba radi ili se školuje.
early_leaver-yes = Ova osoba ima najviše osnovnu školu i više se ne školuje.
early_leaver-no = Ova osoba nije rano napustila školovanje.
incomplete_primary-yes = Ova osoba nije završila osnovnu školu.
incomplete_primary-no = Ova osoba je završila osnovnu školu.
illiterate-yes = Ova osoba ne ume da pročita i napiše kratak tekst.
illiterate-no = Ova osoba ume da čita i piše.
far_from_school-yes = Škola je dalje od { $school_km } km, a dete nema prevoz.
far_from_school-no = Škola nije dalje od { $school_km } km ili dete ima prevoz.
unmet_medical_need-yes = Ovoj osobi je bio potreban lekar, ali pregled nije obavljen zbog cene, udaljenosti ili liste čekanja.
unmet_medical_need-no = Ova osoba je lekarski pregled obavila kada je bio potreban, ili ga nije obavila iz drugog razloga.
disability-yes = Ova osoba ima velike teškoće, ili uopšte ne može, u bar jednoj oblasti svakodnevnog života.
disability-no = Ova osoba nema velikih teškoća u oblastima o kojima se pita.
uninsured-yes = Ova osoba nema važeće zdravstveno osiguranje.
uninsured-no = Ova osoba ima važeće zdravstveno osiguranje.
no_chosen_physician-yes = Ova osoba nema izabranog lekara.
no_chosen_physician-no = Ova osoba ima izabranog lekara.
child_without_documents-yes = Dete nije upisano u matičnu knjigu rođenih ili nema JMBG.
child_without_documents-no = Dete je upisano u matičnu knjigu rođenih i ima JMBG.
legally_invisible-yes = Ova osoba nije upisana u matičnu knjigu rođenih ili nema državljanstvo.
legally_invisible-no = Ova osoba je upisana u matičnu knjigu rođenih i ima državljanstvo.
unpaid_care_over_4h-yes = Ova osoba se bez plaćanja stara o drugima duže od { $care_hours } sati dnevno.
unpaid_care_over_4h-no = Ova osoba se ne stara o drugima duže od { $care_hours } sati dnevno.
elderly_without_pension-yes = Ova starija osoba ne prima nijednu penziju.
elderly_without_pension-no = Ova starija osoba prima penziju.
isolated_elderly-yes = Ovu stariju osobu niko ne obilazi svake nedelje.
isolated_elderly-no = Ovu stariju osobu neko obilazi bar jednom nedeljno.
girl_in_union-yes = Ova devojčica živi u braku ili zajednici; potrebna je podrška centra za socijalni rad.
girl_in_union-no = Ova devojčica ne živi u braku ili zajednici.
child_labour-yes = Ovo dete radi; potrebna je podrška centra za socijalni rad.
child_labour-no = Ovo dete ne radi.
service_needed-yes = Ovoj osobi je potrebna bar jedna usluga socijalne zaštite.
service_needed-no = Ovoj osobi nije potrebna nijedna od navedenih usluga.
service_gap-yes = Ovoj osobi je potrebna usluga koju ne dobija.
service_gap-no = Ova osoba dobija usluge koje su joj potrebne.
service_gap_count = Ova osoba ne dobija { $items ->
    [one] { $items } uslugu
    [few] { $items } usluge
   *[other] { $items } usluga
} koje su joj potrebne.
housing_cost = Troškovi stanovanja Vašeg domaćinstva su { $value } dinara mesečno.
housing_cost_share = Troškovi stanovanja čine { $percent } % prihoda Vašeg domaćinstva.
housing_overburden-yes = Troškovi stanovanja čine { $cost_share } % prihoda Vašeg domaćinstva, više od { $overburden } %.
housing_overburden-no = Troškovi stanovanja čine { $cost_share } % prihoda Vašeg domaćinstva, ne više od { $overburden } %.
required_rooms = Domaćinstvu kao što je Vaše potrebno je { $required ->
    [one] { $required } soba
    [few] { $required } sobe
   *[other] { $required } soba
}.
overcrowded-yes = Vaše domaćinstvo ima manje soba nego što mu je potrebno ({ $rooms } umesto { $required }).
overcrowded-no = Vaše domaćinstvo ima dovoljno soba (ima { $rooms }, potrebno je { $required }).
severe_housing_deprivation-yes = Stan je pretesan i ima bar jedan nedostatak: vlagu ili krov koji prokišnjava, premalo svetlosti, ili nema kupatilo i toalet.
severe_housing_deprivation-no = Stan nije istovremeno pretesan i sa nekim od teških nedostataka.
no_bath_no_toilet-yes = Stan nema ni kadu ili tuš, ni toalet sa ispiranjem.
no_bath_no_toilet-no = Stan ima kadu, tuš ili toalet sa ispiranjem.
insecure_tenure-yes = Stanovanje Vašeg domaćinstva nije pravno uređeno.
insecure_tenure-no = Stanovanje Vašeg domaćinstva je pravno uređeno.
no_regular_electricity-yes = Stan nema uredan priključak na struju.
no_regular_electricity-no = Stan ima uredan priključak na struju.
connected_water-yes = Stan je priključen na vodovod.
connected_water-no = Stan nije priključen na vodovod.
connected_sewerage-yes = Stan je priključen na kanalizaciju.
connected_sewerage-no = Stan nije priključen na kanalizaciju.
far_from_clinic-yes = Ambulanta je dalje od { $clinic_km } km.
far_from_clinic-no = Ambulanta nije dalje od { $clinic_km } km.
mpi_score = Zbir uskraćenosti Vašeg domaćinstva po merilima lokalnog MPI je { $value } od 1.
mpi_poor-yes = Vaše domaćinstvo je uskraćeno u više oblasti života istovremeno; zbir uskraćenosti dostiže granicu od { $mpi_k }.
mpi_poor-no = Zbir uskraćenosti Vašeg domaćinstva ne dostiže granicu od { $mpi_k }.
global_mpi_score = Zbir uskraćenosti Vašeg domaćinstva po merilima globalnog MPI je { $value } od 1.
global_mpi_poor-yes = Vaše domaćinstvo je uskraćeno u više oblasti života istovremeno; zbir uskraćenosti dostiže granicu od { $global_mpi_k }.
global_mpi_poor-no = Zbir uskraćenosti Vašeg domaćinstva ne dostiže granicu od { $global_mpi_k }.
