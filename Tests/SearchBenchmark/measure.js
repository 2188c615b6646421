// What a site's search index costs and whether it misses anything: node Tests/SearchBenchmark/measure.js SITE [QUERIES]
//
// Recall and precision are measured against plain containment: a random part of 1 to 64 characters of a random title or
// text, white space and width folded, must be found in every document that contains it and in no other. Bytes are those
// of the files that a query reads, as they are and as gzip makes them on a host that compresses.
"use strict";
const fs = require("fs");
const path = require("path");
const zlib = require("zlib");

const root = path.join(__dirname, "..", "..");
const site = path.resolve(process.argv[2] || path.join(root, "Site"));
const queryCount = Number(process.argv[3] || 1000);
const { createSearch, fold } = require(path.join(root, "Templates", "assets", "search.js"));

const { random, quantile } = require("./random.js");
const { fileOf, documentsOf, hanTerms } = require("./site.js");

// A search that keeps count of what it reads.
function counted() {
  const files = [];
  const search = createSearch(async (name) => {
    const bytes = fs.readFileSync(fileOf(site, name));
    files.push({ name, raw: bytes.length, gzip: zlib.gzipSync(bytes).length });
    return JSON.parse(bytes);
  }, "");
  return { search, files, take: () => sum(files.splice(0)) };
}

function sum(files) {
  return { files: files.length, raw: total(files, "raw"), gzip: total(files, "gzip"), names: files.map(({ name }) => name) };
}

function total(files, key) {
  return files.reduce((bytes, file) => bytes + file[key], 0);
}

function sizes(folder) {
  let raw = 0;
  let gzip = 0;
  let files = 0;
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".json")) continue;
    const bytes = fs.readFileSync(path.join(entry.parentPath || entry.path, entry.name));
    files += 1;
    raw += bytes.length;
    gzip += zlib.gzipSync(bytes).length;
  }
  return { files, raw, gzip };
}

const plain = (text) => fold(text).replace(/\p{White_Space}+/gu, " ");

// Parts of titles and texts, as a reader would remember and type them, in quotation marks so that nothing in them is an operator.
function partsOf(documents, count) {
  const next = random(15);
  const parts = [];
  while (parts.length < count) {
    const document = documents[next(documents.length)];
    const field = Array.from(next(4) === 0 ? document.title : document.text);
    const length = 1 + next(64);
    if (field.length < length) continue;
    const part = field.slice(next(field.length - length + 1)).slice(0, length).join("");
    if (!/["＂]/u.test(part) && part.trim() !== "") parts.push(part.trim());
  }
  return parts;
}

async function recallOf(documents, parts) {
  const { search } = counted();
  const fields = documents.map(({ title, text }) => [plain(title), plain(text)]);
  let [found, wanted, right] = [0, 0, 0];
  const missed = [];
  const times = [];
  for (const part of parts) {
    const term = plain(part);
    const expected = new Set();
    fields.forEach(([title, text], place) => { if (title.includes(term) || text.includes(term)) expected.add(documents[place].url); });
    const start = performance.now();
    const { results } = await search(`"${part}"`);
    times.push(performance.now() - start);
    const urls = results.filter(({ isJump, isSpelled }) => !isJump && !isSpelled).map(({ url }) => url.replace(/#.*/u, ""));
    const hits = urls.filter((url) => expected.has(url)).length;
    wanted += expected.size;
    found += urls.length;
    right += hits;
    if (hits < expected.size || urls.length > expected.size) missed.push(part);
  }
  return { recall: right / wanted, precision: right / found, missed, times };
}

// A reader's first queries of four characters, each by a reader who comes anew, and the next one of the same reader.
async function loadingOf(documents) {
  const terms = hanTerms(documents, 40, [4], random(4));
  const loads = [];
  for (let place = 0; place + 1 < terms.length; place += 2) {
    const { search, take } = counted();
    await search(terms[place], { limit: 10 });
    const first = take();
    await search(terms[place + 1], { limit: 10 });
    loads.push({ term: terms[place], first, second: take() });
  }
  return loads;
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const spread = (loads, which, key) => {
  const values = loads.map((load) => load[which][key]);
  return `median ${kilobytes(quantile(values, 0.5))}, most ${kilobytes(Math.max(...values))}`;
};

(async () => {
  const documents = documentsOf(site);
  const articles = documents.filter(({ kind }) => kind === "article").length;
  const size = sizes(path.join(site, "search"));
  console.log(`${articles} articles, ${documents.length} documents`);
  console.log(`index: ${size.files} files, ${kilobytes(size.raw)} (${Math.round(size.raw / articles)} B an article), gzip ${kilobytes(size.gzip)} (${Math.round(size.gzip / articles)} B an article)`);
  const parts = partsOf(documents, queryCount);
  const { recall, precision, missed, times } = await recallOf(documents, parts);
  console.log(`${parts.length} random parts of 1 to 64 characters, all results: recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}; in Node median ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms`);
  for (const part of missed.slice(0, 10)) console.log(`  wrong: ${part}`);
  const loads = await loadingOf(documents);
  console.log(`first query of four characters, 10 results: ${spread(loads, "first", "raw")}; gzip ${spread(loads, "first", "gzip")}`);
  console.log(`second query: ${spread(loads, "second", "raw")}; gzip ${spread(loads, "second", "gzip")}`);
  const heaviest = loads.slice().sort((left, right) => right.first.raw - left.first.raw)[0];
  console.log(`  the heaviest first query, ${heaviest.term}: ${heaviest.first.names.join(" ")}`);
  if (missed.length > 0) process.exitCode = 1;
})();
