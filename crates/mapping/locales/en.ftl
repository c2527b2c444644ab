# Import and export of households, English.

mapping-imports = Import of households
mapping-imports-lead = Taking households and their answers over from tables. Before each import you see what would change, and a whole import can be taken back.
mapping-new-import = New import
mapping-new-import-lead = The file is only read at first. Nothing is written to the registry until you confirm.
mapping-no-imports = Nothing was imported yet
mapping-no-imports-hint = An import takes households and their answers over from a table (CSV or XLSX).
mapping-file = File
mapping-file-persons = File of persons
mapping-file-persons-hint = CSV, XLSX or ODS; one row a person, the household's id on every row.
mapping-file-households = File of households
mapping-file-households-hint = Only if the mapping names one: one row a household.
mapping-source = Source
mapping-source-hint = The same name for all files in which a household has the same id. By it households are known again when they are imported once more.
mapping-round = Round of mapping
mapping-round-hint = For example 2026-1; may be left empty.
mapping-valid-from = The answers hold since
mapping-valid-from-hint = The day on which they were collected.
mapping-mapping = Mapping of columns
mapping-mapping-lead = The mapping says which column holds what. If you have none, one is proposed from the header and you look it over.
mapping-mapping-page-lead = Look over which column holds what. Then the file is read, and you see what would change.
mapping-mapping-hint = Text in TOML. Lines that begin with # are notes.
mapping-mapping-file = Mapping from a file
mapping-mapping-file-hint = A TOML file; it goes before a kept mapping.
mapping-kept = Kept mapping
mapping-kept-hint = A mapping that was kept under a name earlier.
mapping-keep-as = Keep under the name
mapping-keep-as-hint = It can be chosen by this name next time; the same name replaces the old one.
mapping-help = How a mapping is written
mapping-help-columns = Each part [[column]] ties a column (name) to a variable (variable).
mapping-help-values = Codes of the file are turned into the variable's values:
mapping-help-missing = Marks for a missing answer are named by their kind:
mapping-help-period = Amounts for a month, week or quarter are converted:
mapping-help-constant = A value that holds for everybody stands once in a part:
mapping-give = Read the file
mapping-preview = Show what would change
mapping-proposed = A mapping was proposed from the header. Please look it over.
mapping-given = File
mapping-given-at = Given
mapping-given-by = Given by
mapping-imported-at = Imported
mapping-undone-at = Taken back
mapping-state = State
mapping-households = Households
mapping-household = Household
mapping-persons = Persons
mapping-findings = Findings
mapping-not-counted = not read yet

mapping-state-draft = waits for the mapping
mapping-state-previewing = being read
mapping-state-ready = waits for a decision
mapping-state-importing = being imported
mapping-state-imported = imported
mapping-state-undoing = being taken back
mapping-state-undone = taken back
mapping-state-discarded = discarded

mapping-next-draft = Look over the proposed mapping, then read the file.
mapping-next-faults = The file has faults and cannot be imported. Mend the file and give it again, or change the mapping.
mapping-next-nothing = Everything in this file is in the registry already. The import would change nothing.
mapping-next-warnings = The file can be imported. Please look at the warnings first.
mapping-next-ready = The file can be imported. Nothing is written to the registry yet.
mapping-next-imported = The file was imported and removed. The whole import can be taken back.
mapping-next-undone = The import was taken back.
mapping-next-discarded = The file was discarded and removed.
mapping-job-failed = The work failed and nothing was written. Try again; if it happens again, tell the administrator.

mapping-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
mapping-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
mapping-new = New households
mapping-entered = Households entered
mapping-new-persons = { $count ->
    [one] { $count } new person
   *[other] { $count } new persons
}
mapping-changed = Changed
mapping-changed-detail = only the difference is recorded
mapping-same = As before
mapping-same-detail = nothing changes
mapping-matched = In the registry already
mapping-known-numbers = { $count ->
    [one] { $count } person by JMBG
   *[other] { $count } persons by JMBG
}
mapping-left-out = Left out
mapping-left-out-detail = the findings say why

mapping-row = Row
mapping-column = Column
mapping-expected = Expected
mapping-found = Found
mapping-weight = Weight
mapping-weight-error = error
mapping-weight-warning = warning
mapping-unlisted = { $count ->
    [one] { $count } more finding is not listed.
   *[other] { $count } more findings are not listed.
}

mapping-run = Import now
mapping-run-question = Import the file into the registry?
mapping-run-again = Try again
mapping-change-mapping = Change the mapping
mapping-undo = Take the whole import back
mapping-undo-question = Take the whole import back? Households that it entered go, and answers that held before hold again. What was changed since stays.
mapping-discard = Discard
mapping-discard-question = Discard the file with its findings?
mapping-discarded = The file was discarded.
mapping-taken-back = What was taken back
mapping-taken-back-text = Households that went: { $households }; persons: { $persons }. Households in which earlier answers hold again: { $restored }.
mapping-stays = Stays in the registry
mapping-why-left = Why it stays
mapping-not-for-you = a household that is not open to you
mapping-left-changed = it was changed since
mapping-left-membership = somebody joined or left since
mapping-left-protected = the household is under protection
mapping-left-merged = it was merged with another record of the same household or person
mapping-left-attached = there are notes, files, consents or the like
mapping-left-answers = other answers were recorded or proposed since

mapping-mappings = Kept mappings
mapping-mappings-lead = Mappings that are chosen when a file is imported.
mapping-no-mappings = No mapping is kept
mapping-no-mappings-hint = A mapping is kept under a name on the page of an import.
mapping-name = Name
mapping-changed-at = Changed
mapping-text = Text
mapping-show = Show
mapping-action = Action
mapping-remove = Remove
mapping-remove-question = Remove the kept mapping?
mapping-removed = The mapping was removed.

mapping-error-mapping = The mapping cannot be used – { $place }: expected { $expected }, found { $found }.
mapping-error-sealed = You may not see these answers, and not import them either: { $codes }.
mapping-error-second-file = The mapping names a file of households, and there is none.
mapping-error-file = The file cannot be read: { $what }.
mapping-error-no-file = Choose a file.
mapping-error-no-text = Expected text (UTF-8).
mapping-error-choice = Choose one of the values offered.
mapping-error-day = Give the day.
mapping-error-future = Answers cannot hold from a day that has not come yet.
mapping-error-not-now = This cannot be done now: it stands elsewhere meanwhile.
mapping-error-faults = The file has faults and cannot be imported.
mapping-error-followed = Take the later import of the same source back first.

mapping-said-clear-number = a number whose decimal mark is clear
mapping-said-number-at-most = a number of at most { $what }
mapping-said-number-from = a number from { $what }
mapping-said-whole-number = a whole number
mapping-said-number = a number
mapping-said-one-of = one of: { $what }
mapping-said-yes-or-no = yes or no (or codes in "values")
mapping-said-plausible = a plausible value: { $what }
mapping-said-household-id = the id of a household
mapping-said-empty-cell = an empty cell
mapping-said-same-value = the same value on all rows of household { $what }
mapping-said-another = another one
mapping-said-household-size = households of at most { $what } persons
mapping-said-household-with-members = a household with members
mapping-said-person-once = each person of household { $what } once
mapping-said-numbered = members of household { $what } numbered from 1 without a gap
mapping-said-name = a name; the person is listed under the numbers of the file
mapping-said-none = nothing
mapping-said-relation = the relation to the reference person
mapping-said-one-reference = one reference person of household { $what }
mapping-said-jmbg-shape = a JMBG of thirteen digits
mapping-said-jmbg-check = a JMBG whose check digit fits
mapping-said-jmbg-date = a JMBG that begins with a date
mapping-said-born-past = a day of birth that has come
mapping-said-born-120 = a day of birth of at most 120 years ago
mapping-said-born-jmbg = the day of birth that the JMBG states
mapping-said-sex-jmbg = the sex that the JMBG states
mapping-said-municipality = households of the municipality { $what }
mapping-said-jmbg-once = each JMBG once in the file
mapping-said-gone = a household that is in the registry still; it is left out
mapping-said-gone-found = one that was closed, moved or is not open to you
mapping-said-known = a household whose members the registry does not know, or knows all as one household; it is left out
mapping-said-known-found = a JMBG that is in the registry already
mapping-said-column = a column { $what }
mapping-said-registry = what the registry has; a file does not change it
mapping-said-lives = a person who lives in the household still; the row is left out
mapping-said-has-left = one who has left it in the registry
mapping-said-unknown-person = a person whom the registry does not know yet; the row is left out
mapping-said-new-person = a person whom the registry does not know yet; the row is taken over
mapping-said-resembles = one who resembles somebody of household { $what }: perhaps entered already
mapping-said-one-household = each person in one household of the file; the row is taken over
mapping-said-resembles-row = one who resembles the person of row { $what }: perhaps the same person twice
mapping-said-restricted = a household whose data may be changed; it is left out
mapping-said-restricted-found = somebody whose data may only be kept: a restriction was granted
mapping-said-usable = an answer that may be used; it is not taken over
mapping-said-not-agreed = an answer to whose use the person does not agree; what is in the registry stays
mapping-said-takes-no-part = answers of a person who does not take part in the mapping
mapping-said-home-takes-no-part = answers of a household whose reference person does not take part in the mapping
mapping-said-not-used = an answer that is not used
mapping-said-characters = at most { $what } characters
mapping-said-households = at most { $what } households in one file
mapping-said-columns = at most { $what } columns
mapping-said-point = a point in or around Serbia
mapping-said-point-found = a point elsewhere
mapping-said-again = the one of row { $what } again
mapping-said-taken = a file that the registry takes; nothing was taken over
mapping-said-taken-found = a JMBG that is in the registry already, or rules that have changed since the preview
mapping-said-second-file = the file of households that the mapping names
mapping-said-no-file = no file
mapping-said-variable = a known variable
mapping-said-readable = a file that can be read
mapping-said-quotation = a closing quotation mark
mapping-said-end = the end of the file
mapping-said-workbook = a whole XLSX or ODS workbook
mapping-said-workbook-size = a workbook of at most { $what } MB unpacked
mapping-said-sheet-size = a sheet of at most { $what } cells
mapping-said-row-size = a row of at most { $what } bytes
mapping-said-larger = a larger one
mapping-said-longer = a longer one
mapping-said-header = a header
mapping-said-empty-sheet = an empty sheet

mapping-held = Taken over from files
mapping-exports = Export of data
mapping-exports-lead = Households and persons with answers and results, as a table. Files are kept sealed and removed after seven days, and at once when somebody in the municipality comes under protection; then ask again.
mapping-new-export = New export
mapping-new-identified = New export with names
mapping-no-exports = Nothing was exported yet
mapping-no-exports-hint = An export gives answers and results as a table, without names or with them.
mapping-export-what = Kind
mapping-identified = With names
mapping-pseudonymous = Without names
mapping-pseudonymous-text = Households and persons get numbers that hold in this export only. There are no names, JMBG, addresses or days of birth; the age in years stands in its place.
mapping-identified-warning = The export holds names, JMBG, addresses and days of birth. Export only what the purpose needs.
mapping-with-names = Export with names
mapping-without-names = Export without names
mapping-format = Format
mapping-format-xlsx = XLSX (Excel), descriptions of columns on a second sheet
mapping-format-csv = CSV, descriptions of columns as a second file
mapping-with-results = Results beside the answers (poverty, deprivation, needs)
mapping-of-list = Only who is on a list
mapping-of-list-hint = What came of running a list: of a list of households all their members, of a list of persons these persons alone. Who is hidden from you by now, or whose data may only be kept, is not in the export.
mapping-of-list-none = There is no list to choose yet: run one, for example of households below the line that get no benefit, and it stands here while it is kept.
mapping-of-list-go = Lists
mapping-of-list-run = { $name }, { $at }
mapping-error-list = Choose one of your lists that is kept still.
mapping-of-settlement = Only the settlement
mapping-of-settlement-hint = The name of a settlement; empty for the whole municipality.
mapping-of-search = Only what a search finds
mapping-of-search-hint = As in the list of households: a name, an address or a code; at most a hundred households.
mapping-reason = Reason
mapping-reason-hint = What the export is for. It is kept sealed with the export.
mapping-kept-days = { $days ->
    [one] The file is kept for { $days } day, then removed.
   *[other] The file is kept for { $days } days, then removed.
}
mapping-ask-export = Make the export
mapping-asked-at = Asked for
mapping-asked-by = Asked for by
mapping-asked-for = What was asked for
mapping-kept-until = Kept until
mapping-export-asked = being made
mapping-export-made = made
mapping-export-removed = removed
mapping-export-failed = The export failed. If there are many households, choose CSV.
mapping-download = Download
mapping-download-descriptions = Download the descriptions
mapping-others-export = Only who asked for the file can take it.
mapping-remove-export = Remove the files
mapping-remove-export-question = Remove the files of this export?
mapping-export-gone = The files of the export were removed.

mapping-described-code = column
mapping-described-level = about
mapping-described-what = what it holds
mapping-described-unit = unit
mapping-described-question = question
mapping-described-values = values
mapping-described-household = household
mapping-described-person = person
mapping-described-household-id = id of the household
mapping-described-person-id = id of the person
mapping-described-settlement-name = name of the settlement in the registry

mapping-notice-previewed = The file { $file } was read: see what would change.
mapping-notice-imported = The file { $file } was imported.
mapping-notice-refused = The file { $file } was not imported: see the findings.
mapping-notice-undone = The import of the file { $file } was taken back.
mapping-notice-exported = The export is ready (households: { $count }).

# used by: `web::App::action_text`; actions of the log, in plain words (report of access).
mapping-act-ask_export = asked for an export
mapping-act-ask_identified_export = asked for an export with names
mapping-act-ask_import = asked for an import
mapping-act-ask_undo = asked to undo an import
mapping-act-change_mapping = changed the mapping of columns
mapping-act-choose_list = looked at the lists by which an export is narrowed
mapping-act-discard_import = discarded an import
mapping-act-expire_files = removed files that had expired
mapping-act-find_export = looked at an export
mapping-act-find_import = looked at an import
mapping-act-give_file = gave a file for an import
mapping-act-make_export = made an export
mapping-act-preview_import = previewed the file of an import
mapping-act-read_import = looked at what an import brought
mapping-act-refuse_import = refused an import
mapping-act-remove_export = removed an export
mapping-act-remove_mapping = removed a kept mapping
mapping-act-run_import = took the data over from a file
mapping-act-take_export = downloaded an export
mapping-act-undo_import = undid an import

mapping-written = { $done } of { $of } households are written; all are kept at once or none.
mapping-working-since = At work since
mapping-working-elsewhere = At work; how far it is shows at the end only, as all is written at once.

# For programs
mapping-api-expected = Expected: { $expected }; found: { $found }.
