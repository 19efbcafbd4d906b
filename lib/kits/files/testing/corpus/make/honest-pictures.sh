#!/bin/bash
# Honest pictures: ImageMagick, libjpeg-turbo, exiftool, cairo, poppler, ghostscript.
. "$(dirname "$0")/record.sh"
cd "$WORK"
convert=/usr/bin/convert-im6.q16
im="ImageMagick $(version_of imagemagick)"
jpeg=image/jpeg png=image/png gif=image/gif
# Sources of the others; never kept as they are.
$convert -size 320x240 -seed 7 plasma:green-blue -strip -quality 80 photo.jpg
$convert -size 200x160 xc:white -fill none -stroke black -draw 'rectangle 20,20 180,140 line 20,80 180,80' -strip plan.png
make() { # NAME TYPE WHAT, then the arguments of convert
  local name=$1 type=$2 what=$3; shift 3
  $convert "$@" "out-$name"
  keep honest pictures "$name" "$im" "$what" "$type" "out-$name"
}
make simple.jpg $jpeg 'baseline' photo.jpg -quality 75
make progressive.jpg $jpeg 'progressive' photo.jpg -interlace JPEG
make cmjn.jpg $jpeg 'CMYK' photo.jpg -colorspace CMYK
make gris.jpg $jpeg 'grey' photo.jpg -colorspace Gray
make commentaire.jpg $jpeg 'a comment that holds an address between < and >' photo.jpg -set comment 'Jean <jean@exemple.fr> : Function Manager (IT)'
make sans-echantillonnage.jpg $jpeg '4:4:4' photo.jpg -sampling-factor 1x1 -quality 95
make un-pixel.jpg $jpeg 'one pixel' xc:red
make couleurs.png $png 'RGB' photo.jpg -resize 30% -define png:color-type=2
make seize-bits.png $png '16 bits' photo.jpg -resize 20% -depth 16 -define png:bit-depth=16
make palette.png $png 'palette' plan.png -define png:color-type=3
make entrelace.png $png 'interlaced' plan.png -interlace PNG
make un-bit.png $png '1 bit' plan.png -monochrome -define png:bit-depth=1
make transparent.png $png 'alpha' plan.png -transparent white -define png:color-type=6
make textes.png $png 'text chunks' plan.png -set Description 'Plan des abords, délai < 3 semaines' -set Author 'Jean <jean@exemple.fr>'
make un-pixel.png $png 'one pixel' xc:blue
make simple.gif $gif 'GIF89a' plan.png
$convert plan.png -alpha off GIF87:gif87.gif; keep honest pictures gif87.gif "$im" 'GIF87a' $gif gif87.gif
make anime.gif $gif 'animated' -delay 20 -loop 0 plan.png \( plan.png -negate \) \( plan.png -flip \)
make transparent.gif $gif 'transparent' plan.png -transparent white
make commentaire.gif $gif 'a comment' plan.png -set comment ':: Plan :: Jean <jean@exemple.fr>'
make entrelace.gif $gif 'interlaced' plan.png -interlace GIF

turbo="libjpeg-turbo $(version_of libjpeg-turbo-progs)"
jpegtran -progressive -outfile t1.jpg photo.jpg; keep honest pictures jpegtran-progressif.jpg "$turbo" 'made progressive' $jpeg t1.jpg
jpegtran -arithmetic -outfile t2.jpg photo.jpg; keep honest pictures jpegtran-arithmetique.jpg "$turbo" 'arithmetic coding' $jpeg t2.jpg
jpegtran -restart 1 -outfile t3.jpg photo.jpg; keep honest pictures jpegtran-reprises.jpg "$turbo" 'restart markers' $jpeg t3.jpg
djpeg -bmp photo.jpg | cjpeg -quality 60 -optimize >t4.jpg; keep honest pictures cjpeg.jpg "$turbo" 'baseline' $jpeg t4.jpg

exif="exiftool $(version_of libimage-exiftool-perl)"
cp photo.jpg e1.jpg; exiftool -q -overwrite_original -Make=Telephone -Model=X -Orientation=6 -n -GPSLatitude=45.7 -GPSLatitudeRef=N '-ThumbnailImage<=out-un-pixel.jpg' e1.jpg; keep honest pictures exif.jpg "$exif" 'EXIF, orientation, thumbnail' $jpeg e1.jpg
cp photo.jpg e2.jpg; exiftool -q -overwrite_original -XMP-dc:Title='Façade nord' -XMP-dc:Creator='Jean <jean@exemple.fr>' -IPTC:Caption-Abstract='Vue' e2.jpg; keep honest pictures xmp.jpg "$exif" 'XMP and IPTC' $jpeg e2.jpg
cp plan.png e3.png; exiftool -q -overwrite_original -XMP-dc:Title='Plan' -EXIF:Artist='Bureau' -PNG:Comment='Rem 1 : à revoir' e3.png; keep honest pictures metadonnees.png "$exif" 'XMP, EXIF and text chunks' $png e3.png
cp plan.png e4.png; exiftool -q -overwrite_original -XMP-dc:Title='Plan' e4.png; cp out-simple.gif e4.gif; exiftool -q -overwrite_original -XMP-dc:Title='Plan' -Comment='Plan' e4.gif; keep honest pictures xmp.gif "$exif" 'XMP' $gif e4.gif

# As a camera whose card was pulled out, or a transfer, leaves them: readers show the picture.
head -c -2 photo.jpg >c1.jpg; keep honest pictures sans-marque-de-fin.jpg "$im, last two bytes cut off" 'without end marker' $jpeg c1.jpg
{ cat photo.jpg; head -c 512 /dev/zero; } >c2.jpg; keep honest pictures suivi-de-nuls.jpg "$im, padded to a sector" 'followed by NULs' $jpeg c2.jpg
{ cat out-simple.gif; head -c 100 /dev/zero; } >c3.gif; keep honest pictures suivi-de-nuls.gif "$im, padded to a sector" 'followed by NULs' $gif c3.gif
{ cat photo.jpg; printf '\r\n'; } >c4.jpg; keep honest pictures suivi-d-une-ligne.jpg "$im, after a form post that adds a line end" 'followed by CR LF' $jpeg c4.jpg

cat >page.svg <<'S'
<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><circle cx="60" cy="40" r="30" fill="teal"/></svg>
S
rsvg-convert -o r1.png page.svg; keep honest pictures rsvg.png "librsvg $(version_of librsvg2-bin)" 'drawn from SVG' $png r1.png
/usr/bin/python3 - <<'P'
import cairo
surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 80, 60)
context = cairo.Context(surface); context.arc(40, 30, 20, 0, 6.3); context.fill()
surface.write_to_png("cairo.png")
P
keep honest pictures cairo.png "cairo $(version_of libcairo2)" 'drawn' $png cairo.png
