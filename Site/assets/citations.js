// A link that cites a sentence as it read (`28.html?t=a1b2c3#s3`) or as an edition had it (`28.html?edition=2025-12-15#s3`):
// the page says when the sentence reads differently now, and leads to where it is. site.js loads this file when a link asks
// for it; what became of the sentences is in citations.js of the plan (CitationsFile.swift).
(() => {
  "use strict";

  const query = new URLSearchParams(location.search);
  const page = location.pathname.split("/").pop() || "index.html";
  const anchor = location.hash.slice(1);
  const target = document.getElementById(anchor);
  const sentence = target?.matches(".s") ? target : null;

  // A sentence that crosses markup goes on in other elements of its text.
  const hashOf = (start) => {
    const text = start.closest("[data-text], [data-lead], .text") ?? document;
    const pieces = [start, ...text.querySelectorAll(`[data-s="${start.id.match(/\d+$/)}"]`)];
    return window.gangmu.sentenceHash(pieces.map((piece) => piece.textContent).join(""));
  };

  function say(text, links = []) {
    const notice = document.createElement("aside");
    notice.className = "aside cited";
    notice.setAttribute("role", "status");
    const line = document.createElement("p");
    line.append(text);
    for (const [label, url] of links) {
      if (!url) continue;
      const link = document.createElement("a");
      link.href = url;
      link.textContent = label;
      line.append(" ", link);
    }
    notice.append(line);
    const place = document.querySelector(".entry, .chapter, .change-head, .document");
    if (place) place.before(notice);
    else document.getElementById("main").prepend(notice);
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  const dated = (data, edition, place) => `${data.editions[edition]}/${place}`;
  const labelOf = (data, place) => {
    const [file, id] = place.split("#s");
    return "{label}第{sentence}句".replace("{label}", Object.hasOwn(data.labels, file) ? data.labels[file] : file).replace("{sentence}", id);
  };

  // What to do with a sentence of which the entry tells what became; `place` is where it was.
  function follow(data, place, entry) {
    const [, , last, now, isSame, redline] = entry;
    const links = [["看改动", redline], ["看当时的文本", dated(data, last, place)]];
    if (!now) return say("您引用的这一句已不在现行文本中。", links);
    if (now.split("#")[0] !== page) {
      const [file, id] = now.split("#");
      const was = new URLSearchParams({ was: `${data.editions[last]} ${place}` });
      return location.replace(`${file}?${was}#${id}`);
    }
    if (now.split("#")[1] !== location.hash.slice(1)) location.replace(`#${now.split("#")[1]}`);
    const text = isSame ? "您引用的{place}现在在这里，文字未变。" : "您引用的是{place}，文字此后已有改动。";
    say(text.replace("{place}", labelOf(data, place)), links);
  }

  const find = (data, place, isWanted) => Object.hasOwn(data.sentences, place) ? data.sentences[place].findLast(isWanted) : null;

  function resolve(data) {
    const place = `${page}#${anchor}`;
    const [day, from] = query.get("was")?.split(" ") ?? [query.get("edition"), place];
    const hash = query.get("t");
    if (day) {
      const edition = data?.editions.indexOf(day) ?? -1;
      const entry = edition >= 0 && find(data, from, ([, first, last]) => first <= edition && edition <= last);
      if (entry) follow(data, from, entry);
      return;
    }
    if (!hash || (sentence && hashOf(sentence) === hash)) return;
    const own = data && find(data, place, ([one]) => one === hash);
    if (own) return follow(data, place, own);
    const here = [...document.querySelectorAll(".s[id]")].find((one) => hashOf(one) === hash);
    if (here) {
      location.replace(`#${here.id}`);
      return say("您引用的这一句现在在这里，文字未变。");
    }
    for (const elsewhere of Object.keys(data?.sentences ?? {})) {
      const entry = find(data, elsewhere, ([one]) => one === hash);
      if (entry) return follow(data, elsewhere, entry);
    }
    say("这一句的文字与引用时不同。");
  }

  const script = document.createElement("script");
  script.src = "citations.js";
  script.addEventListener("load", () => resolve(window.gangmuCitations));
  // A plan with a single edition has no such file.
  script.addEventListener("error", () => resolve(null));
  document.head.append(script);
})();
