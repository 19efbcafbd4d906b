#!/bin/bash
# Honest documents by pandoc, Gnumeric, AbiWord and the Perl writers.
. "$(dirname "$0")/record.sh"
cd "$WORK"
export SOURCE_DATE_EPOCH=1768471200
open=application/vnd.openxmlformats-officedocument
docx=$open.wordprocessingml.document xlsx=$open.spreadsheetml.sheet xls=application/vnd.ms-excel
odt=application/vnd.oasis.opendocument.text ods=application/vnd.oasis.opendocument.spreadsheet
pandoc="pandoc $(version_of pandoc)"
printf '# Mémoire technique\n\nDélai < 3 semaines[^1]. [Site](https://www.exemple.fr)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![plan](plan.png)\n\n$x^2$\n\n[^1]: note\n' >memo.md
pandoc -o pandoc.docx memo.md; keep honest pandoc memoire.docx "$pandoc" 'text with a note, a table and a picture' $docx pandoc.docx
pandoc -o pandoc.odt memo.md; keep honest pandoc memoire.odt "$pandoc" 'text with a formula' $odt pandoc.odt
gn="Gnumeric $(version_of gnumeric)"
sheet() { ssconvert --export-type="$2" base.csv "gn-$1" >/dev/null 2>&1 || true; keep honest gnumeric "$1" "$gn" "$3" "$4" "gn-$1"; }
sheet prix.xlsx Gnumeric_Excel:xlsx2 'workbook' $xlsx
sheet prix-2007.xlsx Gnumeric_Excel:xlsx 'workbook of the first edition' $xlsx
sheet prix.xls Gnumeric_Excel:excel_biff8 'Excel 97 workbook' $xls
sheet prix-95.xls Gnumeric_Excel:excel_biff7 'Excel 95 workbook' $xls
sheet prix-double.xls Gnumeric_Excel:excel_dsf 'Excel 97 and 95 in one workbook' $xls
sheet prix.ods Gnumeric_OpenCalc:odf 'workbook' $ods
sheet prix.csv Gnumeric_stf:stf_csv 'table' text/plain
printf '<html><body><p>Memoire <b>technique</b></p></body></html>' >ab.html
ab="AbiWord $(version_of abiword)"
for type in odt docx txt; do abiword --to=ab-out.$type ab.html >/dev/null 2>&1 || true; done
keep honest abiword memoire.odt "$ab" 'text' $odt ab-out.odt
keep honest abiword memoire.docx "$ab" 'text' $docx ab-out.docx
keep honest abiword memoire.txt "$ab" 'text' text/plain ab-out.txt
perl -MExcel::Writer::XLSX -e 'my $b = Excel::Writer::XLSX->new("perl.xlsx"); my $s = $b->add_worksheet; $s->write(0, 0, "Prix"); $s->write_url(1, 0, "https://www.exemple.fr"); $b->close'
keep honest perl prix.xlsx "Excel::Writer::XLSX $(version_of libexcel-writer-xlsx-perl)" 'workbook' $xlsx perl.xlsx
perl -MSpreadsheet::WriteExcel -e 'my $b = Spreadsheet::WriteExcel->new("perl.xls"); my $s = $b->add_worksheet; $s->write(0, 0, "Prix"); $s->write_url(1, 0, "https://www.exemple.fr"); $s->write_formula(2, 0, "=1+1"); $b->close'
keep honest perl prix.xls "Spreadsheet::WriteExcel $(version_of libspreadsheet-writeexcel-perl)" 'Excel 97 workbook' $xls perl.xls
