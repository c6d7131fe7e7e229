/* What is being made tells by itself how far it is, until it is there. Without this the page has a link to look again. */
(function () {
  "use strict";
  const panel = document.querySelector("[data-watch]");

  async function look() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const now = page.getElementById(panel.id); // none where the session has ended
    if (!now) return;
    const words = (of) => of.querySelector("[data-how-far]");
    if (!now.matches("[data-watch]")) {
      panel.replaceChildren(...now.childNodes);
      panel.querySelector("h2").focus();
    } else {
      words(panel).textContent = words(now).textContent;
      const bar = now.querySelector("progress");
      panel.querySelector("progress").max = bar.max;
      panel.querySelector("progress").value = bar.value;
      wait();
    }
  }

  function wait() { setTimeout(() => look().catch(wait), 2000); }

  if (panel) wait();
})();
