#!/bin/bash
# Programs, archives and pictures of other types, each made by the program that usually makes it. They do nothing.
. "$(dirname "$0")/record.sh"
cd "$WORK"
set +e # What a program cannot make here is told by keep.
put() { keep hostile "$1" "$2" "$3" "$4" "$5" "$6" "${7:-$2}"; }
llvm="clang $(version_of clang)"
printf 'int main(void) { return 0; }\n' >m.c
gcc -s -Os -o marqueur.elf m.c; put programs linux "gcc $(version_of gcc)" 'Linux program' program marqueur.elf
put programs linux-renomme.pdf gcc 'Linux program under the name of a PDF' program marqueur.elf
gcc -s -Os -shared -fPIC -o m.so m.c; put programs bibliotheque.so gcc 'Linux library' program m.so
printf 'int mark(void) { return 0; }\n' >w.c; clang --target=x86_64-w64-mingw32 -Os -c w.c -o m.obj; x86_64-w64-mingw32-ld -s -e mark -o marqueur.exe m.obj
put programs windows.exe "clang and binutils-mingw $(version_of binutils-mingw-w64-x86-64)" 'Windows program' program marqueur.exe
put programs windows-renomme.docx binutils-mingw 'Windows program under the name of a document' program marqueur.exe
put programs windows-zero-largeur.exe binutils-mingw 'Windows program, zero-width space in its name' program marqueur.exe 'facture.e\u{200b}xe'
x86_64-w64-mingw32-ld -s -shared -e mark -o m.dll m.obj; put programs windows.dll binutils-mingw 'Windows library' program m.dll
clang --target=x86_64-apple-darwin -c m.c -o m.macho; put programs macos.o "$llvm" 'macOS code' program m.macho
printf '(module (func (export "f") (result i32) i32.const 1))' >m.wat; wat2wasm m.wat -o m.wasm; put programs module.wasm "wabt $(version_of wabt)" 'WebAssembly' program m.wasm
printf 'public class M { public static void main(String[] a) {} }' >M.java; javac --release 8 -Xlint:-options M.java 2>/dev/null || javac M.java
put programs M.class 'javac' 'Java class' program M.class
jar cf m.jar M.class; put programs m.jar 'jar' 'Java archive' 'archive,program' m.jar
/usr/bin/python3 -c 'import py_compile; open("m.py","w").write("x = 1\n"); py_compile.compile("m.py", "m.pyc")'; put programs m.pyc Python 'compiled Python' 'program,not_plain_text,type' m.pyc
cat >m.wxs <<'W'
<?xml version="1.0"?><Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Product Name="M" Id="*" UpgradeCode="DADAA9FC-54F7-4977-9EA1-8BDF6DC73C7A" Language="1033" Codepage="1252" Version="1.0.0" Manufacturer="x"><Package Keywords="x" Description="x" Manufacturer="x" InstallerVersion="100" Languages="1033" Compressed="yes" SummaryCodepage="1252"/><Directory Id="TARGETDIR" Name="SourceDir"/><Feature Id="F" Level="1"/></Product></Wix>
W
wixl -o m.msi m.wxs 2>/dev/null || true; put programs m.msi "msitools $(version_of msitools)" 'Windows installer' 'program' m.msi
mkdir -p deb/DEBIAN; printf 'Package: m\nVersion: 1\nArchitecture: all\nMaintainer: x <x@exemple.fr>\nDescription: x\n' >deb/DEBIAN/control; dpkg-deb -b deb m.deb >/dev/null; put programs m.deb 'dpkg-deb' 'Debian package' 'program,archive' m.deb
head -c 512 /dev/zero >m.img; genisoimage -quiet -o m.iso m.c 2>/dev/null; put archives m.iso "genisoimage $(version_of genisoimage)" 'disc image' 'archive,type,not_plain_text,program' m.iso

printf 'MARQUEUR\n' >c.txt
zip -q -X c.zip c.txt; put archives zip.zip "Info-ZIP $(version_of zip)" 'ZIP' archive c.zip; put archives zip-renomme.docx Info-ZIP 'ZIP renamed' archive c.zip 'offre.pdf.zip'
zip -q -X -P secret cp.zip c.txt; put archives zip-mot-de-passe.zip Info-ZIP 'ZIP with a password' 'archive,password' cp.zip
zip -q -X -s 64k cs.zip tcpdf-pdfa.pdf; put archives zip-volume.zip Info-ZIP 'volume of a ZIP' 'archive,damaged,not_plain_text' cs.zip
7z a -bd -y c.7z c.txt >/dev/null; put archives 7z.7z "7-Zip $(version_of p7zip-full)" '7z' archive c.7z
for kind in gzip bzip2 xz; do 7z a -bd -y -t$kind c.$kind c.txt >/dev/null; put archives c.$kind 7-Zip "$kind" archive c.$kind; done
zstd -q -f c.txt -o c.zst; put archives c.zst zstd 'Zstandard' archive c.zst
tar --mtime=2026-01-15 --owner=0 --group=0 -cf c.tar c.txt; put archives c.tar 'GNU tar' 'tar' archive c.tar
tar --format=v7 --mtime=2026-01-15 -cf c7.tar c.txt; put archives c-v7.tar 'GNU tar' 'tar of the old format, without signature' 'archive,not_plain_text,type' c7.tar
gcab -c c.cab c.txt; put archives c.cab "gcab $(version_of gcab)" 'cabinet' archive c.cab
arj a c.arj c.txt >/dev/null; put archives c.arj "arj $(version_of arj)" 'ARJ' archive c.arj
echo c.txt | cpio -o --quiet >c.cpio; put archives c.cpio 'GNU cpio' 'cpio' 'archive,not_plain_text,script,harmless:txt' c.cpio
echo c.txt | cpio -o --quiet -H newc >cn.cpio; put archives c-newc.cpio 'GNU cpio' 'cpio, new format' 'archive,not_plain_text,type' cn.cpio
ar rc c.a c.txt; put archives c.a 'GNU ar' 'ar' 'archive,program,type,harmless:txt' c.a
printf 'Rar!\x1a\x07\x00\xcf\x90\x73\x00\x00\x0d\x00\x00\x00\x00\x00\x00\x00\xc4\x3d\x7b\x00\x40\x07\x00' >c.rar; put archives rar-4.rar 'bytes by hand: no free program writes RAR' 'RAR 4' archive c.rar
printf 'Rar!\x1a\x07\x01\x00\x33\x92\xb5\xe5\x0a\x01\x05\x06\x00\x05\x01\x01\x80\x80\x00' >c5.rar; put archives rar-5.rar 'bytes by hand: no free program writes RAR' 'RAR 5' archive c5.rar

im=/usr/bin/convert-im6.q16; imv="ImageMagick $(version_of imagemagick)"
$im photo.jpg -compress none -resize 30% c.tiff; put other numerisation.tiff "$imv" 'TIFF' tiff c.tiff; put other numerisation-renommee.jpg "$imv" 'TIFF under the name of a JPEG' tiff c.tiff
$im photo.jpg -endian MSB -resize 10% c2.tiff; put other numerisation-msb.tif "$imv" 'TIFF, the other byte order' tiff c2.tiff
for kind in bmp ico psd tga pcx ppm xbm xpm; do $im photo.jpg -resize 16x16\! "c.$kind"; done
put other c.bmp "$imv" 'BMP' 'picture,type' c.bmp; put other c.ico "$imv" 'icon' 'picture,type' c.ico; put other c.psd "$imv" 'Photoshop' 'picture,type' c.psd
put other c.tga "$imv" 'TGA' 'picture,type,not_plain_text' c.tga; put other c.ppm "$imv" 'PPM' 'picture,type,not_plain_text' c.ppm
put other c.xbm "$imv" 'XBM: a picture that is a C source' 'picture,type,script,harmless:txt' c.xbm; put other c.xpm "$imv" 'XPM: a picture that is a C source' 'picture,type,script,harmless:txt' c.xpm
cwebp -quiet plan.png -o c.webp; put other c.webp "libwebp $(version_of webp)" 'WebP' 'picture,type' c.webp
heif-enc -q 30 plan.png -o c.heic >/dev/null 2>&1 || true; put other photo.heic "libheif $(version_of libheif-examples)" 'HEIC, as iPhones make' heic c.heic; put other photo-renommee.jpg "libheif" 'HEIC under the name of a JPEG' heic c.heic
heif-enc -A -q 30 plan.png -o c.avif >/dev/null 2>&1 || true; put other c.avif libheif 'AVIF' 'picture,heic,type' c.avif
gs -q -dNOPAUSE -dBATCH -sDEVICE=ps2write -sOutputFile=c.ps libreoffice-source.pdf; put other c.ps "Ghostscript $(gs --version)" 'PostScript' 'type,script' c.ps
gs -q -dNOPAUSE -dBATCH -sDEVICE=eps2write -dLastPage=1 -sOutputFile=c.eps libreoffice-source.pdf; put other c.eps Ghostscript 'EPS' 'type,script,picture' c.eps
gs -q -dNOPAUSE -dBATCH -sDEVICE=xpswrite -sOutputFile=c.xps libreoffice-source.pdf 2>/dev/null || true; put other c.xps Ghostscript 'XPS' 'type,archive' c.xps
rsvg-convert -f svg -o c.svg page.svg; put other c.svg librsvg 'SVG' markup c.svg; put other c-renomme.png librsvg 'SVG under the name of a PNG' markup c.svg
sqlite3 c.sqlite 'create table t(x)' 2>/dev/null && put other c.sqlite SQLite 'database' 'type,not_plain_text' c.sqlite
pandoc -t rtf -s -o c.rtf memo.md; put other pandoc.rtf "pandoc $(version_of pandoc)" 'RTF' rich_text c.rtf; put other pandoc-renomme.doc pandoc 'RTF under the name of a Word document' rich_text c.rtf
pandoc -t html -s --metadata title=x -o c.html memo.md 2>/dev/null; put other pandoc.html pandoc 'HTML' markup c.html; put other pandoc-renomme.txt pandoc 'HTML under the name of a text' markup c.html
pandoc -o c.epub --metadata title=x memo.md 2>/dev/null; put other pandoc.epub pandoc 'EPUB' 'type,archive' c.epub
pandoc -o c.pptx memo.md 2>/dev/null; put other pandoc.pptx pandoc 'PowerPoint' slides c.pptx
pandoc -t docbook -s -o c.xml memo.md 2>/dev/null; put other pandoc.xml pandoc 'XML' markup c.xml
pandoc -t ipynb -o c.ipynb memo.md; put other pandoc.ipynb pandoc 'notebook (JSON)' 'type,script,markup,harmless:txt' c.ipynb
pandoc -t latex -s -o c.tex memo.md; put other pandoc.tex pandoc 'TeX' 'type,script,harmless:txt' c.tex
printf 'x' | gpg --batch --symmetric --passphrase x -o c.gpg 2>/dev/null || true; put other c.gpg GnuPG 'encrypted' 'type,not_plain_text' c.gpg
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=x -days 1 -keyout k.pem -out k.crt 2>/dev/null; openssl pkcs12 -export -in k.crt -inkey k.pem -passout pass:x -out k.p12; openssl x509 -in k.crt -outform DER -out k.der; put other k.der OpenSSL 'certificate' 'type,not_plain_text' k.der
