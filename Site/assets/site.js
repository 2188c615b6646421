// Finding one's way in the text: the drawer of contents, the place in it, links to sentences, keys. Everything can be read
// without this file; what is asked for seldom (citing, settings, the list of keys) comes with panels.js when it is.
(function () {
  "use strict";

  const root = document.documentElement;
  const rail = document.getElementById("contents");
  const main = document.getElementById("main");
  const find = (selector, within = document) => within.querySelector(selector);
  const findAll = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  // The file of an article, a chapter or a passage, which all lie in one folder: 28.html, chapter-8.html, closing.html.
  function pageOf(home) {
    const { number, passage, chapter } = home.dataset;
    return `${number ?? passage ?? `chapter-${chapter}`}.html`;
  }

  // What links to pages of this folder are made from: the address that the site has for others, where it says so.
  function folderAddress() {
    const site = new URL(root.dataset.root, location.href).href;
    const page = location.href.replace(/[?#].*/, "").slice(site.length);
    const canonical = find("link[rel=canonical]")?.href;
    return canonical?.endsWith(`/${page}`) ? canonical : location.href;
  }

  // MARK: The contents

  const toggle = find(".toggle");

  if (rail && toggle) {
    const close = find(".rail-close", rail);
    const others = findAll(".skip, .masthead, main, .colophon");
    const isOpen = () => rail.classList.contains("open");

    const setOpen = (open) => {
      rail.classList.toggle("open", open);
      toggle.setAttribute("aria-expanded", String(open));
      for (const element of others) element.inert = open;
      if (open) showCurrent();
      (open ? close : toggle).focus();
    };

    for (const link of [toggle, close]) {
      link.setAttribute("role", "button");
      link.addEventListener("click", (event) => {
        event.preventDefault();
        setOpen(link === toggle);
      });
      link.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        link.click();
      });
    }
    toggle.setAttribute("aria-expanded", "false");
    toggle.setAttribute("aria-controls", "contents");
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && isOpen()) setOpen(false);
    });
    document.addEventListener("click", (event) => {
      const isLink = event.target.closest("a[href]") && rail.contains(event.target);
      if (isOpen() && event.target !== toggle && (isLink || !rail.contains(event.target))) setOpen(false);
    });
    matchMedia("(min-width: 64em)").addEventListener("change", () => {
      if (isOpen()) setOpen(false);
    });
    showCurrent();
  }

  // The link to where the reader is stands in view, without a move of the page.
  function showCurrent() {
    const current = findAll("[aria-current]", rail).pop();
    if (!current) return;
    const place = current.getBoundingClientRect();
    const frame = rail.getBoundingClientRect();
    if (place.top > frame.top + 64 && place.bottom < frame.bottom - 64) return;
    rail.scrollTop += place.top - frame.top - rail.clientHeight / 3;
  }

  // MARK: The full text: its contents follow the scroll

  const whole = find(".document");

  if (whole && rail) {
    const links = new Map(findAll("a[href^='#']", rail).map((link) => [link.hash.slice(1), link]));
    // A chapter is read where none of its articles is: in its heading and lead.
    const elements = findAll(".entry[id], .chapter[id], .passage[id]", whole);
    const reached = new Set();
    let current = null;
    const observer = new IntersectionObserver((changes) => {
      for (const change of changes) reached[change.isIntersecting ? "add" : "delete"](change.target);
      current = elements.filter((element) => reached.has(element)).pop() ?? current;
      const link = current && links.get(current.id);
      if (!link || link.hasAttribute("aria-current")) return;
      for (const other of links.values()) other.removeAttribute("aria-current");
      link.setAttribute("aria-current", "location");
      showCurrent();
      remember(current, `full.html#${current.id}`);
    }, { rootMargin: "-25% 0px -74% 0px" });
    for (const element of elements) observer.observe(element);
  }

  // MARK: Where the reader was

  function remember(element, url) {
    const title = find("[data-title]", element)?.textContent;
    const place = { url, label: element.dataset.label, title: title || "" };
    try {
      const places = JSON.parse(localStorage.getItem("gangmu.places")) || {};
      localStorage.setItem("gangmu.places", JSON.stringify({ ...places, [main.dataset.plan]: place }));
    } catch {
      // Nothing is kept where the browser keeps nothing.
    }
  }

  const only = whole ? null : find("[data-label]", main);
  if (only && main.dataset.plan) remember(only, pageOf(only));

  for (const line of findAll("[data-resume]")) {
    try {
      const place = JSON.parse(localStorage.getItem("gangmu.places"))[line.dataset.resume];
      // What was kept is somebody's text: it is an address within the plan or nothing.
      if (!/^[\w.-]+\.html(#[\w.-]*)?$/.test(place.url)) continue;
      const link = find("a", line);
      link.href = new URL(place.url, link.href);
      find("span", link).textContent = [place.label, place.title].filter(Boolean).join(" ");
      line.classList.add("resumable");
    } catch {
      // Nothing was read yet.
    }
  }

  // MARK: Sentences

  // A sentence that crosses markup or paragraphs goes on in pieces that have its number, and one anchor.
  function anchorOf(piece) {
    if (piece.id) return piece;
    const block = piece.closest("[data-text], [data-lead]");
    return block && find(`.s[id$="s${piece.dataset.s}"]`, block);
  }

  function piecesOf(anchor) {
    const number = anchor.id.replace(/^.*s/, "");
    return [anchor, ...findAll(`.s[data-s="${number}"]`, anchor.closest("[data-text], [data-lead]") || anchor)];
  }

  function markTarget() {
    for (const piece of findAll(".s.at")) piece.classList.remove("at");
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.matches(".s")) return;
    for (const piece of piecesOf(target)) piece.classList.add("at");
    offer(target);
  }

  // The address of a sentence is that of its own page: 28.html#s3, on the full text too.
  function permalink(anchor) {
    const number = anchor.id.replace(/^.*s/, "");
    const home = anchor.closest("[data-label]");
    return String(new URL(home ? `${pageOf(home)}#s${number}` : `#${anchor.id}`, folderAddress()));
  }

  // A link that is given away carries what the sentence says, so that the page can tell when that has changed; an adopted
  // text never does.
  function citedLink(anchor) {
    const link = new URL(permalink(anchor));
    if (!anchor.closest("[data-edition]")) link.searchParams.set("t", sentenceHash(piecesOf(anchor).map((piece) => piece.textContent).join("")));
    return String(link);
  }

  // One link for all sentences, beside the one that the reader points at, has the focus on or was sent to.
  const offered = document.createElement("a");
  let offeredFor = null;
  offered.className = "offer";
  offered.tabIndex = -1;
  offered.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    cite(offeredFor);
  });

  function offer(anchor) {
    if (!main || !find("[data-label]", main)) return;
    offeredFor = anchor;
    const box = anchor.getClientRects()[0];
    const block = anchor.closest("[data-text], [data-lead]").getBoundingClientRect();
    const frame = main.getBoundingClientRect();
    const number = anchor.id.replace(/^.*s/, "");
    offered.href = permalink(anchor);
    offered.setAttribute("aria-label", "引用第{n}句".replace("{n}", number));
    offered.style.transform = `translate(${block.left - frame.left}px, ${box.top - frame.top}px)`;
    offered.style.height = `${box.height}px`;
    if (!offered.isConnected) main.append(offered);
  }

  function select(anchor) {
    const top = scrollY;
    // `replace` and not the history's own way: only so does the browser know the target.
    location.replace(`#${anchor.id}`);
    scrollTo(0, top);
    offer(anchor);
  }

  function cite(anchor) {
    if (anchor) select(anchor);
    const home = anchor ? anchor.closest("[data-label]") : only;
    // The page of the edition, whose text no revision changes; where an editor has corrected the text, it is another.
    const dated = find("#correction-title") ? null : find("a[data-dated]");
    panel("cite", {
      home, main, pieces: anchor ? piecesOf(anchor) : [], number: anchor && anchor.id.replace(/^.*s/, ""),
      fixed: dated && new URL(dated.getAttribute("href") + (anchor ? `#s${anchor.id.replace(/^.*s/, "")}` : ""), folderAddress()).href,
      url: anchor ? citedLink(anchor) : String(new URL(pageOf(home), folderAddress())),
    });
  }

  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".s");
    if (!piece || event.target.closest("a") || String(getSelection())) return;
    const anchor = anchorOf(piece);
    if (anchor) select(anchor);
  });
  // A mouse that moves, and not a page that moves under it.
  main?.addEventListener("pointermove", (event) => {
    const piece = event.pointerType === "mouse" && event.target.closest(".s");
    const anchor = piece && anchorOf(piece);
    if (anchor && anchor !== offeredFor) offer(anchor);
  });
  addEventListener("hashchange", markTarget);
  addEventListener("resize", () => offeredFor && offer(offeredFor));
  markTarget();

  // A text is one stop of the Tab key; from there the arrow keys go through its sentences, and Enter cites. For who came by
  // a link or the mouse they scroll, as ever.
  let isWalking = false;
  document.addEventListener("keydown", (event) => { if (event.key === "Tab") isWalking = true; });
  document.addEventListener("pointerdown", () => { isWalking = false; });

  for (const block of findAll("[data-text], [data-lead]")) {
    const sentences = findAll(".s[id]", block);
    for (const sentence of sentences) sentence.tabIndex = -1;
    if (sentences.length > 0) sentences[0].tabIndex = 0;
    block.addEventListener("focusin", (event) => {
      if (!sentences.includes(event.target)) return;
      for (const sentence of sentences) sentence.tabIndex = sentence === event.target ? 0 : -1;
      offer(event.target);
    });
    block.addEventListener("keydown", (event) => {
      const place = sentences.indexOf(event.target);
      if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter") {
        event.preventDefault();
        cite(event.target);
      }
      const next = event.key === "ArrowDown" ? sentences[place + 1] : event.key === "ArrowUp" ? sentences[place - 1] : null;
      if (!next || !isWalking) return;
      event.preventDefault();
      next.focus();
    });
  }

  // MARK: What a search found

  // 28.html?m=乡村振兴: the words are marked without a change to the text; then the address is the page's own again.
  function markMatches(matches) {
    if (!window.CSS?.highlights || typeof Highlight !== "function") return;
    const ranges = [];
    for (const block of findAll("[data-text], [data-lead], [data-title]")) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let text = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node, start: text.length });
        text += node.data;
      }
      for (const match of matches) {
        for (let start = text.indexOf(match); match && start >= 0; start = text.indexOf(match, start + match.length)) {
          ranges.push(rangeOf(nodes, start, start + match.length));
        }
      }
    }
    CSS.highlights.set("match", new Highlight(...ranges));
  }

  // The range of characters in text nodes that stand one behind the other.
  function rangeOf(nodes, start, end) {
    const range = document.createRange();
    const place = (offset, isEnd) => {
      let found = nodes[0];
      for (const one of nodes) if (isEnd ? one.start < offset : one.start <= offset) found = one;
      return [found.node, offset - found.start];
    };
    range.setStart(...place(start, false));
    range.setEnd(...place(end, true));
    return range;
  }

  const matches = new URLSearchParams(location.search).getAll("m");
  if (matches.length > 0) {
    markMatches(matches);
    try {
      history.replaceState(null, "", location.pathname + location.hash);
    } catch {
      // A browser may refuse this for a file; the address stays as it is.
    }
  }

  // MARK: Sentences that are cited

  // What a sentence says, as six hexadecimal digits: for `28.html?t=a1b2c3#s3`. SentenceHash.swift tells how and why.
  const sentenceHash = (text) => {
    let hash = 0x811c9dc5;
    for (const letter of text) {
      const code = letter.codePointAt(0);
      const folded = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
      if (/[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(folded))) hash = Math.imul(hash ^ folded, 0x01000193);
    }
    return (((hash >>> 24) ^ hash) & 0xffffff).toString(16).padStart(6, "0");
  };
  (window.gangmu ??= {}).sentenceHash = sentenceHash;

  if (/[?&](t|edition|was)=/.test(location.search)) {
    const script = document.createElement("script");
    script.src = `${root.dataset.root}assets/citations.js`;
    document.head.append(script);
  }

  // MARK: Panels

  let wanted = null;

  function panel(name, subject) {
    if (window.gangmu?.panels) return window.gangmu.panels[name](subject);
    const isComing = wanted;
    wanted = () => window.gangmu.panels[name](subject);
    if (isComing) return;
    const script = document.createElement("script");
    script.src = `${root.dataset.root}assets/panels.js`;
    script.addEventListener("load", () => wanted());
    document.head.append(script);
  }

  for (const button of findAll("[data-panel]")) {
    button.addEventListener("click", () => {
      const target = find(".s:target");
      if (button.dataset.panel === "cite") cite(target && only?.contains(target) ? target : null);
      else panel(button.dataset.panel);
    });
  }

  // MARK: Search

  const box = find("input[type=search]");

  // What is found shows under the box; the files for that come when the box is first used. Without them it leads to the
  // search page.
  if (box && !find("[data-results]")) {
    box.addEventListener("focus", () => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = `${root.dataset.root}assets/search.css`;
      document.head.append(style);
      for (const name of ["search.js", "search-page.js"]) {
        const script = document.createElement("script");
        script.src = `${root.dataset.root}assets/${name}`;
        // In this order, though neither is in the page from the start.
        script.async = false;
        document.head.append(script);
      }
    }, { once: true });
  }

  // MARK: Keys

  function focusSearch() {
    if (!box || box.closest("[inert]")) return false;
    box.focus({ preventScroll: Boolean(box.closest(".masthead")) });
    box.select();
    return true;
  }

  // The page before or behind; on the full text, the article.
  function step(by) {
    const link = find(by < 0 ? "a[rel=prev]" : "a[rel=next]");
    if (link) return link.click();
    const entries = whole ? findAll(".entry, .passage", whole) : [];
    const top = parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
    const isBefore = (entry) => entry.getBoundingClientRect().top < top - 2;
    const isBehind = (entry) => entry.getBoundingClientRect().top > top + 2;
    const next = by < 0 ? entries.filter(isBefore).pop() : entries.find(isBehind);
    if (next) next.scrollIntoView();
  }

  // g, a number, Enter: to the article of that number.
  const asked = document.createElement("output");
  asked.className = "asked";
  let number = null;

  function askNumber(text) {
    number = text;
    asked.textContent = text === null ? "" : "转到第{number}条，按回车".replace("{number}", text || "…");
    if (text !== null && !asked.isConnected) document.body.append(asked);
    asked.hidden = text === null;
  }

  function goTo(text) {
    const links = findAll(".chapters a[href]");
    const address = new RegExp(`(^|/|#a)${text.replace(/[^0-9.-]/g, "")}(\\.html)?$`);
    const link = links.find((one) => address.test(one.getAttribute("href")));
    askNumber(null);
    if (link) return link.click();
    asked.textContent = "没有第{number}条".replace("{number}", text);
    asked.hidden = false;
    setTimeout(() => { if (number === null) asked.hidden = true; }, 4000);
  }

  function keyInNumber(event) {
    if (event.key === "Escape") askNumber(null);
    else if (event.key === "Backspace") askNumber(number.slice(0, -1));
    else if (event.key === "Enter") number ? goTo(number) : askNumber(null);
    else if (/^[0-9.-]$/.test(event.key) && number.length < 12) askNumber(number + event.key);
    else if (event.key.length > 1) return;
    else return askNumber(null);
    event.preventDefault();
  }

  const keys = {
    "/": focusSearch,
    "?": () => panel("keys"),
    "？": () => panel("keys"),
    g: () => (find(".chapters") ? askNumber("") : false),
    j: () => step(1),
    k: () => step(-1),
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
  };

  // A reader who speaks to the machine may turn single keys off (WCAG 2.2, 2.1.4).
  function keysAreOff() {
    try {
      return JSON.parse(localStorage.getItem("gangmu.settings"))?.keys === "off";
    } catch {
      return false;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog, [inert], .table")) return;
    if (rail?.classList.contains("open")) return;
    if (number !== null) return keyInNumber(event);
    const action = Object.hasOwn(keys, event.key) && keys[event.key];
    if (!action || keysAreOff() || action() === false) return;
    event.preventDefault();
  });
})();
