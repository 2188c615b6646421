// Keeps a page of `gangmu serve` up to date. It is in no file of Site/: the server adds it to the pages as it sends them.
(() => {
  'use strict';
  const script = document.currentScript;
  const endpoint = new URL('state', script.src);
  let seen = new URL(script.src).search.slice(1);
  let waiting = null;

  // Whether the page shows anything of the files that were written or removed.
  function isShown(changed) {
    if (!changed) return true;
    let path = decodeURIComponent(location.pathname);
    if (path.endsWith('/')) path += 'index.html';
    return changed.some((file) => /^assets\/.*\.(css|js)$/.test(file) || path.endsWith('/' + file));
  }

  function show(problems) {
    document.getElementById('gangmu-live')?.remove();
    if (problems.length === 0) return;
    const panel = document.createElement('section');
    panel.id = 'gangmu-live';
    panel.setAttribute('role', 'alert');
    panel.lang = 'en';
    const title = document.createElement('h2');
    title.textContent = problems.length === 1 ? 'Not built: 1 problem' : `Not built: ${problems.length} problems`;
    const list = document.createElement('ol');
    for (const problem of problems) {
      const item = document.createElement('li');
      item.textContent = problem;
      list.append(item);
    }
    const note = document.createElement('p');
    note.textContent = 'The page is as it was before. It follows as soon as a file is saved that builds.';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Hide';
    button.addEventListener('click', () => panel.remove());
    panel.append(title, list, note, button);
    document.body.append(panel);
  }

  // One request that the server answers when there is something new. A page that nobody sees asks for nothing: a browser
  // has few connections for all its tabs.
  async function listen() {
    for (;;) {
      if (document.hidden) {
        await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
        continue;
      }
      waiting = new AbortController();
      try {
        const answer = await fetch(`${endpoint}?${seen}`, { signal: waiting.signal, cache: 'no-store' });
        const state = await answer.json();
        if (String(state.number) !== seen && isShown(state.changed)) {
          location.reload();
          return;
        }
        seen = String(state.number);
        show(state.problems);
      } catch {
        // Hidden, or the server is gone; it may come again.
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) waiting?.abort();
  });
  // What is wrong already came with the page.
  show(JSON.parse(script.dataset.problems));
  listen();
})();
