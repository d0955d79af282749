/** Runs in the page: copies, sends forms to the control API, and draws again what has changed. */
export const SCRIPT = `
const status = document.getElementById("status");
const say = (text) => { status.textContent = text; };

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const copied = navigator.clipboard?.writeText(button.dataset.copy);
  say((await copied?.then(() => "Copied", () => undefined)) ?? "Select it and copy by hand");
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.action) return;
  event.preventDefault();
  const response = await fetch(form.dataset.action, {
    method: form.dataset.method ?? "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fieldsOf(form)),
  });
  if (response.ok) form.reset();
  const answer = response.ok ? undefined : await response.json();
  say(answer ? answer.errors[0].long_message : form.dataset.done);
  await draw();
});

function fieldsOf(form) {
  const named = [...form.elements].filter((field) => field.name && field.value !== "");
  return Object.fromEntries(named.map((field) => [field.name, valueOf(field)]));
}

function valueOf(field) {
  if ("json" in field.dataset) return JSON.parse(field.value);
  if (field.type === "number") return Number(field.value) * Number(field.dataset.unit ?? 1);
  if (field.type === "checkbox") return field.checked;
  return field.value;
}

/** Keeps what a person has opened, focused or typed. */
async function draw() {
  const next = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  for (const { id } of document.querySelectorAll("details[open]")) {
    next.getElementById(id)?.setAttribute("open", "");
  }
  const typed = [...document.querySelectorAll("main input, main select")].map(({ id, value }) => [id, value]);
  const counts = tabs();
  const focused = document.activeElement?.id;
  document.body.dataset.version = next.body.dataset.version;
  for (const part of ["header", "nav", "main"]) {
    document.querySelector(part).replaceChildren(...next.querySelector(part).childNodes);
  }
  for (const [id, value] of typed) {
    const field = id && document.getElementById(id);
    if (field) field.value = value;
  }
  for (const [title, count] of tabs()) {
    if (counts.has(title) && counts.get(title) !== count) say(title + ": " + count);
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function tabs() {
  const links = [...document.querySelectorAll("nav .badge")];
  return new Map(links.map((badge) => [badge.previousSibling.textContent.trim(), badge.textContent]));
}

async function look() {
  const isReading = document.hidden || !getSelection().isCollapsed;
  if (!isReading) {
    const response = await fetch("/__page/version").catch(() => undefined);
    if (!response) say("The instance does not answer");
    else if (String((await response.json()).version) !== document.body.dataset.version) await draw();
  }
  setTimeout(look, 1000);
}
void look();
`;
