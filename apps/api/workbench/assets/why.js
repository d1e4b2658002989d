/** "Why this date?": the answer opens where it was asked. Without this script the link leads to the page that gives it. */
for (const link of document.querySelectorAll('[data-why]')) {
  let answer;
  link.addEventListener('click', async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (answer) {
      answer.hidden = !answer.hidden;
      link.setAttribute('aria-expanded', String(!answer.hidden));
      return;
    }
    try {
      const response = await fetch(link.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const found = page.querySelector('[data-why-answer]');
      if (!response.ok || !found) throw new Error('no answer');
      answer = document.createElement('div');
      answer.className = 'tc-why-answer';
      answer.append(
        ...[...found.childNodes].filter((node) => !/^H\d$/.test(node.nodeName) || node.nodeName === 'H3'),
      );
      for (const heading of answer.querySelectorAll('h3')) {
        const words = document.createElement('p');
        words.className = 'govuk-body govuk-!-font-weight-bold';
        words.append(...heading.childNodes);
        heading.replaceWith(words);
      }
      link.after(answer);
      link.setAttribute('aria-expanded', 'true');
    } catch {
      window.location.assign(link.href);
    }
  });
}

/** A page made to be printed has a button for it. */
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
