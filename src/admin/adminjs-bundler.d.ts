/** A part of AdminJS that it exports without types. */
declare module 'adminjs/bundler' {
  interface Bundler {
    createEntry(entry: { content: string }): Promise<void>;
    build(): Promise<void>;
    setOutputOption(name: string, value: unknown): Bundler;
  }
  export const componentsBundler: Bundler;
}
