# Sentences for the client. Key: the variable, with -yes or -no for a flag.

unknown = "{ $name }" cannot be told yet. What is needed: { $questions }.
not-applicable = "{ $name }" is not determined here, because it does not concern this case.
question-of-person = { $question } (member no. { $person })
missing-parameter = the amount for that date ({ $parameter })
mpi-part-yes = In this respect your household is deprived ({ $name }).
mpi-part-no = In this respect your household is not deprived ({ $name }).
category = { $name }: { $value }.
household_members = Your household has { $members ->
    [one] { $members } member
   *[other] { $members } members
}.
age_years = On the reference date this person is { $value } years old.
roma-yes = The person declared to be Roma.
roma-no = The person did not declare to be Roma.
roma_household-yes = A person who declared to be Roma lives in the household.
roma_household-no = Nobody in the household declared to be Roma.
with_dependent_children-yes = There are dependent children in your household.
with_dependent_children-no = There are no dependent children in your household.
lone_parent-yes = In your household one adult lives with dependent children.
lone_parent-no = Yours is not a lone-parent household.
elderly_alone-yes = One person of 65 or over lives in your household.
elderly_alone-no = Yours is not the household of one older person.
equivalence_size_oecd = The needs of your household are counted as those of { $value } adults (modified OECD scale).
equivalence_size_nsp = On the scale of social assistance your household counts as { $value } adults.
equivalence_size_absolute = Your household counts as { $value } consumption units.
disposable_income = The disposable income of your household is { $value } dinars a month.
equivalised_income = The disposable income of your household is { $income } dinars a month, which is { $equivalised } per adult.
equivalised_income_before_transfers = Without social transfers but with pensions your household would have { $value } dinars a month per adult.
equivalised_income_before_transfers_and_pensions = Without social transfers and pensions your household would have { $value } dinars a month per adult.
arop-yes = The disposable income of your household is { $income } dinars a month, which is { $equivalised } per adult; that is less than the threshold of { $line } dinars.
arop-no = The disposable income of your household is { $income } dinars a month, which is { $equivalised } per adult; that is not less than the threshold of { $line } dinars.
arop_gap = Your household lacks { $percent } % of the threshold of { $line } dinars.
arop_40-yes = The income per adult of { $equivalised } dinars is below 40 % of the national median.
arop_40-no = The income per adult of { $equivalised } dinars is not below 40 % of the national median.
arop_50-yes = The income per adult of { $equivalised } dinars is below 50 % of the national median.
arop_50-no = The income per adult of { $equivalised } dinars is not below 50 % of the national median.
arop_70-yes = The income per adult of { $equivalised } dinars is below 70 % of the national median.
arop_70-no = The income per adult of { $equivalised } dinars is not below 70 % of the national median.
arop_before_transfers-yes = Without social transfers (pensions kept) the income of your household would be below the threshold of { $line } dinars.
arop_before_transfers-no = Even without social transfers (pensions kept) the income of your household would not be below the threshold of { $line } dinars.
arop_before_transfers_and_pensions-yes = Without social transfers and pensions the income of your household would be below the threshold of { $line } dinars.
arop_before_transfers_and_pensions-no = Even without social transfers and pensions the income of your household would not be below the threshold of { $line } dinars.
income_per_consumption_unit = Your household has { $value } dinars a month per consumption unit.
below_absolute_line-yes = Your household has { $unit_income } dinars a month per consumption unit, less than the absolute poverty line of { $absolute_line } dinars.
below_absolute_line-no = Your household has { $unit_income } dinars a month per consumption unit, not less than the absolute poverty line of { $absolute_line } dinars.
families = { $several_families ->
    [0] By what is known of kinship, your household is one family.
   *[other] By what is known of kinship, { $several_families } families live in your household. Social assistance is decided for each.
}
family = This person is counted with family no. { $value } of the household.
nsp_theoretical_amount = { $several_families ->
    [0] A family of your size without any income could receive { $value } dinars of social assistance a month. This is informative; the centre for social work decides.
   *[other] The { $several_families } families of your household, without any income, could receive { $value } dinars of social assistance a month together. This is informative; the centre for social work decides.
}
nsp_possible_amount = The possible monthly amount of social assistance is { $value } dinars. This is informative; the centre for social work decides.
below_nsp_level-yes = { $several_families ->
    [0] The income of your family is less than the social assistance of a family of your size ({ $theoretical } dinars). This is informative.
   *[other] At least one of the { $several_families } families in your household has less than the social assistance of a family of its size. This is informative.
}
below_nsp_level-no = { $several_families ->
    [0] The income of your family is not less than the social assistance of a family of your size ({ $theoretical } dinars). This is informative.
   *[other] None of the { $several_families } families in your household has less than the social assistance of a family of its size. This is informative.
}
nsp_receives-yes = Your household receives social assistance.
nsp_receives-no = Your household does not receive social assistance.
eligible_not_receiving-yes = Your household may have a right to social assistance that it does not receive (about { $possible } dinars a month). This is informative; please ask the centre for social work.
eligible_not_receiving-no = By the answers there is no social assistance that your household could claim and does not receive. This is informative.
household_deprivation_count = Your household cannot afford { $items ->
    [one] { $items } item
   *[other] { $items } items
} of seven.
deprivation_count = This person cannot afford { $items ->
    [one] { $items } item
   *[other] { $items } items
} of thirteen.
msd-yes = This person cannot afford at least { $least_msd } of thirteen items.
msd-no = This person lacks fewer than { $least_msd } of thirteen items.
smsd-yes = This person cannot afford at least { $least_smsd } of thirteen items; that is severe material and social deprivation.
smsd-no = This person lacks fewer than { $least_smsd } of thirteen items.
child_deprivation_count = For lack of money the children of your household go without { $items ->
    [one] { $items } item
   *[other] { $items } items
} of seventeen.
child_specific_deprivation-yes = For lack of money the child goes without at least { $least_child } of seventeen items.
child_specific_deprivation-no = The child goes without fewer than { $least_child } of seventeen items.
utility_arrears-yes = Your household was late with utility bills at least twice in the last year.
utility_arrears-no = Your household was not late with utility bills twice or more.
great_difficulty-yes = Your household makes ends meet with great difficulty.
great_difficulty-no = Your household did not say that it makes ends meet with great difficulty.
months_worked = This person worked { $months ->
    [one] { $months } month
   *[other] { $months } months
} of the last twelve.
months_worked_full_time_equivalent = The work of this person amounts to { $value } full-time months in the year.
work_intensity_eligible-yes = This person counts in the work potential of the household.
work_intensity_eligible-no = This person does not count in the work potential of the household (age, education or pension).
work_intensity = The adults of your household worked { $percent } % of the time in which they could have worked.
vlwi-yes = The adults of your household worked { $intensity } % of the possible time; very low work intensity ends at { $cutoff } %.
vlwi-no = The adults of your household worked { $intensity } % of the possible time, above the cut-off of { $cutoff } %.
arope-yes = This person is at risk of poverty or social exclusion, because at least one condition holds: low income, severe deprivation or very little work in the household.
arope-no = This person is not at risk of poverty or social exclusion.
employed_most_of_year-yes = This person worked at least { $least_months } months of the year.
employed_most_of_year-no = This person worked fewer than { $least_months } months of the year.
in_work_poor-yes = This person works most of the year, and still the income of the household is below the threshold of { $line } dinars.
in_work_poor-no = This person works most of the year and the income of the household is not below the threshold of { $line } dinars.
employed_now-yes = This person works now.
employed_now-no = This person does not work now.
informal_worker-yes = This person works without a contract.
informal_worker-no = This person works under a contract or in a registered business.
long_term_unemployed-yes = This person has been unemployed for at least { $long_months } months.
long_term_unemployed-no = This person has been unemployed for less than { $long_months } months.
neet-yes = This young person is neither in work nor in education or training.
neet-no = This young person works or is in education.
early_leaver-yes = This person has at most primary school and is no longer in education.
early_leaver-no = This person did not leave education early.
incomplete_primary-yes = This person has not completed primary school.
incomplete_primary-no = This person has completed primary school.
illiterate-yes = This person cannot read and write a short text.
illiterate-no = This person can read and write.
far_from_school-yes = The school is further than { $school_km } km and the child has no transport.
far_from_school-no = The school is not further than { $school_km } km, or the child has transport.
unmet_medical_need-yes = This person needed a doctor, but was not examined because of cost, distance or a waiting list.
unmet_medical_need-no = This person was examined when needed, or was not for another reason.
disability-yes = This person has a lot of difficulty, or cannot do at all, in at least one domain of daily life.
disability-no = This person has no severe difficulty in the domains asked about.
uninsured-yes = This person has no valid health insurance.
uninsured-no = This person has valid health insurance.
no_chosen_physician-yes = This person has no chosen physician.
no_chosen_physician-no = This person has a chosen physician.
child_without_documents-yes = The child's birth is not registered, or the child has no personal number.
child_without_documents-no = The child's birth is registered and the child has a personal number.
legally_invisible-yes = This person's birth is not registered, or the person has no citizenship.
legally_invisible-no = This person's birth is registered and the person has a citizenship.
unpaid_care_over_4h-yes = This person cares for others without pay for more than { $care_hours } hours a day.
unpaid_care_over_4h-no = This person does not care for others for more than { $care_hours } hours a day.
elderly_without_pension-yes = This older person receives no pension.
elderly_without_pension-no = This older person receives a pension.
isolated_elderly-yes = Nobody visits this older person every week.
isolated_elderly-no = Somebody visits this older person at least once a week.
girl_in_union-yes = This girl lives in a marriage or union; the support of the centre for social work is needed.
girl_in_union-no = This girl does not live in a marriage or union.
child_labour-yes = This child works; the support of the centre for social work is needed.
child_labour-no = This child does not work.
service_needed-yes = This person needs at least one social protection service.
service_needed-no = This person needs none of the services listed.
service_gap-yes = This person needs a service and does not receive it.
service_gap-no = This person receives the services needed.
service_gap_count = This person does not receive { $items ->
    [one] { $items } service
   *[other] { $items } services
} that are needed.
housing_cost = The housing costs of your household are { $value } dinars a month.
housing_cost_share = Housing costs take { $percent } % of the income of your household.
housing_overburden-yes = Housing costs take { $cost_share } % of the income of your household, more than { $overburden } %.
housing_overburden-no = Housing costs take { $cost_share } % of the income of your household, not more than { $overburden } %.
required_rooms = A household like yours needs { $required ->
    [one] { $required } room
   *[other] { $required } rooms
}.
overcrowded-yes = Your household has fewer rooms than it needs ({ $rooms } instead of { $required }).
overcrowded-no = Your household has enough rooms (it has { $rooms } and needs { $required }).
severe_housing_deprivation-yes = The dwelling is overcrowded and has at least one fault: damp or a leaking roof, too little light, or no bath and toilet.
severe_housing_deprivation-no = The dwelling is not both overcrowded and faulty.
no_bath_no_toilet-yes = The dwelling has neither bath or shower nor a flushing toilet.
no_bath_no_toilet-no = The dwelling has a bath, shower or flushing toilet.
insecure_tenure-yes = The housing of your household is not legally settled.
insecure_tenure-no = The housing of your household is legally settled.
no_regular_electricity-yes = The dwelling has no regular connection to electricity.
no_regular_electricity-no = The dwelling has a regular connection to electricity.
connected_water-yes = The dwelling is connected to the water supply.
connected_water-no = The dwelling is not connected to the water supply.
connected_sewerage-yes = The dwelling is connected to the sewer.
connected_sewerage-no = The dwelling is not connected to the sewer.
far_from_clinic-yes = The clinic is further than { $clinic_km } km.
far_from_clinic-no = The clinic is not further than { $clinic_km } km.
mpi_score = By the local MPI the deprivations of your household add up to { $value } of 1.
mpi_poor-yes = Your household is deprived in several areas of life at once; its deprivations reach the cut-off of { $mpi_k }.
mpi_poor-no = The deprivations of your household do not reach the cut-off of { $mpi_k }.
global_mpi_score = By the global MPI the deprivations of your household add up to { $value } of 1.
global_mpi_poor-yes = Your household is deprived in several areas of life at once; its deprivations reach the cut-off of { $global_mpi_k }.
global_mpi_poor-no = The deprivations of your household do not reach the cut-off of { $global_mpi_k }.
