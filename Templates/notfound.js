// 404.html alone, which holds it. Where base_url does not say where the site is, it is looked for: the nearest folder
// above the missing page that has the site's worker. From a disk the page lies where it was written, in the root.
(function () {
  "use strict";

  if (document.documentElement.getAttribute("data-root") || !/^https?:$/.test(location.protocol)) return;

  function setRoot(root) {
    document.querySelectorAll("a[href], form[action]").forEach(function (element) {
      var name = element.hasAttribute("action") ? "action" : "href";
      element.setAttribute(name, root + element.getAttribute(name));
    });
  }

  function look(folder) {
    fetch(folder + "sw.js").then(function (answer) {
      if (answer.ok && /javascript/.test(answer.headers.get("Content-Type"))) setRoot(folder);
      else if (folder !== "/") look(folder.replace(/[^/]*\/$/, ""));
      else setRoot("/");
    }, function () { setRoot("/"); });
  }

  look(location.pathname.replace(/[^/]*$/, ""));
})();
