// How long a reader waits, in Chromium over HTTP, here and with Pagefind on the same pages:
// node Tests/SearchBenchmark/browser.js SITE [QUERIES]
//
// The site is served from this machine; where it has a folder pagefind/ (made by `run`), the same queries are asked there. A first
// query is asked on a page opened anew with an empty cache, a second one on the same page. Recall and precision are those
// of articles against plain containment of the query. Needs chromium and chromedriver.
"use strict";
const { spawn } = require("child_process");
const fs = require("fs");
const http = require("http");
const path = require("path");
const { random, quantile } = require("./random.js");
const { documentsOf, hanTerms } = require("./site.js");

const site = path.resolve(process.argv[2]);
const queryCount = Number(process.argv[3] || 60);

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".svg": "image/svg+xml" };

// Serves the site and counts what it serves.
function serve() {
  const served = { bytes: 0, files: 0 };
  const server = http.createServer((request, response) => {
    const file = path.join(site, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    fs.readFile(file, (error, bytes) => {
      if (error) return response.writeHead(404).end();
      served.bytes += bytes.length;
      served.files += 1;
      response.writeHead(200, { "content-type": types[path.extname(file)] || "application/octet-stream", "cache-control": "no-cache" });
      return response.end(bytes);
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({ server, served, base: `http://127.0.0.1:${server.address().port}` })));
}

// A browser driven by the WebDriver protocol (W3C).
async function openBrowser() {
  const driver = spawn("chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise((resolve) => {
    driver.stdout.on("data", (text) => {
      const found = /started successfully on port (\d+)/u.exec(text);
      if (found) resolve(found[1]);
    });
  });
  const call = async (method, url, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${url}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value && value.error) throw new Error(value.message);
    return value;
  };
  const options = { args: ["--headless=new", "--no-sandbox", "--disable-gpu"] };
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: { "goog:chromeOptions": options } } });
  const session = `/session/${sessionId}`;
  await call("POST", `${session}/timeouts`, { script: 120000 });
  return {
    open: (url) => call("POST", `${session}/url`, { url }),
    run: (script, ...args) => call("POST", `${session}/execute/async`, { script, args }),
    emptyCache: () => call("POST", `${session}/goog/cdp/execute`, { cmd: "Network.clearBrowserCache", params: {} }),
    async close() {
      await call("DELETE", session).catch(() => null);
      driver.kill("SIGKILL");
    },
  };
}

const engines = {
  gangmu: `
    const [query, done] = arguments;
    const start = performance.now();
    window.gangmu.search(query, { limit: 10 }).then(({ results }) => done({ time: performance.now() - start, count: results.length }), (error) => done({ error: error.message }));`,
  pagefind: `
    const [query, done] = arguments;
    const start = performance.now();
    (async () => {
      window.pagefind = window.pagefind || await import(location.origin + "/pagefind/pagefind.js");
      const { results } = await window.pagefind.search(query);
      await Promise.all(results.slice(0, 10).map((one) => one.data()));
      done({ time: performance.now() - start, count: results.length });
    })().catch((error) => done({ error: error.message }));`,
};

const everything = {
  gangmu: `
    const [queries, done] = arguments;
    Promise.all(queries.map(async (query) => (await window.gangmu.search('"' + query + '"')).results.filter(({ kind }) => kind === "article")
      .map(({ url }) => url.replace(/#.*/u, "")))).then(done);`,
  pagefind: `
    const [queries, done] = arguments;
    (async () => {
      const found = [];
      for (const query of queries) {
        const { results } = await window.pagefind.search(query);
        const pages = await Promise.all(results.map((one) => one.data()));
        found.push(pages.map(({ raw_url, url }) => (raw_url || url).replace(/^\\//u, "").replace(/#.*/u, "")));
      }
      return found;
    })().then(done);`,
};

async function timesOf(browser, engine, base, served, terms) {
  const first = [];
  const second = [];
  const bytes = [];
  for (let place = 0; place + 1 < terms.length; place += 2) {
    await browser.open(`${base}/404.html`);
    await browser.emptyCache();
    await browser.open(`${base}/search.html`);
    const before = served.bytes;
    const one = await browser.run(engines[engine], terms[place]);
    bytes.push(served.bytes - before);
    const other = await browser.run(engines[engine], terms[place + 1]);
    if (one.error || other.error) throw new Error(one.error || other.error);
    first.push(one.time);
    second.push(other.time);
  }
  return { first, second, bytes };
}

async function recallOf(browser, engine, articles, queries) {
  let [found, wanted, right] = [0, 0, 0];
  const answers = await browser.run(everything[engine], queries);
  queries.forEach((query, place) => {
    const expected = new Set(articles.filter(({ title, text }) => title.includes(query) || text.includes(query)).map(({ url }) => url));
    wanted += expected.size;
    found += answers[place].length;
    right += answers[place].filter((url) => expected.has(url)).length;
  });
  return { recall: right / wanted, precision: found === 0 ? 1 : right / found };
}

const spread = (times) => `median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`;

(async () => {
  const documents = documentsOf(site);
  const articles = documents.filter(({ kind }) => kind === "article");
  const terms = hanTerms(articles, queryCount, [4], random(4));
  // Of a large library, queries with few answers: Pagefind reads a file for each of them.
  const queries = articles.length > 1000 ? hanTerms(articles, 40, [5, 6, 7, 8], random(5)) : hanTerms(articles, 237, [1, 2, 3, 4, 5, 6, 7, 8], random(5));
  const { server, served, base } = await serve();
  const browser = await openBrowser();
  try {
    for (const engine of fs.existsSync(path.join(site, "pagefind")) ? ["gangmu", "pagefind"] : ["gangmu"]) {
      const { first, second, bytes } = await timesOf(browser, engine, base, served, terms);
      const loaded = `${(quantile(bytes, 0.5) / 1000).toFixed(1)} KB (most ${(Math.max(...bytes) / 1000).toFixed(1)} KB)`;
      console.log(`${engine}: first query ${spread(first)}, ${loaded}; second ${spread(second)}`);
      // Of a larger library all results of a query are thousands of files; `measure.js` reads them from the disk.
      if (articles.length > 10000) continue;
      const { recall, precision } = await recallOf(browser, engine, articles, queries);
      console.log(`${engine}: ${queries.length} queries: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`);
    }
  } finally {
    await browser.close();
    server.close();
  }
})();
