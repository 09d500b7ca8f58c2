// Shows the differences: filters them, and draws only as many as are looked at.
"use strict";
(() => {
  const STEP = 100;
  const find = (id) => document.getElementById(id);
  const cases = JSON.parse(find("cases").textContent);
  const [form, list, count, more] = ["filters", "list", "count", "more"].map(find);
  const lower = (parts) => parts.filter(Boolean).join("\n").toLowerCase();
  const words = cases.map((c) => lower([c.article, c.gold, c.ours, c.sentence, c.by]));
  const names = cases.map((c) => lower([...c.entities, c.gold, c.ours]));
  let chosen = [];
  let shown = 0;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const isolated = (text) => element("bdi", "", text);

  const entityButton = (label) => {
    const button = element("button", "entity");
    button.type = "button";
    button.title = "Show the differences of " + label;
    button.append(isolated(label));
    button.addEventListener("click", () => {
      form.reset();
      form.elements.entity.value = label;
      update();
      find("differences").scrollIntoView();
    });
    return button;
  };

  const item = (c) => {
    const li = element("li");
    const head = element("div");
    head.append(element("span", "outcome " + c.outcome, c.outcome + " " + c.level), " ");
    if (c.ours) head.append(entityButton(c.ours));
    if (c.ours && c.gold) head.append(", gold has ");
    if (c.gold) head.append(c.ours ? isolated(c.gold) : entityButton(c.gold));
    if (c.confidence !== null) head.append(", confidence " + c.confidence.toFixed(3));
    li.append(head);
    if (c.sentence) {
      const sentence = element("p");
      sentence.append(isolated(c.sentence));
      li.append(sentence);
    }
    const meta = element("p", "meta", "in ");
    meta.append(isolated(c.article));
    if (c.by) meta.append(", by ", isolated(c.by));
    li.append(meta);
    return li;
  };

  const draw = () => {
    const next = chosen.slice(shown, shown + STEP);
    const made = document.createDocumentFragment();
    for (const number of next) made.append(item(cases[number]));
    list.append(made);
    shown += next.length;
    more.hidden = shown >= chosen.length;
    count.textContent = chosen.length + " of " + cases.length + " differences" +
      (more.hidden ? "" : ", " + shown + " shown");
  };

  const update = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const entity = wanted.entity.trim().toLowerCase();
    const text = wanted.text.trim().toLowerCase();
    chosen = [];
    cases.forEach((c, number) => {
      const fits = ["class", "level", "outcome"].every((key) => !wanted[key] || c[key] === wanted[key]);
      if (fits && names[number].includes(entity) && words[number].includes(text)) chosen.push(number);
    });
    if (wanted.order) {
      const sign = wanted.order === "falling" ? -1 : 1;
      const sure = (number) => cases[number].confidence;
      // What has no confidence comes last, either way.
      chosen.sort((a, b) =>
        (sure(a) === null) - (sure(b) === null) || sign * (sure(a) - sure(b)) || a - b);
    }
    list.replaceChildren();
    shown = 0;
    draw();
  };

  for (const key of ["class", "level", "outcome"]) {
    const numbers = new Map();
    for (const c of cases) numbers.set(c[key], (numbers.get(c[key]) || 0) + 1);
    const every = element("option", "", "every " + key);
    every.value = "";
    form.elements[key].append(every);
    for (const [value, number] of numbers) {
      const option = element("option", "", value + " (" + number + ")");
      option.value = value;
      form.elements[key].append(option);
    }
  }
  const entities = [...new Set(cases.flatMap((c) => c.entities))].sort();
  for (const label of entities.slice(0, 2000)) {
    const option = element("option");
    option.value = label;
    find("entities").append(option);
  }
  for (const cell of document.querySelectorAll("[data-entity]")) {
    cell.replaceChildren(entityButton(cell.dataset.entity));
  }

  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  more.addEventListener("click", draw);
  if ("IntersectionObserver" in window) {
    new IntersectionObserver((seen) => {
      if (seen.some((entry) => entry.isIntersecting) && !more.hidden) draw();
    }, { rootMargin: "400px" }).observe(more);
  }
  form.hidden = false;
  update();
})();
