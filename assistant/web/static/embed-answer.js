// A question and its answer as elements. Everything that is told becomes text nodes; only known addresses become links.

export const el = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
};
export const fill = (text, n) => text.replace("{n}", Number(n).toLocaleString("en-GB"));

const hiddenText = (text) => el("span", { class: "hidden" }, text);
const ownPath = (url) => (/^\/(?![\/\\])/.test(url ?? "") ? url : null);
const webAddress = (url) => (/^https?:\/\//i.test(url ?? "") ? url : null);
const day = (iso) => new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export const question = (words, text) =>
  el("li", { class: "asked" }, el("h3", { tabindex: -1 }, words.asked), el("p", { class: "words" }, text));

export class AnswerView {
  // `number` makes the ids of this answer its own.
  constructor(words, number) {
    this.words = words;
    this.number = number;
    this.body = el("div", { class: "body" });
    this.waiting = el("p", { class: "waiting" }, words.working);
    this.heading = el("h3", { id: `answer-${number}`, tabindex: -1 }, words.answer);
    this.item = el("li", { class: "answer", "aria-busy": "true" }, this.heading, this.body, this.waiting);
    this.sources = new Map();
    this.told = 0;
  }

  sentence({ text, part, starts_group: starts, verdict, citations }) {
    this.waiting.remove();
    if (!this.paragraph || starts || part !== this.part) {
      this.paragraph = el("p", { "data-part": part });
      this.body.append(this.paragraph);
      this.part = part;
    }
    this.told += 1;
    this.paragraph.append(text);
    for (const citation of citations) {
      this.source(citation);
      this.paragraph.append("\u00a0", this.mark(citation));
    }
    const badge = this.words.badges[verdict];
    if (badge) this.paragraph.append("\u00a0", el("span", { class: "badge" }, badge));
    this.paragraph.append(" ");
  }

  mark({ number, title }) {
    // Not hidden text: that is read with gaps ("Source 1 : …").
    const name = `${this.words.source} ${number}: ${title}`;
    const mark = el("a", { class: "cite", href: `#source-${this.number}-${number}`, "aria-label": name }, String(number));
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      const source = this.sources.get(number);
      source.cameFrom = mark;
      this.details.open = true;
      source.item.focus();
      source.item.scrollIntoView({ block: "nearest" });
    });
    return mark;
  }

  // The entry of a source; it begins as a titled link and is completed with the whole answer.
  source({ number, title, url }) {
    if (this.sources.has(number)) return this.sources.get(number);
    if (!this.details) {
      this.summary = el("summary");
      this.list = el("ol", { class: "citations", role: "list" });
      this.details = el("details", { class: "sources" }, this.summary, this.list);
      this.item.append(el("p", { class: "warning" }, this.words.warning), this.details);
    }
    const badge = el("span", { class: "number" }, String(number), hiddenText(". "));
    const name = el("p", { class: "source-title" }, badge, " ", this.link(ownPath(url), title));
    const back = el("button", { class: "back", type: "button" }, this.words.back);
    const entry = { item: el("li", { id: `source-${this.number}-${number}`, tabindex: -1 }, name, el("p", {}, back)) };
    back.addEventListener("click", () => (entry.cameFrom ?? this.heading).focus());
    this.sources.set(number, entry);
    this.list.append(entry.item);
    const count = this.sources.size;
    this.summary.textContent = count === 1 ? this.words.oneSource : fill(this.words.manySources, count);
    return entry;
  }

  // Without an address, the name alone.
  link(url, name, more = "") {
    if (!url) return el("span", {}, name);
    const rel = ownPath(url) ? "noopener" : "noopener noreferrer";
    return el("a", { href: url, target: "_blank", rel }, name, hiddenText(` (${more}${this.words.newTab})`));
  }

  // Our own words, with telephone numbers as links.
  spoken(text, kind) {
    const line = el("p", { class: kind });
    let end = 0;
    for (const found of text.matchAll(new RegExp(this.words.phones, "g"))) {
      line.append(text.slice(end, found.index), el("a", { href: `tel:${found[0].replaceAll(" ", "")}` }, found[0]));
      end = found.index + found[0].length;
    }
    line.append(text.slice(end));
    return line;
  }

  // The whole answer: what stands before and after the sentences, and the sources in full.
  finish(answer) {
    this.answer = answer;
    const cited = new Map((answer.citations ?? []).map((c) => [c.number, { number: c.number, title: `${c.guide_title}: ${c.section_title}`, url: c.quote_urls?.[0] ?? c.guide_url }]));
    for (const sentence of (answer.sentences ?? []).slice(this.told)) {
      this.sentence({ ...sentence, citations: sentence.citations.map((number) => cited.get(number)) });
    }
    const contacts = this.contacts(answer.contacts ?? []);
    const before = (answer.message ?? "").split("\n\n").filter((text) => text.trim()).map((text) => this.spoken(text));
    if (contacts && answer.urgent) before.push(contacts);
    if (answer.lead_in) before.push(this.spoken(answer.lead_in));
    this.body.prepend(...before);
    this.parts(answer.parts ?? []);
    this.body.append(...(answer.notes ?? []).map((text) => this.spoken(text, "note")));
    if (contacts && !answer.urgent) this.body.append(contacts);
    if (answer.offers?.length) this.body.append(this.offers(answer.offers));
    for (const citation of answer.citations ?? []) this.complete(this.source(cited.get(citation.number)).item, citation);
    if (this.details) this.details.after(this.checks(answer));
    this.end();
  }

  offers(tools) {
    const links = tools.map(({ path, label }) => el("li", {}, this.link(ownPath(path), label)));
    return el("div", { class: "offers" }, el("p", { class: "label" }, this.words.offers), el("ul", { role: "list" }, ...links));
  }

  // How each sentence was checked, with the passage that it rests on.
  checks({ sentences = [], citations = [] }) {
    const passage = (id) => citations.flatMap(({ quotes, quote_urls: urls }) => quotes.filter((_, at) => urls[at]?.endsWith(id.replace("/", "--"))))[0];
    const lines = sentences.map(({ text, verdict, score, sentence_ids: ids = [] }) => el("li", {},
      `“${text}” `, el("strong", {}, this.words.verdicts[verdict]),
      verdict === "quoted" ? "" : `, ${fill(this.words.support, Math.round(score * 100))}: ${ids.map((id) => `“${passage(id)}”`).join(" ")}`));
    return el("details", { class: "checks" }, el("summary", {}, this.words.howChecked), el("ol", {}, ...lines));
  }

  parts(titles) {
    if (titles.length < 2) return;
    titles.forEach((title, part) => this.body.querySelector(`p[data-part="${part}"]`)?.before(el("h4", {}, title)));
  }

  complete(item, citation) {
    const several = citation.quotes.length > 1;
    const quotes = citation.quotes.map((text, place) => {
      const url = ownPath(citation.quote_urls?.[place]);
      return el("li", {}, `“${text}” `, several && url ? this.link(url, this.words.inPlace, `${this.words.quote} ${place + 1}, `) : null);
    });
    item.lastChild.before(
      el("p", { class: "label" }, this.words.guideSays),
      el("ul", { class: "quotes" }, ...quotes),
      el("p", { class: "label" }, this.words.basedOn),
      el("ul", { class: "based" }, ...citation.sources.map((source) => this.basedOn(source))),
    );
  }

  basedOn({ publisher, title, url, part, published, checked }) {
    const address = webAddress(url);
    const host = address ? el("span", { class: "host" }, ` (${new URL(address).hostname})`) : null;
    const rest = [part, published && `${this.words.published} ${published}`, `${this.words.checked} ${day(checked)}`];
    return el("li", {}, `${publisher}, `, this.link(address, title), host, rest.filter(Boolean).map((text) => `, ${text}`).join(""));
  }

  contacts(lines) {
    if (!lines.length) return null;
    return el("ul", { class: "contacts", role: "list" }, ...lines.map((line) => {
      const address = webAddress(line.url);
      return el("li", {},
        el("strong", {}, line.name), el("div", {}, line.what_for),
        line.phone ? el("a", { class: "call", href: `tel:${(line.tel ?? line.phone).replace(/[^+\d]/g, "")}` }, `${this.words.call} ${line.phone}`) : null,
        line.text ? el("span", { class: "reach" }, `${this.words.text} ${line.text}`) : null,
        address ? el("a", { class: "reach", href: address, target: "_blank", rel: "noopener noreferrer" }, new URL(address).hostname, hiddenText(` (${this.words.newTab})`)) : null,
        line.hours ? el("span", { class: "reach" }, line.hours) : null,
        line.caution ? el("div", { class: "quiet" }, line.caution) : null);
    }));
  }

  // A remark in the place of the rest: stopped, failed or lost.
  remark(...texts) {
    for (const text of texts) if (text) this.body.append(this.spoken(text, "note"));
    this.end();
  }

  end() {
    this.waiting.remove();
    this.item.setAttribute("aria-busy", "false");
  }

  // For the clipboard: what was asked, the answer and where it comes from.
  plain(asked) {
    const { text, citations = [] } = this.answer;
    const lines = citations.map((c) => `[${c.number}] ${c.guide_title}: ${c.section_title}, ${new URL(ownPath(c.guide_url) ?? "/", location)}`);
    return [asked, text, this.words.warning, ...(lines.length ? [[this.words.toSources, ...lines].join("\n")] : [])].join("\n\n");
  }
}
