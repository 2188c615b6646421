// The single file alone, before and behind search.js and search-page.js: the index stands in the page, and what is found
// leads to its place in it.
(function () {
  "use strict";

  const search = window.gangmu.search;
  const found = new Map();

  // hengyang-15/28.html#s3 → #a28-s3
  function placeOf(url) {
    const [page, sentence] = url.slice(url.indexOf("/") + 1).split("#");
    const name = page.replace(/\.html$/, "");
    const place = name.replace(/^chapter-/, "c").replace(/^(?=\d)/, "a");
    return `#${place}${sentence ? `-${sentence}` : ""}`;
  }

  window.gangmu.search = async (query, options) => {
    const answer = await search(query, options);
    for (const result of answer.results) {
      result.url = placeOf(result.url);
      found.set(result.url, result.matches || []);
      // Else the address would have them behind a question mark, and the file be loaded anew.
      result.matches = [];
    }
    return answer;
  };

  const form = document.querySelector("form.search");
  form.addEventListener("submit", (event) => event.preventDefault());

  // All places of the words in an element, though they stand in several text nodes.
  function rangesOf(words, element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    const place = (offset, isEnd) => {
      const { node, start } = nodes.filter(({ start }) => isEnd ? start < offset : start <= offset).pop();
      return [node, offset - start];
    };
    return words.filter(Boolean).flatMap((word) => {
      const ranges = [];
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = document.createRange();
        range.setStart(...place(at, false));
        range.setEnd(...place(at + word.length, true));
        ranges.push(range);
      }
      return ranges;
    });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-result] a");
    if (!link) return;
    const target = document.querySelector(link.hash)?.closest(".entry, .lead, .passage, .chapter");
    link.closest(".search-panel").hidden = true;
    if (target && window.CSS?.highlights) {
      CSS.highlights.set("match", new Highlight(...rangesOf(found.get(link.hash) || [], target)));
    }
    // The panel is gone, and the focus with it: it goes where the reader goes.
    document.querySelector("main").focus({ preventScroll: true });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    form.querySelector("input").focus({ preventScroll: true });
  });
})();
