// What pdf.js reads in PDFs: the text as it is drawn, and the text of the structure tree in its order. Prints one JSON
// object, by file.
//
//   node pdfjs.mjs FOLDER_OF_PDFJS FILE...

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
// Names of drawing that pdf.js looks for when it is loaded; nothing is drawn here, and what it says of that is left out.
for (const name of ["DOMMatrix", "Path2D", "ImageData"]) globalThis[name] ??= class {};
console.warn = console.log = () => {};
const { getDocument } = await import(pathToFileURL(join(folder, "legacy/build/pdf.mjs")));

const drawn = (items) => items.map((item) => (item.str ?? "") + (item.hasEOL ? "\n" : "")).join("");

/** The text of each marked-content sequence, by its identity. */
function sequences(items) {
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") {
      open.push(item.id ?? null);
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      const id = open.findLast((id) => id !== null);
      texts.set(id, (texts.get(id) ?? "") + item.str + (item.hasEOL ? "\n" : ""));
    }
  }
  return texts;
}

const told = (node, texts) =>
  node.type === "content" ? (texts.get(node.id) ?? "")
    : (node.children ?? []).map((child) => told(child, texts)).join("")
      + (["P", "H1", "H2", "LI", "TD", "TH", "Note", "Caption", "TR"].includes(node.role) ? "\n" : "");

const found = {};
for (const file of files) {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  let text = "", structure = "";
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    text += drawn((await page.getTextContent()).items) + "\n";
    const marked = await page.getTextContent({ includeMarkedContent: true });
    const tree = await page.getStructTree();
    structure += (tree ? told(tree, sequences(marked.items)) : "") + "\n";
  }
  found[file] = { text, structure };
}
process.stdout.write(JSON.stringify(found));
