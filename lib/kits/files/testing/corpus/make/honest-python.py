"""Honest files made by Python libraries: reportlab, pikepdf, pypdf, python-docx, openpyxl, XlsxWriter, xlwt, odfpy, cairo."""
import datetime
import importlib.metadata as metadata
import io
import os

from record import WORK, keep

os.chdir(WORK)
OPEN = "application/vnd.openxmlformats-officedocument"
PDF, DOCX, XLSX = "application/pdf", f"{OPEN}.wordprocessingml.document", f"{OPEN}.spreadsheetml.sheet"
XLS, ODT, ODS, ODP = ["application/vnd.ms-excel"] + [f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation")]
DATE = datetime.datetime(2026, 1, 15, 10)


def version(name):
    return f"{name} {metadata.version(name)}"


from reportlab import Version
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

REPORTLAB = f"ReportLab {Version}"


def draw(name, what, expected=PDF, then=lambda page: None, group="reportlab", **options):
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1, **options)
    page.drawString(100, 700, "Attestation fiscale, a < b")
    then(page)
    page.showPage()
    page.save()
    keep("honest", group, name, REPORTLAB, what, expected, out.getvalue())
    return out.getvalue()


draw("texte.pdf", "text")
draw("compresse.pdf", "compressed", pageCompression=1)
draw("image.pdf", "a photo", then=lambda page: page.drawImage("photo.jpg", 50, 400, 200, 150))
draw("liens.pdf", "links and bookmarks", then=lambda page: (page.linkURL("https://www.exemple.fr", (10, 10, 90, 30)), page.bookmarkPage("p"), page.addOutlineEntry("Plan", "p")))
form = draw("formulaire.pdf", "form", then=lambda page: (page.acroForm.textfield(name="nom", x=100, y=600), page.acroForm.checkbox(name="accord", x=100, y=500), page.acroForm.choice(name="lot", value="A", options=["A", "B"], x=100, y=400)))
(WORK / "reportlab-form.pdf").write_bytes(form)
from reportlab.lib.pdfencrypt import StandardEncryption

for strength in (40, 128):
    draw(f"reportlab-{strength}.pdf", f"locked against editing, RC4 {strength}", group="pdf-locked", encrypt=StandardEncryption("", "maitre", canModify=0, strength=strength))

import pikepdf

PIKE = version("pikepdf")
with pikepdf.open("libreoffice-source.pdf") as pdf:
    pdf.save("pike.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
    keep("honest", "pdf", "pikepdf.pdf", PIKE, "rewritten, object streams", PDF, "pike.pdf")
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('Bonjour');")
    pdf.save("pike.pdf", static_id=True)
    keep("honest", "pdf", "pikepdf-javascript.pdf", PIKE, "JavaScript when opened", f"{PDF},notes:javascript", "pike.pdf")
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit]))
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array([])))
    pdf.save("pike.pdf", static_id=True)
    keep("honest", "pdf", "pikepdf-liste-vide.pdf", PIKE, "an empty list of attachments", PDF, "pike.pdf")
    pdf.Root.Names = pikepdf.Dictionary()
    pdf.Root.Lancement = pikepdf.Dictionary(Launch=True, EmbeddedFile=pikepdf.String("/S /Launch"))
    pdf.save("pike.pdf", static_id=True)
    keep("honest", "pdf", "pikepdf-mots.pdf", PIKE, "the words Launch and EmbeddedFile in a string and as keys", PDF, "pike.pdf")

from pypdf import PdfReader, PdfWriter

writer = PdfWriter()
writer.append(PdfReader("libreoffice-source.pdf")) if hasattr(writer, "append") else writer.add_page(PdfReader("libreoffice-source.pdf").pages[0])
writer.write("pypdf.pdf")
keep("honest", "pdf", "pypdf.pdf", version("pypdf"), "rewritten", PDF, "pypdf.pdf")
writer = PdfWriter()
writer.add_page(PdfReader("libreoffice-source.pdf").pages[0])
writer.encrypt("", "maitre", use_128bit=True)
writer.write("pypdf.pdf")
keep("honest", "pdf-locked", "pypdf.pdf", version("pypdf"), "locked against editing", PDF, "pypdf.pdf")

import cairo

surface = cairo.PDFSurface("cairo.pdf", 200, 100)
context = cairo.Context(surface)
context.move_to(20, 50)
context.show_text("Plan")
surface.finish()
keep("honest", "pdf", "cairo.pdf", f"cairo {cairo.cairo_version_string()}", "drawn", PDF, "cairo.pdf")

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

WORD = version("python-docx")


def word(name, what, fill):
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = DATE
    document.add_heading("Mémoire technique", 1)
    fill(document)
    document.save("out.docx")
    keep("honest", "python-docx", name, WORD, what, DOCX, "out.docx")


word("memoire.docx", "memo", lambda document: document.add_paragraph("Délai < 3 semaines, {PRIX}, DDE de l’Ain"))
word("image.docx", "picture and table", lambda document: (document.add_picture("photo.jpg"), document.add_table(3, 3)))


def link(document):
    for target in ("https://www.exemple.fr/", "mailto:marches@exemple.fr", "http://exemple.fr/plan.pdf"):
        document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


word("liens.docx", "external links, followed when clicked", link)

import openpyxl

BOOK = version("openpyxl")


def book(name, what, fill):
    made = openpyxl.Workbook()
    made.properties.created = made.properties.modified = DATE
    fill(made.active)
    made.save("out.xlsx")
    keep("honest", "openpyxl", name, BOOK, what, XLSX, "out.xlsx")


def chart(sheet):
    from openpyxl.chart import BarChart, Reference

    for rank in range(1, 6):
        sheet.append([rank, rank * 2])
    drawn = BarChart()
    drawn.add_data(Reference(sheet, min_col=2, min_row=1, max_row=5))
    sheet.add_chart(drawn, "D1")


book("graphique.xlsx", "chart", chart)
book("protection.xlsx", "protection of a sheet", lambda sheet: (sheet.append(["a", "=1+1"]), setattr(sheet.protection, "sheet", True), sheet.protection.set_password("x")))

import xlsxwriter

WRITER = f"XlsxWriter {xlsxwriter.__version__}"


def write(name, what, fill, **options):
    made = xlsxwriter.Workbook("out.xlsx", options)
    made.set_properties({"created": DATE})
    fill(made, made.add_worksheet("Prix"))
    made.close()
    keep("honest", "xlsxwriter", name, WRITER, what, XLSX, "out.xlsx")


write("simple.xlsx", "table", lambda made, sheet: sheet.write_row("A1", ["Lot", "Prix"]))
write("image-et-liens.xlsx", "picture, links, comment", lambda made, sheet: (sheet.insert_image("B2", "plan.png"), sheet.write_url("A1", "https://www.exemple.fr"), sheet.write_comment("A2", "note")))
write("texte-embarque.xlsx", "text box and header", lambda made, sheet: (sheet.insert_textbox("B2", "Texte"), sheet.set_header("&CPrix")))
write("lignes.xlsx", "written in constant memory", lambda made, sheet: [sheet.write_row(rank, 0, [rank, f"Ligne {rank}"]) for rank in range(900)], constant_memory=True)

import xlwt

made = xlwt.Workbook(encoding="utf-8")
sheet = made.add_sheet("Prix")
sheet.write(0, 0, "Désignation")
sheet.write(1, 0, xlwt.Formula("1+1"))
made.save("out.xls")
keep("honest", "xlwt", "prix.xls", f"xlwt {xlwt.__VERSION__}", "Excel 97 workbook", XLS, "out.xls")

from odf import draw as odf_draw
from odf import style, table, text
from odf.opendocument import OpenDocumentPresentation, OpenDocumentSpreadsheet, OpenDocumentText

ODF = "odfpy " + metadata.version("odfpy") if "odfpy" in {d.metadata["Name"] for d in metadata.distributions()} else "odfpy"
made = OpenDocumentText()
made.text.addElement(text.P(text="Mémoire technique"))
made.save("out.odt")
keep("honest", "odfpy", "memoire.odt", ODF, "text", ODT, "out.odt")
made = OpenDocumentSpreadsheet()
sheet = table.Table(name="Prix")
row = table.TableRow()
cell = table.TableCell()
cell.addElement(text.P(text="12"))
row.addElement(cell)
sheet.addElement(row)
made.spreadsheet.addElement(sheet)
made.save("out.ods")
keep("honest", "odfpy", "prix.ods", ODF, "spreadsheet", ODS, "out.ods")
made = OpenDocumentPresentation()
layout = style.PageLayout(name="Page")
made.automaticstyles.addElement(layout)
made.masterstyles.addElement(style.MasterPage(name="Modele", pagelayoutname=layout))
made.presentation.addElement(odf_draw.Page(masterpagename="Modele"))
made.save("out.odp")
keep("honest", "odfpy", "presentation.odp", ODF, "slides", ODP, "out.odp")
