import { html } from 'lit';
import '@vaadin/button';
import { SavingElement } from '../shared/elements/saving-element.js';
import { readAgain } from '../shared/elements/changed-meanwhile.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { resumeClocks } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { keysOf } from '../shared/keys.js';
import './extension-dialog.js';
import './hand-over-dialog.js';
import './pause-dialog.js';
import './promise-dialog.js';
import './sentences.js';

const DIALOGS = {
  pause: 'pause-dialog',
  extension: 'extension-dialog',
  handOver: 'hand-over-dialog',
  promise: 'promise-dialog',
};

/** The caller's possible changes of a case's limits: pause and resume, ask for an extension, hand over, promise a reply. */
class LimitActions extends SavingElement {
  static properties = { complaint: {} };

  get may() {
    return this.complaint.allowedChanges;
  }

  /** For buttons and keys. @param {'pause' | 'extension' | 'handOver' | 'promise'} act */
  act(act) {
    if (act === 'pause' && this.may.resume) this.resume();
    else if (this.allows(act)) this.querySelector(DIALOGS[act]).open();
  }

  allows(act) {
    const { pause, extension, handOver, stages, promise } = this.may;
    if (act === 'pause') return pause.length > 0;
    if (act === 'extension') return extension !== null;
    return act === 'promise' ? promise : handOver.length > 0 || stages.length > 0;
  }

  resume() {
    const { number, version } = this.complaint;
    return this.save(
      async () => {
        this.tell('complaint-changed', await resumeClocks(number, version));
        say(said('resume.done'));
      },
      async (problem) => {
        if (problem.status !== 412) {
          say(wordsFor(problem));
          return;
        }
        this.tell('complaint-changed', await readAgain(number));
        say(said('changed.title'));
      },
    );
  }

  button(act, words) {
    return html`<vaadin-button
      theme="tertiary"
      data-act=${act}
      aria-keyshortcuts=${keysOf(act)}
      ?disabled=${this.busy}
      @click=${() => this.act(act)}
      >${words}${keyHint(act)}</vaadin-button
    >`;
  }

  render() {
    if (!this.may) return '';
    const isStage = this.may.stages.length > 0;
    return html`${this.may.resume
      ? this.button('pause', t('resume.do'))
      : this.allows('pause')
        ? this.button('pause', t('pause.do'))
        : ''}
    ${this.allows('extension') ? this.button('extension', t('extension.ask')) : ''}
    ${this.allows('handOver') ? this.button('handOver', t(isStage ? 'handOver.stageDo' : 'handOver.do')) : ''}
    ${this.allows('promise') ? this.button('promise', t('promise.do')) : ''}
    <pause-dialog .complaint=${this.complaint}></pause-dialog>
    <extension-dialog .complaint=${this.complaint}></extension-dialog>
    <hand-over-dialog .complaint=${this.complaint}></hand-over-dialog>
    <promise-dialog .complaint=${this.complaint}></promise-dialog>`;
  }
}

customElements.define('limit-actions', LimitActions);
