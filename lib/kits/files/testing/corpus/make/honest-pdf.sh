#!/bin/bash
# Honest PDFs made from others: qpdf, pdftk, mutool, ghostscript, poppler, pikepdf, reportlab, TCPDF, FPDF, groff, TeX…
. "$(dirname "$0")/record.sh"
cd "$WORK"
export SOURCE_DATE_EPOCH=1768471200
pdf=application/pdf
source=libreoffice-source.pdf # made by libreoffice.py
q="qpdf $(version_of qpdf)"
qp() { local name=$1 what=$2; shift 2; qpdf --static-id "$@" "q-$name"; keep honest pdf "qpdf-$name" "$q" "$what" $pdf "q-$name"; }
qp linearise.pdf 'linearised' --linearize $source
qp objets-groupes.pdf 'object streams' --object-streams=generate $source
qp linearise-objets-groupes.pdf 'linearised, object streams' --linearize --object-streams=generate $source
qp sans-objets-groupes.pdf 'no object stream' --object-streams=disable $source
qp qdf.pdf 'QDF: to be read by people' --qdf $source
qp non-compresse.pdf 'not compressed' --stream-data=uncompress $source
qp fin-de-ligne.pdf 'line end before endstream' --newline-before-endstream $source
qp version-1.3.pdf 'says it is version 1.3' --force-version=1.3 --object-streams=disable $source
qp version-2.0.pdf 'says it is version 2.0' --force-version=2.0 $source
qp pages.pdf 'pages of two files' --empty --pages $source 1 reportlab-form.pdf 1 --
qp tourne.pdf 'turned' --rotate=90 $source
encrypt() { local name=$1 what=$2; shift 2; qpdf --static-id --static-aes-iv --allow-weak-crypto "$@" "q-$name" ; keep honest pdf-locked "qpdf-$name" "$q" "locked against editing: $what" "$pdf${notes:-}" "q-$name"; }
encrypt rc4-40.pdf 'RC4 40' --encrypt '' maitre 40 --print=n -- $source
encrypt rc4-128.pdf 'RC4 128' --encrypt '' maitre 128 --modify=none --use-aes=n -- $source
encrypt aes-128.pdf 'AES 128' --encrypt '' maitre 128 --use-aes=y -- $source
encrypt aes-256.pdf 'AES 256' --encrypt '' maitre 256 --modify=none --extract=n -- $source
encrypt aes-256-objets-groupes.pdf 'AES 256, object streams' --object-streams=generate --encrypt '' maitre 256 -- $source
encrypt aes-256-linearise.pdf 'AES 256, linearised' --linearize --encrypt '' maitre 256 -- $source
encrypt aes-256-r5.pdf 'AES 256 of Adobe 9' --encrypt '' maitre 256 --force-R5 -- $source
encrypt metadonnees-claires.pdf 'AES 128, metadata in clear' --encrypt '' maitre 128 --cleartext-metadata --use-aes=y -- $source
notes=,notes:javascript encrypt formulaire.pdf 'a form with JavaScript' --encrypt '' maitre 256 --modify=form -- "$CORPUS/honest/pdfkit/formulaire.pdf"

java=$(version_of pdftk-java)
pdftk $source cat output pdftk1.pdf; keep honest pdf pdftk.pdf "pdftk-java $java" 'rewritten' $pdf pdftk1.pdf
pdftk $source output pdftk2.pdf owner_pw maitre allow Printing; keep honest pdf-locked pdftk.pdf "pdftk-java $java" 'locked against editing' $pdf pdftk2.pdf
pdftk $source output pdftk3.pdf encrypt_40bit owner_pw maitre; keep honest pdf-locked pdftk-40.pdf "pdftk-java $java" 'locked against editing, RC4 40' $pdf pdftk3.pdf

mupdf="mutool $(version_of mupdf-tools)"
mutool clean -gggg $source mu1.pdf; keep honest pdf mutool.pdf "$mupdf" 'cleaned' $pdf mu1.pdf
mutool clean -z -i -f $source mu2.pdf; keep honest pdf mutool-compresse.pdf "$mupdf" 'compressed' $pdf mu2.pdf
mutool clean -a -d $source mu3.pdf; keep honest pdf mutool-ascii.pdf "$mupdf" 'ASCII streams' $pdf mu3.pdf
mutool clean -E rc4-128 -O maitre -P 4 $source mu4.pdf; keep honest pdf-locked mutool-rc4.pdf "$mupdf" 'locked against editing' $pdf mu4.pdf
mutool clean -E aes-256 -O maitre $source mu5.pdf; keep honest pdf-locked mutool-aes.pdf "$mupdf" 'locked against editing, AES 256' $pdf mu5.pdf
mutool draw -q -F pdf -o mu6.pdf $source; keep honest pdf mutool-dessine.pdf "$mupdf" 'drawn again' $pdf mu6.pdf

gsv="Ghostscript $(gs --version)"
ghost() { local name=$1 what=$2; shift 2; gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile="g-$name" "$@" >/dev/null; keep honest pdf "gs-$name" "$gsv" "$what" $pdf "g-$name"; }
ghost ecran.pdf 'for screens' -dPDFSETTINGS=/screen $source
ghost imprimeur.pdf 'for printers' -dPDFSETTINGS=/printer $source
ghost version-1.3.pdf 'version 1.3' -dCompatibilityLevel=1.3 $source
ghost pdfa.pdf 'PDF/A-2' -dPDFA=2 -dPDFACompatibilityPolicy=1 -sColorConversionStrategy=RGB $source
ghost linearise.pdf 'linearised' -dFastWebView $source
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOwnerPassword=maitre -dEncryptionR=3 -dKeyLength=128 -dPermissions=-1084 -sOutputFile=g-lock.pdf $source; keep honest pdf-locked gs.pdf "$gsv" 'locked against editing' $pdf g-lock.pdf
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfimage24 -r40 -sOutputFile=g-img.pdf $source; keep honest pdf gs-image.pdf "$gsv" 'a picture of the pages' $pdf g-img.pdf
gs -q -dNOPAUSE -dBATCH -sDEVICE=png16m -r40 -sOutputFile=g.png $source; keep honest pictures gs.png "$gsv" 'a page' image/png g.png
gs -q -dNOPAUSE -dBATCH -sDEVICE=jpegcmyk -r40 -sOutputFile=g.jpg $source; keep honest pictures gs-cmjn.jpg "$gsv" 'a page, CMYK' image/jpeg g.jpg

pop="poppler $(version_of poppler-utils)"
pdfunite $source reportlab-form.pdf p1.pdf; keep honest pdf pdfunite.pdf "$pop" 'two files' $pdf p1.pdf
pdfseparate -f 1 -l 1 $source p2.pdf; keep honest pdf pdfseparate.pdf "$pop" 'one page' $pdf p2.pdf
pdftocairo -pdf $source p3.pdf; keep honest pdf pdftocairo.pdf "$pop" 'drawn again by cairo' $pdf p3.pdf
pdftoppm -r 30 -png -singlefile $source p4; keep honest pictures pdftoppm.png "$pop" 'a page' image/png p4.png
pdftoppm -r 30 -jpeg -singlefile $source p5; keep honest pictures pdftoppm.jpg "$pop" 'a page' image/jpeg p5.jpg

rsvg-convert -f pdf -o s1.pdf page.svg; keep honest pdf rsvg.pdf "librsvg $(version_of librsvg2-bin)" 'a drawing' $pdf s1.pdf
img2pdf --nodate -o i1.pdf photo.jpg plan.png; keep honest pdf img2pdf.pdf "img2pdf $(version_of img2pdf)" 'pictures' $pdf i1.pdf
/usr/bin/convert-im6.q16 photo.jpg plan.png i2.pdf 2>/dev/null || gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -o i2.pdf /usr/share/ghostscript/*/lib/viewjpeg.ps -c '(photo.jpg) viewJPEG' 2>/dev/null || true
keep honest pdf imagemagick.pdf "ImageMagick $(version_of imagemagick)" 'pictures' $pdf i2.pdf
printf '.TH MEMOIRE 1\n.SH MOYENS\nTrois nacelles.\n' >memo.1; groff -Tpdf -man memo.1 >groff.pdf; keep honest pdf groff.pdf "groff $(version_of groff)" 'memo' $pdf groff.pdf
cat >memo.tex <<'T'
\documentclass{article}\begin{document}\section{Moyens} Trois nacelles, $a<b$.\end{document}
T
pdflatex -interaction=batchmode memo.tex >/dev/null && keep honest pdf pdflatex.pdf "TeX Live $(version_of texlive-latex-base)" 'memo' $pdf memo.pdf || true
printf '<h1>Mémoire</h1><p><a href="https://www.exemple.fr">site</a></p><form><input name=nom></form>' >page.html
QT_QPA_PLATFORM=offscreen wkhtmltopdf -q --enable-forms page.html w1.pdf 2>/dev/null || true; keep honest pdf wkhtmltopdf.pdf "wkhtmltopdf $(version_of wkhtmltopdf)" 'a page' $pdf w1.pdf
cp $source x1.pdf; exiftool -q -overwrite_original -Title='Mémoire' -Author='Jean <jean@exemple.fr>' x1.pdf; keep honest pdf exiftool-mise-a-jour.pdf "exiftool $(version_of libimage-exiftool-perl)" 'a second version appended' $pdf x1.pdf
perl -MPDF::API2 -e 'my $p = PDF::API2->new; $p->page->text->font($p->font("Helvetica"), 12); $p->saveas("api2.pdf")'; keep honest pdf pdf-api2.pdf "PDF::API2 $(version_of libpdf-api2-perl)" 'a page' $pdf api2.pdf

php -d error_reporting=0 <<'P'
<?php
require '/usr/share/php/tcpdf/tcpdf.php';
foreach (['simple' => 0, 'verrouille' => 1, 'formulaire' => 2, 'pdfa' => 3] as $name => $kind) {
  $p = new TCPDF('P', 'mm', 'A4', true, 'UTF-8', false, $kind === 3 ? 3 : false);
  $p->setDocCreationTimestamp(1768471200); $p->setDocModificationTimestamp(1768471200);
  if ($kind === 1) $p->SetProtection(['modify', 'copy'], '', 'maitre', 3);
  $p->AddPage(); $p->SetFont('dejavusans', '', 12); $p->Write(0, 'Attestation d’assurance, délai < 3 semaines');
  if ($kind === 2) { $p->TextField('nom', 50, 5); $p->IncludeJS('var prix = 1;'); }
  $p->Output(getenv('WORK') . "/tcpdf-$name.pdf", 'F');
}
require '/usr/share/php/fpdf/fpdf.php';
$f = new FPDF(); $f->AddPage(); $f->SetFont('Arial', '', 12); $f->Cell(40, 10, 'Devis'); $f->Output('F', getenv('WORK') . '/fpdf.pdf');
P
tc="TCPDF $(version_of php-tcpdf)"
keep honest pdf tcpdf.pdf "$tc" 'text' $pdf tcpdf-simple.pdf
keep honest pdf-locked tcpdf.pdf "$tc" 'locked against editing, AES 256' $pdf tcpdf-verrouille.pdf
keep honest pdf tcpdf-formulaire.pdf "$tc" 'form with JavaScript' "$pdf,notes:javascript" tcpdf-formulaire.pdf
keep honest pdf tcpdf-pdfa.pdf "$tc" 'PDF/A-3 without attachment' $pdf tcpdf-pdfa.pdf
keep honest pdf fpdf.pdf "FPDF $(version_of php-fpdf)" 'text' $pdf fpdf.pdf

# As mail programs, terminals of old systems, form posts and portals leave them; each opens in readers.
around() { keep honest pdf-around "$1" "$2, $3" "$3" $pdf "$4"; }
{ printf '\n'; cat $source; } >a1; around apres-un-saut-de-ligne.pdf LibreOffice 'after a line feed' a1
{ printf '\r\n'; cat q-objets-groupes.pdf; } >a2; around apres-crlf.pdf qpdf 'after CR LF' a2
{ printf '\xef\xbb\xbf'; cat tcpdf-simple.pdf; } >a3; around apres-bom.pdf TCPDF 'after a byte order mark' a3
{ printf '\r\n\r\n\t  '; cat q-linearise.pdf; } >a4; around apres-des-blancs.pdf qpdf 'after white space' a4
{ cat fpdf.pdf; printf '\r\n\r\n  \t\n'; } >a5; around suivi-de-blancs.pdf FPDF 'followed by white space' a5
{ cat $source; head -c 4096 /dev/zero; } >a6; around suivi-de-nuls.pdf LibreOffice 'followed by 4 kB of NULs' a6
{ cat fpdf.pdf; head -c 200000 /dev/zero; } >a7; around suivi-de-beaucoup-de-nuls.pdf FPDF 'followed by 200 kB of NULs' a7
{ cat reportlab-form.pdf; printf '\x1a'; } >a8; around suivi-de-ctrl-z.pdf ReportLab 'followed by ^Z' a8
{ cat reportlab-form.pdf; printf '\r\n\x1a\x00\x00'; } >a9; around suivi-de-tout.pdf ReportLab 'followed by CR LF, ^Z and NULs' a9
sed -z 's/%%EOF[\r\n]*$//' fpdf.pdf >a10; around sans-eof.pdf FPDF 'without %%EOF' a10
sed -z 's/%%EOF[\r\n]*$/%%EO/' tcpdf-simple.pdf >a11; around eof-coupe.pdf TCPDF 'last letter of %%EOF missing' a11
sed -z 's/%%EOF[\r\n]*$//' q-aes-256.pdf >a12; around verrouille-sans-eof.pdf qpdf 'locked, without %%EOF' a12
{ printf '\n'; cat q-aes-128.pdf; printf '\n\n'; } >a13; around verrouille-apres-ligne.pdf qpdf 'locked, after a line feed' a13
printf '%%%%EOF\n' >>x1.pdf; around eof-deux-fois.pdf exiftool '%%EOF twice' x1.pdf
