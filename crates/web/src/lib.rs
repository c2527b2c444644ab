#![doc = include_str!("../README.md")]

mod app;
mod assets;
mod authenticate;
mod check;
pub mod components;
mod context;
mod cookies;
pub mod cursor;
mod form;
mod headers;
mod layout;
mod pages;
mod panels;
mod paper;
mod permit;
mod prepare;
mod problem;
mod problem_page;
pub mod redirect;
mod routes;
mod server;
mod service;
mod texts;
mod view;

/// The HTTP library, for `pages` and `api` of contexts only.
pub use axum;

pub use app::{App, Site};
pub use authenticate::{Authenticate, Credentials, Recognised};
pub use check::{Check, FieldError, FormErrors, parse_date};
pub use context::{
    Context, Disclose, Find, FindHeld, Held, HeldItem, Hit, MenuGroup, MenuItem, Panel, PanelPlace,
    PersonalTable, RenderPanel, Search, Whose,
};
pub use cookies::Cookie;
pub use form::{CSRF_FIELD, CSRF_HEADER, Form, Json, SentFile, Upload};
pub use layout::{Page, Shown};
pub use pages::PERMISSIONS;
pub use panels::panels;
pub use paper::{Paper, PaperPart, Print, SetPaper};
pub use permit::{Guard, May, SignedIn, TakesPermit, TakesPermitAndBody};
pub use problem::{Answer, Kind as ProblemKind, Problem};
pub use routes::{Route, Routes, Surface};
pub use server::{Cacheable, Count, CountNow, Listen, Server, ServerError, TlsFiles};
pub use service::{Service, service};
pub use view::View;
