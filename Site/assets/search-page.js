// The search page: reads ?q=, shows what window.gangmu.search finds as the reader types, and keeps the address in step.
// It only ever sets text, never markup: a query or a plan cannot bring elements of its own.
(function () {
  "use strict";

  const PAGE_SIZE = 50;

  const input = document.querySelector("input[type=search][name=q]");
  const list = document.querySelector("[data-results]");
  const count = document.querySelector("[data-result-count]");
  if (!input || !list || !count) return;

  const more = element("button", "more", "显示更多");
  more.type = "button";

  // Grows with every query, so that an answer that comes late can be told from the one that is wanted.
  let asked = 0;

  function element(name, className, text) {
    const created = document.createElement(name);
    if (className) created.className = className;
    if (text) created.textContent = text;
    return created;
  }

  function appendParts(parent, parts) {
    for (const part of parts) parent.append(part.match ? element("mark", "", part.text) : part.text);
  }

  // 短标题 · 第八部分 落实区域协调发展战略
  function whereText(result, showPlan) {
    // A chapter's own label and title are the result's already.
    const chapter = result.kind === "article" ? [result.chapterLabel, result.chapterTitle] : [];
    return [showPlan ? result.planTitle : "", chapter.filter(Boolean).join(" ")].filter(Boolean).join(" · ");
  }

  // 28.html?m=乡村振兴#s3: the article's page marks what stands behind m.
  function addressWithMatches({ url, matches }) {
    if (matches.length === 0) return url;
    const [page, fragment] = url.split("#");
    const marks = new URLSearchParams(matches.map((match) => ["m", match]));
    return `${page}?${marks}${fragment ? `#${fragment}` : ""}`;
  }

  function resultItem(result, showPlan) {
    const item = element("li", "result");
    item.setAttribute("data-result", "");
    const heading = element("h2", "result-title");
    const link = element("a");
    link.href = addressWithMatches(result);
    link.append(element("span", "label", result.label));
    if (result.titleParts.length > 0) link.append(" ");
    appendParts(link, result.titleParts);
    heading.append(link);
    item.append(heading);
    const where = whereText(result, showPlan);
    if (where) item.append(element("p", "result-where", where));
    if (result.snippet.length > 0) {
      const snippet = element("p", "result-snippet");
      appendParts(snippet, result.snippet);
      item.append(snippet);
    }
    return item;
  }

  function setState(text, total) {
    count.textContent = text;
    if (total === undefined) count.removeAttribute("data-count");
    else count.setAttribute("data-count", String(total));
  }

  function stateText(query, total) {
    const terms = query.trim();
    if (!terms) return "输入要找的词语，例如：乡村振兴。";
    if (total > 0) return "共 {n} 条结果".replace("{n}", total);
    const shown = terms.length > 40 ? `${terms.slice(0, 40)}…` : terms;
    return "没有找到含有“{query}”的条文。".replace("{query}", () => shown);
  }

  function askFor(query) {
    input.value = query;
    input.focus();
    run();
  }

  // 换个说法：文化 · 体育, each a button that asks for it.
  function suggestionLine(suggestions) {
    const line = element("p", "suggestions", "换个说法：");
    for (const suggestion of suggestions) {
      const button = element("button", "suggestion", suggestion);
      button.type = "button";
      button.addEventListener("click", () => askFor(suggestion));
      line.append(button);
    }
    return line;
  }

  // 第八部分 3 · 第九部分 5: each a button that asks within the chapter.
  function chapterLine(query, chapters) {
    const line = element("p", "chapters-found");
    for (const chapter of chapters) {
      const button = element("button", "suggestion", chapter.label || chapter.title);
      button.type = "button";
      button.title = chapter.title;
      button.append(" ", element("span", "found-count", String(chapter.count)));
      button.addEventListener("click", () => askFor(`${query.trim()} plan:${chapter.plan} chapter:${chapter.number}`));
      line.append(button);
    }
    return line;
  }

  function show(query, answer) {
    document.querySelectorAll(".suggestions, .chapters-found").forEach((line) => line.remove());
    if (answer.suggestions.length > 0) count.after(suggestionLine(answer.suggestions));
    if (answer.chapters.length > 1) count.after(chapterLine(query, answer.chapters));
    list.replaceChildren(...answer.results.map((result) => resultItem(result, answer.planCount > 1)));
    if (answer.results.length < answer.total) list.after(more);
    else more.remove();
    setState(stateText(query, answer.total), answer.total);
  }

  function showError(error) {
    document.querySelectorAll(".suggestions, .chapters-found").forEach((line) => line.remove());
    list.replaceChildren();
    more.remove();
    setState(error.message);
  }

  // Resolves to nothing when another query was asked meanwhile.
  async function ask(query, limit) {
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
    keepAddress(query);
    // Only the first query waits for the index.
    if (!count.hasAttribute("data-count") && query.trim()) setState("正在读取索引…");
    const answer = await ask(query, PAGE_SIZE);
    if (answer) show(query, answer);
  }

  async function showMore() {
    const query = input.value;
    const shown = list.children.length;
    const answer = await ask(query, shown + PAGE_SIZE);
    if (!answer) return;
    show(query, answer);
    const next = list.children[shown];
    if (next) next.querySelector("a").focus();
  }

  function keepAddress(query) {
    try {
      history.replaceState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
    } catch {
      // A browser may refuse this for a file or after many calls; the search works without it.
    }
  }

  // The arrow keys go from the box through the results and back; Escape leads back to the box.
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = Array.from(list.querySelectorAll("[data-result] a"));
    const place = links.indexOf(document.activeElement);
    const isInside = place >= 0 || document.activeElement === input;
    if (!isInside || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
    if (event.key === "Escape" && place < 0) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? links[place + 1] : event.key === "ArrowUp" && place > 0 ? links[place - 1] : null;
    if (next) next.focus();
    else if (event.key !== "ArrowDown") input.focus();
  });

  input.addEventListener("input", (event) => {
    // While an input method composes, the field holds pinyin and not yet what the reader means.
    if (!event.isComposing) run();
  });
  input.addEventListener("compositionend", run);
  more.addEventListener("click", showMore);
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });

  input.value = new URLSearchParams(location.search).get("q") || "";
  run();
})();
