/* A form with data-passkey asks the browser for a passkey before it is sent: `create` makes one, `get` uses one.
   What to ask for stands in the page (data-from) or is fetched (data-ask). */
(function () {
  "use strict";
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
  const written = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const keys = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

  async function wanted(form) {
    if (form.dataset.from) return JSON.parse(document.getElementById(form.dataset.from).textContent).publicKey;
    const answer = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).request_options.publicKey;
  }

  async function create(asked) {
    const user = { ...asked.user, id: bytes(asked.user.id) };
    const options = { ...asked, user, challenge: bytes(asked.challenge), excludeCredentials: keys(asked.excludeCredentials) };
    const made = await navigator.credentials.create({ publicKey: options });
    const { clientDataJSON, attestationObject } = made.response;
    return sent(made, { clientDataJSON, attestationObject });
  }

  async function get(asked) {
    const options = { ...asked, challenge: bytes(asked.challenge), allowCredentials: keys(asked.allowCredentials) };
    const used = await navigator.credentials.get({ publicKey: options });
    const { clientDataJSON, authenticatorData, signature, userHandle } = used.response;
    return sent(used, { clientDataJSON, authenticatorData, signature, userHandle });
  }

  function sent(key, answer) {
    const response = Object.fromEntries(Object.entries(answer).filter(([, value]) => value).map(([name, value]) => [name, written(value)]));
    return { type: key.type, id: key.id, rawId: written(key.rawId), response, clientExtensionResults: key.getClientExtensionResults() };
  }

  async function submit(form) {
    const tell = (name, said) => { const told = form.querySelector(`[data-passkey-${name}]`); if (told) told.hidden = !said; };
    tell("failed", false);
    if (!window.PublicKeyCredential || !window.isSecureContext) return tell("unable", true);
    try {
      const act = form.dataset.passkey === "create" ? create : get;
      form.elements.credential.value = JSON.stringify(await act(await wanted(form)));
      form.submit();
    } catch {
      tell("failed", true);
    }
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.dataset.passkey) return;
    event.preventDefault();
    submit(event.target);
  });
})();
