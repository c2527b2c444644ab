# List and search
registry-households = Households
registry-household = Household
registry-new-household = New household
registry-search-households = Name, place, JMBG or household code
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
registry-sex-female = female
registry-sex-male = male
registry-birth_date = Date of birth
registry-birth-date-hint = Leave empty when it is not known or when the JMBG states it.
registry-jmbg = JMBG
registry-jmbg-hint = Thirteen digits. Leave empty when the person has no JMBG or does not know it.
registry-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
registry-relation = Relation to the reference person
registry-relation-reference = reference person
registry-relation-partner = spouse or partner
registry-relation-child = son or daughter
registry-relation-parent = father or mother
registry-relation-sibling = brother or sister
registry-relation-grandchild = grandchild
registry-relation-grandparent = grandparent
registry-relation-other-relative = other relative
registry-relation-not-related = not related

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

# Faults
registry-error-choice = Choose one of the values offered.
registry-error-jmbg = A JMBG has thirteen digits, and this number does not pass the check. See whether a digit was mistyped.
registry-error-jmbg-known = A person with this JMBG is in the registry already. Search before you enter anew.
registry-error-jmbg-other-date = The JMBG states another date of birth. Check both.
registry-error-jmbg-other-sex = The JMBG states the other sex. Check both.
registry-error-born-in-future = The date of birth is in the future.
registry-error-born-too-long-ago = The date of birth is more than 120 years ago.
registry-error-no-member = A household has at least one member.
registry-error-too-many-members = A household can have at most 40 members.

# First page
registry-panel-recent = Households changed last
registry-panel-all = All households

# used by: identity, pages/words.rs (registry-permission-<permission>)
registry-permission-list-households = List and search households
registry-permission-view-household = See a household and its members
registry-permission-create-household = Enter households
registry-permission-change-household = Change households and their members
registry-permission-view-history = See the history of a household
registry-permission-export-households = Take the list of households away as a file
