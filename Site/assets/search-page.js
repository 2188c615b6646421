// The interface of the search. It shows what window.gangmu.search finds as the reader types: on the search page below the
// box, on every other page in a panel under it. It only ever sets text, never markup: a query or a plan cannot bring
// elements of its own.
(function () {
  "use strict";

  // All of one plan at once; of a large library only what a screen shows, because every document costs a file.
  const fewDocuments = 500;
  const pageSize = (documentCount) => (documentCount <= fewDocuments ? 50 : 10);

  const RECENT_KEY = "gangmu.searches";
  const MOST_RECENT = 8;

  function element(name, className, text) {
    const created = document.createElement(name);
    if (className) created.className = className;
    if (text) created.textContent = text;
    return created;
  }

  function button(className, text, press) {
    const created = element("button", className, text);
    created.type = "button";
    created.addEventListener("click", press);
    return created;
  }

  function appendParts(parent, parts) {
    for (const part of parts) parent.append(part.match ? element("mark", "", part.text) : part.text);
  }

  // The last searches, kept in this browser alone.

  function recentSearches() {
    try {
      const kept = JSON.parse(localStorage.getItem(RECENT_KEY));
      return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, MOST_RECENT) : [];
    } catch {
      return [];
    }
  }

  function keepSearches(searches) {
    try {
      if (searches.length > 0) localStorage.setItem(RECENT_KEY, JSON.stringify(searches.slice(0, MOST_RECENT)));
      else localStorage.removeItem(RECENT_KEY);
    } catch {
      // A browser may refuse to keep anything; the search works without it.
    }
  }

  function remember(query) {
    const text = query.trim();
    if (text) keepSearches([text, ...recentSearches().filter((one) => one !== text)]);
  }

  // Results.

  // 28.html?m=乡村振兴#s3: the article's page marks what stands behind m.
  function addressWithMatches({ url, matches }) {
    if (matches.length === 0) return url;
    const [page, fragment] = url.split("#");
    const marks = new URLSearchParams(matches.map((match) => ["m", match]));
    return `${page}?${marks}${fragment ? `#${fragment}` : ""}`;
  }

  function resultItem(result, where, level) {
    const item = element("li", "result");
    item.setAttribute("data-result", "");
    const heading = element(`h${level}`, "result-title");
    const link = element("a");
    link.href = addressWithMatches(result);
    link.append(element("span", "label", result.label));
    if (result.titleParts.length > 0) link.append(" ");
    appendParts(link, result.titleParts);
    heading.append(link);
    item.append(heading);
    if (where) item.append(element("p", "result-where", where));
    if (result.snippet.length > 0) {
      const snippet = element("p", "result-snippet");
      appendParts(snippet, result.snippet);
      item.append(snippet);
    }
    return item;
  }

  // 短标题 · 第八部分 落实区域协调发展战略
  function whereText(result) {
    // A chapter's own label and title are the result's already.
    const chapter = result.kind === "article" ? [result.chapterLabel, result.chapterTitle] : [];
    return [result.planTitle, chapter.filter(Boolean).join(" ")].filter(Boolean).join(" · ");
  }

  // Of one plan, the results by chapter, the chapter with the best first; of a library as they come.
  function resultItems(answer) {
    if (answer.planCount !== 1) return answer.results.map((result) => resultItem(result, whereText(result), 2));
    const groups = new Map();
    for (const result of answer.results) {
      const name = [result.chapterLabel, result.chapterTitle].filter(Boolean).join(" ") || result.label;
      groups.set(name, [...(groups.get(name) || []), result]);
    }
    return Array.from(groups, ([name, results]) => groupItem(name, results, answer));
  }

  function groupItem(name, results, answer) {
    const group = element("li", "result-group");
    const heading = element("h2", "group-title", name);
    const chapter = answer.chapters.find(({ label, title }) => [label, title].filter(Boolean).join(" ") === name);
    heading.append(" ", element("span", "found-count", String(chapter ? chapter.count : results.length)));
    const list = element("ol");
    list.append(...results.map((result) => resultItem(result, "", 3)));
    group.append(heading, list);
    return group;
  }

  // A view shows what is asked in its box. `show(query)` is called when an answer is there or nothing was asked.
  function createView({ input, count, list, shown }) {
    const more = button("more", "显示更多", showMore);
    const lines = element("div", "search-lines");
    count.after(lines);
    // Grows with every query, so that an answer that comes late can be told from the one that is wanted.
    let asked = 0;
    let limit = pageSize;

    function setState(text, total) {
      count.textContent = text;
      if (total === undefined) count.removeAttribute("data-count");
      else count.setAttribute("data-count", String(total));
    }

    function stateText(query, total) {
      const terms = query.trim();
      if (!terms) return "输入要找的词语，例如：乡村振兴。";
      if (total > 0) return "共 {n} 条结果".replace("{n}", total);
      const short = terms.length > 40 ? `${terms.slice(0, 40)}…` : terms;
      return "没有找到含有“{query}”的条文。".replace("{query}", () => short);
    }

    function askFor(query) {
      input.value = query;
      input.focus();
      run();
    }

    // 换个说法：文化 · 体育, each a button that asks for it.
    function buttonLine(className, label, texts) {
      const line = element("p", className, label);
      line.append(...texts.map((text) => button("suggestion", text, () => askFor(text))));
      return line;
    }

    // 第八部分 3 · 第九部分 5: each a button that asks within the chapter or the plan.
    function partLine(parts) {
      const line = element("p", "chapters-found");
      for (const { name, title, count: found, filter } of parts) {
        const part = button("suggestion", name, () => askFor(`${input.value.trim()} ${filter}`));
        part.title = title;
        part.append(" ", element("span", "found-count", String(found)));
        line.append(part);
      }
      return line;
    }

    function partsFound({ chapters, plans }) {
      return chapters.map(({ plan, number, label, title, count: found }) =>
        ({ name: label || title, title, count: found, filter: `plan:${plan} chapter:${number}` }))
        .concat(plans.map(({ slug, title, count: found }) => ({ name: title, title, count: found, filter: `plan:${slug}` })));
    }

    function recentLine() {
      const line = buttonLine("suggestions recent", "最近搜索：", recentSearches());
      line.append(button("forget", "清除", () => {
        keepSearches([]);
        line.remove();
        input.focus();
        shown(input.value);
      }));
      return line;
    }

    function show(query, answer) {
      const parts = partsFound(answer);
      lines.replaceChildren(
        ...(query.trim() === "" && recentSearches().length > 0 ? [recentLine()] : []),
        ...(parts.length > 1 ? [partLine(parts)] : []),
        ...(answer.suggestions.length > 0 ? [buttonLine("suggestions", "换个说法：", answer.suggestions)] : []));
      list.replaceChildren(...resultItems(answer));
      if (answer.results.length < answer.total) list.after(more);
      else more.remove();
      setState(stateText(query, answer.total), answer.total);
      shown(query, answer);
    }

    function showError(error) {
      lines.replaceChildren();
      list.replaceChildren();
      more.remove();
      setState(error.message);
      shown(input.value);
    }

    // Resolves to nothing when another query was asked meanwhile.
    async function ask(query) {
      asked += 1;
      const mine = asked;
      try {
        const answer = await window.gangmu.search(query, { limit });
        return mine === asked ? answer : null;
      } catch (error) {
        if (mine === asked) showError(error);
        return null;
      }
    }

    async function run() {
      const query = input.value;
      limit = pageSize;
      // Only the first query waits for the index.
      if (!count.hasAttribute("data-count") && query.trim()) setState("正在读取索引…");
      const answer = await ask(query);
      if (answer) show(query, answer);
    }

    async function showMore() {
      const query = input.value;
      const before = new Set(links().map(({ href }) => href));
      const size = before.size;
      limit = (documentCount) => size + pageSize(documentCount);
      const answer = await ask(query);
      if (!answer) return;
      show(query, answer);
      links().find(({ href }) => !before.has(href))?.focus();
    }

    function links() {
      return Array.from(list.querySelectorAll("[data-result] a"));
    }

    // The arrow keys go from the box through the results and back; Escape leads back to the box.
    function moveThroughResults(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const all = links();
      const place = all.indexOf(document.activeElement);
      const isInside = place >= 0 || document.activeElement === input;
      if (!isInside || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
      if (event.key === "Escape" && place < 0) return;
      event.preventDefault();
      event.stopPropagation();
      const next = event.key === "ArrowDown" ? all[place + 1] : event.key === "ArrowUp" && place > 0 ? all[place - 1] : null;
      if (next) next.focus();
      else if (event.key !== "ArrowDown") input.focus();
    }

    input.addEventListener("input", (event) => {
      // While an input method composes, the field holds pinyin and not yet what the reader means.
      if (!event.isComposing) run();
    });
    input.addEventListener("compositionend", run);
    list.addEventListener("click", (event) => {
      if (event.target.closest("[data-result] a")) remember(input.value);
    });
    return { run, moveThroughResults };
  }

  // The search page.

  function keepAddress(query) {
    try {
      history.replaceState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
    } catch {
      // A browser may refuse this for a file or after many calls; the search works without it.
    }
  }

  function openPage(input, count, list) {
    const view = createView({ input, count, list, shown: keepAddress });
    document.addEventListener("keydown", view.moveThroughResults, true);
    input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      remember(input.value);
      view.run();
    });
    input.value = new URLSearchParams(location.search).get("q") || "";
    // The box of another page led here, perhaps before that page had the means to keep it.
    remember(input.value);
    view.run();
  }

  // The panel under the box of any other page.

  function openPanel(form, input) {
    const panel = element("section", "search-panel");
    panel.setAttribute("aria-label", "搜索结果");
    panel.hidden = true;
    const count = element("p", "result-count");
    count.setAttribute("data-result-count", "");
    count.setAttribute("aria-live", "polite");
    const list = element("ol", "results");
    list.setAttribute("data-results", "");
    list.lang = form.dataset.language || "";
    const all = element("a", "all-results", "在搜索页查看");
    panel.append(count, list, all);
    form.after(panel);
    const holds = (node) => form.contains(node) || panel.contains(node);

    function setOpen(open) {
      panel.hidden = !open;
    }

    function shown(query, answer) {
      all.href = `${form.action}?${new URLSearchParams({ q: query })}`;
      all.hidden = !answer || answer.total === 0;
      setOpen(holds(document.activeElement) && (query.trim() !== "" || recentSearches().length > 0));
    }

    const view = createView({ input, count, list, shown });
    function press(event) {
      view.moveThroughResults(event);
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || panel.hidden) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      input.focus();
    }

    for (const part of [form, panel]) {
      part.addEventListener("keydown", press);
      part.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !holds(event.relatedTarget)) setOpen(false);
      });
    }
    form.addEventListener("submit", () => remember(input.value));
    document.addEventListener("pointerdown", (event) => {
      if (!holds(event.target)) setOpen(false);
    });
    input.addEventListener("focus", view.run);
    // The reader may have typed while this file was on its way.
    if (document.activeElement === input) view.run();
  }

  const input = document.querySelector("input[type=search][name=q]");
  const count = document.querySelector("[data-result-count]");
  const list = document.querySelector("[data-results]");
  if (input && count && list) openPage(input, count, list);
  else if (input?.form) openPanel(input.form, input);
})();
