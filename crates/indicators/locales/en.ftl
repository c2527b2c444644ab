# Texts of the pages of figures.

indicators-title = Indicators
indicators-lead = The catalogue of indicators with the newest figures: { $unit }
indicators-search = Name, code or a word of the definition
indicators-filter-figure = Figure
indicators-filter-figure-yes = only those with a figure
indicators-panel = Figures at a glance
indicators-panel-all = All indicators

indicators-column-name = Indicator
indicators-column-code = Code
indicators-column-value = Value
indicators-column-unit = Unit
indicators-column-interval = 95% interval
indicators-column-n = Records
indicators-column-period = Period
indicators-column-origin = Basis
indicators-column-from = Source
indicators-column-domain = Domain
indicators-column-source = Kind of source
indicators-column-version = Version of the definition
indicators-column-with = Compared with
indicators-column-difference = Difference
indicators-column-rank = Place
indicators-column-note = Note

indicators-domain-demography = Population
indicators-domain-finance = Economy and local finance
indicators-domain-employment = Employment
indicators-domain-education = Education
indicators-domain-health = Health
indicators-domain-housing = Housing
indicators-domain-eu = European indicators
indicators-domain-material = Material deprivation
indicators-domain-cash-benefits = Cash benefits
indicators-domain-services = Services
indicators-domain-participation = Participation
indicators-domain-groups = Vulnerable groups

indicators-source-own-mapping = own mapping
indicators-source-official = official statistics
indicators-source-register = register
indicators-source-finance = budget and accounts
indicators-source-entered = entered by the municipality
indicators-source-run = run { $run }

indicators-origin-published = published
indicators-origin-list = of those mapped (list)
indicators-origin-sample = estimate from a sample
indicators-origin-census = all households
indicators-read-published = The figure is taken over from the institution that publishes it, for the period given.
indicators-read-list = The figure speaks only of those mapped, not of all inhabitants; so it has no interval and is not compared.
indicators-read-sample = An estimate for all inhabitants. In repeated samples such intervals would hold the true value 95 times in 100.
indicators-read-census = A figure from all households has no sampling error.
indicators-read-brackets = Brackets mean that the estimate is unreliable: fewer than 50 records stand behind it.

indicators-direction = Direction
indicators-direction-higher = more is better
indicators-direction-lower = less is better
indicators-direction-context = describes, does not judge
indicators-counts = Counts
indicators-count-persons = persons
indicators-count-households = households

indicators-suppressed-small-cell = not shown: too few people, somebody could be recognised
indicators-suppressed-complementary = not shown: another protected value could be worked out from it
indicators-suppressed-unreliable = not shown: too few answers for a reliable estimate
indicators-no-value = no figure
indicators-no-figure = no figure
indicators-no-figure-hint = The figure appears as soon as it is imported from an official source or computed from a mapping.

indicators-figure = Figure
indicators-population = Stands for
indicators-missing = Without an answer
indicators-missing-not-asked = not asked { $count }
indicators-missing-refused = refused { $count }
indicators-missing-does-not-know = does not know { $count }
indicators-missing-does-not-apply = does not apply { $count }
indicators-result = { $name }, { $period }: { $value }
indicators-run-records = Data of the mapping
indicators-run-size = households: { $households }, persons: { $persons }
indicators-run-made = Computed
indicators-others = Figures of another basis
indicators-others-hint = Figures of different bases stand apart and are never compared.

indicators-definition = Definition
indicators-method = How it is computed
indicators-institutions = Institutions
indicators-series = Official series
indicators-variables = Variables
indicators-by = Broken down by
indicators-minimum = Fewest records

indicators-history = Over time
indicators-other-versions = Left out because another version of the definition held: { $periods }
indicators-change = Change since the round before
indicators-change-size = The round before ({ $from }): { $before }. Difference: { $difference } (95% interval: { $lower } to { $upper }).
indicators-change-clear = The difference is larger than chance would explain.
indicators-change-unclear = Chance may explain the difference; a change cannot be claimed.
indicators-groups = By groups

indicators-beside = Beside others
indicators-beside-own = { $unit }: { $value } ({ $period })
indicators-rank = { $place } of { $of }
indicators-strip = Among all municipalities and cities
indicators-strip-half = middle half
indicators-strip-median = median
indicators-similar-by = Similar municipalities and cities (by: { $by }): { $units }.
indicators-chance-inside = The common rate is { $common }; chance can explain values from { $lower } to { $upper }, this one too.
indicators-chance-low = The common rate is { $common }; the value lies below the range from { $lower } to { $upper } that chance can explain.
indicators-chance-high = The common rate is { $common }; the value lies above the range from { $lower } to { $upper } that chance can explain.

indicators-note-median = median; { $known } of { $of } have a figure
indicators-note-newest = the newest own figure is of { $period }
indicators-absent-unknown = there is no unit with the code { $code }
indicators-absent-no-value = no figure for { $period }
indicators-absent-other-origin = only a figure of another basis ({ $origin })
indicators-absent-other-version = only a figure by another version of the definition
indicators-absent-hidden = not shown, because too few people stand behind it
indicators-absent-part-of-city = a city and its own city municipality are not compared
indicators-absent-too-few = { $known } of { $of } have a figure; a median needs more than half of them, and three
indicators-absent-no-peers = too little is known to find similar municipalities
indicators-not-ranked-few = no place: only { $known } others have a figure, five are needed
indicators-not-ranked-hidden = no place: { $hidden } of the values are protected
indicators-not-ranked-list = no place: a list speaks only of those mapped
indicators-not-compared-unit = Municipalities, cities and city municipalities are compared.
indicators-not-compared-indicator = The catalogue has no indicator with that code.
indicators-not-compared-no-figure = The municipality has no figure of this indicator.
indicators-not-compared-hidden = The figure is not shown, because too few people stand behind it.
indicators-not-compared-older = Nobody else has a figure of the same period and basis; the newest of the others are of { $period }.
indicators-not-compared-nobody = Nobody else has a figure of the same period and basis.

indicators-compare = Comparison
indicators-compare-lead = The municipality beside others: the same indicator, the same period, the same basis.
indicators-compare-what = Indicators
indicators-compare-many = At most 24. Hold Ctrl to choose several.
indicators-compare-whom = Compared with
indicators-compare-base = Without a choice: neighbours, district, region, the republic and similar municipalities.
indicators-compare-go = Compare
indicators-compare-clear = Start again
indicators-compare-nothing = Nothing chosen yet
indicators-compare-hint = Choose at least one indicator.
indicators-territories = Republic and regions
indicators-districts = Districts
indicators-municipalities = Municipalities and cities
indicators-city-municipalities = City municipalities
indicators-to-figure = All about the indicator

indicators-map = Map
indicators-map-lead = An indicator by municipalities and cities; the same stands in a table below the map.
indicators-map-newest = newest
indicators-map-go = Show
indicators-map-nothing = Nothing to show
indicators-map-hint = There are no figures by municipality for the indicator chosen. Choose another.
indicators-map-known = { $count } of { $all } have a figure.

indicators-runs = Runs
indicators-runs-lead = What was computed from which round of mapping, when, and by which version of definitions. A run can always be repeated.
indicators-runs-nothing = No run yet
indicators-runs-hint = A run is made from a mapping of households (svi run).
indicators-column-design = Choice of households
indicators-column-households = Households
indicators-column-persons = Persons
indicators-column-made = Computed
indicators-column-definitions = Definitions
indicators-column-program = Program
indicators-column-reference = Amounts as of
indicators-column-incomes = Incomes of the year
indicators-column-snapshot = Snapshot of the data
indicators-column-run = Run

indicators-parameters = Amounts and thresholds
indicators-parameters-lead = Amounts, thresholds and weights with their validity and source.
indicators-parameters-search = Name, code or source
indicators-parameters-in-force = only those in force today
indicators-parameters-open = still in force
indicators-column-parameter = Name
indicators-column-valid-from = Valid from
indicators-column-valid-to = Valid to
indicators-column-validity = Validity
indicators-unit-rsd = dinars
indicators-unit-rsd-per-month = dinars a month
indicators-unit-share = share (0–1)
indicators-unit-weight = weight
indicators-unit-items = items
indicators-unit-km = km
indicators-unit-hours-per-day = hours a day
indicators-unit-hours-per-week = hours a week
indicators-unit-months = months
indicators-unit-persons = persons
indicators-unit-years = years

# used by: identity, pages/words.rs (indicators-permission-<permission>)
indicators-permission-view-figures = See indicators and comparisons
indicators-permission-view-parameters = See amounts, thresholds and their sources
indicators-permission-view-key-figures = See the key figures on the first page
