/* A sheet is a dialog filled with the form of another page of ours. Without this file the link opens that page. */
(function () {
  "use strict";
  const main = document.getElementById("main");
  const sheetFor = (link) => [...document.querySelectorAll("dialog.sheet")].find((sheet) => sheet.dataset.at === link.pathname);
  const formIn = (page) => page.querySelector("form[data-sheet]");
  let behind = false; // the page does not show yet what was saved from the sheet

  async function ask(address, options) {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(String(answer.status));
    return { page: new DOMParser().parseFromString(await answer.text(), "text/html"), moved: answer.redirected };
  }

  function fill(sheet, form, found) {
    const next = form.elements.next;
    next.value = next.value || location.pathname + location.search;
    sheet.querySelector("[data-fill]").replaceChildren(form);
    form.querySelector(".sheet-body").prepend(...found);
    document.dispatchEvent(new CustomEvent("careertrack:added", { detail: sheet }));
    (sheet.querySelector(".errs") || form.querySelector("input:checked") || form.querySelector("input:not([type=hidden])")).focus();
  }

  async function open(sheet, link) {
    const { page } = await ask(link.href);
    const form = formIn(page);
    if (!form) throw new Error("signed out");
    sheet.showModal();
    fill(sheet, form, []);
  }

  function isTouched(field) {
    if (field.tagName === "SELECT") return [...field.options].some((each) => each.selected !== each.defaultSelected && each.index > 0);
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    return "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue;
  }
  const hasUnsaved = () => [...main.querySelectorAll("form[method=post]")].some((form) => [...form.elements].some(isTouched));

  function tell(page, where) {
    document.querySelectorAll(".toasts").forEach((old) => old.remove());
    const toasts = page.querySelector(".toasts");
    if (toasts) where.append(toasts);
    document.dispatchEvent(new CustomEvent("careertrack:added", { detail: where }));
  }

  function show(page) {
    // What is half typed on the page stays; it sees the new hours when it is next opened.
    if (!hasUnsaved()) main.replaceChildren(...page.getElementById("main").childNodes);
  }

  async function save(sheet, form, button) {
    const data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    const { page, moved } = await ask(form.action, { method: "POST", body: data });
    const again = formIn(page);
    if (!moved) return fill(sheet, again, page.querySelectorAll(".errs"));
    if (again) {
      fill(sheet, again, []);
      behind = true;
      return tell(page, sheet);
    }
    if (!page.querySelector(".toasts")) throw new Error("signed out");
    sheet.close();
    show(page);
    behind = false;
    tell(page, document.body);
  }

  // Nothing was saved: say whether to wait or to sign in. What a new session needs is taken from the page itself.
  async function explain(sheet, form) {
    const fresh = await ask(sheet.dataset.at).then(({ page }) => formIn(page), () => false);
    form.querySelector(fresh === null ? "[data-signed-out]" : "[data-unsent]").hidden = false;
    if (fresh) form.elements.csrfmiddlewaretoken.value = fresh.elements.csrfmiddlewaretoken.value;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const sheet = sheetFor(link);
    if (!sheet || link.host !== location.host || location.pathname === link.pathname) return;
    event.preventDefault();
    open(sheet, link).catch(() => location.assign(link.href));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target, sheet = form.closest("dialog.sheet");
    if (!sheet) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    form.querySelectorAll("[data-unsent], [data-signed-out]").forEach((each) => { each.hidden = true; });
    save(sheet, form, event.submitter)
      .catch(() => explain(sheet, form))
      .finally(() => form.removeAttribute("aria-busy"));
  });

  document.querySelectorAll("dialog.sheet").forEach((sheet) => sheet.addEventListener("close", () => {
    if (behind && !hasUnsaved()) location.reload();
  }));
})();

/* Warns two minutes before the sign-in ends. Other windows may have been used meanwhile, so the server is asked first. */
(function () {
  "use strict";
  const box = document.getElementById("session-ends"), AHEAD = 120;
  if (!box) return;
  // What is done in one window counts in all of them: one that warns asks again.
  const windows = new BroadcastChannel("session-ends");
  let timer;

  const wait = (seconds) => {
    clearTimeout(timer);
    timer = setTimeout(ask, Math.max(0, seconds) * 1000);
  };

  async function answered(address, options) {
    const answer = await fetch(address, options);
    // Signed out, the button leads to the sign-in page.
    return answer.ok && !answer.redirected ? (await answer.json()).left : 0;
  }

  function show(state) {
    box.querySelectorAll("[data-while]").forEach((each) => { each.hidden = each.dataset.while !== state; });
    if (!box.open) box.showModal();
  }

  function tell(left, state) {
    if (left > AHEAD + 5) {
      box.close();
      return wait(left - AHEAD);
    }
    show(left > 0 ? state : "over");
    if (left > 0) wait(left + 1);
  }

  // Where no answer comes there is nothing to say yet.
  const ask = () => answered(box.dataset.at).then((left) => tell(left, "soon"), () => wait(30));

  box.addEventListener("submit", (event) => {
    event.preventDefault();
    const options = { method: "POST", body: new FormData(event.target) };
    answered(event.target.action, options).then((left) => { tell(left, "last"); windows.postMessage(""); }, () => wait(5));
  });
  windows.onmessage = () => { if (box.open) ask(); };
  windows.postMessage("");
  wait(Number(box.dataset.left) - AHEAD);
})();
