#!/bin/bash
# Honest texts and tables: words that merely look like code, and the encodings that people's programs write.
. "$(dirname "$0")/record.sh"
cd "$WORK"
export LC_ALL=C.UTF-8
text=text/plain
iconv="glibc iconv $(version_of libc-bin)"
it() { keep honest texts "$1" "${4:-coreutils printf}" "$2" $text "$3"; }
word() { printf -- "$3" >"t-$1"; it "$1" "$2" "t-$1"; }
word export.txt 'begins with Export' 'Export comptable\nExercice 2025;Journal ACH\n'
word export-de.csv 'begins with Export and a name' 'Export balance;from 01/01/2025;to 31/12/2025\n411;1200\n'
word import.csv 'begins with Import' 'Import Sage;Journal;Date\nVTE;01/02/2026;1200,50\n'
word import-from.txt 'begins with Import and has from' 'import ventes from Sage ;\nligne 2\n'
word from.txt 'begins with From, as a letter' 'From Lyon import de bois exotique interdit\n'
word rem.txt 'begins with Rem' 'Rem 1 : le prix comprend la pose\nRem 2 : hors TVA\n'
word param.csv 'begins with Param (' 'Param (unités);Valeur\nHauteur (m);12\n'
word function.txt 'begins with Function and a parenthesis' 'Function Manager (IT)\nSub contractor ()\n'
word sub.txt 'Sub and a parenthesis' 'Sub total()\r\n12\r\n'
word sommaire.txt 'begins with two colons' ':: Sommaire ::\n1. Moyens humains\n'
word deux-points.txt 'begins with two colons and a space' ':: Objet : entretien des espaces verts\n'
word compta-barres.txt 'pipe-separated accounting lines with a minus and an exclamation mark' 'ACH|-120|Facture à payer !\nVTE|-1200|Avoir client !\n-AVOIR|OD|Relance urgente !A1\n'
word compta-egal.csv 'a cell that begins with a minus, then pipes' '-fournisseur|411|Relance ! à faire\n+client|706|Merci !\n@compta|x|Bon !\n'
word adresse.txt 'an address between < and >' 'Jean <jean@exemple.fr>\nContact : <marches@exemple.fr>, <https://www.exemple.fr>\n'
word delai.txt 'a word right after <' 'Délai<une semaine\nPrix<prix estimé, R&D>2026\n'
word comparaisons.csv 'comparisons' 'a<b;c>d\nx<!;y <= z\n<5;>5\n'
word eval.txt 'words of programs in a sentence' 'Méthode : on évalue (eval (note)) puis on valide.\nLe système (os) : system (Linux), sous-processus.\n'
word powershell.txt 'words of programs in a CV' 'Compétences : PowerShell - niveau avancé ; cmd /commande ; VBScript, CreateObject (notions).\n'
word python.txt 'a reference list about software' 'import, export et négoce de bois\nclass A : amiante\ndef. : définition\n'
word option.txt 'begins with Option' 'Option 1 : nacelle\nOption explicite : aucune\n'
word echo.txt 'begins with Echo' 'Echo des chantiers, numéro 12\nset de clés ; call center ; exit\n'
word arobase.txt 'begins with @' '@entreprise : exemple\n@echo des chantiers\n'
word diese.txt 'begins with #' '# Mémoire technique\n\n## Moyens\n- 3 nacelles\n'
word diese-bang.txt '#! not at the start of the file' 'Note\n#!important : lire la suite\n'
word dollar.csv 'amounts and formulas that compute' 'poste;total\nA;=SOMME(B2:B9)\nB;=A1*1,2\nC;-12\nD;+33 4 72 00 00 00\n'
word formule-hors-cellule.csv 'pipes and an exclamation mark inside quotes' '"remarque";"prix"\n"=> voir | attention !";12\n"total = A|B !";3\n'
word identifiants.txt 'ID and semicolons, as a SYLK file would begin' 'IDENTIFIANT;NOM\nID1;Société A\n'
word id-p.csv 'a first column named ID' 'ID;Nom;Total\n1;Lot A;12\n2;Lot B;30\n'
word id-prix.csv 'a first column named ID, a second that begins with P' 'ID;Prix;Total\n1;12;12\n2;30;42\n'
word web.txt 'begins with WEB on its own line' 'WEB et communication\n1. Site\n'
word session.txt 'screen mode:i in a sentence' 'full address : 12 rue des Lilas\nscreen mode : plein écran\n'
word crochets.txt 'brackets, as settings have' '[Lot 1]\nPrix=1200\nURL=néant\n'
word accolades.txt 'JSON-like braces' '{ "lot": 1, "prix": 1200 }\n'
word md.txt 'Markdown with quotation marks' '> Citation\n\n`code` et **gras** | a | b |\n'
word courriel.txt 'a mail pasted in a text' 'De : Jean <jean@exemple.fr>\nÀ : marches@exemple.fr\nObjet : Re: devis\n\nBonjour,\n'
word accents-seuls.txt 'one letter' 'é'
word espaces.txt 'spaces and line ends only around' '   \r\n\r\nOui\r\n'
word saut-de-page.txt 'form feeds' 'Page 1\fPage 2\n'
word echappement.txt 'tab, vertical tab, backspace absent' 'a\tb\vc\n'
word emoji.txt 'emoji and Chinese' 'Merci 🌳 你好 <3\n'
word longue-ligne.txt 'one line of 200 kB' "$(head -c 200000 /dev/zero | tr '\0' 'x')\n"
word egal-barres.txt 'rows of = and |, as drawn tables' "$(for i in $(seq 300); do echo '=====|=====|=====|'; done)\n"
word rtf-parle.txt 'speaks of RTF' 'Formats acceptés : {\\\\rtf1, PDF}\n'
word postscript.txt 'begins with percent' '%%%% de remise : 12\n%% marge : 3\n'

# Encodings
base='Année;Chiffre d’affaires (€);Œuvre\r\n2025;1 200 000;élagage\r\n2024;-12;« réemploi »\r\n'
printf "$base" >base.csv
it utf-8.csv 'UTF-8' base.csv
{ printf '\xef\xbb\xbf'; cat base.csv; } >bom.csv; it utf-8-bom.csv 'UTF-8 with BOM' bom.csv
for encoding in WINDOWS-1252 ISO-8859-15 MACINTOSH CP850; do
  iconv -f UTF-8 -t $encoding//TRANSLIT base.csv >enc.csv; it "$encoding.csv" "$encoding" enc.csv "$iconv"
done
{ printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE base.csv; } >u16le.csv; it utf-16le-bom.csv 'UTF-16 LE with BOM' u16le.csv "$iconv"
{ printf '\xfe\xff'; iconv -f UTF-8 -t UTF-16BE base.csv; } >u16be.csv; it utf-16be-bom.csv 'UTF-16 BE with BOM' u16be.csv "$iconv"
iconv -f UTF-8 -t UTF-16 base.csv >u16.csv; it utf-16.txt 'UTF-16 as iconv writes it' u16.csv "$iconv"
{ printf '\xff\xfe'; printf 'Merci 🌳 你好\r\n' | iconv -f UTF-8 -t UTF-16LE; } >u16e.txt; it utf-16-emoji.txt 'UTF-16 with surrogates' u16e.txt "$iconv"
tr '\n' '\r' <<<'Liste des moyens
3 nacelles
2 broyeurs' | iconv -f UTF-8 -t MACINTOSH >mac.txt; it mac-ancien.txt 'line ends of the old Macintosh' mac.txt "$iconv"
{ printf 'Inventaire\r\n3 nacelles\r\n' | iconv -t CP850; printf '\x1a'; } >dos.txt; it dos-ctrl-z.txt 'DOS text ending in ^Z' dos.txt "$iconv"
{ printf 'Inventaire\r\n'; head -c 99 /dev/zero | tr '\0' '\032'; } >dos2.txt; it dos-ctrl-z-repete.txt 'DOS text padded with ^Z' dos2.txt

# Accounting files (FEC: article A47 A-1 of the Livre des procédures fiscales), tables of Python's csv module
/usr/bin/python3 - <<'P'
import csv
head = "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise".split()
def rows():
    yield head
    for rank in range(1, 401):
        label = ["Facture n°", "Avoir ! urgent", "-Reprise OD !", "=report à nouveau"][rank % 4]
        yield ["ACH", "Achats", rank, "20250131", "401000", "Fournisseurs", "F%03d" % rank, "Exemple & Cie", "P%d" % rank, "20250131", label, "%.2f" % (rank * 3.5) if rank % 2 else "-12,00", "0,00", "", "", "20250228", "", ""]
for name, delimiter, encoding in [("fec-barres.txt", "|", "utf-8"), ("fec-tabulations.txt", "\t", "cp1252"), ("fec-barres-latin.txt", "|", "iso8859-15")]:
    with open(name, "w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows())
for name, dialect in [("python-excel.csv", "excel"), ("python-excel-tab.csv", "excel-tab"), ("python-unix.csv", "unix")]:
    with open(name, "w", encoding="utf-8", newline="") as out:
        csv.writer(out, dialect=dialect).writerows(rows())
P
py="Python $(/usr/bin/python3 -c 'import platform; print(platform.python_version())') csv"
it 732829320FEC20251231.txt 'FEC with pipes' fec-barres.txt "$py"
it 732829320FEC20241231.txt 'FEC with tabs, Windows-1252' fec-tabulations.txt "$py"
it 732829320FEC20231231.txt 'FEC with pipes, Latin-9' fec-barres-latin.txt "$py"
for name in python-excel python-excel-tab python-unix; do it $name.csv 'table' $name.csv "$py"; done

pandoc -t plain -o pandoc.txt <<<'# Titre

- un
- deux | trois'
it pandoc.txt 'from Markdown' pandoc.txt "pandoc $(version_of pandoc)"
printf 'Lot 1\nLot 2\n' | column -t >column.txt; it column.txt 'aligned' column.txt 'util-linux column'
