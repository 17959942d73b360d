import { html } from 'lit';
import { t } from '../language.js';
import { SavingElement } from '../elements/saving-element.js';

/** A dialog with a form in it, saved by its button or Ctrl+Enter, closed by Escape. */
export class FormDialog extends SavingElement {
  get dialog() {
    return this.querySelector('dialog');
  }

  async show() {
    this.problem = '';
    this.wrong = {};
    this.requestUpdate();
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }

  /**
   * @param {{title: string, save: string, isDone?: boolean, isBegun?: boolean}} how a finished dialog can only be closed; where the work has
   *   begun, there is nothing left to cancel
   * @param {unknown} fields
   */
  frame({ title, save, isDone = false, isBegun = false }, fields) {
    return html`<dialog aria-label=${title}>
      ${this.formOf(
        'dialog-form',
        html`<h2>${title}</h2>
          ${fields} ${this.problemLine()}
          <div class="dialog-actions">
            ${isDone ? '' : html`<vaadin-button @click=${this.close}>${t(isBegun ? 'dialog.close' : 'dialog.cancel')}</vaadin-button>`}
            ${this.saveButton(save)}
          </div>`,
      )}
    </dialog>`;
  }
}
