// The choice of changes works without this file; with it the address says what is chosen, and a screen reader hears how
// many changes are left.
(() => {
  "use strict";

  const filter = document.querySelector("[data-filter]");
  if (!filter) return;
  const status = document.querySelector("[data-shown]");
  const items = [...document.querySelectorAll(".change-list > li")];

  const announce = (kind) => {
    const shown = items.filter((item) => !kind || item.classList.contains(`is-${kind}`)).length;
    status.textContent = "显示 {count} 项改动".replace("{count}", shown);
  };

  const choose = () => {
    const kind = new URLSearchParams(location.search).get("kind") ?? "";
    const input = [...filter.querySelectorAll("input")].find((one) => one.value === kind);
    if (!input || input.checked) return;
    input.checked = true;
    announce(kind);
  };

  filter.addEventListener("change", (event) => {
    const kind = event.target.value;
    announce(kind);
    try {
      history.replaceState(null, "", location.pathname + (kind ? `?kind=${kind}` : ""));
    } catch {
      // A browser may refuse this for a file; the address stays as it is.
    }
  });
  choose();
})();
