import { beginList, checkList, deleteList, putListPart } from '../shared/api.js';
import { csvText } from '../shared/desk/csv-text.js';

const PART = 1024 * 1024;
/** A text of another encoding is written again as UTF-8, up to this size; a larger one has to come in UTF-8. */
const MOST_DECODED = 64 * 1024 * 1024;

/** The bytes as the server reads them: Excel saves Chinese in GB18030. @param {File} file @returns {Promise<Blob>} */
async function readable(file) {
  const beginning = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const isWorkbook = (beginning[0] === 0x50 && beginning[1] === 0x4b) || (beginning[0] === 0xd0 && beginning[1] === 0xcf);
  if (isWorkbook || file.size > MOST_DECODED) return file;
  const { text, isOther } = csvText(await file.arrayBuffer());
  return isOther ? new Blob([text]) : file;
}

/**
 * Sends a file part by part and has it checked. What is stopped is deleted.
 *
 * @param {File} file @param {(share: number) => void} progress from 0 to 1 @param {() => boolean} isStopped
 * @returns {Promise<object | null>} the list; null where it was stopped
 */
export async function sendList(file, progress, isStopped) {
  const bytes = await readable(file);
  const list = await beginList({ fileName: file.name.slice(0, 200), size: bytes.size });
  for (let seq = 0; seq * PART < bytes.size; seq += 1) {
    if (isStopped()) {
      await deleteList(list.id);
      return null;
    }
    await putListPart(list.id, seq, bytes.slice(seq * PART, (seq + 1) * PART));
    progress(Math.min(1, ((seq + 1) * PART) / bytes.size));
  }
  return checkList(list.id);
}
