# List and search
registry-households = Households
registry-household = Household
registry-new-household = New household
registry-search-households = Name, place, JMBG, phone or household code
registry-no-households = No households yet
registry-no-households-do = Households that you enter, or that come in from the field, will stand here.
registry-hit-person = Person
registry-hit-household = Household

# Household
registry-about = About the household
registry-listed-name = Name
registry-code = Code
registry-settlement = Settlement
registry-address = Address
registry-address-hint = Street and number, or how to find the house. Leave empty when there is no address.
registry-note = Note
registry-note-hint = Kept sealed. Write only what is needed for work with the household.
registry-no-note = No note.
registry-members = Members
registry-entered = Entered
registry-changed = Last change
registry-unknown = not known
registry-actions = Actions
registry-create = Enter household
registry-change = Change
registry-change-household = Change household
registry-another-member = Another member
registry-member-number = Member { $number }
registry-household-created = The household was entered.
registry-saved = The changes were saved.

# Person
registry-add-person = Add member
registry-change-person = Change person
registry-family_name = Family name
registry-given_name = Given name
registry-sex = Sex
registry-birth_date = Date of birth
registry-birth-date-hint = Leave empty when it is not known or when the JMBG states it.
registry-jmbg = JMBG
registry-jmbg-hint = Thirteen digits. Leave empty when the person has no JMBG or does not know it.
registry-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
registry-relation = Relation to the reference person

# Change
registry-valid-from = Valid from
registry-valid-from-hint = When the change took place. Leave empty for today.
registry-reason = Reason for the change
registry-reason-hint = For instance: they moved; a slip at entry put right.

# History
registry-history = History
registry-household-entered = Household entered
registry-household-changed = Household changed
registry-person-entered = Member entered
registry-person-changed = Member changed
registry-erased = The contents were erased at the person's request
registry-by-program = the program
registry-source-office = entered in an office
registry-source-import = taken over from a file
registry-source-transfer = transferred between municipalities
registry-source-merge = records that were entered twice merged

# Faults
registry-error-choice = Choose one of the values offered.
registry-error-jmbg = A JMBG has thirteen digits, and this number does not pass the check. See whether a digit was mistyped.
registry-api-search-first = Say what was searched for before somebody is entered: a name, a place, a JMBG or a telephone.
registry-api-found-first = Somebody was found who may be the same
registry-api-found-first-do = Look at who it is, and go on with that record. If it is none of these, send the request again with "none_of_these": true.
registry-error-jmbg-known = A person with this JMBG is in the registry already. Search before you enter anew.
registry-error-jmbg-other-date = The JMBG states another date of birth. Check both.
registry-error-jmbg-other-sex = The JMBG states the other sex. Check both.
registry-error-born-in-future = The date of birth is in the future.
registry-error-born-too-long-ago = The date of birth is more than 120 years ago.
registry-error-no-member = A household has at least one member.
registry-error-too-many-members = A household can have at most 40 members.
registry-error-phone = Enter a phone number with its area code, for example 064 123 4567 or +381 64 123 4567.
registry-error-email = Enter an e-mail address, for example ana@example.rs.
registry-error-point = Enter latitude and longitude in Serbia, for example 43.1586, 22.585.
registry-error-one-of-both = Choose a group or a status, not both at once.
registry-error-no-text-yet = There is no text of consent for that day yet.
registry-error-no-file = Choose a file.
registry-error-file-too-large = The file is larger than 10 MB.
registry-error-file-kind = Only sound PDF, PNG and JPEG files are taken.
registry-fault-day-in-future = The day is in the future.
registry-fault-day-too-early = The day is before the person joined the household.
registry-fault-gone = The person is no longer a member of any household here.
registry-fault-still-there = The person is a member of the household already.
registry-fault-same-household = It is the same household. Choose another.
registry-fault-same-person = It is the same person. Choose another.
registry-fault-chosen-twice = The same person was chosen for two members. If these are one person too, merge their records first.
registry-fault-nobody-chosen = Choose at least one member.
registry-fault-everybody-chosen = Somebody must stay. If everybody leaves, change the address of the household.
registry-fault-closed = The household is closed. Open it again first.
registry-fault-has-members = The household still has members. First record where they are.
registry-fault-has-partner = One of them has a partner already.
registry-fault-no-target = Choose a household.
registry-fault-not-self-declared = Only the person states their ethnicity. Mark that they said so.
registry-fault-no-consent = This needs the person's consent. Record it first.
registry-fault-known-already = It is recorded already.

# The page of a person
registry-about-person = About the person
registry-ended = Not here any more
registry-memberships = Households over time
registry-household-not-shown = a household that is not shown to you
registry-period = Period
registry-from = from
registry-to = to
registry-joined = How they came
registry-left = How they left
registry-left-on = Last day
registry-partners = Partners
registry-former = Former members
registry-what-happened = What has changed
registry-is-protected = Under protection: only the circle of people named for it sees this.
registry-how-joined = How the person joins the household

# Leaving and coming back
registry-departure = Death or leaving the municipality
registry-departure-lead = Nothing is deleted: the person stays in the registry, marked as not here any more. For a move within the municipality choose “Move”.
registry-departure-how = What happened
registry-departure-do = Save
registry-return = Return or correction
registry-return-lead = The person has come back to the household they were in last, or was marked as gone by mistake.
registry-return-do = Bring back to the household

# Moving
registry-move = Move
registry-move-where = Which household does the person move to? Search for it, or begin a new one.
registry-move-new = A new household begins
registry-move-to = Moves to the household:
registry-move-do = Save the move
registry-moved = The move is recorded.

# Marriage
registry-marriage = Marriage or union
registry-marriage-whom = With whom? Search for the person.
registry-marriage-with = Marriage or union with:
registry-marriage-home = Where they live
registry-marriage-relation = Relation of who moves to the reference person
registry-marriage-do = Save
registry-parting = Divorce or parting
registry-parting-lead = The end of the marriage or union is recorded. If somebody moves out, record the move as well.
registry-parting-do = Save

# Splitting, merging and closing a household
registry-split = Split the household
registry-split-lead = The chosen members begin a new household. The others stay.
registry-split-members = Who leaves
registry-split-new = The new household
registry-split-do = Split the household
registry-split-done = The household is split. This is the new one.
registry-merge = Merge into another household
registry-merge-lead = All members go into the other household. This one is closed and stays readable; its code leads to the other.
registry-merge-where = Into which household do they go? Search for it.
registry-merge-do = Merge the households
registry-merged = The households are merged.
registry-merged-into = The household into which the members went
registry-close = Close the household
registry-close-lead = The household is no longer listed, but stays readable and can be opened again.
registry-close-how = Why
registry-close-do = Close the household
registry-closed_how = Closed
registry-closed = The household is closed.
registry-reopen = Open again
registry-reopened = The household is open again. Bring its members back one by one.

# Contacts
registry-contacts = Contacts
registry-no-contacts = No contacts.
registry-contact-not-wanted = The person does not want to be contacted: consent to contact was refused or withdrawn.
registry-contact-new = A new contact
registry-contact-kind = Kind
registry-contact-value = Number, address or description
registry-contact-value-hint = For example: 064 123 4567; through the neighbour Mira.
registry-contact-when = When to call
registry-contact-when-hint = For example: after 4 pm; leave no message.
registry-contact-preferred = best way
registry-contact-preferred-box = This is the way the person prefers
registry-contact-end = No longer valid

# Documents
registry-documents = Documents
registry-no-documents = Nothing is recorded about documents.
registry-document-record = Record the state of a document
registry-document-kind = Document
registry-document-state = State
registry-document-valid-to = Valid to
registry-document-number = Number
registry-document-number-hint = Only when the work needs it. Kept sealed.
registry-document-obstacle = What makes it hard to get

# Groups and legal status
registry-groups = Groups and legal status
registry-no-groups = Nothing is recorded.
registry-groups-hidden = Something is hidden because the person withdrew or did not give consent.
registry-group = Group
registry-group-hint = Ethnicity: only as declared by the person, with consent. Health: with consent.
registry-group-new = Add a group or status
registry-group-end = No longer valid
registry-legal-status = Legal status
registry-self-declared = The person said so
registry-self-declared-hint = Required for ethnicity: nobody else may state it.
registry-self-declared-mark = as declared

# Consents
registry-consents = Consents and legal basis
registry-consent-record = Record an answer
registry-consent-all = All answers
registry-consent-none = not asked
registry-consent-none-yet = Nothing is recorded yet.
registry-consent-purpose = Purpose
registry-consent-answer = Answer
registry-consent-basis = Legal basis
registry-consent-day = Day
registry-consent-signature = How it was given
registry-consent-text = Version of the text
registry-consent-proxy = Who answered for the person
registry-consent-proxy-hint = Parent, guardian or proxy: name and capacity. Leave empty when the person answered.
registry-consent-recorder = Recorded by
registry-consent-other-bases = What it rests on without consent
registry-consent-to-verify = to be verified
registry-consent-sheet = Signed sheet
registry-consent-sheet-hint = One of the files that are kept about the person already.
registry-consent-sheet-new = Signed sheet as a new file
registry-consent-sheet-about = Signed sheet: { $purpose }
registry-consent-sheet-kept = kept
registry-consent-sheet-removed = was taken away
registry-error-one-sheet = Choose one of the kept files or a new one, not both.
registry-consent-form = Form to sign
registry-consent-form-lead = Print it in the language and script of the person, read it to them, then record the answer. Keep the signed sheet.
registry-consent-print = Print
registry-consent-read = read the text of that version
registry-paper-language = Language and script of the form
# used by: pages/consent_form.rs (registry-paper-language-<language>)
registry-paper-language-sr-cyrl = Serbian, Cyrillic
registry-paper-language-sr-latn = Serbian, Latin
registry-paper-language-en = English
registry-paper-title = Consent: { $purpose }
registry-paper-who = Last and first name
registry-paper-yes = I agree
registry-paper-no = I do not agree
registry-paper-withdraw = Consent may be withdrawn at any time, as easily as it was given. The withdrawal holds from that moment on.
registry-paper-day = Place and day
registry-paper-signature = Signature
registry-paper-proxy = If somebody signs for the person: name, capacity (parent, guardian, proxy) and signature
registry-paper-taker = Consent received by
registry-paper-version = Version of the text { $version }, valid from { $from }. Printed on { $today }.

# Notes
registry-notes = Notes
registry-no-notes = No notes yet
registry-no-notes-do = The first note you write will be here.
registry-note-new = A new note
registry-note-correct = Correct the note
registry-note-text = Text
registry-note-day = Day of the visit or talk
registry-note-day-hint = Leave empty for today.
registry-note-restricted = restricted
registry-note-restricted-box = Restricted note
registry-note-restricted-hint = Only case managers and coordinators see it.
registry-note-version = version
registry-notes-all = All notes
registry-notes-earlier = Earlier versions

# Files
registry-files = Files
registry-no-files = No files.
registry-file = File
registry-file-hint = PDF, PNG or JPEG, at most 10 MB. Where and when pictures were taken is removed from them.
registry-file-new = A new file
registry-file-about = What it is
registry-file-restricted = restricted
registry-file-restricted-box = Restricted file
registry-file-restricted-hint = Only case managers and coordinators see it.
registry-file-about-hint = For example: the decision on social assistance of May; a photograph of the roof.
registry-file-name = Name of the file
registry-file-size = Size
registry-file-author = Added by
registry-file-keep = Keep the file
registry-file-kept = The file is kept.
registry-file-remove = Remove
registry-file-remove-question = The file is deleted for good. That it was there stays recorded. Remove it?
registry-file-removed = The file is removed.

# Protection
registry-protection = Protection
registry-protection-lead = A record under protection is seen only by a circle of chosen people. For everybody else it is not there: not in lists, search, exports or history.
registry-protection-reason = Reason
registry-protection-reason-hint = Kept sealed; only the circle sees it.
registry-protection-circle = Who sees the record beside you
registry-protection-circle-hint = Choose only those who must work with the person.
registry-protection-do = Put under protection
registry-protection-change = Save the circle
registry-protection-end = End the protection
registry-protection-end-do = End the protection
registry-protection-end-lead = Everybody with access to the registry will see the record again.
registry-protection-end-question = Do you really end the protection?
registry-protections = Protected records
registry-no-protections = Nothing is under protection in your circle
registry-no-protections-do = On the page of a person or household choose “Protection”.
registry-protection-since = Under protection since
registry-protections-left = Records without a circle
registry-protections-left-lead = Nobody of the circle of these records works here any more. Take them over so that they are not lost; that you did stays recorded.
registry-protection-take = Take over
registry-handover-circles = Circles of protected records
registry-protection-ended = The protection has ended.

# Relatives
registry-relatives = Files of relatives
registry-relatives-lead = Who works here does not look at the files of their relatives. A declared file is closed; it opens with a reason, for one hour.
registry-no-relatives = Nothing is declared
registry-no-relatives-do = On the page of a household choose “This is my relatives' file”.
registry-relative-of = Whose relatives
registry-relative-since = Declared
registry-relative-openings = Openings
registry-relative-end = End the declaration
registry-relative-declare = This is my relatives' file
registry-relative-question = The file will be closed to you. Only a coordinator can end the declaration. Declare it?
registry-relative-declared = Declared. The file is closed to you.
registry-relative-title = File of your relatives
registry-relative-closed = You declared that these are your relatives. Opening needs a reason, which the coordinator sees.
registry-relative-reason = Why you must open this file
registry-relative-reason-hint = For example: nobody else can see the client today.
registry-relative-open = Open for one hour
registry-relative-opened = The file is open for one hour.

# Address
registry-address_kind = Kind of address
registry-point = Point on the map
registry-area = Place to the kilometre
registry-point-hint = Latitude and longitude, for example 43.1586, 22.585. Only those who visit see the exact place.

# Search first
registry-search-first = First search whether the household or one of its members is there already: by name, address, JMBG or phone.
registry-search-do = Search
registry-search-persons = Name, JMBG or phone of the person
registry-search-none-of-these = It is none of these: enter a new one
registry-picker-hint = Cyrillic, Latin and letters without diacritics are all found alike.
registry-picker-none = Nothing found for “{ $wanted }”
registry-picker-count = { $count ->
    [one] { $count } record found
   *[other] { $count } records found
}

# First page
registry-panel-unasked = Not asked about taking part
registry-panel-unasked-lead = In households that you entered. Open a name and record what the person said.
registry-panel-unasked-who = Whom to ask
registry-panel-recent = Households changed last
registry-panel-all = All households

# used by: identity, pages/words.rs (registry-permission-<permission>)
registry-permission-list-households = List and search households
registry-permission-view-household = See a household and its members
registry-permission-create-household = Enter households
registry-permission-change-household = Change households and their members
registry-permission-view-history = See the history of a household
registry-permission-export-households = Take the list of households away as a file
registry-permission-view-exact-place = Sees the exact place of a household on the map
registry-permission-change-membership = Records births, deaths, moves, marriages, splits and merges of households
registry-permission-merge-persons = Decides which records are of one person or one household, and undoes it
registry-permission-view-groups = Sees and records vulnerable groups and legal status
registry-permission-record-consent = Sees and records consents
registry-permission-view-notes = Reads and writes notes
registry-permission-view-restricted-notes = Reads and writes restricted notes and files
registry-permission-attach = Adds and takes files
registry-permission-protect = Puts under protection and says who sees
registry-permission-keep-relatives = Sees declared files of relatives and ends declarations
registry-permission-settle-disputes = Settles pairs over which two reviewers differ
registry-permission-find-duplicates = Asks for a search of persons entered twice
registry-permission-review-duplicates = Decides about possible duplicates

# used by: pages/words.rs (registry-relation-<name>)
registry-relation-reference = reference person
registry-relation-partner = spouse or partner
registry-relation-child = son or daughter
registry-relation-parent = father or mother
registry-relation-sibling = brother or sister
registry-relation-grandchild = grandchild
registry-relation-grandparent = grandparent
registry-relation-other-relative = other relative
registry-relation-not-related = not related

# used by: pages/words.rs (registry-sex-<name>)
registry-sex-female = female
registry-sex-male = male

# used by: pages/words.rs (registry-joins-<name>)
registry-joins-entry = In the household since it was entered
registry-joins-birth = Birth in the household
registry-joins-moved-in = Moved in
registry-joins-marriage = Joined by marriage
registry-joins-merge = Joined by a merge of households
registry-joins-split = Began the household by a split
registry-joins-came-back = Return or correction
registry-joins-same-household = The same household, entered twice

# used by: pages/words.rs (registry-leaves-<name>)
registry-leaves-death = Death
registry-leaves-moved-out = Moved out
registry-leaves-marriage = Left by marriage
registry-leaves-merge = Left by a merge of households
registry-leaves-split = Left by a split of the household
registry-leaves-transferred = Transferred to another municipality
registry-leaves-erased = Erased at the person's request
registry-leaves-same-person = Another record is of the same person
registry-leaves-same-household = The same household, kept in another record

# used by: pages/words.rs (registry-closes-<name>)
registry-closes-merged = The members went into another household
registry-closes-empty = Nobody lives in the household any more
registry-closes-moved-away = The household left the municipality
registry-closes-transferred = Transferred to another municipality
registry-closes-mistake = Entered by mistake
registry-closes-erased = Erased by request

# used by: pages/words.rs (registry-home-<name>)
registry-home-as-before = As before
registry-home-with-partner = The person moves to the partner
registry-home-with-person = The partner moves to the person

# used by: pages/words.rs (registry-place-<name>)
registry-place-formal = street or settlement with a house number
registry-place-no-number = house without a number
registry-place-informal = informal settlement

# used by: pages/words.rs (registry-contact-<name>)
registry-contact-phone = phone
registry-contact-email = e-mail
registry-contact-other = other

# used by: pages/words.rs (registry-document-<name>)
registry-document-birth-certificate = birth certificate
registry-document-id-card = identity card
registry-document-residence = registered residence
registry-document-citizenship = certificate of citizenship
registry-document-health-card = health card
registry-document-passport = travel document
registry-document-status-card = refugee or displaced person card
registry-document-disability-decision = decision on disability or bodily damage
registry-document-work-record = work book or proof of work
registry-document-bank-account = bank account

# used by: pages/words.rs (registry-document-state-<name>)
registry-document-state-has = has it
registry-document-state-expired = expired
registry-document-state-has-not = has none
registry-document-state-unknown = not known

# used by: pages/words.rs (registry-obstacle-<name>)
registry-obstacle-cost = cost
registry-obstacle-no-address = no registered address
registry-obstacle-no-birth-record = no birth record
registry-obstacle-procedure = does not know the procedure
registry-obstacle-distance = distance
registry-obstacle-other = other

# used by: pages/words.rs (registry-group-<name>)
registry-group-vg01 = child in poverty
registry-group-vg02 = young person not in work, education or training
registry-group-vg03 = young person leaving care
registry-group-vg04 = single parent
registry-group-vg05 = family with three or more children
registry-group-vg06 = person with a disability
registry-group-vg07 = carer
registry-group-vg08 = older person living alone
registry-group-vg09 = Roma
registry-group-vg10 = another national minority
registry-group-vg11 = woman victim of violence
registry-group-vg12 = long-term unemployed
registry-group-vg13 = receives social assistance
registry-group-vg14 = low qualification
registry-group-vg15 = refugee or internally displaced
registry-group-vg16 = returnee
registry-group-vg17 = homeless
registry-group-vg18 = legally invisible
registry-group-vg19 = remote rural household
registry-group-vg20 = mental health
registry-group-vg21 = addiction
registry-group-vg22 = formerly convicted
registry-group-vg23 = working and poor
registry-group-vg24 = unemployed adult able to work

# used by: pages/words.rs (registry-status-<name>)
registry-status-refugee = refugee
registry-status-displaced = internally displaced person
registry-status-readmission-returnee = returnee under readmission
registry-status-asylum-seeker = asylum seeker
registry-status-stateless = stateless person

# used by: pages/words.rs (registry-purpose-<name>)
registry-purpose-participation = taking part in the mapping
registry-purpose-contact = being contacted
registry-purpose-share-csr = sharing with the centre for social work
registry-purpose-share-nsz = sharing with the employment service
registry-purpose-ethnicity = ethnicity
registry-purpose-health = health and disability
registry-purpose-photo = photographs

# used by: pages/words.rs (registry-answer-<name>)
registry-answer-given = agrees
registry-answer-refused = refuses
registry-answer-withdrawn = withdraws

# used by: pages/words.rs (registry-signature-<name>)
registry-signature-paper = signed on paper
registry-signature-screen = signed on a screen
registry-signature-oral = orally, before a witness

# Rights of the person
registry-rights = Rights of the person
registry-rights-do = Access and erasure
registry-rights-lead = Everybody may see what is kept about them and who looked, ask for correction, restriction or erasure, and object. The answer is due within 30 days.
registry-rights-none = The person has asked for nothing so far.
registry-right-record = Record a request
registry-right-kind = What the person asks for
registry-right-asked = asked
registry-right-asked-on = Day of the request
registry-right-due = answer due by
registry-right-decided = decided
registry-right-text = In the person's words
registry-right-text-hint = Kept sealed.
registry-right-answer = Answer to the person
registry-access-report = Report of access
registry-access-lead = Everything that is held about the person and everybody who looked or changed, as on { $day }.
registry-access-pdf = Download as PDF
registry-access-kind = Kind
registry-access-rights = If something is not right, you may ask for correction. You may also ask for restriction or erasure, object, and turn to the Commissioner for Information of Public Importance and Personal Data Protection.
registry-accesses = Who looked and who changed
registry-accesses-none = Nobody so far.
registry-access-at = When
registry-access-who = Who
registry-access-what = What
registry-access-look = look
registry-access-change = change
registry-held-what = What
registry-held-value = Value
registry-held-origin = Since when, from whom
registry-access-partial = This report leaves out what only a case manager may tell a person. That is so in every report that others make, whether anything of the kind is kept or not. Ask the case manager for that part.
registry-access-check = Before you hand it over: notes and other free texts may name other people. Check that nothing of theirs is given away.
registry-access-cut = Of one record the last { $most } looks and changes are told; there were more before.
registry-access-not-told = Searches, lists, figures, imports and exports are kept in the log with who asked and when, but not with everybody whom they showed or held. That is why they do not stand here by name.
registry-access-of-household = the household
registry-held-terms = Found by the words
registry-held-home = The household { $code }
registry-held-home-left = The household { $code }, for the time that the person was there
registry-held-home-note = Note about the household
registry-held-home-file = File about the household
registry-held-relative = Somebody who works here said that this is the household of relatives; the file is closed to that person.
registry-held-relative-opened = Opened to that person all the same, because
registry-held-merged = Taken for the same as another record
registry-held-merge-undone = Taken for the same as another record, and taken back
registry-erase = Erase the person
registry-erase-lead = Erasure cannot be undone. The person's key is destroyed: name, JMBG, contacts, documents, notes and history can no longer be read, not even from earlier backups. All records of the person go, also those that were taken for the same person. If the person lived alone, the household is erased, too, with all its records.
registry-erase-first = Before you erase, hand the person the
registry-erase-name = Name of the person
registry-erase-name-hint = Type it again, so that nobody else is erased.
registry-erase-sure = Really erase the person? This cannot be undone.
registry-person-erased = The person was erased.
registry-error-other-name = That is not the name of this person.
registry-error-restricted = These data may only be kept: a restriction was granted (ZZPL, art. 31). End it under Rights before anything is changed.
registry-is-restricted = These data may only be kept: a restriction was granted (ZZPL, art. 31). Nothing is changed, assessed or counted until it ends.
registry-panel-rights = Requests by right that wait
registry-panel-rights-all = All requests by right
registry-open-rights = Requests by right
registry-no-open-rights = Every request is answered
registry-no-open-rights-do = What somebody asks for by right is recorded on the person's page, under Rights. It stands here until it is answered.
registry-right-late = late
registry-right-asked-on-hint = The day on which the person asked, in writing or in words; thirty days run from it.
registry-error-decided = This has been decided already.

# used by: pages/words.rs (registry-right-kind-<name>)
registry-right-kind-access = access to the data
registry-right-kind-rectification = correction
registry-right-kind-erasure = erasure
registry-right-kind-restriction = restriction
registry-right-kind-objection = objection

# used by: pages/words.rs (registry-right-state-<name>)
registry-right-state-open = open
registry-right-state-granted = granted
registry-right-state-refused = refused
registry-right-state-over = over

# used by: pages/words.rs (registry-right-do-<name>)
registry-right-do-granted = Grant
registry-right-do-refused = Refuse
registry-right-do-over = It ends

# used by: `web::App::action_text`; actions of the log, in plain words (report of access).
registry-act-access_report = made the report of access
registry-act-add_contact = wrote down a contact
registry-act-add_group = wrote down a group
registry-act-add_person = added a person to the household
registry-act-ask_find_duplicates = a search for persons entered twice was asked for
registry-act-attach_file = attached a file
registry-act-change_circle = changed who may see protected data
registry-act-change_household = changed the household
registry-act-change_person = changed the person
registry-act-close_household = closed the household
registry-act-compare_households = looked at two households side by side
registry-act-create_household = entered the household
registry-act-decide_pair = decided whether two records are of one person
registry-act-decide_right = decided about a request by right
registry-act-declare_relative = a member of staff declared kinship
registry-act-end_contact = ended a contact
registry-act-end_group = ended a group
registry-act-end_marriage = wrote down the end of a marriage
registry-act-end_protection = ended the protection
registry-act-end_relative = ended a kinship
registry-act-erase_person = erased the person
registry-act-export_households = exported the list of households
registry-act-find_duplicates = compared with everybody else to find persons entered twice
registry-act-list_colleagues = listed colleagues
registry-act-list_files = looked at the attached files
registry-act-list_households = shown in the list of households
registry-act-list_open_rights = looked at waiting requests
registry-act-list_pairs = list of possible duplicates looked at
registry-act-list_protections = looked at the list of protected records
registry-act-list_relatives = looked at declared kinships
registry-act-list_unasked = shown among those not yet asked about taking part
registry-act-merge_household_records = found two records to be of one household
registry-act-merge_households = merged households
registry-act-merge_persons = found two records to be of one person
registry-act-move_person = moved the person to another household
registry-act-name_pair = named as perhaps the same person as in another record
registry-act-name_record = name shown on another page
registry-act-open_relatives_file = opened a relative's file, with a reason
registry-act-protect_record = protected the record
registry-act-record_consent = recorded a consent or basis
registry-act-record_departure = recorded a departure or death
registry-act-record_marriage = recorded a marriage
registry-act-record_right = recorded a request by right
registry-act-remove_file = removed an attached file
registry-act-reopen_household = reopened the household
registry-act-return_person = recorded the person's return
registry-act-search_registry = found by a search
registry-act-split_household = split the household
registry-act-take_file = downloaded an attached file
registry-act-take_protection = took over a protection
registry-act-undo_household_merge = undid that two records are of one household
registry-act-undo_merge = undid that two records are of one person
registry-act-undo_pair_decision = a decision about two records undone
registry-act-view_consents = looked at consents
registry-act-view_groups = looked at groups
registry-act-view_history = looked at the history
registry-act-view_household = opened the household's page
registry-act-view_notes = read the notes
registry-act-view_pair = record looked at beside another one
registry-act-view_person = opened the person's page
registry-act-view_protection = looked at the protection
registry-act-view_relative = looked at a kinship
registry-act-view_rights = looked at the requests by right
registry-act-warn_of_duplicates = shown in a warning of a possible duplicate
registry-act-write_document = wrote down a document
registry-act-write_note = wrote a note

# Several records of one person
registry-records = Other records of this person
registry-records-lead = They were found to be of the same person. What is written there stays there, what was answered there counts here, and the person is found by it.
registry-record-merged = This record is of somebody whom another record stands for. Changes belong there.
registry-record-standing = Open the person's record
registry-record-merged-at = Taken for the same person on
registry-in-other-record = in the record of { $name }
registry-merge-undo = They are not the same: undo
registry-merge-undone = The two records are of two persons again.
registry-error-merged = Another record stands for this person: make the change there.
registry-error-merged-on = This household is kept in another record by now. Undo that merge first.
registry-person-twice = This person was entered twice
registry-person-twice-whom = Which other record is of the same person? Search for it.
registry-person-twice-lead = Both records are shown side by side. Nothing is merged before somebody decides.
registry-person-twice-with = The other record:
registry-person-twice-do = Compare the two records
registry-person-twice-same-record = That is this record itself. Choose another one.
registry-person-twice-merged = One of the two records has been merged already. Open the record that stands for the person and compare from there.

# Households that were entered twice
registry-twice = The same household was entered twice
registry-twice-lead = One record stays, the other is closed and stays readable. Nobody has moved: only the entry is corrected. Nothing is lost, and all of it can be undone in one step.
registry-twice-which = Which is the other record? Search for it.
registry-twice-exchange = Let the other record stay
registry-twice-members = Who is who
registry-twice-who = For each member of the other record choose who that is in the record that stays. What is likelier is proposed.
registry-twice-same = The same person
registry-twice-asked = { $name }: the same person as
registry-twice-lives-there = Is not entered here, and lives in this household, too
registry-twice-in-other-record = { $name } (kept in another record)
registry-twice-likely = How likely it is that this is { $name }: { $share }.
registry-twice-unlike = Nobody in the record that stays is alike.
registry-twice-nobody = There are no members in the other record.
registry-twice-empty = no members
registry-twice-values = About the household
registry-twice-stays = The record that stays
registry-twice-other = The other record
registry-twice-do = It is the same household: merge the records
registry-twice-merged = The records are merged. If that was a mistake, it can be undone on this page.
registry-twice-records = Also entered as
registry-twice-records-lead = These were found to be the same household. What was answered there counts here; notes and files that were kept there stay there.
registry-twice-merged-at = Taken for the same household on
registry-twice-undo = It is not the same household: undo
registry-twice-undone = The merge was undone. These are two households again.
registry-twice-of-pair = Merge their households, too

# Persons who may have been entered twice
registry-duplicates = Possible duplicates
registry-duplicates-lead = Records that may be of one person. The program finds them and says why; a person decides. What is not the same person is remembered and never asked again.
registry-duplicates-search = Find now
registry-duplicates-asked = The search was asked for.
registry-duplicates-begin = Begin the review
registry-duplicates-failed = The search failed. Try again; if it happens again, tell the administrator.
registry-duplicates-outcome = Persons compared: { $persons }. New pairs: { $new }.
registry-duplicates-none = No pair waits for a decision
registry-duplicates-none-do = The search runs every night. Whoever leads the office can ask for it at once.
registry-duplicates-none-so = There are no such pairs
registry-duplicates-none-so-do = Pairs stand here that were decided about.
registry-pair-title = Possibly the same person
registry-pair-names = Records
registry-pair-probability = Probability of one person
registry-pair-found = Found
registry-pair-state = State
registry-pair-states = Pairs by state
registry-pair-shown-now = shown in the list
registry-pair-awaits-second = awaits a second look
registry-more-than = more than { $share }
registry-less-than = less than { $share }
registry-pair-records = Both records
registry-pair-field = Field
registry-pair-left = First record
registry-pair-right = Second record
registry-pair-differs = differs
registry-pair-kept = Record that stays
registry-pair-keep-this = this record stays
registry-pair-choose = If it is one person, choose which value is shown and which record stays. The more complete or newer one is proposed. Nothing is lost, and the decision can be undone.
registry-pair-others = Other members
registry-pair-alone = no other members
registry-pair-entered = Entered
registry-pair-previous = Previous pair
registry-pair-next = Next pair
registry-pair-last = Your last decision
registry-pair-undo = Undo the decision
registry-pair-undo-last = Undo the last decision
registry-pair-undone = The decision was undone.
registry-pair-decided = The decision was saved.
registry-pair-keys = Keys:
registry-pair-all-keys = all shortcuts
registry-pair-waits-second = Your decision was saved. Somebody else reviews this pair, too, without seeing what you decided.
registry-pair-disputed-waits = Two people decided differently. A coordinator decides.
registry-pair-evidence = What speaks for and against
registry-pair-waterfall = What each field contributes
registry-pair-waterfall-says = Fields that agree raise the sum, those that differ lower it. A sum above zero means that one person is likelier than two.
registry-pair-prior = Before comparing
registry-pair-sum = Sum
registry-pair-weight = Contribution (bits)
registry-pair-level = Agreement

# used by: pages/words.rs (registry-pair-state-<state>)
registry-pair-state-open = waits for a decision
registry-pair-state-same = same person
registry-pair-state-not-same = not the same person
registry-pair-state-disputed = disputed

# used by: pages/words.rs (registry-decision-<decision>)
registry-decision-same = Same person
registry-decision-not-same = Not the same person
registry-decision-unsure = I cannot say

registry-decision = Decision
registry-decision-at = When
registry-decision-final = settled
registry-decision-second = second, independent look
registry-decisions = Decisions
registry-reviewer = Who
registry-reviewers = Work done
registry-reviewer-decided = Decisions in all
registry-agreement-none = One pair in ten is reviewed by two people independently. There are no such decisions yet.
registry-agreement = { $pairs ->
    [one] { $pairs } pair was reviewed by two people independently;
   *[other] { $pairs } pairs were reviewed by two people independently;
} they decided the same about { $agreed } ({ $share }).

# used by: pages/words.rs (registry-evidence-<field>)
registry-evidence-given-name = Given name
registry-evidence-family-name = Family name
registry-evidence-other-name = Other family name
registry-evidence-sex = Sex
registry-evidence-birth-date = Date of birth
registry-evidence-jmbg = JMBG
registry-evidence-settlement = Settlement
registry-evidence-address = Address
registry-evidence-phone = Telephone
registry-evidence-shared = What a household shares anyway
registry-evidence-members = Other members

# used by: pages/words.rs (registry-level-<level>)
registry-level-missing = not known
registry-level-exact = the same
registry-level-variant = a form of the same name
registry-level-part = a part agrees
registry-level-initial = the initial fits
registry-level-typo = one slip
registry-level-similar = similar
registry-level-slight = slightly similar
registry-level-different = different
registry-level-transposed = exchanged
registry-level-counted = counted already
registry-level-swapped = day and month exchanged
registry-level-next-day = a day before or after
registry-level-year-only = only the year is known, the same
registry-level-same-year = the same year
registry-level-same-day = the same day and month, another year
registry-level-conflict = two different valid numbers
registry-level-number-only = the same house number

registry-finding-jmbg-missing = At least one record has no JMBG.
registry-finding-jmbg-faulty = The JMBG of one record is not valid.
registry-finding-jmbg-contradicts-date = A JMBG contradicts the date of birth of its own record.
registry-finding-jmbg-contradicts-sex = A JMBG contradicts the sex of its own record.
registry-finding-perhaps-twins = All agrees but the given name: perhaps twins, perhaps one person under two names.

# The warning while somebody is entered
registry-likely-title = Possibly the same person
registry-likely-somebody-else = This is somebody else
registry-likely-go-on = Go on in that household
registry-likely-ask = This person may have been entered already. See who is alike, then tick “This is somebody else” or go on in the record that is there.
