import { uploadRequest } from './file-requests.js';

/** @type {Promise<{mostBytes: number, ofKinds: {kind: string, mostBytes: number}[]} | null> | undefined} */
let asked;

/** How large files may be: asked for once, when a person adds the first one. Null where no answer comes; the server tells then. */
function fileLimits() {
  asked ??= uploadRequest('GET', '')
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null)
    .then((limits) => {
      if (!limits) asked = undefined;
      return limits;
    });
  return asked;
}

/** How many bytes a file of that type may have, as far as is known. @param {string} type that the browser takes it for */
export async function mostBytes(type) {
  const limits = await fileLimits();
  if (!limits) return Infinity;
  const of = (kind) => limits.ofKinds.find((one) => one.kind === kind)?.mostBytes ?? limits.mostBytes;
  if (!type) return limits.mostBytes;
  if (type.startsWith('image/') || type.startsWith('audio/')) return of('image');
  return type.startsWith('text/') ? of('text') : of('document');
}
