//! `word/document.xml`: the blocks of a document as `WordprocessingML`.

use maud::{Markup, html};

use crate::{
    ReportError,
    document::{
        Block, Callout, CalloutKind, Card, Chart, Document, Heading, List, Meta, Run, Setting,
        Style, Table,
    },
};

use super::picture::{self, Picture};

/// Usable width of the page in twentieths of a point: A4 less 25 mm on both sides.
const TEXT_WIDTH: u32 = 9071;

/// Height of upright titles in twentieths of a point: 29 mm.
const UPRIGHT_HEIGHT: u32 = 1644;

/// English Metric Units, in which Word measures pictures, of a millimetre.
const UNITS: u32 = 36_000;

/// The body with what it refers to.
pub(super) struct Body {
    /// `w:document`.
    pub(super) xml: String,
    /// Pictures in the order of their relations `svgN` and `pngN`.
    pub(super) pictures: Vec<Picture>,
    /// Addresses in the order of their relations `linkN`.
    pub(super) links: Vec<String>,
    /// Ordered lists, each of which counts from one.
    pub(super) ordered_lists: usize,
}

struct Writer<'a> {
    meta: &'a Meta,
    pictures: Vec<Picture>,
    links: Vec<String>,
    ordered_lists: usize,
    bookmarks: usize,
}

pub(super) fn write(document: &Document) -> Result<Body, ReportError> {
    let mut writer = Writer {
        meta: &document.meta,
        pictures: Vec::new(),
        links: Vec::new(),
        ordered_lists: 0,
        bookmarks: 0,
    };
    let mut parts = vec![writer.cover()];
    for block in &document.blocks {
        let part = match block {
            Block::Contents => writer.contents(document),
            block => writer.block(block, "BodyText")?,
        };
        parts.push(part);
    }
    let xml = html! {
        w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
            xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
            xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" {
            w:body {
                @for part in &parts { (part) }
                w:sectPr {
                    w:headerReference w:type="default" r:id="header" {}
                    w:footerReference w:type="default" r:id="footer" {}
                    w:headerReference w:type="first" r:id="headerFirst" {}
                    w:footerReference w:type="first" r:id="footerFirst" {}
                    w:pgSz w:w="11906" w:h="16838" {}
                    w:pgMar w:top="1531" w:right="1417" w:bottom="1247" w:left="1417" w:header="680" w:footer="567" w:gutter="0" {}
                    w:titlePg {}
                }
            }
        }
    };
    Ok(Body {
        xml: xml.into_string(),
        pictures: writer.pictures,
        links: writer.links,
        ordered_lists: writer.ordered_lists,
    })
}

fn paragraph(style: &str, content: &Markup) -> Markup {
    html! { w:p { w:pPr { w:pStyle w:val=(style) {} } (content) } }
}

fn text(content: &str) -> Markup {
    html! { w:r { w:t xml:space="preserve" { (content) } } }
}

fn words(style: &str, content: &str) -> Markup {
    paragraph(style, &text(content))
}

const PAGE_BREAK: &str = "page";

fn page_break() -> Markup {
    html! { w:p { w:r { w:br w:type=(PAGE_BREAK) {} } } }
}

impl Writer<'_> {
    fn cover(&self) -> Markup {
        let meta = self.meta;
        html! {
            @if let Some(demo) = &meta.demo { (words("DemoMark", demo)) }
            (words("Subtitle", &meta.unit))
            (words("CoverLine", &meta.place))
            (words("Title", &meta.title))
            (words("CoverState", &format!("{} · {}", meta.period, meta.state)))
            (words("CoverLine", &meta.date_text))
            (page_break())
        }
    }

    fn block(&mut self, block: &Block, style: &str) -> Result<Markup, ReportError> {
        Ok(match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(runs) => {
                let content = self.runs(runs);
                paragraph(style, &content)
            }
            Block::List(list) => self.list(list, 0),
            Block::Table(table) => data_table(table),
            Block::Chart(chart) => self.chart(chart)?,
            Block::Callout(callout) => self.callout(callout)?,
            Block::Cards(cards) => cards_table(cards),
            Block::Contents => html! {},
            Block::PageBreak => page_break(),
        })
    }

    fn heading(&mut self, heading: &Heading) -> Markup {
        self.bookmarks += 1;
        let id = self.bookmarks;
        let content = html! {
            w:bookmarkStart w:id=(id) w:name=(bookmark(heading)) {}
            (text(&heading.full()))
            w:bookmarkEnd w:id=(id) {}
        };
        paragraph(&format!("Heading{}", heading.level), &content)
    }

    /// A field that Word and LibreOffice refresh, filled with the headings so that it is useful before.
    fn contents(&self, document: &Document) -> Markup {
        let headings: Vec<&Heading> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading(heading) if heading.level <= 2 => Some(heading),
                _ => None,
            })
            .collect();
        let start = html! {
            w:r { w:fldChar w:fldCharType="begin" {} }
            w:r { w:instrText xml:space="preserve" { " TOC \\o \"1-2\" \\h \\z \\u " } }
            w:r { w:fldChar w:fldCharType="separate" {} }
        };
        html! {
            (words("ContentsTitle", &self.meta.labels.contents))
            @for (at, heading) in headings.iter().enumerate() {
                @let entry = html! {
                    @if at == 0 { (start) }
                    w:hyperlink w:anchor=(bookmark(heading)) w:history="1" {
                        (text(&heading.full()))
                        w:r { w:tab {} }
                        w:r { w:fldChar w:fldCharType="begin" {} }
                        w:r { w:instrText xml:space="preserve" { " PAGEREF " (bookmark(heading)) " \\h " } }
                        w:r { w:fldChar w:fldCharType="separate" {} }
                        w:r { w:t { } }
                        w:r { w:fldChar w:fldCharType="end" {} }
                    }
                    @if at + 1 == headings.len() { w:r { w:fldChar w:fldCharType="end" {} } }
                };
                (paragraph(&format!("TOC{}", heading.level), &entry))
            }
            (words("Note", &self.meta.labels.refresh))
        }
    }

    fn runs(&mut self, runs: &[Run]) -> Markup {
        let mut parts = Vec::new();
        for run in runs {
            let styled = styled(run);
            let part = match &run.link {
                None => styled,
                Some(address) => {
                    self.links.push(address.clone());
                    let id = format!("link{}", self.links.len());
                    html! { w:hyperlink r:id=(id) w:history="1" { (styled) } }
                }
            };
            parts.push(part);
        }
        html! { @for part in &parts { (part) } }
    }

    fn list(&mut self, list: &List, level: usize) -> Markup {
        let numbering = if list.ordered {
            self.ordered_lists += 1;
            self.ordered_lists + 1
        } else {
            1
        };
        let mut parts = Vec::new();
        for item in &list.items {
            let content = self.runs(&item.runs);
            parts.push(html! {
                w:p {
                    w:pPr {
                        w:pStyle w:val="ListParagraph" {}
                        w:numPr { w:ilvl w:val=(level) {} w:numId w:val=(numbering) {} }
                    }
                    (content)
                }
            });
            for nested in &item.nested {
                parts.push(self.list(nested, level + 1));
            }
        }
        html! { @for part in &parts { (part) } }
    }

    /// The box is a table of one cell: both programs keep it together and let it be edited.
    fn callout(&mut self, callout: &Callout) -> Result<Markup, ReportError> {
        let (bar, fill, style) = match callout.kind {
            CalloutKind::Committee => ("A05A17", "FBF4EA", "CommitteeTitle"),
            CalloutKind::Note => ("1F5A7D", "EEF3F6", "CalloutTitle"),
        };
        let mut parts = vec![words(style, &callout.title)];
        for block in &callout.blocks {
            parts.push(self.block(block, "BodyText")?);
        }
        // A cell must end with a paragraph.
        if callout.blocks.last().is_none_or(|last| matches!(last, Block::Table(_))) {
            parts.push(words("Note", ""));
        }
        let box_of = html! {
            w:tbl {
                w:tblPr {
                    w:tblW w:w=(TEXT_WIDTH) w:type="dxa" {}
                    w:tblLayout w:type="fixed" {}
                    w:tblCellMar {
                        w:top w:w="110" w:type="dxa" {}
                        w:left w:w="200" w:type="dxa" {}
                        w:bottom w:w="60" w:type="dxa" {}
                        w:right w:w="160" w:type="dxa" {}
                    }
                }
                w:tblGrid { w:gridCol w:w=(TEXT_WIDTH) {} }
                w:tr { w:tc {
                    w:tcPr {
                        w:tcW w:w=(TEXT_WIDTH) w:type="dxa" {}
                        w:tcBorders { w:left w:val="single" w:sz="24" w:space="0" w:color=(bar) {} }
                        w:shd w:val="clear" w:color="auto" w:fill=(fill) {}
                    }
                    @for part in &parts { (part) }
                } }
            }
            (words("AfterTable", ""))
        };
        Ok(box_of)
    }

    fn chart(&mut self, chart: &Chart) -> Result<Markup, ReportError> {
        let picture = picture::draw(chart)?;
        let wide = chart.millimetres() * UNITS;
        let tall = (f64::from(wide) * f64::from(picture.height)).round() as u64;
        self.pictures.push(picture);
        let n = self.pictures.len();
        let name = format!("chart{n}.png");
        let drawing = html! {
            w:r { w:drawing { wp:inline distT="0" distB="0" distL="0" distR="0" {
                wp:extent cx=(wide) cy=(tall) {}
                wp:docPr id=(n) name=(name) descr=(chart.alt) {}
                a:graphic { a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture" {
                    pic:pic {
                        pic:nvPicPr { pic:cNvPr id=(n) name=(name) descr=(chart.alt) {} pic:cNvPicPr {} }
                        pic:blipFill {
                            a:blip r:embed=(format!("png{n}")) {
                                a:extLst { a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}" {
                                    asvg:svgBlip r:embed=(format!("svg{n}")) {}
                                } }
                            }
                            a:stretch { a:fillRect {} }
                        }
                        pic:spPr {
                            a:xfrm { a:off x="0" y="0" {} a:ext cx=(wide) cy=(tall) {} }
                            a:prstGeom prst="rect" { a:avLst {} }
                        }
                    }
                } }
            } } }
        };
        Ok(html! { (words("Caption", &chart.caption)) (paragraph("Picture", &drawing)) })
    }
}

/// Word's bookmarks allow letters, digits and underscores only.
fn bookmark(heading: &Heading) -> String {
    format!("_{}", heading.anchor.replace('-', "_"))
}

fn styled(run: &Run) -> Markup {
    html! {
        w:r {
            w:rPr {
                @match (run.style, run.link.is_some()) {
                    (_, true) => { w:rStyle w:val="Hyperlink" {} },
                    (Style::Code, _) => { w:rStyle w:val="Code" {} },
                    _ => {},
                }
                @if run.style == Style::Strong { w:b {} }
                @if run.style == Style::Emphasis { w:i {} }
            }
            w:t xml:space="preserve" { (run.text) }
        }
    }
}

fn data_table(table: &Table) -> Markup {
    let total: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    let widths: Vec<u32> =
        table.columns.iter().map(|c| TEXT_WIDTH * u32::from(c.width) / total.max(1)).collect();
    let is_matrix = table.setting == Setting::Matrix;
    let cell = |at: usize, content: &str, head: bool| {
        let column = table.columns.get(at);
        let upright = is_matrix && head && at > 0;
        let style = match (table.setting, column.is_some_and(|c| c.numeric) && !upright, head) {
            (Setting::Plain, true, true) => "TableHeadNumber",
            (Setting::Plain, false, true) => "TableHead",
            (Setting::Plain, true, false) => "TableNumber",
            (Setting::Plain, false, false) => "TableText",
            (_, true, true) => "SmallHeadNumber",
            (_, false, true) => "SmallHead",
            (_, true, false) => "SmallNumber",
            (_, false, false) => "SmallText",
        };
        html! {
            w:tc {
                w:tcPr {
                    w:tcW w:w=(widths.get(at).copied().unwrap_or_default()) w:type="dxa" {}
                    @if head { w:tcBorders { w:bottom w:val="single" w:sz="6" w:space="0" w:color="1D2B36" {} } }
                    @if is_matrix { w:tcMar { w:left w:w="30" w:type="dxa" {} w:right w:w="30" w:type="dxa" {} } }
                    @if upright { w:textDirection w:val="btLr" {} }
                    @if head { w:vAlign w:val=(if upright { "center" } else { "bottom" }) {} }
                }
                (words(style, content))
            }
        }
    };
    html! {
        (words("Caption", &table.caption))
        w:tbl {
            w:tblPr {
                w:tblStyle w:val="Figures" {}
                w:tblW w:w=(TEXT_WIDTH) w:type="dxa" {}
                w:tblLayout w:type="fixed" {}
                w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1" {}
                w:tblCaption w:val=(table.caption) {}
            }
            w:tblGrid { @for width in &widths { w:gridCol w:w=(width) {} } }
            w:tr {
                w:trPr {
                    w:cantSplit {}
                    @if is_matrix { w:trHeight w:val=(UPRIGHT_HEIGHT) w:hRule="exact" {} }
                    w:tblHeader {}
                }
                @for (at, column) in table.columns.iter().enumerate() { (cell(at, &column.title, true)) }
            }
            @for row in &table.rows {
                w:tr {
                    w:trPr { w:cantSplit {} }
                    @for (at, content) in row.iter().enumerate() { (cell(at, content, false)) }
                }
            }
        }
        @for note in &table.notes { (words("Note", note)) }
        (words("AfterTable", ""))
    }
}

/// Two cards a row.
fn cards_table(cards: &[Card]) -> Markup {
    const GAP: u32 = 171;
    let width = (TEXT_WIDTH - GAP) / 2;
    let cell = |card: Option<&Card>| {
        html! {
            w:tc {
                w:tcPr {
                    w:tcW w:w=(width) w:type="dxa" {}
                    @if card.is_some() {
                        w:tcBorders {
                            w:left w:val="single" w:sz="24" w:space="0" w:color="1F5A7D" {}
                            w:bottom w:val="single" w:sz="36" w:space="0" w:color="FFFFFF" {}
                        }
                        w:shd w:val="clear" w:color="auto" w:fill="EEF3F6" {}
                    }
                }
                @if let Some(card) = card {
                    (words("CardLabel", &card.label))
                    (words("CardValue", &card.value))
                    (words("CardDetail", &card.detail))
                    @if !card.beside.is_empty() { (words("CardDetail", &card.beside)) }
                } @else { (words("CardDetail", "")) }
            }
        }
    };
    html! {
        w:tbl {
            w:tblPr {
                w:tblW w:w=(TEXT_WIDTH) w:type="dxa" {}
                w:tblLayout w:type="fixed" {}
                w:tblCellMar {
                    w:top w:w="80" w:type="dxa" {}
                    w:left w:w="160" w:type="dxa" {}
                    w:bottom w:w="60" w:type="dxa" {}
                    w:right w:w="100" w:type="dxa" {}
                }
            }
            w:tblGrid { w:gridCol w:w=(width) {} w:gridCol w:w=(GAP) {} w:gridCol w:w=(width) {} }
            @for pair in cards.chunks(2) {
                w:tr {
                    w:trPr { w:cantSplit {} }
                    (cell(pair.first()))
                    w:tc { w:tcPr { w:tcW w:w=(GAP) w:type="dxa" {} } (words("CardDetail", "")) }
                    (cell(pair.get(1)))
                }
            }
        }
        (words("AfterTable", ""))
    }
}
