#!/bin/bash
# Makes both corpora again: `make.sh [scratch folder]`, on Debian 12. Not part of any test. See ../README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export CORPUS=$(dirname "$here") WORK=${1:-/tmp/corpus-work}
export PATH=/usr/bin:/bin:/usr/sbin:/sbin:$PATH LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1768471200
mkdir -p "$WORK"
rm -rf "$WORK/records"

if [ "${INSTALL:-}" = yes ]; then
  apt-get install -y --no-install-recommends libreoffice-writer libreoffice-calc libreoffice-impress libreoffice-draw python3-uno \
    imagemagick libimage-exiftool-perl libjpeg-turbo-progs webp libheif-examples librsvg2-bin ghostscript qpdf pdftk-java mupdf-tools \
    poppler-utils img2pdf groff texlive-latex-base wkhtmltopdf pandoc gnumeric abiword php-cli php-tcpdf php-fpdf \
    libpdf-api2-perl libexcel-writer-xlsx-perl libspreadsheet-writeexcel-perl python3-reportlab python3-pikepdf python3-pypdf \
    python3-cairo python3-docx python3-openpyxl python3-xlsxwriter python3-xlwt python3-odf zip p7zip-full gcab arj cpio zstd \
    genisoimage wabt clang gcc binutils-mingw-w64-x86-64 default-jdk-headless openssl gnupg
  mkdir -p "$WORK/npm"
  echo '{"private":true}' >"$WORK/npm/package.json"
  (cd "$WORK/npm" && npm install --no-audit --no-fund --ignore-scripts xlsx@0.18.5 exceljs@4.4.0 docx@9.15.2 pdf-lib@1.17.1 \
    jspdf@3.0.4 pdfkit@0.20.1 html-docx-js@0.3.1 html-to-docx@1.8.0 xlsx-populate@1.21.0 pptxgenjs@4.0.1 officecrypto-tool@0.0.19 jszip@3.10.2)
fi

cd "$here"
# Later ones start from files of the earlier ones.
bash honest-pictures.sh
bash honest-texts.sh
bash honest-office.sh
/usr/bin/python3 libreoffice.py
node honest-javascript.mjs
/usr/bin/python3 honest-python.py
bash honest-pdf.sh
bash hostile-programs.sh
bash hostile-texts.sh
/usr/bin/python3 hostile-pdf.py
/usr/bin/python3 hostile-office.py
node hostile-javascript.mjs
node manifest.mjs
