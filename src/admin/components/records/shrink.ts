/** The longest side that the server keeps (services/pictures/encode.ts), in pixels. */
const LONGEST_SIDE = 2000;
const QUALITY = 0.9;
/** So little is sent quickly as it is. */
const SMALL_BYTES = 1_000_000;

/**
 * The photo as it is kept, so that a phone on a slow net sends some hundred kilobytes and not fifteen megabytes. A file that is
 * small, or that this browser cannot read, is left as it is: the server says what is wrong with it.
 */
export async function shrunk(file: File): Promise<File> {
  if (file.size <= SMALL_BYTES) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return file;
    // A JPEG has no transparency: what shows through becomes white, not black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    return jpeg.size < file.size ? new File([jpeg], file.name, { type: jpeg.type }) : file;
  } catch {
    return file;
  }
}
