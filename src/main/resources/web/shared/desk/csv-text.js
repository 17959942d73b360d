/**
 * The text of a CSV file. Excel saves Chinese in GB18030; that is read here, and shown before anything is stored.
 *
 * @param {ArrayBuffer} bytes @returns {{text: string, isOther: boolean}} `isOther`: it was not in UTF-8
 */
export function csvText(bytes) {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isOther: false };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), isOther: true };
  }
}
