import type { PicturesAnswer } from '../../../services/pictures/read';
import { Refused, SignedOut } from '../common/api';
import { logInAgain } from '../common/session';

/**
 * Sends a picture as the whole body, and tells from 0 to 1 how far it has come, which `fetch` cannot. Asks to log in when the
 * session is over. Throws as `ask`.
 */
export async function upload(
  path: string,
  file: File,
  texts: Record<string, string>,
  tell: (part: number) => void,
): Promise<PicturesAnswer> {
  const address = `/admin/api/${path}?${new URLSearchParams(texts)}`;
  let { status, answer } = await send(address, file, tell);
  if (status === 401 && (await logInAgain())) ({ status, answer } = await send(address, file, tell));
  if (status === 401) throw new SignedOut();
  if (status !== 200) throw new Refused({ status, data: answer });
  return answer as PicturesAnswer;
}

function send(
  address: string,
  file: File,
  tell: (part: number) => void,
): Promise<{ status: number; answer: unknown }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, answer: request.response });
    request.onerror = () => reject(new TypeError('no contact'));
    request.send(file);
  });
}
