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
