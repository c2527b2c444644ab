// What a test asks of an XLSX file: its first sheet's XML and the texts in it; of a DOCX file too: all its text. A ZIP is read from its
// central directory.
import { inflateRawSync } from "node:zlib";

function entries(bytes) {
  const found = {};
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1")) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const path = bytes.toString("utf8", at + 46, at + 46 + name);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    found[path] = (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString("utf8");
    at += 46 + name + extra + comment;
  }
  return found;
}

export function readSheet(bytes) {
  const files = entries(bytes);
  const xml = files["xl/worksheets/sheet1.xml"];
  const texts = `${files["xl/sharedStrings.xml"] ?? ""}${xml}`;
  const strings = [...texts.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((match) => match[1]);
  return { xml, strings };
}

/** Everything that is written in any part of an XLSX or DOCX file. */
export function allText(bytes) {
  return Object.values(entries(bytes)).join(" ").replaceAll(/<[^>]*>/g, " ");
}
