// The embed page: one question at a time, one status line, focus that never falls, a draft that survives a reload.

import { AnswerView, el, fill, question } from "./embed-answer.js";
import { ask, feedback } from "./embed-service.js";
import { fillTools, tools } from "./embed-tools.js";

const words = JSON.parse(document.getElementById("words").textContent);
const at = (id) => document.getElementById(id);
const box = at("question");
const dialog = at("clear-dialog");
const DRAFT = "career-assistant:draft";
const LONG_WAIT = 8000;
const MAX_TURN = 2000;
const SHOWN_NEXT = 3;
const host = words.preview ? location.origin : words.host;
let turns = [];
let running = null; // the answer that is being told: { asked, view, text, abort }
let following = false; // keep the new question at the top until the reader scrolls
let answers = 0;

const say = (text) => { at("status").textContent = text; };

// To the page that the widget is on, and to no other: `ready`, `close` or `leave`.
const send = (type) => {
  if (host && window.parent !== window) window.parent.postMessage({ type: `career-assistant:${type}` }, host);
};

// The draft stays in this tab, until it is sent. Storage can be forbidden in frames.
const store = (change) => {
  try {
    return change(window.sessionStorage);
  } catch {
    return null;
  }
};
const put = (text) => {
  box.value = text;
  drafted();
};
const drafted = () => {
  store((storage) => (box.value ? storage.setItem(DRAFT, box.value) : storage.removeItem(DRAFT)));
  const left = words.limit - [...box.value].length;
  at("count").textContent = left < 0 ? fill(words.over, -left) : left <= words.limit * 0.2 ? fill(words.left, left) : "";
};
const restore = (text) => { if (!box.value) put(text); };
const tell = (text) => {
  at("error").textContent = text ? `${words.error} ${text}` : "";
  if (text) box.setAttribute("aria-invalid", "true");
  else box.removeAttribute("aria-invalid");
};
const refuse = (text) => {
  tell(text);
  say(at("error").textContent);
  box.focus();
};

const submit = () => {
  if (running) return;
  const over = [...box.value].length - words.limit;
  if (!box.value.trim()) refuse(words.empty);
  else if (over > 0) refuse(fill(words.long, over));
  else {
    const text = box.value.trim();
    put("");
    start(text, false);
  }
};

// Shows the question and an empty answer; from a button that goes away, the focus moves to the question.
const begin = (text, fromButton) => {
  tell("");
  following = true;
  answers += 1;
  const asked = question(words, text);
  const view = new AnswerView(words, answers);
  at("latest")?.removeAttribute("id");
  view.item.id = "latest";
  at("messages").append(asked, view.item);
  at("conversation").hidden = at("skip-latest").hidden = at("stop").hidden = at("clear").hidden = false;
  at("ask").setAttribute("aria-disabled", "true");
  if (fromButton) asked.querySelector("h3").focus({ preventScroll: true });
  at("next").replaceChildren();
  at("examples")?.setAttribute("hidden", "");
  asked.scrollIntoView({ block: "start" });
  say(words.working);
  watch.disconnect();
  watch.observe(view.item);
  return { asked, view, text, abort: new AbortController() };
};

const end = (text) => {
  const leaves = document.activeElement === at("stop");
  running = null;
  at("stop").hidden = true;
  at("ask").removeAttribute("aria-disabled");
  if (leaves) box.focus({ preventScroll: true });
  say(text);
};

const start = async (text, fromButton) => {
  const mine = begin(text, fromButton);
  running = mine;
  const patience = setTimeout(() => say(words.still), LONG_WAIT);
  const body = {
    turns: [...turns.slice(-2 * words.remembered), { role: "user", text }],
    nation: at("nation").value || null,
    employer: at("employer").value || null,
    network: words.network,
  };
  try {
    for await (const [name, data] of ask(words.root, body, mine.abort.signal)) {
      if (mine !== running) return;
      if (name === "sentence") mine.view.sentence(data);
      else if (name === "done") finish(mine, data);
      else if (name === "error") fail(mine, data);
      if (following) mine.asked.scrollIntoView({ block: "start" });
    }
  } catch {
    if (mine === running) lose();
  } finally {
    clearTimeout(patience);
  }
};

const finish = ({ asked, view, text }, answer) => {
  view.finish(answer);
  const unused = words.notUsedWhen.includes(answer.status);
  if (unused) asked.querySelector(".words").textContent = words.notUsed;
  else turns.push({ role: "user", text }, { role: "assistant", text: [...answer.text].slice(0, MAX_TURN).join("") });
  if (words.keepsDraft.includes(answer.status)) restore(text);
  const about = { answer_id: answer.answer_id, network: words.network, topic: answer.citations?.[0]?.section ?? words.topic };
  const report = (view_) => feedback(words.root, { ...about, ...view_ });
  view.item.append(tools(words, { text: () => view.plain(unused ? words.notUsed : text), say, report }));
  suggest(answer);
  if (answer.tools?.length) fillTools(answer.tools);
  const { size } = view.sources;
  end(size === 0 ? words.ready : size === 1 ? words.one : fill(words.many, size));
};

const fail = ({ view, text }, problem) => {
  view.remark(problem.detail ?? words.failed, problem.next);
  restore(text);
  end(problem.title ?? words.failed);
};

const lose = () => {
  const { view, text, abort } = running;
  abort.abort();
  view.remark(words.lost);
  restore(text);
  end("");
  at("alert").textContent = words.lost;
};

const stop = () => {
  if (!running) return;
  running.abort.abort();
  running.view.remark(words.kept);
  end(words.stopped);
};

const suggest = ({ suggestions = [], sentences = [] }) => {
  if (!suggestions.length) return;
  const buttons = suggestions.slice(0, SHOWN_NEXT).map(({ text }) => {
    const button = el("button", { class: "example", type: "button" }, text);
    button.addEventListener("click", () => again(text));
    return el("li", {}, button);
  });
  at("next").replaceChildren(el("h2", {}, sentences.length ? words.askNext : words.nearest), el("ul", { role: "list" }, ...buttons));
};
const again = (text) => { if (!running) start(text, true); };

// Empties the page: the conversation, what goes with the next question, and the draft.
const forget = () => {
  running?.abort.abort();
  running = null;
  turns = [];
  at("messages").replaceChildren();
  at("next").replaceChildren();
  fillTools([]);
  tell("");
};
const clear = () => {
  forget();
  at("conversation").hidden = at("skip-latest").hidden = at("clear").hidden = at("to-latest").hidden = true;
  at("examples")?.removeAttribute("hidden");
  end(words.cleared);
  box.focus();
};
const leave = (event) => {
  event.preventDefault();
  forget();
  put("");
  document.body.replaceChildren();
  if (host) return send("leave");
  try {
    window.top.location.replace(event.currentTarget.href);
  } catch {
    location.replace(event.currentTarget.href);
  }
};

// A reader who has scrolled up stays there, and is offered the way to the answer.
const watch = new IntersectionObserver(([{ isIntersecting, boundingClientRect: item }]) => {
  const below = !isIntersecting && item.top > 0;
  at("to-latest").hidden = !below;
  document.documentElement.classList.toggle("has-latest", below);
});
const toLatest = () => {
  const heading = at("latest").querySelector("h3");
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
};

at("composer")?.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.name === "example") again(event.submitter.value);
  else submit();
});
box?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
box?.addEventListener("input", () => {
  drafted();
  if (at("error").textContent) tell("");
});
at("stop")?.addEventListener("click", stop);
at("clear")?.addEventListener("click", () => dialog.showModal());
at("leave").addEventListener("click", leave);
at("to-latest").addEventListener("click", toLatest);
dialog.addEventListener("close", () => {
  if (dialog.returnValue === "yes") clear();
  dialog.returnValue = "";
});
for (const moved of ["wheel", "touchmove"]) addEventListener(moved, () => { following = false; }, { passive: true });
addEventListener("keydown", (event) => {
  if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key)) following = false;
  if (event.key === "Escape" && !event.isComposing && !dialog.open) send("close");
});
addEventListener("offline", () => { if (running) lose(); });
addEventListener("beforeprint", () => document.querySelectorAll("details.sources").forEach((sources) => { sources.open = true; }));
// The widget gives the frame the focus when it opens; it belongs in the question box.
const settle = () => { if (host && document.activeElement === document.body) (box ?? at("leave")).focus(); };
addEventListener("focus", settle);
if (box) put(box.value || (store((storage) => storage.getItem(DRAFT)) ?? ""));
if (document.hasFocus()) settle();
send("ready");
