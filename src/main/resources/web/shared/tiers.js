import { t, tCode } from './language.js';
import { departmentName } from './policy-names.js';

/** A tier, and where it holds (D7). @param {{tier: string, department: string | null}} of */
export function tierWords({ tier, department }) {
  const words = tCode('tier', tier);
  return department ? t('tierIn', { tier: words, department: departmentName(department) }) : words;
}
