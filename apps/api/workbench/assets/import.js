/** An import under way is shown as it goes, without a new page: what is said of it is replaced, and heard once when it changes. */
const LOOK_EVERY = 2_000;
const LONGEST_BETWEEN = 30_000;

const find = (root) => root.querySelector('[data-import]');
let pause = LOOK_EVERY;

async function look() {
  try {
    const answer = await fetch(window.location.href, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [here, there] = [find(document), find(page)];
    // Signed out, or it is over: the page itself says so.
    if (!here || !there || !there.hasAttribute('data-under-way')) return window.location.reload();
    for (const part of here.querySelectorAll('[data-part]')) {
      const now = there.querySelector(`[data-part="${part.dataset.part}"]`);
      if (now && now.innerHTML !== part.innerHTML) part.innerHTML = now.innerHTML;
    }
    pause = LOOK_EVERY;
  } catch {
    pause = Math.min(pause * 2, LONGEST_BETWEEN);
  }
  window.setTimeout(look, pause);
}

if (find(document)?.hasAttribute('data-under-way')) window.setTimeout(look, pause);
