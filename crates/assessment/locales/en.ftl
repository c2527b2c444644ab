# Facts
assessment-title = Assessment
assessment-lead = What follows from what is known of this household, and why. It helps the work and decides nothing.
assessment-facts = Facts
assessment-households = Households
assessment-household = Household
assessment-the-household = the household
assessment-former-member = former member
assessment-panel = Facts and assessment
assessment-stands-elsewhere = This record was merged with another one of the same household. What is known here counts there, and answers are entered there.
assessment-stands-open = Open what is known there
assessment-nothing-known = Nothing is recorded yet.
assessment-not-known = { $count ->
    [one] { $count } answer is not known
   *[other] { $count } answers are not known
}
assessment-sealed = recorded, but not for your eyes
assessment-search = Search questions
assessment-only-missing = Only what is missing
assessment-show = Show
assessment-show-all = Show all
assessment-edit = Enter answers
assessment-propose = Propose answers
assessment-question = Question
assessment-whom = About whom
assessment-answer = Answer
assessment-since = Since
assessment-from = From
assessment-yes = yes
assessment-no = no
assessment-unknown = not known
assessment-findings = Check answers that are unusual or contradict each other:

# Why there is no answer
assessment-missing-not-asked = not asked
assessment-missing-refused = declines to answer
assessment-missing-does-not-know = does not know
assessment-missing-does-not-apply = does not apply
assessment-why-no-answer = Why there is no answer
assessment-why-no-answer-to = { $question }: why there is no answer

# Blocks of the questionnaire
assessment-block-a = A. Interview and consent
assessment-block-b = B. Members of the household
assessment-block-c = C. Documents and legal status
assessment-block-d = D. Education
assessment-block-e = E. Health and disability
assessment-block-f = F. Work
assessment-block-g = G. Income
assessment-block-h = H. Costs and debts
assessment-block-i = I. What the household cannot afford
assessment-block-j = J. Housing
assessment-block-j2 = J2. Property
assessment-block-k = K. Benefits
assessment-block-l = L. Services
assessment-block-m = M. Distance and transport
assessment-block-n = N. Ability and willingness to work
assessment-block-o = O. Contacts and risks
assessment-block-p = P. Closing

# Units
assessment-unit-adult-equivalents = { $count ->
    [one] adult
   *[other] adults
}
assessment-unit-births = { $count ->
    [one] birth
   *[other] births
}
assessment-unit-contacts-per-week = { $count ->
    [one] contact a week
   *[other] contacts a week
}
assessment-unit-count = { "" }
assessment-unit-days-per-week = { $count ->
    [one] day a week
   *[other] days a week
}
assessment-unit-degrees = degrees
assessment-unit-grade = grade
assessment-unit-ha = ha
assessment-unit-hours-per-day = { $count ->
    [one] hour a day
   *[other] hours a day
}
assessment-unit-hours-per-week = { $count ->
    [one] hour a week
   *[other] hours a week
}
assessment-unit-items = { $count ->
    [one] item
   *[other] items
}
assessment-unit-km = km
assessment-unit-lines-per-day = { $count ->
    [one] line a day
   *[other] lines a day
}
assessment-unit-livestock-units = { $count ->
    [one] livestock unit
   *[other] livestock units
}
assessment-unit-m2 = m²
assessment-unit-minutes = { $count ->
    [one] minute
   *[other] minutes
}
assessment-unit-months = { $count ->
    [one] month
   *[other] months
}
assessment-unit-families = { $count ->
    [one] family
   *[other] families
}
assessment-unit-persons = { $count ->
    [one] person
   *[other] persons
}
assessment-unit-rooms = { $count ->
    [one] room
   *[other] rooms
}
assessment-unit-rsd-per-3-months = RSD in three months
assessment-unit-rsd-per-month = RSD a month
assessment-unit-rsd-per-year = RSD a year
assessment-unit-services = { $count ->
    [one] service
   *[other] services
}
assessment-unit-share = (share from 0 to 1)
assessment-unit-units = { $count ->
    [one] unit
   *[other] units
}
assessment-unit-visits = { $count ->
    [one] visit
   *[other] visits
}
assessment-unit-weight = (weight)
assessment-unit-years = { $count ->
    [one] year
   *[other] years
}

# Entering
assessment-about-answers = About the answers
assessment-valid-from = Holds since
assessment-valid-from-hint = The day of the interview, or the day of the change. Leave empty for today.
assessment-source = Where the answers come from
assessment-source-office = talk at the office
assessment-source-survey = survey at the door
assessment-source-import = taken from a file
assessment-source-transfer = transferred from another municipality
assessment-round = Round of mapping
assessment-round-hint = For example: 2026-1. Leave empty if the answers belong to no round.
assessment-reason = Reason
assessment-reason-hint = For example: the job has changed; a mistake is mended.
assessment-confirm-rest = The other answers on this page were checked again, too
assessment-confirm-rest-hint = Then all answers are recorded with this date and round, not only those that were changed.
assessment-unusual = The unusual values were checked and are right
assessment-unusual-hint = Tick this only if you have checked the values that are named above as unusual.
assessment-range = Usual is { $min } to { $max } { $unit }.
assessment-save = Save answers
assessment-saved = The answers are saved.
assessment-send-proposal = Send the proposal
assessment-proposed = The proposal is sent. A coordinator or case manager will decide.
assessment-propose-lead = What you write here is a proposal, on which a coordinator or case manager decides.

# Faults
assessment-error-choice = Choose one of the values.
assessment-error-both = Give the answer or choose why there is none, not both.
assessment-error-number = Expected a number, for example 1234.5.
assessment-error-whole = Expected a whole number.
assessment-error-range = Usual is { $min } to { $max }. Check the number; if it is right, tick so below the questions.
assessment-error-settlement = Expected a settlement's code of six digits.
assessment-error-nothing = Nothing was changed. If the answers were checked again, tick so here.
assessment-panel-unanswered = Households without any answer
assessment-panel-unanswered-lead = You entered them and nothing was answered about them yet. Open a name to enter answers.
assessment-panel-code = Code
assessment-panel-requests = Answers that wait for a decision
assessment-panel-requests-all = All that wait ({ $count })
assessment-only-kept = Data of somebody in this household may only be kept.
assessment-only-kept-why = That person asked for processing to be restricted, and it was granted (ZZPL, art. 31). While it lasts, nothing is assessed, put on lists or taken out. Earlier results stay kept and are shown again when the restriction ends.
assessment-restricted = Data of somebody here may only be kept: a restriction was granted (ZZPL, art. 31). End it under Rights before anything is recorded.
assessment-not-agreed = The person does not agree to the use of the answer to “{ $code }”, or not any more. Record their consent first, if they agree again.
assessment-withheld-participation = { $who } does not take part, or not any more: their answers are kept, but not shown, asked or used.
assessment-withheld-ethnicity = { $who } does not agree to keeping their ethnicity: answers on it are not shown, asked or used.
assessment-withheld-health = { $who } does not agree to keeping what tells of health: answers on health and disability are not shown, asked or used.
assessment-error-future = Answers cannot hold only from a day that has not come.
assessment-error-year = Expected a year of incomes, for example 2023.
assessment-error-decline-reason = Say why the proposal is declined.

# Unusual and contradictory
assessment-finding-range = usual is { $min } to { $max }, recorded is { $found }
assessment-finding-reference = expected one reference person, found { $found }
assessment-finding-size = { $declared } members are stated, { $found } are on the roster
assessment-finding-twice = two members have the number { $number }
assessment-finding-nobody = there is no member with the number { $number }
assessment-finding-itself = the person is named as its own relative
assessment-finding-partner = member { $number } does not name this person as partner
assessment-finding-parent = the parent is only { $number } years older

# History and comparison
assessment-history = History of answers
assessment-by-program = the program
assessment-erased = The contents were erased at the person's request
assessment-valid-since = since { $day }
assessment-compare = Comparison
assessment-compare-from = Earlier
assessment-compare-to = Later
assessment-compare-choose = Choose two rounds of mapping or two days.
assessment-compare-same = Nothing differs between these two.

# Assessment
assessment-as-of = Assessed as of { $day }; incomes are of { $year }.
assessment-as-of-short = as of { $day }, incomes of { $year }
assessment-theme-poverty = Poverty
assessment-theme-deprivation = Deprivation and social exclusion
assessment-theme-work = Work
assessment-theme-housing = Housing
assessment-theme-education = Education
assessment-theme-health = Health
assessment-theme-documents = Documents
assessment-theme-services = Care and services
assessment-theme-many = Deprivation in many ways
assessment-theme-members = Household and members
assessment-would-settle = { $count ->
    [one] { $count } answer would settle this
   *[other] { $count } answers would settle this
}
assessment-no-parameter = There is no official amount: { $name } (day { $day }, incomes of { $year })
assessment-distance = { $result }: now { $now } ({ $of }), line { $line }, difference { $distance }.
assessment-more-income-ends = { $result }: ends with { $by } more income a month; the level is { $level }.
assessment-more-income-of-families-ends = { $result }: ends with { $by } more income a month, where each family gets what it lacks.
assessment-less-income-begins = { $result }: begins with more than { $by } less income a month; the level is { $level }.
assessment-would-end = { $count ->
    [one] { $result }: ends if this is otherwise: { $parts }.
   *[other] { $result }: ends only if all of these are otherwise: { $parts }.
}
assessment-would-begin = { $count ->
    [one] { $result }: begins only if this is otherwise: { $parts }.
   *[other] { $result }: begins only if at least one of these is otherwise: { $parts }.
}
assessment-may-hold-too = Not known, and may hold it too: { $parts }.
assessment-sealed-may-hold-too = What is not for your eyes may hold it too.
assessment-parameter-used = { $name }: { $value }, since { $from } ({ $source })
assessment-past = Earlier assessments
assessment-current = the last one
assessment-parameter = Amount
assessment-parameters = Amounts that it was computed with
assessment-parameters-missing = Without an amount for that day:
assessment-past-changed = What changed since the assessment of
assessment-past-same = No result is another one.
assessment-past-results = Results that changed
assessment-past-result = Result
assessment-past-joined = { $name }: joined the household.
assessment-past-left = { $name }: left the household.
assessment-past-rules = Rules changed.
assessment-past-definitions = Definitions changed.
assessment-past-weights = The weights of the order of visits changed: version { $before }, then { $after }.
assessment-past-amount = { $name }: { $before }, then { $after }.
assessment-past-points = Points of then: { $points } of { $most }; what was unknown might have added { $open }. Version of the weights: { $version }.
assessment-past-points-of-what = What was weighed then
assessment-past-no-weights = The weights of then were not kept, so there are no points of then.
assessment-value = Value
assessment-published = Published

# Priority
assessment-priority = Whom to visit first
assessment-priority-advisory = This score only helps to arrange the work. It decides about nobody and about no right; the household may object to it.
assessment-priority-objection-open = A member of this household objected, and nobody has decided about it yet. Do not rely on the score: read the objection under Rights.
assessment-priority-objection-accepted = An objection of a member of this household was accepted: it is not ranked by points. Decide together with the household when to visit it.
assessment-priority-score = { $points } of { $most } points; what is unknown may add { $open }. Version of the weights: { $version }.
assessment-priority-factor = What is looked at
assessment-priority-weight = Weight
assessment-priority-why = Why
assessment-priority-what-if = What if the weights were others
assessment-priority-what-if-lead = Nothing is kept: the same page is shown with these weights.

# Rules
assessment-rule-absolute = Income per consumption unit is held against the absolute poverty line.
assessment-rule-arop = Disposable income per adult is held against the at-risk-of-poverty line. Who is exactly on the line is not below it.
assessment-rule-arope = A person is at risk when at least one holds: low income, severe deprivation, very little work in the household.
assessment-rule-care = Unpaid care of others, pension and visits of the elderly, work and marriage of children.
assessment-rule-child-deprivation = What children lack for want of money is counted, of seventeen items.
assessment-rule-deprivation = What person and household cannot afford is counted, of thirteen items.
assessment-rule-documents = Birth registration, personal number and citizenship.
assessment-rule-dwelling = The dwelling is judged by crowding, damp, light, bath, connections and legal status.
assessment-rule-education = School finished, attendance, literacy and distance to school.
assessment-rule-equivalence = The household is expressed as a number of adults by three scales.
assessment-rule-families = Families within the household by kinship: social assistance goes to families, not to households.
assessment-rule-global-mpi = Ten indicators of the global MPI, each with its weight.
assessment-rule-health = Functional difficulties, insurance, chosen physician and examinations that did not happen.
assessment-rule-household-type = Type of household by age and relation of its members.
assessment-rule-housing-cost = Housing costs are held against the household's income.
assessment-rule-income = All incomes of members and household are added, less taxes and transfers paid.
assessment-rule-labour = Work, unemployment, informal work, and the young who neither work nor learn.
assessment-rule-local-mpi = Indicators of the local MPI, each with its weight.
assessment-rule-members = Age on the day of the assessment and declared ethnicity.
assessment-rule-nsp-screening = Each family's income is held against the amount of social assistance. For information: the centre for social work decides.
assessment-rule-rooms = The number of rooms is held against the number that such a household needs.
assessment-rule-services = Services that the person uses and those that the person needs.
assessment-rule-work-intensity = How much the adults worked of what they could have.

# Computing all households
assessment-menu = Assessments
assessment-order = How firm the order of work is
assessment-order-lead = { $households } households were ranked by version { $version } of the weights. Each weight is tried at half and at double; the table says how many of the first tenth stay in it, and how alike the whole ranking stays (1: the same).
assessment-order-unranked = Households whose objection was accepted are not in the order, nor are those whose data may only be kept.
assessment-order-half = Stay, weight halved
assessment-order-double = Stay, weight doubled
assessment-order-correlation = Rank correlation, lower of both
assessment-order-too-few = Too few households to be told without pointing at somebody.
assessment-order-whom = Whom the order puts first
assessment-order-whom-lead = A difference is no proof of unfairness, but it is a question: need can differ, and so can what is recorded. Look at it with the committee before the order is used.
assessment-order-by-sex = By sex of the reference person
assessment-order-by-settlement = By settlement
assessment-order-by-group = By vulnerable group
assessment-order-by-group-lead = A household counts in each group to which one of its members belongs. What takes consent counts with consent alone; groups that would point at a few, and violence, are not shown.
assessment-order-sex-female = Women
assessment-order-sex-male = Men
assessment-order-other = Others together
assessment-order-households = Households
assessment-order-first = In the first tenth
assessment-order-share = Share
assessment-order-hidden = left out: it would say something about a few households
assessment-recompute-title = Assessing all households
assessment-recompute-lead = Assesses all households of the municipality again and keeps earlier assessments.
assessment-recompute-all = Assess again
assessment-recompute = Assess all households
assessment-recompute-asked = The assessment is on its way.
assessment-recompute-failed = The assessment did not succeed. Try again; if it happens again, tell the administrator.
assessment-recompute-earlier = Earlier computations
assessment-recompute-outcome = Households assessed: { $households }; assessments that changed: { $changed }.
assessment-reference-date = Day as of which is assessed
assessment-reference-date-hint = Leave empty so that each assessment is as of the day on which it is made.
assessment-income-year = Year of incomes
assessment-income-year-hint = The poverty line is of that year. Leave empty for the year before the day of the assessment.
assessment-asked-at = Asked
assessment-ended-at = Ended
assessment-outcome = Outcome

# Proposals
assessment-requests = Proposed answers
assessment-requests-lead = Answers proposed by enumerators and the mobile team, on which somebody must decide.
assessment-request-pending = waiting
assessment-request-approved = approved
assessment-request-declined = declined
assessment-no-requests = No proposals
assessment-no-requests-do = Answers that somebody proposes will stand here.
assessment-proposed-at = Proposed
assessment-proposed-by = Proposed by
assessment-proposed-answer = Proposed answer
assessment-proposed-answers = Proposed answers beside those that are known
assessment-known-now = Known now
assessment-state = State
assessment-decision = Decision
assessment-approve = Approve: the answers are recorded
assessment-decline = Decline
assessment-decide = Save the decision
assessment-decided = The decision is saved.
assessment-decided-at = Decided
assessment-decision-reason = Reason for the decision
assessment-decision-reason-hint = Needed when the proposal is declined. Who proposed sees it, too.
assessment-notice-approved = The answers that you proposed were approved and recorded.
assessment-notice-declined = The answers that you proposed were declined.

# used by: identity, pages/words.rs (assessment-permission-<permission>)
assessment-permission-view-facts = Sees what is known of a household
assessment-permission-view-sensitive-facts = Sees and enters answers on health, ethnicity, contact and identity
assessment-permission-view-violence-facts = Sees and enters answers on violence
assessment-permission-record-facts = Enters answers
assessment-permission-propose-facts = Proposes answers
assessment-permission-decide-request = Decides on proposed answers
assessment-permission-view-fact-history = Sees the history of answers
assessment-permission-view-assessment = Sees a household's assessment
assessment-permission-recompute = Has all households assessed again
assessment-permission-use-lists = Makes and runs lists
assessment-permission-see-listed = Sees who is on a list
assessment-permission-export-lists = Takes lists out of the system

# The report of access
assessment-held-facts = What is recorded about the person
assessment-held-results = What follows for the person
assessment-held-home = What is recorded about the household
assessment-held-home-results = What follows for the household
assessment-held-entries = Every answer that was recorded, the first first
assessment-held-taken-back = taken back
assessment-held-why = Why
assessment-held-why-decided = Why it was decided so
assessment-held-requests = Answers that were proposed
assessment-held-past = What followed earlier, as far as it was known then
assessment-held-rule = rule { $rule }, version { $version }
assessment-held-with = rules { $rules }, amounts { $parameters }
assessment-held-lists = Lists that were made and are kept still
assessment-held-list = List

assessment-lists = Lists
assessment-lists-lead = Questions about households and persons: who may need support. A list covers only what you may see.
assessment-lists-own = My lists
assessment-lists-shared = Lists that others share
assessment-lists-shipped = Ready lists
assessment-lists-none = You have no list of your own yet
assessment-lists-none-do = Make one here, or copy a ready one and change it.
assessment-list-new = New list
assessment-list-make = Make the list
assessment-list-name = Name
assessment-list-about = The list names
assessment-list-about-households = households
assessment-list-about-persons = persons
assessment-list-owner = Whose
assessment-list-changed = Changed
assessment-list-is-shared = shared
assessment-list-error-about = Choose households or persons.
assessment-list-runs = Lists run last
assessment-list-run-open = at work
assessment-list-run-kept = done
assessment-list-run-gone = the result was removed
assessment-list-question = What is asked
assessment-list-empty = The list asks nothing yet. Add the first condition.
assessment-list-all-hold = All conditions must hold; where it says "or", one is enough.
assessment-list-or = or
assessment-list-remove = Remove
assessment-list-add = Add a condition
assessment-list-add-go = Add the condition
assessment-list-search = A question or result, in words
assessment-list-search-go = Search
assessment-list-search-nothing = Nothing was found. Try another word.
assessment-list-search-more = The first 30 are shown; add another word.
assessment-list-derived = result
assessment-list-answered = answer
assessment-list-of-person = about a person
assessment-list-of-household = about the household
assessment-list-settlement = Settlement
assessment-list-who = Of whom
assessment-list-who-itself = of the person whom the list names
assessment-list-who-any = of any member
assessment-list-who-every = of every member
assessment-list-test = Condition
assessment-list-test-is = is
assessment-list-test-is-not = is not
assessment-list-test-at-least = at least
assessment-list-test-at-most = at most
assessment-list-test-between = between
assessment-list-test-missing = there is no answer, for this reason
assessment-list-test-unknown = is not known
assessment-list-number = Number
assessment-list-number-hint = For "between" the lower bound stands here.
assessment-list-to = Upper bound
assessment-list-value = Value
assessment-list-values = Values
assessment-list-why = Reason
assessment-list-why-hint = Only for the condition "there is no answer".
assessment-list-beside = How it is added
assessment-list-beside-and = must hold beside the others
assessment-list-beside-or = or, beside condition
assessment-list-error-value = Choose or type a value.
assessment-list-error-one-value = Choose exactly one value.
assessment-list-error-number = Type a number.
assessment-list-error-to = Type an upper bound that is not below the lower one.
assessment-list-error-why = Choose why there is no answer.
assessment-list-error-test = Choose a condition.
assessment-list-is = { $on }: { $value }
assessment-list-is-not = { $on }: not { $value }
assessment-list-at-least = { $on }: at least { $value }
assessment-list-at-most = { $on }: at most { $value }
assessment-list-between = { $on }: from { $from } to { $value }
assessment-list-one-of = { $on }: { $values }
assessment-list-missing = { $on }: no answer ({ $why })
assessment-list-unknown = { $on }: not known
assessment-list-any = any member – { $condition }
assessment-list-every = every member – { $condition }
assessment-list-fault-nothing = The list asks nothing yet.
assessment-list-fault-too-many = The list has too many conditions.
assessment-list-fault-no-variable = The questionnaire has no question { $on } any more.
assessment-list-fault-test = { $on } cannot be tested like that.
assessment-list-fault-value = { $on } has no value { $found }.
assessment-list-fault-who = Choose for { $on }: any member or every member.
assessment-list-fault-sealed = { $on }: you may not see this, so you cannot run a list that uses it.
assessment-list-run = Run the list
assessment-list-copy = Copy
assessment-list-copied = copy
assessment-list-delete = Delete the list
assessment-list-delete-sure = Delete this list? Results that are there already stay.
assessment-list-deleted = The list was deleted.
assessment-list-naming = Name and sharing
assessment-list-share = Share with colleagues in the municipality
assessment-list-share-hint = Others see the question and can run it over what they themselves may see.
assessment-list-saved = The list was saved.
assessment-list-failed = The list did not end. Run it again.
assessment-list-see = See the list
assessment-list-done = Households looked at: { $count }
assessment-list-gone = The result was removed; it is kept for { $days } days at most. You can run the list again.
assessment-list-result = Result
assessment-list-found-households = households: { $found }
assessment-list-found-persons = persons: { $found }
assessment-list-open = Looked at: { $asked }. Could not be decided because answers are missing: { $open }. Who did not answer is not on the list, and does not count as "no" either.
assessment-list-why-open-summary = Why they could not be decided
assessment-list-why-open = Missing answer
assessment-list-count = How many
assessment-list-withheld = not shown
assessment-list-no-names = Names on the list are for those who work on cases; here stand numbers only.
assessment-list-rows = Who is on the list
assessment-list-listed-name = Name
assessment-list-code = Code
assessment-list-address = Address
assessment-list-contact = Contact
assessment-list-only-kept = Households that were left out, because data of a member may only be kept: { $kept }.
assessment-list-objection = Objection
assessment-list-objection-open = made, not decided yet
assessment-list-objection-accepted = accepted: not ranked by points
assessment-list-points = Priority
assessment-list-nobody = Nobody is on the list
assessment-list-nobody-households = No household meets all conditions.
assessment-list-nobody-persons = No person meets all conditions.
assessment-list-settlements = By settlement
assessment-list-settlements-hint = A number below { $smallest } is not shown, nor what it could be computed from.
assessment-list-no-settlement = no settlement
assessment-list-export = Taking the list out
assessment-list-export-answers = Export with the answers
assessment-list-export-hint = A list with names, addresses and, as your role allows, ways to reach people leaves the system. Who does not want to be contacted is on it without one. The reason is recorded.
assessment-list-export-reason = Reason
assessment-list-export-format = Format
assessment-list-export-go = Download
assessment-list-forget = Remove the result
assessment-list-forget-sure = Remove the result of this list?
assessment-list-forgotten = The result was removed.

# used by: `web::App::action_text`; actions of the log, in plain words (report of access).
assessment-act-ask_list = asked for a list
assessment-act-ask_recompute = asked to assess all households again
assessment-act-assess_households = assessed the household
assessment-act-change_list = changed a saved list
assessment-act-decide_request = decided about proposed answers
assessment-act-delete_list = deleted a saved list
assessment-act-enter_facts = entered answers
assessment-act-export_list = exported a list
assessment-act-forget_list = removed a list
assessment-act-forget_lists = removed lists that had expired
assessment-act-glance_at_facts = shown what follows from the assessment
assessment-act-keep_list = kept a list
assessment-act-list_requests = looked at proposed answers
assessment-act-list_unanswered = shown among those about whom nothing was answered yet
assessment-act-propose_facts = proposed answers
assessment-act-run_list = included in a list
assessment-act-save_list = saved the condition of a list
assessment-act-view_assessment = looked at the assessment
assessment-act-view_fact_history = looked at the history of answers
assessment-act-view_facts = looked at the answers
assessment-act-view_list = looked at a list
assessment-act-view_lists = looked at the lists
assessment-act-view_request = looked at proposed answers

# For programs: faults in what they send
assessment-api-nothing = There is no answer.
assessment-api-one-of-both = Give either a value (value) or why there is none (missing), not both and not neither.
assessment-api-cursor = The row to go on from is not on the list any more. Begin with the first page.
assessment-api-expected = Expected: { $expected }; found: { $found }.
assessment-api-expected-answers = at most { $most } answers
assessment-api-expected-once = each question once for the same person or household
assessment-api-expected-source = office or survey
assessment-api-expected-variable = the code of a question that neither the registry nor a rule answers
assessment-api-expected-person = the id of a person (person), as the question is about one
assessment-api-expected-no-person = no id of a person, as the question is about the household
assessment-api-expected-integer = a whole number
assessment-api-expected-number = a number
assessment-api-expected-flag = true or false
assessment-api-expected-date = a day, such as 2026-05-03
assessment-api-expected-text = a text
assessment-api-expected-settlement = a settlement's code of six digits
assessment-api-expected-usual = a number from { $min } to { $max }, or is_unusual_checked when it was checked

# Questions by age and household
assessment-left-out =
    { $count ->
        [one] One question does not fit the age or the household and is not shown.
       *[other] { $count } questions do not fit the age or the household and are not shown.
    }
assessment-all-questions = Show all questions
assessment-outside-age = (Not asked at this age or in such a household.)
assessment-known =
    { $count ->
        [one] { $count } recorded answer
       *[other] { $count } recorded answers
    }
