/* Enhancement only: every page works without this file. Controls that need it are written with `hidden`. */
(function () {
  "use strict";
  const root = document.documentElement;
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const isDark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;

  function themeButtons() {
    each("[data-theme-toggle]", (button) => {
      button.value = isDark() ? "light" : "dark";
      button.setAttribute("aria-pressed", String(isDark()));
    });
  }

  function toggleTheme() {
    const theme = isDark() ? "light" : "dark";
    const secure = location.protocol === "https:" ? "; secure" : "";
    root.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
    themeButtons();
  }

  function step(button) {
    const input = document.getElementById(button.dataset.for);
    const least = parseFloat(input.min) || 0.25;
    const most = parseFloat(input.max) || 24;
    const next = (parseFloat(input.value.replace(",", ".")) || 0) + parseFloat(button.dataset.step);
    input.value = String(Math.min(most, Math.max(least, next)));
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const actions = {
    "[data-theme-toggle]": toggleTheme,
    "[data-dismiss]": (button) => button.closest(".toast").remove(),
    "[data-step]": step,
    "[data-close]": (button) => button.closest("dialog").close(),
    "[data-open]": (link) => document.getElementById(link.dataset.open).showModal(),
  };

  document.addEventListener("click", (event) => {
    // A click that opens a new tab stays the browser's.
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    for (const [selector, act] of Object.entries(actions)) {
      const found = event.target.closest(selector);
      if (!found || (found.dataset.open && !document.getElementById(found.dataset.open))) continue;
      event.preventDefault();
      act(found);
      return;
    }
  });

  document.addEventListener("change", (event) => {
    const field = document.getElementById(event.target.dataset.shows);
    if (field) field.type = event.target.checked ? "text" : "password";
  });

  each("[data-needs-script]", (element) => { element.hidden = false; });
  each("[data-time-zone]", (input) => {
    input.value = input.value || Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  });
  themeButtons();
  const errors = document.querySelector(".errs");
  if (errors) errors.focus();
})();
