"""Files made by LibreOffice, driven through UNO: run as `/usr/bin/python3 libreoffice.py`, with python3-uno.

Honest: its export filters. Hostile: macros, passwords, templates, flat XML, documents that carry files.
"""
import os
import pathlib
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

from record import WORK, keep

os.chdir(WORK)
OPEN = "application/vnd.openxmlformats-officedocument"
PDF, DOCX, XLSX = "application/pdf", f"{OPEN}.wordprocessingml.document", f"{OPEN}.spreadsheetml.sheet"
DOC, XLS, TEXT = "application/msword", "application/vnd.ms-excel", "text/plain"
ODT, ODS, ODP = [f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation")]
OFFICE = subprocess.run(["soffice", "--version"], capture_output=True, text=True).stdout.split()
OFFICE = f"LibreOffice {OFFICE[1]}" if len(OFFICE) > 1 else "LibreOffice"


def start():
    process = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{WORK}/profile", "--accept=pipe,name=corpus;urp;"])
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            return process, resolver.resolve("uno:pipe,name=corpus;urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    sys.exit("LibreOffice does not answer")


PROCESS, CONTEXT = start()
signal.signal(signal.SIGALRM, lambda *_: (PROCESS.kill(), sys.exit("LibreOffice does not answer any more")))
DESKTOP = CONTEXT.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", CONTEXT)


def values(options):
    made = []
    for name, value in options.items():
        if isinstance(value, dict):
            value = uno.Any("[]com.sun.star.beans.PropertyValue", values(value))
        made.append(PropertyValue(Name=name, Value=value))
    return tuple(made)


def store(document, suffix, **options):
    path = WORK / f"lo-out.{suffix}"
    path.unlink(missing_ok=True)
    document.storeToURL(path.as_uri(), values(options))
    return path


def save(document, set_, group, name, what, expected, uploaded=None, **options):
    signal.alarm(60)
    try:
        keep(set_, group, name, OFFICE, what, expected, store(document, name.rsplit(".", 1)[-1], **options), uploaded)
    except Exception as error:
        print(f"not made: {name}: {error}", file=sys.stderr)


def blank(kind):
    return DESKTOP.loadComponentFromURL(f"private:factory/{kind}", "_blank", 0, values({"Hidden": True}))


def opened(path):
    return DESKTOP.loadComponentFromURL(pathlib.Path(path).resolve().as_uri(), "_blank", 0, values({"Hidden": True}))


# --- a text
def memo():
    document = blank("swriter")
    cursor = document.Text.createTextCursor()
    document.Text.insertString(cursor, "Mémoire technique\nDélai < 3 semaines, œuvre, 12 €, « réemploi ».\nDDE de l’Ain ; {PRIX}\n", False)
    grid = document.createInstance("com.sun.star.text.TextTable")
    grid.initialize(3, 2)
    document.Text.insertTextContent(cursor, grid, False)
    grid.getCellByName("A1").setString("Nacelles")
    picture = document.createInstance("com.sun.star.text.TextGraphicObject")
    provider = CONTEXT.ServiceManager.createInstanceWithContext("com.sun.star.graphic.GraphicProvider", CONTEXT)
    picture.Graphic = provider.queryGraphic(values({"URL": (WORK / "plan.png").as_uri()}))
    document.Text.insertTextContent(cursor, picture, False)
    cursor.HyperLinkURL = "https://www.exemple.fr/"
    document.Text.insertString(cursor, "notre site", False)
    return document


document = memo()
H = "honest"
L = "libreoffice"
(WORK / "libreoffice-source.pdf").write_bytes(store(document, "pdf", FilterName="writer_pdf_Export").read_bytes())
(WORK / "libreoffice-source.odt").write_bytes(store(document, "odt", FilterName="writer8").read_bytes())
(WORK / "libreoffice-source.docx").write_bytes(store(document, "docx", FilterName="MS Word 2007 XML").read_bytes())
(WORK / "libreoffice-source.doc").write_bytes(store(document, "doc", FilterName="MS Word 97").read_bytes())
save(document, H, L, "memoire.odt", "text with a picture and a table", ODT, FilterName="writer8")
save(document, H, L, "memoire.docx", "text", DOCX, FilterName="MS Word 2007 XML")
save(document, H, L, "memoire-ooxml.docx", "text, the other filter", DOCX, FilterName="Office Open XML Text")
save(document, H, L, "memoire.doc", "Word 97 text", DOC, FilterName="MS Word 97")
for charset, name in [("UTF8,CRLF", "utf-8.txt"), ("UTF8,LF,,,true", "utf-8-bom.txt"), ("MS_1252,CRLF", "windows-1252.txt"), ("ISO_8859_15,LF", "latin-9.txt"), ("APPLE_ROMAN,CR", "macroman.txt"), ("UCS2,CRLF,,,true", "utf-16.txt"), ("IBM_850,CRLF", "cp850.txt")]:
    save(document, H, L, name, f"text, {charset}", TEXT, FilterName="Text (encoded)", FilterOptions=charset)
for name, what, data in [
    ("memoire.pdf", "PDF", {}),
    ("pdfa-1.pdf", "PDF/A-1", {"SelectPdfVersion": 1}),
    ("pdfa-2.pdf", "PDF/A-2", {"SelectPdfVersion": 2}),
    ("pdfa-3.pdf", "PDF/A-3", {"SelectPdfVersion": 3}),
    ("version-1.5.pdf", "PDF 1.5", {"SelectPdfVersion": 15}),
    ("version-1.6.pdf", "PDF 1.6", {"SelectPdfVersion": 16}),
    ("pdf-ua.pdf", "PDF/UA", {"PDFUACompliance": True}),
    ("balise.pdf", "tagged, bookmarks", {"UseTaggedPDF": True, "ExportBookmarks": True}),
    ("images-sans-perte.pdf", "lossless pictures", {"UseLosslessCompression": True}),
]:
    save(document, H, L, name, what, PDF, FilterName="writer_pdf_Export", FilterData=data)
locked = {"RestrictPermissions": True, "PermissionPassword": "maitre", "Changes": 0, "Printing": 1}
save(document, H, "pdf-locked", "libreoffice.pdf", "locked against editing", PDF, FilterName="writer_pdf_Export", FilterData=locked)

X = "hostile"


def named(name, content):
    return uno.createUnoStruct("com.sun.star.beans.NamedValue", name, uno.Any("[]byte", uno.ByteSequence(content)))


# The old formats take the key itself; a reader asks for its password all the same.
KEY = uno.Any("[]com.sun.star.beans.NamedValue", (named("STD97EncryptionKey", b"0123456789abcdef"), named("STD97UniqueID", b"fedcba9876543210")))
save(document, X, "pdf-password", "libreoffice.pdf", "password to open", "password", FilterName="writer_pdf_Export", FilterData={"EncryptFile": True, "DocumentOpenPassword": "secret"})
save(document, X, "pdf-attachments", "libreoffice-hybride.pdf", "hybrid PDF: carries the .odt it was made from", "attachments", FilterName="writer_pdf_Export", FilterData={"IsAddStream": True})
save(document, X, "office-password", "libreoffice.odt", "password", "password", FilterName="writer8", Password="secret")
save(document, X, "office-password", "libreoffice.doc", "password", "password", FilterName="MS Word 97", EncryptionData=KEY)
save(document, X, "other", "libreoffice.rtf", "RTF", "rich_text", FilterName="Rich Text Format")
save(document, X, "other", "libreoffice.fodt", "flat XML", "markup,type", FilterName="OpenDocument Text Flat XML")
save(document, X, "other", "libreoffice.html", "HTML", "markup", FilterName="HTML (StarWriter)")
save(document, X, "other", "libreoffice.xhtml", "XHTML", "markup", FilterName="XHTML Writer File")
save(document, X, "other", "libreoffice.ott", "template", "type", FilterName="writer8_template")
save(document, X, "other", "libreoffice.dot", "Word 97 template", "type,harmless:doc", FilterName="MS Word 97 Vorlage")
save(document, X, "other", "libreoffice.dotx", "Word template", "type", FilterName="MS Word 2007 XML Template")
save(document, X, "other", "libreoffice.epub", "EPUB", "type,archive", FilterName="EPUB")
save(document, X, "other", "libreoffice-2003.xml", "Word 2003 XML", "markup,type", FilterName="MS Word 2003 XML")
save(document, X, "other", "libreoffice.uot", "Uniform Office", "markup,type", FilterName="UOF text")

# --- text with form fields, exported as a PDF form
form = blank("swriter")
page = form.DrawPage
for rank, service in enumerate(["TextField", "CheckBox", "ListBox"]):
    shape = form.createInstance("com.sun.star.drawing.ControlShape")
    shape.Control = form.createInstance(f"com.sun.star.form.component.{service}")
    shape.Control.Name = f"champ{rank}"
    shape.setSize(uno.createUnoStruct("com.sun.star.awt.Size", 5000, 700))
    page.add(shape)
save(form, H, L, "formulaire.pdf", "form", PDF, FilterName="writer_pdf_Export", FilterData={"ExportFormFields": True, "FormsType": 0})
save(form, H, L, "formulaire.odt", "form", ODT, FilterName="writer8")
save(form, H, L, "formulaire.docx", "form", DOCX, FilterName="MS Word 2007 XML")
form.close(True)

# --- macros: Basic in each format that LibreOffice keeps them in
BASIC = 'Sub Bonjour\n  MsgBox "Bonjour"\nEnd Sub\n'


def with_basic(made, vba=False):
    libraries = made.BasicLibraries
    if vba:
        libraries.VBACompatibilityMode = True
    if not libraries.hasByName("Standard"):
        libraries.createLibrary("Standard")
    standard = libraries.getByName("Standard")
    standard.insertByName("Module1", ("Option VBASupport 1\n" if vba else "") + BASIC)
    return made


macros = with_basic(document)
save(macros, X, "macros", "libreoffice-basic.odt", "Basic macros", "macros", FilterName="writer8")
document.close(True)

# --- a section kept elsewhere
linking = memo()
linked = linking.createInstance("com.sun.star.text.TextSection")
linked.FileLink = uno.createUnoStruct("com.sun.star.text.SectionFileLink")
link = linked.FileLink
link.FileURL = "file:////serveur.exemple/partage/texte.odt"
linked.FileLink = link
linking.Text.insertTextContent(linking.Text.createTextCursor(), linked, False)
save(linking, X, "links", "libreoffice-section-liee.odt", "a section loaded from a network share, once the reader was asked", "loads,harmless:odt", FilterName="writer8")
linking.close(True)

# --- workbooks
def prices():
    book = blank("scalc")
    sheet = book.Sheets.getByIndex(0)
    for row, line in enumerate([("Lot", "Désignation", "Prix"), (1, "Élagage < 10 m ; délai", 85.5), (2, "Abattage « urgent »", -410), (3, "Voir A1|B !", 12)]):
        for column, value in enumerate(line):
            cell = sheet.getCellByPosition(column, row)
            cell.setString(value) if isinstance(value, str) else cell.setValue(value)
    sheet.getCellRangeByName("C6").setFormula("=SUM(C2:C4)")
    return book


book = prices()
save(book, H, L, "prix.ods", "workbook", ODS, FilterName="calc8")
save(book, H, L, "prix.xlsx", "workbook", XLSX, FilterName="Calc MS Excel 2007 XML")
save(book, H, L, "prix-ooxml.xlsx", "workbook, the other filter", XLSX, FilterName="Calc Office Open XML")
save(book, H, L, "prix.xls", "Excel 97 workbook", XLS, FilterName="MS Excel 97")
save(book, H, L, "prix-95.xls", "Excel 95 workbook", XLS, FilterName="MS Excel 95")
save(book, H, L, "prix.pdf", "PDF of a workbook", PDF, FilterName="calc_pdf_Export")
for name, options, what in [
    ("prix-utf-8.csv", "59,34,76,1", "semicolons, UTF-8"),
    ("prix-windows-1252.csv", "59,34,1,1", "semicolons, Windows-1252"),
    ("prix-latin-9.csv", "44,34,22,1", "commas, Latin-9"),
    ("prix-macroman.csv", "9,34,2,1", "tabs, MacRoman"),
    ("prix-utf-16.csv", "59,34,65535,1", "semicolons, UTF-16"),
    ("prix-barres.csv", "124,0,76,1", "pipes, no quotation marks"),
    ("prix-formules.csv", "59,34,76,1,,0,false,false,true", "formulas instead of values"),
]:
    save(book, H, L, name, what, TEXT, FilterName="Text - txt - csv (StarCalc)", FilterOptions=options)
save(book, X, "other", "libreoffice.slk", "SYLK", "sylk", FilterName="SYLK")
save(book, X, "other", "libreoffice.dif", "DIF", "type,harmless:txt", FilterName="DIF")
save(book, X, "other", "libreoffice.dbf", "dBase", "type,not_plain_text", FilterName="dBase")
save(book, X, "other", "libreoffice.fods", "flat XML", "markup,type", FilterName="OpenDocument Spreadsheet Flat XML")
save(book, X, "other", "libreoffice-2003-tableur.xml", "Excel 2003 XML", "markup,type", FilterName="MS Excel 2003 XML")
save(book, X, "office-password", "libreoffice.ods", "password", "password", FilterName="calc8", Password="secret")
save(book, X, "office-password", "libreoffice.xls", "password", "password", FilterName="MS Excel 97", EncryptionData=KEY)
(WORK / "libreoffice-source.xlsx").write_bytes(store(book, "xlsx", FilterName="Calc MS Excel 2007 XML").read_bytes())
(WORK / "libreoffice-source.xls").write_bytes(store(book, "xls", FilterName="MS Excel 97").read_bytes())
(WORK / "libreoffice-source.ods").write_bytes(store(book, "ods", FilterName="calc8").read_bytes())
sheet = book.Sheets.getByIndex(0)
book.close(True)
for name, filter_name in [("libreoffice-dde.ods", "calc8")]:
    book = prices()
    book.Sheets.getByIndex(0).getCellRangeByName("E1").setFormula('=DDE("soffice";"/tmp/autre.ods";"a1")')
    save(book, X, "links", name, "a DDE link", "formula,loads", FilterName=filter_name)
    book.close(True)
for name, filter_name in [("libreoffice-webservice.ods", "calc8")]:
    book = prices()
    book.Sheets.getByIndex(0).link("file:////serveur.exemple/partage/prix.ods", "Feuille1", "calc8", "", uno.Enum("com.sun.star.sheet.SheetLinkMode", "NORMAL"))
    save(book, X, "links", "libreoffice-feuille-liee.ods", "a sheet loaded from a network share, once the reader was asked", "loads,harmless:ods", FilterName=filter_name)
    book.close(True)
book = with_basic(prices())
save(book, X, "macros", "libreoffice-basic.ods", "Basic macros", "macros", FilterName="calc8")
book.close(True)
for name, filter_name, uploaded in [("libreoffice-vba.xlsm", "Calc MS Excel 2007 VBA XML", "prix.xlsx"), ("libreoffice-vba.xls", "MS Excel 97", "prix.xls")]:
    book = with_basic(prices(), vba=True)
    save(book, X, "macros", name, "VBA macros", "macros", uploaded, FilterName=filter_name)
    book.close(True)

# --- slides and drawings
slides = blank("simpress")
shape = slides.createInstance("com.sun.star.drawing.TextShape")
shape.setSize(uno.createUnoStruct("com.sun.star.awt.Size", 9000, 3000))
slides.DrawPages.getByIndex(0).add(shape)
shape.setString("Nos références")
save(slides, H, L, "references.odp", "slides", ODP, FilterName="impress8")
save(slides, H, L, "references.pdf", "PDF of slides", PDF, FilterName="impress_pdf_Export")
save(slides, X, "other", "libreoffice.pptx", "PowerPoint", "slides", FilterName="Impress MS PowerPoint 2007 XML")
save(slides, X, "other", "libreoffice.ppt", "PowerPoint 97", "slides", FilterName="MS PowerPoint 97")
save(slides, X, "office-password", "libreoffice.odp", "password", "password", FilterName="impress8", Password="secret")
with_basic(slides)
save(slides, X, "macros", "libreoffice-basic.odp", "Basic macros", "macros", FilterName="impress8")
slides.close(True)
drawing = blank("sdraw")
save(drawing, H, L, "dessin.pdf", "PDF of a drawing", PDF, FilterName="draw_pdf_Export")
save(drawing, X, "other", "libreoffice.odg", "drawing", "type", FilterName="draw8")
save(drawing, X, "other", "libreoffice.svg", "SVG", "markup", FilterName="draw_svg_Export")
drawing.close(True)

# --- documents of other programs, opened and saved
for path, name, filter_name, type_ in [
    (WORK / "pandoc.docx", "depuis-pandoc.docx", "MS Word 2007 XML", DOCX),
    (WORK / "pandoc.docx", "depuis-pandoc.doc", "MS Word 97", DOC),
    (WORK / "pandoc.odt", "depuis-pandoc.odt", "writer8", ODT),
    (WORK / "base.csv", "depuis-csv.xlsx", "Calc MS Excel 2007 XML", XLSX),
]:
    if path.exists():
        made = opened(path)
        save(made, H, L, name, f"opened from {path.name}", type_, FilterName=filter_name)
        made.close(True)

try:
    DESKTOP.terminate()
except Exception:
    pass
PROCESS.wait(timeout=60)
