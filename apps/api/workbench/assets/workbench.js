/** Every page's script: the design systems' components, and what we say when the network is gone or slow. */
import { initAll as initGovuk } from './govuk-frontend.js';
import { initAll as initMoj } from './moj-frontend.js';
import './import.js';
import './live.js';
import './notices.js';
import './why.js';

initGovuk();
initMoj();

const note = (name) => document.querySelector(`[data-${name}]`);

const offline = () => note('offline')?.toggleAttribute('hidden', navigator.onLine);
window.addEventListener('online', offline);
window.addEventListener('offline', offline);
offline();

const SLOW = 4_000;
document.addEventListener('submit', () => {
  window.setTimeout(() => note('slow')?.removeAttribute('hidden'), SLOW);
});
// Coming back to a page that the browser has kept: nothing is on its way any more.
window.addEventListener('pageshow', () => note('slow')?.setAttribute('hidden', ''));
