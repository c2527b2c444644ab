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
web-table-all = all
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
