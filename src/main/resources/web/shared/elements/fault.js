import { Directive, directive } from 'lit/directive.js';

/**
 * The fault of a Vaadin field of a form, next to the field, until something else is typed or chosen there.
 * `<vaadin-text-area ${fault(this, 'reason')}>`
 */
class Fault extends Directive {
  /** @param {{element: any}} part @param {[import('./saving-element.js').SavingElement, string]} of the form, and the field's name */
  update({ element }, [form, name]) {
    if (!this.listens) {
      this.listens = true;
      for (const change of ['input', 'value-changed']) element.addEventListener(change, () => form.right(name));
    }
    const words = form.wrong[name];
    element.manualValidation = true;
    element.errorMessage = words ? String(words) : '';
    element.toggleAttribute('invalid', Boolean(words));
    element.invalid = Boolean(words);
  }
}

export const fault = directive(Fault);
