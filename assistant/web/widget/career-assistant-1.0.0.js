// See assistant/web/README.md. Sent as it is, so comments are few.

const WORDS = {
  "label": "Ask the career assistant",
  "close": "Close",
  "failed": "It did not load here. Open it as a page:"
};
const LEAVE_FOR = "https://www.bbc.co.uk/weather";
const ACCENT = "#0b5c6b";
const service = new URL("../../", import.meta.url);
const small = matchMedia("(max-width: 40rem), (max-height: 30rem)");
const WAIT = 10000;
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals";
const CSS = `
:host { all: initial; display: contents; --accent: ${ACCENT}; }
:host([hidden]), [hidden] { display: none; }
* { box-sizing: border-box; font: 600 1rem/1.4 system-ui, sans-serif; }
button { min-height: 44px; padding: .5rem 1.2rem; border: 2px solid #fff; border-radius: 8px; background: var(--accent); color: #fff; cursor: pointer; }
button:hover { text-decoration: underline; }
button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #1c2a30; }
.launcher { position: fixed; z-index: 2147483000; bottom: 1rem; inset-inline-end: 1rem; max-width: calc(100vw - 2rem); min-height: 48px; box-shadow: 0 2px 12px rgb(0 0 0 / .3); }
.start .launcher { inset-inline: 1rem auto; }
dialog { position: fixed; z-index: 2147483000; inset: auto; inset-block-end: 5rem; inset-inline-end: 1rem; margin: 0; padding: 0; width: 26rem; height: min(44rem, calc(100vh - 6rem)); max-width: none; max-height: none; border: 2px solid #66757c; border-radius: 10px; background: #fff; color: #1c2a30; overflow: hidden; box-shadow: 0 2px 12px rgb(0 0 0 / .3); }
.start dialog { inset-inline: 1rem auto; }
dialog[open] { display: flex; flex-direction: column; }
dialog:modal { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
.inline .launcher { position: static; box-shadow: none; }
.inline dialog:not(:modal) { position: static; width: 100%; height: 44rem; margin-top: .75rem; box-shadow: none; }
.bar { display: flex; align-items: center; justify-content: space-between; gap: .5rem; padding: .4rem .6rem .4rem 1rem; border-top: 4px solid var(--accent); border-bottom: 1px solid #66757c; line-height: 1.25; }
.bar button { flex: none; border-color: transparent; background: none; color: inherit; text-decoration: underline; }
@media (prefers-color-scheme: dark) { dialog { background: #1b2327; color: #eceff0; } .failed a, ::slotted(a) { color: inherit; } }
iframe { flex: 1; width: 100%; min-height: 0; border: 0; }
.failed { margin: 0; padding: 1rem; }
.failed:not([hidden]) + iframe { display: none; }
@media print { .launcher, dialog { display: none; } }
`;

const light = (hex) => {
  const [red, green, blue] = [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
// #rrggbb when white text can be read on it, else null.
const readable = (colour) => {
  const hex = /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
  return /^#[0-9a-f]{6}$/i.test(hex) && 1.05 / (light(hex) + 0.05) >= 4.5 ? hex.toLowerCase() : null;
};
const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

class CareerAssistant extends HTMLElement {
  static observedAttributes = ["network", "label", "mode", "position", "topic", "lang", "style"];
  #shell = make("div");
  #launcher = make("button", { type: "button", className: "launcher", onclick: () => (this.#panel?.open ? this.close() : this.open()) });
  #panel = null;
  #frame = null;
  #ready = false;
  #colour = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    this.#launcher.setAttribute("aria-haspopup", "dialog");
    this.#launcher.setAttribute("aria-expanded", "false");
    this.#shell.append(this.#launcher);
    root.append(this.#shell);
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing && this.#panel?.open) this.close();
    });
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    small.addEventListener("change", this.#fit);
    this.#dress();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    small.removeEventListener("change", this.#fit);
    this.#drop();
  }

  attributeChangedCallback(name) {
    if (name === "network" || name === "topic") this.#drop();
    if (this.isConnected) this.#dress();
  }

  open() {
    if (this.#panel?.open || !this.isConnected) return;
    this.#dress();
    if (!this.#panel) this.#build();
    this.#panel[small.matches ? "showModal" : "show"]();
    if (this.#ready) this.#frame.focus();
    this.#told("open");
  }

  close() {
    if (!this.#panel?.open) return;
    const inside = this.shadowRoot.activeElement;
    this.#panel.close();
    if (inside) this.#launcher.focus();
    this.#told("close");
  }

  get #label() {
    return this.getAttribute("label")?.trim() || WORDS.label;
  }

  #dress() {
    const wanted = getComputedStyle(this).getPropertyValue("--career-assistant-colour").trim();
    const colour = wanted ? readable(wanted) : null;
    if (wanted && !colour) console.warn(`career-assistant: white on ${wanted} is below 4.5 to 1; ${ACCENT} is used.`);
    if (colour !== this.#colour && !this.#panel?.open) this.#drop();
    this.#colour = colour;
    this.#shell.style.setProperty("--accent", colour ?? ACCENT);
    this.#shell.className = `${this.getAttribute("mode")} ${this.getAttribute("position")}`;
    this.#shell.lang = this.getAttribute("lang") || "en-GB";
    this.#launcher.textContent = this.#label;
    this.#panel?.setAttribute("aria-label", this.#label);
  }

  #build() {
    const query = new URLSearchParams(location.origin === service.origin ? { preview: "1" } : { host: location.origin });
    for (const name of ["network", "topic"]) if (this.getAttribute(name)) query.set(name, this.getAttribute(name));
    if (this.#colour) query.set("accent", this.#colour.slice(1));
    const address = new URL(`embed?${query}`, service);
    const close = make("button", { type: "button", textContent: WORDS.close, onclick: () => this.close() });
    const own = make("a", { href: address, target: "_blank", textContent: WORDS.label });
    const failed = make("p", { className: "failed", hidden: true }, `${WORDS.failed} `, make("slot", {}, own));
    this.#frame = make("iframe", { src: address, title: this.#label, allow: "clipboard-write", referrerPolicy: "no-referrer" });
    if (location.origin !== service.origin) this.#frame.sandbox = SANDBOX;
    this.#ready = false;
    this.#panel = make("dialog", { oncancel: (event) => { event.preventDefault(); this.close(); } }, make("div", { className: "bar" }, make("span", { textContent: this.#label }), close), failed, this.#frame);
    this.#panel.setAttribute("aria-label", this.#label);
    this.#shell.append(this.#panel);
    setTimeout(() => { failed.hidden = this.#ready; }, WAIT);
  }

  #drop() {
    if (this.#panel?.open) this.close();
    this.#panel?.remove();
    this.#panel = this.#frame = null;
  }

  #told(what) {
    this.#launcher.setAttribute("aria-expanded", String(what === "open"));
    this.dispatchEvent(new CustomEvent(`career-assistant:${what}`, { bubbles: true, composed: true }));
  }

  #fit = () => {
    if (!this.#panel?.open) return;
    const inside = this.shadowRoot.activeElement;
    this.#panel.close();
    this.#panel[small.matches ? "showModal" : "show"]();
    inside?.focus();
  };

  #hear = (event) => {
    if (event.origin !== service.origin || !this.#frame || event.source !== this.#frame.contentWindow) return;
    const type = event.data?.type;
    if (type === "career-assistant:close") this.close();
    else if (type === "career-assistant:leave") location.replace(LEAVE_FOR);
    else if (type === "career-assistant:ready") {
      this.#ready = true;
      this.#frame.previousElementSibling.hidden = true;
      if (this.#panel.open && this.shadowRoot.activeElement) this.#frame.focus();
    }
  };
}

if (!customElements.get("career-assistant")) customElements.define("career-assistant", CareerAssistant);
