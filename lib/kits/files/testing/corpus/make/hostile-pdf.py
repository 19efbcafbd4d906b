"""Hostile PDFs: pikepdf, pypdf, reportlab and qpdf make them; names and filters spelt otherwise are written into theirs."""
import os
import re
import subprocess
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from record import CORPUS, WORK, keep

os.chdir(WORK)
PIKE = f"pikepdf {pikepdf.__version__}"
QPDF = "qpdf " + subprocess.run(["qpdf", "--version"], capture_output=True, text=True).stdout.split()[2]
SOURCE = "libreoffice-source.pdf"
PAYLOAD = b"MARQUEUR sans effet\r\n"
CLASSIC = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "static_id": True, "compress_streams": False}
PACKED = {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "static_id": True}


def spec(pdf, name="outil.exe", subtype=None):
    stream = Stream(pdf, PAYLOAD)
    stream.Type = Name.EmbeddedFile
    if subtype:
        stream.Subtype = Name(subtype)
    return pdf.make_indirect(Dictionary(Type=Name.Filespec, F=name, UF=name, EF=Dictionary(F=pdf.make_indirect(stream), UF=pdf.make_indirect(stream))))


def build(fill, **options):
    with pikepdf.open(SOURCE) as pdf:
        fill(pdf)
        pdf.save("out.pdf", **options)
    return (WORK / "out.pdf").read_bytes()


def attach(where):
    def fill(pdf):
        one = spec(pdf)
        page = pdf.pages[0].obj
        if where == "names":
            pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(["outil.exe", one])))
        if where == "kids":
            leaf = pdf.make_indirect(Dictionary(Limits=Array(["outil.exe", "outil.exe"]), Names=Array(["outil.exe", one])))
            pdf.Root.Names = pdf.make_indirect(Dictionary(EmbeddedFiles=pdf.make_indirect(Dictionary(Kids=Array([leaf])))))
        if where == "annotation":
            page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=one))])
        if where == "af-catalog":
            pdf.Root.AF = Array([one])
        if where == "af-page":
            page.AF = Array([one])
        if where == "portfolio":
            pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.T)
            pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(["outil.exe", one])))
        if where == "rich-media":
            page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]), RichMediaContent=Dictionary(Assets=Dictionary(Names=Array(["a.swf", one])))))])
        if where == "rendition":
            page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.Rendition, R=Dictionary(S=Name.MR, C=Dictionary(S=Name.MCD, D=one)))))])
        if where == "orphan":
            pdf.Root.PieceInfo = Dictionary(X=Dictionary(Private=one))

    return fill


for where, what in [
    ("names", "name tree"), ("kids", "name tree with kids, all indirect"), ("annotation", "file attachment annotation"),
    ("af-catalog", "associated files of the catalog"), ("af-page", "associated files of a page"), ("portfolio", "portfolio"),
    ("rich-media", "assets of a rich media annotation"), ("rendition", "media clip"), ("orphan", "a private entry of a program"),
]:
    keep("hostile", "pdf-attachments", f"{where}.pdf", PIKE, f"attachment: {what}", "attachments", build(attach(where), **CLASSIC))
    keep("hostile", "pdf-attachments", f"{where}-objets-groupes.pdf", PIKE, f"attachment: {what}, object streams", "attachments", build(attach(where), **PACKED))


def qpdf(name, group, what, expected, *arguments):
    subprocess.run(["qpdf", "--static-id", "--allow-weak-crypto", *arguments, "out.pdf"], check=False)
    keep("hostile", group, name, QPDF, what, expected, "out.pdf")


(WORK / "charge.exe").write_bytes(PAYLOAD)
qpdf("qpdf.pdf", "pdf-attachments", "added by --add-attachment", "attachments", SOURCE, "--add-attachment", "charge.exe", "--")
for name, arguments in {
    "rc4": ["--encrypt", "", "maitre", "128", "--use-aes=n", "--"],
    "aes-128": ["--encrypt", "", "maitre", "128", "--use-aes=y", "--"],
    "aes-256": ["--object-streams=generate", "--encrypt", "", "maitre", "256", "--"],
    "linearise": ["--linearize", "--object-streams=generate"],
}.items():
    qpdf(f"qpdf-{name}.pdf", "pdf-attachments", f"added, then {name}", "attachments", *arguments, str(CORPUS / "hostile/pdf-attachments/qpdf.pdf.sample"))

from pypdf import PdfReader, PdfWriter

writer = PdfWriter()
writer.add_page(PdfReader(SOURCE).pages[0])
writer.add_attachment("outil.exe", PAYLOAD)
writer.write("out.pdf")
keep("hostile", "pdf-attachments", "pypdf.pdf", "pypdf", "added by add_attachment", "attachments", "out.pdf")
subprocess.run(["pdftk", SOURCE, "attach_files", "charge.exe", "output", "out.pdf"], check=False)
keep("hostile", "pdf-attachments", "pdftk.pdf", "pdftk-java", "added by attach_files", "attachments", "out.pdf")
subprocess.run(["pdftk", SOURCE, "attach_files", "charge.exe", "to_page", "1", "output", "out.pdf"], check=False)
keep("hostile", "pdf-attachments", "pdftk-page.pdf", "pdftk-java", "added to a page", "attachments", "out.pdf")


# Names may be written with codes (ISO 32000-1, 7.3.5), as long as what they replace: offsets stay right.
def respelt(fill, *pairs):
    """Adds the longer names first as placeholders of the same length, then writes the codes over them."""
    made = build(fill, **CLASSIC)
    for plain, coded in pairs:
        made = made.replace(plain, coded)
    (WORK / "broken.pdf").write_bytes(made)
    subprocess.run(["qpdf", "--static-id", "broken.pdf", "fixed.pdf"], capture_output=True, check=False)
    return made


for name, pairs in {
    "ef-en-codes": [(b"/EF ", b"/E#46 ")],
    "embeddedfile-en-codes": [(b"/EmbeddedFile ", b"/Emb#65ddedFile "), (b"/EmbeddedFiles", b"/#45mbeddedFiles"), (b"/EF ", b"/#45#46 ")],
    "filespec-sans-type": [(b"/Type /Filespec", b""), (b"/Type /EmbeddedFile", b""), (b"/EF ", b"/#45F\n%x\n")],
}.items():
    keep("hostile", "pdf-attachments", f"{name}.pdf", f"{PIKE}, names respelt, as a reader repairs it", "attachment under names written with codes", "attachments", respelt(attach("names"), *pairs))


def launch_action():
    return Dictionary(S=Name.Launch, F="calc.exe", Win=Dictionary(F="calc.exe"))


def launch(where):
    def fill(pdf):
        page = pdf.pages[0].obj
        action = launch_action()
        if where == "open-action":
            pdf.Root.OpenAction = action
        if where == "open-action-indirect":
            pdf.Root.OpenAction = pdf.make_indirect(action)
        if where == "indirect-s":
            action.S = pdf.make_indirect(Name.Launch)
            pdf.Root.OpenAction = action
        if where == "aa-document":
            pdf.Root.AA = Dictionary(WC=action)
        if where == "aa-page":
            page.AA = Dictionary(O=action)
        if where == "annotation":
            page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 600, 800]), A=action))])
        if where == "widget":
            page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T="b", Rect=Array([0, 0, 9, 9]), AA=Dictionary(U=action)))])
        if where == "outline":
            item = pdf.make_indirect(Dictionary(Title="Sommaire", A=action))
            pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
        if where == "next":
            pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="1;", Next=Array([action]))
        if where == "names-javascript":
            pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", action])))

    return fill


for where in ["open-action", "open-action-indirect", "indirect-s", "aa-document", "aa-page", "annotation", "widget", "outline", "next", "names-javascript"]:
    keep("hostile", "pdf-launch", f"{where}.pdf", PIKE, f"starts a program: {where}", "launch", build(launch(where), **CLASSIC))
    keep("hostile", "pdf-launch", f"{where}-objets-groupes.pdf", PIKE, f"starts a program: {where}, object streams", "launch", build(launch(where), **PACKED))
build(launch("open-action"), **CLASSIC)
for name, arguments in {
    "rc4-40": ["--encrypt", "", "maitre", "40", "--"],
    "aes-128": ["--encrypt", "", "maitre", "128", "--use-aes=y", "--"],
    "aes-256": ["--object-streams=generate", "--encrypt", "", "maitre", "256", "--"],
    "linearise": ["--linearize", "--object-streams=generate"],
    "qdf": ["--qdf"],
}.items():
    qpdf(f"qpdf-{name}.pdf", "pdf-launch", f"starts a program, then {name}", "launch", *arguments, str(CORPUS / "hostile/pdf-launch/open-action.pdf.sample"))
for name, pairs in {
    "launch-en-codes": [(b"/S /Launch", b"/S /L#61unch")],
    "s-en-code": [(b"/S /Launch", b"/#53 /#4c#61#75#6e#63#68")],
    "commentaire": [(b"/S /Launch", b"/S%commentaire\r/Launch")],
    "sans-espace": [(b"/S /Launch", b"/S/Launch")],
    "blancs": [(b"/S /Launch", b"/S\x00\x0c\t\n/Launch")],
    "beaucoup-de-blancs": [(b"/S /Launch", b"/S" + b" " * 3000 + b"/Launch")],
}.items():
    keep("hostile", "pdf-launch", f"{name}.pdf", f"{PIKE}, names respelt, as a reader repairs it", f"starts a program, written otherwise: {name}", "launch", respelt(launch("open-action"), *pairs))


# Object streams respelt (7.5.7): a compressed one made by hand, with its cross-reference stream.
def packed_by_hand(objstm=b"/Type /ObjStm", between=b"\n", filters=b"/Filter /FlateDecode", encode=zlib.compress, action=b"<< /S /Launch /F (calc.exe) >>"):
    inner = b"<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>"
    head = b"1 0 4 %d " % (len(inner) + 1)
    body = encode(head + inner + b" " + action)
    out = bytearray(b"%PDF-1.5\n")
    offsets = {}

    def add(number, content):
        offsets[number] = len(out)
        out.extend(b"%d 0 obj\n" % number + content + b"\nendobj\n")

    add(2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    add(3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>")
    add(5, b"<< " + objstm + b" /N 2 /First %d /Length %d " % (len(head), len(body)) + filters + b" >>" + between + b"stream\n" + body + b"\nendstream")
    start = len(out)
    rows = b"\0\0\0\0" + b"\2\0\5\0" + b"".join(b"\1" + offsets[n].to_bytes(2, "big") + b"\0" for n in (2, 3)) + b"\2\0\5\1" + b"\1" + offsets[5].to_bytes(2, "big") + b"\0" + b"\1" + start.to_bytes(2, "big") + b"\0"
    out.extend(b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Length %d >>\nstream\n" % len(rows) + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)
    return bytes(out)


def ascii_hex(data):
    return zlib.compress(data).hex().encode() + b">"


for name, options, what in [
    ("objstm", {}, "object stream"),
    ("objstm-en-codes", {"objstm": b"/Type /Obj#53tm"}, "object stream whose type is written with a code"),
    ("objstm-sans-type", {"objstm": b""}, "object stream without type"),
    ("objstm-autre-type", {"objstm": b"/Type /Metadata"}, "object stream that says it is something else"),
    ("objstm-blancs", {"between": b"   \t\r\n\r\n   "}, "white space before stream"),
    ("objstm-commentaire", {"between": b"%commentaire\n"}, "a comment before stream"),
    ("objstm-hexa", {"filters": b"/Filter [/ASCIIHexDecode /FlateDecode]", "encode": ascii_hex}, "two filters"),
    ("objstm-filtre-en-codes", {"filters": b"/Filter /Flate#44ecode"}, "a filter written with a code"),
    ("objstm-non-compresse", {"filters": b"", "encode": bytes}, "not compressed"),
]:
    keep("hostile", "pdf-launch", f"{name}.pdf", "bytes by hand: no program writes it", f"starts a program: {what}", "launch,damaged,too_complex", packed_by_hand(**options))
    keep("hostile", "pdf-attachments", f"{name}.pdf", "bytes by hand: no program writes it", f"attachment: {what}", "attachments,damaged,too_complex", packed_by_hand(action=b"<< /Type /Filespec /EF << /F 3 0 R >> >>", **options))

# Passwords to open
for name, arguments in {
    "rc4-40": ["40"], "rc4-128": ["128", "--use-aes=n"], "aes-128": ["128", "--use-aes=y"], "aes-256": ["256"], "aes-256-r5": ["256", "--force-R5"],
}.items():
    qpdf(f"qpdf-{name}.pdf", "pdf-password", f"password to open, {name}", "password", "--encrypt", "ouvrir", "maitre", *arguments, "--", SOURCE)
qpdf("qpdf-linearise.pdf", "pdf-password", "password to open, linearised, object streams", "password", "--linearize", "--object-streams=generate", "--encrypt", "ouvrir", "maitre", "256", "--", SOURCE)
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

page = canvas.Canvas("out.pdf", invariant=1, encrypt=StandardEncryption("ouvrir", "maitre", strength=128))
page.drawString(9, 9, "x")
page.save()
keep("hostile", "pdf-password", "reportlab.pdf", "ReportLab", "password to open", "password", "out.pdf")

# Two files in one
source = (WORK / "fpdf.pdf").read_bytes()
subprocess.run(["zip", "-q", "-X", "charge.zip", "charge.exe"], check=False)
archive = (WORK / "charge.zip").read_bytes()
photo, drawing, moving = ((WORK / name).read_bytes() for name in ("photo.jpg", "plan.png", "out-simple.gif"))
PAGE = b"<html><script>/* MARQUEUR */</script></html>"
PHP = b"<?php /* MARQUEUR */ echo 1; ?>"
for name, content, what, expected in [
    ("pdf-zip.pdf", source + archive, "a ZIP after a PDF", "two_in_one"),
    ("zip-pdf.pdf", archive + source, "a PDF after a ZIP", "two_in_one,archive,damaged"),
    ("pdf-html.pdf", source[:9] + b"%" + PAGE + b"\n" + source[9:], "a page in the first comment of a PDF", "two_in_one,markup"),
    ("html-pdf.pdf", PAGE + b"\n" + source, "a page before a PDF", "two_in_one,markup"),
    ("pdf-pdf.pdf", b"MZ" + b"\0" * 58 + b"\x80\0\0\0" + source, "a program's first bytes before a PDF", "two_in_one,program,not_plain_text,damaged,type"),
    ("pdf-php.pdf", source + PHP, "PHP after a PDF", "two_in_one,markup"),
    ("pdf-apres-texte.pdf", b"bonjour\n" * 20 + source, "a PDF after a text", "two_in_one"),
    ("jpeg-zip.jpg", photo + archive, "a ZIP after a JPEG", "two_in_one"),
    ("jpeg-html.jpg", photo + PAGE, "a page after a JPEG", "two_in_one"),
    ("png-zip.png", drawing + archive, "a ZIP after a PNG", "two_in_one"),
    ("png-php.png", drawing + PHP, "PHP after a PNG", "two_in_one"),
    ("gif-zip.gif", moving + archive, "a ZIP after a GIF", "two_in_one"),
    ("gif-js.gif", b"GIF89a=1;/*" + moving[11:] + b"*/;alert('MARQUEUR')//", "JavaScript around a GIF", "two_in_one,broken_picture,damaged,script"),
    ("jpeg-exe.jpg", photo + b"MZ" + b"\0" * 58 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0" + b"\0" * 200, "a program after a JPEG, as a film of a phone is", "two_in_one,harmless:jpg"),
    ("jpeg-pdf.jpg", photo + source, "a PDF after a JPEG, as a film of a phone is", "two_in_one,harmless:jpg"),
    ("png-pdf.png", drawing + source, "a PDF after a PNG", "two_in_one"),
]:
    keep("hostile", "two-in-one", name, "ImageMagick, FPDF and zip, joined", what, expected, content)
subprocess.run(["cp", "photo.jpg", "php.jpg"], check=True)
subprocess.run(["exiftool", "-q", "-overwrite_original", "-Comment=" + PHP.decode(), "php.jpg"], check=True)
keep("hostile", "two-in-one", "exif-php.jpg", "exiftool", "PHP in the comment of a JPEG", "two_in_one", "php.jpg")
subprocess.run(["cp", "plan.png", "html.png"], check=True)
subprocess.run(["exiftool", "-q", "-overwrite_original", "-PNG:Comment=" + PAGE.decode(), "html.png"], check=True)
keep("hostile", "two-in-one", "texte-html.png", "exiftool", "a page in a text of a PNG", "two_in_one", "html.png")

# Cut and garbled: each type
real = {
    "pdf": (source, "damaged"), "jpg": (photo, "damaged,broken_picture,harmless:jpg"), "png": (drawing, "damaged,broken_picture"), "gif": (moving, "damaged,broken_picture"),
    "docx": ((WORK / "libreoffice-source.docx").read_bytes(), "damaged"), "odt": ((WORK / "libreoffice-source.odt").read_bytes(), "damaged"),
    "xlsx": ((WORK / "libreoffice-source.xlsx").read_bytes(), "damaged"), "doc": ((WORK / "libreoffice-source.doc").read_bytes(), "damaged,type"), "xls": ((WORK / "libreoffice-source.xls").read_bytes(), "damaged,type"),
}
for kind, (content, expected) in real.items():
    keep("hostile", "damaged", f"coupe.{kind}", "the honest file, cut", f"{kind}, the first third", expected, content[: len(content) // 3])
    if kind != "pdf":
        middle = bytearray(content)
        for at in range(20, len(middle)):
            middle[at] ^= 0x5A
        keep("hostile", "damaged", f"brouille.{kind}", "the honest file, garbled", f"{kind}, all but its first bytes changed", expected, bytes(middle))
keep("hostile", "damaged", "entete-seul.pdf", "bytes by hand", "a PDF's first line alone", "damaged", b"%PDF-1.7\n")
keep("hostile", "damaged", "sans-objet.pdf", "bytes by hand", "a PDF without an object", "damaged", b"%PDF-1.7\nbonjour\nstartxref\n0\n%%EOF\n")
keep("hostile", "damaged", "vide.pdf", "touch", "empty", "empty", b"")
