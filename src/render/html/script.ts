/** What a page can do besides being read: filter, find, open for paper, copy. Without it everything is there. */
export const SCRIPT = `
"use strict";
(() => {
  const changes = [...document.querySelectorAll(".c")];
  const on = { action: new Set(), risk: new Set() };
  let words = "";
  const status = document.getElementById("shown");
  const show = () => {
    let shown = 0;
    for (const change of changes) {
      const { a, r } = change.dataset;
      const fits = (!on.action.size || on.action.has(a)) && (!on.risk.size || on.risk.has(r)) &&
        (words === "" || change.textContent.toLowerCase().includes(words));
      change.hidden = !fits;
      if (fits) shown += Number(change.dataset.n ?? 1);
    }
    status.textContent = shown + " of " + status.dataset.all + " shown";
  };
  for (const chip of document.querySelectorAll("[data-kind]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = chip.textContent;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const { kind, value } = chip.dataset;
      const pressed = on[kind].delete(value) ? "false" : (on[kind].add(value), "true");
      button.setAttribute("aria-pressed", pressed);
      show();
    });
    chip.replaceChildren(button);
  }
  const find = document.getElementById("find");
  if (find) {
    find.hidden = false;
    find.querySelector("input").addEventListener("input", (event) => {
      words = event.target.value.trim().toLowerCase();
      show();
    });
  }
  const digest = document.querySelector(".digest");
  if (digest && navigator.clipboard) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(digest.textContent);
      button.textContent = "Copied";
    });
    digest.after(" ", button);
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
`;
