"""Documents made for the tests, good and hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from pypdf import PdfReader, PdfWriter


def docx(*paragraphs: str, rows: Sequence[Sequence[str]] = (), author: str = "") -> bytes:
    document = Document()
    document.core_properties.author = author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def docx_with(part: bytes, name: str = "word/document.xml") -> bytes:
    """A document of which one part is replaced by these bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx("Halo."))) as whole, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for info in whole.infolist():
            made.writestr(info.filename, part if info.filename == name else whole.read(info))
    return file.getvalue()


def pdf(*lines: str) -> bytes:
    """A document of one page with these lines of Latin text."""
    shown = " ".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 800 Td {shown} ET".encode("latin-1")
    return pdf_with(stream)


def pdf_with(stream: bytes) -> bytes:
    """A document of one page with this content."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    content = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (count, table, count)
    return content + end + b"startxref\n%d\n%%%%EOF\n" % len(content)


def locked_pdf(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Rahasia."))))
    writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
