/**
 * Watches over the page that stands before the modules: no module itself, because it says that they failed. It shows the part
 * that the address asks for, remembers an input method at work, and offers to reload where nothing draws the page.
 */
(() => {
  const PATIENCE = 20_000;
  const root = document.documentElement;
  root.dataset.view = /^#(track|open|stop)/.test(location.hash) ? 'follow' : 'file';

  const isDrawn = () => !document.getElementById('plain');

  function fail() {
    if (isDrawn()) return;
    const notice = document.getElementById('plain-failed');
    if (!notice) {
      addEventListener('DOMContentLoaded', fail);
      return;
    }
    root.dataset.failed = '';
    notice.hidden = false;
    document.getElementById('plain-reload').onclick = () => location.reload();
  }

  // Captured, because files that can't be loaded tell only themselves; a stylesheet or picture is no reason.
  addEventListener(
    'error',
    ({ target }) => (target === window || target instanceof HTMLScriptElement) && fail(),
    true,
  );
  addEventListener('unhandledrejection', fail);
  addEventListener('compositionstart', () => (root.dataset.composing = ''));
  addEventListener('compositionend', () => delete root.dataset.composing);
  setTimeout(fail, PATIENCE);
})();
