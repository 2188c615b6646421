// The contents drawer on narrow screens, the current item of the contents rail, links to sentences, and `/` for search.
// Everything can be read without this file.
(function () {
  "use strict";

  var rail = document.getElementById("contents");
  var toggle = document.querySelector(".toggle");

  if (rail && toggle) {
    var close = rail.querySelector(".rail-close");
    var others = document.querySelectorAll(".skip, .masthead, main, .colophon");

    var setOpen = function (open) {
      rail.classList.toggle("open", open);
      toggle.setAttribute("aria-expanded", String(open));
      others.forEach(function (element) { element.inert = open; });
      if (open) showCurrent();
      (open ? close : toggle).focus();
    };

    [toggle, close].forEach(function (link) {
      link.setAttribute("role", "button");
      link.addEventListener("click", function (event) {
        event.preventDefault();
        setOpen(link === toggle);
      });
      link.addEventListener("keydown", function (event) {
        if (event.key === " ") { event.preventDefault(); link.click(); }
      });
    });
    toggle.setAttribute("aria-expanded", "false");
    toggle.setAttribute("aria-controls", "contents");
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && rail.classList.contains("open")) setOpen(false);
    });
    document.addEventListener("click", function (event) {
      if (rail.classList.contains("open") && !rail.contains(event.target) && event.target !== toggle) setOpen(false);
    });
    window.matchMedia("(min-width: 64em)").addEventListener("change", function () {
      if (rail.classList.contains("open")) setOpen(false);
    });
    showCurrent();
  }

  function showCurrent() {
    var current = rail.querySelector("[aria-current]");
    if (!current) return;
    var offset = current.getBoundingClientRect().top - rail.getBoundingClientRect().top;
    rail.scrollTop += offset - rail.clientHeight / 3;
  }

  document.addEventListener("click", function (event) {
    var sentence = event.target.closest(".s");
    if (!sentence || event.target.closest("a") || String(window.getSelection())) return;
    var first = sentence;
    while (first && !first.id) first = first.previousElementSibling;
    if (!first) return;
    var top = window.scrollY;
    window.location.replace("#" + first.id);
    window.scrollTo(0, top);
  });

  // 28.html?m=乡村振兴: what a search found is marked, without a change to the text; then the address is the page's own again.
  function markMatches(matches) {
    if (!window.CSS || !CSS.highlights || typeof Highlight !== "function") return;
    var ranges = [];
    document.querySelectorAll("[data-text], [data-lead], [data-title]").forEach(function (block) {
      var walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      var nodes = [];
      var text = "";
      for (var node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node: node, start: text.length });
        text += node.data;
      }
      matches.forEach(function (match) {
        for (var start = text.indexOf(match); match && start >= 0; start = text.indexOf(match, start + match.length)) {
          ranges.push(rangeOf(nodes, start, start + match.length));
        }
      });
    });
    CSS.highlights.set("match", new (Function.prototype.bind.apply(Highlight, [null].concat(ranges)))());
  }

  // The range of characters in text nodes that stand one behind the other.
  function rangeOf(nodes, start, end) {
    var range = document.createRange();
    var place = function (offset, isEnd) {
      var found = nodes[0];
      nodes.forEach(function (one) { if (isEnd ? one.start < offset : one.start <= offset) found = one; });
      return [found.node, offset - found.start];
    };
    range.setStart.apply(range, place(start, false));
    range.setEnd.apply(range, place(end, true));
    return range;
  }

  var matches = new URLSearchParams(window.location.search).getAll("m");
  if (matches.length > 0) {
    markMatches(matches);
    try {
      history.replaceState(null, "", window.location.pathname + window.location.hash);
    } catch (error) {
      // A browser may refuse this for a file; the address stays as it is.
    }
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    var box = document.querySelector("input[type=search]");
    if (!box || box.closest("[inert]")) return;
    event.preventDefault();
    box.focus({ preventScroll: Boolean(box.closest(".masthead")) });
    box.select();
  });
})();
