/* Enhancement only: files dropped on the panel, what is too large noticed before it is sent, and how far sending is. */
(function () {
  "use strict";
  const inputs = (form) => [...form.querySelectorAll("input[type=file]")];
  const chosen = (form) => inputs(form).flatMap((input) => [...input.files]);

  function tell(form, words) { form.querySelector("[data-sending]").textContent = words; }

  function tooLarge(form) {
    const most = Number(form.dataset.most);
    return chosen(form).find((file) => file.size > most);
  }

  function busy(form, is) {
    form.querySelector("button").disabled = is;
    form.querySelector("progress").hidden = !is;
  }

  function failed(form) {
    busy(form, false);
    tell(form, form.dataset.failed);
  }

  function arrived(form, request) {
    let next = "";
    try { next = JSON.parse(request.responseText).next; } catch { return failed(form); }
    // The page may be this one, and is to be made anew.
    location.assign(next);
    if (new URL(next, location.href).pathname === location.pathname) location.reload();
  }

  function send(form) {
    const request = new XMLHttpRequest(), bar = form.querySelector("progress");
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.value = Math.round(event.loaded / event.total * 100);
      tell(form, `${bar.value} %`);
    });
    request.addEventListener("load", () => request.status === 200 ? arrived(form, request) : failed(form));
    request.addEventListener("error", () => failed(form));
    request.send(new FormData(form));
    busy(form, true);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-send]") || !chosen(form).length) return;
    event.preventDefault();
    const large = tooLarge(form);
    if (large) tell(form, form.dataset.tooLarge.replace("#", large.name));
    else send(form);
  });

  // The panel around the form takes what is dropped.
  const target = (event) => {
    const panel = event.dataTransfer && [...event.dataTransfer.types].includes("Files") && event.target.closest(".panel");
    return panel && panel.querySelector("[data-send]") ? panel : null;
  };
  const mark = (panel, is) => panel.classList.toggle("drop", is);
  document.addEventListener("dragover", (event) => {
    const panel = target(event);
    if (!panel) return;
    event.preventDefault();
    mark(panel, true);
  });
  document.addEventListener("dragleave", (event) => {
    const panel = target(event);
    if (panel && !panel.contains(event.relatedTarget)) mark(panel, false);
  });
  document.addEventListener("drop", (event) => {
    const panel = target(event);
    if (!panel) return;
    event.preventDefault();
    mark(panel, false);
    const form = panel.querySelector("[data-send]");
    inputs(form)[0].files = event.dataTransfer.files;
    form.requestSubmit();
  });
})();
