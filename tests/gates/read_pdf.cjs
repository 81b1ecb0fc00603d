// Reads PDFs as Firefox does, with pdf.js: node read_pdf.cjs FILE.pdf ...
//
// Prints JSON: for each file the list of its pages, each with `marks`, the marked contents in the order in which they are drawn (their id
// and their text, with a line end where pdf.js has one), and `tree`, the structure of the page as pdf.js gives it.
"use strict";

const fs = require("node:fs");
const { pathToFileURL } = require("node:url");

function marksOf(items) {
  const open = [];
  const marks = new Map();
  for (const item of items) {
    if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps") {
      open.push(item.tag === "Artifact" ? null : (item.id ?? open.at(-1) ?? null));
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else if (open.at(-1)) {
      const id = open.at(-1);
      marks.set(id, (marks.get(id) ?? "") + item.str + (item.hasEOL ? "\n" : ""));
    }
  }
  return [...marks];
}

async function pagesOf(pdfjs, file) {
  const data = new Uint8Array(fs.readFileSync(file));
  const pdf = await pdfjs.getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    pages.push({ marks: marksOf(content.items), tree: await page.getStructTree() });
  }
  await pdf.destroy?.();
  return pages;
}

async function main(files) {
  const pdfjs = await import(pathToFileURL(require.resolve("pdfjs-dist/legacy/build/pdf.mjs")));
  const read = [];
  for (const file of files) {
    read.push(await pagesOf(pdfjs, file));
  }
  process.stdout.write(JSON.stringify(read));
}

main(process.argv.slice(2));
