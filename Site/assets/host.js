// On a web host the site can be installed, and what was visited can be read without a network. From a disk, nothing of
// this is there or needed.
(function () {
  "use strict";

  if (!/^https?:$/.test(window.location.protocol)) return;
  var root = new URL(document.documentElement.getAttribute("data-root") || "./", window.location.href);

  // Set here and not in the page: from a disk a browser would refuse to read it, and say so.
  var manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = new URL("manifest.webmanifest", root).href;
  document.head.appendChild(manifest);

  if (!("serviceWorker" in navigator)) return;
  window.addEventListener("load", function () {
    navigator.serviceWorker.register(new URL("sw.js", root).href, { updateViaCache: "none" }).catch(function () {
      // A browser may forbid it, in a private window for one; the site works without.
    });
  });
})();
