retention-menu = Retention
retention-title = Retention of data
retention-lead = Personal data are kept only as long as they are needed. A rule lists what was kept long enough; nothing goes before somebody has looked at the list and confirmed it.
retention-rules = Rules
retention-rules-note = No law was found that sets these periods. The suggestions are suggestions: set the years by the municipality's list of categories of records, with whoever is responsible for data protection. Data of past days remain in backups until those expire.
retention-rule = What
retention-action = What happens
retention-anonymise = Erased together with the key
retention-delete = Deleted
retention-anonymise-warning = Persons are erased as if they had asked for it: nothing of them can be read again, in no version and no backup. Figures that were computed stay.
retention-event = Years count from
retention-counts-from = Counted from { $event }
retention-reason = Why
retention-state = State
retention-on = On
retention-off = Off
retention-years-after = { $count ->
    [one] after { $count } year
   *[other] after { $count } years
}
retention-suggested = { $count ->
    [one] suggested: { $count } year
   *[other] suggested: { $count } years
}
retention-is-on = The rule is on
retention-is-on-hint = What is due is listed every night. Nothing goes until a coordinator confirms the list.
retention-years = Years
retention-years-hint = { $count ->
    [one] Suggested: { $count } year. From 1 to 100.
   *[other] Suggested: { $count } years. From 1 to 100.
}
retention-save = Save the rule
retention-rule-set = The rule is saved.
retention-error-years = Enter a whole number of years, from 1 to 100.
retention-lists = Lists
retention-lists-lead = Every list that was made: what was due, who confirmed it, what came of it. Items are kept for a year after the list ended.
retention-no-lists = No list was made yet
retention-no-lists-hint = A list is made at night when something is due by a rule that is on, or when a coordinator asks for one.
retention-make = Make a list now
retention-making = A list is being made. It will be here in a moment.
retention-asked = The list is being made.
retention-error-acting = A list is being carried out; a new one can be made when that is done.
retention-none-open = No list waits for a look at the moment.
retention-waiting = { $count ->
    [one] { $count } record is due. The list waits for a look and lapses after { $day }.
   *[other] { $count } records are due. The list waits for a look and lapses after { $day }.
}
retention-waiting-nothing = There is a list on which nothing is due for you.
retention-waiting-acting = A list was confirmed and is being carried out.
retention-look = Look at the list
retention-panel = Kept long enough
retention-made-at = Made
retention-made-how = How
retention-made-asked = Asked for
retention-made-nightly = At night, by itself
retention-confirmed-at = Confirmed
retention-ended-at = Ended
retention-open-until = To be confirmed by
retention-not-yet = not confirmed
retention-list-open = Waits for a look
retention-list-acting = Being carried out
retention-list-done = Carried out
retention-list-lapsed = Lapsed
retention-list-of = List of { $day }
retention-about = About the list
retention-how-much = How much by which rule
retention-nothing-due = Nothing is due.
retention-items = What is on the list
retention-counts-only = Names and single records are seen by those who work with households.
retention-cut = A list holds at most 10,000 records. What is beyond comes with the next one.
retention-whom = Whom it is about
retention-kind = Rule
retention-no-name = no name any more
retention-item-due = Due
retention-item-left-out = Left out
retention-item-done = Done
retention-item-left = Stayed
retention-why-held = taken out until a day
retention-why-restricted = a restriction of processing is in force
retention-why-asking = a request or an objection is open
retention-why-not-due = changed meanwhile, not due any more
retention-why-rule-off = the rule was turned off
retention-why-not-seen = not accessible to whoever confirmed
retention-next-open = { $count ->
    [one] { $count } record goes when the list is confirmed. Look through it first; what must stay, take out. The list lapses after { $day }.
   *[other] { $count } records go when the list is confirmed. Look through it first; what must stay, take out. The list lapses after { $day }.
}
retention-next-nothing = Nothing on this list is due for you.
retention-next-acting = The list is being carried out, record by record. Each is asked about again before it goes.
retention-next-done = The list was carried out. What went and what stayed, and why, is below.
retention-next-lapsed = Nobody confirmed this list in time, or a newer one took its place. Nothing was done.
retention-next-failed = The list could not be carried out to the end. What was done stays done; the rest can be tried again.
retention-again = Try again
retention-confirm = Confirm the list
retention-confirm-lead = This cannot be taken back. Deleted records are gone; erased persons cannot be read again, in no backup either.
retention-confirm-checks = Whatever changed since the list was made, is restricted, asked about or taken out stays, and the list says so.
retention-confirm-question = Carry the list out now? This cannot be taken back.
retention-looked = I have looked through the list, and what must stay is taken out
retention-error-looked = Look through the list first, then tick the box.
retention-confirmed = The list is being carried out.
retention-take-out = Take out
retention-take-out-lead = For a dispute, an inspection or another reason: the record stays off all lists until the day is over. Taking out a record also keeps the person or household that it belongs to from being erased.
retention-taken-out = Taken out
retention-held-until = Stays until
retention-held-until-hint = The last day on which it stays.
retention-held-why = Why it stays
retention-held-why-hint = Kept sealed; seen by those who look at this record.
retention-held-by = Said
retention-error-day = Enter a day to come.
retention-held = It is taken out and stays.
retention-release = Let it in again
retention-release-question = Let the record in again? It goes when the list is confirmed.
retention-released = It is due again.
retention-notice-done = A retention list was carried out: { $done } went, { $left } stayed.

# used by: `web::App::action_text`; actions of the log, in plain words (report of access).
retention-act-apply_retention = removed because it was kept long enough
retention-act-confirm_retention_list = confirmed a list of retention
retention-act-go_on_with_retention_list = went on with a list of retention
retention-act-hold_retained = taken out of retention until a day
retention-act-release_retained = given back to retention
retention-act-turn_retention_on = turned a rule of retention on
retention-act-turn_retention_off = turned a rule of retention off
retention-act-ask_retention_list = asked for a list of what was kept long enough
retention-act-end_retention_list = ended a list of retention
retention-act-leave_retained = taken out of a list of retention
retention-act-list_retention_lists = looked at the lists of retention
retention-act-look_for_retained = checked whether it was kept long enough
retention-act-make_retention_list = put on a list of retention
retention-act-view_retention = looked at retention
retention-act-view_retention_item = looked at an item of a list of retention
retention-act-view_retention_list = looked at a list of retention
retention-act-view_retention_rules = looked at the rules of retention
