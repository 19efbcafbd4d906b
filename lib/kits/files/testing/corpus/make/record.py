"""`keep` puts a made file into the corpus and writes its row: the same as record.sh, for Python."""
import os
import pathlib
import sys

CORPUS = pathlib.Path(os.environ["CORPUS"])
WORK = pathlib.Path(os.environ["WORK"])
ROWS = WORK / "records" / (pathlib.Path(sys.argv[0]).name + ".tsv")
ROWS.parent.mkdir(parents=True, exist_ok=True)


def keep(set_, group, name, program, what, expected, content, uploaded=None):
    """`content`: bytes, or the path of a file. The rest as in record.sh."""
    data = content if isinstance(content, (bytes, bytearray)) else pathlib.Path(content).read_bytes()
    path = f"{set_}/{group}/{name}" + (".sample" if set_ == "hostile" else "")
    (CORPUS / path).parent.mkdir(parents=True, exist_ok=True)
    (CORPUS / path).write_bytes(data)
    with ROWS.open("a", encoding="utf-8") as rows:
        rows.write("\t".join([path, uploaded or name, program, what, expected]) + "\n")
