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
    const secure = location.protocol === "https:";
    root.dataset.theme = theme;
    document.cookie = `${secure ? "__Host-" : ""}theme=${theme}; path=/; max-age=31536000; samesite=lax${secure ? "; secure" : ""}`;
    themeButtons();
  }

  // `4h30`, `4:30`, `4½`, `4,5` and `270 min` as a number; the server says what it makes of anything else.
  function hoursIn(typed) {
    const plain = typed.replace(",", ".").replace(/ ?([¼½¾])/, (_all, part) => ({ "¼": ".25", "½": ".5", "¾": ".75" })[part]);
    const timed = /^\s*(?:(\d+)\s*(?::|h\D*))?(\d+)\s*(m|$)/i.exec(plain);
    if (timed && (timed[1] || timed[3])) return (+timed[1] || 0) + timed[2] / 60;
    return parseFloat(plain) || 0;
  }

  function step(button) {
    const input = document.getElementById(button.dataset.for);
    const least = parseFloat(input.min) || 0.25;
    const most = parseFloat(input.max) || 24;
    const next = hoursIn(input.value) + parseFloat(button.dataset.step);
    input.value = String(+Math.min(most, Math.max(least, next)).toFixed(4));
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // The browser's calendar beside a day that may also be typed as a month or a year.
  function pick(button) {
    const calendar = button.nextElementSibling, typed = button.previousElementSibling;
    calendar.disabled = false;
    calendar.value = typed.value;
    calendar.onchange = () => {
      typed.value = calendar.value;
      typed.dispatchEvent(new Event("input", { bubbles: true }));
    };
    calendar.showPicker();
  }

  const actions = {
    "[data-pick]": pick,
    "[data-theme-toggle]": toggleTheme,
    "[data-dismiss]": (button) => button.closest(".toast").remove(),
    "[data-step]": step,
    "[data-print]": () => print(),
    "[data-close]": (button) => button.closest("dialog").close(),
  };

  document.addEventListener("click", (event) => {
    // A click that opens a new tab stays the browser's.
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    for (const [selector, act] of Object.entries(actions)) {
      const found = event.target.closest(selector);
      if (!found) continue;
      event.preventDefault();
      act(found);
      return;
    }
  });

  // The usual hours of a place, and what to know about it, follow the place that is chosen.
  function tellUsual(pill) {
    const form = pill.form, hours = form.elements.minutes;
    form.querySelectorAll("[data-told]").forEach((told) => { told.textContent = pill.dataset[told.dataset.told] || ""; });
    if (hours.value !== hours.defaultValue) return; // typed by the person
    hours.value = hours.defaultValue = pill.dataset.hours || "";
    sayHours(form);
  }

  // The button says what it does: "Save 4 hours".
  function sayHours(form) {
    const button = form && form.querySelector("[data-says]");
    if (!button) return;
    const plain = button.dataset.plain || (button.dataset.plain = button.textContent);
    const typed = form.elements.minutes.value.trim();
    const many = /^\d{1,2}([.,]\d{1,2})?$/.test(typed) && typed !== "0";
    button.textContent = typed === "1" ? button.dataset.one : many ? button.dataset.many.replace("#", typed) : plain;
  }

  // "/" goes to the search, unless somebody is typing.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const field = [...document.querySelectorAll("[data-search]")].find((each) => each.checkVisibility());
    if (!field) return;
    event.preventDefault();
    field.focus();
  });

  document.addEventListener("input", (event) => {
    if (event.target.name === "minutes") sayHours(event.target.form);
  });
  document.addEventListener("change", (event) => {
    const field = document.getElementById(event.target.dataset.shows);
    if (field) field.type = event.target.checked ? "text" : "password";
    if (event.target.name === "place") tellUsual(event.target);
  });

  // The rows of a list that are ticked, in words, and the box that stands for all on the page.
  function sayTicked() {
    const page = document.querySelector("[data-tick-page]");
    if (!page) return;
    const rows = [...document.getElementsByName("row")], many = rows.filter((row) => row.checked).length;
    const told = document.querySelector("[data-ticked]");
    page.checked = many === rows.length;
    page.indeterminate = many > 0 && many < rows.length;
    told.textContent = many ? told.dataset.many.replace("#", many) : told.dataset.none;
  }
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-tick-page]")) document.getElementsByName("row").forEach((row) => { row.checked = event.target.checked; });
    if (event.target.matches("[data-tick-page], [name=row]")) sayTicked();
  });
  window.addEventListener("pageshow", sayTicked);

  // A menu closes when something else is pressed, or with Escape.
  const closeMenus = (but) => each("details.menu[open]", (menu) => { if (!menu.contains(but)) menu.open = false; });
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Some browsers forget what a table is once its rows are stacked on a phone.
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };

  function enhance(part) {
    part.querySelectorAll(".tbl:not(.tbl-keep)").forEach((table) => [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]
      .forEach((each) => each.setAttribute("role", ROLES[each.tagName.toLowerCase()])));
    part.querySelectorAll("[data-needs-script]").forEach((element) => { element.hidden = false; });
    part.querySelectorAll("form.log").forEach(sayHours);
  }
  enhance(document);
  document.addEventListener("careertrack:added", (event) => enhance(event.detail));
  each("[data-time-zone]", (input) => {
    input.value = input.value || Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  });
  themeButtons();
  const errors = document.querySelector(".errs:not(section .errs)");
  if (errors) errors.focus();
})();
