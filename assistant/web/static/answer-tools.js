// Under each finished answer of the chat page: was it useful, copy, print, save to the plan, this is wrong.
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("words").textContent);
  const words = page.tools;
  const dialog = document.getElementById("wrong-dialog");
  const status = document.getElementById("status");
  const KEY = "career-assistant-plan";
  const views = new Map(); // answer id → true, false or nothing
  let reported = null;

  const say = (text) => { status.textContent = ""; setTimeout(() => { status.textContent = text; }, 50); };
  // Beside the buttons of an answer as well, for people who see them.
  const tell = (answer, text) => {
    answer.querySelector(".outcome").textContent = text;
    say(text);
  };
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const idOf = (answer) => [...answer.classList].find((name) => name.startsWith("id-"))?.slice(3);

  // The plan: saved answers, in this tab only.
  const plan = () => { try { return JSON.parse(sessionStorage.getItem(KEY)) ?? []; } catch { return []; } };
  const keep = (saved) => {
    try {
      if (saved.length) sessionStorage.setItem(KEY, JSON.stringify(saved));
      else sessionStorage.removeItem(KEY);
    } catch { /* a tab that keeps nothing */ }
    const open = document.getElementById("open-plan");
    if (!open) return;
    open.hidden = saved.length === 0;
    open.textContent = words.plan.replace("{n}", saved.length);
  };

  const clean = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("a.cite").forEach((mark) => { mark.textContent = `[${mark.textContent.match(/\d+/)?.[0] ?? ""}]`; });
    copy.querySelectorAll(".tools, .hidden, .badge, h2, details.checks").forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const read = (answer) => {
    const row = answer.closest(".message-row") ?? answer.parentElement;
    let question = "";
    for (let before = row; before && !question; before = before.previousElementSibling) {
      question = before.querySelector?.(".asked")?.textContent ?? "";
    }
    const told = [...answer.querySelectorAll(":scope > p.says, :scope > p.told, :scope > p.note, :scope > h3, :scope > ul.contacts > li")];
    const sources = [...answer.querySelectorAll(".citations > li")].map((source) => {
      const link = source.querySelector(".source-title a");
      return {
        title: clean(link), address: link.href,
        based: [...source.querySelectorAll(".based li")].map(clean),
      };
    });
    return { id: idOf(answer), question: question.trim(), told: told.map(clean), sources };
  };
  const asText = ({ question, told, sources }) => [
    `## ${question}`, ...told,
    ...(sources.length ? [`${words.fromGuides}:`, sources.map(({ title, address, based }, place) => [
      `${place + 1}. ${title}: ${address}`, ...based.map((line) => `   - ${line}`),
    ].join("\n")).join("\n")] : []),
  ].join("\n\n");

  const copy = async (answer) => {
    try { await navigator.clipboard.writeText(asText(read(answer)).replace(/^## /, "")); tell(answer, words.copied); }
    catch { tell(answer, words.notCopied); }
  };
  const printOnly = (element) => {
    document.body.classList.add("printing");
    element.classList.add("printed");
    addEventListener("afterprint", () => {
      document.body.classList.remove("printing");
      element.classList.remove("printed");
    }, { once: true });
    print();
  };
  const save = (answer, button) => {
    const saved = plan();
    const place = saved.findIndex(({ id }) => id === idOf(answer));
    if (place < 0) saved.push(read(answer)); else saved.splice(place, 1);
    keep(saved);
    button.textContent = place < 0 ? words.remove : words.save;
    tell(answer, place < 0 ? words.saved : words.removed);
  };

  // Resolves to what went wrong, or to nothing.
  const send = async (id, useful, reason = "") => {
    try {
      const reply = await fetch(`${page.root}/api/v1/feedback`, {
        method: "POST", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ answer_id: id, useful, reason: reason || null }),
      });
      if (reply.ok) return "";
      const problem = await reply.json().catch(() => ({}));
      return problem.detail ?? words.notSent;
    } catch { return words.notSent; }
  };
  const judge = async (answer, useful) => {
    const id = idOf(answer);
    const view = views.get(id) === useful ? null : useful;
    const problem = await send(id, view);
    if (problem) return tell(answer, problem);
    views.set(id, view);
    answer.querySelector(".yes").setAttribute("aria-pressed", view === true);
    answer.querySelector(".no").setAttribute("aria-pressed", view === false);
    answer.querySelector(".why").hidden = view !== false;
    return tell(answer, view === null ? words.undone : words.thanks);
  };

  const button = (label, action, properties = {}) => {
    const element = make("button", { type: "button", textContent: label, ...properties });
    element.addEventListener("click", () => action(element));
    return element;
  };
  const why = (answer) => {
    const id = idOf(answer);
    const field = make("textarea", { rows: 2, id: `why-${id}`, maxLength: 500, autocomplete: "off" });
    const form = make("form", { className: "why", hidden: true },
      make("label", { htmlFor: field.id, textContent: `${words.why} ${words.noDetails}` }), field,
      make("button", { type: "submit", textContent: words.send }));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!field.value.trim()) return field.focus();
      const problem = await send(id, false, field.value.trim());
      if (problem) return tell(answer, problem);
      field.value = "";
      form.hidden = true;
      answer.querySelector(".no").focus();
      return tell(answer, words.sent);
    });
    return form;
  };
  const decorate = (answer) => {
    const id = idOf(answer);
    if (!id) return;
    const kept = plan().some((saved) => saved.id === id);
    const bar = make("div", { className: "tools" },
      make("span", { className: "useful", id: `useful-${id}`, textContent: words.useful }),
      button(words.yes, () => judge(answer, true), { className: "yes" }),
      button(words.no, () => judge(answer, false), { className: "no" }),
      why(answer),
      make("span", { className: "break" }),
      button(words.copy, () => copy(answer)),
      button(words.print, () => printOnly(answer)),
      button(kept ? words.remove : words.save, (pressed) => save(answer, pressed)),
      button(words.wrong, () => { reported = answer; dialog.showModal(); }),
      make("p", { className: "outcome" }));
    for (const name of ["yes", "no"]) {
      const view = bar.querySelector(`.${name}`);
      view.setAttribute("aria-pressed", views.get(id) === (name === "yes"));
      view.setAttribute("aria-describedby", `useful-${id}`);
    }
    answer.append(bar);
  };

  const report = document.getElementById("wrong-form");
  const reason = document.getElementById("wrong-reason");
  const refuse = (text) => {
    document.getElementById("wrong-error").textContent = text && `${page.error} ${text}`;
    if (text) reason.setAttribute("aria-invalid", "true"); else reason.removeAttribute("aria-invalid");
    if (text) reason.focus();
  };
  dialog.addEventListener("close", () => refuse(""));
  report.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = reason.value.trim() ? await send(idOf(reported), false, reason.value.trim()) : words.sayFirst;
    if (problem) return refuse(problem);
    views.set(idOf(reported), false);
    reason.value = "";
    dialog.close();
    return tell(reported, words.sent);
  });
  document.getElementById("wrong-close").addEventListener("click", () => dialog.close());

  // The saved answers, to read, print and download.
  const planDialog = document.getElementById("plan-dialog");
  const show = () => {
    const list = document.getElementById("plan-list");
    list.replaceChildren(...plan().map((saved) => make("li", {},
      make("h3", { textContent: saved.question }),
      ...saved.told.map((text) => make("p", { textContent: text })),
      make("ol", {}, ...saved.sources.map((source) => make("li", {},
        make("a", { href: source.address, target: "_blank", rel: "noopener", textContent: source.title }),
        make("ul", {}, ...source.based.map((line) => make("li", { textContent: line })))))))));
    document.getElementById("plan-told").textContent = "";
    planDialog.showModal();
    planDialog.scrollTop = 0;
  };
  const planText = () => [`# ${words.planTitle}`, ...plan().map(asText)].join("\n\n");
  const copyPlan = async () => {
    const told = document.getElementById("plan-told");
    told.textContent = await navigator.clipboard.writeText(planText()).then(() => words.planCopied, () => words.planNotCopied);
    told.focus();
  };
  const download = () => {
    const address = URL.createObjectURL(new Blob([planText(), "\n"], { type: "text/markdown" }));
    make("a", { href: address, download: words.file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  document.getElementById("open-plan").addEventListener("click", show);
  document.getElementById("plan-print").addEventListener("click", () => printOnly(planDialog));
  document.getElementById("plan-download").addEventListener("click", download);
  document.getElementById("plan-copy").addEventListener("click", copyPlan);
  document.getElementById("plan-close").addEventListener("click", () => planDialog.close());
  document.getElementById("leave").addEventListener("click", (event) => {
    event.preventDefault();
    try { sessionStorage.clear(); } catch { /* nothing was kept */ }
    document.body.replaceChildren();
    location.replace(event.currentTarget.href);
  });

  const look = () => document.querySelectorAll("#conversation .answer.done").forEach((answer) => {
    if (!answer.querySelector(":scope > .tools")) decorate(answer);
  });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  keep(plan());
  look();
})();
