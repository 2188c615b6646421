// A built site as the benchmark sees it: its search files and documents.
"use strict";
const fs = require("fs");
const path = require("path");

exports.fileOf = (site, name) => path.join(site, "search", `${name}.json`);

exports.documentsOf = function documentsOf(site) {
  const documents = [];
  for (let number = 0; fs.existsSync(exports.fileOf(site, `documents/${number}`)); number += 1) {
    for (const one of JSON.parse(fs.readFileSync(exports.fileOf(site, `documents/${number}`))).documents) documents.push(one);
  }
  return documents;
};

// Runs of so many Han characters from random texts.
exports.hanTerms = function hanTerms(documents, count, lengths, next) {
  const terms = [];
  while (terms.length < count) {
    const { text } = documents[next(documents.length)];
    const length = lengths[next(lengths.length)];
    const start = next(Math.max(1, text.length - length));
    const term = text.slice(start, start + length);
    if (term.length === length && /^\p{Script=Han}+$/u.test(term)) terms.push(term);
  }
  return terms;
};
