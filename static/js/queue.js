/* Keys for the queue of the weekly review. They work only while the focus is in the list, so that typing elsewhere and
   screen readers keep theirs. */
(function () {
  "use strict";
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  const rows = () => [...queue.querySelectorAll("[data-row]")];
  const at = () => rows().findIndex((row) => row.contains(document.activeElement));
  const row = () => rows()[Math.max(at(), 0)];

  function go(number) {
    const wanted = rows()[number];
    if (wanted) wanted.querySelector("[data-act=open]").focus();
  }

  const keys = {
    j: () => go(at() + 1),
    ArrowDown: () => go(at() + 1),
    k: () => go(at() - 1),
    ArrowUp: () => go(at() - 1),
    d: () => row().querySelector("[data-act=done]").click(),
    s: () => {
      const menu = row().querySelector("details.snooze");
      menu.open = true;
      menu.querySelector("button, a").focus();
    },
    Enter: () => document.activeElement === queue && row().querySelector("[data-act=open]").click(),
  };

  queue.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("details[open]")) return;
    const act = keys[event.key];
    if (!act || (event.key === "Enter" && event.target !== queue)) return;
    event.preventDefault();
    act();
  });
})();
