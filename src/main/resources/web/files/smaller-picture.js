const SIDE = 2_560;
const QUALITY = 0.85;
/** A smaller one is sent as it is. */
const LARGE = 1024 * 1024;
const SHOWN_BY_BROWSERS = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * A photo as large as a screen, instead of one as large as a wall: a tenth of the bytes, which counts on a telephone's network. What is no
 * picture, or can't be read here, stays as it is; the server makes its own picture of each anyway.
 *
 * @param {File} file @returns {Promise<File>}
 */
export async function smallerPicture(file) {
  const isHeic = /\.(heic|heif)$/i.test(file.name) || /^image\/hei[cf]/.test(file.type);
  if (!isHeic && !SHOWN_BY_BROWSERS.includes(file.type)) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const factor = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    if (!isHeic && factor === 1 && file.size <= LARGE) {
      bitmap.close();
      return file;
    }
    const blob = await drawn(bitmap, factor);
    bitmap.close();
    if (!blob || (!isHeic && blob.size >= file.size)) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified });
  } catch {
    return file;
  }
}

function drawn(bitmap, factor) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * factor));
  canvas.height = Math.max(1, Math.round(bitmap.height * factor));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
