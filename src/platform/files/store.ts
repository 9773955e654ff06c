/** Where files are kept, by their names. A file never changes: what is different has another name. */
export interface FileStore {
  /** Once it is done, the whole file is there and stays. Doing it again changes nothing. */
  put(name: string, bytes: Buffer): Promise<void>;
  /** Null when there is none. */
  get(name: string): Promise<Buffer | null>;
  /** Also when there is none. */
  remove(name: string): Promise<void>;
}

const NAME = /^[a-z0-9-]+\.[a-z0-9]+$/;

/** A name that leads nowhere else, wherever it stands in a path or an address. Throws on any other. */
export function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no name of a stored file`);
  return name;
}
