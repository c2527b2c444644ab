//! Facts about households and persons, kept with where each is from; poverty, deprivation and inclusion derived from them, each
//! result explained.
//!
//! The vocabulary ([`VariableCatalogue`]) names every fact; [`Facts`] hold answers and reasons for missing ones;
//! [`Assessor`] runs the rules with dated [`Parameters`] and named [`Definitions`]. The rules are pure: no clock, no disk, no
//! randomness. Around them the rooms of a context: sheets of facts and results in `store`, use cases in `actions`, pages.

mod actions;
mod answer;
mod api;
mod assessed;
mod assessor;
mod case;
mod catalogue;
mod check;
mod conditions;
mod context;
mod definitions;
mod distance;
mod explain;
mod facts;
mod first;
mod handed;
mod history;
mod ids;
mod jobs;
mod judged;
mod kept_result;
mod known;
mod list_job;
mod listed;
pub mod lists;
mod migrations;
mod number;
mod order;
mod outcome;
mod pages;
mod parameters;
mod permissions;
mod points_of_then;
mod priority;
mod ranking;
mod read_records;
mod record;
mod request;
mod result_change;
mod rule_book;
pub mod rules;
mod seen;
mod sheet;
mod steps;
mod store;
mod stored;
mod variable;
mod whole;
mod withheld;
mod would_change;

pub use actions::{
    AssessedHousehold, FactHistory, FoundAssessment, KnownFacts, ListDesk, ListRefused, NewFacts,
    RecomputeState, Refused, RequestList, ShownRun, ask_recompute, change_list, decide_request,
    delete_list, enter_facts, export_list, fact_history, find_assessment, find_facts,
    find_facts_of_person, find_list, find_request, find_run, forget_run, list_desk, list_requests,
    list_unanswered, propose_facts, recompute_state, run_list, save_list,
};
pub use answer::{Answer, CodeIndex, Given, MissingKind};
pub use assessed::{PastResult, WithRules};
pub use assessor::Assessor;
pub use case::MissingVariable;
pub use catalogue::{CatalogueError, FactError, VariableCatalogue};
pub use check::{Finding, Problem, check};
pub use conditions::Part;
pub use context::context;
pub use definitions::{
    AbsoluteWelfare, AropLine, ChildItems, Definitions, NspIncome, Overcrowding, Sanitation,
    WorkIntensity,
};
pub use distance::{Distance, DistanceUnit, distance};
pub use explain::{Explained, Explainer, Explanation, Input, ParameterUsed};
pub use facts::{Facts, HouseholdFacts, PersonFacts};
pub use first::{
    FirstEntry, FirstFacts, SealedFirst, begin_first, draw_ids, seal_first, write_first,
};
pub use handed::{HandedAnswer, count_to_hand_over, hand_over, record_handed};
pub use history::{AnswerChange, HistoryStep, Moment, PastEntry, compare, moments, steps};
pub use judged::{Gap, Judged, Subject, Tally, any, sum};
pub use kept_result::{KeptParameter, KeptWeight, KeptWeights, ParameterSet};
pub use known::{KnownHousehold, is_asked_elsewhere};
pub use listed::{Listed, find_listed, find_usable_run, usable_runs};
pub use migrations::MIGRATIONS;
pub use outcome::{Assessment, Outcome, Value};
pub use pages::block_name;
pub use parameters::{
    Amount, DatedBy, DatedValue, Parameter, ParameterError, Parameters, ParametersAt,
};
pub use permissions::{
    DecideRequest, ExportLists, Eyes, ProposeFacts, Recompute, RecordFacts, SeeListed, UseLists,
    ViewAssessment, ViewFactHistory, ViewFacts, ViewSensitiveFacts, ViewViolenceFacts,
};
pub use priority::{Contribution, Factor, Holds, Priority, PriorityError, PriorityRules};
pub use read_records::ReadRecords;
pub use record::{
    EntryAbout, EntryId, FactSource, FactSubject, FactsOf, ListId, ListRunId, Origin, Recorded,
    RequestId, ResultId,
};
pub use request::{
    BesideRequest, Decision, DueRequest, ListedRequest, Request, RequestPage, RequestState,
};
pub use result_change::{
    AmountChange, ResultChange, ResultChanges, amount_changes, result_changes,
};
pub use rule_book::{LiveRules, Reference, RuleBook, RuleBookError};
pub use rules::{RULES, Rule};
pub use seen::{Seen, SeenHousehold};
pub use sheet::Sheet;
pub use steps::{
    assess_households, current_results, find_known, known_after, known_of, record_entry,
    record_facts,
};
pub use store::decided::{due_requests, remove_request};
pub use store::taking_back::{
    recorded_otherwise, recorded_otherwise_of, remove_facts, remove_facts_of, take_back_entry,
};
pub use variable::{Ages, Kind, Level, Sensitivity, ValueLabel, Variable, VariableId};
pub use whole::{
    AnswersOf, MappedRound, SealedFacts, WholeHousehold, mapped_rounds, whole_facts_after,
};
pub use withheld::{Withheld, withheld as withheld_of};
pub use would_change::{HeldBy, IncomeAway, WouldChange, would_change};
