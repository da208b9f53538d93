// The page about the widget: what is chosen shows at once, in the real element and in the lines to copy.

const words = JSON.parse(document.getElementById("words").textContent);
const at = (id) => document.getElementById(id);
const form = at("choices");
const live = at("live");
const status = at("status");
const PAUSE = 250;
let timer = 0;

const attribute = (name, value) => {
  if (value) live.setAttribute(name, value);
  else live.removeAttribute(name);
};

const dress = (choice, colour) => {
  live.style.setProperty("--career-assistant-colour", colour);
  attribute("network", choice.get("network"));
  attribute("label", choice.get("label").trim());
  attribute("position", choice.get("position") === "start" ? "start" : "");
  attribute("mode", choice.get("mode") === "inline" ? "inline" : "");
};

const show = (choice, lines) => {
  for (const name of ["newest", "pinned", "style", "frame", "link", "policy"]) at(name).firstElementChild.textContent = lines[name];
  at("picker").value = lines.colour.used;
  at("style-part").hidden = !lines.style;
  at("colour-told").textContent = lines.colour.told;
  at("colour").toggleAttribute("aria-invalid", false);
  if (!lines.colour.good) at("colour").setAttribute("aria-invalid", "true");
  at("sites").replaceChildren(...lines.sites.map((site) => Object.assign(document.createElement("li"), { textContent: site })));
  at("sites").hidden = at("sites-some").hidden = lines.sites.length === 0;
  at("sites-none").hidden = lines.sites.length > 0;
  dress(choice, lines.colour.used);
};

const renew = async () => {
  const choice = new URLSearchParams(new FormData(form));
  const response = await fetch(`${words.root}/widget?${choice}`, { headers: { Accept: "application/json" }, credentials: "omit" });
  if (!response.ok) return;
  const lines = await response.json();
  show(choice, lines);
  if (document.activeElement === at("colour") && lines.colour.told) status.textContent = lines.colour.told;
};

form.addEventListener("input", (event) => {
  if (event.target === at("picker")) at("colour").value = at("picker").value;
  clearTimeout(timer);
  timer = setTimeout(renew, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  renew().then(() => at("copy-title").scrollIntoView());
});
for (const button of document.querySelectorAll(".copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(at(button.dataset.copies).textContent);
      status.textContent = words.copied;
    } catch {
      status.textContent = words.failed;
      at(button.dataset.copies).focus();
    }
  });
}
live.style.setProperty("--career-assistant-colour", live.dataset.colour);
at("picker").hidden = false;
document.querySelector(".swatch").remove();
