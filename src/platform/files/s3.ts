import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { Config } from '../../../config/index.js';
import { log } from '../log.js';
import { DomainError } from '../refusals/errors.js';
import { checkedName, type FileStore } from './store.js';

/** Of one request, its tries together. */
const TIMEOUT_MS = 20_000;
const TRIES = 4;
const NOT_FOUND = 404;

/** Files as objects of a bucket, addressed by path, which every such storage understands. They throw `busy` while it cannot be reached. */
export function s3Store({
  endpoint,
  region,
  bucket,
  accessKeyId,
  secretAccessKey,
}: NonNullable<Config['s3']>): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: TRIES });
  const ask = async (method: string, name: string, body?: Buffer): Promise<Response> => {
    const address = `${endpoint}/${bucket}/${checkedName(name)}`;
    try {
      const response = await client.fetch(address, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body ? { body: new Uint8Array(body), headers: headersOf(body) } : {}),
      });
      if (response.ok || (response.status === NOT_FOUND && !body)) return response;
      await response.body?.cancel();
      throw new Error(`The storage answered ${response.status} to ${method}`);
    } catch (error) {
      log.error({ err: error }, 'the storage of pictures cannot be used');
      throw new DomainError('busy');
    }
  };
  return {
    async put(name, bytes) {
      const response = await ask('PUT', name, bytes);
      await response.body?.cancel();
    },
    async get(name) {
      const response = await ask('GET', name);
      if (response.ok) return Buffer.from(await response.arrayBuffer());
      await response.body?.cancel();
      return null;
    },
    async remove(name) {
      const response = await ask('DELETE', name);
      await response.body?.cancel();
    },
  };
}

/** Signed with the bytes, so that a storage that gets others refuses them. */
function headersOf(body: Buffer): Record<string, string> {
  return {
    'Content-Type': 'image/webp',
    'X-Amz-Content-Sha256': createHash('sha256').update(body).digest('hex'),
  };
}
