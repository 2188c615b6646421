// What a reader asks for now and then: how a sentence is cited, how the page is shown, which keys there are. Loaded by
// site.js when it is first asked for. Only ever sets text, never markup.
(function () {
  "use strict";

  const root = document.documentElement;

  function element(name, properties = {}, ...children) {
    const created = Object.assign(document.createElement(name), properties);
    created.append(...children);
    return created;
  }

  const sheet = element("link", { rel: "stylesheet", href: `${root.dataset.root}assets/panels.css` });
  const styled = new Promise((resolve) => {
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", resolve);
  });
  document.head.append(sheet);

  // MARK: The frame of a panel

  async function show(kind, title, ...content) {
    await styled;
    document.querySelector("dialog.panel")?.remove();
    const close = element("button", { type: "button", className: "panel-close", ariaLabel: "关闭" }, "×");
    const heading = element("h2", { id: "panel-title" }, title);
    const dialog = element("dialog", { className: `panel panel-${kind}` }, element("header", {}, heading, close), ...content);
    dialog.setAttribute("aria-labelledby", heading.id);
    close.addEventListener("click", () => dialog.close());
    // A click beside the panel is one on the dialog's own ground.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  // MARK: Settings

  const choices = [
    ["theme", "配色", [["", "随系统"], ["light", "浅色"], ["dark", "深色"]]],
    ["size", "字号", [["s", "小"], ["", "标准"], ["l", "大"], ["xl", "更大"], ["xxl", "最大"]]],
    ["measure", "行长", [["short", "短"], ["", "标准"], ["long", "长"]]],
    ["face", "正文字体", [["", "宋体"], ["hei", "黑体"]]],
    ["terms", "术语链接", [["", "开"], ["off", "关"]]],
    ["keys", "单键快捷键", [["", "开"], ["off", "关"]]],
  ];

  function settings() {
    try {
      return JSON.parse(localStorage.getItem("gangmu.settings")) || {};
    } catch {
      return {};
    }
  }

  function set(name, value) {
    const { [name]: _, ...others } = settings();
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    try {
      localStorage.setItem("gangmu.settings", JSON.stringify(value ? { ...others, [name]: value } : others));
    } catch {
      // Where nothing can be kept, it holds for this page.
    }
    dispatchEvent(new Event("resize"));
  }

  function choice([name, title, options]) {
    const chosen = settings()[name] ?? "";
    const group = element("div", { className: "choice" });
    for (const [value, text] of options) {
      const input = element("input", { type: "radio", name, value, checked: value === chosen });
      input.addEventListener("change", () => set(name, value));
      group.append(element("label", {}, input, element("span", {}, text)));
    }
    return element("fieldset", {}, element("legend", {}, title), group);
  }

  function showSettings() {
    const reset = element("button", { type: "button", className: "tool" }, "恢复默认");
    const form = element("form", { method: "dialog" });
    const fill = () => form.replaceChildren(...choices.map(choice), element("p", { className: "hint" }, "只保存在本机的这个浏览器里。 ", reset));
    reset.addEventListener("click", () => {
      for (const [name] of choices) set(name, "");
      fill();
      reset.focus();
    });
    fill();
    return show("settings", "显示设置", form);
  }

  // MARK: Keys

  function showKeys() {
    const list = element("dl");
    for (const [keys, meaning] of [
      [["/"], "搜索"], [["j", "→"], "下一篇"], [["k", "←"], "上一篇"],
      [["g", "28", "Enter"], "转到某一条"], [["Tab"], "进入正文的句子"], [["↓", "↑"], "下一句、上一句"],
      [["Enter"], "引用这一句"], [["?"], "显示此表"], [["Esc"], "关闭面板或目录"],
    ]) {
      const term = element("dt");
      for (const key of keys) term.append(element("kbd", {}, key), " ");
      list.append(element("div", {}, term, element("dd", {}, meaning)));
    }
    return show("keys", "按键", list);
  }

  // MARK: Citing

  // 2025-12-15, as the reader's clock has it.
  function today() {
    const now = new Date();
    const two = (value) => String(value).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  // The records of plan.bib and plan.ris (CitationRecord.swift), for what is cited here.
  const commands = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

  function bibTeX(fields, key) {
    // A second pair of braces keeps a name from being taken apart, and a title its capitals.
    const safe = (text) => text.replace(/[\\{}~^%&#$_]/g, (mark) => commands[mark] ?? `\\${mark}`);
    const lines = fields.filter(([, value]) => value).map(([name, value]) => {
      const text = name === "url" ? value : safe(value);
      return `  ${name.padEnd(7)} = {${["author", "title"].includes(name) ? `{${text}}` : text}}`;
    });
    return `@misc{${key},\n${lines.join(",\n")}\n}`;
  }

  const ris = (fields) => `${fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\r\n`).join("")}ER  - \r\n\r\n`;

  // Every way to cite the subject: a sentence (`pieces`, `number`), an article, a chapter.
  function citations({ home, main, pieces, number, url, fixed }) {
    const { citeTitle, citeNote, citeBody, citeDate } = main.dataset;
    const quotation = pieces.map((piece) => piece.textContent).join("");
    // A reference is in the language of the text, as 第28条 is, whatever that of the interface.
    const isChinese = /^zh/.test(home.closest("[lang]").lang);
    const sentence = (isChinese ? "第{n}句" : ", 第{n}句").replace("{n}", number);
    const place = home.dataset.label + (number ? sentence : "");
    const official = `《${citeTitle}》${citeNote}${place}`;
    const isOnline = /^https?:/.test(url);
    // GB/T 7714-2015, 8.8: an electronic source has the date of the text, the date of reading and its address.
    const standard = [
      citeBody && `${citeBody}. `, citeTitle, place && `: ${place}`,
      isOnline ? `[EB/OL]. (${citeDate})[${today()}]. ${url}.` : `[Z]. ${citeDate}.`,
    ].join("");
    const key = [main.dataset.plan ?? home.dataset.plan, (home.dataset.number ?? home.id).replace(/\W/g, ""), number && `s${number}`].filter(Boolean).join("-");
    const title = home.querySelector("[data-title]")?.textContent;
    const bib = bibTeX([
      ["author", citeBody], ["title", citeTitle], ["year", citeDate.slice(0, 4)], ["month", String(Number(citeDate.slice(5, 7)))],
      ["note", place], ["url", isOnline && url], ["urldate", isOnline && today()],
    ], key);
    const record = ris([
      ["TY", "GOVDOC"], ["ID", key], ["AU", citeBody], ["TI", citeTitle], ["ST", number || !title ? place : `${place} ${title}`],
      ["PY", citeDate.slice(0, 4)], ["DA", `${citeDate.replaceAll("-", "/")}/`], ["N1", place], ["LA", home.closest("[lang]").lang],
      ["UR", isOnline && url], ["Y2", isOnline && `${today().replaceAll("-", "/")}/`],
    ]);
    return {
      place, quotation,
      files: [["RIS", `${key}.ris`, "application/x-research-info-systems", record], ["BibTeX", `${key}.bib`, "application/x-bibtex", `${bib}\n`]],
      forms: [
        ["official", "公文引用", official],
        ["quotation", "引文与出处", quotation && `${quotation}\n——${official}\n${url}`],
        ["link", "链接", url],
        ["fixed", "固定链接（修订后不变）", fixed],
        ["standard", "GB/T 7714", standard],
        ["bibtex", "BibTeX", bib],
      ].filter(([, , text]) => text),
    };
  }

  // With or without a web host: where the clipboard's own way is closed, the text is copied as if by hand.
  async function copy(text, field) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      field.focus();
      field.select();
      return document.execCommand("copy");
    }
  }

  function citation([kind, title, text]) {
    const field = element("textarea", { readOnly: true, value: text, id: `cite-${kind}`, rows: text.split("\n").length, spellcheck: false });
    const button = element("button", { type: "button", className: "tool" }, "复制");
    button.setAttribute("aria-describedby", `cite-${kind}-title`);
    button.addEventListener("click", async () => {
      const isCopied = await copy(text, field);
      button.focus();
      button.textContent = isCopied ? "已复制" : "请按 Ctrl+C";
      document.querySelector(".panel-cite .copied").textContent = `${title} ${button.textContent}`;
      setTimeout(() => { button.textContent = "复制"; }, 2000);
    });
    const label = element("label", { htmlFor: field.id, id: `cite-${kind}-title` }, title);
    return element("div", { className: "citation" }, label, button, field);
  }

  // A file that a reference manager opens.
  const download = ([format, name, type, text]) => element("a", {
    href: `data:${type};charset=utf-8,${encodeURIComponent(text)}`, download: name,
  }, "下载 {format}".replace("{format}", format));

  async function showCitations(subject) {
    const { place, quotation, forms, files } = citations(subject);
    const quoted = element("blockquote", { lang: subject.home.lang || root.lang }, quotation);
    const status = element("p", { className: "copied unseen", role: "status" });
    await show("cite", `引用 ${place}`, ...(quotation ? [quoted] : []), ...forms.map(citation), element("p", { className: "downloads" }, ...files.map(download)), status);
    // As high as its text, measured once it is shown.
    for (const field of document.querySelectorAll(".panel-cite textarea")) field.style.height = `${field.scrollHeight + 2}px`;
  }

  window.gangmu = Object.assign(window.gangmu ?? {}, {
    panels: { settings: showSettings, keys: showKeys, cite: showCitations },
  });
})();
