// How well the search ranks, against judgements.txt: node Tests/SearchBenchmark/ranking.js [SITE]
//
// MRR is the mean of 1/rank of the article that should come first (Voorhees, TREC-8). nDCG@10 (Järvelin and Kekäläinen
// 2002) gives the judged articles 3 for the first, 2 for the second and 1 for every other, and unjudged ones 0.
"use strict";
const fs = require("fs");
const path = require("path");

const root = path.join(__dirname, "..", "..");
const site = process.argv[2] || path.join(root, "Site");
const { createSearch } = require(path.join(root, "Templates", "assets", "search.js"));
const search = createSearch(
  async (name) => JSON.parse(fs.readFileSync(path.join(site, "search", `${name}.json`), "utf8")), "");

const judgements = fs.readFileSync(path.join(__dirname, "judgements.txt"), "utf8").split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => {
    const colon = line.lastIndexOf(":");
    return { query: line.slice(0, colon), wanted: line.slice(colon + 1).trim().split(" ") };
  });

const gain = (place) => (place < 0 ? 0 : Math.max(3 - place, 1));
const discounted = (gains) => gains.reduce((sum, value, place) => sum + value / Math.log2(place + 2), 0);

async function measure({ query, wanted }) {
  const { results } = await search(query, { limit: 10 });
  const found = results.map(({ kind, number }) => (kind === "chapter" ? `c${number}` : String(number)));
  const rank = found.indexOf(wanted[0]) + 1;
  const ideal = wanted.map((_, place) => gain(place)).sort((left, right) => right - left).slice(0, 10);
  return {
    query, found, wanted, rank,
    reciprocal: rank > 0 ? 1 / rank : 0,
    ndcg: discounted(found.map((one) => gain(wanted.indexOf(one)))) / discounted(ideal),
  };
}

Promise.all(judgements.map(measure)).then((measured) => {
  const mean = (key) => measured.reduce((sum, one) => sum + one[key], 0) / measured.length;
  for (const { query, rank, wanted, found } of measured.filter((one) => one.rank !== 1)) {
    console.log(`${query}: ${wanted[0]} is ${rank > 0 ? `at ${rank}` : "not among the first ten"} (${found.slice(0, 5).join(" ")})`);
  }
  console.log(`${measured.length} queries: MRR ${mean("reciprocal").toFixed(3)}, nDCG@10 ${mean("ndcg").toFixed(3)}`);
});
