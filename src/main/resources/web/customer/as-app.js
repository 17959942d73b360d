import { language, onLanguage } from '../shared/language.js';

const WORKER = '/customer-worker.js';

/** Lets the page be installed in the reader's language, and open without a connection from now on. Browsers that can't stay as they are. */
export async function becomeApp() {
  nameManifest();
  onLanguage(nameManifest);
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ loaded: performance.getEntriesByType('resource').map(({ name }) => name) });
  } catch {
    // a browser that keeps nothing
  }
}

function nameManifest() {
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `/app/${language()}.webmanifest`);
}
