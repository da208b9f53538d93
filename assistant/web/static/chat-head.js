// Accessibility of the chat page: one status line, a silent log, no labels on plain boxes.
(() => {
  const status = document.createElement("div");
  status.id = "status";
  status.setAttribute("role", "status");
  status.className = "hidden";
  document.body.append(status);
  document.documentElement.lang = "en-GB";
  let waiting = 0;
  const say = (text) => { if (status.textContent !== text) status.textContent = text; };
  const tidy = () => {
    const log = document.querySelector("#conversation [role=log]");
    if (log && log.getAttribute("aria-live") !== "off") log.setAttribute("aria-live", "off");
    for (const box of document.querySelectorAll("#conversation div[aria-label]:not([role])")) box.removeAttribute("aria-label");
    const answers = document.querySelectorAll("#conversation .bot.message, #conversation .message.bot").length;
    const last = [...document.querySelectorAll("#conversation details.sources")].length;
    if (last > waiting) { waiting = last; say(`Answer ready, with ${document.querySelectorAll("#conversation details.sources:last-of-type li").length} sources.`); }
    return answers;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "ask" || button.classList.contains("example")) say("Finding an answer.");
    if (button.id === "clear-yes" || button.id === "clear-no" || button.id === "stop") {
      waiting = 0;
      setTimeout(() => document.querySelector("#question textarea")?.focus(), 150);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing && event.key === "Enter") event.stopPropagation();
    else if (event.key === "Enter" && !event.shiftKey && event.target.matches?.("#question textarea")) say("Finding an answer.");
  }, true);
  new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-live", "aria-label"] });
  tidy();
})();
