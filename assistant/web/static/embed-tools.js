// Below an answer: copy, print, and whether it was useful. Beside the conversation: the planning tools.

import { el, fill } from "./embed-answer.js";

const LONGEST_WHY = 500;
const links = new Map([...document.querySelectorAll("#tools a")].map((link) => [link.pathname, link]));

// The links to the planning tools, with what was said filled in; without any tools, to empty forms.
export const fillTools = (filled) => {
  for (const link of links.values()) link.search = "";
  for (const { path } of filled) links.get(path.split("?")[0])?.setAttribute("href", path);
};

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

// `say` announces; `report` sends a view and resolves to whether it was taken.
export const tools = (words, { text, say, report }) => {
  const told = el("p", { class: "told" });
  const tell = (words_) => {
    told.textContent = words_;
    say(words_);
  };
  const button = (name, action, more = {}) => {
    const made = el("button", { type: "button", ...more }, name);
    made.addEventListener("click", () => action(made));
    return made;
  };
  const copy = button(words.copy, async () => tell((await copied(text())) ? words.copied : words.notCopied));
  const print = button(words.print, () => window.print());
  return el("div", { class: "tools" }, copy, print, useful(words, { button, tell, report }), told);
};

const useful = (words, { button, tell, report }) => {
  const press = async (pressed) => {
    const undo = pressed.getAttribute("aria-pressed") === "true";
    for (const choice of [yes, no]) choice.setAttribute("aria-pressed", String(choice === pressed && !undo));
    why.hidden = undo || pressed === yes;
    const taken = await report({ useful: undo ? null : pressed === yes });
    if (!taken) for (const choice of [yes, no]) choice.setAttribute("aria-pressed", "false");
    tell(taken ? (undo ? words.undone : words.thanks) : words.notSent);
  };
  const send = async () => {
    if (!box.value.trim()) return box.focus();
    if ([...box.value].length > LONGEST_WHY) {
      tell(fill(words.whyLong, LONGEST_WHY));
      return box.focus();
    }
    const taken = await report({ useful: false, reason: box.value.trim() });
    tell(taken ? words.sent : words.notSent);
    if (!taken) return box.focus();
    box.value = "";
    why.hidden = true;
    return no.focus();
  };
  const yes = button(words.yes, press, { "aria-pressed": "false" });
  const no = button(words.no, press, { "aria-pressed": "false" });
  const box = el("textarea", { rows: 2, autocomplete: "off" });
  const hint = el("span", { class: "quiet" }, ` ${words.noDetails}`);
  const why = el("div", { class: "why", hidden: true }, el("label", {}, words.why, hint, box), button(words.send, send));
  return el("fieldset", { class: "useful" }, el("legend", {}, words.useful), yes, no, why);
};
