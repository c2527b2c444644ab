# Words of the frame of pages. Polite, no blame.

web-sign-in = Sign in
web-sign-out = Sign out
web-home = Home
web-help = Help
web-close = Close
web-skip-to-content = Skip to content
web-menu = Main menu
web-menu-open = Open the menu
web-menu-work = Work with people
web-menu-figures = Figures and reports
web-menu-administration = Administration
web-search = Search
web-language = Language and script
web-municipality = Municipality
web-municipality-none = No municipality chosen
web-municipality-choose = Choose the municipality you work in
web-notices = Notices
web-notices-unread = { $count ->
    [one] { $count } unread notice
   *[other] { $count } unread notices
}
web-account = My account
web-theme = Appearance
web-theme-auto = As on this device
web-theme-light = Light
web-theme-dark = Dark
web-demo-title = Demonstration
web-demo = This is a demonstration with invented data. Do not enter anything about real people.
web-breadcrumbs = Path
web-shortcuts = Keyboard shortcuts
web-confirm = Confirmation
web-confirm-yes = Confirm
web-error-network = The server cannot be reached. Check your connection and try again; what you typed is still on the page.
web-error-server = The server could not do this. Please try again in a moment.

web-form-save = Save
web-form-cancel = Cancel
web-form-errors = Please check these fields
web-field-optional = optional
web-field-error = Error:
web-field-choose = – choose –
web-draft-offer = This device has a draft from
web-draft-restore = Restore the draft
web-draft-discard = Discard the draft

web-error-required = Please fill in this field.
web-error-too-long = The text is too long: it has { $found } characters, and { $most } { $most ->
    [one] is
   *[other] are
} the most.
web-error-control-characters = The text holds invisible characters that cannot be saved. Please type it again.
web-error-date = Enter a date, for example 2026-05-03.

web-table-search = Search this list
web-table-apply = Apply
web-table-no-filter = no filter
web-table-columns = Columns
web-table-export = Download
web-table-empty = The list is still empty
web-table-no-match = Nothing matches
web-table-no-match-hint = Check the spelling or remove a filter. Cyrillic, Latin and letters without diacritics are all found alike.
web-table-show-all = Show the whole list
web-table-counted = { $from }–{ $to } of { $total }
web-table-total = { $total } in all
web-table-more-than = more than { $total }
web-table-pages = Pages of the list
web-table-first = First
web-table-previous = Previous
web-table-next = Next
web-table-last = Last

web-history-empty = empty
web-history-before = Before:
web-history-after = Now:
web-explain-why = How was this found?
web-explain-inputs = From what
web-explain-rule = The rule
web-explain-change = What would change the result
web-explain-version = version
web-job-waiting = Waiting for its turn …
web-job-working = Working …
web-job-done = Done.
web-job-failed = This did not succeed.
web-job-progress = Progress
web-chart-values = Values in a table
web-map-unit = Local government unit
web-map-missing = no data
web-export-sheet = List
web-export-too-long = The list is too long for one sheet. Narrow it by search or filters, or download CSV.

web-dashboard-title = Hello, { $name }
web-dashboard-begin = Where would you like to begin?
web-dashboard-empty = Nothing here for you yet
web-dashboard-empty-hint = Your account has no role yet. Please ask the administrator of your municipality.
web-panel-failed = This part cannot be shown right now. Reload the page in a moment.

web-search-everything = Search all data
web-search-do = Search
web-search-begin = What are you looking for?
web-search-how = Type at least two characters: a name, a settlement, the number of a household or the name of an indicator. Cyrillic, Latin and letters without diacritics are all found alike.
web-search-none = Nothing found for “{ $wanted }”
web-search-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
web-search-incomplete = One part of the data cannot be searched right now, so something may be missing here.

web-help-search-title = Search
web-help-search = The search box at the top looks through everything that you can see. Cyrillic and Latin are found alike, and č, ć, š, ž and đ can be typed without their marks.
web-help-lists-title = Lists
web-help-lists = A click on the title of a column changes the order. “Columns” chooses what is shown; “Download” gives the same list as CSV or XLSX. The address of the page keeps search and filters, so you can save it or send it to a colleague.
web-help-forms-title = Forms
web-help-forms = Fields marked “optional” can stay empty. When something is missing, the form comes back with all that you typed and an explanation beside each field. A draft is kept on your device for a day, without sensitive data.
web-help-language-title = Language, script and appearance
web-help-language = Choose language and script at the top, light or dark in the menu of your account. Your choice is remembered.
web-help-trouble-title = When something does not work
web-help-trouble = The page about a problem says what happened and what you can do. When you ask for help, name the number of the request on it. Access and roles are given by the administrator of your municipality.
web-key-hint = Shortcuts work while you are not typing in a field. Everything they do can be done with the mouse or the Tab key, too.
web-key-search = search everything
web-key-table = search the list
web-key-rows = next and previous row of a list
web-key-open = open the chosen row
web-key-home = first page
web-key-close = close a menu or a dialog
web-key-keys = the shortcuts of this page

web-gallery = Gallery of components
web-gallery-lead = Everything that pages are made of, in every state. All data are invented.
web-gallery-contents = Contents of the gallery
web-gallery-lists = Lists
web-gallery-forms = Forms
web-gallery-parts = Parts of a page
web-gallery-figures = Charts and a map
web-gallery-saved = It is saved.
web-gallery-error-number = Enter a whole number, for example 4.
web-gallery-units = Invented settlements
web-gallery-name = Name
web-gallery-district = District
web-gallery-persons = Persons
web-gallery-persons-hint = Everybody who lives in the household, children too.
web-gallery-state = State
web-gallery-day = Day
web-gallery-year = Year
web-gallery-not-asked = not asked
web-gallery-search = Search by name
web-gallery-empty = An empty list
web-gallery-none-yet = No households yet
web-gallery-none-yet-hint = Once you have entered the first household, it appears here.
web-gallery-add = New household
web-gallery-change = Change
web-gallery-delete = Delete
web-gallery-print = Print
web-gallery-question = Delete this record? This cannot be undone.
web-gallery-wrong = Fields with errors (send the form empty to see the summary, too)
web-gallery-buttons = Buttons that do something at once
web-gallery-heating = Heating
web-gallery-heating-wood = wood
web-gallery-heating-electricity = electricity
web-gallery-heating-none = none
web-gallery-mail = E-mail
web-gallery-phone = Telephone
web-gallery-answer = Does the household have running water?
web-gallery-yes = yes
web-gallery-no = no
web-gallery-refused = refused to answer
web-gallery-sources = Sources of heating
web-gallery-secret = Password
web-gallery-file = File
web-gallery-fixed = A field that cannot be changed
web-gallery-note = Note
web-gallery-note-hint = A sensitive field: no draft of it is kept on the device.
web-gallery-agreed = The person agrees that the data are processed
web-gallery-state-done = done
web-gallery-state-open = in progress
web-gallery-state-late = late
web-gallery-state-none = not begun
web-gallery-households = Households mapped
web-gallery-share = At-risk-of-poverty rate
web-gallery-share-unit = At-risk-of-poverty rate, %
web-gallery-source = Demonstration data, 2026
web-gallery-withheld = not shown: too few cases
web-gallery-facts = Facts
web-gallery-history = History
web-gallery-explanation = Explanation
web-gallery-badges = Badges
web-gallery-seen = Last changed:
web-gallery-messages = Messages
web-gallery-message = This is a message. It says what happened and, where needed, what to do.
web-gallery-progress = Progress
web-gallery-report = Open the report
web-gallery-job-why = The file is empty. Choose another one and try again.
web-gallery-tabs = Tabs
web-gallery-dialog = Dialog
web-gallery-dialog-open = Open the dialog
web-gallery-changed = The data were changed
web-gallery-made = The household was entered
web-gallery-worker = office worker
web-gallery-reason = Reason: a visit to the household.
web-gallery-result = The income of the household is below the at-risk-of-poverty line.
web-gallery-income = Income per month, RSD
web-gallery-rule = Income per equivalent adult is compared with 60% of the national median.
web-gallery-rule-source = Method of Eurostat
web-gallery-would-change = With 9,800 dinars more a month the result would be different.
web-gallery-trend = At-risk-of-poverty rate by year
web-gallery-chart-says = Invented values between 18 and 25 per cent.
web-gallery-map = Map of invented municipalities

web-problem-home = To the first page
web-problem-continue = Continue
web-problem-number = Number of the request (name it when you ask for help):
web-problem-status = Mark for programs (HTTP):

# used by: problem_page.rs, pages/problems.rs (web-problem-<kind>, -what, -do)
web-problem-sign-in-needed = Please sign in
web-problem-sign-in-needed-what = You need to be signed in to see this page.
web-problem-sign-in-needed-do = Sign in, and you come back exactly here. If you were signed in before, the session has expired.
web-problem-not-found = Page not found
web-problem-not-found-what = There is nothing at this address that you can see.
web-problem-not-found-do = Check the address, or search for what you need. If you think you should have access, ask your administrator.
web-problem-form-not-ours = The form is out of date
web-problem-form-not-ours-what = The form was sent from a page that is no longer valid, so it was not accepted, for safety. Nothing was changed.
web-problem-form-not-ours-do = Go back to the page, reload it and send the form again.
web-problem-unreadable = The request cannot be read
web-problem-unreadable-what = What was sent does not have the form that is expected here. Nothing was changed.
web-problem-unreadable-do = Go back and try again. If you followed a link from elsewhere, it may be incomplete.
web-problem-invalid = Something is missing or not right
web-problem-invalid-what = What was entered cannot be saved as it is. Nothing was changed.
web-problem-invalid-do = Go back to the form, correct the marked fields and send it again.
web-problem-changed-meanwhile = The record has changed meanwhile
web-problem-changed-meanwhile-what = While you were working, somebody else changed the same record. Your changes were not saved, so that theirs are not lost.
web-problem-changed-meanwhile-do = Go back, reload the page, look at the new state and enter your changes again.
web-problem-exists-already = It exists already
web-problem-exists-already-what = A record with the same data exists already, and there can be only one. Nothing was changed.
web-problem-exists-already-do = Find the existing record and continue there.
web-problem-method-not-allowed = This cannot be done at this address
web-problem-method-not-allowed-what = The address exists, but it is not used in this way.
web-problem-method-not-allowed-do = Go to the first page and find what you want through the menu.
web-problem-too-large = Too much was sent
web-problem-too-large-what = The file or the form is larger than the system accepts. Nothing was saved.
web-problem-too-large-do = Make the file smaller or split it into parts, then try again.
web-problem-unsupported-media = This kind of file is not accepted here
web-problem-unsupported-media-what = What was sent is not of the kind that is expected here. Nothing was saved.
web-problem-unsupported-media-do = See on the form which kinds of files are accepted, and choose another one.
web-problem-too-many = Too many attempts
web-problem-too-many-what = There were too many attempts in a short time, so this was stopped for now.
web-problem-too-many-do = Wait a few minutes and try again. If it was not you, tell your administrator.
web-problem-step-needed = One more step is needed first
web-problem-step-needed-what = Before you go on, there is one step to finish that protects your account.
web-problem-step-needed-do = Finish that step; then everything works as usual.
web-problem-internal = Something is wrong with the system
web-problem-internal-what = The program failed. It is not your mistake, and it was recorded.
web-problem-internal-do = Try again. If it happens again, tell your administrator the number of the request.
web-problem-unavailable = The system is not available right now
web-problem-unavailable-what = The system is starting or stopping, or the database does not answer. What was saved stays saved.
web-problem-unavailable-do = Wait a minute and reload the page.

# The API, described by itself.
web-api-title = Programming interface (API)
web-api-what = Description for programs, in OpenAPI 3.1:
web-api-token = You make a personal token on your account page. A program sends it in the header:
web-api-operation = Operation
web-api-does = What it does
web-api-permission = Permission

# used by: identity, pages/words.rs (web-permission-<permission>)
web-permission-see-gallery = See the parts that pages are made of
