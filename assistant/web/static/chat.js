// What the chat page does by itself: one status line, limits of the question box, focus, Stop and Clear.
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("words").textContent);
  const status = document.getElementById("status");
  const dialog = document.getElementById("clear-dialog");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const box = () => document.querySelector("#question textarea");
  const button = (id) => document.querySelector(`#${id}`);
  // Gradio mounts these one after the other. A question sent before all are there waits for the last.
  const whole = () => ["ask", "stop", "conversation"].every((id) => button(id));
  const finished = () => all("#conversation .answer.done").length;
  const LONG_WAIT = 8000;
  const GIVE_UP_AFTER_STOP = 2000;
  const DRAFT = "career-assistant-draft";
  let answering = false;
  let done = 0; // finished answers when the question was sent
  let asked = 0; // questions in the conversation when it was sent
  let following = false; // keep the new question at the top until the reader scrolls
  let takeFocus = false;
  let held = null; // gives the button to press when the page is whole
  let timers = [];

  const say = (text, n) => { status.textContent = text.replace("{n}", n ?? ""); };

  // What is being typed stays in this tab until it is sent. Storage can be forbidden.
  const draft = (text) => {
    try {
      if (text) sessionStorage.setItem(DRAFT, text);
      else if (text === "") sessionStorage.removeItem(DRAFT);
      return sessionStorage.getItem(DRAFT) ?? "";
    } catch { return ""; }
  };
  const busy = () => button("conversation")?.setAttribute("aria-busy", String(answering));

  const begin = (fromButton) => {
    answering = following = true;
    busy();
    if (!fromButton) draft("");
    button("alert").textContent = "";
    takeFocus = fromButton;
    done = finished();
    asked = all("#conversation .user.message").length;
    document.body.classList.add("answering");
    box().readOnly = true;
    button("ask").setAttribute("aria-disabled", "true");
    tell("");
    say(words.working);
    timers = [setTimeout(() => say(words.still), LONG_WAIT)];
  };

  const end = (text, n) => {
    if (!answering) return;
    answering = false;
    busy();
    timers.forEach(clearTimeout);
    const stopFocused = document.activeElement === button("stop");
    document.body.classList.remove("answering");
    box().readOnly = false;
    button("ask").removeAttribute("aria-disabled");
    if (stopFocused) box().focus();
    say(text, n);
  };

  // The tabs of the planning tools lead to forms with what was said filled in.
  const fillTabs = (links) => links.forEach((link) => {
    const tab = all(".tabs a").find((known) => known.pathname === link.pathname);
    if (tab) tab.href = link.href;
  });
  const emptyTabs = () => all(".tabs a").forEach((tab) => { tab.search = ""; });

  const ready = () => {
    const answer = all("#conversation .answer.done").at(-1);
    const sources = answer.querySelectorAll(".citations > li").length;
    fillTabs([...answer.querySelectorAll(".filled a")]);
    if (answer.classList.contains("stopped")) end(words.stopped);
    else if (sources === 0) end(words.ready);
    else end(sources === 1 ? words.one : words.many, sources);
  };

  // The question box: an error beside the field, and a count near the limit.
  const tell = (text) => {
    button("question-error").textContent = text ? `${words.error} ${text}` : "";
    box().toggleAttribute("aria-invalid", false);
    if (text) box().setAttribute("aria-invalid", "true");
  };

  const refuse = (event, text, n) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!text) return;
    tell(text.replace("{n}", n ?? ""));
    say(button("question-error").textContent);
    box().focus();
  };

  const count = () => {
    const left = words.limit - box().value.length;
    const text = left < 0 ? words.over : left <= words.limit * 0.2 ? words.left : "";
    const shown = text.replace("{n}", Math.abs(left).toLocaleString("en-GB"));
    if (button("question-count").textContent !== shown) button("question-count").textContent = shown;
  };

  const hold = (event, press) => {
    refuse(event);
    held = press;
    say(words.working);
  };
  const release = () => {
    const press = held;
    held = null;
    press().click();
  };

  const send = (event, example) => {
    if (answering || held) return refuse(event);
    if (example) return whole() ? begin(true) : hold(event, () => example);
    const length = box().value.length;
    if (!box().value.trim()) return refuse(event, words.empty);
    if (length > words.limit) return refuse(event, words.long, (length - words.limit).toLocaleString("en-GB"));
    return whole() ? begin(false) : hold(event, () => button("ask"));
  };

  const prepare = () => {
    for (const name of ["question-error", "question-count"]) {
      const line = document.createElement("p");
      line.id = name;
      button("question").append(line);
    }
    box().setAttribute("aria-describedby", "question-error question-count");
    box().setAttribute("autocomplete", "off");
    if (!box().value && draft()) {
      box().value = draft();
      box().dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  // Gradio's page, kept quiet: its log and its own status line are not announced, plain boxes carry no label.
  const tidy = () => {
    if (box() && !button("question-error")) prepare();
    const log = document.querySelector("#conversation [role=log]");
    if (log && log.getAttribute("aria-live") !== "off") log.setAttribute("aria-live", "off");
    if (log && log.getAttribute("aria-label") !== words.conversation) log.setAttribute("aria-label", words.conversation);
    all("gradio-app [role=status]").forEach((line) => { line.removeAttribute("role"); line.setAttribute("aria-live", "off"); });
    all("#conversation div[aria-label]:not([role])").forEach((part) => part.removeAttribute("aria-label"));
    // Gradio's sanitiser drops labels; without one, hidden text is read with gaps ("Source 1 : …").
    all("#conversation a.cite:not([aria-label])").forEach((mark) => mark.setAttribute("aria-label", mark.textContent));
    if (box()) count();
    button("skip-latest").hidden = finished() === 0;
    follow();
    if (answering && finished() > done) ready();
    if (held && whole()) release();
  };

  const follow = () => {
    const questions = all("#conversation .user.message");
    if (!following || questions.length <= asked) return;
    const heading = questions.at(-1).querySelector(".who");
    if (takeFocus && heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      takeFocus = false;
    }
    heading?.scrollIntoView({ block: "start" });
    if (!answering) following = false;
  };

  const clear = () => {
    button("clear-now")?.click();
    box().focus();
    end("");
    following = false;
    emptyTabs();
    say(words.cleared);
  };

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("button");
    if (!pressed) return;
    if (pressed.id === "ask") send(event);
    else if (pressed.classList.contains("example")) send(event, pressed);
    else if (pressed.id === "clear") dialog.showModal();
    else if (pressed.id === "stop") timers.push(setTimeout(() => end(words.stopped), GIVE_UP_AFTER_STOP));
  }, true);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "yes") clear();
    dialog.returnValue = "";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== box()) return;
    if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
    else if (!event.shiftKey) send(event);
  }, true);
  document.addEventListener("input", (event) => {
    if (event.target !== box()) return;
    draft(box().value);
    count();
    if (button("question-error").textContent) tell("");
  });
  for (const moved of ["wheel", "touchmove"]) addEventListener(moved, () => { following = false; }, { passive: true });
  addEventListener("keydown", (event) => { if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key)) following = false; });
  addEventListener("offline", () => {
    if (!answering) return;
    end("");
    button("question-error").textContent = button("alert").textContent = words.lost;
  });
  button("skip-latest").addEventListener("click", (event) => {
    event.preventDefault();
    const heading = all("#conversation .answer.done").at(-1).querySelector(".who");
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView({ block: "start" });
  });
  addEventListener("beforeprint", () => all("details.sources").forEach((sources) => { sources.open = true; }));
  new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-live", "aria-label", "role"] });
  const speakBritish = () => { if (document.documentElement.lang !== "en-GB") document.documentElement.lang = "en-GB"; };
  new MutationObserver(speakBritish).observe(document.documentElement, { attributeFilter: ["lang"] });
  speakBritish();
  tidy();
})();
