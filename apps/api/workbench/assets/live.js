/**
 * What others do while a page is open: an element with `data-live-task="<id>"` (a row, a form) says so when somebody else takes
 * that task, or when it is done or gone, before words are lost. What happened before the page could hear is said first. The words are in the page (layout/page.njk, `data-live`).
 */
const SUBSCRIPTION = `subscription ($onScreen: [ID!]) {
  taskChanged(onScreen: $onScreen) { id task { id state holder { id displayName } } }
}`;
const OVER = ['SUBMITTED', 'DONE', 'WITHDRAWN'];

const words = document.querySelector('[data-live]')?.dataset;
const onScreen = [...document.querySelectorAll('[data-live-task]')].map(({ dataset }) => dataset.liveTask);
if (words && onScreen.length) {
  const { createClient } = await import('./graphql-ws.js');
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    retryAttempts: 10,
  });
  client.subscribe(
    { query: SUBSCRIPTION, variables: { onScreen } },
    {
      next: ({ data }) => data?.taskChanged && told(data.taskChanged),
      error: () => undefined,
      complete: () => undefined,
    },
  );
}

/** @param change a task as its reader may see it now; null when it is no longer theirs to see */
function told({ id, task }) {
  const said = !task
    ? words.gone
    : OVER.includes(task.state)
      ? words.over
      : task.holder && task.holder.id !== words.me
        ? words.taken.replace('{name}', task.holder.displayName)
        : '';
  for (const element of document.querySelectorAll('[data-live-task]'))
    if (element.dataset.liveTask === id) say(element, said);
}

/** Says it at the element's beginning, in place of what was said there before; nothing takes it away. */
function say(element, text) {
  const place = element.matches('tr') ? element.cells[0] : element;
  let note = place.querySelector(':scope > .tc-live');
  if (!note) {
    if (text === '') return;
    note = document.createElement('p');
    note.className = 'tc-live';
    note.setAttribute('role', 'status');
    place.prepend(note);
  }
  note.textContent = text;
  note.toggleAttribute('hidden', text === '');
}
