//! A list on a page: search, filters, columns, the rows, the pages, the files to take away.
//!
//! Everything is a link or a form of the address, so it works without a script; with one, only the list itself is exchanged.

use maud::{Markup, html};

use super::{
    Column, Filter, TablePage,
    element::{icon, small_icon},
    table::{PageCursor, Total},
    table_query::{ExportFormat, TableQuery},
    time::count,
};
use crate::view::View;

type Cell<'a, T> = &'a dyn Fn(&T, &'static str) -> Markup;
type Link<'a, T> = &'a dyn Fn(&T) -> String;

/// A list in the making.
pub struct Table<'a, T> {
    view: &'a View,
    query: &'a TableQuery,
    page: &'a TablePage<T>,
    cell: Cell<'a, T>,
    link: Option<Link<'a, T>>,
    filters: Vec<Filter>,
    search_label: Option<String>,
    empty: Option<Markup>,
    has_export: bool,
}

impl<T> std::fmt::Debug for Table<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("query", &self.query).finish_non_exhaustive()
    }
}

impl<'a, T> Table<'a, T> {
    /// A list of that page of rows; `cell` gives the content of a row in a column, by the column's key.
    pub fn new(
        view: &'a View,
        query: &'a TableQuery,
        page: &'a TablePage<T>,
        cell: Cell<'a, T>,
    ) -> Self {
        Self {
            view,
            query,
            page,
            cell,
            link: None,
            filters: Vec::new(),
            search_label: None,
            empty: None,
            has_export: false,
        }
    }

    /// Each row leads to its page, from its first column.
    #[must_use]
    pub fn link(self, link: Link<'a, T>) -> Self {
        Self { link: Some(link), ..self }
    }

    /// With a search box; the key says what can be typed.
    #[must_use]
    pub fn search(self, key: &str) -> Self {
        Self { search_label: Some(self.view.t(key)), ..self }
    }

    /// With filters.
    #[must_use]
    pub fn filters(self, filters: Vec<Filter>) -> Self {
        Self { filters, ..self }
    }

    /// What stands there when there is nothing at all yet.
    #[must_use]
    pub fn empty(self, state: Markup) -> Self {
        Self { empty: Some(state), ..self }
    }

    /// With links to take what is shown away, at the same address with `format=csv` or `format=xlsx`.
    #[must_use]
    pub fn export(self) -> Self {
        Self { has_export: true, ..self }
    }

    /// The list.
    pub fn show(self) -> Markup {
        let id = self.query.shape().id;
        html! {
            div class="card" {
                @if self.has_controls() { div class="card-header table-controls d-print-none" { (self.controls()) } }
                div id=(id) data-live { (self.part()) }
            }
        }
    }

    fn has_controls(&self) -> bool {
        let is_empty = self.page.rows.is_empty() && !self.query.is_narrowed();
        !is_empty && (self.has_form() || self.has_menus())
    }

    fn has_menus(&self) -> bool {
        self.has_export || self.query.shape().columns.iter().any(Column::is_hideable)
    }

    fn controls(&self) -> Markup {
        let shape = self.query.shape();
        let has_form = self.has_form();
        html! {
            @if has_form { (self.search_form()) }
            // Exchanged with the list: its links and hidden fields say what is shown now.
            div class="actions ms-auto" id=(format!("{}-tools", shape.id)) {
                @if has_form { (self.kept(&["q"], &self.filters, Some(&format!("{}-search", shape.id)))) }
                @if shape.columns.iter().any(Column::is_hideable) { (self.column_menu()) }
                @if self.has_export { (self.export_menu()) }
            }
        }
    }

    fn has_form(&self) -> bool {
        self.search_label.is_some() || !self.filters.is_empty()
    }

    fn search_form(&self) -> Markup {
        let id = self.query.shape().id;
        let target = format!("#{id}");
        let path = self.view.path();
        html! {
            form method="get" action=(path) role="search" class="table-search" aria-label=(self.view.t("web-table-search")) id=(format!("{id}-search"))
                hx-get=(path) hx-target=(target) hx-select=(target) hx-select-oob=(format!("#{id}-tools"))
                hx-swap="outerHTML" hx-push-url="true" hx-sync="this:replace"
                hx-trigger="input delay:250ms, submit" {
                @if let Some(label) = &self.search_label {
                    div class="input-icon" {
                        span class="input-icon-addon" { (icon(self.view, "search")) }
                        input type="search" name="q" class="form-control" value=(self.query.search)
                            placeholder=(label) aria-label=(label) autocomplete="off" maxlength="200"
                            data-shortcut="t" data-shortcut-label=(self.view.t("web-table-search"));
                    }
                }
                @for filter in &self.filters { (self.filter(filter)) }
                button type="submit" class="btn no-js-only" { (self.view.t("web-table-apply")) }
            }
        }
    }

    fn filter(&self, filter: &Filter) -> Markup {
        let title = self.view.t(filter.title);
        let chosen = self.query.filter(filter.name).unwrap_or_default();
        html! {
            select name=(filter.name) class="form-select" aria-label=(title) {
                option value="" { (title) ": " (self.view.t("web-table-no-filter")) }
                @for choice in &filter.choices {
                    option value=(choice.value) selected[choice.value == chosen] { (choice.label) }
                }
            }
        }
    }

    /// What the address says and this form does not ask, so that it is not lost.
    fn kept(&self, asked: &[&str], filters: &[Filter], form: Option<&str>) -> Markup {
        let is_asked =
            |name: &str| asked.contains(&name) || filters.iter().any(|filter| filter.name == name);
        html! {
            @for (name, value) in self.query.pairs() {
                @if !is_asked(name) { input type="hidden" name=(name) value=(value) form=[form]; }
            }
        }
    }

    fn column_menu(&self) -> Markup {
        let shown: Vec<&str> = self.query.columns().iter().map(|column| column.key).collect();
        html! {
            details class="menu" data-menu {
                summary class="btn" { (icon(self.view, "columns-3")) (self.view.t("web-table-columns")) }
                form method="get" action=(self.view.path()) class="menu-panel" {
                    (self.kept(&["columns"], &[], None))
                    input type="hidden" name="columns" value="";
                    @for column in self.query.shape().columns.iter().filter(|column| column.is_hideable()) {
                        label class="form-check" {
                            input type="checkbox" class="form-check-input" name="columns" value=(column.key)
                                checked[shown.contains(&column.key)];
                            span class="form-check-label" { (self.view.t(column.title)) }
                        }
                    }
                    button type="submit" class="btn btn-primary btn-sm" { (self.view.t("web-table-apply")) }
                }
            }
        }
    }

    fn export_menu(&self) -> Markup {
        let path = self.view.path();
        let icon_of = |format| match format {
            ExportFormat::Csv => "file-type-csv",
            ExportFormat::Xlsx => "file-spreadsheet",
        };
        html! {
            details class="menu" data-menu {
                summary class="btn" { (icon(self.view, "download")) (self.view.t("web-table-export")) }
                div class="menu-panel" {
                    @for format in ExportFormat::ALL {
                        a class="dropdown-item" href=(format!("{path}{}", self.query.to_export(format))) download {
                            (icon(self.view, icon_of(format))) " " (format.extension().to_uppercase())
                        }
                    }
                }
            }
        }
    }

    fn part(&self) -> Markup {
        if self.page.rows.is_empty() {
            return self.nothing();
        }
        let id = self.query.shape().id;
        let (target, tools) = (format!("#{id}"), format!("#{id}-tools"));
        let titled = |column: Column| (column, self.view.t(column.title));
        let columns: Vec<(Column, String)> = self.query.columns().into_iter().map(titled).collect();
        html! {
            div class="table-responsive" tabindex="0" role="region" aria-label=(self.view.t(self.query.shape().caption)) {
                table class="table table-vcenter card-table table-sticky table-stack" data-table {
                    caption class="visually-hidden" { (self.view.t(self.query.shape().caption)) }
                    thead hx-boost="true" hx-push-url="true" hx-target=(target) hx-select=(target) hx-swap="outerHTML" hx-select-oob=(tools) {
                        tr { @for (column, title) in &columns { (self.head(*column, title)) } }
                    }
                    tbody { @for row in &self.page.rows { (self.row(row, &columns)) } }
                }
            }
            div class="card-footer table-foot" {
                p class="m-0 text-secondary" role="status" { (self.counted()) }
                (self.pages())
            }
        }
    }

    fn nothing(&self) -> Markup {
        let view = self.view;
        if !self.query.is_narrowed() && self.query.cursor.is_none() {
            let plain =
                || super::empty_state(view, "list", &view.t("web-table-empty"), "", &html! {});
            return self.empty.clone().unwrap_or_else(plain);
        }
        let all = format!("{}{}", view.path(), self.query.everything().to_query());
        let action =
            html! { a class="btn btn-primary" href=(all) { (view.t("web-table-show-all")) } };
        let title = view.t("web-table-no-match");
        html! {
            div role="status" {
                (super::empty_state(view, "search", &title, &view.t("web-table-no-match-hint"), &action))
            }
        }
    }

    fn head(&self, column: Column, title: &str) -> Markup {
        let class = column.is_numeric.then_some("num");
        if !column.is_sortable {
            return html! { th scope="col" class=[class] { (title) } };
        }
        let is_sorted = self.query.sort == column.key;
        let is_down = is_sorted && self.query.is_descending;
        let (sort, icon) = match (is_sorted, is_down) {
            (true, true) => (Some("descending"), "sort-descending"),
            (true, false) => (Some("ascending"), "sort-ascending"),
            (false, _) => (None, "arrows-sort"),
        };
        let next = self.query.sorted(column.key, is_sorted && !is_down);
        html! {
            th scope="col" class=[class] aria-sort=[sort] {
                a class="table-sort-link" id=(format!("{}-sort-{}", self.query.shape().id, column.key)) href=(format!("{}{}", self.view.path(), next.to_query())) {
                    (title) " " (small_icon(self.view, icon))
                }
            }
        }
    }

    fn row(&self, row: &T, columns: &[(Column, String)]) -> Markup {
        let href = self.link.map(|link| link(row));
        html! {
            tr data-href=[href.as_deref()] {
                @for (at, (column, title)) in columns.iter().enumerate() {
                    @let content = (self.cell)(row, column.key);
                    @let class = column.is_numeric.then_some("num");
                    @if at == 0 {
                        th scope="row" class=[class] {
                            @if let Some(href) = &href { a href=(href) { (content) } } @else { (content) }
                        }
                    } @else {
                        td class=[class] data-label=(title) { (content) }
                    }
                }
            }
        }
    }

    /// 1–50 of 1.234, or as much of it as is known.
    fn counted(&self) -> String {
        let view = self.view;
        let total = match self.page.total {
            Total::Exactly(total) => count(view, total),
            Total::MoreThan(total) => {
                let args = kernel::TextArgs::new().text("total", count(view, total));
                view.tn("web-table-more-than", &args)
            }
        };
        if self.page.first == 0 {
            return view.tn("web-table-total", &kernel::TextArgs::new().text("total", total));
        }
        let last = self.page.first + self.page.rows.len() as u64 - 1;
        let args = kernel::TextArgs::new()
            .text("from", count(view, self.page.first))
            .text("to", count(view, last))
            .text("total", total);
        view.tn("web-table-counted", &args)
    }

    fn pages(&self) -> Markup {
        let view = self.view;
        if self.page.previous.is_none() && self.page.next.is_none() {
            return html! {};
        }
        let target = format!("#{}", self.query.shape().id);
        let path = |cursor: Option<PageCursor>| {
            format!("{}{}", view.path(), self.query.at(cursor).to_query())
        };
        let first = self.page.previous.as_ref().map(|_| path(None));
        let last = self.page.next.as_ref().map(|_| path(Some(PageCursor::Last)));
        let previous = self.page.previous.clone().map(|cursor| path(Some(cursor)));
        let next = self.page.next.clone().map(|cursor| path(Some(cursor)));
        html! {
            nav aria-label=(view.t("web-table-pages")) hx-boost="true" hx-target=(target) hx-select=(target)
                hx-swap="outerHTML show:top" hx-push-url="true" hx-select-oob=(format!("{target}-tools")) {
                ul class="pagination m-0" {
                    (self.page_link(first.as_deref(), "web-table-first", "arrow-left"))
                    (self.page_link(previous.as_deref(), "web-table-previous", "chevron-left"))
                    (self.page_link(next.as_deref(), "web-table-next", "chevron-right"))
                    (self.page_link(last.as_deref(), "web-table-last", "arrow-right"))
                }
            }
        }
    }

    fn page_link(&self, path: Option<&str>, key: &str, icon_name: &str) -> Markup {
        let words = html! { (icon(self.view, icon_name)) span { (self.view.t(key)) } };
        // With an id the focus stays where it was when the list is exchanged.
        let id = format!("{}-{key}", self.query.shape().id);
        html! {
            @if let Some(path) = path {
                li class="page-item" { a class="page-link" id=(id) href=(path) { (words) } }
            } @else {
                li class="page-item disabled" { span class="page-link" { (words) } }
            }
        }
    }
}
